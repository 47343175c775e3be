"""Ranks entities by how much the document is about them: trained weights over counts, places, and grammatical roles."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.entities.salience_weights import SALIENCE_WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.analysis.entities.candidate import Candidate
    from studyapp.analysis.entities.page import Page
    from studyapp.domain.analysis import EntityType

_SHORT = 3
"""Letters of a word that says nothing when it stands in the title, too."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity as far as its rank depends on it."""

    mentions: Sequence[Candidate]
    type: EntityType
    defined: bool
    pronouns: int = 0


def saliences(page: Page, entities: Sequence[Ranked]) -> list[float]:
    """Return the salience of each entity, 0..1: the share of summaries that would name it."""
    values: list[float] = []
    for features in salience_features(page, entities):
        total = sum(SALIENCE_WEIGHTS.get(name, 0.0) * value for name, value in features.items())
        values.append(1 / (1 + math.exp(-total)))
    return values


def salience_features(page: Page, entities: Sequence[Ranked]) -> list[dict[str, float]]:
    """Return the features of each entity, most of them relative to the document's other entities."""
    order = sorted(range(len(entities)), key=lambda at: _first(entities[at]))
    turns = {at: turn for turn, at in enumerate(order)}
    prose = [sheet.index for sheet in page.sheets if sheet.parsed.is_prose]
    before: dict[int, int] = {}
    length = 0
    for sheet in page.sheets:
        before[sheet.index] = length
        length += len(sheet.words)
    view = _View(
        page=page,
        most=max((len(e.mentions) for e in entities), default=1),
        total=sum(len(e.mentions) for e in entities) or 1,
        lead=frozenset(prose[:1]),
        opening=frozenset(prose[:3]),
        before=before,
        length=length or 1,
        types=Counter(entity.type for entity in entities),
        verbless=frozenset(sheet.index for sheet in page.sheets if not _FINITE & set(sheet.tags)),
    )
    return [
        _counts(view, entity) | _places(view, entity, turns[at]) | _roles(view, entity)
        for at, entity in enumerate(entities)
    ]


@dataclass(frozen=True, slots=True)
class _View:
    """What the features of all entities share.

    Attributes:
        most: mentions of the entity that is named most often.
        before: by block, the words before it.
        types: how many entities there are of each type.
        verbless: blocks without a finite verb: by-lines, addresses, lists of names.
    """

    page: Page
    most: int
    total: int
    lead: frozenset[int]
    opening: frozenset[int]
    before: dict[int, int]
    length: int
    types: Counter[EntityType]
    verbless: frozenset[int]


def _counts(view: _View, entity: Ranked) -> dict[str, float]:
    count = len(entity.mentions)
    return {
        "bias": 1.0,
        "log_count": math.log(count),
        "log_share": math.log(count / view.total),
        "of_most": count / view.most,
        "pronouns": math.log(1 + entity.pronouns),
        "log_all": math.log(count + entity.pronouns),
        "once": float(count == 1),
        "defined": float(entity.defined),
        "alone_of_type": float(view.types[entity.type] == 1),
        "words": float(min(3, max(m.end - m.start for m in entity.mentions))),
        f"type={entity.type.value}": 1.0,
    }


def _places(view: _View, entity: Ranked, turn: int) -> dict[str, float]:
    mentions = entity.mentions
    share = len(mentions) / view.most
    places = [(view.before[m.sheet.index] + m.start) / view.length for m in mentions]
    title = float(any(m.sheet.index == 0 and m.sheet.is_heading for m in mentions))
    lead = float(any(m.sheet.index in view.lead for m in mentions))
    titled = set(view.page.title.split())
    in_title = float(any(f" {' '.join(m.low)}" in view.page.title for m in mentions))
    once = float(len(mentions) == 1)
    return {
        "first": places[0],
        "log_first": math.log(places[0] * view.length + 10),
        "spread": places[-1] - places[0],
        "turn": math.log(turn + 1),
        "blocks": len({m.sheet.index for m in mentions}) / max(1, len(view.page.sheets)),
        "title": title,
        "heading": float(any(m.sheet.is_heading and m.sheet.index > 0 for m in mentions)),
        "lead": lead,
        "opening": float(any(m.sheet.index in view.opening for m in mentions)),
        "first_sentence": float(any(m.sheet.index in view.lead and m.sheet.sentences[m.start] == 0 for m in mentions)),
        "in_title": in_title,
        "word_in_title": float(any(word in titled for m in mentions for word in m.low if len(word) > _SHORT)),
        "in_title&once": in_title * once,
        "title&once": title * once,
        "title&of_most": title * share,
        "lead&of_most": lead * share,
        "count&first": share * (1 - places[0]),
    }


def _roles(view: _View, entity: Ranked) -> dict[str, float]:
    mentions = entity.mentions
    count = len(mentions)
    subjects = sum(_is_subject(m) for m in mentions)
    return {
        "subject": subjects / count,
        "log_subject": math.log(1 + subjects),
        "modifier": sum(m.sheet.deps[m.end - 1] in {"compound", "amod", "poss", "nmod"} for m in mentions) / count,
        "prose": sum(m.sheet.parsed.is_prose for m in mentions) / count,
        "verbless": sum(m.sheet.index in view.verbless for m in mentions) / count,
        "lead&subject": float(any(m.sheet.index in view.lead and _is_subject(m) for m in mentions)),
        "opens_subject": float(_is_subject(mentions[0])),
        "leads_blocks": math.log(1 + len({m.sheet.index for m in mentions if m.sheet.sentences[m.start] == 0})),
    }


def _first(entity: Ranked) -> tuple[int, int]:
    return entity.mentions[0].sheet.index, entity.mentions[0].start


def _is_subject(mention: Candidate) -> bool:
    return mention.sheet.deps[mention.end - 1] in _SUBJECTS
