"""Prints the article, with its title and page numbers, as the preview shows it: dark on white, whatever the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from studyapp.domain.document import Span
from studyapp.domain.layout import MarkKind
from studyapp.ui.reader.filling import fill
from studyapp.ui.reader.offsets import Offsets
from studyapp.ui.reader.pictures import name_of
from studyapp.ui.reader.pieces import WHOLE_UP_TO
from studyapp.ui.reader.typography import Setting
from studyapp.ui.theme import LIGHT

if TYPE_CHECKING:
    from studyapp.ui.reader.journey import Journey
    from studyapp.ui.reader.pieces import Piece
    from studyapp.ui.reader.reading import Reading
    from studyapp.ui.reader.text_view import TextView

_BODY_PT = 10.5
_SMALL_PT = 8.0
_BAND = 28.0
"""Points above and below the text for the title and the page number."""
_LINE_SPACING = 1.2
_SIDE_MM = 18.0


class Printing(QObject):
    """Opens the preview; a long document is printed part by part: the one on the screen."""

    def __init__(self, journey: Journey, text: TextView, panel: QWidget) -> None:
        super().__init__(panel)
        self._journey = journey
        self._text = text
        self._printer: QPrinter | None = None

    @Slot()
    def preview(self) -> None:
        """Show how the article will be printed; the window goes on working meanwhile."""
        panel = self.parent()  # kept nowhere: it could not be freed
        if self._journey.reading is None or not isinstance(panel, QWidget):
            return
        printer = self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # the dialog does not own it
        printer.setPageMargins(QMarginsF(_SIDE_MM, _SIDE_MM, _SIDE_MM, _SIDE_MM), QPageLayout.Unit.Millimeter)
        dialog = QPrintPreviewDialog(printer, panel.window())
        dialog.setObjectName("print_preview")
        dialog.setWindowTitle(self.tr("Print"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.resize(900, 720)
        dialog.paintRequested.connect(self.print_on)
        dialog.open()

    @Slot(QPrinter)
    def print_on(self, printer: QPrinter) -> None:
        """Print what is on the screen, or the whole of a document that fits."""
        reading = self._journey.reading
        if reading is None:
            return
        printer.setDocName(reading.document.title)
        pieces = _pieces(reading, self._text.first_visible())
        area = printer.pageLayout().paintRectPoints()
        room = QSizeF(area.width(), area.height() - 2 * _BAND)
        document = self._written(reading, pieces, room.width())
        painter = QPainter(printer)
        scale = printer.logicalDpiX() / 72
        painter.scale(scale, scale)
        document.setPageSize(room)
        count = document.pageCount()
        for page in range(count):
            if page:
                printer.newPage()
            self._print_page(painter, document, room, page, reading.document.title)
        painter.end()
        document.deleteLater()

    def _print_page(self, painter: QPainter, document: QTextDocument, room: QSizeF, page: int, title: str) -> None:
        font = QFont(document.defaultFont())
        font.setPixelSize(round(_SMALL_PT))
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.muted))
        short = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRectF(0, 0, room.width(), _BAND - 8), Qt.AlignmentFlag.AlignLeft, short)
        foot = QRectF(0, room.height() + _BAND + 8, room.width(), _BAND - 8)
        numbers = self.tr("{0} of {1}").format(page + 1, document.pageCount())
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, numbers)
        painter.save()
        painter.translate(0, _BAND - page * room.height())
        document.drawContents(painter, QRectF(0, page * room.height(), room.width(), room.height()))
        painter.restore()

    def _written(self, reading: Reading, pieces: tuple[Piece, ...], width: float) -> QTextDocument:
        """Return a text for paper: markers, numbers and readings are letters in it."""
        document = QTextDocument(self)
        font = QFont(self._text.setting().font)
        font.setPixelSize(round(_BODY_PT))
        document.setDefaultFont(font)
        document.setDocumentMargin(0)
        em = round(QFontMetricsF(font).height())
        setting = Setting(LIGHT, _LINE_SPACING, em, font, width)
        text = reading.document.text
        fill(document, text, pieces, setting, reading.matter)
        for piece in pieces:
            if piece.figure is not None:
                name = name_of(piece.figure.image_id)
                picture = self._text.pictures.named(name)
                document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
        offsets = Offsets(text, pieces)
        for number in reversed(range(len(pieces))):
            _write_out(document, pieces[number], number, reading, offsets)
        return document


def _pieces(reading: Reading, position: int) -> tuple[Piece, ...]:
    """Return the whole document, or the part that holds a code point."""
    if len(reading.document.text) <= WHOLE_UP_TO:
        return tuple(piece for section in reading.sections for piece in section.pieces)
    return reading.sections[reading.section_at(position)].pieces


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
