"""What Word's styles and list definitions say of a paragraph.

A built-in style's name is English in every language of the program ("heading 1"); only its id is translated.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind
from studyapp.formats.numerals import lettered, roman

if TYPE_CHECKING:
    from studyapp.formats.docx_package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_MAX_BASES = 12
_MAX_LEVELS = 9
_KINDS = {
    "title": BlockKind.HEADING,
    "quote": BlockKind.QUOTATION,
    "intense quote": BlockKind.QUOTATION,
    "block text": BlockKind.QUOTATION,
    "caption": BlockKind.CAPTION,
    "html preformatted": BlockKind.CODE,
    "plain text": BlockKind.PARAGRAPH,
    "toc heading": BlockKind.BOILERPLATE,
}
_BULLETS = {"bullet": "•", "none": ""}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style, with those it is based on, makes of a paragraph.

    Attributes:
        heading: 1 for "heading 1"; 0 for the title; None for text.
        number: list and depth, or None.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    heading: int | None = None
    number: tuple[str, int] | None = None


class Styles:
    """The styles of a file."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._found: dict[str, Style] = {}
        self.language = ""
        if root is None:
            return
        for element in root.iter(f"{W}style"):
            self._elements.setdefault(element.get(f"{W}styleId", ""), element)
        language = root.find(f"{W}docDefaults//{W}lang")
        self.language = (language.get(VAL, "") if language is not None else "")[:2].lower()

    def of(self, style_id: str) -> Style:
        """Return what a style means; one that is not there means nothing."""
        if style_id not in self._found:
            self._found[style_id] = self._read(style_id)
        return self._found[style_id]

    def _read(self, style_id: str) -> Style:
        kind, heading, number = BlockKind.PARAGRAPH, None, None
        element = self._elements.get(style_id)
        for _ in range(_MAX_BASES):
            if element is None:
                break
            name = _value(element, "name").lower()
            if kind is BlockKind.PARAGRAPH:
                kind = BlockKind.BOILERPLATE if name.startswith("toc ") else _KINDS.get(name, kind)
            if heading is None:
                heading = 0 if name == "title" else outline_level(element.find(f"{W}pPr"))
            if heading is None and name.startswith("heading ") and name[8:].isdecimal():
                heading = int(name[8:])
            number = number or number_of(element.find(f"{W}pPr"))
            element = self._elements.get(_value(element, "basedOn"))
        return Style(kind, heading, number)


class Numbering:
    """Counts the items of all lists of a file."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        abstract = {a.get(f"{W}abstractNumId", ""): _levels(a) for a in root.iter(f"{W}abstractNum")}
        for number in root.iter(f"{W}num"):
            self._levels[number.get(f"{W}numId", "")] = abstract.get(_value(number, "abstractNumId"), {})

    def marker(self, list_id: str, depth: int) -> str:
        """Return what stands before the next item of a list: "• ", "3. "; "" where it is no list."""
        levels = self._levels.get(list_id)
        if levels is None or list_id == "0":
            return ""
        form, pattern, start = levels.get(depth, ("bullet", "", 1))
        counts = self._counts[list_id]
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        indent = "  " * depth
        if form in _BULLETS:
            return f"{indent}{_BULLETS[form] or '•'} "
        text = pattern or f"%{depth + 1}."
        for level in range(depth, -1, -1):
            level_form, _, level_start = levels.get(level, ("decimal", "", 1))
            text = text.replace(f"%{level + 1}", _counted(counts.get(level, level_start), level_form))
        return f"{indent}{text[:20].strip()} "


def outline_level(properties: Element | None) -> int | None:
    """Return 1 to 9 where the paragraph is in the outline."""
    said = _value(properties, "outlineLvl") if properties is not None else ""
    return int(said) + 1 if said.isdecimal() and int(said) < _MAX_LEVELS else None


def number_of(properties: Element | None) -> tuple[str, int] | None:
    """Return the list and the depth (from 0) of a paragraph or style."""
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return None
    depth = _value(number, "ilvl")
    return _value(number, "numId"), min(int(depth), _MAX_LEVELS) if depth.isdecimal() and len(depth) < 3 else 0


def _levels(abstract: Element) -> dict[int, tuple[str, str, int]]:
    levels: dict[int, tuple[str, str, int]] = {}
    for level in abstract.findall(f"{W}lvl"):
        number, start = level.get(f"{W}ilvl", ""), _value(level, "start")
        if number.isdecimal() and len(number) == 1:
            first = int(start) if start.isdecimal() and len(start) < 6 else 1
            levels[int(number)] = (_value(level, "numFmt"), _value(level, "lvlText"), first)
    return levels


def _value(element: Element, tag: str) -> str:
    child = element.find(f"{W}{tag}")
    return child.get(VAL, "") if child is not None else ""


def _counted(number: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter" if 0 < number <= 780:  # more than Word counts in letters
            text = lettered(number)
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            text = roman(number)
        case _:
            return str(number)
    return text.upper() if form.startswith("upper") else text
