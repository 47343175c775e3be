"""The words of a test on paper, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from studyapp.formats.worksheet import WorksheetWords


def worksheet_words() -> WorksheetWords:
    """Return them."""
    return WorksheetWords(
        language=QLocale().bcp47Name(),
        name=_tr("Name"),
        group=_tr("Class"),
        date=_tr("Date"),
        points=_tr("Points"),
        variant=_tr("Variant"),
        key=_tr("Key"),
        choose=_tr("Tick the right answer."),
        judge=_tr("True or false? Tick."),
        order=_tr("Put in order: number the lines from 1."),
        match=_tr("Match: write the letter."),
        fill=_tr("Fill the gap."),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("paper", text)
