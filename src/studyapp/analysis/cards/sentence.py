"""Whether a sentence can stand alone on a card, first part: its form.

The passage as it stands is asked for faults that cleaning cannot mend, the cleaned statement for all: first for those
that its words show, because only what passes is worth a parse. Second part: `reference.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.lexicon import PERSON_NOUNS
from studyapp.analysis.cards.linter import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from studyapp.analysis.cards.material import Material

MIN_WORDS = 7
MAX_WORDS = 38
"""Longer sentences gave no accepted card (0 of 40)."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_END = re.compile(r"\.[\"”’')]*$")
_REFERENCE = re.compile(
    r"\b(?:figures?|fig\.|tables?|sections?|chapters?|appendix|equations?|examples?) \d"
    r"|\b(?:see|shown|described|mentioned|listed|given|discussed|noted|outlined|explained|illustrated|depicted)"
    r" (?:in )?(?:above|below|earlier|previously|figure|table|section)"
    r"|\b(?:the )?(?:above|below|aforementioned)\b-?(?:mentioned|[.,])|\bas follows\b|\bthe following\b"
    r"|\bthe (?:former|latter)(?=\s*(?:[,.;)]|is\b|was\b|has\b|had\b|and\b|group\b|case\b|two\b))|\brespectively\b"
    r"|\bsee also\b|\bshown by the\b|\bherein\b|\[link\]|\[\w+\]"
    r"|\b(?:preceding|previous|following|next) (?:section|chapter|paragraph|page)|\b(?:this|the present|our"
    r"|the current) (?:paper|article|study|section|chapter|unit|module|book|work|research)\b",
    re.IGNORECASE,
)
_GARBLED = (
    re.compile(
        r"(?<=[a-z0-9\])] )(?:In|The|On|At|For|From|After|While|When|This|These|It|He|She|They|There|As|By|But"
        r"|However)\b(?! [A-Z])"
    ),
    re.compile(r"\b(\w{4,})An? \1\b", re.IGNORECASE),
    re.compile(r"[a-z](?:The|An?|In|On|This|These|It|However)\b|\b[Ss]ection [Ss]ummary\b"),
    re.compile(r"\b(?:in|by|of|at|with|from|for|on|see|and|or|the|No|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.$"),
    re.compile(r"^\d+\.\s"),
    re.compile(r"[a-z]\.[A-Z0-9]|\s[,.;:]\s|[,;:]{2}|\b\d+ (?:said|told|says)\b|\s[.,]$"),
    re.compile(r"\bthe (?:a|an|the|of|in)\b|\b(?:a|an) (?:a|an|the|of)\b", re.IGNORECASE),
    re.compile(r"[A-Z][a-z]+ [A-Z], [A-Z]|^(?:(?:In|On|By) [^,]+, )?[^,]+, (?:is|was|are|were)\b"),
    re.compile(r"\b(?!Inc|Corp|Ltd|Bros|Dept|Univ|Sept|Capt|Prof)[A-Za-z]{4,}\. [A-Z0-9]"),
    re.compile(r"[£$€] \d|\+\d{6,}|\bamp [A-Z]|\b(?:at|of|with|for) on\b"),
    re.compile(r"\ba (?:[aio](?!ne\b|nce\b|ne-)|e(?![uw]))[a-z]{4,}\b"),
    re.compile(r"\b(?:of|in|by|with|from|at) (?:was|is|were|are|had|has)\b"),
    re.compile(r"\?{2}|\ufffd|_|@|``|''"),
    re.compile(r"\b(?:in|on|at|of|from|into|upon) (?:when|where|and|but|or|that)\b"),
    re.compile(r"\b(?:in|on|at|of|from|with|by),|, (?:and|but|or),"),
)
_REPEATED = re.compile(r"\b(?!had\b|that\b)(\w+) \1\b|^(\w+) (?i:\2)\b")
_FORMULA = re.compile(r"[\[\]=<>{}\\^~×≤≥µσ∑|#*/]")
_DASH = re.compile(r"[–—]\s|\s[–—]|—|--|;|:|…")
_IMAGINED = re.compile(
    r"\b(?:someone|somebody|anyone|imagine|suppose|consider (?:the|a|an|how)|let us|let’s)\b", re.IGNORECASE
)
_SUPPOSED = re.compile(r"(?:If\b.*\b(?:would|could|might)\b|(?:Had|Were|Should) (?:the |a |an )?\w+ .*\bwould\b)")
_HEDGE = re.compile(
    r"\b(?:perhaps|possibly|probably|presumably|reportedly|allegedly|supposedly|apparently|rumou?red)\b"
)
_FIRST = re.compile(r"^[“\"‘'(]*")


@dataclass(frozen=True, slots=True)
class View:
    """A sentence under inspection; `tokens` without white space."""

    span: Tokens
    tokens: tuple[Token, ...]
    text: str
    root: Token
    subject: Token | None
    material: Material

    @staticmethod
    def of(span: Tokens, material: Material) -> View:
        """Look at a sentence."""
        root = span.root
        subject = next((child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
        tokens = tuple(token for token in span if not token.is_space)
        return View(span, tokens, span.text.strip(), root, subject, material)


def _no_verb(view: View) -> bool:
    if view.root.pos_ not in {"VERB", "AUX"}:
        return True
    if view.root.tag_ in _FINITE:
        return False
    return not any(c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE for c in view.root.children)


def _no_subject(view: View) -> bool:
    return not any(child.dep_ in _SUBJECTS for child in view.root.children)


def _fragment(view: View) -> bool:
    children = list(view.root.children)
    if any(child.dep_ == "aux" and child.lower_ == "having" for child in children):
        return True
    return any(child.dep_ == "mark" and child.i < view.root.i for child in children)


def _no_period(text: str) -> bool:
    return not _END.search(text)


def _question(text: str) -> bool:
    return "?" in text or "!" in text


def _elliptical(view: View) -> bool:
    """Tell whether the subject is only an owner: "Reagan's from 1981 to 1988 was 52 percent"."""
    subject = view.subject
    if subject is None:
        return False
    after = subject.doc[subject.i + 1].lower_ if subject.i + 1 < len(subject.doc) else ""
    return after in {"'s", "’s"} or subject.lower_ in {"'s", "’s"}


def _imperative(view: View) -> bool:
    return view.root.tag_ == "VB" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in view.root.children)


def _lower_case_start(text: str) -> bool:
    first = _FIRST.sub("", text)[:1]
    return not (first.isupper() or first.isdigit())


def _unbalanced(text: str) -> bool:
    return (
        text.count("(") != text.count(")") or text.count("[") != text.count("]") or text.count("“") != text.count("”")
    )


def is_garbled(text: str) -> bool:
    """Tell whether the text bears marks of a damaged source: words run together, doubled or cut off, shouting."""
    if any(pattern.search(text) for pattern in _GARBLED) or _REPEATED.search(text):
        return True
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > 0.4 * len(letters)


def _formula(text: str) -> bool:
    return bool(_FORMULA.search(text))


def _dash_or_colon(text: str) -> bool:
    return bool(_DASH.search(text))


def _document_reference(text: str) -> bool:
    return bool(_REFERENCE.search(text))


def _imagined(text: str) -> bool:
    return bool(_IMAGINED.search(text) or _SUPPOSED.match(text))


def _hypothetical(view: View) -> bool:
    subject = view.subject
    if subject is None or subject.pos_ != "NOUN":
        return False
    lemma = subject.lemma_.lower()
    human = lemma in PERSON_NOUNS or lemma.endswith(("er", "or", "ist", "ian", "ant", "ent"))
    single = any(child.dep_ == "det" and child.lower_ in {"a", "an"} for child in subject.children)
    modal = any(child.tag_ == "MD" for child in view.root.children)
    return single and human and (modal or (lemma in PERSON_NOUNS and view.root.tag_ in {"VBZ", "VBP", "VB"}))


def _hedged(text: str) -> bool:
    return bool(_HEDGE.search(text))


def _seeming(view: View) -> bool:
    return view.root.lemma_ in {"seem", "appear"}


_LASTING_WORDS: tuple[tuple[Reason, Callable[[str], bool]], ...] = (
    (Reason.QUESTION, _question),
    (Reason.NO_PERIOD, _no_period),
    (Reason.LOWER_CASE_START, _lower_case_start),
    (Reason.UNBALANCED, _unbalanced),
    (Reason.FORMULA, _formula),
    (Reason.DOCUMENT_REFERENCE, _document_reference),
)
_LASTING_BUILD: tuple[tuple[Reason, Callable[[View], bool]], ...] = (
    (Reason.NO_VERB, _no_verb),
    (Reason.IMPERATIVE, _imperative),
    (Reason.FRAGMENT, _fragment),
)
_OTHER_WORDS: tuple[tuple[Reason, Callable[[str], bool]], ...] = (
    (Reason.GARBLED, is_garbled),
    (Reason.DASH_OR_COLON, _dash_or_colon),
    (Reason.HYPOTHETICAL, _imagined),
    (Reason.HEDGED, _hedged),
)
_OTHER_BUILD: tuple[tuple[Reason, Callable[[View], bool]], ...] = (
    (Reason.NO_SUBJECT, _no_subject),
    (Reason.NO_SUBJECT, _elliptical),
    (Reason.HYPOTHETICAL, _hypothetical),
    (Reason.HEDGED, _seeming),
)


def first_fault[T](checks: tuple[tuple[Reason, Callable[[T], bool]], ...], of: T) -> Reason | None:
    """Return the reason of the first check that is true, or None."""
    return next((reason for reason, is_so in checks if is_so(of)), None)


def lasting_fault(view: View) -> Reason | None:
    """Return the first fault that no cleaning mends, or None."""
    return first_fault(_LASTING_WORDS, view.text) or first_fault(_LASTING_BUILD, view)


def worded_fault(words: Doc) -> Reason | None:
    """Return the first fault of form that shows without a parse, or None."""
    length = sum(1 for token in words if token.is_alpha or token.like_num)
    if length < MIN_WORDS:
        return Reason.SHORT
    if length > MAX_WORDS:
        return Reason.LONG
    text = words.text.strip()
    return first_fault(_LASTING_WORDS, text) or first_fault(_OTHER_WORDS, text)


def form_fault(view: View) -> Reason | None:
    """Return the first fault of form that only a parse shows, or None."""
    return first_fault(_LASTING_BUILD, view) or first_fault(_OTHER_BUILD, view)


def text_faults(text: str) -> tuple[Reason, ...]:
    """Return every fault of form that the bare words show, without a model: for cards that a person words."""
    return tuple(dict.fromkeys(reason for reason, is_so in (*_LASTING_WORDS, *_OTHER_WORDS) if is_so(text)))
