"""Whether an answer is only a part of a longer name: "José Perez" of "José Perez dos Santos", "Hooke" of a law."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import PLACES, Kind
from studyapp.analysis.cards.lexicon import ROLES, TITLES
from studyapp.analysis.cards.wordlist import words

if TYPE_CHECKING:
    from studyapp.analysis.cards.answers import Answer
    from studyapp.analysis.cards.material import Material

_PARTICLE = re.compile(r"[ -](?:d[aeio]s?|de la|del|della|du|v[ao]n|bin|ibn|al|el)[ -][A-Z]")
"""What joins two parts of one name."""
_EPONYMS = words(
    "law theory theorem effect principle equation model disease syndrome test paradox rule constant number "
    "hypothesis act method "
    "scale cycle experiment role razor dilemma"
)


def is_part_of_name(_: Material, answer: Answer) -> bool:
    """Tell whether the name goes on before or behind the answer, or is glued to something."""
    tokens, doc = answer.tokens, answer.statement.doc
    if tokens.start:
        before = doc[tokens.start - 1]
        if before.pos_ == "PROPN" and before.lower_.strip(".") not in TITLES | ROLES and before.whitespace_:
            return True
        if before.lower_ in {"of", "a", "an"} and answer.kind is Kind.PERSON:
            return True
        if before.lower_ == "of" and tokens.start > 1:
            earlier = doc[tokens.start - 2]
            if earlier.pos_ == "PROPN" and earlier.ent_type_ in {"PERSON", "ORG", "WORK_OF_ART", "FAC", "EVENT", ""}:
                return True
        if answer.name is not None and before.like_num:
            return True  # "200 HKD"
        if answer.kind is Kind.NUMBER and before.i > 0 and before.text[0].isupper():
            return True
        if before.text in {"-", "–", "/", "v.", "vs.", "&"}:
            return True
        if before.text == "The" and before.i:
            return True  # "The Harbour in the Storm": in a title
    return _runs_on(answer.statement.text[tokens.end_char :], answer) or _glued(answer)


def _runs_on(rest: str, answer: Answer) -> bool:
    tokens, doc = answer.tokens, answer.statement.doc
    if re.match(r",? (?:Jr|Sr)\b", rest) or re.match(r"[-–/&]\w", rest):
        return True
    if _PARTICLE.match(rest) or re.match(r" to [A-Z]\w+ [A-Z]", rest):
        return True
    if tokens.end >= len(doc):
        return False
    after = doc[tokens.end]
    if after.lower_ in {"v.", "vs.", "v", "&", "versus"}:
        return True
    if (
        after.lower_ in {"'s", "’s"}
        and tokens.end + 1 < len(doc)
        and doc[tokens.end + 1].pos_ in {"ADP", "VERB", "AUX"}
    ):
        return True
    if answer.kind is Kind.ORGANISATION and re.match(r" (?:on|for|of|against) (?:the )?[A-Z]", rest):
        return True
    return after.pos_ == "PROPN" and not after.is_punct and bool(doc[tokens.end - 1].whitespace_)


def _glued(answer: Answer) -> bool:
    text = answer.statement.text
    before, after = text[answer.start - 1 : answer.start], text[answer.end : answer.end + 1]
    return (
        before.isalnum()
        or before in {"£", "$", "€", "."}
        or after.isalnum()
        or after in {"%", "-", "'", "″", "′", "°"}
        or (after == "’" and text[answer.end + 1 : answer.end + 2] != "s")
    )


def is_eponym(_: Material, answer: Answer) -> bool:
    """Tell whether the name is part of "Hooke's law"."""
    root = answer.tokens.root
    return root.dep_ == "poss" and root.head.lemma_.lower() in _EPONYMS


def is_beside_place(_: Material, answer: Answer) -> bool:
    """Tell whether the place is one half of "Chicago, Illinois"."""
    if answer.kind not in PLACES:
        return False
    tokens, doc = answer.tokens, answer.statement.doc
    after = (
        tokens.end + 1 < len(doc) and doc[tokens.end].text == "," and doc[tokens.end + 1].ent_type_ in {"GPE", "LOC"}
    )
    return after or (
        tokens.start > 1 and doc[tokens.start - 1].text == "," and doc[tokens.start - 2].ent_type_ in {"GPE", "LOC"}
    )
