"""Takes in what the same learner made on another machine beside cards, within the step of uniting two machines."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from studyapp.domain.anchoring import Haystack
from studyapp.domain.annotation import AnnotationKind
from studyapp.domain.card import CardId
from studyapp.domain.document import DocumentId, sha256_of
from studyapp.domain.made import (
    MARK_PARTS,
    SEPARATOR,
    BudgetMade,
    DateMade,
    EventRuleMade,
    LineMade,
    LookMade,
    Made,
    MadeKind,
    MarkMade,
    ModeMade,
    OwnEventMade,
    PositionMade,
    RuleMade,
    TitleMade,
    WordsMade,
    event_rule_key,
    line_key,
    wins,
)
from studyapp.domain.selector import Selector
from studyapp.store import annotation_tables, card_tables, exchange_tables, made_tables, tables
from studyapp.store.made_reading import read_made
from studyapp.store.values import strings_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from studyapp.domain.made import MadeValue
    from studyapp.store.history import Journal
    from studyapp.store.made_reading import Part
    from studyapp.store.values import Row

_MARKS, _TAGS = annotation_tables.annotation, annotation_tables.annotation_tag
_ROW = select(_MARKS).where(_MARKS.c.id == bindparam("id"))
_TAGGED = select(_TAGS.c.tag).where(_TAGS.c.annotation_id == bindparam("id")).order_by(_TAGS.c.tag)
_CARD = select(tables.card.c.id).where(tables.card.c.id == bindparam("id"))
_RULES = select(tables.correction.c.id).where(
    *(tables.correction.c[name] == bindparam(name) for name in ("document_id", "kind", "target", "value", "created_at"))
)


@dataclass(slots=True)
class _Taking:
    connection: Connection
    journal: Journal
    texts: Mapping[DocumentId, str]
    mine: Mapping[Part, Made]
    theirs: Mapping[Part, Made]
    haystacks: dict[DocumentId, Haystack] = field(default_factory=dict[DocumentId, Haystack])
    taken: list[Made] = field(default_factory=list[Made])
    items: set[tuple[str, str, str]] = field(default_factory=set[tuple[str, str, str]])
    lines: set[CardId] = field(default_factory=set[CardId])


@dataclass(frozen=True, slots=True)
class MadeUnited:
    """What came of it.

    Attributes:
        items: how many changed.
        lines: cards that have other lines of other programs' logs now.
        taken: parts whose moments are to be kept, by `keep_made_clocks`.
    """

    items: int
    lines: frozenset[CardId]
    taken: tuple[Made, ...]


def documents_of(made: Iterable[Made]) -> set[DocumentId]:
    """Return the documents that parts are about."""
    found = {DocumentId(each.document_id) for each in made if each.document_id and each.value is not None}
    return found | {each.value.document_id for each in made if isinstance(each.value, MarkMade)}


def unite_made(
    connection: Connection, journal: Journal, theirs: Iterable[Made], texts: Mapping[DocumentId, str]
) -> MadeUnited:
    """Take in what another machine knows, about the documents that have a text here."""
    mine = {made.part: made for made in read_made(connection, undecided=True)}
    told = {made.part: made for made in theirs}
    newer = [made for made in told.values() if wins(made, mine.get(made.part))]
    taking = _Taking(connection, journal, texts, mine, told)
    everything = _by_mark(told.values())
    for mark, parts in _by_mark(newer).items():
        _take_mark(taking, mark, parts, everything[mark])
    for made in newer:
        if _mark_of(made) is None and (not made.document_id or DocumentId(made.document_id) in texts):
            _take(taking, made)
    return MadeUnited(len(taking.items), frozenset(taking.lines), tuple(taking.taken))


def _mark_of(made: Made) -> str | None:
    is_of_mark = made.kind is MadeKind.MARK or made.kind in MARK_PARTS or made.kind is MadeKind.TAG
    return made.key.partition(SEPARATOR)[0] if is_of_mark else None


def _by_mark(parts: Iterable[Made]) -> dict[str, list[Made]]:
    found: dict[str, list[Made]] = defaultdict(list)
    for made in parts:
        if (mark := _mark_of(made)) is not None:
            found[mark].append(made)
    return found


def keep_made_clocks(connection: Connection, journal: Journal, taken: Iterable[Made]) -> None:
    """Remember the moments: with the step, so that they go when it is undone, or by themselves where it is empty."""
    has_step = bool(journal.changes)
    for made in taken:
        if made.at and has_step:
            journal.put(made_tables.made_clock, _clock_key(made), {"at": made.at})
        elif made.at:
            _set_clock(connection, made)


def _set_clock(connection: Connection, made: Made) -> None:
    clock, key = made_tables.made_clock, _clock_key(made)
    where = [clock.c[name] == value for name, value in key.items()]
    if not connection.execute(update(clock).where(*where).values(at=made.at)).rowcount:
        connection.execute(clock.insert(), {**key, "at": made.at})


def _clock_key(made: Made) -> Row:
    return {"kind": made.kind, "document_id": made.document_id, "key": made.key}


def _take_mark(taking: _Taking, mark: str, newer: list[Made], everything: list[Made]) -> None:
    head_part = (MadeKind.MARK, "", mark)
    mine, theirs = taking.mine.get(head_part), taking.theirs.get(head_part)
    head = theirs if theirs is not None and wins(theirs, mine) else mine
    if head is None or (mine is not None and mine.value is None and head is mine):
        return  # it is gone here, later than anything that the other machine knows of it
    if head.value is None:
        _delete_mark(taking, mark)
        taking.taken.append(head)
        return
    if not isinstance(head.value, MarkMade) or head.value.document_id not in taking.texts:
        return
    if mine is None or mine.value is None:
        if not _insert_mark(taking, mark, head.value):
            return
        taking.taken += [made for made in everything if made.kind is not MadeKind.TAG]
        newer = [made for made in everything if made.kind is MadeKind.TAG]
    for made in newer:
        if made.kind is MadeKind.TAG:
            _take_tag(taking, mark, made)
        else:
            _update_mark(taking, mark, made, head.value)
        taking.taken.append(made)


def _insert_mark(taking: _Taking, mark: str, head: MarkMade) -> bool:
    """Add a row; False for a mark of which the other machine does not tell the passage."""
    parts = {kind: taking.theirs.get((kind, "", mark)) for kind in MARK_PARTS}
    place, look, note = (made and made.value for made in (parts[kind] for kind in _INSERTED))
    if not isinstance(place, Selector):
        return False
    look = look if isinstance(look, LookMade) else LookMade(AnnotationKind.HIGHLIGHT, 1)
    row: Row = {
        "id": mark,
        "document_id": head.document_id,
        "kind": look.kind,
        "color": look.color,
        "note": note.words if isinstance(note, WordsMade) else "",
        "author": head.author,
        "created_at": head.created_at,
        "modified_at": head.modified_at,
        **_placed(taking, head.document_id, place),
    }
    taking.journal.insert(_MARKS, row)
    taking.items.add((MadeKind.MARK, "", mark))
    return True


_INSERTED = (MadeKind.PLACE, MadeKind.LOOK, MadeKind.NOTE)


def _update_mark(taking: _Taking, mark: str, made: Made, head: MarkMade) -> None:
    match made.value:
        case MarkMade(modified_at=modified):
            values: Row = {"modified_at": modified}
        case LookMade(kind=kind, color=color):
            values = {"kind": kind, "color": color}
        case WordsMade(words=words):
            values = {"note": words}
        case Selector() as selector:
            values = _placed(taking, head.document_id, selector)
        case _:
            return
    if taking.journal.update(_MARKS, {"id": mark}, values):
        taking.items.add((MadeKind.MARK, "", mark))


def _take_tag(taking: _Taking, mark: str, made: Made) -> None:
    wanted = made.value.words if isinstance(made.value, WordsMade) else None
    old = taking.mine.get(made.part)
    before = old.value.words if old is not None and isinstance(old.value, WordsMade) else None
    present = set(taking.connection.execute(_TAGGED, {"id": mark}).scalars())
    if before is not None and before != wanted and before in present:
        taking.journal.delete(_TAGS, {"annotation_id": mark, "tag": before})
        taking.items.add((MadeKind.MARK, "", mark))
    if wanted is not None and wanted not in present:
        taking.journal.insert(_TAGS, {"annotation_id": mark, "tag": wanted})
        taking.items.add((MadeKind.MARK, "", mark))


def _delete_mark(taking: _Taking, mark: str) -> None:
    for tag in taking.connection.execute(_TAGGED, {"id": mark}).scalars().all():
        taking.journal.delete(_TAGS, {"annotation_id": mark, "tag": tag})
    if taking.journal.delete(_MARKS, {"id": mark}):
        taking.items.add((MadeKind.MARK, "", mark))


def _placed(taking: _Taking, document_id: DocumentId, selector: Selector) -> Row:
    """Return the columns of a passage in this machine's text; one that is not there waits in the tray."""
    text = taking.texts[document_id]
    found: Selector | None = selector
    if not selector.reproduces(text):
        haystack = taking.haystacks.get(document_id) or taking.haystacks.setdefault(document_id, Haystack(text))
        span = haystack.anchor(selector).span
        found = None if span is None else Selector.of(span, text)
    kept = found or selector
    places: Row = {"start": kept.start, "end": kept.end, "orphaned": int(found is None)}
    return {"quote": kept.quote, "prefix": kept.prefix, "suffix": kept.suffix, **places}


def _take(taking: _Taking, made: Made) -> None:
    if made.kind is MadeKind.POSITION:
        _take_position(taking, made)
        return
    if made.kind is MadeKind.LINE:
        _take_line(taking, made)
        return
    document_id = made.document_id
    match made.kind, made.value:
        case MadeKind.LABEL, value:
            changed = _put(taking, annotation_tables.color_label, {"color": int(made.key)}, _label_values(value))
        case MadeKind.GLOSSARY_RULE, value:
            changed = _take_rule(taking, document_id, value, taking.mine.get(made.part))
        case MadeKind.EVENT_RULE, value:
            target, kind = event_rule_key(made.key)
            key: Row = {"document_id": document_id, "target": target, "kind": kind}
            changed = _put(taking, tables.event_correction, key, _event_rule_values(value))
        case MadeKind.OWN_EVENT, value:
            key = {"document_id": document_id, "key": made.key}
            changed = _put(taking, tables.own_event, key, _own_event_values(value))
        case MadeKind.BUDGET, value:
            key = {"document_id": document_id, "section": made.key}
            wanted: Row | None = {"cards": value.cards} if isinstance(value, BudgetMade) else None
            changed = _put(taking, card_tables.card_budget, key, wanted)
        case _, value:
            values = _fact_values(value)
            changed = bool(values) and taking.journal.update(tables.document, {"id": document_id}, values)
    taking.taken.append(made)
    if changed:
        taking.items.add(made.part)


def _take_line(taking: _Taking, made: Made) -> None:
    """Take in or away what another program logged of a card that is here."""
    card_id, at = line_key(made.key)
    if taking.connection.execute(_CARD, {"id": card_id}).first() is None:
        return
    values: Row | None = asdict(made.value) if isinstance(made.value, LineMade) else None
    if _put(taking, exchange_tables.foreign_line, {"card_id": card_id, "at": at}, values):
        taking.lines.add(CardId(card_id))
    taking.taken.append(made)


def _put(taking: _Taking, table: tables.Table, key: Row, values: Row | None) -> bool:
    if values is None:
        return taking.journal.delete(table, key)
    before = len(taking.journal.changes)
    taking.journal.put(table, key, values)
    return len(taking.journal.changes) > before


def _take_rule(taking: _Taking, document_id: str, value: MadeValue | None, mine: Made | None) -> bool:
    rule = value if isinstance(value, RuleMade) else mine.value if mine is not None else None
    if not isinstance(rule, RuleMade):
        return False
    made = rule.rule
    row: Row = {"document_id": document_id, "kind": made.kind, "target": made.target, "value": made.value}
    row |= {"created_at": rule.created_at}
    ids = taking.connection.execute(_RULES, row).scalars().all()
    if value is None:
        for row_id in ids:
            taking.journal.delete(tables.correction, {"id": row_id})
        return bool(ids)
    if ids:
        return False
    taking.journal.insert(tables.correction, row)
    return True


def _take_position(taking: _Taking, made: Made) -> None:
    """Go on reading where the other machine stopped, in the same text only; not a step to be undone."""
    value, table = made.value, tables.document
    if (
        not isinstance(value, PositionMade)
        or sha256_of(taking.texts[DocumentId(made.document_id)]) != value.text_sha256
    ):
        return
    wanted = update(table).where(table.c.id == made.document_id).values(position=value.position)
    taking.connection.execute(wanted)
    _set_clock(taking.connection, made)


def _label_values(value: MadeValue | None) -> Row | None:
    return {"label": value.words} if isinstance(value, WordsMade) else None


def _event_rule_values(value: MadeValue | None) -> Row | None:
    if not isinstance(value, EventRuleMade):
        return None
    return {"value": value.value, "label": value.label, "quote": value.quote, "created_at": value.created_at}


def _own_event_values(value: MadeValue | None) -> Row | None:
    if not isinstance(value, OwnEventMade):
        return None
    passage = value.passage
    return {
        "label": value.label,
        "edtf": value.edtf,
        "quote": passage and passage.quote,
        "prefix": passage and passage.prefix,
        "suffix": passage and passage.suffix,
        "start": passage and passage.start,
        "entities": strings_to_json(value.entities),
        "created_at": value.created_at,
    }


def _fact_values(value: MadeValue | None) -> Row:
    match value:
        case TitleMade(title=title, own=own):
            return {"title": title, "title_own": int(own)}
        case DateMade(day=day, source=source, span=span):
            head: Row = {"date": day and day.isoformat(), "date_source": source}
            return {**head, "date_start": span and span.start, "date_end": span and span.end}
        case ModeMade(mode=mode):
            return {"mode": mode}
        case _:
            return {}
