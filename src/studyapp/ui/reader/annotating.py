"""Marking passages in the article: the keys, the bar over a selection, and the marks that are drawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from studyapp.domain.annotation import COLORS, AnnotationKind
from studyapp.domain.changes import Topic
from studyapp.services.annotations import new_id
from studyapp.ui.reader.highlights import Highlights
from studyapp.ui.reader.mark_bar import MarkBar
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studyapp.domain.annotation import Annotation, AnnotationId
    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.domain.span import Span
    from studyapp.services.annotations import Annotations
    from studyapp.ui.reader.text_view import TextView
    from studyapp.ui.shell import Shell

type _Read = tuple[DocumentId, tuple[Annotation, ...], dict[int, str]]


class Annotating(QObject):
    """Works on the text view of a reader, where its keys act too: beside it they mean other things."""

    def __init__(self, annotations: Annotations, shell: Shell, text: TextView, panel: QWidget) -> None:
        super().__init__(panel)
        self._annotations = annotations
        self._shell = shell
        self._text = text
        self._color = 1
        self._made: tuple[AnnotationId, bool] | None = None
        self._bar = MarkBar(shell.look, text)
        self._about: Annotation | None = None  # what the bar is about; None: the selection
        for identity, slot in (
            ("reader.highlight", self._on_highlight),
            ("reader.annotate", self._on_annotate),
            ("reader.edit_mark", self._on_edit),
            ("reader.delete_mark", self._on_delete),
            ("reader.leave_mark", self._on_leave),
            *((f"reader.color_{color}", weakly(self._on_color, color)) for color in COLORS),
        ):
            add_shortcut(text, identity, slot)
        text.selection_ended.connect(self._on_selected)
        text.annotation_clicked.connect(self._on_clicked)
        text.margin.chosen.connect(self._on_chosen)
        text.verticalScrollBar().valueChanged.connect(self._bar.hide)
        text.selectionChanged.connect(self._bar.hide)
        self._bar.color_chosen.connect(self._on_color)
        self._bar.underline_wanted.connect(self._on_underline)
        self._bar.note_wanted.connect(self._on_annotate)
        self._bar.card_wanted.connect(self._on_card)
        self._bar.delete_wanted.connect(self._on_delete)
        shell.signals.changed.connect(self._on_changed)
        shell.signals.current_document_changed.connect(self._on_document)
        self._on_document(shell.signals.document_id)

    @Slot(object)
    def _on_document(self, document_id: DocumentId | None) -> None:
        self._bar.hide()
        self._text.set_highlights(Highlights())
        if document_id is not None:
            self._shell.jobs.run(partial(_read, self._annotations, document_id), self._on_read)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        document_id = self._shell.signals.document_id
        if document_id is not None and changes.touches(Topic.ANNOTATIONS | Topic.TEXT, document_id):
            self._shell.jobs.run(partial(_read, self._annotations, document_id), self._on_read)

    def _on_read(self, read: _Read) -> None:
        document_id, annotations, labels = read
        if document_id == self._shell.signals.document_id:
            self._text.set_highlights(Highlights(annotations))
            self._bar.show_labels(labels)

    @Slot()
    def _on_selected(self) -> None:
        if self._shell.signals.document_id is not None:
            self._about = None
            self._bar.show_at(self._text.below_cursor(), marked=False)

    @Slot(object)
    def _on_clicked(self, annotation: Annotation) -> None:
        self._about = annotation
        self._bar.show_at(self._text.below_cursor(), marked=True)
        self._shell.signals.annotation_requested.emit(annotation.id, False)

    @Slot(object)
    def _on_chosen(self, annotation: Annotation) -> None:
        if annotation.span is not None:
            self._text.go_to(annotation.span)
            self._shell.signals.annotation_requested.emit(annotation.id, bool(annotation.note))

    @Slot()
    def _on_highlight(self) -> None:
        self._mark(AnnotationKind.HIGHLIGHT)

    @Slot()
    def _on_underline(self) -> None:
        at = self._at()
        if at is None:
            self._mark(AnnotationKind.UNDERLINE)
            return
        other = AnnotationKind.HIGHLIGHT if at.kind is AnnotationKind.UNDERLINE else AnnotationKind.UNDERLINE
        self._shell.jobs.write(partial(self._annotations.set_kind, [at.id], other))
        self._bar.hide()

    def _on_color(self, color: int) -> None:
        """Mark the selection in the colour, or give the mark under the cursor another one."""
        self._color = color
        at = self._at()
        if at is None:
            self._mark(AnnotationKind.HIGHLIGHT)
        else:
            self._shell.jobs.write(partial(self._annotations.recolor, [at.id], color))
            self._bar.hide()

    @Slot()
    def _on_annotate(self) -> None:
        """Write a note on the selection, or open that of the mark under the cursor."""
        at = self._at()
        if at is None:
            self._mark(AnnotationKind.NOTE, write=True)
        else:
            self._bar.hide()
            self._shell.signals.annotation_requested.emit(at.id, True)

    @Slot()
    def _on_card(self) -> None:
        self._bar.hide()
        self._shell.signals.action_requested.emit("quiz.own_card")

    @Slot()
    def _on_edit(self) -> None:
        at = self._at()
        if at is not None:
            self._bar.hide()
            self._shell.signals.annotation_requested.emit(at.id, True)

    @Slot()
    def _on_delete(self) -> None:
        at = self._at()
        if at is not None:
            self._bar.hide()
            self._about = None
            self._shell.jobs.write(partial(self._annotations.delete, [at.id]), self._on_deleted)

    def _on_deleted(self, _changes: Changes) -> None:
        self._shell.messages.tell(self.tr("The mark was deleted."), undo=True)

    @Slot()
    def _on_leave(self) -> None:
        """Step out: the bar first, then the selection."""
        if self._bar.isVisible():
            self._bar.hide()
            return
        cursor = self._text.textCursor()
        cursor.clearSelection()
        self._text.setTextCursor(cursor)

    def _at(self) -> Annotation | None:
        """Return what a key is about: nothing where something is selected, else the mark at the cursor."""
        if self._text.selected_span() is not None:
            return None
        return self._about if self._bar.isVisible() and self._about is not None else self._text.annotation_at_cursor()

    def _mark(self, kind: AnnotationKind, *, write: bool = False) -> None:
        span, document_id = self._text.selected_span(), self._shell.signals.document_id
        if span is None or document_id is None:
            return
        made = new_id()
        work = partial(self._annotations.add, document_id, span, kind=kind, color=self._color, annotation_id=made)
        self._made = made, write
        self._shell.jobs.write(work, self._on_made)
        self._bar.hide()
        self._collapse(span)

    def _collapse(self, span: Span) -> None:
        """Leave the cursor within the new mark, so that the next key is about it."""
        cursor = self._text.textCursor()
        cursor.setPosition(cursor.selectionStart() if span.end - span.start < 2 else cursor.selectionStart() + 1)
        self._text.setTextCursor(cursor)

    def _on_made(self, _changes: Changes) -> None:
        if self._made is not None:
            self._shell.signals.annotation_requested.emit(*self._made)


def _read(annotations: Annotations, document_id: DocumentId) -> _Read:
    """On the job thread."""
    return document_id, annotations.of_document(document_id), annotations.labels()
