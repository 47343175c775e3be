"""Prints a test: pages break where exercises end, so that a question and the lines for its answer stay together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from studyapp.formats.worksheet import EXERCISE_ANCHOR

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

_DPI = 300
_MARGIN_CM = 2.0
_FOOTER_PT = 8
_CM_PER_INCH = 2.54


def write_pdf(html: str, path: str, title: str) -> None:
    """Write the sheets to a file, A4, each page with its number."""
    writer = QPdfWriter(path)
    writer.setResolution(_DPI)
    size = QPageSize(QPageSize.PageSizeId.A4)
    portrait, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(size, portrait, QMarginsF(0, 0, 0, 0), unit))
    writer.setTitle(title)
    document = QTextDocument()
    document.setUseDesignMetrics(True)  # or letters stand as the screen's pixels have them
    document.setHtml(html)
    dpi = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    page = QSizeF(writer.width(), writer.height()) * (dpi / _DPI)
    keep_together(document, page, dpi)
    painter = QPainter(writer)
    painter.scale(_DPI / dpi, _DPI / dpi)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        _paint(document, painter, number, page, dpi)
    painter.end()


def keep_together(document: QTextDocument, page: QSizeF, dpi: float) -> None:
    """Lay the document out on pages of this size, and let each exercise that would be cut begin on the next one."""
    layout = document.documentLayout()
    document.setDocumentMargin(_MARGIN_CM / _CM_PER_INCH * dpi)
    document.setPageSize(page)
    height = page.height()
    starts = _starts(document)
    for number, start in enumerate(starts):
        after = starts[number + 1] if number + 1 < len(starts) else None
        top = layout.blockBoundingRect(start).top()
        bottom = layout.blockBoundingRect(_last(start, after)).bottom()
        if int(top // height) != int(bottom // height) and bottom - top < height / 2:
            block = start.blockFormat()
            block.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(start).setBlockFormat(block)
            document.setPageSize(QSizeF())  # Qt lays out what is below a changed block only in part
            document.setPageSize(page)


def _paint(document: QTextDocument, painter: QPainter, number: int, page: QSizeF, dpi: float) -> None:
    view = QRectF(QPointF(0, number * page.height()), page)
    painter.save()
    painter.translate(0, -view.top())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = view
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)  # whatever the theme of the window is
    painter.setClipRect(view)
    document.documentLayout().draw(painter, context)
    painter.restore()
    margin = _MARGIN_CM / _CM_PER_INCH * dpi
    font = QFont(document.defaultFont())
    font.setPixelSize(round(_FOOTER_PT / 72 * dpi))
    painter.setFont(font)
    footer = QRectF(margin, page.height() - margin, page.width() - 2 * margin, margin / 2)
    painter.drawText(footer, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, str(number + 1))


def _starts(document: QTextDocument) -> list[QTextBlock]:
    """Return the first block of each exercise."""
    found: list[QTextBlock] = []
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            names = fragments.fragment().charFormat().anchorNames()
            if any(name.startswith(EXERCISE_ANCHOR) for name in names):
                found.append(block)
                break
            fragments += 1
        block = block.next()
    return found


def _last(start: QTextBlock, after: QTextBlock | None) -> QTextBlock:
    """Return the last block of an exercise that holds anything, or is a line to write on."""
    last = block = start
    while block.isValid() and (after is None or block.position() < after.position()):
        if block.blockFormat().pageBreakPolicy() and block.position() != start.position():
            break  # the next sheet, or the key
        if block.text().strip(" ") and block.text() != "\n":
            last = block
        block = block.next()
    return last
