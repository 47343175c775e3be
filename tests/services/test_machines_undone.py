"""Resets, put-off cards, declined wordings and removed documents on two machines; and undoing what came in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from studyapp.domain.card import CardId, Wording
from studyapp.domain.schedule import Grade, MemoryPhase
from studyapp.formats.progress_file import read_progress, write_progress
from studyapp.formats.progress_rows import shared_of, shared_row
from studyapp.store import tables
from tests.examples import example_analysis, example_document
from tests.services.computers import Computer, Desk, approve, exchange, learn, reset

if TYPE_CHECKING:
    from studyapp.domain.card import Card
    from studyapp.domain.progress_file import ProgressFile

DOCUMENT = example_document().id


def whole(computer: Computer, desk: Desk) -> ProgressFile:
    return computer.store.whole(computer.machines.machine(), desk.clock())


def phases(computer: Computer) -> list[tuple[str, int]]:
    with computer.database.read() as connection:
        rows = connection.execute(select(tables.memory.c.phase, tables.memory.c.reviews)).all()
    return [(row.phase, row.reviews) for row in rows]


def test_a_card_that_was_made_new_on_one_machine_begins_anew_on_the_other(desk: Desk) -> None:
    first, second = desk.computers
    approve(first)
    for _ in range(3):
        desk.clock.move(minutes=30)
        learn(first)
    exchange(desk)
    assert phases(second) == phases(first) != [(MemoryPhase.NEW, 0)]

    desk.clock.move(minutes=5)
    reset(first)
    exchange(desk)
    assert phases(second) == phases(first) == [(MemoryPhase.NEW, 0)]

    desk.clock.move(minutes=5)
    learn(first)
    desk.clock.move(minutes=1)
    learn(second)  # which knows of the reset, not of the answer
    exchange(desk)
    assert phases(second) == phases(first)
    assert phases(first)[0][1] == 2
    assert first.state() == second.state()


def test_an_answer_that_did_not_know_of_the_reset_counts_from_there(desk: Desk) -> None:
    first, second = desk.computers
    approve(first)
    learn(first)
    exchange(desk)
    desk.clock.move(minutes=5)
    reset(first)
    desk.clock.move(minutes=1)
    learn(second, Grade.AGAIN)
    exchange(desk)

    assert first.state() == second.state()
    assert phases(first)[0][1] == 1


def test_a_reset_that_was_undone_is_undone_on_the_other_machine_too(desk: Desk) -> None:
    first, second = desk.computers
    approve(first)
    learn(first)
    before = phases(first)
    desk.clock.move(minutes=5)
    reset(first)
    exchange(desk, rounds=1)
    desk.clock.move(minutes=1)
    first.history.undo()
    assert phases(first) == before

    exchange(desk)

    assert phases(second) == phases(first) == before
    assert first.state() == second.state()


def test_undoing_leaves_the_other_machines_answers_alone_and_out_of_this_ones_file(desk: Desk) -> None:
    first, second = desk.computers
    approve(first)
    learn(first)
    first.machines.leave(desk.folder)
    second.machines.keep_together(desk.folder)
    assert second.quiz.answered_today().reviews == 1
    assert len(second.curation.cards(DOCUMENT)) > 0

    desk.clock.move(minutes=1)
    second.history.undo()

    assert second.quiz.answered_today().reviews == 0
    assert (phases(second), second.answers()) == ([], set())
    file = whole(second, desk)
    assert (file.answers, file.undone, file.shared) == ((), (), ())
    desk.clock.move(minutes=1)
    second.history.redo()
    assert second.state() == first.state()
    desk.clock.move(minutes=1)
    second.history.undo()
    exchange(desk)
    assert second.state() == first.state()
    assert first.quiz.answered_today().reviews == second.quiz.answered_today().reviews == 1


def test_an_own_card_that_was_taken_back_comes_back_when_that_is_undone(desk: Desk) -> None:
    first, second = desk.computers
    first.own(1)
    exchange(desk)
    shown = second.cards()
    desk.clock.move(minutes=1)
    first.history.undo()
    assert first.cards() != shown
    exchange(desk)
    assert second.cards() == first.cards()

    desk.clock.move(minutes=1)
    second.history.undo()

    assert second.cards() == shown


def test_a_card_that_is_put_off_until_tomorrow_is_not_asked_on_the_other_machine_either(desk: Desk) -> None:
    first, second = desk.computers
    card_id = CardId(approve(first))
    exchange(desk)
    desk.clock.move(minutes=1)
    first.quiz.bury(card_id)
    exchange(desk)

    assert second.quiz.next_question(None) is None
    assert second.store.cards([card_id])[0].buried_until == first.store.cards([card_id])[0].buried_until

    desk.clock.move(days=2)
    first.quiz.flag(card_id, 1)
    exchange(desk)
    assert second.quiz.counts().new == 1


def test_what_was_declined_once_is_not_offered_on_the_other_machine_again(desk: Desk) -> None:
    first, second = desk.computers
    edited = edit_and_analyse_anew(first, desk)
    edit_and_analyse_anew(second, desk)
    for computer in desk.computers:
        assert [rival.card.id for rival in computer.curation.regeneration(DOCUMENT).rivals] == [edited.id]
    desk.clock.move(minutes=1)
    first.curation.settle_found([edited.id], take=False)

    exchange(desk)

    assert [each.curation.regeneration(DOCUMENT).rivals for each in (first, second)] == [(), ()]
    desk.clock.move(minutes=1)
    second.history.undo()
    assert second.curation.regeneration(DOCUMENT).rivals != ()


def edit_and_analyse_anew(computer: Computer, desk: Desk) -> Card:
    edited = computer.curation.cards(DOCUMENT)[0]
    computer.quiz.edit(edited.id, Wording("In my own words?", "Yes"))
    analysis = example_analysis()
    cards = tuple(
        replace(each, prompt=f"Anew: {each.prompt}") if edited.id.endswith(f"-{each.key}") else each
        for each in analysis.cards
    )
    computer.reader.keep_analysis(DOCUMENT, replace(analysis, cards=cards), desk.clock())
    return edited


def test_a_document_removed_on_one_machine_stays_on_the_other_and_is_named(desk: Desk) -> None:
    first, second = desk.computers
    approve(first)
    exchange(desk)
    first.library.remove(DOCUMENT, desk.clock())

    kept = exchange(desk)

    assert [each.removed for each in kept] == [(), (example_document().title,)] * 2
    assert [len(each.library.summaries(desk.clock())) for each in (first, second)] == [0, 1]
    second.library.remove(DOCUMENT, desk.clock())
    assert [each.removed for each in exchange(desk)] == [()] * 4


def test_a_file_with_put_off_and_declined_cards_reads_back_and_an_older_one_without_them_is_read(desk: Desk) -> None:
    first, _ = desk.computers
    edited = edit_and_analyse_anew(first, desk)
    first.curation.settle_found([edited.id], take=False)
    first.quiz.approve([edited.id])
    first.quiz.bury(edited.id)
    first.library.remove(DOCUMENT, desk.clock())
    file = whole(first, desk)
    (shared,) = file.shared
    assert shared.declined is not None
    assert shared.buried_until is not None
    assert file.removed == (DOCUMENT,)
    assert read_progress("x", write_progress(file)) == file
    assert shared_of(shared_row(shared)[:-2]) == replace(shared, buried_until=None, declined=None)
