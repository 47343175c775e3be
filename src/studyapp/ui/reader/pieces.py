"""What of a document becomes one paragraph on the screen. Splits are for display only: offsets stay canonical."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from studyapp.domain.document import Block

LONGEST = 2000
"""Code points in one displayed paragraph: Qt lays a paragraph out as a whole, 2.8 s for a million words."""

WHOLE_UP_TO = 300_000
"""Code points (about 50,000 words) up to which a document is shown as a whole."""

SECTION = 120_000
"""Code points (about 20,000 words) of a section of a longer document."""

_BREAK = re.compile(r"(?<=[.!?…。！？])[\"”’)\]]*\s+|\s+")
_MARKER = re.compile(r"[\W_]*(?:\(?(\w{1,4})[.)])?[\W_]*")  # "- ", "> ", "3. ": what a list or a quotation begins with
_LINE = re.compile(r"\S(?:.*\S)?")
_AS_LINES = frozenset({BlockKind.TABLE, BlockKind.CODE, BlockKind.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph on the screen.

    Attributes:
        continued: the paragraph goes on from the piece before, so that no space is left above it.
        numbered: a list item that the text numbers.
    """

    kind: BlockKind
    level: int
    start: int
    end: int
    continued: bool = False
    numbered: bool = False

    def shown(self, text: str) -> str:
        """Return what is displayed: as many code points as the passage has, line breaks as the kind wants them."""
        passage = text[self.start : self.end]
        return passage.replace("\n", "\u2028" if self.kind in _AS_LINES else " ")


@dataclass(frozen=True, slots=True)
class Section:
    """A run of pieces that is on the screen at one time; `title` is its first heading, or ""."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    title: str = ""


def pieces_of(text: str, blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """Return the pieces of a text, in order: all of it but white space and the markers of lists."""
    found: list[Piece] = []
    at = 0
    for block in blocks:
        found.extend(_loose(text, at, block.start))
        marker = _MARKER.fullmatch(text, text.rfind("\n", at, block.start) + 1 or at, block.start)
        numbered = block.kind is BlockKind.LIST_ITEM and marker is not None and marker[1] is not None
        found.extend(_split(text, Piece(block.kind, block.level, block.start, block.end, numbered=numbered)))
        at = block.end
    found.extend(_loose(text, at, len(text)))
    return tuple(found)


def sections_of(text: str, pieces: Sequence[Piece]) -> tuple[Section, ...]:
    """Return the sections; a short document is one. Sections begin at a heading where one is near."""
    if len(text) <= WHOLE_UP_TO or not pieces:
        return (Section(0, len(text), tuple(pieces)),)
    runs: list[list[Piece]] = [[]]
    size = 0
    for piece in pieces:
        full = size >= SECTION or (size >= SECTION // 2 and piece.kind is BlockKind.HEADING)
        if full and not piece.continued:
            runs.append([])
            size = 0
        runs[-1].append(piece)
        size += piece.end - piece.start
    starts = [0, *(run[0].start for run in runs[1:]), len(text)]
    return tuple(
        Section(starts[index], starts[index + 1], tuple(run), _title(text, run)) for index, run in enumerate(runs)
    )


def _title(text: str, run: Sequence[Piece]) -> str:
    heading = next((piece for piece in run if piece.kind is BlockKind.HEADING), None)
    return " ".join(Span(heading.start, heading.end).of(text).split()) if heading else ""


def _loose(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield text that no block holds, so that nothing but markers is hidden from the reader."""
    for match in _LINE.finditer(text, start, end):
        if not _MARKER.fullmatch(match[0]):
            yield from _split(text, Piece(BlockKind.PARAGRAPH, 1, match.start(), match.end()))


def _split(text: str, piece: Piece) -> Iterator[Piece]:
    while piece.end - piece.start > LONGEST:
        cut = _cut(text, piece.start, piece.start + LONGEST)
        yield replace(piece, end=cut)
        piece = replace(piece, start=cut, continued=True)
    if piece.end > piece.start:
        yield piece


def _cut(text: str, start: int, limit: int) -> int:
    """Return where to cut: after the last sentence, else the last space, else at the limit."""
    sentence = space = 0
    for match in _BREAK.finditer(text, start + LONGEST // 2, limit):
        space = match.end()
        if text[match.start() - 1] in ".!?…。！？":
            sentence = match.end()
    return sentence or space or limit
