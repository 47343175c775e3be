"""Does what the dialogs ask for, on a thread of its own, with progress and Cancel where it takes long."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.domain.changes import NO_CHANGES
from studyapp.domain.exchange import DECK_SUFFIXES
from studyapp.ui.exchange.export_dialog import ExportDialog
from studyapp.ui.exchange.report_dialog import ReportDialog
from studyapp.ui.job_progress import JobProgress, StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from studyapp.domain.exchange import ExchangeReport
    from studyapp.domain.exchange_out import Written
    from studyapp.services.exchange import Exchange
    from studyapp.services.library import Library
    from studyapp.ui.exchange.export_dialog import Wish
    from studyapp.ui.shell import Shell

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80
_MOST_NAMED = 3


class ExchangeWork(QObject):
    """One file after the other."""

    def __init__(self, exchange: Exchange, library: Library, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("exchange_work")
        self._exchange = exchange
        self._library = library
        self._shell = shell
        self._window = window
        self._folder = Path.home()
        self._wish: Wish | None = None
        self._name = ""
        self._waiting: list[Path] = []
        self._progress = JobProgress("exchange_progress", self.tr("Cards"), window)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {"file.export": self.ask_export, "file.import_cards": self.choose}

    @Slot()
    def ask_export(self) -> None:
        """Ask what to export."""
        dialog = ExportDialog(self._library, self._shell, self._window)
        dialog.wished.connect(self._on_wished)
        dialog.open()

    @Slot()
    def choose(self) -> None:
        """Let the learner choose files of cards."""
        dialog = QFileDialog(self._window, self.tr("Import cards"), str(self._folder))
        dialog.setObjectName("import_cards_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        suffixes = " ".join(f"*{suffix}" for suffix in DECK_SUFFIXES)
        dialog.setNameFilters([self.tr("Decks and tables of cards ({0})").format(suffixes), self.tr("All files (*)")])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def import_files(self, paths: Iterable[Path]) -> None:
        """Take these files in, one after the other; each has its report."""
        idle = not self._waiting
        self._waiting += paths
        if idle:
            self._next()

    def export(self, wish: Wish, path: Path) -> None:
        """Write the file."""
        self._name = path.name
        hear = self._progress.begin(self.tr("Writing “{0}”…").format(path.name))
        chosen, scheduling = wish.chosen, wish.scheduling
        work = partial(self._exchange.export, path, wish.document_ids, chosen, scheduling=scheduling, on_progress=hear)
        self._shell.jobs.run_aside(work, self._on_written, self._on_failed)

    def close(self) -> None:
        """Do nothing more; called when the window closes."""
        self._waiting.clear()
        self._progress.stop()

    @Slot(object)
    def _on_wished(self, wish: Wish) -> None:
        self._wish = wish
        name = _NOT_IN_NAMES.sub(" ", wish.title).strip(" .")[:_LONGEST_NAME] or self.tr("Cards")
        dialog = QFileDialog(self._window, self.tr("Export"), str(self._folder))
        dialog.setObjectName("export_file_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(wish.chosen.suffix.removeprefix("."))
        dialog.selectFile(name + wish.chosen.suffix)
        dialog.fileSelected.connect(self._on_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        wish, self._wish = self._wish, None
        if wish is not None and name:
            self._folder = Path(name).parent
            self.export(wish, Path(name))

    @Slot(list)
    def _on_chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._folder = paths[-1].parent
        self.import_files(paths)

    def _next(self) -> None:
        if not self._waiting:
            return
        path = self._waiting[0]
        hear = self._progress.begin(self.tr("Reading “{0}”…").format(path.name))
        work = partial(self._exchange.import_cards, path, on_progress=hear)
        self._shell.jobs.run_aside(work, self._on_report, self._on_refused)

    def _on_written(self, written: Written) -> None:
        self._progress.end()
        name = self._name
        if written.events:
            text = self.tr("{0} events are in “{1}”.").format(written.events, name)
        elif written.answers:
            text = self.tr("{0} cards with {1} answers are in “{2}”.").format(written.cards, written.answers, name)
        else:
            text = self.tr("{0} cards are in “{1}”.").format(written.cards, name)
        if written.apart:
            text += " " + self.tr(
                "{0} of them are notes of their own now, because their Anki notes cannot say what you wrote: “{1}”"
            ).format(len(written.apart), "”, “".join(written.apart[:_MOST_NAMED]))
        self._shell.messages.tell(text)

    def _on_failed(self, error: Exception) -> None:
        self._progress.end()
        if not isinstance(error, StoppedError):
            self._shell.messages.show_error(error)

    def _on_report(self, report: ExchangeReport) -> None:
        self._progress.end()
        self._waiting.pop(0)
        if report.changes != NO_CHANGES:
            self._shell.signals.changed.emit(report.changes)
        dialog = ReportDialog(report, self._window)
        dialog.document_requested.connect(self._shell.signals.document_requested)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_refused(self, error: Exception) -> None:
        self._waiting.pop(0)
        self._on_failed(error)
        self._next()

    @Slot()
    def _on_closed(self) -> None:
        self._next()
