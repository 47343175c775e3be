from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import and_, select

from studyapp.domain.card import CardId, Wording
from studyapp.domain.pack import PackId
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.domain.study import Selection
from studyapp.services.study import Study
from studyapp.settings import Settings
from studyapp.store import tables
from studyapp.store.study import StudyStore
from tests.pack_samples import DOCUMENT, PACK_ID, pack_card, sample_pack
from tests.services.test_packs import School

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.pack import PackCard
    from tests.services.conftest import House


@pytest.fixture
def school(house: House, tmp_path: Path) -> School:
    return School(house, tmp_path / "school")


def study_of(school: School) -> Study:
    house = school.house
    return Study(StudyStore(house.database), school.quiz, house.glossary, house.clock, Settings)


def course(school: School, *locked: str, edition: int = 1, prompt: str = "Who paid {0}?") -> None:
    cards: list[PackCard] = [
        replace(pack_card(f"own-{number}", prompt.format(number)), locked=f"own-{number}" in locked)
        for number in range(8)
    ]
    cards.append(pack_card("own-9", 'What does "locked":true say?'))
    school.packs.install(school.file(sample_pack(*cards, edition=edition)))


def test_locked_cards_are_in_every_test_first_and_in_the_authors_order(school: School):
    course(school, "own-6", "own-2")
    study = study_of(school)
    assert list(study.locked(DOCUMENT.id)) == ["own-2", "own-6"]
    for _ in range(5):
        school.house.clock.move(minutes=1)
        drawn = study.test(DOCUMENT.id, 4)
        assert drawn[:2] == ("own-2", "own-6")
        assert len(set(drawn)) == 4
    assert study.test(None, 1) == ("own-2",)
    school.quiz.flag(CardId("own-0"), 1)
    assert study.test(DOCUMENT.id, 4, Selection.FLAGGED) == ("own-0",)
    school.quiz.suspend(CardId("own-2"), suspended=True)
    assert study.test(DOCUMENT.id, 1) == ("own-6",)  # what a learner put aside is not asked


def test_a_test_asks_a_locked_card_in_the_authors_words_and_study_in_the_learners(school: School):
    course(school, "own-2")
    for name in ("own-2", "own-3"):
        school.quiz.edit(CardId(name), Wording("My own words?", "Osby"))
    study = study_of(school)
    asked = {
        (name, kind): study.question(CardId(name), kind).card.wording.prompt
        for name in ("own-2", "own-3")
        for kind in (StudyKind.TEST, StudyKind.PRACTICE)
    }
    assert asked == {
        ("own-2", StudyKind.TEST): "Who paid 2?",
        ("own-2", StudyKind.PRACTICE): "My own words?",
        ("own-3", StudyKind.TEST): "My own words?",
        ("own-3", StudyKind.PRACTICE): "My own words?",
    }
    card = study.question(CardId("own-2"), StudyKind.TEST).card
    assert study.judge(card, "Osby", 1).right


def test_an_answer_of_a_test_is_logged_with_the_words_that_were_asked(school: School):
    course(school, "own-2")
    card_id = CardId("own-2")
    school.quiz.edit(card_id, Wording("My own words?", "Osby"))
    course(school, "own-2", edition=2, prompt="Who really paid {0}?")  # which never were the learner's
    study = study_of(school)
    asked: list[str] = []
    for kind in (StudyKind.TEST, StudyKind.PRACTICE, StudyKind.TEST):
        wording = study.question(card_id, kind).card.wording
        school.quiz.answer(card_id, Grade.GOOD, kind=kind, duration_ms=9, worded=wording)
        asked.append(wording.prompt)
    with school.house.database.read() as connection:
        review, wording = tables.review.c, tables.wording.c
        logged = connection.execute(
            select(wording.prompt)
            .join(tables.review, and_(wording.card_id == review.card_id, wording.revision == review.wording_revision))
            .order_by(review.id)
        )
        assert list(logged.scalars()) == asked == ["Who really paid 2?", "My own words?", "Who really paid 2?"]
        revisions = connection.execute(select(wording.revision).where(wording.card_id == card_id)).scalars().all()
        assert len(revisions) == len(set(revisions)) == 3
    assert school.card("own-2").wording.prompt == "My own words?"


def test_a_lock_comes_and_goes_with_editions_and_the_course(school: School):
    course(school, "own-2")
    school.quiz.edit(CardId("own-2"), Wording("My own words?", "Osby"))
    course(school, "own-2", "own-3", edition=2, prompt="Who really paid {0}?")
    study = study_of(school)
    assert list(study.locked(DOCUMENT.id)) == ["own-2", "own-3"]
    assert study.question(CardId("own-2"), StudyKind.TEST).card.wording.prompt == "Who really paid 2?"
    assert school.card("own-2").wording.prompt == "My own words?"
    course(school, "own-3", edition=3)
    assert list(study.locked(DOCUMENT.id)) == ["own-3"]
    school.house.history.undo()
    assert list(study.locked(DOCUMENT.id)) == ["own-2", "own-3"]
    school.packs.remove(PACK_ID)
    assert not study.locked(DOCUMENT.id)


def test_of_two_courses_the_one_installed_last_words_a_locked_card(school: School):
    course(school, "own-2")
    school.house.clock.move(minutes=1)
    pack = sample_pack(replace(pack_card("own-2", "The other course?"), locked=True))
    other = replace(pack, manifest=replace(pack.manifest, pack_id=PackId("7" + PACK_ID[1:])))
    school.packs.install(school.file(other, name="other.studypack"))
    study = study_of(school)
    assert study.locked()[CardId("own-2")].wording.prompt == "The other course?"
    assert not study.locked(type(DOCUMENT.id)("another"))
