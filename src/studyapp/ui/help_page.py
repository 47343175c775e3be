"""Texts that come with the program: the guide for teachers, and the parts that the program is made of."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import distributions
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextEdit, QVBoxLayout, QWidget

from studyapp.settings import program_folder
from studyapp.ui.controls import give_size, label
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LARGEST_TEXT = 400_000


@dataclass(frozen=True, slots=True)
class Part:
    """A library inside the program.

    Attributes:
        line: its name, version and licence.
        folder: with its licence texts; None where none came along.
    """

    line: str
    folder: Path | None


def parts() -> tuple[Part, ...]:
    """Return what the program is made of: of an installed one what its papers list, else what is installed beside it.

    Reads some hundred small files: run it as a job.
    """
    program = program_folder()
    places = (program / "licences", program.parent / "Resources/licences") if program else ()  # the second: macOS
    papers = next((place for place in places if (place / "PARTS.txt").is_file()), None)
    if papers is None:
        found = {part.name.lower(): f"{part.name} {part.version}" for part in distributions()}
        return tuple(Part(line, None) for _, line in sorted(found.items()))
    lines = (papers / "PARTS.txt").read_text(encoding="utf-8").splitlines()
    return tuple(Part(line, _folder(papers, line)) for line in lines if line)


def texts_of(part: Part) -> str:
    """Return the licence texts of a part, one after the other."""
    if part.folder is None:
        return ""
    files = sorted(path for path in part.folder.iterdir() if path.is_file())
    return "\n\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)[:_LARGEST_TEXT]


def _folder(papers: Path, line: str) -> Path | None:
    name, _, rest = line.partition(" ")
    folder = papers / f"{name}-{rest.partition(':')[0]}"
    return folder if folder.is_dir() else None


class HelpPage(QDialog):
    """Shows a text in Markdown; a window of its own, so that one can read and do."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help_page")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 820, 640)
        page = _page("help_text", title, self)
        page.setMarkdown(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)


class PartsPage(QDialog):
    """The parts on the left, the licence of the chosen one on the right."""

    def __init__(self, found: Sequence[Part], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("parts_page")
        self.setWindowTitle(self.tr("Parts and licences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 900, 620)
        self._list = QListWidget(self)
        self._list.setObjectName("parts")
        self._list.setAccessibleName(self.tr("Parts"))
        for part in found:
            item = QListWidgetItem(part.line.partition(" (")[0])
            item.setData(Qt.ItemDataRole.UserRole, part)
            self._list.addItem(item)
        self._text = _page("part_text", self.tr("Licence"), self)
        intro = self.tr(
            "studyapp is free (MIT) and contains these libraries. Qt is used under the LGPL; its files can be replaced."
        )
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_M)
        columns.addWidget(self._list, 2)
        columns.addWidget(self._text, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(label(intro, "muted", parent=self, wrap=True))
        layout.addLayout(columns, 1)
        self._list.currentItemChanged.connect(self._on_part)
        self._list.setCurrentRow(0)

    @Slot()
    def _on_part(self) -> None:
        part: Part = self._list.currentItem().data(Qt.ItemDataRole.UserRole)
        self._text.setPlainText(texts_of(part) or self.tr("Its licence text lies in the installed program."))


def _page(name: str, words: str, parent: QWidget) -> QTextEdit:
    page = QTextEdit(parent)
    page.setObjectName(name)
    page.setAccessibleName(words)
    page.setReadOnly(True)
    page.document().setDocumentMargin(SPACE_L)
    return page
