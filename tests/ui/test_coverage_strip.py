from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.coverage import Coverage, Passage
from studyapp.domain.span import Span
from studyapp.settings import Settings
from studyapp.ui.look import Look
from studyapp.ui.quiz.coverage_strip import CoverageStrip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_a_long_book_draws_no_more_bars_than_there_are_pixels_and_a_short_one_all(qtbot: QtBot, qapp: QApplication):
    look = Look(qapp, Settings(theme="light"))
    strip = CoverageStrip(look)
    qtbot.addWidget(strip)
    strip.resize(300, 44)
    passages = [Passage(Span(at * 100, at * 100 + 90), 0, 15, at % 3, 0, 0) for at in range(9_000)]
    strip.show_coverage(Coverage(900_000, (), tuple(passages)), chosen=4_444)
    drawn = strip.drawn()
    assert len(drawn) <= 301
    assert 4_444 in drawn
    assert drawn[-1] == 8_999
    strip.show_coverage(Coverage(9_000, (), tuple(passages[:90])))
    assert strip.drawn() == list(range(90))
    assert not strip.grab().isNull()
    look.deleteLater()
