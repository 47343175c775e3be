"""`studyapp annotations`: marks and notes out into a file, and in from files of other programs, item by item."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from studyapp.cli.arguments import COULD_NOT, OK, WRONG_USE, WrongUseError
from studyapp.cli.session import opened, terminal
from studyapp.domain.annotation import AnnotationFilter
from studyapp.domain.annotation_exchange import AnnotationFormat, ImportedItem, ImportReport, ItemFate, Why

if TYPE_CHECKING:
    import argparse

    from studyapp.cli.arguments import Commands

_DESCRIPTION = """\
Write marks and notes into a file: as W3C Web Annotations (.annotation, .jsonld), which this and other programs read
again, or for people as Markdown (.md), a page (.html) or a table (.csv). Or take them in: from Web Annotations, exports
of Hypothesis, and calibre highlights.
"""
_EXAMPLES = """\
examples:
  studyapp annotations export marks.annotation                  everything
  studyapp annotations export marks.md --in bridge --tag exam   one document's, with this tag
  studyapp annotations import marks.annotation
  studyapp annotations import hypothesis.json --in bridge --mine
"""
_BY_SUFFIX = {
    **{wanted.suffix: wanted for wanted in AnnotationFormat},
    ".jsonld": AnnotationFormat.WEB_ANNOTATION,
    ".json": AnnotationFormat.WEB_ANNOTATION,
    ".markdown": AnnotationFormat.MARKDOWN,
    ".htm": AnnotationFormat.HTML,
}
_FATES = {
    ItemFate.NEW: "new",
    ItemFate.UPDATED: "updated",
    ItemFate.SAME: "as they were",
    ItemFate.ORPHANED: "without their passage",
    ItemFate.REFUSED: "refused",
}
_WHY = {
    Why.NOTHING: "",
    Why.NOT_AN_ANNOTATION: "no annotation",
    Why.NO_PASSAGE: "marks no passage (a bookmark, or a note on a whole page)",
    Why.REPLY: "an answer to a note that is not in the file, or marks no passage",
    Why.DELETED: "deleted in the program it comes from",
    Why.NO_DOCUMENT: "nothing says which document it is about; name one with --in",
    Why.NOT_FOUND: "taken in without a place: its passage is not in the document, or in more than one place",
    Why.TOO_LONG: "longer than a mark may be",
    Why.OLDER: "kept as it is: yours is newer",
    Why.ELSEWHERE: "a mark of another document has the same id",
}


def add_to(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = commands.add("annotations", "marks and notes out and in", _DESCRIPTION, _EXAMPLES, _no_verb)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    out = verbs.add_parser("export", help="write marks into a file; its ending says in which form")
    out.add_argument("file", type=Path, metavar="FILE", help="ending in .annotation, .jsonld, .md, .html or .csv")
    out.add_argument("--tag", dest="tags", action="append", default=[], metavar="TAG", help="only with this tag")
    out.set_defaults(run=_export)
    into = verbs.add_parser("import", help="take marks in from a file")
    into.add_argument("file", type=Path, metavar="FILE", help="Web Annotations, or JSON of Hypothesis or calibre")
    into.add_argument("--mine", action="store_true", help="they are yours, whoever the file names")
    into.set_defaults(run=_import)
    for verb in (out, into):
        verb.add_argument("--in", dest="document", metavar="DOCUMENT", help="an id's or a title's first letters")


def _no_verb(arguments: argparse.Namespace) -> int:
    arguments.parser.print_help(sys.stderr)
    return WRONG_USE


def _export(arguments: argparse.Namespace) -> int:
    path: Path = arguments.file
    document: str | None = arguments.document
    tags: list[str] = arguments.tags
    wanted = _BY_SUFFIX.get(path.suffix.lower())
    if wanted is None:
        message = f"“{path.name}” does not end in .annotation, .jsonld, .md, .html or .csv"
        raise WrongUseError(message)
    with opened(arguments) as app:
        document_id = app.library.find(document) if document else None
        chosen = AnnotationFilter(document_id, tags=frozenset(tags))
        count = app.annotation_exchange.export_file(path, wanted, chosen)
    terminal().print(Text(f"{count} marks written to {path.name}" if count != 1 else f"1 mark written to {path.name}"))
    return OK


def _import(arguments: argparse.Namespace) -> int:
    path: Path = arguments.file
    document: str | None = arguments.document
    mine: bool = arguments.mine
    with opened(arguments) as app:
        document_id = app.library.find(document) if document else None
        report = app.annotation_exchange.import_file(path, document_id=document_id, as_own=mine)
    console = terminal()
    for item in report.items:
        if item.why is not Why.NOTHING:
            console.print(Text(_line(item)))
    console.print(_summary(report))
    return COULD_NOT if report.count(ItemFate.REFUSED) else OK


def _line(item: ImportedItem) -> str:
    return f"{item.number}: {_WHY[item.why]}" + (f" – “{item.words}”" if item.words else "")


def _summary(report: ImportReport) -> str:
    counts = ((report.count(fate), words) for fate, words in _FATES.items())
    return ", ".join(f"{count} {words}" for count, words in counts if count) or "There is nothing in the file."
