"""What is not worth asking of a report: voices, matches, scenes, counts of one day, what it touches on in passing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import AMOUNTS, PLACES, Kind
from studyapp.analysis.cards.lexicon import DEICTIC_TIME
from studyapp.analysis.cards.voices import in_office, is_voice, speaks_for_a_trade
from studyapp.analysis.cards.wordlist import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.analysis.cards.answers import Answer
    from studyapp.analysis.cards.material import Material

_REPORTING = words("say tell add note report claim announce state believe think suggest warn insist estimate observe")
_COUNTED_PEOPLE = words(
    "people person refugee citizen soldier troop civilian passenger victim pilgrim protester demonstrator hostage "
    "prisoner child migrant evacuee survivor"
)
_HARM = re.compile(
    r"\b(?:kill|wound|injur|dead\b|died?\b|displac|evacuat|rescu|trapp|arrest|detain|infect|hospitali|homeless)",
    re.IGNORECASE,
)
_SCENES = words(
    "travel tear walk sit stand arrive open close look smile pull hand take go come run visit meet greet wait show lead"
)
_PLAY = re.compile(
    r"\b\d{1,2}-\d{1,2}\b|\b(?:first|second|third|fourth|opening|final|next) (?:set|half|innings|quarter|period"
    r"|round|frame|leg)\b"
    r"|\bwickets?\b|\binnings\b|\branked \w+|\b(?:top|number \w+) seed\b|\bstraight sets\b|\bnil\b"
    r"|\b\d+ for \d+\b|\b\d+-run\b"
    r"|\b(?:Test|Tests|batsm[ae]n|bowl(?:s|ed|er|ing)|goalkeeper|midfielder|striker|serves?|match point|birdie)\b"
)
_OFTEN = 2
_PRESENT = frozenset({"VBZ", "VBP"})
_FIRST_PASSAGES, _FIRST_SHARE = 3, 0.15
"""How much of a text tells its news: here a figure may stand without a year, and everybody who is named matters."""


def _count_in_news(material: Material, answer: Answer) -> bool:
    """Tell whether a report counts anything but people it happened to: ships on order, cities served."""
    if not material.is_news or answer.kind not in {Kind.NUMBER, Kind.QUANTITY}:
        return False
    counted = answer.tokens.root.head
    return counted.lemma_.lower() not in _COUNTED_PEOPLE and not _HARM.search(answer.statement.text)


def in_the_lead(material: Material, answer: Answer) -> bool:
    """Tell whether the answer stands where the text tells its news."""
    return answer.statement.passage.index < max(_FIRST_PASSAGES, _FIRST_SHARE * len(material.passages))


def _aside(material: Material, answer: Answer) -> bool:
    """Tell whether a report only touches on it: what somebody says, a place in passing, who is named but once."""
    if not material.is_news or in_the_lead(material, answer):
        return False
    if answer.statement.root.lemma_.lower() in _REPORTING:
        return True
    if answer.name is None:
        return False
    if len(answer.name.passages) < _OFTEN:
        return True
    return answer.kind in PLACES and not _an_argument(answer)


def _an_argument(answer: Answer) -> bool:
    """Tell whether the place is what the statement is about, or hangs on its verb or on its object, if a country."""
    root, verb = answer.tokens.root, answer.statement.root
    if root.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
        return True
    above = root.head.head
    beside_object = answer.kind is Kind.COUNTRY and above.dep_ == "dobj" and above.head == verb
    return root.dep_ == "pobj" and (above == verb or beside_object)


def _scene(_: Material, answer: Answer) -> bool:
    """Tell whether a reporter sets a scene: "standing in a kitchen in Leeds, Holm opens a letter"."""
    root = answer.statement.root
    subject = next((child for child in root.children if child.dep_ == "nsubj"), None)
    return (
        root.tag_ in _PRESENT
        and root.lemma_.lower() in _SCENES
        and subject is not None
        and subject.ent_type_ == "PERSON"
    )


def _play_by_play(material: Material, answer: Answer) -> bool:
    """Tell whether a report tells how a match went: sets, wickets, ranks."""
    del material  # reports of matches often quote nobody
    return _PLAY.search(answer.statement.text) is not None


def _voice(material: Material, answer: Answer) -> bool:
    """Tell whether a report asks for somebody whom it only quotes."""
    name = answer.name
    if not material.is_news or answer.kind is not Kind.PERSON or name is None or in_office(material, name):
        return False
    return speaks_for_a_trade(material, name) or (is_voice(material, name) and not in_the_lead(material, answer))


def _of_its_day(material: Material, answer: Answer) -> bool:
    """Tell whether the source tells a state or a count of the day of writing, from which the day was cut out."""
    statement = answer.statement
    cut = statement.edited and DEICTIC_TIME.search(statement.passage.text) is not None
    undated = re.search(r"\b\d{4}\b", statement.text) is None
    if material.is_news and answer.kind is Kind.NUMBER and undated and _no_date(material):
        return True
    helped = any(child.tag_ in _PRESENT for child in statement.root.children if child.dep_ in {"aux", "auxpass"})
    told = [statement.root, *(child for child in statement.root.children if child.dep_ == "ccomp")]
    present = helped or any(verb.tag_ in _PRESENT for verb in told)
    return cut and present and (answer.kind in AMOUNTS or material.is_news)


def _no_date(material: Material) -> bool:
    return material.parsed.request.document_date is None


def _dateline(material: Material, answer: Answer) -> bool:
    """Tell whether a report begins with the place where something was announced: "In Oslo, the ministry said"."""
    root = answer.tokens.root
    return material.is_news and answer.kind in PLACES and root.dep_ == "pobj" and root.head.i == 0


NEWS_CHECKS: tuple[Callable[[Material, Answer], bool], ...] = (
    _dateline,
    _aside,
    _count_in_news,
    _scene,
    _play_by_play,
    _voice,
    _of_its_day,
)
