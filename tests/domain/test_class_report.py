from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.class_report import ClassReport, point_biserial, report_of, upper_lower
from studyapp.domain.class_tables import Unit, shown, tables_of
from studyapp.domain.document import DocumentId
from studyapp.domain.progress_file import MachineId, PlanStanding, ProgressFile, Undone
from tests.progress_samples import class_file

TODAY = date(2026, 3, 9)
FILES = st.lists(st.builds(class_file, st.integers(0, 7), st.integers(0, 30)), max_size=8)


def report(files: list[ProgressFile]) -> ClassReport:
    return report_of(files, (), (), today=TODAY)


@given(FILES.flatmap(lambda files: st.tuples(st.just(files), st.permutations(files))))
def test_the_order_of_the_files_does_not_matter(files: tuple[list[ProgressFile], list[ProgressFile]]) -> None:
    given_so, mixed = files

    assert report(mixed) == report(given_so)


@given(FILES)
def test_the_same_files_again_change_nothing(files: list[ProgressFile]) -> None:
    assert report([*files, *files]) == report(files)


@given(st.integers(0, 9), st.integers(0, 20), st.integers(0, 20))
def test_a_newer_file_of_a_learner_takes_the_place_of_the_older(learner: int, before: int, more: int) -> None:
    older, newer = class_file(learner, before), class_file(learner, before + more)

    assert report([older, newer]) == report([newer])


def test_answers_from_two_machines_of_a_learner_are_united() -> None:
    whole = class_file(1, 10)
    first = replace(whole, answers=whole.answers[:6])
    second = replace(whole, answers=whole.answers[4:], machine=replace(whole.machine, id=MachineId("other")))

    assert report([first, second]).learners[0].answers == 10


def test_an_answer_that_was_undone_later_does_not_count() -> None:
    file = class_file(1, 4)
    later = replace(file, answers=file.answers[1:], undone=(Undone(file.answers[0].id, 5),))

    assert report([file, later]).learners[0].answers == 3


def test_what_the_plan_asks_for_by_today_and_in_all_is_told() -> None:
    file = class_file(1, 4)
    plan = (PlanStanding("a", "A", date(2026, 3, 1), 5, 4), PlanStanding("b", "B", date(2026, 4, 1), 9, 2))
    file = replace(file, documents=(replace(file.documents[0], plan=plan),))

    told = report([file])
    row = told.learners[0]

    assert (row.due_done, row.due) == (4, 5)
    assert (row.done, row.planned) == (6, 14)
    assert tables_of(told)[0].rows[0][1:7] == (0.8, 4, 5, 0.43, 6, 14)


def test_without_a_plan_all_cards_are_asked_for() -> None:
    row = report([class_file(1, 4)]).learners[0]

    assert (row.due_done, row.due) == (row.done, row.planned)
    assert row.planned > 0


def test_other_documents_are_left_out_where_the_class_is_about_one() -> None:
    told = report_of([class_file(1, 9)], (), (), today=TODAY, only=[DocumentId("another")])

    assert told.learners[0].answers == 0
    assert told.items == ()


def test_the_wrong_option_taken_most_often_is_named() -> None:
    row = max(report([class_file(n, 30) for n in range(10)]).items, key=lambda item: item.wrong_option_count)

    assert row.wrong_option.startswith("Wrong")
    assert 0 < row.wrong_option_count <= row.answers


# Worked by hand: means 0.8 and 0.4, spread sqrt(0.0576), shares 0.6 and 0.4.
SCORES = [(True, 0.9), (True, 0.8), (True, 0.7), (False, 0.5), (False, 0.3)]


def test_discrimination_is_what_the_textbook_says() -> None:
    spread = (sum((x - 0.64) ** 2 for _, x in SCORES) / 5) ** 0.5

    assert point_biserial(SCORES) == pytest.approx((0.8 - 0.4) / spread * (0.6 * 0.4) ** 0.5)
    assert upper_lower(SCORES) == 1.0


def test_discrimination_is_not_told_of_few_or_where_nothing_varies() -> None:
    assert point_biserial(SCORES[:4]) is None
    assert upper_lower(SCORES[:4]) is None
    assert point_biserial([(True, 0.5)] * 6) is None
    assert point_biserial([(True, 0.5), (False, 0.5)] * 3) is None


def test_every_row_has_a_cell_for_every_column() -> None:
    for table in tables_of(report([class_file(n, 20) for n in range(4)])):
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert table.rows or table.sheet == "passages"


@pytest.mark.parametrize(
    ("cell", "unit", "text"),
    [
        (None, Unit.SHARE, "–"),
        (0.29, Unit.SHARE, "29 %"),
        (0.57, Unit.SHARE, "57 %"),
        (-0.1, Unit.INDEX, "−0.10"),
        (0.0, Unit.INDEX, "0.00"),
        (1.5, Unit.MINUTES, "1.5"),
        (7, Unit.COUNT, "7"),
        ("A", Unit.TEXT, "A"),
    ],
)
def test_cells_are_shown_plainly(cell: str | float | None, unit: Unit, text: str) -> None:
    assert shown(cell, unit) == text
