"""Reads annotations as Hypothesis exports them: its API's search result, the client's export, or a plain list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.annotation import AnnotationKind
from studyapp.domain.annotation_exchange import BadItem, Foreign, Why, normal
from studyapp.domain.selector import Selector
from studyapp.formats.json_fields import items, moment, record, texts, whole, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.domain.annotation_exchange import Item
    from studyapp.formats.json_fields import Record

_LONGEST_LABEL = 120


def is_hypothesis(value: object) -> bool:
    """Tell whether JSON looks like an export of Hypothesis."""
    return any("target" in record(one) and {"uri", "user"} & record(one).keys() for one in _rows(value)[:50])


def read_hypothesis(value: object) -> Iterator[Item]:
    """Yield the items in the order of the file."""
    for row in _rows(value):
        yield _item(record(row))


def _rows(value: object) -> list[object]:
    fields = record(value)
    for name in ("rows", "annotations"):
        if name in fields:
            return items(fields[name])
    return items(value)


def _item(fields: Record) -> Item:
    note = words(fields.get("text"))
    if not fields:
        return BadItem(Why.NOT_AN_ANNOTATION)
    if items(fields.get("references")):
        return BadItem(Why.REPLY, note[:_LONGEST_LABEL])
    selector = _selector(fields)
    if selector is None:
        return BadItem(Why.NO_PASSAGE, (note or words(fields.get("uri")))[:_LONGEST_LABEL])
    user = words(record(fields.get("user_info")).get("display_name"))
    return Foreign(
        id=f"https://hypothes.is/a/{found}" if (found := words(fields.get("id"))) else "",
        selector=selector,
        kind=AnnotationKind.HIGHLIGHT,
        color=1,
        note=note,
        tags=texts(fields.get("tags")),
        author=user or words(fields.get("user")).removeprefix("acct:"),
        created_at=moment(fields.get("created")),
        modified_at=moment(fields.get("updated")),
        title=words(record(fields.get("document")).get("title")),
    )


def _selector(fields: Record) -> Selector | None:
    quote: Record = {}
    start = end = -1
    for target in items(fields.get("target")):
        for one in items(record(target).get("selector")):
            kind = words(record(one).get("type"))
            if kind == "TextQuoteSelector":
                quote = quote or record(one)
            elif kind == "TextPositionSelector" and start < 0:
                start, end = whole(record(one).get("start")), whole(record(one).get("end"))
    exact, prefix, suffix = (normal(words(quote.get(name))) for name in ("exact", "prefix", "suffix"))
    return Selector(exact, prefix, suffix, start, end) if exact.strip() else None
