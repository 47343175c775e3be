"""What must hold for every card of every document, counted over a folder of documents.

    .venv/bin/python benchmarks/invariants.py FOLDER_OR_JSONL... [--most N]

A folder's `.txt` and `.md` files are one document each, a line of a `.jsonl` file is one with "text", "title" and
"date". Prints documents, cards, checks and violations by invariant; no word of a text. The tests run the same checks.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.domain.analysis import AnalysisRequest, CardType, NoteKind, Tier, fold
from studyapp.domain.document import BlockKind, DateSource
from studyapp.domain.siblings import CUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from studyapp.analysis.pipeline import Pipeline
    from studyapp.domain.analysis import CardFinding

GAP = "_____"
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})
_WIDE = frozenset({CardType.ORDER, CardType.MATCH})
_LONG = frozenset({*_WIDE, CardType.REVERSE})
INVARIANTS = (
    "proof: the source is a passage of the text, the answer stands in it",
    "proof: every option note quotes its passage",
    "notes: every wrong option, false statement and item has one",
    "leak: no form of the answer stands in the prompt",
    "form: brackets, quotes, spaces, one gap, full stop",
    "length: prompt 4-34 words, answer 1-8 words",
    "options: 2-3, distinct, none right, none in the passage",
    "false: differs in one place, which the passage does not hold",
    "unique: one prompt has one answer",
    "spread: one gap and two cards a sentence",
    "near: no two offered cards nearly alike",
    "prose: no card from headings, captions, tables",
    "place: pairs one to one, lines distinct",
    "quote: the quotation stands in the text",
    "order: ranks fall, keys differ",
    "easier: kept back, same fact, with a cue",
    "same: a second run gives the same cards",
)


def violations(request: AnalysisRequest, cards: tuple[CardFinding, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is violated, and by which card."""
    offered = [card for card in cards if card.tier is not Tier.OFF]
    for card in cards:
        checks = (
            _proof,
            _proved_notes,
            *((_notes, _leak, _form, _length, _options, _false, _place, _quote) if card.tier is not Tier.OFF else ()),
        )
        for name, check in ((INVARIANTS[_NUMBERS[check]], check) for check in checks):
            if not check(request.text, card):
                yield name, card.key
        if card.hint.endswith(CUE) and (card.tier is not Tier.OFF or not any(_eases(card, other) for other in cards)):
            yield INVARIANTS[15], card.key
    yield from _over_all(request, cards, offered)


def _over_all(
    request: AnalysisRequest, cards: tuple[CardFinding, ...], offered: list[CardFinding]
) -> Iterator[tuple[str, str]]:
    answers: dict[tuple[CardType, str], str] = {}
    by_source: dict[object, list[CardFinding]] = defaultdict(list)
    for card in offered:
        if card.type not in _WIDE:
            if answers.setdefault((card.type, fold(card.prompt)), fold(card.answer)) != fold(card.answer):
                yield INVARIANTS[8], card.key
            by_source[card.source].append(card)
        prose = [block for block in request.blocks if block.kind in _PROSE]
        if not any(block.start <= card.source.start < block.end for block in prose):
            yield INVARIANTS[11], card.key
    for found in by_source.values():
        if len(found) > 2 or sum(card.type is CardType.CLOZE for card in found) > 1:
            yield INVARIANTS[9], found[0].key
    for index, card in enumerate(offered):
        if card.type not in _WIDE and any(_alike(card, other) for other in offered[:index]):
            yield INVARIANTS[10], card.key
    ranks = [card.rank for card in cards]
    if ranks != sorted(ranks, reverse=True) or len({card.key for card in cards}) < len(cards):
        yield INVARIANTS[14], ""


def _proof(text: str, card: CardFinding) -> bool:
    span = card.answer_span
    inside = span is None or (
        card.source.start <= span.start < span.end <= card.source.end and span.of(text) == card.answer
    )
    return inside and bool(card.source.of(text).strip()) and card.source.end <= len(text)


def _proved_notes(text: str, card: CardFinding) -> bool:
    return all(
        (note.kind is NoteKind.UNNAMED and not note.value)
        if note.span is None
        else bool(note.span.of(text).strip()) and (note.kind is NoteKind.DEFINED or note.value in note.span.of(text))
        for note in card.option_notes
        if note.kind is not NoteKind.PAIRED or note.span is None
    )


def _notes(_: str, card: CardFinding) -> bool:
    told = tuple(note.option for note in card.option_notes)
    match card.type:
        case CardType.CHOICE:
            return told == card.distractors
        case CardType.TRUE_FALSE:
            return len(told) == (card.answer == "False")
        case CardType.ORDER:
            return told == tuple(card.answer.split("\n"))
        case CardType.MATCH:
            return told == tuple(line.split("\t")[0] for line in card.answer.split("\n"))
        case _:
            return told == ()


def _leak(_: str, card: CardFinding) -> bool:
    if card.type in {*_LONG, CardType.TRUE_FALSE}:
        return True
    prompt = fold(card.prompt)
    return not any(
        re.search(rf"(?<![\w-]){re.escape(fold(form))}(?![\w-])", prompt) for form in (card.answer, *card.accepted)
    )


def _form(_: str, card: CardFinding) -> bool:
    prompt = card.prompt
    balanced = all(prompt.count(a) == prompt.count(b) for a, b in ("()", "[]", "“”"))
    gaps = prompt.count(GAP) == (1 if card.type is CardType.CLOZE else prompt.count(GAP))
    ended = bool(re.search(r"[.?:][\"”’')]*$", prompt))
    return (
        balanced
        and gaps
        and ended
        and "  " not in prompt
        and prompt == prompt.strip()
        and not re.search(r" [,.;:?]", prompt)
    )


def _length(_: str, card: CardFinding) -> bool:
    words = len(card.prompt.split())
    longest = 55 if card.type in {CardType.WHO_SAID, CardType.DEFINITION} else 34
    shortest = 3 if card.type is CardType.REVERSE else 4
    return shortest <= words <= longest and (card.type in _LONG or 1 <= len(card.answer.split()) <= 8)


def _options(text: str, card: CardFinding) -> bool:
    if card.type is not CardType.CHOICE:
        return card.distractors == ()
    options = [fold(option) for option in card.distractors]
    right = {fold(form) for form in (card.answer, *card.accepted)}
    shown = f"{fold(card.source.of(text))} {fold(card.prompt)}"
    named = any(re.search(rf"(?<![\w.]){re.escape(option)}(?!\w)", shown) for option in options)
    return 2 <= len(options) == len(set(options)) <= 3 and not right & set(options) and not named


def _false(text: str, card: CardFinding) -> bool:
    if card.type is not CardType.TRUE_FALSE or card.answer == "True":
        return True
    (note,) = card.option_notes
    return note.option in card.prompt and note.option not in card.source.of(text) and note.value in card.source.of(text)


def _place(_: str, card: CardFinding) -> bool:
    if card.type not in _WIDE:
        return True
    lines = card.answer.split("\n")
    sides = list(zip(*(line.split("\t") for line in lines), strict=True))
    return len(lines) >= 3 and all(len({fold(item) for item in side}) == len(lines) for side in sides)


def _quote(text: str, card: CardFinding) -> bool:
    if card.type is not CardType.WHO_SAID:
        return True
    quoted = card.prompt.split("“", 1)[1].rstrip("”").rstrip(".")
    return quoted in card.source.of(text)


def _eases(card: CardFinding, other: CardFinding) -> bool:
    return other.fact_key == card.fact_key and other.prompt == card.prompt and not other.hint.endswith(CUE)


def _alike(one: CardFinding, other: CardFinding) -> bool:
    if one.type is not other.type or fold(one.answer) != fold(other.answer):
        return False
    first, second = (set(re.findall(r"\w+", fold(card.prompt))) for card in (one, other))
    return len(first & second) >= 0.9 * max(len(first | second), 1)


_NUMBERS = {
    _proof: 0, _proved_notes: 1, _notes: 2, _leak: 3, _form: 4, _length: 5, _options: 6, _false: 7, _place: 12,
    _quote: 13,
}  # fmt: skip


def documents(places: Iterable[Path]) -> Iterator[tuple[str, str, str]]:
    """Yield text, title and date."""
    for place in places:
        if place.is_dir():
            for path in sorted([*place.glob("*.txt"), *place.glob("*.md")]):
                yield path.read_text(encoding="utf-8"), path.stem, ""
            continue
        for line in place.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield record["text"], record.get("title") or "", str(record.get("date") or record.get("dct") or "")[:10]


def requested(text: str, title: str, day: str) -> AnalysisRequest:
    from studyapp.domain.document import Document
    from studyapp.formats.text import read_text

    imported = read_text(text, title=title)
    document = Document.create(imported)
    try:
        given = date.fromisoformat(day)
    except ValueError:
        given = None
    source = DateSource.GIVEN if given else DateSource.NONE
    return AnalysisRequest(imported.title, document.text, document.blocks, given, source)


def main() -> None:
    from studyapp.analysis.pipeline import Pipeline

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", type=Path, nargs="+", metavar="FOLDER_OR_JSONL")
    parser.add_argument("--most", type=int, default=1_000_000, metavar="N", help="look at no more documents")
    options = parser.parse_args()
    pipeline = Pipeline.load()
    counts: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for number, (text, title, day) in enumerate(documents(options.places)):
        if number == options.most:
            break
        broken.update(_of_document(pipeline, requested(text, title, day), counts))
    print(f"{counts['documents']} documents, {counts['cards']} cards, {counts['offered']} of them offered")
    print(f"the right option is the longest in {counts['longest']} of {counts['choices']} choices")
    print("\n| invariant | violations |\n|---|---|")
    for name in INVARIANTS:
        print(f"| {name} | {broken[name]} |")


def _of_document(pipeline: Pipeline, request: AnalysisRequest, counts: Counter[str]) -> Iterator[str]:
    cards = pipeline.analyse(request).cards
    again = pipeline.analyse(replace(request)).cards
    offered = [card for card in cards if card.tier is not Tier.OFF]
    choices = [card for card in offered if card.type is CardType.CHOICE]
    counts.update(
        documents=1,
        cards=len(cards),
        offered=len(offered),
        choices=len(choices),
        longest=sum(len(card.answer) > max(map(len, card.distractors)) for card in choices),
    )
    if again != cards:
        yield INVARIANTS[16]
    for name, key in violations(request, cards):
        print(name, key, request.title, flush=True)
        yield name


if __name__ == "__main__":
    main()
