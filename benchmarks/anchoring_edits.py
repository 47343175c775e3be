"""Edits that know where every character went: material of `anchoring.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studyapp.domain.likeness import likeness
from studyapp.domain.span import Span

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

NEW = -1
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]+[\"”’)]*(?=\s|$)")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_OCR = {
    "rn": "m", "m": "rn", "l": "1", "I": "l", "e": "c", "o": "0", "h": "b", "cl": "d", "ri": "n", "fi": "ﬁ", "S": "5",
    "B": "8", "a": "o", "t": "f", ",": ".",
}  # fmt: skip
_CURLED = str.maketrans({'"': "”", "'": "’", "-": "–"})
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


@dataclass
class Edited:
    """Characters, and the position that each had in the old text; NEW for what was added."""

    chars: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)

    @staticmethod
    def of(text: str) -> Edited:
        return Edited(list(text), list(range(len(text))))

    @property
    def text(self) -> str:
        return "".join(self.chars)

    def replace(self, start: int, end: int, words: str, *, stands_for: bool = True) -> None:
        """Put words in the place of a range; where they stand for it, they count as its characters."""
        old = self.origins[start:end]
        if stands_for and old:
            origins = [old[min(len(old) - 1, at * len(old) // max(1, len(words)))] for at in range(len(words))]
        else:
            origins = [NEW] * len(words)
        self.chars[start:end] = list(words)
        self.origins[start:end] = origins

    def rearrange(self, ranges: list[tuple[int, int]]) -> None:
        self.chars = [c for start, end in ranges for c in self.chars[start:end]]
        self.origins = [o for start, end in ranges for o in self.origins[start:end]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the old text.

    Attributes:
        truth: where it is in the new text; None when less than half of it is left in one place.
        untouched: every character of it is as it was.
        torn: so much of it is gone that to call it gone is right too.
    """

    kind: str
    span: Span
    truth: Span | None
    untouched: bool
    torn: bool


def passages_of(text: str, edited: Edited, dice: random.Random, per_kind: int) -> list[Passage]:
    words = [match.span() for match in _WORD.finditer(text)]
    sentences = [match.span() for match in _SENTENCE.finditer(text)]
    spans: list[tuple[str, int, int]] = []
    for _ in range(per_kind):
        at = dice.randrange(len(words) - 5)
        spans.append(("word", *words[at]))
        at, count = dice.randrange(len(words) - 5), dice.randint(2, 5)
        spans.append(("phrase", words[at][0], words[at + count - 1][1]))
        if sentences:
            at = dice.randrange(len(sentences))
            spans.append(("sentence", *sentences[at]))
            last = min(len(sentences) - 1, at + dice.randint(1, 3))
            spans.append(("several", sentences[at][0], sentences[last][1]))
    where: dict[int, list[int]] = {}
    for at, origin in enumerate(edited.origins):
        if origin != NEW:
            where.setdefault(origin, []).append(at)
    new = edited.text
    return [_passage(kind, Span(start, end), text, new, where) for kind, start, end in spans]


def _passage(kind: str, span: Span, text: str, new: str, where: dict[int, list[int]]) -> Passage:
    """Find the right place: the largest group of what is left of the passage."""
    left = sorted({at for origin in range(span.start, span.end) for at in where.get(origin, ())})
    length = span.end - span.start
    groups: list[list[int]] = []
    for at in left:
        if groups and at - groups[-1][-1] <= max(12, length // 2):
            groups[-1].append(at)
        else:
            groups.append([at])
    best = max(groups, key=len, default=[])
    share = len(best) / length
    truth = Span(best[0], best[-1] + 1) if share >= 0.5 else None
    untouched = truth is not None and truth.of(new) == span.of(text)
    return Passage(kind, span, truth, untouched, truth is not None and share < 0.65)


def _words_in(edited: Edited) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(edited.text)]


def typos(edited: Edited, _strange: str, dice: random.Random) -> Edited:
    """A slip of the key in every fiftieth word."""
    for start, end in reversed(_words_in(edited)):
        if end - start < 3 or dice.random() > 0.02:
            continue
        at = dice.randrange(start, end - 1)
        match dice.randrange(4):
            case 0:
                edited.replace(at, at + 2, edited.chars[at + 1] + edited.chars[at])
            case 1:
                edited.replace(at, at + 1, dice.choice("abcdefghijklmnopqrstuvwxyz"))
            case 2:
                edited.replace(at, at + 1, "")
            case _:
                edited.replace(at, at + 1, edited.chars[at] * 2)
    return edited


def insertions(edited: Edited, strange: str, dice: random.Random) -> Edited:
    """A new sentence before every eighth one, a new word before every sixtieth."""
    sentences = [match.group() for match in _SENTENCE.finditer(strange)] or ["Nothing."]
    places = [(match.start(), True) for match in _SENTENCE.finditer(edited.text)]
    places += [(start, False) for start, _ in _words_in(edited)]
    for at, is_sentence in sorted(places, reverse=True):
        if dice.random() < (0.125 if is_sentence else 0.016):
            words = dice.choice(sentences) if is_sentence else dice.choice(("indeed", "the", "quite", "very", "also"))
            edited.replace(at, at, words + " ", stands_for=False)
    return edited


def deletions(edited: Edited, _strange: str, dice: random.Random) -> Edited:
    """Every eighth sentence, and every fiftieth word of the others."""
    ranges = [(m.start(), m.end()) for m in _SENTENCE.finditer(edited.text) if dice.random() < 0.125]
    ranges += [(start, end) for start, end in _words_in(edited) if dice.random() < 0.02]
    last = len(edited.chars)
    for start, end in sorted(ranges, reverse=True):
        if end < last:
            edited.replace(start, end + 1, "")
            last = start
    return edited


def rewritten(edited: Edited, strange: str, dice: random.Random) -> Edited:
    """Another sentence in the place of every eighth one, another word in the place of every fiftieth."""
    sentences = [match.group() for match in _SENTENCE.finditer(strange)] or ["Nothing."]
    words = _WORD.findall(strange)
    ranges = [
        (m.start(), m.end(), dice.choice(sentences)) for m in _SENTENCE.finditer(edited.text) if dice.random() < 0.125
    ]
    for start, end in _words_in(edited):
        new = dice.choice(words)
        if dice.random() < 0.02 and likeness(new.lower(), edited.text[start:end].lower()) < 0.5:
            ranges.append((start, end, new))
    last = len(edited.chars)
    for start, end, new in sorted(ranges, reverse=True):
        if end <= last:
            edited.replace(start, end, new, stands_for=False)
            last = start
    return edited


def moved(edited: Edited, _strange: str, dice: random.Random) -> Edited:
    """Every sixth paragraph goes elsewhere."""
    ranges = _paragraphs(edited)
    for at in [at for at in range(len(ranges)) if dice.random() < 0.17]:
        ranges.insert(dice.randrange(len(ranges)), ranges.pop(at))
    edited.rearrange(ranges)
    return edited


def _paragraphs(edited: Edited) -> list[tuple[int, int]]:
    text = edited.text
    if not text.endswith("\n\n"):
        edited.replace(len(text), len(text), "\n\n", stands_for=False)
        text = edited.text
    ends = [match.end() for match in re.finditer(r"\n\n+", text)]
    return list(zip([0, *ends[:-1]], ends, strict=True))


def split(edited: Edited, _strange: str, dice: random.Random) -> Edited:
    """Paragraphs are split between sentences, or joined with the next one."""
    text = edited.text
    places = [(m.start(), m.end(), "\n\n") for m in re.finditer(r"(?<=[.!?]) (?=\S)", text) if dice.random() < 0.25]
    places += [(m.start(), m.end(), " ") for m in re.finditer(r"(?<=[.!?])\n\n+(?=\S)", text) if dice.random() < 0.4]
    for start, end, new in sorted(places, reverse=True):
        edited.replace(start, end, new)
    return edited


def marks(edited: Edited, _strange: str, _dice: random.Random) -> Edited:
    """Quotation marks, apostrophes and dashes in the other fashion."""
    text = edited.text
    table = _STRAIGHT if any(mark in text for mark in "“”‘’") else _CURLED
    edited.chars = list(text.translate(table))
    return edited


def ocr(edited: Edited, _strange: str, dice: random.Random) -> Edited:
    """Letters mistaken for others, spaces lost, words divided at the ends of lines: about 2 % of characters."""
    text = edited.text
    at = len(text) - 2
    while at > 0:
        if dice.random() < 0.025:
            for size in (2, 1):
                wrong = _OCR.get(text[at : at + size])
                if wrong is not None:
                    edited.replace(at, at + size, wrong)
                    break
            else:
                if text[at] == " " and dice.random() < 0.3:
                    edited.replace(at, at + 1, "\n" if dice.random() < 0.7 else "")
                elif text[at].isalpha() and text[at - 1].isalpha() and dice.random() < 0.2:
                    edited.replace(at, at, "-\n", stands_for=False)
        at -= 2
    return edited


def mixture(edited: Edited, strange: str, dice: random.Random) -> Edited:
    """All of them, one after the other."""
    for change in (moved, split, insertions, deletions, typos, marks):
        edited = change(edited, strange, dice)
    return edited


def mixture_ocr(edited: Edited, strange: str, dice: random.Random) -> Edited:
    """A revised edition that was scanned."""
    return ocr(mixture(edited, strange, dice), strange, dice)


CLASSES: dict[str, Callable[[Edited, str, random.Random], Edited]] = {
    "typos": typos,
    "insertions": insertions,
    "deletions": deletions,
    "rewritten": rewritten,
    "moved": moved,
    "split": split,
    "marks": marks,
    "ocr": ocr,
    "mixture": mixture,
    "mixture and ocr": mixture_ocr,
}
