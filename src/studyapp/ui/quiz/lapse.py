"""What is shown when something known was forgotten: its passage in context, and help where it happens often."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studyapp.domain.card import GAP
from studyapp.ui.controls import button, label, scroll_area
from studyapp.ui.quiz.wording import answer_text, prompt_html
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.words import from_article

if TYPE_CHECKING:
    from studyapp.domain.card import Card
    from studyapp.domain.study import Context
    from studyapp.ui.look import Look


class LapseView(QWidget):
    """The passage with the text about it; an easier card; for a leech what could be done with it.

    Signals:
        continued: go on with the next card.
        source_requested: show the passage in the article.
        easier_requested: ask an easier card over the same fact (Card).
        edit_requested, suspend_requested: of the forgotten card.
    """

    continued = Signal()
    source_requested = Signal()
    easier_requested = Signal(object)
    edit_requested = Signal()
    suspend_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_lapse")
        self._look = look
        self._easier: Card | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addWidget(label(self.tr("Read it once more"), "title", parent=self))
        layout.addWidget(self._build_scroll(), 1)
        layout.addWidget(self._build_leech())
        layout.addLayout(self._build_ways(look))

    def show_lapse(self, card: Card, *, easier: Card | None, leech_after: int) -> None:
        """Show the card's passage; `leech_after` is how often it was forgotten where that is worth a word, else 0."""
        theme = self._look.theme
        self._prompt.setText(prompt_html(card, answer_ink=theme.accent, revealed=True))
        self._answer.setText(answer_text(card))
        self._answer.setVisible(GAP not in card.wording.prompt)
        self.show_context(None, card)
        self._easier = easier
        self._easier_button.setVisible(easier is not None)
        self._leech.setVisible(leech_after > 0)
        self._leech_text.setText(
            self.tr(
                "Forgotten {0} times. That is the card's fault, not yours: make it shorter, split it into two, or put"
                " it aside."
            ).format(leech_after)
        )
        self._go_on.setFocus()

    def show_context(self, context: Context | None, card: Card) -> None:
        """Show the passage as it stands in the article, the quote marked."""
        theme = self._look.theme
        if context is None:
            before, quote, after = "", html.escape(card.quote), ""
        else:
            before, quote, after = (_lines(part) for part in (context.before, context.quote, context.after))
        self._from.setText(from_article(context.page if context is not None else ""))
        ground = theme.tint(theme.accent).name()
        marked = f'<span style="background-color:{ground}; color:{theme.text}; font-weight:600;">{quote}</span>'
        self._text.setText(f'<div style="line-height:145%; color:{theme.muted};">{before}{marked}{after}</div>')

    def _build_scroll(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        card = QFrame(content)
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        self._prompt = label("", parent=card, wrap=True)
        self._prompt.setTextFormat(Qt.TextFormat.RichText)
        self._answer = label("", "strong", parent=card, wrap=True)
        inside.addWidget(self._prompt)
        inside.addWidget(self._answer)
        column.addWidget(card)
        self._from = label(from_article(""), "caption", parent=content)
        column.addWidget(self._from)
        self._text = label("", parent=content, wrap=True)
        self._text.setObjectName("quiz_context")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._text)
        column.addStretch(1)
        return scroll_area(content, "quiz_lapse_scroll", self.tr("From the article"), parent=self, takes_focus=False)

    def _build_leech(self) -> QFrame:
        self._leech = QFrame(self)
        self._leech.setObjectName("quiz_leech")
        self._leech.setProperty("role", "card")
        self._leech_text = label("", parent=self._leech, wrap=True)
        edit = button(self.tr("Edit the card"), "quiz_leech_edit", look=self._look, icon="edit", parent=self._leech)
        edit.setToolTip("E")
        aside = button(self.tr("Suspend it"), "quiz_leech_suspend", look=self._look, icon="suspend", parent=self._leech)
        aside.setToolTip("@")
        edit.clicked.connect(self.edit_requested)
        aside.clicked.connect(self.suspend_requested)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(edit)
        row.addWidget(aside)
        row.addStretch(1)
        inside = QVBoxLayout(self._leech)
        inside.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        inside.setSpacing(SPACE_S)
        inside.addWidget(self._leech_text)
        inside.addLayout(row)
        return self._leech

    def _build_ways(self, look: Look) -> QVBoxLayout:
        self._easier_button = button(
            self.tr("Ask me something easier about it"), "quiz_easier", look=look, icon="play", parent=self
        )
        self._easier_button.setToolTip(self.tr("An easier card over the same fact; it is learnt beside this one"))
        source = button(self.tr("Go to the article"), "quiz_lapse_source", look=look, icon="source", parent=self)
        source.setToolTip("G")
        self._go_on = button(self.tr("Go on"), "quiz_go_on", kind="primary", parent=self)
        self._go_on.setToolTip(self.tr("Space"))
        self._easier_button.clicked.connect(self._on_easier)
        source.clicked.connect(self.source_requested)
        self._go_on.clicked.connect(self.continued)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(source)
        row.addWidget(self._go_on, 1)
        column = QVBoxLayout()
        column.setSpacing(SPACE_S)
        column.addWidget(self._easier_button)
        column.addLayout(row)
        return column

    @Slot()
    def _on_easier(self) -> None:
        if self._easier is not None:
            self.easier_requested.emit(self._easier)


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
