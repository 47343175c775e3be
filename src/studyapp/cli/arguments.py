"""What all commands share: the grammar's shape, checks of arguments, and telling of errors on standard error."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.cli.messages import Message

OK, COULD_NOT, WRONG_USE = 0, 1, 2
"""Exit statuses."""


class WrongUseError(Exception):
    """The command line makes no sense; argparse could not know."""


class CannotError(Exception):
    """What was asked for cannot be done; the text is a sentence for the user."""


class Commands:
    """The commands of the grammar, as they are added."""

    def __init__(self, parser: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
        self.shared = shared
        """The options of every command; a verb of a command takes them as a parent."""
        self._commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def add(
        self,
        name: str,
        summary: str,
        description: str,
        examples: str,
        run: Callable[[argparse.Namespace], int],
    ) -> argparse.ArgumentParser:
        """Add a command; `run` takes what was parsed and returns the exit status."""
        parser = self._commands.add_parser(
            name,
            help=summary,
            description=description,
            epilog=examples,
            parents=[self.shared],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.set_defaults(run=run, parser=parser)
        return parser


def day(text: str) -> date:
    """Read a date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” is no date like 2021-08-27"
        raise argparse.ArgumentTypeError(message) from None


def tell(message: Message, *, details: bool = False) -> None:
    """Tell of an error on standard error."""
    print(f"studyapp: {message}", file=sys.stderr)
    if details and message.details:
        print(message.details, file=sys.stderr)
