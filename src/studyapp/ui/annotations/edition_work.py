"""Opens a file as the new edition of the document in the reader, and says what became of everything."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from studyapp.domain.anchoring import Fate
from studyapp.domain.changes import NO_CHANGES, Topic
from studyapp.ui.job_progress import JobProgress, StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId, DocumentSummary
    from studyapp.domain.edition_report import EditionReport
    from studyapp.services.editions import Editions
    from studyapp.services.library import Library
    from studyapp.ui.shell import Shell


class EditionWork(QObject):
    """The menu entry "Open a New Edition of This Document…", and the offer where a new document looks like one."""

    def __init__(self, editions: Editions, library: Library, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._editions = editions
        self._library = library
        self._shell = shell
        self._window = window
        self._document_id: DocumentId | None = None
        self._progress = JobProgress("edition_progress", self.tr("New edition"), window)
        self._asked: set[DocumentId] = set()
        self._offered: tuple[DocumentId, DocumentId] | None = None
        shell.signals.edition_requested.connect(self._choose_for)
        shell.signals.changed.connect(self._on_changed)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do, by action id."""
        return {"file.edition": self.choose}

    @Slot()
    def choose(self) -> None:
        """Ask for the file of the document in the reader."""
        document_id = self._shell.signals.document_id
        if document_id is None:
            self._shell.messages.tell(self.tr("Open the document first that this is a new edition of."))
        else:
            self._choose_for(document_id)

    @Slot(object)
    def _choose_for(self, document_id: DocumentId) -> None:
        self._document_id = document_id
        dialog = QFileDialog(self._window, self.tr("Open a new edition"))
        dialog.setObjectName("edition_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file(self, name: str) -> None:
        if self._document_id is not None:
            self.open_file(self._document_id, Path(name))

    def open_file(self, document_id: DocumentId, path: Path) -> None:
        """Replace the document's text by that of a file; it can be stopped until the new one is being stored."""
        self._document_id = document_id
        hear = self._progress.begin(self.tr("Opening “{0}” as the new edition…").format(path.name))
        work = partial(self._editions.open_file, document_id, path, on_progress=hear)
        self._shell.jobs.run_aside(work, self._on_opened, self._on_failed)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        """Look once at each document that comes in, whether it is an edition of another."""
        document_id = changes.document_id
        if document_id is None or not changes.topics & Topic.TEXT or document_id in self._asked:
            return
        self._asked.add(document_id)
        self._shell.jobs.run_aside(partial(_likely, self._editions, self._library, document_id), self._on_likely)

    def _on_likely(self, found: tuple[DocumentSummary, DocumentSummary] | None) -> None:
        if found is None:
            return
        new, old = found
        self._offered = new.id, old.id
        box = QMessageBox(self._window)
        box.setObjectName("edition_offer")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("“{0}” looks like a new edition of “{1}”.").format(new.title, old.title))
        box.setInformativeText(
            self.tr("As a new edition it takes over marks, cards, corrections and your place. You can undo that.")
        )
        box.addButton(self.tr("Keep both"), QMessageBox.ButtonRole.RejectRole)
        take = box.addButton(self.tr("Make it the new edition"), QMessageBox.ButtonRole.AcceptRole)
        take.clicked.connect(self._on_merge)
        box.open()

    @Slot()
    def _on_merge(self) -> None:
        if self._offered is not None:
            new, self._document_id = self._offered
            hear = self._progress.begin(self.tr("Making it the new edition…"))
            work = partial(self._editions.merge, new, self._document_id, on_progress=hear)
            self._shell.jobs.run_aside(work, self._on_merged, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._progress.end()
        if isinstance(error, StoppedError):
            self._shell.messages.tell(self.tr("Stopped. The document is as it was."))
        else:
            self._shell.jobs.report(error)

    def _on_merged(self, changes: Changes) -> None:
        if self._document_id is not None:
            self._shell.signals.document_requested.emit(self._document_id)
        self._on_opened(changes)

    def _on_opened(self, changes: Changes) -> None:
        self._progress.end()
        if changes == NO_CHANGES or self._document_id is None:
            self._shell.messages.tell(self.tr("This is the text that the document has already. Nothing was changed."))
            return
        self._shell.jobs.run(partial(self._editions.report, self._document_id), self._on_report)

    def _on_report(self, report: EditionReport | None) -> None:
        if report is None or not report.items:
            self._shell.messages.tell(self.tr("The new edition is open."), undo=True)
            return
        same, moved = report.count(Fate.SAME), report.count(Fate.MOVED)
        changed, gone = report.count(Fate.CHANGED), report.count(Fate.GONE)
        words = self.tr("The new edition is open. Passages: {0} the same, {1} moved, {2} changed, {3} gone.")
        self._shell.messages.tell(words.format(same, moved, changed, gone), undo=True)
        if changed or gone:
            self._shell.signals.panel_requested.emit("annotations")


def _likely(
    editions: Editions, library: Library, document_id: DocumentId
) -> tuple[DocumentSummary, DocumentSummary] | None:
    """On the job thread: return the document and the one that it seems to be an edition of, if there is one."""
    summaries = {summary.id: summary for summary in library.documents()}
    if document_id not in summaries or editions.report(document_id) is not None:
        return None
    other = editions.likely(document_id)
    return None if other is None else (summaries[document_id], summaries[other])
