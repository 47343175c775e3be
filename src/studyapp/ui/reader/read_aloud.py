"""Reads a document aloud, sentence by sentence, with the system's speech command; one process for each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from studyapp.ui.reader.sentences import sentences_of
from studyapp.ui.reader.speech import speech_program, utterance

if TYPE_CHECKING:
    from studyapp.domain.span import Span
    from studyapp.ui.reader.reading import Reading

_END_MS = 400


class ReadAloud(QObject):
    """Speaks what was read; pausing ends the sentence, and going on says it again from its beginning.

    Signals:
        sentence_changed: this is being spoken now (Span), or nothing any more (None).
        playing_changed: whether it speaks (bool).
        missing: there is no speech command on this system.
        failed: the speech command did not work.
    """

    sentence_changed = Signal(object)
    playing_changed = Signal(bool)
    missing = Signal()
    failed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._section = 0
        self._sentences: tuple[Span, ...] = ()
        self._at = 0
        self._program = ""
        self._rate = 1.0
        self._silencing: tuple[str, ...] = ()
        self._playing = False
        self._process: QProcess | None = None

    @property
    def is_playing(self) -> bool:
        """Whether it speaks at the moment."""
        return self._playing

    @property
    def is_ready(self) -> bool:
        """Whether a sentence is chosen, spoken or paused."""
        return bool(self._sentences)

    def start(self, reading: Reading, position: int) -> None:
        """Speak from the sentence that holds a code point."""
        self.stop()
        self._program = speech_program()
        if not self._program:
            self.missing.emit()
            return
        self._reading = reading
        self._use_section(reading.section_at(position))
        self._at = next((at for at, span in enumerate(self._sentences) if span.end > position), 0)
        self._play()

    @Slot()
    def pause(self) -> None:
        """Be silent, and remember the sentence."""
        self._silence()
        self._set_playing(playing=False)

    @Slot()
    def go_on(self) -> None:
        """Speak the sentence again that was paused in."""
        if self._sentences and not self._playing:
            self._play()

    @Slot()
    def stop(self) -> None:
        """Be silent, and forget where it was."""
        self._silence()
        self._sentences = ()
        self._set_playing(playing=False)
        self.sentence_changed.emit(None)

    def step(self, by: int) -> None:
        """Go to the sentence before or behind."""
        if not self._sentences:
            return
        self._silence()
        self._at = max(self._at + by, 0)
        if self._at >= len(self._sentences) and not self._next_section():
            self.stop()
        elif self._playing:
            self._play()
        else:
            self.sentence_changed.emit(self._sentences[self._at])

    def set_rate(self, rate: float) -> None:
        """Speak faster or slower from here on, as a factor of the command's own speed."""
        self._rate = rate
        if self._playing:
            self._silence()
            self._play()

    def _use_section(self, index: int) -> None:
        if self._reading is not None:
            self._section = index
            self._sentences = sentences_of(self._reading.document.text, self._reading.sections[index].pieces)
            self._at = 0

    def _next_section(self) -> bool:
        while self._reading is not None and self._section + 1 < len(self._reading.sections):
            self._use_section(self._section + 1)
            if self._sentences:
                return True
        return False

    def _play(self) -> None:
        if self._reading is None or (self._at >= len(self._sentences) and not self._next_section()):
            self.stop()
            return
        span = self._sentences[self._at]
        told = utterance(self._program, span.of(self._reading.document.text), self._rate)
        self._silencing = told.silencing
        process = self._process = QProcess(self)
        process.setProgram(told.program)
        process.setArguments(list(told.arguments))
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._set_playing(playing=True)
        self.sentence_changed.emit(span)
        process.start()
        process.write(told.input.encode())
        process.closeWriteChannel()

    @Slot(int)
    def _on_finished(self, code: int) -> None:
        self._forget()
        if code != 0:
            self._give_up()
        elif self._playing:
            self._at += 1
            self._play()

    @Slot()
    def _on_error(self) -> None:
        if self._process is not None and self._process.state() is QProcess.ProcessState.NotRunning:
            self._forget()
            self._give_up()

    def _give_up(self) -> None:
        self.stop()
        self.failed.emit()

    def _silence(self) -> None:
        process = self._process
        if process is None:
            return
        process.finished.disconnect(self._on_finished)
        process.errorOccurred.disconnect(self._on_error)
        self._forget()
        if self._silencing:
            QProcess.startDetached(self._program, list(self._silencing))
        process.kill()
        process.waitForFinished(_END_MS)

    def _forget(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None

    def _set_playing(self, *, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)
