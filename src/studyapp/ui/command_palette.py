"""Ctrl+K: everything that can be done, and every document, behind one field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from studyapp.ui.actions import ACTIONS, SEPARATOR
from studyapp.ui.controls import search_field
from studyapp.ui.theme import ICON_SIZE, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from studyapp.domain.document import DocumentId, DocumentSummary
    from studyapp.services.library import Library
    from studyapp.ui.actions import Actions
    from studyapp.ui.shell import Shell

_WIDTH, _HEIGHT, _TOP = 560, 380, 72
_CHOICE_ROLE = Qt.ItemDataRole.UserRole
_PASSED_ON = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


@dataclass(frozen=True, slots=True)
class _Choice:
    """A line; exactly one of the two is set."""

    text: str
    keys: str
    icon: str
    action: str = ""
    document_id: DocumentId | None = None


class CommandPalette(QFrame):
    """A panel over the window; Escape or a click elsewhere closes it."""

    def __init__(self, library: Library, actions: Actions, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("command_palette")
        self.setAccessibleName(self.tr("Command palette"))
        self._library = library
        self._actions = actions
        self._shell = shell
        self._window = window
        self._choices: tuple[_Choice, ...] = ()
        self._before: QWidget | None = None
        self._field = search_field(self.tr("Type a command or a document's title"), "palette_field", shell.look)
        self._field.setParent(self)
        self._list = QTreeWidget(self)
        self._list.setObjectName("palette_list")
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.setAccessibleName(self.tr("Commands and documents"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._field.textChanged.connect(self._on_typed)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(self._on_chosen)
        window.installEventFilter(self)
        self.hide()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entry does."""
        return {"go.commands": self.open_palette}

    @Slot()
    def open_palette(self) -> None:
        """Show every command; the documents follow as soon as they are read."""
        self._before = self._window.focusWidget()
        self._choices = self._commands()
        self._field.clear()
        self._place()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._on_typed()
        self._shell.jobs.run(self._library.documents, self._on_documents)

    def _commands(self) -> tuple[_Choice, ...]:
        found: list[_Choice] = []
        for action in ACTIONS:
            if action.id == SEPARATOR or action.submenu or not self._actions[action.id].isEnabled():
                continue
            keys = self._actions[action.id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            text = self._actions[action.id].text().replace("&", "").rstrip("…")
            found.append(_Choice(text, keys, action.icon or "command", action=action.id))
        return tuple(found)

    def _on_documents(self, documents: tuple[DocumentSummary, ...]) -> None:
        found = (_Choice(document.title, "", "document", document_id=document.id) for document in documents)
        self._choices = (*self._commands(), *found)
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        self._list.clear()
        sought = self._field.text().casefold().split()
        for choice in self._choices:
            words = choice.text.casefold()
            if not all(word in words for word in sought):
                continue
            item = QTreeWidgetItem(self._list, [choice.text, choice.keys])
            item.setIcon(0, self._shell.look.icon(choice.icon))
            item.setForeground(1, QColor(self._shell.look.theme.muted))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, _CHOICE_ROLE, choice)
        self._choose_row(0)

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        self._do(item.data(0, _CHOICE_ROLE))

    def _choose_row(self, row: int) -> None:
        last = self._list.topLevelItemCount() - 1
        self._list.setCurrentIndex(self._list.model().index(min(max(row, 0), last), 0))

    def _do(self, choice: object) -> None:
        self._close()
        if not isinstance(choice, _Choice):
            return
        if choice.document_id is not None:
            self._shell.signals.document_requested.emit(choice.document_id)
        else:
            self._actions.trigger(choice.action)

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def _place(self) -> None:
        width = min(_WIDTH, self._window.width() - 48)
        height = min(_HEIGHT, self._window.height() - 2 * _TOP)
        self.setGeometry((self._window.width() - width) // 2, _TOP, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                self.hide()
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._close()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self._list.currentIndex().siblingAtColumn(0).data(_CHOICE_ROLE))
        elif key in _PASSED_ON:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8}.get(Qt.Key(key), 8)
            self._choose_row(self._list.currentIndex().row() + by)
        else:
            return False
        return True
