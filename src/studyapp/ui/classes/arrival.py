"""Asks what becomes of learners' files that were opened outside the class view: into which class they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from studyapp.ui.classes.words import fault_words
from studyapp.ui.controls import button, button_row, label
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.words import moment_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.class_report import StudyClass
    from studyapp.services.classes import Given, GivenFile

_MOST_LINES = 8


class Arrival(QDialog):
    """Names the files, and asks for the class.

    Signals:
        chosen: the class's id, or None for a new one.
    """

    chosen = Signal(object)

    def __init__(self, given: Given, classes: Sequence[StudyClass], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("class_arrival")
        self.setWindowTitle(self.tr("Progress of your learners"))
        self.setMinimumWidth(480)
        self._choice = QComboBox(self)
        self._choice.setObjectName("arrival_class")
        self._choice.setAccessibleName(self.tr("Into which class?"))
        for each in reversed(classes):  # the one made last is most likely meant
            self._choice.addItem(each.name, each.id)
        self._choice.addItem(self.tr("A new class…"), None)
        ask = button(self.tr("Put into the class"), "arrival_add", kind="primary", parent=self)
        leave = button(self.tr("Cancel"), "arrival_cancel", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        text = self.tr("These files tell how far your learners are. The class view shows them together.")
        layout.addWidget(label(text, "muted", parent=self, wrap=True))
        files = label("\n".join(_lines(given.for_class)), parent=self, wrap=True)
        files.setObjectName("arrival_files")
        layout.addWidget(files)
        if given.faults:
            layout.addWidget(label("\n".join(map(fault_words, given.faults)), "danger", parent=self, wrap=True))
        layout.addWidget(label(self._choice.accessibleName(), "strong", parent=self))
        layout.addWidget(self._choice)
        layout.addSpacing(SPACE_S)
        layout.addLayout(button_row(leave, ask))
        ask.setDefault(True)
        ask.clicked.connect(self._on_add)
        leave.clicked.connect(self.close)

    @Slot()
    def _on_add(self) -> None:
        self.chosen.emit(self._choice.currentData())
        self.close()


def _lines(files: Sequence[GivenFile]) -> list[str]:
    lines = [_line(file) for file in files[:_MOST_LINES]]
    more = len(files) - _MOST_LINES
    return [*lines, _more(more)] if more > 0 else lines


def _line(file: GivenFile) -> str:
    text = _tr("{0}: answers {1}, made {2}")
    name = file.learner or file.path.name
    return text.format(name, QLocale().toString(file.answers), moment_words(file.made_at))


def _tr(text: str) -> str:
    return QCoreApplication.translate("classes", text)


def _more(count: int) -> str:
    return _tr("… and {0} more").format(count)
