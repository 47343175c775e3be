from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QSpinBox, QTextEdit, QTreeWidget

from studyapp.analysis.cards.linter import Reason
from studyapp.domain.card import CardState, Wording
from studyapp.domain.card_check import CardFault
from studyapp.domain.document import Block, BlockKind, Place
from studyapp.domain.span import Span
from studyapp.store.reader import ReaderStore
from studyapp.ui.quiz.cards_window import CardsWindow
from studyapp.ui.quiz.choosing_passage import PassageView
from studyapp.ui.quiz.coverage_strip import CoverageStrip
from studyapp.ui.quiz.editor import CardEditor
from studyapp.ui.quiz.reasons import fault_text, reason_text
from tests.examples import example_analysis, example_cards, example_document, span_of
from tests.robots_cards import CardsRobot, ReadHere, add_ships

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from studyapp.analysis.language import LanguageModel
    from tests.ui.desk import Desk


@pytest.fixture
def cards(qtbot: QtBot, desk: Desk) -> Iterator[CardsRobot]:
    robot = CardsRobot(qtbot, desk)
    yield robot
    if robot.widget is not desk.window:
        robot.window.close()


def test_fifty_cards_take_a_key_each_and_nothing_else(cards: CardsRobot):
    document_id = add_ships(cards.desk, 50)
    cards.open()
    assert cards.label("choosing_count") == "50 of 50 left to decide"
    for number in range(50):
        cards.key(Qt.Key.Key_R if number % 5 == 4 else Qt.Key.Key_A)
    cards.wait(lambda: not cards.curation.queue(document_id))
    assert cards.label("choosing_count") == "All decided: 50"
    assert cards.keys == 50
    assert cards.desk.quiz.counts(document_id).new == 20  # the day's limit
    states = [card.state for card in cards.curation.every_card(document_id)]
    assert (states.count(CardState.APPROVED), states.count(CardState.REJECTED)) == (40, 10)


def test_what_was_read_before_a_decision_does_not_go_back_to_its_card(cards: CardsRobot):
    add_ships(cards.desk, 9)
    cards.open()
    shell, held = cards.desk.shell, Event()
    with cards.qtbot.waitSignal(shell.signals.changed):
        cards.key(Qt.Key.Key_A)
        shell.jobs.run(held.wait)  # what is read because of this decision is read after the next one was made
    second = cards.window.choosing.card
    cards.qtbot.keyClick(cards.window.choosing, Qt.Key.Key_A)
    third = cards.window.choosing.card
    assert second is not None
    assert third is not None
    held.set()
    assert cards.prompt() == third.wording.prompt
    cards.wait(lambda: cards.label("choosing_count") == "7 of 9 left to decide")
    assert cards.window.choosing.card == third
    cards.key(Qt.Key.Key_K)
    assert cards.label("choosing_state") == "✓ approved"


def test_the_passage_stands_beside_the_card(cards: CardsRobot):
    cards.open()
    assert "opened the new wall on 3 May 2019" in cards.find(QTextEdit, "choosing_text").toPlainText()


def test_a_decision_is_taken_back_by_u_and_the_card_is_shown_again(cards: CardsRobot):
    cards.open()
    first = cards.prompt()
    cards.key(Qt.Key.Key_R)
    cards.wait(lambda: cards.state("opened") is CardState.REJECTED)
    assert cards.prompt() != first
    cards.wait(lambda: cards.desk.history.undo_name() == "quiz.reject")
    cards.key(Qt.Key.Key_U)
    cards.wait(lambda: cards.prompt() == first)
    assert cards.state("opened") is CardState.SUGGESTED


def test_one_can_go_back_and_decide_otherwise(cards: CardsRobot):
    cards.open()
    cards.key(Qt.Key.Key_A)
    cards.key(Qt.Key.Key_K)
    assert cards.label("choosing_state") == "✓ approved"
    cards.key(Qt.Key.Key_R)
    cards.wait(lambda: cards.state("opened") is CardState.REJECTED)


def test_all_cards_of_a_section_and_a_type_are_approved_at_once(cards: CardsRobot):
    document_id = add_ships(cards.desk, 12)
    cards.open()
    cards.choose("choosing_section", "Ships of the South")
    cards.choose("choosing_type", "Question")
    assert cards.label("choosing_count") == "3 of 3 left to decide"
    cards.key(Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    cards.wait(lambda: len(cards.curation.queue(document_id)) < 12)
    approved = [c for c in cards.curation.every_card(document_id) if c.state is CardState.APPROVED]
    assert {card.type.value for card in approved} == {"question"}
    assert len(approved) == 3
    assert cards.desk.history.undo_name() == "quiz.approve"


def test_another_card_from_the_passage_comes_right_behind(cards: CardsRobot):
    cards.open()
    cards.key(Qt.Key.Key_N)
    assert cards.prompt() == "Critics called it a _____."
    assert cards.label("choosing_count") == "6 of 6 left to decide"
    cards.key(Qt.Key.Key_N)
    assert "nothing else" in cards.label("choosing_state")
    cards.key(Qt.Key.Key_A)
    cards.wait(lambda: cards.state("folly") is CardState.APPROVED)
    assert "folly" in {card.wording.answer for card in cards.curation.cards(cards.desk.document_id)}


def test_g_leads_to_the_passage(cards: CardsRobot, qtbot: QtBot):
    cards.open()
    with qtbot.waitSignal(cards.desk.shell.signals.place_requested) as asked:
        cards.key(Qt.Key.Key_G)
    place = asked.args[0] if asked.args else None
    assert isinstance(place, Place)


def test_the_editor_says_what_is_wrong_and_what_speaks_against_a_card(cards: CardsRobot):
    cards.open()
    cards.key(Qt.Key.Key_E)
    editor = cards.editor()
    prompt = editor.find(QPlainTextEdit, "card_editor_prompt")
    prompt.setPlainText("Somebody opened it.")
    assert editor.find(QLabel, "card_editor_fault").text() == fault_text(CardFault.NO_GAP)
    assert not editor.find(QPushButton, "card_editor_save").isEnabled()
    prompt.setPlainText("It was Lindqvist, _____, who opened the wall")
    told = editor.find(QLabel, "card_editor_doubts").text()
    assert reason_text("leak") in told
    assert reason_text("no_period") in told
    assert editor.find(QPushButton, "card_editor_save").isEnabled()
    editor.click("card_editor_cancel")
    editor.click("card_editor_throw_away")


def test_what_is_typed_is_read_by_the_language_model_too(qtbot: QtBot, desk: Desk, model: LanguageModel):
    cards = CardsRobot(qtbot, desk, ReadHere(model)).open()
    cards.key(Qt.Key.Key_E)
    editor = cards.editor()
    prompt = editor.find(QPlainTextEdit, "card_editor_prompt")
    told = editor.find(QLabel, "card_editor_doubts")
    prompt.setPlainText("She opened the _____ wall in Osby in 1911.")
    cards.wait(lambda: reason_text("pronoun_subject") in told.text())
    prompt.setPlainText("Greta Lindqvist opened the _____ wall in Osby in 1911.")
    assert reason_text("pronoun_subject") not in told.text()
    editor.click("card_editor_cancel")
    editor.click("card_editor_throw_away")


def test_escape_asks_before_an_edit_is_lost(cards: CardsRobot):
    cards.open()
    cards.key(Qt.Key.Key_E)
    editor = cards.editor()
    editor.find(QPlainTextEdit, "card_editor_prompt").setPlainText("_____ opened a wall.")
    cards.qtbot.keyClick(editor.widget, Qt.Key.Key_Escape)
    assert editor.sees("card_editor_throw_away")
    editor.click("card_editor_go_on")
    assert editor.find(QPlainTextEdit, "card_editor_prompt").toPlainText() == "_____ opened a wall."
    editor.click("card_editor_save")
    cards.wait(lambda: cards.prompt() == "_____ opened a wall.")
    cards.key(Qt.Key.Key_E)
    cards.qtbot.keyClick(cards.editor().widget, Qt.Key.Key_Escape)
    cards.wait(lambda: cards.desk.window.findChild(CardEditor) is None)


def test_without_a_document_one_is_told_to_open_one(cards: CardsRobot):
    cards.desk.shell.signals.set_document(None)
    cards.work.open()
    assert "Open a document" in cards.desk.shell.messages.text
    assert cards.desk.window.findChild(CardsWindow) is None


def test_the_selection_of_the_article_becomes_a_card(cards: CardsRobot):
    shell = cards.desk.shell
    cards.work.make_card()
    assert "Select" in shell.messages.text
    shell.signals.set_selection(Place(cards.desk.document_id, span_of("nine million")), "nine million")
    cards.work.make_card()
    editor = cards.editor()
    prompt = editor.find(QPlainTextEdit, "card_editor_prompt")
    assert prompt.toPlainText() == "The town of Osby paid _____ crowns."
    types = editor.find(QComboBox, "card_editor_type")
    types.setCurrentIndex(types.findText("Question"))
    types.activated.emit(types.currentIndex())
    assert prompt.toPlainText() == ""
    prompt.setPlainText("How many crowns did Osby pay?")
    editor.click("card_editor_save")
    cards.wait(lambda: any(card.own for card in cards.curation.cards(cards.desk.document_id)))
    own = next(card for card in cards.curation.cards(cards.desk.document_id) if card.own)
    assert own.wording == Wording("How many crowns did Osby pay?", "nine million")
    assert own.quote == "The town of Osby paid nine million crowns."


def test_coverage_shows_bare_passages_why_and_makes_a_card_of_one(cards: CardsRobot):
    analysis = replace(example_analysis(), cards=(*example_cards()[:4], example_cards()[5]))
    ReaderStore(cards.desk.database).keep_analysis(cards.desk.document_id, analysis, cards.desk.clock())
    cards.open()
    cards.window.pages.setCurrentIndex(1)
    assert cards.label("coverage_summary").startswith("1 of 2 passages")
    assert "1 of 2" in cards.find(CoverageStrip, "coverage_strip").accessibleDescription()
    tree = cards.find(QTreeWidget, "coverage_tree")
    top = tree.topLevelItem(0)
    assert top is not None
    assert [top.child(row).text(0)[:9] for row in range(top.childCount())] == ["Mara Lind", "The town "]
    assert "asked for" in cards.label("coverage_why")
    cards.click("coverage_own")
    assert "The town of Osby" in cards.editor().find(QLabel, "preview_quote").text()
    cards.editor().click("card_editor_cancel")


def test_a_smaller_budget_offers_fewer_cards_at_once_and_undo_brings_them_back(cards: CardsRobot):
    document_id = add_ships(cards.desk, 20)
    cards.open()
    cards.window.pages.setCurrentIndex(1)
    cards.click("coverage_own_budget")
    cards.find(QSpinBox, "coverage_per_thousand").setValue(30)
    cards.wait(lambda: len(cards.curation.queue(document_id)) == 7)
    cards.wait(lambda: cards.label("choosing_count") == "7 of 7 left to decide")
    cards.key(Qt.Key.Key_U)
    cards.wait(lambda: len(cards.curation.queue(document_id)) != 7)


def test_an_edit_and_a_newer_wording_stand_beside_one_another_until_it_is_decided(cards: CardsRobot):
    desk = cards.desk
    desk.quiz.edit(desk.card_id("when"), Wording("When did the wall open?", "3 May 2019"))
    newer = replace(example_cards()[1], prompt="On which day was the wall opened?")
    analysis = replace(example_analysis(), cards=(example_cards()[0], newer))
    ReaderStore(desk.database).keep_analysis(desk.document_id, analysis, desk.clock())
    cards.open()
    assert cards.window.pages.tabText(2).endswith("(1)")
    cards.window.pages.setCurrentIndex(2)
    cards.click(f"take_{desk.card_id('when')}")
    cards.wait(lambda: not cards.curation.regeneration(desk.document_id).rivals)
    assert "3 not found again" in cards.label("regeneration_summary")


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_of_the_linter_has_words(reason: Reason):
    assert reason_text(reason.value).endswith(".")


def test_the_passage_is_in_sight_when_the_window_opens_and_when_it_grows(qtbot: QtBot, desk: Desk):
    view = PassageView(desk.shell.look)
    qtbot.addWidget(view)
    words = " ".join(f"Ship {number} came in." for number in range(300))
    document = replace(example_document(), text=words, blocks=(Block(BlockKind.PARAGRAPH, 0, len(words)),))
    view.set_document(document, ())
    start = words.index("Ship 150")
    view.show_span(Span(start, start + 20))  # nothing has a size yet
    text = view.findChild(QTextEdit, "choosing_text")
    assert text is not None
    for height in (300, 160):
        view.resize(360, height)
        with qtbot.waitExposed(view):
            view.show()
        cursor = text.document().find("Ship 150")
        high = text.viewport().height() * 3 // 4
        qtbot.waitUntil(lambda at=cursor, most=high: 0 <= text.cursorRect(at).top() <= most)
