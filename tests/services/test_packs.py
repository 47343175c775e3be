from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import fold
from studyapp.domain.card import CardId, CardState, Wording
from studyapp.domain.errors import BadPackError, PackFault, UnknownPackError
from studyapp.domain.merge import MaterialKind, MergeFate
from studyapp.domain.pack import PackStanding, SignerStanding
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.formats.signature import new_key
from studyapp.formats.studypack import write_pack
from studyapp.formats.studypack_reader import read_pack
from studyapp.services.curation import Curation
from studyapp.services.packs import Packs
from studyapp.services.quiz import Quiz
from studyapp.settings import Settings
from studyapp.store import tables
from studyapp.store.card_log import CardLogStore
from studyapp.store.curation import CurationStore
from studyapp.store.pack_memory import PackMemory
from studyapp.store.packs import PackStore
from studyapp.store.quiz import QuizStore
from tests.examples import TEXT, example_analysis, span_of
from tests.pack_samples import DOCUMENT, PACK_ID, pack_card, pack_mark, sample_pack

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.card import Card
    from studyapp.domain.pack import Pack
    from studyapp.domain.ports import OnProgress
    from studyapp.formats.signature import AuthorKey
    from tests.services.conftest import House


class HereReader:
    """At the port: reads in this process."""

    def read_file(self, path: Path, *, on_progress: OnProgress) -> Pack:
        on_progress(1.0)
        return read_pack(path.read_bytes(), path.name)


@dataclass
class School:
    """A learner's library and a teacher's files."""

    house: House
    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        database, clock = self.house.database, self.house.clock
        self.packs = Packs(
            PackStore(database),
            PackMemory(database),
            HereReader(),
            clock,
            preload_folders=lambda: (self.folder / "preload", self.folder / "nowhere"),
            back_up=self.house.backups.backup_before,
        )
        self.quiz = Quiz(QuizStore(database), CardLogStore(database), clock, Settings)
        self.curation = Curation(CurationStore(database), clock)

    def file(self, pack: Pack, key: AuthorKey | None = None, name: str = "course.studypack") -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(write_pack(pack, key))
        return path

    def card(self, name: str = "own-1") -> Card:
        return next(card for card in self.curation.every_card(DOCUMENT.id) if card.id == name)

    def memories(self) -> dict[str, tuple[object, ...]]:
        with self.house.database.read() as connection:
            return {row[0]: tuple(row) for row in connection.execute(tables.memory.select())}

    def answers(self) -> int:
        with self.house.database.read() as connection:
            return len(connection.execute(tables.review.select()).all())


@pytest.fixture
def school(house: House, tmp_path: Path) -> School:
    return School(house, tmp_path / "school")


def test_a_pack_is_installed_with_everything_and_studied(school: School):
    done = school.packs.install(school.file(sample_pack()))
    assert done.standing is PackStanding.NEW
    document_id = DOCUMENT.id
    house = school.house
    assert [each.title for each in house.library.documents()] == [DOCUMENT.title]
    assert house.reader.document(document_id).text == TEXT
    assert [mark.author for mark in house.annotations.of_document(document_id)] == ["Ms Bee"]
    assert [event.label for event in house.timeline.events(document_id)] == ["The storm"]
    asked = school.quiz.next_question(document_id, StudyKind.LEARN)
    assert asked is not None
    assert asked.card.id == "own-1"  # the author's order
    school.quiz.answer(asked.card.id, Grade.GOOD, kind=StudyKind.LEARN, duration_ms=900)
    (installed,) = school.packs.installed()
    assert (installed.manifest.title, installed.titles, installed.signed) == ("Harbours", (DOCUMENT.title,), None)
    assert school.packs.differences(PACK_ID) == ()


def test_installing_is_one_step_that_can_be_undone_and_done_again(school: School):
    path = school.file(sample_pack())
    school.packs.install(path)
    assert school.house.history.undo_name() == "pack.install"
    school.house.history.undo()
    assert school.packs.installed() == ()
    assert school.house.library.documents() == ()
    school.house.history.redo()
    assert len(school.packs.installed()) == 1
    assert school.card().state is CardState.APPROVED


def test_a_pack_about_a_document_that_is_there_joins_what_the_learner_has(school: School):
    document_id = school.house.with_findings()
    mine = school.house.annotations.add(document_id, span_of("nine million"), note="mine")
    assert mine
    school.packs.install(school.file(sample_pack()))
    notes = {mark.note: mark.author for mark in school.house.annotations.of_document(document_id)}
    assert notes == {"mine": "", "Look here.": "Ms Bee"}
    assert school.card().state is CardState.APPROVED
    school.house.history.undo()
    assert [mark.note for mark in school.house.annotations.of_document(document_id)] == ["mine"]
    assert school.card().state is CardState.SUGGESTED


def test_cards_are_learned_in_the_authors_order_whoever_wrote_them(school: School):
    generated = f"{DOCUMENT.id}-ships"
    cards = [pack_card("own-2", "First?"), pack_card(generated, "Second?"), pack_card("own-1", "Third?")]
    school.packs.install(school.file(sample_pack(*cards)))
    school.house.reader.keep_analysis(DOCUMENT.id, example_analysis())
    asked: list[str] = []
    for _ in cards:
        question = school.quiz.next_question(DOCUMENT.id, StudyKind.LEARN)
        assert question is not None
        asked.append(question.card.wording.prompt)
        school.quiz.answer(question.card.id, Grade.EASY, kind=StudyKind.LEARN, duration_ms=1)
    assert asked == ["First?", "Second?", "Third?"]


def test_an_analysis_changes_nothing_that_the_author_wrote(school: School):
    generated = f"{DOCUMENT.id}-opened"
    card = pack_card(generated, "Who opened the wall?", "Mara Lindqvist")
    school.packs.install(school.file(sample_pack(pack_card("own-1"), card)))
    school.house.reader.keep_analysis(DOCUMENT.id, example_analysis())
    kept = school.card(generated)
    assert (kept.state, kept.wording.prompt) == (CardState.APPROVED, "Who opened the wall?")
    assert kept.rank < school.card("own-1").rank  # the author's order, though the generator ranks it 0.9


def test_a_new_edition_brings_the_authors_changes_and_keeps_the_learners(school: School):
    old = [pack_card(f"own-{number}", f"Question {number}?") for number in range(5)]
    school.packs.install(school.file(sample_pack(*old)))
    school.quiz.edit(CardId("own-1"), Wording("My question?", "Osby"))
    school.quiz.edit(CardId("own-2"), Wording("Mine too?", "Osby"))
    school.quiz.answer(CardId("own-3"), Grade.GOOD, kind=StudyKind.LEARN, duration_ms=1)
    new = [
        replace(old[0], wording=Wording("New question 0?", "Osby")),
        replace(old[1], wording=Wording("New question 1?", "Osby")),
        old[2],
        pack_card("own-9", "A new card?"),
    ]
    path = school.file(sample_pack(*new, edition=2))
    look = school.packs.look(path)
    assert look.standing is PackStanding.UPDATE
    done = school.packs.install(path)
    assert done.items == look.items
    fates = {end.key.id: end.fate for end in done.items if end.key.kind is MaterialKind.CARD}
    assert fates == {
        "own-0": MergeFate.CHANGED,
        "own-1": MergeFate.BOTH,
        "own-2": MergeFate.MINE,
        "own-9": MergeFate.NEW,
        "own-3": MergeFate.KEPT,
        "own-4": MergeFate.GONE,
    }
    said = {number: school.card(f"own-{number}").wording.prompt for number in (0, 1, 2, 3, 9)}
    assert said == {0: "New question 0?", 1: "My question?", 2: "Mine too?", 3: "Question 3?", 9: "A new card?"}
    assert school.card("own-4").state is CardState.SUGGESTED
    assert school.house.history.undo_name() == "pack.update"
    school.house.history.undo()
    assert school.card("own-0").wording.prompt == "Question 0?"
    assert school.packs.installed()[0].manifest.edition == 1


def test_the_authors_version_can_be_taken_with_the_update_or_later(school: School):
    old = pack_card("own-1", "Question?")
    school.packs.install(school.file(sample_pack(old)))
    school.quiz.edit(CardId("own-1"), Wording("Mine?", "Osby"))
    school.packs.install(school.file(sample_pack(replace(old, wording=Wording("Theirs?", "Osby")), edition=2)))
    (rival,) = school.packs.differences(PACK_ID)
    assert school.card().wording.prompt == "Mine?"
    school.packs.take_authors(PACK_ID, [rival.key])
    assert school.card().wording.prompt == "Theirs?"
    school.house.history.undo()
    path = school.file(sample_pack(replace(old, wording=Wording("Newest?", "Osby")), edition=3))
    school.packs.install(path, take=[rival.key])
    assert school.card().wording.prompt == "Newest?"


def test_a_thousand_edit_triples_lose_no_edit_and_no_answer(school: School):
    """Each card is in the old edition or not, in the new one or not, edited, answered, rejected or let be."""
    chance = random.Random(7)
    names = [f"own-{number}" for number in range(1000)]
    in_old = {name for name in names if chance.random() < 0.8}
    in_new = {name for name in names if chance.random() < 0.8} | {"own-0"}
    old = {name: pack_card(name, f"Old {name}?") for name in names if name in in_old}
    new = {
        name: replace(
            old.get(name) or pack_card(name), wording=Wording(f"{chance.choice(('Old', 'New'))} {name}?", "Osby")
        )
        for name in names
        if name in in_new
    }
    school.packs.install(school.file(sample_pack(*old.values())))
    edited = {name for name in old if chance.random() < 0.4}
    answered = {name for name in old if chance.random() < 0.3}
    rejected = {name for name in old if chance.random() < 0.1} - answered
    for name in edited:
        school.quiz.edit(CardId(name), Wording(f"Mine {name}?", "Osby"))
    for name in answered:
        school.quiz.answer(CardId(name), Grade.GOOD, kind=StudyKind.LEARN, duration_ms=1)
    school.quiz.reject([CardId(name) for name in rejected])
    memories = school.memories()
    before = school.answers()

    school.packs.install(school.file(sample_pack(*new.values(), edition=2)))

    assert school.answers() == before
    assert {name: memory for name, memory in school.memories().items() if name in memories} == memories
    cards = {card.id: card for card in school.curation.every_card(DOCUMENT.id)}
    for name in old:
        card = cards[CardId(name)]
        if name in edited:
            assert card.wording.prompt == f"Mine {name}?"
        elif name in in_new:
            assert card.wording == new[name].wording
        if name in rejected:
            assert card.state is CardState.REJECTED
        elif name in in_new or name in edited | answered:
            assert card.state is CardState.APPROVED
    again = school.packs.look(school.file(sample_pack(*new.values(), edition=3)))
    assert {end.fate for end in again.items} <= {MergeFate.MINE}


def corrected(pack: Pack) -> tuple[Pack, str]:
    """The next edition, with another word in the text and its card there."""
    document = pack.documents[0]
    text = TEXT.replace("The town of Osby", "The small town of Osby")
    shift = len(text) - len(TEXT)
    blocks = (*document.blocks[:-1], replace(document.blocks[-1], end=document.blocks[-1].end + shift))
    card = pack_card("own-1")
    start = text.index("The small town")
    source = replace(card.source, quote="The small town of Osby paid nine million crowns.", start=start)
    source = replace(source, end=start + len(source.quote))
    material = replace(document.material, cards=(replace(card, source=source),))
    changed = replace(document, text=text, blocks=blocks, material=material)
    return replace(pack, manifest=replace(pack.manifest, edition=2), documents=(changed,)), text


def test_a_corrected_text_becomes_a_new_edition_and_marks_go_along(school: School):
    pack = sample_pack()
    school.packs.install(school.file(pack))
    second, text = corrected(pack)
    school.packs.install(school.file(second))
    assert school.house.reader.document(DOCUMENT.id).text == text
    assert school.house.annotations.of_document(DOCUMENT.id)[0].span is not None


def test_an_update_with_a_corrected_text_is_one_step_even_after_an_analysis(school: School):
    pack = sample_pack()
    school.packs.install(school.file(pack))
    school.quiz.edit(CardId("own-2"), Wording("Mine?", "a folly"))
    school.quiz.answer(CardId("own-1"), Grade.GOOD, kind=StudyKind.LEARN, duration_ms=1)
    memories = school.memories()
    second, text = corrected(pack)
    school.packs.install(school.file(second))
    history, reader = school.house.history, school.house.reader
    assert school.card().quote.startswith("The small town")
    reader.keep_analysis(DOCUMENT.id, replace(example_analysis(), cards=(), entities=(), events=()))
    assert history.undo_name() == "pack.update"
    history.undo()
    assert reader.document(DOCUMENT.id).text == TEXT
    assert school.packs.installed()[0].manifest.edition == 1
    card = school.card()
    assert card.source is not None
    assert card.source.of(TEXT) == card.quote == "The town of Osby paid nine million crowns."
    assert history.undo_name() == "quiz.answer"
    history.redo()
    assert reader.document(DOCUMENT.id).text == text
    assert school.packs.installed()[0].manifest.edition == 2
    assert school.card().quote.startswith("The small town")
    assert school.card("own-2").wording.prompt == "Mine?"
    assert school.memories() == memories
    assert not school.packs.differences(PACK_ID)[1:]


def test_an_older_edition_and_another_signer_are_refused(school: School):
    key, other = new_key("Ms Bee"), new_key("Ms Bee")
    school.packs.install(school.file(sample_pack(edition=2), key))
    assert list(school.packs.known_authors().values()) == ["Ms Bee"]
    for pack, signer, fault in (
        (sample_pack(edition=1), key, PackFault.OLDER_EDITION),
        (sample_pack(edition=3), other, PackFault.OTHER_SIGNER),
        (sample_pack(edition=3), None, PackFault.OTHER_SIGNER),
    ):
        with pytest.raises(BadPackError) as caught:
            school.packs.install(school.file(pack, signer))
        assert caught.value.fault is fault
    path = school.file(sample_pack(edition=3), other)
    assert school.packs.look(path).signer is SignerStanding.OTHER
    assert school.packs.install(path, accept_signer=True).standing is PackStanding.UPDATE


def test_who_signed_is_told_by_what_is_known(school: School):
    key = new_key("Ms Bee")
    path = school.file(sample_pack(), key)
    assert school.packs.look(path).signer is SignerStanding.FIRST
    school.packs.install(path)
    assert school.packs.look(path).signer is SignerStanding.KNOWN
    course = replace(sample_pack(), manifest=replace(sample_pack().manifest, pack_id="7" + PACK_ID[1:]))
    assert school.packs.look(school.file(course, new_key("ms bee"))).signer is SignerStanding.NAMESAKE
    assert school.packs.look(school.file(course)).signer is SignerStanding.UNSIGNED


def test_removal_names_the_learners_work_and_keeps_it(school: School):
    path = school.file(sample_pack())
    school.packs.install(path)
    school.packs.remove(PACK_ID)
    assert school.house.library.documents() == ()
    school.packs.install(path)
    school.quiz.answer(CardId("own-1"), Grade.GOOD, kind=StudyKind.LEARN, duration_ms=1)
    school.quiz.edit(CardId("own-1"), Wording("Mine?", "Osby"))
    (work,) = school.packs.own_work(PACK_ID)
    assert (work.answers, work.edits, work.cards, work.marks) == (1, 1, 0, 0)
    school.packs.remove(PACK_ID)
    assert [each.id for each in school.house.library.documents()] == [DOCUMENT.id]
    assert school.packs.installed() == ()
    with pytest.raises(UnknownPackError):
        school.packs.remove(PACK_ID)
    school.house.history.undo()
    school.packs.remove(PACK_ID, keep_own_work=False)
    assert school.house.library.documents() == ()
    school.house.history.undo()
    assert school.card().wording.prompt == "Mine?"


def test_preloaded_packs_are_installed_once_and_never_again(school: School):
    school.file(sample_pack(), name="preload/course.studypack")
    (school.folder / "preload/torn.studypack").write_bytes(b"PK torn")
    (school.folder / "preload/notes.txt").write_text("not a pack")
    first = school.packs.install_preloaded()
    assert [done.pack.manifest.title for done in first.installed] == ["Harbours"]
    assert [str(error) for error in first.refused] == ["torn.studypack: damaged BadZipFile"]
    assert not school.packs.install_preloaded().any
    school.packs.remove(PACK_ID)
    school.file(sample_pack(edition=2), name="preload/course2.studypack")
    assert not school.packs.install_preloaded().any  # the learner removed the course
    assert school.packs.installed() == ()


def test_a_preloaded_update_is_installed_where_the_course_is(school: School):
    school.packs.install(school.file(sample_pack()))
    school.file(sample_pack(pack_card("own-1", "New?"), edition=2), name="preload/course.studypack")
    (done,) = school.packs.install_preloaded().installed
    assert done.standing is PackStanding.UPDATE
    assert school.card().wording.prompt == "New?"


def test_a_mark_of_the_authors_that_the_learner_wrote_on_stays_as_the_learner_left_it(school: School):
    school.packs.install(school.file(sample_pack()))
    annotations = school.house.annotations
    (mark,) = annotations.of_document(DOCUMENT.id)
    school.house.clock.move(minutes=1)
    annotations.write(mark.id, note="and mine", tags=mark.tags)
    pack = sample_pack(edition=2)
    material = replace(pack.documents[0].material, annotations=(pack_mark(note="Look there."),))
    school.packs.install(school.file(replace(pack, documents=(replace(pack.documents[0], material=material),))))
    (mark,) = annotations.of_document(DOCUMENT.id)
    assert (mark.note, fold(mark.author)) == ("and mine", fold("Ms Bee"))
