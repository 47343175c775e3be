"""A small dialog: what a class is called, and which documents it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studyapp.ui.controls import button, button_row, give_size, label
from studyapp.ui.theme import SPACE_L, SPACE_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.class_report import StudyClass
    from studyapp.domain.document import DocumentSummary


class ClassName(QDialog):
    """Asks for a name and documents.

    Signals:
        chosen: the name, and a tuple of ids of documents, empty for all.
    """

    chosen = Signal(str, object)

    def __init__(self, documents: Sequence[DocumentSummary], known: StudyClass | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("class_name_dialog")
        self.setWindowTitle(self.tr("Class") if known else self.tr("New class"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 440, 420)
        self._name = QLineEdit(known.name if known else "", self)
        self._name.setObjectName("class_name")
        self._name.setAccessibleName(self.tr("Name of the class"))
        self._name.setPlaceholderText(self.tr("Name of the class"))
        self._list = self._make_list(documents, known)
        self._done = button(
            self.tr("Save") if known else self.tr("Make it"), "class_name_save", kind="primary", parent=self
        )
        cancel = button(self.tr("Cancel"), "class_name_cancel", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._name)
        hint = self.tr("What is the class about? Without a mark it is about everything that its learners study.")
        layout.addWidget(label(hint, "muted", parent=self, wrap=True))
        layout.addWidget(self._list, 1)
        layout.addLayout(button_row(cancel, self._done))
        self._name.textChanged.connect(self._on_typed)
        self._name.returnPressed.connect(self._on_done)
        self._done.clicked.connect(self._on_done)
        cancel.clicked.connect(self.close)
        self._on_typed()

    def _make_list(self, documents: Sequence[DocumentSummary], known: StudyClass | None) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName("class_documents")
        made.setAccessibleName(self.tr("Documents of the class"))
        for document in documents:
            item = QListWidgetItem(document.title, made)
            item.setData(Qt.ItemDataRole.UserRole, document.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_in = known is not None and document.id in known.documents
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
        return made

    @Slot()
    def _on_typed(self) -> None:
        self._done.setEnabled(bool(self._name.text().strip()))

    @Slot()
    def _on_done(self) -> None:
        name = self._name.text().strip()
        if not name:
            return
        items = [self._list.item(row) for row in range(self._list.count())]
        documents = tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )
        self.chosen.emit(name, documents)
        self.close()
