"""Makes the panels of a library that is open. The only module that knows them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.ui.glossary.panel import GlossaryPanel
from studyapp.ui.library.panel import LibraryPanel
from studyapp.ui.progress.panel import ProgressPanel
from studyapp.ui.quiz.panel import QuizPanel
from studyapp.ui.reader.panel import ReaderPanel
from studyapp.ui.timeline.panel import TimelinePanel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from studyapp.app import App
    from studyapp.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Panels:
    """The article for the middle, and the others by the names of `docks.PLACES`."""

    reader: ReaderPanel
    docked: Mapping[str, QWidget]


def make_panels(app: App, shell: Shell, parent: QWidget) -> Panels:
    """Return the panels; nothing is read before they are shown."""
    return Panels(
        ReaderPanel(app.reader, app.library, app.glossary, shell, parent),
        {
            "library": LibraryPanel(app.library, shell, parent),
            "glossary": GlossaryPanel(app.glossary, app.reader, shell, parent),
            "timeline": TimelinePanel(app.timeline, app.glossary, app.reader, shell, parent),
            "quiz": QuizPanel(app.quiz, shell, parent),
            "progress": ProgressPanel(app.progress, shell, parent),
        },
    )
