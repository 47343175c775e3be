"""What a document has beside its text: marks, notes, tables, pictures, pages, contents. All are places in the text.

The text itself stays plain: a note's number is no part of it ("text[1]" is "text" with a NOTE mark of no width after
it), and a picture is one U+FFFC, alone in its IMAGE block.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.span import Span

ImageId = NewType("ImageId", str)
"""The hexadecimal SHA-256 of the picture's bytes."""

PICTURE: Final = "\ufffc"
"""The code point that stands for a picture; Qt's own pictures take one just like it."""


class MarkKind(StrEnum):
    """What is special about some words."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    UNDERLINED = "underlined"
    STRUCK = "struck"
    CODE = "code"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    RUBY = "ruby"
    LINK = "link"
    REFERENCE = "reference"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """Special words. Marks are in the order of their starts, may nest and overlap, and lie within one block each.

    Attributes:
        end: equals `start` for a NOTE, whose number is shown between the two code points, but is no part of the text.
        words: the web address of a LINK (never fetched), the reading of a RUBY, the number of a NOTE, else "".
        target: where a REFERENCE or a NOTE leads; for a NOTE the first FOOTNOTE block of it. None: nowhere known.
    """

    kind: MarkKind
    start: int
    end: int
    words: str = ""
    target: Span | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; the text has a tab between cells and a line end between rows.

    Attributes:
        row: from 0.
        column: from 0.
        rows: how many rows it is high.
        columns: how many columns it is wide.
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the same range as its TABLE block, and its cells in text order."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in the text.

    Attributes:
        start: where its U+FFFC stands.
        words: what the picture shows, for who cannot see it; may be "".
        caption: the CAPTION block that belongs to it.
    """

    start: int
    image_id: ImageId
    words: str = ""
    caption: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the printed edition begins here; the label is as printed ("xii", "17")."""

    start: int
    label: str


def page_at(pages: Sequence[Page], position: int) -> Page | None:
    """Return the page that a code point stands on; `pages` in the order of their starts. None before the first."""
    index = bisect_right(pages, position, key=lambda page: page.start) - 1
    return pages[index] if index >= 0 else None


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the author's contents; the outermost level is 1."""

    start: int
    title: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything beside the text. `contents` is empty where the file has none: headings then serve.

    Attributes:
        left_out: passages that are no part of the article (menus, adverts, comments), in the order of the file.
        missing_images: pictures that are named but not held by the file, or are too large, or no pictures.
    """

    marks: tuple[Mark, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    pages: tuple[Page, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str = ""
    address: str = ""
    cover: ImageId | None = None
    left_out: tuple[str, ...] = ()
    missing_images: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as the file holds it. `media_type` was found in the bytes, not believed; sizes are in pixels."""

    id: ImageId
    media_type: str
    width: int
    height: int
    data: bytes
