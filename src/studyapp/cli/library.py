"""`studyapp open` and `studyapp list`: putting documents into the library, and looking at it."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from studyapp.cli.arguments import COULD_NOT, OK, WrongUseError, day, tell
from studyapp.cli.messages import NOT_ENGLISH, describe
from studyapp.cli.packs import install_preloaded
from studyapp.cli.session import opened, terminal
from studyapp.domain.analysis import Tier
from studyapp.domain.errors import StudyError
from studyapp.domain.languages import ANALYSED
from studyapp.domain.pack import SUFFIX
from studyapp.services.selection import selected

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator
    from datetime import date

    from studyapp.app import App
    from studyapp.cli.arguments import Commands
    from studyapp.domain.document import DocumentId, DocumentSummary
    from studyapp.services.library import ImportOutcome

_OPEN = """\
Put files into the library, analyse them, and say what was found: entities for the glossary, events for the timeline,
cards to choose from. A file that is there already is only analysed again.
"""
_OPEN_EXAMPLES = """\
examples:
  studyapp open article.txt --date 2021-08-27     “Wednesday” is counted from this date
  studyapp open chapter1.md chapter2.md --approve  take the recommended cards into the schedule at once
  studyapp open reader.pdf notes.docx term/        folders too, with all documents in them
  studyapp open old.txt --encoding cp1252
  pbpaste | studyapp open -                       text from standard input
"""
_LIST = "List the documents of the library, the newest opened first, with what is due."
_LIST_EXAMPLES = """\
examples:
  studyapp list
  studyapp list --data-dir /media/stick/study     the library in this folder
"""
_ID_LENGTH = 8
_NEW, _KNOWN, _REFUSED = "added", "was there already", "could not be read"


def add_to(commands: Commands) -> None:
    """Add the commands to the grammar."""
    parser = commands.add("open", "put files into the library and analyse them", _OPEN, _OPEN_EXAMPLES, run_open)
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a document, a folder of documents, or - for text from standard input"
    )
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the document date, if you know it")
    parser.add_argument("--encoding", default="", help="the files' character encoding; found out without it")
    parser.add_argument("--approve", action="store_true", help="approve the recommended cards for review")
    commands.add("list", "list the library", _LIST, _LIST_EXAMPLES, run_list)


class _Options:
    """What `open` asks for."""

    files: list[str]
    date: date | None
    encoding: str
    approve: bool


def run_open(arguments: argparse.Namespace) -> int:
    """Import and analyse; returns the exit status."""
    options = cast("_Options", arguments)
    packs = [name for name in options.files if name.lower().endswith(SUFFIX)]
    if packs:
        message = f"{packs[0]} is a study pack; install it with: studyapp pack install"
        raise WrongUseError(message)
    names, notes = _named(options.files)
    counts: Counter[str] = Counter()
    with opened(arguments) as app:
        app.analyser.warm_up()
        for number, name in enumerate(names):
            try:
                counts[_open(app, name, options, place=f"{number + 1}/{len(names)} " if len(names) > 1 else "")] += 1
            except StudyError as error:
                tell(describe(error))
                counts[_REFUSED] += 1
    if len(names) > 1:
        terminal().print(", ".join(f"{counts[fate]} {fate}" for fate in (_NEW, _KNOWN, _REFUSED) if counts[fate]))
    for note in notes:
        print(f"studyapp: {note}", file=sys.stderr)
    return COULD_NOT if counts[_REFUSED] or not names else OK


def _named(given: list[str]) -> tuple[list[str], list[str]]:
    """Return the documents that the arguments name, and what is to be said of the rest."""
    names: list[str] = []
    notes: list[str] = []
    for name in given:
        if name == "-":
            names.append(name)
            continue
        chosen = selected([Path(name)])
        names.extend(str(path) for path in chosen.files)
        if not chosen.files:
            notes.append(f"There is no document in “{name}”.")
        elif chosen.others:
            notes.append(f"Files in “{name}” that are no documents were left alone: {chosen.others}.")
        if chosen.beyond:
            notes.append(f"Too many for once: {chosen.beyond} more of “{name}” were not opened.")
    return list(dict.fromkeys(names)), notes


def _open(app: App, name: str, options: _Options, *, place: str) -> str:
    """Import and analyse one document; returns what became of it."""
    console = terminal()
    with _progress(f"{place}Reading {Path(name).name}") as on_progress:
        outcome = _imported(app, name, options.encoding, on_progress)
    document_id = outcome.document_id
    if options.date is not None:
        app.library.set_date(document_id, options.date)
    document, state = app.reader.document(document_id), _NEW if outcome.is_new else _KNOWN
    title = document.title
    if document.language not in ANALYSED:
        console.print(Text.assemble((title, "bold"), f"  {short_id(document_id)}, {state}"))
        console.print(f"  {NOT_ENGLISH}")
        return state
    with _progress(f"{place}Analysing {title}") as on_progress:
        analysis = app.reader.request_analysis(document_id, on_progress=on_progress).result()
    app.reader.keep_analysis(document_id, analysis)
    suggestions = app.quiz.suggestions(document_id)
    recommended = tuple(card.id for card in suggestions if card.tier is Tier.AUTO)
    if options.approve:
        app.quiz.approve(recommended)
    events = [event for event in app.timeline.events(document_id) if not event.hidden]
    console.print(Text.assemble((title, "bold"), f"  {short_id(document_id)}, {state}"))
    main = sum(event.main for event in events)
    console.print(f"  {len(app.glossary.entries(document_id))} entities and terms, {len(events)} events ({main} main),")
    done = f"{len(recommended)} approved" if options.approve else f"{len(recommended)} recommended"
    console.print(f"  {len(suggestions)} cards to choose from ({done})")
    return state


def _imported(app: App, name: str, encoding: str, on_progress: Callable[[float], None]) -> ImportOutcome:
    if name == "-":
        return app.library.import_text(sys.stdin.read(), on_progress=on_progress)
    return app.library.import_file(Path(name), encoding=encoding, on_progress=on_progress)


@contextmanager
def _progress(work: str) -> Generator[Callable[[float], None]]:
    """Show how far the work is, on standard error and only where somebody looks."""
    console = terminal()
    console.stderr = True
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(work[:60].replace("[", "("), total=1.0)

        def on_progress(share: float) -> None:
            bars.update(task, completed=share)

        yield on_progress


def run_list(arguments: argparse.Namespace) -> int:
    """Print the library; returns the exit status."""
    console = terminal()
    with opened(arguments) as app:
        install_preloaded(app)
        documents = app.library.documents()
    if not documents:
        console.print("The library is empty. Put something into it with: studyapp open FILE")
        return OK
    table = Table(box=None, pad_edge=False)
    for heading, right in (("id", False), ("title", False), ("date", False), ("words", True), ("read", True)):
        table.add_column(heading, justify="right" if right else "left", overflow="fold")
    for heading in ("entities", "events", "cards", "due"):
        table.add_column(heading, justify="right")
    for document in documents:
        table.add_row(*_row(document))
    console.print(table)
    return OK


def _row(document: DocumentSummary) -> tuple[Text | str, ...]:
    found = (document.entity_count, document.event_count, document.card_count)
    return (
        short_id(document.id),
        Text(document.title),
        document.date.isoformat() if document.date else "–",
        f"{document.word_count:,}",
        f"{document.read_share:.0%}",
        *(str(count) if document.analysed else "–" for count in found),
        Text(str(document.due_count), style="bold" if document.due_count else ""),
    )


def short_id(document_id: DocumentId) -> str:
    """Return as much of the id as a person need type."""
    return document_id[:_ID_LENGTH]
