"""Tables of cards with Anki's headers, out and in: `#separator`, `#html`, and columns for GUID, note type, deck, tags.

Cards go out as Anki's own "Basic" and "Cloze" notes, which every Anki has. A last column, which Anki skips, says which
card of ours it was. The headers are those of Anki's manual, "Text Files", "File Headers".
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from studyapp.domain.analysis import CardType
from studyapp.domain.card import GAP, answer_lines
from studyapp.domain.errors import ExchangeError, ExchangeFault
from studyapp.domain.exchange import (
    ForeignDeck,
    ForeignNote,
    InCard,
    NoteModel,
    NoteTemplate,
    Refused,
    RefusedWhy,
    guid_of,
)
from studyapp.formats.anki_fields import can_be_gapped, cloze_numbers, escaped, plain
from studyapp.formats.anki_notes import deck_name, escaped_list, tags_of
from studyapp.formats.anki_words import words_of
from studyapp.formats.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from studyapp.domain.exchange_out import OutCard
    from studyapp.domain.ports import OnProgress

BASIC = NoteModel(
    1500000000001,
    "Basic",
    cloze=False,
    fields=("Front", "Back"),
    templates=(NoteTemplate("Card 1", "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"),),
)
CLOZE = NoteModel(
    1500000000002,
    "Cloze",
    cloze=True,
    fields=("Text", "Back Extra"),
    templates=(NoteTemplate("Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>{{Back Extra}}"),),
)
_HEADERS = (
    "#separator:Comma",
    "#html:true",
    "#guid column:1",
    "#notetype column:2",
    "#deck column:3",
    "#tags column:6",
    "#columns:GUID,Note type,Deck,Front,Back,Tags,Card",
)
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_PROOF = re.compile(r'<div class="source">.*?</div>', re.DOTALL)
_OPTIONS = re.compile(r'<ul class="options">.*?</ul>', re.DOTALL)
_MOST_FIELD = 1 << 20


class _Reader(Protocol):
    """What `csv.reader` gives."""

    line_num: int

    def __next__(self) -> list[str]: ...


@dataclass(slots=True)
class _Head:
    """What the headers say; columns count from 0."""

    separator: str = ""
    html: bool = False
    columns: dict[str, int] = field(default_factory=dict[str, int])
    names: list[str] = field(default_factory=list[str])
    deck: str = ""
    notetype: str = ""
    tags: tuple[str, ...] = ()
    lines: int = 0


def write_csv(cards: Sequence[OutCard]) -> bytes:
    """Return the cards as a table in UTF-8."""
    out = io.StringIO(newline="")
    out.write("".join(f"{header}\n" for header in _HEADERS))
    writer = csv.writer(out, lineterminator="\n")
    for each in cards:
        card = each.card
        proof = " — ".join(filter(None, (f"“{' '.join(card.quote.split())}”" if card.quote else "", each.place)))
        shown = f'<div class="source">{escaped(proof)}</div>' if proof else ""
        if card.type is CardType.CLOZE and GAP in card.wording.prompt and can_be_gapped(card.wording.answer):
            hint = card.wording.hint if can_be_gapped(card.wording.hint) else ""
            gap = "{{c1::" + escaped(card.wording.answer) + (f"::{escaped(hint)}" if hint else "") + "}}"
            kind, front, back = CLOZE.name, escaped(card.wording.prompt).replace(GAP, gap), shown
        else:
            options = escaped_list(card.wording.distractors, card.wording.answer, card.id)
            lines = "\n".join(answer_lines(card)) or card.wording.answer
            kind, front, back = BASIC.name, escaped(card.wording.prompt) + options, escaped(lines) + shown
        row = (guid_of(card.id), kind, deck_name(each.document_title), front, back, " ".join(tags_of(each)), card.id)
        writer.writerow(row)
    return out.getvalue().encode()


def read_csv(path: Path, on_progress: OnProgress) -> ForeignDeck:
    """Read a table; raises UnreadableFileError or ExchangeError. A row that is no card is refused alone."""
    text = decode(path.read_bytes(), path.name).text
    head = _head(text)
    body = "".join(text.splitlines(keepends=True)[head.lines :])
    csv.field_size_limit(_MOST_FIELD)
    notes: dict[str, ForeignNote] = {}
    cards: list[InCard] = []
    refused: list[Refused] = []
    rows = csv.reader(io.StringIO(body, newline=""), delimiter=head.separator or _sniffed(body))
    for line, row in _rows(rows):
        number = str(head.lines + line)
        found = _note(row, head, path.stem) if row is not None else RefusedWhy.BROKEN
        if isinstance(found, RefusedWhy):
            refused.append(Refused(number, found))
            continue
        note, card_id = found
        if note.guid in notes:
            refused.append(Refused(number, RefusedWhy.TWICE))
            continue
        made = _cards(note, card_id)
        if made:
            notes[note.guid] = note
            cards.extend(made)
        else:
            refused.append(Refused(number, RefusedWhy.NO_ANSWER))
    on_progress(0.9)
    if not notes and not refused:
        raise ExchangeError(path.name, ExchangeFault.EMPTY)
    return ForeignDeck(path.stem, tuple(notes.values()), tuple(cards), refused=tuple(refused))


def _rows(rows: _Reader) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row that is not empty with the number of its last line; None for one that is too long to be read."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield rows.line_num, None
            continue
        if any(cell.strip() for cell in row):
            yield rows.line_num, row


def _head(text: str) -> _Head:
    head = _Head()
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        head.lines += 1
        key, _, value = line[1:].partition(":")
        key, value = key.strip().lower(), value.strip() or (":" if key.strip().lower() == "separator" else "")
        if key == "separator":
            head.separator = _SEPARATORS.get(value.lower(), "\t" if value in {"\\t", ""} else value[0])
        elif key == "html":
            head.html = value.lower() == "true"
        elif key.endswith(" column") and value.isdigit():
            head.columns[key.removesuffix(" column")] = int(value) - 1
        elif key == "columns":
            head.names = next(csv.reader([value], delimiter=head.separator or ","))
        elif key == "deck":
            head.deck = value
        elif key == "notetype":
            head.notetype = value
        elif key == "tags":
            head.tags = tuple(value.split())
    return head


def _sniffed(body: str) -> str:
    first = body.partition("\n")[0]
    return max("\t;,|", key=first.count)


def _note(row: list[str], head: _Head, name: str) -> tuple[ForeignNote, str] | RefusedWhy:
    special = set(head.columns.values())
    card_at = head.names.index("Card") if head.names[-1:] == ["Card"] else -1
    words = [cell for at, cell in enumerate(row) if at not in special and at != card_at]
    kind = _cell(row, head.columns.get("notetype", -1)) or head.notetype
    texts = words if head.html else [escaped(cell) for cell in words]
    cloze = CLOZE.name.lower() in kind.lower() or (not kind and bool(cloze_numbers(texts[0] if texts else "")))
    if not texts or (len(texts) < 2 and not cloze):
        return RefusedWhy.COLUMNS
    if not plain(texts[0]).text:
        return RefusedWhy.EMPTY
    model = CLOZE if cloze else BASIC
    guid = _cell(row, head.columns.get("guid", -1)) or _made_up(model, texts[0])
    tags = (*head.tags, *_cell(row, head.columns.get("tags", -1)).split())
    deck = _cell(row, head.columns.get("deck", -1)) or head.deck or name
    fields = (*texts[:2], *("",) * (2 - len(texts)))
    return ForeignNote(guid, model, fields, tags, deck), _cell(row, card_at)


def _cards(note: ForeignNote, card_id: str) -> list[InCard]:
    clean = replace(note, fields=tuple(_PROOF.sub("", each) for each in note.fields))
    options = plain(found[0]).items if (found := _OPTIONS.search(clean.fields[0])) else ()
    clean = replace(clean, fields=(_OPTIONS.sub("", clean.fields[0]), *clean.fields[1:]))
    ordinals = [number - 1 for number in cloze_numbers(note.fields[0])] if note.model.cloze else [0]
    made: list[InCard] = []
    for ordinal in ordinals:
        words = words_of(clean, ordinal)
        if words is None:
            continue
        wrong = tuple(option for option in options if option != words.wording.answer)
        card_type = CardType.CHOICE if wrong else words.type
        made.append(InCard(note.guid, ordinal, card_type, replace(words.wording, distractors=wrong), card_id))
    return made


def _cell(row: list[str], at: int) -> str:
    return row[at].strip() if 0 <= at < len(row) else ""


def _made_up(model: NoteModel, first: str) -> str:
    """Return a GUID from the first field, as Anki finds duplicates by it."""
    return f"csv-{hashlib.blake2b(f'{model.name}/{plain(first).text}'.encode(), digest_size=8).hexdigest()}"
