"""Pictures of the open document, by name: from the document only, never from the network or the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from studyapp.domain.layout import Image, ImageId
    from studyapp.ui.look import Look

_SCHEME: Final = "picture:"
MISSING: Final = _SCHEME
"""The name of a picture that the file did not hold."""
WIDEST = 2000
"""Pixels to which a picture is scaled down when it is decoded."""


def name_of(image_id: ImageId) -> str:
    """Return the name by which a text asks for a picture."""
    return f"{_SCHEME}{image_id}"


def decoded(images: Iterable[Image], paper: str) -> dict[str, QImage]:
    """Return the pictures by name; those with transparent parts lie on `paper`. For the job thread."""
    made: dict[str, QImage] = {}
    for image in images:
        picture = QImage.fromData(image.data)
        if picture.isNull():
            continue
        if max(picture.width(), picture.height()) > WIDEST:
            size = QSize(WIDEST, WIDEST)
            mode = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode)
        made[name_of(image.id)] = _on_paper(picture, paper) if picture.hasAlphaChannel() else picture
    return made


def _on_paper(picture: QImage, paper: str) -> QImage:
    """Black lines on nothing could not be seen in the dark."""
    ground = QImage(picture.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor(paper))
    painter = QPainter(ground)
    painter.drawImage(0, 0, picture)
    painter.end()
    return ground


class Pictures(QObject):
    """What a text view may show; everything else that a text names is refused.

    Signals:
        wanted: these pictures are to be shown and are not here yet (frozenset of ImageId).
    """

    wanted = Signal(object)

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._known: dict[str, QImage] = {}

    def forget(self) -> None:
        """Another document is shown."""
        self._known.clear()

    def ask(self, image_ids: Iterable[ImageId]) -> None:
        """Say which pictures are about to be shown."""
        missing = frozenset(one for one in image_ids if name_of(one) not in self._known)
        if missing:
            self.wanted.emit(missing)

    def add(self, pictures: Mapping[str, QImage]) -> None:
        """Take pictures in."""
        self._known.update(pictures)

    def named(self, name: str) -> QImage:
        """Return a picture, or an empty field in its place: Qt would look for a file of that name otherwise."""
        found = self._known.get(name)
        if found is not None:
            return found
        empty = QImage(8, 8, QImage.Format.Format_RGB32)
        empty.fill(QColor(self._look.theme.raised))
        return empty
