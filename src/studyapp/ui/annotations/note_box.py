"""One mark in full: its words, colour and kind, its note in Markdown with a preview, its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.annotation import COLORS, AnnotationKind
from studyapp.ui.controls import button, chip, label, tool_button
from studyapp.ui.marker import color_icon, color_words, kind_name
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_M, SPACE_S
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QToolButton

    from studyapp.domain.annotation import Annotation
    from studyapp.ui.look import Look

_LONGEST = 180
_NOTE_HEIGHT = 76


class NoteBox(QFrame):
    """Edits one mark; what was typed is offered by `kept` when the box is left, or another mark comes.

    Signals:
        kept: note and tags shall be stored (Annotation, str, str).
        recolored: another colour is wanted (Annotation, int).
        kind_wanted: another kind of mark is wanted (Annotation, AnnotationKind).
        left: the learner goes back to the list (Esc).
    """

    kept = Signal(object, str, str)
    recolored = Signal(object, int)
    kind_wanted = Signal(object, object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotation_box")
        self.setProperty("role", "card")
        self._look = look
        self._mark: Annotation | None = None
        self._labels: Mapping[int, str] = {}
        self._quote = label("", "muted", parent=self, wrap=True)
        self._quote.setObjectName("annotation_quote")
        self._note = QPlainTextEdit(self)
        self._note.setObjectName("annotation_note")
        self._note.setAccessibleName(self.tr("Note, in Markdown"))
        self._note.setPlaceholderText(self.tr("Write a note (Markdown)"))
        self._note.setTabChangesFocus(True)
        self._preview = _Preview(self)
        self._preview.setObjectName("annotation_preview")
        self._preview.setAccessibleName(self.tr("Note as it reads"))
        self._pages = QStackedWidget(self)
        self._pages.setFixedHeight(_NOTE_HEIGHT)
        self._pages.addWidget(self._note)
        self._pages.addWidget(self._preview)
        self._tags = QLineEdit(self)
        self._tags.setObjectName("annotation_tag_field")
        self._tags.setAccessibleName(self.tr("Tags, separated by commas"))
        self._tags.setPlaceholderText(self.tr("Tags, separated by commas"))
        self._look_at = chip(self.tr("Preview"), "annotation_show_preview", parent=self)
        self._colors: list[QToolButton] = []
        self._kinds: list[tuple[AnnotationKind, QToolButton]] = []
        self._save = button(self.tr("Save"), "annotation_save", kind="primary", parent=self)
        self._assemble()
        self._look_at.toggled.connect(self._on_preview)
        self._save.clicked.connect(self.keep)
        self._tags.returnPressed.connect(self.keep)
        add_shortcut(self, "annotations.keep", self.keep)
        add_shortcut(self, "annotations.leave", self._on_leave)
        look.changed.connect(self._dress)
        self._dress()
        self.show_mark(None)

    def show_mark(self, mark: Annotation | None, labels: Mapping[int, str] | None = None) -> None:
        """Show a mark; None hides the box. What was typed for the mark before is offered first."""
        if labels is not None:
            self._labels = labels
        if mark is not None and self._mark is not None and mark.id == self._mark.id and self._is_typing(mark):
            self._mark = mark
            self._dress()
            return
        if self._mark is not None and (mark is None or mark.id != self._mark.id):
            self.keep()
        self._mark = mark
        self.setVisible(mark is not None)
        if mark is None:
            return
        words = " ".join(mark.selector.quote.split())
        self._quote.setText(f"“{words}”" if len(words) <= _LONGEST else f"“{words[: _LONGEST - 1].rstrip()}…”")
        self._note.setPlainText(mark.note)
        self._tags.setText(", ".join(mark.tags))
        self._preview.setMarkdown(mark.note)
        self._dress()

    def write(self) -> None:
        """Put the cursor into the note."""
        self._look_at.setChecked(False)
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note.moveCursor(self._note.textCursor().MoveOperation.End)

    @Slot()
    def keep(self) -> None:
        """Offer what was typed, if it is not what is stored."""
        mark = self._mark
        if mark is None:
            return
        note, tags = self._note.toPlainText(), self._tags.text()
        if note.strip() != mark.note or _parts(tags) != list(mark.tags):
            self.kept.emit(mark, note, tags)

    def _is_typing(self, mark: Annotation) -> bool:
        """Tell whether the box holds something that is not stored, so that a refresh must not wipe it away."""
        unsaved = self._mark is not None and self._note.toPlainText().strip() != self._mark.note
        return unsaved and self._note.toPlainText().strip() != mark.note

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        row, kinds = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(2)
        for color in COLORS:
            made = tool_button(self._look, "marks", "", f"annotation_set_color_{color}", parent=self)
            made.setCheckable(True)
            made.clicked.connect(weakly(self._on_color, color))
            self._colors.append(made)
            row.addWidget(made)
        row.addStretch(1)
        kinds.setSpacing(SPACE_S)
        for kind in AnnotationKind:
            made = chip(kind_name(kind), f"annotation_set_{kind}", parent=self)
            made.clicked.connect(weakly(self._on_kind, kind))
            self._kinds.append((kind, made))
            kinds.addWidget(made)
        kinds.addStretch(1)
        last = QHBoxLayout()
        last.setSpacing(SPACE_S)
        last.addWidget(self._tags, 1)
        last.addWidget(self._look_at)
        last.addWidget(self._save)
        column.addWidget(self._quote)
        column.addLayout(row)
        column.addLayout(kinds)
        column.addWidget(self._pages)
        column.addLayout(last)

    @Slot()
    def _dress(self) -> None:
        mark = self._mark
        for color, made in zip(COLORS, self._colors, strict=True):
            words = color_words(color, self._labels)
            made.setIcon(color_icon(color, self._look))
            made.setToolTip(words)
            made.setAccessibleName(words)
            made.setChecked(mark is not None and mark.color == color)
        for kind, made in self._kinds:
            made.setChecked(mark is not None and mark.kind is kind)

    def _on_color(self, color: int) -> None:
        if self._mark is not None:
            self.recolored.emit(self._mark, color)
        self._dress()

    def _on_kind(self, kind: AnnotationKind) -> None:
        if self._mark is not None:
            self.kind_wanted.emit(self._mark, kind)
        self._dress()

    @Slot(bool)
    def _on_preview(self, shown: bool) -> None:
        self._preview.setMarkdown(self._note.toPlainText())
        self._pages.setCurrentIndex(int(shown))

    @Slot()
    def _on_leave(self) -> None:
        self.keep()
        self.left.emit()


class _Preview(QTextEdit):
    """Shows Markdown; nothing that it names is fetched or read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        return None


def _parts(tags: str) -> list[str]:
    return [part.strip() for part in tags.split(",") if part.strip()]
