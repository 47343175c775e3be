"""Things to put in order: dragged with the mouse, or moved with Alt and the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studyapp.ui.controls import label, tool_button
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from studyapp.ui.look import Look

_WORDS = Qt.ItemDataRole.UserRole
_ROW, _ROW_WITH_DATE = 58, 76
_LEAST_ROWS = 3


class OrderBoard(QWidget):
    """A list whose rows can be moved until the order is looked at."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_order_board")
        self._look = look
        self.list = self._build_list()
        up = tool_button(look, "chevron_up", self.tr("Earlier (Alt+Up)"), "quiz_move_up", parent=self)
        down = tool_button(look, "chevron_down", self.tr("Later (Alt+Down)"), "quiz_move_down", parent=self)
        up.clicked.connect(self.move_up)
        down.clicked.connect(self.move_down)
        self._moves = QWidget(self)
        row = QHBoxLayout(self._moves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        row.addWidget(label(self.tr("Drag, or Alt+↑ and Alt+↓"), "small", parent=self._moves), 1)
        row.addWidget(up)
        row.addWidget(down)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.list)
        layout.addWidget(self._moves)
        add_shortcut(self, "quiz.move_up", self.move_up)
        add_shortcut(self, "quiz.move_down", self.move_down)

    def _build_list(self) -> QListWidget:
        found = QListWidget(self)
        found.setObjectName("quiz_order_list")
        found.setAccessibleName(self.tr("Events, the earliest first"))
        found.setWordWrap(True)
        found.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        found.setDefaultDropAction(Qt.DropAction.MoveAction)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        return found

    def lay_out(self, items: Sequence[str]) -> None:
        """Show the items in this order, ready to be moved."""
        self.list.clear()
        for words in items:
            item = QListWidgetItem(words, self.list)
            item.setData(_WORDS, words)
            item.setSizeHint(QSize(0, _ROW))
        self.list.setCurrentRow(0)
        self._set_movable(True)
        self._fit_height()

    @property
    def given(self) -> tuple[str, ...]:
        """The items as they stand."""
        return tuple(str(self.list.item(row).data(_WORDS)) for row in range(self.list.count()))

    def show_result(self, right: Sequence[str], behind: Mapping[str, str]) -> int:
        """Mark which items stand in their place, write a date behind each, and return how many do."""
        correct = 0
        for row, words in enumerate(self.given):
            item = self.list.item(row)
            here = right[row] == words
            correct += here
            name, token = ("check", "success") if here else ("close", "danger")
            item.setIcon(self._look.icon(name, getattr(self._look.theme, token)))
            place = "" if here else self.tr("  (place {0})").format(list(right).index(words) + 1)
            date = behind.get(words, "")
            item.setText(words + place + (f"\n{date}" if date else ""))
            item.setSizeHint(QSize(0, _ROW_WITH_DATE if date else _ROW))
        self._set_movable(False)
        self._fit_height()
        return correct

    @Slot()
    def move_up(self) -> None:
        """Move the current item to an earlier place."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the current item to a later place."""
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        to = row + by
        if not self._moves.isVisibleTo(self) or row < 0 or not 0 <= to < self.list.count():
            return
        self.list.insertItem(to, self.list.takeItem(row))
        self.list.setCurrentRow(to)

    def _fit_height(self) -> None:
        heights = [self.list.item(row).sizeHint().height() for row in range(self.list.count())]
        self.list.setMinimumHeight(max(sum(heights), _ROW * _LEAST_ROWS) + SPACE_S)

    def _set_movable(self, movable: bool) -> None:
        self._moves.setVisible(movable)
        mode = QAbstractItemView.DragDropMode
        self.list.setDragDropMode(mode.InternalMove if movable else mode.NoDragDrop)
