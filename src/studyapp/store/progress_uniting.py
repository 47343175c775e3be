"""Takes in what the same learner did on another machine: a function of what both know, whatever the order.

Nothing of the log goes. A part of a card (state, wording, flag) takes what was decided last; a wording that loses stays
among the card's revisions. A memory is told anew from the answers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select, text, update

from studyapp.domain.card import CardId, CardState
from studyapp.domain.document import DocumentId
from studyapp.domain.progress_file import Decided, Undone, by_time
from studyapp.domain.schedule import Memory, MemoryPhase
from studyapp.store import class_tables, tables
from studyapp.store.card_rows import memory_values, to_memory, wording_values
from studyapp.store.check import rebuild_days
from studyapp.store.made_uniting import documents_of, unite_made
from studyapp.store.progress_reading import read_log, read_shared
from studyapp.store.values import from_ms, to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.card import Wording
    from studyapp.domain.progress_file import AnswerId, LoggedAnswer, ProgressFile, SharedCard
    from studyapp.store.values import Row

    type Log = tuple[tuple[LoggedAnswer, ...], tuple[Undone, ...], tuple[int, ...]]
    type Replay = Callable[[CardId, Sequence[LoggedAnswer], AbstractSet[AnswerId]], Memory]

_STATES = (CardState.SUGGESTED, CardState.REJECTED, CardState.SUSPENDED, CardState.APPROVED)
_c, _w, _m, _k = tables.card.c, tables.wording.c, tables.memory.c, class_tables.card_clock.c


@dataclass(frozen=True, slots=True)
class United:
    """What came in.

    Attributes:
        made: marks, tags, labels, corrections and own events that are new, other or gone.
        waiting: documents that only the other machine has; their answers stay in its file until they are here too.
    """

    answers: int
    cards: int
    waiting: tuple[str, ...]
    made: int = 0


@dataclass(slots=True)
class _Work:
    connection: Connection
    file: ProgressFile
    texts: dict[DocumentId, str]
    mine: dict[CardId, SharedCard]
    answered: set[CardId] = field(default_factory=set[CardId])
    touched: set[CardId] = field(default_factory=set[CardId])
    changed: int = 0


def unite(connection: Connection, file: ProgressFile, replay: Replay, now: datetime) -> United:
    """Take in a whole file. `replay` tells a card's memory from its answers by time, given which were undone."""
    here = set(map(DocumentId, connection.execute(select(tables.document.c.id)).scalars()))
    wanted = {card.document_id for card in file.shared} | documents_of(file.made)
    texts = {each: str(connection.execute(_TEXT, {"id": each}).scalar_one()) for each in sorted(wanted & here)}
    work = _Work(connection, file, texts, {card.id: card for card in read_shared(connection, undecided=True)})
    log = read_log(connection)
    answers = log[0]
    work.answered = {answer.card_id for answer in (*answers, *file.answers)}
    for card in file.shared:
        if card.document_id in texts:
            _unite_card(work, card)
    _unite_gone(work)
    added = _add_answers(work, {answer.id for answer in answers})
    log = read_log(connection) if added else log
    if _unite_undone(work, log):
        log = read_log(connection)
    if work.touched:
        _tell_memories(work, replay, log)
        rebuild_days(connection)
    titles = {standing.document_id: standing.title for standing in file.documents}
    waiting = tuple(titles.get(each, each) for each in sorted(wanted - here))
    return United(added, work.changed, waiting, unite_made(connection, file.made, texts, now))


def _unite_card(work: _Work, theirs: SharedCard) -> None:
    mine = work.mine.get(theirs.id)
    clock = _clock(work, theirs.id)
    merged = Decided(
        max(clock.state_at, theirs.decided.state_at),
        max(clock.worded_at, theirs.decided.worded_at),
        max(clock.flag_at, theirs.decided.flag_at),
        max(clock.gone_at, theirs.decided.gone_at),
    )
    _keep_clock(work, theirs.id, merged)
    if mine is not None:
        _join(work, mine, theirs)
    elif _lives(work, theirs.id, merged):
        _insert_card(work, theirs)
        work.touched.add(theirs.id)
    if mine is not None and theirs.id not in work.answered:
        work.touched.add(theirs.id)  # its beginning may be an older one


def _join(work: _Work, mine: SharedCard, theirs: SharedCard) -> None:
    values: Row = {}
    if _state_rank(theirs) > _state_rank(mine):
        values["state"] = theirs.state
    if (theirs.decided.flag_at, theirs.flag) > (mine.decided.flag_at, mine.flag):
        values["flag"] = theirs.flag
    newer = theirs.decided.worded_at > 0 and _wording_rank(theirs) > _wording_rank(mine)
    if newer and (theirs.wording != mine.wording or theirs.edited != mine.edited):
        values |= {"edited": int(theirs.edited), "wording_revision": _add_wording(work, theirs)}
    values = {name: value for name, value in values.items() if value != _present(mine, name)}
    if values:
        work.connection.execute(update(tables.card).where(_c.id == theirs.id).values(values))
        work.touched.add(theirs.id)
        work.changed += 1


def _present(mine: SharedCard, name: str) -> str | int | None:
    return {"state": mine.state, "flag": mine.flag, "edited": int(mine.edited)}.get(name)


def _state_rank(card: SharedCard) -> tuple[int, int]:
    return card.decided.state_at, _STATES.index(card.state)


def _wording_rank(card: SharedCard) -> tuple[int, bool, tuple[object, ...]]:
    words = card.wording
    return card.decided.worded_at, card.edited, (words.prompt, words.answer, *words.accepted, "", *words.distractors)


def _add_wording(work: _Work, theirs: SharedCard) -> int:
    query = select(func.max(_w.revision)).where(_w.card_id == theirs.id)
    revision = int(work.connection.execute(query).scalar_one()) + 1
    _insert_wording(work, theirs.id, revision, theirs.wording, theirs.decided.worded_at)
    return revision


def _insert_wording(work: _Work, card_id: CardId, revision: int, wording: Wording, at: int) -> None:
    values = {"card_id": card_id, "revision": revision, **wording_values(wording), "created_at": at}
    work.connection.execute(tables.wording.insert(), values)


def _insert_card(work: _Work, card: SharedCard) -> None:
    """Add a card that is not here; its passage is taken for its own only where the text says the same there."""
    words = work.texts[card.document_id]
    stands = card.source is not None and card.source.of(words) == card.quote
    source = card.source if stands else None
    answer = card.answer_span if stands else None
    row: Row = {
        "id": card.id,
        "document_id": card.document_id,
        "type": card.type,
        "state": card.state,
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
        "buried_until": None,
        "found": 1,
        "created_at": card.created_at,
        "option_notes": card.option_notes or None,
        "found_revision": None if card.own or card.edited else 1,
    }
    work.connection.execute(tables.card.insert(), row)
    _insert_wording(work, card.id, 1, card.wording, card.decided.worded_at or card.created_at)
    work.changed += 1


def _unite_gone(work: _Work) -> None:
    for gone in work.file.gone:
        clock = _clock(work, gone.id)
        merged = replace(clock, gone_at=max(clock.gone_at, gone.gone_at))
        _keep_clock(work, gone.id, merged)
        mine = work.mine.get(gone.id)
        if mine is not None and mine.own and not _lives(work, gone.id, merged):
            for table, column in ((tables.memory, _m.card_id), (tables.wording, _w.card_id), (tables.card, _c.id)):
                work.connection.execute(delete(table).where(column == gone.id))
            work.changed += 1


def _lives(work: _Work, card_id: CardId, clock: Decided) -> bool:
    """Tell whether a card is to be there: it was answered, or decided about after it was taken back."""
    return card_id in work.answered or max(clock.state_at, clock.worded_at, clock.flag_at) >= clock.gone_at


def _clock(work: _Work, card_id: CardId) -> Decided:
    row = work.connection.execute(_CLOCK, {"id": card_id}).one_or_none()
    return Decided() if row is None else Decided(*row)


def _keep_clock(work: _Work, card_id: CardId, clock: Decided) -> None:
    if clock != _clock(work, card_id):
        names = ("state_at", "worded_at", "flag_at", "gone_at")
        values = {name: getattr(clock, name) for name in names}
        work.connection.execute(_KEEP_CLOCK, {"card_id": card_id, **values})


def _add_answers(work: _Work, known: set[AnswerId]) -> int:
    here = set(work.connection.execute(select(_c.id)).scalars())
    fresh = [answer for answer in work.file.answers if answer.id not in known and answer.card_id in here]
    rows = [_review_row(answer) for answer in fresh]
    if rows:
        work.connection.execute(tables.review.insert(), rows)
    work.touched |= {answer.card_id for answer in fresh}
    return len(rows)


def _review_row(answer: LoggedAnswer) -> Row:
    if answer.before is None or answer.after is None:
        message = "an answer without its memory"
        raise ValueError(message)
    return {
        "card_id": answer.card_id,
        "wording_revision": answer.wording_revision,
        "kind": answer.kind.value,
        "grade": answer.grade.value,
        "answered_at": to_ms(answer.answered_at),
        "day": answer.day.isoformat(),
        "duration_ms": answer.duration_ms,
        "chosen": answer.chosen or None,
        **memory_values(answer.before, prefix="before_"),
        **memory_values(answer.after, prefix="after_"),
    }


def _unite_undone(work: _Work, log: Log) -> bool:
    """Take over what was taken back and given back; tell whether anything was new."""
    answers, undone, numbers = log
    found = False
    number_of = {answer.id: number for answer, number in zip(answers, numbers, strict=True)}
    card_of = {answer.id: answer.card_id for answer in answers}
    mine = {mark.answer_id: mark for mark in undone}
    for mark in work.file.undone:
        number = number_of.get(mark.answer_id)
        if number is None:
            continue
        old = mine.get(mark.answer_id, Undone(mark.answer_id, 0))
        new = Undone(mark.answer_id, max(old.undone_at, mark.undone_at), max(old.restored_at, mark.restored_at))
        if new != old:
            _keep_undone(work.connection, number, new)
            work.touched.add(card_of[mark.answer_id])
            found = True
    return found


def _keep_undone(connection: Connection, number: int, mark: Undone) -> None:
    void, restored = tables.review_void, class_tables.review_restored
    connection.execute(delete(void).where(void.c.review_id == number))
    connection.execute(delete(restored).where(restored.c.review_id == number))
    if mark.is_void:
        connection.execute(void.insert(), {"review_id": number, "voided_at": mark.undone_at})
    if mark.restored_at:
        connection.execute(restored.insert(), {"review_id": number, "restored_at": mark.restored_at})


def _tell_memories(work: _Work, replay: Replay, log: Log) -> None:
    """Give each card the memory that its answers tell; one without answers keeps the older beginning."""
    answers, undone, _ = log
    void = {mark.answer_id for mark in undone if mark.is_void}
    by_card: dict[CardId, list[LoggedAnswer]] = defaultdict(list)
    for answer in sorted(answers, key=by_time):
        if answer.kind.schedules:
            by_card[answer.card_id].append(answer)
    theirs = {card.id: card for card in work.file.shared}
    memories = {CardId(row["card_id"]): to_memory(row) for row in work.connection.execute(_MEMORIES).mappings()}
    here = set(work.connection.execute(select(_c.id)).scalars())
    for card_id in sorted(work.touched & here):
        present = memories.get(card_id)
        given = by_card.get(card_id)
        told = replay(card_id, given, void) if given else _older(present, theirs.get(card_id))
        if told is None or told == present:
            continue
        work.connection.execute(delete(tables.memory).where(_m.card_id == card_id))
        work.connection.execute(tables.memory.insert(), {"card_id": card_id, **memory_values(told)})


def _older(mine: Memory | None, theirs: SharedCard | None) -> Memory | None:
    """Return the beginning that is older, or where a card was learned elsewhere, the memory that knows more."""
    found = [mine] if mine is not None else []
    if theirs is not None and theirs.memory is not None:
        found.append(theirs.memory)
    if theirs is not None and theirs.new_due_at is not None:
        found.append(Memory(MemoryPhase.NEW, due_at=from_ms(theirs.new_due_at)))
    return max(found, key=_knowing, default=None)


def _knowing(memory: Memory) -> tuple[int, int, int, str]:
    last = memory.last_review_at
    return memory.reviews, 0 if last is None else to_ms(last), -to_ms(memory.due_at), memory.phase.value


_TEXT = (
    select(tables.revision.c.text)
    .join(tables.document, tables.document.c.revision_id == tables.revision.c.id)
    .where(tables.document.c.id == bindparam("id"))
)
_CLOCK = select(_k.state_at, _k.worded_at, _k.flag_at, _k.gone_at).where(_k.card_id == bindparam("id"))
_KEEP_CLOCK = text(
    "INSERT INTO card_clock (card_id, state_at, worded_at, flag_at, gone_at) "
    "VALUES (:card_id, :state_at, :worded_at, :flag_at, :gone_at) ON CONFLICT (card_id) DO UPDATE SET "
    "state_at = excluded.state_at, worded_at = excluded.worded_at, flag_at = excluded.flag_at, "
    "gone_at = excluded.gone_at"
)
_MEMORIES = select(tables.memory)
