"""EPUB books (2 and 3): chapters in reading order, notes, contents, printed pages, cover and pictures.

Everything comes from the archive itself; an address of anything outside is kept as words and never followed.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind, DateSource, ImportedText, Origin
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.domain.layout import Layout, Page
from studyapp.formats.archive import Archive
from studyapp.formats.composer import Composer
from studyapp.formats.encoding import decode
from studyapp.formats.epub_package import read_package
from studyapp.formats.html import declared_encoding
from studyapp.formats.html_notes import mark_notes, resolved
from studyapp.formats.html_style import StyleSheets
from studyapp.formats.html_tree import descendants, local, parse_xhtml
from studyapp.formats.html_walk import Walker
from studyapp.formats.pictures import Pictures, picture
from studyapp.formats.units import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.layout import Image
    from studyapp.formats.epub_package import Package
    from studyapp.formats.html_tree import Element
    from studyapp.formats.units import Joined, Unit

IMPORTER = "epub"
VERSION = 1

_LONGEST_HEADING = 150
_DEEPEST = 7


def read_epub_file(data: bytes, name: str, *, encoding: str = "") -> ImportedText:
    """Read the bytes of an EPUB. `encoding` does not count: each chapter says its own. Raises UnreadableFileError."""
    del encoding
    archive = Archive(data, name)
    package = read_package(archive, name)
    pictures = Pictures(archive.get)
    units = _with_headings(_units(archive, package, pictures, name), package)
    if not any(unit.image_id is None for unit in units):
        raise UnreadableFileError(name=name, reason=Unreadable.EMPTY)
    joined = join(units)
    cover = _cover(archive, package)
    shown = {figure.image_id for figure in joined.figures}
    images = {image.id: image for image in pictures.images if image.id in shown}
    if cover is not None:
        images[cover.id] = cover
    return ImportedText(
        title=package.title,
        text=joined.text,
        blocks=joined.blocks,
        date=package.day,
        date_source=DateSource.METADATA if package.day else DateSource.NONE,
        language=package.language or "en",
        origin=Origin(IMPORTER, VERSION, name, hashlib.sha256(data).hexdigest()),
        layout=Layout(
            marks=joined.marks,
            tables=joined.tables,
            figures=joined.figures,
            pages=_pages(joined, package),
            contents=joined.contents(package.contents),
            authors=package.authors,
            publisher=package.publisher,
            cover=None if cover is None else cover.id,
            missing_images=pictures.missing,
        ),
        images=tuple(images.values()),
    )


def _units(archive: Archive, package: Package, pictures: Pictures, name: str) -> tuple[Unit, ...]:
    sheets = StyleSheets()
    for path in package.sheets:
        sheets.add((archive.get(path) or b"").decode("utf-8", "replace"))
    trees = [(path, tree) for path in package.spine if (tree := _tree(archive, path, name)) is not None]
    if not trees:
        raise UnreadableFileError(name=name, reason=Unreadable.DAMAGED, details="no chapter can be read")
    for path, tree in trees:
        _settle_pictures(tree, path)
        for style in descendants(tree, "style"):
            sheets.add(style.text or "")
    keys = {key for key, _, _ in package.contents} | {key for key, _ in package.pages}
    wanted = mark_notes(trees) | keys
    composer = Composer()
    walker = Walker(composer, pictures, sheets, wanted=wanted)
    for path, tree in trees:
        walker.walk(next(descendants(tree, "body"), tree), path)
    return composer.finish()


def _tree(archive: Archive, path: str, name: str) -> Element | None:
    """Return the tree of a chapter; None where it is missing, broken or empty: the others may still be read."""
    data = archive.get(path)
    if data is None:
        return None
    try:
        decoded = decode(data, name, declared=declared_encoding(data))
        return parse_xhtml(decoded.text, name)
    except UnreadableFileError as error:
        if error.reason is Unreadable.LIMITS:
            raise
        return None


def _settle_pictures(tree: Element, path: str) -> None:
    """Write the addresses of pictures as paths of the archive; what leads out of it becomes nothing."""
    for element in descendants(tree, "img", "image"):
        for key in list(element.attrib):
            if key.rpartition("}")[2].rpartition(":")[2] in {"src", "href"}:
                address = element.get(key) or ""
                if not address.startswith("data:"):
                    element.set(key, resolved(path, address).partition("#")[0])
        if local(element) == "img":
            element.set("data-src", "")


def _cover(archive: Archive, package: Package) -> Image | None:
    data = archive.get(package.cover) if package.cover else None
    return None if data is None else picture(data)


def _with_headings(units: Sequence[Unit], package: Package) -> list[Unit]:
    """Give headings their levels: the book's title has the first, so that chapters begin with the second.

    A line that the contents name is a heading, whatever tag it has.
    """
    lines = {key: (title, level) for key, title, level in package.contents}
    titles = (i for i, unit in enumerate(units) if unit.kind is BlockKind.HEADING)
    titled = next((i for i in titles if _folded(units[i].text) == _folded(package.title)), -1)
    return [_with_level(unit, lines, is_title=i == titled) for i, unit in enumerate(units)]


def _with_level(unit: Unit, lines: dict[str, tuple[str, int]], *, is_title: bool) -> Unit:
    if unit.kind is BlockKind.HEADING:
        return replace(unit, level=1 if is_title else min(_DEEPEST, unit.level + 1))
    if unit.kind is not BlockKind.PARAGRAPH or not unit.anchors or len(unit.text) > _LONGEST_HEADING:
        return unit
    line = next((lines[key] for key, at in unit.anchors if at == 0 and key in lines), None)
    if line is None or _folded(line[0]) != _folded(unit.text):
        return unit
    return replace(unit, kind=BlockKind.HEADING, level=min(_DEEPEST, line[1] + 1))


def _folded(title: str) -> str:
    return "".join(sign for sign in title.casefold() if sign.isalnum())


def _pages(joined: Joined, package: Package) -> tuple[Page, ...]:
    """Return the printed pages: those that the package lists, else those that the text marks."""
    listed = [Page(joined.anchors[key], label) for key, label in package.pages if key in joined.anchors]
    return tuple(sorted(listed, key=lambda page: page.start)) if listed else joined.pages
