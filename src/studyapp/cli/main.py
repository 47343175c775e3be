"""The command line's grammar, and what its ends are: exit statuses and sentences.

To add a command: write its file beside this one with `add_to(commands)` and `run(arguments)`, name it in `_FEATURES`
and in the README.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from typing import TYPE_CHECKING

from studyapp import __version__
from studyapp.cli import (
    analyze,
    annotation_exchange,
    classes,
    exchange,
    installer,
    library,
    packs,
    review,
    search,
    self_test,
    stats,
    worksheet,
)
from studyapp.cli.arguments import COULD_NOT, WRONG_USE, CannotError, Commands, WrongUseError, tell
from studyapp.cli.messages import describe
from studyapp.domain.errors import StudyError

if TYPE_CHECKING:
    from collections.abc import Callable

_FEATURES = (
    library,
    search,
    review,
    stats,
    annotation_exchange,
    exchange,
    analyze,
    worksheet,
    packs,
    classes,
    installer,
    self_test,
)
_INTERRUPTED = 130  # as the shell says of SIGINT

_DESCRIPTION = """\
studyapp makes study material of a document, offline: a glossary of who and what is in it, a timeline of what happened
when, and flashcards that come back when you are about to forget them. Every line shows the passage it comes from.

Without a command it opens the window. The commands do the same in the terminal, on the same library.
"""
_EPILOG = """\
first steps:
  studyapp open article.txt --date 2021-08-27   put an article into the library
  studyapp review --approve                     take its recommended cards, and study
  studyapp stats                                see what is coming
  studyapp COMMAND --help                       more about a command, with examples

exit status: 0 done, 1 something could not be done (a sentence says what), 2 wrong use
"""


def build_parser() -> argparse.ArgumentParser:
    """Return the grammar."""
    parser = argparse.ArgumentParser(
        prog="studyapp",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"studyapp {__version__}")
    _add_shared(parser, default=None)
    shared = argparse.ArgumentParser(add_help=False)
    _add_shared(shared, default=argparse.SUPPRESS)  # so that it may stand before the command or after it
    commands = Commands(parser, shared)
    for feature in _FEATURES:
        feature.add_to(commands)
    return parser


def run(argv: list[str]) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Windows pipes are cp1252
    parser = build_parser()
    arguments = parser.parse_args(argv)
    command: Callable[[argparse.Namespace], int] | None = getattr(arguments, "run", None)
    if command is None:
        parser.print_help()
        return WRONG_USE
    try:
        status = command(arguments)
        sys.stdout.flush()
        return status
    except WrongUseError as error:
        arguments.parser.print_usage(sys.stderr)
        print(f"studyapp: {error}", file=sys.stderr)
        return WRONG_USE
    except CannotError as error:
        print(f"studyapp: {error}", file=sys.stderr)
        return COULD_NOT
    except StudyError as error:
        tell(describe(error), details=arguments.details)
        return COULD_NOT
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # `studyapp list | head`
        _write_nowhere()
        return COULD_NOT
    except OSError as error:
        if error.filename is not None:  # of a file: not what we wrote to the terminal
            raise
        _write_nowhere()
        print(f"studyapp: the output could not be written: {error.strerror}", file=sys.stderr)
        return COULD_NOT


def _write_nowhere() -> None:
    """Let what waits to be written to standard output go, so that leaving does not fail over it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _add_shared(parser: argparse.ArgumentParser, *, default: object) -> None:
    folder = "where the library lies (a stick, for example); your own data folder without it"
    parser.add_argument("--data-dir", metavar="FOLDER", default=default, help=folder)
    parser.add_argument(
        "--details",
        action="store_true",
        default=False if default is None else default,
        help="when something fails, show what a report needs",
    )
