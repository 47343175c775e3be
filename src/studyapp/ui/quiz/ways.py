"""The ways to study, each with its name, what it does in one line, its icon, and its key in tests and menus."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from studyapp.domain.schedule import StudyKind


class Way(StrEnum):
    """What a learner can begin; the order is that of the page."""

    REVIEW = "review"
    LEARN = "learn"
    PRACTICE = "practice"
    TEST = "test"
    MATCH = "match"
    ORDER = "order"


KINDS = {Way.REVIEW: StudyKind.REVIEW, Way.LEARN: StudyKind.LEARN, Way.PRACTICE: StudyKind.PRACTICE}
"""The ways that ask one card after the other."""

ICONS = {
    Way.REVIEW: "refresh",
    Way.LEARN: "plus",
    Way.PRACTICE: "play",
    Way.TEST: "check",
    Way.MATCH: "merge",
    Way.ORDER: "sort",
}


def way_name(way: Way) -> str:
    """Return what a way is called."""
    return {
        Way.REVIEW: _tr("Review due"),
        Way.LEARN: _tr("Learn new"),
        Way.PRACTICE: _tr("Practise"),
        Way.TEST: _tr("Test"),
        Way.MATCH: _tr("Match game"),
        Way.ORDER: _tr("Order game"),
    }[way]


def way_text(way: Way) -> str:
    """Return what a way does, in one line."""
    return {
        Way.REVIEW: _tr("What you are about to forget, just in time"),
        Way.LEARN: _tr("Cards you have not seen yet, a few a day"),
        Way.PRACTICE: _tr("All your cards; the schedule stays as it is"),
        Way.TEST: _tr("No help until the end, then a report"),
        Way.MATCH: _tr("Find what belongs together; nothing is logged"),
        Way.ORDER: _tr("Put events in order; nothing is logged"),
    }[way]


def why_not(way: Way) -> str:
    """Return why a way cannot be begun at the moment."""
    return {
        Way.REVIEW: _tr("Nothing is due now"),
        Way.LEARN: _tr("No new card today: approve some under “Cards”"),
        Way.PRACTICE: _tr("Approve some cards first"),
        Way.TEST: _tr("Approve some cards first"),
        Way.MATCH: _tr("This article gives too few pairs"),
        Way.ORDER: _tr("This article gives too few dates"),
    }[way]


def _tr(text: str) -> str:
    return QCoreApplication.translate("quiz", text)
