"""Reads highlights as calibre's viewer and its annotations browser export them ("calibre highlights")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.annotation import AnnotationKind
from studyapp.domain.annotation_exchange import BadItem, Foreign, Why, normal
from studyapp.domain.selector import Selector
from studyapp.formats.json_fields import items, moment, record, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.domain.annotation_exchange import Item
    from studyapp.formats.json_fields import Record

_KINDS = frozenset({"calibre_highlights", "calibre_annotation_collection"})
_COLORS = {"yellow": 1, "green": 2, "blue": 3, "red": 4, "orange": 5, "purple": 6}
_LONGEST_LABEL = 120


def is_calibre(value: object) -> bool:
    """Tell whether JSON looks like calibre's."""
    fields = record(value)
    rows = [record(one) for one in items(value)[:50]]
    return words(fields.get("type")) in _KINDS or any("highlighted_text" in row or "start_cfi" in row for row in rows)


def read_calibre(value: object) -> Iterator[Item]:
    """Yield the items in the order of the file."""
    fields = record(value)
    for row in items(fields.get("highlights", fields.get("annotations", value))):
        yield _item(record(row))


def _item(fields: Record) -> Item:
    if not fields:
        return BadItem(Why.NOT_AN_ANNOTATION)
    inner = record(fields.get("annotation")) or fields  # the annotations browser keeps the book beside it
    quote = normal(words(inner.get("highlighted_text")))
    note = words(inner.get("notes"))
    if inner.get("removed"):
        return BadItem(Why.DELETED, (quote or words(inner.get("uuid")))[:_LONGEST_LABEL])
    if not quote.strip():
        return BadItem(Why.NO_PASSAGE, (note or words(inner.get("title")))[:_LONGEST_LABEL])
    style = record(inner.get("style"))
    made = moment(inner.get("timestamp"))
    return Foreign(
        id=f"urn:calibre:{found}" if (found := words(inner.get("uuid"))) else "",
        selector=Selector(quote, "", "", -1, -1),
        kind=AnnotationKind.UNDERLINE if words(style.get("kind")) == "decoration" else AnnotationKind.HIGHLIGHT,
        color=_COLORS.get(words(style.get("which")).lower(), 1),
        note=note,
        tags=(),
        created_at=made,
        modified_at=made,
        title=words(fields.get("title")) if inner is not fields else "",
    )
