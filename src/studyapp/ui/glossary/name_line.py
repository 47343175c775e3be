"""The name of an entry, with its badge; F2 turns it into a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studyapp.domain.analysis import EntityType
from studyapp.ui.controls import label
from studyapp.ui.glossary.badge import BadgePainter
from studyapp.ui.theme import SPACE_M

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from studyapp.domain.entity import Entity
    from studyapp.ui.look import Look

_BADGE = 40


class NameLine(QWidget):
    """Shows and edits a name.

    Signals:
        name_given: the learner wrote another name (str).
    """

    name_given = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = _Badge(look, self)
        self._name = label("", "title", parent=self, wrap=True)
        self._name.setObjectName("glossary_name")
        self._field = QLineEdit(self)
        self._field.setObjectName("glossary_name_field")
        self._field.setAccessibleName(self.tr("Name of the entry"))
        self._field.installEventFilter(self)
        self._field.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._name)
        self._column.addWidget(self._field)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._column, 1)
        self._field.returnPressed.connect(self._on_entered)

    def add_below(self, row: QHBoxLayout) -> None:
        """Put a row under the name, beside the badge."""
        self._column.addLayout(row)

    def show_entry(self, entry: Entity) -> None:
        """Show this name."""
        if entry.name != self._name.text():
            self._close()
        self._name.setText(entry.name)
        self._badge.set_kind(entry.type, faint=entry.hidden)

    @Slot()
    def edit(self) -> None:
        """Let the learner write another name; Return keeps it, Escape does not."""
        self._field.setText(self._name.text())
        self._name.hide()
        self._field.show()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_entered(self) -> None:
        wanted = self._field.text()
        self._close()
        if wanted != self._name.text():
            self.name_given.emit(wanted)

    def _close(self) -> None:
        self._field.hide()
        self._name.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and not self._field.isHidden():
            escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
            if event.type() == QEvent.Type.FocusOut or (escaped and event.type() == QEvent.Type.KeyPress):
                self._close()
                return escaped
        return False


class _Badge(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = BadgePainter(look)
        self._kind = EntityType.TERM
        self._faint = False
        self.setFixedSize(QSize(_BADGE, _BADGE))
        look.changed.connect(self.update)

    def set_kind(self, kind: EntityType, *, faint: bool) -> None:
        self._kind, self._faint = kind, faint
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(painter, QRectF(self.rect()), self._kind, faint=self._faint)
