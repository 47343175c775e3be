"""Makes installers for a class: the program's own installers and some packs become one file for each system."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QLocale, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.controls import button, give_size, label
from studyapp.ui.job_progress import StoppedError, hearing
from studyapp.ui.messages import describe
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.services.installers import CourseInstaller, Installers, Made
    from studyapp.ui.shell import Shell

_SIZE = (720, 560)
_LIST_HEIGHT = 96
"""Three files; the fourth is scrolled to."""


class FileList(QListWidget):
    """Names of files, with their folders as tool tips; Delete takes the chosen ones out.

    Signals:
        changed: a file came or went.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(_LIST_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)

    def add(self, paths: list[str]) -> None:
        """Put files into the list; one that is there already stays once."""
        present = set(self.paths())
        for path in dict.fromkeys(map(Path, paths)):
            if path not in present:
                item = QListWidgetItem(path.name, self)
                item.setData(Qt.ItemDataRole.UserRole, str(path))
                item.setToolTip(str(path))
        self.changed.emit()

    def paths(self) -> list[Path]:
        """Return the files, in their order."""
        return [Path(str(self.item(row).data(Qt.ItemDataRole.UserRole))) for row in range(self.count())]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Delete):
            super().keyPressEvent(event)
            return
        for item in self.selectedItems():
            self.takeItem(self.row(item))
        self.changed.emit()


class InstallerDialog(QDialog):
    """Files in, a folder out; each base ends in a line of the report."""

    _heard = Signal(float)

    def __init__(self, installers: Installers, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("installer_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Make an installer for my class"))
        give_size(self, *_SIZE)
        self._installers = installers
        self._shell = shell
        self._stop = threading.Event()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        text = self.tr(
            "Hand out one file: whoever installs the program with it finds your course in the library at the first "
            "start. Choose the program's installers as you got them, for any system."
        )
        layout.addWidget(label(text, "muted", parent=self, wrap=True))
        layout.addLayout(self._make_grid())
        layout.addWidget(self._make_report(), 1)
        layout.addLayout(self._make_buttons())
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._on_edit()

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(1, 1)
        self._name = QLineEdit(self)
        self._name.setObjectName("installer_class")
        self._name.setAccessibleName(self.tr("Name of the class"))
        self._name.setPlaceholderText(self.tr("9a History"))
        self._packs = self._file_list("installer_packs", self.tr("Study packs"))
        self._bases = self._file_list("installer_bases", self.tr("Installers of the program"))
        self._folder = QLineEdit(str(Path.home()), self)
        self._folder.setObjectName("installer_folder")
        self._folder.setAccessibleName(self.tr("Folder"))
        rows = (
            (self._name, None),
            (self._packs, button(self.tr("Add packs…"), "installer_add_packs", parent=self)),
            (self._bases, button(self.tr("Add installers…"), "installer_add_bases", parent=self)),
            (self._folder, button(self.tr("Choose…"), "installer_choose_folder", parent=self)),
        )
        actions = (None, self._on_add_packs, self._on_add_bases, self._on_choose_folder)
        for at, ((field, chooser), action) in enumerate(zip(rows, actions, strict=True)):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(label(field.accessibleName(), parent=self), at, 0, top)
            grid.addWidget(field, at, 1)
            if chooser is not None and action is not None:
                grid.addWidget(chooser, at, 2, top)
                chooser.clicked.connect(action)
        self._name.textEdited.connect(self._on_edit)
        self._folder.textEdited.connect(self._on_edit)
        return grid

    def _file_list(self, name: str, text: str) -> FileList:
        files = FileList(self)
        files.setObjectName(name)
        files.setAccessibleName(text)
        files.setToolTip(self.tr("Delete takes the chosen files out of the list"))
        files.changed.connect(self._on_edit)
        return files

    def _make_report(self) -> QWidget:
        self._report = QPlainTextEdit(self)
        self._report.setObjectName("installer_report")
        self._report.setAccessibleName(self.tr("What was made"))
        self._report.setReadOnly(True)
        self._report.setPlaceholderText(self.tr("What is made is listed here, with sizes and checksums."))
        return self._report

    def _make_buttons(self) -> QHBoxLayout:
        self._bar = QProgressBar(self)
        self._bar.setObjectName("installer_progress")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._bar.hide()
        self._show = button(self.tr("Show the folder"), "installer_show", parent=self)
        self._show.hide()
        self._make = button(self.tr("Make"), "installer_make", kind="primary", parent=self)
        self._close = button(self.tr("Close"), "installer_close", parent=self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._show)
        row.addWidget(self._bar, 1)
        row.addStretch(1)
        row.addWidget(self._close)
        row.addWidget(self._make)
        self._show.clicked.connect(self._on_show)
        self._make.clicked.connect(self._on_make)
        self._close.clicked.connect(self._on_close)
        return row

    def add_packs(self, paths: list[str]) -> None:
        """Put packs into the list."""
        self._packs.add(paths)

    def add_bases(self, paths: list[str]) -> None:
        """Put installers into the list."""
        self._bases.add(paths)

    @Slot()
    def _on_add_packs(self) -> None:
        self._choose("choose_packs_dialog", self.tr("Study packs (*.studypack)"), self.add_packs)

    @Slot()
    def _on_add_bases(self) -> None:
        filters = self.tr("Installers (*.exe *.zip *.deb *.run);;All files (*)")
        self._choose("choose_bases_dialog", filters, self.add_bases)

    def _choose(self, name: str, filters: str, take: Callable[[list[str]], None]) -> None:
        dialog = QFileDialog(self, self.windowTitle(), self._folder.text())
        dialog.setObjectName(name)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(filters.split(";;"))
        dialog.filesSelected.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_choose_folder(self) -> None:
        dialog = QFileDialog(self, self.windowTitle(), self._folder.text())
        dialog.setObjectName("choose_target_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_edit(self) -> None:
        filled = bool(self._name.text().strip() and self._folder.text().strip())
        self._make.setEnabled(filled and self._packs.count() > 0 and self._bases.count() > 0)

    @Slot()
    def _on_make(self) -> None:
        self._stop = threading.Event()
        self._make.setEnabled(False)
        self._close.setText(self.tr("Cancel"))
        self._bar.setValue(0)
        self._bar.show()
        self._report.clear()
        hear = hearing(self._stop, self._heard.emit)
        bases, packs, folder = self._bases.paths(), self._packs.paths(), Path(self._folder.text())
        work = partial(self._installers.make, bases, packs, self._name.text().strip(), folder, on_progress=hear)
        self._shell.jobs.run_aside(work, self._on_made, self._on_failed)

    @Slot(float)
    def _on_heard(self, share: float) -> None:
        self._bar.setValue(round(share * 100))

    def _on_made(self, made: Made) -> None:
        self._end()
        lines = [line for item in made.installers for line in self._made_lines(item)]
        for error in made.refused:
            message = describe(error)
            lines += [f"✗ {message.title}. {message.advice}".strip(), ""]
        self._report.setPlainText("\n".join(lines).strip())
        self._show.setVisible(bool(made.installers))

    def _made_lines(self, item: CourseInstaller) -> list[str]:
        size = QLocale().formattedDataSize(item.size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        lines = [f"✓ {item.path.name}  ({size})", f"   SHA-256 {item.sha256}"]
        if item.beside:
            text = self.tr("   Hand out the whole folder: this installer is signed, and the packs lie beside it.")
            lines.append(text)
        return [*lines, ""]

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, StoppedError):
            self._report.setPlainText(self.tr("Stopped. What was finished before is in the folder."))
            return
        message = describe(error)
        self._report.setPlainText(f"✗ {message.title}. {message.advice}".strip())

    def _end(self) -> None:
        self._bar.hide()
        self._close.setText(self.tr("Close"))
        self._on_edit()

    @Slot()
    def _on_show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder.text()))

    @Slot()
    def _on_close(self) -> None:
        if self._bar.isVisible():
            self._stop.set()
        else:
            self.close()
