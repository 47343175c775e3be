"""The field in which an answer is written, and what the program thinks of it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from studyapp.domain.differences import Difference, alike, differences
from studyapp.domain.grading import Outcome
from studyapp.ui.controls import button, label
from studyapp.ui.theme import SPACE_M, SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from studyapp.domain.grading import Verdict
    from studyapp.ui.look import Look

_ICONS = {
    Outcome.CORRECT: ("check", "success"),
    Outcome.TYPO: ("check", "success"),
    Outcome.ALMOST: ("minus", "warning"),
    Outcome.WRONG: ("close", "danger"),
}
_ICON = 18


class TypedAnswer(QWidget):
    """A line to write in; after the check, what was written and what is right, differences marked by their form.

    Signals:
        accept_requested: what was written is right too, and shall be from now on (str).
    """

    accept_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.field = QLineEdit(self)
        self.field.setObjectName("quiz_typed")
        self.field.setAccessibleName(self.tr("Your answer"))
        self.field.setPlaceholderText(self.tr("Write the answer, then press Enter"))
        self._verdict = self._build_verdict(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.field)
        layout.addWidget(self._verdict)
        self._accept.clicked.connect(self._on_accept)

    @property
    def text(self) -> str:
        """What was written."""
        return self.field.text().strip()

    def begin(self) -> None:
        """Empty the field and wait for the answer."""
        self.field.clear()
        self.field.show()
        self._verdict.hide()

    def show_verdict(self, verdict: Verdict | None, right: str) -> None:
        """Show what became of the answer; None where nothing was written."""
        self.field.hide()
        self._verdict.setVisible(verdict is not None)
        if verdict is None:
            return
        icon, ink = _ICONS[verdict.outcome]
        self._icon.setPixmap(self._look.pixmap(icon, _ICON, getattr(self._look.theme, ink)))
        self._title.setText(_title(self, verdict.outcome))
        self._given.setText(self._marked(verdict.matched or right, exact=verdict.outcome is Outcome.CORRECT))
        same = verdict.outcome is Outcome.CORRECT
        self._right.setVisible(not same)
        self._right.setText(self.tr("Right: {0}").format(f"<b>{html.escape(verdict.matched or right)}</b>"))
        self._accept.setVisible(verdict.outcome in {Outcome.WRONG, Outcome.ALMOST})

    def _marked(self, right: str, *, exact: bool) -> str:
        """Return what was written: what is too much struck through, what lacks underlined, and both in brackets."""
        theme = self._look.theme
        if exact or not alike(self.text, right):
            return self.tr("You wrote: {0}").format(html.escape(self.text))
        parts: list[str] = []
        for piece in differences(self.text, right):
            text = html.escape(piece.text).replace(" ", "&nbsp;") if piece.kind is not Difference.SAME else ""
            if piece.kind is Difference.EXTRA:
                parts.append(f'<s style="color:{theme.danger};">{text}</s>')
            elif piece.kind is Difference.MISSING:
                parts.append(f'<u style="color:{theme.success};">{text}</u>')
            else:
                parts.append(html.escape(piece.text))
        return self.tr("You wrote: {0}").format("".join(parts))

    def _build_verdict(self, look: Look) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("quiz_verdict")
        self._icon = QLabel(frame)
        self._title = label("", "strong", parent=frame)
        self._title.setObjectName("quiz_verdict_title")
        self._given = label("", parent=frame, wrap=True)
        self._given.setObjectName("quiz_verdict_given")
        self._right = label("", parent=frame, wrap=True)
        self._right.setObjectName("quiz_verdict_right")
        for part in (self._given, self._right):
            part.setTextFormat(Qt.TextFormat.RichText)
        text = self.tr("My answer is right too")
        self._accept = button(text, "quiz_accept_typed", look=look, icon="check", kind="quiet", parent=frame)
        self._accept.setToolTip(self.tr("Accept it on this card from now on"))
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._accept)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, SPACE_XS, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(head)
        column.addWidget(self._given)
        column.addWidget(self._right)
        column.addSpacing(SPACE_M - SPACE_S)
        return frame

    def _on_accept(self) -> None:
        self._accept.hide()
        self.accept_requested.emit(self.text)


def _title(widget: QWidget, outcome: Outcome) -> str:
    return {
        Outcome.CORRECT: widget.tr("Right"),
        Outcome.TYPO: widget.tr("Right, but for a slip"),
        Outcome.ALMOST: widget.tr("Nearly: a part is missing"),
        Outcome.WRONG: widget.tr("Not right"),
    }[outcome]
