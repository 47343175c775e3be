from __future__ import annotations

import gc
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor, QTextTable
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QTreeWidget

from studyapp.domain.analysis import Mention
from studyapp.domain.document import Document
from studyapp.domain.layout import MarkKind
from studyapp.domain.span import Span
from studyapp.formats.importer import read_path
from studyapp.store.library import LibraryStore
from studyapp.ui.glossary.mention_list import MentionList
from studyapp.ui.reader.journey import Journey
from studyapp.ui.reader.panel import ReaderPanel
from studyapp.ui.reader.pieces import pieces_of
from studyapp.ui.reader.printing import Printing
from studyapp.ui.reader.sentences import sentences_of
from studyapp.ui.reader.speech import utterance
from studyapp.ui.words import page_words_at
from tests.formats import show_samples

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.document import ImportedText
    from studyapp.settings import Settings
    from studyapp.ui.reader.text_view import TextView
    from tests.robots import ReaderRobot
    from tests.ui.house import House

NOT_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="the fake speech command is a shell script")


def imported(data: bytes, name: str, folder: Path) -> ImportedText:
    path = folder / name
    path.write_bytes(data)
    return read_path(path)


def open_read(house: House, reader: ReaderRobot, read: ImportedText) -> Document:
    document = Document.create(read)
    LibraryStore(house.app.database).add(document, house.clock(), layout=read.layout, images=read.images)
    house.shell.signals.document_requested.emit(document.id)
    reader.wait(lambda: house.shell.signals.document_id == document.id)
    return document


@pytest.fixture
def book(house: House, reader: ReaderRobot, tmp_path: Path) -> Document:
    return open_read(house, reader, imported(show_samples.epub(), "book.epub", tmp_path))


def place(view: TextView, position: int) -> QPoint:
    """Return where a code point is drawn; it is brought into view."""
    view.go_to(Span(position, position))
    cursor = QTextCursor(view.document())
    cursor.setPosition(view._offsets.to_qt(position))
    return view.cursorRect(cursor).center()


def test_a_note_is_shown_at_its_number_and_leads_there_and_back(house: House, reader: ReaderRobot, book: Document):
    layout = house.app.reader.layout(book.id)
    note = next(mark for mark in layout.marks if mark.kind is MarkKind.NOTE)
    assert note.target is not None
    view = reader.text
    number = place(view, note.start) + QPoint(-3, -6)
    view.grab()
    assert "Some say forty-two" in view.pointer.tip_at(number)
    reader.click_at(view.viewport(), number)
    reader.wait(lambda: view.pointer.at_cursor() == note.target.start)
    view.grab()
    back = place(view, note.target.start) + QPoint(-20, 0)
    reader.click_at(view.viewport(), back)
    reader.wait(lambda: view.pointer.at_cursor() == note.start)


def test_the_source_key_follows_a_reference(house: House, reader: ReaderRobot, book: Document):
    link = next(mark for mark in house.app.reader.layout(book.id).marks if mark.kind is MarkKind.REFERENCE)
    assert link.target is not None
    reader.text.go_to(Span(link.start + 1, link.start + 1))
    reader.text.setFocus()
    reader.qtbot.keyClick(reader.text, Qt.Key.Key_G)
    reader.wait(lambda: reader.text.pointer.at_cursor() == link.target.start)


def test_a_web_address_is_named_and_not_opened(reader: ReaderRobot, book: Document):
    at = book.text.index("a page of its own") + 3
    way = reader.text.pointer.way_at(place(reader.text, at))
    assert way is not None
    assert (way.target, way.words) == (None, "https://bridge.example/iron")


def test_tables_are_tables_with_their_spans(reader: ReaderRobot, book: Document):
    cursor = QTextCursor(reader.text.document())
    cursor.setPosition(reader.text._offsets.to_qt(book.text.index("after agreement")))
    table = cursor.currentTable()
    assert isinstance(table, QTextTable)
    assert (table.rows(), table.columns()) == (4, 4)
    assert table.cellAt(cursor).columnSpan() == 3


def test_pictures_come_from_the_document_and_keep_their_shape(reader: ReaderRobot, book: Document):
    name = "picture:" + next(iter(reader.text._matter.sizes))
    reader.wait(lambda: reader.text.pictures.named(name).width() == 900)
    cursor = QTextCursor(reader.text.document())
    cursor.setPosition(reader.text._offsets.to_qt(book.text.index("\ufffc")) + 1)
    style = cursor.charFormat().toImageFormat()
    assert style.width() <= reader.text.viewport().width()
    assert style.height() / style.width() == pytest.approx(520 / 900, abs=0.01)


def test_the_contents_are_the_books_own_with_pages(reader: ReaderRobot, book: Document):
    house_action(reader, "reader.contents")
    tree = reader.find(QTreeWidget, "contents_tree")
    reader.wait(tree.isVisible)
    first = tree.topLevelItem(0)
    assert (first.text(0), first.text(1)) == ("The first crossing", "p. 11")
    assert first.child(0).text(0) == "What it cost to cross"
    second = tree.topLevelItem(1)
    tree.itemClicked.emit(second, 0)
    assert reader.text.pointer.at_cursor() == book.text.index("The iron bridge")


def house_action(reader: ReaderRobot, action: str) -> None:
    panel = reader.widget
    assert isinstance(panel, ReaderPanel)
    panel.handlers()[action]()


def test_what_was_left_out_of_a_page_is_folded_at_the_end(house: House, reader: ReaderRobot, tmp_path: Path):
    open_read(house, reader, imported(show_samples.page(), "page.html", tmp_path))
    view = reader.text
    assert "Left out of the page:" in view.toPlainText()
    assert "My grandfather owned one" not in view.toPlainText()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    cursor = view.document().find("Left out of the page")
    reader.click_at(view.viewport(), view.cursorRect(cursor).center() - QPoint(20, 0))
    assert "My grandfather owned one" in view.toPlainText()
    assert view.last_visible() <= len(view._text)


def test_a_copy_is_the_text_itself(reader: ReaderRobot, book: Document):
    start = book.text.index("Nobody believed")
    end = book.text.index("How it was paid")
    qt_start, qt_end = reader.text._offsets.span_to_qt(Span(start, end))
    cursor = reader.text.textCursor()
    cursor.setPosition(qt_start)
    cursor.setPosition(qt_end, QTextCursor.MoveMode.KeepAnchor)
    reader.text.setTextCursor(cursor)
    assert reader.text.createMimeDataFromSelection().text() == book.text[start:end]


@pytest.mark.parametrize("words", ["القوارب", "מארבעים", "四十人", "👩‍👩‍👧‍👦", "cafe\u0301", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "🇸🇪"])
def test_what_the_mouse_selects_is_the_text_in_any_script(
    house: House, reader: ReaderRobot, tmp_path: Path, words: str
):
    document = open_read(house, reader, imported(show_samples.many_scripts(), "scripts.md", tmp_path))
    view = reader.text
    start = document.text.find(words if words in document.text else "café")
    end = start + len(words if words in document.text else "café")
    view.go_to(Span(start, end))
    ends: list[QPoint] = []
    for position in (start, end):
        cursor = QTextCursor(view.document())
        cursor.setPosition(view._offsets.to_qt(position))
        ends.append(view.cursorRect(cursor).center())
    area = view.viewport()
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=ends[0])
    QTest.mouseMove(area, ends[1])
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=ends[1])
    span = view.selected_span()
    assert span is not None
    shown = view.textCursor().selectedText().replace("\u2029", "\n")
    assert span.of(document.text) == shown
    assert span == Span(start, end)


@pytest.mark.usefixtures("book")
def test_letters_and_colours_are_asked_for_at_once(reader: ReaderRobot):
    asked: list[Settings] = []
    panel = reader.widget
    assert isinstance(panel, ReaderPanel)
    panel.settings_requested.connect(asked.append)
    reader.click("reader_look")
    reader.click("look_sepia")
    reader.click("look_size_more")
    fonts = reader.find(QComboBox, "look_font")
    fonts.setCurrentIndex(1)
    fonts.activated.emit(1)
    assert [asked[0].theme, asked[1].font_size_pt, asked[2].font_family] == ["sepia", 13, "OpenDyslexic"]


@pytest.mark.usefixtures("book")
def test_the_print_has_title_numbers_and_everything_that_is_drawn(reader: ReaderRobot, tmp_path: Path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing = reader.widget.findChild(Printing)
    assert printing is not None
    printing.print_on(printer)
    printed = read_path(tmp_path / "printed.pdf").text
    assert "The Pontoon Bridge" in printed or "The first crossing" in printed
    assert "Ring the bell at the gate" in printed


@pytest.mark.usefixtures("book")
def test_the_preview_opens_and_closes(reader: ReaderRobot):
    house_action(reader, "reader.print")
    window = reader.widget.window()
    reader.wait(lambda: window.findChild(QPrintPreviewDialog, "print_preview") is not None)
    preview = window.findChild(QPrintPreviewDialog, "print_preview")
    assert preview is not None
    gc.collect()
    reader.wait(preview.isVisible)
    preview.grab()
    preview.close()


def test_sentences_cover_the_text_and_nothing_is_cut_at_a_short_form():
    text = "Dr. Brook came at 3 p.m. on Monday. “Who is it?” asked J. Smith. 橋が落ちた。誰も知らない。"
    spans = sentences_of(text, pieces_of(text, ()))
    found = [span.of(text) for span in spans]
    assert found[0] == "Dr. Brook came at 3 p.m. on Monday."
    assert found[-1] == "誰も知らない。"


def test_the_text_never_becomes_part_of_a_command():
    hostile = "$(touch x); `rm` \"'; Write-Host"
    for program in ("/usr/bin/espeak-ng", "/usr/bin/say", r"C:\Windows\powershell.exe"):
        told = utterance(program, hostile, 1.5)
        assert hostile not in " ".join(told.arguments)
        assert told.input == hostile
    told = utterance("/usr/bin/spd-say", "-x --version", 1.0)
    assert told.arguments[-2:] == ("--", "-x --version")


@NOT_WINDOWS
@pytest.mark.usefixtures("book")
def test_sentences_are_spoken_one_after_the_other_and_paused(
    reader: ReaderRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    heard, gate = tmp_path / "heard.txt", tmp_path / "gate"
    gate.touch()
    fake = tmp_path / "bin" / "espeak-ng"
    fake.parent.mkdir()
    fake.write_text(
        f'#!/bin/sh\nread -r line\nprintf "%s|%s\\n" "$2" "$line" >> "{heard}"\n'
        f'while [ ! -e "{gate}" ]; do sleep 0.02; done\n'
    )
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{fake.parent}:/usr/bin:/bin")
    monkeypatch.setattr(sys, "platform", "linux")
    house_action(reader, "reader.aloud")
    reader.wait(lambda: heard.exists() and len(heard.read_text().splitlines()) >= 3)
    gate.unlink()
    reader.click("aloud_play")
    assert reader.find(QLabel, "aloud_note").text() == "Paused"
    spoken = reader.text.painter._spoken
    assert spoken is not None
    reader.click("aloud_faster")
    reader.click("aloud_play")
    reader.wait(lambda: heard.read_text().splitlines()[-1].startswith("210|"))
    reader.click("aloud_close")
    assert reader.text.painter._spoken is None
    assert not reader.sees("aloud_bar")
    first = heard.read_text().splitlines()[0]
    assert first == "175|The first crossing"


@pytest.mark.usefixtures("book")
def test_a_system_without_speech_is_told_what_to_install(
    reader: ReaderRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    house_action(reader, "reader.aloud")
    assert "Install “espeak-ng”" in reader.find(QLabel, "aloud_note").text()
    assert reader.widget.findChild(Journey) is not None
    reader.click("aloud_close")


def test_places_are_cited_with_their_page(house: House, reader: ReaderRobot, book: Document):
    pages = house.shell.signals.pages
    assert [page.label for page in pages] == ["11", "12"]
    assert page_words_at(pages, book.text.index("The people of the island")) == "p. 12"
    assert page_words_at(pages, book.text.index("Nobody believed")) == "p. 11"
    assert page_words_at(pages, 0) == ""
    mentions = MentionList(house.shell.look, reader.widget)
    start = book.text.index("Mara Lindqvist")
    mentions.set_mentions([Mention(start, start + 4)], book.text, pages)
    assert mentions.model_in_use.item(mentions.model_in_use.index(0, 0)).page == "p. 11"


@pytest.mark.usefixtures("book")
def test_escape_closes_the_contents_also_where_marks_listen_to_it(house: House, reader: ReaderRobot):
    panel = reader.widget
    assert isinstance(panel, ReaderPanel)
    panel.annotate_with(house.app.annotations)
    house_action(reader, "reader.contents")
    tree = reader.find(QTreeWidget, "contents_tree")
    house.window.activateWindow()
    reader.wait(tree.isVisible)
    reader.wait(tree.hasFocus)
    reader.qtbot.keyClick(tree, Qt.Key.Key_Escape)
    reader.wait(lambda: not tree.isVisible())
