"""Which parts of a document have cards: sections, and the passages in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.analysis import digest, fold
from studyapp.domain.card import CardState
from studyapp.domain.document import BlockKind, word_count
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from studyapp.domain.analysis import CardRefusal
    from studyapp.domain.card import Card, CardId
    from studyapp.domain.document import Document

FEWEST_WORDS = 8
"""Shorter paragraphs are no passages that anybody would ask about."""

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})
_STUDIED = frozenset({CardState.APPROVED, CardState.SUSPENDED})


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one heading.

    Attributes:
        key: of the heading's words, so that it holds when other parts of the text change; "s" plus a digest.
        title: the heading; "" for what stands before the first one.
        span: from the heading to the next one.
        words: of its prose, the heading left out.
    """

    key: str
    title: str
    span: Span
    words: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph with what became of it.

    Attributes:
        section: index into `Coverage.sections`.
        studied: cards in the schedule, or taken out of it for a while.
        offered: cards that nobody decided about.
        kept_back: cards that the generator made and that are not offered, for a cause or for the budget.
        reasons: why no further card was made, the most frequent first; each once.
    """

    span: Span
    section: int
    words: int
    studied: int
    offered: int
    kept_back: int
    reasons: tuple[str, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether a card asks about the passage, or is offered."""
        return self.studied + self.offered > 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The passages of a document in text order."""

    length: int
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]

    @property
    def share(self) -> float:
        """The share of words that stand in covered passages, 0..1; 1 for a text without passages."""
        words = sum(passage.words for passage in self.passages)
        return sum(passage.words for passage in self.passages if passage.covered) / words if words else 1.0


def sections_of(document: Document) -> tuple[Section, ...]:
    """Return the sections that hold prose, in text order; the whole text where it has no headings."""
    text = document.text
    starts = [(block.start, _one_line(block.span.of(text))) for block in document.blocks if _is_heading(block.kind)]
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, ""))
    ends = [start for start, _ in starts[1:]] + [len(text)]
    words: Counter[int] = Counter()
    places = [start for start, _ in starts]
    for block in document.blocks:
        if block.kind in _PROSE:
            words[bisect_right(places, block.start) - 1] += word_count(block.span.of(text))
    seen: Counter[str] = Counter()
    found: list[Section] = []
    for index, ((start, title), end) in enumerate(zip(starts, ends, strict=True)):
        seen[fold(title)] += 1
        if words[index]:
            key = "s" + digest(fold(title), str(seen[fold(title)]))
            found.append(Section(key, title, Span(start, end), words[index]))
    return tuple(found)


def section_at(sections: Sequence[Section], position: int) -> int:
    """Return the index of the section that holds a code point, or of the one before it; 0 before the first."""
    return max(0, bisect_right(sections, position, key=_start) - 1)


def coverage_of(
    document: Document, cards: Iterable[Card], refusals: Iterable[CardRefusal], *, offered: Collection[CardId]
) -> Coverage:
    """Return what became of each passage of the document.

    `cards` are all that are kept, those kept back among them; rejected ones are not counted. `offered` are those that
    the budget leaves to be decided about.
    """
    sections = sections_of(document)
    blocks = [block for block in document.blocks if block.kind in _PROSE]
    blocks = [block for block in blocks if word_count(block.span.of(document.text)) >= FEWEST_WORDS]
    starts = [block.start for block in blocks]
    studied, to_decide, kept_back = Counter[int](), Counter[int](), Counter[int]()
    for card in cards:
        if card.source is None:
            continue
        tally = studied if card.state in _STUDIED else to_decide if card.id in offered else kept_back
        if card.state is not CardState.REJECTED:
            tally[bisect_right(starts, card.source.start) - 1] += 1
    reasons: dict[int, Counter[str]] = {}
    for refusal in refusals:
        reasons.setdefault(bisect_right(starts, refusal.span.start) - 1, Counter())[refusal.reason] += 1
    passages = tuple(
        Passage(
            span=block.span,
            section=section_at(sections, block.start),
            words=word_count(block.span.of(document.text)),
            studied=studied[index],
            offered=to_decide[index],
            kept_back=kept_back[index],
            reasons=tuple(reason for reason, _ in reasons.get(index, Counter()).most_common()),
        )
        for index, block in enumerate(blocks)
    )
    return Coverage(len(document.text), sections, passages)


def _is_heading(kind: BlockKind) -> bool:
    return kind is BlockKind.HEADING


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _start(section: Section) -> int:
    return section.span.start
