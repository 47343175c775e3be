"""Compares a foreign deck with the library, and says what each note becomes: new, updated, the same, or refused."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from studyapp.domain.card import CardId, CardState
from studyapp.domain.changes import NO_CHANGES
from studyapp.domain.exchange import (
    ExchangeReport,
    ImportedItem,
    ItemFate,
    PlannedAnswer,
    PlannedCard,
    PlannedNote,
    foreign_card_id,
)
from studyapp.domain.schedule import Memory, MemoryPhase, study_day
from studyapp.formats.anki_fields import plain, tidy
from studyapp.formats.anki_schema import OWN_MODELS
from studyapp.formats.anki_words import answer_of, text_of, words_of
from studyapp.services.deck_text import deck_text, root_of
from studyapp.services.replay import memory_of, replayed
from studyapp.store.exchange_plan import DocumentPlan
from studyapp.store.values import from_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from studyapp.domain.card import Wording
    from studyapp.domain.document import DocumentId
    from studyapp.domain.exchange import ForeignDeck, ForeignNote, InCard, InFile, InLine, InPicture, Refused
    from studyapp.store.exchange_in import ExchangeInStore
    from studyapp.store.exchange_plan import KnownCard, KnownNote

_LABEL = 100
_CLOZE_MARKS = re.compile(r"\{\{c\d+::|(?:::[^{}]*)?\}\}")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written, and the report of it."""

    documents: tuple[DocumentPlan, ...]
    own: tuple[PlannedCard, ...]
    report: ExchangeReport
    options: Mapping[str, str]


class Planner:
    """Makes the plan of one file."""

    def __init__(self, store: ExchangeInStore, now: datetime, *, day_start_hour: int) -> None:
        self._store = store
        self._now = now
        self._hour = day_start_hour
        self._items: list[ImportedItem] = []
        self._own: list[PlannedCard] = []
        self._there: dict[DocumentId, None] = {}
        self._answers = 0
        self._apart: set[str] = set()

    def plan(self, deck: ForeignDeck, name: str) -> Plan:
        """Compare everything; nothing is stored."""
        cards: dict[str, list[InCard]] = {}
        for card in deck.cards:
            cards.setdefault(card.guid, []).append(card)
        media: dict[str, tuple[list[InPicture], list[InFile]]] = {}
        for shown in deck.pictures:
            media.setdefault(shown.guid, ([], []))[0].append(shown)
        for file in deck.files:
            media.setdefault(file.guid, ([], []))[1].append(file)
        known = self._store.notes([note.guid for note in deck.notes])
        ids = {foreign_card_id(card.guid, card.ordinal) for card in deck.cards}
        ids.update(card.card_id for card in deck.cards if card.card_id)
        there = self._store.cards(sorted(ids))
        self._apart = {card.card_id for card in deck.cards if card.card_id in there}
        roots: dict[str, list[tuple[PlannedNote, bool]]] = {}
        for note in deck.notes:
            mine = cards.get(note.guid, [])
            if mine and all(card.card_id in there and there[card.card_id].shown for card in mine):
                self._own_note(note, mine, there)
                continue
            planned, changed = self._note(note, mine, known.get(note.guid), there)
            pictures, files = media.get(note.guid, ((), ()))
            planned = replace(planned, pictures=tuple(pictures), files=tuple(files))
            roots.setdefault(root_of(note.deck), []).append((planned, changed))
        shared = tuple(media.get("", ([], []))[1])
        plans = [replace(self._document(*each, known, name), files=shared) for each in roots.items()]
        refused = [ImportedItem(_refused_label(item), ItemFate.REFUSED, item.why) for item in deck.refused]
        documents = tuple(plan for plan in plans if plan.notes)
        places = tuple(dict.fromkeys([*(plan.document.id for plan in plans), *self._there]))
        report = ExchangeReport(
            name, (*self._items, *refused), self._answers, deck.left_out, places, NO_CHANGES, len(deck.options)
        )
        return Plan(documents, tuple(self._own), report, deck.options)

    def _own_note(self, note: ForeignNote, cards: Sequence[InCard], there: Mapping[str, KnownCard]) -> None:
        """A note that we wrote once: its cards are here."""
        changed = False
        for card in cards:
            known = there[card.card_id]
            self._there[known.document_id] = None
            wording = _merged(card, known, whole=note.model.id in OWN_MODELS)
            planned = self._card(replace(card, type=known.type, wording=wording), CardId(card.card_id), known)
            if planned.log or planned.lines or wording != known.wording:
                self._own.append(planned)
                changed = True
        self._items.append(ImportedItem(_label(note), ItemFate.UPDATED if changed else ItemFate.SAME))

    def _note(
        self,
        note: ForeignNote,
        cards: Sequence[InCard],
        known: KnownNote | None,
        there: Mapping[str, KnownCard],
    ) -> tuple[PlannedNote, bool]:
        planned = tuple(
            self._card(self._worded(card, known, there.get(card_id)), card_id, there.get(card_id))
            for card in cards
            for card_id in (CardId(foreign_card_id(card.guid, card.ordinal)),)
        )
        text = text_of(note) or planned[0].wording.prompt
        from_table = known is not None and known.note.model.id != note.model.id
        if known is not None and from_table:  # it knows less: the words of its cards are all that counts
            note, text = known.note, known.text
            planned = tuple(_kept(card, there.get(card.id)) for card in planned)
        if known is None or not known.shown:
            fate = ItemFate.NEW
        else:
            same_words = (note.fields, note.tags, note.model) == (known.note.fields, known.note.tags, known.note.model)
            same_cards = all(card.id in there and not (card.log or card.lines) for card in planned) and (
                not from_table or all(card.wording == there[card.id].wording for card in planned)
            )
            fate = ItemFate.SAME if same_words and same_cards else ItemFate.UPDATED
        self._items.append(ImportedItem(_label(note), fate))
        return PlannedNote(note, planned, text), fate is not ItemFate.SAME

    def _worded(self, card: InCard, note: KnownNote | None, known: KnownCard | None) -> InCard:
        """Return a card in the learner's own words where nobody has worded it anew there, or it has left its note."""
        if note is None or known is None:
            return card
        before = words_of(note.note, card.ordinal)
        as_it_was = before is not None and before.wording == card.wording
        return replace(card, wording=known.wording) if as_it_was or known.id in self._apart else card

    def _card(self, card: InCard, card_id: CardId, known: KnownCard | None) -> PlannedCard:
        forgotten = [line.at_ms for line in card.lines if line.forgets]
        log = replayed(card.answers, day_start_hour=self._hour, forgotten=forgotten)
        fresh = tuple(answer for answer in log if known is None or answer.at_ms not in known.answered)
        lines = tuple(line for line in card.lines if known is None or line.at_ms not in known.answered)
        self._answers += len(fresh) + len(lines)
        moved = known is None or bool(fresh or lines)
        memory: Memory | None = None
        if moved and card.memory is not None:
            since = [answer for answer in log if not forgotten or answer.at_ms > max(forgotten)]
            memory = memory_of(card.memory, since)
            fresh = _ending(fresh, since, memory)
        elif known is None or _is_anew(lines, known):
            memory = Memory(MemoryPhase.NEW, due_at=from_ms(max(forgotten)) if forgotten else self._now)
        state = CardState.SUSPENDED if card.suspended else CardState.APPROVED
        if known is not None and known.state is not CardState.REJECTED:
            state = known.state
        return PlannedCard(
            card_id,
            card.ordinal,
            card.type,
            card.wording,
            state,
            card.flag,
            memory,
            fresh,
            lines=lines,
            told=card.told if moved else None,
            deck=card.deck,
            buried=card.buried and known is None,
            created_ms=card.created_ms,
        )

    def _tomorrow(self) -> datetime:
        today = study_day(self._now.astimezone(), day_start_hour=self._hour)
        return datetime.combine(today + timedelta(days=1), time(self._hour)).astimezone(UTC)

    def _document(
        self, root: str, notes: Sequence[tuple[PlannedNote, bool]], known: Mapping[str, KnownNote], name: str
    ) -> DocumentPlan:
        """Put the notes of one outermost deck into the document that has most of them, or into a new one."""
        counts = Counter(known[each.note.guid].document_id for each, _ in notes if each.note.guid in known)
        home = min(counts, key=lambda document_id: (-counts[document_id], document_id)) if counts else None
        present = self._store.document(home) if home is not None else None
        by_guid = {each.note.guid: each for each, _ in notes}
        before = self._store.notes_of(home) if home is not None else ()
        order = [_as_it_is(each) for each in before if each.note.guid not in by_guid]
        merged = _in_order([*order, *by_guid.values()], [each.note.guid for each in before])
        title = present.title if present is not None else root
        made = deck_text(title, merged, name)
        document = made.document if home is None else replace(made.document, id=home)
        return DocumentPlan(
            document=document,
            layout=made.layout,
            images=made.images,
            spans=made.spans,
            order=tuple(each.note.guid for each in merged),
            notes=tuple(each for each, changed in notes if changed),
            is_new=home is None,
            tomorrow=self._tomorrow(),
        )


def _ending(
    fresh: tuple[PlannedAnswer, ...], log: Sequence[PlannedAnswer], memory: Memory
) -> tuple[PlannedAnswer, ...]:
    """Let the last answer of a log leave the memory that is kept, so that the log tells it on another machine."""
    last = next((answer for answer in reversed(log) if answer.kind.schedules), None)
    return tuple(replace(answer, after=memory) if answer is last else answer for answer in fresh)


def _is_anew(lines: Iterable[InLine], known: KnownCard) -> bool:
    """Tell whether the card was made new there, and not answered since."""
    last = max((line.at_ms for line in lines if line.forgets), default=None)
    return last is not None and all(at <= last for at in known.answered)


def _in_order(notes: Iterable[PlannedNote], before: Sequence[str]) -> list[PlannedNote]:
    """Order by inner deck; known notes stay in their order, new ones come after them."""
    places = {guid: at for at, guid in enumerate(before)}
    numbered = list(enumerate(notes))
    return [
        note
        for _, note in sorted(
            numbered,
            key=lambda entry: (entry[1].note.deck, places.get(entry[1].note.guid, len(places)), entry[0]),
        )
    ]


def _as_it_is(known: KnownNote) -> PlannedNote:
    return PlannedNote(known.note, (), known.text)


def _merged(card: InCard, known: KnownCard, *, whole: bool) -> Wording:
    """Return the wording that comes in, or the card's own where it says the same.

    A table says only what is asked and answered; the rest (`whole` is False) stays as it is.
    """
    mine, theirs = known.wording, card.wording
    theirs = replace(theirs, answer=answer_of(known.type, theirs.answer))
    if tidy(theirs.prompt) == tidy(mine.prompt):
        theirs = replace(theirs, prompt=mine.prompt)
    if tidy(theirs.answer) == tidy(mine.answer):
        theirs = replace(theirs, answer=mine.answer)
    same = sorted(map(tidy, theirs.distractors)) == sorted(map(tidy, mine.distractors))
    if same or not theirs.distractors:
        theirs = replace(theirs, distractors=mine.distractors)
    if not whole or tidy(theirs.hint) == tidy(mine.hint):
        theirs = replace(theirs, hint=mine.hint)
    if not whole or tuple(map(tidy, theirs.accepted)) == tuple(map(tidy, mine.accepted)):
        theirs = replace(theirs, accepted=mine.accepted)
    return theirs


def _kept(card: PlannedCard, known: KnownCard | None) -> PlannedCard:
    if known is None:
        return card
    wording = replace(known.wording, prompt=card.wording.prompt, answer=card.wording.answer)
    return replace(card, wording=wording)


def _label(note: ForeignNote) -> str:
    return _short(next((words for words in (plain(field).text for field in note.fields) if words), note.guid))


def _refused_label(item: Refused) -> str:
    return f"{_short(item.words)} ({item.name})" if item.words else item.name


def _short(words: str) -> str:
    return " ".join(_CLOZE_MARKS.sub("", words).split())[:_LABEL]
