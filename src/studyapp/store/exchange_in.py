"""Takes notes of other programs in: everything of one file in one transaction and one undoable step.

Rows of a new document are written at once and hidden; showing the document is the step, as with every import, since
the log of answers is never shortened. Cards that come to a document that is there begin as rejected ones for the same
reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from studyapp.domain.analysis import CardType, Tier
from studyapp.domain.card import CardId, CardState, Wording
from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.document import DocumentId, word_count
from studyapp.domain.edition import Edition
from studyapp.domain.exchange import ForeignNote, PlannedCard
from studyapp.store import exchange_tables, history, tables
from studyapp.store.card_rows import memory_values, wording_values
from studyapp.store.document_rows import insert_revision, read_document
from studyapp.store.edition_items import Mover, placed_values
from studyapp.store.exchange_plan import KnownCard, KnownNote
from studyapp.store.foreign_rows import model_from_json, model_to_json, told_to_json
from studyapp.store.layouts import insert_layout
from studyapp.store.library import insert_document
from studyapp.store.values import strings_from_json, strings_to_json, to_ms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.document import Document
    from studyapp.domain.exchange import InLine, NoteModel, PlannedAnswer, PlannedNote
    from studyapp.store.database import Database
    from studyapp.store.exchange_plan import DocumentPlan
    from studyapp.store.history import Journal
    from studyapp.store.values import Row

TOPICS = Topic.EVERYTHING & ~Topic.SETTINGS
STEP = "exchange.import"
_AT_ONCE = 500
_DAY = ("reviews", "passed", "new", "mature", "mature_passed", "duration_ms")


class ExchangeInStore:
    """Compares with what is there, and writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def notes(self, guids: Sequence[str]) -> dict[str, KnownNote]:
        """Return the notes of these GUIDs that the library knows."""
        with self._database.reading() as driver:
            rows = _in_parts(driver, f"{_NOTES} WHERE n.guid IN", guids)
        return {row[0]: _known(row) for row in rows}

    def notes_of(self, document_id: DocumentId) -> tuple[KnownNote, ...]:
        """Return all notes that a document is made of, in their order."""
        with self._database.reading() as driver:
            rows = driver.execute(f"{_NOTES} WHERE n.document_id = ? ORDER BY n.ordinal", (document_id,)).fetchall()
        return tuple(_known(row) for row in rows)

    def cards(self, card_ids: Sequence[str]) -> dict[str, KnownCard]:
        """Return the cards of these ids, also those of removed documents; undone answers do not count."""
        answered: dict[str, set[int]] = {}
        with self._database.reading() as driver:
            rows = _in_parts(driver, f"{_CARDS} WHERE c.id IN", card_ids)
            for query in (_ANSWERED, _LINED):
                for card_id, at in _in_parts(driver, query, card_ids):
                    answered.setdefault(card_id, set()).add(int(at))
        return {row[0]: _known_card(row, frozenset(answered.get(row[0], ()))) for row in rows}

    def document(self, document_id: DocumentId) -> Document | None:
        """Return the document, also a removed one; None where there is none."""
        with self._database.read() as connection:
            row = connection.exec_driver_sql(
                "SELECT removed_at FROM document WHERE id = ?", (document_id,)
            ).one_or_none()
            return None if row is None or row[0] is not None else read_document(connection, document_id)

    def write(
        self,
        plans: Sequence[DocumentPlan],
        own: Sequence[PlannedCard],
        now: datetime,
        *,
        options: Mapping[str, str] | None = None,
    ) -> Changes:
        """Write new and changed documents, and what changed of cards that are here already (`own`).

        `options` is what is kept of the decks of another program, by their full names.
        """
        if not plans and not own and not options:
            return NO_CHANGES
        with self._database.transaction() as connection, history.step(connection, STEP, TOPICS, None, now) as journal:
            for plan in plans:
                _add_models(connection, [planned.note.model for planned in plan.notes])
                if plan.is_new and not _is_there(connection, plan.document.id):
                    _write_new(connection, plan, now)
                else:
                    _write_changes(connection, journal, plan, now)
                journal.update(tables.document, {"id": plan.document.id}, {"removed_at": None})
            _change_cards(connection, journal, own, now)
            for name, value in (options or {}).items():
                journal.put(exchange_tables.foreign_deck, {"name": name}, {"value": value})
        return Changes(TOPICS) if journal.changes else NO_CHANGES


def _write_new(connection: Connection, plan: DocumentPlan, now: datetime) -> None:
    insert_document(connection, plan.document, now)
    insert_layout(connection, plan.document.id, plan.layout, plan.images)
    driver = history.driver_of(connection)
    _insert_files(driver, plan)
    places = {guid: at for at, guid in enumerate(plan.order)}
    for planned in plan.notes:
        guid = planned.note.guid
        _insert(driver, "foreign_note", {"guid": guid, **_note_values(plan, planned, places[guid])})
        for card in planned.cards:
            _insert_card(driver, plan, planned.note, card, card.state, now)
            _insert_log(driver, card)
    for day, values in _days(driver, plan.document.id).items():
        _insert(driver, "day_stat", {"day": day, "document_id": plan.document.id, **values})


def _write_changes(connection: Connection, journal: Journal, plan: DocumentPlan, now: datetime) -> None:
    document_id = plan.document.id
    journal.update(tables.document, {"id": document_id}, {"removed_at": None})
    present = read_document(connection, document_id)
    driver = history.driver_of(connection)
    if present.text != plan.document.text:
        revision_id = insert_revision(connection, document_id, plan.document, now)
        Mover(connection, journal, document_id, Edition(present.text, plan.document.text)).move_everything()
        length = len(plan.document.text)
        values: Row = {"revision_id": revision_id, "word_count": word_count(plan.document.text), "length": length}
        journal.update(tables.document, {"id": document_id}, values)
        insert_layout(connection, document_id, plan.layout, plan.images)
    _insert_files(driver, plan)
    places = {guid: at for at, guid in enumerate(plan.order)}
    for planned in plan.notes:
        guid = planned.note.guid
        journal.put(exchange_tables.foreign_note, {"guid": guid}, _note_values(plan, planned, places[guid]))
        for card in planned.cards:
            if _has_card(driver, card.id):
                _change_card(journal, driver, card, now)
            else:
                _insert_card(driver, plan, planned.note, card, CardState.REJECTED, now)
                _log(journal, driver, card, 1)
            journal.update(tables.card, {"id": card.id}, {"state": card.state})
            journal.update(tables.card, {"id": card.id}, placed_values(plan.spans[guid], plan.document.text))
    for guid, at in places.items():
        journal.update(exchange_tables.foreign_note, {"guid": guid}, {"ordinal": at})
    _settle_days(journal, driver, document_id)


def _change_cards(connection: Connection, journal: Journal, own: Sequence[PlannedCard], now: datetime) -> None:
    driver = history.driver_of(connection)
    documents: dict[str, None] = {}
    for card in own:
        document_id = _change_card(journal, driver, card, now)
        if card.log:
            documents[document_id] = None
    for document_id in documents:
        _settle_days(journal, driver, DocumentId(document_id))


def _change_card(journal: Journal, driver: sqlite3.Connection, card: PlannedCard, now: datetime) -> str:
    """Give a card that is there its new wording, its new answers, and its memory where there is one."""
    row = driver.execute(_ONE, (card.id,)).fetchone()
    document_id, revision, last, *words = cast("tuple[str, int, int, *tuple[str, ...]]", row)
    values = wording_values(card.wording)
    if tuple(values.values()) != tuple(words):
        key: Row = {"card_id": card.id, "revision": last + 1}
        journal.insert(tables.wording, {**key, **values, "created_at": to_ms(now)})
        journal.update(tables.card, {"id": card.id}, {"wording_revision": last + 1, "edited": 1})
    _log(journal, driver, card, revision)
    if card.memory is not None:
        journal.put(tables.memory, {"card_id": card.id}, memory_values(card.memory))
        told = told_to_json(card.told, card.memory)
        journal.update(exchange_tables.foreign_card, {"card_id": card.id}, {"told": told})
    return document_id


def _insert_card(
    driver: sqlite3.Connection,
    plan: DocumentPlan,
    note: ForeignNote,
    card: PlannedCard,
    state: CardState,
    now: datetime,
) -> None:
    head: Row = {
        "id": card.id,
        "document_id": plan.document.id,
        "type": card.type,
        "state": state,
        "tier": Tier.AUTO,
        "rank": 1.0,
        "fact_key": f"anki:{note.guid}",
        "wording_revision": 1,
        "edited": 1,
        "own": 1,
        "flag": card.flag,
        "buried_until": to_ms(plan.tomorrow) if card.buried and plan.tomorrow is not None else None,
        "found": 1,
        "created_at": card.created_ms if 0 < card.created_ms < to_ms(now) else to_ms(now),
    }
    _insert(driver, "card", {**head, **placed_values(plan.spans[note.guid], plan.document.text)})
    words: Row = {"card_id": card.id, "revision": 1, **wording_values(card.wording), "created_at": to_ms(now)}
    _insert(driver, "wording", words)
    told = {"told": told_to_json(card.told, card.memory), "deck": card.deck if card.deck != note.deck else None}
    _insert(driver, "foreign_card", {"card_id": card.id, "guid": note.guid, "ordinal": card.ordinal, **told})
    if card.memory is not None:
        _insert(driver, "memory", {"card_id": card.id, **memory_values(card.memory)})


def _insert_log(driver: sqlite3.Connection, card: PlannedCard) -> None:
    for answer in card.log:
        _insert(driver, "review", _log_values(card.id, 1, answer))
        _insert_raw(driver, card.id, answer)
    for line in card.lines:
        _insert(driver, "foreign_line", {"card_id": card.id, "at": line.at_ms, **_line_values(line)})


def _log(journal: Journal, driver: sqlite3.Connection, card: PlannedCard, revision: int) -> None:
    for answer in card.log:
        journal.log(_log_values(card.id, revision, answer))
        _insert_raw(driver, card.id, answer)
    for line in card.lines:
        journal.put(exchange_tables.foreign_line, {"card_id": card.id, "at": line.at_ms}, _line_values(line))


def _insert_raw(driver: sqlite3.Connection, card_id: CardId, answer: PlannedAnswer) -> None:
    interval, before, factor, kind = answer.raw
    told: Row = {"interval": interval, "before": before, "factor": factor, "kind": kind}
    _insert(driver, "foreign_answer", {"card_id": card_id, "answered_at": answer.at_ms, **told})


def _insert_files(driver: sqlite3.Connection, plan: DocumentPlan) -> None:
    files = (*plan.files, *(file for planned in plan.notes for file in planned.files))
    rows = [(plan.document.id, file.name, file.data) for file in files]
    driver.executemany("INSERT OR REPLACE INTO foreign_file (document_id, name, data) VALUES (?, ?, ?)", rows)


def _line_values(line: InLine) -> Row:
    return dict(zip(("ease", "interval", "before", "factor", "duration_ms", "kind"), line.raw, strict=True))


def _log_values(card_id: CardId, revision: int, answer: PlannedAnswer) -> Row:
    return {
        "card_id": card_id,
        "wording_revision": revision,
        "kind": answer.kind.value,
        "grade": int(answer.grade),
        "answered_at": answer.at_ms,
        "day": answer.day,
        "duration_ms": answer.duration_ms,
        **memory_values(answer.before, prefix="before_"),
        **memory_values(answer.after, prefix="after_"),
    }


def _note_values(plan: DocumentPlan, planned: PlannedNote, ordinal: int) -> Row:
    note = planned.note
    return {
        "document_id": plan.document.id,
        "model_id": note.model.id,
        "fields": strings_to_json(note.fields),
        "tags": strings_to_json(note.tags),
        "deck": note.deck,
        "text": planned.text,
        "modified": note.modified,
        "ordinal": ordinal,
        "number": note.number or None,
    }


def _settle_days(journal: Journal, driver: sqlite3.Connection, document_id: DocumentId) -> None:
    """Bring the roll-up of a document to what the log says."""
    for day, values in _days(driver, document_id).items():
        journal.put(tables.day_stat, {"day": day, "document_id": document_id}, values)


def _days(driver: sqlite3.Connection, document_id: DocumentId) -> dict[str, Row]:
    rows = cast("list[tuple[str, *tuple[int, ...]]]", driver.execute(_FROM_LOG, (document_id,)).fetchall())
    return {day: dict(zip(_DAY, figures, strict=True)) for day, *figures in rows}


def _add_models(connection: Connection, models: Iterable[NoteModel]) -> None:
    driver = history.driver_of(connection)
    rows = {model.id: model_to_json(model) for model in models}
    driver.executemany("INSERT OR REPLACE INTO foreign_model (id, value) VALUES (?, ?)", rows.items())


def _insert(driver: sqlite3.Connection, table: str, values: Row) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    driver.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))


def _is_there(connection: Connection, document_id: DocumentId) -> bool:
    return history.driver_of(connection).execute(_THERE, (document_id,)).fetchone() is not None


def _has_card(driver: sqlite3.Connection, card_id: CardId) -> bool:
    return driver.execute("SELECT 1 FROM card WHERE id = ?", (card_id,)).fetchone() is not None


def _in_parts(driver: sqlite3.Connection, query: str, keys: Sequence[str]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for at in range(0, len(keys), _AT_ONCE):
        part = keys[at : at + _AT_ONCE]
        found.extend(driver.execute(f"{query} ({','.join('?' * len(part))})", tuple(part)).fetchall())
    return found


def _known(row: Sequence[object]) -> KnownNote:
    guid, document_id, value, fields, tags, deck, text, modified, number, removed = row
    note = ForeignNote(
        cast("str", guid),
        model_from_json(cast("str", value)),
        strings_from_json(cast("str", fields)),
        strings_from_json(cast("str", tags)),
        cast("str", deck),
        cast("int", modified),
        cast("int | None", number) or 0,
    )
    return KnownNote(note, DocumentId(cast("str", document_id)), cast("str", text), removed is None)


def _known_card(row: Sequence[str | None], answered: frozenset[int]) -> KnownCard:
    card_id, document_id, card_type, state, prompt, answer, accepted, distractors, hint = cast(
        "Sequence[str]", row[:-1]
    )
    wording = Wording(prompt, answer, strings_from_json(accepted), strings_from_json(distractors), hint)
    return KnownCard(
        CardId(card_id),
        DocumentId(document_id),
        CardType(card_type),
        wording,
        CardState(state),
        answered,
        row[-1] is None,
    )


_THERE = "SELECT 1 FROM document WHERE id = ?"
_NOTES = """
    SELECT n.guid, n.document_id, o.value, n.fields, n.tags, n.deck, n.text, n.modified, n.number, d.removed_at
    FROM foreign_note AS n JOIN foreign_model AS o ON o.id = n.model_id JOIN document AS d ON d.id = n.document_id
"""
_CARDS = """
    SELECT c.id, c.document_id, c.type, c.state, w.prompt, w.answer, w.accepted, w.distractors, w.hint, d.removed_at
    FROM card AS c JOIN wording AS w ON w.card_id = c.id AND w.revision = c.wording_revision
    JOIN document AS d ON d.id = c.document_id
"""
_ANSWERED = """
    SELECT r.card_id, r.answered_at FROM review AS r LEFT JOIN review_void AS v ON v.review_id = r.id
    WHERE v.review_id IS NULL AND r.card_id IN
"""
_LINED = "SELECT card_id, at FROM foreign_line WHERE card_id IN"
_ONE = """
    SELECT c.document_id, c.wording_revision,
        (SELECT max(revision) FROM wording WHERE card_id = c.id),
        w.prompt, w.answer, w.accepted, w.distractors, w.hint
    FROM card AS c JOIN wording AS w ON w.card_id = c.id AND w.revision = c.wording_revision WHERE c.id = ?
"""
_FROM_LOG = """
    SELECT r.day, count(*), sum(r.grade > 1), sum(r.before_reviews = 0),
        sum(r.before_phase = 'review' AND coalesce(r.before_stability_days, 0) >= 21),
        sum(r.before_phase = 'review' AND coalesce(r.before_stability_days, 0) >= 21 AND r.grade > 1),
        sum(r.duration_ms)
    FROM review AS r JOIN card AS c ON c.id = r.card_id LEFT JOIN review_void AS v ON v.review_id = r.id
    WHERE v.review_id IS NULL AND r.kind IN ('learn', 'review') AND c.document_id = ? GROUP BY r.day
"""
