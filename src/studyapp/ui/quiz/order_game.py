"""The order game: events of the article, to be put in the order in which they happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.document import Place
from studyapp.domain.games import order_round, shuffled
from studyapp.ui.controls import button, label
from studyapp.ui.date_words import date_words
from studyapp.ui.quiz.game_head import GameHead
from studyapp.ui.quiz.order_board import OrderBoard
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from studyapp.domain.document import DocumentId
    from studyapp.domain.event import Event
    from studyapp.services.games import Games
    from studyapp.ui.shell import Shell


class OrderGame(QWidget):
    """Rounds without an end; nothing of them is logged.

    Signals:
        ended: back to the first page of the quiz.
    """

    ended = Signal()

    def __init__(self, games: Games, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_order_game")
        self._games = games
        self._shell = shell
        self._document_id: DocumentId | None = None
        self._all: tuple[Event, ...] = ()
        self._round: tuple[Event, ...] = ()
        self._number = 0
        self._looked_at = False
        how = self.tr("What happened first stands on top.")
        self._head = GameHead(self.tr("Order game"), how, "quiz_order", shell.look, self)
        self._board = OrderBoard(shell.look, self)
        self._said = label("", "strong", parent=self, wrap=True)
        self._said.setObjectName("quiz_order_said")
        self._source = button(
            self.tr("Where it says so"), "quiz_order_source", look=shell.look, icon="source", kind="quiet", parent=self
        )
        self._source.setToolTip(self.tr("G: of the marked event"))
        self._go = button(self.tr("Check"), "quiz_order_go", kind="primary", parent=self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._said, 1)
        row.addWidget(self._source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._head)
        layout.addWidget(self._board, 1)
        layout.addLayout(row)
        layout.addWidget(self._go)
        self._head.left.connect(self.ended)
        self._go.clicked.connect(self._on_go)
        self._source.clicked.connect(self._on_source)
        add_shortcut(self, "quiz.end", self.ended.emit)
        add_shortcut(self, "quiz.source", self._on_source)
        add_shortcut(self, "quiz.show", self._on_go)

    def open(self, document_id: DocumentId) -> None:
        """Begin with the first round about a document."""
        self._document_id, self._number = document_id, 0
        self._shell.jobs.run(partial(self._games.dates, document_id), self._on_dates)

    def _on_dates(self, events: tuple[Event, ...]) -> None:
        self._all = events
        self._begin()

    def _begin(self) -> None:
        self._round = order_round(self._all, self._number)
        if not self._round:
            self.ended.emit()
            return
        self._looked_at = False
        self._board.lay_out([event.label for event in shuffled(self._round, _label_of, seed=str(self._number))])
        self._head.begin(self.tr("Round {0}").format(self._number + 1))
        self._said.setText("")
        self._source.hide()
        self._go.setText(self.tr("Check"))
        self._board.list.setFocus()

    @Slot()
    def _on_go(self) -> None:
        if self._looked_at:
            self._number += 1
            self._begin()
            return
        self._looked_at = True
        self._head.stop()
        dates = {event.label: date_words(event) for event in self._round}
        right = self._board.show_result([event.label for event in self._round], dates)
        seconds = self._head.seconds
        took = "" if seconds is None else self.tr(", {0} s").format(seconds)
        everything = right == len(self._round)
        text = self.tr("✓ All in order{0}.") if everything else self.tr("{1} of {2} in their place{0}.")
        self._said.setText(text.format(took, right, len(self._round)))
        self._source.show()
        self._go.setText(self.tr("Next round"))

    @Slot()
    def _on_source(self) -> None:
        """Show where the article tells the event of the current row; not before the order was looked at."""
        row = self._board.list.currentRow()
        if not self._looked_at or not 0 <= row < len(self._round) or self._document_id is None:
            return
        words = self._board.given[row]
        for event in self._round:
            if event.label == words and event.proofs:
                self._shell.signals.place_requested.emit(Place(self._document_id, event.proofs[0]))


def _label_of(event: Event) -> str:
    return event.label
