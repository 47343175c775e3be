"""The bar that finds words in the article."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studyapp.ui.controls import label, search_field, tool_button
from studyapp.ui.reader.finding import Finder
from studyapp.ui.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from studyapp.domain.span import Span
    from studyapp.ui.look import Look

_TYPING_MS = 120


class FindBar(QFrame):
    """Finds in one text at a time.

    Attributes:
        spans: all finds, in text order.
        current: the one that is looked at, or None.

    Signals:
        changed: `spans` or `current` are others now.
        closed: the bar was closed; nothing is found any more.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAccessibleName(self.tr("Find"))
        self.spans: tuple[Span, ...] = ()
        self.current: Span | None = None
        self._from = 0
        self._text = ""
        self._finder: Finder | None = None
        self._field = search_field(self.tr("Find in the article"), "find_field", look, parent=self)
        self._count = label("", "small", parent=self)
        self._count.setObjectName("find_count")
        self._count.setMinimumWidth(88)
        previous = tool_button(look, "chevron_up", self.tr("Previous (Shift+F3)"), "find_previous", parent=self)
        following = tool_button(look, "chevron_down", self.tr("Next (F3)"), "find_next", parent=self)
        close = tool_button(look, "close", self.tr("Close (Esc)"), "find_close", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._field, 1)
        for part in (self._count, previous, following, close):
            layout.addWidget(part)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._on_typed)
        self._field.textChanged.connect(self._typing.start)
        self._field.returnPressed.connect(self.find_next)
        previous.clicked.connect(self.find_previous)
        following.clicked.connect(self.find_next)
        close.clicked.connect(self.close_bar)
        for key, slot in ((Qt.Key.Key_Escape, self.close_bar), (Qt.Key.Key_Up, self.find_previous)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.hide()

    def use(self, text: str) -> None:
        """Find in this text from now on."""
        self._text = text
        self._finder = None
        self._set(())
        if self.isVisible():
            self._on_typed()

    def open_at(self, position: int, selected: str) -> None:
        """Open the bar; finding starts at a code point, with what is selected if it is short."""
        self._from = position
        if selected and "\u2029" not in selected and len(selected) <= 100:
            self._field.setText(selected)
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._on_typed()

    @Slot()
    def find_next(self) -> None:
        """Go to the next find, from the last to the first."""
        self._step(1)

    @Slot()
    def find_previous(self) -> None:
        """Go to the find before, from the first to the last."""
        self._step(-1)

    @Slot()
    def close_bar(self) -> None:
        """Close the bar and forget what was found."""
        self._typing.stop()
        self.hide()
        self._set(())
        self.closed.emit()

    def _step(self, by: int) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self._on_typed()
            return
        if self.spans and self.current is not None:
            index = (self.spans.index(self.current) + by) % len(self.spans)
            self._from = self.spans[index].start
            self._set(self.spans, index)

    @Slot()
    def _on_typed(self) -> None:
        if self._finder is None:
            self._finder = Finder(self._text)
        spans = self._finder.find_all(self._field.text())
        index = bisect_left(spans, self._from, key=lambda span: span.start)
        self._set(spans, index if index < len(spans) else 0)

    def _set(self, spans: tuple[Span, ...], index: int = 0) -> None:
        self.spans = spans
        self.current = spans[index] if spans else None
        if spans:
            self._count.setText(self.tr("{0} of {1}").format(index + 1, len(spans)))
        else:
            self._count.setText(self.tr("Not found") if self._field.text().strip() else "")
        self.changed.emit()
