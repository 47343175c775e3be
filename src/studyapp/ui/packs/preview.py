"""Shows a course as a learner would have it: the program once more, on a folder that is thrown away."""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Slot

from studyapp.domain.pack import SUFFIX

if TYPE_CHECKING:
    from studyapp.domain.pack import PackDraft
    from studyapp.services.pack_making import PackMaking
    from studyapp.ui.shell import Shell

_END_MS = 2000


class Preview(QObject):
    """At most one at a time; it ends with the window that it belongs to."""

    def __init__(self, making: PackMaking, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._making = making
        self._shell = shell
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._process: QProcess | None = None

    def start(self, draft: PackDraft) -> None:
        """Write the pack into a new folder and open it there; what runs already is ended."""
        self.end()
        self._folder = tempfile.TemporaryDirectory(prefix="studyapp-preview-", ignore_cleanup_errors=True)
        path = Path(self._folder.name) / f"preview{SUFFIX}"
        self._shell.jobs.run(partial(self._making.preview, draft, path), self._on_made)

    def end(self) -> None:
        """End the program that runs, and throw its folder away."""
        if self._process is not None:
            self._process.finished.disconnect(self._on_finished)
            self._process.kill()
            self._process.waitForFinished(_END_MS)
            self._process.deleteLater()
            self._process = None
        self._clean()

    def _on_made(self, path: Path) -> None:
        process = self._process = QProcess(self)
        process.setObjectName("preview")
        data = path.parent / "data"
        door = [] if getattr(sys, "frozen", False) else ["-m", "studyapp"]
        process.setProgram(sys.executable)
        process.setArguments([*door, "--data-dir", str(data), str(path)])
        process.finished.connect(self._on_finished)
        process.start()
        self._shell.messages.tell(self.tr("The preview opens in a window of its own. Nothing in it is kept."))

    @Slot()
    def _on_finished(self) -> None:
        self._process = None
        self._clean()

    def _clean(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
