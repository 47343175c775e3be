from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget, QSpinBox, QTextEdit, QToolButton

from studyapp.domain.card import CardId, CardState
from studyapp.domain.worksheet import Task, worksheets
from studyapp.formats.worksheet import WorksheetWords, worksheet_html
from studyapp.services.curation import Curation
from studyapp.services.reader import Reader
from studyapp.store.curation import CurationStore
from studyapp.store.reader import ReaderStore
from studyapp.ui.quiz.paper_pages import keep_together
from studyapp.ui.quiz.paper_work import PaperWork
from tests.domain.test_worksheet import ASKED
from tests.pack_samples import pack_card
from tests.robots import Robot
from tests.ui.house import PatientAnalyser

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.ui.quiz.paper_test import PaperTestDialog
    from tests.ui.desk import Desk


@pytest.fixture
def work(desk: Desk) -> PaperWork:
    curation = Curation(CurationStore(desk.database), desk.clock)
    reader = Reader(ReaderStore(desk.database), PatientAnalyser(), desk.clock, back_up=len)
    return PaperWork(curation, desk.quiz, reader, desk.shell, desk.window)


def approve_all(desk: Desk) -> int:
    cards = desk.quiz.suggestions(desk.document_id)
    desk.quiz.approve(tuple(card.id for card in cards))
    return len([card for card in desk.quiz.cards(desk.document_id) if card.state is CardState.APPROVED])


def opened(qtbot: QtBot, work: PaperWork) -> tuple[PaperTestDialog, Robot]:
    work.open()
    qtbot.waitUntil(lambda: work._dialog is not None)
    dialog = work._dialog
    assert dialog is not None
    return dialog, Robot(qtbot, dialog)


def test_the_sheet_shows_what_is_ticked_and_changes_with_it(qtbot: QtBot, desk: Desk, work: PaperWork):
    count = approve_all(desk)
    dialog, robot = opened(qtbot, work)
    cards = robot.find(QListWidget, "paper_cards")
    page = robot.find(QTextEdit, "paper_preview")
    assert len(dialog.tasks()) == cards.count() == count
    first = dialog.tasks()[0].card.wording.prompt.partition("_____")[0].strip()
    assert first in page.toPlainText()
    cards.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert len(dialog.tasks()) == count - 1
    robot.find(QLineEdit, "paper_title").setText("Harbours")
    robot.find(QSpinBox, "paper_variants").setValue(3)
    text = page.toPlainText()
    assert all(f"Harbours – Variant {letter}" in text for letter in "ABC")
    assert text.count("Key: ") == 3
    robot.find(QCheckBox, "paper_keys").setChecked(False)
    assert "Key: " not in page.toPlainText()


def test_cards_are_moved_removed_and_given_points(qtbot: QtBot, desk: Desk, work: PaperWork):
    approve_all(desk)
    dialog, robot = opened(qtbot, work)
    before = [task.card.id for task in dialog.tasks()]
    robot.click("paper_down")
    assert [task.card.id for task in dialog.tasks()][:2] == [before[1], before[0]]
    robot.find(QSpinBox, "paper_points").setValue(7)
    assert dialog.tasks()[1].points == 7
    robot.click("paper_up")
    assert [task.card.id for task in dialog.tasks()] == before
    robot.click("paper_remove")
    assert [task.card.id for task in dialog.tasks()] == before[1:]


def test_a_pdf_and_an_html_file_hold_the_exercises(qtbot: QtBot, desk: Desk, work: PaperWork, tmp_path: Path):
    approve_all(desk)
    dialog, robot = opened(qtbot, work)
    work._save_pdf(str(tmp_path / "test.pdf"))
    robot.wait((tmp_path / "test.pdf").exists)
    pdf = pypdfium2.PdfDocument(tmp_path / "test.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    assert "Points" in text
    assert dialog.tasks()[0].card.wording.answer.split()[0] in text
    work._save_html(str(tmp_path / "test.html"))
    robot.wait((tmp_path / "test.html").exists)
    robot.wait(lambda: "Points" in (tmp_path / "test.html").read_text(encoding="utf-8"))


def test_no_exercise_is_cut_by_the_end_of_a_page(qtbot: QtBot):
    assert qtbot
    long = replace(ASKED.wording, prompt="Why was the wall " + "of the old harbour " * 12 + "opened?")
    tasks = [Task(replace(ASKED, id=CardId(f"c{n}"), wording=long if n % 3 else ASKED.wording), 2) for n in range(40)]
    html = worksheet_html(worksheets("Harbours", tasks, variants=2), WorksheetWords())
    document, page = QTextDocument(), QSizeF(794, 1123)
    document.setHtml(html)
    keep_together(document, page, 96)
    pages: dict[str, set[int]] = {}
    block, number = document.begin(), ""
    while block.isValid():
        if block.text().startswith(("Harbours", "Key")):
            number = ""
        elif match := re.match(r"(\d+)\. W", block.text()):
            number = f"{len(pages)}-{match[1]}"
        rectangle = document.documentLayout().blockBoundingRect(block)
        if number and block.text().strip(" "):
            pages.setdefault(number, set()).add(int(rectangle.center().y() // page.height()))
        block = block.next()
    sheets = list(pages.values())[:80]
    assert len(sheets) == 80
    assert all(len(on) == 1 for on in sheets)
    assert document.pageCount() > 8


def test_the_test_is_taken_here_in_its_order(qtbot: QtBot, desk: Desk, work: PaperWork):
    approve_all(desk)
    dialog, robot = opened(qtbot, work)
    robot.click("paper_down")
    chosen = tuple(task.card.id for task in dialog.tasks())
    with qtbot.waitSignal(work.taking_requested) as taken:
        robot.click("paper_take")
    assert taken.args == [chosen]


def test_what_is_locked_stays_on_the_sheet_as_it_is(qtbot: QtBot, desk: Desk, work: PaperWork):
    approve_all(desk)
    first, second, third = desk.quiz.cards(desk.document_id)[:3]
    ordered = sorted((first, second, third), key=lambda card: (card.source.start if card.source else 0, card.id))
    theirs = replace(pack_card(ordered[0].id, "The author's words?"), type=ordered[0].type, locked=True)
    work.lock_by(lambda _document_id: {ordered[0].id: theirs}, lambda _document_id: [ordered[1].id])
    dialog, robot = opened(qtbot, work)
    cards = robot.find(QListWidget, "paper_cards")
    rows = {cards.item(row).data(Qt.ItemDataRole.UserRole).id: row for row in range(cards.count())}
    enabled = {card.id: tuple(enabled_for(robot, cards, rows[card.id])) for card in ordered}
    assert enabled == {
        ordered[0].id: (False, False, False),
        ordered[1].id: (True, False, False),
        ordered[2].id: (True, True, True),
    }
    assert dialog.tasks()[rows[ordered[0].id]].card.wording.prompt == "The author's words?"
    assert "author of the course" in cards.item(rows[ordered[0].id]).toolTip()
    assert not cards.item(rows[ordered[0].id]).flags() & Qt.ItemFlag.ItemIsUserCheckable
    cards.setCurrentRow(rows[ordered[1].id])
    robot.click("paper_lock")
    assert enabled_for(robot, cards, rows[ordered[1].id]) == [True, True, True]
    robot.click("paper_lock")
    with qtbot.waitSignal(dialog.swap_requested) as asked:
        robot.click("paper_swap_all")
    swapped = [card.id for card in asked.args[0]]
    assert len(swapped) == cards.count() - 2
    assert not {ordered[0].id, ordered[1].id} & set(swapped)
    robot.wait(lambda: f"of {len(swapped)} cards were swapped" in robot.find(QLabel, "paper_told").text())


def enabled_for(robot: Robot, cards: QListWidget, row: int) -> list[bool]:
    cards.setCurrentRow(row)
    return [robot.find(QToolButton, name).isEnabled() for name in ("paper_lock", "paper_swap", "paper_remove")]


def test_without_approved_cards_nothing_opens(qtbot: QtBot, desk: Desk, work: PaperWork):
    desk.window.show()
    work.open()
    qtbot.waitUntil(lambda: bool(desk.shell.messages.text))
    assert "approved yet" in desk.shell.messages.text
    assert work._dialog is None
