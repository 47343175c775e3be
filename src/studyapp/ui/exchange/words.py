"""What formats and ends of items are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from studyapp.domain.exchange import ExchangeFormat, ItemFate, RefusedWhy

if TYPE_CHECKING:
    from studyapp.domain.exchange import ExchangeReport, ImportedItem


def format_name(chosen: ExchangeFormat) -> str:
    """Return what a format is called in a list."""
    return {
        ExchangeFormat.ANKI: _tr("Anki deck (.apkg)"),
        ExchangeFormat.CSV: _tr("Table with Anki's headers (.csv)"),
        ExchangeFormat.MARKDOWN: _tr("Markdown, to read or print (.md)"),
        ExchangeFormat.GIFT: _tr("GIFT questions for Moodle and others (.txt)"),
        ExchangeFormat.MOODLE: _tr("Moodle XML questions (.xml)"),
        ExchangeFormat.QTI: _tr("QTI 2.1 test package (.zip)"),
        ExchangeFormat.TIMELINEJS: _tr("Timeline for TimelineJS (.json)"),
    }[chosen]


def format_hint(chosen: ExchangeFormat) -> str:
    """Return what a format holds, in one or two sentences."""
    return {
        ExchangeFormat.ANKI: _tr(
            "Every approved card with its passage. Importing it into Anki again adds nothing twice; what you changed "
            "is updated there."
        ),
        ExchangeFormat.CSV: _tr("Every approved card as a row, for Anki, a spreadsheet, or other flashcard programs."),
        ExchangeFormat.MARKDOWN: _tr("Questions, answers and passages as a plain text with headings."),
        ExchangeFormat.GIFT: _tr("Choices, true or false, short answers and matching; the passage is the feedback."),
        ExchangeFormat.MOODLE: _tr("A question bank with a category for each document; the passage is the feedback."),
        ExchangeFormat.QTI: _tr("One item for each card, for learning platforms that read IMS QTI 2.1."),
        ExchangeFormat.TIMELINEJS: _tr("The dated events with their passages, for a timeline on a web page."),
    }[chosen]


def fate_name(item: ImportedItem) -> str:
    """Return what became of an item."""
    return {
        ItemFate.NEW: _tr("new"),
        ItemFate.UPDATED: _tr("updated"),
        ItemFate.SAME: _tr("the same"),
        ItemFate.REFUSED: _tr("refused"),
    }[item.fate]


def why_words(why: RefusedWhy | None) -> str:
    """Return why an item was refused; "" for one that was not."""
    if why is None:
        return ""
    return {
        RefusedWhy.EMPTY: _tr("It says nothing."),
        RefusedWhy.NO_ANSWER: _tr("No question or no answer in words."),
        RefusedWhy.BROKEN: _tr("It is damaged in the file."),
        RefusedWhy.NO_NOTE_TYPE: _tr("Its note type is not in the file."),
        RefusedWhy.TWICE: _tr("It is in the file twice; the first one counts."),
        RefusedWhy.COLUMNS: _tr("The line has too few columns."),
    }[why]


def summary(report: ExchangeReport) -> str:
    """Return how many items came to which end: "3 new · 1 refused"."""
    words = {
        ItemFate.NEW: _tr("{0} new"),
        ItemFate.UPDATED: _tr("{0} updated"),
        ItemFate.SAME: _tr("{0} the same"),
        ItemFate.REFUSED: _tr("{0} refused"),
    }
    return " · ".join(text.format(report.count(fate)) for fate, text in words.items() if report.count(fate))


def _tr(text: str) -> str:
    return QCoreApplication.translate("exchange", text)
