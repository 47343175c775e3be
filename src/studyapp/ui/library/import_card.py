"""The card that tells how an import goes, and afterwards, for several files, what became of each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from studyapp.ui.controls import button, label
from studyapp.ui.messages import describe
from studyapp.ui.theme import ICON_SIZE, SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.ui.library.import_run import ImportRun, Item
    from studyapp.ui.look import Look

_SHOW_AFTER_MS = 500
_WIDTH = 520
_LIST_HEIGHT = 220
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
        over.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self._text = label("", "strong", parent=self, wrap=True)
        self._text.setObjectName("import_text")
        self._stop = button(self.tr("Cancel"), "import_cancel", kind="quiet", parent=self)
        self._close = button(self.tr("Close"), "import_close", kind="quiet", parent=self)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("import_progress")
        self._progress.setAccessibleName(self.tr("Progress of opening"))
        self._progress.setTextVisible(False)
        self._list = QScrollArea(self)
        self._list.setObjectName("import_results")
        self._list.setAccessibleName(self.tr("What became of each file"))
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self._text, 1)
        row.addWidget(self._stop)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_S)
        layout.addLayout(row)
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
        for part, shown in ((self._progress, True), (self._stop, True), (self._close, False), (self._list, False)):
            part.setVisible(shown)
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
        self._show_results(items)
        for part, shown in ((self._progress, False), (self._stop, False), (self._close, True), (self._list, True)):
            part.setVisible(shown)
        self._on_late()
        self._close.setFocus()

    def _show_results(self, items: Sequence[Item]) -> None:
        page = QWidget(self._list)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, SPACE_S, 0)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(1, 1)
        theme = self._look.theme
        for row, item in enumerate(items):
            icon, ink = ("warning", theme.danger) if item.error is not None else ("check", theme.success)
            if item.error is None and item.outcome is None:
                icon, ink = "stop", theme.muted
            picture = QLabel(page)
            picture.setPixmap(self._look.pixmap(icon, ICON_SIZE, ink))
            said = label(self._fate(item), "small", parent=page, wrap=True)
            said.setObjectName(f"import_result_{row}")
            grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, row, 1)
        grid.setRowStretch(len(items), 1)
        self._list.setWidget(page)
        for part in (page, self._list.viewport()):
            part.setAutoFillBackground(False)
        width = _WIDTH - 2 * SPACE_L - 2 * SPACE_M
        self._list.setFixedHeight(min(_LIST_HEIGHT, grid.heightForWidth(width) + SPACE_S))

    def _fate(self, item: Item) -> str:
        if item.error is not None:
            message = describe(item.error)
            return f"{message.title}. {message.advice}".strip()
        if item.outcome is None:
            return self.tr("“{0}” was not opened, because you stopped it").format(item.name)
        if item.outcome.is_new:
            return self.tr("“{0}” was added").format(item.name)
        return self.tr("“{0}” was in your library already").format(item.name)

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
