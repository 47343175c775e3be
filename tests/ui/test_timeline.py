from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QSlider, QSplitter, QToolButton, QWidget

from studyapp.domain.analysis import entity_key
from studyapp.domain.document import Place
from studyapp.services.glossary import Glossary
from studyapp.services.timeline import Timeline
from studyapp.settings import Settings
from studyapp.store.glossary import GlossaryStore
from studyapp.store.reader import ReaderStore
from studyapp.store.timeline import TimelineStore
from studyapp.ui.timeline.overview import Overview
from studyapp.ui.timeline.panel import TimelinePanel
from tests.examples import example_analysis, span_of
from tests.robots_glossary import reader_of
from tests.robots_timeline import PROOF, TimelineRobot, telling, told
from tests.ui.desk import Desk, laid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.domain.analysis import Analysis, EventFinding

MARA = entity_key("Mara Lindqvist")
STORM = "the storm of 1987"


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


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with laid(qtbot, tmp_path) as ready:
        keep(ready, telling(*events()))
        yield ready


def keep(desk: Desk, findings: Analysis) -> None:
    changes = ReaderStore(desk.database).keep_analysis(desk.document_id, findings, desk.clock())
    desk.shell.signals.changed.emit(changes)


def test_the_main_events_are_drawn_and_listed_by_time(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    assert timeline.listed() == [
        "A storm rages",
        "The wall is opened",
        "Critics speak",
        "Repairs begin",
        "The town pays",
    ]
    assert timeline.drawn() == ["A storm rages", "Critics speak", "Repairs begin", "The wall is opened"]
    assert timeline.undated() == ["The town pays"]
    assert timeline.find(QLabel, "timeline_count").text() == "5 of 7"


def test_more_than_the_main_events_can_be_shown_the_best_first(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    assert not timeline.sees("timeline_more")
    timeline.click("timeline_main_only")
    assert "The town talks" in timeline.drawn()
    assert timeline.undated() == ["The town pays", "Ships lie idle"]
    timeline.want_more(6)
    assert "Ships lie idle" not in timeline.undated()
    assert timeline.find(QLabel, "timeline_count").text() == "6 of 7"


def test_a_click_shows_when_what_and_how_the_date_follows(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.click_event("The wall is opened")
    assert timeline.selected() == "The wall is opened"
    assert timeline.when() == "Friday, 3 May 2019"
    assert timeline.why() == "Dated by “3 May 2019” in the text"
    assert timeline.list.currentIndex().data() == "Friday, 3 May 2019: The wall is opened"


def test_the_list_and_the_drawing_are_in_step(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.choose_listed("Repairs begin")
    assert timeline.selected() == "Repairs begin"
    assert timeline.when() == "from June 2019 on"
    assert "Repairs begin" in timeline.view.accessibleDescription()
    timeline.choose_listed("The town pays")
    assert timeline.when() == "Undated"


def test_g_leads_to_the_passage(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.choose_listed("The wall is opened")
    timeline.view.setFocus()
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        timeline.press(Qt.Key.Key_G)
    assert asked.args == [Place(desk.document_id, span_of(PROOF))]


def test_an_event_told_twice_has_two_passages(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.choose_listed("The wall is opened")
    assert timeline.find(QPushButton, "timeline_source").text() == "Show passage 1 of 2"
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        timeline.click("timeline_next_proof")
    assert asked.args == [Place(desk.document_id, span_of("paid nine million crowns"))]
    timeline.choose_listed("A storm rages")
    assert timeline.find(QPushButton, "timeline_source").text() == "Show passage"


def test_who_took_part_leads_to_the_glossary(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.choose_listed("The wall is opened")
    (chip,) = timeline.entities()
    with qtbot.waitSignal(desk.shell.signals.entity_requested) as asked:
        chip.click()
    assert asked.args == [desk.document_id, MARA]


def test_names_are_those_that_the_learner_gave(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.choose_listed("The wall is opened")
    glossary = Glossary(GlossaryStore(desk.database), desk.clock)
    desk.shell.signals.changed.emit(glossary.rename(desk.document_id, MARA, "The harbour master"))
    assert [chip.text() for chip in timeline.entities()] == ["The harbour master"]
    assert timeline.selected() == "The wall is opened"


def test_arrow_keys_go_from_event_to_event(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.key(Qt.Key.Key_Right)
    assert timeline.selected() == "A storm rages"
    timeline.key(Qt.Key.Key_Right)
    assert timeline.selected() == "The wall is opened"
    timeline.key(Qt.Key.Key_Left)
    assert timeline.selected() == "A storm rages"
    timeline.key(Qt.Key.Key_End)
    assert timeline.selected() == "Repairs begin"
    timeline.key(Qt.Key.Key_Right)
    assert timeline.selected() == "Repairs begin"
    timeline.key(Qt.Key.Key_Home)
    assert timeline.selected() == "A storm rages"


def test_return_selects_what_is_in_view(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.key(Qt.Key.Key_Return)
    assert timeline.selected() == "A storm rages"


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


def test_an_undated_chip_can_be_chosen_and_leads_to_its_passage(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    chips = timeline.find(QWidget, "timeline_undated_list")
    timeline.click_at(chips.viewport(), QPoint(30, 14))
    assert timeline.selected() == "The town pays"
    with qtbot.waitSignal(desk.shell.signals.place_requested):
        qtbot.keyClick(chips, Qt.Key.Key_Return)


def test_the_list_leads_to_the_passage_with_return(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.choose_listed("A storm rages")
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        qtbot.keyClick(timeline.list, Qt.Key.Key_Return)
    assert asked.args == [Place(desk.document_id, span_of(STORM))]


def test_closing_the_card_lets_go_of_the_event(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.choose_listed("A storm rages")
    timeline.click("timeline_card_close")
    assert timeline.selected() == ""
    assert not timeline.list.currentIndex().isValid()


def test_a_new_analysis_keeps_the_selection(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    timeline.choose_listed("A storm rages")
    keep(desk, telling(*events(), told("The year ends", "2019-12-31")))
    assert timeline.selected() == "A storm rages"
    keep(desk, telling(told("The year ends", "2019-12-31")))
    assert timeline.selected() == ""


def test_without_main_events_all_are_shown(qtbot: QtBot, desk: Desk):
    keep(desk, telling(*(replace(event, main=False) for event in events())))
    timeline = TimelineRobot(qtbot, desk)
    assert len(timeline.listed()) == 7


def test_undated_events_alone_leave_the_axis_empty(qtbot: QtBot, desk: Desk):
    keep(desk, telling(told("The town pays", "")))
    timeline = TimelineRobot(qtbot, desk)
    assert timeline.drawn() == []
    timeline.key(Qt.Key.Key_Right)
    timeline.view.zoom_in()
    assert timeline.undated() == ["The town pays"]
    timeline.widget.grab()


def test_without_a_document_the_panel_leads_to_the_library(qtbot: QtBot, desk: Desk):
    desk.shell.signals.set_document(None)
    timeline = TimelineRobot(qtbot, desk)
    with qtbot.waitSignal(desk.shell.signals.panel_requested) as asked:
        timeline.click("timeline_to_library")
    assert asked.args == ["library"]


def test_an_article_without_events_says_so(qtbot: QtBot, desk: Desk):
    keep(desk, replace(example_analysis(), events=()))
    timeline = TimelineRobot(qtbot, desk)
    assert timeline.sees("timeline_nothing")
    assert not timeline.sees("timeline_view")


def test_a_partial_analysis_says_that_more_may_come(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    assert not timeline.sees("timeline_partial")
    keep(desk, replace(telling(*events()), complete=False))
    assert timeline.sees("timeline_partial")


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
    timeline.settle()
    picture = timeline.widget.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, size[0], 3) for y in range(0, size[1], 3)}
    assert len(colours) > 8
    assert timeline.widget.minimumSizeHint().width() <= 380


def test_a_pointer_on_an_event_says_when_it_was(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    item = timeline.item("A storm rages")
    middle = timeline.view.mapFromScene(item.boundingRect().center())
    qtbot.mouseMove(timeline.view.viewport(), QPoint(1, 1))
    qtbot.mouseMove(timeline.view.viewport(), middle)
    timeline.wait(lambda: item.toolTip() == "1987\nA storm rages")
    qtbot.mouseMove(timeline.view.viewport(), QPoint(1, 1))


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


def test_models_keep_to_qts_contract(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    model = timeline.list.model_in_use
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    timeline.click("timeline_main_only")


def test_five_thousand_events_are_shown(qtbot: QtBot, desk: Desk):
    many = [
        told(f"Thing {n}", f"{1500 + n % 500}-{n % 12 + 1:02}-{n % 28 + 1:02}", rank=n / 5000, main=n % 40 == 0)
        for n in range(5000)
    ]
    keep(desk, telling(*many))
    timeline = TimelineRobot(qtbot, desk)
    assert len(timeline.listed()) == 125
    timeline.click("timeline_main_only")
    assert len(timeline.listed()) == 5000
    assert timeline.find(QSlider, "timeline_more").maximum() == 5000
    timeline.view.zoom_in()
    timeline.widget.grab()


def test_every_control_has_a_name_for_screen_readers(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    for button in timeline.widget.findChildren(QToolButton):
        if button.objectName().startswith("timeline"):
            assert button.accessibleName() or button.text(), button.objectName()
    for name in ("timeline_view", "timeline_list", "timeline_axis", "timeline_overview", "timeline_more"):
        assert timeline.find(QWidget, name).accessibleName(), name


def test_the_panel_is_freed(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    free = weakref.ref(shown_and_closed(desk))
    timeline.wait(lambda: gc.collect() is not None and free() is None)


def shown_and_closed(desk: Desk) -> TimelinePanel:
    service = Timeline(TimelineStore(desk.database))
    glossary = Glossary(GlossaryStore(desk.database), desk.clock)
    panel = TimelinePanel(service, glossary, reader_of(desk), desk.shell)
    panel.show()
    panel.close()
    return panel
