"""The dialog in which a card is worded, with the card beside it as the learner will see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.analysis import CardType
from studyapp.domain.card import GAP, PAIR
from studyapp.domain.card_check import Claim, fault_of
from studyapp.services.curation import doubts
from studyapp.ui.controls import button, give_size, label
from studyapp.ui.quiz.editor_preview import CardPreview
from studyapp.ui.quiz.reasons import fault_text, reason_text
from studyapp.ui.quiz.wording import type_name
from studyapp.ui.theme import SPACE_L, SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

    from studyapp.domain.card import Card, Wording
    from studyapp.ui.look import Look

OWN_TYPES = (CardType.CLOZE, CardType.QUESTION, CardType.DEFINITION, CardType.CHOICE, CardType.TRUE_FALSE)
"""What a person can make of a selection."""

_PAUSE_MS = 700
"""A wording is read by the language model when nothing was typed for so long."""
_LISTED = frozenset({CardType.ORDER, CardType.MATCH})
_EQUALS = " = "
"""How a pair is written: a tab is seen by nobody, and leaves the field."""
_PROMPT, _ANSWER = 84, 36


class CardEditor(QDialog):
    """Edits every word of a card; what the linter has against it is said while it is typed, and hinders nobody.

    Signals:
        saved: the new wording is to be kept (Card as it was, Wording).
        type_changed: the person wants another type of an own card (CardType).
        read_requested: the language model is to read what the card says; answer with `show_read` (Claim).
    """

    saved = Signal(object, object)
    type_changed = Signal(object)
    read_requested = Signal(object)

    def __init__(self, card: Card, look: Look, parent: QWidget | None = None, *, choose_type: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("card_editor")
        self.setWindowTitle(self.tr("New card") if choose_type else self.tr("Edit card"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 820, 520)
        self._card = card
        self._choose_type = choose_type
        self._types = QComboBox(self)
        self._prompt = QPlainTextEdit(self)
        self._answer = QPlainTextEdit(self)
        self._accepted = QLineEdit(self)
        self._options = QPlainTextEdit(self)
        self._hint = QLineEdit(self)
        self._preview = CardPreview(look, self)
        self._fault = label("", "danger", parent=self, wrap=True)
        self._fault.setObjectName("card_editor_fault")
        self._doubts = label("", "small", parent=self, wrap=True)
        self._doubts.setObjectName("card_editor_doubts")
        self._note = label("", "muted", parent=self, wrap=True)
        self._note.setObjectName("card_editor_note")
        self._note.hide()
        self._told: tuple[str, ...] = ()
        self._headings: dict[QWidget, QLabel] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._save = button(self.tr("Save"), "card_editor_save", kind="primary", parent=self)
        self._cancel = button(self.tr("Cancel"), "card_editor_cancel", parent=self)
        self._gap = button(self.tr("Make the selection the gap"), "card_editor_gap", kind="quiet", parent=self)
        self._away = button(self.tr("Throw away"), "card_editor_throw_away", kind="danger", parent=self)
        self._go_on = button(self.tr("Go on editing"), "card_editor_go_on", kind="primary", parent=self)
        self._buttons = QStackedWidget(self)
        self._build()
        self._fill()
        self._connect()
        self._check()
        self._prompt.setFocus()

    @property
    def card(self) -> Card:
        """The card with the wording as it is typed."""
        return replace(self._card, wording=self.wording())

    def wording(self) -> Wording:
        """Return what is typed, with blanks at either end taken away."""
        accepted = tuple(part.strip() for part in self._accepted.text().split(";") if part.strip())
        options = tuple(line.strip() for line in self._options.toPlainText().splitlines() if line.strip())
        answer = self._answer.toPlainText().strip()
        if self._card.type is CardType.MATCH:
            answer = _pairs(answer)
        return replace(
            self._card.wording,
            prompt=self._prompt.toPlainText().strip(),
            answer=answer if self._card.type in _LISTED else " ".join(answer.split()),
            accepted=accepted,
            distractors=options if self._card.type is CardType.CHOICE else self._card.wording.distractors,
            hint=self._hint.text().strip(),
        )

    def show_read(self, claim: Claim, reasons: Sequence[str]) -> None:
        """Say what the reading found; an answer about words that were changed since is left out."""
        if claim == self._claim():
            self._show_doubts((*self._told, *(reason for reason in reasons if reason not in self._told)))

    def say_locked(self) -> None:
        """Say that the author of the course locked this card: what is typed here is for studying only."""
        text = self.tr("Locked by your course: tests ask this card in the author's words; yours are for studying.")
        self._note.setText(text)
        self._note.show()

    def show_card(self, card: Card) -> None:
        """Begin anew with a card of another type."""
        self._card = card
        self._fill()
        self._check()

    @override
    def reject(self) -> None:
        """Close; ask first when something that was typed would be lost. Esc again goes on editing."""
        if self.wording() == self._card.wording:
            super().reject()
            return
        if self._buttons.currentWidget() is self._ask:
            self._keep_on()
            return
        self._buttons.setCurrentWidget(self._ask)
        self._go_on.setFocus()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and self.wording() != self._card.wording and self.result() != QDialog.DialogCode.Accepted:
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)

    def _build(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_L)
        columns.addLayout(self._build_fields(), 1)
        columns.addWidget(self._build_side(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._note)
        layout.addLayout(columns, 1)
        layout.addWidget(self._buttons)
        self._buttons.addWidget(_in_row(self._gap, None, self._cancel, self._save))
        self._ask = _in_row(
            label(self.tr("Throw away what you have changed?"), "strong"), None, self._away, self._go_on
        )
        self._buttons.addWidget(self._ask)
        self._save.setToolTip("Ctrl+Return")
        self._save.setShortcut("Ctrl+Return")
        self._gap.setToolTip(self.tr("The words that are selected in the prompt become the answer"))

    def _build_fields(self) -> QVBoxLayout:
        column = self._fields = QVBoxLayout()
        column.setSpacing(SPACE_XS)
        self._types.setVisible(self._choose_type)
        self._types.setObjectName("card_editor_type")
        self._types.setAccessibleName(self.tr("Type of card"))
        for card_type in OWN_TYPES:
            self._types.addItem(type_name(card_type), card_type)
        column.addWidget(self._types)
        fields = (
            (self._prompt, "card_editor_prompt", self.tr("Prompt"), _PROMPT),
            (self._answer, "card_editor_answer", self.tr("Answer"), _ANSWER),
            (self._options, "card_editor_options", self.tr("Wrong options, one a line"), 76),
            (self._accepted, "card_editor_accepted", self.tr("Also right (separated by ;)"), 0),
            (self._hint, "card_editor_hint", self.tr("Hint"), 0),
        )
        for field, name, title, height in fields:
            field.setObjectName(name)
            field.setAccessibleName(title)
            heading = label(title, "strong")
            heading.setObjectName(f"{name}_title")
            heading.setBuddy(field)
            self._headings[field] = heading
            column.addWidget(heading)
            column.addWidget(field)
            if isinstance(field, QPlainTextEdit):
                field.setTabChangesFocus(True)
                field.setMinimumHeight(height)
                field.setMaximumHeight(height * 2)
        return column

    def _dress_fields(self, card_type: CardType) -> None:
        """Give a list of events or of pairs the room that a prompt has elsewhere, and say how it is written."""
        listed = card_type in _LISTED
        title = {
            CardType.ORDER: self.tr("In the right order, one a line"),
            CardType.MATCH: self.tr("What belongs together, one a line: left = right"),
        }.get(card_type, self.tr("Answer"))
        self._headings[self._answer].setText(title)
        self._answer.setAccessibleName(title)
        for field, is_large, height in ((self._prompt, not listed, _PROMPT), (self._answer, listed, _ANSWER)):
            field.setMaximumHeight(3 * _PROMPT if is_large else 2 * height if field is self._answer else height)
            self._fields.setStretchFactor(field, int(is_large))
        for field, is_seen in ((self._options, card_type is CardType.CHOICE), (self._accepted, not listed)):
            field.setVisible(is_seen)
            self._headings[field].setVisible(is_seen)
        self._gap.setVisible(card_type is CardType.CLOZE)

    def _build_side(self) -> QFrame:
        frame = QFrame(self)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(label(self.tr("PREVIEW"), "caption"))
        column.addWidget(self._preview, 1)
        column.addWidget(self._fault)
        column.addWidget(self._doubts)
        return frame

    def _fill(self) -> None:
        card = self._card
        self._types.setCurrentIndex(max(0, self._types.findData(card.type)))
        self._prompt.setPlainText(card.wording.prompt)
        pairs = card.type is CardType.MATCH and _EQUALS not in card.wording.answer
        self._answer.setPlainText(card.wording.answer.replace(PAIR, _EQUALS) if pairs else card.wording.answer)
        self._accepted.setText("; ".join(card.wording.accepted))
        self._options.setPlainText("\n".join(card.wording.distractors))
        self._hint.setText(card.wording.hint)
        self._dress_fields(card.type)

    def _connect(self) -> None:
        for text in (self._prompt, self._answer, self._options):
            text.textChanged.connect(self._check)
        for line in (self._accepted, self._hint):
            line.textChanged.connect(self._check)
        self._pause.timeout.connect(self._on_pause)
        self._types.activated.connect(self._on_type)
        self._gap.clicked.connect(self._on_gap)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)
        self._away.clicked.connect(self._throw_away)
        self._go_on.clicked.connect(self._keep_on)

    @Slot()
    def _check(self) -> None:
        card = self.card
        fault = fault_of(card.type, card.wording)
        self._told = doubts(card.type, card.wording, card.quote)
        self._fault.setText("" if fault is None else fault_text(fault))
        self._fault.setVisible(fault is not None)
        self._show_doubts(self._told)
        self._save.setEnabled(fault is None)
        self._preview.show_card(card)
        self._pause.stop()
        if fault is None and (self._choose_type or card.wording != self._card.wording):
            self._pause.start()

    def _show_doubts(self, reasons: Sequence[str]) -> None:
        self._doubts.setText("\n".join(f"• {reason_text(reason)}" for reason in reasons))
        self._doubts.setVisible(bool(reasons))

    def _claim(self) -> Claim:
        wording = self.wording()
        return Claim(self._card.type, wording.prompt, wording.answer)

    @Slot()
    def _on_pause(self) -> None:
        self.read_requested.emit(self._claim())

    @Slot()
    def _on_type(self) -> None:
        chosen = CardType(self._types.currentData())  # Qt makes a plain text of it
        if chosen != self._card.type:
            self.type_changed.emit(chosen)

    @Slot()
    def _on_gap(self) -> None:
        """Put the answer back into the old gap, and leave the selected words out instead."""
        cursor = self._prompt.textCursor()
        chosen = cursor.selectedText().strip()
        if not chosen or GAP in chosen:
            return
        cursor.insertText("\0")
        filled = self._prompt.toPlainText().replace(GAP, self._answer.toPlainText().strip())
        self._prompt.setPlainText(filled.replace("\0", GAP))
        self._answer.setPlainText(chosen)

    @Slot()
    def _on_save(self) -> None:
        self.saved.emit(self._card, self.wording())
        self.accept()

    @Slot()
    def _throw_away(self) -> None:
        super().reject()

    @Slot()
    def _keep_on(self) -> None:
        self._buttons.setCurrentIndex(0)
        self._prompt.setFocus()


def _pairs(text: str) -> str:
    """Return pairs as they are kept: their halves with a tab between them."""
    lines = (line.replace(_EQUALS, PAIR, 1) if PAIR not in line else line for line in text.splitlines())
    return "\n".join(lines)


def _in_row(*parts: QWidget | None) -> QWidget:
    """Put widgets beside one another; None is the gap that grows."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return page
