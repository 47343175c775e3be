"""Reads highlights as calibre's viewer and its annotations browser export them.

The viewer writes "highlights", the browser "annotations" with the book's number and no title (calibre 6.13:
gui2/viewer/highlights.py, gui2/library/annotations.py); what was deleted is there without its words. A passage is told
by its words and its chapter's titles: a CFI counts nodes of a file that we do not keep.
"""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING

from studyapp.domain.annotation import AnnotationKind
from studyapp.domain.annotation_exchange import BadItem, Foreign, Why, normal
from studyapp.domain.selector import Selector
from studyapp.formats.json_fields import items, moment, record, texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.domain.annotation_exchange import Item
    from studyapp.formats.json_fields import Record

_KINDS = frozenset({"calibre_highlights", "calibre_annotation_collection"})
_COLORS = {"yellow": 1, "green": 2, "blue": 3, "red": 4, "purple": 6}
_HUES = ((20, 4), (45, 5), (70, 1), (150, 2), (195, 7), (255, 3), (330, 6), (361, 4))
"""The hue in degrees up to which a colour of the reader's own is taken for one of ours."""
_GRAY, _GRAY_COLOR = 0.12, 8
_HEX = re.compile("#[0-9a-fA-F]{6}")
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
        color=_COLORS.get(words(style.get("which")).lower()) or _nearest(words(style.get("background-color"))),
        note=note,
        tags=(),
        created_at=made,
        modified_at=made,
        title=words(fields.get("title")) if inner is not fields else "",
        sections=texts(inner.get("toc_family_titles")),
    )


def _nearest(color: str) -> int:
    """Return our number for a colour that a reader made up: "#rrggbb"; 1 for everything else."""
    if not _HEX.fullmatch(color):
        return 1
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    return _GRAY_COLOR if saturation < _GRAY else next(number for limit, number in _HUES if hue * 360 < limit)
