"""Gives a mark whose passage is gone another one: the passage that is selected in the article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.ui.controls import button, label
from studyapp.ui.theme import SPACE_S

if TYPE_CHECKING:
    from studyapp.domain.annotation import Annotation
    from studyapp.domain.changes import Changes
    from studyapp.services.annotations import Annotations
    from studyapp.ui.shell import Shell


class AttachBar(QWidget):
    """Is there only while a mark without a place is chosen."""

    def __init__(self, annotations: Annotations, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotation_attach_bar")
        self._annotations = annotations
        self._shell = shell
        self._mark: Annotation | None = None
        self._hint = label("", "small", parent=self, wrap=True)
        self._hint.setObjectName("annotation_attach_hint")
        attach = button(self.tr("Attach to the selection"), "annotation_attach", parent=self)
        attach.clicked.connect(self._on_attach)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self._hint, 1)
        row.addWidget(attach)
        self.show_mark(None)

    def show_mark(self, mark: Annotation | None) -> None:
        """Offer it for an orphan; None, or a mark that has its place, hides the bar."""
        self._mark = mark if mark is not None and mark.orphaned else None
        self._hint.setText(self.tr("Its passage is not in the text. Select in the article where it belongs."))
        self.setVisible(self._mark is not None)

    @Slot()
    def _on_attach(self) -> None:
        mark, place = self._mark, self._shell.signals.selection
        if mark is None:
            return
        if place is None or place.document_id != mark.document_id:
            self._hint.setText(self.tr("Nothing is selected in its article yet: select the passage there first."))
            return
        self._shell.jobs.write(partial(self._annotations.attach, mark.id, place.span), self._on_attached)

    def _on_attached(self, _changes: Changes) -> None:
        self._shell.messages.tell(self.tr("Attached."), undo=True)
