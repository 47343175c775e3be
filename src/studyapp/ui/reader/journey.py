"""Where in a document the learner is: which part is on the screen, the way back, and the place that is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studyapp.domain.document import Place
from studyapp.domain.span import Span
from studyapp.ui.reader.places import PlaceHistory

if TYPE_CHECKING:
    from studyapp.services.reader import Reader
    from studyapp.ui.jobs import Jobs
    from studyapp.ui.reader.reading import Reading
    from studyapp.ui.reader.text_view import TextView

_KEEP_POSITION_MS = 1200


class Journey(QObject):
    """Moves a text view about in what was read.

    Attributes:
        reading: the open document; None while none is open.

    Signals:
        ways_changed: there may be a way back or forward now, or none any more.
        section_shown: another part is on the screen (index from 0).
        asked: show a place of another document (Place).
    """

    ways_changed = Signal()
    section_shown = Signal(int)
    asked = Signal(object)

    def __init__(self, reader: Reader, jobs: Jobs, text: TextView, parent: QObject) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None
        self._reader = reader
        self._jobs = jobs
        self._text = text
        self._section = -1
        self._places = PlaceHistory()
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(_KEEP_POSITION_MS)
        self._keep.timeout.connect(self._on_keep_position)
        text.moved.connect(self._keep.start)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return self._places.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return self._places.can_go_forward

    def use(self, reading: Reading | None) -> None:
        """Be in this document from now on, nowhere yet."""
        self._keep.stop()
        self.reading = reading
        self._section = -1

    def stop_where_left(self) -> None:
        """Show where the learner stopped."""
        if self.reading is not None:
            self._show_section(self.reading.position)
            if self.reading.position:
                self._text.go_to(Span(self.reading.position, self.reading.position), top=True)

    def show(self, span: Span, *, top: bool = False, flash: bool = False) -> None:
        """Bring a passage of the open document into view."""
        if self.reading is None:
            return
        self._show_section(span.start)
        self._text.go_to(span, top=top)
        if flash:
            self._text.painter.flash(span)
        self._keep.start()

    def show_section(self, index: int) -> None:
        """Show a part of the document from its beginning."""
        if self.reading is None or index == self._section:
            return
        self._section = index
        self._text.show_section(self.reading.document.text, self.reading.sections[index], self.reading.matter)
        self.section_shown.emit(index)

    def turn(self, by: int) -> None:
        """Show the part before or behind."""
        if self.reading is not None and 0 <= self._section + by < len(self.reading.sections):
            self.show_section(self._section + by)
            self._keep.start()

    def leave(self) -> None:
        """Remember the place for "Back"."""
        if self.reading is not None:
            self._places.leave(self._here(self.reading))
            self.ways_changed.emit()

    @Slot()
    def back(self) -> None:
        """Go to where the learner was before."""
        self._go(self._places.back(self._here(self.reading)) if self.reading else None)

    @Slot()
    def forward(self) -> None:
        """Take back a "Back"."""
        self._go(self._places.forward(self._here(self.reading)) if self.reading else None)

    def finish(self) -> None:
        """Keep the place now, if it is to be kept."""
        if self._keep.isActive():
            self._keep.stop()
            self._on_keep_position()

    def _go(self, place: Place | None) -> None:
        if place is not None:
            self.asked.emit(place)
        self.ways_changed.emit()

    def _show_section(self, position: int) -> None:
        if self.reading is not None:
            self.show_section(self.reading.section_at(position))

    def _here(self, reading: Reading) -> Place:
        position = self._text.first_visible()
        return Place(reading.document.id, Span(position, position))

    @Slot()
    def _on_keep_position(self) -> None:
        if self.reading is None:
            return
        bar = self._text.verticalScrollBar()
        last = self._section == len(self.reading.sections) - 1 and bar.value() >= bar.maximum()
        position = len(self.reading.document.text) if last else self._text.first_visible()
        self._jobs.write(partial(self._reader.keep_position, self.reading.document.id, position))
