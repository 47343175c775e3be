"""Every mark of the open document, or of all: found, filtered, edited in bulk, and what a new edition did to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.annotation import AnnotationFilter
from studyapp.domain.changes import Topic
from studyapp.domain.document import Place
from studyapp.ui.annotations.attach_bar import AttachBar
from studyapp.ui.annotations.edition_view import EditionView
from studyapp.ui.annotations.filter_bar import FilterBar
from studyapp.ui.annotations.mark_list import MarkList
from studyapp.ui.annotations.note_box import NoteBox
from studyapp.ui.annotations.tag_dialogs import LabelsDialog, TagsDialog
from studyapp.ui.controls import button, label, tool_button
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.freshness import Freshness
from studyapp.ui.latest import Latest
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_M, SPACE_S
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studyapp.domain.annotation import Annotation, AnnotationId, AnnotationKind, Tag
    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.domain.edition_report import EditionReport
    from studyapp.services.annotations import Annotations
    from studyapp.services.editions import Editions
    from studyapp.services.library import Library
    from studyapp.ui.shell import Shell

_TOPICS = Topic.ANNOTATIONS | Topic.DOCUMENTS | Topic.TEXT


@dataclass(frozen=True, slots=True)
class _Found:
    """The marks that a filter lets through, and what the filter can choose from."""

    wanted: AnnotationFilter
    marks: tuple[Annotation, ...]
    titles: Mapping[DocumentId, str]
    tags: tuple[Tag, ...]
    labels: Mapping[int, str]
    document_id: DocumentId | None
    report: EditionReport | None


class AnnotationsPanel(QWidget):
    """Lists marks; choosing one leads to its passage."""

    def __init__(
        self,
        annotations: Annotations,
        editions: Editions,
        library: Library,
        shell: Shell,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("annotations_panel")
        self._annotations = annotations
        self._library = library
        self._shell = shell
        self._editions = editions
        self._labels: Mapping[int, str] = {}
        self._document_id: DocumentId | None = None
        self._asked: tuple[AnnotationId, bool] | None = None
        look = shell.look
        self._filter = FilterBar(look, self)
        self._list = MarkList(look, self)
        self._count = label("", "small", parent=self)
        self._count.setObjectName("annotation_count")
        self._delete = tool_button(look, "trash", self.tr("Delete (Del)"), "annotation_delete", parent=self)
        self._into = tool_button(look, "drop", self.tr("Import marks and notes…"), "annotation_import", parent=self)
        self._out = tool_button(look, "export", self.tr("Export marks and notes…"), "annotation_export", parent=self)
        self._report = button(self.tr("What the new edition changed…"), "annotation_report", kind="quiet", parent=self)
        self._attach = AttachBar(annotations, shell, self)
        self._box = NoteBox(look, self)
        self._edition = EditionView(editions, shell, self)
        self._nothing = EmptyState(
            look,
            "marks",
            self.tr("No marks yet"),
            self.tr("Select a passage in the article and press H to highlight it, 1–8 for a colour, A for a note."),
            self,
        )
        self._assemble()
        self._connect()
        self._reading = Latest(shell, self, self._lists)
        Freshness(self, shell.signals, _TOPICS, self.refresh, whole_library=True, reading=self._reading)

    @Slot()
    def refresh(self) -> None:
        """Read the marks again; what is selected stays selected."""
        document_id = self._shell.signals.document_id
        everywhere = self._filter.everywhere
        work = partial(
            _read, self._annotations, self._editions, self._library if everywhere else None,
            self._filter.wanted(document_id), document_id,
        )  # fmt: skip
        self._reading.ask(work, self._show_found, anew=document_id != self._document_id and not everywhere)

    def _show_found(self, found: _Found) -> None:
        wanted, marks = found.wanted, found.marks
        self._document_id, self._labels = found.document_id, found.labels
        self._filter.show_choices(found.tags, found.labels)
        self._edition.show_report(found.document_id, found.report)
        self._report.setVisible(self._edition.has_report)
        self._list.set_marks(marks, found.titles)
        self._count.setText(self.tr("{0} marks").format(len(marks)) if len(marks) != 1 else self.tr("1 mark"))
        self._delete.setEnabled(bool(marks))
        is_empty = not marks and wanted == AnnotationFilter(document_id=wanted.document_id)
        self._lists.setCurrentWidget(self._nothing if is_empty else self._list)
        if self._asked is not None:
            self._go_to_asked()
        else:
            self._show(next((mark for mark in marks if mark.id == self._list.current_id()), None))

    def _go_to_asked(self) -> None:
        """Select the mark that somebody asked for, whatever the filter."""
        if self._asked is None:
            return
        annotation_id, write = self._asked
        mark = self._list.select(annotation_id)
        if mark is None:
            return
        self._asked = None
        self._show(mark)
        if write:
            self._box.write()

    def _show(self, mark: Annotation | None) -> None:
        self._attach.show_mark(mark)
        self._box.show_mark(mark, self._labels)

    @Slot(object, bool)
    def _on_asked(self, annotation_id: AnnotationId, write: bool) -> None:
        self._asked = (annotation_id, write)
        self._pages.setCurrentIndex(0)
        if write:
            self._shell.signals.panel_requested.emit("annotations")
        self._go_to_asked()
        if self._list.current_id() != annotation_id and self.isVisible():
            self._filter.clear()
            self._asked = (annotation_id, write)
            self.refresh()

    @Slot(object)
    def _on_chosen(self, mark: Annotation) -> None:
        self._show(mark)
        if mark.span is not None:
            self._shell.signals.place_requested.emit(Place(mark.document_id, mark.span))

    @Slot(object)
    def _on_activated(self, mark: Annotation) -> None:
        self._show(mark)
        self._box.write()

    @Slot(object, str, str)
    def _on_kept(self, mark: Annotation, note: str, tags: str) -> None:
        self._shell.jobs.write(partial(self._annotations.write, mark.id, note=note, tags=tags.split(",")))

    @Slot(object, int)
    def _on_recolored(self, mark: Annotation, color: int) -> None:
        self._shell.jobs.write(partial(self._annotations.recolor, self._ids(mark), color))

    @Slot(object, object)
    def _on_kind(self, mark: Annotation, kind: AnnotationKind) -> None:
        self._shell.jobs.write(partial(self._annotations.set_kind, self._ids(mark), kind))

    @Slot()
    def _on_delete(self) -> None:
        ids = [mark.id for mark in self._list.selected()]
        if ids:
            self._box.show_mark(None)
            self._shell.jobs.write(partial(self._annotations.delete, ids), self._on_deleted)

    def _on_deleted(self, _changes: Changes) -> None:
        self._shell.messages.tell(self.tr("Deleted."), undo=True)

    def _ids(self, mark: Annotation) -> list[AnnotationId]:
        """Return everything selected, if the mark is among it."""
        ids = [one.id for one in self._list.selected()]
        return ids if mark.id in ids else [mark.id]

    @Slot()
    def _on_filter(self) -> None:
        self._asked = None
        self.refresh()

    @Slot()
    def _on_tags(self) -> None:
        marks = [mark.id for mark in self._list.selected()]
        TagsDialog(self._annotations, marks, self._shell, self).open()

    @Slot()
    def _on_labels(self) -> None:
        LabelsDialog(self._annotations, self._shell, self).open()

    def _request(self, action: str) -> None:
        self._shell.signals.action_requested.emit(action)

    @Slot()
    def _on_report(self) -> None:
        self._pages.setCurrentWidget(self._edition)

    @Slot()
    def _on_back(self) -> None:
        self._pages.setCurrentIndex(0)

    @Slot()
    def _on_left(self) -> None:
        self._list.setFocus()

    def _assemble(self) -> None:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        self._lists = QStackedWidget(page)
        self._lists.addWidget(self._list)
        self._lists.addWidget(self._nothing)
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._report)
        for tool in (self._into, self._out, self._delete):
            row.addWidget(tool)
        column.addWidget(self._filter)
        column.addLayout(row)
        column.addWidget(self._lists, 1)
        column.addWidget(self._attach)
        column.addWidget(self._box)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(page)
        self._pages.addWidget(self._edition)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self._filter.changed.connect(self._on_filter)
        self._filter.tags_wanted.connect(self._on_tags)
        self._filter.labels_wanted.connect(self._on_labels)
        self._list.chosen.connect(self._on_chosen)
        self._list.activated_mark.connect(self._on_activated)
        self._box.kept.connect(self._on_kept)
        self._box.recolored.connect(self._on_recolored)
        self._box.kind_wanted.connect(self._on_kind)
        self._box.left.connect(self._on_left)
        self._delete.clicked.connect(self._on_delete)
        self._report.clicked.connect(self._on_report)
        for tool, action in ((self._into, "annotations.import"), (self._out, "annotations.export")):
            tool.clicked.connect(weakly(self._request, action))
        self._edition.left.connect(self._on_back)
        self._edition.settled.connect(self.refresh)
        self._shell.signals.annotation_requested.connect(self._on_asked)
        add_shortcut(self._list, "annotations.delete", self._on_delete)


def _read(
    annotations: Annotations,
    editions: Editions,
    library: Library | None,
    wanted: AnnotationFilter,
    document_id: DocumentId | None,
) -> _Found:
    """On the job thread; with the library the marks of all documents are meant."""
    marks = () if document_id is None and library is None else annotations.listed(wanted)
    titles = {summary.id: summary.title for summary in library.documents()} if library is not None else {}
    report = editions.report(document_id) if document_id is not None else None
    return _Found(wanted, marks, titles, annotations.tags(), annotations.labels(), document_id, report)
