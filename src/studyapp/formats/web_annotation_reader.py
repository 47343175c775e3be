"""Reads W3C Web Annotations of any program: sets, collections, pages, graphs, lists, single ones.

Each item is read for itself: one that is broken is told of, and costs nothing but itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from studyapp.domain.annotation import COLORS as OURS
from studyapp.domain.annotation import AnnotationKind
from studyapp.domain.annotation_exchange import BadItem, Foreign, Why, normal
from studyapp.domain.selector import Selector
from studyapp.formats.json_fields import items, moment, record, texts, whole, words
from studyapp.formats.web_annotation import COLORS, DOCUMENT_URN, TEXT_URN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from studyapp.domain.annotation_exchange import Item
    from studyapp.formats.json_fields import Record

_COLLECTIONS = frozenset({"AnnotationSet", "AnnotationCollection", "AnnotationPage"})
_MOST_NESTED = 6
_LONGEST_LABEL = 120


def is_web_annotation(value: object) -> bool:
    """Tell whether JSON looks like Web Annotations."""
    fields = record(value)
    if "@graph" in fields or _COLLECTIONS & set(texts(fields.get("type"))):
        return True
    return any("Annotation" in texts(record(one).get("type")) for one in items(value)[:50])


def read_web_annotations(value: object) -> Iterator[Item]:
    """Yield the items in the order of the file."""
    yield from _found(value, {}, 0)


def _found(value: object, about: Record, depth: int) -> Iterator[Item]:
    for one in items(value):
        fields = record(one)
        inner = next((name for name in ("@graph", "items", "first") if name in fields), None)
        if inner is not None and depth < _MOST_NESTED:
            yield from _found(fields[inner], record(fields.get("about")) or about, depth + 1)
        else:
            yield _item(fields, about)


def _item(fields: Record, about: Record) -> Item:
    label = words(fields.get("id")) or words(fields.get("bodyValue"))
    if "Annotation" not in texts(fields.get("type")):
        return BadItem(Why.NOT_AN_ANNOTATION, label[:_LONGEST_LABEL])
    target = next(iter(items(fields.get("target"))), None)
    resource = record(target)
    selector = _selector(_flat(resource.get("selector")))
    if selector is None:
        return BadItem(Why.NO_PASSAGE, (_note(fields) or label)[:_LONGEST_LABEL])
    bodies = [record(body) for body in items(fields.get("body"))]
    identifiers = texts(about.get("dc:identifier"))
    source = words(resource.get("source")) if resource else words(target)
    return Foreign(
        id=words(fields.get("id")),
        selector=selector,
        kind=_kind(fields, bodies),
        color=_color(bodies),
        note=_note(fields),
        tags=_tags(bodies),
        author=_author(fields),
        created_at=moment(fields.get("created")),
        modified_at=moment(fields.get("modified")),
        orphaned=fields.get("studyapp:orphaned") is True,
        text_sha256=_after(TEXT_URN, identifiers),
        document_id=_after(DOCUMENT_URN, (source, *identifiers)),
        title=words(about.get("dc:title")) or words(about.get("title")),
    )


def _flat(value: object, depth: int = 0) -> Iterator[Record]:
    """Yield selectors and what refines them, one after the other."""
    for one in items(value):
        fields = record(one)
        yield fields
        if depth < _MOST_NESTED:
            for name in ("refinedBy", "items"):
                yield from _flat(fields.get(name), depth + 1)


def _selector(selectors: Iterable[Record]) -> Selector | None:
    quote, prefix, suffix, start, end = "", "", "", -1, -1
    for fields in selectors:
        kinds = texts(fields.get("type"))
        if "TextQuoteSelector" in kinds and not quote:
            quote, prefix, suffix = (normal(words(fields.get(name))) for name in ("exact", "prefix", "suffix"))
        elif "TextPositionSelector" in kinds and start < 0:
            start, end = whole(fields.get("start")), whole(fields.get("end"))
        elif "FragmentSelector" in kinds and not quote:
            quote, prefix, suffix = _text_fragment(words(fields.get("value")))
    return Selector(quote, prefix, suffix, start, end) if quote.strip() else None


def _text_fragment(value: str) -> tuple[str, str, str]:
    """Read `text=prefix-,words,-suffix`; one that names only beginning and end is of no use to us."""
    _, found, directive = value.partition(":~:text=")
    parts = directive.partition("&")[0].split(",") if found else []
    prefix = unquote(parts.pop(0)[:-1]) if len(parts) > 1 and parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if len(parts) > 1 and parts[-1].startswith("-") else ""
    return (normal(unquote(parts[0])), normal(prefix), normal(suffix)) if len(parts) == 1 else ("", "", "")


def _note(fields: Record) -> str:
    found = [words(fields.get("bodyValue"))]
    for body in items(fields.get("body")):
        if isinstance(body, str):
            continue  # the address of a body elsewhere
        purposes = texts(record(body).get("purpose"))
        if not purposes or not set(purposes) <= {"tagging", "highlighting"}:
            found.append(words(record(body).get("value")))
    return "\n\n".join(note for note in found if note)


def _tags(bodies: Iterable[Record]) -> tuple[str, ...]:
    found: list[str] = []
    for body in bodies:
        found.extend(texts(body.get("tags")))
        if "tagging" in texts(body.get("purpose")):
            found.append(words(body.get("value")))
    return tuple(found)


def _kind(fields: Record, bodies: Iterable[Record]) -> AnnotationKind:
    for body in bodies:
        if (kind := words(body.get("studyapp:kind"))) in set(AnnotationKind):
            return AnnotationKind(kind)
        if words(body.get("highlight")) in {"underline", "strikethrough"}:
            return AnnotationKind.UNDERLINE
    is_note = "commenting" in texts(fields.get("motivation")) and not any(body.get("highlight") for body in bodies)
    return AnnotationKind.NOTE if is_note else AnnotationKind.HIGHLIGHT


def _color(bodies: Iterable[Record]) -> int:
    for body in bodies:
        if (number := whole(body.get("studyapp:color"))) in OURS:
            return number
        if (name := words(body.get("color")).lower()) in COLORS:
            return COLORS.index(name) + 1
    return 1


def _author(fields: Record) -> str:
    creator = next(iter(items(fields.get("creator"))), None)
    if isinstance(creator, str):
        return words(creator)
    who = record(creator)
    return words(who.get("name")) or words(who.get("nickname")) or words(who.get("id"))


def _after(prefix: str, values: Iterable[str]) -> str:
    return next((value.removeprefix(prefix) for value in values if value.startswith(prefix)), "")
