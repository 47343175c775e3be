"""The packs of the library: what they hold, what is due when, what differs from the author's, and removing them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.controls import button, give_size, label
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.packs.differences_dialog import DifferencesDialog
from studyapp.ui.table_model import Column, TableModel
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.words import day_words, moment_words

if TYPE_CHECKING:
    from studyapp.domain.changes import Changes
    from studyapp.domain.pack import InstalledPack, OwnWork
    from studyapp.services.packs import Packs
    from studyapp.ui.shell import Shell

_SIZE = (760, 500)
_MOST_LINES = 8


class PacksDialog(QDialog):
    """Lists the packs; removing one names the learner's own work first, and keeps it unless told otherwise.

    Signals:
        open_requested: the learner wants to choose a pack's file.
    """

    open_requested = Signal()

    def __init__(self, packs: Packs, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("packs_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Study packs"))
        give_size(self, *_SIZE)
        self._packs = packs
        self._shell = shell
        self._asking = False
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(self._make_list())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._make_buttons())
        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        self._read()

    def _make_empty(self) -> QWidget:
        text = self.tr(
            "A study pack is a course in one file: texts with cards, marks and a plan. Open a .studypack file, or drop "
            "it on the window."
        )
        return EmptyState(self._shell.look, "library", self.tr("No study packs yet"), text, self)

    def _make_list(self) -> QWidget:
        page = QWidget(self)
        columns = (
            Column(self.tr("Course"), _title, _title, _title),
            Column(self.tr("Author"), _author, _author, _signer),
            Column(self.tr("Edition"), _edition, _edition_key, numeric=True),
            Column(self.tr("Installed"), _moment, _moment_key),
        )
        self._model: TableModel[InstalledPack] = TableModel(columns, self)
        table = self._table = QTableView(page)
        table.setObjectName("packs_table")
        table.setAccessibleName(self.windowTitle())
        table.setModel(self._model)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._detail = label("", parent=page, wrap=True)
        self._detail.setObjectName("pack_detail")
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._work = label("", "muted", parent=page, wrap=True)
        self._work.setObjectName("pack_work")
        self._keep = QCheckBox(self.tr("Keep the documents in which I did something"), page)
        self._keep.setObjectName("pack_keep")
        self._keep.setAccessibleName(self._keep.text())
        self._keep.setChecked(True)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(table, 1)
        column.addWidget(self._detail)
        column.addWidget(self._work)
        column.addWidget(self._keep)
        return page

    def _make_buttons(self) -> QHBoxLayout:
        self._open = button(self.tr("Open a pack…"), "pack_open", parent=self)
        self._differences = button(self.tr("What differs…"), "pack_differences", parent=self)
        self._remove = button(self.tr("Remove…"), "pack_remove", parent=self)
        close = button(self.tr("Close"), "packs_close", kind="primary", parent=self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for each in (self._open, self._differences, self._remove):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(close)
        self._open.clicked.connect(self._on_open)
        self._differences.clicked.connect(self._on_differences)
        self._remove.clicked.connect(self._on_remove)
        close.clicked.connect(self.close)
        close.setDefault(True)
        return row

    def _read(self) -> None:
        self._shell.jobs.run(self._packs.installed, self._on_listed)

    def _on_listed(self, packs: tuple[InstalledPack, ...]) -> None:
        self._model.set_rows(packs)
        self._stack.setCurrentIndex(1 if packs else 0)
        if packs:
            self._table.selectRow(0)
        self._on_selected()

    def _selected(self) -> InstalledPack | None:
        rows = self._table.selectionModel().selectedRows()
        return self._model.item(rows[0]) if rows else None

    @Slot()
    def _on_selected(self) -> None:
        self._asking = False
        pack = self._selected()
        self._remove.setText(self.tr("Remove…"))
        for part in (self._remove, self._differences):
            part.setEnabled(pack is not None)
        self._keep.hide()
        self._work.hide()
        self._detail.setText("" if pack is None else self._details(pack))

    def _details(self, pack: InstalledPack) -> str:
        manifest = pack.manifest
        lines = [self.tr("Documents: {0}").format(", ".join(pack.titles))]
        if manifest.licence:
            lines.append(self.tr("Licence: {0}").format(manifest.licence))
        lines.append(_signer(pack))
        planned = [entry for entry in manifest.plan if entry.due]
        lines += [
            self.tr("By {0}: {1}").format(day_words(entry.due), entry.title)
            for entry in planned[:_MOST_LINES]
            if entry.due
        ]
        if len(planned) > _MOST_LINES:
            lines.append(self.tr("… and {0} more").format(len(planned) - _MOST_LINES))
        return "\n".join(lines)

    @Slot()
    def _on_open(self) -> None:
        self.close()
        self.open_requested.emit()

    @Slot()
    def _on_differences(self) -> None:
        pack = self._selected()
        if pack is not None:
            DifferencesDialog(self._packs, pack, self._shell, self).open()

    @Slot()
    def _on_remove(self) -> None:
        pack = self._selected()
        if pack is None:
            return
        pack_id = pack.manifest.pack_id
        if not self._asking:
            self._shell.jobs.run(partial(self._packs.own_work, pack_id), self._on_work)
            return
        remove = partial(self._packs.remove, pack_id, keep_own_work=self._keep.isChecked())
        self._shell.jobs.write(remove, self._on_removed)

    def _on_work(self, work: tuple[OwnWork, ...]) -> None:
        self._asking = True
        self._remove.setText(self.tr("Yes, remove it"))
        own = [each for each in work if each.any]
        self._keep.setVisible(bool(own))
        text = self.tr("Its documents leave your library. Undo brings them back.")
        if own:
            text = self.tr("You did something in these documents:") + "\n" + "\n".join(map(_work_words, own))
        self._work.setText(text)
        self._work.show()

    def _on_removed(self, _changes: Changes) -> None:
        self._shell.messages.tell(self.tr("The study pack was removed."), undo=True)
        self._read()


def _work_words(work: OwnWork) -> str:
    parts = (
        (work.answers, _tr("{0} answers")),
        (work.edits, _tr("{0} cards changed")),
        (work.cards, _tr("{0} cards of your own")),
        (work.marks, _tr("{0} marks of your own")),
    )
    return f"{work.title}: " + ", ".join(text.format(count) for count, text in parts if count)


def _title(pack: InstalledPack) -> str:
    return pack.manifest.title


def _author(pack: InstalledPack) -> str:
    return pack.manifest.author or _tr("not named")


def _signer(pack: InstalledPack) -> str:
    signed = pack.signed
    return _tr("Signed by {0} ({1})").format(signed.name, signed.fingerprint) if signed else _tr("Not signed")


def _edition(pack: InstalledPack) -> str:
    return str(pack.manifest.edition)


def _edition_key(pack: InstalledPack) -> int:
    return pack.manifest.edition


def _moment(pack: InstalledPack) -> str:
    return moment_words(pack.installed_at)


def _moment_key(pack: InstalledPack) -> str:
    return pack.installed_at.isoformat()


def _tr(text: str) -> str:
    return QCoreApplication.translate("packs", text)
