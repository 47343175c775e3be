"""The door of a data folder: whoever comes first takes it; who comes later hands its files to who is inside.

A request is a small file in `inbox/`, written whole by renaming. Exactly one of the two takes it away: who is inside,
to act on it, or who wrote it, when nobody did. The command line holds the folder too, and never looks at requests.
"""

from __future__ import annotations

import json
import sys
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from studyapp.domain.errors import AlreadyRunningError, StudyError
from studyapp.store.lock import FolderLock

if TYPE_CHECKING:
    from collections.abc import Sequence

if sys.platform == "win32":  # pragma: no cover - the other half is covered there
    import ctypes

    def _let_come_forward() -> None:
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
else:

    def _let_come_forward() -> None:
        return


INBOX_NAME = "inbox"
_SUFFIX = ".json"
_MAX_BYTES = 1 << 20
_MAX_REQUESTS = 100
_WAIT_S = 6.0
"""The one inside may still be starting; a window that stands takes a request at once."""
_POLL_S = 0.05
_STALE_S = 120.0
"""A request this old is of a process that was killed: nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of a start.

    Attributes:
        lock: the folder is ours; None when it is not, or cannot be used (`app.build` says why).
        handed: who is inside took the files, so that there is nothing left to do.
    """

    lock: FolderLock | None = None
    handed: bool = False


class Inbox:
    """Requests for who holds a data folder."""

    def __init__(self, data_dir: Path) -> None:
        self.folder = data_dir / INBOX_NAME

    def open(self) -> None:
        """Make the folder, so that it can be watched. Raises OSError."""
        self.folder.mkdir(exist_ok=True)

    def put(self, paths: Sequence[Path]) -> Path:
        """Ask for these files to be opened, and for the window to come to the front. Raises OSError."""
        self.open()
        request = self.folder / f"{uuid.uuid4()}{_SUFFIX}"
        beside = request.with_suffix(".new")
        beside.write_text(json.dumps([str(path.absolute()) for path in paths]), encoding="utf-8")
        beside.replace(request)
        return request

    def take(self) -> tuple[tuple[Path, ...], ...]:
        """Return the files of each request that waits; what is no request of ours is thrown away."""
        try:
            waiting = sorted(self.folder.glob(f"*{_SUFFIX}"))[:_MAX_REQUESTS]
        except OSError:
            return ()
        return tuple(paths for path in waiting if (paths := _taken(path)) is not None)


def enter(data_dir: Path, files: Sequence[Path], *, wait_s: float = _WAIT_S) -> Entered:
    """Take the folder, or hand the files to the window that holds it; waits at most `wait_s` for it to take them.

    What holds the folder and is no window (a command that runs) is waited for, and then left alone.
    """
    deadline = time.monotonic() + wait_s
    request: Path | None = None
    while True:
        try:
            lock = FolderLock(data_dir)
        except AlreadyRunningError:
            pass
        except StudyError:
            return Entered()
        else:
            if request is not None and not _withdrawn(request):
                lock.release()  # taken by a window that closed meanwhile: it had the files
                return Entered(handed=True)
            return Entered(lock)
        try:
            request = request or Inbox(data_dir).put(files)
        except OSError:
            return Entered()
        if not request.exists():
            return Entered(handed=True)
        if time.monotonic() > deadline:
            return Entered(handed=not _withdrawn(request))
        time.sleep(_POLL_S)


def let_come_forward() -> None:
    """Let the other process bring its window to the front: Windows allows it only to whom the learner has clicked."""
    _let_come_forward()


def _taken(path: Path) -> tuple[Path, ...] | None:
    """Read a request and take it away; None when it was withdrawn meanwhile, or says nothing."""
    try:
        status = path.stat()
        usable = status.st_size <= _MAX_BYTES and time.time() - status.st_mtime < _STALE_S
        data = path.read_bytes() if usable else b""
        path.unlink()
    except OSError:
        return None
    try:
        found: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list):
        return None
    names = [name for name in cast("list[object]", found) if isinstance(name, str) and name]
    return tuple(path for path in map(Path, names) if path.is_absolute())


def _withdrawn(request: Path) -> bool:
    """Take a request back; False when somebody else has taken it."""
    try:
        request.unlink()
    except FileNotFoundError:
        return False
    except OSError:  # just being read
        time.sleep(_POLL_S)
        return request.exists()
    return True
