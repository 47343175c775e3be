"""What looks after the library: the automatic backup, the list of backups, and the check of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from studyapp.ui.backups_dialog import BackupsDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from studyapp.domain.check import CheckReport
    from studyapp.services.backup import Backups
    from studyapp.ui.shell import Shell

_LOOK_EVERY_MS = 5 * 60 * 1000
"""How often to ask whether a backup is due; the service keeps to its 30 minutes."""


class Care(QObject):
    """Runs while the window is open."""

    def __init__(self, backups: Backups, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._backups = backups
        self._shell = shell
        self._window = window
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_due)
        self._timer.start()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {"file.backups": self._on_backups, "file.check": self._on_check}

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def _on_due(self) -> None:
        self._shell.jobs.run(self._backups.backup_if_due)

    @Slot()
    def _on_backups(self) -> None:
        BackupsDialog(self._backups, self._shell, self._window).open()

    @Slot()
    def _on_check(self) -> None:
        self._shell.messages.tell(self.tr("Checking your library…"))
        self._shell.jobs.run(self._backups.check, self._on_checked)

    def _on_checked(self, report: CheckReport) -> None:
        found = len(report.damage) + len(report.orphans) + len(report.altered_texts)
        if found:
            text = self.tr("{0} faults were found. Make a backup, or go back to one from before: File › Backups…")
            self._shell.messages.tell(text.format(found))
        elif report.days_rebuilt:
            text = self.tr("Your library is whole. The statistics of {0} days were put right.")
            self._shell.messages.tell(text.format(report.days_rebuilt))
        else:
            self._shell.messages.tell(self.tr("Your library is whole: no faults were found."))
