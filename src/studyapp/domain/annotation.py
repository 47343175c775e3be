"""Marks that a person made in a text, or the author of a pack: highlights, underlines and notes on passages."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from studyapp.domain.document import DocumentId
    from studyapp.domain.selector import Selector
    from studyapp.domain.span import Span

AnnotationId = NewType("AnnotationId", str)
"""A UUID in its usual form, so that a copy that comes back is known again."""

COLORS: Final = range(1, 9)
"""The eight colours by number; the interface gives each a tint, a pattern and a name, and a person a label."""


class AnnotationKind(StrEnum):
    """How a passage is marked: W3C's motivation "highlighting" for the first two, "commenting" for NOTE."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark on one passage.

    Attributes:
        selector: the passage, as it was when it was found last.
        span: where it stands in the document's present text; None for an orphan, whose passage is gone.
        color: 1 to 8.
        note: Markdown, "" for none.
        tags: without doubles, sorted by `tag_key`.
        author: "" for the learner, else who made the pack that brought it.
    """

    id: AnnotationId
    document_id: DocumentId
    selector: Selector
    span: Span | None
    kind: AnnotationKind
    color: int
    created_at: datetime
    modified_at: datetime
    note: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""

    @property
    def orphaned(self) -> bool:
        """Whether its passage is not in the document's present text."""
        return self.span is None

    @property
    def own(self) -> bool:
        """Whether the learner made it."""
        return not self.author


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """What is wanted of all annotations; an empty part wants everything.

    Attributes:
        words: every one must be in the quote, the note, a tag or the author's name, whatever the case and accents.
        tags: one of them will do.
        orphaned: True for orphans only, False for the others.
        own: True for the learner's only, False for pack authors'.
    """

    document_id: DocumentId | None = None
    words: str = ""
    colors: frozenset[int] = frozenset()
    kinds: frozenset[AnnotationKind] = frozenset()
    tags: frozenset[str] = frozenset()
    orphaned: bool | None = None
    own: bool | None = None

    def takes(self, annotation: Annotation) -> bool:
        """Tell whether the annotation is wanted."""
        return (
            (self.document_id is None or annotation.document_id == self.document_id)
            and (not self.colors or annotation.color in self.colors)
            and (not self.kinds or annotation.kind in self.kinds)
            and (not self.tags or bool({tag_key(tag) for tag in self.tags} & {tag_key(tag) for tag in annotation.tags}))
            and (self.orphaned is None or annotation.orphaned is self.orphaned)
            and (self.own is None or annotation.own is self.own)
            and self._says(annotation)
        )

    def _says(self, annotation: Annotation) -> bool:
        words = tag_key(self.words).split()
        if not words:
            return True
        said = tag_key(" ".join((annotation.selector.quote, annotation.note, *annotation.tags, annotation.author)))
        return all(word in said for word in words)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and how many annotations bear it."""

    name: str
    count: int


def tidy_tag(name: str) -> str:
    """Return a tag as it is kept: NFC, single spaces, no comma and no leading "#"; "" where nothing is left."""
    return unicodedata.normalize("NFC", " ".join(name.replace(",", " ").split()).lstrip("#").strip())


def tag_key(name: str) -> str:
    """Return what tells tags apart: neither case nor accents count."""
    if name.isascii():
        return name.lower()
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def tidy_tags(names: Iterable[str]) -> tuple[str, ...]:
    """Return the tags as they are kept: tidy, without doubles (the first spelling stays), sorted."""
    kept: dict[str, str] = {}
    for name in names:
        tag = tidy_tag(name)
        if tag:
            kept.setdefault(tag_key(tag), tag)
    return tuple(kept[key] for key in sorted(kept))
