"""The bar that tells how the analysis goes: progress with Cancel, or what went wrong with "Try again"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studyapp.ui.controls import button, label, tool_button
from studyapp.ui.messages import describe
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from studyapp.ui.look import Look

_SURE_FROM = 0.02


class AnalysisBar(QFrame):
    """Hidden unless there is something to say; the caller connects `cancel_button` and `again_button`."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("analysis_bar")
        self.setAccessibleName(self.tr("Analysis"))
        self._text = label("", "muted", parent=self, wrap=True)
        self._text.setObjectName("analysis_text")
        self._progress = QProgressBar(self)
        self._progress.setObjectName("analysis_progress")
        self._progress.setAccessibleName(self.tr("Progress of the analysis"))
        self._progress.setTextVisible(False)
        self.cancel_button = button(self.tr("Cancel"), "analysis_cancel", kind="quiet", parent=self)
        self.again_button = button(self.tr("Try again"), "analysis_again", kind="quiet", parent=self)
        self._close = tool_button(look, "close", self.tr("Close"), "analysis_close", parent=self)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._text, 1)
        for part in (self.cancel_button, self.again_button, self._close):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(row)
        layout.addWidget(self._progress)
        self.hide()

    def show_progress(self, share: float) -> None:
        """Show how far it is; at the very beginning nobody knows."""
        sure = share >= _SURE_FROM
        self._progress.setRange(0, 100 if sure else 0)
        self._progress.setValue(round(share * 100))
        if sure:
            text = self.tr("Finding names, dates and events… {0} %").format(round(share * 100))
        else:
            text = self.tr("Getting the language model ready…")
        self._say(text, running=True, again=False)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong and offer to try again."""
        message = describe(error)
        self._say(f"{message.title}. {message.sentence}", running=False, again=True)

    def show_note(self, text: str, *, again: bool, words: str = "") -> None:
        """Say something, and offer to analyse (again), in these words, where that helps."""
        self._say(text, running=False, again=again)
        if words:
            self.again_button.setText(words)

    def _say(self, text: str, *, running: bool, again: bool) -> None:
        self._text.setText(text)
        self.again_button.setText(self.tr("Try again"))
        self._progress.setVisible(running)
        self.cancel_button.setVisible(running)
        self.again_button.setVisible(again)
        self._close.setVisible(not running)
        self.show()
