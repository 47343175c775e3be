"""Proposes names: spaCy's with mended borders, runs of capitals that it left, titles of works in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.analysis.entities.candidate import Candidate
from studyapp.analysis.entities.countries import BY_ADJECTIVE, BY_NAME
from studyapp.analysis.entities.lexicon import (
    CALENDAR,
    DEGREES,
    NOT_NAMES,
    OFFICE_PARTS,
    PARTICLES,
    PERSON_WORDS,
    REFERENCE_WORDS,
    SALUTATIONS,
    SPOKEN_FOR,
    TITLE_PARTS,
    TITLES,
    words,
)
from studyapp.analysis.entities.traits import kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.analysis.entities.page import Page, Sheet

_CUTS = frozenset({",", "(", ")", ":", ";", "—", "–", "--", "|", "/", "\n", "[", "]", '"', "“", "”"})
_OPENING = frozenset({'"', "“", "``", "«"})
_CLOSING = frozenset({'"', "”", "''", "»"})
_BEHIND = SPOKEN_FOR | DEGREES
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s'"})
_LONGEST_WORK = 12
_SHORTEST_EPITHET = 4
_LATIN = ("us", "a", "um", "is", "ii", "i", "ae", "ens", "ans", "er", "or", "ens", "ense", "oides")
_GENUS = ("us", "a", "um", "is", "ys", "on", "es", "os", "as", "ia", "ma", "yx", "ix", "ops", "er")
_LANDS = words("river sea ocean plateau mountains desert island islands peninsula valley basin gulf strait coast")
"""Kinds of places that are often written small behind their name: "Allegheny plateau"."""
_ARTICLES = frozenset({"the", "a", "an"})
_LINKED_BY = frozenset({"in", "on", "for", "to", "at", "with", "from", "by", "over", "against", "as", "after", "under"})
"""Prepositions that seldom stand in a name; in a headline they part two names."""
_NUMBERED = frozenset({"PERSON", "GPE", "NORP"})
"""What bears no number: "Roe 30" is a lost comma or an age."""


def find_candidates(page: Page) -> list[Candidate]:
    """Return candidates in text order; they never overlap, but for those inside a quoted title."""
    found: list[Candidate] = []
    bearers = _surnames(page)
    for sheet in page.sheets:
        taken = [False] * len(sheet.words)
        here = [*_from_model(sheet, taken, bearers)]
        here += _runs(sheet, taken, bearers)
        here += _quoted(sheet, here)
        found += sorted(here, key=lambda c: (c.start, -c.end))
    return found


def _from_model(sheet: Sheet, taken: list[bool], bearers: frozenset[str]) -> Iterator[Candidate]:
    owner = [False] * len(sheet.words)
    names = _coordinated(sheet)
    for start, end, _ in names:
        owner[start:end] = [True] * (end - start)
    for start, end, label in names:
        for part_start, part_end in _parts(sheet, start, end, label):
            first, last = _trimmed(sheet, part_start, part_end, label)
            if last - first > 1 and sheet.words[last - 1].isdigit() and sheet.low[last - 2] in bearers:
                last -= 1
            office = last - first > 1 and _is_title_only(sheet, first, last)
            if first < last and not any(taken[first:last]) and not office:
                first, last = _grown(sheet, first, last, owner)
                last += _is_species(sheet, first, last) or _is_land(sheet, last)
                taken[first:last] = [True] * (last - first)
                yield Candidate(sheet, first, last, "ner", label)


def _surnames(page: Page) -> frozenset[str]:
    """Return the last words of what spaCy takes for persons anywhere in the document."""
    return frozenset(sheet.low[end - 1] for sheet in page.sheets for _, end, label in sheet.names if label == "PERSON")


def _coordinated(sheet: Sheet) -> list[tuple[int, int, str]]:
    """Return spaCy's names; "X" and "Y Programme" are one where "and" joins two modifiers of one head."""
    found: list[tuple[int, int, str]] = []
    for start, end, label in sheet.names:
        if found and found[-1][1] == start - 1 and sheet.low[start - 1] in {"and", "&"}:
            before, stop, _ = found[-1]
            if _share_head(sheet, stop - 1, start, end):
                found[-1] = (before, end, "ORG" if label in _NUMBERED else label)
                continue
        found.append((start, end, label))
    return found


def _share_head(sheet: Sheet, first: int, start: int, end: int) -> bool:
    """Tell whether the token before "and" modifies the singular kind of thing that closes the second name."""
    last = end - 1
    modifies = sheet.heads[first] == last and sheet.deps[first] in {"nmod", "compound", "amod"}
    return modifies and last > start and sheet.tags[last] == "NNP" and bool(set(kinds_of(sheet.low[last])) - {"role"})


def _parts(sheet: Sheet, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """Split where a name cannot go on."""
    begin = start
    for at in range(start, end):
        cut = sheet.words[at] in _CUTS
        if (
            cut
            and sheet.words[at] == ","
            and at + 1 < end
            and sheet.low[at + 1].rstrip(".") in {"inc", "ltd", "jr", "sr"}
        ):
            cut = False
        if sheet.low[at] in {"and", "&"} and label in _NUMBERED:
            cut = True
        if sheet.titled and sheet.low[at] in _LINKED_BY and label not in {"WORK_OF_ART", "LAW"}:
            cut = True
        if cut:
            yield begin, at
            begin = at + 1
    yield begin, end


def _trimmed(sheet: Sheet, start: int, end: int, label: str) -> tuple[int, int]:
    while start < end and not _may_open(sheet, start, end, label):
        start += 1
    while start < end and not _may_close(sheet, end - 1, end - 1 > start):
        end -= 1
    while end - start > 1 and (
        sheet.low[end - 1].rstrip(".") in _BEHIND or (label in _NUMBERED and sheet.words[end - 1].isdigit())
    ):
        end -= 1
    if end - start > 1 and sheet.words[end - 1].isdigit() and " ".join(sheet.low[start : end - 1]) in BY_NAME:
        end -= 1  # "Sweden 1 – 0 Korea"
    return _without_office(sheet, start, end), end


def _without_office(sheet: Sheet, start: int, end: int) -> int:
    """Return where the name begins behind "Professor of …": an office at something is not its name."""
    low = sheet.low
    if "of" not in low[start:end]:
        return start
    stop = low.index("of", start)
    if not 0 < stop - start < 4 or low[stop - 1] not in PERSON_WORDS or low[stop - 1] in TITLES - OFFICE_PARTS:
        return start
    if not all(word in OFFICE_PARTS or word in TITLE_PARTS for word in low[start:stop]):
        return start
    behind = stop + 1
    while behind < end and not sheet.is_capital(behind):
        behind += 1
    return behind if behind < end else start


def _may_open(sheet: Sheet, at: int, end: int, label: str) -> bool:
    word, low = sheet.words[at], sheet.low[at]
    if low in _ARTICLES or (low in SALUTATIONS and end - at > 1 and label in {"PERSON", ""}):
        return False
    if sheet.is_capital(at):
        return True
    if word[0].isdigit():
        return label in {"EVENT", "WORK_OF_ART", "FAC", "PRODUCT", "LAW"} or (at + 1 < end and sheet.is_capital(at + 1))
    return label == "PERSON" and low in PARTICLES and at + 1 < end and low not in {"and", "of", "y", "e"}


def _may_close(sheet: Sheet, at: int, inside: bool) -> bool:
    word = sheet.words[at]
    if word in _POSSESSIVE:
        return False
    return sheet.is_capital(at) or (word[0].isdigit() and inside)


def _grown(sheet: Sheet, start: int, end: int, owner: list[bool]) -> tuple[int, int]:
    """Take in neighbours that belong to the name: titles, hyphenated parts, and words the parser ties to it."""
    low, words, size = sheet.low, sheet.words, len(sheet.words)
    while start > 0 and not owner[start - 1] and _ties_left(sheet, start, end):
        start -= 1
    while end < size and not owner[end] and sheet.is_capital(end) and sheet.gaps[end - 1]:
        tied = sheet.pos[end] == "PROPN" and sheet.deps[end - 1] in {"compound", "nmod"} and sheet.heads[end - 1] == end
        if not tied or low[end] in CALENDAR:
            break
        end += 1
    while (
        end + 1 < size
        and words[end] == "-"
        and not sheet.gaps[end - 1]
        and not sheet.gaps[end]
        and sheet.is_capital(end + 1)
    ):
        end += 2
    return start, end


def _ties_left(sheet: Sheet, start: int, end: int) -> bool:
    before = start - 1
    if not sheet.is_capital(before) or not sheet.gaps[before]:
        return False
    low = sheet.low[before].rstrip(".")
    if sheet.firsts[before] and sheet.pos[before] != "PROPN" and low not in TITLES:
        return False
    if low in TITLE_PARTS:
        return True
    head = sheet.heads[before]
    tied = sheet.deps[before] in {"compound", "nmod", "flat"} and start <= head < end
    return tied and sheet.pos[before] == "PROPN" and low not in CALENDAR and low not in NOT_NAMES


def _is_species(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a rare Latin word in small letters follows a single word: "Drosophila melanogaster"."""
    if end - start != 1 or end >= len(sheet.words) or not sheet.words[start].istitle():
        return False
    epithet = sheet.words[end]
    latin = epithet.islower() and epithet.isalpha() and len(epithet) > _SHORTEST_EPITHET and epithet.endswith(_LATIN)
    return latin and not sheet.parsed.doc.vocab.has_vector(epithet) and sheet.words[start].endswith(_GENUS)


def _is_land(sheet: Sheet, end: int) -> bool:
    """Tell whether a kind of place written small stands directly behind the name and is its head."""
    return end < len(sheet.words) and sheet.words[end] in _LANDS and sheet.heads[end - 1] == end


def _runs(sheet: Sheet, taken: list[bool], bearers: frozenset[str]) -> Iterator[Candidate]:
    at, size = 0, len(sheet.words)
    while at < size:
        if taken[at] or not _opens_run(sheet, at):
            at += 1
            continue
        end = _run_end(sheet, at, taken, bearers)
        first, last = _trimmed(sheet, at, end, "")
        if first < last and not _is_title_only(sheet, first, last):
            last += (_is_species(sheet, first, last) or _is_land(sheet, last)) and not taken[last]
            taken[first:last] = [True] * (last - first)
            yield Candidate(sheet, first, last, "run")
        at = max(end, at + 1)


def _opens_run(sheet: Sheet, at: int) -> bool:
    word, low, tag = sheet.words[at], sheet.low[at].rstrip("."), sheet.tags[at]
    if (
        not word[0].isalpha()
        or not sheet.is_capital(at)
        or low in NOT_NAMES
        or low in CALENDAR
        or low in REFERENCE_WORDS
    ):
        return False
    if tag.startswith("NNP"):
        return True
    if sheet.titled or sheet.firsts[at]:
        return False
    return tag in {"NN", "NNS", "JJ", "FW", "VBG", "VBN", "CD"}


def _run_end(sheet: Sheet, start: int, taken: list[bool], bearers: frozenset[str]) -> int:
    end, size = start + 1, len(sheet.words)
    while end < size and not taken[end]:
        word, low = sheet.words[end], sheet.low[end]
        if (
            sheet.is_capital(end)
            and word[0].isalpha()
            and low not in CALENDAR
            and (not sheet.firsts[end] or sheet.titled)
        ):
            end += 1
        elif _joins(sheet, end) and not taken[end + 1]:
            end += 2
        elif low in PARTICLES and (ahead := _past_particles(sheet, end, taken)):
            end = ahead
        elif word.isdigit() and len(word) < 4 and start <= sheet.heads[end] < end and sheet.deps[end] == "nummod":
            return end + (sheet.low[end - 1] not in bearers)
        else:
            break
    return end


def _joins(sheet: Sheet, at: int) -> bool:
    """Tell whether a hyphen without blanks, or an ampersand, stands between two capitals."""
    if at + 1 >= len(sheet.words) or not sheet.is_capital(at + 1):
        return False
    tight = not sheet.gaps[at - 1] and not sheet.gaps[at]
    return sheet.words[at] == "&" or (sheet.words[at] == "-" and tight)


def _past_particles(sheet: Sheet, at: int, taken: list[bool]) -> int:
    """Return the position behind "of the Rings" in "Lord of the Rings", 0 where no capital follows."""
    ahead = at + 1
    if ahead < len(sheet.words) and sheet.low[ahead] in {"the", "la", "los"}:
        ahead += 1
    if (
        ahead < len(sheet.words)
        and not taken[ahead]
        and sheet.is_capital(ahead)
        and sheet.low[ahead] not in CALENDAR
        and sheet.low[at] not in {"the", "e", "y"}
    ):
        return ahead + 1
    return 0


def _is_title_only(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether it is an office without a bearer: "Associate Fellow", "Vice President"."""
    low = [word.rstrip(".") for word in sheet.low[start:end]]
    if low[0] in BY_ADJECTIVE or low[0] in {"international", "national", "federal"}:
        low = low[1:]
    return bool(low) and all(
        word in TITLE_PARTS or word in PERSON_WORDS or word in OFFICE_PARTS or word in {"of", "the"} for word in low
    )


def _quoted(sheet: Sheet, known: list[Candidate]) -> Iterator[Candidate]:
    """Yield short capitalised phrases between quotation marks: titles of works."""
    whole = {(c.start, c.end) for c in known}
    opened = -1
    for at, word in enumerate(sheet.words):
        if opened >= 0 and word in _CLOSING:
            start, end = opened + 1, at
            opened = -1
            while end > start and sheet.words[end - 1] in {",", "."}:
                end -= 1
            if (
                2 <= end - start <= _LONGEST_WORK
                and (start, end) not in whole
                and _looks_like_a_title(sheet, start, end)
            ):
                yield Candidate(sheet, start, end, "quote", "WORK_OF_ART")
        elif word in _OPENING:
            opened = at


def _looks_like_a_title(sheet: Sheet, start: int, end: int) -> bool:
    if not sheet.is_capital(start) or any(sheet.words[at] in {".", "!", ";"} for at in range(start, end)):
        return False
    content = [at for at in range(start, end) if sheet.words[at][0].isalpha() and len(sheet.words[at]) > 3]
    return len(content) >= 1 and all(sheet.is_capital(at) for at in content)
