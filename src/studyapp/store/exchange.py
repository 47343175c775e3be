"""Reads cards with their history for other programs, some at a time, so that nobody waits for a long export.

Plain SQL: a library may have two million answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from studyapp.domain.card import CardState
from studyapp.domain.exchange import ForeignNote
from studyapp.domain.exchange_out import PLAIN_TYPES, OutCard, OutChunk, PlainCard
from studyapp.store.card_rows import CARD_NAMES, MEMORY_NAMES, WORDING_NAMES, card_of, memory_of
from studyapp.store.document_rows import read_document
from studyapp.store.exchange_log import pour_log
from studyapp.store.foreign_rows import model_from_json, told_of
from studyapp.store.layouts import read_layout
from studyapp.store.values import strings_from_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.exchange import NoteModel
    from studyapp.domain.exchange_out import Numbers
    from studyapp.domain.layout import Layout
    from studyapp.domain.ports import OnProgress
    from studyapp.store.database import Database
    from studyapp.store.values import Value

type _Note = tuple[ForeignNote | None, int, str | None, str]

_AT_ONCE = 500
_KEPT = (CardState.APPROVED.value, CardState.SUSPENDED.value)


class ExchangeStore:
    """What goes out. Each chunk is one read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def document(self, document_id: DocumentId) -> tuple[Document, Layout]:
        """Return a document and what it has beside its text. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            return read_document(connection, document_id), read_layout(connection, document_id)

    def chunks(self, document_id: DocumentId, numbers: Numbers, *, plain: bool = False) -> Iterator[OutChunk]:
        """Yield the document's approved and suspended cards by id, without titles and places.

        With `plain`, those that are nothing but words come as `PlainCard`.
        """
        with self._database.reading() as driver:
            ids = [row[0] for row in driver.execute(_IDS, (document_id, *_KEPT))]
        for at in range(0, len(ids), _AT_ONCE):
            part = ids[at : at + _AT_ONCE]
            with self._database.reading() as driver:
                found = _plain(driver, part) if plain else ()
                known = {card.id for card in found}
                rest = [card_id for card_id in part if card_id not in known]
                numbered = tuple([numbers.take(card.created_ms) for card in found])
                cards = _cards(driver, rest, numbers) if rest else ()
            yield OutChunk(cards, found, numbered)

    def media(self, document_ids: Sequence[DocumentId]) -> dict[str, bytes]:
        """Return the pictures and sounds that foreign notes name, by name; of two of one name the first."""
        found: dict[str, bytes] = {}
        for document_id in document_ids:
            with self._database.reading() as driver:
                for name, data in driver.execute(_MEDIA, (document_id,)):
                    found.setdefault(name, data)
        return found

    def options(self) -> dict[str, str]:
        """Return what is kept of the decks of other programs, by their full names."""
        with self._database.reading() as driver:
            return dict(driver.execute("SELECT name, value FROM foreign_deck ORDER BY name").fetchall())

    def pour_log(self, target: Path, cards: Sequence[tuple[str, int]], *, on_progress: OnProgress) -> int:
        """Write the history of cards, with their numbers there, into a collection of Anki; return its lines.

        Undone answers are left out.
        """
        return pour_log(self._database, target, cards, on_progress)


def _plain(driver: sqlite3.Connection, ids: Sequence[str]) -> tuple[PlainCard, ...]:
    return tuple(map(PlainCard._make, driver.execute(_PLAIN.format(",".join("?" * len(ids))), ids)))


def _cards(driver: sqlite3.Connection, ids: Sequence[str], numbers: Numbers) -> tuple[OutCard, ...]:
    marks = ",".join("?" * len(ids))
    notes = _notes(driver, ids)
    return tuple(_card(row, notes, numbers) for row in driver.execute(_CARDS.format(marks), ids))


def _card(row: tuple[Value, ...], notes: dict[str, _Note], numbers: Numbers) -> OutCard:
    card = card_of(row[: len(CARD_NAMES) + len(WORDING_NAMES)])
    created, modified, *memory = row[len(CARD_NAMES) + len(WORDING_NAMES) :]
    note, ordinal, told, deck = notes.get(card.id, (None, 0, None, ""))
    known = None if memory[0] is None else memory_of(memory)
    return OutCard(
        card=card,
        document_title="",
        place="",
        number=numbers.take(cast("int", created)),
        created_ms=cast("int", created),
        modified_ms=cast("int", modified),
        memory=known,
        note=note,
        ordinal=ordinal,
        told=told_of(told, known),
        deck=deck,
    )


def _notes(driver: sqlite3.Connection, ids: Sequence[str]) -> dict[str, _Note]:
    """Return the notes of other programs behind the cards, by card."""
    found: dict[str, _Note] = {}
    models: dict[int, NoteModel] = {}
    rows = driver.execute(_NOTES.format(",".join("?" * len(ids))), ids)
    for card_id, ordinal, told, own_deck, guid, model_id, value, fields, tags, deck, modified, number in rows:
        model = models.get(model_id) or models.setdefault(model_id, model_from_json(value))
        note = ForeignNote(guid, model, strings_from_json(fields), strings_from_json(tags), deck, modified, number or 0)
        found[card_id] = (note, ordinal, told, own_deck or deck)
    return found


_COLUMNS = ", ".join(
    (
        *(f"c.{name}" for name in CARD_NAMES),
        *(f"w.{name}" for name in WORDING_NAMES),
        "c.created_at, w.created_at",
        *(f"m.{name}" for name in MEMORY_NAMES),
    )
)
_IDS = f"SELECT id FROM card WHERE document_id = ? AND state IN ({', '.join('?' * len(_KEPT))}) ORDER BY id"
_CARDS = f"""
    SELECT {_COLUMNS} FROM card AS c
    JOIN wording AS w ON w.card_id = c.id AND w.revision = c.wording_revision
    LEFT JOIN memory AS m ON m.card_id = c.id
    WHERE c.id IN ({{}}) ORDER BY c.id
"""
_PLAIN = f"""
    SELECT c.id, c.type, w.prompt, w.answer, w.hint, c.quote, c.source_start, c.state, c.flag, c.buried_until,
        c.created_at, w.created_at, m.phase, m.step, m.stability_days, m.difficulty, m.due_at, m.last_review_at,
        m.reviews, m.lapses
    FROM card AS c JOIN wording AS w ON w.card_id = c.id AND w.revision = c.wording_revision
    LEFT JOIN memory AS m ON m.card_id = c.id
    WHERE c.id IN ({{}}) AND w.accepted = '[]' AND w.distractors = '[]'
        AND c.type IN ({", ".join(f"'{kind}'" for kind in PLAIN_TYPES)})
        AND NOT EXISTS (SELECT 1 FROM foreign_card AS f WHERE f.card_id = c.id)
    ORDER BY c.id
"""
_MEDIA = "SELECT name, data FROM foreign_file WHERE document_id = ? ORDER BY name"
_NOTES = """
    SELECT f.card_id, f.ordinal, f.told, f.deck, n.guid, n.model_id, o.value, n.fields, n.tags, n.deck, n.modified,
        n.number
    FROM foreign_card AS f JOIN foreign_note AS n ON n.guid = f.guid
    JOIN foreign_model AS o ON o.id = n.model_id WHERE f.card_id IN ({})
"""
