"""The learner's side of a class: one small file for the teacher, and what is in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from studyapp.domain.progress_file import SUFFIX
from studyapp.ui.controls import button, button_row, give_size, label
from studyapp.ui.theme import SPACE_L, SPACE_M

if TYPE_CHECKING:
    from studyapp.domain.document import DocumentId, DocumentSummary
    from studyapp.domain.progress_file import ProgressFile
    from studyapp.services.machines import Machines
    from studyapp.ui.shell import Shell

_LONGEST_TITLE = 50


class HandIn(QDialog):
    """Asks how the learner wants to be called, and what the file shall be about."""

    def __init__(self, machines: Machines, document: DocumentSummary | None, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hand_in")
        self.setWindowTitle(self.tr("Hand in your progress"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 480, 320)
        self._machines = machines
        self._document = document
        self._shell = shell
        self._make_fields()
        save = button(self.tr("Save the file…"), "hand_in_save", kind="primary", parent=self)
        cancel = button(self.tr("Cancel"), "hand_in_cancel", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        text = self.tr(
            "This makes one small file with your answers: which card, when, right or wrong, and how long it took. Give "
            "it to your teacher. Your notes and marks are never in it."
        )
        layout.addWidget(label(text, parent=self, wrap=True))
        layout.addWidget(self._name)
        layout.addWidget(self._only)
        layout.addWidget(self._words)
        layout.addStretch(1)
        layout.addLayout(button_row(cancel, save))
        save.clicked.connect(self._on_save)
        cancel.clicked.connect(self.close)

    def _make_fields(self) -> None:
        self._name = QLineEdit(self._machines.machine().name, self)
        self._name.setObjectName("hand_in_name")
        self._name.setPlaceholderText(self.tr("Your name or any other (may stay empty)"))
        self._name.setAccessibleName(self.tr("Name in the file"))
        title = self._document.title if self._document is not None else ""
        self._only = QCheckBox(self.tr("Only “{0}”").format(_shortened(title)), self)
        self._only.setObjectName("hand_in_only")
        self._only.setAccessibleName(self.tr("Only the open document"))
        self._only.setVisible(self._document is not None)
        self._only.setChecked(self._document is not None)
        self._words = QCheckBox(self.tr("With the words of cards that I wrote or edited"), self)
        self._words.setObjectName("hand_in_words")
        self._words.setAccessibleName(self._words.text())

    def write(self, path: Path) -> None:
        """Write the file."""
        name, own_words = self._name.text(), self._words.isChecked()
        documents = (self._document.id,) if self._document is not None and self._only.isChecked() else ()
        work = partial(_written, self._machines, name, path)
        self._shell.jobs.run_aside(partial(work, documents=documents, own_words=own_words), self._on_written)

    @Slot()
    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.windowTitle())
        dialog.setObjectName("hand_in_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile((self._name.text().strip() or self.tr("progress")) + SUFFIX)
        dialog.fileSelected.connect(self._on_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_path(self, name: str) -> None:
        self.write(Path(name))

    def _on_written(self, file: ProgressFile) -> None:
        text = self.tr("Answers in the file: {0}. Give it to your teacher.")
        self._shell.messages.tell(text.format(len(file.answers)))
        self.close()


def _shortened(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"


def _written(
    machines: Machines, name: str, path: Path, *, documents: tuple[DocumentId, ...], own_words: bool
) -> ProgressFile:
    machines.set_name(name)
    return machines.write_for_class(path, documents=documents, own_words=own_words)
