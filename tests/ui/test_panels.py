"""The ordeal that every panel passes. To add a panel: a line in `PANELS`, and its making in `House.panel`."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from studyapp.domain.analysis import (
    Analysis,
    CardKey,
    EntityFinding,
    EntityType,
    EventKey,
    Mention,
    entity_key,
)
from studyapp.domain.changes import Changes, Topic
from studyapp.domain.document import Block, BlockKind, DateSource, Document, ImportedText, Origin
from studyapp.settings import Settings
from tests.examples import example_analysis, example_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.house import House

PANELS = ("library", "reader", "annotations", "glossary", "timeline", "quiz", "progress")
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
# Parts that Qt makes inside its own controls.
QTS_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton")
MANY = 5000
HEBREW = "שלום לכולם: דנה כהן נולדה בחיפה בשנת 1987. 😀🎉"


def shown(qtbot: QtBot, house: House, name: str) -> QWidget:
    panel = house.panel(name)
    panel.resize(440, 680)
    panel.show()
    house.window.show()
    qtbot.waitExposed(house.window)
    settle(qtbot, house)
    return panel


def settle(qtbot: QtBot, house: House) -> None:
    """Wait until every job that was asked for has ended; what it led to may ask for more."""
    for _ in range(4):
        ended: list[bool] = []
        house.shell.jobs.run(list, lambda _result, ended=ended: ended.append(True))
        qtbot.waitUntil(lambda ended=ended: bool(ended), timeout=20_000)


def open_document(house: House, document: Document, analysis: Analysis) -> None:
    document_id = house.add(document, analysis)
    house.shell.signals.set_document(document_id)
    house.shell.signals.document_requested.emit(document_id)


def document_of(text: str) -> Document:
    origin = Origin("text", 1, "made.txt", "0" * 64, "utf-8")
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return Document.create(ImportedText("", text, blocks, None, DateSource.NONE, "en", origin))


def huge() -> tuple[Document, Analysis]:
    """A text with 5,000 names, events and cards."""
    names = [f"Anna{number}" for number in range(MANY)]
    text = " ".join(names)
    example = example_analysis()
    entities: list[EntityFinding] = []
    events, cards = [], []
    at = 0
    for number, name in enumerate(names):
        end = at + len(name)
        entities.append(
            EntityFinding(entity_key(name), name, EntityType.PERSON, 1 - number / MANY, (), (Mention(at, end),))
        )
        span = Block(BlockKind.PARAGRAPH, at, end).span
        events.append(
            replace(
                example.events[0],
                key=EventKey(f"v{number}"),
                event_key=EventKey(f"v{number}"),
                start=at,
                end=end,
                time_expression=None,
                entities=(),
            )
        )
        cards.append(
            replace(example.cards[0], key=CardKey(f"c{number}"), fact_key=f"f{number}", source=span, answer_span=None)
        )
        at = end + 1
    return document_of(text), replace(
        example, entities=tuple(entities), events=tuple(events), cards=tuple(cards), time_expressions=()
    )


def nameless(panel: QWidget) -> list[str]:
    found: list[str] = []
    for kind in CONTROLS:
        for control in panel.findChildren(kind):
            inside = any(isinstance(above, CONTROLS) for above in ancestors(control, panel))
            if inside or control.objectName().startswith(QTS_OWN) or isinstance(control, QAbstractSlider):
                continue
            if not control.objectName() or not control.accessibleName():
                found.append(f"{type(control).__name__} {control.objectName()!r} {control.accessibleName()!r}")
    return found


def ancestors(control: QWidget, top: QWidget) -> Iterator[QWidget]:
    above = control.parentWidget()
    while above is not None and above is not top:
        yield above
        above = above.parentWidget()


@pytest.mark.parametrize("name", PANELS)
def test_an_empty_library_is_shown_with_something_to_do(qtbot: QtBot, house: House, name: str):
    panel = shown(qtbot, house, name)
    assert not panel.grab().isNull()
    empty = panel.findChildren(QWidget, "empty_state")
    assert name == "progress" or any(state.isVisibleTo(panel) for state in empty)


@pytest.mark.parametrize("name", PANELS)
def test_a_document_is_shown_and_left_again(qtbot: QtBot, house: House, name: str):
    panel = shown(qtbot, house, name)
    open_document(house, example_document(), example_analysis())
    settle(qtbot, house)
    assert not panel.grab().isNull()
    house.shell.signals.set_document(None)
    settle(qtbot, house)
    assert not panel.grab().isNull()


@pytest.mark.parametrize("name", PANELS)
def test_every_control_has_a_name_and_says_what_it_is(qtbot: QtBot, house: House, name: str):
    panel = shown(qtbot, house, name)
    open_document(house, example_document(), example_analysis())
    settle(qtbot, house)
    assert nameless(panel) == []


@pytest.mark.parametrize("name", [name for name in PANELS if name != "library"])
def test_five_thousand_rows_are_shown(qtbot: QtBot, house: House, name: str):
    open_document(house, *huge())
    panel = shown(qtbot, house, name)
    house.shell.signals.document_requested.emit(house.shell.signals.document_id)
    settle(qtbot, house)
    assert not panel.grab().isNull()


def test_a_library_of_many_documents_is_shown(qtbot: QtBot, house: House):
    for number in range(300):
        house.add(document_of(f"Document number {number} has a few words."))
    panel = shown(qtbot, house, "library")
    found = panel.findChild(QAbstractItemView, "library_list")
    assert found is not None
    qtbot.waitUntil(lambda: found.model().rowCount() == 300)
    assert not panel.grab().isNull()


@pytest.mark.parametrize("name", PANELS)
def test_right_to_left_text_and_emoji_are_shown(qtbot: QtBot, house: House, name: str):
    dana, haifa = HEBREW.index("דנה כהן"), HEBREW.index("חיפה")
    example = example_analysis()
    entities = (
        EntityFinding(entity_key("דנה כהן"), "דנה כהן", EntityType.PERSON, 0.9, ("😀",), (Mention(dana, dana + 7),)),
        EntityFinding(entity_key("חיפה"), "חיפה", EntityType.GPE, 0.8, (), (Mention(haifa, haifa + 4),)),
    )
    event = replace(example.events[0], label=HEBREW, start=0, end=20, time_expression=None, entities=(entities[0].key,))
    whole = document_of(HEBREW)
    card = replace(example.cards[0], prompt=HEBREW, answer="דנה 😀", source=whole.blocks[0].span, answer_span=None)
    panel = shown(qtbot, house, name)
    open_document(
        house, whole, replace(example, entities=entities, events=(event,), cards=(card,), time_expressions=())
    )
    settle(qtbot, house)
    assert not panel.grab().isNull()


@pytest.mark.parametrize("name", PANELS)
def test_changes_of_every_topic_are_borne_hidden_and_shown(qtbot: QtBot, house: House, name: str):
    panel = shown(qtbot, house, name)
    open_document(house, example_document(), example_analysis())
    settle(qtbot, house)
    for topic in (*Topic, Topic.EVERYTHING, Topic.NOTHING):
        for document_id in (None, example_document().id):
            house.shell.signals.changed.emit(Changes(topic, document_id))
        panel.setVisible(not panel.isVisible())
    panel.show()
    for theme in ("dark", "sepia", "light"):
        house.shell.look.apply(Settings(theme=theme, font_size_pt=16))
    settle(qtbot, house)
    assert not panel.grab().isNull()


@pytest.mark.parametrize("name", PANELS)
def test_a_closed_panel_is_freed(qtbot: QtBot, house: House, name: str):
    panel = shown(qtbot, house, name)
    open_document(house, example_document(), example_analysis())
    settle(qtbot, house)
    watched = ref(panel)
    gc.collect()
    gc.disable()
    try:
        panel.hide()
        panel.deleteLater()
        del panel
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert watched() is None, "something holds the panel: a cycle, a lambda, or a list somewhere"
    finally:
        gc.enable()
    house.shell.signals.changed.emit(Changes(Topic.EVERYTHING))
    settle(qtbot, house)
