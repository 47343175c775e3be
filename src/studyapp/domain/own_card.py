"""Cards that a person makes of a selection: what the editor is filled with, and where the card is grounded."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType
from studyapp.domain.card import GAP, Wording
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from studyapp.domain.document import Block, Document

LONGEST_GAP_WORDS = 8
"""A longer selection is a passage to ask about, not an answer to leave out."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*(?=\s+[\"“‘«(\[]*[A-Z0-9À-ÖØ-Þ])")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Sen|Rep|vs|No|Nos|Fig|cf|e\.g|i\.e|ca)|\b[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """A card before a person words it.

    Attributes:
        source: the passage that will prove it.
        answer_span: where the answer stands in the text; None for a whole passage.
    """

    type: CardType
    wording: Wording
    source: Span
    answer_span: Span | None = None


def draft_of(document: Document, selection: Span) -> OwnDraft:
    """Return the card that fits the selection best; white space at its ends is left out.

    A few words become the gap of their sentence; a longer selection becomes the passage of a question.
    Raises ValueError for a selection without words.
    """
    chosen = _trimmed(document.text, selection)
    if chosen.start >= chosen.end:
        message = "nothing is selected"
        raise ValueError(message)
    source = sentence_around(document, chosen)
    if len(chosen.of(document.text).split()) > LONGEST_GAP_WORDS or chosen == source:
        return OwnDraft(CardType.QUESTION, Wording("", ""), source)
    return drafted(document, chosen, source, CardType.CLOZE)


def drafted(document: Document, chosen: Span, source: Span, card_type: CardType) -> OwnDraft:
    """Return a draft of another type from the same selection.

    A cloze leaves the selection out of its passage; every other type asks for it.
    """
    text = document.text
    answer = _one_line(chosen.of(text))
    if chosen == source:
        return OwnDraft(card_type, Wording("", ""), source)
    if card_type is CardType.CLOZE:
        prompt = _one_line(text[source.start : chosen.start] + GAP + text[chosen.end : source.end])
        return OwnDraft(card_type, Wording(prompt, answer), source, chosen)
    if card_type is CardType.DEFINITION:
        return OwnDraft(card_type, Wording(answer, ""), source)
    return OwnDraft(card_type, Wording("", answer), source, chosen)


def sentence_around(document: Document, chosen: Span) -> Span:
    """Return the sentence that holds the span, or the sentences that do; never beyond the block it begins in."""
    block = block_at(document, chosen.start)
    if block is None:
        return chosen
    text = block.span.of(document.text)
    ends = (found.end() for found in _SENTENCE_END.finditer(text))
    cuts = [0, *(end for end in ends if not _NO_END.search(text[:end])), len(text)]
    first = max(cut for cut in cuts if cut <= chosen.start - block.start)
    last = min((cut for cut in cuts if cut >= chosen.end - block.start), default=len(text))
    return _trimmed(document.text, Span(block.start + first, max(block.start + last, chosen.end)))


def block_at(document: Document, position: int) -> Block | None:
    """Return the block that holds the code point, or None between blocks."""
    index = bisect_right(document.blocks, position, key=_start) - 1
    if index < 0 or position >= document.blocks[index].end:
        return None
    return document.blocks[index]


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _start(block: Block) -> int:
    return block.start
