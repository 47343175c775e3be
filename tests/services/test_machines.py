from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from studyapp.domain.analysis import CardType
from studyapp.domain.card import CardId, CardState, Wording
from studyapp.domain.document import Span
from studyapp.domain.errors import NothingToUndoError, ReadOnlyError, UndoConflictError
from studyapp.domain.own_card import OwnDraft
from studyapp.domain.progress_file import ProgressFault
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.formats.progress_file import read_progress, write_progress
from studyapp.services.curation import Curation
from studyapp.services.history import History
from studyapp.services.machines import Kept, Machines
from studyapp.services.quiz import Quiz
from studyapp.settings import Settings
from studyapp.store import tables
from studyapp.store.card_log import CardLogStore
from studyapp.store.class_files import ProgressFileStore
from studyapp.store.curation import CurationStore
from studyapp.store.database import Database
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.progress_reading import read_log, read_shared
from studyapp.store.quiz import QuizStore
from studyapp.store.reader import ReaderStore
from tests.examples import SetClock, example_analysis, example_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.domain.document import DocumentId

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
        return log, void, told, [tuple(row) for row in memories], [tuple(d) for d in days if any(d[2:])]


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


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as stack:
        desk = opened(stack, tmp_path, 2, SetClock())
        for computer in desk.computers:
            computer.with_document()
        desk.join()
        yield desk


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


def exchange(desk: Desk, rounds: int = 2) -> list[Kept]:
    return [each.machines.keep_together(desk.folder) for _ in range(rounds) for each in desk.computers]


def test_what_was_learned_on_one_machine_is_known_on_the_other(desk: Desk) -> None:
    first, second = desk.computers
    approve(first)
    desk.clock.move(minutes=1)
    learn(first)

    exchange(desk)

    assert second.state() == first.state()
    assert second.quiz.answered_today() == first.quiz.answered_today()


def test_answers_of_both_make_one_schedule(desk: Desk) -> None:
    first, second = desk.computers
    approve(first)
    exchange(desk)
    for computer in desk.computers:
        desk.clock.move(minutes=2)
        learn(computer)

    exchange(desk)

    assert first.state() == second.state()
    with first.database.read() as connection:
        assert connection.execute(select(tables.memory.c.reviews)).scalars().all() == [2]


def test_an_answer_that_was_undone_and_done_again_counts_on_both(desk: Desk) -> None:
    first, second = desk.computers
    approve(first)
    learn(first)
    exchange(desk)
    desk.clock.move(minutes=1)
    first.history.undo()
    exchange(desk)
    assert second.quiz.answered_today().reviews == 0

    desk.clock.move(minutes=1)
    first.history.redo()
    exchange(desk)

    assert second.quiz.answered_today().reviews == 1
    assert first.state() == second.state()


def test_the_newer_wording_wins_and_the_other_stays_a_revision(desk: Desk) -> None:
    first, second = desk.computers
    approve(first)
    exchange(desk)
    card = second.curation.cards(example_document().id)[0]
    first.quiz.edit(card.id, Wording("From the first?", "Yes"))
    desk.clock.move(minutes=1)
    second.quiz.edit(card.id, Wording("From the second?", "Yes"))

    exchange(desk)

    assert first.state() == second.state()
    with first.database.read() as connection:
        prompts = connection.execute(select(tables.wording.c.prompt).where(tables.wording.c.card_id == card.id))
        assert {"From the first?", "From the second?"} <= set(prompts.scalars())


def test_what_was_decided_last_about_a_card_holds_on_both(desk: Desk) -> None:
    first, second = desk.computers
    card_id = CardId(approve(first))
    exchange(desk)
    for computer, suspended, state in ((second, True, CardState.SUSPENDED), (first, False, CardState.APPROVED)):
        desk.clock.move(minutes=1)
        computer.quiz.suspend(card_id, suspended=suspended)

        exchange(desk)

        assert [each.store.cards([card_id])[0].state for each in desk.computers] == [state, state]


def test_exchanging_again_changes_nothing_not_even_the_files(desk: Desk) -> None:
    approve(desk.computers[0])
    learn(desk.computers[0])
    exchange(desk)
    before = {path.name: path.read_bytes() for path in desk.folder.iterdir()}
    desk.clock.move(hours=1)

    kept = exchange(desk)

    assert all(each.answers == each.cards == 0 for each in kept)
    assert {path.name: path.read_bytes() for path in desk.folder.iterdir()} == before


def test_a_document_that_is_missing_here_waits(tmp_path: Path) -> None:
    with ExitStack() as stack:
        desk = opened(stack, tmp_path, 2, SetClock())
        first, second = desk.computers
        first.with_document()
        approve(first)
        learn(first)
        desk.join()
        assert second.machines.keep_together(desk.folder).waiting == (example_document().title,)

        second.with_document()
        exchange(desk)

        assert first.state() == second.state()


def test_files_of_somebody_else_and_broken_ones_are_named_and_left(desk: Desk, tmp_path: Path) -> None:
    with ExitStack() as stack:
        stranger = opened(stack, tmp_path / "other", 1, SetClock()).computers[0]
        stranger.machines.set_name("Ida")
        stranger.machines.keep_together(desk.folder)
    (desk.folder / "broken.studyprogress").write_bytes(b"PK")

    faults = desk.computers[0].machines.keep_together(desk.folder).faults

    assert {fault.fault for fault in faults} == {ProgressFault.OTHER_LEARNER, ProgressFault.DAMAGED}


def test_a_folder_that_is_gone_is_told(desk: Desk) -> None:
    with pytest.raises(ReadOnlyError):
        desk.computers[0].machines.keep_together(desk.folder / "nowhere")


def test_a_whole_file_reads_back_as_it_was(desk: Desk) -> None:
    first = desk.computers[0]
    approve(first)
    learn(first)
    file = first.store.whole(first.machines.machine(), desk.clock())

    assert read_progress("x", write_progress(file)) == file


STEPS = ("approve", "learn", "again", "undo", "redo", "edit", "suspend", "flag", "own", "exchange")


def act(desk: Desk, computer: Computer, step: str, number: int) -> None:
    cards = computer.curation.cards(example_document().id)
    approved = [card for card in cards if card.state is CardState.APPROVED]
    match step:
        case "approve":
            approve(computer, number)
        case "learn":
            learn(computer)
        case "again":
            learn(computer, Grade.AGAIN)
        case "undo" | "redo":
            with suppress(NothingToUndoError, UndoConflictError):
                computer.history.undo() if step == "undo" else computer.history.redo()
        case "edit":
            computer.quiz.edit(cards[number % len(cards)].id, Wording(f"Number {number}?", "Yes"))
        case "suspend" if approved:
            computer.quiz.suspend(approved[number % len(approved)].id)
        case "flag":
            computer.quiz.flag(cards[number % len(cards)].id, number % 8)
        case "own":
            draft = OwnDraft(CardType.QUESTION, Wording(f"Own {number}?", "Yes"), Span(0, 5))
            computer.curation.add_own(example_document().id, draft)
        case _:
            computer.machines.keep_together(desk.folder)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the document, to be copied: making one anew takes longer than the whole exchange."""
    folder = tmp_path_factory.mktemp("prepared")
    with ExitStack() as stack:
        opened(stack, folder, 1, SetClock()).computers[0].with_document()
    return folder / "0" / "library.db"


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(
    count=st.integers(2, 3),
    steps=st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(STEPS), st.integers(0, 9), st.sampled_from([1, 60, 400_000])),
        max_size=24,
    ),
    order=st.permutations([0, 1, 2]),
)
def test_machines_that_exchange_in_any_order_end_alike_and_lose_no_answer(
    prepared: Path, count: int, steps: list[tuple[int, str, int, int]], order: list[int]
) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for number in range(count):
            (folder / str(number)).mkdir()
            shutil.copy(prepared, folder / str(number))
        desk = opened(stack, folder, count, SetClock())
        desk.join()
        answers: set[str] = set()
        for which, step, number, seconds in steps:
            desk.clock.move(seconds=seconds)
            computer = desk.computers[which % count]
            act(desk, computer, step, number)
            answers |= computer.answers()

        for _ in range(2):
            for which in order:
                if which < count:
                    desk.computers[which].machines.keep_together(desk.folder)

        states = [computer.state() for computer in desk.computers]
        assert all(state == states[0] for state in states)
        assert desk.computers[0].answers() == answers
