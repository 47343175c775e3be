"""What the tags and attributes of HTML mean for who reads a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from studyapp.domain.layout import MarkKind
from studyapp.formats.html_tree import attribute, descendants, local, text_of, tokens

if TYPE_CHECKING:
    from studyapp.formats.html_tree import Element

BLOCKS: Final = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "listing",
        "xmp",
        "plaintext",
    }
)
SKIPPED: Final = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "frame",
        "frameset",
        "noframes",
        "object",
        "applet",
        "audio",
        "video",
        "canvas",
        "input",
        "select",
        "textarea",
        "button",
        "head",
        "title",
        "meta",
        "link",
        "datalist",
        "map",
        "rt",
        "rp",
        "rtc",
        "annotation",
        "annotation-xml",
        "progress",
        "meter",
    }
)
"""Tags whose words nobody is meant to read."""
MARKS: Final = {
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "dt": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "dfn": MarkKind.EMPHASIS,
    "var": MarkKind.EMPHASIS,
    "u": MarkKind.UNDERLINED,
    "ins": MarkKind.UNDERLINED,
    "s": MarkKind.STRUCK,
    "del": MarkKind.STRUCK,
    "strike": MarkKind.STRUCK,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "tt": MarkKind.CODE,
    "sup": MarkKind.SUPERSCRIPT,
    "sub": MarkKind.SUBSCRIPT,
    "ruby": MarkKind.RUBY,
}
SUPERSCRIPTS: Final = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
RAISED: Final = re.compile(r"[0-9+\-−=()n]{1,6}")
NOTE_NUMBER: Final = re.compile(r"\[?(\d{1,3}|[*†‡§]{1,3})\]?")
AFTER_SENTENCE: Final = frozenset(".,;:!?…\"'”’»)]。，、")
"""A raised number after one of these is a note's, not an exponent."""

_HIDDEN_CLASSES = frozenset(
    {"sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only", "visuallyhidden", "mw-editsection"}
)
_LAYOUT_CELL = 400
"""Code points of the middle cell from which on a table only places things on a page."""
_FIRST_ROWS = 50


def is_hidden(element: Element) -> bool:
    """Tell whether attributes hide the element from readers."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    if attribute(element, "aria-hidden") == "true" and local(element) not in BLOCKS:
        return True
    return bool(tokens(element, "class") & _HIDDEN_CLASSES)


def heading_level(element: Element) -> int:
    """Return 1 to 6 for a heading, else 0."""
    tag = local(element)
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    classes = tokens(element, "class")
    if "heading" in tokens(element, "role"):
        level = attribute(element, "aria-level")
        return min(6, int(level)) if level.isdecimal() and level != "0" else 2
    if "msotitle" in classes:
        return 1
    return next((int(name[-1]) for name in classes if re.fullmatch(r"msoheading[1-6]", name)), 0)


def is_caption(element: Element) -> bool:
    """Tell whether the words explain a picture or a table."""
    if local(element) in {"figcaption", "caption"}:
        return True
    return bool(
        tokens(element, "class") & {"wp-caption-text", "thumbcaption", "gallerytext", "msocaption", "caption-text"}
    )


def is_figure(element: Element) -> bool:
    """Tell whether the element holds a picture together with its caption."""
    return local(element) == "figure" or bool(tokens(element, "class") & {"wp-caption", "thumbinner", "gallerybox"})


def is_word_list_item(element: Element) -> bool:
    """Tell whether a word processor wrote a list item as a paragraph."""
    return local(element) == "p" and any(name.startswith("msolistparagraph") for name in tokens(element, "class"))


def page_label(element: Element) -> str | None:
    """Return the label of a page break of the printed edition; None for anything else."""
    if not tokens(element, "type", "role") & {"pagebreak", "doc-pagebreak"}:
        return None
    said = attribute(element, "title") or attribute(element, "aria-label") or text_of(element)
    number = re.search(r"[0-9ivxlcIVXLC]+$", said.strip(" .")) or re.search(r"\d+$", attribute(element, "id"))
    return number.group() if number else said[:20]


def is_data_table(table: Element) -> bool:
    """Tell whether a table holds data, and not the parts of a page."""
    if tokens(table, "role") & {"presentation", "none"}:
        return False
    if any(below is not table for below in descendants(table, "table", *_PAGE_PARTS)):
        return False
    rows = [row for _, row in zip(range(_FIRST_ROWS), descendants(table, "tr"), strict=False)]
    if len(rows) < 2 and next(descendants(table, "th"), None) is None:
        return False
    widths = [sum(local(cell) in {"td", "th"} for cell in row) for row in rows]
    if max(widths, default=0) < 2:
        return False
    lengths = sorted(len(text_of(cell)) for row in rows for cell in row if local(cell) in {"td", "th"})
    return lengths[len(lengths) // 2] < _LAYOUT_CELL


_PAGE_PARTS = ("h1", "h2", "article", "nav", "form")
