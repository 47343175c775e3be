"""Puts what a person worded anew back into the fields of a note of another program.

An edit goes into a note only where the note then says exactly what was written, and keeps its other gaps, its pictures
and its sounds; each way of doing it is tried, and read back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType
from studyapp.domain.card import GAP
from studyapp.formats.anki_fields import CLOZE_GAP, can_be_gapped, cloze_numbers, escaped, gapped, plain, tidy
from studyapp.formats.anki_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from studyapp.domain.card import Wording
    from studyapp.domain.exchange import ForeignNote

type Fields = tuple[str, ...]

_MEDIA = re.compile(r"<img\b[^>]*>|\[(?:sound|anki:play):[^\]]*\]", re.IGNORECASE)
_HELD = "\ue000{}\ue001"
"""Stands for a gap of another number while the words about it are written."""


def edited_fields(note: ForeignNote, ordinal: int, wording: Wording) -> Fields | None:
    """Return the fields with which the card of this ordinal says `wording`; None where no fields can."""
    came = words_of(note, ordinal)
    if came is None or _said(came.type, came.wording) == _said(came.type, wording):
        return note.fields
    ways = _in_gaps if came.type is CardType.CLOZE else _in_fields
    found = ways(note, ordinal, came.wording, wording)
    return next((fields for fields in found if _holds(note, fields, ordinal, wording)), None)


def _said(card_type: CardType, wording: Wording) -> tuple[str, ...]:
    """Return what a note can hold; only a gap has a place for a hint."""
    hint = wording.hint if card_type is CardType.CLOZE else ""
    return tidy(wording.prompt), tidy(wording.answer), tidy(hint)


def _holds(note: ForeignNote, fields: Fields, ordinal: int, wording: Wording) -> bool:
    found = words_of(replace(note, fields=fields), ordinal)
    if found is None or _said(found.type, found.wording) != _said(found.type, wording):
        return False
    return all(
        sorted(_MEDIA.findall(before)) == sorted(_MEDIA.findall(after))
        and _others(before, ordinal) == _others(after, ordinal)
        for before, after in zip(note.fields, fields, strict=True)
    )


def _others(field: str, ordinal: int) -> list[tuple[int, str, str]]:
    """Return what the gaps of other cards ask for."""
    found = ((number, gapped(field, number)) for number in cloze_numbers(field) if number != ordinal + 1)
    return [(number, gap.answer, gap.hint) for number, gap in found if gap is not None]


def _in_fields(note: ForeignNote, _ordinal: int, came: Wording, now: Wording) -> Iterator[Fields]:
    for fields in _patched(note.fields, came.prompt, now.prompt):
        yield from _patched(fields, came.answer, now.answer)


def _patched(fields: Fields, before: str, after: str) -> Iterator[Fields]:
    """Yield the fields with one of them worded anew: the one that said all of it, or the one that said what changed."""
    if before == after:
        yield fields
        return
    for at, field in enumerate(fields):
        if plain(field).text == before:
            yield _with(fields, at, _replaced(field, before, after) or escaped(after) + "".join(_MEDIA.findall(field)))
    old, new = _changed(before, after)
    for at, field in enumerate(fields):
        if (patched := _replaced(field, old, new)) is not None:
            yield _with(fields, at, patched)


def _in_gaps(note: ForeignNote, ordinal: int, came: Wording, now: Wording) -> Iterator[Fields]:
    number = ordinal + 1
    at = next((at for at, field in enumerate(note.fields) if number in cloze_numbers(field)), None)
    gaps = None if at is None else _gaps(note.fields[at], number, came, now)
    if at is None or gaps is None:
        return
    field = CLOZE_GAP.sub(lambda found: GAP if int(found[1]) == number else found[0], note.fields[at])
    patched = field if came.prompt == now.prompt else _replaced(field, *_changed(came.prompt, now.prompt))
    for words in (patched, _rebuilt(field, now.prompt)):
        if words is not None and (filled := _filled(words, gaps)) is not None:
            yield _with(note.fields, at, filled)


def _gaps(field: str, number: int, came: Wording, now: Wording) -> Sequence[str] | None:
    """Return the gaps of a number as they shall stand in a field; None where they cannot be told apart."""
    there = [found[0] for found in CLOZE_GAP.finditer(field) if int(found[1]) == number]
    if (came.answer, came.hint) == (now.answer, now.hint):
        return there
    if len(set(there)) != 1 or not (can_be_gapped(now.answer) and can_be_gapped(now.hint)):
        return None
    hint = f"::{escaped(now.hint)}" if now.hint else ""
    return ["{{c" + f"{number}::{escaped(now.answer)}{hint}" + "}}"] * len(there)


def _filled(words: str, gaps: Sequence[str]) -> str | None:
    parts = words.split(GAP)
    if len(parts) - 1 != len(gaps):
        return None
    return "".join(part + gap for part, gap in zip(parts, (*gaps, ""), strict=True))


def _rebuilt(field: str, prompt: str) -> str | None:
    """Write the words anew, each other gap where its words stand; None where that is not one place."""
    words, held = escaped(prompt), list[str]()
    for found in CLOZE_GAP.finditer(field):
        place = re.compile(rf"(?<!\w){re.escape(escaped(plain(found[2]).text))}(?!\w)")
        words, times = place.subn(_HELD.format(len(held)), words)
        if times != 1:
            return None
        held.append(found[0])
    for at, gap in enumerate(held):
        words = words.replace(_HELD.format(at), gap)
    lost = [media for media in _MEDIA.findall(field) if media not in words]
    return words + "".join(lost)


def _with(fields: Fields, at: int, field: str) -> Fields:
    return (*fields[:at], field, *fields[at + 1 :])


def _replaced(field: str, old: str, new: str) -> str | None:
    """Return a field with other words in one place, its markup kept; None where the words do not stand there once."""
    before = escaped(old)
    return field.replace(before, escaped(new)) if before and field.count(before) == 1 else None


def _changed(before: str, after: str) -> tuple[str, str]:
    """Return what became what: whole words, and at least one of them."""
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    end = next((at for at in range(most - start) if before[-1 - at] != after[-1 - at]), most - start)
    while start and (before[start - 1].isalnum() or not before[start : len(before) - end].strip()):
        start -= 1
    while end and (before[-end].isalnum() or not before[start : len(before) - end].strip()):
        end -= 1
    return before[start : len(before) - end], after[start : len(after) - end]
