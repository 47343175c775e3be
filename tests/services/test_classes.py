from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.domain.card import Wording
from studyapp.domain.class_report import ClassId
from studyapp.domain.progress_file import Detail, ProgressFault, ProgressFile
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.formats.progress_file import read_progress, write_progress
from studyapp.services.classes import Classes
from studyapp.services.machines import Machines
from studyapp.services.quiz import Quiz
from studyapp.settings import Settings
from studyapp.store.card_log import CardLogStore
from studyapp.store.class_files import ClassStore, ProgressFileStore
from studyapp.store.quiz import QuizStore
from studyapp.store.reader import ReaderStore
from tests.examples import example_document
from tests.progress_samples import DOCUMENT, class_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import House

SETTINGS = Settings()


def classes_of(house: House) -> Classes:
    own = ProgressFileStore(house.database)
    return Classes(ClassStore(house.database), own, ReaderStore(house.database), house.clock)


def machines_of(house: House) -> Machines:
    return Machines(ProgressFileStore(house.database), house.clock, lambda: SETTINGS, lambda: None)


def quiz_of(house: House) -> Quiz:
    return Quiz(QuizStore(house.database), CardLogStore(house.database), house.clock, lambda: SETTINGS)


def hand_out(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number}.studyprogress").write_bytes(write_progress(class_file(number, 20)))
    return folder


@pytest.fixture
def classes(house: House) -> Classes:
    return classes_of(house)


def test_a_folder_of_files_goes_in_at_once_and_again_changes_nothing(classes: Classes, tmp_path: Path) -> None:
    class_id = classes.create("Form 9b")
    folder = hand_out(tmp_path / "files", 5)

    assert classes.add(class_id, [folder]).new == 5
    told = classes.report(class_id)
    assert classes.add(class_id, [folder, folder / "1.studyprogress"]).known == 5

    assert classes.report(class_id) == told
    assert [row.answers for row in told.learners] == [20] * 5


def test_bad_files_are_named_one_by_one_and_the_rest_goes_in(classes: Classes, house: House, tmp_path: Path) -> None:
    class_id = classes.create("Form 9b", [DOCUMENT])
    folder = hand_out(tmp_path / "files", 3)
    (folder / "cut.studyprogress").write_bytes((folder / "1.studyprogress").read_bytes()[:200])
    (folder / "empty.studyprogress").touch()
    machines_of(house).keep_together(folder)
    house.with_findings()
    machines_of(house).write_for_class(folder / "other.studyprogress")

    added = classes.add(class_id, [folder, folder / "nowhere.studyprogress"])

    assert added.new == 3
    assert {fault.name.partition(".")[0].partition("-")[0]: fault.fault for fault in added.faults} == {
        "cut": ProgressFault.DAMAGED,
        "empty": ProgressFault.EMPTY,
        "studyapp": ProgressFault.NOT_FOR_A_CLASS,
        "other": ProgressFault.OTHER_MATERIAL,
        "nowhere": ProgressFault.UNREADABLE,
    }


def test_a_class_can_be_renamed_and_removed_with_its_files(classes: Classes, house: House, tmp_path: Path) -> None:
    class_id = classes.create("Form 9b")
    classes.add(class_id, [hand_out(tmp_path / "files", 2)])
    classes.change(class_id, "Form 10b", [DOCUMENT])
    assert [(each.name, each.files, each.documents) for each in classes.classes()] == [("Form 10b", 2, (DOCUMENT,))]

    classes.remove(class_id)

    assert classes.classes() == ()
    assert ClassStore(house.database).files(class_id) == ()


def test_a_class_that_is_gone_takes_nothing(classes: Classes, tmp_path: Path) -> None:
    gone = ClassId("gone")

    assert classes.add(gone, [hand_out(tmp_path / "files", 1)]).new == 0
    assert classes.report(gone).learners == ()


def studied(house: House, tmp_path: Path) -> tuple[Path, Quiz]:
    house.with_findings()
    quiz = quiz_of(house)
    cards = quiz.cards(example_document().id)
    quiz.approve([card.id for card in cards])
    for _ in range(len(cards)):
        question = quiz.next_question(None, StudyKind.LEARN)
        if question is not None:
            chosen = next((each for each in question.options if each != question.card.wording.answer), "")
            quiz.answer(question.card.id, Grade.AGAIN, kind=StudyKind.LEARN, duration_ms=700, chosen=chosen)
    return tmp_path / "mine.studyprogress", quiz


def test_what_a_learner_hands_in_says_where_the_class_was_wrong(house: House, tmp_path: Path) -> None:
    path, _ = studied(house, tmp_path)
    machines_of(house).set_name("Ada")
    machines_of(house).write_for_class(path)
    classes = classes_of(house)
    class_id = classes.create("Form 9b")
    classes.add(class_id, [path])

    told = classes.report(class_id)

    assert told.learners[0].name == "Ada"
    assert 0 < told.learners[0].done <= told.learners[0].planned
    assert any(row.wrong_option in {"25", "60", "110"} for row in told.items)
    assert all(row.wrong_first == 1.0 and row.place is not None for row in told.items)
    assert all(row.words in " ".join(example_document().text.split()) for row in told.passages)
    assert sum(row.answers for row in told.passages) == told.learners[0].answers


def test_own_words_go_along_only_by_choice(house: House, tmp_path: Path) -> None:
    path, quiz = studied(house, tmp_path)
    card = quiz.cards(example_document().id)[0]
    quiz.edit(card.id, Wording("Something private?", "A secret"))
    machines = machines_of(house)

    machines.write_for_class(path)
    file = read_progress("x", path.read_bytes())
    assert isinstance(file, ProgressFile)
    assert file.detail is Detail.CLASS
    assert "private" not in str(file)
    assert "secret" not in str(file)

    machines.write_for_class(path, own_words=True)
    assert "private" in str(read_progress("x", path.read_bytes()))


def test_an_undone_answer_is_not_handed_in(house: House, tmp_path: Path) -> None:
    path, _ = studied(house, tmp_path)
    before = len(machines_of(house).write_for_class(path).answers)
    house.history.undo()

    file = machines_of(house).write_for_class(path)

    assert len(file.answers) == before - 1
    assert len(file.undone) == 1
