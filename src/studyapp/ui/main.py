"""Starts the window: it stands before the library's code is even imported, so that it comes at once."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QStyle

from studyapp.domain.errors import DatabaseDamagedError, StoreError
from studyapp.services.entrance import Inbox, enter, let_come_forward
from studyapp.settings import FILE_NAME, SettingsFile, data_dir_default
from studyapp.ui.arrivals import Arrivals
from studyapp.ui.look import Look
from studyapp.ui.main_window import MainWindow
from studyapp.ui.termination import Termination
from studyapp.ui.window_state import WindowState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from studyapp.app import App
    from studyapp.domain.backup_plan import Backup
    from studyapp.store.lock import FolderLock
    from studyapp.ui.workplace import Workplace

logger = logging.getLogger(__name__)

_NO_DISPLAY = (
    "There is no display to open a window on.\n"
    "On the command line, `studyapp analyze FILE --json OUT`, `studyapp list` and `studyapp review` work without one;\n"
    "`studyapp --help` names the rest.\n"
)
_EXIT_NO_DISPLAY = 2
SWITCH_S = 0.001
"""How long a job may keep the interpreter from the window at a time; Python's own 5 ms add up to visible stalls."""
_COLLECT_AFTER = (5_000, 10, 400)
"""New objects, young collections, and middle ones after which the next older generation is walked over."""
_DATA_DIR = "--data-dir"


def run(argv: Sequence[str]) -> int:
    """Open the window and return the exit code when it is closed.

    `argv` may hold `--data-dir FOLDER` (or `--data-dir=FOLDER`) and files to be opened. Where the folder's window is
    open already, it gets the files and comes to the front.
    """
    if not has_display():
        sys.stderr.write(_NO_DISPLAY)
        return _EXIT_NO_DISPLAY
    data_dir, files = arguments_of(argv)
    let_come_forward()
    entered = enter(data_dir, files)
    if entered.handed:
        _tell_handed(files)
        return 0
    sys.setswitchinterval(SWITCH_S)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("studyapp")
    start = Start(application, data_dir, files, lock=entered.lock)
    start.ready.connect(settle)
    return show_until_closed(start, application)


def settle() -> None:
    """Keep the collector of cyclic garbage short: it holds every thread while it walks.

    What stands now stands until the end and is walked no more (a full walk over the 120,000 objects of a window took
    73 ms). What a long book brings is walked over while it is young, 50,000 objects at a time, and as a whole only
    after twenty million new ones: a job that read a million words held the window up to 250 ms otherwise.
    """
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)


def show_until_closed(start: Start, application: QApplication) -> int:
    """Show the window, and return the exit code when it is closed and everything is put away.

    A signal that asks the program to end closes every window, dialogs too.
    """
    termination = Termination(application)
    termination.asked.connect(application.quit)
    start.window.show()
    code = application.exec()
    start.finish()
    termination.end()
    return code


def arguments_of(argv: Sequence[str]) -> tuple[Path, list[Path]]:
    """Return the data folder and the files that the arguments name."""
    data_dir, files = data_dir_default(), list[Path]()
    waiting = list(argv)
    while waiting:
        word = waiting.pop(0)
        if word == _DATA_DIR and waiting:
            data_dir = Path(waiting.pop(0))
        elif word.startswith(f"{_DATA_DIR}="):
            data_dir = Path(word.partition("=")[2])
        else:
            files.append(Path(word))
    return data_dir, files


def _tell_handed(files: Sequence[Path]) -> None:
    """Say where the files went; a windowed program on Windows has nowhere to say it."""
    stream = cast("TextIO | None", sys.stdout)
    if stream is not None:
        names = ", ".join(path.name for path in files)
        text = f"The window that is open takes it from here: {names}" if names else "The window is open already."
        stream.write(f"{text}\n")


def has_display() -> bool:
    """Tell whether a window can be opened; Linux alone may have none."""
    if not sys.platform.startswith("linux"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return not chosen.startswith(("xcb", "wayland")) or _named_display()
    return _named_display()


def _named_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Start(QObject):
    """Makes the window, then builds the program in a plain thread and fills the window with it.

    Attributes:
        window: not shown yet.
        app: the program, once it is built.

    Signals:
        ready: the window is filled.
    """

    ready = Signal()
    _built = Signal(object, object)
    _failed = Signal(object, object)

    def __init__(
        self,
        application: QApplication,
        data_dir: Path,
        files: Sequence[Path] = (),
        *,
        lock: FolderLock | None = None,
    ) -> None:
        super().__init__(application)
        self._data_dir = data_dir
        self._files = tuple(files)
        self._settings = SettingsFile(data_dir / FILE_NAME)
        self._lock = lock
        self._thread: threading.Thread | None = None
        self._refused: set[Path] = set()  # files that turned out damaged: no backup that is offered again
        self.app: App | None = None
        self.window = MainWindow(Look(application, self._settings.load()), WindowState(data_dir))
        self._arrivals = Arrivals(Inbox(data_dir), application, self.window)
        queued = Qt.ConnectionType.QueuedConnection
        self.window.painted.connect(self._on_painted, queued)
        self._built.connect(self._on_built, queued)
        self._failed.connect(self._on_failed, queued)
        sys.excepthook = self._on_uncaught

    def finish(self) -> None:
        """End the child and close the library: within 5 seconds."""
        sys.excepthook = sys.__excepthook__
        self._arrivals.end()
        if self._thread is not None:
            self._thread.join()
        if self.app is not None:
            self.app.close()
        elif self._lock is not None:
            self._lock.release()

    @Slot()
    def _on_painted(self) -> None:
        self._begin(None)
        # The first field with a clear button looks for icon themes for 60 ms: better now than when the panels are made.
        QApplication.style().standardIcon(QStyle.StandardPixmap.SP_LineEditClearButton)

    def _begin(self, before: Callable[[], Path | None] | None) -> None:
        if self._thread is not None:
            self._thread.join()  # it has reported already
        self._thread = threading.Thread(target=self._build, args=(before,), name="build")
        self._thread.start()

    def _build(self, before: Callable[[], Path | None] | None) -> None:
        """On a plain thread: importing SQLAlchemy holds the window up by 500 ms on its own thread, by 40 ms here.

        `before` puts the data folder right, and returns where it keeps the file that was damaged.
        """
        try:
            kept = before() if before else None
            lock, self._lock = self._lock, None  # a failure gives it up
            app = importlib.import_module("studyapp.app").build(self._settings, self._data_dir, lock=lock)
            importlib.import_module("studyapp.ui.workplace")
        except Exception as error:  # noqa: BLE001 - the border of the thread: whatever it is, the window must say so
            damaged = isinstance(error, DatabaseDamagedError)
            backups = importlib.import_module("studyapp.app").backups_in(self._data_dir) if damaged else ()
            self._failed.emit(error, backups)
        else:
            self._built.emit(app, kept)

    @Slot(object, object)
    def _on_built(self, app: App, kept: Path | None) -> None:
        self.app = app
        self.window.end_failure()
        workplace: Workplace = importlib.import_module("studyapp.ui.workplace").Workplace(app, self.window, self._files)
        self._arrivals.arrived.connect(workplace.open_files)
        workplace.ready.connect(self._arrivals.begin)
        workplace.ready.connect(self.ready)
        self.window.closing.connect(workplace.finish)
        if kept is not None:
            text = self.tr("Your library is open again. The damaged file is kept as {0}.").format(kept.name)
            self.window.shell.messages.tell(text)

    @Slot(object, object)
    def _on_failed(self, error: Exception, backups: tuple[Backup, ...]) -> None:
        logger.info("The library could not be opened: %s", type(error).__name__)
        if isinstance(error, StoreError):
            self._refused.add(error.path)
        page = self.window.show_failure(error, [backup for backup in backups if backup.path not in self._refused])
        page.again_requested.connect(self._on_painted)
        page.put_back_requested.connect(self._on_put_back)
        page.anew_requested.connect(self._on_anew)

    @Slot(object)
    def _on_put_back(self, backup: Backup) -> None:
        self._begin(partial(importlib.import_module("studyapp.app").put_back, backup, self._data_dir))

    @Slot()
    def _on_anew(self) -> None:
        self._begin(partial(importlib.import_module("studyapp.app").set_aside, self._data_dir))

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show what nobody caught; the window goes on."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.error("Nobody caught this", exc_info=(kind, error, trace))
        self.window.shell.messages.show_error(error)
