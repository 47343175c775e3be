from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit, QToolButton, QWidget

from studyapp.domain.changes import Changes, Topic
from studyapp.domain.document import Place
from tests.examples import span_of
from tests.robots import Robot
from tests.robots_glossary import GlossaryRobot, analysis, keep
from tests.ui.desk import Desk, laid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with laid(qtbot, tmp_path) as ready:
        keep(ready, analysis())
        yield ready


def test_renaming_keeps_the_old_name_as_an_alias_and_can_be_undone(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.list.setFocus()
    glossary.rename("The harbour master")
    glossary.wait(lambda: glossary.selected() == "The harbour master")
    assert glossary.aliases() == ["Mara Lindqvist", "Lindqvist"]
    glossary.undo()
    assert glossary.selected() == "Mara Lindqvist"


def test_escape_leaves_the_name_as_it_was(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.list.setFocus()
    glossary.press(Qt.Key.Key_F2)
    field = glossary.widget.focusWidget()
    assert field.objectName() == "glossary_name_field"
    qtbot.keyClicks(field, "nonsense")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert glossary.sees("glossary_name")
    assert glossary.selected() == "Mara Lindqvist"


def test_a_blank_name_is_refused_with_a_sentence(qtbot: QtBot, desk: Desk):
    desk.shell.jobs.failed.connect(desk.shell.messages.show_error)
    glossary = GlossaryRobot(qtbot, desk)
    glossary.list.setFocus()
    glossary.rename("   ")
    glossary.wait(lambda: desk.shell.messages.text)
    assert glossary.selected() == "Mara Lindqvist"


def test_ones_own_definition_is_shown_first_and_can_be_undone(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.define("She runs the harbour.")
    glossary.wait(lambda: glossary.own_definition() == "She runs the harbour.")
    assert glossary.definition() == "the harbour master of Osby"
    glossary.undo()
    assert not glossary.sees("glossary_own_definition")


def test_writing_a_definition_with_keys_alone(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.list.setFocus()
    glossary.press(Qt.Key.Key_E)
    editor = glossary.find(QPlainTextEdit, "glossary_definition_editor")
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "M, S and G are letters here")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    glossary.wait(lambda: glossary.own_definition() == "M, S and G are letters here")


def test_what_is_being_written_survives_a_refresh_but_not_escape(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.click("glossary_define")
    editor = glossary.find(QPlainTextEdit, "glossary_definition_editor")
    editor.setPlainText("half a sen")
    desk.shell.signals.changed.emit(Changes(Topic.FINDINGS, desk.document_id))
    assert editor.isVisible()
    assert editor.toPlainText() == "half a sen"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert not glossary.sees("glossary_own_definition")


def test_hiding_moves_on_to_the_next_entry_and_can_be_taken_back(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.choose("Osby")
    glossary.list.setFocus()
    glossary.press(Qt.Key.Key_Delete)
    glossary.wait(lambda: glossary.names() == ["Mara Lindqvist", "wall"])
    assert glossary.selected() == "wall"
    assert "Osby" in desk.shell.messages.text
    desk.undo()
    glossary.wait(lambda: glossary.selected() == "Osby")
    glossary.press(Qt.Key.Key_Delete)
    glossary.wait(lambda: glossary.selected() == "wall")
    glossary.show_hidden()
    assert glossary.names() == ["Mara Lindqvist", "Osby", "wall"]
    glossary.choose("Osby")
    glossary.click("glossary_hide")
    glossary.wait(lambda: not next(e for e in glossary.list.model_in_use.rows if e.name == "Osby").hidden)


def test_merging_shows_the_evidence_and_joins_the_mentions(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.choose("wall")
    dialog = glossary.open_merge()
    robot = Robot(qtbot, dialog)
    robot.type_into("merge_filter", "osby")
    assert "different kinds" in robot.find(QLabel, "merge_hint").text()
    texts = [part.text() for part in dialog.findChildren(QLabel)]
    assert any("The town of Osby paid nine million crowns." in text for text in texts)
    robot.click("merge_accept")
    glossary.wait(lambda: glossary.names() == ["Mara Lindqvist", "Osby"])
    assert glossary.selected() == "Osby"
    assert glossary.aliases() == ["wall"]
    glossary.undo()
    assert glossary.names() == ["Mara Lindqvist", "Osby", "wall"]


def test_the_arrow_keys_choose_while_one_searches_for_what_to_merge_into(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    dialog = glossary.open_merge()
    words = dialog.findChild(QWidget, "merge_filter")
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_Down)
    assert "wall" in Robot(qtbot, dialog).find(QWidget, "merge_accept").text()
    Robot(qtbot, dialog).click("merge_cancel")
    assert glossary.names() == ["Mara Lindqvist", "Osby", "wall"]


def test_an_alias_can_be_split_off(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.split_off("Lindqvist")
    glossary.wait(lambda: "Lindqvist" in glossary.names())
    assert glossary.selected() == "Mara Lindqvist"
    assert glossary.aliases() == []
    assert len(glossary.mentions()) == 1


def test_a_click_on_an_alias_can_make_it_the_name(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.click("glossary_alias")
    glossary.trigger("glossary_alias_menu", "Make it the name of the entry")
    glossary.wait(lambda: glossary.selected() == "Lindqvist")


def test_an_alias_leads_to_where_it_stands(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.click("glossary_alias")
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        glossary.trigger("glossary_alias_menu", "Show passage")
    assert asked.args == [Place(desk.document_id, span_of("Lindqvist", 1))]


def test_the_type_can_be_changed(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.retype("Organisation")
    glossary.wait(lambda: glossary.find(QToolButton, "glossary_type").text() == "Organisation")
    assert glossary.sees("glossary_type_ORG")


def test_the_menu_of_an_entry_offers_everything_with_its_keys(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    row = glossary.list.visualRect(glossary.list.model_in_use.index(1, 0)).center()
    glossary.list.customContextMenuRequested.emit(row)
    assert glossary.selected() == "Osby"
    menu = glossary.find(QMenu, "glossary_menu")
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Show passage\tG",
        "Rename\tF2",
        "Write a definition\tE",
        "Merge into…\tM",
        "Split a name off",
        "Change type",
        "Hide\tDel",
    ]
    menu.close()


def test_the_menu_acts_on_its_entry(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    row = glossary.list.visualRect(glossary.list.model_in_use.index(2, 0)).center()
    glossary.list.customContextMenuRequested.emit(row)
    glossary.trigger("glossary_menu", "Merge into…")
    dialog = glossary.widget.findChild(QWidget, "glossary_merge_dialog")
    assert dialog.windowTitle() == "Merge “wall” into…"
    dialog.close()
    glossary.list.customContextMenuRequested.emit(row)
    glossary.trigger("glossary_menu", "Hide")
    glossary.wait(lambda: "wall" not in glossary.names())
