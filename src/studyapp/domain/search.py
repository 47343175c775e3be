"""Searching everything: what a person typed, the form in which texts are compared, and what was found.

SQLite's tokenizer takes a run of letters for a word, also where a script has no spaces, and splits words at marks. So
texts and queries are folded first: each letter of such scripts stands alone (a query for several is then a phrase),
and combining marks are left out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from studyapp.domain.document import BlockKind
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyapp.domain.document import Block, DocumentId

MOST_TERMS: Final = 12
"""Words and phrases of a query that count."""
LONGEST_QUERY: Final = 400
LEAST_PREFIX: Final = 3
"""Letters from which on an unfinished word is taken for the beginning of one."""
_PASSAGE: Final = 1_000
_LONGEST_PASSAGE: Final = 2_000
_CONTEXT: Final = 170
_BEFORE: Final = 50

# Scripts that are written without spaces, or in syllables: Thai to Tibetan, Myanmar, Khmer, CJK, kana, Hangul.
_ALONE = (
    "\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_IS_ALONE = re.compile(f"[{_ALONE}]")
# What SQLite's tokenizer folds otherwise than a reader would: marks, presentation forms, wide letters; and emoji.
_SPECIAL = re.compile(
    "[\u00aa\u00ad\u00b2\u00b3\u00b9\u00ba\u00df\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06ed\u0711\u0730-\u074a\u0900-\u0dff\u1ab0-\u1aff\u1c00-\u1fff\u200b-\u200f\u2060-\u209f\u20d0-\u218f"
    f"\u2600-\u27bf\ufb00-\ufeff\uff00-\uff65\U0001f300-\U0001faff{_ALONE}]"
)
_TERM = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d", '"') | {"\0": " "})


class HitKind(StrEnum):
    """Where something was found."""

    TEXT = "text"
    """In a document, or its title."""
    ANNOTATION = "annotation"
    ENTITY = "entity"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase, folded. `prefix`: it is the beginning of a word, a phrase's last word."""

    words: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: every term must be there.

    Attributes:
        stemmed: "walls" finds "wall" (English); otherwise words as they are, whatever their case and accents.
    """

    terms: tuple[Term, ...]
    stemmed: bool = False

    @staticmethod
    def read(words: str, *, stemmed: bool = False, unfinished: bool = False) -> Query:
        """Read what a person typed; any text is a query, perhaps one without terms.

        Quotation marks make a phrase, a star behind a word its beginning. While somebody types (`unfinished`), the
        last word is taken for a beginning.
        """
        typed = words[:LONGEST_QUERY].translate(_QUOTES)
        found: list[Term] = []
        for quoted, star, bare in _TERM.findall(typed):
            if bare == "AND":
                continue
            term = Term(" ".join(folded(quoted or bare.rstrip("*")).split()), bool(star) or bare.endswith("*"))
            if any(c.isalnum() for c in term.words) and term not in found:
                found.append(term)
        if unfinished and found and typed[-1:].isalnum() and len(found[-1].words) >= LEAST_PREFIX:
            found[-1] = Term(found[-1].words, prefix=True)
        return Query(tuple(found[:MOST_TERMS]), stemmed)


@dataclass(frozen=True, slots=True)
class Marked:
    """Words to show, and which of them were looked for: spans of `words`, in order."""

    words: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    Attributes:
        title: the document's.
        section: the heading above the passage; "" where there is none.
        head: what the line is called: a document's title, a mark's passage, an entry's name, a card's question; empty
            for a passage of a document.
        body: what stands around the words that were looked for.
        item_id: of the mark, the entry or the card.
        span: where to go; None for a title, an entry, or an orphan.
    """

    kind: HitKind
    document_id: DocumentId
    title: str
    head: Marked
    body: Marked
    section: str = ""
    item_id: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind, the best first. `more`: there are others."""

    kind: HitKind
    hits: tuple[Hit, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, group by group in the order of `HitKind`; groups without hits are left out.

    Attributes:
        behind: how many things are not in the index yet, as after the first start with an old library.
    """

    groups: tuple[Group, ...] = ()
    behind: int = 0

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits in the order in which they are shown."""
        return tuple(hit for group in self.groups for hit in group.hits)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text that is searched as one; `section` is the heading above it."""

    start: int
    end: int
    section: str = ""


def folded(text: str) -> str:
    """Return the text as it is compared; what the tokenizer folds by itself (case, Latin accents) stays."""
    return text if text.isascii() else _SPECIAL.sub(_folded_match, text)


def folded_with_places(text: str) -> tuple[str, list[int] | None]:
    """Return the folded text, and from which code point of `text` each of its own comes; None: they are the same."""
    if text.isascii() or _SPECIAL.search(text) is None:
        return text, None
    pieces = [_folded_sign(c) if _SPECIAL.match(c) else c for c in text]
    places = [at for at, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), places


def passages(text: str, blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Cut a text into pieces of about a thousand code points, at headings and between blocks where it can."""
    found: list[Passage] = []
    section = ""
    start = end = 0
    for block in blocks:
        is_heading = block.kind is BlockKind.HEADING
        if end > start and (is_heading or block.end - start > _PASSAGE):
            found.extend(_pieces(text, start, end, section))
            start = end
        if is_heading:
            section = " ".join(block.span.of(text).split())[:120]
        end = block.end
    found.extend(_pieces(text, start, len(text), section))
    return tuple(found)


def context(text: str, marks: tuple[Span, ...]) -> tuple[Marked, tuple[Span, ...]]:
    """Return the stretch of a text in which most marks lie, on one line, and the marks of `text` that lie in it."""
    if len(text) <= _CONTEXT:
        return Marked(_one_line(text), marks), marks
    best = max(marks, key=lambda mark: _near(mark, marks), default=Span(0, 0))
    low = max(0, best.start - _BEFORE)
    low = max(low, text.find(" ", low, best.start) + 1) if low else 0
    high = max(low + _CONTEXT, best.end)
    inside = tuple(mark for mark in marks if low <= mark.start and mark.end <= high)
    if high < len(text):
        high = max(text.rfind(" ", inside[-1].end if inside else low + 1, high), 0) or high
    before, behind = "…" if low else "", "…" if high < len(text) else ""
    shift = len(before) - low
    shown = tuple(Span(mark.start + shift, mark.end + shift) for mark in inside)
    return Marked(before + _one_line(text[low:high]) + behind, shown), inside


def _near(mark: Span, marks: tuple[Span, ...]) -> int:
    """Count the marks that would be shown with this one."""
    return sum(mark.start <= other.start and other.end <= mark.start + _CONTEXT - _BEFORE for other in marks)


def _pieces(text: str, start: int, end: int, section: str) -> list[Passage]:
    found: list[Passage] = []
    while end - start > _LONGEST_PASSAGE:
        low, high = start + _PASSAGE, start + _LONGEST_PASSAGE
        cut = max(text.rfind(". ", low, high) + 1, text.rfind("\n", low, high)) or text.rfind(" ", low, high)
        found.append(Passage(start, cut if cut > low else high, section))
        start = found[-1].end
    if text[start:end].strip():
        found.append(Passage(start, end, section))
    return found


def _one_line(text: str) -> str:
    """Put a space for each line end and tab, so that places hold."""
    return re.sub(r"\s", " ", text)


def _folded_match(match: re.Match[str]) -> str:
    return _folded_sign(match[0])


@cache
def _folded_sign(sign: str) -> str:
    decomposed = unicodedata.normalize("NFKD", sign)
    letters = "".join(
        c for c in decomposed if unicodedata.category(c) not in {"Mn", "Mc", "Me", "Cf"} and c != "\u0640"
    )
    letters = unicodedata.normalize("NFC", letters).casefold()
    if letters and not letters.isalnum() and unicodedata.category(sign) == "So":
        return f" emoji{ord(sign):x} "
    return f" {letters} " if _IS_ALONE.match(sign) and letters.isalnum() else letters
