"""Collections of the real Anki: a yardstick for what goes there and comes from there. Anki is AGPL: tests only."""

from __future__ import annotations

import contextlib
import struct
import warnings
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from anki.collection import (
        Collection,
        ExportAnkiPackageOptions,
        ImportAnkiPackageOptions,
        ImportAnkiPackageRequest,
    )

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTES = "select n.guid, n.flds, trim(n.tags) from notes n order by n.guid"
LOG = "select id, ease, ivl, lastIvl, factor, time, type from revlog order by id"


@dataclass(frozen=True)
class Arrived:
    """What Anki says of an import."""

    new: int
    updated: int
    same: int
    refused: int


@contextlib.contextmanager
def collection(path: Path) -> Iterator[Collection]:
    opened = Collection(str(path))
    try:
        yield opened
    finally:
        opened.close()


def take(target: Collection, package: Path) -> Arrived:
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False)
    log = target.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options)).log
    refused = len(log.conflicting) + len(log.missing_notetype) + len(log.missing_deck) + len(log.empty_first_field)
    return Arrived(len(log.new), len(log.updated), len(log.duplicate), refused)


def give(source: Collection, package: Path, *, legacy: bool) -> None:
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy)
    source.export_anki_package(out_path=str(package), options=options, limit=None)


def picture(width: int = 40, height: int = 40) -> bytes:
    """A small PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def fill(source: Collection, *, more: int = 0) -> None:
    """Notes of four note types in two decks, with tags, a picture, a sound, and answers; and `more` plain ones."""
    source.set_config("fsrs", True)
    verbs, towns = source.decks.id("Norwegian::Verbs"), source.decks.id("Towns")
    name = source.media.write_data("lighthouse.png", picture())
    model = source.models.new("Person")
    for field in ("Name", "Born", "Known for"):
        source.models.add_field(model, source.models.new_field(field))
    template = source.models.new_template("Life")
    template["qfmt"], template["afmt"] = "Who was {{Name}}?", "{{FrontSide}}<hr id=answer>{{Known for}} ({{Born}})"
    source.models.add_template(model, template)
    source.models.add_dict(model)
    _add(source, "Basic", verbs, ("å vente", "to <b>wait</b> &amp; see"), ("verb", "unit::one"))
    _add(source, "Basic (and reversed card)", verbs, ("å håpe", "to hope"), ())
    _add(source, "Cloze", towns, ("{{c1::Osby}} lies on the {{c2::Lind::river}}.", "Since 1911."), ("town",))
    _add(source, "Basic", towns, (f'What is this?<br><img src="{name}">', "A lighthouse [sound:horn.mp3]"), ())
    _add(source, "Person", towns, ("Mara Berg", "1840", "her bridges"), ())
    for number in range(more):
        _add(source, "Basic", towns, (f"Which house has the number {number}?", f"House {number}"), ())
    source.decks.select(verbs)
    for _ in range(6):
        for deck in (verbs, towns):
            source.decks.select(deck)
            for ease in (3, 4):
                if (card := source.sched.getCard()) is not None:
                    source.sched.answerCard(card, ease)


def _add(source: Collection, model: str, deck: int, fields: tuple[str, ...], tags: tuple[str, ...]) -> None:
    note = source.new_note(source.models.by_name(model))
    note.fields, note.tags = list(fields), list(tags)
    source.add_note(note, deck)
