from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from studyapp.app import App, build
from studyapp.domain.analysis import CardType, entity_key
from studyapp.domain.card import CardId, CardState
from studyapp.domain.document import (
    Block,
    BlockKind,
    DateSource,
    Document,
    DocumentId,
    ImportedText,
    Origin,
)
from studyapp.domain.errors import UnknownCardError
from studyapp.domain.grading import Outcome
from studyapp.domain.layout import Layout, Page
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.domain.span import Span
from studyapp.domain.study import Goal, GoalKind, GoalSpan, Selection
from studyapp.store.layouts import insert_layout
from studyapp.store.library import LibraryStore
from studyapp.store.quiz import QuizStore
from studyapp.store.study import StudyStore
from tests.examples import TEXT, SetClock, card, example_analysis, example_document, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studyapp.domain.card import Card

DOCUMENT = example_document().id


def card_id(name: str) -> CardId:
    return CardId(f"{DOCUMENT}-{name}")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def app(tmp_path: Path, clock: SetClock) -> Iterator[App]:
    easier = card(
        "easier", CardType.CHOICE, "Who?", "Mara Lindqvist", distractors=("Ola", "Tove"), fact_key="opened", rank=0.2
    )
    truth = card("truth", CardType.TRUE_FALSE, "True or false? Osby paid.", "True", rank=0.3)
    order = card("order", CardType.ORDER, "Order these.", "a storm\na wall", rank=0.3)
    match = card("match", CardType.MATCH, "Match these.", "Ada\twrote\nHopper\tcompiled", rank=0.3)
    analysis = example_analysis()
    with closing(build(None, tmp_path, clock=clock)) as made:
        LibraryStore(made.database).add(example_document(), clock())
        made.reader.keep_analysis(DOCUMENT, replace(analysis, cards=(*analysis.cards, easier, truth, order, match)))
        yield made


def approve(app: App, *names: str) -> None:
    app.quiz.approve([card_id(name) for name in names])


def kept(app: App, name: str) -> Card:
    return QuizStore(app.database).card(card_id(name))


def test_a_card_says_under_which_headings_its_passage_stands(app: App):
    assert app.study.headings(kept(app, "opened")) == ("The Harbour Wall",)
    assert app.study.headings(replace(kept(app, "opened"), source=None)) == ()


def test_names_that_the_glossary_has_count_as_right(app: App):
    assert app.study.check(kept(app, "opened"), "Lindqvist").outcome is Outcome.CORRECT
    app.glossary.rename(DOCUMENT, entity_key("Mara Lindqvist"), "Mara the Mason")
    assert app.study.check(kept(app, "opened"), "mara the mason").outcome is Outcome.CORRECT
    assert app.study.check(kept(app, "opened"), "Mara the Mayor").outcome is not Outcome.CORRECT


def test_another_answer_of_the_deck_is_wrong_however_near(app: App):
    app.quiz.edit(card_id("cost"), replace(kept(app, "cost").wording, answer="Mara Lindquist"))
    assert app.study.check(kept(app, "opened"), "Mara Lindquist").outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("name", "given", "right"),
    [
        ("opened", "mara lindqvist", True),
        ("opened", "Mara Lindqist", True),
        ("opened", "Osby", False),
        ("opened", "", False),
        ("ships", "40", True),
        ("ships", "25", False),
        ("truth", "True", True),
        ("truth", "False", False),
        ("order", "a storm\na wall", True),
        ("order", "a wall\na storm", False),
        ("match", "Hopper\tcompiled\nAda\twrote", True),
        ("match", "Ada\twrote", False),
        ("match", "Hopper\twrote\nAda\tcompiled", False),
    ],
)
def test_answers_of_a_test_are_judged_by_their_kind(app: App, name: str, given: str, right: bool):
    assert app.study.judge(kept(app, name), given, 5).right is right


def test_a_test_draws_approved_cards_and_another_draw_each_time(app: App, clock: SetClock):
    names = ("opened", "when", "ships", "who", "cost", "truth", "order", "match")
    approve(app, *names)
    wanted = {card_id(name) for name in names}
    assert set(app.study.test(DOCUMENT, 50)) == wanted
    draws = set()
    for _ in range(12):
        clock.move(minutes=1)
        draw = app.study.test(DOCUMENT, 3)
        assert draw == app.study.test(DOCUMENT, 3)
        assert len(set(draw)) == 3
        draws.add(draw)
    assert len(draws) > 6


def test_a_test_of_the_weak_takes_those_forgotten_most(app: App, clock: SetClock):
    approve(app, "ships", "who", "cost")
    for name, grades in (("ships", (Grade.EASY, Grade.AGAIN)), ("who", (Grade.EASY, Grade.GOOD))):
        for grade in grades:
            clock.move(days=20)
            app.quiz.answer(card_id(name), grade, kind=StudyKind.REVIEW, duration_ms=1)
    assert app.study.test(DOCUMENT, 1, Selection.WEAK) == (card_id("ships"),)
    assert app.study.studied(DOCUMENT, Selection.WEAK) == 2
    app.quiz.flag(card_id("cost"), 2)
    assert app.study.test(DOCUMENT, 9, Selection.FLAGGED) == (card_id("cost"),)


def test_suspended_cards_and_those_of_removed_documents_are_not_asked(app: App):
    approve(app, "ships", "who")
    app.quiz.suspend(card_id("who"))
    assert app.study.test(None, 9) == (card_id("ships"),)
    app.library.remove(DOCUMENT)
    assert app.study.test(None, 9) == ()
    with pytest.raises(UnknownCardError):
        app.study.question(card_id("opened"), StudyKind.TEST)


def test_answers_of_a_test_and_of_practice_do_not_count_for_the_day(app: App):
    approve(app, "ships", "who")
    app.quiz.answer(card_id("ships"), Grade.GOOD, kind=StudyKind.TEST, duration_ms=5000)
    app.quiz.answer(card_id("who"), Grade.GOOD, kind=StudyKind.PRACTICE, duration_ms=5000)
    assert app.study.today().cards == 0
    app.quiz.answer(card_id("who"), Grade.EASY, kind=StudyKind.LEARN, duration_ms=5000)
    assert (app.study.today().cards, app.study.today().duration_ms) == (1, 5000)
    assert app.backups.check().days_rebuilt == 0


def test_tomorrow_holds_what_is_due_until_then(app: App, clock: SetClock):
    approve(app, "ships", "who")
    app.quiz.answer(card_id("ships"), Grade.AGAIN, kind=StudyKind.LEARN, duration_ms=1)
    app.quiz.answer(card_id("who"), Grade.EASY, kind=StudyKind.LEARN, duration_ms=1)
    assert app.study.due_tomorrow() == 1
    clock.move(days=60)
    assert app.study.due_tomorrow() == 2


def test_a_passage_is_shown_with_the_text_about_it(app: App):
    span = span_of("Lindqvist said that 40 ships had lain idle since the storm of 1987.")
    context = app.study.context(DOCUMENT, span)
    assert context.before + context.quote + context.after == TEXT
    assert context.quote == TEXT[span.start : span.end]


def test_a_passage_has_the_page_that_it_is_printed_on(app: App):
    span = span_of("Lindqvist said that 40 ships had lain idle since the storm of 1987.")
    assert app.study.context(DOCUMENT, span).page == ""
    pages = (Page(0, "xii"), Page(span.start, "1"), Page(span.start + 1, "2"))
    with app.database.transaction() as connection:
        insert_layout(connection, DOCUMENT, Layout(pages=pages), ())
    assert app.study.context(DOCUMENT, span).page == "1"
    assert app.study.context(DOCUMENT, Span(0, span.start)).page == "xii"


def test_an_easier_card_is_of_the_same_fact_and_not_approved_by_itself(app: App):
    easier = app.study.easier(kept(app, "opened"))
    assert easier is not None
    assert easier.id == card_id("easier")
    assert easier.state is CardState.SUGGESTED
    assert app.study.easier(kept(app, "ships")) is None


def test_eight_lapses_make_a_leech(app: App, clock: SetClock):
    approve(app, "ships")
    app.quiz.answer(card_id("ships"), Grade.EASY, kind=StudyKind.LEARN, duration_ms=1)
    for lapse in range(1, 9):
        clock.move(days=30)
        app.quiz.answer(card_id("ships"), Grade.AGAIN, kind=StudyKind.REVIEW, duration_ms=1)
        assert app.study.leeches(DOCUMENT) == (frozenset({card_id("ships")}) if lapse == 8 else frozenset())
        clock.move(minutes=11)
        app.quiz.answer(card_id("ships"), Grade.GOOD, kind=StudyKind.REVIEW, duration_ms=1)
    assert kept(app, "ships").state is CardState.APPROVED


def test_the_goal_comes_from_the_settings(app: App):
    assert app.study.goal() == Goal()
    settings = replace(app.settings_file.current, goal_kind="minutes", goal_amount=15, goal_span="session")
    app.settings_file.save(settings)
    assert app.study.goal() == Goal(GoalKind.MINUTES, 15, GoalSpan.SESSION)


def test_the_headings_above_a_passage_are_those_that_still_hold(app: App, clock: SetClock):
    text = "Rivers\n\nNorth\n\nThe Osa\n\nIt floods.\n\nSouth\n\nThe Lenn is slow."
    blocks: list[Block] = []
    at = 0
    for line, level in zip(text.split("\n\n"), (1, 2, 3, 0, 2, 0), strict=True):
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        blocks.append(Block(kind, at, at + len(line), max(1, level)))
        at += len(line) + 2
    origin = Origin("text", 1, "r.txt", "0" * 64, "utf-8")
    document = Document.create(ImportedText("Field notes", text, tuple(blocks), None, DateSource.NONE, "en", origin))
    LibraryStore(app.database).add(document, clock())
    store = StudyStore(app.database)
    assert store.headings(document.id, text.index("floods")) == ("Field notes", "Rivers", "North", "The Osa")
    assert store.headings(document.id, text.index("slow")) == ("Field notes", "Rivers", "South")
    assert store.headings(DocumentId("0" * 20), 0) == ("",)
