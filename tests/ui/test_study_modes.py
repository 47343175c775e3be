from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QProgressBar

from studyapp.domain.analysis import CardType, NoteKind, OptionNote
from studyapp.domain.document import Place
from studyapp.domain.layout import Layout, Page
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.settings import Settings
from studyapp.store.layouts import insert_layout
from studyapp.store.reader import ReaderStore
from studyapp.ui.quiz.card_list import CardList
from studyapp.ui.quiz.editor import CardEditor
from tests.examples import card, example_analysis, span_of
from tests.robots_quiz import StudyRobot
from tests.ui.desk import Desk, laid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.domain.analysis import CardFinding

WRITING = replace(Settings(), theme="light", write_answers=True)


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with laid(qtbot, tmp_path, WRITING) as ready:
        yield ready


def with_cards(desk: Desk, *cards: CardFinding) -> None:
    analysis = example_analysis()
    ReaderStore(desk.database).keep_analysis(
        desk.document_id, replace(analysis, cards=(*analysis.cards, *cards)), desk.clock()
    )


def test_a_written_answer_is_checked_with_enter_and_graded_as_proposed(qtbot: QtBot, writing: Desk):
    robot = StudyRobot(qtbot, writing, "opened")
    robot.begin("quiz_learn", "quiz_typed")
    robot.write("mara lindqvist")
    assert robot.says("quiz_verdict_title") == "Right"
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: robot.log("opened") == [(StudyKind.LEARN, Grade.GOOD)])


def test_a_slip_is_shown_by_form_and_still_right(qtbot: QtBot, writing: Desk):
    robot = StudyRobot(qtbot, writing, "opened")
    robot.begin("quiz_learn", "quiz_typed")
    robot.write("Mara Lindqvisst")
    assert "slip" in robot.says("quiz_verdict_title")
    assert "<s" in robot.says("quiz_verdict_given")
    assert "<b>Mara Lindqvist</b>" in robot.says("quiz_verdict_right")
    assert not robot.sees("quiz_accept_typed")


def test_a_wrong_answer_proposes_again_and_can_be_overruled(qtbot: QtBot, writing: Desk):
    robot = StudyRobot(qtbot, writing, "opened")
    robot.begin("quiz_learn", "quiz_typed")
    robot.write("the lady of the harbour")
    assert robot.says("quiz_verdict_title") == "Not right"
    assert robot.has_focus_in("quiz_grade_again")
    robot.click("quiz_accept_typed")
    robot.wait(lambda: robot.card("opened").wording.accepted == ("the lady of the harbour",))
    robot.key(Qt.Key.Key_3)
    robot.wait(lambda: robot.log("opened") == [(StudyKind.LEARN, Grade.GOOD)])


def test_letters_and_digits_are_written_while_the_field_has_the_focus(qtbot: QtBot, writing: Desk):
    robot = StudyRobot(qtbot, writing, "opened", "cost")
    robot.begin("quiz_learn", "quiz_typed")
    robot.keys("1 eig@u-3")
    field = robot.find(QLineEdit, "quiz_typed")
    assert field.text() == "1 eig@u-3"
    assert robot.panel.findChild(CardEditor) is None
    assert robot.log("opened") == []
    assert robot.card("opened").buried_until is None


def test_an_empty_field_shows_the_answer_and_proposes_again(qtbot: QtBot, writing: Desk):
    robot = StudyRobot(qtbot, writing, "opened")
    robot.begin("quiz_learn", "quiz_typed")
    robot.key(Qt.Key.Key_Return)
    assert "Mara Lindqvist" in robot.asked()
    assert robot.has_focus_in("quiz_grade_again")


def test_cards_that_are_chosen_are_not_written(qtbot: QtBot, writing: Desk):
    robot = StudyRobot(qtbot, writing, "ships")
    robot.begin("quiz_learn", "quiz_option_1")
    assert not robot.sees("quiz_typed")


def test_writing_is_asked_for_on_the_first_page(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "opened")
    with qtbot.waitSignal(robot.panel.settings_requested) as asked:
        robot.find(QCheckBox, "quiz_write").click()
    assert asked.args is not None
    assert asked.args[0].write_answers


def test_each_wrong_option_says_why_and_leads_to_its_own_passage(qtbot: QtBot, desk: Desk):
    note = OptionNote("1987", NoteKind.ELSEWHERE, "the storm of 1987", span_of("the storm of 1987"))
    notes = (note, OptionNote("1950", NoteKind.UNNAMED))
    when = card("year", CardType.CHOICE, "In what year?", "2019", distractors=("1987", "1950"), option_notes=notes)
    with_cards(desk, when)
    robot = StudyRobot(qtbot, desk, "year")
    robot.begin("quiz_learn", "quiz_option_1")
    assert not robot.sees("quiz_reason_1")
    robot.key(Qt.Key.Key_1)
    assert robot.says("quiz_reason_1") == "The article does not name it."
    assert "the storm of 1987" in robot.says("quiz_reason_2")
    with qtbot.waitSignal(desk.shell.signals.place_requested) as asked:
        robot.click("quiz_reason_source_2")
    assert asked.args == [Place(desk.document_id, span_of("the storm of 1987"))]
    assert not robot.panel.findChildren(QAbstractButton, "quiz_reason_source_1")


def test_a_false_statement_says_what_the_article_has_instead(qtbot: QtBot, desk: Desk):
    note = OptionNote("5 May 2019", NoteKind.INSTEAD, "3 May 2019", span_of("3 May 2019"))
    false = card("f", CardType.TRUE_FALSE, "True or false? It opened on 5 May 2019.", "False", option_notes=(note,))
    with_cards(desk, false)
    robot = StudyRobot(qtbot, desk, "f")
    robot.begin("quiz_learn", "quiz_option_1")
    robot.key(Qt.Key.Key_1)
    assert robot.says("quiz_reason_1") == "The article says “3 May 2019”, not “5 May 2019”."
    assert robot.has_focus_in("quiz_grade_again")


def test_an_ordering_card_is_answered_by_moving_its_rows(qtbot: QtBot, desk: Desk):
    parts = ("the storm", "the wall", "the quarrel")
    with_cards(desk, card("order", CardType.ORDER, "Put these in order.", "\n".join(parts)))
    robot = StudyRobot(qtbot, desk, "order")
    robot.begin("quiz_learn", "quiz_order_list")
    for place, part in enumerate(parts):
        row = robot.rows("quiz_order_list").index(part)
        board = robot.panel.findChild(QAbstractButton, "quiz_move_up")
        assert board is not None
        for _ in range(row - place):
            select_row(robot, robot.rows("quiz_order_list").index(part))
            robot.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert robot.rows("quiz_order_list") == list(parts)
    robot.key(Qt.Key.Key_Return)
    assert robot.has_focus_in("quiz_grade_good")


def select_row(robot: StudyRobot, row: int) -> None:
    robot.key(Qt.Key.Key_Home)
    for _ in range(row):
        robot.key(Qt.Key.Key_Down)


def test_a_test_says_nothing_until_its_report(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "opened", "ships")
    before = desk.quiz.next_question(desk.document_id, StudyKind.LEARN)
    robot.begin("quiz_test", "quiz_test_begin")
    robot.click("quiz_test_begin")
    for _ in range(2):
        if "ships" in robot.says("quiz_test_prompt"):
            robot.key(Qt.Key.Key_1)
            assert robot.find(QAbstractButton, "quiz_option_1").property("verdict") == "chosen"
            robot.key(Qt.Key.Key_Return)
        else:
            robot.write("Mara Lindqvist")
    assert robot.says("quiz_test_score") == "1 of 2 right"
    assert robot.says("quiz_test_given_1") == "25"
    assert robot.says("quiz_test_right_1") == "40"
    with qtbot.waitSignal(desk.shell.signals.place_requested):
        robot.key(Qt.Key.Key_G)
    robot.wait(lambda: robot.log("ships") == [(StudyKind.TEST, Grade.AGAIN)])
    assert robot.log("opened") == [(StudyKind.TEST, Grade.GOOD)]
    assert desk.quiz.next_question(desk.document_id, StudyKind.LEARN) == before


def test_the_learner_may_say_in_the_report_that_an_answer_was_right(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "opened", "who")
    robot.begin("quiz_test", "quiz_test_begin")
    robot.click("quiz_test_begin")
    robot.write("the engineer of the wall")
    robot.key(Qt.Key.Key_Return)  # no answer: there is nothing to overrule
    assert robot.says("quiz_test_score") == "0 of 2 right"
    assert not robot.widget.findChildren(QAbstractButton, "quiz_test_overrule_2")
    robot.click("quiz_test_overrule_1")
    assert robot.says("quiz_test_score") == "1 of 2 right"
    assert "(1)" in robot.find(QAbstractButton, "quiz_test_misses").text()


def test_the_misses_of_a_test_are_practised_once(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "opened", "ships")
    robot.begin("quiz_test", "quiz_test_begin")
    robot.click("quiz_test_begin")
    for _ in range(2):
        if "ships" in robot.says("quiz_test_prompt"):
            robot.key(Qt.Key.Key_2)
        robot.key(Qt.Key.Key_Return)
    robot.wait(lambda: len(robot.log("opened")) == 1)
    robot.click("quiz_test_misses")
    assert "opened the new wall" in robot.asked()
    robot.key(Qt.Key.Key_Space)
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: robot.sees("quiz_end_title"))
    assert robot.log("opened") == [(StudyKind.TEST, Grade.AGAIN), (StudyKind.PRACTICE, Grade.GOOD)]
    assert desk.quiz.counts().new == 2


def test_a_test_can_be_stopped_and_then_reports_what_was_answered(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "opened", "ships")
    robot.begin("quiz_test", "quiz_test_begin")
    robot.click("quiz_test_begin")
    robot.key(Qt.Key.Key_Return)
    robot.key(Qt.Key.Key_Escape)
    assert robot.says("quiz_test_score") == "0 of 1 right"
    robot.key(Qt.Key.Key_Escape)
    assert robot.sees("quiz_home")


def test_a_forgotten_card_shows_its_passage_in_the_article_at_once(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "ships")
    robot.make_due("ships", lapses=0)
    robot.begin("quiz_review", "quiz_option_1")
    robot.key(Qt.Key.Key_1)
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: robot.sees("quiz_context") and "Mara" in robot.says("quiz_context"))
    text = robot.says("quiz_context")
    assert "background-color" in text
    assert "The town of Osby paid nine million crowns" in text
    assert not robot.sees("quiz_easier")
    assert not robot.sees("quiz_leech")
    with qtbot.waitSignal(desk.shell.signals.place_requested):
        robot.key(Qt.Key.Key_G)
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: robot.sees("quiz_prompt"))


def test_the_printed_page_stands_over_the_passage(qtbot: QtBot, desk: Desk):
    with desk.database.transaction() as connection:
        insert_layout(connection, desk.document_id, Layout(pages=(Page(0, "iv"),)), ())
    robot = StudyRobot(qtbot, desk, "ships")
    robot.make_due("ships", lapses=0)
    robot.begin("quiz_review", "quiz_option_1")
    robot.key(Qt.Key.Key_1)
    robot.wait(lambda: robot.sees("quiz_from") and robot.says("quiz_from") == "From the article · p. iv")


def test_the_second_lapse_offers_an_easier_card_over_the_same_fact(qtbot: QtBot, desk: Desk):
    easier = card(
        "easier",
        CardType.CHOICE,
        "Who opened the new wall?",
        "Mara Lindqvist",
        distractors=("Ola Berg", "Tove Ek"),
        fact_key="opened",
    )
    with_cards(desk, easier)
    robot = StudyRobot(qtbot, desk, "opened")
    robot.make_due("opened", lapses=1)
    robot.begin("quiz_review", "quiz_prompt")
    robot.key(Qt.Key.Key_Space)
    robot.key(Qt.Key.Key_1)
    robot.wait(lambda: robot.sees("quiz_easier"))
    assert not robot.is_approved("easier")
    robot.click("quiz_easier")
    robot.wait(lambda: "Who opened" in robot.asked() and robot.sees("quiz_option_3"))
    assert robot.is_approved("easier")
    robot.key(Qt.Key.Key_1)
    robot.key(Qt.Key.Key_3)
    robot.wait(lambda: robot.log("easier") == [(StudyKind.LEARN, Grade.GOOD)])


@pytest.mark.parametrize(("lapses", "said"), [(6, False), (7, True), (8, False), (11, True)])
def test_a_leech_is_spoken_of_at_the_eighth_lapse_and_not_each_time(qtbot: QtBot, desk: Desk, lapses: int, said: bool):
    robot = StudyRobot(qtbot, desk, "ships")
    robot.make_due("ships", lapses=lapses)
    robot.begin("quiz_review", "quiz_prompt")
    robot.key(Qt.Key.Key_1)
    robot.key(Qt.Key.Key_1)
    robot.wait(lambda: robot.sees("quiz_go_on"))
    assert robot.sees("quiz_leech") is said
    assert robot.is_approved("ships")  # nothing is suspended behind the learner's back


def test_a_leech_can_be_suspended_there_and_then(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "ships")
    robot.make_due("ships", lapses=7)
    robot.begin("quiz_review", "quiz_prompt")
    robot.key(Qt.Key.Key_1)
    robot.key(Qt.Key.Key_1)
    robot.wait(lambda: robot.sees("quiz_leech"))
    assert desk.study.leeches(desk.document_id) == {desk.card_id("ships")}
    robot.click("quiz_leech_suspend")
    robot.wait(lambda: not robot.is_approved("ships"))
    robot.wait(lambda: robot.sees("quiz_end_title"))


def test_undo_after_a_lapse_brings_the_card_back(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "ships")
    robot.make_due("ships", lapses=0)
    robot.begin("quiz_review", "quiz_prompt")
    robot.key(Qt.Key.Key_1)
    robot.key(Qt.Key.Key_1)
    robot.wait(lambda: robot.sees("quiz_go_on"))
    with qtbot.waitSignal(desk.shell.signals.action_requested) as asked:
        robot.key(Qt.Key.Key_U)
    assert asked.args == ["edit.undo"]
    desk.undo()
    robot.wait(lambda: robot.sees("quiz_option_1") and robot.log("ships") == [])
    assert not robot.sees("quiz_grade_good")


def test_the_goal_of_the_day_is_shown_and_told_when_it_is_reached(qtbot: QtBot, tmp_path: Path):
    with laid(qtbot, tmp_path, replace(Settings(), theme="light", goal_kind="cards", goal_amount=1)) as desk:
        robot = StudyRobot(qtbot, desk, "opened", "ships")
        robot.begin("quiz_learn", "quiz_prompt")
        bar = robot.find(QProgressBar, "quiz_session_goal_bar")
        assert (bar.value(), bar.maximum()) == (0, 1)
        robot.key(Qt.Key.Key_Space)
        robot.key(Qt.Key.Key_4)
        robot.wait(lambda: "Goal reached" in desk.shell.messages.text)
        assert "goal reached" in robot.says("quiz_session_goal_text")
        robot.key(Qt.Key.Key_Escape)
        assert robot.says("quiz_end_answers") == "1"
        assert robot.says("quiz_end_right") == "100%"
        robot.click("quiz_back")
        assert robot.sees("quiz_home")
        assert "Today: 1 of 1 cards" in robot.says("quiz_goal_text")


def test_the_last_page_says_what_comes_tomorrow_and_practises_what_was_missed(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "opened", "who")
    robot.begin("quiz_learn", "quiz_prompt")
    robot.key(Qt.Key.Key_Space)
    robot.key(Qt.Key.Key_1)
    robot.wait(lambda: "Who is" in robot.asked())
    robot.key(Qt.Key.Key_Escape)
    assert (robot.says("quiz_end_answers"), robot.says("quiz_end_right")) == ("1", "0%")
    assert robot.says("quiz_end_tomorrow") == "1"
    robot.click("quiz_again")
    assert "opened the new wall" in robot.asked()
    desk.clock.move(minutes=1)
    robot.key(Qt.Key.Key_Space)
    robot.key(Qt.Key.Key_3)
    robot.wait(lambda: robot.sees("quiz_end_title"))
    assert robot.log("opened")[-1] == (StudyKind.PRACTICE, Grade.GOOD)


def test_practice_shows_no_intervals_because_it_leads_to_none(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "opened")
    robot.begin("quiz_practice", "quiz_prompt")
    robot.key(Qt.Key.Key_Space)
    assert robot.find(QAbstractButton, "quiz_grade_good").accessibleDescription() == ""


def test_a_leech_is_marked_in_the_list_of_cards(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk, "ships")
    robot.make_due("ships", lapses=8)
    robot.click("quiz_page_cards")
    robot.click("quiz_shelf_approved")
    index = robot.find(CardList, "quiz_cards").cards.index(0)
    assert "often forgotten" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "split it" in index.data(Qt.ItemDataRole.ToolTipRole)
