"""Writes a page of HTML into a PDF file, on the job thread; a file comes whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QBuffer,
    QEventLoop,
    QIODevice,
    QMarginsF,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from studyapp.domain.errors import ExchangeError, ExchangeFault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from studyapp.domain.ports import OnProgress

_DPI = 300
_MARGIN_CM = 2.0
_FOOTER_PT = 8
_CM_PER_INCH = 2.54
_READ, _LAID_OUT = 0.1, 0.3
"""How far a file is when its HTML is read, and when its pages are known."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is to stand on A4.

    Attributes:
        dpi: pixels of the screen in an inch, which fonts are measured with: `screen_dpi()`.
        arrange: moves page breaks in the laid out document (page in those pixels, dpi).
    """

    html: str
    title: str
    dpi: float
    is_across: bool = False
    arrange: Callable[[QTextDocument, QSizeF, float], object] | None = None


def screen_dpi() -> float:
    """Return the pixels in an inch; on the thread of the window."""
    return QGuiApplication.primaryScreen().logicalDotsPerInchY()


def write_pdf(sheets: Sheets, path: Path, on_progress: OnProgress) -> Path:
    """Write the file and return its path. Raises ExchangeError (UNWRITABLE), and what `on_progress` raises."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    across = QPageLayout.Orientation.Landscape if sheets.is_across else QPageLayout.Orientation.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, across, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter))
    writer.setTitle(sheets.title)
    timers = timers_of_this_thread()
    _draw(sheets, writer, on_progress)
    del writer, timers
    return write_file(path, bytes(buffer.data().data()))


def write_file(path: Path, data: bytes) -> Path:
    """Write beside and rename, and return the path. Raises ExchangeError (UNWRITABLE)."""
    part = path.with_name(f".{path.name}.part")
    try:
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ExchangeError(path.name, ExchangeFault.UNWRITABLE, error.strerror or "") from error
    return path


def timers_of_this_thread() -> QEventLoop | None:
    """Return what must live as long as a text is laid out here: its layout wants to start timers."""
    return None if QAbstractEventDispatcher.instance() else QEventLoop()


def _draw(sheets: Sheets, writer: QPdfWriter, on_progress: OnProgress) -> None:
    dpi = sheets.dpi
    document = QTextDocument()
    document.setUseDesignMetrics(True)  # or letters stand as the screen's pixels have them
    document.setHtml(sheets.html)
    on_progress(_READ)
    page = QSizeF(writer.width(), writer.height()) * (dpi / _DPI)
    document.setDocumentMargin(_MARGIN_CM / _CM_PER_INCH * dpi)
    document.setPageSize(page)
    if sheets.arrange is not None:
        sheets.arrange(document, page, dpi)
    count = document.pageCount()
    painter = QPainter(writer)
    try:
        painter.scale(_DPI / dpi, _DPI / dpi)
        for number in range(count):
            on_progress(_LAID_OUT + (1 - _LAID_OUT) * number / count)
            if number:
                writer.newPage()
            _paint(document, painter, number, page, dpi)
    finally:
        painter.end()


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
