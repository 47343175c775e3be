"""The menu entries of classes and of two computers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from studyapp.domain.errors import StudyError
from studyapp.ui.classes.arrival import Arrival
from studyapp.ui.classes.class_name import ClassName
from studyapp.ui.classes.hand_in import HandIn
from studyapp.ui.classes.together import Together
from studyapp.ui.classes.window import ClassWindow
from studyapp.ui.classes.words import fault_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from studyapp.domain.class_report import ClassId
    from studyapp.domain.document import DocumentId
    from studyapp.services.classes import Classes, Given
    from studyapp.services.library import Library
    from studyapp.services.machines import Kept, Machines
    from studyapp.ui.shell import Shell


class ClassWork(QObject):
    """Opens the class view, the learner's file, and the exchange between computers.

    Signals:
        settings_requested: use these settings (Settings).
    """

    settings_requested = Signal(object)

    def __init__(self, classes: Classes, machines: Machines, library: Library, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._classes = classes
        self._machines = machines
        self._library = library
        self._shell = shell
        self._main = window
        self._window: ClassWindow | None = None
        self._waiting: tuple[Path, ...] = ()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {"class.open": self.open_class, "class.hand_in": self._on_hand_in, "file.together": self._on_together}

    def begin(self) -> None:
        """Exchange with the other computer, where a person wants that at each start and the folder is there."""
        settings = self._shell.look.settings
        if settings.sync_by_itself and settings.sync_folder and Path(settings.sync_folder).is_dir():
            work = partial(self._machines.keep_together, Path(settings.sync_folder))
            self._shell.jobs.run_aside(work, self._on_kept)

    def finish(self) -> None:
        """Leave this computer's file for the other; called when the window closes."""
        settings = self._shell.look.settings
        if settings.sync_by_itself and settings.sync_folder and Path(settings.sync_folder).is_dir():
            try:
                self._machines.leave(Path(settings.sync_folder))
            except StudyError:  # the stick went meanwhile; the next exchange does it
                return

    @Slot(list)
    def add_files(self, paths: Sequence[Path]) -> None:
        """Ask into which class learners' files go; a file of a learner's other computer begins the exchange with it."""
        self._shell.jobs.run_aside(partial(self._classes.given, tuple(paths)), self._on_given)

    @Slot()
    def open_class(self) -> None:
        """Show the class view."""
        self._open_class(None)

    def _open_class(self, class_id: ClassId | None) -> ClassWindow:
        if self._window is None:
            self._window = ClassWindow(self._classes, self._library, self._shell, self._main)
        self._window.refresh(class_id)
        self._window.show()
        self._window.raise_()
        return self._window

    def _on_given(self, given: Given) -> None:
        if given.whole:
            self._exchange(given.whole[0].parent)
        if given.for_class:
            self._waiting = tuple(file.path for file in given.for_class)
            dialog = Arrival(given, self._classes.classes(), self._main)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.chosen.connect(self._on_class)
            dialog.open()
        elif given.faults:
            self._shell.messages.tell("\n".join(map(fault_words, given.faults)))

    @Slot(object)
    def _on_class(self, class_id: ClassId | None) -> None:
        if class_id is not None:
            self._open_class(class_id).add_paths(self._waiting)
            return
        dialog = ClassName(self._library.documents(), None, self._main)
        dialog.chosen.connect(self._on_named)
        dialog.open()

    @Slot(str, object)
    def _on_named(self, name: str, documents: tuple[DocumentId, ...]) -> None:
        self._on_class(self._classes.create(name, documents))

    @Slot()
    def _on_hand_in(self) -> None:
        current = self._shell.signals.document_id
        document = next((each for each in self._library.documents() if each.id == current), None)
        HandIn(self._machines, document, self._shell, self._main).open()

    @Slot()
    def _on_together(self) -> None:
        self._exchange(None)

    def _exchange(self, folder: Path | None) -> None:
        dialog = Together(self._machines, self._shell, self._main, folder=folder)
        dialog.remembered.connect(self._on_remembered)
        dialog.open()

    @Slot(str, bool)
    def _on_remembered(self, folder: str, by_itself: bool) -> None:
        settings = self._shell.look.settings
        self.settings_requested.emit(replace(settings, sync_folder=folder, sync_by_itself=by_itself))

    def _on_kept(self, kept: Kept) -> None:
        self._shell.signals.changed.emit(kept.changes)
        if kept.answers or kept.cards:
            text = self.tr("From your other computer: {0} answers, {1} cards.")
            self._shell.messages.tell(text.format(kept.answers, kept.cards))
