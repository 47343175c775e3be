"""Tests on paper: chosen cards as exercises, in variants whose order is drawn from a seed, each with its key.

Variant A keeps the order in which the teacher put the exercises; the others are shuffled, exercises and options alike.
The same title, cards and letter give the same sheet on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from studyapp.domain.analysis import CardType, digest, fold
from studyapp.domain.card import PAIR, items_to_place
from studyapp.domain.card_check import TRUTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.card import Card

MOST_VARIANTS: Final = len(ascii_uppercase)
_DEFAULT_POINTS: Final = {CardType.MATCH: 3, CardType.ORDER: 3, CardType.DEFINITION: 2, CardType.QUESTION: 2}
_LINE_WORDS: Final = 9
"""So many handwritten words stand on a line of A4."""


@dataclass(frozen=True, slots=True)
class Task:
    """A card that a teacher put on a test.

    Attributes:
        points: for a full answer.
    """

    card: Card
    points: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """A task as a sheet prints it.

    Attributes:
        number: from 1, in the order of the sheet.
        options: to be ticked, in the order of the sheet; empty where the answer is written.
        left: items to be put in order or matched, in the order of the sheet.
        right: what they are matched with, in the order of the sheet.
        answer: what the key says: option letters, numbers in the order of `left`, or the words of the answer.
        lines: how many empty lines an answer in writing needs.
    """

    number: int
    task: Task
    options: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    answer: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One variant.

    Attributes:
        letter: "A", "B", …; "" where there is one variant only.
    """

    title: str
    letter: str
    exercises: tuple[Exercise, ...]

    @property
    def points(self) -> int:
        """What a full sheet is worth."""
        return sum(exercise.task.points for exercise in self.exercises)


def default_points(card: Card) -> int:
    """Return what a card of this type is worth unless a teacher says otherwise."""
    return _DEFAULT_POINTS.get(card.type, 1)


def worksheets(title: str, tasks: Sequence[Task], *, variants: int = 1) -> tuple[Worksheet, ...]:
    """Return the variants, A first. `variants` is cut to 1…26."""
    count = min(max(variants, 1), MOST_VARIANTS)
    letters = ascii_uppercase[:count]
    return tuple(_worksheet(title, tasks, letter, alone=count == 1) for letter in letters)


def _worksheet(title: str, tasks: Sequence[Task], letter: str, *, alone: bool) -> Worksheet:
    ordered = list(tasks)
    if letter != "A":
        ordered.sort(key=lambda task: digest(title, letter, task.card.id))
        if len(ordered) > 1 and ordered == list(tasks):
            ordered = [*ordered[1:], ordered[0]]
    seed = "" if letter == "A" else f"{title}/{letter}"
    exercises = tuple(_exercise(number, task, seed) for number, task in enumerate(ordered, start=1))
    return Worksheet(title, "" if alone else letter, exercises)


def _exercise(number: int, task: Task, seed: str) -> Exercise:
    card = task.card
    wording = card.wording
    match card.type:
        case CardType.TRUE_FALSE:
            return Exercise(number, task, TRUTHS, answer="A" if fold(wording.answer) == fold(TRUTHS[0]) else "B")
        case CardType.CHOICE | CardType.WHO_SAID if wording.distractors:
            options = _mixed([wording.answer, *wording.distractors], card, seed)
            return Exercise(number, task, options, answer=ascii_uppercase[options.index(wording.answer)])
        case CardType.ORDER:
            right_order = wording.answer.splitlines()
            left = _mixed(right_order, card, seed) if seed else items_to_place(card)[0]
            return Exercise(number, task, left=left, answer=" ".join(str(right_order.index(i) + 1) for i in left))
        case CardType.MATCH:
            pairs = dict(line.split(PAIR, 1) for line in wording.answer.splitlines())
            left, right = items_to_place(card)
            if seed:
                left, right = _mixed(left, card, seed), _mixed(right, card, seed)
            keys = (f"{n}{ascii_uppercase[right.index(pairs[item])]}" for n, item in enumerate(left, start=1))
            return Exercise(number, task, left=left, right=right, answer=" ".join(keys))
        case _:
            lines = 1 + len(wording.answer.split()) // _LINE_WORDS
            return Exercise(number, task, answer=wording.answer, lines=0 if card.type is CardType.CLOZE else lines + 1)


def _mixed(items: Sequence[str], card: Card, seed: str) -> tuple[str, ...]:
    return tuple(sorted(items, key=lambda item: digest(seed, card.id, item)))
