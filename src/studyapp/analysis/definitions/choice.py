"""Chooses one definition for an entity: trained weights score the proposals, the best above a threshold is kept."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from studyapp.analysis.definitions.rules import Kind, is_role, propose
from studyapp.analysis.definitions.weights import DEFINITION_WEIGHTS
from studyapp.analysis.entities.lexicon import OFFICE_PARTS, PERSON_WORDS, words
from studyapp.analysis.entities.traits import kinds_of
from studyapp.domain.analysis import Definition, EntityType
from studyapp.domain.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.analysis.definitions.rules import Proposal
    from studyapp.analysis.entities.candidate import Candidate
    from studyapp.analysis.entities.page import Sheet

_THRESHOLD = 0.33
_STRICT_THRESHOLD = 0.5
_OFFICE = 0.6
"""An office in capitals behind a person's name ("X, Associate Fellow of …"); the training data call it an alias."""
_JOINED = 0.3
"""Sureness from which a second phrase beside the same mention is added to the first."""
_TELLS = {
    Kind.COPULA: 0.1,
    Kind.APPOSITIVE: 0.1,
    Kind.RELATIVE: 0.0,
    Kind.ROLE: 0.0,
    Kind.TITLE: -0.1,
    Kind.PLACE: -0.1,
}
"""Added to the sureness in the choice between several good phrases: "president of Acme" tells more than "President"."""
_TITLE = 0.35
"""Least sureness of the office before a person's name: the text says it, however the training data count it."""
_BARE = 0.3
_MOST_MENTIONS = 40
_WORDS_ABOUT_WORDS = words(
    """
    name names surname nickname pseudonym term word words title phrase letter image photo credit example e.g
    pronunciation
    """
)
_VAGUE = words(
    """
    thing things lot kind way reason problem question issue time day others today
    """
)


def definition_of(mentions: Sequence[Candidate], kind: EntityType, *, strict: bool) -> Definition | None:
    """Return the best definition that stands beside one of the mentions, or None.

    `strict` is for textbooks, where a definition is more than a title or a role.
    """
    least = _STRICT_THRESHOLD if strict else _THRESHOLD
    scored = [(score_of(p, kind), p) for p in proposals_of(mentions) if not (strict and p.kind is Kind.TITLE)]
    good = [(score, proposal) for score, proposal in scored if score >= least]
    if not good:
        return None
    best = max(good, key=lambda pair: pair[0] + _told_by(pair[1]))[1]
    more = [p for score, p in scored if score >= _JOINED and p.mention == best.mention and not _overlap(p, best)]
    return as_definition([best, *more])


def _told_by(proposal: Proposal) -> float:
    """Return how much more, or less, the phrase tells than others that are as sure; a bare office tells little."""
    bare = proposal.kind is Kind.TITLE and proposal.end - proposal.start == 1
    return _TELLS[proposal.kind] - (_BARE if bare else 0.0)


def _overlap(a: Proposal, b: Proposal) -> bool:
    return a.start < b.end and b.start < a.end


def proposals_of(mentions: Sequence[Candidate]) -> list[Proposal]:
    """Return everything that may define the entity, in text order."""
    prose = telling(mentions)
    return [p for turn, mention in enumerate(prose[:_MOST_MENTIONS]) for p in propose(mention, turn)]


def telling(mentions: Sequence[Candidate]) -> list[Candidate]:
    """Return the mentions in prose, then those in captions, which often say who is to be seen."""
    prose = [mention for mention in mentions if mention.sheet.parsed.is_prose]
    return prose + [mention for mention in mentions if mention.sheet.parsed.block.kind is BlockKind.CAPTION]


def as_definition(proposals: Sequence[Proposal]) -> Definition:
    """Return what stands beside one mention as a definition; its passage spans all of it."""
    sheet = proposals[0].mention.sheet
    parts: list[tuple[int, int]] = []
    for proposal in proposals:
        if all(proposal.end <= start or end <= proposal.start for start, end in parts):
            parts.append((proposal.start, proposal.end))
    parts.sort()
    span = sheet.span(parts[0][0], parts[-1][1])
    return Definition("; ".join(sheet.text(*part) for part in parts), span.start, span.end)


def score_of(proposal: Proposal, kind: EntityType) -> float:
    """Return how surely this defines the entity, 0..1."""
    if proposal.rule == "office":
        return _OFFICE if kind is EntityType.PERSON else 0.0
    if proposal.kind is Kind.TITLE and kind is not EntityType.PERSON:
        return 0.0
    if any("@" in word or word.startswith(("http", "www.")) for word in _words_of(proposal)):
        return 0.0
    total = sum(DEFINITION_WEIGHTS.get(trait, 0.0) for trait in proposal_traits(proposal, kind))
    sureness = 1 / (1 + math.exp(-total))
    return max(sureness, _TITLE) if proposal.kind is Kind.TITLE else sureness


def _words_of(proposal: Proposal) -> list[str]:
    return proposal.mention.sheet.low[proposal.start : proposal.end]


def proposal_traits(proposal: Proposal, kind: EntityType) -> list[str]:
    """Return the features of a proposal."""
    sheet, start, end, noun = proposal.mention.sheet, proposal.start, proposal.end, proposal.noun
    rule = proposal.rule
    size = end - start
    found = [
        "bias",
        f"rule={rule}",
        f"turn={min(proposal.turn, 3)}",
        f"size={_bucket(size)}",
        f"{rule}&size={_bucket(size)}",
    ]
    person = kind is EntityType.PERSON
    if noun >= 0:
        word = sheet.low[noun]
        role = is_role(word)
        fits = role == person
        found += [
            f"{rule}&fits={fits}",
            f"tag={sheet.tags[noun]}",
            f"{rule}&tag={sheet.tags[noun]}",
            f"{rule}&dep={sheet.deps[noun]}",
        ]
        found += [f"noun={k}" for k in kinds_of(word)]
        if word in _WORDS_ABOUT_WORDS:
            found.append("about_words")
        if word in _VAGUE:
            found.append("vague")
        found.append(f"{rule}&type={kind.value}")
    return found + _surroundings(proposal)


def _surroundings(proposal: Proposal) -> list[str]:
    sheet, start, end, rule = proposal.mention.sheet, proposal.start, proposal.end, proposal.rule
    found: list[str] = []
    opener = _tag(sheet, start)
    low = sheet.low[start]
    first = low if low in {"a", "an", "the", "one", "which", "who", "where", "whose"} else opener
    found += [f"opens={first}", f"{rule}&opens={first}"]
    before = sheet.words[start - 1] if start > 0 else ""
    if rule in {"appos", "comma_after", "outer", "relative"}:
        found.append(f"{rule}&before={before if before in {',', '(', '-', '–', ':', '—'} else '?'}")
    after = sheet.words[end] if end < len(sheet.words) else ""
    found.append(f"{rule}&after={after if after in {',', ')', '.', '(', ':', ';', '-'} else '?'}")
    mention_after = sheet.words[proposal.mention.end] if proposal.mention.end < len(sheet.words) else "."
    found.append(f"{rule}&then={mention_after if mention_after in {',', ')', '.', '(', ':', ';', '-'} else '?'}")
    if any(sheet.low[at] == "and" for at in range(end, min(end + 3, len(sheet.low)))):
        found.append(f"{rule}&list")
    head = proposal.mention.end - 1
    found.append(f"{rule}&mention={sheet.deps[head]}")
    found.append(f"first_block={sheet.index < 3}")
    if any(word[0].isdigit() for word in sheet.words[start:end] if word):
        found.append(f"{rule}&digits")
    return found


def _tag(sheet: Sheet, at: int) -> str:
    """Return the tag; an office counts as the common noun that it is: "Associate Fellow of …"."""
    tag = sheet.tags[at]
    return "NN" if tag == "NNP" and (sheet.low[at] in PERSON_WORDS or sheet.low[at] in OFFICE_PARTS) else tag


def _bucket(size: int) -> str:
    return str(size) if size < 3 else "3-5" if size < 6 else "6-12" if size < 13 else "13-24" if size < 25 else "25+"
