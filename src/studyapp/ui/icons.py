"""Icons of our own drawing (`resources/icons/*.svg`), one colour, tinted with the theme's ink when they are made."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studyapp import resources
from studyapp.domain.analysis import EntityType

ENTITY_ICONS = {
    EntityType.PERSON: "person",
    EntityType.ORG: "organisation",
    EntityType.GPE: "place",
    EntityType.LOC: "region",
    EntityType.FAC: "facility",
    EntityType.NORP: "group",
    EntityType.EVENT: "event",
    EntityType.WORK_OF_ART: "work",
    EntityType.PRODUCT: "product",
    EntityType.LAW: "law",
    EntityType.LANGUAGE: "language",
    EntityType.TERM: "term",
}
"""Which icon stands for an entity type: no colour alone carries meaning."""

_SIZES = (16, 18, 20, 24, 32)


def icon(name: str, ink: str, *, disabled: str = "", checked: str = "") -> QIcon:
    """Return the icon in that ink; `disabled` and `checked` are inks for those states.

    Raises OSError when there is no such icon.
    """
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(pixmap(name, ink, size))
        if disabled:
            result.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
        if checked:
            result.addPixmap(pixmap(name, checked, size), QIcon.Mode.Normal, QIcon.State.On)
    return result


def pixmap(name: str, ink: str, size: int) -> QPixmap:
    """Return the picture, `size` logical pixels wide and high, sharp on the screen in use."""
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    # Without a copy all inks of an icon have one cache key, and Qt shows the first one that it drew.
    picture = QPixmap.fromImage(_shape(name, size, ratio).copy())
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, size, size), QColor(ink))
    painter.end()
    return picture


@lru_cache(maxsize=1024)
def _shape(name: str, size: int, ratio: float) -> QImage:
    """Draw the icon once, in black: to ink it afterwards takes a twentieth of the time (a theme inks a thousand)."""
    picture = QImage(QSize(round(size * ratio), round(size * ratio)), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    svg = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.replace("currentColor", "black").encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
