"""Starts on libraries that cannot be opened: real files, the real window."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QComboBox, QDockWidget, QLabel, QPushButton

from studyapp.app import DATABASE_NAME, build
from studyapp.store.library import LibraryStore
from studyapp.store.lock import FolderLock
from studyapp.store.migrations import Version
from studyapp.ui.main import Start
from tests.examples import SetClock, example_document
from tests.robots import Robot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

START_MS = 20_000


class FailureRobot(Robot):
    """Reads the page that stands where the article would be."""

    def says(self, name: str) -> str:
        return self.find(QLabel, f"failure_{name}").text()

    def offers(self) -> list[str]:
        names = ("put_back", "anew", "again", "quit")
        return [name for name in names if self.sees(f"failure_{name}") and self.sees("failure")]

    def wait_for(self, words: str) -> None:
        self.wait(lambda: self.sees("failure") and words in self.says("title"), START_MS)


@contextmanager
def started(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[tuple[Start, FailureRobot]]:
    start = Start(qapp, folder)
    start.window.show()
    try:
        yield start, FailureRobot(qtbot, start.window)
    finally:
        end(start)


def end(start: Start) -> None:
    start.window.close()
    start.finish()
    for left in (start.window, start):
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with one document, and two backups: with the document and, older, without it."""
    clock = SetClock()
    with closing(build(None, tmp_path, clock=clock)) as app:
        app.backups.backup_now()
        clock.move(days=1)
        LibraryStore(app.database).add(example_document(), clock())
        app.backups.backup_now()
    return tmp_path


def harm(folder: Path, how: str) -> bytes:
    path = folder / DATABASE_NAME
    whole = path.read_bytes()
    harmed = {"truncated": whole[: len(whole) // 2], "foreign": b"a letter to nobody " * 400, "empty": b""}[how]
    path.write_bytes(harmed)
    return harmed


@pytest.mark.parametrize("how", ["truncated", "foreign", "empty"])
def test_a_damaged_library_is_left_alone_and_its_backups_are_offered(
    qtbot: QtBot, qapp: QApplication, folder: Path, how: str
):
    harmed = harm(folder, how)
    with started(qtbot, qapp, folder) as (start, robot):
        robot.wait_for("damaged")
        assert robot.offers() == ["put_back", "anew", "quit"]
        assert "kept" in robot.says("advice")
        assert str(folder / DATABASE_NAME) == robot.says("place")
        assert robot.find(QComboBox, "failure_backups").count() == 2
        assert (folder / DATABASE_NAME).read_bytes() == harmed
        with qtbot.waitSignal(start.ready, timeout=START_MS):
            robot.click("failure_put_back")
        assert start.app is not None
        assert [found.title for found in start.app.library.documents()] == ["The Harbour Wall"]
        assert "library-damaged-1.db" in start.window.shell.messages.text
        assert not robot.find(QDockWidget, "dock_library").isHidden()
    assert (folder / "library-damaged-1.db").read_bytes() == harmed


def test_another_backup_than_the_newest_can_be_chosen(qtbot: QtBot, qapp: QApplication, folder: Path):
    harm(folder, "truncated")
    with started(qtbot, qapp, folder) as (start, robot):
        robot.wait_for("damaged")
        choice, put_back = robot.find(QComboBox, "failure_backups"), robot.find(QPushButton, "failure_put_back")
        choice.setCurrentIndex(1)
        assert choice.currentText() in put_back.text()
        with qtbot.waitSignal(start.ready, timeout=START_MS):
            robot.click("failure_put_back")
        assert start.app is not None
        assert start.app.library.documents() == ()


def test_a_damaged_backup_is_not_offered_again(qtbot: QtBot, qapp: QApplication, folder: Path):
    harmed = harm(folder, "truncated")
    newest = max((folder / "backups").iterdir())
    newest.write_bytes(b"no backup any more")
    with started(qtbot, qapp, folder) as (_start, robot):
        robot.wait_for("damaged")
        robot.click("failure_put_back")
        robot.wait(lambda: robot.says("place") == str(newest))
        assert robot.sees("failure_put_back")
        assert not robot.sees("failure_backups")
    assert (folder / DATABASE_NAME).read_bytes() == harmed


def test_without_a_backup_one_begins_with_an_empty_library(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    (tmp_path / DATABASE_NAME).write_bytes(b"something else")
    with started(qtbot, qapp, tmp_path) as (start, robot):
        robot.wait_for("damaged")
        assert robot.offers() == ["anew", "quit"]
        assert "no backup" in robot.says("advice")
        with qtbot.waitSignal(start.ready, timeout=START_MS):
            robot.click("failure_anew")
    assert (tmp_path / "library-damaged-1.db").read_bytes() == b"something else"


def test_a_library_that_is_open_elsewhere_can_be_tried_again(qtbot: QtBot, qapp: QApplication, folder: Path):
    other = FolderLock(folder)
    with started(qtbot, qapp, folder) as (start, robot):
        robot.wait_for("already open")
        assert robot.offers() == ["again", "quit"]
        assert robot.says("place") == str(folder)
        other.release()
        with qtbot.waitSignal(start.ready, timeout=START_MS):
            robot.click("failure_again")
        assert not robot.sees("failure")


def test_a_newer_library_is_left_alone(qtbot: QtBot, qapp: QApplication, folder: Path):
    path = folder / DATABASE_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {Version(9, 0).packed}")
    before = path.read_bytes()
    with started(qtbot, qapp, folder) as (_start, robot):
        robot.wait_for("newer version")
        assert robot.offers() == ["quit"]
        assert "Install" in robot.says("advice")
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told_about(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with started(qtbot, qapp, tmp_path / "file") as (_start, robot):
        robot.wait_for("cannot be written")
        assert robot.offers() == ["again", "quit"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no file size limit")
def test_a_full_disk_is_told_about_and_can_be_tried_again(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with started(qtbot, qapp, tmp_path) as (start, robot):
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        try:
            robot.wait_for("full")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert robot.offers() == ["again", "quit"]
        with qtbot.waitSignal(start.ready, timeout=START_MS):
            robot.click("failure_again")


def test_the_panels_places_outlive_a_failed_start(qtbot: QtBot, qapp: QApplication, folder: Path):
    whole = (folder / DATABASE_NAME).read_bytes()
    harm(folder, "empty")
    with started(qtbot, qapp, folder) as (_start, robot):
        robot.wait_for("damaged")
    (folder / DATABASE_NAME).write_bytes(whole)
    start = Start(qapp, folder)
    with qtbot.waitSignal(start.ready, timeout=START_MS):
        start.window.show()
    assert not Robot(qtbot, start.window).find(QDockWidget, "dock_library").isHidden()
    end(start)


def test_details_are_shown_on_request(qtbot: QtBot, qapp: QApplication, folder: Path):
    harm(folder, "truncated")
    with started(qtbot, qapp, folder) as (_start, robot):
        robot.wait_for("damaged")
        assert not robot.sees("failure_details")
        robot.click("failure_more")
        assert robot.sees("failure_details")
