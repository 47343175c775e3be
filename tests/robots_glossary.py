"""Works the glossary panel as a learner does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit, QToolButton

from studyapp.domain.analysis import EntityFinding, EntityType, Mention, entity_key
from studyapp.services.glossary import Glossary
from studyapp.services.reader import Reader
from studyapp.store.glossary import GlossaryStore
from studyapp.store.reader import ReaderStore
from studyapp.ui.glossary.entry_list import EntryList
from studyapp.ui.glossary.mention_list import MentionList
from studyapp.ui.glossary.panel import GlossaryPanel
from tests.examples import example_analysis, span_of
from tests.robots import Robot

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pytestqt.qtbot import QtBot

    from studyapp.domain.analysis import Analysis, AnalysisRequest
    from studyapp.domain.ports import OnPartial, OnProgress
    from tests.ui.desk import Desk


class IdleAnalyser:
    """At the port: panels never ask it for anything."""

    def submit(self, request: AnalysisRequest, *, on_progress: OnProgress, on_partial: OnPartial) -> Future[Analysis]:
        raise NotImplementedError

    def cancel(self) -> None:
        raise NotImplementedError

    def close(self) -> None:
        return


def analysis(*more: EntityFinding) -> Analysis:
    wall = finding("wall", EntityType.TERM, 0.4, "new wall")
    return replace(example_analysis(), entities=(*example_analysis().entities, *more), terms=(wall,))


def finding(name: str, kind: EntityType, salience: float, words: str) -> EntityFinding:
    span = span_of(words)
    return EntityFinding(entity_key(name), name, kind, salience, (), (Mention(span.start, span.end),))


def keep(desk: Desk, findings: Analysis) -> None:
    changes = ReaderStore(desk.database).keep_analysis(desk.document_id, findings, desk.clock())
    desk.shell.signals.changed.emit(changes)


def reader_of(desk: Desk) -> Reader:
    return Reader(ReaderStore(desk.database), IdleAnalyser(), desk.clock, back_up=lambda _reason: None)


class GlossaryRobot(Robot):
    """Speaks of entries by their names."""

    def __init__(self, qtbot: QtBot, desk: Desk, *, width: int = 430, height: int = 700) -> None:
        self.desk = desk
        self.service = Glossary(GlossaryStore(desk.database), desk.clock)
        panel = GlossaryPanel(self.service, reader_of(desk), desk.shell, desk.window)
        super().__init__(qtbot, panel)
        desk.window.resize(width, height)
        panel.resize(width, height)
        with qtbot.waitExposed(desk.window):
            desk.window.show()
        if desk.shell.signals.document_id is not None:
            self.wait(lambda: self.mentions() or not self.sees("glossary_detail"))

    @property
    def list(self) -> EntryList:
        return self.find(EntryList, "glossary_list")

    def names(self) -> list[str]:
        return [entry.name for entry in self.list.model_in_use.rows]

    def choose(self, name: str) -> None:
        self.list.setCurrentIndex(self.list.model_in_use.index(self.names().index(name), 0))

    def selected(self) -> str:
        return self.find(QLabel, "glossary_name").text()

    def mentions(self) -> list[str]:
        return [row.context.text for row in self.find(MentionList, "glossary_mentions").model_in_use.rows]

    def definition(self) -> str:
        return self.find(QLabel, "glossary_found_definition").text()

    def own_definition(self) -> str:
        return self.find(QLabel, "glossary_own_definition").text()

    def aliases(self) -> list[str]:
        return self._chips("glossary_alias")

    def company(self) -> list[str]:
        return self._chips("glossary_company")

    def links(self) -> list[str]:
        return self._chips("glossary_link")

    def link(self, text: str) -> QToolButton:
        chips = self.widget.findChildren(QToolButton, "glossary_link")
        return next(made for made in chips if made.text() == text and made.isVisible())

    def search(self, text: str) -> None:
        self.type_into("glossary_filter", text)

    def rename(self, name: str) -> None:
        self.press(Qt.Key.Key_F2)
        field = self.find(QLineEdit, "glossary_name_field")
        field.setText(name)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def define(self, text: str) -> None:
        self.click("glossary_define")
        self.find(QPlainTextEdit, "glossary_definition_editor").setPlainText(text)
        self.click("glossary_keep_definition")

    def split_off(self, alias: str) -> None:
        self.click("glossary_split")
        self.trigger("glossary_split_menu", f"Split off “{alias}”")

    def retype(self, kind: str) -> None:
        self.click("glossary_type")
        self.trigger("glossary_type_menu", kind)

    def open_merge(self) -> QDialog:
        self.click("glossary_merge")
        return self.find(QDialog, "glossary_merge_dialog")

    def merge_into(self, name: str) -> None:
        dialog = Robot(self.qtbot, self.open_merge())
        dialog.type_into("merge_filter", name)
        dialog.click("merge_accept")

    def undo(self) -> None:
        self.desk.undo()

    def order_by(self, order: str) -> None:
        self.find_action(f"glossary_order_{order}").trigger()

    def show_hidden(self) -> None:
        self.find_action("glossary_show_hidden").trigger()

    def find_action(self, name: str) -> QAction:
        found = self.widget.findChild(QAction, name)
        assert found is not None, name
        return found

    def trigger(self, menu_name: str, text: str) -> None:
        menu = next(menu for menu in self.widget.findChildren(QMenu, menu_name) if menu.isVisible())
        action = next(action for action in menu.actions() if action.text().partition("\t")[0] == text)
        assert action.isEnabled(), f"{text} is disabled"
        action.trigger()
        menu.close()

    def _chips(self, name: str) -> list[str]:
        chips = self.widget.findChildren(QToolButton, name)
        return [made.text() for made in chips if isinstance(made, QAbstractButton) and made.isVisible()]
