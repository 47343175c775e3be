from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QMessageBox

from studyapp.domain.document import Block, BlockKind, DateSource, Document, ImportedText, Origin
from studyapp.store.library import LibraryStore
from studyapp.ui.job_progress import StoppedError
from studyapp.ui.reader.pieces import WHOLE_UP_TO
from studyapp.ui.reader.printing import Printing
from tests.robots import Robot

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.robots import ReaderRobot
    from tests.ui.house import House

WORDS = "The ferry to Osby leaves the old quay at noon and comes back before the lamps are lit. " * 8


@pytest.fixture
def printing(house: House, reader: ReaderRobot) -> Printing:
    """A book in several parts is open."""
    paragraphs = [f"Crossing {number}. {WORDS}".strip() for number in range(WHOLE_UP_TO // len(WORDS) + 20)]
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 2
    origin = Origin("text", 1, "book.txt", "0" * 64, "utf-8")
    read = ImportedText("Ferries", "\n\n".join(paragraphs), tuple(blocks), None, DateSource.NONE, "en", origin)
    document = Document.create(read)
    LibraryStore(house.app.database).add(document, house.clock())
    house.shell.signals.document_requested.emit(document.id)
    reader.wait(lambda: house.shell.signals.document_id == document.id)
    found = reader.widget.findChild(Printing)
    assert found is not None
    return found


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def pages_of(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    return pages


def test_every_part_of_a_book_is_printed_with_its_pages_counted_through(
    qtbot: QtBot, printing: Printing, tmp_path: Path
):
    path = tmp_path / "book.pdf"
    run = printing.print_all(printer_to(path))
    assert run is not None
    with qtbot.waitSignal(run.printed, timeout=60_000) as told:
        pass
    pages = pages_of(path)
    assert told.args == [len(pages)]
    last = WHOLE_UP_TO // len(WORDS) + 19
    text = " ".join(pages)
    assert all(f"Crossing {number}." in text for number in (0, last // 2, last))
    assert [page.split()[1] for page in pages] == [str(number + 1) for number in range(len(pages))]
    assert list(tmp_path.glob(".*")) == []


def test_cancel_leaves_no_half_file_and_the_one_of_before(qtbot: QtBot, printing: Printing, tmp_path: Path):
    path = tmp_path / "book.pdf"
    path.write_bytes(b"of yesterday")
    run = printing.print_all(printer_to(path))
    assert run is not None
    with qtbot.waitSignal(run.failed, timeout=60_000) as told:
        run.stop()
    assert isinstance(told.args[0], StoppedError)
    assert path.read_bytes() == b"of yesterday"
    assert [found.name for found in tmp_path.iterdir() if found.suffix == ".pdf"] == ["book.pdf"]


def test_a_folder_that_takes_no_file_is_told(qtbot: QtBot, house: House, printing: Printing, tmp_path: Path):
    printing.print_all(printer_to(tmp_path / "nowhere" / "book.pdf"))
    qtbot.waitUntil(lambda: "book.pdf" in house.shell.messages.text)
    assert not (tmp_path / "nowhere").exists()


def test_a_book_asks_whether_the_part_or_all_of_it_is_meant(qtbot: QtBot, printing: Printing, reader: ReaderRobot):
    window = Robot(qtbot, reader.widget.window())
    for choice, kind, name in (
        ("print_whole", QPrintDialog, "print_dialog"),
        ("print_part", QPrintPreviewDialog, "print_preview"),
    ):
        printing.preview()
        box = window.find(QMessageBox, "print_choice")
        Robot(qtbot, box).click(choice)
        window.wait(lambda kind=kind, name=name: reader.widget.window().findChild(kind, name) is not None)
        window.find(kind, name).close()
