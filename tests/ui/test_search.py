from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from studyapp.domain.analysis import entity_key
from studyapp.domain.search import HitKind
from studyapp.domain.span import Span
from studyapp.ui.search.hit_list import HitList
from tests.examples import TEXT, example_document, span_of
from tests.ui.opened import Opened, open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.domain.document import Place
    from studyapp.domain.search import Hit


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    opened = open_window(qtbot, tmp_path)
    opened.app.annotations.add(example_document().id, span_of("nine million crowns"), note="How much is it today?")
    opened.do("edit.search")
    yield opened
    opened.close()


def hits(opened: Opened) -> list[Hit]:
    model = opened.robot.find(HitList, "search_hits").model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole).hit for row in range(model.rowCount())]


def type_words(opened: Opened, words: str) -> None:
    opened.robot.type_into("search_field", words)


def press(opened: Opened, key: Qt.Key) -> None:
    opened.robot.qtbot.keyClick(opened.robot.find(QLineEdit, "search_field"), key)


def labels(opened: Opened) -> str:
    return " ".join(label.text() for label in opened.window.findChildren(QLabel) if label.isVisible())


def test_what_is_typed_is_found_kind_by_kind(opened: Opened):
    type_words(opened, "osby")
    opened.robot.wait(lambda: HitKind.CARD in {hit.kind for hit in hits(opened)})
    kinds = list(dict.fromkeys(hit.kind for hit in hits(opened)))
    assert kinds == [HitKind.TEXT, HitKind.ENTITY, HitKind.CARD]


def test_keys_choose_a_hit_and_go_there(opened: Opened):
    went: list[Place] = []
    opened.window.shell.signals.place_requested.connect(went.append)
    type_words(opened, "harbour")
    opened.robot.wait(lambda: len(hits(opened)) > 2)
    press(opened, Qt.Key.Key_Down)
    assert "the harbour master" in opened.robot.find(QLineEdit, "search_field").accessibleDescription()
    press(opened, Qt.Key.Key_Return)
    assert [place.span.of(TEXT).lower() for place in went] == ["harbour"]
    assert not opened.robot.sees("search_window")


def test_a_note_is_found_and_its_mark_shown(opened: Opened):
    asked: list[str] = []
    opened.window.shell.signals.annotation_requested.connect(lambda mark, _write: asked.append(mark))
    type_words(opened, "how much today")
    opened.robot.wait(lambda: [hit.kind for hit in hits(opened)] == [HitKind.ANNOTATION])
    press(opened, Qt.Key.Key_Return)
    assert asked == [opened.app.annotations.of_document(example_document().id)[0].id]


def test_an_entry_is_shown_when_its_document_is_open(opened: Opened):
    asked: list[str] = []
    opened.window.shell.signals.entity_requested.connect(lambda _document, key: asked.append(key))
    opened.robot.click("search_entity")
    type_words(opened, "lindqvist")
    opened.robot.wait(lambda: [hit.kind for hit in hits(opened)] == [HitKind.ENTITY])
    press(opened, Qt.Key.Key_Return)
    opened.robot.wait(lambda: asked == [entity_key("Mara Lindqvist")])


def test_chips_narrow_the_search(opened: Opened):
    type_words(opened, "osby")
    opened.robot.wait(lambda: len({hit.kind for hit in hits(opened)}) == 3)
    opened.robot.click("search_card")
    opened.robot.wait(lambda: {hit.kind for hit in hits(opened)} == {HitKind.CARD})


def test_other_forms_are_found_with_their_chip(opened: Opened):
    type_words(opened, "critic ")
    opened.robot.wait(lambda: "Nothing found" in labels(opened))
    assert "Other forms" in labels(opened)
    opened.robot.click("search_forms")
    opened.robot.wait(lambda: bool(hits(opened)))


def test_an_empty_field_says_what_is_searched(opened: Opened):
    opened.robot.wait(lambda: "Find it again" in labels(opened))


def test_escape_and_a_click_elsewhere_close_it(opened: Opened):
    press(opened, Qt.Key.Key_Escape)
    assert not opened.robot.sees("search_window")
    opened.do("edit.search")
    assert opened.robot.sees("search_window")
    opened.robot.qtbot.mouseClick(opened.window, Qt.MouseButton.LeftButton, pos=QPoint(5, 790))
    assert not opened.robot.sees("search_window")


def test_the_selection_of_the_article_is_looked_for(opened: Opened):
    press(opened, Qt.Key.Key_Escape)
    place = type("At", (), {"document_id": example_document().id, "span": Span(0, 3)})()
    opened.window.shell.signals.set_selection(place, "nine million")
    opened.do("edit.search")
    assert opened.robot.find(QLineEdit, "search_field").text() == '"nine million"'
