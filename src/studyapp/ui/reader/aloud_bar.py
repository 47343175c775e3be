"""The bar that is there while the text is read aloud: pause, sentence by sentence, faster and slower."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studyapp.ui.controls import label, tool_button
from studyapp.ui.reader.speech import RATES
from studyapp.ui.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from studyapp.ui.look import Look


class AloudBar(QFrame):
    """Hidden until something is read aloud.

    Signals:
        toggled: pause, or go on.
        stepped: to the sentence before or behind (-1, +1).
        rate_changed: a factor of the usual speed.
        closed: stop.
    """

    toggled = Signal()
    stepped = Signal(int)
    rate_changed = Signal(float)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("aloud_bar")
        self.setAccessibleName(self.tr("Reading aloud"))
        self._look = look
        self._rate = RATES.index(1.0)
        self._before = tool_button(look, "back", self.tr("Sentence before"), "aloud_previous", parent=self)
        self._play = tool_button(look, "suspend", self.tr("Pause"), "aloud_play", parent=self)
        self._after = tool_button(look, "forward", self.tr("Next sentence"), "aloud_next", parent=self)
        self._slower = tool_button(look, "minus", self.tr("Slower"), "aloud_slower", parent=self)
        self._faster = tool_button(look, "plus", self.tr("Faster"), "aloud_faster", parent=self)
        self._speed = label("", "small", parent=self)
        self._speed.setObjectName("aloud_speed")
        self._note = label(self.tr("Reading aloud"), "small", parent=self, wrap=True)
        self._note.setObjectName("aloud_note")
        close = tool_button(look, "close", self.tr("Stop reading aloud"), "aloud_close", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        for part in (self._before, self._play, self._after):
            row.addWidget(part)
        row.addWidget(self._note, 1)
        for part in (self._slower, self._speed, self._faster, close):
            row.addWidget(part)
        self._play.clicked.connect(self.toggled)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self._slower.clicked.connect(self._on_slower)
        self._faster.clicked.connect(self._on_faster)
        close.clicked.connect(self.closed)
        self._show_rate()
        self.hide()

    def show_playing(self, *, playing: bool) -> None:
        """Show that it speaks, or that it pauses."""
        self._note.setText(self.tr("Reading aloud") if playing else self.tr("Paused"))
        self._look.set_icon(self._play, "suspend" if playing else "play")
        words = self.tr("Pause") if playing else self.tr("Go on")
        self._play.setToolTip(words)
        self._play.setAccessibleName(words)
        self._offer(can_speak=True)
        self.show()

    def show_missing(self) -> None:
        """Say that this system has no speech command, and what to install."""
        if sys.platform.startswith("linux"):
            words = self.tr(
                "No speech program was found. Install “espeak-ng” (Debian, Ubuntu: sudo apt install espeak-ng; "
                "Fedora: sudo dnf install espeak-ng), then try again."
            )
        else:
            words = self.tr("The speech program of this system was not found. Your text was not sent anywhere.")
        self._say(words)

    def show_failed(self) -> None:
        """Say that the speech command did not work."""
        self._say(self.tr("The speech program of this system ended with an error. Is a voice installed for it?"))

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._offer(can_speak=False)
        self.show()

    def _offer(self, *, can_speak: bool) -> None:
        for part in (self._before, self._play, self._after, self._slower, self._speed, self._faster):
            part.setVisible(can_speak)

    @Slot()
    def _on_before(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _on_after(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _on_slower(self) -> None:
        self._change(-1)

    @Slot()
    def _on_faster(self) -> None:
        self._change(1)

    def _change(self, by: int) -> None:
        self._rate = min(max(self._rate + by, 0), len(RATES) - 1)
        self._show_rate()
        self.rate_changed.emit(RATES[self._rate])

    def _show_rate(self) -> None:
        self._speed.setText(f"{RATES[self._rate]:.1f}×")
        self._slower.setEnabled(self._rate > 0)
        self._faster.setEnabled(self._rate + 1 < len(RATES))
