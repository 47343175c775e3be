"""Writes the class report: CSV as it is, and on paper the same page as the HTML, laid out by Qt as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from studyapp.domain.errors import ReadOnlyError

if TYPE_CHECKING:
    from pathlib import Path

_DPI = 96


def write_text(text: str, path: Path) -> None:
    """Write UTF-8, line ends as they are. Raises ReadOnlyError."""
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ReadOnlyError(path, error.strerror or "") from error


def write_pdf(html: str, path: Path) -> None:
    """Write the page as a PDF, A4 across. Raises ReadOnlyError."""
    try:
        with path.open("wb"):
            pass
    except OSError as error:
        raise ReadOnlyError(path, error.strerror or "") from error
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(),  # laying out leaves two centimetres by itself
        )
    )
    document = QTextDocument()
    document.setHtml(html)
    document.print_(writer)
