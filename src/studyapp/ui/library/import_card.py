"""The card that tells how an import goes, and afterwards, for several files, what became of each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studyapp.ui.controls import button, label
from studyapp.ui.library.import_report import ImportReport, as_text, summary
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from studyapp.ui.library.import_run import ImportRun
    from studyapp.ui.look import Look

_SHOW_AFTER_MS = 500
_WIDTH = 560
_SURE_FROM = 0.02


class ImportCard(QFrame):
    """Stands over the lower edge of the window; a quick import of one file shows nothing."""

    def __init__(self, run: ImportRun, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("import_card")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Opening documents"))
        self._run = run
        self._look = look
        self._over = over
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_SHOW_AFTER_MS)
        self._build()
        self._late.timeout.connect(self._on_late)
        run.began.connect(self._on_began)
        run.progressed.connect(self._on_progressed)
        run.finished.connect(self._on_finished)
        self._stop.clicked.connect(self._on_stop)
        self._close.clicked.connect(self.hide)
        self._copy.clicked.connect(self._on_copy)
        over.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self._text = label("", "strong", parent=self, wrap=True)
        self._text.setObjectName("import_text")
        self._stop = button(self.tr("Cancel"), "import_cancel", kind="quiet", parent=self)
        self._copy = button(self.tr("Copy report"), "import_copy", kind="quiet", parent=self)
        self._close = button(self.tr("Close"), "import_close", kind="quiet", parent=self)
        self._detail = label("", "small", parent=self, wrap=True)
        self._detail.setObjectName("import_detail")
        self._progress = QProgressBar(self)
        self._progress.setObjectName("import_progress")
        self._progress.setAccessibleName(self.tr("Progress of opening"))
        self._progress.setTextVisible(False)
        self._list = ImportReport(self._look, self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self._text, 1)
        row.addWidget(self._stop)
        row.addWidget(self._copy)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_S)
        layout.addLayout(row)
        layout.addWidget(self._detail)
        layout.addWidget(self._progress)
        layout.addWidget(self._list)

    @Slot(str)
    def _on_began(self, name: str) -> None:
        done, total = len(self._run.items), self._run.total
        if total > 1:
            text = self.tr("Opening “{0}” ({1} of {2})…").format(name, done + 1, total)
        else:
            text = self.tr("Opening “{0}”…").format(name)
        self._text.setText(text)
        self._on_progressed(0.0)
        self._stop.setEnabled(True)
        self._detail.setText(summary(self._run.items) if total > 1 else "")
        self._show(running=True)
        if self.isVisible():
            self._place()
        elif not self._late.isActive():
            self._late.start()

    @Slot(float)
    def _on_progressed(self, share: float) -> None:
        done, total = len(self._run.items), max(1, self._run.total)
        whole = (done + share) / total
        self._progress.setRange(0, 100 if whole >= _SURE_FROM else 0)
        self._progress.setValue(round(whole * 100))
        if share >= 1:
            self._stop.setEnabled(done + 1 < total)

    @Slot()
    def _on_late(self) -> None:
        self._place()
        self.show()
        self.raise_()

    @Slot()
    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._text.setText(self.tr("Stopping…"))
        self._run.stop()

    @Slot()
    def _on_finished(self) -> None:
        self._late.stop()
        items = self._run.items
        if len(items) == 1:  # a message tells of it where there is something to tell
            self.hide()
            return
        taken = sum(item.outcome is not None for item in items)
        self._text.setText(self.tr("{0} of {1} documents are in your library").format(taken, len(items)))
        self._detail.setText(summary(items))
        self._list.show_items(items, self._run.notes, _WIDTH - 2 * SPACE_L - 2 * SPACE_M)
        self._show(running=False)
        self._on_late()
        self._close.setFocus()

    def _show(self, *, running: bool) -> None:
        for part in (self._progress, self._stop):
            part.setVisible(running)
        for part in (self._close, self._copy, self._list):
            part.setVisible(not running)
        self._detail.setVisible(bool(self._detail.text()))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._run.items))

    def _place(self) -> None:
        over = self._over
        width = min(_WIDTH, over.width() - 2 * SPACE_L)
        self.setFixedWidth(width)
        layout = self.layout()
        height = self.sizeHint().height()
        if layout is not None:
            layout.activate()
            height = layout.heightForWidth(width) if layout.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry((over.width() - width) // 2, over.height() - height - SPACE_L - SPACE_S, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
