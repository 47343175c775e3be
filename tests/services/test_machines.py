"""What was learned on several machines comes together, and their files are told from others."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from studyapp.domain.card import CardId, CardState, Wording
from studyapp.domain.errors import ReadOnlyError
from studyapp.domain.progress_file import ProgressFault
from studyapp.formats.progress_file import read_progress, write_progress
from studyapp.store import tables
from tests.examples import SetClock, example_document
from tests.services.computers import Desk, approve, exchange, learn, opened

if TYPE_CHECKING:
    from pathlib import Path


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
