"""What a course says of itself, and the key that signs it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.controls import button, label
from studyapp.ui.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from studyapp.domain.pack import PackDraft
    from studyapp.formats.signature import AuthorKey
    from studyapp.services.pack_making import PackMaking
    from studyapp.ui.shell import Shell

_LICENCES = ("", "CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC-SA 4.0", "CC0 1.0")


class DetailsPage(QWidget):
    """A form, and the key.

    Signals:
        changed: something else stands in it.
    """

    changed = Signal()

    def __init__(self, making: PackMaking, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._making = making
        self._shell = shell
        self._has_key = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_M, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addLayout(self._form())
        layout.addWidget(self._key_card())
        layout.addStretch(1)
        self._read_key()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(SPACE_S)
        form.setHorizontalSpacing(SPACE_M)
        self._title = self._field(form, self.tr("Title"), "making_title")
        self._author = self._field(form, self.tr("Author"), "making_author")
        self._licence = QComboBox(self)
        self._licence.setObjectName("making_licence")
        self._licence.setEditable(True)
        self._licence.addItems(_LICENCES)
        self._licence.setAccessibleName(self.tr("Licence"))
        line = self._licence.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("How the course may be used; may be left empty"))
        form.addRow(self.tr("Licence"), self._licence)
        self._language = self._field(form, self.tr("Language"), "making_language")
        self._language.setPlaceholderText(self.tr("en, de, fr …"))
        self._marks = QCheckBox(self.tr("My marks and notes go along"), self)
        self._marks.setObjectName("making_marks")
        self._marks.setAccessibleName(self._marks.text())
        form.addRow("", self._marks)
        self._licence.currentTextChanged.connect(self._on_edit)
        self._marks.toggled.connect(self._on_edit)
        return form

    def _field(self, form: QFormLayout, text: str, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(text)
        field.textEdited.connect(self._on_edit)
        form.addRow(text, field)
        return field

    def _key_card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        self._sign = QCheckBox(self.tr("Sign the pack with my key"), card)
        self._sign.setObjectName("making_sign")
        self._sign.setAccessibleName(self._sign.text())
        self._key = label("", parent=card, wrap=True)
        self._key.setObjectName("making_key")
        note = label(
            self.tr(
                "A signature shows learners that a pack, and each new edition of it, comes from you and was not "
                "changed. The key lies in your data folder without a password: whoever copies it can sign in your name."
            ),
            "muted",
            parent=card,
            wrap=True,
        )
        self._make = button(self.tr("Make a key"), "making_make_key", parent=card)
        self._export = button(self.tr("Export the key…"), "making_export_key", parent=card)
        taken = button(self.tr("Import a key…"), "making_import_key", parent=card)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for each in (self._make, self._export, taken):
            row.addWidget(each)
        row.addStretch(1)
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self._sign)
        column.addWidget(self._key)
        column.addWidget(note)
        column.addLayout(row)
        self._sign.toggled.connect(self._on_edit)
        self._make.clicked.connect(self._on_make)
        self._export.clicked.connect(self._on_export)
        taken.clicked.connect(self._on_import)
        return card

    def show_draft(self, draft: PackDraft) -> None:
        """Show what this course says of itself."""
        parts = (self._title, self._author, self._licence, self._language, self._marks, self._sign)
        for part in parts:
            part.blockSignals(True)
        for field, text in ((self._title, draft.title), (self._author, draft.author), (self._language, draft.language)):
            if field.text() != text:
                field.setText(text)
        self._licence.setCurrentText(draft.licence)
        self._marks.setChecked(draft.with_marks)
        self._sign.setChecked(draft.signing)
        for part in parts:
            part.blockSignals(False)

    def applied(self, draft: PackDraft) -> PackDraft:
        """Return the course with what stands here."""
        return replace(
            draft,
            title=self._title.text(),
            author=self._author.text(),
            licence=self._licence.currentText(),
            language=self._language.text().strip(),
            with_marks=self._marks.isChecked(),
            signing=self._sign.isChecked() and self._has_key,
        )

    def _read_key(self) -> None:
        self._shell.jobs.run(self._making.keys.key, self._on_key)

    def _on_key(self, key: AuthorKey | None) -> None:
        self._has_key = key is not None
        self._sign.setEnabled(self._has_key)
        self._export.setEnabled(self._has_key)
        self._make.setVisible(not self._has_key)
        text = self.tr("You have no key yet: the pack will be unsigned, and learners are told so.")
        if key is not None:
            text = self.tr("Your key: {0} ({1})").format(key.name, key.fingerprint)
        self._key.setText(text)
        self.changed.emit()

    def _on_new_key(self, key: AuthorKey) -> None:
        self._on_key(key)
        self._sign.setChecked(True)

    @Slot()
    def _on_make(self) -> None:
        name = self._author.text().strip()
        if not name:
            self._key.setText(self.tr("Write your name into the field “Author” first: the key bears it."))
            self._author.setFocus()
            return
        self._shell.jobs.run(partial(self._making.keys.make, name), self._on_new_key)

    @Slot()
    def _on_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export the key"), str(Path.home() / "author-key.json"))
        dialog.setObjectName("export_key_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self._on_export_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_export_file(self, name: str) -> None:
        self._shell.jobs.run(partial(self._making.keys.export, Path(name)))

    @Slot()
    def _on_import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import a key"), str(Path.home()))
        dialog.setObjectName("import_key_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_import_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_import_file(self, name: str) -> None:
        self._shell.jobs.run(partial(self._making.keys.take, Path(name)), self._on_new_key)

    @Slot()
    def _on_edit(self) -> None:
        self.changed.emit()
