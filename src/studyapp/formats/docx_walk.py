"""Walks through the body of a Word file: paragraphs, runs, tables, text boxes, pictures, notes.

Insertions that a reviewer proposed are read as text, deletions are not; a field shows its last result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind
from studyapp.domain.layout import Cell, MarkKind
from studyapp.formats.blocks import is_boilerplate
from studyapp.formats.composer import Composer, Setting
from studyapp.formats.docx_signs import M, formula, sign, with_signs
from studyapp.formats.docx_styles import VAL, Numbering, Styles, W, number_of, outline_level
from studyapp.formats.pictures import MAX_TOTAL, picture
from studyapp.formats.units import picture_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from studyapp.domain.layout import Image, ImageId
    from studyapp.formats.docx_package import Element, Package

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_V_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_FORMULAS = frozenset({f"{M}oMath", f"{M}oMathPara"})
_TEXT_BOX = f"{W}txbxContent"
_THROUGH = frozenset(f"{W}{tag}" for tag in ("ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo"))
_GONE = frozenset(f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "commentReference"))
_MARKS = {"b": MarkKind.STRONG, "i": MarkKind.EMPHASIS, "strike": MarkKind.STRUCK, "u": MarkKind.UNDERLINED}
_OFF = frozenset({"0", "false", "off", "none"})
_ADDRESSES = ("http://", "https://", "mailto:")
_LOOKS_LIKE_CAPTION = 600
_MAX_TEXT_BOXES = 2000
_OWN_WORDS = 0.5
"""Share of a table's words below which it is a frame for the tables in its cells."""


@dataclass(slots=True)
class Look:
    """What runs of the open paragraph belong to."""

    setting: Setting
    plain: bool = False


class Walk:
    """One walk over one file.

    Attributes:
        images: each picture once, in the order of the text.
        missing: pictures that could not be shown.
        notes: what was referred to, in order: "footnote 2".
    """

    def __init__(
        self, package: Package, relations: Mapping[str, tuple[str, str]], styles: Styles, numbering: Numbering
    ) -> None:
        self.composer = Composer()
        self.images: dict[ImageId, Image] = {}
        self.missing = 0
        self.notes: dict[str, str] = {}
        self._package = package
        self._relations = relations
        self._styles = styles
        self._numbering = numbering
        self._boxes: list[Element] = []
        self._group = 0
        self._look = Look(Setting())
        self._in_note = False
        self._size = 0

    def body(self, element: Element) -> Iterator[None]:
        """Walk through the blocks of an element; yields after each, so that progress can be told."""
        for child in element:
            match child.tag:
                case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p":
                    self._paragraph(child)
                case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tbl":
                    self._table(child)
                case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}sdt":
                    content = child.find(f"{W}sdtContent")
                    if content is not None:
                        yield from self.body(content)
                case tag if tag in _THROUGH:
                    yield from self.body(child)
                case tag if tag == f"{_MC}AlternateContent":
                    for chosen in _chosen(child):
                        yield from self.body(chosen)
                case _:
                    pass
            yield

    def note(self, element: Element, number: str, key: str) -> None:
        """Walk through a footnote or endnote, which becomes blocks of its own."""
        self.composer.close()
        self.composer.anchor(key)
        self.composer.marker = f"{number} "
        self._in_note = True
        for _ in self.body(element):
            pass
        self._in_note = False
        self.composer.close()

    def _paragraph(self, element: Element) -> None:
        properties = element.find(f"{W}pPr")
        if not self.composer.in_table:
            self.composer.close()
        self._look = self._look_of(element, properties)
        self._inline(element)
        self.composer.close()
        if self._boxes and not self.composer.in_table:
            boxes, self._boxes = self._boxes[:_MAX_TEXT_BOXES], []
            for box in boxes:
                for _ in self.body(box):
                    pass

    def _look_of(self, element: Element, properties: Element | None) -> Look:
        if self._in_note:
            return Look(Setting(BlockKind.FOOTNOTE))
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = self._styles.of(named.get(VAL, "") if named is not None else "")
        heading = outline_level(properties) or style.heading
        if style.kind is BlockKind.BOILERPLATE:
            return Look(Setting(BlockKind.BOILERPLATE), plain=True)
        if heading is not None and heading <= 9:
            return Look(Setting(BlockKind.HEADING, level=heading), plain=True)
        if style.kind is BlockKind.CAPTION:
            return Look(Setting(BlockKind.CAPTION, group=self._group))
        self._group += 1
        if style.kind is not BlockKind.PARAGRAPH:
            return Look(Setting(style.kind, verbatim=style.kind is BlockKind.CODE))
        listed = number_of(properties) or style.number
        marker = self._numbering.marker(*listed) if listed and not self.composer.in_table else ""
        if listed and marker and any(True for _ in element.iter(f"{W}t")):
            self.composer.marker = marker
            return Look(Setting(BlockKind.LIST_ITEM, level=listed[1] + 1))
        words = "".join(t.text or "" for t in element.iter(f"{W}t")) if len(element) < 20 else ""
        furniture = bool(words) and len(words) < _LOOKS_LIKE_CAPTION and is_boilerplate(words.strip())
        return Look(Setting(BlockKind.BOILERPLATE if furniture else BlockKind.PARAGRAPH))

    def _inline(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag in _GONE:
                continue
            if tag == f"{W}r":
                self._run(child)
            elif tag == f"{W}hyperlink":
                self._link(child)
            elif tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self._inline(content)
            elif tag == f"{_MC}AlternateContent":
                for chosen in _chosen(child):
                    self._inline(chosen)
            elif tag in _FORMULAS:
                self.composer.words(formula(child), self._look.setting)
            elif tag in _THROUGH:
                self._inline(child)

    def _link(self, element: Element) -> None:
        _, target = self._relations.get(element.get(f"{_R}id", ""), ("", ""))
        if not target.lower().startswith(_ADDRESSES):
            self._inline(element)
            return
        self.composer.begin_mark(MarkKind.LINK, words=target[:2000])
        self._inline(element)
        self.composer.end_mark()

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties, "vanish"):
            return
        marks = [] if properties is None or self._look.plain else list(_marks_of(properties))
        for mark in marks:
            self.composer.begin_mark(mark)
        for child in run:
            self._piece(child, _font_of(properties))
        for _ in marks:
            self.composer.end_mark()

    def _piece(self, child: Element, font: str = "") -> None:
        setting = self._look.setting
        match str(child.tag).removeprefix(W):
            case "t":
                text = child.text or ""
                self.composer.words(text if text.isascii() else with_signs(text, font), setting)
            case "sym":
                self.composer.words(sign(child.get(f"{W}font", ""), child.get(f"{W}char", "")), setting)
            case "tab" | "ptab":
                self.composer.words(" ", setting)
            case "noBreakHyphen":
                self.composer.words("-", setting)
            case "br" if child.get(f"{W}type") not in {"page", "column"}:
                self.composer.line_break()
            case "cr":
                self.composer.line_break()
            case "footnoteReference" | "endnoteReference" as kind:
                self._note_mark(kind.removesuffix("Reference"), child.get(f"{W}id", ""))
            case "drawing" | "pict" | "object":
                self._drawing(child)
            case _ if child.tag == f"{_MC}AlternateContent":
                for chosen in _chosen(child):
                    for piece in chosen:
                        self._piece(piece)
            case _:
                pass

    def _note_mark(self, kind: str, number: str) -> None:
        key = f"{kind} {number}"
        label = self.notes.setdefault(key, str(len(self.notes) + 1))
        self.composer.note(label, key)

    def _drawing(self, element: Element) -> None:
        for box in element.iter(_TEXT_BOX):
            if len(self._boxes) < _MAX_TEXT_BOXES:
                self._boxes.append(box)
        properties = next(element.iter(_PROPERTIES), None)
        words = (properties.get("descr") or "") if properties is not None else ""
        for blip in element.iter(_A_BLIP, _V_IMAGE):
            relation = blip.get(f"{_R}embed") or blip.get(f"{_R}id") or ""
            self._picture(relation, words or blip.get("title") or "")

    def _picture(self, relation: str, words: str) -> None:
        _, target = self._relations.get(relation, ("", ""))
        data = self._package.picture(target) if target else None
        found = picture(data) if data else None
        if found is None or self._size + len(found.data) > MAX_TOTAL:
            self.missing += 1
            return
        if found.id not in self.images:
            self._size += len(found.data)
        self.images.setdefault(found.id, found)
        self._group += 1
        self.composer.add(picture_unit(found.id, " ".join(words.split())[:1000], group=self._group))

    def _table(self, table: Element) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        if self.composer.in_table or sum(map(len, rows)) <= 1 or _is_frame(table):  # or a table within a cell
            for cell in (cell for row in rows for cell, _, _ in row):
                for _ in self.body(cell):
                    pass
            return
        self.composer.begin_table()
        for number, row in enumerate(_rows(table)):
            header = row.find(f"{W}trPr/{W}tblHeader") is not None
            for cell, column, columns in rows[number]:
                if _merge(cell) == "continue":
                    continue
                height = _height(rows, number, column) if _merge(cell) == "restart" else 1
                self.composer.begin_cell(Cell(number, column, 0, 0, height, columns, is_header=header))
                for _ in self.body(cell):
                    pass
        self.composer.end_table()


def _is_frame(table: Element) -> bool:
    """Tell whether most of the words stand in tables within the table: it only lays out the page."""
    if table.find(f".//{W}tbl") is None:
        return False
    words = [len(text.text or "") for text in table.iter(f"{W}t")]
    own = [len(text.text or "") for text in table.iter(f"{W}t") if next(text.iterancestors(f"{W}tbl")) is table]
    return sum(own) < _OWN_WORDS * sum(words)


def _rows(table: Element) -> list[Element]:
    return [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]


def _cells(row: Element) -> Iterator[tuple[Element, int, int]]:
    """Yield the cells with the column they begin in and how many columns they are wide."""
    column = 0
    for cell in row.iterchildren(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        said = span.get(VAL, "") if span is not None else ""
        columns = int(said) if said.isdecimal() and 0 < len(said) < 4 and int(said) else 1
        yield cell, column, columns
        column += columns


def _merge(cell: Element) -> str:
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if merged is None else merged.get(VAL, "continue")


def _height(rows: list[list[tuple[Element, int, int]]], number: int, column: int) -> int:
    height = 1
    for row in rows[number + 1 :]:
        below = next((cell for cell, at, _ in row if at == column), None)
        if below is None or _merge(below) != "continue":
            break
        height += 1
    return height


def _chosen(alternate: Element) -> list[Element]:
    """Return the one of the alternatives that newer programs show."""
    return [child for child in alternate if child.tag in {f"{_MC}Choice", f"{_MC}Fallback"}][:1]


def _is_on(properties: Element, tag: str) -> bool:
    element = properties.find(f"{W}{tag}")
    return element is not None and element.get(VAL, "1").lower() not in _OFF


def _font_of(properties: Element | None) -> str:
    """Return the font that a run names; "" where it names none."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii", "")


def _marks_of(properties: Element) -> Iterator[MarkKind]:
    for tag, kind in _MARKS.items():
        if _is_on(properties, tag):
            yield kind
    align = properties.find(f"{W}vertAlign")
    if align is not None and align.get(VAL) in {"superscript", "subscript"}:
        yield MarkKind(str(align.get(VAL)))
