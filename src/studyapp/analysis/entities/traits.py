"""What can be seen of a candidate: the features on which the trained filter and the trained type choice rest."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.entities.countries import BY_ADJECTIVE, BY_NAME, BY_PEOPLE, PLACES
from studyapp.analysis.entities.forenames import FORENAMES
from studyapp.analysis.entities.known import KNOWN_ORGANISATIONS, KNOWN_PERSONS, KNOWN_TEAMS, KNOWN_THINGS
from studyapp.analysis.entities.lexicon import (
    CALENDAR,
    COMPASS,
    EVENT_WORDS,
    FACILITY_WORDS,
    LAW_WORDS,
    ORG_WORDS,
    PERSON_WORDS,
    PLACE_WORDS,
    REFERENCE_WORDS,
    SURE_ORGANISATIONS,
    TITLES,
    WORK_WORDS,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyapp.analysis.entities.candidate import Candidate
    from studyapp.analysis.entities.page import Page, Sheet

_KINDS = (
    ("org", ORG_WORDS),
    ("fac", FACILITY_WORDS),
    ("place", PLACE_WORDS),
    ("event", EVENT_WORDS),
    ("law", LAW_WORDS),
    ("work", WORK_WORDS),
    ("role", PERSON_WORDS),
    ("reference", REFERENCE_WORDS),
)
_COUNTED = 4


@dataclass(frozen=True, slots=True)
class Usage:
    """How the document uses each name: by folded text, over all candidates.

    Attributes:
        labels: spaCy's labels for the name.
        heads: the last words of the longer names.
    """

    labels: dict[str, Counter[str]]
    inside: Counter[str]


def name_key(low: Iterable[str]) -> str:
    """Return the folded name by which candidates are counted."""
    return " ".join(word.rstrip(".") for word in low)


def usage_of(candidates: Iterable[Candidate]) -> Usage:
    """Count labels by name, and in how many longer names a word stands."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    inside: Counter[str] = Counter()
    for candidate in candidates:
        low = candidate.low
        labels[name_key(low)][candidate.label or "-"] += 1
        if len(low) > 1:
            inside.update(set(low))
    return Usage(dict(labels), inside)


def kinds_of(word: str) -> list[str]:
    """Return the kinds of things ("org", "place") that a (folded) last word stands for."""
    word = word.rstrip(".")
    found = [kind for kind, known in _KINDS if word in known]
    if not found and word.endswith("s"):
        found = [kind for kind, known in _KINDS if word[:-1] in known]
    return found


def shape_traits(low: list[str], written: list[str]) -> list[str]:
    """Return what the name itself shows."""
    size = len(low)
    first, last, joined = low[0].rstrip("."), low[-1].rstrip("."), name_key(low)
    found = [f"size={min(size, _COUNTED)}"]
    found += [f"{'last' if size > 1 else 'alone'}={kind}" for kind in kinds_of(last)]
    if size > 1:
        found += [f"first={kind}" for kind in kinds_of(first)]
        head = _head_of(low)
        found += [f"head={kind}" for kind in kinds_of(head)]
        if head in SURE_ORGANISATIONS:
            found.append("sure_org")
    if joined in BY_NAME or joined in PLACES:
        found.append("gazetteer")
    if joined in BY_ADJECTIVE:
        found.append("adjective")
    if joined in BY_PEOPLE:
        found.append("people")
    found += _known(joined, last)
    if first in FORENAMES:
        found += ["forename", f"forename/{min(size, 3)}"]
    if first in TITLES:
        found += ["title", f"title/{min(size, 3)}"]
    if low[0] in COMPASS:
        found.append("compass")
    if any(word in CALENDAR for word in low):
        found.append("calendar")
    if written[0].isupper() and len(written[0]) > 1:
        found.append("caps" if size == 1 else "caps+")
    if size == 1 and len(low[0]) == 1:
        found.append("letter")
    if any(c.isdigit() for c in joined):
        found.append("digit")
    if "of" in low:
        found.append("of")
    if any(word in {"and", "&"} for word in low):
        found.append("and")
    if any(c in joined for c in "@/_"):
        found.append("code")
    return found


def _head_of(low: list[str]) -> str:
    """Return the word that says what kind of thing it is: "University" of Leeds, Royal "Society"."""
    at = next((at for at, word in enumerate(low) if at and word in _OF), len(low))
    return low[at - 1].rstrip(".")


_OF = frozenset({"of", "for", "in", "at", "on", "de", "du", "des", "di", "del"})


def _known(joined: str, last: str) -> list[str]:
    """Return what a name is that most readers know."""
    found: list[str] = []
    if joined in KNOWN_ORGANISATIONS:
        found.append("known=org")
    if joined in KNOWN_PERSONS:
        found.append("known=person")
    elif " " in joined and last in KNOWN_PERSONS:
        found.append("known_surname")
    if joined in KNOWN_THINGS:
        found.append("known=thing")
    if last in KNOWN_TEAMS:
        found.append("team" if " " in joined else "team/1")
    if _CODE.fullmatch(joined):
        found.append("numbered")
    return found


_CODE = re.compile(r"[a-z]{1,3} ?-? ?\d{1,4}[a-z]?")
"""Roads ("M1", "I-44"), models, sections."""


def place_traits(sheet: Sheet, start: int, end: int) -> list[str]:
    """Return what stands around the name."""
    last = end - 1
    found = [f"dep={sheet.deps[last]}", f"tag={sheet.tags[last]}"]
    before = sheet.low[start - 1] if start > 0 else "^"
    after = sheet.low[end] if end < len(sheet.low) else "$"
    if before in _BEFORE:
        found.append(f"before={before}")
    if after in _AFTER:
        found.append(f"after={after}")
    head = sheet.heads[last]
    if sheet.deps[last] in {"compound", "amod", "nmod"} and not start <= head < end:
        found.append("modifies")
    if sheet.deps[last] in {"nsubj", "nsubjpass"} and sheet.low[head] in _SPEECH:
        found.append("speaks")
    if not sheet.parsed.is_prose:
        found.append(f"block={sheet.parsed.block.kind.value}")
    if sheet.titled:
        found.append("titled")
    if sheet.firsts[start]:
        found.append("opens")
    return found


def candidate_traits(candidate: Candidate, page: Page, usage: Usage) -> list[str]:
    """Return the features of one candidate, for the filter."""
    sheet, start, end = candidate.sheet, candidate.start, candidate.end
    low = candidate.low
    source = f"{candidate.source}:{candidate.label}"
    found = ["bias", source, *shape_traits(low, sheet.words[start:end]), *place_traits(sheet, start, end)]
    labels = usage.labels[name_key(low)]
    total = sum(labels.values())
    found.append(f"count={min(total, _COUNTED)}")
    found.append(f"known={sum(n for label, n in labels.items() if label != '-') * 2 // total}")
    if len(low) == 1:
        small, middle = page.small[low[0]], page.middle[low[0]]
        share = "never" if not small else "some" if small * 4 < middle else "mostly"
        found += [f"small={share}", f"middle={min(middle, 3)}", f"{candidate.source}&small={share}&middle={middle > 0}"]
        if usage.inside[low[0]]:
            found.append("inside")
    else:
        share = sum(page.small[word] > 0 for word in low) / len(low)
        found.append(f"small_share={int(share * 2.99)}")
        found.append(f"{candidate.source}&small_share={int(share * 2.99)}")
    found += [f"{candidate.source}&{trait}" for trait in found if trait in _CROSSED]
    found.append(f"{source}&tag={sheet.tags[end - 1]}")
    return found


_CROSSED = frozenset(
    {"opens", "titled", "size=1", "block=heading", "caps", "modifies", "known=0", "count=1", "last=role"}
)
_BEFORE = frozenset(
    {
    "the", "a", "an", "in", "at", "from", "to", "near", "of", "by", "with", "and", "for", "on", "mr.", "this",
    "that", "his", "her", "its", "their", "like", "(", ":", "/", ",", "^", "\"", "“", "named", "called"
    }
)  # fmt: skip
_AFTER = words(
    """
    's ’s , ( ) . $ is was said says has had and who which : - of in / 's were are % will
    """
)
_SPEECH = words(
    """
    said says say told tells added adds asked explained argued noted wrote writes announced stated claimed believes
    thinks replied
    """
)
