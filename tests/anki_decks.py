"""Collections of the real Anki: a yardstick for what goes there and comes from there. Anki is AGPL: tests only."""

from __future__ import annotations

import contextlib
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path
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


def take(target: Collection, package: Path, *, options: bool = False) -> Arrived:
    wanted = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=options)
    log = target.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=wanted)).log
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


def fill_richly(source: Collection) -> None:
    """Everything that a collection can have and a package can carry, with lines of the log that are no answers."""
    source.set_config("fsrs", True)
    towns, rivers, mills = (source.decks.id(name) for name in ("Towns", "Towns::On the Lind::Rivers", "Mills"))
    shown, heard = (
        source.media.write_data("weir å.png", picture()),
        source.media.write_data("horn.mp3", b"ID3" + b"\0" * 99),
    )
    _add(
        source,
        "Cloze",
        rivers,
        ("{{c1::Osby}} and {{c2::Elm}} lie on the {{c3::Lind::river}}.", f"[sound:{heard}]"),
        ("marked",),
    )
    _add(source, "Basic (and reversed card)", towns, (f'<i>Osby</i><br><img src="{shown}">', "a town"), ("a", "b::c"))
    _add(source, "Basic (type in the answer)", mills, ("Who built the mill?", "Berg &amp; Holm"), ("leech",))
    _add(source, "Basic (optional reversed card)", mills, ("weir", "a low dam", "y"), ())
    model = source.models.new("Bridge")
    for field in ("Name", "Built", "By", "Note", "Picture"):
        source.models.add_field(model, source.models.new_field(field))
    for name, front, back in (
        ("When", "When was {{Name}} built?{{#Note}} ({{Note}}){{/Note}}", "{{FrontSide}}<hr id=answer>{{Built}}"),
        ("Who", "{{#By}}Who built {{Name}}?{{/By}}", "{{FrontSide}}<hr id=answer>{{By}} {{Picture}}"),
    ):
        template = source.models.new_template(name)
        template["qfmt"], template["afmt"] = front, back
        source.models.add_template(model, template)
    model["css"] += ".card { color: teal; }"
    source.models.add_dict(model)
    _add(source, "Bridge", towns, ("Elm Bridge", "1872", "Mara Berg", "the first", f'<img src="{shown}">'), ())
    _add(source, "Bridge", towns, ("Osby Bridge", "1911", "", "", ""), ())
    _add(source, "Basic", mills, (f"[sound:{heard}]", f'<img src="{shown}">'), ())
    _add(source, "Cloze", mills, (f'This is {{{{c1::<img src="{shown}">}}}}.', ""), ())
    for number in range(40):
        _add(source, "Basic", rivers, (f"How long is brook {number}?", f"{number} miles"), ())
    _study(source, (towns, mills))
    _move(source)


def _study(source: Collection, decks: tuple[int, ...]) -> None:
    for round_ in range(9):
        for deck in decks:
            source.decks.select(deck)
            for ease in (3, 4, 1 + round_ % 2):
                if (card := source.sched.getCard()) is not None:
                    card.start_timer()
                    source.sched.answerCard(card, ease)


def _move(source: Collection) -> None:
    """Forget, reschedule, suspend, bury, flag, filter, and lay a sibling into another deck."""
    studied = source.db.list("select id from cards where reps > 0 order by id")
    new = source.db.list("select id from cards where reps = 0 order by id")
    source.sched.schedule_cards_as_new(studied[:1])
    source.sched.set_due_date(studied[1:3], "5-9!")
    source.sched.suspend_cards([studied[2], new[0]])
    source.sched.bury_cards([studied[3], new[1]])
    source.set_user_flag_for_cards(4, [studied[2], studied[4]])
    source.set_deck([new[2]], source.decks.id("Mills::Attic"))
    old = source.db.list("select id from cards where type = 2 order by id")
    source.db.execute("update cards set factor = 1730, lapses = 9 where id = ?", old[-1])
    at = source.db.scalar("select min(id) from revlog") - 1000
    source.db.execute(
        "insert into revlog values (?, ?, -1, 0, 9, 4, 550, 0, 5)", at, old[-1]
    )  # by a change of settings
    filtered = source.decks.new_filtered("Cram")
    source.decks.select(filtered)
    deck = source.sched.get_or_create_filtered_deck(deck_id=filtered)
    deck.config.search_terms[0].search, deck.config.search_terms[0].limit = '"deck:Mills" is:review', 9
    deck.config.reschedule = False
    source.sched.add_or_update_filtered_deck(deck)
    source.decks.select(filtered)
    if (card := source.sched.getCard()) is not None:
        card.start_timer()
        source.sched.answerCard(card, 3)


@dataclass(frozen=True)
class Content:
    """All of a collection that a package can carry."""

    notes: list[list[object]]
    cards: list[list[object]]
    log: list[list[object]]
    media: dict[str, bytes]
    models: dict[str, object]


def content(source: Collection) -> Content:
    names = {deck.id: deck.name for deck in source.decks.all_names_and_ids()}
    types = {model.id: model.name for model in source.models.all_names_and_ids()}
    notes = [
        [guid, types[mid], *rest]
        for guid, mid, *rest in source.db.all("select guid, mid, flds, trim(tags) from notes order by guid")
    ]
    cards = []
    for deck, kind, due, *rest in source.db.all(_CARDS):
        cards.append([names[deck], kind, due - source.sched.today if kind == 2 else due, *rest])
    log = source.db.all(
        "select r.id, n.guid, c.ord, r.ease, r.ivl, r.lastIvl, r.factor, r.time, r.type from revlog r"
        " join cards c on c.id = r.cid join notes n on n.id = c.nid order by r.id"
    )
    folder = source.media.dir()
    media = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    models = {
        model["name"]: (
            [field["name"] for field in model["flds"]],
            [(each["name"], each["qfmt"], each["afmt"]) for each in model["tmpls"]],
            model["css"],
            model["type"],
        )
        for model in map(source.models.get, set(source.db.list("select distinct mid from notes")))
    }
    return Content(notes, cards, log, media, models)


_CARDS = """
    select case when c.odid then c.odid else c.did end, c.type, case when c.odue then c.odue else c.due end,
        n.guid, c.ord, c.id, c.queue, c.ivl, c.factor, c.reps, c.lapses, c.left, c.flags, c.data
    from cards c join notes n on n.id = c.nid order by n.guid, c.ord
"""


def _add(source: Collection, model: str, deck: int, fields: tuple[str, ...], tags: tuple[str, ...]) -> None:
    note = source.new_note(source.models.by_name(model))
    note.fields, note.tags = list(fields), list(tags)
    source.add_note(note, deck)
