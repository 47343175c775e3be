"""The local generator in the window: its buttons, its progress, and Stop, against the tests' own server."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from studyapp.generator import LocalGenerator
from studyapp.services.generation import PREFIX, Generation
from studyapp.settings import Settings
from studyapp.store.curation import CurationStore
from studyapp.store.reader import ReaderStore
from tests.examples import example_analysis, example_cards
from tests.fake_generator import FakeGenerator, serving
from tests.robots_cards import CardsRobot, ReadHere

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.analysis.language import LanguageModel
    from tests.ui.desk import Desk

ON = Settings(generator_on=True, generator_address="http://localhost:8080/v1", generator_model="small")
QUOTE = "The town of Osby paid nine million crowns."


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeGenerator]:
    with serving(tmp_path) as running:
        yield running


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, fake: FakeGenerator, model: LanguageModel) -> Iterator[CardsRobot]:
    analysis = replace(example_analysis(), cards=(*example_cards()[:4], example_cards()[5]))
    ReaderStore(desk.database).keep_analysis(desk.document_id, analysis, desk.clock())
    robot = CardsRobot(qtbot, desk)
    generator = LocalGenerator(timeout_s=5, connect=fake.connect)
    store = CurationStore(desk.database)
    robot.work.use_generator(Generation(store, generator, ReadHere(model), desk.clock, lambda: ON))
    robot.open()
    robot.window.pages.setCurrentIndex(1)
    robot.wait(lambda: robot.find(QAbstractButton, "coverage_generate").isEnabled())
    yield robot
    robot.window.close()


def said(page: CardsRobot) -> str:
    return page.find(QLabel, "coverage_generator_said").text()


def generated(page: CardsRobot) -> list[str]:
    queue = page.curation.queue(page.desk.document_id)
    return [card.wording.prompt for card in queue if card.id.startswith(PREFIX)]


def test_what_is_sound_is_offered_and_the_rest_is_counted_with_its_reason(page: CardsRobot, fake: FakeGenerator):
    sound = {"type": "cloze", "prompt": "The town of Osby paid _____ crowns.", "answer": "nine million", "quote": QUOTE}
    fake.cards = [sound, {**sound, "prompt": "It paid _____ crowns for the new harbour wall."}]
    page.click("coverage_generate")
    page.wait(lambda: "Dropped" in said(page))
    assert said(page).startswith("One card proposed")
    assert generated(page) == [sound["prompt"]]


def test_stop_ends_the_question_and_the_buttons_come_back(page: CardsRobot, fake: FakeGenerator):
    fake.gate.clear()
    page.click("coverage_generate")
    page.wait(lambda: "%" in said(page))
    assert not page.find(QAbstractButton, "coverage_generate").isEnabled()
    page.wait(fake.heard.is_set)
    page.click("coverage_stop")
    page.wait(lambda: said(page).startswith("Stopped"))
    assert page.find(QAbstractButton, "coverage_generate").isEnabled()
    assert not generated(page)
    fake.gate.set()
