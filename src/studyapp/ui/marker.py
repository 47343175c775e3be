"""The learner's eight colours as they look: each has a tint, an ink, a line pattern, a number and a name.

The number and the pattern say without colour what the tint says with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QTextCharFormat

from studyapp.domain.annotation import AnnotationKind
from studyapp.ui.theme import ICON_SIZE, Type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from studyapp.domain.annotation import Annotation
    from studyapp.ui.look import Look

_Line = QTextCharFormat.UnderlineStyle
PATTERNS = (
    _Line.SingleUnderline,
    _Line.DashUnderline,
    _Line.DotLine,
    _Line.DashDotLine,
    _Line.WaveUnderline,
    _Line.DashDotDotLine,
    _Line.SingleUnderline,
    _Line.DashUnderline,
)
"""Of the eight colours; the last two have a line above the words as well."""
_DOUBLE_FROM = 7
_OVERLAP = 0.5


def tag_words(tags: Iterable[str]) -> str:
    """Return tags as they are shown, each with its sign."""
    return "  ".join(f"\x23{tag}" for tag in tags)


def color_name(color: int) -> str:
    """Return what a colour is called in the interface."""
    return (
        _tr("Yellow"), _tr("Green"), _tr("Blue"), _tr("Pink"), _tr("Orange"), _tr("Violet"), _tr("Teal"), _tr("Grey"),
    )[color - 1]  # fmt: skip


def color_words(color: int, labels: Mapping[int, str]) -> str:
    """Return the learner's label of a colour, or its name."""
    return labels.get(color) or color_name(color)


def kind_name(kind: AnnotationKind) -> str:
    """Return what a kind of mark is called in the interface."""
    return {
        AnnotationKind.HIGHLIGHT: _tr("Highlight"),
        AnnotationKind.UNDERLINE: _tr("Underline"),
        AnnotationKind.NOTE: _tr("Note"),
    }[kind]


def mark_format(over: Sequence[Annotation], look: Look) -> QTextCharFormat:
    """Return how a stretch looks that lies under these annotations; the last one is the innermost.

    Where several overlap, their tints are mixed, the innermost has its line below and the next one above.
    """
    theme = look.theme
    style = QTextCharFormat()
    tinted = [annotation for annotation in over if annotation.kind is not AnnotationKind.UNDERLINE]
    if tinted:
        ground = QColor(theme.highlights[tinted[0].color - 1])
        for annotation in tinted[1:]:
            ground = _mixed(ground, QColor(theme.highlights[annotation.color - 1]))
        style.setBackground(ground)
    inner = over[-1]
    style.setUnderlineStyle(PATTERNS[inner.color - 1])
    style.setUnderlineColor(QColor(theme.highlight_inks[inner.color - 1]))
    if len(over) > 1 or inner.color >= _DOUBLE_FROM:
        style.setFontOverline(True)
    return style


def color_icon(color: int, look: Look, *, size: int = ICON_SIZE) -> QIcon:
    """Return a swatch with the colour's number."""
    ratio = 2
    pixmap = QPixmap(size * ratio, size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_badge(painter, QRectF(0.5, 0.5, size - 1, size - 1), color, look)
    painter.end()
    return QIcon(pixmap)


def paint_badge(
    painter: QPainter, box: QRectF, color: int, look: Look, *, text: str = "", foreign: bool = False
) -> None:
    """Paint the colour's number (or another text) on its tint; a pack author's mark has a second frame."""
    theme = look.theme
    ink = QColor(theme.highlight_inks[color - 1])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(QColor(theme.highlights[color - 1]))
    painter.drawRoundedRect(box, 4, 4)
    if foreign:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 3, 3)
    painter.setPen(QColor(theme.text))
    painter.setFont(look.interface_font(Type.CAPTION, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text or str(color))


def paint_note_dot(painter: QPainter, box: QRectF, look: Look) -> None:
    """Paint the sign of a mark with a note at a badge's corner."""
    painter.setPen(QPen(QColor(look.theme.surface), 1))
    painter.setBrush(QColor(look.theme.accent))
    painter.drawEllipse(QPointF(box.right() - 0.5, box.top() + 0.5), 3.5, 3.5)


def _mixed(one: QColor, other: QColor) -> QColor:
    def part(first: int, second: int) -> int:
        return round(first * (1 - _OVERLAP) + second * _OVERLAP)

    return QColor(part(one.red(), other.red()), part(one.green(), other.green()), part(one.blue(), other.blue()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("marker", text)
