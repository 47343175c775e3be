"""Where a teacher puts a test together: which cards, in which order, for how many points, and how it will look."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.worksheet import MOST_VARIANTS, Task, default_points, worksheets
from studyapp.formats.worksheet import worksheet_html
from studyapp.ui.controls import button, give_size, label, tool_button
from studyapp.ui.quiz.paper_words import worksheet_words
from studyapp.ui.quiz.wording import type_name
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from studyapp.domain.card import Card, CardId
    from studyapp.ui.look import Look

_CARD = Qt.ItemDataRole.UserRole
_POINTS = Qt.ItemDataRole.UserRole + 1
_LOCK = Qt.ItemDataRole.UserRole + 2
_MOST_POINTS = 99
_PROMPT_LENGTH = 140


class Lock(IntEnum):
    """Whether an exercise stays on the sheet as it is."""

    OPEN = 0
    OWN = 1
    """By who makes the test; taken off by a click."""
    AUTHOR = 2
    """By the author of the course; it holds."""


class PaperTestDialog(QDialog):
    """Cards on the left, the sheet as it will be on the right. Holds no data of its own: `PaperWork` fills it.

    What is locked stays ticked, and is neither swapped nor taken off; its place and its points can be changed.

    Signals:
        pdf_requested, html_requested: keep the test.
        taking_requested: answer it here, in this order (tuple of Card).
        swap_requested: another card from the same passage instead of each of these (tuple of Card, tuple of CardId that
            are there).
    """

    pdf_requested = Signal()
    html_requested = Signal()
    taking_requested = Signal(object)
    swap_requested = Signal(object, object)

    def __init__(
        self,
        look: Look,
        title: str,
        cards: Sequence[Card],
        parent: QWidget,
        *,
        locks: Mapping[CardId, Lock] = MappingProxyType({}),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paper_test")
        self.setWindowTitle(self.tr("Test on paper"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 1080, 680)
        self._look = look
        self._ways: dict[str, QToolButton] = {}
        self._title = QLineEdit(title, self)
        self._title.setCursorPosition(0)
        self._list = QListWidget(self)
        self._variants = QSpinBox(self)
        self._points = QSpinBox(self)
        for number in (self._variants, self._points):
            number.lineEdit().setTextMargins(SPACE_XS, 0, 0, 0)  # the style sheet's padding does not reach it
        self._keys = QCheckBox(self.tr("With the keys, each on its own page"), self)
        self._sum = label("", "muted", parent=self)
        self._told = label("", "muted", parent=self, wrap=True)
        self._told.setObjectName("paper_told")
        self._page = QTextEdit(self)
        self._set_up()
        for card in cards:
            self._list.addItem(self._dressed(_item(card), locks.get(card.id, Lock.OPEN)))
        self._assemble()
        self._connect()
        self._list.setCurrentRow(0)
        self._refresh()

    def tasks(self) -> tuple[Task, ...]:
        """Return what is ticked, in its order."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return tuple(Task(item.data(_CARD), item.data(_POINTS)) for item in items if _is_ticked(item))

    def title(self) -> str:
        """Return the heading of the sheets."""
        return self._title.text().strip() or self.tr("Test")

    def html(self) -> str:
        """Return the sheets as they will be kept."""
        sheets = worksheets(self.title(), self.tasks(), variants=self._variants.value())
        return worksheet_html(sheets, worksheet_words(), with_keys=self._keys.isChecked())

    def swap(self, card: Card, instead: Card) -> None:
        """Put another card in the place of one."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.data(_CARD).id == card.id:
                self._list.takeItem(row)
                self._list.insertItem(row, self._dressed(_item(instead), Lock.OPEN))
                self._list.setCurrentRow(row)
                return

    def tell(self, text: str) -> None:
        """Say something short: the window's own messages may lie behind this dialog."""
        self._told.setText(text)

    def _dressed(self, item: QListWidgetItem, lock: Lock) -> QListWidgetItem:
        """Let the item show its lock."""
        item.setData(_LOCK, lock)
        flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
        prompt: str = item.data(_CARD).wording.prompt
        if lock is Lock.OPEN:
            item.setIcon(QIcon())
            item.setToolTip(prompt)
        else:
            flags &= ~Qt.ItemFlag.ItemIsUserCheckable
            item.setCheckState(Qt.CheckState.Checked)
            item.setIcon(self._look.icon("lock", self._look.theme.muted))
            told = {Lock.OWN: self.tr("Locked"), Lock.AUTHOR: self.tr("Locked by the author of the course")}[lock]
            item.setToolTip(f"{prompt}\n{told}")
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, told)
        item.setFlags(flags)
        return item

    def _set_up(self) -> None:
        self._title.setObjectName("paper_title")
        self._title.setAccessibleName(self.tr("Title of the test"))
        self._list.setObjectName("paper_cards")
        self._list.setAccessibleName(self.tr("Cards of the test, in its order"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._list.setSpacing(2)
        for box, name, words, most in (
            (self._variants, "paper_variants", self.tr("Variants"), MOST_VARIANTS),
            (self._points, "paper_points", self.tr("Points of the chosen card"), _MOST_POINTS),
        ):
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.setRange(1, most)
            box.setMinimumSize(QSize(72, 0))
        self._keys.setObjectName("paper_keys")
        self._keys.setAccessibleName(self._keys.text())
        self._keys.setChecked(True)
        self._page.setObjectName("paper_preview")
        self._page.setAccessibleName(self.tr("How the test will look"))
        self._page.setReadOnly(True)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.document().setDocumentMargin(SPACE_L)
        self._page.setStyleSheet("QTextEdit { background: #ffffff; color: #000000; }")  # paper is white in every theme

    def _assemble(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(label(self.tr("Title"), "caption", parent=self))
        left.addWidget(self._title)
        left.addLayout(self._tools())
        left.addWidget(self._list, 1)
        left.addWidget(self._sum)
        right = QVBoxLayout()
        right.setSpacing(SPACE_S)
        options = QHBoxLayout()
        options.setSpacing(SPACE_S)
        options.addWidget(label(self.tr("Variants"), "caption", parent=self))
        options.addWidget(self._variants)
        options.addSpacing(SPACE_M)
        options.addWidget(self._keys)
        options.addStretch(1)
        right.addLayout(options)
        right.addWidget(self._page, 1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_L)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addLayout(columns, 1)
        layout.addLayout(self._buttons())

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        for icon, words, name, slot in (
            ("chevron_up", self.tr("Earlier (Alt+Up)"), "paper_up", self._on_up),
            ("chevron_down", self.tr("Later (Alt+Down)"), "paper_down", self._on_down),
            ("lock", self.tr("Lock: it stays as it is"), "paper_lock", self._on_lock),
            ("refresh", self.tr("Another card from the same passage"), "paper_swap", self._on_swap),
            ("trash", self.tr("Take it off the list"), "paper_remove", self._on_remove),
        ):
            made = self._ways[name] = tool_button(self._look, icon, words, name, parent=self)
            made.clicked.connect(slot)
            row.addWidget(made)
        self._ways["paper_lock"].setCheckable(True)
        every = button(self.tr("Swap all"), "paper_swap_all", kind="quiet", parent=self)
        every.setToolTip(self.tr("Another card from its passage for each that is ticked and not locked"))
        every.clicked.connect(self._on_swap_all)
        row.addWidget(every)
        row.addStretch(1)
        row.addWidget(label(self.tr("Points"), "caption", parent=self))
        row.addWidget(self._points)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        take = button(self.tr("Take it here"), "paper_take", parent=self)
        page = button(self.tr("Save as HTML…"), "paper_html", parent=self)
        pdf = button(self.tr("Save as PDF…"), "paper_pdf", kind="primary", parent=self)
        take.clicked.connect(self._on_take)
        page.clicked.connect(self.html_requested)
        pdf.clicked.connect(self.pdf_requested)
        self._needing = (take, page, pdf)
        row.addWidget(take)
        row.addWidget(self._told, 1)
        row.addWidget(page)
        row.addWidget(pdf)
        return row

    def _connect(self) -> None:
        self._title.textChanged.connect(self._refresh)
        self._variants.valueChanged.connect(self._refresh)
        self._keys.toggled.connect(self._refresh)
        self._points.valueChanged.connect(self._on_points)
        self._list.itemChanged.connect(self._refresh)
        self._list.currentItemChanged.connect(self._on_current)
        add_shortcut(self, "quiz.move_up", self._on_up)
        add_shortcut(self, "quiz.move_down", self._on_down)
        model = self._list.model()
        model.rowsMoved.connect(self._refresh)
        model.rowsInserted.connect(self._refresh)
        model.rowsRemoved.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        tasks = self.tasks()
        for each in self._needing:
            each.setEnabled(bool(tasks))
        points = sum(task.points for task in tasks)
        self._sum.setText(self.tr("{0} exercises, {1} points").format(len(tasks), points))
        bar = self._page.verticalScrollBar()
        place = bar.value()
        self._page.setHtml(self.html())
        bar.setValue(place)

    @Slot()
    def _on_current(self) -> None:
        chosen = self._list.currentRow() >= 0
        self._points.setEnabled(chosen)
        lock = self._list.currentItem().data(_LOCK) if chosen else Lock.AUTHOR
        self._ways["paper_lock"].setEnabled(lock != Lock.AUTHOR)
        self._ways["paper_lock"].setChecked(chosen and lock != Lock.OPEN)
        for name in ("paper_swap", "paper_remove"):
            self._ways[name].setEnabled(lock == Lock.OPEN)
        if chosen:
            self._points.blockSignals(True)
            self._points.setValue(self._list.currentItem().data(_POINTS))
            self._points.blockSignals(False)

    @Slot(int)
    def _on_points(self, points: int) -> None:
        if self._list.currentRow() >= 0:
            self._list.currentItem().setData(_POINTS, points)

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self._list.currentRow()
        if row >= 0 and 0 <= row + step < self._list.count():
            self._list.insertItem(row + step, self._list.takeItem(row))
            self._list.setCurrentRow(row + step)

    @Slot()
    def _on_remove(self) -> None:
        if self._list.currentRow() >= 0:
            self._list.takeItem(self._list.currentRow())

    @Slot()
    def _on_lock(self) -> None:
        item = self._list.currentItem()
        blocked = self._list.blockSignals(True)  # the sheet is the same
        self._dressed(item, Lock.OWN if item.data(_LOCK) == Lock.OPEN else Lock.OPEN)
        self._list.blockSignals(blocked)
        self._on_current()

    @Slot()
    def _on_swap(self) -> None:
        if self._list.currentRow() >= 0:
            self._swap([self._list.currentItem()])

    @Slot()
    def _on_swap_all(self) -> None:
        items = [self._list.item(row) for row in range(self._list.count())]
        self._swap([item for item in items if item.data(_LOCK) == Lock.OPEN and _is_ticked(item)])

    def _swap(self, items: Sequence[QListWidgetItem]) -> None:
        there = tuple(self._list.item(row).data(_CARD).id for row in range(self._list.count()))
        self.swap_requested.emit(tuple(item.data(_CARD) for item in items), there)

    @Slot()
    def _on_take(self) -> None:
        self.taking_requested.emit(tuple(task.card for task in self.tasks()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(1080, 680)


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def _item(card: Card) -> QListWidgetItem:
    prompt = card.wording.prompt.replace("\n", " ")
    short = prompt if len(prompt) <= _PROMPT_LENGTH else f"{prompt[: _PROMPT_LENGTH - 1]}…"
    item = QListWidgetItem(f"{short}\n{type_name(card.type)}")
    item.setData(_CARD, card)
    item.setData(_POINTS, default_points(card))
    item.setCheckState(Qt.CheckState.Checked)
    return item
