"""The backups that were made, and the way back to one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from studyapp.domain.backup_plan import Backup, BackupReason
from studyapp.ui.controls import button, give_size, label
from studyapp.ui.table_model import Column, TableModel
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.words import moment_words

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.changes import Changes
    from studyapp.services.backup import Backups
    from studyapp.ui.shell import Shell


class BackupsDialog(QDialog):
    """Lists the backups, newest first; going back asks once, and makes a backup of today first."""

    def __init__(self, backups: Backups, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("backups_dialog")
        self.setWindowTitle(self.tr("Backups"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 600, 420)
        self._backups = backups
        self._shell = shell
        self._asking = False
        self._make_table()
        self._make_rest()
        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        self._on_selected()
        self._read()

    def _make_table(self) -> None:
        columns = (
            Column(self.tr("Made"), _moment, _moment_key),
            Column(self.tr("Why"), _reason, _reason),
            Column(self.tr("Size"), _size, _size_key, numeric=True),
        )
        self._model: TableModel[Backup] = TableModel(columns, self)
        self._table = QTableView(self)
        self._table.setObjectName("backups_table")
        self._table.setAccessibleName(self.windowTitle())
        self._table.setModel(self._model)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def _make_rest(self) -> None:
        self._hint = label("", "muted", parent=self, wrap=True)
        self._hint.setObjectName("backups_hint")
        self._now = button(self.tr("Make a backup now"), "backup_now", parent=self)
        self._go = button(self.tr("Go back to this one"), "backup_restore", parent=self)
        close = button(self.tr("Close"), "backups_close", kind="primary", parent=self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._now)
        row.addStretch(1)
        row.addWidget(self._go)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._hint)
        layout.addWidget(self._table, 1)
        layout.addLayout(row)
        self._now.clicked.connect(self._on_now)
        self._go.clicked.connect(self._on_go)
        close.clicked.connect(self.close)

    def _read(self) -> None:
        self._shell.jobs.run(self._backups.list_backups, self._on_listed)

    def _on_listed(self, backups: tuple[Backup, ...]) -> None:
        self._model.set_rows(backups)
        if backups:
            self._table.selectRow(0)
        self._on_selected()

    @Slot()
    def _on_selected(self) -> None:
        self._asking = False
        self._go.setText(self.tr("Go back to this one"))
        self._go.setEnabled(self._table.selectionModel().hasSelection())
        if self._model.rows:
            text = self.tr("Your library is copied by itself every half hour in which something changed.")
        else:
            text = self.tr("There are no backups yet. The first is made by itself when something has changed.")
        self._hint.setText(text)

    @Slot()
    def _on_now(self) -> None:
        self._shell.jobs.run(self._backups.backup_now, self._on_made)

    def _on_made(self, _path: Path) -> None:
        self._read()

    @Slot()
    def _on_go(self) -> None:
        if not self._asking:
            self._asking = True
            self._go.setText(self.tr("Yes, go back"))
            self._hint.setText(
                self.tr("Everything will be as it was then. A backup of the present is made first, so you can return.")
            )
            return
        chosen = self._model.item(self._table.currentIndex())
        self._shell.jobs.write(partial(self._backups.restore, chosen), self._on_restored)

    def _on_restored(self, _changes: Changes) -> None:
        self._shell.messages.tell(self.tr("Your library is as it was in the backup."))
        self.close()


def _moment(backup: Backup) -> str:
    return moment_words(backup.moment)


def _moment_key(backup: Backup) -> str:
    return backup.moment.isoformat()


def _reason(backup: Backup) -> str:
    return {
        BackupReason.TIME: _tr("by itself"),
        BackupReason.MIGRATION: _tr("before an update"),
        BackupReason.IMPORT: _tr("before a new document"),
        BackupReason.ANALYSIS: _tr("before a new analysis"),
        BackupReason.RESTORE: _tr("before going back"),
        BackupReason.MANUAL: _tr("made by you"),
    }[backup.reason]


def _size(backup: Backup) -> str:
    return QLocale().formattedDataSize(backup.size_bytes)


def _size_key(backup: Backup) -> int:
    return backup.size_bytes


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupsDialog", text)
