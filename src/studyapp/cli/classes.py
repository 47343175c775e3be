"""`studyapp class …` and `studyapp sync FOLDER`: progress files for a teacher, and for one's own other computer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from studyapp.cli.arguments import COULD_NOT, OK, CannotError, WrongUseError
from studyapp.cli.session import opened, terminal
from studyapp.domain.class_tables import Heading, Sheet, Unit, shown, tables_of
from studyapp.domain.errors import ReadOnlyError
from studyapp.domain.progress_file import SUFFIX, ProgressFault
from studyapp.formats.class_report import csv_text, html_page

if TYPE_CHECKING:
    import argparse

    from studyapp.app import App
    from studyapp.cli.arguments import Commands
    from studyapp.domain.class_report import ClassId, ClassReport, StudyClass
    from studyapp.domain.progress_file import FileFault, LearnerId

_CLASS = """\
Make the small file that a learner gives to a teacher (export), or see what a class's files tell (report): by learner,
by card, by passage. Files and folders that `report` is given are kept in the class; their order does not matter.
"""
_CLASS_EXAMPLES = """\
examples:
  studyapp class export ada.studyprogress --name Ada
  studyapp class report "Form 9b" handed-in/                 keep the files of a folder, and show the tables
  studyapp class report "Form 9b" --csv items > items.csv
  studyapp class report "Form 9b" --html report.html
  studyapp class remove "Form 9b"
"""
_SYNC = """\
Keep two computers of one learner together: leave this one's file in a folder that both can see (a stick, a network
drive), and take in what the other left there. Nothing is lost, whatever the order.
"""
_SYNC_EXAMPLES = """\
examples:
  studyapp sync /media/stick
  studyapp sync /media/stick --join      the first time on the second computer: the file there is mine
"""
_FAULTS = {
    ProgressFault.UNREADABLE: "cannot be read",
    ProgressFault.DAMAGED: "is damaged, or no progress file",
    ProgressFault.TAMPERED: "was changed after it was made",
    ProgressFault.NEWER: "comes from a newer version of studyapp",
    ProgressFault.TOO_LARGE: "is too large for a progress file",
    ProgressFault.OTHER_MATERIAL: "is about other documents than this class",
    ProgressFault.OTHER_LEARNER: "is another learner's; --join says that it is yours",
    ProgressFault.NOT_FOR_A_CLASS: "is meant for the learner's own second computer",
    ProgressFault.NOT_WHOLE: "is meant for a class",
    ProgressFault.EMPTY: "is empty",
}
WORDS = {heading: heading.value.replace("_", " ") for heading in Heading}
NAMES = {Sheet.LEARNERS: "Learners", Sheet.ITEMS: "Cards", Sheet.PASSAGES: "Passages"}


def add_to(commands: Commands) -> None:
    """Add the commands to the grammar."""
    parser = commands.add("class", "learners' progress files, and what they tell", _CLASS, _CLASS_EXAMPLES, run)
    parser.add_argument("action", choices=("export", "report", "list", "remove"), help="what to do")
    parser.add_argument("name", nargs="?", metavar="CLASS|FILE", help="the class; for export, the file to be made")
    parser.add_argument("files", nargs="*", metavar="FILE", help="progress files, or folders of them")
    parser.add_argument("--name", dest="learner", metavar="NAME", help="export: what you want to be called")
    parser.add_argument("--document", metavar="DOCUMENT", help="only this document: the first letters of id or title")
    parser.add_argument("--own-words", action="store_true", help="export: with the words of cards that you wrote")
    parser.add_argument("--csv", choices=tuple(Sheet), help="report: one table as CSV on standard output")
    parser.add_argument("--html", metavar="FILE", help="report: all tables as one page for printing")
    sync = commands.add("sync", "keep two computers of one learner together", _SYNC, _SYNC_EXAMPLES, run_sync)
    sync.add_argument("folder", metavar="FOLDER", help="a folder that both computers can see")
    sync.add_argument("--join", action="store_true", help="the other computer's file in the folder is mine too")


def run(arguments: argparse.Namespace) -> int:
    """Do what the action says; returns the exit status."""
    action: str = arguments.action
    name: str | None = arguments.name
    with opened(arguments) as app:
        if action == "list":
            _list(app)
            return OK
        if not name:
            message = f"name a {'file to be made' if action == 'export' else 'class'}"
            raise WrongUseError(message)
        if action == "export":
            return _export(app, arguments, name)
        if action == "remove":
            app.classes.remove(_class(app, name).id)
            return OK
        return _report(app, arguments, name)


def run_sync(arguments: argparse.Namespace) -> int:
    """Exchange with the other computer; returns the exit status."""
    folder = Path(arguments.folder).expanduser()
    console = terminal()
    with opened(arguments) as app:
        join: LearnerId | None = None
        if arguments.join:
            others = {each.learner_id for each in app.machines.companions(folder) if not each.is_own}
            if len(others) > 1:
                message = "The folder holds files of several other learners; keep yours in a folder of its own."
                raise CannotError(message)
            join = next(iter(others), None)
        kept = app.machines.keep_together(folder, join=join)
    came = f"{kept.answers} answers, {kept.cards} cards, {kept.made} marks and corrections"
    console.print(f"{came} came in from {kept.machines} other computers.")
    for title in kept.waiting:
        console.print(Text(f"Open “{title}” here too, then run this again: its answers wait in the folder."))
    for title in kept.removed:
        console.print(Text(f"“{title}” was removed on your other computer and is still here; remove it here too?"))
    _tell(kept.faults)
    return COULD_NOT if kept.faults else OK


def _list(app: App) -> None:
    for each in app.classes.classes():
        terminal().print(Text(f"{each.name}  {each.files} files"))


def _export(app: App, arguments: argparse.Namespace, name: str) -> int:
    path = Path(name).expanduser()
    path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
    if arguments.learner is not None:
        app.machines.set_name(arguments.learner)
    documents = (app.library.find(arguments.document),) if arguments.document else ()
    file = app.machines.write_for_class(path, documents=documents, own_words=arguments.own_words)
    terminal().print(Text(f"{path}: {len(file.answers)} answers to {len(file.cards)} cards"))
    return OK


def _report(app: App, arguments: argparse.Namespace, name: str) -> int:
    files: list[str] = arguments.files
    known = [each.id for each in app.classes.classes() if each.name == name]
    if not known and not files:
        _class(app, name)
    class_id: ClassId
    if known:
        class_id = known[0]
    else:
        documents = (app.library.find(arguments.document),) if arguments.document else ()
        class_id = app.classes.create(name, documents)
    faults = app.classes.add(class_id, [Path(each).expanduser() for each in files]).faults if files else ()
    report = app.classes.report(class_id)
    _show(report, arguments, name)
    _tell((*faults, *report.faults))
    return COULD_NOT if faults or report.faults else OK


def _class(app: App, name: str) -> StudyClass:
    found = next((each for each in app.classes.classes() if each.name == name), None)
    if found is None:
        message = f"There is no class “{name}”. `studyapp class list` names those that there are."
        raise CannotError(message)
    return found


def _show(report: ClassReport, arguments: argparse.Namespace, name: str) -> None:
    tables = tables_of(report)
    if arguments.csv:
        table = next(each for each in tables if each.sheet == arguments.csv)
        print(csv_text(table, WORDS).removeprefix("\ufeff").replace("\r\n", "\n"), end="")
        return
    if arguments.html:
        _write(Path(arguments.html).expanduser(), html_page(name, (), tables, WORDS, NAMES))
        return
    console = terminal()
    for table in tables:
        drawn = Table(box=None, pad_edge=False, title=NAMES[table.sheet], title_justify="left", title_style="bold")
        for column in table.columns:
            is_text = column.unit is Unit.TEXT
            drawn.add_column(WORDS[column.heading], justify="left" if is_text else "right", no_wrap=True)
        for row in table.rows:
            pairs = zip(table.columns, row, strict=True)
            drawn.add_row(*(Text(shown(cell, column.unit)[:40]) for column, cell in pairs))
        console.print(drawn)
        console.print()


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ReadOnlyError(path, error.strerror or "") from error


def _tell(faults: tuple[FileFault, ...]) -> None:
    for fault in faults:
        print(f"studyapp: {fault.name} {_FAULTS[fault.fault]}. It was left aside.", file=sys.stderr)
