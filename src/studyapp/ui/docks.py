"""The panels around the article: docks that a person can move, stack, float and close, and a bar of icons for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QSizePolicy, QTabWidget, QToolBar, QWidget

from studyapp.ui.controls import label, tool_button
from studyapp.ui.theme import SPACE_M, SPACE_XS
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from studyapp.ui.actions import Actions
    from studyapp.ui.look import Look

_LIBRARY_WIDTH = 248
_STUDY_WIDTH = 440
_ICON = QSize(20, 20)
_BUTTON = QSize(40, 40)
_BAR_WIDTH = 52


@dataclass(frozen=True, slots=True)
class Place:
    """Where a panel stands at first."""

    name: str
    area: Qt.DockWidgetArea


PLACES = (
    Place("library", Qt.DockWidgetArea.LeftDockWidgetArea),
    Place("glossary", Qt.DockWidgetArea.RightDockWidgetArea),
    Place("annotations", Qt.DockWidgetArea.RightDockWidgetArea),
    Place("timeline", Qt.DockWidgetArea.RightDockWidgetArea),
    Place("quiz", Qt.DockWidgetArea.RightDockWidgetArea),
    Place("progress", Qt.DockWidgetArea.RightDockWidgetArea),
)
"""To add a panel: a line here, its "go." line in `actions.ACTIONS`, and its making in `workplace`."""


class Docks(QObject):
    """The docks of the main window, named as in `PLACES`."""

    def __init__(self, window: QMainWindow, look: Look, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._docks: dict[str, _Dock] = {}
        self._bars: dict[str, tuple[QWidget, QWidget]] = {}
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._on_settled)
        window.setDockNestingEnabled(True)
        window.setDocumentMode(True)
        for area in (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea):
            window.setTabPosition(area, QTabWidget.TabPosition.North)
        for place in PLACES:
            self._make(place, look, actions[f"go.{place.name}"])
        self._make_bar(actions)
        self.reset()

    def toggles(self) -> list[QAction]:
        """Return an entry for each panel that shows or hides it."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def set_panel(self, name: str, panel: QWidget) -> None:
        """Put a panel into its dock."""
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._docks[name].hold(panel)

    @Slot(str)
    def show_panel(self, name: str) -> None:
        """Bring a panel to the front."""
        dock = self._docks.get(name)
        if dock is not None:
            dock.show()
            dock.raise_()

    def hide_panel(self, name: str) -> None:
        """Take a panel off the window."""
        self._docks[name].hide()

    def go_to(self, name: str) -> None:
        """Bring a panel to the front, with the focus; hide it when it is there already and has been chosen again."""
        dock = self._docks[name]
        if dock.isVisible() and not dock.visibleRegion().isEmpty() and self._holds_focus(dock):
            dock.hide()
            return
        self.show_panel(name)
        at: QWidget | None = dock.widget()
        while at is not None and dock.isAncestorOf(at):
            if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible() and at.isEnabled():
                at.setFocus(Qt.FocusReason.TabFocusReason)
                return
            at = at.nextInFocusChain()

    @Slot()
    def reset(self) -> None:
        """Put every panel where it stood at first."""
        first: QDockWidget | None = None
        for place in PLACES:
            dock = self._docks[place.name]
            dock.setFloating(False)
            self._window.addDockWidget(place.area, dock)
            dock.show()
            if place.area is Qt.DockWidgetArea.RightDockWidgetArea:
                if first is not None:
                    self._window.tabifyDockWidget(first, dock)
                first = first or dock
        if first is not None:
            first.raise_()
        horizontal = Qt.Orientation.Horizontal
        names = ("library", "glossary")
        self._window.resizeDocks([self._docks[n] for n in names], [_LIBRARY_WIDTH, _STUDY_WIDTH], horizontal)

    def _holds_focus(self, dock: QDockWidget) -> bool:
        focus = self._window.focusWidget()
        return bool(focus) and dock.isAncestorOf(focus)

    def _make(self, place: Place, look: Look, action: QAction) -> None:
        title = action.text().replace("&", "")
        dock = _Dock(title, self._window)
        dock.setObjectName(f"dock_{place.name}")
        dock.setAccessibleName(title)
        bar, none = QFrame(dock), QWidget(dock)
        bar.setObjectName("dock_title")
        none.setObjectName("dock_no_title")
        none.setMaximumHeight(0)
        none.hide()
        close = tool_button(look, "close", self.tr("Close {0}").format(title), f"close_{place.name}", parent=bar)
        lift = tool_button(look, "float", self.tr("Detach {0}").format(title), f"float_{place.name}", parent=bar)
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_XS, SPACE_XS)
        row.setSpacing(0)
        row.addWidget(label(title, "strong", parent=bar), 1)
        row.addWidget(lift)
        row.addWidget(close)
        close.clicked.connect(dock.close)
        lift.clicked.connect(weakly(self._lift, dock))
        dock.setTitleBarWidget(bar)
        dock.hold(QWidget(dock))
        self._docks[place.name] = dock
        self._bars[place.name] = (bar, none)
        for signal in (dock.topLevelChanged, dock.dockLocationChanged, dock.visibilityChanged):
            signal.connect(self._settle.start)

    def _make_bar(self, actions: Actions) -> None:
        bar = QToolBar(self.tr("Panels"), self._window)
        bar.setObjectName("activity_bar")
        bar.setAccessibleName(self.tr("Panels"))
        bar.setMovable(False)
        bar.setIconSize(_ICON)
        bar.setFixedWidth(_BAR_WIDTH)
        layout = bar.layout()
        if layout:  # the style sheet says the same, but is heard only when it is set again
            layout.setSpacing(SPACE_XS)
        bar.toggleViewAction().setEnabled(False)
        for place in PLACES:
            action = actions[f"go.{place.name}"]
            action.setCheckable(True)
            bar.addAction(action)
        space = QWidget(bar)
        space.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        bar.addWidget(space)
        for identity in ("go.commands", "edit.preferences"):
            bar.addAction(actions[identity])
        for action in bar.actions():
            button = bar.widgetForAction(action)
            if action.text():
                key = action.shortcut().toString()
                text = action.text().replace("&", "")
                action.setToolTip(f"{text} ({key})" if key else text)
                button.setObjectName(f"bar_{action.objectName()}")
                button.setAccessibleName(text)
                button.setFixedSize(_BUTTON)
        self._window.addToolBar(Qt.ToolBarArea.LeftToolBarArea, bar)
        self._actions = actions

    def _lift(self, dock: QDockWidget) -> None:
        dock.setFloating(not dock.isFloating())

    @Slot()
    def _on_settled(self) -> None:
        """A panel among tabs needs no title of its own; an entry of the bar is down while its panel is to be seen."""
        for name, dock in self._docks.items():
            others = [other for other in self._window.tabifiedDockWidgets(dock) if not other.isHidden()]
            titled, none = self._bars[name]
            wanted = none if others and not dock.isFloating() else titled
            if dock.titleBarWidget() is not wanted:
                dock.setTitleBarWidget(wanted)
                titled.setVisible(wanted is titled)
            action = self._actions[f"go.{name}"]
            action.setChecked(dock.isVisible() and not dock.visibleRegion().isEmpty())


class _Dock(QDockWidget):
    """A dock whose panel is switched off while another lies in front: else Tab walks through what nobody sees.

    Hiding the panel would do it too, but a dock without a visible panel gives itself a negative size (Qt 6.12).
    """

    def __init__(self, title: str, window: QMainWindow) -> None:
        super().__init__(title, window)
        self._in_front = False
        self.visibilityChanged.connect(self._on_visibility_changed)

    def hold(self, panel: QWidget) -> None:
        """Take a panel in; it is switched on when the dock lies in front."""
        self.setWidget(panel)
        panel.setEnabled(self._in_front)

    @Slot(bool)
    def _on_visibility_changed(self, visible: bool) -> None:
        self._in_front = visible
        self.widget().setEnabled(visible)
