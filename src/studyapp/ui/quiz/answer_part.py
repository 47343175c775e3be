"""How a card is answered: by choosing, writing, ordering or matching; nothing where one only thinks of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.domain.analysis import CardType, NoteKind
from studyapp.domain.card import PAIR, items_to_place
from studyapp.domain.study import can_be_written
from studyapp.ui.quiz.match_board import MatchBoard
from studyapp.ui.quiz.option_list import OptionList
from studyapp.ui.quiz.order_board import OrderBoard
from studyapp.ui.quiz.typed_answer import TypedAnswer
from studyapp.ui.theme import SPACE_M

if TYPE_CHECKING:
    from studyapp.domain.grading import Verdict
    from studyapp.services.quiz import Question
    from studyapp.ui.look import Look


class AnswerPart(QWidget):
    """Shows what fits the card.

    Attributes:
        options, typed: the parts that others listen to.

    Signals:
        chosen: an option was pressed; it is in `given` by now.
    """

    chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._choice: int | None = None
        self._writes = False
        self.options = OptionList(look, self)
        self.typed = TypedAnswer(look, self)
        self._order = OrderBoard(look, self)
        self._match = MatchBoard(look, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        for part in (self.options, self.typed, self._order, self._match):
            layout.addWidget(part)
            part.hide()
        self.options.chosen.connect(self._on_chosen)

    @property
    def writes(self) -> bool:
        """Whether the answer is being written."""
        return self._writes

    @property
    def choice(self) -> int | None:
        """Which option was chosen."""
        return self._choice

    @property
    def given(self) -> str:
        """What was answered, in the form of the card's answer; "" for nothing."""
        question = self._question
        if question is None:
            return ""
        if question.options:
            return "" if self._choice is None else question.options[self._choice]
        match question.card.type:
            case CardType.ORDER:
                return "\n".join(self._order.given)
            case CardType.MATCH:
                return "\n".join(PAIR.join(pair) for pair in self._match.given)
            case _:
                return self.typed.text if self._writes else ""

    def begin(self, question: Question, *, write: bool) -> QWidget | None:
        """Lay out what the card needs, and return what should have the focus; None where there is nothing to do."""
        self._question, self._choice = question, None
        card = question.card
        self._writes = write and can_be_written(card)
        self.options.lay_out(question)
        first, second = items_to_place(card)
        self._order.setVisible(card.type is CardType.ORDER)
        self._match.setVisible(card.type is CardType.MATCH)
        self.typed.setVisible(self._writes)
        self.setVisible(bool(question.options or first or self._writes))
        if card.type is CardType.ORDER:
            self._order.lay_out(first)
            return self._order.list
        if card.type is CardType.MATCH:
            self._match.lay_out(first, second)
        if self._writes:
            self.typed.begin()
            return self.typed.field
        return None

    def press_digit(self, digit: int) -> None:
        """Choose option `digit`, or the partner of what waits for one."""
        if self._match.isVisibleTo(self):
            self._match.press_digit(digit)
        elif digit <= self.options.count:
            self._on_chosen(digit - 1)

    def mark(self, *, revealed: bool) -> None:
        """Mark the options as chosen, or as right and wrong."""
        if self._question is not None:
            self.options.mark(self._choice, self._question.key_index, revealed=revealed)

    def show_result(self, question: Question, verdict: Verdict | None) -> None:
        """Show what was right; `verdict` is about what was written."""
        card = question.card
        self.mark(revealed=True)
        self.options.show_reasons(question)
        if self._writes:
            self.typed.show_verdict(verdict, card.wording.answer)
        if card.type is CardType.ORDER:
            dates = {note.option: note.value for note in card.option_notes if note.kind is NoteKind.DATED}
            self._order.show_result(card.wording.answer.splitlines(), dates)
        if card.type is CardType.MATCH:
            left, right = items_to_place(card)
            pairs = dict(line.split(PAIR, 1) for line in card.wording.answer.splitlines() if PAIR in line)
            self._match.show_result({n: right.index(pairs[each]) for n, each in enumerate(left) if each in pairs})

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self._choice = index
        self.mark(revealed=False)
        self.chosen.emit()
