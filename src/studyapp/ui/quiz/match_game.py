"""The match game: terms and meanings, people and roles, events and dates, six pairs a round."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.document import Place
from studyapp.domain.games import PairKind, match_round, shuffled
from studyapp.ui.controls import button, label, scroll_area
from studyapp.ui.date_words import date_words
from studyapp.ui.quiz.game_head import GameHead
from studyapp.ui.quiz.match_board import MatchBoard
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_M, SPACE_S
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from studyapp.domain.document import DocumentId
    from studyapp.domain.games import Pair
    from studyapp.services.games import Games
    from studyapp.ui.shell import Shell


class MatchGame(QWidget):
    """Rounds without an end; nothing of them is logged.

    Signals:
        ended: back to the first page of the quiz.
    """

    ended = Signal()

    def __init__(self, games: Games, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_match_game")
        self._games = games
        self._shell = shell
        self._document_id: DocumentId | None = None
        self._all: tuple[Pair, ...] = ()
        self._round: tuple[Pair, ...] = ()
        self._right: tuple[Pair, ...] = ()
        self._number = self._slips = 0
        self._last: Pair | None = None
        how = self.tr("The marked one on the left waits for its partner: press its number, or click it.")
        self._head = GameHead(self.tr("Match game"), how, "quiz_match", shell.look, self)
        self._board = MatchBoard(shell.look, self)
        self._said = label("", "strong", parent=self, wrap=True)
        self._said.setObjectName("quiz_match_said")
        self._source = button(
            self.tr("Where it says so"), "quiz_match_source", look=shell.look, icon="source", kind="quiet", parent=self
        )
        self._source.setToolTip("G")
        self._next = button(self.tr("Next round"), "quiz_match_next", kind="primary", parent=self)
        self._build()
        self._head.left.connect(self.ended)
        self._board.paired.connect(self._on_paired)
        self._next.clicked.connect(self._on_next)
        self._source.clicked.connect(self._on_source)
        add_shortcut(self, "quiz.end", self.ended.emit)
        add_shortcut(self, "quiz.source", self._on_source)
        for digit in range(1, 10):
            add_shortcut(self, f"quiz.{digit}", weakly(self._board.press_digit, digit))

    def open(self, document_id: DocumentId) -> None:
        """Begin with the first round about a document."""
        self._document_id, self._number = document_id, 0
        self._shell.jobs.run(partial(self._games.pairs, document_id), self._on_pairs)

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._board)
        column.addStretch(1)
        area = scroll_area(content, "quiz_match_scroll", self.tr("Pairs"), parent=self, takes_focus=False)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._said, 1)
        row.addWidget(self._source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._head)
        layout.addWidget(area, 1)
        layout.addLayout(row)
        layout.addWidget(self._next)

    def _on_pairs(self, pairs: tuple[Pair, ...]) -> None:
        self._all = pairs
        self._begin()

    def _begin(self) -> None:
        self._round = match_round(self._all, self._number)
        if not self._round:
            self.ended.emit()
            return
        self._slips, self._last = 0, None
        self._right = shuffled(self._round, _right_of, seed=str(self._number))
        self._board.lay_out([pair.left for pair in self._round], [_words(pair) for pair in self._right])
        names = {
            PairKind.TERM: self.tr("names and what they mean"),
            PairKind.PERSON: self.tr("people and what they are"),
            PairKind.DATE: self.tr("events and their dates"),
            PairKind.CARD: self.tr("pairs of your cards"),
        }
        self._head.begin(self.tr("Round {0}: {1}").format(self._number + 1, names[self._round[0].kind]))
        self._said.setText("")
        self._source.hide()
        self._next.hide()
        self.setFocus()

    @Slot(int, int)
    def _on_paired(self, left: int, right: int) -> None:
        pair = self._round[left]
        self._last = pair
        self._source.setVisible(pair.source is not None)
        if self._right[right] is not pair:
            self._slips += 1
            self._board.miss(left)
            self._said.setText(self.tr("✗ These two do not belong together."))
            return
        self._board.fix(left)
        self._said.setText(self.tr("✓ Right."))
        if len(self._board.pairs) == len(self._round):
            self._finish()

    def _finish(self) -> None:
        self._head.stop()
        slips = self.tr("no slip") if not self._slips else self.tr("slips: {0}").format(self._slips)
        seconds = self._head.seconds
        took = "" if seconds is None else self.tr(", {0} s").format(seconds)
        self._said.setText(self.tr("All {0} found, {1}{2}.").format(len(self._round), slips, took))
        self._next.show()
        self._next.setFocus()

    @Slot()
    def _on_next(self) -> None:
        self._number += 1
        self._begin()

    @Slot()
    def _on_source(self) -> None:
        if self._last is not None and self._last.source is not None and self._document_id is not None:
            self._shell.signals.place_requested.emit(Place(self._document_id, self._last.source))


def _right_of(pair: Pair) -> str:
    return pair.right


def _words(pair: Pair) -> str:
    return pair.right if pair.when is None else date_words(pair.when)
