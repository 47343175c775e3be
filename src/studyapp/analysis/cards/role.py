"""Cards over who somebody is: "Olga Perez, director of the harbour" asks both ways, and several of them match.

Taken from the text itself, not from statements: an apposition keeps its sense inside any sentence, quoted speech apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.accepted import name_forms
from studyapp.analysis.cards.answers import Kind
from studyapp.analysis.cards.draft import Draft
from studyapp.analysis.cards.lexicon import CONTENT, DEICTIC_TIME, PERSON_NOUNS, THIRD_PERSON
from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.match import FEWEST_PAIRS, MOST_PAIRS, Pair, inside, match_draft
from studyapp.analysis.cards.material import bare, is_front_matter
from studyapp.analysis.cards.quotes import find_quotes
from studyapp.analysis.cards.voices import PUBLIC, only_reports
from studyapp.domain.analysis import CardType, EntityType, Tier, fold
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from studyapp.analysis.cards.linter import Ledger
    from studyapp.analysis.cards.material import Material, Name, Passage

MAX_WORDS = 18
_TELLING = 2
"""So many names make an indefinite description fit one person only."""
_QUOTED = 2
"""Somebody who is named in so many passages, always as a speaker, is quoted, not written about."""
_WRITTEN_ABOUT, _SHORT = 3, 20
"""Who is named in fewer passages is named in passing: an author who is cited, a guest. In a text of
so few sentences once is enough."""
MATCH_PROMPT = "Match each person with what the text says of them."
_DULL = re.compile(
    r"\b(?:spokes(?:man|woman|person)|lawyer|attorney|representative|analyst|trader|broker|neighbou?r|friend"
    r"|colleague|customs officer|employee|resident|witness|passenger|victim|survivor|caller)\b",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"[“”\"\[\]();:]|\b(?:who|which|whose|that|this|these|those|aged?|former(?:ly)?|then|later|other|another|one of"
    r"|our|my|your)\b"
    r"|^\d|\d[- ]year|\bat the time\b|\b(?:current|new|here)\b"
    r"|^(?:an? )?(?:member|native|citizen|resident|daughter|son|child) of\b"
    r"|^an? (?:\w+ )?(?:author|woman|man|girl|boy)\b",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(
    r"\b(?:fellow|professor|strategist|analyst|member|partner|student|teacher|economist|expert|researcher|scientist"
    r"|player"
    r"|lawyer|engineer|reporter|journalist|representative|(?<!executive )(?<!financial )(?<!operating )officer"
    r"|senator|author|writer|actor|actress|singer)$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:the )?(?:[A-Z]\w+ )*(?:Prime |Deputy )?(?:Minister|Secretary|President|Governor|Chancellor)"
    r"(?: of (?:State|War|Defen[cs]e|Foreign Affairs|the [A-Z]\\w+))?",
    re.I,
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Role:
    """A person and what the text calls them, with the passage that says so."""

    name: Name
    text: str
    span: Span
    passage: Passage
    named_at: Span


def role_drafts(material: Material, ledger: Ledger) -> tuple[Draft, ...]:
    """Return a card each way for each person whose role is told, and a matching card where there are enough."""
    roles: dict[str, _Role] = {}
    for passage in material.passages:
        for role in _roles(material, passage):
            reason = _fault(material, role)
            if reason is not None:
                ledger.refuse(reason, role.span)
            elif role.name.key not in roles and not any(
                fold(other.text) == fold(role.text) for other in roles.values()
            ):
                roles[role.name.key] = role
    found = [role for role in roles.values() if role.name.key not in material.protagonists]
    often = min(_WRITTEN_ABOUT, 1 + len(material.passages) // _SHORT)
    told = [role for role in found if len(role.name.passages) >= often]
    match = (_match(told[:MOST_PAIRS]),) if len(told) >= FEWEST_PAIRS else ()
    known = [role for role in told if not material.is_news or PUBLIC.search(role.text)]
    return (*(draft for role in known for draft in _both_ways(role)), *match)


def _roles(material: Material, passage: Passage) -> Iterator[_Role]:
    if is_front_matter(passage):
        return
    base = passage.block.block.start
    quotes = find_quotes(passage.block.doc.text)
    doc = passage.block.doc
    for ent in passage.tokens.ents:
        name = material.name_of(ent.text) if ent.label_ == "PERSON" else None
        if name is None or name.type is not EntityType.PERSON or not name.sure:
            continue
        for start, end in (_behind(ent), _before(ent)):
            words = doc[start:end]
            if end <= start or quotes.reaching(Span(words.start_char, words.end_char)):
                continue
            span = Span(base + words.start_char, base + words.end_char)
            yield _Role(name, words.text, span, passage, Span(base + ent.start_char, base + ent.end_char))


def _behind(ent: Tokens) -> tuple[int, int]:
    """Return the description in "Olga Perez, director of the harbour,"."""
    for token in ent.root.children:
        if token.dep_ == "appos" and token.lemma_.lower() in PERSON_NOUNS and token.ent_type_ != "PERSON":
            start = token.left_edge.i
            if start == ent.end + 1 and ent.doc[ent.end].text == ",":
                return start, _end(token)
    return 0, 0


def _before(ent: Tokens) -> tuple[int, int]:
    """Return the description in "the harbour's director, Olga Perez" or "the harbour's director Olga Perez"."""
    head = ent.root.head
    if (
        ent.root.dep_ == "appos"
        and head.lemma_.lower() in PERSON_NOUNS
        and ent.start > 0
        and ent.doc[ent.start - 1].text == ","
    ):
        return head.left_edge.i, ent.start - 1
    for token in ent.root.children:
        possessed = token.i == ent.start - 1 and any(child.dep_ == "poss" for child in token.children)
        if possessed and token.dep_ == "compound" and token.pos_ == "NOUN" and token.lemma_.lower() in PERSON_NOUNS:
            return token.left_edge.i, ent.start
    return 0, 0


def _end(noun: Token) -> int:
    """Return where the description ends: at its first comma, or with its phrase."""
    doc = noun.doc
    for at in range(noun.i + 1, noun.right_edge.i + 1):
        if doc[at].text == "," and at + 1 < len(doc) and doc[at + 1].pos_ == "PROPN":
            return noun.i  # a name with commas of its own
        if doc[at].text == "," or doc[at].dep_ in {"relcl", "advcl"}:
            return at
    return noun.right_edge.i + 1


def _fault(material: Material, role: _Role) -> Reason | None:
    words = role.text.split()
    folded = fold(role.text)
    tokens = role.passage.block.tokens(role.span)
    if tokens is None or not 2 <= len(words) <= MAX_WORDS or _BAD.search(role.text) or DEICTIC_TIME.search(role.text):
        return Reason.VAGUE_DEFINITION
    if any(token.ent_type_ == "PERSON" and token.dep_ != "poss" for token in tokens) or role.text.endswith(
        ("’s", "'s")
    ):
        return Reason.ILL_FORMED
    if any(token.dep_ == "nummod" for token in tokens) or tokens.root.tag_ in {"NNS", "NNPS"}:
        return Reason.ILL_FORMED
    if re.search(r"\bwhom\b", role.text) or tokens[-1].pos_ in {"ADP", "AUX", "VERB", "DET", "CCONJ"}:
        return Reason.ILL_FORMED
    if re.search(r"\bthe (?:[a-z-]+ )*[a-z]+['’]s\b", role.text):
        return Reason.DANGLING_DEFINITE  # "the company's research unit"
    if _DULL.search(role.text):
        return Reason.TRIVIAL
    if any(t.lower_ in THIRD_PERSON or (t.pos_ == "VERB" and t.dep_ not in {"amod", "compound"}) for t in tokens):
        return Reason.UNRESOLVED_PRONOUN
    if len(role.name.passages) <= _QUOTED and all(only_reports(material, role.name, i) for i in role.name.passages):
        return Reason.TRIVIAL  # a voice, not an actor
    if any(len(word) > 3 and word in folded for word in bare(role.name.name).split()):
        return Reason.LEAK
    named = any(
        token.ent_type_ in {"ORG", "GPE", "LOC", "NORP", "FAC", "WORK_OF_ART", "EVENT", "PERSON"} for token in tokens
    )
    content = sum(1 for token in tokens if token.pos_ in CONTENT)
    if _OFFICE.fullmatch(role.text):
        return Reason.THIN  # of which country
    if len(bare(role.name.name).split()) < 2 or not named or content < 2:
        return Reason.THIN
    return None if role.name.key in material.names else Reason.UNSURE_TYPE


def _both_ways(role: _Role) -> Iterator[Draft]:
    source = _both(role)
    fact = f"role|{role.name.key}|{fold(role.text)}"
    if not _one_of_many(role):
        yield _who_is(role, source, fact)
    yield Draft(
        type=CardType.REVERSE,
        variant="role",
        kind=Kind.PERSON,
        prompt=f"Who is {role.name.name}, according to the text?",
        answer=role.text,
        passage=role.passage,
        source=source,
        subject=role.name.key,
        fact=fact,
        precision=0.82,
        tier=Tier.SUGGESTED,
        statement=role.text,
        interest=0.3,
        answer_span=role.span,
    )


def _who_is(role: _Role, source: Span, fact: str) -> Draft:
    return Draft(
        type=CardType.QUESTION,
        variant="role",
        kind=Kind.PERSON,
        prompt=f"Who is described as {_with_article(role.text)}?",
        answer=role.name.name,
        passage=role.passage,
        source=source,
        subject=role.name.key,
        fact=fact,
        precision=0.85,
        tier=Tier.SUGGESTED,
        statement=role.text,
        interest=0.35,
        hint="person",
        accepted=tuple(form for form in dict.fromkeys(name_forms(role.name)) if form != role.name.name),
    )


def _one_of_many(role: _Role) -> bool:
    """Tell whether others bear the same description: "a scientist at Stanford University", "an American poet"."""
    tokens = role.passage.block.tokens(role.span)
    text = _with_article(role.text)
    named = {ent.text for ent in tokens.ents} if tokens is not None else set[str]()
    if tokens is not None and all(ent.label_ == "NORP" for ent in tokens.ents) and tokens[-1] == tokens.root:
        return True  # "the French artist"
    return re.match(r"an? ", text, re.IGNORECASE) is not None and len(named) < _TELLING


def _both(role: _Role) -> Span:
    """Return the passage that holds name and description."""
    return Span(min(role.span.start, role.named_at.start), max(role.span.end, role.named_at.end))


def _with_article(text: str) -> str:
    """Return the description with "the" or "a", unless it has an article or a possessor."""
    if _ARTICLE.match(text) or re.match(r"[^,]*?\w['’]s? ", text) or re.match(r"(?:his|her|its|their)\b", text):
        return text[0].lower() + text[1:] if _ARTICLE.match(text) else text
    if _ONE_OF_MANY.search(text.split(" of ", maxsplit=1)[0].split(" at ", maxsplit=1)[0]):
        return f"{'an' if text[0].casefold() in 'aeiou' else 'a'} {text}"
    return f"the {text}"


def _match(roles: list[_Role]) -> Draft:
    pairs = [Pair(role.name.name, inside(role.text), role.passage, _both(role)) for role in roles]
    return match_draft(pairs, MATCH_PROMPT, "roles", 0.86)
