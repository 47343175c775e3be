"""Takes the pictures of the README from the real program: the bundled sample, some cards answered, a clock that is set.

Run it under a display of 1280 by 800, with a window manager's help or without:
xvfb-run -a -s "-screen 0 1280x800x24" env QT_QPA_PLATFORM=xcb .venv/bin/python packaging/pictures.py
"""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDockWidget

from studyapp.app import build
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.settings import FILE_NAME, Settings, SettingsFile
from studyapp.ui.main import Start

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "screenshots"
FIRST_DAY = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)
DAYS = 12
A_DAY = 6
SIZE = (1280, 800)
SETTLE_MS = 1500
PANELS = ("glossary", "timeline", "quiz")


def fill(folder: Path) -> None:
    """Put the sample into a library and study it for some days; every third answer is wrong."""
    now = [FIRST_DAY]
    with closing(build(None, folder, clock=lambda: now[0])) as app:
        document_id = app.library.import_sample().document_id
        app.reader.keep_analysis(document_id, app.reader.request_analysis(document_id).result(120))
        cards = app.quiz.suggestions(document_id)
        app.quiz.approve([card.id for card in cards[: len(cards) * 2 // 3]])
        for day in range(DAYS):
            now[0] = FIRST_DAY + timedelta(days=day)
            for number in range(A_DAY + day % 4):
                kind = StudyKind.REVIEW if number % 2 else StudyKind.LEARN
                question = app.quiz.next_question(None, kind)
                if question is not None:
                    grade = Grade.AGAIN if number % 3 == 2 else Grade.GOOD
                    app.quiz.answer(question.card.id, grade, kind=kind, duration_ms=4000)
                now[0] += timedelta(minutes=2)


class Camera(QObject):
    """Opens the window, and takes one picture after the other while the event loop runs."""

    def __init__(self, start: Start) -> None:
        super().__init__()
        self._start = start
        self._shots = ["open", *PANELS, "dark", "end"]
        self._timer = QTimer(self)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._next)
        start.ready.connect(self._timer.start)

    def _next(self) -> None:
        window = self._start.window
        match shot := self._shots.pop(0):
            case "open":
                assert self._start.app is not None
                documents = self._start.app.library.documents()
                window.shell.signals.document_requested.emit(documents[0].id)
                window.shell.signals.panel_requested.emit(PANELS[0])
            case "dark":
                save(window.grab().toImage(), "quiz", left=self._left_of("quiz"))
                window.shell.signals.panel_requested.emit("glossary")
                look = window.shell.look
                look.apply(replace(look.settings, theme="dark"))
            case "end":
                save(window.grab().toImage(), "window-dark")
                self._timer.stop()
                window.close()
            case _:
                self._picture_of_the_one_before(shot)
                window.shell.signals.panel_requested.emit(shot)

    def _left_of(self, panel: str) -> int:
        dock = self._start.window.findChild(QDockWidget, f"dock_{panel}")
        return dock.x() if dock else 0

    def _picture_of_the_one_before(self, shot: str) -> None:
        picture = self._start.window.grab().toImage()
        if shot == "glossary":
            save(picture, "window-light")
            save(picture, "glossary", left=self._left_of("glossary"))
        elif shot == "quiz":
            save(picture, "timeline", left=self._left_of("timeline"))


def save(picture: QImage, name: str, *, left: int = 0) -> None:
    """Write a PNG of what lies right of `left`, in its 256 most frequent colours: a third of the size."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    part = picture.copy(left, 0, picture.width() - left, picture.height()).convertToFormat(QImage.Format.Format_RGB32)
    colours = [colour for colour, _count in Counter(memoryview(part.constBits()).cast("I")).most_common(256)]
    part.convertToFormat(QImage.Format.Format_Indexed8, colours).save(str(FOLDER / f"{name}.png"), "PNG", 0)


def main() -> None:
    """Take all of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        SettingsFile(folder / FILE_NAME).save(Settings(theme="light"))
        fill(folder)
        application = QApplication(["studyapp"])
        start = Start(application, folder)
        start.window.resize(*SIZE)
        camera = Camera(start)
        start.window.show()
        application.exec()
        start.finish()
        del camera


if __name__ == "__main__":
    main()
