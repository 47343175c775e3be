"""The text on the screen. Nothing is ever read back from it: positions go through `Offsets` to the canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip, QWidget

from studyapp.domain.document import Span
from studyapp.ui.reader.drawing import Painter
from studyapp.ui.reader.filling import Setting, fill
from studyapp.ui.reader.margin import WIDTH as MARGIN_WIDTH
from studyapp.ui.reader.margin import Margin
from studyapp.ui.reader.marks import Mark, Marks
from studyapp.ui.reader.offsets import Offsets
from studyapp.ui.reader.tooltips import describe_annotation
from studyapp.ui.theme import SPACE_L, SPACE_XL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent, QResizeEvent, QWheelEvent

    from studyapp.domain.annotation import Annotation
    from studyapp.ui.look import Look
    from studyapp.ui.reader.highlights import Highlights
    from studyapp.ui.reader.pieces import Section

_SETTLED_MS = 120


class TextView(QTextEdit):
    """Shows one section of a text, with marks; read-only, selectable by mouse and keyboard.

    Signals:
        mark_clicked: a mark was clicked (Mark).
        moved: the text was scrolled and has come to rest.
        zoom_requested: Ctrl and the wheel (+1 or -1).
        annotation_clicked: a mark of the learner's or a pack's author was clicked (Annotation).
        selection_ended: the mouse has selected something.
    """

    mark_clicked = Signal(object)
    moved = Signal()
    zoom_requested = Signal(int)
    annotation_clicked = Signal(object)
    selection_ended = Signal()

    def __init__(self, look: Look, describe: Callable[[Mark], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_text")
        self.setAccessibleName(self.tr("Article"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(0)
        self._look = look
        self._describe = describe
        self._text = ""
        self._offsets = Offsets("", ())
        self._section: Section | None = None
        self._marks = Marks()
        self._painter = Painter(self, look)
        self.margin = Margin(look, describe_annotation, self)
        self._pressed_at: QPoint | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self.moved)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_section(self, text: str, section: Section) -> None:
        """Show these pieces of the text, from the top, without marks."""
        self._text = text
        self._section = section
        self._offsets = Offsets(text, section.pieces)
        self._painter.use(self._offsets, self._marks)
        self.dress()
        self.verticalScrollBar().setValue(0)

    def dress(self) -> None:
        """Set the text anew in the fonts and colours in use; the place stays."""
        place = self.first_visible()
        settings = self._look.settings
        font = self._look.reading_font()
        self.document().setDefaultFont(font)
        em = QFontMetricsF(font).height()
        pieces = self._section.pieces if self._section else ()
        fill(self.document(), self._text, pieces, Setting(self._look.theme, settings.line_spacing / 1.2, round(em)))
        self._centre()
        self._painter.forget_drawn()
        if place:
            self.go_to(Span(place, place), top=True)
        self._painter.draw_visible()

    def set_marks(self, marks: Marks) -> None:
        """Mark these stretches."""
        self._marks = marks
        self._painter.use(self._offsets, marks)
        self._draw()

    def set_highlights(self, highlights: Highlights) -> None:
        """Draw these annotations."""
        self._painter.highlights = highlights
        self._painter.forget_drawn()
        self._draw()

    def annotation_at_cursor(self) -> Annotation | None:
        """Return the shortest annotation at the text cursor."""
        return self._painter.highlights.at(self._cursor_position())

    def below_cursor(self) -> QPoint:
        """Return the point above which something about the selection or the cursor can be shown."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        return self.viewport().mapToParent(self.cursorRect(cursor).topLeft())

    def show_marks(self, visible: bool) -> None:
        """Draw the marks or leave them out; they can be clicked only while they are drawn."""
        self._painter.show_marks(visible)

    def set_found(self, spans: Sequence[Span], current: Span | None) -> None:
        """Mark what was found, and one of it more strongly."""
        self._painter.set_found(spans, current)

    def flash(self, span: Span) -> None:
        """Light the passage up, and let it fade."""
        self._painter.flash(span)

    def go_to(self, span: Span, *, top: bool = False) -> None:
        """Bring a passage into view: a third from the top, or at the top."""
        qt_start, qt_end = self._offsets.span_to_qt(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_start)
        self.setTextCursor(cursor)
        area = self.cursorRect(cursor)
        cursor.setPosition(max(qt_end, qt_start))
        below = self.cursorRect(cursor)
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        if top:
            bar.setValue(bar.value() + area.top())
        elif area.top() < SPACE_L or below.bottom() > height - SPACE_L:
            bar.setValue(bar.value() + area.top() - height // 3)

    def first_visible(self) -> int:
        """Return the code point at the upper edge; 0 at the very top."""
        if self.verticalScrollBar().value() <= 0:
            return self._section.start if self._section else 0
        cursor = self.cursorForPosition(QPoint(1, 2))
        return self._offsets.to_canonical(cursor.position())

    def last_visible(self) -> int:
        """Return the code point at the lower edge."""
        view = self.viewport()
        cursor = self.cursorForPosition(QPoint(view.width() - 1, view.height() - 2))
        return self._offsets.to_canonical(cursor.position())

    def _cursor_position(self) -> int:
        """Return the code point at the text cursor."""
        return self._offsets.to_canonical(self.textCursor().position())

    def selected_span(self) -> Span | None:
        """Return the passage that is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self._offsets.span_to_canonical(cursor.selectionStart(), cursor.selectionEnd())

    def mark_at(self, point: QPoint) -> Mark | None:
        """Return the mark drawn under a point of the viewport."""
        if not self._painter.marks_visible:
            return None
        bars = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        hit = layout.hitTest(QPointF(point) + bars, Qt.HitTestAccuracy.ExactHit)
        return self._marks.at(self._offsets.to_canonical(hit)) if hit >= 0 else None

    def _annotation_at(self, point: QPoint) -> Annotation | None:
        bars = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        hit = self.document().documentLayout().hitTest(QPointF(point) + bars, Qt.HitTestAccuracy.ExactHit)
        position = self._offsets.to_canonical(hit)
        found = self._painter.highlights.at(position) if hit >= 0 else None
        return found if found is not None and found.span is not None and found.span.end > position else None

    def mark_at_cursor(self) -> Mark | None:
        """Return the mark at the text cursor, for the keyboard."""
        return self._marks.at(self._cursor_position())

    @Slot()
    def _on_scrolled(self) -> None:
        self._draw()
        self._settle.start()

    def _draw(self) -> None:
        self._painter.draw_visible()
        first, last = self.first_visible(), self.last_visible()
        cursor = self.textCursor()
        shown: list[tuple[int, Annotation]] = []
        for span, annotation in self._painter.highlights.within(first, last + 1):
            if span.start >= first:
                cursor.setPosition(self._offsets.span_to_qt(span)[0])
                shown.append((self.cursorRect(cursor).top() + 2, annotation))
        self.margin.show_marks(shown)

    def _centre(self) -> None:
        font = self._look.reading_font()
        column = QFontMetricsF(font).averageCharWidth() * self._look.settings.column_width_chars
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(round((room - column) / 2), SPACE_XL)
        self.setViewportMargins(side, 0, side, 0)
        self.margin.setGeometry(side - MARGIN_WIDTH, 0, MARGIN_WIDTH, self.height())
        # Qt defers the viewport's resize while the panel is hidden, and then forgets to lay the text out anew.
        if round(self.document().textWidth()) != self.viewport().width():
            self.document().setTextWidth(self.viewport().width())

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Refuse everything: a text may name pictures, but nothing is ever fetched or read for it."""
        return None

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._centre()
        self._draw()

    @override
    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.Wheel:  # over the margins, which are not the viewport's
            return QApplication.sendEvent(self.verticalScrollBar(), e)
        return super().event(e)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            point = self.viewport().mapFromGlobal(self.cursor().pos())
            mark, annotation = self.mark_at(point), self._annotation_at(point)
            words = [describe_annotation(annotation)] if annotation else []
            words += [self._describe(mark)] if mark else []
            QToolTip.showText(self.cursor().pos(), "<hr>".join(words), self)
            return True
        return super().viewportEvent(event)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        if e.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if e.angleDelta().y() > 0 else -1)
            e.accept()
            return
        super().wheelEvent(e)

    @override
    def mousePressEvent(self, e: QMouseEvent) -> None:
        self._pressed_at = e.position().toPoint() if e.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(e)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        point = e.position().toPoint()
        pressed, self._pressed_at = self._pressed_at, None
        far = QApplication.startDragDistance()
        if self.textCursor().hasSelection():
            self.selection_ended.emit()
            return
        if pressed is None or (point - pressed).manhattanLength() > far:
            return
        annotation = self._annotation_at(point)
        if annotation is not None:
            self.annotation_clicked.emit(annotation)
            return
        mark = self.mark_at(point)
        if mark is not None:
            self.mark_clicked.emit(mark)

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        point = e.position().toPoint()
        over = not e.buttons() and (self.mark_at(point) is not None or self._annotation_at(point) is not None)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
