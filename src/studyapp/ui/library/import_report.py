"""What became of each file of an import: what needs attention first, then what came in, then what was there."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studyapp.domain.changes import NO_CHANGES
from studyapp.ui.controls import label
from studyapp.ui.messages import describe
from studyapp.ui.theme import ICON_SIZE, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.ui.library.import_run import Item
    from studyapp.ui.look import Look

_MOST = 200
"""Lines that are shown; what is left out was added without trouble."""
_HEIGHT = 300


class Fate(IntEnum):
    """What became of an item, in the order of the report."""

    REFUSED = 0
    STOPPED = 1
    ADDED = 2
    ANEW = 3
    KNOWN = 4


def fate_of(item: Item) -> Fate:
    """Return what became of the item."""
    if item.error is not None:
        return Fate.REFUSED
    if item.outcome is None:
        return Fate.STOPPED
    if item.outcome.is_new:
        return Fate.ADDED
    return Fate.KNOWN if item.outcome.changes == NO_CHANGES else Fate.ANEW


def summary(items: Sequence[Item]) -> str:
    """Return how many items came to which end: "3 added · 1 could not be read"."""
    counts = Counter(map(fate_of, items))
    words = {
        Fate.ADDED: _tr("{0} added"),
        Fate.KNOWN: _tr("{0} in your library already"),
        Fate.ANEW: _tr("{0} read anew"),
        Fate.REFUSED: _tr("{0} could not be read"),
        Fate.STOPPED: _tr("{0} not opened"),
    }
    return " · ".join(text.format(counts[fate]) for fate, text in words.items() if counts[fate])


def sentence(item: Item) -> str:
    """Return the sentence that tells of one item."""
    match fate_of(item):
        case Fate.REFUSED:
            message = describe(item.error) if item.error is not None else None
            return f"{message.title}. {message.advice}".strip() if message else ""
        case Fate.STOPPED:
            return _tr("“{0}” was not opened, because you stopped it").format(item.name)
        case Fate.ADDED:
            return _tr("“{0}” was added").format(item.name)
        case Fate.ANEW:
            return _tr("“{0}” was read anew, by a better reader").format(item.name)
        case Fate.KNOWN:
            return _tr("“{0}” was in your library already").format(item.name)


def as_text(items: Sequence[Item]) -> str:
    """Return the whole report, to be copied."""
    return "\n".join([summary(items), *(f"- {sentence(item)}" for item in _ordered(items))])


class ImportReport(QScrollArea):
    """The list under the card's head."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("import_results")
        self.setAccessibleName(self.tr("What became of each file"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_items(self, items: Sequence[Item], notes: Sequence[str], width: int) -> None:
        """Show the items, and sentences about the whole below them, in a page of this width."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, SPACE_M, 0)
        column.setSpacing(SPACE_M)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(1, 1)
        ordered = _ordered(items)
        for row, item in enumerate(ordered[:_MOST]):
            self._add(grid, row, item, page)
        column.addLayout(grid)
        left = len(ordered) - _MOST
        more = [self.tr("And {0} more, without trouble.").format(left)] if left > 0 else []
        for text in (*more, *notes):
            column.addWidget(label(text, "muted", parent=page, wrap=True))
        column.addStretch(1)
        self.setWidget(page)
        for part in (page, self.viewport()):
            part.setAutoFillBackground(False)
        self.setFixedHeight(min(_HEIGHT, column.heightForWidth(width) + SPACE_S))

    def _add(self, grid: QGridLayout, row: int, item: Item, page: QWidget) -> None:
        theme = self._look.theme
        icon, ink = {
            Fate.REFUSED: ("warning", theme.danger),
            Fate.STOPPED: ("stop", theme.muted),
            Fate.ADDED: ("check", theme.success),
            Fate.ANEW: ("check", theme.success),
            Fate.KNOWN: ("check", theme.muted),
        }[fate_of(item)]
        picture = QLabel(page)
        picture.setPixmap(self._look.pixmap(icon, ICON_SIZE, ink))
        said = label(sentence(item), "small", parent=page, wrap=True)
        said.setObjectName(f"import_result_{row}")
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, row, 1)


def _ordered(items: Sequence[Item]) -> list[Item]:
    return sorted(items, key=fate_of)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportReport", text)
