"""Takes in the cards of the same learner's other machine: what was decided last about each part of a card holds."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from studyapp.domain.card import CardId, CardState
from studyapp.domain.progress_file import Decided
from studyapp.store import class_tables, tables
from studyapp.store.card_rows import WORDING_NAMES, wording_values
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.card import Wording
    from studyapp.domain.document import DocumentId
    from studyapp.domain.progress_file import ProgressFile, SharedCard
    from studyapp.store.history import Journal
    from studyapp.store.values import Row

_STATES = (CardState.SUGGESTED, CardState.REJECTED, CardState.SUSPENDED, CardState.APPROVED)
_c, _w, _k = tables.card.c, tables.wording.c, class_tables.card_clock.c


@dataclass(slots=True)
class Work:
    """What is being united.

    Attributes:
        answered: cards with a line in the log, here or there.
        touched: cards whose memory is to be told anew.
        changed: how many cards are others now.
    """

    connection: Connection
    journal: Journal
    file: ProgressFile
    texts: dict[DocumentId, str]
    mine: dict[CardId, SharedCard]
    now: datetime
    answered: set[CardId] = field(default_factory=set[CardId])
    touched: set[CardId] = field(default_factory=set[CardId])
    clocks: dict[CardId, Decided] = field(default_factory=dict[CardId, Decided])
    changed: int = 0


def unite_cards(work: Work) -> None:
    """Take in the cards of the documents that are here, and take away what was taken back there."""
    for card in work.file.shared:
        if card.document_id in work.texts:
            _unite_card(work, card)
    _unite_gone(work)


def keep_clocks(work: Work) -> None:
    """Remember the moments of decisions: with the step, so that they go when it is undone, if there is one."""
    has_step = bool(work.journal.changes)
    for card_id, clock in work.clocks.items():
        key, values = {"card_id": card_id}, asdict(clock)
        if has_step:
            work.journal.put(class_tables.card_clock, key, values)
            continue
        where = _k.card_id == card_id
        if not work.connection.execute(class_tables.card_clock.update().where(where).values(values)).rowcount:
            work.connection.execute(class_tables.card_clock.insert(), {**key, **values})


def _unite_card(work: Work, theirs: SharedCard) -> None:
    mine = work.mine.get(theirs.id)
    clock = _clock(work, theirs.id)
    merged = Decided(
        max(clock.state_at, theirs.decided.state_at),
        max(clock.worded_at, theirs.decided.worded_at),
        max(clock.flag_at, theirs.decided.flag_at),
        max(clock.gone_at, theirs.decided.gone_at),
    )
    _note(work, theirs.id, merged)
    if mine is not None:
        _join(work, mine, theirs)
    elif _lives(work, theirs.id, merged):
        _insert_card(work, theirs)
        work.touched.add(theirs.id)
    if mine is not None and theirs.id not in work.answered:
        work.touched.add(theirs.id)  # its beginning may be an older one


def _join(work: Work, mine: SharedCard, theirs: SharedCard) -> None:
    values: Row = {}
    if _state_rank(theirs) > _state_rank(mine):
        values["state"] = theirs.state
    if (theirs.decided.flag_at, theirs.flag) > (mine.decided.flag_at, mine.flag):
        values["flag"] = theirs.flag
    newer = theirs.decided.worded_at > 0 and _wording_rank(theirs) > _wording_rank(mine)
    if newer and (theirs.wording != mine.wording or theirs.edited != mine.edited):
        values |= {"edited": int(theirs.edited), "wording_revision": _add_wording(work, theirs)}
    if theirs.buried_until is not None and theirs.buried_until > max(mine.buried_until or 0, to_ms(work.now)):
        values["buried_until"] = theirs.buried_until
    if work.journal.update(tables.card, {"id": theirs.id}, values):
        work.touched.add(theirs.id)
        work.changed += 1
    _decline(work, theirs)


def _decline(work: Work, theirs: SharedCard) -> None:
    """Do not offer again what the learner declined on the other machine."""
    if theirs.declined is None:
        return
    row = work.connection.execute(_FOUND, {"id": theirs.id}).one_or_none()
    if row is not None and tuple(row[1:]) == tuple(wording_values(theirs.declined)[name] for name in WORDING_NAMES):
        work.journal.update(tables.card, {"id": theirs.id}, {"declined_revision": row[0]})


def _state_rank(card: SharedCard) -> tuple[int, int]:
    return card.decided.state_at, _STATES.index(card.state)


def _wording_rank(card: SharedCard) -> tuple[int, bool, tuple[object, ...]]:
    words = card.wording
    return (
        card.decided.worded_at,
        card.edited,
        (words.prompt, words.answer, *words.accepted, "", *words.distractors, "", words.hint),
    )


def _add_wording(work: Work, theirs: SharedCard) -> int:
    query = select(func.max(_w.revision)).where(_w.card_id == theirs.id)
    revision = int(work.connection.execute(query).scalar_one()) + 1
    _insert_wording(work, theirs.id, revision, theirs.wording, theirs.decided.worded_at)
    return revision


def _insert_wording(work: Work, card_id: CardId, revision: int, wording: Wording, at: int) -> None:
    values: Row = {"card_id": card_id, "revision": revision, **wording_values(wording), "created_at": at}
    if revision > 1:
        work.journal.insert(tables.wording, values)
    else:  # undoing puts a card away and keeps the card, whose answers are never taken out of the log
        work.connection.execute(tables.wording.insert(), values)


def _insert_card(work: Work, card: SharedCard) -> None:
    """Add a card that is not here; its passage is taken for its own only where the text says the same there."""
    words = work.texts[card.document_id]
    stands = card.source is not None and card.source.of(words) == card.quote
    source = card.source if stands else None
    answer = card.answer_span if stands else None
    row: Row = {
        "id": card.id,
        "document_id": card.document_id,
        "type": card.type,
        "state": CardState.REJECTED,
        "tier": card.tier,
        "rank": card.rank,
        "fact_key": card.fact_key,
        "quote": card.quote,
        "prefix": card.prefix,
        "suffix": card.suffix,
        "source_start": source and source.start,
        "source_end": source and source.end,
        "answer_start": answer and answer.start,
        "answer_end": answer and answer.end,
        "wording_revision": 1,
        "edited": int(card.edited),
        "own": int(card.own),
        "flag": card.flag,
        "buried_until": card.buried_until,
        "found": 1,
        "created_at": card.created_at,
        "option_notes": card.option_notes or None,
        "found_revision": None if card.own or card.edited else 1,
    }
    work.connection.execute(tables.card.insert(), row)
    _insert_wording(work, card.id, 1, card.wording, card.decided.worded_at or card.created_at)
    work.journal.update(tables.card, {"id": card.id}, {"state": card.state})
    work.changed += 1


def _unite_gone(work: Work) -> None:
    for gone in work.file.gone:
        clock = _clock(work, gone.id)
        merged = replace(clock, gone_at=max(clock.gone_at, gone.gone_at))
        _note(work, gone.id, merged)
        mine = work.mine.get(gone.id)
        if mine is not None and mine.own and not _lives(work, gone.id, merged):
            _delete_card(work, gone.id)


def _delete_card(work: Work, card_id: CardId) -> None:
    work.journal.delete(tables.memory, {"card_id": card_id})
    for revision in work.connection.execute(_REVISIONS, {"id": card_id}).scalars().all():
        work.journal.delete(tables.wording, {"card_id": card_id, "revision": revision})
    work.journal.delete(tables.card, {"id": card_id})
    work.changed += 1


def _lives(work: Work, card_id: CardId, clock: Decided) -> bool:
    """Tell whether a card is to be there: it was answered, or decided about after it was taken back."""
    return card_id in work.answered or max(clock.state_at, clock.worded_at, clock.flag_at) >= clock.gone_at


def _clock(work: Work, card_id: CardId) -> Decided:
    if card_id in work.clocks:
        return work.clocks[card_id]
    row = work.connection.execute(_CLOCK, {"id": card_id}).one_or_none()
    return Decided() if row is None else Decided(*row)


def _note(work: Work, card_id: CardId, clock: Decided) -> None:
    if clock != _clock(work, card_id):
        work.clocks[card_id] = clock


_CLOCK = select(_k.state_at, _k.worded_at, _k.flag_at, _k.gone_at).where(_k.card_id == bindparam("id"))
_REVISIONS = select(_w.revision).where(_w.card_id == bindparam("id")).order_by(_w.revision)
_FOUND = (
    select(_w.revision, *(_w[name] for name in WORDING_NAMES))
    .join(tables.card, tables.card.c.id == _w.card_id)
    .where(_c.id == bindparam("id"), _w.revision == _c.found_revision)
)
