"""What style sheets and attributes say about words: slanted, bold, raised, hidden. Only that, and only simple rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studyapp.domain.layout import MarkKind
from studyapp.formats.html_tree import attribute, tokens

if TYPE_CHECKING:
    from studyapp.formats.html_tree import Element

_MAX_SHEET = 1 << 20
_LONGEST_SELECTOR = 4000
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BODY = re.compile(r"\{([^{}]*)\}")
_SIMPLE = re.compile(r"^\s*[\w-]{0,20}\.([\w-]{1,80})\s*$")
_WEIGHT = re.compile(r"(?:^|;)\s*font-weight\s*:\s*([\w-]+)", re.IGNORECASE)
_SLANT = re.compile(r"(?:^|;)\s*font-style\s*:\s*([\w-]+)", re.IGNORECASE)
_ALIGN = re.compile(r"(?:^|;)\s*vertical-align\s*:\s*([\w-]+)", re.IGNORECASE)
_LINE = re.compile(r"(?:^|;)\s*text-decoration(?:-line)?\s*:\s*([\w -]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_PRESERVED = re.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre\b|pre-wrap|break-spaces)", re.IGNORECASE)
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_LIGHT = frozenset({"normal", "400", "300", "lighter"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a declaration says; None says nothing.

    Attributes:
        raised: MarkKind.SUPERSCRIPT or SUBSCRIPT.
    """

    bold: bool | None = None
    slanted: bool | None = None
    raised: MarkKind | None = None
    underlined: bool = False
    struck: bool = False
    hidden: bool = False
    preserved: bool = False

    def over(self, other: Style) -> Style:
        """Return this style where it says something, else the other."""
        return Style(
            bold=other.bold if self.bold is None else self.bold,
            slanted=other.slanted if self.slanted is None else self.slanted,
            raised=self.raised or other.raised,
            underlined=self.underlined or other.underlined,
            struck=self.struck or other.struck,
            hidden=self.hidden or other.hidden,
            preserved=self.preserved or other.preserved,
        )


PLAIN = Style()


@dataclass(slots=True)
class StyleSheets:
    """The classes that style sheets speak of. Only rules for a class alone count (`.italic`, `span.italic`)."""

    classes: dict[str, Style] = field(default_factory=dict[str, Style])

    def add(self, sheet: str) -> None:
        """Read a style sheet; of a giant one the beginning."""
        at, nested = 0, False
        sheet = _COMMENT.sub("", sheet[:_MAX_SHEET])
        for found in _BODY.finditer(sheet):
            before, at = sheet[at : found.start()], found.end()
            selectors = before.rpartition("}")[2].strip()
            nested = "{" in selectors or (nested and "}" not in before)  # inside @media and the like
            if nested or selectors.startswith("@") or len(selectors) > _LONGEST_SELECTOR:
                continue
            self._declare(selectors, declared(found.group(1)[:_LONGEST_SELECTOR]))

    def _declare(self, selectors: str, style: Style) -> None:
        if style == PLAIN:
            return
        for selector in selectors.split(","):
            simple = _SIMPLE.match(selector)
            if simple:
                name = simple.group(1).lower()
                self.classes[name] = style.over(self.classes.get(name, PLAIN))

    def style_of(self, element: Element) -> Style:
        """Return what the element's classes and its own declaration say."""
        style = PLAIN
        for name in tokens(element, "class"):
            style = self.classes.get(name, PLAIN).over(style)
        own = attribute(element, "style")
        return declared(own).over(style) if own else style


def declared(declaration: str) -> Style:
    """Return what a declaration says."""
    weight, slant, align, line = (
        found.group(1).strip().lower() if (found := pattern.search(declaration)) else ""
        for pattern in (_WEIGHT, _SLANT, _ALIGN, _LINE)
    )
    return Style(
        bold=True if weight in _BOLD else False if weight in _LIGHT else None,
        slanted=True if slant in {"italic", "oblique"} else False if slant == "normal" else None,
        raised={"super": MarkKind.SUPERSCRIPT, "sub": MarkKind.SUBSCRIPT}.get(align),
        underlined="underline" in line,
        struck="line-through" in line,
        hidden=_HIDDEN.search(declaration) is not None,
        preserved=_PRESERVED.search(declaration) is not None,
    )
