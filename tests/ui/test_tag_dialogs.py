from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QPushButton

from studyapp.domain.annotation import Tag
from studyapp.services.annotations import new_id
from studyapp.ui.annotations.tag_dialogs import LabelsDialog, TagsDialog
from tests.examples import example_document, span_of
from tests.robots import Robot
from tests.ui.house import opened_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.house import House

WALL, FOLLY = new_id(), new_id()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    with opened_house(qtbot, tmp_path) as made:
        made.add_example()
        document_id = example_document().id
        made.app.annotations.add(document_id, span_of("new wall"), annotation_id=WALL, tags=["harbour", "stone"])
        made.app.annotations.add(document_id, span_of("a folly"), annotation_id=FOLLY, tags=["critics"])
        yield made


def opened(qtbot: QtBot, dialog: QDialog) -> Robot:
    dialog.show()
    return Robot(qtbot, dialog)


def pick(robot: Robot, row: int) -> None:
    tags = robot.find(QListView, "tags_list")
    tags.setCurrentIndex(tags.model().index(row, 0))


def test_a_tag_is_renamed_merged_and_deleted(qtbot: QtBot, house: House) -> None:
    robot = opened(qtbot, TagsDialog(house.app.annotations, [], house.shell, house.window))
    assert not robot.find(QPushButton, "tags_rename").isEnabled()
    pick(robot, 1)
    field = robot.find(QLineEdit, "tags_name")
    assert field.text() == "harbour"

    field.setText("Harbour")
    assert robot.find(QPushButton, "tags_rename").text() == "Rename"
    robot.click("tags_rename")
    robot.wait(lambda: Tag("Harbour", 1) in house.app.annotations.tags())
    pick(robot, 1)
    field.setText("CRITICS")
    assert robot.find(QPushButton, "tags_rename").text() == "Merge"
    robot.click("tags_rename")
    robot.wait(lambda: Tag("CRITICS", 2) in house.app.annotations.tags())

    pick(robot, 0)
    robot.click("tags_delete")
    robot.wait(lambda: house.app.annotations.tags() == (Tag("stone", 1),))
    robot.click("tags_close")


def test_a_tag_is_put_on_the_selected_marks_and_taken_off(qtbot: QtBot, house: House) -> None:
    robot = opened(qtbot, TagsDialog(house.app.annotations, [WALL, FOLLY], house.shell, house.window))
    assert not robot.find(QPushButton, "tags_put").isEnabled()
    robot.find(QLineEdit, "tags_for_marks").setText("stone")

    robot.click("tags_put")
    robot.wait(lambda: Tag("stone", 2) in house.app.annotations.tags())
    robot.click("tags_take")
    robot.wait(lambda: "stone" not in [tag.name for tag in house.app.annotations.tags()])


def test_colours_get_names_of_the_learners_own_or_not(qtbot: QtBot, house: House) -> None:
    robot = opened(qtbot, LabelsDialog(house.app.annotations, house.shell, house.window))
    robot.find(QLineEdit, "label_2").setText("Definition")
    robot.click("labels_save")
    robot.wait(lambda: house.app.annotations.labels() == {2: "Definition"})

    robot = opened(qtbot, LabelsDialog(house.app.annotations, house.shell, house.window))
    robot.find(QLineEdit, "label_2").setText("Another")
    robot.click("labels_cancel")
    assert house.app.annotations.labels() == {2: "Definition"}
