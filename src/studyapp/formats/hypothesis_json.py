"""Reads annotations as Hypothesis exports them: its API's search result, the client's export, or a plain list.

A thread is one item: what was answered stands below the note as quotations, in the order of time.
"""

from __future__ import annotations

from dataclasses import replace
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
    """Yield the items in the order of the file; an answer to what is no item of it is a bad one."""
    rows = [record(row) for row in _rows(value)]
    answers: dict[str, list[Record]] = {}
    alone = {words(row.get("id")) for row in rows if not _asked(row) and _selector(row)}
    for row in rows:
        if _asked(row) in alone and words(row.get("text")).strip():
            answers.setdefault(_asked(row), []).append(row)
    for row in rows:
        if not _asked(row):
            found = _item(row)
            yield _with_answers(found, answers.pop(words(row.get("id")), [])) if isinstance(found, Foreign) else found
        elif _asked(row) not in alone:
            yield BadItem(Why.REPLY, words(row.get("text"))[:_LONGEST_LABEL])


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
    selector = _selector(fields)
    if selector is None:
        return BadItem(Why.NO_PASSAGE, (note or words(fields.get("uri")))[:_LONGEST_LABEL])
    return Foreign(
        id=f"https://hypothes.is/a/{found}" if (found := words(fields.get("id"))) else "",
        selector=selector,
        kind=AnnotationKind.HIGHLIGHT,
        color=1,
        note=note,
        tags=texts(fields.get("tags")),
        author=_author(fields),
        created_at=moment(fields.get("created")),
        modified_at=moment(fields.get("updated")),
        title=words(record(fields.get("document")).get("title")),
    )


def _asked(fields: Record) -> str:
    """Return the id of the annotation that the thread of an answer begins with; "" for what answers none."""
    return words(fields.get("references"))


def _author(fields: Record) -> str:
    name = words(record(fields.get("user_info")).get("display_name"))
    return name or words(fields.get("user")).removeprefix("acct:")


def _with_answers(mark: Foreign, answers: list[Record]) -> Foreign:
    """Return the mark with the answers quoted below its note; as new as the last of them."""
    notes = [mark.note] if mark.note else []
    for answer in sorted(answers, key=lambda answer: words(answer.get("created"))):
        made = moment(answer.get("created"))
        said = f"**{_author(answer) or '?'}**" + (f", {made:%Y-%m-%d}" if made else "")
        lines = [said, "", *words(answer.get("text")).splitlines()]
        notes.append("\n".join(f"> {line}".rstrip() for line in lines))
    told = [mark.modified_at, *(moment(answer.get("updated")) for answer in answers)]
    return replace(mark, note="\n\n".join(notes), modified_at=max(filter(None, told), default=None))


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
