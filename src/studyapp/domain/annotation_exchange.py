"""Annotations on their way out of the library and in: what a file says, and what became of each item of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from studyapp.domain.annotation import Annotation, AnnotationKind
    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.domain.selector import Selector

MOST_ITEMS: Final = 50_000
LONGEST_QUOTE: Final = 20_000
"""Code points of a passage that is looked for; nobody marks more at once by hand."""
LONGEST_NOTE: Final = 200_000


class AnnotationFormat(StrEnum):
    """Forms in which annotations are written."""

    WEB_ANNOTATION = "web-annotation"
    """W3C Web Annotation in the EPUB Annotations 1.0 profile: comes back as it went."""
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"

    @property
    def suffix(self) -> str:
        """The file name's ending, with the dot."""
        return _SUFFIXES[self]


_SUFFIXES = {
    AnnotationFormat.WEB_ANNOTATION: ".annotation",
    AnnotationFormat.MARKDOWN: ".md",
    AnnotationFormat.HTML: ".html",
    AnnotationFormat.CSV: ".csv",
}


class ItemFate(StrEnum):
    """What became of an item of a file."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    """As it was; with `Why.OLDER`, because the library's is newer."""
    ORPHANED = "orphaned"
    """Taken in, and its passage is to be shown by hand."""
    REFUSED = "refused"


class Why(StrEnum):
    """Why an item was refused, or left as it was."""

    NOTHING = ""
    NOT_AN_ANNOTATION = "not_an_annotation"
    NO_PASSAGE = "no_passage"
    """A bookmark, or a note on a whole page."""
    REPLY = "reply"
    """An answer to what is no item of the file; other answers stand in the note that they answer."""
    DELETED = "deleted"
    """The file says that it was deleted."""
    NO_DOCUMENT = "no_document"
    """Nothing says which document of the library it is about."""
    NOT_FOUND = "not_found"
    """The passage is not in the document, or more than once: an orphan."""
    TOO_LONG = "too_long"
    OLDER = "older"
    ELSEWHERE = "elsewhere"
    """An annotation of another document has the same id."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """An annotation as a file tells of it, before its passage is found.

    Attributes:
        id: as in the file, "" where it has none.
        start, end: -1 where the file does not say; perhaps counted otherwise than we do.
        text_sha256: of the text that the places count in, where the file says so.
        document_id: where the file names it as ours.
        title: the document's; "" where the file does not say.
        sections: titles of the chapter and its parts that the passage stands in, outermost first, as far as known.
        created_at, modified_at: None where the file does not say.
    """

    id: str
    selector: Selector
    kind: AnnotationKind
    color: int
    note: str
    tags: tuple[str, ...]
    author: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    orphaned: bool = False
    text_sha256: str = ""
    document_id: str = ""
    title: str = ""
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadItem:
    """An item that cannot be used; `words` say which one it is."""

    why: Why
    words: str = ""


type Item = Foreign | BadItem


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """A line of the report.

    Attributes:
        number: its place in the file, from 1.
        words: the passage, or whatever tells which one it is.
    """

    number: int
    fate: ItemFate
    words: str
    why: Why = Why.NOTHING
    document_id: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file, item by item; everything taken in is one undoable step."""

    items: tuple[ImportedItem, ...]
    changes: Changes

    def count(self, fate: ItemFate) -> int:
        """Return how many items had this fate."""
        return sum(item.fate is fate for item in self.items)


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation and where it stands: under which heading, on which printed page; "" where unknown."""

    annotation: Annotation
    section: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document with annotations, to be written.

    Attributes:
        date: as ISO 8601, "" where unknown.
    """

    id: DocumentId
    title: str
    text_sha256: str
    items: tuple[Placed, ...]
    authors: tuple[str, ...] = ()
    publisher: str = ""
    address: str = ""
    date: str = ""
    language: str = ""


def storable(text: str) -> str:
    """Return the text without what no database keeps (lone surrogates, NUL), otherwise as it is."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text.replace("\0", "\ufffd")


def normal(text: str) -> str:
    """Return a passage as it would stand in one of our texts: storable, NFC, our line ends."""
    text = storable(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
