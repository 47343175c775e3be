"""Web pages (saved, or pasted from the clipboard): the article, its notes, tables and pictures.

What is no part of the article (menus, adverts, comments) is kept beside the text, in `Layout.left_out`: the identity of
a document does not change with the adverts around it. Pictures come from the page itself (`data:` addresses), never
from the network or from the folder beside the file.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind, DateSource, ImportedText, Origin
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.domain.layout import Layout
from studyapp.formats.blocks import is_boilerplate
from studyapp.formats.composer import Composer, one_line
from studyapp.formats.encoding import decode
from studyapp.formats.html_main import Choice, Zones, choose
from studyapp.formats.html_meta import PageFacts, page_facts
from studyapp.formats.html_notes import mark_notes
from studyapp.formats.html_style import StyleSheets
from studyapp.formats.html_tree import descendants, parse_html
from studyapp.formats.html_walk import Walker
from studyapp.formats.pictures import Pictures
from studyapp.formats.units import Unit, join

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from studyapp.formats.html_tree import Element

IMPORTER = "html"
VERSION = 1

_CHARSET = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_MOST_LEFT_OUT, _LONGEST_LEFT_OUT = 2000, 4000


def read_html_file(data: bytes, name: str, *, encoding: str = "") -> ImportedText:
    """Read the bytes of a web page; raises UnreadableFileError."""
    decoded = decode(data, name, encoding=encoding, declared=declared_encoding(data))
    origin = Origin(IMPORTER, VERSION, name, hashlib.sha256(data).hexdigest(), decoded.encoding)
    return read_page(decoded.text, origin, find=_nothing)


def read_html(html: str, *, title: str = "") -> ImportedText:
    """Read rich text from the clipboard: all of it, because a person chose it. Raises UnreadableFileError."""
    fragment = _FRAGMENT.search(html)
    digest = hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()
    source = fragment.group(1) if fragment else html
    root = parse_html(f"<html><body>{source}</body></html>" if fragment else source, title)
    pictures = Pictures(_nothing)
    composed = _units(root, pictures, Composer(), zones=None, address="")
    heading = next((unit.text for unit in composed if unit.kind is BlockKind.HEADING), "")
    facts = PageFacts(title=title or " ".join(heading.split())[:150], language=page_facts(root, "").language)
    origin = Origin(IMPORTER, VERSION, "", digest)
    return _imported(Choice(composed, ()), facts, pictures, origin, name=title)


def read_page(source: str, origin: Origin, *, find: Callable[[str], bytes | None]) -> ImportedText:
    """Read the text of a web page, whose pictures `find` gives. Raises UnreadableFileError."""
    root = parse_html(source, origin.source_name)
    facts = page_facts(root, source)
    zones, pictures = Zones(root), Pictures(find)
    units = _units(root, pictures, Composer(), zones=zones, address=facts.address)
    choice = choose(units, zones, source, facts.title)
    return _imported(_headed(choice, facts.title), facts, pictures, origin, name=origin.source_name)


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page declares in its first 4 KiB, or ""."""
    found = _XML_ENCODING.search(data[:4096]) or _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else ""


def _units(
    root: Element, pictures: Pictures, composer: Composer, *, zones: Zones | None, address: str
) -> tuple[Unit, ...]:
    sheets = StyleSheets()
    for style in descendants(root, "style"):
        sheets.add(style.text or "")
    wanted = mark_notes([("", root)], address=address)
    Walker(composer, pictures, sheets, zoning=zones, wanted=wanted, address=address).walk(root)
    return composer.finish()


def _headed(choice: Choice, title: str) -> Choice:
    """Put the title before an article that has no headline of its own."""
    title = one_line(title)
    if not title or any(unit.kind is BlockKind.HEADING and unit.level == 1 for unit in choice.main):
        return choice
    return replace(choice, main=(Unit(BlockKind.HEADING, title), *choice.main))


def _imported(choice: Choice, facts: PageFacts, pictures: Pictures, origin: Origin, *, name: str) -> ImportedText:
    units = [_judged(unit) for unit in with_levels(choice.main)]
    joined = join(units)
    if not any(unit.image_id is None for unit in units):
        raise UnreadableFileError(name=name, reason=Unreadable.EMPTY)
    shown = {figure.image_id for figure in joined.figures}
    layout = Layout(
        marks=joined.marks,
        tables=joined.tables,
        figures=joined.figures,
        authors=facts.authors,
        publisher=facts.publisher,
        address=facts.address,
        left_out=tuple(
            unit.text[:_LONGEST_LEFT_OUT] for unit in choice.left_out[:_MOST_LEFT_OUT] if unit.image_id is None
        ),
        missing_images=pictures.missing,
    )
    return ImportedText(
        title=facts.title,
        text=joined.text,
        blocks=joined.blocks,
        date=facts.day,
        date_source=DateSource.METADATA if facts.day else DateSource.NONE,
        language=facts.language or "en",
        origin=origin,
        layout=layout,
        images=tuple(image for image in pictures.images if image.id in shown),
    )


def with_levels(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with one title at most: where several headings are of the first level, they head parts."""
    firsts = [i for i, unit in enumerate(units) if unit.kind is BlockKind.HEADING and unit.level == 1]
    if len(firsts) < 2:
        return list(units)
    return [
        replace(unit, level=unit.level + 1) if unit.kind is BlockKind.HEADING and i != firsts[0] else unit
        for i, unit in enumerate(units)
    ]


def _judged(unit: Unit) -> Unit:
    """Tell by-lines, credits and datelines from paragraphs, as in a plain text."""
    is_line = unit.kind is BlockKind.PARAGRAPH and is_boilerplate(unit.text)
    return replace(unit, kind=BlockKind.BOILERPLATE) if is_line else unit


def _nothing(_address: str) -> None:
    return None
