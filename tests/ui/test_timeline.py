from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QSlider, QToolButton, QWidget

from studyapp.domain.document import Document, Place
from studyapp.formats.text import read_text
from studyapp.services.glossary import Glossary
from studyapp.services.timeline import Timeline
from studyapp.store.glossary import GlossaryStore
from studyapp.store.library import LibraryStore
from studyapp.store.timeline import TimelineStore
from studyapp.ui.timeline.panel import TimelinePanel
from tests.examples import GERMAN, example_analysis, span_of
from tests.robots_glossary import keep, reader_of
from tests.robots_timeline import MARA, PROOF, STORM, TimelineRobot, events, telling, told
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
    timeline.settle()
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
    with qtbot.waitSignal(desk.shell.signals.action_requested) as asked:
        timeline.click("timeline_analyse")
    assert asked.args == ["reader.analyse"]


def test_a_partial_analysis_says_that_more_may_come(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    assert not timeline.sees("timeline_partial")
    keep(desk, replace(telling(*events()), complete=False))
    assert timeline.sees("timeline_partial")


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
    service = Timeline(TimelineStore(desk.database), desk.clock)
    glossary = Glossary(GlossaryStore(desk.database), desk.clock)
    panel = TimelinePanel(service, glossary, reader_of(desk), desk.shell)
    panel.show()
    panel.close()
    return panel


def test_while_the_text_is_read_nobody_is_told_to_start_again(qtbot: QtBot, desk: Desk):
    keep(desk, replace(telling(), complete=False))
    timeline = TimelineRobot(qtbot, desk)
    assert timeline.sees("timeline_nothing")
    assert timeline.sees("timeline_analyse")
    desk.shell.signals.tell_analysis(desk.document_id, 0.4)
    assert not timeline.sees("timeline_analyse")
    desk.shell.signals.tell_analysis(desk.document_id, None)
    assert timeline.sees("timeline_analyse")


def test_main_only_needs_no_slider_though_the_panel_was_filled_while_it_was_switched_off(qtbot: QtBot, desk: Desk):
    timeline = TimelineRobot(qtbot, desk)
    panel = timeline.widget
    assert isinstance(panel, TimelinePanel)
    panel.setEnabled(False)
    panel.refresh()
    panel.setEnabled(True)
    assert not timeline.sees("timeline_more")


def test_a_text_in_another_language_is_said_to_have_no_timeline(qtbot: QtBot, desk: Desk):
    document = Document.create(read_text(GERMAN))
    LibraryStore(desk.database).add(document, desk.clock())
    desk.shell.signals.set_document(document.id)
    timeline = TimelineRobot(qtbot, desk)
    assert "This text is in German" in [
        said.text() for said in timeline.widget.findChildren(QLabel) if said.isVisible()
    ]
    assert not timeline.sees("timeline_analyse")
