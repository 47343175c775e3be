from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.parsed import parse
from studyapp.domain.analysis import AnalysisRequest, EntityFinding, EntityType, Mention, entity_key, fold
from studyapp.domain.document import Block, BlockKind, DateSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.analysis.cards.linter import Rejection
    from studyapp.analysis.language import LanguageModel
    from studyapp.analysis.parsed import Parsed
    from studyapp.domain.analysis import CardFinding

    Made = tuple[Parsed, tuple[CardFinding, ...], tuple[Rejection, ...]]

_TYPES = {kind.value: kind for kind in EntityType}


def blocks_of(text: str) -> tuple[Block, ...]:
    """Take short lines without a full stop for headings, all others for paragraphs."""
    found: list[Block] = []
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        heading = len(match.group().split()) < 8 and not match.group().rstrip().endswith((".", "?", "!", "”"))
        found.append(Block(BlockKind.HEADING if heading else BlockKind.PARAGRAPH, match.start(), match.end()))
    return tuple(found)


def names_in(parsed: Parsed) -> tuple[EntityFinding, ...]:
    """Group the recogniser's names by their wording; a surname joins the only full name that ends in it."""
    mentions: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for block in parsed.blocks:
        for ent in block.doc.ents:
            if ent.label_ in _TYPES:
                span = block.span(ent)
                name = re.sub(r"^(?:the|The) |['’]s$", "", ent.text)
                mentions[fold(name)].append((span.start, span.end, name, ent.label_))
    for key in [key for key in mentions if " " not in key]:
        full = [other for other in mentions if other.endswith(f" {key}")]
        if len(full) == 1:
            mentions[full[0]] += mentions.pop(key)
    result: list[EntityFinding] = []
    for found in mentions.values():
        forms = list(dict.fromkeys(sorted((m[2] for m in found), key=lambda form: (-len(form), form))))
        places = tuple(Mention(start, end) for start, end, _, _ in sorted(found))
        kind = _TYPES[max(found, key=lambda m: len(m[2]))[3]]
        result.append(EntityFinding(entity_key(forms[0]), forms[0], kind, len(found) / 10, tuple(forms[1:]), places))
    return tuple(sorted(result, key=lambda entity: (-entity.salience, entity.key)))


@pytest.fixture(scope="session")
def make(model: LanguageModel) -> Callable[..., Made]:
    """Make the cards of a text, as the pipeline does, with plain stand-ins for the other annotators."""
    from studyapp.analysis.cards.generate import make_cards_with_reasons
    from studyapp.analysis.cards.reader import SentenceReader

    def run(text: str, title: str = "") -> Made:
        parsed = parse(model.nlp, AnalysisRequest(title, text, blocks_of(text), None, DateSource.NONE))
        cards, rejections = make_cards_with_reasons(
            parsed, None, names_in(parsed), (), (), reader=SentenceReader(model.nlp)
        )
        return parsed, cards, rejections

    return run
