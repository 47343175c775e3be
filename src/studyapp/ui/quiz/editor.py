"""The dialog in which a card is reworded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from studyapp.domain.card import GAP
from studyapp.ui.controls import button, label
from studyapp.ui.quiz.wording import prompt_html, type_name
from studyapp.ui.theme import SPACE_L, SPACE_S

if TYPE_CHECKING:
    from studyapp.domain.card import Card, Wording
    from studyapp.ui.look import Look


class CardEditor(QDialog):
    """Edits prompt, answer and further right answers, with a preview as the learner will see it.

    Signals:
        saved: the new wording is to be kept (Card as it was, Wording).
    """

    saved = Signal(object, object)

    def __init__(self, card: Card, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_editor")
        self.setWindowTitle(self.tr("Edit card"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self._card = card
        self._look = look
        self._is_cloze = GAP in card.wording.prompt
        self._prompt = QPlainTextEdit(card.wording.prompt, self)
        self._answer = QLineEdit(card.wording.answer, self)
        self._accepted = QLineEdit("; ".join(card.wording.accepted), self)
        self._preview = label("", "lead", parent=self, wrap=True)
        self._reason = label("", "danger", parent=self, wrap=True)
        self._save = button(self.tr("Save"), "card_editor_save", kind="primary", parent=self)
        self._cancel = button(self.tr("Cancel"), "card_editor_cancel", parent=self)
        self._build()
        self._prompt.textChanged.connect(self._check)
        self._answer.textChanged.connect(self._check)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)
        self._check()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(label(type_name(self._card.type).upper(), "caption"))
        fields = (
            (self._prompt, "card_editor_prompt", self.tr("Prompt")),
            (self._answer, "card_editor_answer", self.tr("Answer")),
            (self._accepted, "card_editor_accepted", self.tr("Also right (separated by ;)")),
        )
        for field, name, title in fields:
            field.setObjectName(name)
            field.setAccessibleName(title)
            heading = label(title, "strong")
            heading.setBuddy(field)
            layout.addWidget(heading)
            layout.addWidget(field)
        self._prompt.setMinimumHeight(84)
        self._prompt.setTabChangesFocus(True)
        layout.addWidget(label(self.tr("Preview"), "caption"))
        self._preview.setTextFormat(Qt.TextFormat.RichText)
        self._preview.setMinimumHeight(48)
        layout.addWidget(self._preview)
        layout.addWidget(self._reason)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        layout.addLayout(row)

    def wording(self) -> Wording:
        """Return what is typed, with blanks at either end taken away."""
        accepted = tuple(part.strip() for part in self._accepted.text().split(";") if part.strip())
        return replace(
            self._card.wording,
            prompt=self._prompt.toPlainText().strip(),
            answer=self._answer.text().strip(),
            accepted=accepted,
        )

    @Slot()
    def _check(self) -> None:
        wording = self.wording()
        reason = ""
        if not wording.prompt:
            reason = self.tr("The prompt is empty.")
        elif not wording.answer:
            reason = self.tr("The answer is empty.")
        elif self._is_cloze and GAP not in wording.prompt:
            reason = self.tr("The prompt needs a gap: {0}").format(GAP)
        elif wording.answer in wording.distractors:
            reason = self.tr("The answer is also one of the wrong options.")
        self._reason.setText(reason)
        self._save.setEnabled(not reason)
        card = replace(self._card, wording=wording)
        self._preview.setText(prompt_html(card, answer_ink=self._look.theme.accent, revealed=False))

    @Slot()
    def _on_save(self) -> None:
        self.saved.emit(self._card, self.wording())
        self.accept()
