"""Writes annotations as W3C Web Annotations (JSON-LD), in the EPUB Annotations 1.0 profile.

A set for each document (https://www.w3.org/TR/epub-anno-10/). What the profile has no word for stands under
`studyapp:`, so that what we wrote comes back as it was; other programs may leave it aside.
"""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from studyapp.domain.annotation import AnnotationKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from studyapp.domain.annotation import Annotation
    from studyapp.domain.annotation_exchange import AnnotatedDocument
    from studyapp.domain.selector import Selector

type Json = bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None

CONTEXT: Final = "https://www.w3.org/ns/epub-anno.jsonld"
DOCUMENT_URN: Final = "urn:studyapp:document:"
TEXT_URN: Final = "urn:studyapp:sha256:"
TEXT_FRAGMENT: Final = "https://wicg.github.io/scroll-to-text-fragment/"
COLORS: Final = ("yellow", "green", "blue", "pink", "orange", "purple", "green", "blue")
"""The profile's six names for our eight colours."""
_VOCABULARY = "urn:studyapp:vocabulary:"
_LONGEST_FRAGMENT = 300


def write_web_annotations(documents: Sequence[AnnotatedDocument], *, now: datetime, version: str) -> str:
    """Return one AnnotationSet, or a graph of several."""
    context: Json = [CONTEXT, {"studyapp": _VOCABULARY}]
    sets = [_set(document, now, version) for document in documents]
    record: dict[str, Json] = {"@context": context}
    record |= sets[0] if len(sets) == 1 else {"@graph": sets}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def moment_text(moment: datetime) -> str:
    """Return the moment as ISO 8601 in UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _set(document: AnnotatedDocument, now: datetime, version: str) -> dict[str, Json]:
    about: dict[str, Json] = {
        "dc:identifier": [DOCUMENT_URN + document.id, TEXT_URN + document.text_sha256],
        "dc:title": document.title,
        "dc:format": "text/plain",
    }
    if document.authors:
        about["dc:creator"] = list(document.authors)
    if document.publisher:
        about["dc:publisher"] = document.publisher
    if document.date:
        about["dc:date"] = document.date[:4]
    if document.address:
        about["studyapp:address"] = document.address
    return {
        "id": uuid5(NAMESPACE_URL, f"{document.id} {moment_text(now)}").urn,
        "type": "AnnotationSet",
        "generator": {"id": "urn:studyapp", "type": "Software", "name": f"studyapp {version}"},
        "generated": moment_text(now),
        "title": document.title,
        "about": about,
        "items": [
            _item(placed.annotation, placed.section, placed.page, DOCUMENT_URN + document.id)
            for placed in document.items
        ],
    }


def _item(annotation: Annotation, section: str, page: str, source: str) -> dict[str, Json]:
    meta: dict[str, Json] = {}
    if section:
        meta["studyapp:section"] = section
    if page:
        meta["studyapp:page"] = page
    target: dict[str, Json] = {"source": source, "selector": _selectors(annotation.selector)}
    if meta:
        target["meta"] = meta
    record: dict[str, Json] = {
        "id": f"urn:uuid:{annotation.id}",
        "type": "Annotation",
        "motivation": "commenting" if annotation.note or annotation.kind is AnnotationKind.NOTE else "highlighting",
        "created": moment_text(annotation.created_at),
        "modified": moment_text(annotation.modified_at),
        "target": target,
        "body": _body(annotation),
    }
    if annotation.author:
        creator = "urn:studyapp:author:" + quote(annotation.author, safe="")
        record["creator"] = {"id": creator, "type": "Person", "name": annotation.author}
    if annotation.orphaned:
        record["studyapp:orphaned"] = True
    return record


def _body(annotation: Annotation) -> dict[str, Json]:
    return {
        "type": "TextualBody",
        "value": annotation.note,
        "format": "text/plain",
        "color": COLORS[annotation.color - 1],
        "highlight": "underline" if annotation.kind is AnnotationKind.UNDERLINE else "solid",
        "tags": list(annotation.tags),
        "studyapp:color": annotation.color,
        "studyapp:kind": annotation.kind.value,
    }


def _selectors(selector: Selector) -> list[Json]:
    found: list[Json] = [
        {
            "type": "TextQuoteSelector",
            "exact": selector.quote,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
        {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
    ]
    if len(selector.quote) <= _LONGEST_FRAGMENT:
        found.append({"type": "FragmentSelector", "conformsTo": TEXT_FRAGMENT, "value": _fragment(selector)})
    return found


def _fragment(selector: Selector) -> str:
    before = f"{_encoded(selector.prefix)}-," if selector.prefix.strip() else ""
    behind = f",-{_encoded(selector.suffix)}" if selector.suffix.strip() else ""
    return f":~:text={before}{_encoded(selector.quote)}{behind}"


def _encoded(words: str) -> str:
    """Encode for a text directive, where comma, ampersand and hyphen have a meaning."""
    return quote(words, safe="").replace("-", "%2D")
