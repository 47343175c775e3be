"""Works the marks panel, and the marking in the article, as a learner does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QToolButton

from studyapp.ui.annotations.mark_list import MarkList
from studyapp.ui.reader.mark_bar import MarkBar
from studyapp.ui.reader.text_view import TextView
from tests.examples import span_of
from tests.robots import Robot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import Qt

    from studyapp.domain.annotation import Annotation
    from studyapp.ui.reader.offsets import Offsets


class MarksRobot(Robot):
    """The panel of marks."""

    @property
    def list(self) -> MarkList:
        return self.find(MarkList, "annotation_list")

    @property
    def quotes(self) -> list[str]:
        model = self.list.model()
        return [self._mark(row).selector.quote for row in range(model.rowCount())]

    def choose(self, row: int) -> None:
        index = self.list.model().index(row, 0)
        self.list.setCurrentIndex(index)
        self.list.clicked.emit(index)

    def search(self, words: str) -> None:
        self.find(QLineEdit, "annotation_search").setText(words)

    def toggle(self, name: str) -> None:
        self.find(QToolButton, name).click()

    def write(self, note: str, tags: str = "") -> None:
        self.find(QPlainTextEdit, "annotation_note").setPlainText(note)
        self.find(QLineEdit, "annotation_tag_field").setText(tags)

    def count(self) -> str:
        return self.find(QLabel, "annotation_count").text()

    def _mark(self, row: int) -> Annotation:
        return self.list._model.rows[row]


class MarkingRobot(Robot):
    """The article, where passages are marked."""

    @property
    def text(self) -> TextView:
        return self.find(TextView, "reader_text")

    @property
    def bar(self) -> MarkBar:
        return self.find(MarkBar, "mark_bar")

    def select(self, words: str, occurrence: int = 0) -> None:
        start, end = self.offsets.span_to_qt(span_of(words, occurrence))
        cursor = self.text.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)

    def put_cursor(self, words: str) -> None:
        cursor = self.text.textCursor()
        cursor.setPosition(self.offsets.to_qt(span_of(words).start + 1))
        self.text.setTextCursor(cursor)

    def strike(self, *keys: Qt.Key) -> None:
        self.text.setFocus()
        for key in keys:
            self.qtbot.keyClick(self.text, key)

    @property
    def offsets(self) -> Offsets:
        return self.text._offsets

    @property
    def drawn(self) -> Sequence[str]:
        highlights = self.text.painter.highlights
        return [one.selector.quote for _, one in highlights.within(0, 10_000)]
