"""One instance of the program per data folder: a lock that the operating system gives up when the process ends."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from studyapp.domain.errors import AlreadyRunningError, DiskFullError, ReadOnlyError

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME = "studyapp.lock"
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


if sys.platform == "win32":  # pragma: no cover - the other half is covered there
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Holds a data folder from its making until `release` or the end of the process, however that comes.

    Makes the folder where it is missing. Raises AlreadyRunningError when another instance holds it, ReadOnlyError
    when nothing can be written there.
    """

    def __init__(self, data_dir: Path) -> None:
        path = data_dir / LOCK_NAME
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            kind = DiskFullError if error.errno in _NO_ROOM else ReadOnlyError
            raise kind(path, error.strerror or "") from error
        try:
            _take(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise AlreadyRunningError(data_dir) from error
        self._held = True

    def release(self) -> None:
        """Give the folder up; a second call does nothing. The file stays, or two instances could hold two files."""
        if self._held:
            self._held = False
            os.close(self._descriptor)
