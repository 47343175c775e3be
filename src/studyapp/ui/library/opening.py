"""How documents come in: chosen, pasted, dropped, or the sample. Reading happens on a thread of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.domain.errors import BadEdit, BadEditError
from studyapp.domain.exchange import DECK_SUFFIXES
from studyapp.domain.pack import SUFFIX
from studyapp.domain.progress_file import SUFFIX as PROGRESS_SUFFIX
from studyapp.formats import FORMATS
from studyapp.services.selection import selected
from studyapp.ui.library.import_card import ImportCard
from studyapp.ui.library.import_run import ImportRun, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtCore import QMimeData

    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import OnProgress
    from studyapp.services.library import ImportOutcome, Library
    from studyapp.services.selection import Selection
    from studyapp.ui.library.import_run import Item
    from studyapp.ui.shell import Shell


class Opening(QObject):
    """Takes documents into the library and shows the one that came last.

    Signals:
        packs_requested: there are study packs among the files (list of paths).
        progress_requested: there are learners' progress files among the files (list of paths).
        cards_requested: there are decks or tables of cards among the files (list of paths).
    """

    packs_requested = Signal(list)
    cards_requested = Signal(list)
    progress_requested = Signal(list)

    def __init__(self, library: Library, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("opening")
        self._library = library
        self._shell = shell
        self._window = window
        self._folder = str(Path.home())
        self._last: DocumentId | None = None
        self._run = ImportRun(shell.jobs, self)
        self._card = ImportCard(self._run, shell.look, window)
        self._run.item_done.connect(self._on_item)
        self._run.finished.connect(self._on_finished)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {
            "file.open": self.choose,
            "file.open_folder": self.choose_folder,
            "file.paste": self.paste,
            "file.sample": self.open_sample,
        }

    @Slot()
    def choose(self) -> None:
        """Let the learner choose files."""
        dialog = QFileDialog(self._window, self.tr("Open documents"), self._folder)
        dialog.setObjectName("open_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        suffixes = " ".join(f"*{suffix}" for each in FORMATS for suffix in each.suffixes)
        decks = " ".join(f"*{suffix}" for suffix in DECK_SUFFIXES)
        every = f"{suffixes} *{SUFFIX} {decks} *{PROGRESS_SUFFIX}"
        documents = self.tr("Documents, study packs, decks and progress ({0})").format(every)
        dialog.setNameFilters([documents, self.tr("All files (*)")])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def choose_folder(self) -> None:
        """Let the learner choose a folder, whose documents are all taken in."""
        dialog = QFileDialog(self._window, self.tr("Open the documents of a folder"), self._folder)
        dialog.setObjectName("open_folder_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def paste(self) -> None:
        """Make a document of what is on the clipboard: files, rich text, or plain text."""
        data = QGuiApplication.clipboard().mimeData(QClipboard.Mode.Clipboard)
        if not self._take(data):
            self._shell.messages.show_error(BadEditError(BadEdit.EMPTY_TEXT))

    @Slot()
    def open_sample(self) -> None:
        """Open the article that comes with the program."""
        self._run.add([Source(self.tr("Sample article"), partial(_import_sample, self._library))])

    def import_files(self, paths: Iterable[Path]) -> None:
        """Take these files, and the documents in these folders, in, one after the other; the report names each."""
        given = list(paths)
        packs = [path for path in given if path.suffix.lower() == SUFFIX]
        decks = [path for path in given if path.suffix.lower() in DECK_SUFFIXES]
        progress = [path for path in given if path.suffix.lower() == PROGRESS_SUFFIX]
        taken = {SUFFIX, PROGRESS_SUFFIX, *DECK_SUFFIXES}
        named = [path for path in given if path.suffix.lower() not in taken]
        if progress:
            self.progress_requested.emit(progress)
        if packs:
            self.packs_requested.emit(packs)
        if decks:
            self.cards_requested.emit(decks)
        if named:
            self._shell.jobs.run_aside(partial(selected, named), self._on_selected)

    def _on_selected(self, selection: Selection) -> None:
        notes: list[str] = []
        if selection.others:
            notes.append(self.tr("Files that are no documents were left alone: {0}.").format(selection.others))
        if selection.beyond:
            text = self.tr("Too many for once: {0} more were not opened. Open the inner folders one by one.")
            notes.append(text.format(selection.beyond))
        if not selection.files:
            self._shell.messages.tell(self.tr("There is no document in this folder."))
            return
        sources = [Source(path.name, partial(_import_file, self._library, path)) for path in selection.files]
        self._run.add(sources, notes)

    def import_text(self, text: str) -> None:
        """Make a document of this text."""
        self._run.add([Source(self.tr("Pasted text"), partial(_import_text, self._library, text))])

    def import_html(self, html: str, plain: str) -> None:
        """Make a document of this rich text, or of `plain` where it holds no words."""
        self._run.add([Source(self.tr("Pasted text"), partial(_import_html, self._library, html, plain))])

    def close(self) -> None:
        """Take nothing more in; called when the window closes."""
        self._run.stop()

    @Slot(list)
    def _on_chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._folder = str(paths[-1].parent)
        self.import_files(paths)

    @Slot(object)
    def _on_item(self, item: Item) -> None:
        if item.outcome is not None:
            self._last = item.outcome.document_id
            self._shell.signals.changed.emit(item.outcome.changes)

    @Slot()
    def _on_finished(self) -> None:
        """Several files are told of by the card."""
        if len(self._run.items) == 1:
            (item,) = self._run.items
            if item.error is not None:
                self._shell.messages.show_error(item.error)
            elif item.outcome is not None and not item.outcome.is_new:
                self._shell.messages.tell(self.tr("This text is in your library already."))
        last, self._last = self._last, None
        if last is not None:
            self._shell.signals.document_requested.emit(last)

    def _take(self, data: QMimeData) -> bool:
        """Take in what there is; tell whether there was anything."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        plain = data.text()
        if paths:
            self.import_files(paths)
        elif data.hasHtml() and plain.strip():  # without plain text it is a picture
            self.import_html(data.html(), plain)
        elif plain.strip():
            self.import_text(plain)
        return bool(paths or plain.strip())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # QDragEnterEvent is one too
            data = event.mimeData()
            if _is_wanted(data):
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
                    self._take(data)
                return True
        return False


def _is_wanted(data: QMimeData) -> bool:
    """Files and text are; a link to a page, which comes as text too, is not: nothing is fetched from the network."""
    if data.hasUrls():
        return any(url.isLocalFile() for url in data.urls())
    return data.hasText()


def _import_file(library: Library, path: Path, on_progress: OnProgress) -> ImportOutcome:
    return library.import_file(path, on_progress=on_progress)


def _import_text(library: Library, text: str, on_progress: OnProgress) -> ImportOutcome:
    return library.import_text(text, on_progress=on_progress)


def _import_html(library: Library, html: str, plain: str, on_progress: OnProgress) -> ImportOutcome:
    return library.import_html(html, plain=plain, on_progress=on_progress)


def _import_sample(library: Library, on_progress: OnProgress) -> ImportOutcome:
    return library.import_sample(on_progress=on_progress)
