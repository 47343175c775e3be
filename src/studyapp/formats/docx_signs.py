"""Signs and formulas of a Word file as plain text: "≤" out of the font Symbol, "(a + b)/c" out of a fraction.

A formula is written in one line, as one would type it; whoever needs it drawn finds it in the file itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.formats.docx_package import Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LETTERS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), _LETTERS, strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip((0x22, 0x24, 0x27, 0x2D, 0x40, 0x5C, 0x5E), "∀∃∋−≅∴⊥", strict=True)),
    **dict(zip(range(0xA1, 0xB0), "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓", strict=True)),
    **dict(zip(range(0xB0, 0xC0), "°±″≥×∝∂•÷≠≡≈…⏐⎯↵", strict=True)),
    **dict(zip(range(0xC0, 0xD0), "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉", strict=True)),
    **dict(zip(range(0xD0, 0xE0), "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓", strict=True)),
    **dict(zip((0xE5, 0xF2), "∑∫", strict=True)),
}
"""The font's own encoding (Adobe's "symbol"): its letters and common signs."""
_WINGDINGS = {
    0xA7: "▪", 0xA8: "◻", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x76: "❖", 0xD8: "➢",
    0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PLACES = re.compile("[\uf020-\uf0ff]")
_DEPTH = 30


def sign(font: str, code: str) -> str:
    """Return the sign that a font has at a code ("F0B0"); "" where nobody knows."""
    try:
        number = int(code[-4:], 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        number -= 0xF000
    table = _FONTS.get(font.casefold())
    if table is not None:
        return table.get(number, chr(number) if 0x20 <= number < 0x7F and table is _SYMBOL else "")
    return chr(number) if 0x20 <= number < 0xD800 and not font.casefold().startswith(("wingdings", "webdings")) else ""


def with_signs(text: str, font: str) -> str:
    """Return the text with the signs that stand for places in a font of signs: a bullet typed in Symbol is U+F0B7."""
    known = font if font.casefold() in _FONTS else "Symbol"
    return _PLACES.sub(lambda found: sign(known, f"{ord(found[0]):X}"), text)


def formula(element: Element, depth: int = 0) -> str:
    """Return a formula, or a part of one, in one line."""
    if depth > _DEPTH:
        return ""
    return "".join(_part(child, depth + 1) for child in element)


def _part(element: Element, depth: int) -> str:
    def at(tag: str) -> str:
        found = element.find(f"{M}{tag}")
        return "" if found is None else formula(found, depth).strip()

    match str(element.tag).removeprefix(M):
        case "t":
            return element.text or ""
        case "f":
            return f"{_held(at('num'))}/{_held(at('den'))}"
        case "sSup":
            return f"{at('e')}^{_held(at('sup'))}"
        case "sSub" | "limLow" as tag:
            return f"{at('e')}_{_held(at('sub' if tag == 'sSub' else 'lim'))}"
        case "sSubSup":
            return f"{at('e')}_{_held(at('sub'))}^{_held(at('sup'))}"
        case "rad":
            return f"{at('deg')}√{_held(at('e'))}"
        case "nary":
            lower, upper = at("sub"), at("sup")
            limits = (f"_{_held(lower)}" if lower else "") + (f"^{_held(upper)}" if upper else "")
            return f"{_said(element, 'naryPr', 'chr', '∫')}{limits} {at('e')}"
        case "d":
            inner = ", ".join(formula(part, depth).strip() for part in element.findall(f"{M}e"))
            return f"{_said(element, 'dPr', 'begChr', '(')}{inner}{_said(element, 'dPr', 'endChr', ')')}"
        case "func":
            return f"{at('fName')} {at('e')}"
        case "mr":
            return ", ".join(formula(part, depth).strip() for part in element.findall(f"{M}e")) + "; "
        case tag if tag.endswith("Pr"):
            return ""
        case _:
            return formula(element, depth)


def _held(words: str) -> str:
    """Return what stands in a fraction or an exponent, in brackets where it needs them."""
    return words if len(words) < 2 or words.isdecimal() else f"({words})"


def _said(element: Element, properties: str, tag: str, otherwise: str) -> str:
    found = element.find(f"{M}{properties}/{M}{tag}")
    return otherwise if found is None else found.get(f"{M}val", otherwise)
