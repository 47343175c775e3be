"""Ctrl+Shift+F: one field over the window that finds words in everything, as they are typed.

The queries run on a thread of their own, so that neither the window nor a long job holds them up.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from studyapp.domain.changes import Topic
from studyapp.domain.document import Place
from studyapp.domain.search import Found, Hit, HitKind
from studyapp.ui.controls import chip, label, line, search_field
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.search.hit_list import HitList, kind_name
from studyapp.ui.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.services.search import Search
    from studyapp.ui.shell import Shell

_WIDTH, _HEIGHT, _TOP, _MARGIN = 760, 600, 56, 24
_TYPING_MS = 60
_QUIET_MS = 1_500
"""After a change the index follows when nothing has happened for so long."""
_LONGEST_SELECTION = 60
_TOPICS = Topic.DOCUMENTS | Topic.TEXT | Topic.ANNOTATIONS | Topic.FINDINGS | Topic.CARDS
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class SearchWindow(QFrame):
    """A panel over the window; Escape or a click elsewhere closes it."""

    def __init__(self, search: Search, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("search_window")
        self.setAccessibleName(self.tr("Search everything"))
        self._search = search
        self._shell = shell
        self._window = window
        self._before: QWidget | None = None
        self._asked = 0
        self._expected: Hit | None = None
        self._queries = ThreadPoolExecutor(max_workers=1, thread_name_prefix="search")
        self._field = search_field(self.tr("Search everything"), "search_field", shell.look, parent=self)
        self._kinds = {kind: self._chip(kind_name(kind), f"search_{kind}") for kind in HitKind}
        self._here = self._chip(self.tr("This document"), "search_here")
        self._forms = self._chip(self.tr("Other forms"), "search_forms")
        self._forms.setToolTip(self.tr("Also find other forms of English words: “walls” finds “wall”"))
        self._hits = HitList(shell.look, self)
        self._nothing = EmptyState(shell.look, "search", "", "", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._hits)
        keys = self.tr("↑ ↓ choose · Enter goes there · “a phrase” · begin* · Esc closes")
        self._hint = label(keys, "caption", parent=self)
        self._typing, self._quiet = _timer(self, _TYPING_MS), _timer(self, _QUIET_MS)
        self._assemble()
        self._connect()
        self.hide()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entry does."""
        return {"edit.search": self.open_search}

    @Slot()
    def open_search(self) -> None:
        """Show the field, with what is selected in the article, or else with what was looked for last."""
        if not self.isVisible():
            self._before = self._window.focusWidget()
        words = " ".join(self._shell.signals.selected_words.split())
        if words and len(words) <= _LONGEST_SELECTION:
            self._field.setText(f'"{words}"' if " " in words else words)
        self._here.setEnabled(self._shell.signals.document_id is not None)
        self._place()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._ask()

    def close_queries(self) -> None:
        """Let the queries' thread end; nothing is searched any more."""
        self._typing.stop()
        self._quiet.stop()
        self._asked += 1
        self._queries.shutdown(wait=True, cancel_futures=True)

    @Slot()
    def _ask(self) -> None:
        """Ask for what is in the field; answers to earlier questions are dropped."""
        self._typing.stop()
        self._asked += 1
        words = self._field.text()
        kinds = [kind for kind, button in self._kinds.items() if button.isChecked()]
        document_id = self._shell.signals.document_id if self._here.isChecked() else None
        ask = partial(
            self._search.find,
            words,
            stemmed=self._forms.isChecked(),
            unfinished=True,
            kinds=kinds or HitKind,
            document_id=document_id,
        )
        future = self._queries.submit(_Numbered(self._asked, ask))
        self._shell.jobs.watch(future, self._on_found)

    def _on_found(self, answer: tuple[int, Found]) -> None:
        number, found = answer
        if number != self._asked:
            return
        self._hits.set_groups(found.groups)
        self._pages.setCurrentWidget(self._hits if found.groups else self._nothing)
        self._speak()
        if not found.groups:
            self._explain(found)
        if found.behind:
            self._catch_up()

    def _speak(self) -> None:
        """Tell a screen reader, which stays in the field, what is selected."""
        self._field.setAccessibleDescription(self._hits.spoken())

    def _explain(self, found: Found) -> None:
        """Say why the list is empty, and what may help."""
        if not self._field.text().strip():
            title = self.tr("Find it again")
            advice = self.tr("Every document, mark, glossary entry and card is searched as you type.")
        elif found.behind:
            title = self.tr("Nothing found so far")
            advice = self.tr("The library is being indexed: {0} things to go.").format(found.behind)
        else:
            title = self.tr("Nothing found")
            tips = [self.tr("Every word must be there; try fewer of them.")]
            if not self._forms.isChecked():
                tips.append(self.tr("“Other forms” finds “walls” for “wall”."))
            if self._here.isChecked() or any(button.isChecked() for button in self._kinds.values()):
                tips.append(self.tr("Or search everywhere: switch the filters off."))
            advice = " ".join(tips)
        self._nothing.set_texts(title, advice)

    @Slot()
    def _catch_up(self) -> None:
        """Bring the index up to date, until somebody types."""
        number = self._asked
        future = self._queries.submit(self._search.catch_up, lambda: number == self._asked)
        self._shell.jobs.watch(future, self._on_caught_up)

    def _on_caught_up(self, left: int) -> None:
        if self.isVisible() and not left:
            self._ask()
        elif left:
            self._quiet.start()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.topics & _TOPICS:
            self._quiet.start()

    @Slot(object)
    def _go_to(self, hit: Hit) -> None:
        signals = self._shell.signals
        self._leave()
        if hit.span is not None:
            signals.place_requested.emit(Place(hit.document_id, hit.span))
        elif hit.document_id != signals.document_id:
            signals.document_requested.emit(hit.document_id)
        match hit.kind:
            case HitKind.ENTITY if hit.document_id == signals.document_id:
                signals.entity_requested.emit(hit.document_id, hit.item_id)
            case HitKind.ENTITY:
                self._expected = hit
            case HitKind.ANNOTATION:
                signals.annotation_requested.emit(hit.item_id, False)
            case HitKind.CARD if hit.span is None:
                signals.panel_requested.emit("quiz")
            case HitKind.CARD | HitKind.TEXT:
                signals.action_requested.emit("go.reader")

    @Slot(object)
    def _on_document(self, document_id: DocumentId | None) -> None:
        """Show the entry that was chosen before its document was open."""
        hit, self._expected = self._expected, None
        if hit is not None and hit.document_id == document_id:
            self._shell.signals.entity_requested.emit(document_id, hit.item_id)

    def _leave(self) -> None:
        self.hide()
        self._asked += 1
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def _chip(self, text: str, name: str) -> QToolButton:
        made = chip(text, name, parent=self)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.toggled.connect(self._ask)
        return made

    def _assemble(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for button in self._kinds.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._here)
        row.addWidget(self._forms)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addWidget(self._field)
        column.addLayout(row)
        column.addWidget(line(self))
        column.addWidget(self._pages, 1)
        column.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._ask)
        self._quiet.timeout.connect(self._catch_up)
        self._field.textChanged.connect(self._typing.start)
        self._field.installEventFilter(self)
        self._hits.chosen.connect(self._go_to)
        self._window.installEventFilter(self)
        self._shell.signals.changed.connect(self._on_changed)
        self._shell.signals.current_document_changed.connect(self._on_document)

    def _place(self) -> None:
        width = min(_WIDTH, self._window.width() - 2 * _MARGIN)
        height = min(_HEIGHT, self._window.height() - _TOP - _MARGIN)
        self.setGeometry((self._window.width() - width) // 2, _TOP, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if watched is self._window and self.isVisible():
            if event.type() == QEvent.Type.Resize:
                self._place()
            elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
                self._leave()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._hits.move_by(_STEPS[key])
            self._speak()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            hit = self._hits.current() if self._pages.currentWidget() is self._hits else None
            if self._typing.isActive():
                self._ask()
            elif hit is not None:
                self._go_to(hit)
        else:
            return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


class _Numbered:
    """A question with its number, so that an old answer is known."""

    def __init__(self, number: int, ask: Callable[[], Found]) -> None:
        self._number = number
        self._ask = ask

    def __call__(self) -> tuple[int, Found]:
        return self._number, self._ask()


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    return made
