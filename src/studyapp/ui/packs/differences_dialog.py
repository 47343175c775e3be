"""In what the library differs from an installed pack, item by item; the author's can be taken at any time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.controls import button, give_size, label
from studyapp.ui.packs.merge_view import MergeView
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from studyapp.domain.changes import Changes
    from studyapp.domain.merge import Merged
    from studyapp.domain.pack import InstalledPack
    from studyapp.services.packs import Packs
    from studyapp.ui.shell import Shell


class DifferencesDialog(QDialog):
    """Shows what the learner changed beside what the author wrote."""

    def __init__(self, packs: Packs, pack: InstalledPack, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("differences_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What differs from the author's edition"))
        give_size(self, 700, 460)
        self._packs = packs
        self._pack = pack
        self._shell = shell
        self._hint = label("", "muted", parent=self, wrap=True)
        self._hint.setObjectName("differences_hint")
        self._view = MergeView(self)
        self._view.allow_any()
        self._take = button(self.tr("Take what is chosen"), "differences_take", parent=self)
        close = button(self.tr("Close"), "differences_close", kind="primary", parent=self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._take)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._hint)
        layout.addWidget(self._view, 1)
        layout.addLayout(row)
        self._take.clicked.connect(self._on_take)
        self._view.taken_changed.connect(self._on_chosen)
        close.clicked.connect(self.close)
        self._read()

    def _read(self) -> None:
        work = partial(self._packs.differences, self._pack.manifest.pack_id)
        self._shell.jobs.run(work, self._on_read)

    def _on_read(self, items: tuple[Merged, ...]) -> None:
        self._view.set_items(items)
        self._view.setVisible(bool(items))
        if items:
            text = self.tr("Yours stands in each of these. Select one to see both, and take the author's if you want.")
        else:
            text = self.tr("Nothing: everything is as the author made it.")
        self._hint.setText(text)
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        self._take.setEnabled(bool(self._view.taken))

    @Slot()
    def _on_take(self) -> None:
        work = partial(self._packs.take_authors, self._pack.manifest.pack_id, self._view.taken)
        self._shell.jobs.write(work, self._on_taken)

    def _on_taken(self, _changes: Changes) -> None:
        self._shell.messages.tell(self.tr("The author's version stands again."), undo=True)
        self._read()
