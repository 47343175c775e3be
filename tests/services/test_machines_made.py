"""What was made on several machines comes together: marks, corrections, own events; and is no decision."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import ExitStack
from typing import TYPE_CHECKING

from studyapp.domain.span import Span
from studyapp.formats.importer import FileImporter
from studyapp.formats.progress_file import write_progress
from studyapp.services.annotations import new_id
from studyapp.services.editions import Editions
from studyapp.store.editions import EditionStore
from tests.examples import SetClock, example_document
from tests.services.computers import Computer, Desk, approve, exchange, learn, opened

if TYPE_CHECKING:
    from pathlib import Path


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
