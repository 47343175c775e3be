from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtWidgets import QGraphicsSceneHoverEvent, QLabel, QSplitter, QToolButton

from studyapp.domain.document import Place
from studyapp.settings import Settings
from studyapp.ui.timeline.overview import Overview
from tests.examples import span_of
from tests.robots_glossary import keep
from tests.robots_timeline import STORM, TimelineRobot, events, telling, told
from tests.ui.desk import Desk, laid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with laid(qtbot, tmp_path) as ready:
        keep(ready, telling(*events()))
        yield ready


def test_the_wheel_zooms_around_the_pointer(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    at = QPoint(300, 60)
    before = timeline.day_at(at.x())
    timeline.turn_wheel(at, 6)
    assert timeline.view.zoom > 2
    assert timeline.day_at(at.x()) == pytest.approx(before, abs=1.0)
    timeline.turn_wheel(at, 1, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.day_at(at.x()) < before


def test_keys_and_buttons_zoom_and_nought_shows_everything(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.key(Qt.Key.Key_Plus)
    closer = timeline.view.zoom
    assert closer > 1
    timeline.click("timeline_zoom_in")
    assert timeline.view.zoom > closer
    timeline.key(Qt.Key.Key_Minus)
    assert timeline.view.zoom == pytest.approx(closer)
    timeline.key(Qt.Key.Key_0)
    assert timeline.view.zoom == 1
    timeline.click("timeline_zoom_out")
    assert timeline.view.zoom == 1
    for _ in range(40):
        timeline.click("timeline_zoom_in")
    assert timeline.view.zoom < 10_000
    timeline.click("timeline_fit")
    assert timeline.view.zoom == 1


def test_dragging_moves_and_does_not_select(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.view.set_zoom(8, around=200)
    before = timeline.view.left
    viewport = timeline.view.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(200, 40))
    qtbot.mouseMove(viewport, QPoint(150, 40))
    qtbot.mouseMove(viewport, QPoint(100, 40))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(100, 40))
    assert timeline.view.left == before + 100
    assert timeline.selected() == ""


def test_a_double_click_on_an_event_leads_to_its_passage_elsewhere_it_zooms(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    place = timeline.place_of("A storm rages")
    timeline.click_at(timeline.view.viewport(), place)
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        qtbot.mouseDClick(timeline.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [Place(desk.document_id, span_of(STORM))]
    qtbot.mouseDClick(timeline.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, timeline.view.height() - 5))
    assert timeline.view.zoom == 2


def test_the_overview_moves_the_view(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.view.set_zoom(10, around=0)
    overview = timeline.find(Overview, "timeline_overview")
    timeline.click_at(overview, QPoint(overview.width() - 4, 8))
    assert timeline.view.left > timeline.view.width() * 8
    overview.grab()


def test_no_two_labels_overlap(qtbot: QtBot, desk: Desk):
    many = [told(f"Thing {n} happens to somebody", f"2019-05-{n % 28 + 1:02}", rank=n / 100) for n in range(90)]
    keep(desk, telling(*many))
    timeline = TimelineRobot(qtbot, desk)
    taken: dict[float, list[tuple[float, float]]] = {}
    for item in timeline.items():
        left, right = item.mark.extent
        assert all(right <= other[0] or left >= other[1] for other in taken.get(item.mark.top, []))
        taken.setdefault(item.mark.top, []).append((left, right))
    assert timeline.view.hidden_count == 90 - len(timeline.items())


def test_an_event_without_a_lane_is_found_by_zooming(qtbot: QtBot, desk: Desk):
    many = [told(f"Thing {n} happens to somebody", f"2019-05-{n % 28 + 1:02}", rank=n / 200) for n in range(150)]
    keep(desk, telling(*many))
    timeline = TimelineRobot(qtbot, desk)
    assert timeline.find(QLabel, "timeline_count").text() == "150 +"
    shown = set(timeline.drawn())
    lost = next(label for label in timeline.listed() if label not in shown)
    timeline.choose_listed(lost)
    assert timeline.selected() == lost
    timeline.view.set_zoom(30)
    assert lost in timeline.drawn()


def test_lanes_can_stand_for_names_or_kinds(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    alone = timeline.item("A storm rages").mark.top
    timeline.choose_option("timeline_lanes_entity")
    assert timeline.item("The wall is opened").mark.top < timeline.item("A storm rages").mark.top
    assert timeline.item("A storm rages").mark.top > alone
    timeline.view.grab()
    timeline.choose_option("timeline_lanes_type")
    assert timeline.item("The wall is opened").mark.top < timeline.item("A storm rages").mark.top


def test_empty_time_is_squeezed_unless_the_learner_wants_it_true_to_scale(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    squeezed = timeline.item("Repairs begin").mark.left - timeline.item("The wall is opened").mark.left
    timeline.choose_option("timeline_breaks")
    true = timeline.item("Repairs begin").mark.left - timeline.item("The wall is opened").mark.left
    assert true < squeezed / 3


def test_either_view_can_be_put_away_but_not_both(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.click("timeline_show_list")
    assert not timeline.sees("timeline_list")
    timeline.click("timeline_show_drawn")
    assert timeline.sees("timeline_list")
    assert not timeline.sees("timeline_view")
    assert not timeline.find(QToolButton, "timeline_zoom_in").isEnabled()


def test_undated_events_alone_leave_the_axis_empty(qtbot: QtBot, desk: Desk):
    keep(desk, telling(told("The town pays", "")))
    timeline = TimelineRobot(qtbot, desk)
    assert timeline.drawn() == []
    timeline.key(Qt.Key.Key_Right)
    timeline.view.zoom_in()
    assert timeline.undated() == ["The town pays"]
    timeline.widget.grab()


def test_a_wide_panel_puts_the_list_beside_the_drawing(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    splitter = timeline.find(QSplitter, "timeline_splitter")
    assert splitter.orientation() is Qt.Orientation.Vertical
    timeline.widget.resize(1100, 640)
    assert splitter.orientation() is Qt.Orientation.Horizontal


@pytest.mark.parametrize("theme", ["light", "dark", "sepia"])
@pytest.mark.parametrize("size", [(380, 460), (430, 700), (1100, 640)])
def test_the_panel_is_drawn_in_every_theme_and_size(qtbot: QtBot, desk: Desk, theme: str, size: tuple[int, int]):
    timeline = TimelineRobot(qtbot, desk, width=size[0], height=size[1])
    desk.shell.look.apply(Settings(theme=theme))
    timeline.choose_listed("Critics speak")
    timeline.lay_out()
    picture = timeline.widget.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, size[0], 3) for y in range(0, size[1], 3)}
    assert len(colours) > 8
    assert timeline.widget.minimumSizeHint().width() <= 380


def test_a_pointer_on_an_event_says_when_it_was(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    item = timeline.item("A storm rages")
    # Sent straight to the item: where the real pointer of the test machine rests does not matter then.
    item.scene().sendEvent(item, QGraphicsSceneHoverEvent(QEvent.Type.GraphicsSceneHoverEnter))
    assert item.toolTip() == "1987\nA storm rages"
    item.scene().sendEvent(item, QGraphicsSceneHoverEvent(QEvent.Type.GraphicsSceneHoverLeave))


def test_the_label_of_a_long_bar_stays_in_sight(qtbot: QtBot, desk: Desk):
    keep(desk, telling(told("A very long decade", "198X"), told("Its middle", "1985-06-01")))
    timeline = TimelineRobot(qtbot, desk)
    timeline.view.set_zoom(12, around=200)
    item = timeline.item("A very long decade")
    assert item.mark.inside
    assert item.mark.label_left < timeline.view.left
    picture = timeline.view.viewport().grab().toImage()
    y = timeline.view.mapFromScene(QPointF(0, item.mark.top + 14)).y()
    colours = {picture.pixelColor(x, row).name() for x in range(8, 110) for row in range(y - 6, y + 6)}
    assert len(colours) > 4


@pytest.mark.parametrize(("width", "shown"), [(600, "5 of 7"), (392, "5")])
def test_the_count_is_never_clipped(qtbot: QtBot, desk: Desk, width: int, shown: str):
    count = TimelineRobot(qtbot, desk, width=width).find(QLabel, "timeline_count")
    assert count.text() == shown
    assert count.fontMetrics().horizontalAdvance(count.text()) <= count.width()


def test_a_change_of_theme_paints_anew_and_lays_nothing_out_again(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    before, inks = timeline.view.marks, timeline.view.grab().toImage()
    desk.shell.look.apply(Settings(theme="dark"))
    assert timeline.view.marks is before
    assert timeline.view.grab().toImage() != inks
