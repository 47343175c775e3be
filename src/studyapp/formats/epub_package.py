"""The package of an EPUB (2 or 3): metadata, files, reading order, contents, pages, and whether it is protected."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.archive import inner_path
from studyapp.formats.front_matter import day_of
from studyapp.formats.html_notes import resolved
from studyapp.formats.html_tree import attribute, descendants, local, parse_xhtml, parse_xml, text_of, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from studyapp.formats.archive import Archive
    from studyapp.formats.html_tree import Element

CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_OBFUSCATION = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Fonts are scrambled so, not texts."""
_MOST_LINES, _LONGEST_TITLE = 20_000, 300
_FIRST_YEAR = 1400  # calibre writes the year 101 for "unknown"

type ContentsLine = tuple[str, str, int]
"""Key, title, level."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the package; `path` counts from the root of the archive."""

    path: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Package:
    """What the package says.

    Attributes:
        spine: paths of the chapters in reading order, those out of the order last, without the contents page.
        contents: the author's contents.
        pages: key and label of each page of the printed edition.
        cover: path of the cover picture, or "".
    """

    title: str
    authors: tuple[str, ...]
    language: str
    publisher: str
    day: date | None
    spine: tuple[str, ...]
    sheets: tuple[str, ...]
    contents: tuple[ContentsLine, ...]
    pages: tuple[tuple[str, str], ...]
    cover: str


def read_package(archive: Archive, name: str) -> Package:
    """Return what the package says. Raises UnreadableFileError, with PROTECTED where texts are encrypted."""
    path = _package_path(archive, name)
    root = parse_xml(archive.read(path), name)
    items = _items(root, path)
    _require_open(archive, items, name)
    nav = next((item.path for item in items.values() if "nav" in item.properties), "")
    contents, pages = _from_nav(archive, nav, name) if nav in archive else ((), ())
    if not contents or not pages:
        ncx = _ncx_path(root, items)
        lines, labels = _from_ncx(archive, ncx, name) if ncx in archive else ((), ())
        contents, pages = contents or lines, pages or labels
    return Package(
        title=_titled(root),
        authors=tuple(_authors(root)),
        language=_first(root, "language").lower().replace("_", "-").split("-")[0][:8],
        publisher=_first(root, "publisher"),
        day=_day(root),
        spine=_spine(root, items, {nav, _guided(root, path, "toc")} - {""}),
        sheets=tuple(item.path for item in items.values() if item.media_type == "text/css")[:50],
        contents=contents,
        pages=pages,
        cover=_cover(root, items),
    )


def _package_path(archive: Archive, name: str) -> str:
    container = archive.get(_CONTAINER)
    if container is not None:
        for file in descendants(parse_xml(container, name), "rootfile"):
            path = inner_path(unquote(attribute(file, "full-path")))
            if path in archive:
                return path
    found = next((path for path in archive.names() if path.lower().endswith(".opf")), "")
    if not found:
        raise UnreadableFileError(name=name, reason=Unreadable.DAMAGED, details="no package file")
    return found


def _items(root: Element, path: str) -> dict[str, Item]:
    folder = posixpath.dirname(path)
    items: dict[str, Item] = {}
    for item in descendants(root, "item"):
        href = inner_path(posixpath.join(folder, unquote(attribute(item, "href").partition("#")[0])))
        kind = attribute(item, "media-type").lower()
        items.setdefault(attribute(item, "id"), Item(href, kind, tokens(item, "properties")))
    return items


def _require_open(archive: Archive, items: dict[str, Item], name: str) -> None:
    """Raise where a text is encrypted: copy protection of Adobe, Apple, Readium (LCP) and others does so."""
    data = archive.get(_ENCRYPTION)
    if data is None:
        return
    texts = {item.path for item in items.values() if item.media_type in CHAPTERS}
    for part in descendants(parse_xml(data, name), "encrypteddata"):
        methods = {attribute(method, "Algorithm") for method in descendants(part, "encryptionmethod")}
        paths = {inner_path(unquote(attribute(place, "URI"))) for place in descendants(part, "cipherreference")}
        if not methods <= _OBFUSCATION and paths & texts:
            raise UnreadableFileError(name=name, reason=Unreadable.PROTECTED, details=", ".join(sorted(methods)))


def _spine(root: Element, items: dict[str, Item], left_out: set[str]) -> tuple[str, ...]:
    references = list(descendants(root, "itemref"))
    ordered = [*(r for r in references if attribute(r, "linear") != "no")]
    ordered += [r for r in references if attribute(r, "linear") == "no"]
    found = (items.get(attribute(reference, "idref")) for reference in ordered)
    paths = [item.path for item in found if item is not None and item.media_type in CHAPTERS]
    if not paths:  # some makers forget the spine
        paths = [item.path for item in items.values() if item.media_type in CHAPTERS]
    kept = [path for path in dict.fromkeys(paths) if path not in left_out]
    return tuple(kept or dict.fromkeys(paths))


def _from_nav(archive: Archive, path: str, name: str) -> tuple[tuple[ContentsLine, ...], tuple[tuple[str, str], ...]]:
    """Read the navigation document of EPUB 3."""
    root = parse_xhtml((archive.get(path) or b"<html/>").decode("utf-8", "replace"), name)
    lines: list[ContentsLine] = []
    pages: list[tuple[str, str]] = []
    for nav in descendants(root, "nav"):
        kinds = tokens(nav, "type", "role")
        for link in descendants(nav, "a"):
            key = resolved(path, attribute(link, "href"))
            title = text_of(link)[:_LONGEST_TITLE]
            if key and title and kinds & {"toc", "doc-toc"}:
                lines.append((key, title, _depth(link, "ol")))
            elif key and title and kinds & {"page-list", "doc-pagelist"}:
                pages.append((key, title[:20]))
    return tuple(lines[:_MOST_LINES]), tuple(pages[:_MOST_LINES])


def _from_ncx(archive: Archive, path: str, name: str) -> tuple[tuple[ContentsLine, ...], tuple[tuple[str, str], ...]]:
    """Read the contents of EPUB 2."""
    root = parse_xml(archive.get(path) or b"<ncx/>", name)
    lines: list[ContentsLine] = []
    pages: list[tuple[str, str]] = []
    for point in descendants(root, "navpoint", "pagetarget"):
        place = next((child for child in point if local(child) == "content"), None)
        label = next((child for child in point if local(child) == "navlabel"), None)
        key = "" if place is None else resolved(path, attribute(place, "src"))
        title = "" if label is None else text_of(label)[:_LONGEST_TITLE]
        if key and title and local(point) == "navpoint":
            lines.append((key, title, _depth(point, "navpoint") + 1))
        elif key and title:
            pages.append((key, title[:20]))
    return tuple(lines[:_MOST_LINES]), tuple(pages[:_MOST_LINES])


def _depth(element: Element, tag: str) -> int:
    depth, above = 0, element.getparent()
    while above is not None and depth < 20:
        depth += local(above) == tag
        above = above.getparent()
    return depth


def _ncx_path(root: Element, items: dict[str, Item]) -> str:
    spine = next(descendants(root, "spine"), None)
    named = items.get("" if spine is None else attribute(spine, "toc"))
    if named is not None:
        return named.path
    return next((item.path for item in items.values() if item.media_type == "application/x-dtbncx+xml"), "")


def _cover(root: Element, items: dict[str, Item]) -> str:
    said = next((item.path for item in items.values() if "cover-image" in item.properties), "")
    for meta in descendants(root, "meta"):
        if not said and attribute(meta, "name").lower() == "cover":
            item = items.get(attribute(meta, "content"))
            said = item.path if item is not None and item.media_type.startswith("image/") else ""
    return said


def _guided(root: Element, path: str, kind: str) -> str:
    for reference in descendants(root, "reference"):
        if attribute(reference, "type").lower() == kind:
            return resolved(path, attribute(reference, "href")).partition("#")[0]
    return ""


def _said(root: Element, tag: str) -> Iterator[Element]:
    metadata = next(descendants(root, "metadata"), None)
    return (element for element in (() if metadata is None else descendants(metadata, tag)) if text_of(element))


def _first(root: Element, tag: str) -> str:
    return next((text_of(element)[:_LONGEST_TITLE] for element in _said(root, tag)), "")


def _titled(root: Element) -> str:
    """Return the main title: the one that is called so, else the first."""
    kinds = {
        attribute(meta, "refines").lstrip("#"): text_of(meta)
        for meta in descendants(root, "meta")
        if attribute(meta, "property") == "title-type"
    }
    titles = list(_said(root, "title"))
    main = next((title for title in titles if kinds.get(attribute(title, "id")) == "main"), None)
    found = main if main is not None else next(iter(titles), None)
    return "" if found is None else text_of(found)[:_LONGEST_TITLE]


def _authors(root: Element) -> Iterator[str]:
    """Yield the names of those who wrote it: no translators, illustrators, or makers of the file."""
    roles = {
        attribute(meta, "refines").lstrip("#"): text_of(meta)
        for meta in descendants(root, "meta")
        if attribute(meta, "property") == "role"
    }
    for creator in _said(root, "creator"):
        if (attribute(creator, "role") or roles.get(attribute(creator, "id"), "aut")) == "aut":
            yield text_of(creator)[:_LONGEST_TITLE]


def _day(root: Element) -> date | None:
    dates = sorted(_said(root, "date"), key=lambda said: attribute(said, "event") != "publication")
    days = (day_of(text_of(said)) for said in dates if attribute(said, "event") != "modification")
    return next((day for day in days if day is not None and day.year >= _FIRST_YEAR), None)
