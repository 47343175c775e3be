"""The controls above the timeline: how many events, how close, which views, and what the lanes stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSlider, QToolButton, QVBoxLayout, QWidget

from studyapp.ui.controls import chip, label, tool_button
from studyapp.ui.theme import SPACE_S, SPACE_XS
from studyapp.ui.timeline.layout import Grouping

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from studyapp.ui.look import Look

_SLIDER_HEIGHT = 22  # the handle is higher than the groove


@dataclass(frozen=True, slots=True)
class Choice:
    """What the learner wants to see.

    Attributes:
        main_only: only the events that the analysis marks.
        count: else so many, the best first.
        breaks: empty stretches of time are squeezed.
        drawn, listed: which views are shown; at least one is.
        hidden: also what the learner has hidden.
    """

    main_only: bool
    count: int
    grouping: Grouping
    breaks: bool
    drawn: bool
    listed: bool
    hidden: bool = False


class TimelineBar(QWidget):
    """One row of buttons, and a slider that appears when more than the main events are wanted.

    Signals:
        choice_changed: anything of `choice` changed.
        zoom_in_wanted, zoom_out_wanted, fit_wanted, add_wanted: the button was pressed.
    """

    choice_changed = Signal()
    zoom_in_wanted = Signal()
    zoom_out_wanted = Signal()
    fit_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main_only = chip(self.tr("Main events"), "timeline_main_only", parent=self)
        self._main_only.setChecked(True)
        self._main_only.setToolTip(self.tr("Show the main events only"))
        self._counts: tuple[str, ...] = ("",)
        self._count = label("", "small", parent=self)
        self._count.setObjectName("timeline_count")
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setObjectName("timeline_more")
        self._slider.setRange(0, 0)  # at its end: as many as there are
        self._slider.setMinimumHeight(_SLIDER_HEIGHT)
        self._slider.setAccessibleName(self.tr("Number of events, the best first"))
        self._slider.setToolTip(self.tr("Fewer or more events, the best first"))
        self._zoom_out = tool_button(look, "zoom_out", self.tr("Zoom out (−)"), "timeline_zoom_out", parent=self)
        self._fit = tool_button(look, "zoom_fit", self.tr("Show everything (0)"), "timeline_fit", parent=self)
        self._zoom_in = tool_button(look, "zoom_in", self.tr("Zoom in (+)"), "timeline_zoom_in", parent=self)
        self._add = tool_button(look, "plus", self.tr("Add an event… (N)"), "timeline_add", parent=self)
        self._drawn = self._view_button(look, "timeline", self.tr("Drawn timeline"), "timeline_show_drawn")
        self._listed = self._view_button(look, "list", self.tr("List of events"), "timeline_show_list")
        self._options = tool_button(look, "more", self.tr("Lanes and scale"), "timeline_options", parent=self)
        self._options.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._options.setMenu(self._menu())
        self._assemble()
        self._main_only.toggled.connect(self._on_main_only)
        self._slider.valueChanged.connect(self.choice_changed)
        self._drawn.toggled.connect(self._on_drawn)
        self._listed.toggled.connect(self._on_listed)
        self._zoom_in.clicked.connect(self.zoom_in_wanted)
        self._zoom_out.clicked.connect(self.zoom_out_wanted)
        self._fit.clicked.connect(self.fit_wanted)
        self._add.clicked.connect(self.add_wanted)

    @property
    def choice(self) -> Choice:
        """What is set now."""
        checked = self._groupings.checkedAction()
        return Choice(
            main_only=self._main_only.isChecked(),
            count=self._slider.value(),
            grouping=Grouping(checked.data()) if checked else Grouping.NONE,
            breaks=self._breaks.isChecked(),
            drawn=self._drawn.isChecked(),
            listed=self._listed.isChecked(),
            hidden=self._hidden.isChecked() and self._hidden.isEnabled(),
        )

    def set_hidden(self, count: int) -> None:
        """Say how many events the learner has hidden."""
        self._hidden.setText(
            self.tr("Show hidden events ({0})").format(count) if count else self.tr("Nothing is hidden")
        )
        self._hidden.setEnabled(count > 0)

    def set_counts(self, main: int, total: int) -> None:
        """Say how many events there are; the slider then goes from the main ones to all."""
        at_end = self._slider.value() == self._slider.maximum()
        blocked = self._slider.blockSignals(True)
        self._slider.setRange(min(max(main, 1), total), total)
        if at_end:
            self._slider.setValue(total)
        self._slider.blockSignals(blocked)
        self._main_only.setEnabled(0 < main < total)
        self._show_slider()

    def set_shown(self, shown: int, total: int, crowded: int) -> None:
        """Say how many events are shown, and how many of them found no room at this zoom."""
        text = str(total) if shown == total else self.tr("{0} of {1}").format(shown, total)
        more = " +" if crowded else ""
        self._counts = (text + more, f"{shown}{more}", "")
        self._fit_count()
        self._count.setToolTip(
            self.tr("{0} of these events find no room: zoom in to see them").format(crowded) if crowded else ""
        )
        self._count.setAccessibleName(self.tr("{0} of {1} events shown").format(shown, total))

    def _fit_count(self) -> None:
        room, metrics = self._count.width(), self._count.fontMetrics()
        fitting = (text for text in self._counts if metrics.horizontalAdvance(text) <= room)
        self._count.setText(next(fitting, ""))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_count()

    def _view_button(self, look: Look, icon: str, text: str, name: str) -> QToolButton:
        result = tool_button(look, icon, text, name, parent=self)
        result.setCheckable(True)
        result.setChecked(True)
        return result

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._groupings = QActionGroup(menu)
        for grouping, text in (
            (Grouping.NONE, self.tr("Lanes as compact as possible")),
            (Grouping.ENTITY, self.tr("A lane for each name")),
            (Grouping.TYPE, self.tr("A lane for each kind of entry")),
        ):
            action = QAction(text, menu)
            action.setObjectName(f"timeline_lanes_{grouping}")
            action.setCheckable(True)
            action.setChecked(grouping is Grouping.NONE)
            action.setData(grouping.value)
            self._groupings.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        self._breaks = QAction(self.tr("Squeeze empty stretches of time"), menu)
        self._breaks.setObjectName("timeline_breaks")
        self._breaks.setCheckable(True)
        self._breaks.setChecked(True)
        menu.addAction(self._breaks)
        self._hidden = QAction("", menu)
        self._hidden.setObjectName("timeline_show_hidden")
        self._hidden.setCheckable(True)
        menu.addAction(self._hidden)
        self.set_hidden(0)
        self._hidden.toggled.connect(self.choice_changed)
        self._groupings.triggered.connect(self.choice_changed)
        self._breaks.toggled.connect(self.choice_changed)
        return menu

    def _assemble(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._main_only)
        row.addSpacing(SPACE_S)
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._count, 1)
        for part in (self._zoom_out, self._fit, self._zoom_in):
            row.addWidget(part)
        row.addSpacing(SPACE_S)
        for part in (self._add, self._drawn, self._listed, self._options):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addLayout(row)
        layout.addWidget(self._slider)
        self._show_slider()

    def _show_slider(self) -> None:
        wanted = not self._main_only.isChecked() or not self._main_only.isEnabledTo(self)
        self._slider.setVisible(wanted and self._slider.minimum() < self._slider.maximum())

    @Slot()
    def _on_main_only(self) -> None:
        self._slider.setValue(self._slider.maximum())
        self._show_slider()
        self.choice_changed.emit()

    @Slot(bool)
    def _on_drawn(self, on: bool) -> None:
        self._keep_one(on, self._listed)

    @Slot(bool)
    def _on_listed(self, on: bool) -> None:
        self._keep_one(on, self._drawn)

    def _keep_one(self, on: bool, other: QToolButton) -> None:
        if not on and not other.isChecked():
            other.setChecked(True)
        for part in (self._zoom_out, self._fit, self._zoom_in):
            part.setEnabled(self._drawn.isChecked())
        self.choice_changed.emit()
