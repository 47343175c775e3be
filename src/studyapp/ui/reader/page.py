"""The article's page: head, bars, contents and text, and how they share the room. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QSize, Slot
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.ui.controls import line
from studyapp.ui.reader.aloud_bar import AloudBar
from studyapp.ui.reader.analysis_bar import AnalysisBar
from studyapp.ui.reader.contents_pane import ContentsPane
from studyapp.ui.reader.find_bar import FindBar
from studyapp.ui.reader.head import Head
from studyapp.ui.reader.section_bar import SectionBar
from studyapp.ui.reader.text_view import TextView
from studyapp.ui.reader.tooltips import describe_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from studyapp.domain.document import Document
    from studyapp.ui.look import Look
    from studyapp.ui.reader.matter import Matter

_PANE_WIDTH = 264
_WIDE_FROM = 760
"""Pixels from which contents and text find room beside one another; below, the contents lie over the text."""


class ReaderPage(QWidget):
    """What is seen while a document is open.

    Attributes:
        head, find_bar, bar, aloud, contents, text, sections: the parts.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reader_page")
        self.head = Head(look, self)
        self.find_bar = FindBar(look, self)
        self.bar = AnalysisBar(look, self)
        self.aloud = AloudBar(look, self)
        self.text = TextView(look, describe_mark, self)
        self.contents = ContentsPane(look, self)
        self.sections = SectionBar(look, self)
        self._body = _Body(look, self.text, self.contents, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.head, line(self), self.find_bar, self.bar, self.aloud):
            layout.addWidget(part)
        layout.addWidget(self._body, 1)
        layout.addWidget(self.sections)
        self.contents.closed.connect(self._on_contents_closed)
        self.contents.chosen.connect(self._on_chosen)
        self.text.moved.connect(self._on_moved)

    def show_contents(self, document: Document, matter: Matter) -> None:
        """Show the contents of this document, if the pane is open; it can be opened where there are any."""
        self.contents.show_document(document, matter)
        self.head.contents.setEnabled(not self.contents.is_empty)
        if self.contents.is_empty and self.contents.isVisible():
            self._on_contents_closed()

    @Slot()
    def toggle_contents(self) -> None:
        """Show the contents with the focus, or hide them."""
        if self.contents.isVisible():
            self._on_contents_closed()
        elif not self.contents.is_empty:
            self.contents.show_position(self.text.first_visible())
            self.contents.show()
            self.head.contents.setChecked(True)
            self.contents.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.head.contents.setChecked(False)

    @Slot()
    def _on_contents_closed(self) -> None:
        self.contents.hide()
        self.head.contents.setChecked(False)
        self.text.setFocus()

    @Slot()
    def _on_moved(self) -> None:
        if self.contents.isVisible():
            self.contents.show_position(self.text.first_visible())

    @Slot()
    def _on_chosen(self) -> None:
        if self._body.is_narrow:
            self._on_contents_closed()


class _Body(QWidget):
    """Contents beside the text where there is room, else over it."""

    def __init__(self, look: Look, text: TextView, contents: ContentsPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._contents = contents
        self._edge = _Edge(look, self)
        text.setParent(self)
        contents.setParent(self)
        contents.hide()
        contents.installEventFilter(self)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), contents)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(contents.closed)

    @property
    def is_narrow(self) -> bool:
        """Whether the contents lie over the text."""
        return self.width() < _WIDE_FROM

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._arrange()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        return self._text.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._text.minimumSizeHint()

    def _arrange(self) -> None:
        shown = not self._contents.isHidden()
        pane = min(_PANE_WIDTH, self.width() - 40)
        beside = pane + 1 if shown and not self.is_narrow else 0
        self._text.setGeometry(beside, 0, self.width() - beside, self.height())
        self._contents.setGeometry(0, 0, pane, self.height())
        self._edge.setGeometry(pane, 0, 1, self.height())
        self._edge.setVisible(shown)
        if shown:
            self._contents.raise_()
            self._edge.raise_()


class _Edge(QWidget):
    """The line between contents and text."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.theme.border_strong))
        painter.end()
