"""The report of a test: the score, and for each miss what was given, what is right, and the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studyapp.domain.card import PAIR
from studyapp.ui.controls import button, label, scroll_area
from studyapp.ui.quiz.option_list import option_text
from studyapp.ui.quiz.wording import answer_text, passage_html, prompt_html
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from studyapp.domain.study import TestAnswer, TestReport
    from studyapp.ui.look import Look


class TestReportView(QWidget):
    """A score on top, the misses below.

    Signals:
        source_requested: show the passage of this card in the article (Card).
        misses_requested: practise what was missed.
        overruled: the learner says that this answer was right (TestAnswer).
        left: back to the first page.
    """

    __test__ = False
    source_requested = Signal(object)
    misses_requested = Signal()
    overruled = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_test_report")
        self._look = look
        self._missed: list[tuple[QFrame, TestAnswer]] = []
        self._score = label("", "display", parent=self)
        self._score.setObjectName("quiz_test_score")
        self._text = label("", "muted", parent=self, wrap=True)
        self._again = button(self.tr("Study the misses"), "quiz_test_misses", kind="primary", parent=self)
        self._back = button(self.tr("Back"), "quiz_test_back", parent=self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._back, 1)
        row.addWidget(self._again, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._score)
        layout.addWidget(self._text)
        layout.addWidget(self._build_scroll(), 1)
        layout.addLayout(row)
        self._back.clicked.connect(self.left)
        self._again.clicked.connect(self.misses_requested)
        add_shortcut(self, "quiz.end", self.left.emit)
        add_shortcut(self, "quiz.source", self._on_key)

    def show_report(self, report: TestReport) -> None:
        """Show what the test came to."""
        count = len(report.answers)
        self._score.setText(self.tr("{0} of {1} right").format(report.right, count))
        minutes = max(1, round(report.duration_ms / 60_000))
        share = report.right / count if count else 0
        misses = report.misses
        text = self.tr("{0} in {1} min.").format(f"{share:.0%}", minutes)
        behind = (
            self.tr("What was missed, and where the article says it:") if misses else self.tr("Nothing was missed.")
        )
        self._text.setText(f"{text} {behind}")
        for old, _answer in self._missed:
            self._column.removeWidget(old)
            old.deleteLater()
        self._missed = []
        for number, answer in enumerate(misses, 1):
            frame = self._build_miss(number, answer)
            self._column.insertWidget(number - 1, frame)
            self._missed.append((frame, answer))
        self._again.setVisible(bool(misses))
        self._again.setText(self.tr("Study the misses ({0})").format(len(misses)))
        (self._again if misses else self._back).setFocus()

    def _build_scroll(self) -> QScrollArea:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, SPACE_XS, 0)
        self._column.setSpacing(SPACE_M)
        self._column.addStretch(1)
        return scroll_area(content, "quiz_test_misses_list", self.tr("What was missed"), parent=self)

    def _build_miss(self, number: int, answer: TestAnswer) -> QFrame:
        card, theme = answer.card, self._look.theme
        frame = QFrame(self)
        frame.setProperty("role", "card")
        prompt = label("", parent=frame, wrap=True)
        prompt.setTextFormat(Qt.TextFormat.RichText)
        prompt.setText(prompt_html(card, answer_ink=theme.accent, revealed=False, listed=False))
        given = "\n".join(option_text(line.replace(PAIR, " → ")) for line in answer.given.splitlines())
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_S)
        inside.setSpacing(SPACE_S)
        inside.addWidget(prompt)
        inside.addLayout(self._line("close", theme.danger, given or self.tr("no answer"), f"quiz_test_given_{number}"))
        right = option_text(answer_text(card))
        inside.addLayout(self._line("check", theme.success, right, f"quiz_test_right_{number}", role="strong"))
        if card.quote:
            quote = label("", "small", parent=frame, wrap=True)
            quote.setTextFormat(Qt.TextFormat.RichText)
            quote.setText(passage_html(card, answer_ink=theme.accent))
            name = f"quiz_test_source_{number}"
            go = button(self.tr("Go to the passage"), name, look=self._look, icon="source", kind="quiet", parent=frame)
            go.setToolTip("G")
            go.clicked.connect(weakly(self._on_source, answer))
            inside.addWidget(quote)
            inside.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        if answer.given:
            inside.addWidget(self._build_overrule(number, answer, frame), 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _build_overrule(self, number: int, answer: TestAnswer, frame: QFrame) -> QPushButton:
        name = f"quiz_test_overrule_{number}"
        found = button(self.tr("I was right"), name, look=self._look, icon="check", kind="quiet", parent=frame)
        found.setToolTip(self.tr("Counts in this score; what was logged stays as it is"))
        found.clicked.connect(weakly(self._on_overruled, answer))
        return found

    def _line(self, icon: str, ink: str, text: str, name: str, *, role: str = "") -> QHBoxLayout:
        mark = QLabel(self)
        mark.setPixmap(self._look.pixmap(icon, 16, ink))
        words = label(text, role, parent=self, wrap=True)
        words.setObjectName(name)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    @Slot(object)
    def _on_source(self, answer: TestAnswer) -> None:
        self.source_requested.emit(answer.card)

    @Slot(object)
    def _on_overruled(self, answer: TestAnswer) -> None:
        self.overruled.emit(answer)

    @Slot()
    def _on_key(self) -> None:
        """Go to the passage of the miss that has the focus, else of the first."""
        focus = self.focusWidget()
        found = [answer for frame, answer in self._missed if bool(focus) and frame.isAncestorOf(focus)]
        for answer in (*found, *(answer for _, answer in self._missed))[:1]:
            self.source_requested.emit(answer.card)
