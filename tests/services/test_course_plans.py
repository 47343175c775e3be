from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.card import CardId
from studyapp.domain.pack import PlanEntry
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.services.course_plans import CoursePlans
from studyapp.settings import Settings
from studyapp.store.course_plan import CoursePlanStore
from tests.pack_samples import DOCUMENT, PACK_ID, sample_pack
from tests.services.test_packs import School

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.pack import Pack
    from tests.services.conftest import House


@pytest.fixture
def school(house: House, tmp_path: Path) -> School:
    return School(house, tmp_path / "school")


def planned(*entries: PlanEntry) -> Pack:
    pack = sample_pack()
    return replace(pack, manifest=replace(pack.manifest, plan=entries))


def plans_of(school: School) -> CoursePlans:
    return CoursePlans(CoursePlanStore(school.house.database), school.house.clock, Settings)


def test_without_a_pack_there_is_no_plan(school: School):
    plan = plans_of(school).plan()
    assert (plan.steps, plan.overdue, plan.next, plan.is_week) == ((), (), (), False)


def test_the_plan_tells_how_much_is_done_and_what_is_next(school: School):
    plans = plans_of(school)
    today = plans.plan().today
    later, gone = PlanEntry(DOCUMENT.id, "s-none", "Gone", date(2031, 1, 1)), PlanEntry(DOCUMENT.id, "", "Undated")
    school.packs.install(school.file(planned(later, gone, PlanEntry(DOCUMENT.id, "", DOCUMENT.title, today))))
    plan = plans.plan()
    assert [(step.title, step.cards, step.studied) for step in plan.steps] == [
        (DOCUMENT.title, 2, 0),
        ("Gone", 0, 0),
        ("Undated", 2, 0),
    ]
    assert plan.steps[0].place is not None
    assert plan.steps[1].place is None  # its heading is not in this text
    assert [step.title for step in plan.next] == [DOCUMENT.title]
    assert plan.is_week
    assert plan.overdue == ()
    school.quiz.answer(CardId("own-1"), Grade.AGAIN, kind=StudyKind.LEARN, duration_ms=1)
    assert plans.plan().steps[0].left == 1
    school.house.clock.move(days=1)
    assert [step.left for step in plans.plan().overdue] == [1]
    school.quiz.answer(CardId("own-2"), Grade.GOOD, kind=StudyKind.LEARN, duration_ms=1)
    assert plans.plan().overdue == ()
    assert [step.title for step in plans.plan().next] == ["Gone"]
    assert not plans.plan().is_week
    assert plans.plan(DOCUMENT.id) == plans.plan()


def test_what_is_removed_asks_for_nothing(school: School):
    school.packs.install(school.file(sample_pack()))
    plans = plans_of(school)
    assert plans.plan().steps
    school.house.library.remove(DOCUMENT.id)
    assert not plans.plan().steps
    school.house.history.undo()
    school.packs.remove(PACK_ID)
    assert not plans.plan().steps
