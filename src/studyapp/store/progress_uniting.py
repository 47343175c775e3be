"""Takes in what the same learner did on another machine: a function of what both know, whatever the order.

Nothing of the log goes. A part of a card (state, wording, flag) takes what was decided last; a wording that loses stays
among the card's revisions. A memory is told anew from the answers, and from when the card was made new by hand.

All of it is one undoable step. Undoing it takes the rows back, not the other machine's: nothing of it counts as decided
here, so that the next exchange brings it again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from studyapp.domain.card import CardId
from studyapp.domain.changes import Topic
from studyapp.domain.document import DocumentId
from studyapp.domain.progress_file import Undone, by_time
from studyapp.domain.schedule import Memory, MemoryPhase
from studyapp.store import class_tables, history, tables
from studyapp.store.card_rows import memory_values, to_memory
from studyapp.store.card_uniting import Work, keep_clocks, unite_cards
from studyapp.store.check import wrong_days
from studyapp.store.made_clock import TAKE_IN
from studyapp.store.made_uniting import documents_of, keep_made_clocks, unite_made
from studyapp.store.progress_reading import read_forgotten, read_left_out, read_log, read_removed, read_shared
from studyapp.store.values import from_ms, to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.progress_file import AnswerId, LoggedAnswer, ProgressFile, SharedCard
    from studyapp.store.history import Journal
    from studyapp.store.values import Row

    type Log = tuple[tuple[LoggedAnswer, ...], tuple[Undone, ...], tuple[int, ...]]
    type Replay = Callable[[CardId, Sequence[LoggedAnswer], AbstractSet[AnswerId], Sequence[datetime]], Memory]

TOPICS = Topic.ANNOTATIONS | Topic.FINDINGS | Topic.DOCUMENTS | Topic.CARDS | Topic.REVIEWS


@dataclass(frozen=True, slots=True)
class United:
    """What came in.

    Attributes:
        made: marks, tags, labels, corrections and own events that are new, other or gone.
        waiting: documents that only the other machine has; their answers stay in its file until they are here too.
        removed: documents that were taken out of the library there, and are here.
    """

    answers: int
    cards: int
    waiting: tuple[str, ...]
    made: int = 0
    removed: tuple[str, ...] = ()


def unite(connection: Connection, file: ProgressFile, replay: Replay, now: datetime) -> United:
    """Take in a whole file.

    `replay` tells a card's memory from its answers by time, given which were undone, and when it was made new by hand.
    """
    here = set(map(DocumentId, connection.execute(select(tables.document.c.id)).scalars()))
    wanted = {card.document_id for card in file.shared} | documents_of(file.made)
    named = wanted | {DocumentId(made.document_id) for made in file.made}
    texts = {each: str(connection.execute(_TEXT, {"id": each}).scalar_one()) for each in sorted(named & here)}
    mine = {card.id: card for card in read_shared(connection, undecided=True)}
    with history.step(connection, TAKE_IN, TOPICS, None, now) as journal:
        work = Work(connection, journal, file, texts, mine, now)
        work.answered = {answer.card_id for answer in file.answers}
        work.answered |= set(map(CardId, connection.execute(_ANSWERED).scalars()))
        unite_cards(work)
        made = unite_made(connection, journal, file.made, texts)
        forgotten = read_forgotten(connection)
        added = _add_answers(work)
        log = read_log(connection)
        if _unite_undone(work, log):
            log = read_log(connection)
        work.touched |= made.lines | forgotten.keys()
        if work.touched:
            _tell_memories(work, replay, log, forgotten)
            _settle_days(connection, journal)
        keep_clocks(work)
        keep_made_clocks(connection, journal, made.taken)
    titles = {standing.document_id: standing.title for standing in file.documents}
    waiting = tuple(titles.get(each, each) for each in sorted(wanted - here))
    shown = here - set(read_removed(connection))
    removed = tuple(_title(connection, each) for each in file.removed if each in shown)
    return United(added, work.changed, waiting, made.items, removed)


def _title(connection: Connection, document_id: DocumentId) -> str:
    return str(connection.execute(_TITLE, {"id": document_id}).scalar_one())


def _add_answers(work: Work) -> int:
    here = set(work.connection.execute(select(_c.id)).scalars())
    known = {answer.id for answer in read_log(work.connection)[0]}
    left_out = read_left_out(work.connection)
    fresh = [answer for answer in work.file.answers if answer.id not in known and answer.card_id in here]
    for answer in fresh:
        if answer.id in left_out:
            work.journal.log_again(left_out[answer.id])
        else:
            work.journal.log(_review_row(answer))
    work.touched |= {answer.card_id for answer in fresh}
    return len(fresh)


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


def _unite_undone(work: Work, log: Log) -> bool:
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
            _keep_undone(work.journal, number, new)
            work.touched.add(card_of[mark.answer_id])
            found = True
    return found


def _keep_undone(journal: Journal, number: int, mark: Undone) -> None:
    key = {"review_id": number}
    if mark.is_void:
        journal.put(tables.review_void, key, {"voided_at": mark.undone_at})
    else:
        journal.delete(tables.review_void, key)
    if mark.restored_at:
        journal.put(class_tables.review_restored, key, {"restored_at": mark.restored_at})


def _tell_memories(work: Work, replay: Replay, log: Log, forgotten: Mapping[CardId, Sequence[datetime]]) -> None:
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
        given, anew = by_card.get(card_id, []), forgotten.get(card_id, ())
        if given or (anew and present is not None):
            told = replay(card_id, given, void, anew)
        else:
            told = _older(present, theirs.get(card_id))
        if told is not None and told != present:
            work.journal.put(tables.memory, {"card_id": card_id}, memory_values(told))


def _settle_days(connection: Connection, journal: Journal) -> None:
    """Make the daily figures agree with the log."""
    for (day, document_id), figures in wrong_days(connection).items():
        key = {"day": day, "document_id": document_id}
        if figures is None:
            journal.delete(tables.day_stat, key)
        else:
            journal.put(tables.day_stat, key, figures)


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


_c = tables.card.c
_ANSWERED = select(tables.review.c.card_id).distinct()
_TEXT = (
    select(tables.revision.c.text)
    .join(tables.document, tables.document.c.revision_id == tables.revision.c.id)
    .where(tables.document.c.id == bindparam("id"))
)
_TITLE = select(tables.document.c.title).where(tables.document.c.id == bindparam("id"))
_MEMORIES = select(tables.memory)
