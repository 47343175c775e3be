"""Dresses the widgets anew after a change of palette: what is seen at once, the rest a few at a time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FEWEST = 25
"""Widgets a turn, whatever the time: asking for thousands of them takes longer than to dress a few."""


class Redressing:
    """Lets the style sheet look at the palette again, widget by widget.

    Setting the sheet anew does the same for every widget of the program in one go, which took 60 to 200 ms. A widget
    that is made meanwhile is born with the new palette.
    """

    def __init__(self) -> None:
        self._left: set[int] = set()

    def begin(self) -> None:
        """Dress what is seen, and remember the rest."""
        widgets = QApplication.allWidgets()
        for widget in widgets:
            if widget.isVisible():
                _dress(widget)
        self._left = {_address(widget) for widget in widgets if not widget.isVisible()}

    def turn(self, until: float) -> bool:
        """Dress some of the rest, until `time.perf_counter` says so; tell whether nothing is left.

        Widgets may have died since the last turn: they are asked for anew and told by their addresses.
        """
        dressed = 0
        for widget in QApplication.allWidgets():
            if _address(widget) in self._left:
                self._left.discard(_address(widget))
                _dress(widget)
                dressed += 1
                if dressed >= _FEWEST and time.perf_counter() > until:
                    return False
        self._left.clear()
        return True


def _dress(widget: QWidget) -> None:
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def _address(widget: QWidget) -> int:
    return shiboken6.getCppPointer(widget)[0]
