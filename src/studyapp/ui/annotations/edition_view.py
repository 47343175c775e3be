"""What the latest new edition did: same, moved, changed, gone; and the tray from which a person re-attaches things."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from studyapp.domain.anchoring import Fate
from studyapp.domain.document import Place
from studyapp.domain.edition_report import EditionItem, ItemKind
from studyapp.ui.controls import button, chip, label
from studyapp.ui.flow_layout import FlowLayout
from studyapp.ui.table_model import Column, TableModel
from studyapp.ui.theme import SPACE_M, SPACE_S
from studyapp.ui.translation import QT_TRANSLATE_NOOP
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from PySide6.QtWidgets import QToolButton

    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.domain.edition_report import EditionReport
    from studyapp.services.editions import Editions
    from studyapp.ui.shell import Shell

_FATES = {
    Fate.GONE: QT_TRANSLATE_NOOP("EditionView", "Gone"),
    Fate.CHANGED: QT_TRANSLATE_NOOP("EditionView", "Changed"),
    Fate.MOVED: QT_TRANSLATE_NOOP("EditionView", "Moved"),
    Fate.SAME: QT_TRANSLATE_NOOP("EditionView", "Same"),
}
_KINDS = {
    ItemKind.ANNOTATION: QT_TRANSLATE_NOOP("EditionView", "Mark"),
    ItemKind.CARD: QT_TRANSLATE_NOOP("EditionView", "Card"),
    ItemKind.EVENT: QT_TRANSLATE_NOOP("EditionView", "Own event"),
    ItemKind.EVENT_CORRECTION: QT_TRANSLATE_NOOP("EditionView", "Corrected event"),
    ItemKind.GLOSSARY_CORRECTION: QT_TRANSLATE_NOOP("EditionView", "Corrected entry"),
}


class EditionView(QWidget):
    """Shows a report, one fate at a time.

    Signals:
        left: back to the list of marks.
        settled: something of the report was decided; it is to be read again.
    """

    left = Signal()
    settled = Signal()

    def __init__(self, editions: Editions, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("edition_view")
        self._editions = editions
        self._shell = shell
        self._document_id: DocumentId | None = None
        self._items: tuple[EditionItem, ...] = ()
        self._title = label("", "lead", parent=self, wrap=True)
        self._chips: dict[Fate, QToolButton] = {}
        self._model = TableModel[EditionItem]([Column(self.tr("Item"), self._row, self._row, _whole)], self)
        self._list = QListView(self)
        self._before = label("", "muted", parent=self, wrap=True)
        self._after = label("", "", parent=self, wrap=True)
        self._hint = label("", "small", parent=self, wrap=True)
        self._attach = button(self.tr("Attach to the selection"), "edition_attach", kind="primary", parent=self)
        self._leave = button(self.tr("Leave as it is"), "edition_leave", parent=self)
        self._delete = button(self.tr("Delete"), "edition_delete", kind="danger", parent=self)
        self._assemble()
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._attach.clicked.connect(self._on_attach)
        self._leave.clicked.connect(weakly(self._settle, False))
        self._delete.clicked.connect(weakly(self._settle, True))

    @property
    def has_report(self) -> bool:
        """Whether the document has had a new edition."""
        return bool(self._items)

    def show_report(self, document_id: DocumentId | None, report: EditionReport | None) -> None:
        """Show what the latest edition of a document changed."""
        self._document_id = document_id
        self._items = report.items if report else ()
        if report is not None:
            name = report.source_name or self.tr("pasted text")
            self._title.setText(self.tr("The new edition: {0}").format(name))
        for fate, made in self._chips.items():
            count = len(self._of(fate))
            made.setText(f"{self.tr(_FATES[fate])} {count}")
            made.setAccessibleName(made.text())
        self._show()

    def _of(self, fate: Fate) -> list[EditionItem]:
        return [item for item in self._items if item.fate is fate and not (item.settled and fate is Fate.GONE)]

    def _show(self) -> None:
        fate = next((fate for fate, made in self._chips.items() if made.isChecked()), Fate.GONE)
        self._model.set_rows(self._of(fate))
        if self._model.rows:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self._show_item()

    def _show_item(self) -> None:
        item = self._item()
        gone = item is not None and item.fate is Fate.GONE
        for part in (self._attach, self._leave, self._delete):
            part.setVisible(gone)
        self._before.setText(f"“{_short(item.before)}”" if item else "")
        self._after.setText(f"→ “{_short(item.after)}”" if item and item.fate is Fate.CHANGED else "")
        self._after.setVisible(bool(self._after.text()))
        if item is None:
            self._hint.setText(self.tr("Nothing of this kind."))
        elif gone:
            self._hint.setText(self.tr("Select the passage in the article that it belongs to now, then attach it."))
        else:
            self._hint.setText("")

    def _item(self) -> EditionItem | None:
        index = self._list.currentIndex()
        return self._model.item(index) if index.isValid() and index.row() < len(self._model.rows) else None

    def _row(self, item: EditionItem) -> str:
        words = " ".join((item.label or item.before).split())
        return f"{self.tr(_KINDS[item.kind])} · {words}"

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_item()
        item = self._item()
        if item is not None and item.span is not None and self._document_id is not None and self.isVisible():
            self._shell.signals.place_requested.emit(Place(self._document_id, item.span))

    @Slot()
    def _on_attach(self) -> None:
        item, place = self._item(), self._shell.signals.selection
        if item is None or place is None or place.document_id != self._document_id:
            self._hint.setText(self.tr("Nothing is selected in the article yet: select the passage there first."))
            return
        work = partial(self._editions.attach, place.document_id, item.kind, item.item_id, place.span)
        self._shell.jobs.write(work, self._on_done)

    def _settle(self, delete: bool) -> None:
        item = self._item()
        if item is not None and self._document_id is not None:
            work = partial(self._editions.settle, self._document_id, item.kind, item.item_id, delete=delete)
            self._shell.jobs.write(work, self._on_done)

    def _on_done(self, _changes: Changes) -> None:
        self.settled.emit()

    def _choose(self, fate: Fate) -> None:
        for other, made in self._chips.items():
            made.setChecked(other is fate)
        self._show()

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        back = button(self.tr("Back to the marks"), "edition_back", kind="quiet", parent=self)
        back.clicked.connect(self.left)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(back)
        chips = FlowLayout(spacing=SPACE_S)
        for fate, text in _FATES.items():
            made = chip(self.tr(text), f"edition_{fate}", parent=self)
            made.setChecked(fate is Fate.GONE)
            made.clicked.connect(weakly(self._choose, fate))
            self._chips[fate] = made
            chips.addWidget(made)
        self._list.setObjectName("edition_list")
        self._list.setAccessibleName(self.tr("What hangs on passages"))
        self._list.setModel(self._model)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        actions = FlowLayout(spacing=SPACE_S)
        for part in (self._attach, self._leave, self._delete):
            actions.addWidget(part)
        column.addLayout(top)
        column.addLayout(chips)
        column.addWidget(self._list, 1)
        for part in (self._before, self._after, self._hint):
            column.addWidget(part)
        column.addLayout(actions)


def _whole(item: EditionItem) -> str:
    return f"{item.before}\n→ {item.after}" if item.after and item.after != item.before else item.before


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 220 else f"{plain[:219].rstrip()}…"
