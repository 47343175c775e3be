"""Why a wrong option is wrong: what the text itself says of it, with the passage, or that it does not name it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.domain.analysis import NoteKind, OptionNote
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyapp.analysis.cards.material import Material, Name, Passage


def notes_on(material: Material, options: Iterable[str], proof: Passage) -> tuple[OptionNote, ...]:
    """Return one note for each option that the passage `proof` shows to be wrong."""
    return tuple(_note(material, option, proof) for option in options)


def change_note(statement: Passage, shown: str, told: str, span: Span | None) -> OptionNote:
    """Return what a false statement changed: it says `shown`, the text says `told` at `span`."""
    return OptionNote(shown, NoteKind.INSTEAD, told, span or statement.span)


def _note(material: Material, option: str, proof: Passage) -> OptionNote:
    name = material.name_of(option)
    if name is not None and name.definition is not None:
        meant = name.definition
        return OptionNote(option, NoteKind.DEFINED, meant.text, Span(meant.start, meant.end))
    elsewhere = _named_in(material, name, proof) if name is not None else None
    elsewhere = elsewhere or _worded_in(material, option, proof)
    if elsewhere is None:
        return OptionNote(option, NoteKind.UNNAMED)
    return OptionNote(option, NoteKind.ELSEWHERE, elsewhere.text, elsewhere.span)


def _named_in(material: Material, name: Name, proof: Passage) -> Passage | None:
    """Return the sentence that says most about the name: the most central one, the earliest of equals."""
    passages = [material.passages[index] for index in name.passages if index != proof.index]
    return max(passages, key=lambda passage: (passage.weight, -passage.index), default=None)


def _worded_in(material: Material, option: str, proof: Passage) -> Passage | None:
    pattern = re.compile(rf"(?<![\w.,]){re.escape(option)}(?![\w%]|[.,]\d)", re.IGNORECASE)
    found = (p for p in material.passages if p.index != proof.index and pattern.search(p.text))
    return next(found, None)
