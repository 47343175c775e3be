from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studyapp.domain.annotation import Annotation, AnnotationId
from studyapp.settings import Settings
from studyapp.ui.look import Look
from studyapp.ui.reader.margin import Margin
from tests.domain.test_annotation import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, Settings(theme="light"))
    yield made
    made.deleteLater()


def mark(name: str, color: int, *, note: str = "", author: str = "") -> Annotation:
    return replace(MARK, id=AnnotationId(name), color=color, note=note, author=author)


@pytest.fixture
def margin(qtbot: QtBot, look: Look) -> Iterator[Margin]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(24, 200)
    made = Margin(look, lambda annotation: str(annotation.id), parent)
    made.resize(24, 200)
    parent.show()
    yield made
    parent.close()


def badges(margin: Margin) -> list[tuple[float, list[str]]]:
    return [(box.top(), [str(one.id) for one in here]) for box, here in margin._shown]


def test_badges_of_neighbouring_lines_stand_apart_with_their_dots(margin: Margin):
    margin.show_marks([(10, mark("a", 1)), (24, mark("b", 2, note="why")), (38, mark("c", 1))])
    boxes = [box for box, _ in margin._shown]
    assert len(boxes) == 3
    assert all(after.top() - 4 > before.bottom() for before, after in pairwise(boxes))


def test_marks_of_one_colour_on_one_line_share_a_badge_and_clicks_go_through_them(margin: Margin):
    margin.show_marks(
        [
            (10, mark("a", 1)),
            (10, mark("b", 2)),
            (13, mark("c", 1)),
            (10, mark("d", 1, author="Ada")),
            (90, mark("e", 1)),
        ]
    )
    assert [names for _, names in badges(margin)] == [["a", "c"], ["b"], ["d"], ["e"]]
    assert badges(margin)[-1][0] == pytest.approx(90.5)
    chosen: list[str] = []
    margin.chosen.connect(lambda one: chosen.append(str(one.id)))
    for _ in range(3):
        QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(12, 18))
    assert chosen == ["a", "c", "a"]
