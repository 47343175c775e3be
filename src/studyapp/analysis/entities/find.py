"""Finds the entities of a document: names, joined over their aliases, typed, ranked, and defined."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from studyapp.analysis.entities.cluster import cluster
from studyapp.analysis.entities.kinds import type_of
from studyapp.analysis.entities.lexicon import MEDIA_CREDITS
from studyapp.analysis.entities.names import find_names
from studyapp.analysis.entities.page import read_page
from studyapp.domain.analysis import EntityFinding, EntityKey, Mention, entity_key, fold

if TYPE_CHECKING:
    from studyapp.analysis.entities.candidates import Candidate
    from studyapp.analysis.parsed import Parsed


def find_entities(parsed: Parsed) -> tuple[EntityFinding, ...]:
    """Return the entities of the document, highest salience first; a mention belongs to one entity."""
    page = read_page(parsed)
    clusters = [mentions for mentions in cluster(find_names(page)) if _is_entry(mentions)]
    found: list[EntityFinding] = []
    length = max(1, len(parsed.text))
    for mentions in clusters:
        kind = type_of(mentions)
        name, aliases = names_of(mentions)
        spans = [m.sheet.span(m.start, m.end) for m in mentions]
        salience = min(1.0, len(mentions) / 10) * 0.5 + 0.5 * (1 - spans[0].start / length)
        found.append(
            EntityFinding(
                key=entity_key(name),
                name=name,
                type=kind,
                salience=round(salience, 4),
                aliases=aliases,
                mentions=tuple(Mention(s.start, s.end) for s in spans),
            )
        )
    found.sort(key=lambda e: (-e.salience, e.mentions[0].start))
    return _with_keys(found)


def names_of(mentions: list[Candidate]) -> tuple[str, tuple[str, ...]]:
    """Return the name to show and the other names, most frequent first."""
    counts = Counter(mention.text for mention in mentions)
    order = sorted(counts, key=lambda text: (-counts[text], text))
    name = max(order, key=lambda text: (len(text.split()) > 1, counts[text], len(text)))
    seen = {fold(name)}
    aliases: list[str] = []
    for text in order:
        if fold(text) not in seen:
            seen.add(fold(text))
            aliases.append(text)
    return name, tuple(aliases)


def _is_entry(mentions: list[Candidate]) -> bool:
    prose = [m for m in mentions if m.sheet.parsed.is_prose or m.sheet.is_heading]
    if not prose:
        return False
    if fold(mentions[0].text) in MEDIA_CREDITS:
        return not all(_is_credit(m) for m in prose)
    return True


def _is_credit(mention: Candidate) -> bool:
    """Tell whether a medium is named only as the one that was told, or that reports."""
    sheet, last = mention.sheet, mention.end - 1
    head = sheet.low[sheet.heads[last]]
    return head in {"told", "tell", "emailed", "reported", "reports", "said", "says", "by", "from"}


def _with_keys(found: list[EntityFinding]) -> tuple[EntityFinding, ...]:
    seen: Counter[EntityKey] = Counter()
    keyed: list[EntityFinding] = []
    for entity in found:
        seen[entity.key] += 1
        turn = seen[entity.key]
        key = entity.key if turn == 1 else EntityKey(f"{entity.key}-{turn}")
        keyed.append(
            EntityFinding(
                key, entity.name, entity.type, entity.salience, entity.aliases, entity.mentions, entity.definition
            )
        )
    return tuple(keyed)
