from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from studyapp.domain import errors
from studyapp.domain.errors import BadEdit, StudyError, Unreadable
from studyapp.settings import Settings
from studyapp.ui.look import Look
from studyapp.ui.message_card import Messages
from studyapp.ui.messages import describe
from studyapp.ui.step_words import step_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

HERE = Path("library.db")
ALL: list[StudyError] = [
    *(errors.UnreadableFileError(name="notes.txt", reason=reason, limit_mib=50) for reason in Unreadable),
    *(errors.BadEditError(reason) for reason in BadEdit),
    errors.AnalysisCancelledError(),
    errors.AnalysisFailedError("exit code 7"),
    errors.ModelMissingError("no file"),
    errors.DatabaseTooNewError(HERE),
    errors.DatabaseDamagedError(HERE, "malformed"),
    errors.DatabaseBusyError(HERE),
    errors.DiskFullError(HERE),
    errors.ReadOnlyError(HERE),
    errors.StoreError(HERE),
    errors.AlreadyRunningError(Path("data")),
    errors.UnknownDocumentError("d1"),
    errors.UnknownImageError("0abc"),
    *(errors.BadInstallerError("Setup.exe", fault) for fault in errors.InstallerFault),
    *(errors.BadPackError("course.studypack", fault) for fault in errors.PackFault),
    errors.UnknownPackError("p1"),
    errors.UnknownEntityError("e1"),
    errors.UnknownEventError("v1"),
    errors.UnknownCardError("c1"),
    errors.AnnotationExportError("marks.md", is_empty=True),
    errors.AnnotationExportError("marks.md", details="No space left"),
    *(errors.GeneratorError(fault, "example.org") for fault in errors.GeneratorFault),
    errors.NothingToUndoError(),
    errors.UndoConflictError("glossary.merge"),
    errors.UndoConflictError("quiz.edit", redoing=True),
]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def messages(qapp: QApplication, window: QWidget) -> Iterator[Messages]:
    look = Look(qapp, Settings(theme="light"))
    yield Messages(look, window)
    look.deleteLater()


@pytest.mark.parametrize("error", ALL, ids=lambda error: f"{type(error).__name__}-{error}"[:40])
def test_every_error_is_told_in_sentences(error: StudyError):
    message = describe(error)
    assert message.sentence.endswith(".")
    said = f"{message.title} {message.sentence} {message.advice}"
    assert type(error).__name__ not in said
    assert "error" not in said.casefold()
    assert "{" not in said


def test_the_reasons_are_told_apart():
    titles = {describe(error).title for error in ALL if isinstance(error, errors.UnreadableFileError)}
    assert len(titles) == len(Unreadable)


def test_a_bug_shows_its_traceback_as_details_only():
    message = describe(ValueError("odd"))
    assert "ValueError: odd" in message.details
    assert "ValueError" not in message.title + message.sentence + message.advice


def test_an_error_stays_until_it_is_closed(messages: Messages, window: QWidget):
    messages.show_error(errors.DiskFullError(HERE, "details here"))
    assert "disk is full" in messages.text
    assert window.rect().contains(messages.geometry())
    details = messages.findChild(QWidget, "message_details_text")
    button = messages.findChild(QPushButton, "message_details")
    assert details is not None
    assert button is not None
    assert not details.isVisible()
    button.click()
    assert details.isVisible()
    assert window.rect().contains(messages.geometry())
    messages.hide()
    assert messages.text == ""


def test_news_offer_to_undo(qtbot: QtBot, messages: Messages):
    messages.tell("Removed “Tides”.", undo=True)
    undo = messages.findChild(QPushButton, "message_undo")
    assert undo is not None
    with qtbot.waitSignal(messages.undo_requested):
        undo.click()
    assert messages.text == ""


def test_cancelling_says_nothing(messages: Messages):
    messages.show_error(errors.AnalysisCancelledError())
    assert messages.text == ""


def test_the_card_stays_inside_a_window_that_shrinks(qtbot: QtBot, messages: Messages, window: QWidget):
    messages.show_error(errors.DatabaseDamagedError(HERE, "x"))
    window.resize(420, 300)
    qtbot.waitUntil(lambda: window.rect().contains(messages.geometry()))


def test_unknown_steps_have_a_readable_name():
    assert step_text("glossary.merge") == "merge entries"
    assert step_text("somewhere.some_thing") == "some thing"
