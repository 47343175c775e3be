"""Works the timeline panel as a learner does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QSlider, QToolButton

from studyapp.domain.analysis import EventFinding, EventKey, Precision, entity_key
from studyapp.domain.calendar import NOWHERE, interval_of_edtf
from studyapp.services.glossary import Glossary
from studyapp.services.timeline import Timeline
from studyapp.store.glossary import GlossaryStore
from studyapp.store.timeline import TimelineStore
from studyapp.ui.timeline.event_list import EventList
from studyapp.ui.timeline.panel import TimelinePanel
from studyapp.ui.timeline.scene import EventItem
from studyapp.ui.timeline.undated_lane import UndatedLane
from studyapp.ui.timeline.view import TimelineView
from tests.examples import example_analysis, span_of
from tests.robots import Robot
from tests.robots_glossary import reader_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from studyapp.domain.analysis import Analysis, EntityKey
    from studyapp.domain.event import Event
    from tests.ui.desk import Desk

PROOF = "opened the new wall on 3 May 2019"
MARA = entity_key("Mara Lindqvist")
STORM = "the storm of 1987"


def told(
    label: str,
    edtf: str,
    *,
    rank: float = 0.5,
    main: bool = True,
    proof: str = PROOF,
    event_key: str = "",
    derivation: str = "",
    expression: int | None = None,
    entities: tuple[EntityKey, ...] = (),
) -> EventFinding:
    """Make the finding of an event that the text tells by `proof`."""
    interval = interval_of_edtf(edtf) if edtf else NOWHERE
    span = span_of(proof)
    return EventFinding(
        key=EventKey(label),
        event_key=EventKey(event_key or label),
        edtf=edtf,
        earliest=interval.earliest,
        latest=interval.latest,
        precision=interval.precision if edtf else Precision.UNKNOWN,
        label=label,
        start=span.start,
        end=span.end,
        time_expression=expression,
        entities=entities,
        rank=rank,
        main=main,
        derivation=derivation,
    )


def telling(*events: EventFinding) -> Analysis:
    return replace(example_analysis(), events=events)


def events() -> tuple[EventFinding, ...]:
    return (
        told("A storm rages", "1987", rank=0.7, proof=STORM),
        told("The town talks", "2019-04-29/2019-05-05", rank=0.4, main=False, derivation="week before 2019-05-06"),
        told("The wall is opened", "2019-05-03", rank=0.9, expression=0, entities=(MARA,), event_key="opening"),
        told("The wall is inaugurated", "2019-05-03", rank=0.3, proof="paid nine million crowns", event_key="opening"),
        told("Critics speak", "2019-05-05~", rank=0.5, proof="Critics of Lindqvist called it a folly."),
        told("Repairs begin", "2019-06/..", rank=0.6),
        told("The town pays", "", rank=0.2, proof="paid nine million crowns"),
        told("Ships lie idle", "", rank=0.1, main=False),
    )


class TimelineRobot(Robot):
    """Speaks of events by their labels."""

    def __init__(self, qtbot: QtBot, desk: Desk, *, width: int = 430, height: int = 700) -> None:
        self.desk = desk
        timeline, glossary = (
            Timeline(TimelineStore(desk.database), desk.clock),
            Glossary(GlossaryStore(desk.database), desk.clock),
        )
        panel = TimelinePanel(timeline, glossary, reader_of(desk), desk.shell, desk.window)
        super().__init__(qtbot, panel)
        desk.window.resize(width, height)
        panel.resize(width, height)
        with qtbot.waitExposed(desk.window):
            desk.window.show()
        self.settle()
        self.lay_out()

    @property
    def view(self) -> TimelineView:
        return self.find(TimelineView, "timeline_view")

    @property
    def list(self) -> EventList:
        return self.find(EventList, "timeline_list")

    def lay_out(self) -> None:
        """Let the view lay itself out for its size."""
        self.qtbot.wait(50)

    def listed(self) -> list[str]:
        self.settle()
        return [event.label for event in self.list.model_in_use.rows]

    def drawn(self) -> list[str]:
        return sorted(item.mark.dated.event.label for item in self.items())

    def items(self) -> list[EventItem]:
        return [item for item in self.view.scene().items() if isinstance(item, EventItem)]

    def item(self, label: str) -> EventItem:
        return next(item for item in self.items() if item.mark.dated.event.label == label)

    def undated(self) -> list[str]:
        return [event.label for event in self.find(UndatedLane, "timeline_undated").model_in_use.rows]

    def selected(self) -> str:
        return self.find(QLabel, "timeline_card_what").text() if self.sees("timeline_card") else ""

    def when(self) -> str:
        return self.find(QLabel, "timeline_card_when").text()

    def why(self) -> str:
        return self.find(QLabel, "timeline_card_why").text()

    def place_of(self, label: str) -> QPoint:
        mark = self.item(label).mark
        return self.view.mapFromScene(QPointF((mark.left + mark.right) / 2, mark.top + 14))

    def click_event(self, label: str) -> None:
        self.click_at(self.view.viewport(), self.place_of(label))

    def choose_listed(self, label: str) -> None:
        self.list.setCurrentIndex(self.list.model_in_use.index(self.listed().index(label), 0))

    def key(self, key: Qt.Key) -> None:
        self.view.setFocus()
        self.qtbot.keyClick(self.view, key)

    def turn_wheel(
        self, at: QPoint, steps: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        viewport = self.view.viewport()
        event = QWheelEvent(
            QPointF(at),
            QPointF(viewport.mapToGlobal(at)),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    def day_at(self, x: float) -> float:
        scale = self.view.scale_in_use
        assert scale is not None
        return scale.day(self.view.left + x)

    def want_more(self, count: int) -> None:
        self.find(QSlider, "timeline_more").setValue(count)

    def choose_option(self, name: str) -> None:
        found = self.widget.findChild(QAction, name)
        assert found is not None, name
        found.trigger()

    def entities(self) -> list[QToolButton]:
        chips = self.widget.findChildren(QToolButton, "timeline_entity")
        return [made for made in chips if made.isVisibleTo(self.widget)]

    def events(self) -> tuple[Event, ...]:
        return self.list.model_in_use.rows

    def open_dialog(self, button: str) -> Robot:
        self.click(button)
        return self.dialog()

    def dialog(self) -> Robot:
        shown = [dialog for dialog in self.widget.findChildren(QDialog) if dialog.isVisible()]
        assert len(shown) == 1, "one dialog is to be seen"
        return Robot(self.qtbot, shown[0])

    def set_date(self, words: str) -> None:
        dialog = self.open_dialog("timeline_change_date")
        dialog.find(QLineEdit, "event_date").setText(words)
        dialog.click("event_keep")

    def rename(self, label: str) -> None:
        dialog = self.open_dialog("timeline_rename")
        dialog.find(QLineEdit, "event_label").setText(label)
        dialog.click("event_keep")

    def add(self, label: str, words: str) -> None:
        dialog = self.open_dialog("timeline_add")
        dialog.find(QLineEdit, "event_date").setText(words)
        dialog.find(QLineEdit, "event_label").setText(label)
        dialog.click("event_keep")

    def changed(self) -> str:
        return self.find(QLabel, "timeline_card_changed").text() if self.sees("timeline_card_changed") else ""

    def menu(self) -> dict[str, QAction]:
        """Open the menu of the selected event; its entries by their texts."""
        self.list.customContextMenuRequested.emit(QPoint(5, 5))
        menu = next(menu for menu in self.widget.findChildren(QMenu, "timeline_menu") if menu.isVisible())
        return {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}
