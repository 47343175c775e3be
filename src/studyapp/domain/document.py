"""A document, its canonical text, and positions in it.

Positions count code points of `Document.text`, half-open, everywhere below `ui/`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from studyapp.domain.languages import language_of
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from studyapp.domain.layout import Image, Layout

DocumentId = NewType("DocumentId", str)
"""Content identity: the first 20 hexadecimal digits of the first revision's text hash."""

# Qt reads these as line breaks of its own, so that offsets would drift (docs: QTextDocument).
_LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029\ufdd0\ufdd1]")
_BREAK_MARKS = "\r\u2028\u2029\ufdd0\ufdd1"
_SURROGATE = re.compile("[\ud800-\udfff]")
_PIECE = 1 << 16


class BlockKind(StrEnum):
    """What a stretch of the text is for its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    TABLE = "table"
    CODE = "code"
    BOILERPLATE = "boilerplate"
    FOOTNOTE = "footnote"
    IMAGE = "image"


class DateSource(StrEnum):
    """Where the document date comes from."""

    GIVEN = "given"
    METADATA = "metadata"
    TEXT = "text"
    NONE = "none"


class Mode(StrEnum):
    """What time expressions count from: the document date, or the last date told."""

    NEWS = "news"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the canonical text; blocks are in text order and never overlap.

    Attributes:
        level: 1 for the title, 2 and more for headings below it; 1 for every other kind.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 1

    @property
    def span(self) -> Span:
        """The block's range."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a revision was read from.

    Attributes:
        source_name: the file's name without its folder, or "" for pasted text.
        encoding: the character encoding that was used, or "" where the format has its own.
    """

    importer: str
    importer_version: int
    source_name: str
    bytes_sha256: str
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class ImportedText:
    """What an importer read. `text` is canonical already; `title` may be "" (unknown).

    Attributes:
        layout: None where the format knows nothing but blocks.
        images: what `layout` shows, each once.
    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    date: date | None
    date_source: DateSource
    language: str
    origin: Origin
    layout: Layout | None = None
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document at its current revision.

    Attributes:
        date: the document date, against which "Wednesday" is resolved; None where unknown.
        language: two letters, as the text itself tells, else as its file said; "" where nobody knows.
        date_span: the passage that proves the date when `date_source` is TEXT.
        mode: what times count from, where a person chose it; None lets the analysis decide.
    """

    id: DocumentId
    title: str
    text: str
    blocks: tuple[Block, ...]
    date: date | None
    date_source: DateSource
    language: str
    origin: Origin
    date_span: Span | None = None
    mode: Mode | None = None

    @staticmethod
    def create(imported: ImportedText) -> Document:
        """Make a document of what an importer read.

        Raises ValueError when the text is not canonical or a block does not lie in it: a bug of the importer.
        """
        if imported.text != canonical(imported.text):
            message = f"{imported.origin.importer}: text is not canonical"
            raise ValueError(message)
        at = 0
        for block in imported.blocks:
            if not at <= block.start <= block.end <= len(imported.text):
                message = f"{imported.origin.importer}: block {block} is out of order"
                raise ValueError(message)
            at = block.end
        return Document(
            id=document_id(imported.text),
            title=imported.title or title_of(imported.text, imported.blocks, imported.origin.source_name),
            text=imported.text,
            blocks=imported.blocks,
            date=imported.date,
            date_source=imported.date_source,
            language=language_of(imported.text, imported.language),
            origin=imported.origin,
        )


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A line of the library.

    Attributes:
        read_share: how far the reader has come, 0..1.
        analysed: whether findings for the current revision are stored.
    """

    id: DocumentId
    title: str
    word_count: int
    date: date | None
    added_at: datetime
    opened_at: datetime | None
    read_share: float
    analysed: bool
    entity_count: int
    event_count: int
    card_count: int
    due_count: int


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a document; what every "go to source" leads to."""

    document_id: DocumentId
    span: Span


def canonical(text: str) -> str:
    r"""Return the text as the program keeps it: NFC, `\n` line ends, no byte-order mark, no lone surrogate.

    Idempotent. White space at either end is kept, so that offsets into text that is canonical already hold.
    """
    text = text.lstrip("\ufeff")
    if any(mark in text for mark in _BREAK_MARKS):  # to look for each takes a hundredth of what substituting takes
        text = _LINE_BREAKS.sub("\n", text)
    if not _can_be_encoded(text):
        text = _SURROGATE.sub("\ufffd", text)
    text = text.replace("\0", "\ufffd")
    is_normal = text.isascii() or unicodedata.is_normalized("NFC", text)
    return text if is_normal else unicodedata.normalize("NFC", text)


def _can_be_encoded(text: str) -> bool:
    """Tell whether there is no lone surrogate in the text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def sha256_of(text: str) -> str:
    """Return the hexadecimal SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def document_id(text: str) -> DocumentId:
    """Return the identity of a document that begins its life with this canonical text."""
    return DocumentId(sha256_of(text)[:20])


def title_of(text: str, blocks: tuple[Block, ...], source_name: str) -> str:
    """Guess a title: the first heading, else the file's name, else the first words of the text."""
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            return " ".join(block.span.of(text).split())
    stem = source_name.rpartition(".")[0] or source_name
    if stem:
        return " ".join(stem.replace("_", " ").split())
    first = " ".join(text.split()[:9])
    return f"{first[:70]}…" if first else "…"


def readable(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks that hold words: what an analysis is given."""
    return tuple(block for block in blocks if block.kind is not BlockKind.IMAGE)


def word_count(text: str) -> int:
    """Return the number of runs without white space.

    In pieces: one `split` of a long book keeps every other thread waiting, the window's too.
    """
    count = 0
    for start in range(0, len(text), _PIECE):
        piece = text[start : start + _PIECE]
        goes_on = start > 0 and not text[start - 1].isspace() and not piece[0].isspace()
        count += len(piece.split()) - goes_on
    return count
