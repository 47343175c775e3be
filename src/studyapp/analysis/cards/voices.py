"""People whom a text only quotes: a voice is nobody to learn, however weighty what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.wordlist import words

if TYPE_CHECKING:
    from studyapp.analysis.cards.material import Material, Name

_REPORTS = words("say tell add note report explain estimate think believe argue comment call")
_SPEAKS = _REPORTS | words(
    "deny indicate urge forecast predict reiterate admit confirm agree hope expect decline warn caution suggest insist "
    "claim state cite stress point see blame envisage describe"
)
_SAID = "(?:said|says|added|told|acknowledged|explained|noted|recalled|insisted|warned|argued|declared)"
_SUBJECTS = frozenset({"nsubj", "pobj"})
_HALF = 0.5
_TRADE = (
    r"(?:analyst|economist|dealer|trader|broker|brokerage|strategist|forecaster|lawyer|attorney|spokes\w+|securities"
    r"|resident|witness|neighbou?r|campaigner)"
)
_BEFORE = re.compile(rf"\b{_TRADE}(?:,| [A-Z][\w&.]*){{0,4}}\s*$")
_BEHIND = re.compile(rf"[^,.;“”\"]*,[^.;“”\"]{{0,50}}\b{_TRADE}\b", re.IGNORECASE)
PUBLIC = re.compile(
    r"\b(?:(?i:minister|ambassador|secretary|governor|mayor|king|queen|emperor|prince|princess|leader|founder|commissioner"
    r"|senator|judge|justice|chancellor|premier|commander|general(?! manager)|pope|archbishop|bishop|author|head of)"
    r"|president of (?:the )?[A-Z]\w+$|(?:\w+n|\w+ese|\w+ish|French|U\.S\.) [Pp]resident)\b"
)
"""Offices that a report's reader should know; who speaks for a firm or an institute is only a voice."""
_OFFICE = re.compile(
    r"(?i:minister|ambassador|secretary|governor|mayor|leader|commissioner|senator|judge|chancellor|premier|general)\b"
    r"|President\b"
)
_MARKET = re.compile(
    r"\b(?:pct|per ?cent|mln|bln|dlrs|bpd|prices?|markets?|stocks?|shares?|bonds?|yields?|quarter|interest rates?"
    r"|output|loans?|debt|credit|currenc\w+|budget)\b",
    re.IGNORECASE,
)
_MARKET_SHARE = 0.2
_BESIDE = 90
"""How far from a name its trade may stand, in characters."""


def only_reports(material: Material, name: Name, index: int) -> bool:
    """Tell whether the passage names the person only as the one who says something."""
    tokens = material.passages[index].tokens
    last = re.escape(name.name.split()[-1])
    if tokens.root.lemma_ in _REPORTS or re.search(
        rf"\b{_SAID}\b[^.]{{0,40}} {last}\b|\b{last}\b(?:, [^“”.]+,)? {_SAID}\b",
        tokens.text,
    ):
        return True
    return any(
        ent.root.dep_ in _SUBJECTS and ent.root.head.lemma_ in _SPEAKS
        for ent in tokens.ents
        if (named := material.name_of(ent.text)) is not None and named.key == name.key
    )


def is_voice(material: Material, name: Name) -> bool:
    """Tell whether at least half of the passages that name the person only report what the person says."""
    reports = sum(only_reports(material, name, index) for index in name.passages)
    return bool(name.passages) and reports >= _HALF * len(name.passages)


def speaks_for_a_trade(material: Material, name: Name) -> bool:
    """Tell whether the text introduces the person as an analyst, a lawyer, a witness: one of many who could say it."""
    text = material.parsed.text
    return any(
        _BEFORE.search(text[max(0, start - _BESIDE) : start]) or _BEHIND.match(text[start : start + _BESIDE])
        for start in sorted(name.starts)
    )


def is_market_talk(text: str) -> bool:
    """Tell whether it is about one day's trade."""
    return _MARKET.search(text) is not None


def in_office(material: Material, name: Name) -> bool:
    """Tell whether the text names an office beside the person that its reader should know."""
    text = material.parsed.text
    for start in sorted(name.starts):
        behind = re.split(r"[.“”\"]", text[start : start + _BESIDE])[0]
        before = re.split(r"[.“”\",]", text[max(0, start - _BESIDE // 2) : start])[-1]
        if _OFFICE.search(before) or _OFFICE.match(behind) or _OFFICE.search(behind.partition(",")[2]):
            return True
    return False


def is_known(material: Material, name: Name) -> bool:
    """Tell whether a report's reader should know the speaker: for an office, or because it is not about money."""
    if speaks_for_a_trade(material, name):
        return False
    trade = sum(_MARKET.search(passage.text) is not None for passage in material.passages)
    return in_office(material, name) or trade < _MARKET_SHARE * len(material.passages)
