"""Finds concepts and their definitions: "osmosis is …", "… is called osmosis", "osmosis, the …", "osmosis refers to …".

The rules need no dictionary of terms. Each finding has a sureness, set by hand from what its wording promises.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.definitions.concept_looks import is_good_term, term_looks, trimmed
from studyapp.analysis.definitions.concept_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.analysis.entities.page import Page, Sheet

_LONGEST_DEFINITION = 60
_SHORTEST_DEFINITION = 3
_BY_RULE = {
    "is_so": -0.6,
    "appos": -0.25,
    "represent": -0.8,
    "this_is_called": -0.3,
    "is_called": -0.2,
    "called": -0.3,
    "include": -0.3,
    "in_term": -0.1,
    "which": 0.2,
    "bracket": 0.4,
    "or": 0.3,
    "comma": 0.4,
}
"""Corrections of the rules' sureness by how often each was right in textbooks."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A term with what defines it, as tokens of one block.

    Attributes:
        rule: how it is put, in one word.
        sureness: higher is surer; about 0 is even odds.
    """

    sheet: Sheet
    term: tuple[int, int]
    definition: tuple[int, int]
    rule: str
    sureness: float


_SURE = 1.0
_TEACHING_SHARE = 0.04
"""Sure definitions a sentence: textbooks have 0.05 to 0.2, news, lives and travel guides under 0.04 (measured)."""
_FEWEST_SENTENCES = 6
_EXPECTED_SURE = 0.6
_SEVERAL = 3
_MOST_NAMES = 0.14
_MOST_PRONOUNS = 0.045
_FEWEST_TOKENS = 60
"""Tokens of ordinary text that are thought added, so that one pronoun does not judge a short passage."""
_USUAL_PRONOUNS = 0.02


def teaches(page: Page, concepts: Sequence[Concept]) -> bool:
    """Tell whether the document explains concepts, as a textbook does, rather than telling what happened."""
    tags: Counter[str] = Counter()
    sentences = 0
    for sheet in page.sheets:
        if sheet.parsed.is_prose:
            tags.update(sheet.tags)
            sentences += len(set(sheet.sentences))
    total = sum(tags.values())
    pronouns = (tags["PRP"] + _USUAL_PRONOUNS * _FEWEST_TOKENS) / (total + _FEWEST_TOKENS)
    if tags["NNP"] > _MOST_NAMES * total or pronouns > _MOST_PRONOUNS:
        return False
    sure = sum(concept.sureness >= _SURE for concept in concepts)
    return (sure + _EXPECTED_SURE) / (sentences + _FEWEST_SENTENCES) >= _TEACHING_SHARE


def is_textbook(page: Page, concepts: Sequence[Concept]) -> bool:
    """Tell whether a document that teaches does so surely: by several sure definitions, or in very few sentences."""
    if not teaches(page, concepts):
        return False
    sentences = sum(len(set(sheet.sentences)) for sheet in page.sheets if sheet.parsed.is_prose)
    return sentences < _FEWEST_SENTENCES or sum(c.sureness >= _SURE for c in concepts) >= _SEVERAL


def find_concepts(page: Page) -> list[Concept]:
    """Return every proposed term–definition pair of the prose, in text order, unsure ones too."""
    found: list[Concept] = []
    for sheet in page.sheets:
        if not sheet.parsed.is_prose:
            continue
        doc = sheet.parsed.doc
        for sentence in doc.sents:
            for rule in RULES:
                for term, definition, name, sureness in rule(doc, sentence.start, sentence.end):
                    first, last = trimmed(doc, *definition)
                    fits = _SHORTEST_DEFINITION <= last - first <= _LONGEST_DEFINITION
                    if fits and (term[1] <= first or last <= term[0]) and is_good_term(doc, *term):
                        value = sureness + term_looks(doc, term, (first, last)) + _BY_RULE.get(name, 0.0)
                        found.append(Concept(sheet, term, (first, last), name, value))
    return found
