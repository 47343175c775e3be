"""Reads cards with their history for other programs, some at a time, so that nobody waits for a long export.

Plain SQL: a library may have two million answers.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from studyapp.domain.card import CardState
from studyapp.domain.exchange import ForeignNote, NoteModel, NoteTemplate, OutCard, OutChunk
from studyapp.store.card_rows import CARD_NAMES, MEMORY_NAMES, WORDING_NAMES, card_of, memory_of
from studyapp.store.document_rows import read_document
from studyapp.store.layouts import read_layout
from studyapp.store.values import strings_from_json, to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.exchange import LogLine, Numbers
    from studyapp.domain.layout import Layout
    from studyapp.store.database import Database
    from studyapp.store.values import Value

_AT_ONCE = 1000
_KEPT = (CardState.APPROVED.value, CardState.SUSPENDED.value)


class ExchangeStore:
    """What goes out. Each chunk is one read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def document(self, document_id: DocumentId) -> tuple[Document, Layout]:
        """Return a document and what it has beside its text. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            return read_document(connection, document_id), read_layout(connection, document_id)

    def chunks(self, document_id: DocumentId, numbers: Numbers, *, history: bool) -> Iterator[OutChunk]:
        """Yield the document's approved and suspended cards by id, without titles and places; with all answers.

        Undone answers are left out.
        """
        last = ""
        while True:
            with self._database.reading() as driver:
                rows = driver.execute(_CARDS, (document_id, last, *_KEPT, _AT_ONCE)).fetchall()
                if not rows:
                    return
                first, last = cast("str", rows[0][0]), cast("str", rows[-1][0])
                notes = _notes(driver, (document_id, first, last, *_KEPT))
                cards = tuple(_card(row, notes, numbers) for row in rows)
                log = _log(driver, cards) if history else ()
            yield OutChunk(cards, log)


def model_to_json(model: NoteModel) -> str:
    """Return a note type as kept in one column."""
    templates = [[template.name, template.front, template.back] for template in model.templates]
    return to_json([model.id, model.name, int(model.cloze), list(model.fields), templates, model.css])


def model_from_json(text: str) -> NoteModel:
    """Return the note type that `model_to_json` wrote."""
    number, name, cloze, fields, templates, css = cast(
        "tuple[int, str, int, list[str], list[tuple[str, str, str]], str]", json.loads(text)
    )
    shaped = tuple(NoteTemplate(*template) for template in templates)
    return NoteModel(number, name, bool(cloze), tuple(fields), shaped, css)


def _log(driver: sqlite3.Connection, cards: Sequence[OutCard]) -> tuple[LogLine, ...]:
    listed = ", ".join(["(?, ?)"] * len(cards))
    values = [value for out in cards for value in (out.card.id, out.number)]
    told, voided = (driver.execute(query).fetchone()[0] for query in _THERE)
    statement = _LOG.format(listed, _TOLD if told else _NOT_TOLD, _JOIN_TOLD if told else "", _SOUND if voided else "")
    return tuple(driver.execute(statement, values))


def _card(row: tuple[Value, ...], notes: dict[str, tuple[ForeignNote, int]], numbers: Numbers) -> OutCard:
    card = card_of(row[: len(CARD_NAMES) + len(WORDING_NAMES)])
    created, modified, *memory = row[len(CARD_NAMES) + len(WORDING_NAMES) :]
    note, ordinal = notes.get(card.id, (None, 0))
    return OutCard(
        card=card,
        document_title="",
        place="",
        number=numbers.take(cast("int", created)),
        created_ms=cast("int", created),
        modified_ms=cast("int", modified),
        memory=None if memory[0] is None else memory_of(memory),
        note=note,
        ordinal=ordinal,
    )


def _notes(driver: sqlite3.Connection, bounds: tuple[str, ...]) -> dict[str, tuple[ForeignNote, int]]:
    """Return the notes of other programs behind the cards, by card."""
    found: dict[str, tuple[ForeignNote, int]] = {}
    models: dict[int, NoteModel] = {}
    for card_id, ordinal, guid, model_id, value, fields, tags, deck, modified in driver.execute(_NOTES, bounds):
        model = models.get(model_id) or models.setdefault(model_id, model_from_json(value))
        note = ForeignNote(guid, model, strings_from_json(fields), strings_from_json(tags), deck, modified)
        found[card_id] = (note, ordinal)
    return found


_STATES = ", ".join("?" * len(_KEPT))
_COLUMNS = ", ".join(
    (
        *(f"c.{name}" for name in CARD_NAMES),
        *(f"w.{name}" for name in WORDING_NAMES),
        "c.created_at, w.created_at",
        *(f"m.{name}" for name in MEMORY_NAMES),
    )
)
_CARDS = f"""
    SELECT {_COLUMNS} FROM card AS c
    JOIN wording AS w ON w.card_id = c.id AND w.revision = c.wording_revision
    LEFT JOIN memory AS m ON m.card_id = c.id
    WHERE c.document_id = ? AND c.id > ? AND c.state IN ({_STATES}) ORDER BY c.id LIMIT ?
"""
_WITHIN = f"c.document_id = ? AND c.id BETWEEN ? AND ? AND c.state IN ({_STATES})"
_NOTES = f"""
    SELECT c.id, f.ordinal, n.guid, n.model_id, o.value, n.fields, n.tags, n.deck, n.modified
    FROM card AS c JOIN foreign_card AS f ON f.card_id = c.id JOIN foreign_note AS n ON n.guid = f.guid
    JOIN foreign_model AS o ON o.id = n.model_id WHERE {_WITHIN}
"""
_THERE = ("SELECT EXISTS (SELECT 1 FROM foreign_answer)", "SELECT EXISTS (SELECT 1 FROM review_void)")
_TOLD = "t.interval, t.before AS told_before, t.factor, t.kind AS told_kind"
_NOT_TOLD = "NULL AS interval, NULL AS told_before, NULL AS factor, NULL AS told_kind"
_JOIN_TOLD = "LEFT JOIN foreign_answer AS t ON t.card_id = r.card_id AND t.answered_at = r.answered_at"
_SOUND = "WHERE NOT EXISTS (SELECT 1 FROM review_void AS v WHERE v.review_id = r.id)"
_LOG = """
    WITH chosen (id, number) AS (VALUES {0})
    SELECT answered_at, number, -1, grade,
        CASE WHEN interval IS NOT NULL THEN interval WHEN NOT scheduled THEN 0
            WHEN after_phase = 'review' THEN max(1, (after + 43200000) / 86400000) ELSE -(after / 1000) END,
        CASE WHEN told_before IS NOT NULL THEN told_before
            WHEN before_phase = 'review' THEN max(1, (before + 43200000) / 86400000) ELSE -(before / 1000) END,
        CASE WHEN factor IS NOT NULL THEN factor WHEN scheduled AND after_difficulty IS NOT NULL
            THEN CAST(round((after_difficulty - 1) / 0.009 + 100) AS INTEGER) ELSE 0 END,
        duration_ms,
        CASE WHEN told_kind IS NOT NULL THEN told_kind WHEN NOT scheduled THEN 3
            WHEN before_phase = 'review' THEN 1 WHEN before_phase = 'relearning' THEN 2 ELSE 0 END
    FROM (
        SELECT r.answered_at, n.number, r.grade, r.kind IN ('learn', 'review') AS scheduled, r.before_phase,
            r.after_phase, max(0, r.after_due_at - r.answered_at) AS after,
            max(0, coalesce(r.before_due_at - r.before_last_review_at, 0)) AS before, r.after_difficulty, r.duration_ms,
            {1}
        FROM chosen AS n CROSS JOIN review AS r ON r.card_id = n.id {2} {3}
    )
"""
