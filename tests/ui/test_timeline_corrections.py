"""What a learner corrects on the timeline, by buttons, menus and keys."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QToolButton

from studyapp.domain.document import Place
from tests.examples import span_of
from tests.robots_timeline import TimelineRobot, events, telling
from tests.ui.desk import Desk, laid
from tests.ui.test_timeline import keep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with laid(qtbot, tmp_path) as ready:
        keep(ready, telling(*events()))
        yield ready


@pytest.fixture
def timeline(qtbot: QtBot, desk: Desk) -> TimelineRobot:
    return TimelineRobot(qtbot, desk)


def test_a_typed_date_moves_the_event_and_undo_brings_it_back(timeline: TimelineRobot, desk: Desk):
    timeline.choose_listed("A storm rages")
    timeline.set_date("about July 2020")
    timeline.wait(lambda: timeline.when() == "about July 2020")
    assert timeline.selected() == "A storm rages"
    assert timeline.listed()[-2] == "A storm rages"
    assert timeline.changed() == "Changed by you. Found: 1987"
    assert timeline.why() == ""
    desk.undo()
    timeline.wait(lambda: timeline.when() == "1987")
    assert timeline.changed() == ""


def test_the_field_says_at_once_how_the_date_was_understood(timeline: TimelineRobot):
    timeline.choose_listed("The wall is opened")
    dialog = timeline.open_dialog("timeline_change_date")
    field, said = dialog.find(QLineEdit, "event_date"), dialog.find(QLabel, "event_date_understood")
    keep_it = dialog.find(QPushButton, "event_keep")
    assert field.text() == "Friday, 3 May 2019"
    for words, understood, usable in (
        ("44 BC", "Understood: 44 BCE", True),
        ("1979-12/1989-02", "Understood: December 1979 – February 1989", True),
        ("30 February 1989", "No date that can be read", False),
        ("", "No date: the event stands in the undated lane", True),
    ):
        field.setText(words)
        assert said.text().startswith(understood)
        assert keep_it.isEnabled() is usable
    dialog.click("event_cancel")
    assert timeline.when() == "Friday, 3 May 2019"


def test_an_event_without_a_date_goes_to_the_undated_lane(timeline: TimelineRobot):
    timeline.choose_listed("A storm rages")
    timeline.set_date("")
    timeline.wait(lambda: "A storm rages" in timeline.undated())
    assert "A storm rages" not in timeline.drawn()


def test_f2_renames_and_a_blank_name_cannot_be_kept(timeline: TimelineRobot):
    timeline.choose_listed("A storm rages")
    timeline.key(Qt.Key.Key_F2)
    dialog = timeline.dialog()
    dialog.find(QLineEdit, "event_label").setText("  ")
    assert not dialog.find(QPushButton, "event_keep").isEnabled()
    dialog.find(QLineEdit, "event_label").setText("The gale")
    dialog.click("event_keep")
    timeline.wait(lambda: timeline.selected() == "The gale")
    assert "The gale" in timeline.drawn()
    assert timeline.changed() == "Changed by you. Found: “A storm rages”"


def test_del_hides_and_hidden_ones_can_be_shown_again(timeline: TimelineRobot):
    timeline.choose_listed("A storm rages")
    timeline.key(Qt.Key.Key_Delete)
    timeline.wait(lambda: "A storm rages" not in timeline.listed())
    assert timeline.selected() == ""
    timeline.choose_option("timeline_show_hidden")
    assert "A storm rages" in timeline.listed()
    timeline.choose_listed("A storm rages")
    timeline.click("timeline_hide")
    timeline.wait(lambda: not next(e for e in timeline.events() if e.label == "A storm rages").hidden)
    assert "A storm rages" in timeline.listed()


def test_what_undo_brings_back_is_chosen_again(timeline: TimelineRobot, desk: Desk):
    timeline.choose_listed("A storm rages")
    timeline.key(Qt.Key.Key_Delete)
    timeline.wait(lambda: "A storm rages" not in timeline.listed())
    desk.undo()
    timeline.wait(lambda: timeline.selected() == "A storm rages")


def test_hiding_everything_leaves_the_way_back(timeline: TimelineRobot, desk: Desk):
    keep(desk, telling(events()[0]))
    timeline.choose_listed("A storm rages")
    timeline.click("timeline_hide")
    timeline.wait(lambda: timeline.listed() == [])
    timeline.choose_option("timeline_show_hidden")
    assert timeline.listed() == ["A storm rages"]


def test_an_event_can_be_made_a_main_one_and_taken_back(timeline: TimelineRobot):
    timeline.click("timeline_main_only")
    timeline.choose_listed("The town talks")
    assert not timeline.find(QToolButton, "timeline_main").isChecked()
    timeline.click("timeline_main")
    timeline.wait(lambda: timeline.sees("timeline_restore"))
    timeline.click("timeline_main_only")
    assert "The town talks" in timeline.listed()
    timeline.click("timeline_restore")
    timeline.wait(lambda: "The town talks" not in timeline.listed())


def test_an_own_event_is_added_with_the_selected_passage_and_chosen(timeline: TimelineRobot, desk: Desk):
    span = span_of("The town of Osby paid")
    desk.shell.signals.set_selection(Place(desk.document_id, span), "The town of Osby paid")
    timeline.add("Osby pays", "2018")
    timeline.wait(lambda: timeline.selected() == "Osby pays")
    assert (timeline.when(), timeline.changed()) == ("2018", "Your own event")
    assert [chip.text() for chip in timeline.entities()] == ["Osby"]
    with timeline.qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        timeline.click("timeline_source")
    assert asked.args == [Place(desk.document_id, span)]
    timeline.click("timeline_hide")
    timeline.wait(lambda: "Osby pays" not in timeline.listed())
    desk.undo()
    timeline.wait(lambda: "Osby pays" in timeline.listed())


def test_the_passage_can_be_left_out(timeline: TimelineRobot, desk: Desk):
    desk.shell.signals.set_selection(Place(desk.document_id, span_of("Osby")), "Osby")
    dialog = timeline.open_dialog("timeline_add")
    dialog.find(QLineEdit, "event_label").setText("Osby pays")
    dialog.find(QCheckBox, "event_passage").setChecked(False)
    dialog.click("event_keep")
    timeline.wait(lambda: timeline.selected() == "Osby pays")
    assert timeline.when() == "Undated"
    assert not timeline.sees("timeline_source")


def test_the_menu_offers_what_the_keys_do(timeline: TimelineRobot):
    timeline.choose_listed("A storm rages")
    menu = timeline.menu()
    assert list(menu) == [
        "Show passage", "Change date…", "Rename…", "Main event", "Hide", "Add an event…",
    ]  # fmt: skip
    assert menu["Main event"].isChecked()
    menu["Main event"].trigger()
    timeline.wait(lambda: "A storm rages" not in timeline.listed())


def test_without_events_one_can_still_be_added(timeline: TimelineRobot, desk: Desk):
    keep(desk, telling())
    dialog = timeline.open_dialog("timeline_add_first")
    dialog.find(QLineEdit, "event_label").setText("The first")
    dialog.click("event_keep")
    timeline.wait(lambda: timeline.selected() == "The first")


def test_corrections_survive_a_new_analysis(timeline: TimelineRobot, desk: Desk):
    timeline.choose_listed("A storm rages")
    timeline.rename("The gale")
    timeline.wait(lambda: timeline.selected() == "The gale")
    keep(desk, telling(*events()))
    assert timeline.selected() == "The gale"


def test_a_closed_dialog_is_freed(timeline: TimelineRobot):
    timeline.choose_listed("A storm rages")
    free = weakref.ref(timeline.open_dialog("timeline_change_date").widget)
    timeline.dialog().click("event_cancel")
    timeline.wait(lambda: gc.collect() is not None and free() is None)
    assert timeline.widget.findChildren(QDialog) == []
