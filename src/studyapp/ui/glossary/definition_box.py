"""What an entry is: the learner's own words first, then the words of the text with the way to their passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studyapp.domain.span import Span
from studyapp.ui.controls import button, label
from studyapp.ui.theme import SPACE_M, SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from studyapp.domain.entity import Entity
    from studyapp.ui.look import Look

_EDITOR_HEIGHT = 84


class DefinitionBox(QFrame):
    """Shows and edits what an entry is.

    Signals:
        span_wanted: show the passage that proves the definition (Span).
        text_given: the learner wrote a definition, or took it back with "" (str).
    """

    span_wanted = Signal(object)
    text_given = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossary_definition")
        self.setProperty("role", "card")
        self._entry: Entity | None = None
        self._own_caption = label(self.tr("Your definition"), "caption", parent=self)
        self._own = label("", parent=self, wrap=True)
        self._own.setObjectName("glossary_own_definition")
        self._caption = label(self.tr("From the text"), "caption", parent=self)
        self._found = label("", parent=self, wrap=True)
        self._found.setObjectName("glossary_found_definition")
        for part in (self._own, self._found):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._editor = QPlainTextEdit(self)
        self._editor.setObjectName("glossary_definition_editor")
        self._editor.setAccessibleName(self.tr("Your definition"))
        self._editor.setPlaceholderText(self.tr("What is it, in your own words?"))
        self._editor.setTabChangesFocus(True)
        self._editor.setFixedHeight(_EDITOR_HEIGHT)
        self._editor.installEventFilter(self)
        self._source = button(
            self.tr("Show passage"), "glossary_source", look=look, icon="source", kind="quiet", parent=self
        )
        self._source.setToolTip(self.tr("Show the passage in the article (G)"))
        self._edit = button(
            self.tr("Write your own"), "glossary_define", look=look, icon="edit", kind="quiet", parent=self
        )
        self._edit.setToolTip(self.tr("Write your own definition (E)"))
        self._keep = button(self.tr("Keep"), "glossary_keep_definition", kind="primary", parent=self)
        self._keep.setToolTip(self.tr("Keep this definition (Ctrl+Enter)"))
        self._drop = button(self.tr("Cancel"), "glossary_cancel_definition", parent=self)
        self._assemble()
        self._source.clicked.connect(self._on_source)
        self._edit.clicked.connect(self.edit)
        self._keep.clicked.connect(self._on_keep)
        self._drop.clicked.connect(self._on_drop)

    @property
    def editing(self) -> bool:
        """Whether the learner is writing at the moment."""
        return not self._editor.isHidden()

    def show_entry(self, entry: Entity) -> None:
        """Show what this entry is; what is being written for the same entry stays."""
        another = self._entry is None or self._entry.key != entry.key
        self._entry = entry
        if another:
            self._editor.hide()
        self._own.setText(entry.own_definition)
        self._found.setText(entry.definition.text if entry.definition else self.tr("The text does not say."))
        self._show_parts()

    @Slot()
    def edit(self) -> None:
        """Let the learner write."""
        if self._entry is None:
            return
        if not self.editing:
            self._editor.setPlainText(self._entry.own_definition)
        self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_parts()

    def _assemble(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        row.addWidget(self._source)
        row.addWidget(self._edit)
        row.addStretch(1)
        row.addWidget(self._drop)
        row.addWidget(self._keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_S, SPACE_XS)
        layout.setSpacing(SPACE_XS)
        for part in (self._own_caption, self._own, self._editor, self._caption, self._found):
            layout.addWidget(part)
        layout.addLayout(row)
        self._editor.hide()

    def _show_parts(self) -> None:
        entry = self._entry
        if entry is None:
            return
        own, found, editing = bool(entry.own_definition), entry.definition is not None, self.editing
        self._own_caption.setVisible(own or editing)
        self._own.setVisible(own and not editing)
        self._caption.setVisible(found)
        self._found.setVisible(found or not (own or editing))
        self._source.setVisible(found and not editing)
        self._edit.setVisible(not editing)
        self._edit.setText(self.tr("Edit yours") if own else self.tr("Write your own"))
        self._keep.setVisible(editing)
        self._drop.setVisible(editing)

    @Slot()
    def _on_source(self) -> None:
        if self._entry is not None and self._entry.definition is not None:
            self.span_wanted.emit(Span(self._entry.definition.start, self._entry.definition.end))

    @Slot()
    def _on_keep(self) -> None:
        self._editor.hide()
        self._show_parts()
        self.text_given.emit(self._editor.toPlainText())

    @Slot()
    def _on_drop(self) -> None:
        self._editor.hide()
        self._show_parts()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._on_drop()
                return True
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_keep()
                return True
        return False
