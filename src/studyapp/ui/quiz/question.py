"""One card being asked: prompt, options or a field to write in, answer, passage, grades."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studyapp.domain.analysis import CardType
from studyapp.domain.card import GAP
from studyapp.domain.schedule import Grade
from studyapp.domain.study import GoalKind, judge, proposed_grade
from studyapp.ui.controls import button, label, scroll_area, tool_button
from studyapp.ui.quiz.answer_part import AnswerPart
from studyapp.ui.quiz.goal_line import GoalLine
from studyapp.ui.quiz.grade_bar import GradeBar
from studyapp.ui.quiz.wording import answer_text, headings_line, passage_html, prompt_html, type_name
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, Type
from studyapp.ui.words import from_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.grading import Verdict
    from studyapp.domain.progress import Counts
    from studyapp.domain.study import Goal, Today
    from studyapp.services.quiz import Question
    from studyapp.services.study import Study
    from studyapp.ui.look import Look


class QuestionView(QWidget):
    """Asks a card. Space shows the answer, then grades Good; digits choose an option, then a grade.

    Signals:
        graded: the learner graded the card (Grade, milliseconds since the prompt was shown).
        accept_requested: what was written shall count as right on this card from now on (str).
        source_requested: show a passage in the article (Span; None is the card's own).
        ended: the learner wants to stop.
    """

    graded = Signal(object, int)
    accept_requested = Signal(str)
    source_requested = Signal(object)
    ended = Signal()

    def __init__(self, study: Study, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_question")
        self._study = study
        self._look = look
        self._question: Question | None = None
        self._verdict: Verdict | None = None
        self._revealed = False
        self._shown_at_s = 0.0
        self._build(look)
        look.changed.connect(self._on_look_changed)

    @property
    def question(self) -> Question | None:
        """The card that is being asked."""
        return self._question

    @property
    def revealed(self) -> bool:
        """Whether the answer is to be seen."""
        return self._revealed

    @property
    def option(self) -> str:
        """The option that was chosen; "" for none, or a card without options."""
        return self._given.given if self._question is not None and self._question.options else ""

    def ask(self, question: Question, *, headings: Sequence[str] = (), write: bool = False) -> None:
        """Show the prompt of a card and start the clock; `write` asks for the answer to be typed where that fits."""
        self._question, self._verdict, self._revealed = question, None, False
        self._shown_at_s = time.monotonic()
        self._grades.setEnabled(True)
        focus = self._given.begin(question, write=write)
        self.show_page("")
        self._headings.setText(headings_line(headings))
        self._headings.setVisible(bool(headings))
        self._fill()
        self._scroll.verticalScrollBar().setValue(0)
        (focus or self._show_button).setFocus()

    def show_page(self, page: str) -> None:
        """Show which printed page the passage comes from; "" for none."""
        self._from.setText(from_article(page))

    def forget(self) -> None:
        """Hold no card any more: the next one is asked anew even if it is the same."""
        self._question, self._revealed = None, False

    def show_counts(self, counts: Counts) -> None:
        """Show how much is left today."""
        theme = self._look.theme
        parts = (
            (counts.new, theme.accent, self.tr("new")),
            (counts.learning, theme.danger, self.tr("learning")),
            (counts.due, theme.success, self.tr("due")),
        )
        self._counts.setText(
            " &nbsp; ".join(f'<span style="color:{ink}; font-weight:600;">{n}</span> {name}' for n, ink, name in parts)
        )

    def show_goal(self, done: Today, goal: Goal) -> None:
        """Show how near the goal is."""
        self._goal.show_progress(done, goal)
        self._goal.setVisible(goal.kind is not GoalKind.NONE)

    @Slot()
    def reveal_or_accept(self) -> None:
        """Show the answer; where it is shown already, take the proposed grade."""
        if self._question is None:
            return
        if self._revealed:
            self._grade(self._proposed())
        else:
            self._reveal()

    @Slot(object)
    def press_digit(self, digit: int) -> None:
        """Choose option `digit` (from 1) of a card, or grade once the answer is shown."""
        if self._question is None:
            return
        if self._revealed:
            if digit <= len(Grade):
                self._grade(Grade(digit))
        else:
            self._given.press_digit(digit)

    def _build(self, look: Look) -> None:
        self._show_button = button(self.tr("Show answer"), "quiz_show", kind="primary", parent=self)
        self._show_button.clicked.connect(self.reveal_or_accept)
        self._grades = GradeBar(look, self)
        self._grades.graded.connect(self._grade)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addLayout(self._build_head(look))
        layout.addWidget(self._build_scroll(look), 1)
        layout.addWidget(self._show_button)
        layout.addWidget(self._grades)

    def _build_head(self, look: Look) -> QVBoxLayout:
        self._counts = label("", "small", parent=self)
        self._counts.setTextFormat(Qt.TextFormat.RichText)
        self._goal = GoalLine(look, "quiz_session_goal", self)
        self._goal.hide()
        stop = tool_button(look, "close", self.tr("End this session (Esc)"), "quiz_end", parent=self)
        stop.clicked.connect(self.ended)
        row = QHBoxLayout()
        row.addWidget(self._counts, 1)
        row.addWidget(stop)
        head = QVBoxLayout()
        head.setSpacing(SPACE_XS)
        head.addLayout(row)
        head.addWidget(self._goal)
        return head

    def _build_scroll(self, look: Look) -> QScrollArea:
        self._passage = self._build_passage(look)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._build_card(look))
        column.addWidget(self._passage)
        column.addStretch(1)
        self._scroll = scroll_area(content, "quiz_scroll", self.tr("Card"), parent=self, takes_focus=False)
        return self._scroll

    def _build_card(self, look: Look) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        self._headings = label("", "small", parent=card, wrap=True)
        self._headings.setObjectName("quiz_headings")
        self._kind = label("", "caption", parent=card)
        self._prompt = label("", "lead", parent=card, wrap=True)
        self._prompt.setObjectName("quiz_prompt")
        self._prompt.setTextFormat(Qt.TextFormat.RichText)
        self._prompt.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._given = AnswerPart(look, card)
        self._given.chosen.connect(self._on_chosen)
        self._given.options.source_requested.connect(self.source_requested)
        self._given.typed.accept_requested.connect(self.accept_requested)
        self._answer = label("", "title", parent=card, wrap=True)
        self._answer.setObjectName("quiz_answer")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        inside.setSpacing(SPACE_M)
        for part in (self._headings, self._kind, self._prompt, self._given, self._answer):
            inside.addWidget(part)
        return card

    def _build_passage(self, look: Look) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("quiz_passage")
        self._quote = label("", "muted", parent=frame, wrap=True)
        self._quote.setObjectName("quiz_quote")
        self._quote.setTextFormat(Qt.TextFormat.RichText)
        go = button(self.tr("Go to the passage"), "quiz_source", look=look, icon="source", kind="quiet", parent=frame)
        go.setToolTip("G")
        go.clicked.connect(self._on_source)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(SPACE_L, SPACE_XS, SPACE_L, SPACE_XS)
        layout.setSpacing(SPACE_XS)
        self._from = label(from_article(""), "caption", parent=frame)
        self._from.setObjectName("quiz_from")
        layout.addWidget(self._from)
        layout.addWidget(self._quote)
        layout.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _fill(self) -> None:
        question = self._question
        if question is None:
            return
        card, theme = question.card, self._look.theme
        hint = f" · {card.wording.hint}" if card.wording.hint else ""
        flag = f" · ⚑{card.flag}" if card.flag else ""
        self._kind.setText((type_name(card.type) + hint + flag).upper())
        size = int(Type.TITLE if len(card.wording.prompt) < 140 else Type.LEAD)
        body = prompt_html(card, answer_ink=theme.accent, revealed=self._revealed, listed=False)
        self._prompt.setText(f'<div style="font-size:{size}px; line-height:135%;">{body}</div>')
        gap_filled = GAP in card.wording.prompt
        self._answer.setText(answer_text(card))
        told = self._verdict is not None or gap_filled or bool(question.options)
        self._answer.setVisible(self._revealed and not told)
        self._quote.setText(f'<div style="line-height:140%;">{passage_html(card, answer_ink=theme.accent)}</div>')
        self._passage.setVisible(self._revealed and bool(card.quote))
        self._show_button.setVisible(not self._revealed)
        checks = self._given.writes or card.type in {CardType.ORDER, CardType.MATCH}
        self._show_button.setText(self.tr("Check") if checks else self.tr("Show answer"))
        self._show_button.setToolTip(self.tr("Enter") if self._given.writes else self.tr("Space"))
        self._grades.setVisible(self._revealed)
        self._given.mark(revealed=self._revealed)

    @Slot()
    def _on_chosen(self) -> None:
        """Submit the option, unless the learner wants a second key for that."""
        if not self._revealed and self._look.settings.submit_choice_at_once:
            self._reveal()

    def _reveal(self) -> None:
        question = self._question
        if question is None:
            return
        self._revealed = True
        if self._given.writes and self._given.given:
            self._verdict = self._study.check(question.card, self._given.given)
        self._given.show_result(question, self._verdict)
        self._fill()
        intervals = self._look.settings.show_intervals and question.kind.schedules
        self._grades.show_previews(question.previews, intervals=intervals, proposed=self._proposed())

    def _proposed(self) -> Grade:
        question = self._question
        if self._verdict is not None:
            return proposed_grade(self._verdict)
        if question is None or self._given.writes:
            return Grade.AGAIN
        given = self._given.given
        return Grade.GOOD if not given or judge(question.card, given) else Grade.AGAIN

    @Slot(object)
    def _grade(self, grade: Grade) -> None:
        if self._question is None or not self._revealed or not self._grades.isEnabled():
            return
        self._grades.setEnabled(False)  # until the answer is stored and the next card comes
        self.graded.emit(grade, round((time.monotonic() - self._shown_at_s) * 1000))

    @Slot()
    def _on_source(self) -> None:
        self.source_requested.emit(None)

    @Slot()
    def _on_look_changed(self) -> None:
        self._fill()
