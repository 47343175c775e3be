"""The top of a game: its name, the round, a clock where it is asked for, and the way out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.controls import label, tool_button
from studyapp.ui.theme import SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from studyapp.ui.look import Look

_TICK_MS = 1000


class GameHead(QWidget):
    """Counts rounds, and seconds only where the learner ticks that.

    Signals:
        left: the learner has had enough.
    """

    left = Signal()

    def __init__(self, title: str, text: str, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun_at_s = 0.0
        self._round = label("", "small", parent=self)
        self._round.setObjectName(f"{name}_round")
        self._clock = label("", "small", parent=self)
        self._clock.setObjectName(f"{name}_clock")
        self._timed = QCheckBox(self.tr("Time it"), self)
        self._timed.setObjectName(f"{name}_timed")
        self._timed.setAccessibleName(self._timed.text())
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        close = tool_button(look, "close", self.tr("Back (Esc)"), f"{name}_leave", parent=self)
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(label(title, "title", parent=self), 1)
        top.addWidget(self._clock)
        top.addWidget(self._timed)
        top.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(top)
        column.addWidget(label(text, "muted", parent=self, wrap=True))
        column.addWidget(self._round)
        self._timer.timeout.connect(self._on_tick)
        self._timed.toggled.connect(self._on_timed)
        close.clicked.connect(self.left)

    @property
    def seconds(self) -> int | None:
        """How long the round has taken, None where nobody asked."""
        return round(time.monotonic() - self._begun_at_s) if self._timed.isChecked() else None

    def begin(self, text: str) -> None:
        """A round begins; `text` says which."""
        self._round.setText(text)
        self._begun_at_s = time.monotonic()
        self._on_timed()

    def stop(self) -> None:
        """The round is over: the clock stands still."""
        self._timer.stop()

    @Slot()
    def _on_timed(self) -> None:
        timed = self._timed.isChecked()
        self._clock.setVisible(timed)
        self._on_tick()
        if timed:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _on_tick(self) -> None:
        seconds = self.seconds
        self._clock.setText("" if seconds is None else f"{seconds // 60}:{seconds % 60:02}")
