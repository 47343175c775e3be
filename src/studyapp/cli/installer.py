"""`studyapp installer`: puts a course into installers, and takes it out again. Installers themselves call `extract`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from studyapp.cli.arguments import COULD_NOT, OK, tell
from studyapp.cli.messages import describe
from studyapp.cli.session import terminal
from studyapp.services.installers import Installers, extract

if TYPE_CHECKING:
    import argparse

    from studyapp.cli.arguments import Commands

_DESCRIPTION = """\
Make an installer for a class: the installers of the program as they are handed out, plus study packs, become one file
for each system. It works on any system for any system, and needs no rights. A signed Setup.exe and a macOS program
stay as they are; the packs are put beside them.
"""
_EXAMPLES = """\
examples:
  studyapp installer make --class "9a history" --pack tudors.studypack --to stick studyapp_0.1.0_amd64.deb Setup.exe
  studyapp installer extract studyapp_course.run folder
"""


def add_to(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = commands.add("installer", "put a course into installers", _DESCRIPTION, _EXAMPLES, _no_verb)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    make = verbs.add_parser("make", help="make one installer for a class of each base")
    make.add_argument("--class", dest="class_name", required=True, metavar="NAME", help="the name of the class")
    make.add_argument(
        "--pack", dest="packs", action="append", default=[], type=Path, metavar="FILE", help="a .studypack"
    )
    make.add_argument("--to", dest="folder", type=Path, default=Path(), metavar="FOLDER", help="where the results go")
    make.add_argument("bases", nargs="+", type=Path, metavar="INSTALLER", help="Setup.exe, portable zip, .deb or .run")
    make.set_defaults(run=_make)
    take = verbs.add_parser("extract", help="put the packs that an installer carries into a folder")
    take.add_argument("file", type=Path, metavar="INSTALLER")
    take.add_argument("folder", type=Path, metavar="FOLDER")
    take.set_defaults(run=_extract)


def _no_verb(arguments: argparse.Namespace) -> int:
    arguments.parser.print_help(sys.stderr)
    return 2


def _make(arguments: argparse.Namespace) -> int:
    # Imported only here: `extract` must run where the libraries behind signatures cannot be loaded.
    reader = importlib.import_module("studyapp.formats.studypack_reader").PackReader()
    made = Installers(reader.check).make(
        arguments.bases, arguments.packs, arguments.class_name, arguments.folder, on_progress=lambda _: None
    )
    for item in made.installers:
        beside = ", the packs beside it" if item.beside else ""
        terminal().print(Text(f"✓ {item.path} ({item.size_bytes / 1e6:.1f} MB{beside})"))
    for error in made.refused:
        tell(describe(error))
    return COULD_NOT if made.refused else OK


def _extract(arguments: argparse.Namespace) -> int:
    for path in extract(arguments.file, arguments.folder):
        terminal().print(Text(path.name))
    return OK
