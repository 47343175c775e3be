"""Walks through a tree of HTML and tells a composer what it meets. Recursion-free: a page may be nested 2,000 deep."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from studyapp.domain.document import BlockKind
from studyapp.domain.layout import Cell, MarkKind
from studyapp.formats import html_tags as tags
from studyapp.formats.composer import Setting, one_line
from studyapp.formats.html_lists import Numbers, TableGrid
from studyapp.formats.html_notes import BACK, BODY, KEY, NUMBER, REFERENCE, ROLE, resolved
from studyapp.formats.html_style import PLAIN, Style, StyleSheets
from studyapp.formats.html_tree import Element, attribute, descendants, local, text_of
from studyapp.formats.pictures import Pictures, is_ornament
from studyapp.formats.units import picture_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.formats.composer import Composer

_LONGEST_ADDRESS = 2000
_INLINE_HEIGHT = 48
_DISPLAYED = re.compile(r"^\{\\(?:display|text)style (.*)\}$")
_AFTER_NUMBER = " \t\n\u00a0.):]–—"
_MATHS = frozenset({"math", "latex", "tex", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display"})


class Zoning(Protocol):
    """Numbers the parts of a page."""

    def enter(self, element: Element, zone: int) -> int:
        """Return the zone that begins with an element which lies in another one, or that one."""
        ...


@dataclass(slots=True)
class _Frame:
    element: Element
    children: Iterator[Element]
    setting: Setting
    depth: int
    marks: int = 0
    is_block: bool = False
    is_list: bool = False
    is_table: bool = False
    quotes: str = ""
    readings: list[str] = field(default_factory=list[str])


class Walker:
    """Reads one file after another into a composer.

    Args:
        composer: gets the words.
        pictures: finds pictures by their addresses.
        sheets: what classes mean.
        zoning: numbers the parts of a page; without it all is one.
        wanted: the anchors that are kept.
        address: of the page, where it is known.
    """

    def __init__(
        self,
        composer: Composer,
        pictures: Pictures,
        sheets: StyleSheets,
        *,
        zoning: Zoning | None = None,
        wanted: frozenset[str] = frozenset(),
        address: str = "",
    ) -> None:
        self._composer = composer
        self._pictures = pictures
        self._sheets = sheets
        self._zoning = zoning
        self._wanted = wanted
        self._address = address
        self._path = ""
        self._frames: list[_Frame] = []
        self._lists: list[Numbers] = []
        self._tables: list[TableGrid | None] = []
        self._group = 0
        self._setting = Setting()
        self._depth = 0

    def walk(self, root: Element, path: str = "") -> None:
        """Read one file; `path` is its name inside a package."""
        self._path = path
        self._setting = Setting()
        self._composer.close()
        self._anchor(path)
        self._open(root)
        while self._frames:
            child = next(self._frames[-1].children, None)
            if child is None:
                self._leave(self._frames.pop())
            else:
                self._open(child)
        self._composer.close()

    def _open(self, element: Element) -> None:
        """Enter an element, or pass it over; its words and what follows it go to the composer."""
        tag = local(element)
        if tag and not self._passed(element, tag):
            self._frames.append(self._entered(element, tag))
            if element.text and tag not in {"tr", "table", "tbody", "thead", "tfoot", "ul", "ol"}:
                self._composer.words(element.text, self._setting)
        else:
            self._tail(element)

    def _tail(self, element: Element) -> None:
        if not element.tail or (self._frames and self._frames[-1].is_table):
            return
        after_number = element.get(ROLE) == BACK and not self._composer.last
        self._composer.words(element.tail.lstrip(_AFTER_NUMBER) if after_number else element.tail, self._setting)

    def _passed(self, element: Element, tag: str) -> bool:
        """Deal with an element that has no words of its own to go through; tell whether it is one."""
        composer = self._composer
        if tag == "svg":
            for image in descendants(element, "image"):
                self._picture(image)
            return True
        if tag == "rt" and self._frames:
            ruby = next((frame for frame in reversed(self._frames) if local(frame.element) == "ruby"), None)
            if ruby is not None:
                ruby.readings.append(text_of(element))
        if tag in tags.SKIPPED:
            return True
        label = tags.page_label(element)
        if label is not None:
            self._anchor_of(element)
            composer.page(label)
            return True
        match tag:
            case "br":
                composer.line_break()
            case "col" | "colgroup":
                pass
            case "img" | "image":
                self._anchor_of(element)
                self._picture(element)
            case "math":
                composer.words(attribute(element, "alttext") or _formula(element), self._setting)
            case _:
                return self._passed_for_its_role(element, tag)
        return True

    def _passed_for_its_role(self, element: Element, tag: str) -> bool:
        role = element.get(ROLE)
        if role == REFERENCE:
            self._anchor_of(element)
            for below in element.iter():
                self._anchor_of(below)
            self._composer.note(element.get(NUMBER) or "", element.get(KEY) or "")
            return True
        if role == BACK:
            self._anchor_of(element)
            return True
        if role == BODY:
            return False
        style = self._sheets.style_of(element)
        if tags.is_hidden(element) or style.hidden:
            return tag not in {"html", "body", "main", "article"}
        if "mso-list:ignore" in attribute(element, "style").lower().replace(" ", ""):
            self._composer.marker = f"{one_line(text_of(element)) or '•'} "
            return True
        return (tag == "sup" or style.raised is MarkKind.SUPERSCRIPT) and self._raised(element)

    def _raised(self, element: Element) -> bool:
        """Deal with a raised number: a note's, or an exponent; tell whether it was one."""
        if any(below.get(ROLE) for below in descendants(element, "a")):
            return False
        words = text_of(element)
        number = tags.NOTE_NUMBER.fullmatch(words)
        if number and self._composer.last in tags.AFTER_SENTENCE and self._composer.last:
            self._composer.note(number.group(1), "")
            return True
        if tags.RAISED.fullmatch(words):
            self._composer.words(words.translate(tags.SUPERSCRIPTS), self._setting)
            return True
        return False

    def _entered(self, element: Element, tag: str) -> _Frame:
        frame = _Frame(element, iter(element), self._setting, self._depth)
        frame.is_block = tag in tags.BLOCKS or element.get(ROLE) == BODY
        if frame.is_block:
            self._composer.close()
            self._enter_block(element, tag, frame)
        self._anchor_of(element)
        self._begin_marks(element, tag, frame)
        if tag == "q":
            frame.quotes = "”"
            self._composer.words("“", self._setting)
        return frame

    def _enter_block(self, element: Element, tag: str, frame: _Frame) -> None:
        self._setting = self._set_for(element, tag)
        match tag:
            case "ul" | "ol" | "menu" | "dir":
                self._lists.append(Numbers(element, tag))
                frame.is_list = True
                self._depth += 1
            case "table":
                self._tables.append(TableGrid() if self._is_data(element) else None)
                frame.is_table = True
            case "tr":
                self._enter_row(frame)
            case "td" | "th":
                self._enter_cell(element, tag)
            case _:
                pass

    def _set_for(self, element: Element, tag: str) -> Setting:
        setting = self._setting
        if self._zoning is not None:
            setting = replace(setting, zone=self._zoning.enter(element, setting.zone))
        if tags.is_figure(element):
            self._group += 1
            setting = replace(setting, group=self._group)
        if element.get(ROLE) == BODY:
            number = one_line(element.get(NUMBER) or "")
            self._composer.marker = f"{number}. " if number else ""
            return replace(setting, kind=BlockKind.FOOTNOTE, level=1)
        if setting.kind is BlockKind.FOOTNOTE:
            return setting
        level = tags.heading_level(element)
        if level and setting.kind is not BlockKind.QUOTATION:
            return replace(setting, kind=BlockKind.HEADING, level=level)
        if tag == "pre" or self._sheets.style_of(element).preserved:
            return replace(setting, kind=BlockKind.CODE if tag == "pre" else setting.kind, level=1, verbatim=True)
        if tag == "blockquote":
            return replace(setting, kind=BlockKind.QUOTATION, level=1)
        if tags.is_caption(element):
            return replace(setting, kind=BlockKind.CAPTION, level=1)
        if tag == "li" or tags.is_word_list_item(element):
            self._composer.marker = self._lists[-1].marker(element, self._depth) if self._lists else "• "
            return replace(setting, kind=BlockKind.LIST_ITEM, level=max(1, self._depth))
        return setting

    def _is_data(self, table: Element) -> bool:
        inside = any(grid is not None for grid in self._tables)
        return not inside and self._setting.kind is not BlockKind.FOOTNOTE and tags.is_data_table(table)

    def _enter_row(self, frame: _Frame) -> None:
        grid = self._tables[-1] if self._tables else None
        if grid is not None:
            if not grid.is_open:
                grid.is_open = True
                self._composer.begin_table(zone=self._setting.zone)
            grid.begin_row()
            frame.is_table = True  # white space between cells is nothing

    def _enter_cell(self, element: Element, tag: str) -> None:
        grid = self._tables[-1] if self._tables else None
        if grid is not None and grid.is_open:
            row, column, rows, columns = grid.place(attribute(element, "rowspan"), attribute(element, "colspan"))
            self._composer.begin_cell(Cell(row, column, 0, 0, rows, columns, is_header=tag == "th"))

    def _begin_marks(self, element: Element, tag: str, frame: _Frame) -> None:
        composer = self._composer
        style = PLAIN if tags.heading_level(element) else self._sheets.style_of(element)
        for kind in _kinds(tag, style):
            composer.begin_mark(kind)
            frame.marks += 1
        if tag == "a":
            href = attribute(element, "href").strip()
            key = resolved(self._path, href, address=self._address)
            if key in self._wanted:
                composer.begin_mark(MarkKind.REFERENCE, key=key)
                frame.marks += 1
            elif href.lower().startswith(("http://", "https://", "mailto:")):
                composer.begin_mark(MarkKind.LINK, words=href[:_LONGEST_ADDRESS])
                frame.marks += 1

    def _leave(self, frame: _Frame) -> None:
        composer = self._composer
        if frame.quotes:
            composer.words(frame.quotes, self._setting)
        if frame.is_block and not composer.in_table:
            composer.close()
        for _ in range(frame.marks):
            composer.end_mark(words=" ".join(frame.readings))
        if frame.is_block and composer.in_table:
            composer.close()
        if frame.is_list:
            self._lists.pop()
        if frame.is_table and local(frame.element) == "table":
            grid = self._tables.pop()
            if grid is not None and grid.is_open:
                composer.end_table()
        if local(frame.element) in {"li", "p"} or frame.element.get(ROLE) == BODY:
            composer.marker = "" if frame.is_block and local(frame.element) == "li" else composer.marker
        self._setting, self._depth = frame.setting, frame.depth
        self._tail(frame.element)

    def _picture(self, element: Element) -> None:
        address = attribute(element, "src") or attribute(element, "href")
        lazy = attribute(element, "data-src") or attribute(element, "data-original")
        if lazy and address.startswith("data:image/") and len(address) < 2000:
            address = lazy
        words = _DISPLAYED.sub(r"\1", " ".join(attribute(element, "alt").split()))
        image = self._pictures.at(address) if address else None
        inside = bool(self._composer.last)
        small = image is not None and inside and image.height <= _INLINE_HEIGHT
        if image is None or is_ornament(image) or small:
            if words and (tags.tokens(element, "class") & _MATHS or (inside and image is not None)):
                self._composer.words(words, self._setting)
            return
        self._composer.add(picture_unit(image.id, words, group=self._setting.group, zone=self._setting.zone))

    def _anchor_of(self, element: Element) -> None:
        for name in (attribute(element, "id"), attribute(element, "name") if local(element) == "a" else ""):
            if name:
                self._anchor(f"{self._path}#{name}")

    def _anchor(self, key: str) -> None:
        if key in self._wanted:
            self._composer.anchor(key)


def _kinds(tag: str, style: Style) -> Iterator[MarkKind]:
    """Yield the marks of an element: its tag's, unless the style says otherwise, and the style's own."""
    own = tags.MARKS.get(tag)
    if own is MarkKind.STRONG and style.bold is False:
        own = None
    if own is MarkKind.EMPHASIS and style.slanted is False:
        own = None
    if own is not None:
        yield own
    said = (
        (style.bold is True, MarkKind.STRONG),
        (style.slanted is True, MarkKind.EMPHASIS),
        (style.underlined and tag != "a", MarkKind.UNDERLINED),
        (style.struck, MarkKind.STRUCK),
    )
    yield from (kind for holds, kind in said if holds and kind is not own)
    if style.raised is not None and style.raised is not own:
        yield style.raised


def _formula(element: Element) -> str:
    """Return the signs of a formula without its source in another notation."""
    skipped = {below for note in descendants(element, "annotation", "annotation-xml") for below in note.iter()}
    return "".join((below.text or "").strip() for below in element.iter() if below not in skipped and local(below))
