"""The class report as tables: one definition for the screen, the CSV and the printed page, so that all three agree.

Cells are rounded here, once: shares to whole percents, indexes to two places, times to tenths of a minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.class_report import ClassReport, ItemRow, LearnerRow, PassageRow

type Cell = str | int | float | None

_MINUTE_MS = 60_000
_NAMELESS = 8


class Sheet(StrEnum):
    """The three tables."""

    LEARNERS = "learners"
    ITEMS = "items"
    PASSAGES = "passages"


class Unit(StrEnum):
    """How a cell is shown; the CSV has the bare number."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    INDEX = "index"
    MINUTES = "minutes"


class Heading(StrEnum):
    """What a column is about; the surfaces have the words."""

    LEARNER = "learner"
    DUE_SHARE = "due_share"
    DUE_DONE = "due_done"
    DUE = "due"
    DONE_SHARE = "done_share"
    DONE = "done"
    PLANNED = "planned"
    WAITING = "waiting"
    ANSWERS = "answers"
    FIRST_RIGHT = "first_right"
    RETENTION = "retention"
    MINUTES = "minutes"
    LAST_DAY = "last_day"
    CARD = "card"
    ANSWER = "answer"
    LEARNERS = "learners"
    WRONG_FIRST = "wrong_first"
    WRONG = "wrong"
    POINT_BISERIAL = "point_biserial"
    UPPER_LOWER = "upper_lower"
    WRONG_OPTION = "wrong_option"
    WRONG_OPTION_COUNT = "wrong_option_count"
    PASSAGE = "passage"
    DOCUMENT = "document"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column."""

    heading: Heading
    unit: Unit


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table; `rows` stand in the order of the report's rows."""

    sheet: Sheet
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


def _columns(*pairs: tuple[Heading, Unit]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(heading, unit) for heading, unit in pairs)


COLUMNS = {
    Sheet.LEARNERS: _columns(
        (Heading.LEARNER, Unit.TEXT),
        (Heading.DUE_SHARE, Unit.SHARE),
        (Heading.DUE_DONE, Unit.COUNT),
        (Heading.DUE, Unit.COUNT),
        (Heading.DONE_SHARE, Unit.SHARE),
        (Heading.DONE, Unit.COUNT),
        (Heading.PLANNED, Unit.COUNT),
        (Heading.WAITING, Unit.COUNT),
        (Heading.FIRST_RIGHT, Unit.SHARE),
        (Heading.RETENTION, Unit.SHARE),
        (Heading.ANSWERS, Unit.COUNT),
        (Heading.MINUTES, Unit.MINUTES),
        (Heading.LAST_DAY, Unit.TEXT),
    ),
    Sheet.ITEMS: _columns(
        (Heading.CARD, Unit.TEXT),
        (Heading.ANSWER, Unit.TEXT),
        (Heading.WRONG_FIRST, Unit.SHARE),
        (Heading.WRONG, Unit.SHARE),
        (Heading.POINT_BISERIAL, Unit.INDEX),
        (Heading.UPPER_LOWER, Unit.INDEX),
        (Heading.WRONG_OPTION, Unit.TEXT),
        (Heading.WRONG_OPTION_COUNT, Unit.COUNT),
        (Heading.LEARNERS, Unit.COUNT),
        (Heading.ANSWERS, Unit.COUNT),
    ),
    Sheet.PASSAGES: _columns(
        (Heading.PASSAGE, Unit.TEXT),
        (Heading.DOCUMENT, Unit.TEXT),
        (Heading.WRONG_FIRST, Unit.SHARE),
        (Heading.WRONG, Unit.SHARE),
        (Heading.CARDS, Unit.COUNT),
        (Heading.LEARNERS, Unit.COUNT),
        (Heading.ANSWERS, Unit.COUNT),
    ),
}


def tables_of(report: ClassReport) -> tuple[SheetTable, SheetTable, SheetTable]:
    """Return learners, cards and passages."""
    return (
        SheetTable(Sheet.LEARNERS, COLUMNS[Sheet.LEARNERS], tuple(map(learner_cells, report.learners))),
        SheetTable(Sheet.ITEMS, COLUMNS[Sheet.ITEMS], tuple(map(item_cells, report.items))),
        SheetTable(Sheet.PASSAGES, COLUMNS[Sheet.PASSAGES], tuple(map(passage_cells, report.passages))),
    )


def learner_cells(row: LearnerRow) -> tuple[Cell, ...]:
    """Return a learner's cells; one without a name is known by the beginning of their id."""
    return (
        row.name or f"#{row.learner_id[:_NAMELESS]}",
        _share(row.due_done / row.due if row.due else None),
        row.due_done,
        row.due,
        _share(row.done / row.planned if row.planned else None),
        row.done,
        row.planned,
        row.waiting,
        _share(row.first_right),
        _share(row.retention),
        row.answers,
        round(row.duration_ms / _MINUTE_MS, 1),
        row.last_day.isoformat() if row.last_day else "",
    )


def item_cells(row: ItemRow) -> tuple[Cell, ...]:
    """Return a card's cells; a card without words is known by its id."""
    return (
        row.prompt or f"#{row.card_id[-_NAMELESS:]}",
        ", ".join(row.answer.replace("\t", " → ").splitlines()),
        _share(row.wrong_first),
        _share(row.wrong),
        _share(row.point_biserial),
        _share(row.upper_lower),
        row.wrong_option,
        row.wrong_option_count,
        row.learners,
        row.answers,
    )


def passage_cells(row: PassageRow) -> tuple[Cell, ...]:
    """Return a passage's cells."""
    shares = (_share(row.wrong_first), _share(row.wrong))
    return (row.words, row.title, *shares, row.cards, row.learners, row.answers)


def shown(cell: Cell, unit: Unit) -> str:
    """Return a cell as the screen and the printed page show it; "–" for what cannot be told."""
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return cell
    match unit:
        case Unit.SHARE:
            return f"{round(cell * 100)} %"
        case Unit.INDEX:
            return f"{cell:+.2f}".replace("-", "−") if cell else "0.00"
        case Unit.MINUTES:
            return f"{cell:.1f}"
        case _:
            return str(cell)


def _share(value: float | None) -> float | None:
    return None if value is None else round(value, 2) + 0.0
