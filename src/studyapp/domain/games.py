"""Rounds of the match game and the order game, made from what the article tells.

Whatever could fit twice is left out: two equal sides, dates that overlap, a side that names the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType, EntityType, digest, fold
from studyapp.domain.card import PAIR
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from studyapp.domain.card import Card
    from studyapp.domain.entity import Entity
    from studyapp.domain.event import Event

FEWEST, MOST = 3, 6
"""How many pairs, or events, a round has."""
_MOST_WORDS = 18
_POINTING = frozenset(
    {"it", "he", "she", "they", "this", "that", "these", "those", "his", "her", "their", "its", "then"}
)


class PairKind(StrEnum):
    """What kind of things belong together; a round holds one kind only."""

    TERM = "term"
    PERSON = "person"
    DATE = "date"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together, and the passage that says so.

    Attributes:
        when: the event whose date is the right side; then `right` is its EDTF, and the window puts it in words.
    """

    kind: PairKind
    left: str
    right: str
    source: Span | None
    when: Event | None = None


def pairs_of(entities: Iterable[Entity], events: Iterable[Event], cards: Iterable[Card]) -> tuple[Pair, ...]:
    """Return the pairs of an article, the best of each kind first: entries, events, approved matching cards."""
    found = [*_of_entities(entities), *_of_events(events), *_of_cards(cards)]
    kinds = {kind: _distinct(pair for pair in found if pair.kind is kind) for kind in PairKind}
    return tuple(pair for kind in PairKind for pair in kinds[kind] if len(kinds[kind]) >= FEWEST)


def match_round(pairs: Sequence[Pair], number: int, *, size: int = MOST) -> tuple[Pair, ...]:
    """Return the pairs of round `number` (from 0): one kind, seeded; all pairs come before any comes again.

    Empty where no kind has three pairs.
    """
    rounds = list(_rounds(pairs, size))
    if not rounds:
        return ()
    turn, at = divmod(number, len(rounds))
    mixed = sorted(rounds, key=lambda each: digest(str(turn), *(pair.left for pair in each)))
    return mixed[at]


def shuffled[T](items: Sequence[T], text: Callable[[T], str], *, seed: str) -> tuple[T, ...]:
    """Return the items in a seeded order that is not the given one, where there are two or more."""
    mixed = sorted(items, key=lambda item: digest(seed, text(item)))
    if len(mixed) > 1 and [text(item) for item in mixed] == [text(item) for item in items]:
        mixed = [*mixed[1:], mixed[0]]
    return tuple(mixed)


def orderable(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events whose days are all apart, by time; of two that touch, the better one; none that names its year."""
    chosen: list[Event] = []
    for event in sorted(events, key=lambda event: (-event.main, -event.rank, event.key)):
        if event.hidden or not event.earliest or not event.latest or not _stands_alone(event.label):
            continue
        if all(_apart(event, other) for other in chosen) and all(fold(event.label) != fold(e.label) for e in chosen):
            chosen.append(event)
    return tuple(sorted(chosen, key=_start))


def order_round(events: Sequence[Event], number: int, *, size: int = 5) -> tuple[Event, ...]:
    """Return the events of round `number` in their right order; `events` come from `orderable`. Empty under three."""
    if len(events) < FEWEST:
        return ()
    groups = -(-len(events) // size)
    turn, at = divmod(number, groups)
    mixed = sorted(events, key=lambda event: digest(str(turn), event.key))
    picked = mixed[at * size : at * size + size]
    if len(picked) < FEWEST:
        picked = mixed[-max(FEWEST, min(size, len(mixed))) :]
    return tuple(sorted(picked, key=_start))


def _rounds(pairs: Sequence[Pair], size: int) -> Iterable[tuple[Pair, ...]]:
    for kind in PairKind:
        of_kind = [pair for pair in pairs if pair.kind is kind]
        if len(of_kind) < FEWEST:
            continue
        groups = -(-len(of_kind) // size)
        for group in range(groups):  # dealt like cards, so that no round is short
            dealt = tuple(of_kind[group::groups])
            if len(dealt) >= FEWEST:
                yield dealt
            else:
                yield tuple(of_kind[-FEWEST:])


def _of_entities(entities: Iterable[Entity]) -> Iterable[Pair]:
    for entity in sorted(entities, key=lambda entity: (-entity.salience, entity.key)):
        definition = entity.definition
        text = entity.own_definition or (definition.text if definition else "")
        if entity.hidden or not text:
            continue
        kind = PairKind.PERSON if entity.type is EntityType.PERSON else PairKind.TERM
        yield Pair(kind, entity.name, text, Span(definition.start, definition.end) if definition else None)


def _of_events(events: Iterable[Event]) -> Iterable[Pair]:
    for event in orderable(events):
        yield Pair(PairKind.DATE, event.label, event.edtf, event.proofs[0] if event.proofs else None, event)


def _of_cards(cards: Iterable[Card]) -> Iterable[Pair]:
    for card in cards:
        if card.type is CardType.MATCH:
            for line in card.wording.answer.splitlines():
                left, _, right = line.partition(PAIR)
                yield Pair(PairKind.CARD, left, right, card.source)


def _distinct(pairs: Iterable[Pair]) -> list[Pair]:
    """Leave out what fits twice, what gives itself away, and what nobody wants to read in a game."""
    kept: list[Pair] = []
    seen: set[str] = set()
    for pair in pairs:
        left, right = fold(pair.left), fold(pair.right)
        telling = any(word in right.split() for word in left.split() if len(word) > 3)
        too_long = len(right.split()) > _MOST_WORDS or len(left.split()) > _MOST_WORDS
        if left and right and not telling and not too_long and not {"l" + left, "r" + right} & seen:
            seen |= {"l" + left, "r" + right}
            kept.append(pair)
    return kept


def _stands_alone(label: str) -> bool:
    """Tell whether a label neither gives its year away nor begins with a word that means something said before."""
    words = [word.strip(".,;:()'s") for word in label.casefold().split()]
    years = (word for word in words if word.isdigit() and len(word) >= 3)
    return bool(words) and words[0] not in _POINTING and not any(years)


def _start(event: Event) -> tuple[int, str]:
    return _day(event.earliest or "")


def _day(text: str) -> tuple[int, str]:
    """Return a key that sorts ISO days with years before year 0."""
    sign = -1 if text.startswith("-") else 1
    year, _, rest = text.lstrip("-").partition("-")
    return (sign * int(year or 0), rest)


def _apart(one: Event, other: Event) -> bool:
    return _day(one.latest or "") < _start(other) or _day(other.latest or "") < _start(one)
