from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView, QWidget

from studyapp.domain.analysis import CardType
from studyapp.domain.card import CardState, Wording
from studyapp.domain.document import Document, Place
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.formats.text import read_text
from studyapp.settings import Settings
from studyapp.store.library import LibraryStore
from studyapp.store.quiz import QuizStore
from studyapp.ui.quiz.card_list import CardList
from studyapp.ui.quiz.editor import CardEditor
from studyapp.ui.quiz.info import CardInfo
from studyapp.ui.quiz.panel import QuizPanel
from studyapp.ui.words import moment_words
from tests.examples import GERMAN
from tests.robots import Robot
from tests.ui.desk import Desk, laid

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


class QuizRobot(Robot):
    """Works the quiz panel as a learner does."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk = desk
        panel = QuizPanel(desk.quiz, desk.study, desk.games, desk.shell, desk.window)
        panel.resize(440, 700)
        desk.window.resize(440, 700)
        self.panel = panel
        super().__init__(qtbot, panel)
        with qtbot.waitExposed(desk.window):
            desk.window.show()
        desk.window.activateWindow()

    @property
    def cards(self) -> CardList:
        return self.find(CardList, "quiz_cards")

    def listed(self) -> list[str]:
        model = self.cards.cards
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    def number(self, name: str) -> str:
        return self.find(QLabel, f"quiz_count_{name}").text()

    def state(self, name: str) -> CardState:
        return QuizStore(self.desk.database).card(self.desk.card_id(name)).state

    def approve_ticked(self) -> None:
        self.click("quiz_approve")
        self.wait(lambda: self.number("new") != "0")

    def click(self, name: str) -> None:
        """Turn to the page that the button stands on, where it stands on one, and click it."""
        button = self.find(QAbstractButton, name)
        for page, view in (("quiz_page_study", "quiz_ways"), ("quiz_page_cards", "quiz_deck")):
            if self.sees("quiz_home") and self.find(QWidget, view).isAncestorOf(button):
                super().click(page)
        super().click(name)

    def start(self, way: str) -> None:
        self.click(way)
        self.wait(lambda: self.sees("quiz_prompt"))

    def prompt(self) -> str:
        return self.find(QLabel, "quiz_prompt").text()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = self.desk.window.focusWidget() or self.widget
        self.qtbot.keyClick(target, key, modifiers)

    def answers(self) -> int:
        return self.desk.progress.figures().days[0].reviews if self.desk.progress.figures().days else 0


@pytest.fixture
def quiz(qtbot: QtBot, desk: Desk) -> QuizRobot:
    return QuizRobot(qtbot, desk)


def test_suggested_cards_are_listed_and_those_of_the_automatic_tier_ticked(quiz: QuizRobot) -> None:
    assert quiz.listed()[0] == "_____ opened the new wall on 3 May 2019."
    assert len(quiz.listed()) == 5
    assert len(quiz.cards.cards.ticked()) == 4


def test_the_list_keeps_the_contract_of_qt_models(quiz: QuizRobot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(quiz.cards.cards)


def test_approving_brings_the_ticked_cards_into_the_schedule(quiz: QuizRobot) -> None:
    quiz.approve_ticked()
    assert quiz.number("new") == "4"
    assert quiz.listed() == ["Osby paid _____ crowns."]
    assert "schedule" in quiz.desk.shell.messages.text


def test_a_card_that_is_unticked_stays_behind(quiz: QuizRobot) -> None:
    model = quiz.cards.cards
    model.setData(model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    quiz.approve_ticked()
    assert quiz.number("new") == "3"
    assert quiz.state("opened") is CardState.SUGGESTED


def test_rejected_cards_leave_the_list_until_that_is_undone(quiz: QuizRobot) -> None:
    quiz.cards.setCurrentIndex(quiz.cards.cards.index(4))
    quiz.click("quiz_reject")
    quiz.wait(lambda: len(quiz.listed()) == 4)
    assert quiz.state("cost") is CardState.REJECTED
    quiz.desk.undo()
    assert len(quiz.listed()) == 5


def test_space_shows_the_answer_and_then_grades_good(quiz: QuizRobot) -> None:
    quiz.approve_ticked()
    quiz.start("quiz_learn")
    assert "Mara Lindqvist" not in quiz.prompt()
    quiz.key(Qt.Key.Key_Space)
    assert "Mara Lindqvist" in quiz.prompt()
    assert quiz.sees("quiz_quote")
    quiz.key(Qt.Key.Key_Space)
    quiz.wait(lambda: quiz.answers() == 1)
    quiz.wait(lambda: "Mara Lindqvist" not in quiz.prompt())


def test_digits_grade_once_the_answer_is_shown(quiz: QuizRobot) -> None:
    quiz.approve_ticked()
    quiz.start("quiz_learn")
    quiz.key(Qt.Key.Key_4)
    assert quiz.answers() == 0
    quiz.key(Qt.Key.Key_Return)
    quiz.key(Qt.Key.Key_4)
    quiz.wait(lambda: quiz.answers() == 1)
    memory = quiz.desk.quiz.next_question(quiz.desk.document_id, StudyKind.PRACTICE)
    assert memory is not None


def test_a_choice_is_answered_by_its_digit_and_a_wrong_one_proposes_again(quiz: QuizRobot) -> None:
    quiz.desk.quiz.approve([quiz.desk.card_id("ships")])
    quiz.panel.refresh()
    quiz.start("quiz_learn")
    quiz.key(Qt.Key.Key_1)
    assert quiz.find(QPushButton, "quiz_option_1").property("verdict") == "wrong"
    assert quiz.find(QPushButton, "quiz_option_2").property("verdict") == "right"
    quiz.key(Qt.Key.Key_Space)
    quiz.wait(lambda: quiz.answers() == 1)
    assert quiz.desk.progress.figures().days[0].passed == 0


def test_the_passage_is_asked_for_with_g(quiz: QuizRobot, qtbot: QtBot) -> None:
    quiz.approve_ticked()
    quiz.start("quiz_learn")
    quiz.key(Qt.Key.Key_Space)
    with qtbot.waitSignal(quiz.desk.shell.signals.place_requested) as asked:
        quiz.key(Qt.Key.Key_G)
    place = asked.args[0] if asked.args else None
    assert isinstance(place, Place)
    assert place.document_id == quiz.desk.document_id


def test_u_asks_for_undo_and_the_card_comes_back(quiz: QuizRobot, qtbot: QtBot) -> None:
    quiz.approve_ticked()
    quiz.start("quiz_learn")
    first = quiz.prompt()
    quiz.key(Qt.Key.Key_Space)
    quiz.key(Qt.Key.Key_Space)
    quiz.wait(lambda: quiz.answers() == 1 and quiz.sees("quiz_show"))
    with qtbot.waitSignal(quiz.desk.shell.signals.action_requested) as asked:
        quiz.key(Qt.Key.Key_U)
    assert asked.args == ["edit.undo"]
    quiz.desk.undo()
    quiz.wait(lambda: quiz.prompt() == first)


def test_a_session_ends_with_a_summary_and_escape_ends_it_early(quiz: QuizRobot) -> None:
    quiz.desk.quiz.approve([quiz.desk.card_id("who")])
    quiz.panel.refresh()
    quiz.start("quiz_learn")
    quiz.key(Qt.Key.Key_Space)
    quiz.key(Qt.Key.Key_4)
    quiz.wait(lambda: quiz.sees("quiz_back"))
    quiz.click("quiz_back")
    assert quiz.sees("quiz_home")
    quiz.start("quiz_practice")
    quiz.key(Qt.Key.Key_Escape)
    assert quiz.sees("quiz_home")


def test_practice_goes_round_once_and_leaves_the_schedule(quiz: QuizRobot) -> None:
    quiz.desk.quiz.approve([quiz.desk.card_id("who"), quiz.desk.card_id("opened")])
    quiz.panel.refresh()
    quiz.start("quiz_practice")
    for _ in range(2):
        quiz.desk.clock.move(minutes=1)
        quiz.key(Qt.Key.Key_Space)
        quiz.key(Qt.Key.Key_3)
        quiz.wait(lambda: quiz.sees("quiz_show") or quiz.sees("quiz_back"))
    quiz.wait(lambda: quiz.sees("quiz_back"))
    assert quiz.desk.quiz.counts().new == 2


def test_practice_of_the_whole_library_goes_round_once_too(quiz: QuizRobot) -> None:
    cards = [quiz.desk.card_id("who"), quiz.desk.card_id("opened")]
    quiz.desk.quiz.approve(cards)
    quiz.click("quiz_scope_library")
    quiz.start("quiz_practice")
    for _ in range(2):
        quiz.desk.clock.move(minutes=1)
        quiz.key(Qt.Key.Key_Space)
        quiz.key(Qt.Key.Key_3)
        quiz.wait(lambda: quiz.sees("quiz_show") or quiz.sees("quiz_back"))
    quiz.wait(lambda: quiz.sees("quiz_back"))
    assert [len(quiz.desk.quiz.history(card).reviews) for card in cards] == [1, 1]


def test_bury_suspend_and_flag_act_on_the_card_being_asked(quiz: QuizRobot) -> None:
    quiz.approve_ticked()
    quiz.start("quiz_learn")
    first = quiz.prompt()
    quiz.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    store = QuizStore(quiz.desk.database)
    quiz.wait(lambda: store.card(quiz.desk.card_id("opened")).flag == 3)
    quiz.key(Qt.Key.Key_Minus)
    quiz.wait(lambda: quiz.prompt() != first)
    second = quiz.prompt()
    quiz.qtbot.keyClick(quiz.desk.window.focusWidget() or quiz.widget, "@")
    quiz.wait(lambda: quiz.prompt() != second)
    assert store.card(quiz.desk.card_id("opened")).buried_until is not None


def test_studied_cards_can_be_suspended_and_taken_up_again(quiz: QuizRobot) -> None:
    quiz.approve_ticked()
    quiz.click("quiz_shelf_approved")
    assert len(quiz.listed()) == 4
    quiz.cards.setCurrentIndex(quiz.cards.cards.index(0))
    quiz.click("quiz_suspend")
    quiz.wait(lambda: len(quiz.listed()) == 3)
    quiz.click("quiz_shelf_suspended")
    quiz.cards.setCurrentIndex(quiz.cards.cards.index(0))
    quiz.click("quiz_suspend")
    quiz.wait(lambda: not quiz.listed())


def test_a_card_can_be_reworded_but_not_emptied(quiz: QuizRobot) -> None:
    quiz.cards.setCurrentIndex(quiz.cards.cards.index(0))
    quiz.click("quiz_edit")
    editor = quiz.widget.findChild(CardEditor)
    assert editor is not None
    robot = Robot(quiz.qtbot, editor)
    field = robot.find(QPlainTextEdit, "card_editor_prompt")
    field.setPlainText("Somebody opened the wall.")
    assert not robot.find(QPushButton, "card_editor_save").isEnabled()
    field.setPlainText("_____ opened the wall.")
    robot.find(QLineEdit, "card_editor_accepted").setText("Lindqvist; M. Lindqvist")
    robot.click("card_editor_save")
    quiz.wait(lambda: quiz.listed()[0] == "_____ opened the wall.")
    card = QuizStore(quiz.desk.database).card(quiz.desk.card_id("opened"))
    assert card.wording.accepted == ("Lindqvist", "M. Lindqvist")


def test_pairs_are_written_with_an_equals_sign_and_kept_with_a_tab(quiz: QuizRobot) -> None:
    asked = QuizStore(quiz.desk.database).card(quiz.desk.card_id("who"))
    wording = Wording("Match them.", "Lindqvist\tan engineer\nOsby\ta town")
    editor = CardEditor(replace(asked, type=CardType.MATCH, wording=wording), quiz.desk.shell.look, quiz.widget)
    editor.show()
    robot = Robot(quiz.qtbot, editor)
    field = robot.find(QPlainTextEdit, "card_editor_answer")
    assert field.toPlainText() == "Lindqvist = an engineer\nOsby = a town"
    assert "one a line" in robot.find(QLabel, "card_editor_answer_title").text()
    assert not robot.sees("card_editor_accepted")
    assert editor.wording() == wording
    field.setPlainText("Lindqvist = an engineer\nOsby\ta town\nthe wall = nine million = dear")
    assert editor.wording().answer == "Lindqvist\tan engineer\nOsby\ta town\nthe wall\tnine million = dear"
    editor.show_card(replace(asked, type=CardType.ORDER, wording=Wording("Order them.", "a = b\nc")))
    assert editor.wording().answer == "a = b\nc"
    assert field.height() > robot.find(QPlainTextEdit, "card_editor_prompt").height()
    editor.show_card(asked)
    assert robot.find(QLabel, "card_editor_answer_title").text() == "Answer"
    assert robot.sees("card_editor_accepted")
    editor.close()


def test_i_tells_the_history_of_the_card(quiz: QuizRobot) -> None:
    quiz.desk.quiz.approve([quiz.desk.card_id("who")])
    quiz.desk.quiz.answer(quiz.desk.card_id("who"), Grade.AGAIN, kind=StudyKind.LEARN, duration_ms=900)
    quiz.desk.quiz.answer(quiz.desk.card_id("who"), Grade.EASY, kind=StudyKind.LEARN, duration_ms=900)
    quiz.panel.refresh()
    quiz.start("quiz_practice")
    quiz.key(Qt.Key.Key_I)
    info = quiz.find(CardInfo, "card_info")
    table = Robot(quiz.qtbot, info).find(QTableView, "card_info_answers").model()
    shown = " ".join(label.text() for label in info.findChildren(QLabel))
    now = quiz.desk.clock()
    memory = quiz.desk.quiz.history(quiz.desk.card_id("who")).memory
    assert memory is not None
    assert moment_words(memory.due_at) in shown
    assert [table.index(row, 0).data() for row in range(table.rowCount())] == [moment_words(now)] * 2
    assert [table.index(row, 2).data() for row in range(table.rowCount())] == ["Easy", "Again"]
    Robot(quiz.qtbot, info).click("card_info_close")


def test_without_a_document_the_panel_says_what_to_do(quiz: QuizRobot) -> None:
    quiz.desk.shell.signals.set_document(None)
    assert not quiz.sees("quiz_home")
    quiz.desk.shell.signals.set_document(quiz.desk.document_id)
    assert quiz.sees("quiz_home")
    quiz.click("quiz_scope_library")
    quiz.desk.shell.signals.set_document(None)
    assert quiz.sees("quiz_home")


def test_an_answer_that_cannot_be_stored_is_said_and_ends_the_session(quiz: QuizRobot) -> None:
    quiz.approve_ticked()
    quiz.start("quiz_learn")
    with quiz.desk.database.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM memory")
    quiz.key(Qt.Key.Key_Space)
    quiz.key(Qt.Key.Key_Space)
    quiz.wait(lambda: quiz.sees("quiz_home"))
    assert "card" in quiz.desk.shell.messages.text


def test_intervals_can_be_hidden(qtbot: QtBot, tmp_path: Path) -> None:
    with laid(qtbot, tmp_path, replace(Settings(), theme="dark", show_intervals=False)) as desk:
        quiz = QuizRobot(qtbot, desk)
        quiz.approve_ticked()
        quiz.start("quiz_learn")
        quiz.key(Qt.Key.Key_Space)
        good = quiz.find(QWidget, "quiz_grade_good")
        assert good.accessibleName() == "Good"
        assert good.accessibleDescription() == ""
        assert Grade.GOOD == 3


def test_while_the_article_is_read_the_empty_list_says_so(qtbot: QtBot, desk: Desk):
    document, signals = Document.create(read_text("The ferry leaves at noon.")), desk.shell.signals
    LibraryStore(desk.database).add(document, desk.clock())
    signals.set_document(document.id)
    quiz = QuizRobot(qtbot, desk)
    said = quiz.find(QLabel, "quiz_nothing")
    assert "No cards were found" in said.text()
    signals.tell_analysis(document.id, 0.3)
    assert "Reading the article" in said.text()
    signals.tell_analysis(document.id, None)
    assert "No cards were found" in said.text()
    signals.tell_analysis(desk.document_id, 0.3)
    assert "No cards were found" in said.text()


def test_a_choice_can_wait_until_it_is_submitted(qtbot: QtBot, tmp_path: Path) -> None:
    with laid(qtbot, tmp_path, replace(Settings(), theme="light", submit_choice_at_once=False)) as desk:
        quiz = QuizRobot(qtbot, desk)
        desk.quiz.approve([desk.card_id("ships")])
        quiz.panel.refresh()
        quiz.start("quiz_learn")
        quiz.key(Qt.Key.Key_1)
        quiz.key(Qt.Key.Key_2)
        verdicts = [quiz.find(QPushButton, f"quiz_option_{n}").property("verdict") for n in (1, 2)]
        assert verdicts == ["", "chosen"]
        assert quiz.sees("quiz_show")
        quiz.key(Qt.Key.Key_Space)
        assert quiz.find(QPushButton, "quiz_option_2").property("verdict") == "right"
        assert quiz.find(QPushButton, "quiz_option_1").property("verdict") == "other"


def test_no_cards_are_promised_for_a_text_in_another_language(qtbot: QtBot, desk: Desk):
    document, signals = Document.create(read_text(GERMAN)), desk.shell.signals
    LibraryStore(desk.database).add(document, desk.clock())
    signals.set_document(document.id)
    assert QuizRobot(qtbot, desk).find(QLabel, "quiz_nothing").text().startswith("This text is in German. ")
