"""Which documents a course has, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studyapp.ui.controls import label
from studyapp.ui.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.document import DocumentId, DocumentSummary
    from studyapp.services.library import Library
    from studyapp.ui.shell import Shell

_ID = Qt.ItemDataRole.UserRole


class DocumentsPage(QWidget):
    """A list to tick and to drag into order.

    Signals:
        chosen: other documents, or another order (list of ids).
    """

    chosen = Signal(list)

    def __init__(self, library: Library, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted: tuple[DocumentId, ...] = ()
        self._summaries: tuple[DocumentSummary, ...] = ()
        hint = self.tr("Tick the documents of the course, and drag them into the order in which they shall be studied.")
        self._list = QListWidget(self)
        self._list.setObjectName("making_documents")
        self._list.setAccessibleName(self.tr("Documents of the course"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_M, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(label(hint, "muted", parent=self, wrap=True))
        layout.addWidget(self._list, 1)
        self._list.itemChanged.connect(self._on_changed)
        self._list.model().rowsMoved.connect(self._on_changed)
        shell.jobs.run(library.documents, self._on_documents)

    def show_chosen(self, document_ids: Sequence[DocumentId]) -> None:
        """Tick these, in this order, the others after them."""
        self._wanted = tuple(document_ids)
        self._fill()

    def _on_documents(self, summaries: tuple[DocumentSummary, ...]) -> None:
        self._summaries = summaries
        self._fill()

    def _fill(self) -> None:
        place = {document_id: at for at, document_id in enumerate(self._wanted)}
        ordered = sorted(self._summaries, key=lambda summary: place.get(summary.id, len(place)))
        self._list.blockSignals(True)
        self._list.clear()
        for summary in ordered:
            item = QListWidgetItem(summary.title)
            item.setData(_ID, summary.id)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if summary.id in place else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)

    @Slot()
    def _on_changed(self) -> None:
        items = [self._list.item(row) for row in range(self._list.count())]
        chosen = [item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked]
        if tuple(chosen) != self._wanted:
            self._wanted = tuple(chosen)
            self.chosen.emit(chosen)
