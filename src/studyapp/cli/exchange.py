"""`studyapp export` and `studyapp import`: cards and timelines to other programs, and cards from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from rich.text import Text

from studyapp.cli.arguments import COULD_NOT, OK, tell
from studyapp.cli.messages import describe
from studyapp.cli.session import opened, terminal
from studyapp.domain.errors import StudyError
from studyapp.domain.exchange import ExchangeFormat, ItemFate, RefusedWhy

if TYPE_CHECKING:
    import argparse

    from studyapp.cli.arguments import Commands
    from studyapp.domain.exchange import ExchangeReport

_EXPORT = """\
Write the approved cards of documents, or their timeline, to a file for another program: Anki (with schedule and
history), a table with Anki's headers, Markdown, GIFT, Moodle XML, QTI 2.1, or TimelineJS.
"""
_EXPORT_EXAMPLES = """\
examples:
  studyapp export --to deck.apkg                       all documents, for Anki
  studyapp export harbour --to harbour.apkg --new      without schedule and history
  studyapp export harbour --to quiz.xml --as moodle    Moodle XML
  studyapp export harbour --to story.json              TimelineJS
"""
_IMPORT = """\
Take cards in: Anki decks (.apkg, old and new) with their history, and tables (.csv) with or without Anki's headers.
Each deck becomes a document. A second import of a file changes nothing; what was refused is named.
"""
_IMPORT_EXAMPLES = """\
examples:
  studyapp import spanish.apkg
  studyapp import words.csv --all                      name every note, not only the refused
"""
_BY_SUFFIX = {
    ".apkg": ExchangeFormat.ANKI,
    ".csv": ExchangeFormat.CSV,
    ".md": ExchangeFormat.MARKDOWN,
    ".txt": ExchangeFormat.GIFT,
    ".gift": ExchangeFormat.GIFT,
    ".xml": ExchangeFormat.MOODLE,
    ".zip": ExchangeFormat.QTI,
    ".json": ExchangeFormat.TIMELINEJS,
}
_WHY = {
    RefusedWhy.EMPTY: "it says nothing",
    RefusedWhy.NO_ANSWER: "no question or no answer in words",
    RefusedWhy.BROKEN: "it is damaged in the file",
    RefusedWhy.NO_NOTE_TYPE: "its note type is not in the file",
    RefusedWhy.TWICE: "it is in the file twice; the first one counts",
    RefusedWhy.COLUMNS: "the line has too few columns",
}
_FATES = {
    ItemFate.NEW: "new",
    ItemFate.UPDATED: "updated",
    ItemFate.SAME: "the same",
    ItemFate.REFUSED: "refused",
}


class _Options:
    """What the commands ask for."""

    documents: list[str]
    to: Path
    form: str | None
    new: bool
    files: list[Path]
    all: bool


def add_to(commands: Commands) -> None:
    """Add the commands to the grammar."""
    parser = commands.add("export", "write cards or a timeline for another program", _EXPORT, _EXPORT_EXAMPLES, _export)
    parser.add_argument(
        "documents", nargs="*", metavar="DOCUMENT", help="beginning of an id or a title; all without it"
    )
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file, which is replaced")
    forms = [each.value for each in ExchangeFormat]
    parser.add_argument("--as", dest="form", choices=forms, help="the form; the file's ending says it otherwise")
    parser.add_argument("--new", action="store_true", help="as new cards, without schedule and history")
    parser = commands.add("import", "take cards of other programs in", _IMPORT, _IMPORT_EXAMPLES, _import)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a deck (.apkg) or a table (.csv)")
    parser.add_argument("--all", action="store_true", help="name every note in the report")


def _export(arguments: argparse.Namespace) -> int:
    options = cast("_Options", arguments)
    chosen = ExchangeFormat(options.form) if options.form else _BY_SUFFIX.get(options.to.suffix.lower())
    with opened(arguments) as app:
        ids = [app.library.find(name) for name in options.documents]
        ids = ids or [summary.id for summary in app.library.documents()]
        written = app.exchange.export(
            options.to, list(dict.fromkeys(ids)), chosen or ExchangeFormat.ANKI, scheduling=not options.new
        )
    what = f"{written.events} events" if written.events else f"{written.cards} cards"
    answers = f" with {written.answers} answers" if written.answers else ""
    terminal().print(Text(f"{what}{answers} are in {options.to.name}."))
    for prompt in written.apart:
        terminal().print(Text(f"  a note of its own, since its Anki note cannot say what you wrote: {prompt}"))
    return OK


def _import(arguments: argparse.Namespace) -> int:
    options = cast("_Options", arguments)
    status = OK
    with opened(arguments) as app:
        for path in options.files:
            try:
                _tell(app.exchange.import_cards(path), all_items=options.all)
            except StudyError as error:
                tell(describe(error))
                status = COULD_NOT
    return status


def _tell(report: ExchangeReport, *, all_items: bool) -> None:
    console = terminal()
    counts = ", ".join(f"{report.count(fate)} {word}" for fate, word in _FATES.items() if report.count(fate))
    answers = f"; {report.answers} answers of the history" if report.answers else ""
    left_out = f"; not kept: {', '.join(report.left_out)}" if report.left_out else ""
    console.print(Text(f"{report.name}: {counts}{answers}{left_out}"))
    if report.options:
        console.print(Text("  options of Anki's decks are kept for the way back; here your own settings count"))
    for item in report.items:
        if item.why is not None:
            console.print(Text(f"  refused: {item.label} ({_WHY[item.why]})"))
        elif all_items:
            console.print(Text(f"  {_FATES[item.fate]}: {item.label}"))
