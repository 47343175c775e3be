"""What stands above the article: where one is, what it is, and how to move about in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studyapp.ui.controls import label, tool_button
from studyapp.ui.reader.date_button import DateButton
from studyapp.ui.reader.mode_button import ModeButton
from studyapp.ui.theme import SPACE_M, SPACE_S, SPACE_XS
from studyapp.ui.words import count_words, minutes_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from studyapp.domain.document import Document, Mode
    from studyapp.ui.look import Look

_LEAST_WIDTH = 360


class Head(QFrame):
    """Title, date, length, and the buttons that belong to the article."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reader_head")
        self._full_title = ""
        self._title = label("", "lead", parent=self)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._title.setObjectName("reader_title")
        self._facts = label("", "small", parent=self)
        self._facts.setObjectName("reader_facts")
        self.date = DateButton(look, self)
        self.mode = ModeButton(look, self)
        self.back = tool_button(look, "back", self.tr("Back (Alt+←)"), "reader_back", parent=self)
        self.forward = tool_button(look, "forward", self.tr("Forward (Alt+→)"), "reader_forward", parent=self)
        self.contents = tool_button(look, "contents", self.tr("Contents (Ctrl+T)"), "reader_contents", parent=self)
        self.find_button = tool_button(look, "search", self.tr("Find (Ctrl+F)"), "reader_find", parent=self)
        self.look = tool_button(look, "letters", self.tr("Letters and colours"), "reader_look", parent=self)
        self.aloud = tool_button(look, "aloud", self.tr("Read aloud (Ctrl+Shift+R)"), "reader_aloud", parent=self)
        self.aloud.setCheckable(True)
        self.marks = tool_button(look, "marks", self.tr("Show marks (Ctrl+H)"), "reader_marks", parent=self)
        self.marks.setCheckable(True)
        self.marks.setChecked(True)
        self.contents.setCheckable(True)
        top, below = QHBoxLayout(), QHBoxLayout()
        for row in (top, below):
            row.setSpacing(SPACE_XS)
        top.addWidget(self.back)
        top.addWidget(self.forward)
        top.addSpacing(SPACE_S)
        top.addWidget(self._title, 1)
        for part in (self.contents, self.find_button, self.look, self.aloud, self.marks):
            top.addWidget(part)
        below.addSpacing(SPACE_XS)
        for part in (self.date, self.mode, self._facts):
            below.addWidget(part)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_S, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addLayout(below)

    def show_document(self, document: Document) -> None:
        """Show what this document is."""
        self.set_title(document.title)
        self.date.show_date(document.date, document.date_source)
        self._facts.clear()
        self.show_mode(None, given=False, has_date=False)

    def show_length(self, word_count: int) -> None:
        """Show how long the document is."""
        self._facts.setText(f"{count_words(word_count)} · {minutes_words(word_count)}")
        self._fit_facts()

    def show_mode(self, mode: Mode | None, *, given: bool, has_date: bool) -> None:
        """Show what times count from, as `ModeButton.show_mode` does."""
        self.mode.show_mode(mode, given=given, has_date=has_date)
        self._fit_facts()

    def set_title(self, title: str) -> None:
        """Show this title, with an ellipsis where there is no room."""
        self._full_title = title
        self._title.setToolTip(title)
        self._title.setAccessibleName(title)
        self._elide()

    def _fit_facts(self) -> None:
        """Leave out what finds no room beside the date: first the length, then the words of the mode."""
        room = self.width() - self.date.sizeHint().width() - 2 * SPACE_M
        if self.mode.isVisibleTo(self):
            room -= self.mode.fit(room)
        self._facts.setVisible(room >= self._facts.sizeHint().width())

    def _elide(self) -> None:
        metrics = self._title.fontMetrics()
        room = max(self._title.width(), 40)
        self._title.setText(metrics.elidedText(self._full_title, Qt.TextElideMode.ElideRight, room))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()
        self._fit_facts()

    @override
    def minimumSizeHint(self) -> QSize:
        """Leave it to the neighbours how narrow the article is: what finds no room is left out."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())
