"""Joins reading aloud with the page: the button, the bar, the sentence in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from studyapp.ui.reader.read_aloud import ReadAloud

if TYPE_CHECKING:
    from studyapp.domain.span import Span
    from studyapp.ui.reader.journey import Journey
    from studyapp.ui.reader.page import ReaderPage


class Listening(QObject):
    """Reads the open document aloud from the selection, or from the first line on the screen."""

    def __init__(self, journey: Journey, page: ReaderPage, parent: QObject) -> None:
        super().__init__(parent)
        self._journey = journey
        self._page = page
        self._aloud = ReadAloud(self)
        aloud, bar = self._aloud, page.aloud
        aloud.sentence_changed.connect(self._on_sentence)
        aloud.playing_changed.connect(self._on_playing)
        aloud.missing.connect(self._on_missing)
        aloud.failed.connect(self._on_failed)
        bar.toggled.connect(self._on_toggled)
        bar.stepped.connect(aloud.step)
        bar.rate_changed.connect(aloud.set_rate)
        bar.closed.connect(self.stop)
        page.head.aloud.clicked.connect(self.toggle)

    @Slot()
    def toggle(self) -> None:
        """Begin, or stop."""
        if self._aloud.is_ready or self._page.aloud.isVisible():
            self.stop()
        elif self._journey.reading is not None:
            selected = self._page.text.selected_span()
            start = selected.start if selected is not None else self._page.text.first_visible()
            self._aloud.start(self._journey.reading, start)
        self._page.head.aloud.setChecked(self._aloud.is_ready)

    @Slot()
    def stop(self) -> None:
        """Be silent, and take the bar away."""
        self._aloud.stop()
        self._page.aloud.hide()
        self._page.head.aloud.setChecked(False)

    @Slot()
    def _on_toggled(self) -> None:
        if self._aloud.is_playing:
            self._aloud.pause()
        else:
            self._aloud.go_on()

    @Slot(object)
    def _on_sentence(self, span: Span | None) -> None:
        self._page.text.painter.set_spoken(span)
        if span is not None:
            self._journey.show(span)

    @Slot(bool)
    def _on_playing(self, playing: bool) -> None:
        if playing or self._aloud.is_ready:
            self._page.aloud.show_playing(playing=playing)
        else:
            self._page.aloud.hide()
            self._page.head.aloud.setChecked(False)

    @Slot()
    def _on_missing(self) -> None:
        self._page.aloud.show_missing()

    @Slot()
    def _on_failed(self) -> None:
        self._page.aloud.show_failed()
