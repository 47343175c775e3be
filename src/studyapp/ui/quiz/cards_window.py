"""The window in which cards are chosen: one by one, by coverage, and after a new analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from studyapp.ui.controls import give_size
from studyapp.ui.quiz.choosing import ChoosingView
from studyapp.ui.quiz.coverage_page import CoveragePage
from studyapp.ui.quiz.regeneration_page import RegenerationPage
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_L

if TYPE_CHECKING:
    from studyapp.ui.look import Look


class CardsWindow(QDialog):
    """Three pages over the cards of one document. Holds no data: `CurationWork` fills it.

    Signals:
        undo_requested: take the last step back.
    """

    undo_requested = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cards_window")
        self.setWindowTitle(self.tr("Choose cards"))
        give_size(self, 1000, 660)
        self.choosing = ChoosingView(look, self)
        self.coverage = CoveragePage(look, self)
        self.regeneration = RegenerationPage(look, self)
        self.pages = QTabWidget(self)
        self.pages.setObjectName("cards_pages")
        self.pages.setAccessibleName(self.windowTitle())
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.choosing, self.tr("One by one"))
        self.pages.addTab(self.coverage, self.tr("Coverage"))
        self.pages.addTab(self.regeneration, self.tr("After the analysis"))
        add_shortcut(self, "choosing.undo", self._on_undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.addWidget(self.pages)

    def show_rivals(self, count: int) -> None:
        """Say on the third tab how many cards wait for a decision."""
        text = self.tr("After the analysis")
        self.pages.setTabText(2, f"{text} ({count})" if count else text)

    @Slot()
    def _on_undo(self) -> None:
        self.undo_requested.emit()
