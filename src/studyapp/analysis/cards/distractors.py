"""Wrong options: of the answer's type and granularity, from the document where it can supply them, and surely wrong.

The random choices hang on the fact alone, so that two runs agree.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import AMOUNTS, TIMES, Answer, Kind, place_kind
from studyapp.analysis.cards.days import day_of
from studyapp.analysis.cards.gazetteer import (
    FEMININE_NAMES,
    MASCULINE_NAMES,
    REGION_OF_COUNTRY,
    STATE_NEIGHBOURS,
    country_name,
    overlap,
)
from studyapp.analysis.cards.lexicon import NUMBER_WORDS, ORG_CLASSES, TITLES
from studyapp.analysis.cards.material import bare, long_words
from studyapp.domain.analysis import EntityType, digest, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.analysis.cards.material import Material, Name

WANTED = 3
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"\b(?:1\d{3}|20[0-2]\d)\b")
_FACTORS = (0.5, 0.7, 0.8, 1.2, 1.3, 1.5, 2.0, 0.6, 1.4, 2.5, 0.4)
_YEAR_STEPS, _SMALL_STEPS = (-3, 2, -6, 5, -10, 8, 4, -2, 7), (-3, -2, -1, 1, 2, 3)
_QUALIFIED = re.compile(
    r"\b(?:more than|over|at least|up to|less than|fewer than|under|nearly|almost|about|around|some|approximately"
    r"|roughly|only)\s+$",
    re.IGNORECASE,
)
_WITH_ARTICLE = re.compile(r"^(?:United|Soviet|Czech|Dominican|Netherlands|Philippines|Maldives|Bahamas)")
_FEW_YEARS = 2
_NEAR_YEARS, _NEAR_IN_A_LIFE, _NEAR_IN_AN_EVENT = 40, 12, 4
"""How far a wrong year may lie: further where nobody and nothing in the statement has a known time."""
_IN_AN_EVENT = re.compile(
    r"\b(?:[Dd]uring|[Ii]n) (?:the )?(?:\w+ ){0,2}(?:War|Depression|Revolution|Reconstruction)\b|\bduring World War"
)
_ELECTED = re.compile(
    r"\b(?:elect(?:ed|ions?|oral)|re-?elect\w*|presidential|candidates?"
    r"|congressional districts?|won the presidency|(?:first|second|third) term|popular vote|inaugurat\w+"
    r"|primary|candidac\w+"
    r"|nominee)\b"
)
_MODERN = 1945
_YOUNG = frozenset(
    {"North Korea", "South Korea", "Taiwan", "Pakistan", "Bangladesh", "Israel", "Jordan", "Kuwait", "Qatar", "Bahrain",
     "United Arab Emirates", "North Macedonia", "Montenegro", "Slovenia", "Slovakia", "Czech Republic", "Belarus",
     "Moldova", "South Sudan", "Soviet Union", "Czechoslovakia", "Yugoslavia", "Singapore", "Indonesia", "Malaysia",
     "Brunei", "Botswana", "Zimbabwe", "Zambia", "Namibia", "Malawi", "Belize", "Guyana"}
)  # fmt: skip
"""Countries that a text about older times cannot mean under this name."""
_RARELY_MEANT = frozenset({"England", "Scotland", "Wales", "Luxembourg", "Malta", "North Korea", "Brunei"})
"""Countries that are options only where the text names them."""
_ALONE = frozenset({"Soviet Union", "United States", "Israel"})
"""Countries with whom no neighbour could be confused."""
_PART_OF_WORLD = {
    region: part
    for part, regions in {
        "Europe": ("Western Europe", "Southern Europe", "Northern Europe", "Eastern Europe"),
        "Asia": ("Central Asia", "South Asia", "East Asia", "South-East Asia"),
        "Middle East": ("Middle East", "Caucasus", "North Africa"),
        "America": ("North America", "Central America", "South America"),
        "Africa": ("West Africa", "East Africa", "Southern Africa"),
    }.items()
    for region in regions
}
"""A country from another part of the world gives itself away as a wrong option."""
_FAR = 15
"""People who are named so many sentences away are not taken for one another."""


def distractors_for(material: Material, answer: Answer, fact: str) -> tuple[str, ...]:
    """Return up to three wrong options, or fewer than two where good ones cannot be had."""
    chance = random.Random(int(digest(fact, "distractors"), 16))
    if answer.kind in TIMES:
        options = _years(material, answer, chance)
    elif answer.kind in AMOUNTS:
        options = _amounts(answer, chance)
    elif answer.kind is Kind.PERSON:
        options = list(_people(material, answer))
    elif answer.kind in {Kind.COUNTRY, Kind.STATE}:
        options = _places(material, answer)
    elif answer.kind is Kind.ORGANISATION:
        options = list(_organisations(material, answer))
    else:
        options = []
    shown = f"{answer.statement.text} {answer.statement.passage.text}".casefold()
    good = [option for option in options if not re.search(rf"(?<![\w.]){re.escape(option.casefold())}(?!\w)", shown)]
    return tuple(dict.fromkeys(good))[:WANTED]


def _years(material: Material, answer: Answer, chance: random.Random) -> list[str]:
    text = answer.text
    match = _YEAR.search(text)
    if match is None or text.endswith("s"):
        return []
    year = int(match.group())
    if _ELECTED.search(answer.rest) and year % 2 == 0:
        return []  # a year without an election gives itself away, another election may have ended alike
    if day_of(text) is not None and len(material.years) <= _FEW_YEARS:
        return []  # nobody tells one day of a year from the next
    here = {int(found) for found in _YEAR.findall(answer.statement.passage.text)} | {
        int(y) for y in _YEAR.findall(answer.statement.text)
    }
    others = material.years - here
    reach = _reach(material, answer)
    near = sorted((y for y in others if abs(y - year) <= reach), key=lambda y: (abs(y - year), y))
    steps = [year + step for step in (_YEAR_STEPS if reach > _NEAR_IN_AN_EVENT else _SMALL_STEPS)]
    chance.shuffle(steps)
    last = max(others | here)
    pool = [y for y in dict.fromkeys((*near, *steps)) if y not in here and y <= last]
    earlier = chance.randint(0, WANTED)  # so that the right year stands anywhere among the sorted options
    chosen = [y for y in pool if y < year][:earlier]
    chosen += [y for y in pool if y > year][: WANTED - len(chosen)]
    return [text.replace(match.group(), str(y)) for y in chosen]


def _reach(material: Material, answer: Answer) -> int:
    if _IN_AN_EVENT.search(answer.rest) or day_of(answer.text) is not None:
        return _NEAR_IN_AN_EVENT
    if _YEAR.search(answer.rest):
        return _NEAR_IN_A_LIFE
    people = any(ent.label_ == "PERSON" for ent in answer.statement.doc.ents) or any(
        material.names[key].type is EntityType.PERSON for key in answer.statement.passage.names
    )
    return _NEAR_IN_A_LIFE if people or answer.kind is Kind.DATE else _NEAR_YEARS


def _amounts(answer: Answer, chance: random.Random) -> list[str]:
    text = answer.text
    match = _NUMBER.search(text)
    if match is None:
        return _spelt_amounts(text, chance)
    if len(_NUMBER.findall(text)) > 1:
        return []
    if _QUALIFIED.search(answer.statement.text[: answer.start]):
        return []  # what is more than three is also more than two
    written = float(match.group().replace(",", ""))
    values = list(_around(match.group(), percent=answer.kind is Kind.PERCENT))
    chance.shuffle(values)
    below = [value for value in values if float(value.replace(",", "")) < written][: chance.randint(0, WANTED)]
    values = below + [value for value in values if float(value.replace(",", "")) > written][: WANTED - len(below)]
    return [text[: match.start()] + value + text[match.end() :] for value in values[:WANTED]]


def _around(written: str, *, percent: bool) -> Iterator[str]:
    value = float(written.replace(",", ""))
    decimals = len(written.split(".")[1]) if "." in written else 0
    seen = {written}
    for factor in _FACTORS:
        other = _rounded(value, factor) if not decimals else value * factor
        if other <= 0 or (percent and other >= 100):
            continue
        grouped = "," in written or other >= 1_000
        shown = f"{other:,.{decimals}f}" if grouped else f"{other:.{decimals}f}"
        if shown not in seen:
            seen.add(shown)
            yield shown


def _rounded(value: float, factor: float) -> float:
    """Return a value as round as the given one."""
    other = value * factor
    if value < 20:
        return value + {0.5: -2, 0.7: -1, 0.8: -3, 1.2: 1, 1.3: 2, 1.5: 3, 2.0: 4}.get(factor, 5)
    step = 1
    while value % (step * 10) == 0 and step * 10 <= value / 2:
        step *= 10
    return round(other / step) * step if step > 1 else round(other)


def _spelt_amounts(text: str, chance: random.Random) -> list[str]:
    words = text.split()
    by_value = {value: word for word, value in NUMBER_WORDS.items()}
    for at, word in enumerate(words):
        value = NUMBER_WORDS.get(word.casefold(), 0)
        if value >= 2:
            others = [
                by_value[value + step] for step in (-2, -1, 1, 2, 3) if value + step in by_value and value + step > 1
            ]
            chance.shuffle(others)
            return [" ".join([*words[:at], other, *words[at + 1 :]]) for other in others[:WANTED]]
    return []


def _people(material: Material, answer: Answer) -> Iterator[str]:
    name = answer.name
    if name is None:
        return
    stem = answer.rest.casefold()
    title = _title_before(answer)
    for other in _rivals(material, answer, EntityType.PERSON):
        if any(len(w) > 3 and re.search(rf"\b{re.escape(w)}\b", stem) for w in bare(other.name).split()):
            continue
        near = min((abs(index - answer.statement.passage.index) for index in other.passages), default=_FAR)
        if not name.gender or other.gender != name.gender or near >= _FAR:
            continue
        if fold(other.name).split()[0] not in MASCULINE_NAMES | FEMININE_NAMES:
            continue  # nothing but the recogniser says that it is a person
        if len(other.passages) < 2 or (title and title not in other.titles):
            continue
        yield other.name


def _title_before(answer: Answer) -> str:
    tokens = answer.tokens
    before = answer.statement.doc[tokens.start - 1].lower_.strip(".") if tokens.start else ""
    return before if before in TITLES else ""


def _rivals(material: Material, answer: Answer, kind: EntityType) -> Iterator[Name]:
    """Yield sure names of the type that are neither here nor in a passage that says much the same."""
    own = answer.name
    words = set(bare(answer.text).split())
    stem = long_words(answer.rest)
    for other in material.names.values():
        if other.type is not kind or not other.sure or own is None or other.key == own.key:
            continue
        if other.surfaces & own.surfaces or words & set(bare(other.name).split()):
            continue
        if other.key in answer.statement.passage.names or not re.fullmatch(r"[\w\s.’'&,-]+", other.name):
            continue
        if any(_says_the_same(material, index, stem) for index in other.passages):
            continue
        yield other


def _says_the_same(material: Material, index: int, stem: frozenset[str]) -> bool:
    """Tell whether another passage shares half of the stem's words, so that its name may be right as well."""
    return bool(stem) and len(material.passages[index].words & stem) > 0.5 * len(stem)


def _organisations(material: Material, answer: Answer) -> Iterator[str]:
    own = _class_of(answer.text)
    if own is None:
        return
    for other in _rivals(material, answer, EntityType.ORG):
        if _class_of(other.name) == own and len(other.name.split()) >= 2 and not re.search(r"\d", other.name):
            yield re.sub(r"^(?:the|The) ", "", other.name)


def _class_of(name: str) -> int | None:
    return next((i for i, words in enumerate(ORG_CLASSES) if re.search(words, name, re.IGNORECASE)), None)


def _places(material: Material, answer: Answer) -> list[str]:
    own = country_name(bare(answer.text)) or answer.text
    rivals = [
        other
        for other in _rivals(material, answer, EntityType.GPE)
        if place_kind(bare(other.name), material) is answer.kind
    ]
    options = [country_name(bare(other.name)) or other.name for other in rivals]
    if answer.kind is Kind.COUNTRY:
        region = REGION_OF_COUNTRY.get(own, "")
        near = [name for name in options if REGION_OF_COUNTRY.get(name, "") == region]
        around = [name for name, where in REGION_OF_COUNTRY.items() if where == region and name not in _RARELY_MEANT]
        far = [
            name
            for name in options
            if _PART_OF_WORLD.get(REGION_OF_COUNTRY.get(name, "")) == _PART_OF_WORLD.get(region)
        ]
        options = [*near, *(around if own not in _ALONE else ()), *far]
        articled = bool(re.search(r"\bthe\s+$", answer.statement.text[: answer.start], re.IGNORECASE))
        options = [name for name in options if bool(_WITH_ARTICLE.match(name)) == articled and name != "Georgia"]
    else:
        near = STATE_NEIGHBOURS.get(own, ())
        told_near = [name for name in options if name in near]
        options = [*told_near, *(state for state in near if state not in told_near), *options]
    told = material.years or {_MODERN}
    if sorted(told)[len(told) // 2] < _MODERN:
        options = [name for name in options if name not in _YOUNG or name in {rival.name for rival in rivals}]
    here = {country_name(bare(material.names[key].name)) for key in answer.statement.passage.names}
    stem = long_words(answer.rest)
    return [
        name
        for name in dict.fromkeys(options)
        if name != own and name not in here and not overlap(name, own) and not _supported(material, name, stem)
    ]


def _supported(material: Material, place: str, stem: frozenset[str]) -> bool:
    name = material.name_of(place)
    return name is not None and any(_says_the_same(material, index, stem) for index in name.passages)
