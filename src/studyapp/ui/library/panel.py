"""The library: all documents, to be opened, renamed in place, and removed (with undo)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPoint, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.changes import Changes, Topic
from studyapp.domain.document import DocumentSummary
from studyapp.ui.controls import search_field, tool_button
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.freshness import Freshness
from studyapp.ui.library.delegate import DocumentDelegate, facts_of
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.table_model import ITEM_ROLE, Column, TableModel
from studyapp.ui.theme import SPACE_S, SPACE_XS
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from studyapp.domain.document import DocumentId
    from studyapp.services.library import Library
    from studyapp.ui.shell import Shell

    type Index = QModelIndex | QPersistentModelIndex


class DocumentsModel(TableModel[DocumentSummary]):
    """The documents; a title can be edited.

    Signals:
        retitled: the learner typed another title (DocumentSummary, str).
    """

    retitled = Signal(object, str)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.EditRole:
            return super().data(index)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            return _spoken(self.item(index))
        return super().data(index, role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or value == self.item(index).title:
            return False
        self.retitled.emit(self.item(index), str(value))
        return True


class LibraryPanel(QWidget):
    """The list of documents."""

    def __init__(self, library: Library, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library_panel")
        self._library = library
        self._shell = shell
        self._model = DocumentsModel((Column(self.tr("Document"), _title, _title, _hint),), self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._model)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._delegate = DocumentDelegate(shell.look, self)
        self._build()
        self._model.retitled.connect(self._on_retitled)
        self._filter.textChanged.connect(self._proxy.setFilterFixedString)
        self._list.activated.connect(self._on_activated)
        self._list.clicked.connect(self._on_activated)
        self._list.customContextMenuRequested.connect(self._on_menu)
        shell.signals.current_document_changed.connect(self._on_current)
        shell.look.changed.connect(self._list.viewport().update)
        add_shortcut(self, "library.rename", self._on_rename)
        add_shortcut(self, "library.remove", self._on_remove)
        Freshness(self, shell.signals, Topic.DOCUMENTS | Topic.CARDS | Topic.REVIEWS, self.refresh, whole_library=True)

    def refresh(self) -> None:
        """Read the list again, off the GUI thread."""
        self._shell.jobs.run(self._library.documents, self._on_documents)

    def _on_documents(self, documents: tuple[DocumentSummary, ...]) -> None:
        if documents == self._model.rows:
            return
        chosen = self._chosen()
        bar = self._list.verticalScrollBar()
        place = bar.value()
        self._model.set_rows(documents)
        self._stack.setCurrentIndex(1 if documents else 0)
        self._choose(chosen.id if chosen else self._shell.signals.document_id)
        bar.setValue(place)

    def _chosen(self) -> DocumentSummary | None:
        index = self._list.currentIndex()
        found: object = index.data(ITEM_ROLE) if index.isValid() else None
        return found if isinstance(found, DocumentSummary) else None

    def _choose(self, document_id: DocumentId | None) -> None:
        for row, summary in enumerate(self._model.rows):
            if summary.id == document_id:
                self._list.setCurrentIndex(self._proxy.mapFromSource(self._model.index(row, 0)))

    @Slot(object)
    def _on_current(self, document_id: DocumentId | None) -> None:
        self._delegate.current = document_id
        self._choose(document_id)
        self._list.viewport().update()

    @Slot(object)
    def _on_activated(self, index: QModelIndex) -> None:
        summary: object = index.data(ITEM_ROLE)
        if isinstance(summary, DocumentSummary):
            self._shell.signals.document_requested.emit(summary.id)

    @Slot()
    def _on_rename(self) -> None:
        if self._list.currentIndex().isValid():
            self._list.edit(self._list.currentIndex())

    @Slot(object, str)
    def _on_retitled(self, summary: DocumentSummary, title: str) -> None:
        self._shell.jobs.write(partial(self._library.rename, summary.id, title))

    @Slot()
    def _on_remove(self) -> None:
        summary = self._chosen()
        if summary is not None:
            self._removing = summary
            self._shell.jobs.write(partial(self._library.remove, summary.id), self._on_removed)

    @Slot()
    def _on_edition(self) -> None:
        summary = self._chosen()
        if summary is not None:
            self._shell.signals.edition_requested.emit(summary.id)

    def _on_removed(self, _changes: Changes) -> None:
        if self._removing is not None:
            text = self.tr("Removed “{0}”.").format(self._removing.title)
            self._removing = None
            self._shell.messages.tell(text, undo=True)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        if not self._list.indexAt(point).isValid():
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Open")).triggered.connect(self._on_open)
        menu.addAction(self.tr("Rename (F2)")).triggered.connect(self._on_rename)
        menu.addAction(self.tr("Open a new edition…")).triggered.connect(self._on_edition)
        menu.addAction(self.tr("Remove (Del)")).triggered.connect(self._on_remove)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._list.viewport().mapToGlobal(point))

    @Slot()
    def _on_open(self) -> None:
        self._on_activated(self._list.currentIndex())

    def _build(self) -> None:
        look = self._shell.look
        self._removing: DocumentSummary | None = None
        self._filter = search_field(self.tr("Filter documents"), "library_filter", look, parent=self)
        add = tool_button(look, "plus", self.tr("Open a document (Ctrl+O)"), "library_open", parent=self)
        add.clicked.connect(weakly(self._ask, "file.open"))
        self._list = QListView(self)
        self._list.setObjectName("library_list")
        self._list.setAccessibleName(self.tr("Documents"))
        self._list.setModel(self._proxy)
        self._list.setItemDelegate(self._delegate)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._arrange(self._make_empty(), add)

    def _make_empty(self) -> EmptyState:
        look = self._shell.look
        empty = EmptyState(
            look,
            "library",
            self.tr("Your library is empty"),
            self.tr("What you open stays here, on this machine."),
            self,
        )
        for text, action, icon in (
            (self.tr("Open…"), "file.open", "open"),
            (self.tr("Paste text"), "file.paste", "paste"),
            (self.tr("Sample article"), "file.sample", "sample"),
        ):
            made = empty.add_button(text, f"library_{action.replace('.', '_')}", icon=icon)
            made.setMinimumWidth(160)
            made.clicked.connect(weakly(self._ask, action))
        return empty

    def _arrange(self, empty: EmptyState, add: QToolButton) -> None:
        page = QWidget(self)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_XS)
        row.setSpacing(SPACE_XS)
        row.addWidget(self._filter, 1)
        row.addWidget(add)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(row)
        column.addWidget(self._list, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _ask(self, action: str) -> None:
        self._shell.signals.action_requested.emit(action)


def _title(summary: DocumentSummary) -> str:
    return summary.title


def _hint(summary: DocumentSummary) -> str:
    return f"{summary.title}\n{facts_of(summary)}"


def _spoken(summary: DocumentSummary) -> str:
    return ", ".join((summary.title, facts_of(summary), f"{round(summary.read_share * 100)} %"))
