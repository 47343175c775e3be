from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QScrollArea, QSplitter, QToolButton, QWidget

from studyapp.domain.analysis import EntityFinding, EntityLink, EntityType, LinkKind, Mention, entity_key
from studyapp.domain.document import Document, Place
from studyapp.formats.text import read_text
from studyapp.settings import Settings
from studyapp.store.library import LibraryStore
from studyapp.ui.glossary.mention_list import MentionList
from studyapp.ui.glossary.panel import GlossaryPanel
from studyapp.ui.glossary.spread_strip import SpreadStrip
from tests.examples import GERMAN, example_analysis, span_of
from tests.robots_glossary import GlossaryRobot, analysis, finding, keep, reader_of
from tests.ui.desk import Desk, laid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with laid(qtbot, tmp_path) as ready:
        keep(ready, analysis())
        yield ready


def test_the_most_important_entry_comes_first_and_is_shown(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    assert glossary.names() == ["Mara Lindqvist", "Osby", "wall"]
    assert glossary.selected() == "Mara Lindqvist"
    assert glossary.definition() == "the harbour master of Osby"
    assert glossary.aliases() == ["Lindqvist"]
    assert glossary.mentions()[1] == "Lindqvist said that 40 ships had lain idle since the storm of 1987."


def test_entries_can_be_ordered_by_name_and_by_first_mention(qtbot: QtBot, desk: Desk):
    keep(desk, analysis(finding("Critics", EntityType.NORP, 0.95, "Critics")))
    glossary = GlossaryRobot(qtbot, desk)
    assert glossary.names()[0] == "Critics"
    glossary.order_by("name")
    assert glossary.names() == ["Critics", "Mara Lindqvist", "Osby", "wall"]
    glossary.order_by("first")
    assert glossary.names() == ["Mara Lindqvist", "Osby", "wall", "Critics"]


def test_searching_narrows_the_list_down_and_says_when_nothing_matches(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.search("harbour master")
    assert glossary.names() == ["Mara Lindqvist"]
    glossary.search("zebra")
    assert glossary.names() == []
    assert glossary.sees("glossary_no_match")


def test_a_chip_filters_by_type_and_shows_the_count(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    assert glossary.find(QToolButton, "glossary_type_PERSON").accessibleName() == "People: 1 entries"
    glossary.click("glossary_type_TERM")
    assert glossary.names() == ["wall"]
    glossary.click("glossary_type_PERSON")
    assert glossary.names() == ["Mara Lindqvist", "wall"]


def test_a_click_on_a_mention_leads_to_it(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    mentions = glossary.find(MentionList, "glossary_mentions")
    second = mentions.visualRect(mentions.model_in_use.index(1, 0)).center()
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        glossary.click_at(mentions.viewport(), second)
    assert asked.args == [Place(desk.document_id, span_of("Lindqvist", 1))]


def test_g_leads_to_the_definition_and_without_one_to_the_first_mention(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.list.setFocus()
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        glossary.press(Qt.Key.Key_G)
    assert asked.args == [Place(desk.document_id, span_of("the harbour master of Osby"))]
    glossary.choose("Osby")
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        glossary.press(Qt.Key.Key_G)
    assert asked.args == [Place(desk.document_id, span_of("Osby"))]


def test_g_leads_to_the_mention_that_has_the_focus(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.list.setFocus()
    glossary.press(Qt.Key.Key_Return)
    mentions = glossary.find(MentionList, "glossary_mentions")
    assert mentions.hasFocus()
    mentions.setCurrentIndex(mentions.model_in_use.index(2, 0))
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        glossary.press(Qt.Key.Key_G)
    assert asked.args == [Place(desk.document_id, span_of("Lindqvist", 2))]


def test_a_click_on_the_distribution_leads_to_the_nearest_mention(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    strip = glossary.find(SpreadStrip, "glossary_spread")
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        glossary.click_at(strip, QPoint(strip.width() - 2, 5))
    assert asked.args == [Place(desk.document_id, span_of("Lindqvist", 2))]


def test_an_entry_that_another_panel_asks_for_is_selected_even_if_a_filter_kept_it_out(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.search("osby")
    desk.shell.signals.entity_requested.emit(desk.document_id, entity_key("wall"))
    assert glossary.selected() == "wall"
    assert glossary.names() == ["Mara Lindqvist", "Osby", "wall"]


def test_a_hidden_entry_that_is_asked_for_is_shown(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.choose("wall")
    glossary.click("glossary_hide")
    glossary.wait(lambda: "wall" not in glossary.names())
    desk.shell.signals.entity_requested.emit(desk.document_id, entity_key("wall"))
    assert glossary.selected() == "wall"


def test_entries_named_together_lead_to_one_another(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    assert "Osby" in glossary.company()
    next(
        made for made in glossary.widget.findChildren(QToolButton, "glossary_company") if made.text() == "Osby"
    ).click()
    assert glossary.selected() == "Osby"


def linked(desk: Desk) -> None:
    proof = span_of("Mara Lindqvist, the harbour master of Osby")
    mara, osby = entity_key("Mara Lindqvist"), entity_key("Osby")
    link = EntityLink(mara, osby, LinkKind.ROLE, "harbour master", proof.start, proof.end)
    adjective = EntityLink(osby, osby, LinkKind.DEMONYM, "town", span_of("town").start, span_of("town").end)
    keep(desk, replace(analysis(), links=(link, adjective)))


def test_a_link_leads_to_the_entry_and_takes_the_place_of_mere_nearness(qtbot: QtBot, desk: Desk):
    linked(desk)
    glossary = GlossaryRobot(qtbot, desk)
    assert glossary.links() == ["harbour master · Osby"]
    assert "Osby" not in glossary.company()
    glossary.link("harbour master · Osby").click()
    assert glossary.selected() == "Osby"
    assert glossary.links() == ["harbour master · Mara Lindqvist", "town"]


def test_the_passage_that_proves_a_link_is_one_key_away(qtbot: QtBot, desk: Desk):
    linked(desk)
    glossary = GlossaryRobot(qtbot, desk)
    made = glossary.link("harbour master · Osby")
    made.setFocus()
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        glossary.press(Qt.Key.Key_G)
    assert asked.args == [Place(desk.document_id, span_of("Mara Lindqvist, the harbour master of Osby"))]
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        made.actions()[0].trigger()
    assert asked.args == [Place(desk.document_id, span_of("Mara Lindqvist, the harbour master of Osby"))]


def test_an_adjective_leads_to_where_it_stands(qtbot: QtBot, desk: Desk):
    linked(desk)
    glossary = GlossaryRobot(qtbot, desk)
    glossary.choose("Osby")
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        glossary.link("town").click()
    assert asked.args == [Place(desk.document_id, span_of("town"))]


def test_without_links_nothing_is_said_of_them(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    assert glossary.links() == []


def test_a_new_analysis_keeps_the_selection(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    glossary.choose("Osby")
    keep(desk, analysis(finding("Critics", EntityType.NORP, 0.95, "Critics")))
    assert glossary.names()[0] == "Critics"
    assert glossary.selected() == "Osby"


def test_without_a_document_the_panel_leads_to_the_library(qtbot: QtBot, desk: Desk):
    desk.shell.signals.set_document(None)
    glossary = GlossaryRobot(qtbot, desk)
    with qtbot.waitSignal(desk.shell.signals.panel_requested) as asked:
        glossary.click("glossary_to_library")
    assert asked.args == ["library"]


def test_a_partial_analysis_says_that_more_may_come(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    assert not glossary.sees("glossary_partial")
    keep(desk, replace(analysis(), complete=False))
    assert glossary.sees("glossary_partial")


def test_an_analysis_without_findings_offers_to_try_again(qtbot: QtBot, desk: Desk):
    keep(desk, replace(example_analysis(), entities=(), events=(), cards=()))
    glossary = GlossaryRobot(qtbot, desk)
    with qtbot.waitSignal(desk.shell.signals.action_requested) as asked:
        glossary.click("glossary_analyse")
    assert asked.args == ["reader.analyse"]


def test_a_wide_panel_puts_the_entry_beside_the_list(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    splitter = glossary.find(QSplitter, "glossary_splitter")
    assert splitter.orientation() is Qt.Orientation.Vertical
    glossary.widget.resize(900, 600)
    assert splitter.orientation() is Qt.Orientation.Horizontal


@pytest.mark.parametrize("theme", ["light", "dark", "sepia"])
@pytest.mark.parametrize("size", [(380, 420), (430, 700), (1100, 640)])
def test_the_panel_is_drawn_in_every_theme_and_size(qtbot: QtBot, desk: Desk, theme: str, size: tuple[int, int]):
    glossary = GlossaryRobot(qtbot, desk, width=size[0], height=size[1])
    desk.shell.look.apply(Settings(theme=theme))
    glossary.define("One that is wide enough to be wrapped, and to make the page wider if anything could.")
    glossary.wait(glossary.own_definition)
    page = glossary.find(QScrollArea, "glossary_detail")
    assert page.widget().width() <= page.viewport().width(), "something is clipped at the right"
    picture = glossary.widget.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, size[0], 3) for y in range(0, size[1], 3)}
    assert len(colours) > 8
    assert glossary.widget.minimumSizeHint().width() <= 380


def test_models_keep_to_qts_contract(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    for model in (glossary.list.model_in_use, glossary.find(MentionList, "glossary_mentions").model_in_use):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    keep(desk, analysis())
    glossary.choose("Osby")


def test_five_thousand_entries_and_a_thousand_mentions_are_shown(qtbot: QtBot, desk: Desk):
    mentions = tuple(Mention(n % 200, n % 200 + 4) for n in range(1000))
    many = [
        EntityFinding(
            entity_key(f"Ship {n}"),
            f"Ship {n}",
            EntityType.PRODUCT,
            1 - n / 6000,
            (),
            mentions[: 1000 if n == 0 else 3],
        )
        for n in range(5000)
    ]
    keep(desk, replace(example_analysis(), entities=tuple(many)))
    glossary = GlossaryRobot(qtbot, desk)
    assert len(glossary.names()) == 5000
    glossary.search("4999")
    assert glossary.names() == ["Ship 4999"]
    glossary.widget.grab()


def test_right_to_left_names_and_emoji_are_drawn(qtbot: QtBot, desk: Desk):
    odd = finding("ميناء 🚢", EntityType.FAC, 0.99, "The Harbour Wall")
    keep(desk, analysis(odd))
    glossary = GlossaryRobot(qtbot, desk)
    assert glossary.selected() == "ميناء 🚢"
    glossary.widget.grab()


def test_every_control_has_a_name_for_screen_readers(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    for button in glossary.widget.findChildren(QToolButton):
        if button.objectName().startswith("glossary"):
            assert button.accessibleName() or button.text(), button.objectName()
    for name in ("glossary_list", "glossary_mentions", "glossary_filter", "glossary_name_field", "glossary_spread"):
        assert glossary.find(QWidget, name).accessibleName(), name


def test_the_panel_and_its_dialog_are_freed(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    dialog = glossary.open_merge()
    gone = weakref.ref(dialog)
    dialog.close()
    del dialog
    glossary.wait(lambda: gc.collect() is not None and gone() is None)
    free = weakref.ref(shown_and_closed(glossary))
    glossary.wait(lambda: gc.collect() is not None and free() is None)


def shown_and_closed(glossary: GlossaryRobot) -> GlossaryPanel:
    panel = GlossaryPanel(glossary.service, reader_of(glossary.desk), glossary.desk.shell)
    panel.show()
    glossary.wait(lambda: panel.findChild(MentionList, "glossary_mentions").model_in_use.rows)
    panel.close()
    return panel


def test_a_passage_may_be_asked_for_only_while_a_document_is_open(qtbot: QtBot, desk: Desk):
    glossary = GlossaryRobot(qtbot, desk)
    desk.shell.signals.set_document(None)
    with qtbot.assertNotEmitted(desk.shell.signals.place_requested):
        glossary.press(Qt.Key.Key_G)


def test_while_the_text_is_read_nobody_is_told_that_it_was_stopped(qtbot: QtBot, desk: Desk):
    keep(desk, replace(example_analysis(), complete=False))
    glossary = GlossaryRobot(qtbot, desk)
    assert "was stopped" in glossary.find(QLabel, "glossary_partial").text()
    desk.shell.signals.tell_analysis(desk.document_id, 0.4)
    assert "Still reading" in glossary.find(QLabel, "glossary_partial").text()
    desk.shell.signals.tell_analysis(desk.document_id, None)
    assert "was stopped" in glossary.find(QLabel, "glossary_partial").text()


def test_a_text_in_another_language_is_said_to_have_no_glossary(qtbot: QtBot, desk: Desk):
    document = Document.create(read_text(GERMAN))
    LibraryStore(desk.database).add(document, desk.clock())
    desk.shell.signals.set_document(document.id)
    glossary = GlossaryRobot(qtbot, desk)
    assert "This text is in German" in [
        said.text() for said in glossary.widget.findChildren(QLabel) if said.isVisible()
    ]
    assert not glossary.sees("glossary_analyse")
