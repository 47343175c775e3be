from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox, QPushButton, QRadioButton, QWidget

from studyapp.domain.annotation_exchange import ImportedItem, ImportReport, ItemFate, Why
from studyapp.domain.changes import NO_CHANGES
from studyapp.domain.document import Place
from studyapp.ui.annotations.exchange_dialogs import report_text, sentence, summary
from studyapp.ui.annotations.exchange_work import MarksExchange
from tests.examples import example_document, span_of
from tests.ui.opened import Opened, open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

DOCUMENT = example_document().id


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    opened = open_window(qtbot, tmp_path)
    opened.window.shell.signals.document_requested.emit(DOCUMENT)
    opened.robot.wait(lambda: opened.window.shell.signals.document_id == DOCUMENT)
    yield opened
    opened.close()


def exchange(opened: Opened) -> MarksExchange:
    found = opened.window.findChild(MarksExchange)
    assert found is not None
    return found


def answer(opened: Opened, words: str) -> None:
    box = opened.robot.find(QMessageBox, "marks_whose")
    next(button for button in box.findChildren(QPushButton) if words in button.text()).click()


def web(quote: str) -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": quote}
    return {"type": "Annotation", "creator": {"name": "Ada"}, "target": {"selector": selector}}


def test_marks_are_written_in_the_chosen_form(opened: Opened, tmp_path: Path):
    opened.app.annotations.add(DOCUMENT, span_of("nine million"), note="How much?")
    opened.do("annotations.export")
    assert opened.robot.find(QRadioButton, "marks_here").isChecked()
    opened.robot.find(QRadioButton, "marks_markdown").setChecked(True)
    opened.robot.click("marks_save")
    chooser = opened.robot.find(QFileDialog, "marks_export_file")
    assert chooser.selectedFiles()[0].endswith("The Harbour Wall.md")
    chooser.close()
    exchange(opened).export_to(str(tmp_path / "marks.md"))
    opened.robot.wait(lambda: "1 mark was written" in opened.says())
    assert "> nine million\n\nHow much?" in (tmp_path / "marks.md").read_text()


def test_nothing_to_write_is_said(opened: Opened, tmp_path: Path):
    exchange(opened).export_to(str(tmp_path / "marks.md"))
    opened.robot.wait(lambda: "no marks to be written" in opened.says())
    assert not (tmp_path / "marks.md").exists()


def test_marks_come_in_as_ones_own_and_can_be_taken_back(opened: Opened, tmp_path: Path):
    (tmp_path / "a.json").write_text(json.dumps([web("nine million")]))
    exchange(opened).import_from(str(tmp_path / "a.json"))
    answer(opened, "mine")
    opened.robot.wait(lambda: "1 new" in opened.says())
    assert [mark.own for mark in opened.app.annotations.of_document(DOCUMENT)] == [True]
    opened.do("edit.undo")
    opened.robot.wait(lambda: not opened.app.annotations.of_document(DOCUMENT))


def test_what_was_refused_is_reported_with_its_reason(opened: Opened, tmp_path: Path):
    (tmp_path / "a.json").write_text(json.dumps([web("nine million"), web("ten million"), {}]))
    exchange(opened).import_from(str(tmp_path / "a.json"))
    answer(opened, "As the file says")
    opened.robot.wait(lambda: opened.window.findChild(QDialog, "marks_report") is not None)
    report = opened.robot.find(QDialog, "marks_report")
    said = [label.text() for label in report.findChildren(QLabel) if label.text()]
    assert said[0] == "1 new · 1 without their passage · 1 refused"
    assert any(line.startswith("“ten million” – its passage is not in the document") for line in said)
    assert [mark.author for mark in opened.app.annotations.of_document(DOCUMENT)] == ["Ada", "Ada"]
    opened.robot.click("marks_report_copy")
    assert (
        QGuiApplication.clipboard()
        .text()
        .startswith("a.json: 1 new · 1 without their passage · 1 refused\n1. [new] “nine million”")
    )
    opened.robot.click("marks_report_close")


def test_a_mark_without_its_passage_is_attached_by_hand(opened: Opened, tmp_path: Path):
    (tmp_path / "a.json").write_text(json.dumps([web("ten million")]))
    exchange(opened).import_from(str(tmp_path / "a.json"))
    answer(opened, "mine")
    opened.robot.wait(lambda: opened.window.findChild(QDialog, "marks_report") is not None)
    opened.robot.click("marks_report_close")
    orphan = opened.app.annotations.of_document(DOCUMENT)[0]
    signals = opened.window.shell.signals
    signals.annotation_requested.emit(orphan.id, True)
    opened.robot.wait(lambda: opened.robot.find(QWidget, "annotation_attach_bar").isVisible())

    signals.set_selection(None, "")
    opened.robot.click("annotation_attach")
    assert "select the passage" in opened.robot.find(QLabel, "annotation_attach_hint").text()
    signals.set_selection(Place(DOCUMENT, span_of("nine million")), "nine million")
    opened.robot.click("annotation_attach")

    opened.robot.wait(lambda: opened.app.annotations.of_document(DOCUMENT)[0].span == span_of("nine million"))
    opened.robot.wait(lambda: not opened.robot.find(QWidget, "annotation_attach_bar").isVisible())


def test_a_file_that_is_none_is_told_of(opened: Opened, tmp_path: Path):
    (tmp_path / "a.json").write_text('{"flour": 1}')
    exchange(opened).import_from(str(tmp_path / "a.json"))
    answer(opened, "mine")
    opened.robot.wait(lambda: "There are no annotations in “a.json”" in opened.says())


def test_both_entries_ask_for_a_file(opened: Opened):
    opened.do("annotations.import")
    opened.robot.find(QFileDialog, "marks_import_file").close()
    opened.do("annotations.export")
    opened.robot.click("marks_cancel")


def test_every_reason_has_its_sentence():
    items = [ImportedItem(number, ItemFate.REFUSED, "", why) for number, why in enumerate(Why, 1)]
    sentences = {sentence(item) for item in items}
    assert len(sentences) == len(Why)
    report = ImportReport(tuple(items), NO_CHANGES)
    assert summary(report) == f"{len(Why)} refused"
    assert len(report_text("a.json", report).splitlines()) == len(Why) + 1
    assert summary(ImportReport((), NO_CHANGES)) == "There is nothing in the file."
