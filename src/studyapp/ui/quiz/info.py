"""The dialog that tells a card's history: what is known of it, and how it was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from studyapp.domain.schedule import StudyKind
from studyapp.ui.controls import button, give_size, label
from studyapp.ui.quiz.wording import grade_name, interval_text, type_name
from studyapp.ui.table_model import Column, TableModel
from studyapp.ui.theme import SPACE_L, SPACE_S
from studyapp.ui.words import moment_words

if TYPE_CHECKING:
    from studyapp.domain.card import Card
    from studyapp.domain.progress import Review
    from studyapp.services.quiz import CardHistory
    from studyapp.ui.look import Look


class CardInfo(QDialog):
    """Figures of FSRS in words, and the answers, newest first."""

    def __init__(self, card: Card, history: CardHistory, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_info")
        self.setWindowTitle(self.tr("About the card"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 460, 420)
        close = button(self.tr("Close"), "card_info_close", look=look, kind="primary", parent=self)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(label(type_name(card.type).upper(), "caption", parent=self))
        layout.addWidget(label(card.wording.prompt, "strong", parent=self, wrap=True))
        layout.addLayout(self._build_figures(card, history))
        layout.addWidget(label(self.tr("Answers"), "caption", parent=self))
        layout.addWidget(self._build_answers(history), 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _build_figures(self, card: Card, history: CardHistory) -> QFormLayout:
        memory = history.memory
        rows = [(self.tr("Wording"), self.tr("revision {0}").format(card.wording_revision))]
        if memory is not None:
            if memory.reviews:
                rows.append((self.tr("Due"), moment_words(memory.due_at)))
            rows.append((self.tr("Answers, lapses"), f"{memory.reviews}, {memory.lapses}"))
        if memory is not None and memory.stability_days is not None and memory.difficulty is not None:
            stability = self.tr("{0} days until recall falls to 90 %").format(f"{memory.stability_days:.1f}")
            rows.append((self.tr("Stability"), stability))
            rows.append((self.tr("Difficulty"), self.tr("{0} of 10").format(f"{memory.difficulty:.1f}")))
            rows.append((self.tr("Chance to recall it now"), f"{history.retrievability:.0%}"))
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE_L)
        for name, value in rows:
            form.addRow(label(name, "muted", parent=self), label(value, parent=self, wrap=True))
        return form

    def _build_answers(self, history: CardHistory) -> QTableView:
        names = {
            StudyKind.LEARN: self.tr("learned"),
            StudyKind.REVIEW: self.tr("reviewed"),
            StudyKind.PRACTICE: self.tr("practised"),
            StudyKind.TEST: self.tr("tested"),
        }
        columns: list[Column[Review]] = [
            Column(self.tr("When"), lambda review: moment_words(review.answered_at), lambda review: review.id),
            Column(self.tr("How"), lambda review: names[review.kind], lambda review: review.kind),
            Column(self.tr("Grade"), lambda review: grade_name(review.grade), lambda review: review.grade),
            Column(self.tr("Came back after"), _interval, lambda review: review.after.due_at.timestamp()),
        ]
        table = QTableView(self)
        table.setObjectName("card_info_answers")
        table.setAccessibleName(self.tr("Answers"))
        model = TableModel(columns, table)
        model.set_rows(tuple(reversed(history.reviews)))
        table.setModel(model)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        return table


def _interval(review: Review) -> str:
    return interval_text(review.after.due_at - review.answered_at) if review.kind.schedules else "–"
