from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.analysis import CardType, Tier
from studyapp.domain.card import PAIR, Card, CardId, CardState, Wording
from studyapp.domain.document import DocumentId
from studyapp.domain.span import Span
from studyapp.domain.worksheet import Exercise, Task, Worksheet, default_points, worksheets


def card(name: str, card_type: CardType, prompt: str, answer: str, *distractors: str) -> Card:
    return Card(
        CardId(name),
        DocumentId("d"),
        card_type,
        Wording(prompt, answer, (), distractors),
        1,
        CardState.APPROVED,
        Tier.AUTO,
        0.5,
        name,
        Span(0, 4),
        "The passage.",
    )


CHOICE = card("choice", CardType.CHOICE, "Who built the lock?", "Ada Holt", "Tom Brix", "Ivo Lang", "Mia Stern")
JUDGED = card("judged", CardType.TRUE_FALSE, "True or false? The lock was built in 1907.", "False")
ORDERED = card("ordered", CardType.ORDER, "Put in order", "The lock\nThe bridge\nThe mill\nThe school")
MATCHED = card("matched", CardType.MATCH, "Match", f"lock{PAIR}holds water\nmill{PAIR}grinds\nbridge{PAIR}crosses")
GAP = card("gap", CardType.CLOZE, "The lock was built by _____.", "Ada Holt")
ASKED = card("asked", CardType.QUESTION, "Why was it built?", "Because barges could not pass the weir in summer.")
CARDS = (CHOICE, JUDGED, ORDERED, MATCHED, GAP, ASKED)
TASKS = tuple(Task(card, default_points(card)) for card in CARDS)


def exercise(sheet: Worksheet, name: str) -> Exercise:
    return next(e for e in sheet.exercises if e.task.card.id == name)


def test_one_variant_keeps_the_teachers_order_and_has_no_letter():
    (sheet,) = worksheets("Locks", TASKS)
    assert [e.task.card.id for e in sheet.exercises] == [card.id for card in CARDS]
    assert [e.number for e in sheet.exercises] == [1, 2, 3, 4, 5, 6]
    assert sheet.letter == ""
    assert sheet.points == sum(task.points for task in TASKS)


def test_further_variants_are_shuffled_and_hold_the_same_exercises():
    sheets = worksheets("Locks", TASKS, variants=3)
    assert [sheet.letter for sheet in sheets] == ["A", "B", "C"]
    orders = [[e.task.card.id for e in sheet.exercises] for sheet in sheets]
    assert orders[0] == [card.id for card in CARDS]
    assert len({tuple(order) for order in orders}) == 3
    assert all(sorted(order) == sorted(orders[0]) for order in orders)
    assert len({exercise(sheet, "choice").options for sheet in sheets}) > 1


def test_a_sheet_is_the_same_whenever_it_is_made():
    assert worksheets("Locks", TASKS, variants=4) == worksheets("Locks", TASKS, variants=4)
    assert worksheets("Locks", TASKS, variants=2)[1] != worksheets("Rivers", TASKS, variants=2)[1]


def test_true_stands_before_false_on_every_sheet():
    for sheet in worksheets("Locks", TASKS, variants=5):
        assert exercise(sheet, "judged").options == ("True", "False")
        assert exercise(sheet, "judged").answer == "B"


@given(st.integers(1, 26), st.text(max_size=8))
def test_every_key_leads_to_the_right_answer(variants: int, title: str):
    for sheet in worksheets(title, TASKS, variants=variants):
        chosen = exercise(sheet, "choice")
        assert chosen.options["ABCD".index(chosen.answer)] == "Ada Holt"
        order = exercise(sheet, "ordered")
        numbered = sorted(zip(map(int, order.answer.split()), order.left, strict=True))
        assert [item for _, item in numbered] == ORDERED.wording.answer.splitlines()
        pairs = exercise(sheet, "matched")
        found = {pairs.left[int(k[:-1]) - 1]: pairs.right["ABC".index(k[-1])] for k in pairs.answer.split()}
        assert found == dict(line.split(PAIR) for line in MATCHED.wording.answer.splitlines())


def test_a_long_answer_gets_more_lines_and_a_gap_none():
    (sheet,) = worksheets("Locks", TASKS)
    assert exercise(sheet, "gap").lines == 0
    short = Task(replace(ASKED, wording=Wording("When?", "In May")), 1)
    assert exercise(sheet, "asked").lines >= worksheets("x", [short])[0].exercises[0].lines >= 2


def test_the_number_of_variants_is_kept_within_the_alphabet():
    assert len(worksheets("Locks", TASKS, variants=0)) == 1
    assert worksheets("Locks", TASKS, variants=99)[-1].letter == "Z"
    assert worksheets("Locks", ())[0].exercises == ()
