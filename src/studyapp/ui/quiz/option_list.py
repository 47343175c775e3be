"""The options of a card; once the answer is shown, why each wrong one is wrong, and where the article says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from studyapp.domain.analysis import NoteKind
from studyapp.domain.card import change_in, note_on
from studyapp.ui.controls import label, set_state, tool_button
from studyapp.ui.quiz.wrapped_button import WrappedButton
from studyapp.ui.theme import SPACE_L, SPACE_S, SPACE_XS
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from studyapp.domain.analysis import OptionNote
    from studyapp.domain.card import Card
    from studyapp.domain.span import Span
    from studyapp.services.quiz import Question
    from studyapp.ui.look import Look


class OptionList(QWidget):
    """Buttons, one below the other.

    Signals:
        chosen: an option was pressed (its index).
        source_requested: show the passage that a reason rests on (Span).
    """

    chosen = Signal(int)
    source_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._options: list[WrappedButton] = []
        self._reasons: list[QWidget] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_S)

    @property
    def count(self) -> int:
        """How many options there are."""
        return len(self._options)

    def lay_out(self, question: Question) -> None:
        """Show the options of a card; nothing for a card without any."""
        for old in (*self._options, *self._reasons):
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._options, self._reasons = [], []
        for index, text in enumerate(question.options):
            name = f"quiz_option_{index + 1}"
            option = WrappedButton(str(index + 1), option_text(text), name, self._look, self)
            option.clicked.connect(weakly(self._on_clicked, index))
            self._rows.addWidget(option)
            self._options.append(option)
        self.setVisible(bool(self._options))

    def mark(self, chosen: int | None, key: int | None, *, revealed: bool) -> None:
        """Mark what was chosen, and once the answer is shown what is right and what was wrong, by icon and word."""
        for index, option in enumerate(self._options):
            verdict = "chosen" if index == chosen else ""
            if revealed:
                verdict = "right" if index == key else "wrong" if index == chosen else "other"
            set_state(option, "verdict", verdict)
            option.update()

    def show_reasons(self, question: Question) -> None:
        """Write below each wrong option why it is wrong, so far as the article tells."""
        card = question.card
        for index, text in enumerate(question.options):
            wrong = index != question.key_index
            change = change_in(card) if text == "True" else None
            note = (change or note_on(card, text)) if wrong else None
            if note is not None:
                reason = self._reason(index, card, note)
                self._rows.insertWidget(self._rows.indexOf(self._options[index]) + 1, reason)
                reason.show()
                self._reasons.append(reason)

    def _reason(self, index: int, card: Card, note: OptionNote) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(SPACE_L, 0, 0, SPACE_XS)
        layout.setSpacing(SPACE_S)
        text: QLabel = label(reason_text(note), "small", parent=row, wrap=True)
        text.setObjectName(f"quiz_reason_{index + 1}")
        layout.addWidget(text, 1)
        if note.span is not None and note.span != card.source:
            go: QToolButton = tool_button(
                self._look,
                "source",
                self.tr("Where the article says so"),
                f"quiz_reason_source_{index + 1}",
                parent=row,
            )
            go.clicked.connect(weakly(self._on_source, note.span))
            layout.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @Slot(object)
    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(index)

    @Slot(object)
    def _on_source(self, span: Span) -> None:
        self.source_requested.emit(span)


def option_text(text: str) -> str:
    """Return an option as it is shown: the two of a true-or-false card in the interface language."""
    return {"True": _tr("True"), "False": _tr("False")}.get(text, text)


def reason_text(note: OptionNote) -> str:
    """Return in a sentence what the article says of a wrong option."""
    value = " ".join(note.value.split())
    match note.kind:
        case NoteKind.INSTEAD:
            return _tr("The article says “{1}”, not “{0}”.").format(note.option, value)
        case NoteKind.DEFINED:
            return _tr("{0}: {1}").format(note.option, value)
        case NoteKind.ELSEWHERE:
            return _tr("The article names it for something else: “{0}”").format(value)
        case NoteKind.UNNAMED:
            return _tr("The article does not name it.")
        case NoteKind.DATED:
            return _tr("{0}: {1}").format(note.option, value)
        case NoteKind.PAIRED:
            return _tr("{0} belongs to {1}.").format(note.option, value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("quiz", text)
