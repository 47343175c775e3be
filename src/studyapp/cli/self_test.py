"""`studyapp self-test`: does everything once, in a folder of its own, and says what it did."""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from studyapp.cli.arguments import COULD_NOT, OK, CannotError
from studyapp.cli.self_test_files import SENTENCE, samples
from studyapp.cli.session import opened, terminal
from studyapp.domain.exchange import ExchangeFormat
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.processes import TimeLimit

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.app import App
    from studyapp.cli.arguments import Commands
    from studyapp.domain.document import DocumentId

_DESCRIPTION = """\
Check that this installation works: open the sample article, analyse it, look for names and dates that are known to be
in it, approve and answer a card, read a file of each kind, write an Anki package and a signed pack and read them back,
make a backup, close, and find everything again. Your own library is not touched.
"""
_EXAMPLES = """\
examples:
  studyapp self-test && echo it works
  studyapp self-test --window     opens the window for some seconds, and checks fonts, pictures and printing
"""
LONGEST_S = 300.0
"""A busy machine, a cold disk, or Wine may take a minute for what takes 6 s otherwise."""
KNOWN_ENTITIES = ("Olga Oliker", "Kate Mallinson", "Tajikistan", "Taliban")
"""Names of the sample article."""
KNOWN_DAYS = ("2021-08-15", "2021-08-25", "1989-02-15")
"""Days of the sample article; the second is its “Wednesday”."""


def add_to(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = commands.add("self-test", "check that this installation works", _DESCRIPTION, _EXAMPLES, run)
    # What draws may not be imported here: the program's door sends such a command to the window's own test.
    parser.add_argument("--window", action="store_true", help="check the window instead, and what only it can do")


class _FailedCheckError(Exception):
    """A check did not hold; the text says what is missing."""


@dataclass(slots=True)
class _State:
    """What the checks hand on to one another."""

    app: App
    document_id: DocumentId


def run(_: argparse.Namespace) -> int:
    """Do the self-test; returns the exit status."""
    console = terminal()
    with (
        tempfile.TemporaryDirectory(prefix="studyapp-self-test-", ignore_cleanup_errors=True) as folder,
        TimeLimit(LONGEST_S, "opening a library", _say_failure) as limit,
    ):
        arguments = argparse.Namespace(data_dir=folder)
        try:
            with opened(arguments) as app:
                document_id = _timed(limit, "import the sample article", lambda: _import(app))
                state = _State(app, document_id)
                for name, check in _CHECKS:
                    _timed(limit, name, lambda check=check: check(state))
            with opened(arguments) as app:
                _timed(limit, "close, open again, and find everything", lambda: _check_kept(_State(app, document_id)))
        except _FailedCheckError as error:
            _say_failure(str(error))
            return COULD_NOT
    console.print(Text("Everything works.", style="bold green"))
    return OK


def _timed[T](limit: TimeLimit, name: str, check: Callable[[], T]) -> T:
    limit.step = name
    started = time.monotonic()
    try:
        result = check()
    except FileNotFoundError as error:
        message = f"a file of the program is missing: {error}"
        raise CannotError(message) from error
    terminal().print(Text(f"✓ {name} ({(time.monotonic() - started) * 1000:.0f} ms)"))
    return result


def _say_failure(what: str) -> None:
    terminal().print(Text(f"✗ {what}", style="bold red"))


def _import(app: App) -> DocumentId:
    return app.library.import_sample().document_id


def _check_analysis(state: _State) -> None:
    analysis = state.app.reader.request_analysis(state.document_id).result()
    state.app.reader.keep_analysis(state.document_id, analysis)


def _check_entities(state: _State) -> None:
    names = {entity.name for entity in state.app.glossary.entries(state.document_id)}
    _missing("entities", [name for name in KNOWN_ENTITIES if name not in names])


def _check_times(state: _State) -> None:
    values = {expression.value for expression in state.app.reader.time_expressions(state.document_id)}
    _missing("dates", [day for day in KNOWN_DAYS if day not in values])
    days = {event.earliest for event in state.app.timeline.events(state.document_id)}
    _missing("events", [day for day in KNOWN_DAYS if day not in days])


def _check_answer(state: _State) -> None:
    quiz = state.app.quiz
    quiz.approve(tuple(card.id for card in quiz.suggestions(state.document_id))[:1])
    question = quiz.next_question(state.document_id, StudyKind.LEARN)
    if question is None:
        message = "no card was made of the sample article"
        raise _FailedCheckError(message)
    quiz.answer(question.card.id, Grade.GOOD, kind=StudyKind.LEARN, duration_ms=1000)


def _check_readers(state: _State) -> None:
    for name, content in samples().items():
        path = Path(state.app.data_dir) / name
        path.write_bytes(content)
        read = state.app.reader.document(state.app.library.import_file(path).document_id)
        _missing(f"sentences of {name}", [] if SENTENCE in " ".join(read.text.split()) else [SENTENCE])


def _check_exchange(state: _State) -> None:
    path = Path(state.app.data_dir) / "cards.apkg"
    state.app.exchange.export(path, (state.document_id,), ExchangeFormat.ANKI)
    report = state.app.exchange.import_cards(path)
    if not report.items:
        message = "the Anki package that was written holds no note"
        raise _FailedCheckError(message)


def _check_pack(state: _State) -> None:
    path = Path(state.app.data_dir) / "course.studypack"
    state.app.pack_making.keys.make("Self-test")
    state.app.pack_making.make(state.app.pack_making.new_draft((state.document_id,), title="Self-test"), path)
    if state.app.packs.check(path).signed is None:
        message = "the pack that was made is not signed"
        raise _FailedCheckError(message)


def _check_backup(state: _State) -> None:
    path = state.app.backups.backup_now()
    if not path.is_file() or not state.app.backups.check().sound:
        message = "the backup was not made, or the database is damaged"
        raise _FailedCheckError(message)


def _check_kept(state: _State) -> None:
    reviews = sum(day.reviews for day in state.app.progress.figures(state.document_id).days)
    if reviews != 1 or not Path(state.app.data_dir).is_dir():
        message = "the answer was not kept"
        raise _FailedCheckError(message)
    _check_entities(state)


def _missing(what: str, missing: list[str]) -> None:
    if missing:
        message = f"these {what} were not found: {', '.join(missing)}"
        raise _FailedCheckError(message)


_CHECKS: tuple[tuple[str, Callable[[_State], None]], ...] = (
    ("analyse it in the child process", _check_analysis),
    (f"find {', '.join(KNOWN_ENTITIES)}", _check_entities),
    (f"find {', '.join(KNOWN_DAYS)}", _check_times),
    ("approve a card and answer it", _check_answer),
    ("read a web page, a book, a Word file and a PDF", _check_readers),
    ("write an Anki package and read it", _check_exchange),
    ("make a signed pack and check it", _check_pack),
    ("make a backup and check the database", _check_backup),
)
