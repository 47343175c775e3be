"""Ranks entities by how much the document is about them: trained weights over counts, places, and grammatical roles."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.entities.salience_weights import SALIENCE_WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.analysis.entities.candidates import Candidate
    from studyapp.analysis.entities.page import Page
    from studyapp.domain.analysis import EntityType

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
    most = max((len(e.mentions) for e in entities), default=1)
    total = sum(len(e.mentions) for e in entities) or 1
    sheets = max(1, len(page.sheets))
    order = sorted(range(len(entities)), key=lambda at: _first(entities[at]))
    turn_of = {at: turn for turn, at in enumerate(order)}
    prose = [sheet.index for sheet in page.sheets if sheet.parsed.is_prose]
    lead = set(prose[:1])
    opening = set(prose[:3])
    length = sum(len(sheet.words) for sheet in page.sheets) or 1
    before: dict[int, int] = {}
    seen = 0
    for sheet in page.sheets:
        before[sheet.index] = seen
        seen += len(sheet.words)
    found: list[dict[str, float]] = []
    for at, entity in enumerate(entities):
        mentions = entity.mentions
        count = len(mentions)
        places = [(before[m.sheet.index] + m.start) / length for m in mentions]
        features = {
            "bias": 1.0,
            "log_count": math.log(count),
            "log_share": math.log(count / total),
            "of_most": count / most,
            "first": places[0],
            "log_first": math.log(places[0] * length + 10),
            "spread": places[-1] - places[0],
            "turn": math.log(turn_of[at] + 1),
            "blocks": len({m.sheet.index for m in mentions}) / sheets,
            "title": float(any(m.sheet.index == 0 and m.sheet.is_heading for m in mentions)),
            "heading": float(any(m.sheet.is_heading and m.sheet.index > 0 for m in mentions)),
            "lead": float(any(m.sheet.index in lead for m in mentions)),
            "opening": float(any(m.sheet.index in opening for m in mentions)),
            "first_sentence": float(any(m.sheet.index in lead and m.sheet.sentences[m.start] == 0 for m in mentions)),
            "subject": sum(_is_subject(m) for m in mentions) / count,
            "log_subject": math.log(1 + sum(_is_subject(m) for m in mentions)),
            "modifier": sum(m.sheet.deps[m.end - 1] in {"compound", "amod", "poss", "nmod"} for m in mentions) / count,
            "pronouns": math.log(1 + entity.pronouns),
            "log_all": math.log(count + entity.pronouns),
            "once": float(count == 1),
            "defined": float(entity.defined),
            "words": float(min(3, max(m.end - m.start for m in mentions))),
            "prose": sum(m.sheet.parsed.is_prose for m in mentions) / count,
            f"type={entity.type.value}": 1.0,
        }
        features["in_title"] = float(any(f" {' '.join(m.low)}" in page.title for m in mentions))
        features["in_title&once"] = features["in_title"] * features["once"]
        features["title&once"] = features["title"] * features["once"]
        features["lead&subject"] = float(any(m.sheet.index in lead and _is_subject(m) for m in mentions))
        features["opens_subject"] = float(_is_subject(mentions[0]))
        features["title&of_most"] = features["title"] * features["of_most"]
        features["lead&of_most"] = features["lead"] * features["of_most"]
        features["count&first"] = features["of_most"] * (1 - features["first"])
        found.append(features)
    return found


def _first(entity: Ranked) -> tuple[int, int]:
    return entity.mentions[0].sheet.index, entity.mentions[0].start


def _is_subject(mention: Candidate) -> bool:
    return mention.sheet.deps[mention.end - 1] in _SUBJECTS
