"""Where a session begins: what waits today and the ways to study it, and beside that the cards to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.card import CardState
from studyapp.ui.controls import chip, label, scroll_area, tool_button
from studyapp.ui.quiz.deck import DeckView
from studyapp.ui.quiz.goal_line import GoalLine
from studyapp.ui.quiz.way_tile import WayTile
from studyapp.ui.quiz.ways import Way
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.card import Card
    from studyapp.domain.progress import Counts
    from studyapp.domain.study import Goal, Today
    from studyapp.ui.look import Look

STUDY, CARDS = 0, 1


class HomeView(QWidget):
    """Two pages: how to study, and which cards.

    Attributes:
        deck: the page of the cards.

    Signals:
        way_chosen: begin this (Way).
        write_changed: answers shall be written, or not (bool).
        whole_library_changed: whether the counts are of all documents (bool).
        preferences_requested: open what can be set.
    """

    way_chosen = Signal(object)
    write_changed = Signal(bool)
    whole_library_changed = Signal(bool)
    preferences_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_home")
        self._look = look
        self._numbers: dict[str, QLabel] = {}
        self._tiles: dict[Way, WayTile] = {}
        self._chosen_page = False
        self.deck = DeckView(look, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._build_study(look))
        self._pages.addWidget(self.deck)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_M, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addLayout(self._build_tabs())
        layout.addWidget(self._pages, 1)
        self._tabs.idClicked.connect(self._on_tab)
        self._scope.buttonClicked.connect(self._on_scope)
        self._write.clicked.connect(self.write_changed)

    def show_counts(self, counts: Counts, studied: int) -> None:
        """Show what waits, how many cards are in the schedule, and offer what can be done about it."""
        for name, number in (("new", counts.new), ("learning", counts.learning), ("due", counts.due)):
            self._numbers[name].setText(str(number))
        review = counts.due + counts.learning
        self._tiles[Way.REVIEW].show_number(review)
        self._tiles[Way.LEARN].show_number(counts.new)
        self._tiles[Way.PRACTICE].show_number(studied)
        self._tiles[Way.TEST].show_number(studied)
        first = Way.REVIEW if review else Way.LEARN if counts.new else None
        for way, tile in self._tiles.items():
            tile.set_first(way is first)

    def show_today(self, today: Today, goal: Goal) -> None:
        """Show what was done today, and how near the goal is."""
        self._goal.show_progress(today, goal)

    def add_plan(self, view: QWidget) -> None:
        """Show the plan of the course below the counts."""
        self._plan_row.addWidget(view)

    def show_games(self, pairs: int, dates: int) -> None:
        """Offer the games, so far as the article has something for them."""
        self._tiles[Way.MATCH].show_number(pairs)
        self._tiles[Way.ORDER].show_number(dates)

    def show_write(self, write: bool) -> None:
        """Tick whether answers shall be written."""
        self._write.setChecked(write)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """List the document's cards; they lie open while none is in the schedule and nobody has turned the page."""
        suggested = sum(card.state is CardState.SUGGESTED for card in cards)
        self._cards_chip.setText(self.tr("Cards") + (f"  {suggested}" if suggested else ""))
        self.deck.show_cards(cards)
        if not self._chosen_page:
            studied = any(card.state is not CardState.SUGGESTED for card in cards)
            self._turn_to(CARDS if suggested and not studied else STUDY)

    def _build_tabs(self) -> QHBoxLayout:
        self._study_chip = chip(self.tr("Study"), "quiz_page_study", parent=self)
        self._cards_chip = chip(self.tr("Cards"), "quiz_page_cards", parent=self)
        self._tabs = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_M, 0, SPACE_M, 0)
        row.setSpacing(SPACE_S)
        for page, part in enumerate((self._study_chip, self._cards_chip)):
            self._tabs.addButton(part, page)
            row.addWidget(part)
        self._study_chip.setChecked(True)
        row.addStretch(1)
        return row

    def _build_study(self, look: Look) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self._build_counts(look))
        self._plan_row = QVBoxLayout()
        column.addLayout(self._plan_row)
        for way in Way:
            tile = WayTile(way, look, content)
            tile.clicked.connect(weakly(self._on_way, way))
            self._tiles[way] = tile
            column.addWidget(tile)
        self._write = QCheckBox(self.tr("Write answers, where a card allows it"), content)
        self._write.setObjectName("quiz_write")
        self._write.setAccessibleName(self._write.text())
        self._write.setToolTip(self.tr("Type the answer and press Enter: it is compared with what is right"))
        column.addSpacing(SPACE_S)
        column.addWidget(self._write)
        column.addStretch(1)
        return scroll_area(content, "quiz_ways", self.tr("Ways to study"), parent=self, takes_focus=False)

    def _build_counts(self, look: Look) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addLayout(self._build_scope())
        row = QHBoxLayout()
        for name, text in (("new", self.tr("New")), ("learning", self.tr("Learning")), ("due", self.tr("Due"))):
            cell = QVBoxLayout()
            cell.setSpacing(0)
            number = label("0", "display")
            number.setObjectName(f"quiz_count_{name}")
            self._numbers[name] = number
            cell.addWidget(number)
            cell.addWidget(label(text, "small"))
            row.addLayout(cell, 1)
        column.addLayout(row)
        self._goal = GoalLine(look, "quiz_goal", self)
        column.addWidget(self._goal)
        return frame

    def _build_scope(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        self._this = chip(self.tr("This document"), "quiz_scope_document", parent=self)
        self._all = chip(self.tr("All documents"), "quiz_scope_library", parent=self)
        self._scope = QButtonGroup(self)
        for part in (self._this, self._all):
            self._scope.addButton(part)
            row.addWidget(part)
        self._this.setChecked(True)
        words = self.tr("Goal, daily limits and more…")
        options = tool_button(self._look, "settings", words, "quiz_preferences", parent=self)
        options.clicked.connect(self.preferences_requested)
        row.addStretch(1)
        row.addWidget(options)
        return row

    def _turn_to(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._tabs.button(page).setChecked(True)

    @Slot(int)
    def _on_tab(self, page: int) -> None:
        self._chosen_page = True
        self._turn_to(page)

    @Slot()
    def _on_scope(self) -> None:
        self.whole_library_changed.emit(self._all.isChecked())

    @Slot(object)
    def _on_way(self, way: Way) -> None:
        self.way_chosen.emit(way)
