"""Chooses one type for a cluster of names: labels, the name's words and its neighbours vote with trained weights."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from studyapp.analysis.entities.countries import BY_ADJECTIVE, BY_NAME, BY_PEOPLE, PLACES
from studyapp.analysis.entities.known import KNOWN_ORGANISATIONS
from studyapp.analysis.entities.lexicon import GROUP_WORDS, PEOPLES, PEOPLES_ADJECTIVES, words
from studyapp.analysis.entities.traits import kinds_of, name_key, place_traits, shape_traits
from studyapp.analysis.entities.type_vectors import TYPE_VECTORS
from studyapp.analysis.entities.type_weights import TYPE_WEIGHTS
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.vocab import Vocab

    from studyapp.analysis.entities.candidate import Candidate
    from studyapp.analysis.entities.page import Sheet

CLASSES = ("person", "place", "organization", "event", "other")
_MEMBERS = {
    "person": (EntityType.PERSON,),
    "place": (EntityType.GPE, EntityType.LOC, EntityType.FAC),
    "organization": (EntityType.ORG,),
    "event": (EntityType.EVENT,),
    "other": (
        EntityType.WORK_OF_ART,
        EntityType.PRODUCT,
        EntityType.LAW,
        EntityType.LANGUAGE,
        EntityType.NORP,
    ),
}
_BY_KIND = {
    "fac": EntityType.FAC,
    "place": EntityType.LOC,
    "law": EntityType.LAW,
    "work": EntityType.WORK_OF_ART,
}
_TOLD_CLASS = {
    "role": "person",
    "org": "organization",
    "place": "place",
    "fac": "place",
    "event": "event",
    "work": "other",
    "law": "other",
}
_TOLD_GAIN = 1.2
_DECISIVE = frozenset({"last=org", "last=fac", "last=place", "last=event", "last=law", "last=work"})
_TELLING = ("before=", "after=", "speaks", "modifies", "dep=n", "tag=")
_LONGEST_ACRONYM = 4
_MOST_SEEN = 12
"""Mentions whose surroundings are looked at."""


def type_of(mentions: Sequence[Candidate], nouns: Sequence[str] = ()) -> EntityType:
    """Return the type of the thing that all these mentions name; `nouns` head what the text says that it is."""
    joined = name_key(_longest(mentions).low)
    if joined in BY_NAME:
        return EntityType.LOC if BY_NAME[joined].is_continent else EntityType.GPE
    if joined in BY_PEOPLE or joined in PEOPLES or joined in PEOPLES_ADJECTIVES or _is_people_of_place(joined):
        return EntityType.NORP
    if joined in BY_ADJECTIVE:
        return EntityType.LANGUAGE if any(m.label == "LANGUAGE" for m in mentions) else EntityType.NORP
    if " " in joined and (joined in KNOWN_ORGANISATIONS or _names_a_body(joined)):
        return EntityType.ORG
    if _HAPPENED.match(joined):
        return EntityType.EVENT
    scores = [0.0] * len(CLASSES)
    for trait in type_traits(mentions, nouns):
        for at, weight in enumerate(TYPE_WEIGHTS.get(trait, ())):
            scores[at] += weight
    for at, weight in enumerate(meaning_scores(mentions)):
        scores[at] += weight
    told = {_TOLD_CLASS[kind] for noun in nouns for kind in kinds_of(noun) if kind in _TOLD_CLASS}
    if len(told) == 1:
        scores[CLASSES.index(min(told))] += _TOLD_GAIN
    best = CLASSES[max(range(len(CLASSES)), key=lambda at: scores[at])]
    return _member(best, mentions, joined)


def _names_a_body(name: str) -> bool:
    """Tell whether the last word can only name an organisation: "Labour Union", "Grain Committee"."""
    return name.rpartition(" ")[2] in _BODIES and name not in PLACES and " of " not in name


_HAPPENED = re.compile(
    r"(?:the )?(?:annexation|battle|bombing|conquest|fall|invasion|liberation|massacre|partition|sack|siege) of "
)
"""Names that say in their first word that they name an event: "Battle of X", whatever X is."""
_BODIES = words("union committee ministry commission company party federation association corporation foundation")


def meaning_scores(mentions: Sequence[Candidate]) -> list[float]:
    """Return what the language model's word vectors add for each class; zeros where the model has none."""
    found = meaning(mentions)
    if len(found) != len(TYPE_VECTORS):
        return [0.0] * len(CLASSES)
    return [float(score) for score in found @ TYPE_VECTORS]


def meaning(mentions: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return the unit vectors of the name's last word, and the mean of those of its words, one behind the other."""
    longest = _longest(mentions)
    vocab = longest.sheet.parsed.doc.vocab
    rows = [
        _unit(vocab, _as_known(word))
        for word in longest.sheet.words[longest.start : longest.end]
        if word[0].isalpha() or longest.end - longest.start == 1
    ] or [_unit(vocab, longest.text)]
    return np.concatenate([rows[-1], np.mean(rows, axis=0)])


def _as_known(word: str) -> str:
    """Return a word in capitals as it is usually written, unless it may be an acronym."""
    return word.title() if word.isupper() and len(word) > _LONGEST_ACRONYM else word


def _unit(vocab: Vocab, word: str) -> NDArray[np.float64]:
    lexeme = vocab[word]
    vector = np.asarray(lexeme.vector, dtype=np.float64)
    return vector / (float(np.linalg.norm(vector)) or 1.0) if lexeme.has_vector else np.zeros(vocab.vectors_length)


def _is_people_of_place(name: str) -> bool:
    """Tell whether it names those who live in a place, or one of them: "Alaskans", "Londoners", "Englishmen"."""
    if any(name.removesuffix(end) in BY_ADJECTIVE for end in ("men", "man", "women", "woman") if name.endswith(end)):
        return True
    endings = (ending for ending in ("ns", "ans", "ians", "ers") if name.endswith(ending))
    return any(name[: -len(ending)] in PLACES for ending in endings)


def type_traits(mentions: Sequence[Candidate], nouns: Sequence[str] = ()) -> list[str]:
    """Return the features of a cluster for the choice of its type."""
    longest = _longest(mentions)
    votes = Counter(m.label for m in mentions if m.source != "again")
    total = sum(votes.values()) or 1
    found = ["bias", f"top={max(votes, key=lambda label: (votes[label], label)) if votes else ''}"]
    found += [f"label:{label}={'most' if n * 2 > total else 'some'}" for label, n in votes.items()]
    full = Counter(m.label for m in mentions if m.end - m.start == longest.end - longest.start)
    found.append(f"full={max(full, key=lambda label: (full[label], label))}")
    shape = shape_traits(longest.low, longest.sheet.words[longest.start : longest.end])
    if any(trait in _DECISIVE for trait in shape) and len(longest.low) > 1:
        shape = [trait for trait in shape if not trait.startswith(("title", "forename"))]
    found += [f"shape:{trait}" for trait in shape]
    last = longest.low[-1].rstrip(".")
    found += [f"end={last[-3:]}", f"end={last[-2:]}", f"about={longest.sheet.about}"]
    found += [f"about={longest.sheet.about}&{found[1]}", f"{found[1]}&size={min(3, len(longest.low))}"]
    if len(votes) == 1:
        found.append(f"only&{found[1]}&n={min(3, total)}")
    around: Counter[str] = Counter()
    for mention in mentions[:_MOST_SEEN]:
        around.update(_neighbours(mention))
    found += [
        f"near:{trait}={'often' if n * 3 > min(len(mentions), _MOST_SEEN) else 'once'}" for trait, n in around.items()
    ]
    for noun in nouns:
        found += [f"is:{kind}" for kind in (*kinds_of(noun), *(["group"] if noun in GROUP_WORDS else []))] or ["is:?"]
    return found


def _neighbours(mention: Candidate) -> list[str]:
    sheet, start, end = mention.sheet, mention.start, mention.end
    found = [
        trait
        for trait in place_traits(sheet, start, end)
        if trait.startswith(("before=", "after=", "speaks", "modifies", "dep=n", "tag="))
    ]
    following = sheet.low[end : end + 3]
    if len(following) > 1 and following[0] == "," and following[1] in {"who", "which", "where"}:
        found.append(f"then={following[1]}")
    if start > 1 and sheet.tags[start - 1] in {"NN", "NNS"}:
        found += [f"role={kind}" for kind in kinds_of(sheet.low[start - 1])]
    if end < len(sheet.low) and sheet.tags[end] in {"NN", "NNS"}:
        found += [f"next={kind}" for kind in kinds_of(sheet.low[end])] or ["next=noun"]
    head = sheet.heads[end - 1]
    if sheet.deps[end - 1] in {"nsubj", "nsubjpass", "dobj"} and sheet.tags[head].startswith("VB"):
        found.append(f"{sheet.deps[end - 1]}={sheet.low[head]}")
    elif sheet.deps[end - 1] == "pobj" and sheet.deps[head] == "prep":
        found.append(f"{sheet.low[head]}<{sheet.pos[sheet.heads[head]]}")
        found.append(f"{sheet.low[sheet.heads[head]]}+{sheet.low[head]}")
    elif sheet.deps[end - 1] == "poss":
        found.append(f"owns={sheet.low[head]}")
    if is_cited(sheet, start, end):
        found.append("cited")
    if sheet.low[start - 1 : start] == ["the"] or sheet.low[start - 2 : start - 1] == ["the"]:
        found.append("definite")
    return found


def is_cited(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a year in brackets, or "et al.", follows as in a reference to literature."""
    low = sheet.low
    after = low[end : end + 2]
    if after[:1] == ["et"] or (after[:1] == ["("] and len(after) > 1 and _YEAR.fullmatch(after[1]) is not None):
        return True
    inside = any(word in {"(", ";", "["} for word in sheet.words[max(0, start - 4) : start])
    return inside and any(_YEAR.fullmatch(word) is not None for word in low[end : end + 5])


_YEAR = re.compile(r"(1[89]|20)\d\d[a-z]?")


def _longest(mentions: Sequence[Candidate]) -> Candidate:
    return max(mentions, key=lambda m: (min(m.end - m.start, 6), m.label != "", -m.sheet.index, -m.start))


def _member(best: str, mentions: Sequence[Candidate], joined: str) -> EntityType:
    """Choose among the types of a class: spaCy's votes, then the name's last word."""
    members = _MEMBERS[best]
    if len(members) == 1:
        return members[0]
    votes: Counter[EntityType] = Counter()
    for mention in mentions:
        if mention.label and EntityType(mention.label) in members:
            votes[EntityType(mention.label)] += 1
    for kind in kinds_of(joined.rpartition(" ")[2]) if " " in joined else []:
        if _BY_KIND.get(kind) in members:
            del votes[EntityType.NORP], votes[EntityType.LANGUAGE]
            votes[_BY_KIND[kind]] += 1 + len(mentions) // 2
    if joined in PLACES and best == "place":
        return EntityType.GPE
    if votes:
        return max(votes, key=lambda t: (votes[t], t.value))
    return {
        "place": EntityType.LOC,
        "other": EntityType.WORK_OF_ART if mentions[0].source == "quote" else EntityType.PRODUCT,
    }[best]
