"""A course from the teacher's desk to the learner's and back, on the whole program, each on a library of its own."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget

from studyapp.domain.class_tables import Sheet
from studyapp.ui.classes.arrival import Arrival
from studyapp.ui.classes.class_name import ClassName
from studyapp.ui.classes.hand_in import HandIn
from studyapp.ui.classes.window import ClassWindow
from studyapp.ui.packs.install_dialog import InstallDialog
from tests.journeys.test_first_day import TITLE, Program, running
from tests.robots import Robot

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.app import App

CARDS = 5

pytestmark = pytest.mark.timeout(300)


def app_of(program: Program) -> App:
    app = program.start.app
    assert app is not None
    return app


def window_of[W: QWidget](program: Program, kind: type[W]) -> W:
    """The dialog of this kind, once it is to be seen."""
    program.wait(lambda: any(each.isVisible() for each in program.widget.findChildren(kind)))
    return next(each for each in program.widget.findChildren(kind) if each.isVisible())


def give(program: Program, path: Path) -> None:
    """As a double click does."""
    arrivals = program.widget.findChild(QObject, "arrivals")
    assert arrivals is not None
    arrivals.arrived.emit([path])


def make_course(program: Program, path: Path) -> None:
    program.click("reader_file_sample")
    program.wait_analysed()
    app = app_of(program)
    document_id = app.library.documents()[0].id
    app.quiz.approve([card.id for card in app.curation.queue(document_id)[:CARDS]])
    app.pack_making.keys.make("Ms Bee")
    draft = app.pack_making.new_draft([document_id], title="After Kabul")
    today = app.course_plans.plan().today
    plan = tuple(replace(entry, due=today) for entry in app.pack_making.plan_for(document_id))
    app.pack_making.make(replace(draft, plan=plan), path)


def study(program: Program, *grades: str) -> None:
    """Answer one card after the other: "easy" or "again"."""
    program.do("quiz.learn")
    for number, grade in enumerate(grades, start=1):
        press(program, "quiz_show")
        press(program, f"quiz_grade_{grade}")
        program.wait(lambda count=number: sum(day.reviews for day in app_of(program).progress.figures().days) == count)


def press(program: Program, name: str) -> None:
    """Click the button of this name that is to be seen: a session and a test have the same ones."""

    def ready() -> list[QAbstractButton]:
        found = program.find(QWidget, "quiz_session").findChildren(QAbstractButton, name)
        return [each for each in found if each.isVisible() and each.isEnabled()]

    program.wait(ready)
    ready()[0].click()


def cells_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))[1:]


def number(text: str) -> str:
    """A cell of the screen as the table writes the number."""
    plain = "" if text == "–" else text.replace("−", "-").removesuffix(" %")
    return f"{float(plain) / (100 if text.endswith('%') else 1):g}" if re.fullmatch(r"-?[\d.]+", plain) else plain


def test_a_course_goes_to_a_learner_is_studied_and_comes_back_as_figures(qtbot: QtBot, tmp_path: Path):
    course, handed = tmp_path / "course.studypack", tmp_path / "ada.studyprogress"
    with running(qtbot, tmp_path / "teacher") as teacher:
        make_course(teacher, course)
    with running(qtbot, tmp_path / "learner") as learner:
        give(learner, course)
        dialog = window_of(learner, InstallDialog)
        assert any("Signed by Ms Bee" in label.text() for label in dialog.findChildren(QLabel))
        Robot(qtbot, dialog).click("install_go")
        learner.reader.wait_for("Kabul")
        learner.wait(lambda: learner.library.titles() == [TITLE])
        learner.do("go.quiz")
        learner.click("quiz_page_study")
        plan = learner.find(QLabel, "quiz_plan_text")
        learner.wait(lambda: plan.text().startswith("By today") and f"0 of {CARDS}" in plan.text())
        study(learner, "easy", "easy", "again")
        learner.do("class.hand_in")
        hand_in = window_of(learner, HandIn)
        hand_in.findChild(QLineEdit, "hand_in_name").setText("Ada")
        hand_in.write(handed)
        learner.wait(handed.exists)
        learner.wait(lambda: learner.widget.findChild(HandIn) is None)
        assert "3 of 5" in learner.find(QLabel, "quiz_plan_text").text() or not learner.sees("quiz_plan_text")
    with running(qtbot, tmp_path / "teacher") as teacher:
        give(teacher, handed)
        Robot(qtbot, window_of(teacher, Arrival)).click("arrival_add")
        naming = Robot(qtbot, window_of(teacher, ClassName))
        naming.find(QLineEdit, "class_name").setText("Form 9b")
        naming.click("class_name_save")
        window = window_of(teacher, ClassWindow)
        teacher.wait(lambda: window.report is not None and window.report.learners)
        report = window.report
        assert report is not None
        (ada,) = report.learners
        assert (ada.name, ada.planned, ada.done, ada.answers) == ("Ada", CARDS, 3, 3)
        assert sorted(item.wrong_first for item in report.items) == [0, 0, 1]
        assert {item.place.document_id for item in report.items if item.place} == {report.passages[0].place.document_id}
        assert sum(row.answers for row in report.passages) == 3
        for sheet in Sheet:
            screen = window.view(sheet).shown_texts()
            assert screen
            found = cells_of(window.csv(sheet).removeprefix("\ufeff"))
            assert [[number(cell) for cell in row] for row in found] == [
                [number(cell) for cell in row] for row in screen
            ]
            printed = [unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", window.page())]
            flat = [cell for row in screen for cell in row]
            assert any(printed[at : at + len(flat)] == flat for at in range(len(printed)))
        window.close()
        assert teacher.find(QPushButton, "class_csv") is not None
