from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QTextEdit

from studyapp.services.installers import InstallerKind
from studyapp.services.updates import Newer, Proof
from studyapp.ui.help_page import HelpPage, PartsPage, parts, texts_of
from studyapp.ui.help_work import HelpWork, UpdateDialog
from tests.robots import Robot

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.desk import Desk


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed program with its papers."""
    folder = tmp_path / "program"
    papers = folder / "licences" / "numpy-2.5.5"
    papers.mkdir(parents=True)
    (papers / "LICENSE.txt").write_text("You may use it.")
    (folder / "licences" / "PARTS.txt").write_text("CPython 3.12.1: PSF-2.0\nnumpy 2.5.5: BSD-3-Clause (1 text)\n")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "studyapp"))
    return folder


@pytest.mark.usefixtures("program")
def test_the_papers_of_an_installed_program_are_listed_with_their_texts():
    python, numpy = parts()
    assert python.line.startswith("CPython 3.12.1")
    assert texts_of(python) == ""
    assert texts_of(numpy) == "You may use it."


def test_a_checkout_lists_what_is_installed_beside_it():
    assert any(part.line.lower().startswith("sqlalchemy ") for part in parts())


@pytest.mark.usefixtures("program")
def test_choosing_a_part_shows_its_licence(qtbot: QtBot, desk: Desk):
    page = PartsPage(parts(), desk.window)
    qtbot.addWidget(page)
    robot = Robot(qtbot, page)
    robot.find(QListWidget, "parts").setCurrentRow(1)
    assert robot.find(QTextEdit, "part_text").toPlainText() == "You may use it."
    robot.find(QListWidget, "parts").setCurrentRow(0)
    assert robot.find(QTextEdit, "part_text").toPlainText() != ""


def test_the_guide_is_in_the_program(qtbot: QtBot, desk: Desk):
    work = HelpWork(desk.shell, desk.window)
    work.open_guide()
    page = desk.window.findChild(HelpPage)
    assert page is not None
    text = Robot(qtbot, page).find(QTextEdit, "help_text").toPlainText()
    assert "Silent installation" in text
    commands = [line for line in text.splitlines() if line.startswith("    ")]
    assert max(map(len, commands)) <= 90  # wider ones are cut off, or give the page a second scroll bar


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the file is an installer for Linux")
def test_a_newer_installer_is_started_only_when_the_person_says_so(qtbot: QtBot, desk: Desk, tmp_path: Path):
    path = tmp_path / "studyapp-9.0.0-linux-x86_64.run"
    path.write_text('#!/bin/sh\n# StudyApp self-extracting installer.\necho "$*" >"$(dirname "$0")/started"\n')
    work = HelpWork(desk.shell, desk.window)
    work.check_update(str(path))
    robot = Robot(qtbot, desk.window)
    robot.wait(lambda: desk.window.findChild(UpdateDialog) is not None)
    robot.click("update_leave")
    robot.wait(lambda: desk.window.findChild(UpdateDialog) is None)
    assert not (tmp_path / "started").exists()
    work.check_update(str(path))
    robot.wait(lambda: desk.window.findChild(UpdateDialog) is not None)
    robot.click("update_start")
    robot.wait((tmp_path / "started").exists)
    robot.wait(lambda: "--silent --after" in (tmp_path / "started").read_text())
    robot.wait(lambda: not desk.window.isVisible())


def test_what_speaks_for_a_file_is_said_and_a_system_package_is_left_to_an_administrator(
    qtbot: QtBot, desk: Desk, tmp_path: Path
):
    texts: set[str] = set()
    for proof in Proof:
        newer = Newer(tmp_path / "a.deb", InstallerKind.LINUX_DEB, "9.0.0", "0" * 64, proof, (), "sudo apt-get install")
        dialog = UpdateDialog(newer, desk.window)
        qtbot.addWidget(dialog)
        words = " ".join(each.text() for each in dialog.findChildren(QLabel))
        assert "sudo apt-get install" in words
        assert dialog.findChild(QAbstractButton, "update_start") is None
        texts.add(words)
    assert len(texts) == len(Proof)
