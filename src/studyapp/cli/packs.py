"""`studyapp pack`: makes, shows, installs and removes study packs, and keeps the author's key."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from studyapp.cli import pack_words
from studyapp.cli.arguments import COULD_NOT, OK, CannotError, WrongUseError, day, tell
from studyapp.cli.messages import describe
from studyapp.cli.session import opened, terminal
from studyapp.domain.errors import StudyError

if TYPE_CHECKING:
    import argparse

    from studyapp.app import App
    from studyapp.cli.arguments import Commands
    from studyapp.domain.pack import Pack, PackDraft
    from studyapp.services.packs import Installed

_DESCRIPTION = """\
A study pack is a course in one file: documents with their pictures, the cards, corrections and marks that its author
made, and a plan. Learners install it; a new edition brings what the author changed, and leaves what
they did.
"""
_EXAMPLES = """\
examples:
  studyapp pack make --title "Rivers" --author "Ms Bee" --to rivers.studypack --due 2026-12-01 "The Rhine" "The Elbe"
  studyapp pack show rivers.studypack          what is in it and who signed it; nothing is installed
  studyapp pack install rivers.studypack       also installs a new edition of a pack
  studyapp pack remove Rivers                  documents in which you worked stay
  studyapp pack keys --make "Ms Bee"           packs that are made from now on are signed
"""


def add_to(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = commands.add("pack", "make, show, install and remove study packs", _DESCRIPTION, _EXAMPLES, _no_verb)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    make = verbs.add_parser(
        "make",
        parents=[commands.shared],
        help="write a pack of documents with their approved cards; again: a new edition",
    )
    make.add_argument("--title", required=True, help="of the course; the same title makes its next edition")
    make.add_argument("--author", default="", help="who made it")
    make.add_argument("--licence", default="", help="how it may be used")
    make.add_argument("--due", type=day, metavar="YYYY-MM-DD", help="the day by which the documents shall be studied")
    make.add_argument("--unsigned", action="store_true", help="do not sign, though there is a key")
    make.add_argument("--to", dest="file", type=Path, required=True, metavar="FILE", help="the .studypack to write")
    make.add_argument("documents", nargs="+", metavar="DOCUMENT", help="a title, or the beginning of an id")
    make.set_defaults(run=_make)
    show = verbs.add_parser("show", parents=[commands.shared], help="tell what is in a pack; nothing is installed")
    show.add_argument("file", type=Path, metavar="FILE")
    show.set_defaults(run=_show)
    install = verbs.add_parser("install", parents=[commands.shared], help="install packs, or new editions of them")
    install.add_argument("files", nargs="+", type=Path, metavar="FILE")
    install.add_argument(
        "--accept-signer", action="store_true", help="also where another key signed the edition before"
    )
    install.set_defaults(run=_install)
    remove = verbs.add_parser("remove", parents=[commands.shared], help="take a course out of the library")
    remove.add_argument("title", metavar="TITLE", help="of the course, or the beginning of it")
    remove.set_defaults(run=_remove)
    keys = verbs.add_parser("keys", parents=[commands.shared], help="show the author's key; make, export or import it")
    keys.add_argument("--make", metavar="NAME", help="make a key pair in this name; it replaces one that is there")
    keys.add_argument("--export", type=Path, metavar="FILE", help="copy the key; whoever has the file can sign as you")
    keys.add_argument("--import", dest="taken", type=Path, metavar="FILE", help="take a key that was exported")
    keys.set_defaults(run=_keys)


def install_preloaded(app: App) -> None:
    """Install what an installer or a school put into the preload folders, and tell of it on standard error."""
    found = app.packs.install_preloaded()
    for done in found.installed:
        title = done.pack.manifest.title
        print(f"studyapp: the study pack “{title}” was installed", file=sys.stderr)
    for error in found.refused:
        tell(describe(error))


def _no_verb(arguments: argparse.Namespace) -> int:
    arguments.parser.print_help(sys.stderr)
    return 2


def _make(arguments: argparse.Namespace) -> int:
    with opened(arguments) as app:
        making = app.pack_making
        ids = [app.library.find(name) for name in arguments.documents]
        draft = _draft(app, arguments.title)
        draft = making.with_documents(draft, ids)
        plan = tuple(
            replace(entry, due=arguments.due) for each in ids for entry in making.plan_for(each) if arguments.due
        )
        draft = replace(
            draft,
            author=arguments.author or draft.author,
            licence=arguments.licence or draft.licence,
            plan=plan or draft.plan,
            signing=making.keys.key() is not None and not arguments.unsigned,
        )
        made = making.make(draft, arguments.file)
    cards = sum(len(document.cards) for document in made.draft.documents) - len(made.left_out)
    news = "" if made.is_news else ", nothing new in it"
    terminal().print(
        Text(f"✓ {made.path} (edition {made.draft.edition}, {cards} cards, {made.size_bytes / 1e3:.0f} kB{news})")
    )
    if made.left_out:
        print(f"studyapp: cards without a passage were left out: {len(made.left_out)}", file=sys.stderr)
    return OK


def _draft(app: App, title: str) -> PackDraft:
    """Go on with the course of this title; its cards are chosen anew, but those that are locked stay."""
    for draft in app.pack_making.drafts():
        if draft.title == title:
            return app.pack_making.refreshed(draft)
    return app.pack_making.new_draft((), title=title)


def _show(arguments: argparse.Namespace) -> int:
    with opened(arguments) as app:
        look = app.packs.look(arguments.file)
    manifest = look.pack.manifest
    lines = [
        f"{manifest.title}, edition {manifest.edition}",
        f"by {manifest.author or 'nobody named'}, {pack_words.signer(look.pack.signed, look.signer)}",
        *([f"licence: {manifest.licence}"] if manifest.licence else []),
        *_contents(look.pack),
        *(f"until {entry.due}: {entry.title}" for entry in manifest.plan if entry.due),
        *(f"  {pack_words.fate(end.key.kind, end.fate)}: {end.label}" for end in look.items),
        *(pack_words.item_fault(fault) for fault in look.pack.faults),
    ]
    for line in lines:
        terminal().print(Text(line))
    return OK


def _contents(pack: Pack) -> list[str]:
    return [
        f"- {document.title}: {len(document.material.cards)} cards, {len(document.material.annotations)} marks"
        for document in pack.documents
    ]


def _install(arguments: argparse.Namespace) -> int:
    refused = 0
    with opened(arguments) as app:
        for path in arguments.files:
            try:
                _tell(app.packs.install(path, accept_signer=arguments.accept_signer))
            except StudyError as error:
                refused += 1
                tell(describe(error))
    return COULD_NOT if refused else OK


def _remove(arguments: argparse.Namespace) -> int:
    with opened(arguments) as app:
        wanted = arguments.title.casefold()
        found = [each for each in app.packs.installed() if each.manifest.title.casefold().startswith(wanted)]
        if len(found) != 1:
            message = f"{len(found) or 'no'} courses begin so; `studyapp list` names what is there"
            raise CannotError(message)
        app.packs.remove(found[0].manifest.pack_id)
    terminal().print(Text(f"✓ {found[0].manifest.title} was taken out; documents with work of yours stay"))
    return OK


def _tell(done: Installed) -> None:
    manifest = done.pack.manifest
    terminal().print(Text(f"✓ {manifest.title}, edition {manifest.edition} ({done.standing})"))
    for line in _contents(done.pack):
        terminal().print(Text(line))
    for end in done.items:
        terminal().print(Text(f"  {pack_words.fate(end.key.kind, end.fate)}: {end.label}"))
    for fault in done.faults:
        print(f"studyapp: {pack_words.item_fault(fault)}", file=sys.stderr)


def _keys(arguments: argparse.Namespace) -> int:
    if sum(each is not None for each in (arguments.make, arguments.export, arguments.taken)) > 1:
        message = "only one of --make, --export and --import at a time"
        raise WrongUseError(message)
    with opened(arguments) as app:
        making = app.pack_making
        if arguments.make:
            making.keys.make(arguments.make)
        elif arguments.taken:
            making.keys.take(arguments.taken)
        elif arguments.export:
            making.keys.export(arguments.export)
            terminal().print(
                Text("Whoever has this file can sign packs in your name. Keep it where only you can read.")
            )
        key = making.keys.key()
    said = f"{key.name} ({key.fingerprint})" if key else "There is no key yet. Make one: studyapp pack keys --make NAME"
    terminal().print(Text(said))
    return OK
