"""Which note of Anki a card becomes: a cloze, a pair of definition and reverse, a question, or where it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType, digest
from studyapp.domain.card import GAP, answer_lines
from studyapp.domain.exchange import guid_of, pair_guid
from studyapp.domain.exchange_out import PLAIN_TYPES
from studyapp.formats.anki_edits import edited_fields
from studyapp.formats.anki_fields import can_be_gapped, escaped, tidy
from studyapp.formats.anki_schema import BASIC, CLOZE, PAIR, SEPARATOR

if TYPE_CHECKING:
    from studyapp.domain.card import Card
    from studyapp.domain.exchange import ForeignNote, NoteModel
    from studyapp.domain.exchange_out import OutCard, PlainCard

TAG = "studyapp"
_CLOZE_TYPE = CardType.CLOZE.value
_TAGS = {kind: f" {TAG} {TAG}::{kind} " for kind in PLAIN_TYPES}


@dataclass(frozen=True, slots=True)
class OutNote:
    """A note as it will stand in the file, and which of its cards this is (from 0).

    Attributes:
        before: its fields as another program wrote them; empty for a note of ours.
        apart: the card was part of another program's note, which cannot say what a person made of the card.
        number: its id in the program that it came from; 0 for a note of ours.
    """

    guid: str
    model: NoteModel
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str
    modified: int
    ordinal: int
    before: tuple[str, ...] = ()
    apart: bool = False
    number: int = 0


def note_of(out: OutCard) -> OutNote:
    """Return the note of a card; cards of one note give the same GUID, and `joined` puts their fields together."""
    if out.note is not None:
        return _foreign(out, out.note)
    card = out.card
    if card.type in {CardType.DEFINITION, CardType.REVERSE} and card.fact_key:
        return _pair(out)
    if card.type is CardType.CLOZE and _can_be_cloze(card):
        return _note(out, guid_of(card.id), CLOZE, (_cloze_text(card),))
    options = escaped_list(card.wording.distractors, card.wording.answer, card.id)
    words = (escaped(card.wording.prompt), escaped(_answer(card)), options)
    return _note(out, guid_of(card.id), BASIC, words)


def plain_note(card: PlainCard, place: str) -> tuple[NoteModel, str, str, str]:
    """Return what `note_of` says of a card that is nothing but words: note type, first field, all fields, and tags.

    The first field is plain text, as Anki sorts and finds it.
    """
    prompt, answer = card.prompt, card.answer
    rest = (card.hint, " ".join(card.quote.split()), place, "", card.id)
    if card.type == _CLOZE_TYPE and GAP in prompt and can_be_gapped(answer):
        model, first = CLOZE, prompt.replace(GAP, "{{c1::" + answer + "}}")
        words = SEPARATOR.join((first, *rest))
    else:
        model, first = BASIC, prompt
        words = SEPARATOR.join((prompt, answer, "", *rest))
    return model, _tidied(first), escaped(words), _TAGS[card.type]


def _tidied(text: str) -> str:
    """Return what `tidy` does, at once where there is nothing to do."""
    return text if text.isascii() and "  " not in text and text.isprintable() and text == text.strip() else tidy(text)


def apart(out: OutCard) -> OutNote:
    """Return a card of another program's note as a note of its own, whose GUID is the same in every export."""
    note = note_of(replace(out, note=None))
    tags = out.note.tags if out.note is not None else ()
    return replace(note, tags=(*tags, *(tag for tag in note.tags if tag not in tags)), apart=True)


def joined(first: OutNote, second: OutNote) -> OutNote | None:
    """Return the note that has what either of two notes of one GUID says.

    None where both change a field of another program's note, and not to the same.
    """
    before = first.before or ("",) * len(first.fields)
    told = tuple(zip(first.fields, second.fields, before, strict=True))
    if first.before and any(len(set(each)) == len(each) for each in told):
        return None
    fields = tuple(theirs if mine == was else mine for mine, theirs, was in told)
    return replace(first, fields=fields, modified=max(first.modified, second.modified))


def deck_name(title: str) -> str:
    """Return the name of a document's deck: "::" would divide it."""
    return " ".join(title.replace("::", ": ").split()) or TAG


def tags_of(out: OutCard) -> tuple[str, ...]:
    """Return the tags of a card of ours; a tag has no blanks."""
    return (TAG, f"{TAG}::{out.card.type.value}")


def escaped_list(distractors: tuple[str, ...], answer: str, seed: str) -> str:
    """Return the options of a choice as an HTML list, in an order that does not tell the key; "" without any."""
    if not distractors:
        return ""
    options = sorted((answer, *distractors), key=lambda option: digest(seed, option))
    return '<ul class="options">' + "".join(f"<li>{escaped(option)}</li>" for option in options) + "</ul>"


def _pair(out: OutCard) -> OutNote:
    card = out.card
    prompt, answer = escaped(card.wording.prompt), escaped(card.wording.answer)
    guid = pair_guid(card.document_id, card.fact_key)
    if card.type is CardType.DEFINITION:
        return _note(out, guid, PAIR, (prompt, answer, "", ""))
    note = _note(out, guid, PAIR, ("", "", prompt, answer), ordinal=1)
    return replace(note, fields=(*note.fields[:-2], "", card.id))


def _note(out: OutCard, guid: str, model: NoteModel, words: tuple[str, ...], *, ordinal: int = 0) -> OutNote:
    card = out.card
    accepted = "".join(f"<li>{escaped(answer)}</li>" for answer in card.wording.accepted)
    shared = (
        escaped(card.wording.hint),
        escaped(" ".join(card.quote.split())),
        escaped(out.place),
        f"<ul>{accepted}</ul>" if accepted else "",
        card.id,
    )
    fields = (*words, *shared)
    fields += ("",) * (len(model.fields) - len(fields))
    return OutNote(guid, model, fields, tags_of(out), deck_name(out.document_title), out.modified_ms // 1000, ordinal)


def _can_be_cloze(card: Card) -> bool:
    return GAP in card.wording.prompt and can_be_gapped(card.wording.answer)


def _cloze_text(card: Card) -> str:
    return escaped(card.wording.prompt).replace(GAP, "{{c1::" + escaped(card.wording.answer) + "}}")


def _answer(card: Card) -> str:
    return "\n".join(answer_lines(card)) if card.type in {CardType.ORDER, CardType.MATCH} else card.wording.answer


def _foreign(out: OutCard, note: ForeignNote) -> OutNote:
    """Give the note back as it came, with what a person has worded anew since; else the card is a note of its own."""
    fields = edited_fields(note, out.ordinal, out.card.wording)
    if fields is None:
        return apart(out)
    modified = note.modified if fields == note.fields else max(note.modified, out.modified_ms // 1000)
    return OutNote(
        note.guid, note.model, fields, note.tags, note.deck, modified, out.ordinal, note.fields, number=note.number
    )
