"""The text on the screen. Nothing is ever read back from it: positions go through `Offsets` to the canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip, QWidget

from studyapp.domain.layout import PICTURE
from studyapp.domain.span import Span
from studyapp.ui.reader.drawing import Painter
from studyapp.ui.reader.filling import fill, fit_pictures
from studyapp.ui.reader.left_out import LeftOut
from studyapp.ui.reader.margin import WIDTH as MARGIN_WIDTH
from studyapp.ui.reader.margin import Margin
from studyapp.ui.reader.marks import Marks
from studyapp.ui.reader.matter import Matter
from studyapp.ui.reader.offsets import Offsets
from studyapp.ui.reader.ornaments import Ornaments
from studyapp.ui.reader.page_margin import WIDTH as PAGE_MARGIN_WIDTH
from studyapp.ui.reader.page_margin import PageMargin
from studyapp.ui.reader.pictures import Pictures
from studyapp.ui.reader.pointing import Pointer
from studyapp.ui.reader.tooltips import describe_annotation
from studyapp.ui.reader.typography import Setting
from studyapp.ui.theme import SPACE_L, SPACE_XL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from studyapp.domain.annotation import Annotation
    from studyapp.ui.look import Look
    from studyapp.ui.reader.highlights import Highlights
    from studyapp.ui.reader.marks import Mark
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
        way_chosen: a note's number or a reference was clicked (Span).

    Attributes:
        margin: the learner's marks beside the text.
        painter: draws marks, finds and the flash.
        pictures: what pictures may be shown; its `wanted` asks for them.
        pointer: what lies under the pointer or the cursor.
    """

    mark_clicked = Signal(object)
    moved = Signal()
    zoom_requested = Signal(int)
    annotation_clicked = Signal(object)
    selection_ended = Signal()
    way_chosen = Signal(object)

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
        self._text = ""
        self._offsets = Offsets("", ())
        self._section: Section | None = None
        self._marks = Marks()
        self._matter = Matter()
        self._left_out = LeftOut()
        self._ornaments = Ornaments(self)
        self.painter = Painter(self, look)
        self.pointer = Pointer(self, self.painter, self._ornaments, describe)
        self.pictures = Pictures(look, self)
        self.margin = Margin(look, describe_annotation, self)
        self._page_margin = PageMargin(look, self)
        self._pressed_at: QPoint | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self.moved)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_section(self, text: str, section: Section, matter: Matter | None = None) -> None:
        """Show these pieces of the text, from the top, without marks."""
        self._text = text
        self._section = section
        self._matter = matter or Matter()
        self._offsets = Offsets(text, section.pieces)
        is_last = section.end == len(text)
        self._left_out.use(self._matter.layout.left_out if is_last else ())
        self.painter.use(self._offsets, self._marks)
        self.pointer.use(text, self._offsets, self._matter)
        self.dress()
        self.verticalScrollBar().setValue(0)
        self.pictures.ask(piece.figure.image_id for piece in section.pieces if piece.figure is not None)

    def dress(self) -> None:
        """Set the text anew in the fonts and colours in use; the place stays."""
        place = self.first_visible()
        self._centre()
        setting = self.setting()
        self.document().setDefaultFont(setting.font)
        pieces = self._section.pieces if self._section else ()
        fill(self.document(), self._text, pieces, setting, self._matter)
        self._left_out.append(self.document(), setting)
        self._ornaments.use(pieces, self._offsets, self._matter, setting)
        self._centre()
        self.painter.forget_drawn()
        if place:
            self.go_to(Span(place, place), top=True)
        self._draw()

    def setting(self) -> Setting:
        """Return how the text is set at the moment."""
        font = self._look.reading_font()
        em = round(QFontMetricsF(font).height())
        width = self.viewport().width()
        return Setting(self._look.theme, self._look.settings.line_spacing / 1.2, em, font, width)

    def show_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """Show these pictures, by name, in the room that is kept for them."""
        self.pictures.add(pictures)
        for name, picture in pictures.items():
            self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
        self.viewport().update()

    def set_marks(self, marks: Marks) -> None:
        """Mark these stretches."""
        self._marks = marks
        self.painter.use(self._offsets, marks)
        self.pointer.use_marks(marks)
        self._draw()

    def set_highlights(self, highlights: Highlights) -> None:
        """Draw these annotations."""
        self.painter.highlights = highlights
        self.painter.forget_drawn()
        self._draw()

    def annotation_at_cursor(self) -> Annotation | None:
        """Return the shortest annotation at the text cursor."""
        return self.painter.highlights.at(self.pointer.at_cursor())

    def below_cursor(self) -> QPoint:
        """Return the point above which something about the selection or the cursor can be shown."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        return self.viewport().mapToParent(self.cursorRect(cursor).topLeft())

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

    def selected_span(self) -> Span | None:
        """Return the passage that is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self._offsets.span_to_canonical(cursor.selectionStart(), cursor.selectionEnd())

    @Slot()
    def _on_scrolled(self) -> None:
        self._draw()
        self._settle.start()

    def _draw(self) -> None:
        self.painter.draw_visible()
        first, last = self.first_visible(), self.last_visible()
        cursor = self.textCursor()
        shown: list[tuple[int, Annotation]] = []
        for span, annotation in self.painter.highlights.within(first, last + 1):
            if span.start >= first:
                cursor.setPosition(self._offsets.span_to_qt(span)[0])
                shown.append((self.cursorRect(cursor).top() + 2, annotation))
        self.margin.show_marks(shown)
        if self._matter.layout.pages:
            self._page_margin.show_pages(self._ornaments.page_tops())

    def _centre(self) -> None:
        font = self._look.reading_font()
        column = QFontMetricsF(font).averageCharWidth() * self._look.settings.column_width_chars
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        has_pages = bool(self._matter.layout.pages)
        side = max(round((room - column) / 2), SPACE_XL)
        far = max(side, PAGE_MARGIN_WIDTH) if has_pages else side
        self.setViewportMargins(side, 0, far, 0)
        self.margin.setGeometry(side - MARGIN_WIDTH, 0, MARGIN_WIDTH, self.height())
        self._page_margin.setVisible(has_pages)
        self._page_margin.setGeometry(round(room) - far, 0, PAGE_MARGIN_WIDTH, self.height())
        # Qt defers the viewport's resize while the panel is hidden, and then forgets to lay the text out anew.
        if round(self.document().textWidth()) != self.viewport().width():
            self.document().setTextWidth(self.viewport().width())
        if self._section is not None:
            fit_pictures(self.document(), self._section.pieces, self._matter, self.viewport().width())

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Give pictures of the document, and refuse everything else: nothing is ever fetched or read for a text."""
        if type == QTextDocument.ResourceType.ImageResource.value:
            return self.pictures.named(name.toString() if isinstance(name, QUrl) else name)
        return None

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy from the text itself: what is read back from the screen has lost its no-break spaces."""
        span = self.selected_span()
        if span is None or span.start == span.end:
            return super().createMimeDataFromSelection()
        data = QMimeData()
        data.setText(span.of(self._text).replace(PICTURE, ""))
        return data

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        self._ornaments.paint()

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
            QToolTip.showText(self.cursor().pos(), self.pointer.tip_at(point), self)
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
        self._click(point)

    def _click(self, point: QPoint) -> None:
        """Do what a click means: a way elsewhere goes before the learner's marks, and those before names."""
        if self._left_out.toggle(self._block_at(point)):
            bar = self.verticalScrollBar()
            value = bar.value()
            self.dress()
            bar.setValue(value)
            return
        way = self.pointer.way_at(point)
        annotation, mark = self.pointer.annotation_at(point), self.pointer.mark_at(point)
        if way is not None and way.target is not None:
            self.way_chosen.emit(way.target)
        elif annotation is not None:
            self.annotation_clicked.emit(annotation)
        elif mark is not None:
            self.mark_clicked.emit(mark)

    def _block_at(self, point: QPoint) -> int:
        return self.cursorForPosition(point).blockNumber()

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        point = e.position().toPoint()
        over = not e.buttons() and (self.pointer.is_over(point) or self._left_out.is_head(self._block_at(point)))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
