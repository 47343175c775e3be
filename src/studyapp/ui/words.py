"""Words that several panels use for the same thing: types, dates, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from studyapp.domain.analysis import EntityType
from studyapp.domain.document import DateSource
from studyapp.domain.languages import ANALYSED
from studyapp.domain.layout import page_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from studyapp.domain.layout import Page

WORDS_A_MINUTE = 230
"""Silent reading of English prose (Brysbaert 2019, Journal of Memory and Language 109:104047: 238 for non-fiction)."""

_HOURS_FROM = 100


def type_name(entity_type: EntityType) -> str:
    """Return what an entity type is called in the interface, singular."""
    return {
        EntityType.PERSON: _tr("Person"),
        EntityType.ORG: _tr("Organisation"),
        EntityType.GPE: _tr("Country or city"),
        EntityType.LOC: _tr("Place"),
        EntityType.FAC: _tr("Building or site"),
        EntityType.NORP: _tr("Group"),
        EntityType.EVENT: _tr("Event"),
        EntityType.WORK_OF_ART: _tr("Work"),
        EntityType.PRODUCT: _tr("Product"),
        EntityType.LAW: _tr("Law"),
        EntityType.LANGUAGE: _tr("Language"),
        EntityType.TERM: _tr("Term"),
    }[entity_type]


def moment_words(moment: datetime) -> str:
    """Return a moment in local time as the interface language writes it: "27 August 2021, 14:05"."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())), "d MMMM yyyy, HH:mm")


def day_words(day: date) -> str:
    """Return a day as the interface language writes it: "27 August 2021"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def source_words(source: DateSource) -> str:
    """Return where a document date comes from."""
    return {
        DateSource.GIVEN: _tr("set by you"),
        DateSource.METADATA: _tr("from the file"),
        DateSource.TEXT: _tr("found in the text"),
        DateSource.NONE: "",
    }[source]


def count_words(count: int) -> str:
    """Return a number of words, with separators: "1,101 words"."""
    return _tr("{0} words").format(QLocale().toString(count)) if count != 1 else _tr("1 word")


def minutes_words(count: int) -> str:
    """Return how long so many words take to read."""
    minutes = max(round(count / WORDS_A_MINUTE), 1)
    return _tr("{0} min").format(minutes) if minutes < _HOURS_FROM else _tr("{0} h").format(round(minutes / 60))


def foreign_words(language: str) -> tuple[str, str]:
    """Return what is said of a text in which nothing is looked for, as title and sentence; "" twice for other texts."""
    if language in ANALYSED:
        return "", ""
    known = QLocale(language)
    name = "" if known.language() is QLocale.Language.C else QLocale.languageToString(known.language())
    title = _tr("This text is in {0}").format(name) if name else _tr("This text is not in English")
    return title, _tr(
        "Names, dates and cards are found in English texts. Reading, marks, search and cards of your own work in every "
        "language."
    )


def page_words(label: str) -> str:
    """Return how a page of the printed edition is cited: "p. 12"."""
    return _tr("p. {0}").format(label)


def from_article(page: str) -> str:
    """Return what stands over a passage; `page` is the label of its printed page, or ""."""
    words = _tr("From the article")
    return f"{words} · {page_words(page)}" if page else words


def page_words_at(pages: Sequence[Page], position: int) -> str:
    """Return how the page of a code point is cited, or "" where no page is known."""
    page = page_at(pages, position)
    return page_words(page.label) if page is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)
