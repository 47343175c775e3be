"""What lies under the pointer or the text cursor: a name, a learner's mark, a note's number, a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt

from studyapp.domain.span import Span
from studyapp.ui.reader.marks import Marks
from studyapp.ui.reader.matter import Matter
from studyapp.ui.reader.offsets import Offsets
from studyapp.ui.reader.tooltips import describe_annotation, describe_way
from studyapp.ui.reader.way import Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTextEdit

    from studyapp.domain.annotation import Annotation
    from studyapp.ui.reader.drawing import Painter
    from studyapp.ui.reader.marks import Mark
    from studyapp.ui.reader.ornaments import Ornaments


class Pointer:
    """Finds in one text view."""

    def __init__(
        self, view: QTextEdit, painter: Painter, ornaments: Ornaments, describe: Callable[[Mark], str]
    ) -> None:
        self._view = view
        self._painter = painter
        self._ornaments = ornaments
        self._describe = describe
        self._text = ""
        self._offsets = Offsets("", ())
        self._marks = Marks()
        self._matter = Matter()

    def use(self, text: str, offsets: Offsets, matter: Matter) -> None:
        """Find in this text from now on."""
        self._text, self._offsets, self._matter = text, offsets, matter

    def use_marks(self, marks: Marks) -> None:
        """Find these marks from now on."""
        self._marks = marks

    def at_cursor(self) -> int:
        """Return the code point at the text cursor."""
        return self._offsets.to_canonical(self._view.textCursor().position())

    def mark_at(self, point: QPoint) -> Mark | None:
        """Return the mark drawn under a point of the viewport; it can be clicked only while marks are drawn."""
        position = self._position(point) if self._painter.marks_visible else None
        return None if position is None else self._marks.at(position)

    def mark_at_cursor(self) -> Mark | None:
        """Return the mark at the text cursor, for the keyboard."""
        return self._marks.at(self.at_cursor())

    def annotation_at(self, point: QPoint) -> Annotation | None:
        """Return the shortest annotation drawn under a point of the viewport."""
        position = self._position(point)
        found = None if position is None else self._painter.highlights.at(position)
        is_over = found is not None and found.span is not None and position is not None and found.span.end > position
        return found if is_over else None

    def way_at(self, point: QPoint) -> Way | None:
        """Return what under a point leads elsewhere."""
        drawn = self._ornaments.at(QPointF(point))
        if drawn is not None:
            words = self._matter.note_passage(drawn.note, self._text) if drawn.note is not None else ""
            return Way(drawn.target, words, is_note=drawn.note is not None)
        position = self._position(point)
        return None if position is None else self._way(position)

    def way_at_cursor(self) -> Way | None:
        """Return what at the text cursor leads elsewhere, for the keyboard."""
        position = self.at_cursor()
        note = self._matter.note_at(position) or self._matter.note_at(position + 1)
        if note is not None and note.target is not None:
            return Way(note.target, self._matter.note_passage(note, self._text), is_note=True)
        back = self._matter.noted_at(self._paragraph_start())
        return self._way(position) or (Way(Span(back.start, back.start)) if back is not None else None)

    def tip_at(self, point: QPoint) -> str:
        """Return rich text that says what lies under a point, or ""."""
        way, mark, annotation = self.way_at(point), self.mark_at(point), self.annotation_at(point)
        words = [describe_way(way)] if way is not None else []
        words += [describe_annotation(annotation)] if annotation else []
        words += [self._describe(mark)] if mark and not (way and way.is_note) else []
        return "<hr>".join(word for word in words if word)

    def is_over(self, point: QPoint) -> bool:
        """Tell whether a click there does something."""
        way = self.way_at(point)
        leads = way is not None and way.target is not None
        return leads or self.mark_at(point) is not None or self.annotation_at(point) is not None

    def _way(self, position: int) -> Way | None:
        mark = self._matter.leading(position)
        return None if mark is None else Way(mark.target, mark.words)

    def _paragraph_start(self) -> int:
        return self._offsets.to_canonical(self._view.textCursor().block().position())

    def _position(self, point: QPoint) -> int | None:
        view = self._view
        bars = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
        hit = view.document().documentLayout().hitTest(QPointF(point) + bars, Qt.HitTestAccuracy.ExactHit)
        return self._offsets.to_canonical(hit) if hit >= 0 else None
