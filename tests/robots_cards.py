"""The robot of the cards window, and a desk with as many cards as a test wants."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from studyapp.analysis.cards.parsed_check import parsed_doubts
from studyapp.domain.analysis import CardFinding, CardKey, CardType, Tier
from studyapp.domain.card import CardId, CardState
from studyapp.domain.document import Block, BlockKind, Document, ImportedText, Origin
from studyapp.domain.span import Span
from studyapp.services.curation import Curation
from studyapp.services.reader import Reader
from studyapp.store.curation import CurationStore
from studyapp.store.library import LibraryStore
from studyapp.store.quiz import QuizStore
from studyapp.store.reader import ReaderStore
from studyapp.ui.quiz.cards_window import CardsWindow
from studyapp.ui.quiz.curation_work import CurationWork
from studyapp.ui.quiz.editor import CardEditor
from tests.examples import example_analysis, example_document
from tests.robots import Robot
from tests.ui.house import PatientAnalyser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from studyapp.analysis.language import LanguageModel
    from studyapp.domain.card_check import Claim
    from studyapp.domain.document import DocumentId
    from tests.ui.desk import Desk


class ReadHere:
    """The real rules with the real model, in this process."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    def check(self, claims: Sequence[Claim]) -> Future[tuple[tuple[str, ...], ...]]:
        done: Future[tuple[tuple[str, ...], ...]] = Future()
        done.set_result(parsed_doubts(self._model.nlp, claims))
        return done


class CardsRobot(Robot):
    """Goes through cards as a teacher does, and counts the keys that are pressed."""

    def __init__(self, qtbot: QtBot, desk: Desk, checker: ReadHere | None = None) -> None:
        self.desk = desk
        self.keys = 0
        database, clock = desk.database, desk.clock
        self.curation = Curation(CurationStore(database), clock, checker)
        reader = Reader(ReaderStore(database), PatientAnalyser(), clock, back_up=lambda _reason: None)
        with qtbot.waitExposed(desk.window):
            desk.window.show()
        self.work = CurationWork(self.curation, desk.quiz, reader, desk.shell, desk.window)
        desk.shell.signals.action_requested.connect(self._on_action)
        super().__init__(qtbot, desk.window)

    @property
    def window(self) -> CardsWindow:
        found = self.desk.window.findChild(CardsWindow)
        assert found is not None
        return found

    def open(self) -> CardsRobot:
        self.work.open()
        self.settle()
        self.widget = self.window
        self.wait(self.window.isActiveWindow)
        return self

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        self.settle()
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        self.qtbot.keyClick(self.window.choosing, key, modifiers)

    def prompt(self) -> str:
        self.settle()
        card = self.window.choosing.card
        return card.wording.prompt if card is not None else ""

    def label(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def choose(self, box: str, text: str) -> None:
        combo = self.find(QComboBox, box)
        combo.setCurrentIndex(combo.findText(text))
        combo.activated.emit(combo.currentIndex())

    def state(self, name: str) -> CardState:
        return QuizStore(self.desk.database).card(CardId(f"{self.desk.shell.signals.document_id}-{name}")).state

    def editor(self) -> Robot:
        self.wait(lambda: self.desk.window.findChild(CardEditor))
        found = self.desk.window.findChild(CardEditor)
        assert found is not None
        return Robot(self.qtbot, found)

    def _on_action(self, action: str) -> None:
        if action == "edit.undo":
            self.desk.undo()


def add_ships(desk: Desk, count: int) -> DocumentId:
    """Put a document of two sections into the library that gives so many cards, and open it."""
    lines = [
        "Ships of the North",
        *(f"The ship Alder {n} carried {n + 100} tons of salt to Osby." for n in range(count)),
    ]
    lines.insert(count // 2, "Ships of the South")
    text, blocks, at = "\n\n".join(lines), list[Block](), 0
    for line in lines:
        blocks.append(Block(BlockKind.HEADING if line.startswith("Ships") else BlockKind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 2
    origin = Origin("text", 1, "ships.txt", "1" * 64, "utf-8")
    base = example_document()
    document = Document.create(ImportedText("", text, tuple(blocks), base.date, base.date_source, "en", origin))
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    cards = tuple(_ship(text, n, block) for n, block in enumerate(paragraphs))
    LibraryStore(desk.database).add(document, desk.clock())
    analysis = replace(example_analysis(), entities=(), terms=(), events=(), time_expressions=(), cards=cards)
    ReaderStore(desk.database).keep_analysis(document.id, analysis, desk.clock())
    desk.shell.signals.set_document(document.id)
    return document.id


def _ship(text: str, number: int, block: Block) -> CardFinding:
    line = block.span.of(text)
    answer = str(number + 100)
    start = block.start + line.index(f"carried {answer}") + len("carried ")
    kind = CardType.CLOZE if number % 2 else CardType.QUESTION
    prompt = line.replace(f"carried {answer}", "carried _____")
    return CardFinding(
        key=CardKey(f"ship{number}"),
        fact_key=f"ship{number}",
        type=kind,
        prompt=prompt if kind is CardType.CLOZE else f"How many tons did the ship Alder {number} carry?",
        answer=answer,
        accepted=(),
        distractors=(),
        rank=0.5,
        tier=Tier.AUTO,
        source=block.span,
        answer_span=Span(start, start + len(answer)),
    )
