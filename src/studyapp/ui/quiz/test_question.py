"""A question of a test: it is answered, and nothing is said about the answer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from studyapp.ui.controls import button, label, scroll_area, tool_button
from studyapp.ui.quiz.answer_part import AnswerPart
from studyapp.ui.quiz.wording import headings_line, prompt_html, type_name
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, Type
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.services.quiz import Question
    from studyapp.ui.look import Look


class TestQuestion(QWidget):
    """Asks, takes the answer with Enter, and goes on.

    Signals:
        answered: what was given, "" for nothing, and how long it took (str, milliseconds).
        ended: the learner wants to stop here.
    """

    __test__ = False
    answered = Signal(str, int)
    ended = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_test_question")
        self._look = look
        self._question: Question | None = None
        self._shown_at_s = 0.0
        self._next = button(self.tr("Next"), "quiz_test_next", kind="primary", parent=self)
        self._next.setToolTip(self.tr("Enter"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addLayout(self._build_head(look))
        layout.addWidget(self._build_scroll(look), 1)
        layout.addWidget(self._next)
        self._next.clicked.connect(self._on_next)
        self._given.chosen.connect(self._fill)
        self._given.typed.field.textChanged.connect(self._fill)
        look.changed.connect(self._fill)
        add_shortcut(self, "quiz.show", self._on_next)
        add_shortcut(self, "quiz.end", self.ended.emit)
        for digit in range(1, 10):
            add_shortcut(self, f"quiz.{digit}", weakly(self._given.press_digit, digit))

    def ask(self, question: Question, number: int, count: int, *, headings: Sequence[str] = ()) -> None:
        """Ask question `number` (from 1) of `count`."""
        self._question = question
        self._shown_at_s = time.monotonic()
        self._place.setText(self.tr("Question {0} of {1}").format(number, count))
        self._bar.setRange(0, count)
        self._bar.setValue(number - 1)
        self._headings.setText(headings_line(headings))
        self._headings.setVisible(bool(headings))
        focus = self._given.begin(question, write=True)
        self._fill()
        (focus or self._next).setFocus()

    def _build_head(self, look: Look) -> QVBoxLayout:
        self._place = label("", "small", parent=self)
        self._place.setObjectName("quiz_test_place")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("quiz_test_bar")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        stop = tool_button(look, "close", self.tr("Stop here and see the report (Esc)"), "quiz_test_stop", parent=self)
        stop.clicked.connect(self.ended)
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addWidget(stop)
        head = QVBoxLayout()
        head.setSpacing(SPACE_S)
        head.addLayout(row)
        head.addWidget(self._bar)
        return head

    def _build_scroll(self, look: Look) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        card = QFrame(content)
        card.setProperty("role", "card")
        self._headings = label("", "small", parent=card, wrap=True)
        self._headings.setObjectName("quiz_test_headings")
        self._kind = label("", "caption", parent=card)
        self._prompt = label("", "lead", parent=card, wrap=True)
        self._prompt.setObjectName("quiz_test_prompt")
        self._prompt.setTextFormat(Qt.TextFormat.RichText)
        self._given = AnswerPart(look, card)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        inside.setSpacing(SPACE_M)
        for part in (self._headings, self._kind, self._prompt, self._given):
            inside.addWidget(part)
        column.addWidget(card)
        column.addStretch(1)
        return scroll_area(content, "quiz_test_scroll", self.tr("Question"), parent=self, takes_focus=False)

    @Slot()
    def _fill(self) -> None:
        if self._question is None:
            return
        card = self._question.card
        self._kind.setText(
            type_name(card.type).upper() + (f" · {card.wording.hint.upper()}" if card.wording.hint else "")
        )
        body = prompt_html(card, answer_ink=self._look.theme.accent, revealed=False, listed=False)
        self._prompt.setText(f'<div style="font-size:{int(Type.LEAD)}px; line-height:135%;">{body}</div>')
        self._next.setText(self.tr("Next") if self._given.given else self.tr("I do not know"))

    @Slot()
    def _on_next(self) -> None:
        if self._question is not None:
            self._question, given = None, self._given.given
            self.answered.emit(given, round((time.monotonic() - self._shown_at_s) * 1000))
