"""One side of a merged item in words: what a card asks and answers, what a mark says, what a correction does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from studyapp.domain.card import CardState
from studyapp.domain.merge import MaterialKind, Part
from studyapp.domain.pack_items import name_of, wording_of

if TYPE_CHECKING:
    from studyapp.domain.merge import Item


def side_words(item: Item | None) -> str:
    """Return the words; a sentence of its own where the side does not have the item."""
    if item is None:
        return _tr("(not there)")
    match item.key.kind:
        case MaterialKind.CARD:
            wording = wording_of(item)
            others = f" ({_tr('not {0}').format(', '.join(wording.distractors))})" if wording.distractors else ""
            hint = f" [{wording.hint}]" if wording.hint else ""
            return f"{wording.prompt}{hint} → {wording.answer}{others} {_state(item.part(Part.STATE))}".strip()
        case MaterialKind.ANNOTATION:
            return item.part(Part.NOTE) or _tr("a mark without a note, colour {0}").format(item.part(Part.COLOR))
        case MaterialKind.OWN_EVENT:
            return " · ".join(part for part in name_of(item) if part)
        case MaterialKind.DOCUMENT:
            return item.part(Part.TITLE)
        case MaterialKind.GLOSSARY_RULE | MaterialKind.EVENT_RULE:
            return item.part(Part.VALUE) or _tr("(taken away)")


def _state(state: str) -> str:
    return {
        CardState.REJECTED: _tr("(rejected)"),
        CardState.SUSPENDED: _tr("(suspended)"),
        CardState.SUGGESTED: _tr("(not approved)"),
    }.get(CardState(state), "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("packs", text)
