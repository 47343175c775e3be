"""One card being asked: prompt, options, answer, passage, grades."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studyapp.domain.card import GAP, answer_lines
from studyapp.domain.schedule import Grade
from studyapp.ui.controls import button, label, set_state, tool_button
from studyapp.ui.quiz.grade_bar import GradeBar
from studyapp.ui.quiz.wording import passage_html, prompt_html, type_name
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, Type
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from studyapp.domain.progress import Counts
    from studyapp.services.quiz import Question
    from studyapp.ui.look import Look


class QuestionView(QWidget):
    """Asks a card. Space shows the answer, then grades Good; digits choose an option, then a grade.

    Signals:
        graded: the learner graded the card (Grade, milliseconds since the prompt was shown).
        source_requested: show the passage in the article.
        ended: the learner wants to stop.
    """

    graded = Signal(object, int)
    source_requested = Signal()
    ended = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_question")
        self._look = look
        self._question: Question | None = None
        self._chosen: int | None = None
        self._revealed = False
        self._shown_at_s = 0.0
        self._options: list[QPushButton] = []
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

    def ask(self, question: Question) -> None:
        """Show the prompt of a card and start the clock."""
        self._question, self._chosen, self._revealed = question, None, False
        self._shown_at_s = time.monotonic()
        self._grades.setEnabled(True)
        self._lay_out_options(question)
        self._fill()
        self._scroll.verticalScrollBar().setValue(0)
        self._show_button.setFocus()

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
        """Choose option `digit` (from 1) of a choice card, or grade once the answer is shown."""
        if self._question is None:
            return
        if self._revealed:
            if digit <= len(Grade):
                self._grade(Grade(digit))
        elif digit <= len(self._options):
            self._choose(digit - 1)

    def _build(self, look: Look) -> None:
        self._show_button = button(self.tr("Show answer"), "quiz_show", kind="primary", parent=self)
        self._show_button.setToolTip(self.tr("Space"))
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

    def _build_head(self, look: Look) -> QHBoxLayout:
        self._counts = label("", "small", parent=self)
        self._counts.setTextFormat(Qt.TextFormat.RichText)
        stop = tool_button(look, "close", self.tr("End this session (Esc)"), "quiz_end", parent=self)
        stop.clicked.connect(self.ended)
        head = QHBoxLayout()
        head.addWidget(self._counts, 1)
        head.addWidget(stop)
        return head

    def _build_scroll(self, look: Look) -> QScrollArea:
        self._passage = self._build_passage(look)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._build_card())
        column.addWidget(self._passage)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("quiz_scroll")
        self._scroll.setAccessibleName(self.tr("Card"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget has just set it
        self._scroll.viewport().setAutoFillBackground(False)
        return self._scroll

    def _build_card(self) -> QFrame:
        self._kind = label("", "caption")
        self._prompt = label("", "lead", wrap=True)
        self._prompt.setObjectName("quiz_prompt")
        self._prompt.setTextFormat(Qt.TextFormat.RichText)
        self._prompt.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._option_rows = QVBoxLayout()
        self._option_rows.setSpacing(SPACE_S)
        self._answer = label("", "title", wrap=True)
        self._answer.setObjectName("quiz_answer")
        card = QFrame(self)
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        inside.setSpacing(SPACE_M)
        inside.addWidget(self._kind)
        inside.addWidget(self._prompt)
        inside.addLayout(self._option_rows)
        inside.addWidget(self._answer)
        return card

    def _build_passage(self, look: Look) -> QFrame:
        frame = QFrame()
        frame.setObjectName("quiz_passage")
        self._quote = label("", "muted", wrap=True)
        self._quote.setObjectName("quiz_quote")
        self._quote.setTextFormat(Qt.TextFormat.RichText)
        go = button(self.tr("Go to the passage"), "quiz_source", look=look, icon="source", kind="quiet")
        go.setToolTip("G")
        go.clicked.connect(self.source_requested)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(SPACE_L, SPACE_XS, SPACE_L, SPACE_XS)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(label(self.tr("From the article"), "caption"))
        layout.addWidget(self._quote)
        layout.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _lay_out_options(self, question: Question) -> None:
        for old in self._options:
            self._option_rows.removeWidget(old)
            old.deleteLater()
        self._options = []
        for index, text in enumerate(question.options):
            option = button(f"{index + 1}   {text}", f"quiz_option_{index + 1}")
            option.setProperty("kind", "option")
            option.clicked.connect(weakly(self._choose, index))
            self._option_rows.addWidget(option)
            self._options.append(option)

    def _fill(self) -> None:
        question = self._question
        if question is None:
            return
        card, theme = question.card, self._look.theme
        hint = f" · {card.wording.hint}" if card.wording.hint else ""
        flag = f" · ⚑{card.flag}" if card.flag else ""
        self._kind.setText((type_name(card.type) + hint + flag).upper())
        size = int(Type.TITLE if len(card.wording.prompt) < 140 else Type.LEAD)
        body = prompt_html(card, answer_ink=theme.accent, revealed=self._revealed)
        self._prompt.setText(f'<div style="font-size:{size}px; line-height:135%;">{body}</div>')
        gap_filled = GAP in card.wording.prompt
        self._answer.setText("\n".join(answer_lines(card)))
        self._answer.setVisible(self._revealed and not gap_filled and not question.options)
        self._quote.setText(f'<div style="line-height:140%;">{passage_html(card, answer_ink=theme.accent)}</div>')
        self._passage.setVisible(self._revealed and bool(card.quote))
        self._show_button.setVisible(not self._revealed)
        self._grades.setVisible(self._revealed)
        self._mark_options(question)

    def _mark_options(self, question: Question) -> None:
        for index, option in enumerate(self._options):
            verdict = "chosen" if index == self._chosen else ""
            if self._revealed:
                verdict = "right" if index == question.key_index else "wrong" if index == self._chosen else "other"
            set_state(option, "verdict", verdict)
            icon = {"right": ("check", "success"), "wrong": ("close", "danger")}.get(verdict)
            if icon:
                self._look.set_icon(option, *icon)

    @Slot(object)
    def _choose(self, index: int) -> None:
        """Take the option; where the learner wants it so, it is submitted only by the key that shows the answer."""
        if self._revealed or self._question is None:
            return
        self._chosen = index
        if self._look.settings.submit_choice_at_once:
            self._reveal()
        else:
            self._mark_options(self._question)

    def _reveal(self) -> None:
        question = self._question
        if question is None:
            return
        self._revealed = True
        self._fill()
        self._grades.show_previews(
            question.previews, intervals=self._look.settings.show_intervals, proposed=self._proposed()
        )

    def _proposed(self) -> Grade:
        question = self._question
        wrong = question is not None and self._chosen is not None and self._chosen != question.key_index
        return Grade.AGAIN if wrong else Grade.GOOD

    @Slot(object)
    def _grade(self, grade: Grade) -> None:
        if self._question is None or not self._revealed or not self._grades.isEnabled():
            return
        self._grades.setEnabled(False)  # until the answer is stored and the next card comes
        self.graded.emit(grade, round((time.monotonic() - self._shown_at_s) * 1000))

    @Slot()
    def _on_look_changed(self) -> None:
        self._fill()
