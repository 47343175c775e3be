"""Machines of one learner: each with everything on it, and the folder that they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from studyapp.domain.analysis import CardType
from studyapp.domain.card import CardId, Wording
from studyapp.domain.exchange import MANUAL, InLine, PlannedCard
from studyapp.domain.own_card import OwnDraft
from studyapp.domain.schedule import Grade, Memory, MemoryPhase, StudyKind
from studyapp.domain.span import Span
from studyapp.services.annotations import Annotations
from studyapp.services.curation import Curation
from studyapp.services.glossary import Glossary
from studyapp.services.history import History
from studyapp.services.machines import Kept, Machines
from studyapp.services.quiz import Quiz
from studyapp.services.timeline import Timeline
from studyapp.settings import Settings
from studyapp.store import tables
from studyapp.store.annotations import AnnotationStore
from studyapp.store.card_log import CardLogStore
from studyapp.store.class_files import ProgressFileStore
from studyapp.store.curation import CurationStore
from studyapp.store.database import Database
from studyapp.store.exchange_in import ExchangeInStore
from studyapp.store.glossary import GlossaryStore
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.made_reading import read_made
from studyapp.store.progress_reading import read_log, read_shared
from studyapp.store.quiz import QuizStore
from studyapp.store.reader import ReaderStore
from studyapp.store.timeline import TimelineStore
from tests.examples import SetClock, example_analysis, example_document

if TYPE_CHECKING:
    from contextlib import ExitStack
    from pathlib import Path

    from studyapp.domain.annotation import Annotation
    from studyapp.domain.document import DocumentId
    from studyapp.domain.made import Made


SETTINGS = Settings()


@dataclass
class Computer:
    """One machine of a learner, with everything on it."""

    database: Database
    clock: SetClock

    def __post_init__(self) -> None:
        self.quiz = Quiz(QuizStore(self.database), CardLogStore(self.database), self.clock, lambda: SETTINGS)
        self.history = History(HistoryStore(self.database), self.clock)
        self.curation = Curation(CurationStore(self.database), self.clock)
        self.annotations = Annotations(AnnotationStore(self.database), self.clock)
        self.glossary = Glossary(GlossaryStore(self.database), self.clock)
        self.timeline = Timeline(TimelineStore(self.database), self.clock)
        self.reader = ReaderStore(self.database)
        self.library = LibraryStore(self.database)
        self.store = ProgressFileStore(self.database)
        self.machines = Machines(self.store, self.clock, lambda: SETTINGS, lambda: None)

    def with_document(self) -> DocumentId:
        document = example_document()
        LibraryStore(self.database).add(document, self.clock())
        ReaderStore(self.database).keep_analysis(document.id, example_analysis(), self.clock())
        with self.database.transaction() as connection:  # what is undone shall be what the test did
            connection.execute(tables.step.delete())
        return document.id

    def answers(self) -> set[str]:
        with self.database.read() as connection:
            return {answer.id for answer in read_log(connection)[0]}

    def state(self) -> tuple[object, ...]:
        """Everything that two machines must agree about; numbers of rows and revisions are each machine's own."""
        with self.database.read() as connection:
            answers, undone, _ = read_log(connection)
            days = connection.execute(select(tables.day_stat).order_by(*tables.day_stat.c)).all()
            cards = read_shared(connection)
            memories = connection.execute(select(tables.memory).order_by(tables.memory.c.card_id)).all()
        log = sorted((a.id, a.card_id, a.grade, a.answered_at, a.before, a.after, a.chosen) for a in answers)
        void = sorted(mark.answer_id for mark in undone if mark.is_void)
        told = [(c.id, c.state, c.wording, c.edited, c.own, c.flag, c.source) for c in cards]
        return log, void, told, [tuple(row) for row in memories], [tuple(d) for d in days if any(d[2:])], self.made()

    def own(self, number: int) -> None:
        """Write a card."""
        draft = OwnDraft(CardType.QUESTION, Wording(f"Own {number}?", "Yes"), Span(0, 5))
        self.curation.add_own(example_document().id, draft)

    def cards(self) -> list[tuple[object, ...]]:
        """What the learner sees of the cards."""
        cards = self.curation.cards(example_document().id)
        return sorted((c.id, c.state, c.wording, c.flag, c.buried_until is None) for c in cards)

    def made(self) -> tuple[Made, ...]:
        with self.database.read() as connection:
            return read_made(connection)

    def marks(self) -> tuple[Annotation, ...]:
        return self.annotations.of_document(example_document().id)


@dataclass
class Desk:
    """Computers and the folder that they share."""

    computers: list[Computer]
    folder: Path
    clock: SetClock

    def join(self) -> None:
        for number, computer in enumerate(self.computers):
            companions = computer.machines.companions(self.folder)
            computer.machines.keep_together(self.folder, join=companions[-1].learner_id if number else None)


def opened(stack: ExitStack, folder: Path, count: int, clock: SetClock) -> Desk:
    computers: list[Computer] = []
    for number in range(count):
        database = Database(folder / str(number) / "library.db")
        stack.callback(database.close)
        computers.append(Computer(database, clock))
    shared = folder / "shared"
    shared.mkdir()
    return Desk(computers, shared, clock)


def approve(computer: Computer, number: int = 0) -> str:
    cards = computer.curation.cards(example_document().id)
    card = cards[number % len(cards)]
    computer.quiz.approve([card.id])
    return card.id


def learn(computer: Computer, grade: Grade = Grade.GOOD) -> None:
    question = computer.quiz.next_question(None, StudyKind.LEARN)
    if question is not None:
        chosen = question.options[0] if question.options else ""
        computer.quiz.answer(question.card.id, grade, kind=StudyKind.LEARN, duration_ms=900, chosen=chosen)


def reset(computer: Computer, number: int = 0) -> None:
    """Make a studied card new, as the import of a deck does in which Anki's "Forget" was used."""
    with computer.database.read() as connection:
        studied = list(connection.execute(select(tables.memory.c.card_id).order_by(tables.memory.c.card_id)).scalars())
    if not studied:
        return
    card, now = computer.store.cards([CardId(studied[number % len(studied)])])[0], computer.clock()
    line = InLine(int(now.timestamp() * 1000), True, (0, 0, 0, 0, 0, MANUAL))
    new = Memory(MemoryPhase.NEW, due_at=now)
    planned = PlannedCard(card.id, 0, card.type, card.wording, card.state, card.flag, new, lines=(line,))
    ExchangeInStore(computer.database).write((), (planned,), now)


def exchange(desk: Desk, rounds: int = 2) -> list[Kept]:
    return [each.machines.keep_together(desk.folder) for _ in range(rounds) for each in desk.computers]
