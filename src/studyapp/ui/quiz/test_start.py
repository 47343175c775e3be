"""Before a test: how many questions, and of which cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.study import Selection
from studyapp.ui.controls import button, chip, label, tool_button
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studyapp.ui.look import Look

SIZES = (5, 10, 20, 50)


class TestStart(QWidget):
    """Two rows of chips and a button.

    Signals:
        begun: so many questions of these cards (int, Selection).
        left: no test after all.
    """

    __test__ = False
    begun = Signal(int, object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_test_start")
        self._counts: Mapping[Selection, int] = {}
        self._sizes = QButtonGroup(self)
        self._selections = QButtonGroup(self)
        close = tool_button(look, "close", self.tr("Back (Esc)"), "quiz_test_leave", parent=self)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Test"), "title", parent=self), 1)
        head.addWidget(close)
        text = self.tr("Every answer is taken as it is, without a word. The report at the end shows what was missed.")
        self._begin = button(self.tr("Begin"), "quiz_test_begin", kind="primary", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addLayout(head)
        layout.addWidget(label(text, "muted", parent=self, wrap=True))
        self._locked = label("", "muted", parent=self, wrap=True)
        self._locked.setObjectName("quiz_test_locked")
        layout.addWidget(self._locked)
        layout.addSpacing(SPACE_S)
        layout.addWidget(label(self.tr("Of which cards"), "strong", parent=self))
        layout.addLayout(self._build_selections())
        layout.addWidget(label(self.tr("How many questions"), "strong", parent=self))
        layout.addLayout(self._build_sizes())
        layout.addSpacing(SPACE_L)
        layout.addWidget(self._begin)
        layout.addStretch(1)
        self._selections.buttonClicked.connect(self._fill)
        self._begin.clicked.connect(self._on_begin)
        close.clicked.connect(self.left)
        add_shortcut(self, "quiz.end", self.left.emit)

    def show_counts(self, counts: Mapping[Selection, int]) -> None:
        """Offer what there is."""
        self._counts = counts
        for number, selection in enumerate(Selection):
            self._selections.button(number).setVisible(selection is Selection.ALL or counts[selection] > 0)
        self._selections.button(0).setChecked(True)
        self._fill()
        self._begin.setFocus()

    def show_locked(self, count: int) -> None:
        """Say how many questions the author of the course put into every test."""
        text = self.tr("Questions that your course put into every test, in the same words for everyone: {0}.")
        self._locked.setText(text.format(count))
        self._locked.setVisible(count > 0)

    def _build_selections(self) -> QHBoxLayout:
        names = {
            Selection.ALL: self.tr("All"),
            Selection.WEAK: self.tr("The hardest first"),
            Selection.FLAGGED: self.tr("Flagged"),
        }
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for number, selection in enumerate(Selection):
            made = chip(names[selection], f"quiz_test_{selection}", parent=self)
            self._selections.addButton(made, number)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _build_sizes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for size in (*SIZES, 0):
            made = chip(str(size), f"quiz_test_size_{size or 'all'}", parent=self)
            self._sizes.addButton(made, size)
            row.addWidget(made)
        row.addStretch(1)
        self._sizes.button(10).setChecked(True)
        return row

    def _available(self) -> int:
        return self._counts[tuple(Selection)[self._selections.checkedId()]]

    @Slot()
    def _fill(self) -> None:
        available = self._available()
        for size in SIZES:
            self._sizes.button(size).setVisible(size < available)
        self._sizes.button(0).setText(self.tr("All {0}").format(available))
        self._sizes.button(0).setAccessibleName(self.tr("All {0}").format(available))
        if self._sizes.checkedId() >= available:
            self._sizes.button(0).setChecked(True)

    @Slot()
    def _on_begin(self) -> None:
        size = self._sizes.checkedId() or self._available()
        self.begun.emit(size, tuple(Selection)[self._selections.checkedId()])
