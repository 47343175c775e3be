"""Makes a document of a deck: each note is a paragraph, so that each of its cards has a passage that proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.document import (
    Block,
    BlockKind,
    DateSource,
    Document,
    ImportedText,
    Origin,
    sha256_of,
)
from studyapp.domain.layout import PICTURE, Figure, Layout
from studyapp.domain.span import Span
from studyapp.formats.blocks import capped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.exchange import PlannedNote
    from studyapp.domain.layout import Image

IMPORTER = "deck"
_VERSION = 1
DIVIDER = "::"


@dataclass(frozen=True, slots=True)
class DeckText:
    """A deck as a document. `spans` gives the passage of each note by its GUID."""

    document: Document
    layout: Layout
    images: tuple[Image, ...]
    spans: dict[str, Span]


def root_of(deck: str) -> str:
    """Return the outermost deck: one document is made of all that lies in it."""
    return " ".join(deck.partition(DIVIDER)[0].split()) or "…"


def deck_text(title: str, notes: Sequence[PlannedNote], source_name: str) -> DeckText:
    """Put the notes together in their order; a heading stands before the first note of each inner deck.

    Notes of one text (two cards of ours over one passage) share it.
    """
    making = _Making()
    making.block(title, BlockKind.HEADING, 1)
    deck = ""
    spans: dict[str, Span] = {}
    passages: dict[str, Span] = {}
    for planned in notes:
        inner = " › ".join(" ".join(part.split()) for part in planned.note.deck.split(DIVIDER)[1:])
        if inner and inner != deck:
            making.block(inner, BlockKind.HEADING, 2)
        deck = inner
        told = passages.get(planned.text)
        if told is None or planned.pictures:
            told = passages[planned.text] = making.block(planned.text, BlockKind.PARAGRAPH, 1)
        spans[planned.note.guid] = told
        for shown in planned.pictures:
            at = making.block(PICTURE, BlockKind.IMAGE, 1)
            making.figures.append(Figure(at.start, shown.image.id, shown.words))
            making.images.setdefault(shown.image.id, shown.image)
    text = "\n\n".join(making.parts)
    imported = ImportedText(
        title=title,
        text=text,
        blocks=tuple(making.blocks),
        date=None,
        date_source=DateSource.NONE,
        language="",
        origin=Origin(IMPORTER, _VERSION, source_name, sha256_of(text)),
    )
    return DeckText(
        Document.create(imported), Layout(figures=tuple(making.figures)), tuple(making.images.values()), spans
    )


class _Making:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.figures: list[Figure] = []
        self.images: dict[str, Image] = {}
        self._length = 0

    def block(self, words: str, kind: BlockKind, level: int) -> Span:
        start = self._length + 2 if self.parts else 0
        self.parts.append(words)
        self._length = start + len(words)
        for part in capped(words, Block(kind, 0, len(words), level)):
            self.blocks.append(Block(kind, start + part.start, start + part.end, level))
        return Span(start, self._length)
