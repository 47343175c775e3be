"""What a progress file is made of: the log, cards as they are, and how far each document is."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, TypedDict, cast

from sqlalchemy import bindparam, select

from studyapp.domain.analysis import CardType
from studyapp.domain.card import CardId, CardState
from studyapp.domain.coverage import section_at, sections_of
from studyapp.domain.document import DocumentId
from studyapp.domain.exchange import MANUAL
from studyapp.domain.progress import MATURE_DAYS
from studyapp.domain.progress_file import (
    AnswerId,
    AskedCard,
    Decided,
    DocumentStanding,
    GoneCard,
    LoggedAnswer,
    PlanStanding,
    SharedCard,
    Undone,
    answer_ids,
)
from studyapp.domain.schedule import Grade, MemoryPhase, StudyKind
from studyapp.store import class_tables, exchange_tables, pack_tables, tables
from studyapp.store.card_rows import CARD_NAMES, MEMORY_NAMES, WORDING_NAMES, card_of, memory_of, to_memory, to_wording
from studyapp.store.document_rows import read_document
from studyapp.store.values import from_ms, to_ms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from studyapp.domain.card import Card
    from studyapp.domain.schedule import Memory
    from studyapp.store.values import Value

_c, _m, _r, _v, _d = tables.card.c, tables.memory.c, tables.review.c, tables.review_void.c, tables.document.c
_clock, _restored = class_tables.card_clock.c, class_tables.review_restored.c
_LOG = (
    select(tables.review, _v.voided_at, _restored.restored_at)
    .select_from(
        tables.review.outerjoin(tables.review_void, _v.review_id == _r.id).outerjoin(
            class_tables.review_restored, _restored.review_id == _r.id
        )
    )
    .order_by(_r.id)
)
_EXTRA = ("prefix", "suffix", "created_at")
_DECLINED = ", ".join(f"d.{name} AS declined_{name}" for name in WORDING_NAMES)
_CLOCKS = ("state_at", "worded_at", "flag_at", "gone_at")
_CARDS = f"""
    SELECT {", ".join(f"c.{name}" for name in (*CARD_NAMES, *_EXTRA))}, {", ".join(f"w.{n}" for n in WORDING_NAMES)},
        {", ".join(f"k.{name}" for name in _CLOCKS)}, {_DECLINED}, {", ".join(f"m.{name}" for name in MEMORY_NAMES)}
    FROM card AS c JOIN wording AS w ON w.card_id = c.id AND w.revision = c.wording_revision
    LEFT JOIN card_clock AS k ON k.card_id = c.id LEFT JOIN memory AS m ON m.card_id = c.id
    LEFT JOIN wording AS d ON d.card_id = c.id AND d.revision = c.declined_revision
"""
_DECIDED = f"""{_CARDS}
    WHERE (c.state <> 'suggested' OR c.edited OR c.own OR k.card_id IS NOT NULL
        OR EXISTS (SELECT 1 FROM review AS r WHERE r.card_id = c.id AND NOT EXISTS (
            SELECT 1 FROM review_void AS v WHERE v.review_id = r.id AND v.voided_at = 0)))
        AND NOT (c.state = 'rejected' AND coalesce(k.state_at, 0) = 0)
    ORDER BY c.id
"""
"""Rejected cards that nobody rejected are what was left of others' when their coming was undone."""
_FORGOTTEN = (
    select(exchange_tables.foreign_line.c.card_id, exchange_tables.foreign_line.c.at)
    .where(exchange_tables.foreign_line.c.kind == MANUAL, exchange_tables.foreign_line.c.factor == 0)
    .order_by(exchange_tables.foreign_line.c.card_id, exchange_tables.foreign_line.c.at)
)
_STANDINGS = (
    select(_c.id, _c.document_id, _c.source_start, _m.phase, _m.due_at, _m.stability_days, _m.reviews)
    .select_from(tables.card.join(tables.memory, _m.card_id == _c.id).join(tables.document, _d.id == _c.document_id))
    .where(_c.state == CardState.APPROVED, _d.removed_at.is_(None))
    .order_by(_c.id)
)
_ANSWERED = select(_r.card_id).distinct()


class _PlanRecord(TypedDict):
    document_id: str
    section: str
    title: str
    due: str | None


def read_log(connection: Connection) -> tuple[tuple[LoggedAnswer, ...], tuple[Undone, ...], tuple[int, ...]]:
    """Return all answers in the order of the log, what was taken back or given back, and the answers' row numbers.

    Answers that are left out on this machine only, because uniting was undone, are not among them.
    """
    found = [(answer_id, row) for answer_id, row in _identified(connection) if row["voided_at"] != 0]
    ids, rows = [answer_id for answer_id, _ in found], [row for _, row in found]
    answers = tuple(
        LoggedAnswer(
            id=answer_id,
            card_id=CardId(row["card_id"]),
            kind=StudyKind(row["kind"]),
            grade=Grade(row["grade"]),
            answered_at=from_ms(row["answered_at"]),
            day=date.fromisoformat(row["day"]),
            duration_ms=row["duration_ms"],
            chosen=row["chosen"] or "",
            wording_revision=row["wording_revision"],
            before=to_memory(row, prefix="before_"),
            after=to_memory(row, prefix="after_"),
        )
        for answer_id, row in zip(ids, rows, strict=True)
    )
    undone = tuple(
        Undone(answer_id, row["voided_at"] or 0, row["restored_at"] or 0)
        for answer_id, row in zip(ids, rows, strict=True)
        if row["voided_at"] is not None or row["restored_at"] is not None
    )
    return answers, undone, tuple(int(row["id"]) for row in rows)


def read_left_out(connection: Connection) -> dict[AnswerId, int]:
    """Return the row numbers of answers that are left out on this machine only."""
    return {answer_id: int(row["id"]) for answer_id, row in _identified(connection) if row["voided_at"] == 0}


def _identified(connection: Connection) -> list[tuple[AnswerId, RowMapping]]:
    rows = connection.execute(_LOG).mappings().all()
    ids = answer_ids(
        (CardId(row["card_id"]), row["answered_at"], row["kind"], row["grade"], row["duration_ms"]) for row in rows
    )
    return list(zip(ids, rows, strict=True))


def read_forgotten(connection: Connection) -> dict[CardId, tuple[datetime, ...]]:
    """Return when cards were made new by hand in another program, by time."""
    found: dict[CardId, tuple[datetime, ...]] = {}
    for card_id, at in connection.execute(_FORGOTTEN):
        found[card_id] = (*found.get(card_id, ()), from_ms(at))
    return found


def read_removed(connection: Connection) -> tuple[DocumentId, ...]:
    """Return the documents that were taken out of the library."""
    query = select(_d.id).where(_d.removed_at.is_not(None)).order_by(_d.id)
    return tuple(map(DocumentId, connection.execute(query).scalars()))


def read_shared(connection: Connection, *, undecided: bool = False) -> tuple[SharedCard, ...]:
    """Return every card that a person decided about, wrote, or answered, by id; or all that there are."""
    rows = cast("list[tuple[Value, ...]]", connection.exec_driver_sql(_CARDS if undecided else _DECIDED).all())
    return tuple(map(_shared, rows))


def read_gone(connection: Connection) -> tuple[GoneCard, ...]:
    """Return the cards that were taken back and are not there."""
    query = (
        select(_clock.card_id, _clock.gone_at)
        .where(_clock.gone_at > 0, ~select(_c.id).where(_c.id == _clock.card_id).exists())
        .order_by(_clock.card_id)
    )
    return tuple(GoneCard(CardId(row.card_id), row.gone_at) for row in connection.execute(query))


def read_asked(connection: Connection, card_ids: Collection[str], *, own_words: bool) -> tuple[AskedCard, ...]:
    """Return these cards for a class, by id; what the learner worded is left out unless it is wanted."""
    cards = [_card(row) for row in cast("list[tuple[Value, ...]]", connection.exec_driver_sql(_DECIDED).all())]
    return tuple(_asked(card, own_words=own_words) for card in cards if card.id in card_ids)


def read_standings(
    connection: Connection, documents: Collection[DocumentId], now: datetime
) -> tuple[DocumentStanding, ...]:
    """Return how far these documents are (all of the library where none is named), by id."""
    answered = set(connection.execute(_ANSWERED).scalars())
    cards: dict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(_STANDINGS).mappings():
        if not documents or row["document_id"] in documents:
            cards[row["document_id"]].append(row)
    plans = _plans(connection)
    return tuple(
        _standing(connection, DocumentId(document_id), rows, answered, plans.get(document_id, ()), to_ms(now))
        for document_id, rows in sorted(cards.items())
    )


def _standing(
    connection: Connection,
    document_id: DocumentId,
    rows: list[RowMapping],
    answered: set[str],
    plan: Iterable[_PlanRecord],
    now: int,
) -> DocumentStanding:
    document = read_document(connection, document_id)
    sections = sections_of(document)
    by_section: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if sections and row["source_start"] is not None:
            by_section[sections[section_at(sections, row["source_start"])].key].append(row["id"])
    everything = [str(row["id"]) for row in rows]
    entries: list[PlanStanding] = []
    for entry in plan:
        cards = by_section[entry["section"]] if entry["section"] else everything
        due = None if entry["due"] is None else date.fromisoformat(entry["due"])
        entries.append(
            PlanStanding(entry["section"], entry["title"], due, len(cards), len(answered.intersection(cards)))
        )
    in_review = [row for row in rows if row["phase"] == MemoryPhase.REVIEW]
    return DocumentStanding(
        document_id=document_id,
        title=document.title,
        cards=len(rows),
        studied=len(answered.intersection(everything)),
        due=sum(row["phase"] != MemoryPhase.NEW and row["due_at"] <= now for row in rows),
        mature=sum((row["stability_days"] or 0) >= MATURE_DAYS for row in in_review),
        plan=tuple(entries),
    )


def _plans(connection: Connection) -> dict[str, list[_PlanRecord]]:
    """Return the plans of the installed packs, by document."""
    found: dict[str, list[_PlanRecord]] = defaultdict(list)
    packs = pack_tables.pack.c
    query = select(packs.manifest).where(packs.removed_at.is_(None)).order_by(packs.id)
    for text in connection.execute(query).scalars():
        for entry in cast("list[_PlanRecord]", json.loads(text)["plan"]):
            found[entry["document_id"]].append(entry)
    return found


def read_cards_of(connection: Connection, card_ids: Iterable[str]) -> tuple[Card, ...]:
    """Return those of these cards that the library has."""
    wanted = set(card_ids)
    query = (
        select(*(_c[name] for name in CARD_NAMES), *(tables.wording.c[name] for name in WORDING_NAMES))
        .select_from(tables.card.join(tables.wording, tables.wording.c.card_id == _c.id))
        .where(tables.wording.c.revision == _c.wording_revision, _c.document_id.in_(bindparam("ids", expanding=True)))
        .order_by(_c.id)
    )
    documents = sorted({card_id[:20] for card_id in wanted}) + [str(each) for each in _documents_of(connection, wanted)]
    rows = cast("list[tuple[Value, ...]]", connection.execute(query, {"ids": sorted(set(documents))}).all())
    return tuple(card for row in rows if (card := card_of(row)).id in wanted)


def _documents_of(connection: Connection, card_ids: set[str]) -> set[str]:
    own = sorted(card_id for card_id in card_ids if card_id.startswith(("own-", "gen-")))
    found: set[str] = set()
    for at in range(0, len(own), 500):
        found.update(connection.execute(select(_c.document_id).where(_c.id.in_(own[at : at + 500]))).scalars())
    return found


def _card(row: tuple[Value, ...]) -> Card:
    words = len(CARD_NAMES) + len(_EXTRA)
    return card_of([*row[: len(CARD_NAMES)], *row[words : words + len(WORDING_NAMES)]])


def _asked(card: Card, *, own_words: bool) -> AskedCard:
    told = own_words or not (card.own or card.edited)
    wording = card.wording
    return AskedCard(
        id=card.id,
        document_id=card.document_id,
        type=CardType(card.type),
        prompt=wording.prompt if told else "",
        answer=wording.answer if told else "",
        source=card.source,
        own=card.own,
    )


def _shared(row: tuple[Value, ...]) -> SharedCard:
    card = _card(row)
    at = len(CARD_NAMES)
    prefix, suffix, created_at = row[at : at + 3]
    at += len(_EXTRA) + len(WORDING_NAMES)
    clocks = [cast("int | None", value) or 0 for value in row[at : at + len(_CLOCKS)]]
    at += len(_CLOCKS)
    declined, values = row[at : at + len(WORDING_NAMES)], row[at + len(WORDING_NAMES) :]
    memory: Memory | None = None if values[0] is None else memory_of(values)
    is_new = memory is not None and memory.phase is MemoryPhase.NEW
    return SharedCard(
        id=card.id,
        document_id=card.document_id,
        type=card.type,
        state=card.state,
        tier=card.tier,
        rank=card.rank,
        fact_key=card.fact_key,
        source=card.source,
        answer_span=card.answer_span,
        quote=card.quote,
        prefix=cast("str", prefix),
        suffix=cast("str", suffix),
        edited=card.edited,
        own=card.own,
        flag=card.flag,
        created_at=cast("int", created_at),
        option_notes=cast("str | None", row[CARD_NAMES.index("option_notes")]) or "",
        wording=card.wording,
        decided=Decided(*clocks),
        new_due_at=to_ms(memory.due_at) if memory is not None and is_new else None,
        memory=None if memory is None or is_new else memory,
        buried_until=None if card.buried_until is None else to_ms(card.buried_until),
        declined=None if declined[0] is None else to_wording(dict(zip(WORDING_NAMES, declined, strict=True))),
    )
