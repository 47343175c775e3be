"""What times are counted from, in the head of the article: the document date or the story, and a menu to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from studyapp.domain.document import Mode
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from studyapp.ui.look import Look


class ModeButton(QToolButton):
    """Shows the mode; hidden before an analysis has decided it.

    Signals:
        chosen: the learner chose a mode (Mode), or leaves it to the analysis (None).
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("document_mode")
        self.setProperty("kind", "text")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        look.set_icon(self, "clock")
        menu = QMenu(self)
        menu.setObjectName("mode_menu")
        self._choices = QActionGroup(menu)
        self._actions: dict[Mode | None, QAction] = {}
        for mode, text in (
            (Mode.NEWS, self.tr("From the document date, as in news")),
            (Mode.NARRATIVE, self.tr("From the last date told, as in a story")),
            (None, self.tr("As the text suggests")),
        ):
            if mode is None:
                menu.addSeparator()
            action = QAction(text, menu)
            action.setObjectName(f"mode_{mode or 'auto'}")
            action.setCheckable(True)
            action.triggered.connect(weakly(self._choose, mode))
            self._choices.addAction(action)
            menu.addAction(action)
            self._actions[mode] = action
        self.setMenu(menu)
        self.hide()

    def show_mode(self, mode: Mode | None, *, given: bool, has_date: bool) -> None:
        """Show what times count from (None: not known yet), whether a person chose it, and what can be chosen."""
        self.setVisible(mode is not None)
        if mode is None:
            return
        news = mode is Mode.NEWS
        words = self.tr("Times counted from this date") if news else self.tr("Times counted from the story")
        self.setText(words)
        self.setAccessibleName(self.tr("Times counted from the document date") if news else words)
        if has_date:
            tip = self.tr("“Wednesday” or “last month” is counted from the document date, or from the last date told.")
        else:
            tip = self.tr("Without a document date, times can only be counted from the last date told.")
        self.setToolTip(tip)
        self._actions[Mode.NEWS].setEnabled(has_date)
        self._actions[mode if given else None].setChecked(True)

    def fit(self, room: int) -> int:
        """Show the words where there is room for them, else the icon alone; return the width that is used."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * self.iconSize().width()
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if wide <= room else style.ToolButtonIconOnly)
        return min(wide, room)

    def _choose(self, mode: Mode | None) -> None:
        self.chosen.emit(mode)
