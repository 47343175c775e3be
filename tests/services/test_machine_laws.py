"""Whatever is done on several machines, and in whatever order they meet, they end alike."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.domain.card import CardState, Wording
from studyapp.domain.errors import NothingToUndoError, UndoConflictError
from studyapp.domain.schedule import Grade
from studyapp.domain.span import Span
from tests.examples import SetClock, example_document
from tests.services.computers import Computer, Desk, approve, learn, opened, reset

STEPS = (
    *("approve", "learn", "again", "reset", "undo", "redo", "edit", "suspend", "flag", "own", "exchange"),
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
        case "reset":
            reset(computer, number)
        case "flag":
            computer.quiz.flag(cards[number % len(cards)].id, number % 8)
        case "own":
            computer.own(number)
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
        for computer in desk.computers:
            assert not any(computer.machines.keep_together(desk.folder).counts)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 1), st.sampled_from(STEPS), st.integers(0, 9), st.sampled_from([1, 60, 400_000])),
        max_size=16,
    )
)
def test_undoing_what_came_in_takes_all_of_it_back_and_the_next_exchange_brings_it_again(
    prepared: Path, steps: list[tuple[int, str, int, int]]
) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for number in range(2):
            (folder / str(number)).mkdir()
            shutil.copy(prepared, folder / str(number))
        desk = opened(stack, folder, 2, SetClock())
        desk.join()
        for which, step, number, seconds in steps:
            desk.clock.move(seconds=seconds)
            act(desk, desk.computers[which], step, number)
        first, second = desk.computers
        second.machines.leave(desk.folder)
        before, shown = first.state(), first.cards()

        desk.clock.move(seconds=60)
        kept = first.machines.keep_together(desk.folder)
        after = first.state()
        if any(kept.counts):
            desk.clock.move(seconds=60)
            first.history.undo()
            assert first.state() == before
        assert first.cards() == shown
        first.machines.leave(desk.folder)
        second.machines.keep_together(desk.folder)  # which does not hear of the undoing
        first.machines.keep_together(desk.folder)
        assert first.state() == after == second.state()
