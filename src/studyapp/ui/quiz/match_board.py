"""Two columns to be matched. One on the left waits for its partner; a digit or a click chooses it on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from studyapp.ui.controls import set_state
from studyapp.ui.quiz.wrapped_button import WrappedButton
from studyapp.ui.theme import SPACE_S
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from studyapp.ui.look import Look


class MatchBoard(QWidget):
    """Two columns of buttons.

    Signals:
        paired: left and right were put together (their indexes).
    """

    paired = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_match_board")
        self._look = look
        self._left: list[WrappedButton] = []
        self._right: list[WrappedButton] = []
        self._pairs: dict[int, int] = {}
        self._current = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_S)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    @property
    def pairs(self) -> Mapping[int, int]:
        """Which right one was given to which left one."""
        return self._pairs

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        """The pairs in words, in the order of the left column."""
        return tuple((self._left[left].words, self._right[self._pairs[left]].words) for left in sorted(self._pairs))

    def lay_out(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Show both columns; nothing is paired, the first on the left waits."""
        for old in (*self._left, *self._right):
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._pairs, self._current = {}, 0
        self._left = [WrappedButton("", words, f"quiz_left_{n}", self._look, self) for n, words in enumerate(left, 1)]
        self._right = [
            WrappedButton(str(n), words, f"quiz_right_{n}", self._look, self) for n, words in enumerate(right, 1)
        ]
        for column, buttons in enumerate((self._left, self._right)):
            for row, each in enumerate(buttons):
                self._grid.addWidget(each, row, column)
                each.clicked.connect(weakly(self._on_right if column else self._on_left, row))
        self._mark()

    def press_digit(self, digit: int) -> None:
        """Give the one that waits on the left the partner `digit`, from 1."""
        if digit <= len(self._right):
            self._on_right(digit - 1)

    def fix(self, left: int) -> None:
        """Take a pair as found: neither of the two can be chosen any more."""
        right = self._pairs[left]
        for each in (self._left[left], self._right[right]):
            set_state(each, "verdict", "right")
            each.setEnabled(False)
        self._advance()

    def miss(self, left: int) -> None:
        """Say that a pair does not belong together, and part the two; the left one waits on."""
        right = self._pairs.pop(left)
        self._current = left
        self._mark()
        set_state(self._right[right], "verdict", "wrong")
        self._right[right].update()

    def show_result(self, right: Mapping[int, int]) -> int:
        """Mark which pairs are right, and return how many are; `right` maps the left to the right column."""
        found = 0
        for left, each in enumerate(self._left):
            good = self._pairs.get(left) == right.get(left)
            found += good
            set_state(each, "verdict", "right" if good else "wrong")
            each.setEnabled(False)
            each.update()
        for each in self._right:
            each.setEnabled(False)
        return found

    @Slot(object)
    def _on_left(self, left: int) -> None:
        self._current = left
        self._mark()

    @Slot(object)
    def _on_right(self, right: int) -> None:
        if self._current >= len(self._left) or not self._right[right].isEnabled():
            return
        left = self._current
        for other, taken in list(self._pairs.items()):
            if taken == right:
                del self._pairs[other]
        self._pairs[left] = right
        self._advance()
        self.paired.emit(left, right)

    def _advance(self) -> None:
        """Let the next one on the left wait that has no partner yet."""
        count = len(self._left)
        following = (number % count for number in range(self._current, self._current + count))
        self._current = next((left for left in following if left not in self._pairs), count)
        self._mark()

    def _mark(self) -> None:
        for left, each in enumerate(self._left):
            partner = self._pairs.get(left)
            if each.isEnabled():
                each.set_number("" if partner is None else str(partner + 1))
                set_state(each, "verdict", "chosen" if left == self._current else "")
            each.update()
        for each in self._right:
            if each.isEnabled():
                set_state(each, "verdict", "")
            each.update()
