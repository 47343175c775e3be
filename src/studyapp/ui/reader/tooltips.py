"""What the pointer learns over a mark: name, type and definition, or what a time expression means."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from studyapp.ui.date_words import expression_words, with_dates_in_words
from studyapp.ui.marker import color_name, kind_name, tag_words
from studyapp.ui.words import type_name

if TYPE_CHECKING:
    from studyapp.domain.analysis import TimeExpression
    from studyapp.domain.annotation import Annotation
    from studyapp.domain.entity import Entity
    from studyapp.ui.reader.marks import Mark
    from studyapp.ui.reader.way import Way

_LONGEST = 240
_LONGEST_NOTE = 600


def describe_mark(mark: Mark) -> str:
    """Return rich text for a tooltip; everything that comes from the document is escaped."""
    if mark.entity is not None:
        return _entity(mark.entity)
    return _time(mark.time) if mark.time is not None else ""


def describe_annotation(annotation: Annotation) -> str:
    """Return rich text for a tooltip: what the mark is, whose, its note and tags."""
    head = f"<b>{html.escape(kind_name(annotation.kind))}</b> · {html.escape(color_name(annotation.color))}"
    lines = [head if annotation.own else f"{head} · {html.escape(_tr('by {0}').format(annotation.author))}"]
    if annotation.note:
        lines.append(html.escape(_short(annotation.note)).replace("\n", "<br>"))
    if annotation.tags:
        lines.append("<small>" + html.escape(tag_words(annotation.tags)) + "</small>")
    return "<br>".join(lines)


def describe_way(way: Way) -> str:
    """Return rich text for a tooltip: the note itself, or the address, which is only named and never opened."""
    words = html.escape(_short(" ".join(way.words.split()), longest=_LONGEST_NOTE))
    if way.is_note:
        return words or _tr("This note is not in the file.")
    return words if way.target is None else _tr("Go to this place in the text")


def _entity(entity: Entity) -> str:
    definition = entity.own_definition or (entity.definition.text if entity.definition else "")
    lines = [f"<b>{html.escape(entity.name)}</b> · {html.escape(type_name(entity.type))}"]
    if definition:
        lines.append(html.escape(_short(definition)))
    count = len(entity.mentions)
    lines.append(_tr("{0} mentions").format(count) if count != 1 else _tr("1 mention"))
    return "<br>".join(lines)


def _time(time: TimeExpression) -> str:
    words = expression_words(time)
    lines = [f"<b>{html.escape(words[:1].upper() + words[1:])}</b>"]
    if time.derivation:
        lines.append(html.escape(_short(with_dates_in_words(time.derivation))))
    written = time.edtf or time.value
    if written != words:
        lines.append(f"<small>{html.escape(written)}</small>")
    return "<br>".join(lines)


def _short(text: str, *, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("reader", text)
