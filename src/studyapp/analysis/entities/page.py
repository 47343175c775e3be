"""A parsed document as plain lists, which the name rules walk many times: reading spaCy's tokens is the slow part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.analysis import fold
from studyapp.domain.document import BlockKind
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from studyapp.analysis.parsed import Parsed, ParsedBlock

NAME_LABELS = frozenset(
    {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"}
)
_COARSE = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "org"}
_SENTENCE_OPENERS = frozenset({'"', "“", "‘", "'", "(", "[", "-", "–", "—", "•", "*", "«", "``"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One block, token by token; all lists have one entry a token.

    Attributes:
        low: words without case and accents.
        heads: positions of the syntactic heads.
        firsts: whether the token opens its sentence (quotation marks and brackets before it do not count).
        sentences: where the token's sentence begins.
        names: spaCy's names as (first token, token after the last, label).
        about: what most of the document's names are by spaCy's count: "person", "place", "org", or "" (mixed).
        titled: whether the block writes most words with a capital, as headlines do.
    """

    parsed: ParsedBlock
    index: int
    words: list[str]
    low: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    firsts: list[bool]
    sentences: list[int]
    gaps: list[bool]
    names: list[tuple[int, int, str]]
    titled: bool
    about: str = ""

    def span(self, start: int, end: int) -> Span:
        """Return where the tokens stand in the document's text."""
        doc, base = self.parsed.doc, self.parsed.block.start
        last = doc[end - 1]
        return Span(base + doc[start].idx, base + last.idx + len(last))

    def text(self, start: int, end: int) -> str:
        """Return the tokens as they are written."""
        doc = self.parsed.doc
        last = doc[end - 1]
        return doc.text[doc[start].idx : last.idx + len(last)]

    @property
    def is_heading(self) -> bool:
        """Whether the block is a title or a heading."""
        return self.parsed.block.kind is BlockKind.HEADING

    def is_capital(self, at: int) -> bool:
        """Whether the token has a capital letter (also "iPhone")."""
        return not self.words[at].islower() and any(c.isupper() for c in self.words[at])


@dataclass(frozen=True, slots=True)
class Page:
    """All blocks of a document, and how its words are written in prose.

    Attributes:
        title: the document's title, folded, with a blank at either end.
        small: how often a word is written without a capital.
        middle: how often it is written with a capital inside a sentence.
    """

    sheets: list[Sheet]
    title: str
    small: Counter[str]
    middle: Counter[str]


def read_page(parsed: Parsed) -> Page:
    """Copy what the rules need out of spaCy's objects, once."""
    about = _subject(parsed)
    sheets = [_sheet(block, index, about) for index, block in enumerate(parsed.blocks)]
    small: Counter[str] = Counter()
    middle: Counter[str] = Counter()
    for sheet in sheets:
        if not sheet.parsed.is_prose:
            continue
        for word, low, first in zip(sheet.words, sheet.low, sheet.firsts, strict=True):
            if word.islower():
                small[low] += 1
            elif not first and not sheet.titled:
                middle[low] += 1
    return Page(sheets, f" {fold(parsed.request.title)} ", small, middle)


def _subject(parsed: Parsed) -> str:
    counts = Counter(_COARSE[ent.label_] for block in parsed.blocks for ent in block.doc.ents if ent.label_ in _COARSE)
    best = max(counts, key=lambda kind: (counts[kind], kind), default="")
    return best if counts[best] * 2 > counts.total() else ""


def _sheet(block: ParsedBlock, index: int, about: str) -> Sheet:
    tokens = list(block.doc)
    words = [token.text for token in tokens]
    firsts: list[bool] = []
    sentences: list[int] = []
    opening, begin = True, 0
    for at, token in enumerate(tokens):
        if token.is_sent_start or at == 0:
            opening, begin = True, at
        firsts.append(opening)
        sentences.append(begin)
        if words[at] not in _SENTENCE_OPENERS:
            opening = words[at] in {":", ".", "?", "!", "…"}
    letters = [word for word in words if word[0].isalpha() and len(word) > 3]
    capitals = sum(not word.islower() for word in letters)
    return Sheet(
        parsed=block,
        index=index,
        words=words,
        low=[fold(word) if not word.isascii() else word.lower() for word in words],
        tags=[token.tag_ for token in tokens],
        pos=[token.pos_ for token in tokens],
        deps=[token.dep_ for token in tokens],
        heads=[token.head.i for token in tokens],
        firsts=firsts,
        sentences=sentences,
        gaps=[bool(token.whitespace_) for token in tokens],
        names=[(ent.start, ent.end, ent.label_) for ent in block.doc.ents if ent.label_ in NAME_LABELS],
        titled=len(letters) >= 3 and capitals >= 0.7 * len(letters),
        about=about,
    )
