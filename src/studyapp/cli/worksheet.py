"""`studyapp worksheet`: a test on paper of approved cards, in variants with their keys, as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from studyapp.cli.arguments import OK, CannotError
from studyapp.cli.session import opened, terminal
from studyapp.domain.card import CardState
from studyapp.domain.pack import as_locked
from studyapp.domain.worksheet import Task, default_points, worksheets
from studyapp.formats.worksheet import WorksheetWords, worksheet_html

if TYPE_CHECKING:
    import argparse

    from studyapp.cli.arguments import Commands

_DESCRIPTION = """\
Write a test on paper of a document's approved cards, in the order of the text, with the key behind it. With more than
one variant, A keeps that order; the others are shuffled, exercises and options alike, and each has its own key.
Questions that the author of a course locked are always in, in the author's words.
"""
_EXAMPLES = """\
examples:
  studyapp worksheet tudors --to test.html
  studyapp worksheet tudors --variants 2 --count 12 --title "The Tudors" --to test.html
"""


def add_to(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = commands.add("worksheet", "write a test on paper", _DESCRIPTION, _EXAMPLES, run)
    parser.add_argument("document", metavar="DOCUMENT", help="the first letters of an id or a title")
    parser.add_argument("--to", dest="target", type=Path, required=True, metavar="FILE", help="an HTML file")
    parser.add_argument("--title", default="", help="instead of the document's title")
    parser.add_argument("--variants", type=int, default=1, metavar="N", help="how many variants (1 to 26)")
    parser.add_argument("--count", type=int, default=0, metavar="N", help="how many exercises, the best first")


def run(arguments: argparse.Namespace) -> int:
    """Write the file; returns the exit status."""
    with opened(arguments) as app:
        document_id = app.library.find(arguments.document)
        title: str = arguments.title or app.reader.document(document_id).title
        cards = [card for card in app.quiz.cards(document_id) if card.state is CardState.APPROVED]
        locked = app.study.locked(document_id)
    if not cards:
        message = "No card of this document is approved yet; `studyapp review --approve` takes the recommended ones."
        raise CannotError(message)
    cards = [as_locked(card, locked[card.id]) if card.id in locked else card for card in cards]
    best = sorted(cards, key=lambda card: (card.id not in locked, -card.rank))[: arguments.count or len(cards)]
    best.sort(key=lambda card: (card.source.start if card.source else 0, card.id))
    sheets = worksheets(title, [Task(card, default_points(card)) for card in best], variants=arguments.variants)
    try:
        arguments.target.write_text(worksheet_html(sheets, WorksheetWords()), encoding="utf-8")
    except OSError as error:
        message = f"“{arguments.target}” could not be written: {error.strerror}."
        raise CannotError(message) from error
    terminal().print(Text(f"✓ {arguments.target}: {len(best)} exercises, {sheets[0].points} points"))
    return OK
