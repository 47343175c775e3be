"""The language pass: blocks of the document, each parsed by itself, with positions of the whole text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.document import Block, BlockKind
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

    from studyapp.domain.analysis import AnalysisRequest

# The tokeniser is quadratic in unbroken punctuation: 50,000 commas took 175 CPU seconds (spaCy 3.8.18, measured).
_UNBROKEN = re.compile(r"\S{1001,}")
BATCH = 32
"""Paragraphs per batch: 115, 100, 112, 142 CPU s per million words at 8, 32, 128, 512 (measured)."""

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})
"""Kinds of blocks that tell something in sentences."""


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """A block and its parse; token positions are relative to `block.start`: use the methods."""

    index: int
    block: Block
    doc: Doc

    @property
    def is_prose(self) -> bool:
        """Whether the block tells something in sentences (no heading, caption, credit, table, code)."""
        return self.block.kind in PROSE

    def span(self, tokens: Tokens) -> Span:
        """Return where the tokens stand in the document's text."""
        return Span(self.block.start + tokens.start_char, self.block.start + tokens.end_char)

    def tokens(self, span: Span) -> Tokens | None:
        """Return the tokens that cover a range of the document's text, widened to whole tokens; None outside."""
        found = self.doc.char_span(span.start - self.block.start, span.end - self.block.start, alignment_mode="expand")
        return found if found is not None and len(found) else None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document after the language pass; `blocks` holds those that were parsed, in text order."""

    request: AnalysisRequest
    blocks: tuple[ParsedBlock, ...]
    unread: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The document's canonical text."""
        return self.request.text

    def prose(self) -> Iterator[ParsedBlock]:
        """Yield the blocks that tell something in sentences."""
        return (parsed for parsed in self.blocks if parsed.is_prose)

    def sentences(self) -> Iterator[tuple[ParsedBlock, Tokens]]:
        """Yield the sentences of the prose in text order, each with its block."""
        for parsed in self.prose():
            for sentence in parsed.doc.sents:
                yield parsed, sentence


def parse_blocks(nlp: Language, text: str, blocks: Iterable[tuple[int, Block]]) -> Iterator[ParsedBlock]:
    """Parse the blocks one by one, in order; blocks that `is_readable` refuses must have been left out."""
    pairs = ((block.span.of(text), (index, block)) for index, block in blocks)
    for doc, (index, block) in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield ParsedBlock(index, block, doc)


def is_readable(text: str, block: Block) -> bool:
    """Tell whether the block can be given to the tokeniser: not blank, no unbroken run over 1,000 characters."""
    passage = block.span.of(text)
    return bool(passage.strip()) and not _UNBROKEN.search(passage)


def parse(nlp: Language, request: AnalysisRequest) -> Parsed:
    """Run the whole language pass over the request."""
    wanted = [(i, block) for i, block in enumerate(request.blocks) if is_readable(request.text, block)]
    unread = tuple(
        block.span
        for block in request.blocks
        if block.span.of(request.text).strip() and not is_readable(request.text, block)
    )
    return Parsed(request, tuple(parse_blocks(nlp, request.text, wanted)), unread)
