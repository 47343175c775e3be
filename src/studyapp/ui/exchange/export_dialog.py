"""Asks what goes out: which documents, in which form, and whether the schedule goes along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from studyapp.domain.exchange import ExchangeFormat
from studyapp.ui.controls import button, button_row, label
from studyapp.ui.exchange.words import format_hint, format_name
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_XS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studyapp.domain.document import DocumentId, DocumentSummary
    from studyapp.services.library import Library
    from studyapp.ui.shell import Shell

_WIDTH = 560
_LIST_HEIGHT = 200
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to export; `title` names the file."""

    document_ids: tuple[DocumentId, ...]
    chosen: ExchangeFormat
    scheduling: bool
    title: str


class ExportDialog(QDialog):
    """The document that is open is ticked.

    Signals:
        wished: what to export (Wish).
    """

    wished = Signal(object)

    def __init__(self, library: Library, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._current = shell.signals.document_id
        self._format = QComboBox(self)
        self._format.setObjectName("export_format")
        self._format.setAccessibleName(self.tr("Form of the file"))
        for each in ExchangeFormat:
            self._format.addItem(format_name(each), each.value)
        self._hint = label("", "muted", parent=self, wrap=True)
        self._hint.setObjectName("export_hint")
        self._hint.setMinimumHeight(2 * self._hint.fontMetrics().lineSpacing())
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scheduling = QCheckBox(self.tr("With schedule and review history"), self)
        self._scheduling.setObjectName("export_scheduling")
        self._scheduling.setAccessibleName(self._scheduling.text())
        self._scheduling.setChecked(True)
        self._make_list()
        self._assemble()
        self._format.currentIndexChanged.connect(self._check)
        self._list.itemChanged.connect(self._check)
        self._all.clicked.connect(self._on_all)
        self._check()
        shell.jobs.run(library.documents, self._on_documents)

    def _make_list(self) -> None:
        self._list = QListWidget(self)
        self._list.setObjectName("export_documents")
        self._list.setAccessibleName(self.tr("Documents"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumHeight(_LIST_HEIGHT)
        self._all = button(self.tr("All documents"), "export_all", kind="quiet", parent=self)

    def _assemble(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        form = QVBoxLayout()
        form.setSpacing(SPACE_XS)
        form.addWidget(label(self.tr("As"), "caption", parent=self))
        form.addWidget(self._format)
        form.addWidget(self._hint)
        layout.addLayout(form)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("From"), "caption", parent=self))
        head.addStretch(1)
        head.addWidget(self._all)
        documents = QVBoxLayout()
        documents.setSpacing(SPACE_XS)
        documents.addLayout(head)
        documents.addWidget(self._list, 1)
        layout.addLayout(documents, 1)
        layout.addWidget(self._scheduling)
        cancel = button(self.tr("Cancel"), "export_cancel", parent=self)
        cancel.clicked.connect(self.close)
        self._go = button(self.tr("Export…"), "export_go", kind="primary", parent=self)
        self._go.setDefault(True)
        self._go.clicked.connect(self._on_go)
        layout.addLayout(button_row(cancel, self._go))

    def _on_documents(self, summaries: tuple[DocumentSummary, ...]) -> None:
        self._list.blockSignals(True)
        for summary in summaries:
            item = QListWidgetItem(summary.title)
            item.setToolTip(summary.title)
            item.setData(_ID, summary.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = summary.id == self._current or len(summaries) == 1
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._check()

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _ticked(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def _chosen(self) -> ExchangeFormat:
        return ExchangeFormat(str(self._format.currentData()))

    @Slot()
    def _on_all(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked)

    @Slot()
    def _check(self) -> None:
        chosen = self._chosen()
        self._hint.setText(format_hint(chosen))
        self._scheduling.setEnabled(chosen.scheduled)
        ticked = bool(self._ticked())
        self._go.setEnabled(ticked)
        self._go.setToolTip("" if ticked else self.tr("Tick a document first."))

    @Slot()
    def _on_go(self) -> None:
        ticked = self._ticked()
        title = ticked[0].text() if len(ticked) == 1 else self.tr("Cards")
        ids: tuple[DocumentId, ...] = tuple(item.data(_ID) for item in ticked)
        self.wished.emit(Wish(ids, self._chosen(), self._scheduling.isChecked(), title))
        self.close()
