"""What the window shows when there is no library: what happened, what is safe, and the ways out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from studyapp.domain.errors import AlreadyRunningError, DatabaseDamagedError, DatabaseTooNewError, StoreError
from studyapp.ui.controls import button, label
from studyapp.ui.messages import describe
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.words import moment_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.backup_plan import Backup
    from studyapp.ui.look import Look

_ICON_SIZE = 40
_WIDTH = 460
_DETAILS_HEIGHT = 140


class FailurePage(QWidget):
    """Stands in the middle of the window instead of an article.

    Signals:
        again_requested: try to open the library again.
        put_back_requested: put this backup in its place (Backup).
        anew_requested: begin with an empty library; the damaged file is kept.
        quit_requested: end the program.
    """

    again_requested = Signal()
    put_back_requested = Signal(object)
    anew_requested = Signal()
    quit_requested = Signal()

    def __init__(self, error: BaseException, backups: Sequence[Backup], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("failure")
        self._look = look
        self._backups = tuple(backups)
        self._damaged = isinstance(error, DatabaseDamagedError)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_S)
        self._add_texts(error)
        self._add_backups()
        self._add_ways(error)
        centre = QHBoxLayout()
        centre.addStretch(1)
        centre.addLayout(self._column)
        centre.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        whole.addStretch(2)
        whole.addLayout(centre)
        whole.addStretch(3)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _add_texts(self, error: BaseException) -> None:
        message = describe(error)
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._icon)
        advice = self._advice() if self._damaged else message.advice
        for text, role, name in (
            (message.title, "title", "failure_title"),
            (message.sentence, "", "failure_sentence"),
            (advice, "muted", "failure_advice"),
            (_place_of(error), "small", "failure_place"),
        ):
            part = label(text, role, parent=self, wrap=True)
            part.setObjectName(name)
            part.setFixedWidth(_WIDTH)
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            part.setVisible(bool(text))
            self._column.addWidget(part)
        self._details = QPlainTextEdit(message.details, self)
        self._details.setObjectName("failure_details")
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setReadOnly(True)
        self._details.setFixedHeight(_DETAILS_HEIGHT)
        self._details.hide()

    def _advice(self) -> str:
        if self._backups:
            return self.tr("Put a backup in its place. The damaged file is kept under another name, whatever you do.")
        return self.tr("There is no backup of it. Begin with an empty library: the damaged file is kept beside it.")

    def _add_backups(self) -> None:
        self._choice = QComboBox(self)
        self._choice.setObjectName("failure_backups")
        self._choice.setAccessibleName(self.tr("Backups"))
        for backup in self._backups:
            self._choice.addItem(moment_words(backup.moment))
        self._choice.setVisible(self._damaged and len(self._backups) > 1)
        self._choice.currentIndexChanged.connect(self._on_chosen)
        self._put_back = self._way("", "failure_put_back", primary=True)
        self._put_back.setVisible(self._damaged and bool(self._backups))
        self._put_back.clicked.connect(self._on_put_back)
        self._column.addSpacing(SPACE_M)
        self._column.addWidget(self._choice)
        self._column.addWidget(self._put_back)
        self._on_chosen()

    def _add_ways(self, error: BaseException) -> None:
        anew = self._way(self.tr("Begin with an empty library"), "failure_anew", primary=not self._backups)
        anew.setVisible(self._damaged)
        anew.clicked.connect(self._on_anew)
        may_pass = not isinstance(error, DatabaseTooNewError | DatabaseDamagedError)
        again = self._way(self.tr("Try again"), "failure_again", primary=True)
        again.setVisible(may_pass)
        again.clicked.connect(self._on_again)
        leave = self._way(self.tr("Quit"), "failure_quit", primary=isinstance(error, DatabaseTooNewError))
        leave.clicked.connect(self.quit_requested)
        more = button(self.tr("Details"), "failure_more", kind="quiet", parent=self)
        more.clicked.connect(self._on_more)
        more.setVisible(bool(self._details.toPlainText()))
        for part in (anew, again, leave, more, self._details):
            self._column.addWidget(part)

    def _way(self, text: str, name: str, *, primary: bool) -> QPushButton:
        return button(text, name, kind="primary" if primary else "", parent=self)

    @Slot()
    def _on_chosen(self) -> None:
        if self._backups:
            moment = moment_words(self._backups[max(0, self._choice.currentIndex())].moment)
            self._put_back.setText(self.tr("Put back the backup of {0}").format(moment))
            self._put_back.setAccessibleName(self._put_back.text())

    @Slot()
    def _on_put_back(self) -> None:
        self.setEnabled(False)  # once is enough: the page goes, or another one comes
        self.put_back_requested.emit(self._backups[max(0, self._choice.currentIndex())])

    @Slot()
    def _on_again(self) -> None:
        self.setEnabled(False)
        self.again_requested.emit()

    @Slot()
    def _on_anew(self) -> None:
        self.setEnabled(False)
        self.anew_requested.emit()

    @Slot()
    def _on_more(self) -> None:
        self._details.setVisible(self._details.isHidden())

    @Slot()
    def _on_look_changed(self) -> None:
        self._icon.setPixmap(self._look.pixmap("warning", _ICON_SIZE, self._look.theme.warning))


def _place_of(error: BaseException) -> str:
    match error:
        case StoreError():
            return str(error.path)
        case AlreadyRunningError():
            return str(error.data_dir)
        case _:
            return ""
