"""Turns a passage into a statement that stands alone, and keeps account of where each of its characters comes from.

Only these edits are made: citations, brackets and signposts go, an adjunct that only counts from the day of writing
goes, a pronoun becomes its name, a first short name becomes the full one, a date gets its year. Then the text is
parsed again, because the faults of the result count, not those of the source. Parsing costs more than all rules: what
the words alone rule out is not parsed, and names are looked for only in what else is sound.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from studyapp.analysis.cards.lexicon import DEICTIC_TIME, MONTH_PATTERN, STRIP_LEADS, TITLES
from studyapp.analysis.cards.linter import Ledger, Reason
from studyapp.analysis.cards.material import bare, is_front_matter
from studyapp.analysis.cards.pronouns import ends_alike, resolve
from studyapp.analysis.cards.quotes import Quotes, find_quotes
from studyapp.analysis.cards.reference import named_reference, parsed_reference, worded_reference
from studyapp.analysis.cards.sentence import View, form_fault, lasting_fault, worded_fault
from studyapp.domain.analysis import EntityType
from studyapp.domain.document import BlockKind
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from studyapp.analysis.cards.material import Material, Passage
    from studyapp.analysis.cards.reader import SentenceReader
    from studyapp.analysis.timex.resolve import Times

_CITATION = re.compile(
    r"\s*(?:\[\d+(?:[,–-]\s?\d+)*\]|\[(?:citation needed|clarification needed|when\?|who\?|note \d+|link)\]"
    r"|\((?:[A-Z][^()]{0,80}?,? ?\d{4}[a-z]?(?:;[^()]*)?)\)|\(\d{4}\)"
    r"|\[[A-Z]\w+(?: et al\.)?,? \d{4}\])"
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_DATELINE = re.compile(r"^[A-Z][A-Z .,/'’]{2,40}(?:\([A-Za-z]+\))?\s*(?:[–—-]+|:)\s")
_DAY = re.compile(
    rf"(?:{MONTH_PATTERN} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH_PATTERN})(?!,? \d{{4}})"
)
_ISO_DAY = re.compile(r"(\d{4})-\d\d-\d\d")
_PARTICIPLES = frozenset({"recently", "currently", "nowadays", "presently", "now"})
_MAX_QUOTED_WORDS = 4
_NEAR_DAYS = 60
_START = attrgetter("start")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace a range of the passage's text."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage made to stand alone.

    Attributes:
        origin: for each character of `text` its position in the document, -1 where it was put in.
        edited: whether the wording differs from the source.
    """

    passage: Passage
    text: str
    origin: tuple[int, ...]
    doc: Doc
    root: Token
    edited: bool

    def source_of(self, start: int, end: int) -> Span | None:
        """Return the passage from which a range of the text was taken; None where it was put together."""
        places = self.origin[start:end]
        if not places or -1 in places or places[-1] - places[0] != len(places) - 1:
            return None
        return Span(places[0], places[-1] + 1)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A cleaned passage that is not known to stand alone yet; `origin` as in `Statement`."""

    passage: Passage
    text: str
    origin: tuple[int, ...]


def statements(
    material: Material, times: Times | None, ledger: Ledger, reader: SentenceReader
) -> tuple[Statement, ...]:
    """Return the statements that can stand alone, in text order; the ledger learns why the others cannot."""
    drafts: list[_Draft] = []
    words: list[Doc] = []
    for draft in _drafts(material, times, ledger):
        cut = reader.words(draft.text)
        if _passes(draft, worded_fault(cut) or worded_reference(draft.text), ledger):
            drafts.append(draft)
            words.append(cut)
    pairs = zip(drafts, reader.parsed(words), strict=True)
    sound = [(draft, doc) for draft, doc in pairs if _passes(draft, _parsed_fault(material, doc), ledger)]
    reader.find_names([doc for _, doc in sound])
    return tuple(
        Statement(draft.passage, draft.text, draft.origin, doc, _only(doc).root, draft.text != draft.passage.text)
        for draft, doc in sound
        if _passes(draft, named_reference(View.of(_only(doc), material)), ledger)
    )


def _drafts(material: Material, times: Times | None, ledger: Ledger) -> Iterator[_Draft]:
    for passage in material.passages:
        quotes = find_quotes(passage.block.block.span.of(material.parsed.text))
        reason = _unusable(material, passage, quotes)
        if reason is None:
            yield _Draft(passage, *_apply(passage, _edits(material, times, passage)))
        else:
            ledger.refuse(reason, passage.span)


def _passes(draft: _Draft, reason: Reason | None, ledger: Ledger) -> bool:
    if reason is not None:
        ledger.refuse(reason, draft.passage.span)
    return reason is None


def _parsed_fault(material: Material, doc: Doc) -> Reason | None:
    if len(_sentences(doc)) != 1:
        return Reason.SEVERAL_SENTENCES
    view = View.of(_only(doc), material)
    return form_fault(view) or parsed_reference(view)


def _sentences(doc: Doc) -> list[Tokens]:
    return [sentence for sentence in doc.sents if sentence.text.strip()]


def _only(doc: Doc) -> Tokens:
    return _sentences(doc)[0]


def _unusable(material: Material, passage: Passage, quotes: Quotes) -> Reason | None:
    if passage.block.block.kind is BlockKind.LIST_ITEM:
        return Reason.LIST_ITEM
    if is_front_matter(passage):
        return Reason.FRONT_MATTER
    offset = passage.block.block.start
    inside = Span(passage.span.start - offset, passage.span.end - offset)
    if quotes.broken and re.search(r"[“”\"]", passage.text):
        return Reason.BROKEN_QUOTES
    for quote in quotes.reaching(inside):
        words = len(quote.of(passage.block.doc.text).split())
        if words > _MAX_QUOTED_WORDS or quote.start < inside.start or quote.end > inside.end:
            return Reason.QUOTATION
    return lasting_fault(View.of(passage.tokens, material))


def _edits(material: Material, times: Times | None, passage: Passage) -> list[Edit]:
    tokens = [token for token in passage.tokens if not token.is_space]
    base = tokens[0].idx
    text = passage.text
    edits = [Edit(m.start(), m.end(), "") for m in _CITATION.finditer(text)]
    edits += [Edit(m.start(), m.end(), "") for m in _BRACKETS.finditer(text)]
    if dateline := _DATELINE.match(text):
        edits.append(Edit(0, dateline.end(), ""))
    edits += _lead(tokens, base)
    edits += _markers(tokens, base)
    if DEICTIC_TIME.search(text):
        edits += [_whole_adjunct(text, Span(s.start - base, s.end - base)) for s in _deictic_adjuncts(passage)]
    resolution = resolve(material, passage)
    if resolution is not None:
        token = resolution.token
        possessive = "’s" if token.lower_ in {"his", "her"} and token.dep_ == "poss" else ""
        at = token.idx - base
        edits.append(Edit(at, at + len(token), resolution.name.name + possessive))
    edits += _full_names(material, passage, base)
    if times is not None:
        edits += _years(times, passage)
    return edits


def _lead(tokens: list[Token], base: int) -> Iterator[Edit]:
    words = [token.lower_ for token in tokens]
    if words[0] in {"and", "but"} and len(tokens) > 1:
        yield Edit(0, tokens[1].idx - base, "")
        return
    for marker in STRIP_LEADS:
        count = len(marker.split())
        if " ".join(words[:count]) == marker and len(tokens) > count + 1 and words[count] == ",":
            yield Edit(0, tokens[count + 1].idx - base, "")
            return


def _markers(tokens: list[Token], base: int) -> Iterator[Edit]:
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.dep_ not in {"advmod", "cc"}:
            continue
        start, end = token.idx - base, token.idx - base + len(token)
        if token.lower_ in {"however", "also", "therefore", "moreover"} and before.text == "," and after.text == ",":
            yield Edit(before.idx - base, after.idx - base + 1, "")
        elif (
            token.lower_ == "also" and before.text != "," and after.text != "," and before.lower_ not in {"but", "not"}
        ):
            yield Edit(start, after.idx - base, "")
        elif token.lower_ == "too" and before.text == "," and not after.is_alpha:
            yield Edit(before.idx - base, after.idx - base + 1 if after.text == "," else end, "")


def _deictic_adjuncts(passage: Passage) -> Iterator[Span]:
    doc = passage.tokens.doc
    for token in passage.tokens:
        if token.lower_ in _PARTICIPLES and token.dep_ == "advmod" and token.head.pos_ in {"VERB", "AUX"}:
            before = doc[token.i - 1].lower_ if token.i > passage.tokens.start else ""
            after = doc[token.i + 1].pos_ if token.i + 1 < len(doc) else ""
            if not DEICTIC_TIME.search(doc[max(0, token.i - 2) : token.i + 2].text):
                continue  # "what is now Leeds", "now known as Leeds": so for good
            if after in {"PROPN", "NOUN", "DET"} and before == ",":
                continue  # "Lock College, now Lock University": without the word both would be the same
            if before not in {"most", "more", "until", "by", "so", "very", "just", "as", "even", "from"}:
                yield Span(token.idx, token.idx + len(token))
    for ent in passage.tokens.ents:
        if ent.label_ not in {"DATE", "TIME"} or not DEICTIC_TIME.search(ent.text) or re.search(r"\d{4}", ent.text):
            continue
        head = ent.root.head
        if head.dep_ in {"acl", "amod", "relcl"} or head.head.dep_ in {"acl", "amod"}:
            continue
        after = doc[ent.end] if ent.end < len(doc) else head
        if after.pos_ in {"NOUN", "ADJ", "PART"} or (ent.start == head.i + 1 and after.lower_ == "as"):
            continue  # "last Tuesday's hearing", "set Friday as the deadline": no adjunct
        if ent.root.dep_ == "npadvmod" and head.pos_ in {"VERB", "AUX"}:
            yield Span(ent.start_char, ent.end_char)
        elif ent.root.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ in {"VERB", "AUX"}:
            subtree = list(head.subtree)
            if head.lower_ in {"on", "during", "in", "since", "until", "by", "for", "over"} and len(subtree) <= 6:
                last = subtree[-1]
                yield Span(subtree[0].idx, last.idx + len(last))


def _whole_adjunct(text: str, span: Span) -> Edit:
    """Widen a removal by the space or the pair of commas that belongs to it."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1] == " ":
        start -= 1
    if start == 0:
        end += len(text[end:]) - len(text[end:].lstrip(" ,"))
    elif text[start - 1] == "," and text[end : end + 1] == ",":
        start, end = start - 1, end + 1
    return Edit(start, end, "")


def _full_names(material: Material, passage: Passage, base: int) -> Iterator[Edit]:
    """Give the first short form of a person's name its first name."""
    done: set[str] = set()
    doc = passage.tokens.doc
    for ent in passage.tokens.ents:
        name = material.name_of(ent.text)
        if name is None or name.type is not EntityType.PERSON or not name.sure or name.key in done:
            continue
        done.add(name.key)
        short, full = bare(ent.text), name.name
        before = doc[ent.start - 1].lower_.strip(".") if ent.start > passage.tokens.start else ""
        after = doc[ent.end] if ent.end < passage.tokens.end else None
        joined = after is not None and after.pos_ in {"NOUN", "PROPN"} and bool(ent[-1].whitespace_)
        bare_initial = min(len(part.strip(".")) for part in full.split()) < 2 and len(full.split()) == 2
        coordinated = (
            bare_initial or ent.root.dep_ in {"conj", "compound"} or any(c.dep_ == "conj" for c in ent.root.children)
        )
        introduced = _introduced(material, full, short, ent.start_char + passage.span.start - base)
        full_here = any(bare(other.text).endswith(f" {short}") for other in passage.tokens.ents)
        ambiguous = len(short.split()) != 1 or not ends_alike(short, name) or _shared(material, short, name.key)
        if full_here or ambiguous or not introduced or before in TITLES - name.titles or joined or coordinated:
            continue
        if bare(full).endswith(f" {short}") and full.casefold().split()[0].strip(".") not in TITLES:
            yield Edit(ent.start_char - base, ent.start_char - base, full[: len(full) - len(short)])


def _introduced(material: Material, full: str, short: str, position: int) -> bool:
    """Tell whether the text gave the full name before, and nobody by the short one alone before that.

    Where "Freud" is at home before "Anna Freud" comes in, somebody else is meant.
    """
    text = material.parsed.text
    first = text.find(full)
    alone = re.search(rf"\b{re.escape(short)}\b", text[: max(0, first)], re.IGNORECASE)
    return 0 <= first < position and alone is None


def _shared(material: Material, surname: str, key: str) -> bool:
    """Tell whether somebody else of the document ends in the same word: "Gonzalez" may be the son or the father."""
    return bool(material.by_last_word.get(surname, frozenset()) - {key})


def _years(times: Times, passage: Passage) -> Iterator[Edit]:
    """Write the year behind a day that has none, where the document date is near enough to leave no doubt."""
    if times.document_date is None:
        return
    told = times.expressions
    first, last = (bisect_left(told, place, key=_START) for place in (passage.span.start, passage.span.end))
    for expression in told[first:last]:
        start, end = expression.start - passage.span.start, expression.end - passage.span.start
        day = _ISO_DAY.fullmatch(expression.edtf)
        if day is None or not _DAY.fullmatch(passage.text[start:end]) or re.match(r",? \d{4}", passage.text[end:]):
            continue
        if abs((date.fromisoformat(expression.edtf) - times.document_date).days) <= _NEAR_DAYS:
            comma = "," if passage.text[start].isalpha() else ""
            yield Edit(end, end, f"{comma} {day.group(1)}")


def _apply(passage: Passage, edits: list[Edit]) -> tuple[str, tuple[int, ...]]:
    text, start = passage.text, passage.span.start
    chars: list[str] = []
    origin: list[int] = []

    def take(piece: str, places: Sequence[int]) -> None:
        for char, place in zip(piece, places, strict=True):
            if char.isspace() and (not chars or chars[-1] == " "):
                continue
            if char in ",.;:" and chars and chars[-1] == " ":
                chars.pop()
                origin.pop()
            if not chars and char in ",;":
                continue
            chars.append(" " if char.isspace() else char)
            origin.append(place)

    at = 0
    for edit in sorted(set(edits)):
        if edit.start < at:
            continue
        take(text[at : edit.start], range(start + at, start + edit.start))
        take(edit.new, [-1] * len(edit.new))
        at = edit.end
    take(text[at:], range(start + at, start + len(text)))
    while chars and chars[-1] == " ":
        chars.pop()
        origin.pop()
    if chars:
        chars[0] = chars[0].upper()
    return "".join(chars), tuple(origin)
