"""Word (.docx): headings, lists, tables, notes, captions, pictures; what reviewers deleted or remarked is left out."""

from __future__ import annotations

import hashlib
import posixpath
import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind, DateSource, ImportedText, Origin, canonical
from studyapp.domain.errors import Unreadable
from studyapp.domain.layout import Layout
from studyapp.formats.docx_package import Package
from studyapp.formats.docx_styles import Numbering, Styles, W
from studyapp.formats.docx_walk import Walk
from studyapp.formats.units import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.ports import OnProgress
    from studyapp.formats.docx_package import Element
    from studyapp.formats.units import Unit

IMPORTER = "docx"
VERSION = 1

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_BEGINNING = 6000
_MAX_LEVEL = 6
_MAX_COMMENTS = 1000
_TELL_EVERY = 50


def _body(package: Package, main: str) -> Element:
    root = package.xml(main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise package.refusal(Unreadable.DAMAGED, "no text part")
    return body


def read_docx_file(
    data: bytes, name: str, *, encoding: str = "", on_progress: OnProgress | None = None
) -> ImportedText:
    """Read the bytes of a Word file; `encoding` means nothing here.

    Raises UnreadableFileError: DAMAGED, ENCRYPTED, BOMB or EMPTY.
    """
    del encoding
    package = Package(data, name)
    main = package.main_part()
    body = _body(package, main)
    folder = posixpath.dirname(main)
    styles = Styles(package.xml(f"{folder}/styles.xml"))
    walk = Walk(package, package.relations_of(main), styles, Numbering(package.xml(f"{folder}/numbering.xml")))
    for number, _ in enumerate(walk.body(body)):
        if on_progress is not None and number % _TELL_EVERY == 0:
            on_progress(min(0.9, 0.9 * number / len(body)))
    _add_notes(package, folder, walk)
    joined = join(_levelled(walk.composer.finish()))
    if all(block.kind is BlockKind.IMAGE for block in joined.blocks):
        raise package.refusal(Unreadable.PICTURES_ONLY if walk.images else Unreadable.EMPTY)
    core = package.xml("docProps/core.xml")
    day = _day(_said(core, f"{_TERMS}created"), joined.text[:_BEGINNING])
    author = _said(core, f"{_DC}creator")
    return ImportedText(
        title=_said(core, f"{_DC}title"),
        text=joined.text,
        blocks=joined.blocks,
        date=day,
        date_source=DateSource.METADATA if day else DateSource.NONE,
        language=styles.language or _said(core, f"{_DC}language")[:2].lower() or "en",
        origin=Origin(IMPORTER, VERSION, name, hashlib.sha256(data).hexdigest()),
        layout=Layout(
            marks=joined.marks,
            tables=joined.tables,
            figures=joined.figures,
            authors=(author,) if author else (),
            left_out=_comments(package, folder),
            missing_images=walk.missing,
        ),
        images=tuple(walk.images.values()),
    )


def _add_notes(package: Package, folder: str, walk: Walk) -> None:
    """Add the notes that the text refers to, in its order."""
    found: dict[str, Element] = {}
    for kind in ("footnote", "endnote"):
        root = package.xml(f"{folder}/{kind}s.xml")
        for note in root.iter(f"{W}{kind}") if root is not None else ():
            found.setdefault(f"{kind} {note.get(f'{W}id', '')}", note)
    for key, number in list(walk.notes.items()):
        if key in found:
            walk.note(found[key], number, key)


def _levelled(units: Sequence[Unit]) -> list[Unit]:
    """Make the title level 1; where there is none, "heading 1" is it, if there is but one."""
    levels = [unit.level for unit in units if unit.kind is BlockKind.HEADING]
    has_title = 0 in levels
    shift = 1 if has_title or levels.count(1) > 1 else 0
    return [
        replace(unit, level=min(_MAX_LEVEL, max(1, unit.level + shift))) if unit.kind is BlockKind.HEADING else unit
        for unit in units
    ]


def _comments(package: Package, folder: str) -> tuple[str, ...]:
    root = package.xml(f"{folder}/comments.xml")
    if root is None:
        return ()
    comments = ("".join(t.text or "" for t in comment.iter(f"{W}t")) for comment in root.iter(f"{W}comment"))
    return tuple(canonical(" ".join(words.split())) for words in comments if words.strip())[:_MAX_COMMENTS]


def _said(core: Element | None, tag: str) -> str:
    found = core.find(tag) if core is not None else None
    return " ".join(canonical(found.text or "").split())[:500] if found is not None else ""


def _day(said: str, beginning: str) -> date | None:
    """Return the day of making where the beginning of the text names that year: templates and copies are older."""
    found = _DAY.match(said)
    if found and found[1] in beginning:
        with suppress(ValueError):
            return date(int(found[1]), int(found[2]), int(found[3]))
    return None
