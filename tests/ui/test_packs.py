from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTabWidget,
)

from studyapp.domain.card import CardId, Wording
from studyapp.formats.signature import new_key
from studyapp.formats.studypack import write_pack
from studyapp.formats.studypack_reader import read_pack
from studyapp.ui.packs.installer_dialog import InstallerDialog
from studyapp.ui.packs.making_dialog import MakingDialog
from tests.examples import example_document
from tests.pack_samples import PACK_ID, pack_card, sample_pack, with_member
from tests.robots import Robot
from tests.ui.opened import Opened, open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.domain.pack import Pack
    from studyapp.formats.signature import AuthorKey


class PackRobot(Robot):
    """Works the dialogs about packs."""

    def dialog[D: QDialog](self, name: str, kind: type[D] = QDialog) -> D:
        self.wait(lambda: self._shown(name) is not None, 15_000)
        found = self._shown(name)
        assert isinstance(found, kind)
        return found

    def _shown(self, name: str) -> QDialog | None:
        return next((each for each in self.widget.findChildren(QDialog, name) if each.isVisible()), None)

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def drop(self, path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        opening = self.widget.findChild(QObject, "opening")
        assert opening is not None
        assert opening.eventFilter(self.widget, event)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    made = open_window(qtbot, tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def robot(qtbot: QtBot, opened: Opened) -> PackRobot:
    return PackRobot(qtbot, opened.window)


def write(folder: Path, pack: Pack, key: AuthorKey | None = None) -> Path:
    path = folder / "course.studypack"
    path.write_bytes(write_pack(pack, key))
    return path


def test_a_pack_that_is_dropped_is_shown_and_then_installed(opened: Opened, robot: PackRobot, tmp_path: Path):
    robot.drop(write(tmp_path, sample_pack(), key=new_key("Ms Bee")))
    robot.dialog("install_dialog")
    assert "Signed by Ms Bee (" in robot.text("install_signer")
    assert opened.app.packs.installed() == ()
    robot.click("install_go")
    robot.wait(lambda: "is in your library" in opened.says())
    assert [pack.manifest.title for pack in opened.app.packs.installed()] == ["Harbours"]
    opened.do("edit.undo")
    robot.wait(lambda: opened.app.packs.installed() == ())


def test_an_unsigned_pack_says_so_and_a_bad_item_is_named(robot: PackRobot, tmp_path: Path):
    data = write_pack(sample_pack())
    path = tmp_path / "course.studypack"
    member = f"documents/{example_document().id}/cards.json"
    path.write_bytes(data)
    told = json.loads(zipfile.ZipFile(path).read(member))
    told["items"][1]["wording"]["prompt"] = ""
    path.write_bytes(with_member(data, member, json.dumps(told).encode()))
    robot.drop(path)
    dialog = robot.dialog("install_dialog")
    assert "Not signed" in robot.text("install_signer")
    assert any("Card 2 (own-2) was left out" in each.text() for each in dialog.findChildren(QLabel))


def test_a_torn_pack_is_refused_with_a_sentence(opened: Opened, robot: PackRobot, tmp_path: Path):
    path = tmp_path / "torn.studypack"
    path.write_bytes(write_pack(sample_pack())[:400])
    robot.drop(path)
    robot.wait(lambda: "damaged" in opened.says(), 15_000)
    assert opened.app.packs.installed() == ()


def test_an_update_shows_both_sides_and_the_authors_can_be_taken(opened: Opened, robot: PackRobot, tmp_path: Path):
    app = opened.app
    app.packs.install(write(tmp_path, sample_pack(pack_card("own-1", "Old?"))))
    app.quiz.edit(CardId("own-1"), Wording("Mine?", "Osby"))
    robot.drop(write(tmp_path, sample_pack(pack_card("own-1", "Theirs?"), edition=2)))
    robot.dialog("install_dialog")
    assert robot.text("merge_mine").startswith("Mine?")
    assert robot.text("merge_theirs").startswith("Theirs?")
    robot.click("merge_take")
    robot.click("install_go")
    robot.wait(lambda: "is now edition 2" in opened.says())
    cards = {card.id: card.wording.prompt for card in app.curation.every_card(example_document().id)}
    assert cards[CardId("own-1")] == "Theirs?"


def test_removing_a_pack_names_what_the_learner_did(opened: Opened, robot: PackRobot, tmp_path: Path):
    opened.app.packs.install(write(tmp_path, sample_pack(pack_card("own-1", "Old?"))))
    opened.app.quiz.edit(CardId("own-1"), Wording("Mine?", "Osby"))
    opened.do("file.packs")
    robot.dialog("packs_dialog")
    robot.wait(lambda: robot.find(QTableView, "packs_table").selectionModel().hasSelection())
    robot.click("pack_differences")
    robot.dialog("differences_dialog")
    robot.wait(lambda: "Mine?" in robot.text("merge_mine"))
    robot.click("merge_take")
    robot.click("differences_take")
    robot.wait(lambda: opened.app.packs.differences(PACK_ID) == ())
    robot.click("differences_close")
    opened.app.history.undo()
    robot.click("pack_remove")
    robot.wait(lambda: "1 cards changed" in robot.text("pack_work"))
    robot.click("pack_remove")
    robot.wait(lambda: opened.app.packs.installed() == ())
    assert opened.app.library.documents()


def test_a_course_is_made_with_its_cards_in_order_and_a_plan(opened: Opened, robot: PackRobot, tmp_path: Path):
    app, document_id = opened.app, example_document().id
    app.quiz.approve([card.id for card in app.quiz.suggestions(document_id)])
    opened.do("file.make_pack")
    making = robot.dialog("making_dialog", MakingDialog)
    documents = robot.find(QListWidget, "making_documents")
    robot.wait(lambda: documents.count() == 1 and documents.isEnabled())
    documents.item(0).setCheckState(Qt.CheckState.Checked)
    cards = robot.find(QListWidget, "making_cards")
    robot.wait(lambda: cards.count() > 2)
    robot.type_into("making_title", "Harbours")
    robot.type_into("making_author", "Ms Bee")
    robot.find(QPushButton, "making_make_key").click()
    robot.wait(lambda: "Your key: Ms Bee" in robot.text("making_key"))
    cards.setCurrentRow(0)
    robot.find(QPushButton, "card_lock").click()
    first = cards.item(0).text()
    assert not cards.item(0).icon().isNull()
    assert cards.item(1).icon().isNull()
    robot.find(QPushButton, "card_down").click()
    assert cards.item(1).text() == first
    cards.setCurrentRow(0)
    robot.find(QPushButton, "card_drop").click()
    count = cards.count()
    plan = robot.find(QTableView, "making_plan")
    robot.wait(lambda: plan.model().rowCount() == 1)
    assert not robot.find(QPushButton, "making_weekly").isEnabled()
    robot.find(QTabWidget, "making_pages").setCurrentIndex(3)
    robot.wait(lambda: plan.model().index(0, 2).data() == str(count))
    plan.selectRow(0)
    robot.find(QPushButton, "making_weekly").click()
    assert plan.selectionModel().hasSelection()
    assert plan.model().index(0, 2).data() == str(count)
    path = tmp_path / "made.studypack"
    making._on_file(str(path))
    robot.wait(path.exists)
    robot.wait(lambda: "edition 1" in robot.text("making_state"))
    assert robot.find(QComboBox, "making_course").currentText() == "Harbours (edition 1 was made)"
    pack = read_pack(path.read_bytes(), "")
    assert pack.signed is not None
    assert (pack.manifest.title, len(pack.manifest.plan)) == ("Harbours", 1)
    assert len(pack.documents[0].material.cards) == count
    assert pack.documents[0].material.cards[0].locked
    making.close()
    robot.wait(lambda: [draft.edition for draft in app.pack_making.drafts()] == [1])
    opened.do("file.make_pack")
    again = robot.dialog("making_dialog", MakingDialog)
    course = again.findChild(QComboBox, "making_course")
    assert course is not None
    robot.wait(lambda: course.count() == 2)
    course.activated.emit(1)
    course.setCurrentIndex(1)
    listed = again.findChild(QListWidget, "making_cards")
    assert listed is not None
    robot.wait(lambda: listed.count() == count)
    again._on_file(str(tmp_path / "again.studypack"))
    robot.wait((tmp_path / "again.studypack").exists)
    assert (tmp_path / "again.studypack").read_bytes() == path.read_bytes()
    again.close()


def test_an_installer_for_a_class_is_made_with_a_report(opened: Opened, robot: PackRobot, tmp_path: Path):
    base = tmp_path / "studyapp.run"
    base.write_bytes(b"#!/bin/sh\n# StudyApp self-extracting installer\nexit 0\n")
    torn = tmp_path / "torn.studypack"
    torn.write_bytes(b"PK")
    opened.do("file.make_installer")
    dialog = robot.dialog("installer_dialog", InstallerDialog)
    robot.type_into("installer_class", "9a History")
    robot.type_into("installer_folder", str(tmp_path / "out"))
    dialog.add_bases([str(base), str(tmp_path / "nowhere.exe")])
    dialog.add_packs([str(write(tmp_path, sample_pack()))])
    report = robot.find(QPlainTextEdit, "installer_report")
    robot.click("installer_make")
    robot.wait(lambda: "SHA-256" in report.toPlainText(), 15_000)
    assert "✓ studyapp-9ahistory.run" in report.toPlainText()
    assert "✗" in report.toPlainText()
    dialog.add_packs([str(torn)])
    robot.wait(lambda: robot.find(QPushButton, "installer_make").isEnabled())
    robot.click("installer_make")
    robot.wait(lambda: "damaged" in report.toPlainText(), 15_000)


def test_a_file_is_taken_out_of_the_installers_list_with_delete(opened: Opened, robot: PackRobot, tmp_path: Path):
    opened.do("file.make_installer")
    dialog = robot.dialog("installer_dialog", InstallerDialog)
    dialog.add_packs([str(tmp_path / "a.studypack"), str(tmp_path / "b.studypack"), str(tmp_path / "a.studypack")])
    files = robot.find(QListWidget, "installer_packs")
    assert [files.item(row).text() for row in range(files.count())] == ["a.studypack", "b.studypack"]
    files.setCurrentRow(0)
    QTest.keyClick(files, Qt.Key.Key_Delete)
    assert [files.item(row).text() for row in range(files.count())] == ["b.studypack"]
    dialog.close()


def test_preloaded_packs_are_installed_when_the_window_stands(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "preload"
    folder.mkdir()
    write(folder, sample_pack(title="Our course"))
    (folder / "torn.studypack").write_bytes(b"PK")
    monkeypatch.setattr("studyapp.app.preload_folders", lambda: (folder,))
    opened = open_window(qtbot, tmp_path / "data")
    robot = PackRobot(qtbot, opened.window)
    robot.wait(opened.app.packs.installed, 20_000)
    robot.wait(lambda: "damaged" in opened.says() or "Our course" in opened.says())
    assert not opened.app.packs.install_preloaded().any
    opened.close()
