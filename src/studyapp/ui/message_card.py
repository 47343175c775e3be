"""The card at the lower edge of the window that shows errors and news. It never blocks: no dialog asks for "OK"."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget

from studyapp.domain import errors
from studyapp.ui.controls import button, label, tool_button
from studyapp.ui.messages import Message, describe
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from studyapp.ui.look import Look

logger = logging.getLogger(__name__)

_WIDTH = 520
_NARROWEST = 320
_TOLD_MS = 8000


class Messages(QFrame):
    """A calm card at the lower edge of the window. Errors stay until they are closed, other news go by themselves.

    Signals:
        undo_requested: the learner pressed "Undo" on what was told.
    """

    undo_requested = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("message_card")
        self.setAccessibleName(self.tr("Message"))
        self._over = parent
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TOLD_MS)
        self._look = look
        self._build(look)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self._undo.clicked.connect(self._on_undo)
        self._more.clicked.connect(self._on_more)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """Everything that is being said, one line each; "" while hidden."""
        parts = (self._title, self._sentence, self._advice)
        return "\n".join(part.text() for part in parts if part.text()) if self.isVisible() else ""

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Say what happened; cancelling is not an error and says nothing."""
        if isinstance(error, errors.AnalysisCancelledError):
            return
        logger.info("Told the learner of %s", type(error).__name__)
        self._show(describe(error), tone="error", undo=False)

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say a short sentence for a few seconds, with a button "Undo" where there is something to undo."""
        self._show(Message("", text), tone="told", undo=undo)
        self._timer.start()

    def _show(self, message: Message, *, tone: str, undo: bool) -> None:
        self._timer.stop()
        ink = self._look.theme.danger if tone == "error" else self._look.theme.accent
        self._icon.setPixmap(self._look.pixmap("warning" if tone == "error" else "info", 20, ink))
        for part, text in (
            (self._title, message.title),
            (self._sentence, message.sentence),
            (self._advice, message.advice),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        self._details.setPlainText(message.details)
        self._details.hide()
        self._more.setVisible(bool(message.details))
        self._undo.setVisible(undo)
        self.setAccessibleDescription(" ".join((message.title, message.sentence, message.advice)))
        self.show()
        self.raise_()
        self._place()

    def _place(self) -> None:
        """Lie over the article where there is one: at the lower edge of the panels stand the buttons of the quiz."""
        parent = self._over
        centre = parent.centralWidget() if isinstance(parent, QMainWindow) else None
        over = centre.geometry() if centre is not None and centre.width() >= _NARROWEST else parent.rect()
        width = min(_WIDTH, over.width() - 2 * SPACE_L)
        self.setFixedWidth(width)
        layout = self.layout()
        height = layout.heightForWidth(width) if layout and layout.hasHeightForWidth() else self.sizeHint().height()
        height = min(max(height, self.minimumSizeHint().height()), parent.height() - 2 * SPACE_L)
        left = over.left() + (over.width() - width) // 2
        self.setGeometry(left, parent.height() - height - SPACE_L - SPACE_S, width, height)

    @Slot()
    def _on_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()

    @Slot()
    def _on_more(self) -> None:
        self._details.setVisible(self._details.isHidden())
        self._place()

    def _build(self, look: Look) -> None:
        self._icon = QLabel(self)
        self._title = label("", "strong", parent=self, wrap=True)
        self._sentence = label("", parent=self, wrap=True)
        self._advice = label("", "muted", parent=self, wrap=True)
        self._undo = button(self.tr("Undo"), "message_undo", kind="quiet", parent=self)
        self._more = button(self.tr("Details"), "message_details", kind="quiet", parent=self)
        self._close = tool_button(look, "close", self.tr("Close message"), "message_close", parent=self)
        self._details = QPlainTextEdit(self)
        self._details.setObjectName("message_details_text")
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setReadOnly(True)
        self._details.setFixedHeight(140)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for part in (self._title, self._sentence, self._advice):
            texts.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        for part in (self._undo, self._more, self._close):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_M, SPACE_M, SPACE_M)
        layout.addLayout(row)
        layout.addWidget(self._details)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
