from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
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
from studyapp.formats.importer import FileImporter
from studyapp.formats.progress_file import read_progress, write_progress
from studyapp.services.annotations import Annotations, new_id
from studyapp.services.curation import Curation
from studyapp.services.editions import Editions
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
from studyapp.store.editions import EditionStore
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
    from collections.abc import Iterator

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


def test_marks_of_both_machines_come_together_with_notes_tags_and_labels(desk: Desk) -> None:
    first, second = desk.computers
    first.annotations.add(example_document().id, Span(0, 11), note="from the first", tags=("sea",))
    desk.clock.move(minutes=1)
    second.annotations.add(example_document().id, Span(4, 11), color=3, tags=("town",))
    second.annotations.set_label(3, "places")

    exchange(desk)

    assert first.marks() == second.marks()
    assert {mark.note for mark in first.marks()} == {"from the first", ""}
    assert first.annotations.labels() == {3: "places"}
    assert first.state() == second.state()


def test_a_colour_from_here_and_a_note_from_there_are_both_kept(desk: Desk) -> None:
    first, second = desk.computers
    mark = new_id()
    first.annotations.add(example_document().id, Span(0, 11), annotation_id=mark)
    exchange(desk)
    first.annotations.recolor([mark], 5)
    desk.clock.move(minutes=1)
    second.annotations.write(mark, note="said there", tags=("there",))
    desk.clock.move(minutes=1)
    first.annotations.tag([mark], "here")

    exchange(desk)

    for computer in desk.computers:
        (found,) = computer.marks()
        assert (found.color, found.note, found.tags) == (5, "said there", ("here", "there"))


def test_a_mark_that_was_deleted_does_not_come_back_but_a_later_edit_brings_it_back_whole(desk: Desk) -> None:
    first, second = desk.computers
    mark = new_id()
    first.annotations.add(example_document().id, Span(0, 11), annotation_id=mark, note="old", tags=("kept",))
    exchange(desk)
    first.annotations.delete([mark])
    desk.clock.move(minutes=1)
    exchange(desk)
    assert first.marks() == second.marks() == ()

    desk.clock.move(minutes=1)
    first.history.undo()
    exchange(desk)
    assert first.marks() == second.marks() != ()

    desk.clock.move(minutes=1)
    first.annotations.delete([mark])
    desk.clock.move(minutes=1)
    second.annotations.recolor([mark], 7)
    exchange(desk)

    for computer in desk.computers:
        (found,) = computer.marks()
        assert (found.color, found.note, found.tags) == (7, "old", ("kept",))


def test_what_was_decided_last_wins_though_the_clock_of_that_machine_is_an_hour_behind(tmp_path: Path) -> None:
    with ExitStack() as stack:
        ahead, behind = SetClock(), SetClock()
        ahead.move(hours=1)
        desk = opened(stack, tmp_path, 2, ahead)
        desk.computers[1] = Computer(desk.computers[1].database, behind)
        for computer in desk.computers:
            computer.with_document()
        desk.join()
        first, second = desk.computers
        mark = new_id()
        first.annotations.add(example_document().id, Span(0, 11), annotation_id=mark, note="from the hasty clock")
        exchange(desk)

        second.annotations.write(mark, note="seen, and written anew", tags=())
        second.annotations.set_label(1, "x")
        exchange(desk)

        assert [each.marks()[0].note for each in desk.computers] == ["seen, and written anew"] * 2


def test_corrections_own_events_and_what_was_said_of_the_document_come_together(desk: Desk) -> None:
    first, second = desk.computers
    document_id = example_document().id
    keys = [entry.key for entry in first.glossary.entries(document_id)]
    first.glossary.rename(document_id, keys[0], "Renamed there")
    first.timeline.add(document_id, "The harbour freezes", "1902")
    desk.clock.move(minutes=1)
    second.glossary.hide(document_id, keys[1], hidden=True)
    second.library.rename(document_id, "Another title", desk.clock())
    second.curation.set_budget(document_id, 7)
    second.timeline.hide(document_id, second.timeline.events(document_id)[0].key, hidden=True)
    second.reader.keep_position(document_id, 40, desk.clock())

    exchange(desk)

    assert first.state() == second.state()
    assert first.glossary.entries(document_id) == second.glossary.entries(document_id)
    assert first.timeline.events(document_id) == second.timeline.events(document_id)
    assert {entry.name for entry in second.glossary.entries(document_id)} >= {"Renamed there"}
    assert first.reader.document(document_id).title == "Another title"
    assert first.reader.position(document_id) == 40
    assert first.curation.budget(document_id) == second.curation.budget(document_id)


def test_taking_in_is_one_step_and_undoing_it_is_no_decision(desk: Desk) -> None:
    first, second = desk.computers
    document_id = example_document().id
    before = second.made()
    first.annotations.add(document_id, Span(0, 11), note="kept")
    first.glossary.rename(document_id, first.glossary.entries(document_id)[0].key, "Renamed")
    desk.clock.move(minutes=1)
    exchange(desk)
    assert second.history.undo_name() == "machines.take_in"

    desk.clock.move(minutes=1)
    second.history.undo()
    assert (second.made(), second.marks()) == (before, ())
    exchange(desk)

    assert [mark.note for mark in first.marks()] == ["kept"]
    assert first.state() == second.state()


def test_undoing_a_take_in_works_after_what_was_edited_since_was_undone_too(desk: Desk) -> None:
    first, second = desk.computers
    mark = new_id()
    first.annotations.add(example_document().id, Span(0, 11), annotation_id=mark)
    exchange(desk)
    second.annotations.recolor([mark], 4)
    second.history.undo()

    second.history.undo()

    assert second.marks() == ()


def test_a_passage_that_another_text_does_not_hold_waits_in_the_tray(tmp_path: Path) -> None:
    with ExitStack() as stack:
        desk = opened(stack, tmp_path, 2, SetClock())
        for computer in desk.computers:
            computer.with_document()
        desk.join()
        first, second = desk.computers
        document_id = example_document().id
        text = example_document().text
        shorter = text[text.index("Lindqvist said") :]
        editions = Editions(EditionStore(second.database), FileImporter(), second.clock, back_up=lambda _: None)
        editions.open_text(document_id, shorter)
        first.annotations.add(document_id, Span(0, 11), note="on what is gone there")
        town = text.index("The town of Osby")
        first.annotations.add(document_id, Span(town, town + 16), note="on what stands elsewhere there")

        exchange(desk)
        exchange(desk)

        gone, moved = sorted(second.marks(), key=lambda mark: mark.note)
        assert gone.orphaned
        assert gone.selector.quote == text[:11]
        assert moved.span is not None
        assert moved.span.of(shorter) == moved.selector.quote
        assert not any(mark.orphaned for mark in first.marks())
        assert [each.machines.keep_together(desk.folder).made for each in desk.computers] == [0, 0]


def test_a_file_for_a_teacher_holds_nothing_private(desk: Desk, tmp_path: Path) -> None:
    first = desk.computers[0]
    document_id = example_document().id
    approve(first)
    learn(first)
    first.annotations.add(document_id, Span(0, 11), note="private words", tags=("privatetag",))
    first.annotations.set_label(1, "private label")
    first.glossary.rename(document_id, first.glossary.entries(document_id)[0].key, "private name")
    first.timeline.add(document_id, "private event", "1902")

    file = first.machines.write_for_class(tmp_path / "class.studyprogress")

    with zipfile.ZipFile(tmp_path / "class.studyprogress") as archive:
        assert "made.json" not in archive.namelist()
        assert not any(b"private" in archive.read(name) for name in archive.namelist())
    assert file.answers
    assert not file.made
    with zipfile.ZipFile(io.BytesIO(write_progress(first.store.whole(first.machines.machine(), desk.clock())))) as kept:
        assert b"private words" in kept.read("made.json")


def test_a_file_of_the_version_before_is_still_taken_in(desk: Desk) -> None:
    first, second = desk.computers
    approve(first)
    learn(first)
    data = write_progress(first.store.whole(first.machines.machine(), desk.clock()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != "made.json"}
    manifest = json.loads(members["manifest.json"])
    manifest["format"] = 1
    del manifest["members"]["made.json"]
    with zipfile.ZipFile(desk.folder / "old.studyprogress", "w") as archive:
        for name, member in (members | {"manifest.json": json.dumps(manifest).encode()}).items():
            archive.writestr(name, member)

    kept = second.machines.keep_together(desk.folder)

    assert (kept.answers, kept.faults) == (1, ())


STEPS = (
    *("approve", "learn", "again", "undo", "redo", "edit", "suspend", "flag", "own", "exchange"),
    *("mark", "recolor", "write", "tag", "untag", "delete", "label", "rename", "hide", "event", "unevent", "title"),
)


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
        case "exchange":
            computer.machines.keep_together(desk.folder)
        case "mark":
            computer.annotations.add(example_document().id, Span(number, number + 12), note=f"Note {number}")
        case "rename" | "hide" | "event" | "unevent" | "title":
            correct(computer, step, number)
        case _:
            annotate(computer, step, number)


def annotate(computer: Computer, step: str, number: int) -> None:
    marks = computer.marks()
    ids = [marks[number % len(marks)].id] if marks else []
    match step:
        case "recolor":
            computer.annotations.recolor(ids, 1 + number % 8)
        case "write" if ids:
            computer.annotations.write(ids[0], note=f"Written {number}", tags=("t1", f"t{number % 3}"))
        case "tag" | "untag":
            computer.annotations.tag(ids, f"t{number % 3}", step == "tag")
        case "delete":
            computer.annotations.delete(ids)
        case "label":
            computer.annotations.set_label(1 + number % 2, f"Label {number}" if number % 3 else "")
        case _:
            return


def correct(computer: Computer, step: str, number: int) -> None:
    document_id = example_document().id
    entries = computer.glossary.entries(document_id)
    own = [event for event in computer.timeline.events(document_id) if event.own]
    match step:
        case "rename":
            computer.glossary.rename(document_id, entries[number % len(entries)].key, f"Name {number}")
        case "hide":
            entry = entries[number % len(entries)]
            computer.glossary.hide(document_id, entry.key, hidden=not entry.hidden)
        case "event":
            computer.timeline.add(document_id, f"Event {number % 3}", "1900")
        case "unevent" if own:
            computer.timeline.remove(document_id, own[number % len(own)].key)
        case "title":
            computer.library.rename(document_id, f"Title {number}", computer.clock())
        case _:
            return


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
        glossaries = [computer.glossary.entries(example_document().id) for computer in desk.computers]
        assert all(glossary == glossaries[0] for glossary in glossaries)
        assert desk.computers[0].answers() == answers
