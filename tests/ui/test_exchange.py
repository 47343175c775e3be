"""Export and import in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QLabel, QListWidget, QPushButton, QTableView

from studyapp.domain.exchange import ExchangeFormat
from studyapp.ui.exchange.exchange_work import ExchangeWork
from tests.ui.house import House, opened_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    with opened_house(qtbot, tmp_path / "data") as opened:
        opened.window.show()
        yield opened


def work_of(house: House) -> ExchangeWork:
    return ExchangeWork(house.app.exchange, house.app.library, house.shell, house.window)


def dialog(house: House, name: str) -> QDialog | None:
    return next((each for each in house.window.findChildren(QDialog, name) if each.isVisible()), None)


def test_an_export_asks_what_and_where_and_says_what_it_wrote(qtbot: QtBot, house: House, tmp_path: Path):
    document_id = house.add_example()
    house.app.quiz.approve([card.id for card in house.app.quiz.suggestions(document_id)])
    work = work_of(house)
    work.ask_export()
    asked = dialog(house, "export_dialog")
    assert asked is not None
    documents = asked.findChild(QListWidget, "export_documents")
    qtbot.waitUntil(lambda: documents.count() == 1)
    go = asked.findChild(QPushButton, "export_go")
    assert go.isEnabled()
    documents.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not go.isEnabled()
    asked.findChild(QPushButton, "export_all").click()
    forms = asked.findChild(QComboBox, "export_format")
    scheduling = asked.findChild(QCheckBox, "export_scheduling")
    assert scheduling.isEnabled()
    forms.setCurrentIndex(forms.findData(ExchangeFormat.MOODLE.value))
    assert not scheduling.isEnabled()
    go.click()
    files = house.window.findChild(QFileDialog, "export_file_dialog")
    target = tmp_path / "quiz.xml"
    files.fileSelected.emit(str(target))
    files.close()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: dialog(house, "exchange_progress") is None)
    assert b"<quiz>" in target.read_bytes()
    work.close()


def test_an_import_reports_each_item_and_leads_to_the_document(qtbot: QtBot, house: House, tmp_path: Path):
    table = tmp_path / "words.csv"
    table.write_text("#separator:Comma\nWhich river?,The Lind\nalone\n")
    work = work_of(house)
    work.import_files([table])
    qtbot.waitUntil(lambda: dialog(house, "exchange_report") is not None, timeout=20_000)
    report = dialog(house, "exchange_report")
    assert report is not None
    assert report.findChild(QLabel, "exchange_summary").text() == "1 new · 1 refused"
    items = report.findChild(QTableView, "exchange_items").model()
    shown = [[items.index(row, column).data() for column in range(3)] for row in range(items.rowCount())]
    assert shown == [["refused", "line 3", "The line has too few columns."], ["new", "Which river?", ""]]
    report.findChild(QPushButton, "exchange_copy").click()
    assert "refused – 3 – The line has too few columns." in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(house.shell.signals.document_requested) as asked:
        report.findChild(QPushButton, "exchange_open").click()
    assert asked.args == [house.app.library.documents()[0].id]
    work.close()


def test_a_file_that_is_no_deck_is_told_of_and_the_next_one_comes_in(qtbot: QtBot, house: House, tmp_path: Path):
    bad, good = tmp_path / "bad.apkg", tmp_path / "good.csv"
    bad.write_bytes(b"no deck")
    good.write_text("Which river?,The Lind\n")
    work = work_of(house)
    work.import_files([bad, good])
    qtbot.waitUntil(lambda: dialog(house, "exchange_report") is not None, timeout=30_000)
    assert len(house.app.library.documents()) == 1
    report = dialog(house, "exchange_report")
    assert report is not None
    report.close()
    work.close()
