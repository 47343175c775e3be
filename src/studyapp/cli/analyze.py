"""`studyapp analyze`: the study material of files as JSON. Opens no window and touches no library.

The contract lies in the help and in `formats.analysis_json`; the batch keeps canonical text as it is.
"""

from __future__ import annotations

import json
import sys
from collections import deque
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from studyapp import __version__
from studyapp.analysis.worker import AnalysisWorker
from studyapp.cli.arguments import CannotError, Commands, WrongUseError, day, tell
from studyapp.cli.messages import NOT_ENGLISH, describe, stage_failed
from studyapp.domain.analysis import Analysis, AnalysisRequest
from studyapp.domain.document import DateSource, Document, ImportedText, Mode, readable
from studyapp.domain.errors import AnalysisFailedError, StudyError
from studyapp.domain.languages import ANALYSED
from studyapp.formats.analysis_json import Json, analysis_record, dumps
from studyapp.formats.importer import FileImporter

if TYPE_CHECKING:
    import argparse
    from collections.abc import Generator, Iterator
    from concurrent.futures import Future

_AHEAD = 4
"""Lines of a batch that wait for the child, so that it never waits for us."""

_DESCRIPTION = """\
Write the study material of a document (entities, terms, time expressions, timeline, cards) as JSON: the same that the
window shows, with the offsets that prove it. Offsets count code points of document.text, half-open.
"""
_EXAMPLES = """\
examples:
  studyapp analyze article.txt --json article.json
  studyapp analyze article.md --date 2021-08-27 --json - | jq '.timeline[] | select(.main) | .label'
  studyapp analyze lessons/*.txt --json material/        one material/<name>.json each
  studyapp analyze --batch texts.jsonl --json out.jsonl  one {"id", "text", "title"?, "date"?} a line
"""


def add_to(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = commands.add("analyze", "write a document's study material as JSON", _DESCRIPTION, _EXAMPLES, run)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="text, Markdown, web page, EPUB, PDF, Word")
    parser.add_argument("--json", default="-", metavar="OUT", help="a file, - for standard output, or a folder")
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="what “Wednesday” and “last week” count from")
    parser.add_argument(
        "--mode", choices=[mode.value for mode in Mode], help="count times from the document date, or from the story"
    )
    parser.add_argument("--encoding", default="", help="the files' character encoding; found out without it")
    parser.add_argument("--batch", type=Path, metavar="IN.jsonl", help="read one JSON object a line instead of FILEs")


def run(arguments: argparse.Namespace) -> int:
    """Do it; returns the exit status."""
    options = cast("_Options", arguments)
    if bool(options.files) == bool(options.batch):
        message = "name either FILEs or --batch IN.jsonl"
        raise WrongUseError(message)
    with closing(AnalysisWorker(background=False)) as worker:
        return _batch(worker, options) if options.batch else _files(worker, options)


class _Options:
    """What `add_to` asks for."""

    files: list[Path]
    json: str
    date: date | None
    mode: str | None
    encoding: str
    batch: Path | None


def _files(worker: AnalysisWorker, options: _Options) -> int:
    several = len(options.files) > 1
    out = None if options.json == "-" else Path(options.json)
    if several and (out is None or out.is_file()):
        message = "with several FILEs, --json names a folder"
        raise WrongUseError(message)
    if out is not None:
        with _writing(out):  # before the work, not after it
            (out if several else out.parent).mkdir(parents=True, exist_ok=True)
    worker.warm_up()
    status = 0
    for path, name in zip(options.files, _names(options.files), strict=True):
        try:
            imported = FileImporter().read_file(path, encoding=options.encoding, on_progress=_ignore)
            started = _start(worker, imported, options.date, _mode(options))
            record = dumps(started.record(), indent=1) + "\n"
        except StudyError as error:
            tell(describe(error))
            status = 1
            continue
        _write(record, out / name if out is not None and several else out)
    return status


def _names(files: list[Path]) -> list[str]:
    """Return a file name for each: its own with another ending, and a number where that is taken."""
    taken: list[str] = []
    for path in files:
        numbered = (f"{path.stem}-{number}.json" for number in count(2))
        taken.append(next(name for name in chain((f"{path.stem}.json",), numbered) if name not in taken))
    return taken


def _write(text: str, out: Path | None) -> None:
    if out is None:
        with _writing("standard output"):
            sys.stdout.write(text)
            sys.stdout.flush()
    else:
        with _writing(out):
            out.write_text(text, encoding="utf-8")


@contextmanager
def _writing(place: Path | str) -> Generator[None]:
    try:
        yield
    except BrokenPipeError:  # nobody listens any more, which is no fault
        raise
    except OSError as error:
        message = f"{place} cannot be written: {error.strerror}."
        raise CannotError(message) from error


@dataclass(frozen=True, slots=True)
class _Started:
    """A document, and its analysis on the way."""

    document: Document
    analysis: Future[Analysis]
    warnings: tuple[str, ...] = ()

    def record(self) -> dict[str, Json]:
        analysis = self.analysis.result()
        record = analysis_record(self.document, analysis, program_version=__version__)
        warnings = [*self.warnings, *(stage_failed(stage) for stage in analysis.failed)]
        return {**record, "warnings": warnings} if warnings else record


def _mode(options: _Options) -> Mode | None:
    return None if options.mode is None else Mode(options.mode)


def _start(worker: AnalysisWorker, imported: ImportedText, given: date | None, mode: Mode | None = None) -> _Started:
    if given is not None:
        imported = replace(imported, date=given, date_source=DateSource.GIVEN)
    document = Document.create(imported)
    analysed = document.language in ANALYSED
    request = AnalysisRequest(
        title=document.title,
        text=document.text,
        blocks=readable(document.blocks) if analysed else (),
        document_date=document.date,
        date_source=document.date_source,
        language=document.language,
        mode=mode,
    )
    return _Started(document, worker.submit(request), () if analysed else (NOT_ENGLISH,))


def _batch(worker: AnalysisWorker, options: _Options) -> int:
    source, place = cast("Path", options.batch), "standard output" if options.json == "-" else options.json
    if options.json != "-" and Path(options.json).exists() and source.exists() and source.samefile(options.json):
        message = "--json must not name the file that --batch reads"
        raise WrongUseError(message)
    with ExitStack() as files:
        try:
            lines = files.enter_context(source.open("rb"))
        except OSError as error:
            message = f"{source} cannot be read: {error.strerror}."
            raise CannotError(message) from error
        files.enter_context(_writing(place))  # outside the file: what is written last is written on closing
        out = sys.stdout if options.json == "-" else files.enter_context(open_for_writing(options.json))
        for record in _records(worker, lines, _mode(options)):
            out.write(record)
        out.flush()
    return 0


def _records(worker: AnalysisWorker, lines: BinaryIO, mode: Mode | None) -> Iterator[str]:
    """Yield one line of JSON for each that is not blank, in their order."""
    waiting: deque[tuple[Json, _Started | StudyError | ValueError]] = deque()
    for given in _objects(lines):
        waiting.append(_begun(worker, given, mode))
        if len(waiting) > _AHEAD:
            yield _line(*waiting.popleft())
    for pair in waiting:
        yield _line(*pair)


def open_for_writing(name: str) -> TextIO:
    """Open a text file for writing, in UTF-8."""
    return Path(name).open("w", encoding="utf-8")


def _objects(lines: BinaryIO) -> Iterator[dict[str, object] | ValueError]:
    for line in lines:
        if line.strip():
            try:
                found: object = json.loads(line.decode("utf-8-sig"))
            except UnicodeDecodeError as error:
                yield ValueError(f"not UTF-8: {error}")
                continue
            except ValueError as error:
                yield error
                continue
            yield cast("dict[str, object]", found) if isinstance(found, dict) else ValueError("no JSON object")


def _begun(
    worker: AnalysisWorker, given: dict[str, object] | ValueError, mode: Mode | None
) -> tuple[Json, _Started | StudyError | ValueError]:
    if isinstance(given, ValueError):
        return None, given
    identity = cast("Json", given.get("id"))
    try:
        text, title, said = given["text"], given.get("title") or "", given.get("date")
        if not isinstance(text, str) or not isinstance(title, str):
            raise TypeError
        imported = FileImporter().read_text(text, title=title)
        day, warnings = _day_of(said)
        return identity, replace(_start(worker, imported, day, mode), warnings=warnings)
    except (KeyError, TypeError):
        return identity, ValueError('needs "text", and it and "title" are strings')
    except (StudyError, ValueError) as error:
        return identity, error


def _day_of(said: object) -> tuple[date | None, tuple[str, ...]]:
    """Return the day of a line's date; one that cannot be read is left out and said, the text may tell it still."""
    if not said:
        return None, ()
    try:
        return date.fromisoformat(str(said)[:10]), ()
    except ValueError:
        return None, (f"The date {said!r} is not of the form YYYY-MM-DD and was left out.",)


def _line(identity: Json, started: _Started | StudyError | ValueError) -> str:
    try:
        if isinstance(started, Exception):
            raise started
        record = {"id": identity, **started.record()}
    except StudyError as error:
        details = error.details.strip().splitlines() if isinstance(error, AnalysisFailedError) else []
        record = {"id": identity, "error": " ".join([str(describe(error)), *details[-1:]])}
    except ValueError as error:
        record = {"id": identity, "error": str(error)}
    return dumps(record) + "\n"


def _ignore(_share: float) -> None:
    """Files are read in a moment."""
