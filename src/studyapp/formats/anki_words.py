"""What a card of a foreign note asks and answers, in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType
from studyapp.domain.card import PAIR as MATCH_PAIR
from studyapp.domain.card import Wording
from studyapp.formats.anki_fields import cloze_numbers, filled, gapped, plain
from studyapp.formats.anki_schema import CLOZE, OWN_MODELS, PAIR

if TYPE_CHECKING:
    from studyapp.domain.exchange import ForeignNote

_FRONT_SIDE = re.compile(r"\{\{\s*FrontSide\s*\}\}")
_ANSWER_LINE = re.compile(r"<hr\b[^>]*\bid\s*=\s*[\"']?answer\b[^>]*>", re.IGNORECASE)
_CLOZE_FIELD = re.compile(r"\{\{(?:[^{}]*:)?cloze:([^{}:]+)\}\}")
_NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Words:
    """A card in plain words; `card_id` is ours where the note says that we wrote it."""

    type: CardType
    wording: Wording
    card_id: str = ""


def words_of(note: ForeignNote, ordinal: int) -> Words | None:
    """Return what the card of this ordinal says; None where it asks or answers nothing."""
    own = OWN_MODELS.get(note.model.id)
    if own is not None and note.model.fields[: len(own.fields)] == own.fields:
        return _own(note, ordinal)
    return _cloze(note, ordinal + 1) if note.model.cloze else _basic(note, ordinal)


def text_of(note: ForeignNote) -> str:
    """Return what the note gives to a document: its gaps filled, or its first question with the answer below."""
    fields = dict(zip(note.model.fields, note.fields, strict=True))
    if note.model.id in OWN_MODELS and (source := plain(fields.get("Source", "")).text):
        return source
    if note.model.cloze:
        name = _cloze_name(note)
        whole = [gapped(fields[name], number) for number in cloze_numbers(fields.get(name, ""))]
        shown = next((found.whole for found in whole if found is not None), "")
        others = (plain(field).text for other, field in fields.items() if other != name)
        return "\n".join(filter(None, [shown, *([] if note.model.id in OWN_MODELS else others)]))
    for ordinal in range(len(note.model.templates)):
        if (words := words_of(note, ordinal)) is not None:
            return f"{words.wording.prompt} — {words.wording.answer.replace(MATCH_PAIR, ': ')}"
    return ""


def _basic(note: ForeignNote, ordinal: int) -> Words | None:
    if ordinal >= len(note.model.templates):
        return None
    template = note.model.templates[ordinal]
    fields = dict(zip(note.model.fields, note.fields, strict=True))
    front = filled(template.front, fields)
    back = _ANSWER_LINE.split(_FRONT_SIDE.sub("", template.back))[-1]
    asked, answered = plain(front), plain(filled(back, fields))
    prompt = asked.text or ("?" if asked.shown else "")
    answer = answered.shown
    if answer.startswith(f"{prompt}\n"):
        answer = answer[len(prompt) + 1 :]
    return Words(CardType.QUESTION, Wording(prompt, answer)) if prompt and answer else None


def _cloze(note: ForeignNote, number: int) -> Words | None:
    fields = dict(zip(note.model.fields, note.fields, strict=True))
    found = gapped(fields.get(_cloze_name(note), ""), number)
    if found is None or not found.answer:
        return None
    return Words(CardType.CLOZE, Wording(found.prompt, found.answer, hint=found.hint))


def _cloze_name(note: ForeignNote) -> str:
    found = _CLOZE_FIELD.search(note.model.templates[0].front) if note.model.templates else None
    return found[1].strip() if found else note.model.fields[0] if note.model.fields else ""


def _own(note: ForeignNote, ordinal: int) -> Words | None:
    """Read what `anki_notes` wrote."""
    fields = dict(zip(note.model.fields, note.fields, strict=True))
    hint, card_id = plain(fields["Hint"]).text, plain(fields["Card"]).text
    accepted = plain(fields["Accepted"]).items
    match note.model.id:
        case CLOZE.id:
            found = gapped(fields["Text"], ordinal + 1)
            if found is None or not found.answer:
                return None
            return Words(CardType.CLOZE, Wording(found.prompt, found.answer, accepted, (), hint), card_id)
        case PAIR.id if ordinal == 1:
            prompt, answer = plain(fields["Reverse question"]).text, plain(fields["Reverse answer"]).text
            words = Words(CardType.REVERSE, Wording(prompt, answer, (), (), ""), plain(fields["Reverse card"]).text)
        case PAIR.id:
            prompt, answer = plain(fields["Question"]).text, plain(fields["Answer"]).text
            words = Words(CardType.DEFINITION, Wording(prompt, answer, accepted, (), hint), card_id)
        case _:
            prompt, answer = plain(fields["Question"]).text, plain(fields["Answer"]).text
            options = tuple(option for option in plain(fields["Options"]).items if option != answer)
            card_type = _own_type(note, options)
            words = Words(card_type, Wording(prompt, answer_of(card_type, answer), accepted, options, hint), card_id)
    return words if words.wording.prompt and words.wording.answer else None


def answer_of(card_type: CardType, shown: str) -> str:
    """Return the answer of a card whose lines `answer_lines` gave."""
    if card_type is CardType.ORDER:
        return _NUMBERED.sub("", shown)
    return shown.replace(" → ", MATCH_PAIR) if card_type is CardType.MATCH else shown


def _own_type(note: ForeignNote, options: tuple[str, ...]) -> CardType:
    """Return the type that the note's tag names; a question where a person has taken the tag away."""
    names = {tag.rpartition("::")[2] for tag in note.tags if tag.startswith("studyapp::")}
    found = next((CardType(name) for name in sorted(names) if name in set(CardType)), None)
    return found or (CardType.CHOICE if options else CardType.QUESTION)
