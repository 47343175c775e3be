"""`studyapp stats`: what is due, what was retained, what was studied, as tables and bars."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from studyapp.cli.arguments import OK
from studyapp.cli.session import opened, terminal

if TYPE_CHECKING:
    import argparse

    from rich.console import RenderableType

    from studyapp.cli.arguments import Commands
    from studyapp.domain.progress import Counts, DayFigures, Figures

_DESCRIPTION = "Show what waits, what is coming, how much was remembered, and how often you studied."
_EXAMPLES = """\
examples:
  studyapp stats
  studyapp stats 6bc613ff      one document: the first letters of its id or title
"""
_DAYS_SHOWN = 14
_BAR = 30
_MINUTE_MS = 60_000


def add_to(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = commands.add("stats", "show what is due, retained, and studied", _DESCRIPTION, _EXAMPLES, run)
    parser.add_argument("document", nargs="?", metavar="DOCUMENT", help="the first letters of an id or a title")


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; returns the exit status."""
    name: str | None = arguments.document
    with opened(arguments) as app:
        document_id = app.library.find(name) if name else None
        figures = app.progress.figures(document_id)
        counts, suggested = app.quiz.counts(document_id), app.quiz.suggested(document_id)
    terminal().print(Group(*_parts(figures, counts, suggested)))
    return OK


def _parts(figures: Figures, counts: Counts, suggested: int) -> tuple[RenderableType, ...]:
    waiting = f"Now: {counts.new} new, {counts.learning} learning, {counts.due} due"
    if suggested:
        waiting += f"; {suggested} suggested cards wait for your approval"
    cards = figures.cards
    standing = (
        f"Cards: {cards.new} new, {cards.learning} learning, {cards.young} young, {cards.mature} mature, "
        f"{cards.suspended} suspended"
    )
    days = "day" if figures.streak_days == 1 else "days"
    return (
        Text(waiting, style="bold"),
        Text(standing),
        Text(f"Streak: {figures.streak_days} {days}"),
        Text(""),
        _forecast(figures),
        Text(""),
        _studied(figures.days) if figures.days else Text("No reviews yet. Begin with: studyapp review"),
    )


def _forecast(figures: Figures) -> Table:
    table = _table("Coming", "due", "")
    coming = figures.forecast[:_DAYS_SHOWN]
    most = max(coming, default=0)
    for days, count in enumerate(coming):
        name = "today" if days == 0 else f"{figures.today + timedelta(days=days):%a %d %b}"
        table.add_row(name, str(count), _bar(count, most, "cyan"))
    return table


def _studied(days: tuple[DayFigures, ...]) -> Table:
    table = _table("Studied", "reviews", "", "retained", "minutes")
    recent = days[-_DAYS_SHOWN:]
    most = max(day.reviews for day in recent)
    for day in recent:
        kept = f"{day.retention:.0%}" if day.retention is not None else "–"
        minutes = f"{day.duration_ms / _MINUTE_MS:.0f}"
        table.add_row(f"{day.day:%a %d %b}", str(day.reviews), _bar(day.reviews, most, "green"), kept, minutes)
    reviews = sum(day.reviews for day in days)
    passed = sum(day.passed for day in days)
    table.add_row("the year", str(reviews), "", f"{passed / reviews:.0%}" if reviews else "–", "", style="bold")
    return table


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="left" if number == 0 or not heading else "right")
    return table


def _bar(count: int, most: int, style: str) -> Text:
    length = round(_BAR * count / most) if most else 0
    return Text("█" * max(length, bool(count)), style=style)
