"""What thirty progress files tell a teacher: by learner, by card, by passage. A function of the set of files.

Difficulty is the share of wrong answers. Discrimination is the point-biserial correlation of being right at first sight
with the share that the learner has right of all other cards (a card is not compared with itself), and, coarser, how
much more often the better third of the class is right than the weaker third. Neither is told of fewer than five.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final, NewType

from studyapp.domain.document import BlockKind, Place
from studyapp.domain.progress_file import by_time, united
from studyapp.domain.schedule import Grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.progress_file import AskedCard, FileFault, LearnerId, LoggedAnswer, ProgressFile
    from studyapp.domain.span import Span

ClassId = NewType("ClassId", str)

FEWEST: Final = 5
"""Learners below whom a card's discrimination says nothing."""
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.CAPTION, BlockKind.TABLE})


@dataclass(frozen=True, slots=True)
class StudyClass:
    """A class as it is kept; `documents` is empty where it is about everything."""

    id: ClassId
    name: str
    documents: tuple[DocumentId, ...]
    made_at: datetime
    files: int = 0


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """One learner.

    Attributes:
        name: as the learner wants to be called; "" for nobody in particular.
        waiting: cards that waited for a review when the newest file was made.
        due, due_done: cards that the plan asks for by today (without a plan, all), and those answered at least once.
        planned, done: the same of the whole plan.
        retention: share passed of scheduled answers to cards seen before; None without any.
        first_right: share right at first sight.
        last_day: of the latest answer.
    """

    learner_id: LearnerId
    name: str
    waiting: int
    due: int
    due_done: int
    planned: int
    done: int
    answers: int
    first_right: float | None
    retention: float | None
    duration_ms: int
    last_day: date | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One card.

    Attributes:
        prompt: as in the teacher's library, else as the files have it; "" for a learner's own.
        place: the passage in the teacher's library; None where the card is not there.
        wrong_first, wrong: shares of wrong answers, at first sight and of all.
        point_biserial, upper_lower: discrimination, -1..1; None where it cannot be told.
        wrong_option: the wrong option that was taken most often, and how often.
    """

    card_id: CardId
    prompt: str
    answer: str
    place: Place | None
    learners: int
    answers: int
    wrong_first: float
    wrong: float
    point_biserial: float | None
    upper_lower: float | None
    wrong_option: str
    wrong_option_count: int


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A paragraph, and how the cards over it were answered."""

    place: Place
    title: str
    words: str
    cards: int
    learners: int
    answers: int
    wrong_first: float
    wrong: float


@dataclass(frozen=True, slots=True)
class ClassReport:
    """The report; each part in its own order: learners by name, cards and passages the hardest first.

    Attributes:
        faults: files that were left aside, by name.
    """

    learners: tuple[LearnerRow, ...]
    items: tuple[ItemRow, ...]
    passages: tuple[PassageRow, ...]
    faults: tuple[FileFault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Learner:
    newest: ProgressFile
    answers: tuple[LoggedAnswer, ...]
    first: Mapping[CardId, LoggedAnswer]


def report_of(
    files: Iterable[ProgressFile],
    cards: Iterable[Card],
    documents: Iterable[Document],
    *,
    today: date,
    faults: Iterable[FileFault] = (),
    only: Sequence[DocumentId] = (),
) -> ClassReport:
    """Make the report.

    Args:
        files: in any order; several of one learner are united.
        cards: of the teacher's library.
        documents: of the teacher's library, for passages.
        today: which entries of the plan are asked for.
        faults: files that could not be used.
        only: the documents that count; all where none is named.
    """
    files = sorted(files, key=_age)
    asked = {card.id: card for file in files for card in file.cards if not only or card.document_id in only}
    learners = _learners(files, asked)
    here = {card.id: card for card in cards}
    items = _items(learners, asked, here)
    return ClassReport(
        learners=tuple(sorted((_learner_row(each, today, only) for each in learners), key=_by_name)),
        items=items,
        passages=_passages(learners, here, documents),
        faults=tuple(sorted(faults, key=_fault_name)),
    )


def _learners(files: Sequence[ProgressFile], asked: Mapping[CardId, AskedCard]) -> list[_Learner]:
    by_learner: dict[LearnerId, list[ProgressFile]] = defaultdict(list)
    for file in files:
        by_learner[file.machine.learner_id].append(file)
    found: list[_Learner] = []
    for learner_id in sorted(by_learner):
        theirs = by_learner[learner_id]
        void = {mark.answer_id for file in theirs for mark in file.undone if mark.is_void}
        answers = united(answer for file in theirs for answer in file.answers)
        answers = tuple(answer for answer in answers if answer.card_id in asked and answer.id not in void)
        first: dict[CardId, LoggedAnswer] = {}
        for answer in answers:
            first.setdefault(answer.card_id, answer)
        found.append(_Learner(theirs[-1], answers, first))
    return found


def _learner_row(learner: _Learner, today: date, only: Sequence[DocumentId]) -> LearnerRow:
    standings = [each for each in learner.newest.documents if not only or each.document_id in only]
    plan = [entry for each in standings for entry in each.plan]
    asked = [entry for entry in plan if entry.due is None or entry.due <= today] if plan else standings
    whole = plan or standings
    again = [
        answer for answer in learner.answers if answer.kind.schedules and learner.first[answer.card_id] is not answer
    ]
    return LearnerRow(
        learner_id=learner.newest.machine.learner_id,
        name=learner.newest.machine.name,
        waiting=sum(each.due for each in standings),
        due=sum(each.cards for each in asked),
        due_done=sum(each.studied for each in asked),
        planned=sum(each.cards for each in whole),
        done=sum(each.studied for each in whole),
        answers=len(learner.answers),
        first_right=_share(sum(map(_is_right, learner.first.values())), len(learner.first)),
        retention=_share(sum(map(_is_right, again)), len(again)),
        duration_ms=sum(answer.duration_ms for answer in learner.answers),
        last_day=max((answer.day for answer in learner.answers), default=None),
    )


def _items(
    learners: Sequence[_Learner], asked: Mapping[CardId, AskedCard], here: Mapping[CardId, Card]
) -> tuple[ItemRow, ...]:
    all_answers: dict[CardId, list[LoggedAnswer]] = defaultdict(list)
    firsts: dict[CardId, list[tuple[bool, float | None]]] = defaultdict(list)
    for learner in learners:
        right = sum(map(_is_right, learner.first.values()))
        for answer in learner.answers:
            all_answers[answer.card_id].append(answer)
        for card_id, answer in learner.first.items():
            rest = _share(right - _is_right(answer), len(learner.first) - 1)
            firsts[card_id].append((_is_right(answer), rest))
    rows = [_item(asked[card_id], here.get(card_id), firsts[card_id], given) for card_id, given in all_answers.items()]
    return tuple(sorted(rows, key=_hardest_item))


def _item(
    asked: AskedCard, card: Card | None, firsts: Sequence[tuple[bool, float | None]], answers: Sequence[LoggedAnswer]
) -> ItemRow:
    told = [(right, rest) for right, rest in firsts if rest is not None]
    wrong = Counter(answer.chosen for answer in answers if answer.chosen and not _is_right(answer))
    option, count = min(wrong.items(), key=_most_taken) if wrong else ("", 0)
    return ItemRow(
        card_id=asked.id,
        prompt=card.wording.prompt if card else asked.prompt,
        answer=card.wording.answer if card else asked.answer,
        place=_place(card),
        learners=len(firsts),
        answers=len(answers),
        wrong_first=sum(not right for right, _ in firsts) / len(firsts),
        wrong=sum(not _is_right(answer) for answer in answers) / len(answers),
        point_biserial=point_biserial(told),
        upper_lower=upper_lower(told),
        wrong_option=option,
        wrong_option_count=count,
    )


def _place(card: Card | None) -> Place | None:
    return Place(card.document_id, card.source) if card is not None and card.source is not None else None


def point_biserial(scores: Sequence[tuple[bool, float]]) -> float | None:
    """Return how being right goes with the rest of the score, -1..1; None for too few, or where nothing varies."""
    if len(scores) < FEWEST:
        return None
    right = [rest for is_right, rest in scores if is_right]
    wrong = [rest for is_right, rest in scores if not is_right]
    mean = sum(rest for _, rest in scores) / len(scores)
    spread = sqrt(sum((rest - mean) ** 2 for _, rest in scores) / len(scores))
    if not right or not wrong or spread < 1e-12:
        return None
    share = len(right) / len(scores)
    difference = sum(right) / len(right) - sum(wrong) / len(wrong)
    return max(-1.0, min(1.0, difference / spread * sqrt(share * (1 - share))))


def upper_lower(scores: Sequence[tuple[bool, float]]) -> float | None:
    """Return by how much more of the better third than of the weaker third are right; None for too few."""
    if len(scores) < FEWEST:
        return None
    third = max(1, len(scores) // 3)
    ordered = sorted(scores, key=_rest)
    low, high = ordered[:third], ordered[-third:]
    # Who has the same rest stands in the order of being wrong first, so that no order of the files matters.
    return (sum(right for right, _ in high) - sum(right for right, _ in low)) / third


def _passages(
    learners: Sequence[_Learner], here: Mapping[CardId, Card], documents: Iterable[Document]
) -> tuple[PassageRow, ...]:
    told: dict[CardId, list[tuple[LoggedAnswer, LearnerId, bool]]] = defaultdict(list)
    for learner in learners:
        for answer in learner.answers:
            is_first = learner.first[answer.card_id] is answer
            told[answer.card_id].append((answer, learner.newest.machine.learner_id, is_first))
    rows: list[PassageRow] = []
    for document in documents:
        blocks = [block for block in document.blocks if block.kind in _PROSE]
        starts = [block.start for block in blocks]
        by_block: dict[int, list[CardId]] = defaultdict(list)
        for card in here.values():
            if card.document_id == document.id and card.source is not None and card.id in told:
                by_block[bisect_right(starts, card.source.start) - 1].append(card.id)
        for index, card_ids in by_block.items():
            if index >= 0:
                answers = [each for card_id in card_ids for each in told[card_id]]
                rows.append(_passage(document, blocks[index].span, len(card_ids), answers))
    return tuple(sorted(rows, key=_hardest_passage))


def _passage(
    document: Document, span: Span, cards: int, told: Sequence[tuple[LoggedAnswer, LearnerId, bool]]
) -> PassageRow:
    firsts = [answer for answer, _, is_first in told if is_first]
    return PassageRow(
        place=Place(document.id, span),
        title=document.title,
        words=" ".join(span.of(document.text).split()),
        cards=cards,
        learners=len({learner_id for _, learner_id, _ in told}),
        answers=len(told),
        wrong_first=sum(not _is_right(answer) for answer in firsts) / len(firsts),
        wrong=sum(not _is_right(answer) for answer, _, _ in told) / len(told),
    )


def _is_right(answer: LoggedAnswer) -> bool:
    return answer.grade is not Grade.AGAIN


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole > 0 else None


def _age(file: ProgressFile) -> tuple[object, ...]:
    """Sort key: the newest last; what is equally old by what is in it."""
    last = max(map(by_time, file.answers), default=None)
    return file.made_at, file.machine.id, len(file.answers), str(last), str(file.documents), file.machine.name


def _by_name(row: LearnerRow) -> tuple[str, str]:
    return row.name.casefold(), row.learner_id


def _hardest_item(row: ItemRow) -> tuple[float, float, str]:
    return -row.wrong_first, -row.wrong, row.card_id


def _hardest_passage(row: PassageRow) -> tuple[float, float, str, int]:
    return -row.wrong_first, -row.wrong, row.place.document_id, row.place.span.start


def _most_taken(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _rest(score: tuple[bool, float]) -> tuple[float, bool]:
    return score[1], score[0]


def _fault_name(fault: FileFault) -> tuple[str, str]:
    return fault.name, fault.fault
