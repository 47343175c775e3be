from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.cards.parsed_check import parsed_doubts
from studyapp.domain.card import CardState
from studyapp.domain.errors import GeneratorError, GeneratorFault
from studyapp.domain.span import Span
from studyapp.generator import LocalGenerator
from studyapp.services.curation import Curation
from studyapp.services.generation import PREFIX, Generation
from studyapp.settings import Settings
from studyapp.store.curation import CurationStore
from studyapp.store.database import Database
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore
from tests.examples import TEXT, SetClock, example_analysis, example_document
from tests.fake_generator import FakeGenerator, serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from studyapp.analysis.language import LanguageModel
    from studyapp.domain.card import Card
    from studyapp.domain.card_check import Claim

ON = Settings(generator_on=True, generator_address="http://localhost:8080/v1", generator_model="small")
PASSAGE = Span(TEXT.index("The town of Osby"), len(TEXT))
QUOTE = "The town of Osby paid nine million crowns."


def cloze(prompt: str, answer: str, quote: str = QUOTE) -> dict[str, object]:
    return {"type": "cloze", "prompt": prompt, "answer": answer, "quote": quote}


class Desk:
    def __init__(self, folder: Path, fake: FakeGenerator, checker: ReadHere, settings: Settings = ON) -> None:
        self.database = Database(folder / "library.db")
        self.clock = SetClock()
        self.document = example_document()
        LibraryStore(self.database).add(self.document, self.clock())
        self.analyse()
        store = CurationStore(self.database)
        generator = LocalGenerator(timeout_s=5, connect=fake.connect)
        self.generation = Generation(store, generator, checker, self.clock, lambda: settings)
        self.curation = Curation(store, self.clock)

    def analyse(self) -> None:
        ReaderStore(self.database).keep_analysis(self.document.id, example_analysis(), self.clock())

    def ask(self) -> tuple[int, dict[str, int]]:
        told = self.generation.propose(self.document.id, (PASSAGE,), on_progress=lambda _share: None)
        return told.kept, dict(told.dropped)

    def generated(self) -> list[Card]:
        return [card for card in self.curation.queue(self.document.id) if card.id.startswith(PREFIX)]


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeGenerator]:
    with serving(tmp_path) as running:
        yield running


class ReadHere:
    """The real rules with the real model, in this process: a child for each test would load the model again."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    def check(self, claims: Sequence[Claim]) -> Future[tuple[tuple[str, ...], ...]]:
        done: Future[tuple[tuple[str, ...], ...]] = Future()
        done.set_result(parsed_doubts(self._model.nlp, claims))
        return done


@pytest.fixture
def checker(model: LanguageModel) -> ReadHere:
    return ReadHere(model)


@pytest.fixture
def desk(tmp_path: Path, fake: FakeGenerator, checker: ReadHere) -> Iterator[Desk]:
    made = Desk(tmp_path, fake, checker)
    yield made
    made.database.close()


def test_a_proven_card_is_offered_and_never_approved_by_itself(desk: Desk, fake: FakeGenerator):
    fake.cards = [cloze("The town of Osby paid _____ crowns.", "nine million")]
    assert desk.ask() == (1, {})
    [card] = desk.generated()
    assert card.state is CardState.SUGGESTED
    assert card.source is not None
    assert card.source.of(TEXT) == card.quote == QUOTE
    assert card.answer_span is not None
    assert card.answer_span.of(TEXT) == "nine million"


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (cloze("The town of Osby paid _____ dollars.", "ten", "The town of Osby paid ten dollars."), "unproven"),
        (cloze("Lindqvist opened the wall on _____ 2019.", "3 May", "opened the new wall on 3 May 2019"), "unproven"),
        (cloze("The town of Osby paid _____ crowns.", "ten million"), "not_grounded"),
        (cloze("The town of Osby paid nine million crowns.", "nine million"), "no_card"),
        (cloze("The town of _____, that is Osby, paid nine million crowns.", "Osby"), "leak"),
        (cloze("It paid _____ crowns for the new harbour wall.", "nine million"), "unresolved_pronoun"),
        (cloze("Today the town of Osby paid _____ crowns.", "nine million"), "deictic"),
        (cloze("We know that Osby paid _____ crowns for it.", "nine million"), "first_person"),
        (cloze("Osby paid _____ crowns.", "nine million"), "duplicate"),
        (cloze("The engineer paid _____ crowns for the wall.", "nine million"), "dangling_definite"),
        ({"type": "essay"}, "no_card"),
    ],
)
def test_every_proposal_is_proven_and_linted_or_dropped_with_its_reason(
    desk: Desk, fake: FakeGenerator, proposal: dict[str, object], reason: str
):
    fake.cards = [proposal]
    assert desk.ask() == (0, {reason: 1})
    assert not desk.generated()


def test_a_wrong_option_that_the_passage_names_is_no_wrong_option(desk: Desk, fake: FakeGenerator):
    options = {"type": "choice", "prompt": "Which town paid nine million crowns?", "answer": "Osby", "quote": QUOTE}
    fake.cards = [{**options, "distractors": ["Alby", "nine million", "Torp"]}]
    assert desk.ask() == (0, {"ambiguous": 1})


def test_nothing_is_asked_while_it_is_turned_off(tmp_path: Path, fake: FakeGenerator, checker: ReadHere):
    desk = Desk(tmp_path, fake, checker, Settings())
    with pytest.raises(GeneratorError) as refused:
        desk.ask()
    assert refused.value.reason is GeneratorFault.TURNED_OFF
    assert not fake.addresses
    desk.database.close()


def test_another_machine_is_refused_before_a_word_is_sent(tmp_path: Path, fake: FakeGenerator, checker: ReadHere):
    desk = Desk(tmp_path, fake, checker, replace(ON, generator_address="http://10.0.0.5/v1"))
    with pytest.raises(GeneratorError):
        desk.ask()
    assert not fake.addresses
    desk.database.close()


def test_generated_cards_survive_an_analysis_and_are_undone_in_one_step(desk: Desk, fake: FakeGenerator):
    fake.cards = [cloze("The town of Osby paid _____ crowns.", "nine million")]
    desk.ask()
    desk.analyse()
    assert len(desk.generated()) == 1
    desk.ask()
    assert len(desk.generated()) == 1
    HistoryStore(desk.database).undo(desk.clock())
    assert not desk.generated()


def test_what_was_found_before_a_fault_is_kept(desk: Desk, fake: FakeGenerator):
    fake.cards = [cloze("The town of Osby paid _____ crowns.", "nine million")]
    asked: list[float] = []

    def stop_second(share: float) -> None:
        asked.append(share)
        if len(asked) == 2:
            fake.status = 500

    with pytest.raises(GeneratorError):
        desk.generation.propose(desk.document.id, (PASSAGE, PASSAGE), on_progress=stop_second)
    assert len(desk.generated()) == 1
