"""What a web page says of itself: title, authors, date, language, publisher, address.

Sources in their order: JSON-LD (schema.org), Open Graph and article tags, Dublin Core and citation tags, microdata and
`<time>`, the title element.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from studyapp.formats.front_matter import day_of
from studyapp.formats.html_tree import attribute, descendants, local, text_of, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from studyapp.formats.html_tree import Element

type _Json = str | int | float | bool | list[_Json] | dict[str, _Json] | None

_ARTICLES = re.compile(
    r"(?:News|Blog|Scholarly|Tech|Opinion|Report|Analysis|Review|Background|Social)?\w*(?:Article|Posting)"
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "date",
    "article:modified_time",
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|Page saved with SingleFile\s+url:\s*(\S+)")
_BY = re.compile(
    r"^\s*(?:(?:by|von|par|por|di|autor(?:in)?|author|auteur|verfasser|text|written by)\s*:?)(?=[\s:])[\s:]*", re.I
)
_NO_NAME = re.compile(r"://|@|^(?:view|show|see|read|more|all|posts?|articles?|posted|follow)\b", re.IGNORECASE)
_AND = re.compile(r",?\s+(?:and|und|et|y|&)\s+")
_AT_DIGIT = re.compile(r"\s+\d")
_BARS = re.compile(r"\s+[|•·»–—-]\s+")
_MOST_AUTHORS, _LONGEST_NAME, _LONGEST_JSON = 20, 80, 1 << 20


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; "", () and None where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    day: date | None = None
    language: str = ""
    publisher: str = ""
    address: str = ""


@dataclass(slots=True)
class _Said:
    meta: dict[str, list[str]] = field(default_factory=dict[str, "list[str]"])
    linked: dict[str, _Json] = field(default_factory=dict[str, "_Json"])

    def first(self, *names: str) -> str:
        return next((self.meta[name][0] for name in names if name in self.meta), "")


def page_facts(root: Element, source: str) -> PageFacts:
    """Return what the page says of itself; `source` is its text, for comments that browsers write."""
    said = _said(root)
    address = _address(root, said, source)
    return PageFacts(
        title=_title(root, said),
        authors=_authors(root, said),
        day=_day(root, said),
        language=_language(root, said),
        publisher=said.first("og:site_name", "application-name") or _name(said.linked.get("publisher")),
        address=address if address.startswith(("http://", "https://")) else "",
    )


def _said(root: Element) -> _Said:
    said = _Said()
    for meta in descendants(root, "meta"):
        name = (attribute(meta, "property") or attribute(meta, "name") or attribute(meta, "itemprop")).lower()
        content = " ".join(attribute(meta, "content").split())
        if name and content:
            said.meta.setdefault(name, []).append(content[:2000])
    for script in descendants(root, "script"):
        if attribute(script, "type").lower() == "application/ld+json" and not said.linked:
            said.linked = _article(script.text or "")
    return said


def _article(text: str) -> dict[str, _Json]:
    """Return the first article of a JSON-LD text; an empty one where there is none."""
    if len(text) > _LONGEST_JSON:
        return {}
    try:
        found = cast("_Json", json.loads(text.strip().strip(";")))
    except (ValueError, RecursionError):
        return {}
    for thing in _things(found):
        kinds = thing.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and _ARTICLES.fullmatch(name) for name in names):
            return thing
    return {}


def _things(value: _Json) -> Iterator[dict[str, _Json]]:
    if isinstance(value, list):
        for part in value:
            yield from _things(part) if isinstance(part, dict) else ()
    elif isinstance(value, dict):
        yield value
        graph = value.get("@graph")
        if isinstance(graph, list):
            yield from (part for part in graph if isinstance(part, dict))


def _title(root: Element, said: _Said) -> str:
    headline = said.linked.get("headline")
    told = said.first("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title")
    if not told and isinstance(headline, str):
        told = headline
    element = next(descendants(root, "title"), None)
    window = "" if element is None else text_of(element)
    heads = [text_of(head) for head in descendants(root, "h1")][:5]
    parts = _BARS.split(window)
    names = {said.first("og:site_name", "application-name"), _name(said.linked.get("publisher"))}
    longest = max(map(len, parts))
    names.update(part for part in parts[1:] if 2 * len(part) < longest)  # "The article's title | The paper"
    for head in heads:
        if head and (head == told or (head in window and head not in names)):
            return head[:300]
    return (told or next((part for part in parts if part not in names), parts[0]))[:300].strip()


def _authors(root: Element, said: _Said) -> tuple[str, ...]:
    linked = said.linked.get("author")
    names = [_name(part) for part in (linked if isinstance(linked, list) else [linked])]
    if not any(names):
        names = [name for key in _AUTHORS for name in said.meta.get(key, ())]
    if not any(names):
        names = [text_of(found) for found in root.iter() if local(found) and _is_author(found)]
    single = (part for name in names for part in _parted(_AT_DIGIT.split(name)[0]))
    cleaned = (_BY.sub("", name).strip(" ,;|-–") for name in single)
    kept = [name for name in cleaned if 2 < len(name) <= _LONGEST_NAME and not _NO_NAME.search(name)]
    return tuple(dict.fromkeys(kept))[:_MOST_AUTHORS]


def _parted(names: str) -> list[str]:
    """Return "Ada Byron and Mary Some" as two names, "Byron and Some" as one."""
    parts = _AND.split(names)
    return parts if all(" " in part.strip() for part in parts) else [names]


def _is_author(element: Element) -> bool:
    return (
        attribute(element, "itemprop") == "author"
        or attribute(element, "rel") == "author"
        or bool(tokens(element, "class") & {"p-author", "byline-name", "author-name", "byline__name"})
    )


def _day(root: Element, said: _Said) -> date | None:
    published = said.linked.get("datePublished")
    tries = [published if isinstance(published, str) else "", *(said.first(name) for name in _DATES)]
    for element in root.iter():
        if local(element) == "time":
            tries.append(attribute(element, "datetime") or text_of(element))
        elif attribute(element, "itemprop") == "datePublished":
            tries.append(attribute(element, "content") or attribute(element, "datetime") or text_of(element))
        if len(tries) > 50:
            break
    for words in tries:
        with suppress(ValueError):
            if words and (day := day_of(words)) is not None:
                return day
    return None


def _language(root: Element, said: _Said) -> str:
    told = attribute(root, "lang") or said.first("content-language", "og:locale", "dc.language")
    return re.split(r"[-_,;]", told.strip().lower())[0][:8]


def _address(root: Element, said: _Said, source: str) -> str:
    for link in descendants(root, "link"):
        if "canonical" in tokens(link, "rel"):
            return attribute(link, "href").strip()
    saved = _SAVED_FROM.search(source[:20_000])
    return said.first("og:url") or ((saved.group(1) or saved.group(2)) if saved else "")


def _name(value: _Json) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
