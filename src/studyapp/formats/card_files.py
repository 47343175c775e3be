"""The registry of card files: which function writes a format, and reading one in a limited child process."""

from __future__ import annotations

import signal
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.domain.exchange import ExchangeFormat
from studyapp.formats.cards_markdown import write_markdown
from studyapp.formats.csv_cards import read_csv, write_csv
from studyapp.formats.gift import write_gift
from studyapp.formats.moodle_xml import write_moodle
from studyapp.formats.qti import write_qti
from studyapp.formats.timelinejs import write_timeline
from studyapp.processes import ChildDiedError, ChildFailedError, LimitReachedError, Limits, run_limited

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from studyapp.domain.event import Event
    from studyapp.domain.exchange import ForeignDeck
    from studyapp.domain.exchange_out import OutCard
    from studyapp.domain.ports import OnProgress

LIMITS = Limits(cpu_seconds=120, memory_mib=2048)
"""100,000 notes with two million answers are an honest deck."""
MAX_MIB = 1024

_WRITERS = {
    ExchangeFormat.CSV: write_csv,
    ExchangeFormat.MARKDOWN: write_markdown,
    ExchangeFormat.GIFT: write_gift,
    ExchangeFormat.MOODLE: write_moodle,
    ExchangeFormat.QTI: write_qti,
}


class _Read(Protocol):
    def __call__(self, path: Path, on_progress: OnProgress) -> ForeignDeck: ...


def written(chosen: ExchangeFormat, cards: Sequence[OutCard]) -> bytes:
    """Return the file of a format other than Anki's; the same cards give the same bytes."""
    return _WRITERS[chosen](cards)


def timeline_written(stories: Sequence[tuple[str, str, Sequence[Event]]]) -> tuple[int, bytes]:
    """Return how many events were written, and the file; each story is title, text and events of a document."""
    return write_timeline(stories)


def read_limited(path: Path, *, on_progress: OnProgress, limits: Limits = LIMITS) -> ForeignDeck:
    """Read an Anki package or a table of cards in a child process; raises UnreadableFileError or ExchangeError.

    What `on_progress` raises ends the child and is passed on.
    """
    try:
        if not path.is_file():
            reason = Unreadable.NOT_A_FILE if path.exists() else Unreadable.MISSING
            raise UnreadableFileError(name=path.name, reason=reason)
        if path.stat().st_size > MAX_MIB << 20:
            raise UnreadableFileError(name=path.name, reason=Unreadable.TOO_LARGE, limit_mib=MAX_MIB)
        return run_limited(partial(_read, path), limits=limits, on_progress=on_progress)
    except LimitReachedError as error:
        raise UnreadableFileError(name=path.name, reason=Unreadable.LIMITS) from error
    except (ChildDiedError, ChildFailedError) as error:
        gave_up = isinstance(error, ChildDiedError) and error.exit_code == -signal.SIGABRT
        reason = Unreadable.LIMITS if gave_up else Unreadable.DAMAGED
        raise UnreadableFileError(name=path.name, reason=reason, details=str(error)) from error
    except OSError as error:
        raise UnreadableFileError(name=path.name, reason=Unreadable.NO_PERMISSION, details=str(error)) from error


def read_cards(path: Path, on_progress: OnProgress) -> ForeignDeck:
    """Read a file in this process; raises as `read_limited` does."""
    return _read(path, on_progress)


def _read(path: Path, on_progress: OnProgress) -> ForeignDeck:
    if path.suffix.lower() in {".csv", ".tsv", ".txt"}:
        return read_csv(path, on_progress)
    read = cast("_Read", import_module("studyapp.formats.anki_read").read_apkg)  # zstandard: not in the window
    return read(path, on_progress)
