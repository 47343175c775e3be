"""F1: every key, read from the two tables that make the keys, so that the sheet is never wrong."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studyapp.ui.actions import ACTIONS, MENUS
from studyapp.ui.controls import give_size, label, scroll_area
from studyapp.ui.shortcuts import PANEL_KEYS
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS

type Group = tuple[str, list[tuple[str, str]]]

_KEY_WIDTH = 170
_TITLE_LINES = 2


class ShortcutSheet(QDialog):
    """A window of its own beside the main one, so that one can read and press."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_sheet")
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 900, 660)
        page = QWidget(self)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        columns.setSpacing(SPACE_XL)
        for groups in _halves(self._groups()):
            column = QVBoxLayout()
            for title, lines in groups:
                column.addLayout(_group(title, lines))
            column.addStretch(1)
            columns.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll_area(page, "shortcut_area", self.tr("Keyboard Shortcuts"), parent=self))

    def _groups(self) -> list[Group]:
        panels = {
            "quiz": self.tr("In the quiz"),
            "choosing": self.tr("When cards are chosen"),
            "reader": self.tr("In the article"),
            "annotations": self.tr("Among the marks"),
            "class": self.tr("In the class view"),
            "glossary": self.tr("In the glossary"),
            "timeline": self.tr("In the timeline"),
            "library": self.tr("In the library"),
        }
        groups: list[Group] = []
        for identity, _text in MENUS:
            lines = [
                (_shown(action.keys), action.shown_text().replace("&", "").rstrip("…"))
                for action in ACTIONS
                if action.menu == identity and action.keys
            ]
            if lines:
                groups.append((_menu_text(identity), lines))
        for area, title in panels.items():
            keys = [key for key in PANEL_KEYS if key.id.startswith(f"{area}.")]
            groups.append((title, _merged([(_shown(key.keys), key.shown_text()) for key in keys])))
        return groups


def _halves(groups: list[Group]) -> tuple[list[Group], list[Group]]:
    """Return the groups in two columns of about the same height, in their order."""
    heights = [len(lines) + _TITLE_LINES for _title, lines in groups]
    cut = min(range(len(groups) + 1), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return groups[:cut], groups[cut:]


def _menu_text(identity: str) -> str:
    text = next(text for name, text in MENUS if name == identity)
    return QCoreApplication.translate("actions", text).replace("&", "")


def _shown(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return "  ".join(QKeySequence(key).toString(native) for key in keys)


def _merged(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join lines that say the same: seven keys flag a card."""
    by_text: dict[str, list[str]] = {}
    for keys, text in lines:
        by_text.setdefault(text, []).append(keys)
    return [(keys[0] if len(keys) == 1 else f"{keys[0]} – {keys[-1]}", text) for text, keys in by_text.items()]


def _group(title: str, lines: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_M)
    grid.setVerticalSpacing(SPACE_XS)
    grid.setContentsMargins(0, 0, 0, SPACE_L)
    grid.setColumnMinimumWidth(0, _KEY_WIDTH)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(title, "strong"), 0, 0, 1, 2)
    grid.setRowMinimumHeight(0, SPACE_XL + SPACE_S)
    for row, (keys, text) in enumerate(lines, 1):
        key: QLabel = label(keys, "muted")
        grid.addWidget(key, row, 0)
        grid.addWidget(label(text, wrap=True), row, 1)
    return grid
