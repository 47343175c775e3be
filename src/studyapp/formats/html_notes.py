"""Which links are references to notes, which lead back from a note, and which elements are notes.

What exporters write differs: EPUB 3 and pandoc say it (`epub:type`, `role`), Wikipedia and Word by their class names,
Calibre and Sigil not at all: there a small number links to a passage that links back. The findings are written into
the trees as attributes, which the walker reads.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

from studyapp.formats.html_tree import attribute, descendants, local, text_of, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from studyapp.formats.html_tree import Element

ROLE = "studyapp-role"
"""On a link: REFERENCE or BACK; on any other element: BODY, or BACK for what only leads back."""
NUMBER, KEY = "studyapp-number", "studyapp-key"
REFERENCE, BACK, BODY = "reference", "back", "body"

_REFERENCES = frozenset(
    [
        "noteref",
        "annoref",
        "doc-noteref",
        "footnote-ref",
        "footnote-reference",
        "footnoteref",
        "fnref",
        "refnote",
        "noteanchor",
        "fn-ref",
        "footnote-link",
        "footnote-anchor",
        "footnote__citation",
        "msofootnotereference",
        "msoendnotereference",
        "cite_ref",
    ]
)
_CITATION = "reference"
"""Wikipedia's word for a raised number, and that of Sphinx for any link within a book."""
_BACKS = frozenset(
    [
        "footnote-back",
        "doc-backlink",
        "backlink",
        "mw-cite-backlink",
        "footnote-backref",
        "reversefootnote",
        "footnote-return",
        "fn-backref",
        "data-footnote-backref",
    ]
)
_BODIES = frozenset(
    ["footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote", "msofootnotetext", "msoendnotetext"]
)
_LISTS = frozenset(["footnotes", "endnotes", "rearnotes", "doc-endnotes", "doc-footnotes", "references", "reflist"])
_BODY_TAGS = frozenset({"li", "p", "div", "aside", "dd", "td", "tr", "section", "dl"})
_WHOLE = frozenset({"li", "aside", "dd"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LABEL = re.compile(r"[\[(]?(\d{1,4}|[a-zA-Z]{1,2}|[ivxlc]{1,6}|[*†‡§¶#]{1,4})[\])]?\.?")
_NO_XML = re.compile("[\0-\x1f\x7f\ufffe\uffff]")  # what lxml takes for no text
_ARROWS = re.compile(r"[\s↑↩↵⏎^⇑▲\ufe0e\ufe0f]+")
_LONGEST_LABEL = 12
_LONGEST_NOTE = 20_000


@dataclass(slots=True)
class _Link:
    element: Element
    target: str
    own: frozenset[str]
    label: str


class _Bodies:
    """Looks up what holds the note at an anchor, and the fragments that links in it lead to; each once."""

    def __init__(self, places: dict[str, Element]) -> None:
        self._places = places
        self._known: dict[str, tuple[Element | None, frozenset[str]]] = {}

    def at(self, key: str) -> tuple[Element | None, frozenset[str]]:
        if key not in self._known:
            target = self._places.get(key)
            body = None if target is None else _body(target)
            links = () if body is None else descendants(body, "a")
            backs = frozenset(unquote(attribute(link, "href")).rpartition("#")[2] for link in links)
            self._known[key] = (body, backs - {""})
        return self._known[key]


def resolved(path: str, href: str, *, address: str = "") -> str:
    """Return the key of a link into the file: "path#fragment", or "path" alone; "" for a link that leads out of it.

    `address` is where a web page was saved from: links to itself are links into the file.
    """
    href = href.strip()
    if not href:
        return ""
    try:
        base, fragment = urldefrag(href)
        if base and base == urldefrag(address).url:
            base = ""
        if base and (urlsplit(base).scheme or base.startswith("//")):
            return ""
    except ValueError:
        return ""
    where = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(base))) if base else path
    key = f"{where}#{unquote(fragment)}" if fragment else where if base else ""
    return _NO_XML.sub("", key)


def mark_notes(trees: Sequence[tuple[str, Element]], *, address: str = "") -> frozenset[str]:
    """Mark the notes of a document, whose files are given with their paths; return the keys that links lead to."""
    places: dict[str, Element] = {}
    links: list[_Link] = []
    for path, root in trees:
        for element in root.iter():
            for name in _names(element):
                places.setdefault(f"{path}#{name}", element)
            if local(element) == "a" and (target := resolved(path, attribute(element, "href"), address=address)):
                links.append(_Link(element, target, _own_names(element), text_of(element)[:80]))
        _mark_said(root)
    bodies = _Bodies(places)
    for link in links:
        _mark_link(link, bodies)
    for link in links:
        _mark_back(link, places)
    return frozenset(link.target for link in links)


def _names(element: Element) -> Iterator[str]:
    yield from filter(None, (element.get("id"), element.get("name") if local(element) == "a" else None))


def _own_names(element: Element) -> frozenset[str]:
    """Return the names of the link itself, of what encloses it closely, and of what stands beside it."""
    found = set(_names(element))
    above = element.getparent()
    for _ in range(2):
        if above is None or local(above) in _BODY_TAGS:
            break
        found.update(_names(above))
        above = above.getparent()
    parent = element.getparent()
    if parent is not None and len(parent) < 20:
        for beside in parent:
            if local(beside) in {"a", "span"} and not beside.get("href"):
                found.update(_names(beside))
    return frozenset(found)


def _mark_said(root: Element) -> None:
    """Mark the notes that say themselves what they are."""
    for element in root.iter():
        said = tokens(element, "type", "role", "class") if local(element) else frozenset[str]()
        if said & _LISTS:
            for below in descendants(element, "li"):
                below.set(ROLE, BODY)
        if said & _BACKS:
            element.set(ROLE, BACK)
        elif said & _BODIES and local(element) in _BODY_TAGS:
            element.set(ROLE, BODY)


def _mark_link(link: _Link, bodies: _Bodies) -> None:
    if link.element.get(ROLE):
        return
    parent = link.element.getparent()
    said = tokens(link.element, "type", "role", "class")
    if parent is not None and local(parent) in {"sup", "span"}:
        said |= tokens(parent, "type", "role", "class")
    inner = next(iter(link.element), None)
    if inner is not None:
        said |= tokens(inner, "class")
    found = _LABEL.fullmatch(link.label)
    is_cited = _CITATION in said and (_is_raised(link.element) or link.label[:1] == "[")
    explicit = (is_cited or bool(said & _REFERENCES)) and 0 < len(link.label) <= _LONGEST_LABEL
    if not explicit and found is None:
        return
    if any(above.get(ROLE) == BODY for above in _upwards(link.element)):
        return
    body, backs = bodies.at(link.target)
    if not explicit and (body is None or not (_is_raised(link.element) or link.own & backs)):
        return
    number = found.group(1) if found else link.label.strip("[]() ")
    link.element.set(ROLE, REFERENCE)
    link.element.set(NUMBER, number)
    link.element.set(KEY, link.target)
    if body is not None:
        body.set(ROLE, BODY)
        if not body.get(NUMBER):
            body.set(NUMBER, number)


def _mark_back(link: _Link, places: dict[str, Element]) -> None:
    """Mark a link that stands in a note and leads to a reference, or is an arrow."""
    if link.element.get(ROLE):
        return
    if not any(above.get(ROLE) == BODY for above in _upwards(link.element)):
        return
    target = places.get(link.target)
    near = [] if target is None else [*_upwards(target, 2), *_below(target)]
    if _ARROWS.fullmatch(link.label) or any(element.get(ROLE) == REFERENCE for element in near):
        link.element.set(ROLE, BACK)


def _below(element: Element) -> Iterable[Element]:
    """Return the links in what an anchor encloses or stands before."""
    parent = element.getparent()
    inside = list(descendants(element, "a"))[:20]
    beside = list(parent)[:20] if parent is not None and local(element) in {"a", "span"} else []
    return [*inside, *beside]


def _upwards(element: Element, most: int = 50) -> Iterator[Element]:
    above: Element | None = element
    while above is not None and most > 0:
        yield above
        above = above.getparent()
        most -= 1


def _body(target: Element) -> Element | None:
    """Return the element that holds the note at an anchor; None where the anchor is no note's."""
    found = next((above for above in _upwards(target) if local(above) in _BODY_TAGS), None)
    if found is None:
        return None
    parent = found.getparent()
    if parent is not None and (local(parent) in _WHOLE or tokens(parent, "class", "type", "role") & _BODIES):
        found = parent
    if next(descendants(found, *_HEADINGS), None) is not None or len(text_of(found)) > _LONGEST_NOTE:
        return None
    return found


def _is_raised(link: Element) -> bool:
    if any(local(above) == "sup" for above in _upwards(link, 3)):
        return True
    return next(descendants(link, "sup"), None) is not None
