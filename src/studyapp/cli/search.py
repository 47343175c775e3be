"""`studyapp search`: words in documents, marks, the glossary and cards, with what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from studyapp.cli.arguments import COULD_NOT, OK
from studyapp.cli.session import opened, terminal
from studyapp.domain.search import Group, Hit, HitKind, Marked

if TYPE_CHECKING:
    import argparse

    from studyapp.cli.arguments import Commands

_DESCRIPTION = """\
Find words in everything that the library holds: documents, marks and notes, glossary entries, cards. Every word must be
there. Case and accents do not count.
"""
_EXAMPLES = """\
examples:
  studyapp search harbour wall                 both words
  studyapp search '"harbour wall"'             the phrase
  studyapp search 'harb*' --in notes.md        the beginning of a word, in one document
  studyapp search walls --forms --kind card    also “wall”, in cards only
"""
_HEADINGS = {
    HitKind.TEXT: "Documents",
    HitKind.ANNOTATION: "Marks and notes",
    HitKind.ENTITY: "Glossary",
    HitKind.CARD: "Cards",
}
_MARKED = "bold yellow"


def add_to(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = commands.add("search", "find words in everything", _DESCRIPTION, _EXAMPLES, run)
    parser.add_argument(
        "words", nargs="+", metavar="WORDS", help="words, phrases in quotation marks, beginnings with *"
    )
    parser.add_argument(
        "--in", dest="document", metavar="DOCUMENT", help="only there: an id's or a title's first letters"
    )
    parser.add_argument("--kind", choices=[kind.value for kind in HitKind], action="append", help="only these")
    parser.add_argument("--forms", action="store_true", help="other forms of English words too")
    parser.add_argument("--most", type=int, default=10, metavar="N", help="of each kind (10)")


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; returns the exit status: 1 when there is nothing."""
    words: list[str] = arguments.words
    document: str | None = arguments.document
    kinds: list[str] | None = arguments.kind
    most: int = arguments.most
    forms: bool = arguments.forms
    with opened(arguments) as app:
        app.search.catch_up()
        found = app.search.find(
            " ".join(words),
            stemmed=forms,
            kinds=[HitKind(kind) for kind in kinds] if kinds else HitKind,
            document_id=app.library.find(document) if document else None,
            limit=max(1, most),
        )
    console = terminal()
    for group in found.groups:
        console.print(_heading(group))
        for hit in group.hits:
            console.print(_line(hit))
    if not found.groups:
        console.print("Nothing found. Try fewer words, the beginning of one (harb*), or --forms.")
    return OK if found.groups else COULD_NOT


def _heading(group: Group) -> Text:
    count = f"{len(group.hits)} and more" if group.more else str(len(group.hits))
    return Text(f"{_HEADINGS[group.kind]} ({count})", style="bold")


def _line(hit: Hit) -> Text:
    """Write document and section, then what was found, with the words that were looked for in bold."""
    origin = f"  {hit.title}" + (f" › {hit.section}" if hit.section else "")
    result = Text(origin, style="dim")
    for part in (hit.head, hit.body):
        if part.words and not (part is hit.head and part.words == hit.title):
            result.append("\n    ", style="not dim")
            result.append_text(_marked(part))
    return result


def _marked(marked: Marked) -> Text:
    result = Text(marked.words, style="not dim")
    for mark in marked.marks:
        result.stylize(_MARKED, mark.start, mark.end)
    return result
