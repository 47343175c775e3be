"""The article for paper: set on the job thread, drawn page by page; dark on white, whatever the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from studyapp.domain.layout import MarkKind
from studyapp.domain.span import Span
from studyapp.ui.pdf_file import timers_of_this_thread
from studyapp.ui.reader.filling import fill
from studyapp.ui.reader.offsets import Offsets
from studyapp.ui.reader.reading import read_pictures
from studyapp.ui.reader.typography import Setting
from studyapp.ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter

    from studyapp.services.reader import Reader
    from studyapp.ui.reader.pieces import Piece
    from studyapp.ui.reader.reading import Reading

_BODY_PT = 10.5
_SMALL_PT = 8.0
_BAND = 28.0
"""Points above and below the text for the title and the page number."""
_LINE_SPACING = 1.2


@dataclass(frozen=True, slots=True)
class Paper:
    """What one document is set on.

    Attributes:
        font: the reader's; its size is not used.
        room: for the text of a page, in points.
    """

    reader: Reader
    reading: Reading
    font: QFont
    room: QSizeF

    def set_pages(self, pieces: Sequence[Piece]) -> QTextDocument:
        """Return the text, laid out; markers, numbers and readings are letters in it.

        For any thread; the text belongs to the window's thread afterwards.
        """
        timers = timers_of_this_thread()
        document = QTextDocument()
        font = QFont(self.font)
        font.setPixelSize(round(_BODY_PT))
        document.setDefaultFont(font)
        document.setDocumentMargin(0)
        setting = Setting(LIGHT, _LINE_SPACING, round(QFontMetricsF(font).height()), font, self.room.width())
        text = self.reading.document.text
        fill(document, text, pieces, setting, self.reading.matter)
        wanted = {piece.figure.image_id for piece in pieces if piece.figure is not None}
        _, pictures = read_pictures(self.reader, self.reading.document.id, wanted, LIGHT.surface)
        for name, picture in pictures.items():
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
        offsets = Offsets(text, pieces)
        for number in reversed(range(len(pieces))):
            _write_out(document, pieces[number], number, self.reading, offsets)
        document.setPageSize(self.room)
        document.pageCount()
        del timers
        window = QCoreApplication.instance()
        if window is not None and document.thread() is not window.thread():
            document.moveToThread(window.thread())
        return document

    def draw(self, painter: QPainter, document: QTextDocument, page: int, number: str) -> None:
        """Draw a page of a text, with the title above it and a number below it."""
        room = self.room
        font = QFont(document.defaultFont())
        font.setPixelSize(round(_SMALL_PT))
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.muted))
        title = self.reading.document.title
        short = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRectF(0, 0, room.width(), _BAND - 8), Qt.AlignmentFlag.AlignLeft, short)
        foot = QRectF(0, room.height() + _BAND + 8, room.width(), _BAND - 8)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, number)
        painter.save()
        painter.translate(0, _BAND - page * room.height())
        document.drawContents(painter, QRectF(0, page * room.height(), room.width(), room.height()))
        painter.restore()


def room_of(printer: QPrinter) -> QSizeF:
    """Return the room for the text of a page, in points."""
    area = printer.pageLayout().paintRectPoints()
    return QSizeF(area.width(), area.height() - 2 * _BAND)


def scale_to(painter: QPainter, printer: QPrinter) -> None:
    """Let the painter draw in points."""
    scale = printer.logicalDpiX() / 72
    painter.scale(scale, scale)


def _write_out(document: QTextDocument, piece: Piece, number: int, reading: Reading, offsets: Offsets) -> None:
    """Put into a block what the screen draws beside it; from its end, so that the positions before it hold."""
    cursor = QTextCursor(document)
    for mark in reversed(reading.matter.within(piece.start, piece.end)):
        if mark.kind not in (MarkKind.NOTE, MarkKind.RUBY):
            continue
        end = offsets.span_to_qt(Span(mark.end - 1, mark.end))[1]
        cursor.setPosition(end - 1)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        style = QTextCharFormat(cursor.charFormat())
        style.clearProperty(QTextFormat.Property.FontLetterSpacing)
        if mark.kind is MarkKind.NOTE:
            cursor.setCharFormat(style)
        cursor.setPosition(end)
        if mark.kind is MarkKind.NOTE:
            style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        cursor.insertText(mark.words if mark.kind is MarkKind.NOTE else f" ({mark.words})", style)
    if piece.marker and not piece.continued:
        cursor.setPosition(document.findBlockByNumber(number).position())
        cursor.insertText(f"{piece.marker}\u2002")
