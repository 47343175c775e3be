"""A card as the learner will see it: asked on top, answered below, with the passage that proves it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studyapp.domain.analysis import CardType
from studyapp.domain.card import answer_lines
from studyapp.services.generation import PREFIX as GENERATED
from studyapp.ui.controls import label
from studyapp.ui.quiz.wording import passage_html, prompt_html, type_name
from studyapp.ui.theme import SPACE_L, SPACE_S, Type

if TYPE_CHECKING:
    from studyapp.domain.card import Card
    from studyapp.ui.look import Look


class CardPreview(QScrollArea):
    """Shows one card, its answer with it."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, with_passage: bool = True) -> None:
        super().__init__(parent)
        self._with_passage = with_passage
        self.setObjectName("card_preview")
        self.setAccessibleName(self.tr("Preview"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._look = look
        self._card: Card | None = None
        self._frame = QFrame()
        self._frame.setProperty("role", "card")
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        self._kind = label("", "caption")
        self._asked, self._answered, self._quote = (label("", role, wrap=True) for role in ("lead", "lead", "muted"))
        for part, name in ((self._asked, "preview_asked"), (self._answered, "preview_answered")):
            part.setObjectName(name)
            part.setTextFormat(Qt.TextFormat.RichText)
        self._quote.setObjectName("preview_quote")
        self._quote.setTextFormat(Qt.TextFormat.RichText)
        for part in (self._kind, self._asked, self._answered, self._quote):
            column.addWidget(part)
        column.addStretch(1)
        outside = QWidget()
        layout = QVBoxLayout(outside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self.setWidget(outside)
        outside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self._on_look_changed)

    def show_card(self, card: Card) -> None:
        """Show the card as it is worded now."""
        self._card = card
        theme = self._look.theme
        hint = f" · {card.wording.hint}" if card.wording.hint else ""
        generated = card.id.startswith(GENERATED)
        own = self.tr(" · from the generator") if generated else self.tr(" · your own") if card.own else ""
        self._kind.setText((type_name(card.type) + hint + own).upper())
        body = prompt_html(card, answer_ink=theme.accent, revealed=False)
        self._asked.setText(f'<div style="font-size:{int(Type.LEAD)}px; line-height:135%;">{body}</div>')
        self._answered.setText(self._answer_html(card))
        told = passage_html(card, answer_ink=theme.accent) if card.quote else ""
        self._quote.setText(f'<div style="line-height:140%;">{told}</div>')
        self._quote.setVisible(bool(card.quote) and self._with_passage)

    def _answer_html(self, card: Card) -> str:
        theme, words = self._look.theme, card.wording
        right = "<br>".join(html.escape(line) for line in answer_lines(card)) or "…"
        lines = [f'<span style="color:{theme.success}; font-weight:600;">✓ {right}</span>']
        if words.accepted:
            also = html.escape(" · ".join(words.accepted))
            lines.append(f'<span style="color:{theme.muted};">{self.tr("also right:")} {also}</span>')
        if card.type is CardType.CHOICE:
            lines += [
                f'<span style="color:{theme.danger};">✗</span> {html.escape(option)}' for option in words.distractors
            ]
        return "<br>".join(lines)

    @Slot()
    def _on_look_changed(self) -> None:
        if self._card is not None:
            self.show_card(self._card)
