"""Which sections shall be studied by when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.controls import button, label
from studyapp.ui.table_model import Column, TableModel
from studyapp.ui.theme import SPACE_M, SPACE_S
from studyapp.ui.words import day_words

if TYPE_CHECKING:
    from datetime import date

    from studyapp.domain.document import DocumentId
    from studyapp.domain.pack import PackDraft, PlanEntry
    from studyapp.services.pack_making import PackMaking
    from studyapp.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry with the title of its document: two chapters may have a section of one name."""

    entry: PlanEntry
    document: str
    cards: int = 0


class PlanPage(QWidget):
    """All sections in a table; a day is given to the selected ones.

    Signals:
        changed: the plan is another one.
    """

    changed = Signal()

    def __init__(self, making: PackMaking, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._making = making
        self._shell = shell
        self._entries: tuple[PlanEntry, ...] = ()
        self._documents: tuple[str, ...] = ()
        self._of: tuple[str, ...] = ()
        self._cards: Counter[tuple[DocumentId, str]] = Counter()
        columns = (
            Column(self.tr("Section"), _title, _title),
            Column(self.tr("Document"), _document, _document),
            Column(self.tr("Cards"), _cards, _cards_key, numeric=True),
            Column(self.tr("By"), _day, _day_key),
        )
        self._model: TableModel[_Row] = TableModel(columns, self)
        table = self._table = QTableView(self)
        table.setObjectName("making_plan")
        table.setAccessibleName(self.tr("Plan of the course"))
        table.setModel(self._model)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        hint = self.tr("Select sections, and say by which day they shall be studied. Learners see the plan.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_M, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(label(hint, "muted", parent=self, wrap=True))
        layout.addWidget(table, 1)
        layout.addLayout(self._make_row())
        table.selectionModel().selectionChanged.connect(self._on_selected)
        self._on_selected()

    def _make_row(self) -> QHBoxLayout:
        self._date = QDateEdit(QDate.currentDate().addDays(7), self)
        self._date.setObjectName("making_day")
        self._date.setAccessibleName(self.tr("Day"))
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("d MMMM yyyy")
        self._set = button(self.tr("Set for the selected"), "making_set_day", parent=self)
        self._weekly = button(self.tr("One each week from then"), "making_weekly", parent=self)
        self._weekly.setToolTip(self.tr("The first of the selected by this day, the next a week later, and so on"))
        self._clear = button(self.tr("No day"), "making_no_day", parent=self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._date)
        row.addWidget(self._set)
        row.addWidget(self._weekly)
        row.addWidget(self._clear)
        row.addStretch(1)
        self._set.clicked.connect(self._on_set)
        self._weekly.clicked.connect(self._on_weekly)
        self._clear.clicked.connect(self._on_clear)
        return row

    def show_draft(self, draft: PackDraft) -> None:
        """Show the sections of this course's documents with their days."""
        of = _identity(draft)
        if of == self._of:
            return
        self._of = of
        self._entries = ()
        self._shell.jobs.run(partial(_planned, self._making, draft), self._on_planned)

    def count_cards(self, draft: PackDraft) -> None:
        """Show how many cards of the course each section has now."""
        self._shell.jobs.run(partial(self._making.cards_by_section, draft), self._on_counted)

    def applied(self, draft: PackDraft) -> PackDraft:
        """Return the course with this plan: what has a day."""
        if not self._entries or _identity(draft) != self._of:
            return draft  # not read yet
        return replace(draft, plan=tuple(entry for entry in self._entries if entry.due is not None))

    def _on_planned(self, rows: tuple[_Row, ...]) -> None:
        self._entries = tuple(row.entry for row in rows)
        self._documents = tuple(row.document for row in rows)
        self._table.setColumnHidden(1, len(set(self._documents)) < 2)
        self._fill()
        self.changed.emit()

    def _on_counted(self, cards: Counter[tuple[DocumentId, str]]) -> None:
        if cards != self._cards:
            self._cards = cards
            self._fill()

    def _fill(self) -> None:
        cards = [self._cards[entry.document_id, entry.section] for entry in self._entries]
        self._model.set_rows(tuple(map(_Row, self._entries, self._documents, cards)))

    @Slot()
    def _on_selected(self) -> None:
        chosen = self._table.selectionModel().hasSelection()
        for each in (self._set, self._weekly, self._clear):
            each.setEnabled(chosen)

    @Slot()
    def _on_set(self) -> None:
        self._give(self._day())

    @Slot()
    def _on_weekly(self) -> None:
        self._give(self._day(), step=timedelta(weeks=1))

    @Slot()
    def _on_clear(self) -> None:
        self._give(None)

    def _day(self) -> date:
        return cast("date", self._date.date().toPython())

    def _give(self, day: date | None, *, step: timedelta = timedelta(0)) -> None:
        """Give the selected rows a day, each `step` later than the one above it; they stay selected."""
        rows = sorted({index.row() for index in self._table.selectionModel().selectedRows()})
        days = {row: None if day is None else day + number * step for number, row in enumerate(rows)}
        self._entries = tuple(
            replace(entry, due=days[at]) if at in days else entry for at, entry in enumerate(self._entries)
        )
        self._fill()
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._model.index(row, 0), self._model.index(row, self._model.columnCount() - 1))
        self._table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.changed.emit()


def _identity(draft: PackDraft) -> tuple[str, ...]:
    return draft.pack_id, *(document.id for document in draft.documents)


def _planned(making: PackMaking, draft: PackDraft) -> tuple[_Row, ...]:
    days = {(entry.document_id, entry.section): entry.due for entry in draft.plan}
    return tuple(
        _Row(replace(entry, due=days.get((entry.document_id, entry.section))), making.title(document.id))
        for document in draft.documents
        for entry in making.plan_for(document.id)
    )


def _title(row: _Row) -> str:
    return row.entry.title


def _document(row: _Row) -> str:
    return row.document


def _cards(row: _Row) -> str:
    return str(row.cards)


def _cards_key(row: _Row) -> int:
    return row.cards


def _day(row: _Row) -> str:
    return "" if row.entry.due is None else day_words(row.entry.due)


def _day_key(row: _Row) -> str:
    return "" if row.entry.due is None else row.entry.due.isoformat()
