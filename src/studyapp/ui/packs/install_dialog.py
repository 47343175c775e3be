"""What is in a study pack, who signed it, and what installing it does: seen before anything is stored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studyapp.domain.card import CardState
from studyapp.domain.merge import ItemKey
from studyapp.domain.pack import PackStanding, SignerStanding
from studyapp.ui.controls import button, button_row, give_size, label, scroll_area
from studyapp.ui.pack_words import item_fault_words, signer_words
from studyapp.ui.packs.merge_view import MergeView
from studyapp.ui.theme import ICON_SIZE, SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.words import day_words

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.pack import PackDocument, PackLook
    from studyapp.services.packs import Installed, Packs
    from studyapp.ui.shell import Shell

_SIZE, _UPDATE_SIZE = (660, 560), (720, 680)
_LEAST_CONTENTS = 96
_MOST_FAULTS = 50


class InstallDialog(QDialog):
    """Shows a pack that was looked at, and installs it when the learner agrees.

    Signals:
        installed: it is in the library (Installed).
    """

    installed = Signal(object)

    def __init__(self, packs: Packs, look: PackLook, path: Path, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("install_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Study pack"))
        give_size(self, *(_UPDATE_SIZE if look.items else _SIZE))
        self._packs = packs
        self._look = look
        self._path = path
        self._shell = shell
        self._merge: MergeView | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        self._add_head(layout)
        self._add_signer(layout)
        self._add_body(layout)
        self._add_buttons(layout)

    def _add_head(self, layout: QVBoxLayout) -> None:
        manifest = self._look.pack.manifest
        title = label(manifest.title, "title", parent=self, wrap=True)
        title.setObjectName("install_title")
        layout.addWidget(title)
        facts = [
            self.tr("by {0}").format(manifest.author) if manifest.author else self.tr("without an author's name"),
            self.tr("edition {0}").format(manifest.edition),
            *([manifest.licence] if manifest.licence else []),
        ]
        layout.addWidget(label(" · ".join(facts), "muted", parent=self, wrap=True))

    def _add_signer(self, layout: QVBoxLayout) -> None:
        standing = self._look.signer
        theme = self._shell.look.theme
        icon, ink = {
            SignerStanding.KNOWN: ("check", theme.success),
            SignerStanding.FIRST: ("info", theme.accent),
            SignerStanding.UNSIGNED: ("warning", theme.warning),
        }.get(standing, ("warning", theme.danger))
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        picture = QLabel(self)
        picture.setPixmap(self._shell.look.pixmap(icon, ICON_SIZE, ink))
        said = label(signer_words(self._look.pack.signed, standing), parent=self, wrap=True)
        said.setObjectName("install_signer")
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(said, 1)
        layout.addLayout(row)

    def _add_body(self, layout: QVBoxLayout) -> None:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, SPACE_M, 0)
        column.setSpacing(SPACE_S)
        for document in self._look.pack.documents:
            column.addWidget(self._document(document, page))
        faults = self._look.pack.faults
        if faults:
            text = self.tr("{0} items cannot be used and are left out; the rest goes in:").format(len(faults))
            column.addWidget(label(text, "danger", parent=page, wrap=True))
            for fault in faults[:_MOST_FAULTS]:
                column.addWidget(label(item_fault_words(fault), "small", parent=page, wrap=True))
        column.addStretch(1)
        area = scroll_area(page, "install_contents", self.tr("What is in the pack"), parent=self)
        area.setMinimumHeight(_LEAST_CONTENTS)
        layout.addWidget(area, 1)
        if self._look.items:
            self._merge = MergeView(self)
            self._merge.set_items(self._look.items)
            text = self.tr("What this edition changes. Your answers and your own changes stay.")
            layout.addWidget(label(text, "strong", parent=self, wrap=True))
            layout.addWidget(self._merge, 2)

    def _document(self, document: PackDocument, parent: QWidget) -> QWidget:
        frame = QFrame(parent)
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addWidget(label(document.title, "strong", parent=frame, wrap=True))
        material = document.material
        cards = sum(card.state is CardState.APPROVED for card in material.cards)
        corrections = len(material.corrections) + len(material.event_corrections) + len(material.own_events)
        counts = (
            (cards, self.tr("cards: {0}")),
            (len(material.annotations), self.tr("marks: {0}")),
            (corrections, self.tr("corrections: {0}")),
            (len(document.images), self.tr("pictures: {0}")),
        )
        said = " · ".join(text.format(count) for count, text in counts if count)
        column.addWidget(label(said or self.tr("the text alone"), "muted", parent=frame, wrap=True))
        for entry in self._look.pack.manifest.plan:
            if entry.document_id != document.id or entry.due is None:
                continue
            column.addWidget(
                label(
                    self.tr("{0}: by {1}").format(entry.title, day_words(entry.due)), "small", parent=frame, wrap=True
                )
            )
        return frame

    def _add_buttons(self, layout: QVBoxLayout) -> None:
        look = self._look
        self._hint = label(self._hint_text(), "muted", parent=self, wrap=True)
        self._hint.setObjectName("install_hint")
        self._hint.setVisible(bool(self._hint.text()))
        layout.addWidget(self._hint)
        text = {
            PackStanding.NEW: self.tr("Install"),
            PackStanding.UPDATE: self.tr("Update"),
            PackStanding.SAME: self.tr("Install again"),
            PackStanding.OLDER: self.tr("Install"),
        }[look.standing]
        if look.signer is SignerStanding.OTHER:
            text = self.tr("I trust it: {0}").format(text)
        cancel = button(self.tr("Cancel"), "install_cancel", parent=self)
        self._go = button(text, "install_go", kind="primary", parent=self)
        self._go.setEnabled(look.standing is not PackStanding.OLDER)
        row = button_row(cancel, self._go)
        layout.addLayout(row)
        cancel.clicked.connect(self.close)
        self._go.clicked.connect(self._on_go)
        self._go.setDefault(True)

    def _hint_text(self) -> str:
        match self._look.standing:
            case PackStanding.OLDER:
                text = self.tr("You have edition {0} of this pack already; this one is older.")
                return text.format(self._look.installed_edition)
            case PackStanding.SAME:
                return self.tr("You have this edition already. Installing it again brings back documents you removed.")
            case _:
                return ""

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        take = self._merge.taken if self._merge else frozenset[ItemKey]()
        accept = self._look.signer is SignerStanding.OTHER
        pack, name = self._look.pack, self._path.name
        work = partial(self._packs.install_pack, pack, name=name, take=take, accept_signer=accept)
        self._shell.jobs.run(work, self._on_done, self._on_failed)

    def _on_done(self, done: Installed) -> None:
        self.installed.emit(done)
        self.close()

    def _on_failed(self, error: Exception) -> None:
        self._shell.messages.show_error(error)
        self.close()
