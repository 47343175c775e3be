"""Events that are told in a noun: "the failed intervention in the 1980s", "1529 – Siege of Vienna"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_ENDINGS: Final = ("tion", "sion", "ment", "ence", "ance", "al", "ure", "ing", "age", "ery")
_WORDS_HAPPENINGS: Final = (
    "war battle attack invasion siege raid strike crash coup revolt uprising rebellion crisis famine "
    "plague flood earthquake fire storm death birth murder defeat victory collapse fall rise launch "
    "start end outbreak anniversary deadline summit conference meeting treaty pact truce ceasefire "
    "election vote referendum trial visit tour speech race match game games festival release merger "
    "purchase sale takeover wedding flight voyage reform ban march protest riot boom crackdown killing "
    "blast census exodus genocide massacre discovery arrest withdrawal debut marriage divorce reign trip "
    "landing "
)
_HAPPENINGS: Final = frozenset(_WORDS_HAPPENINGS.split())
_WORDS_NO_HAPPENING: Final = (
    "information situation condition population position section question relation version institution "
    "nation organization organisation department government document element moment statement comment "
    "difference science evidence influence audience experience sentence importance distance balance "
    "instance capital animal total official journal hospital material individual nature culture "
    "structure picture figure literature feature temperature building thing morning evening king spring "
    "painting page village language image message average age percentage story history edition "
    "generation station tradition reputation ambition attention mention condition ration function occupation "
    "proportion portion location destination profession religion region opinion passion vision mission "
    "pavement monument instrument apartment department equipment environment basement "
    "advantage heritage language package cottage beverage advance residence absence presence "
    "preference reference essence sentence silence violence patience confidence intelligence "
    "musical original manual ritual festival professional principal criminal ideal deal goal metal "
    "furniture agriculture architecture lecture nurse treasure pressure measure creature "
    "ceiling clothing lightning string wing ring evening king sibling darling offering "
    "gallery bakery grocery pottery machinery scenery mystery battery artery brewery "
    "potential referral rival cathedral canal signal terminal "
)
_NO_HAPPENING: Final = frozenset(_WORDS_NO_HAPPENING.split())
_LONGEST_LINE: Final = 30
_LONGEST_NAME: Final = 6
_LIFE: Final = re.compile(r"^[^()]{0,60}\s*[–—-]\s*[^()]{0,30}$")
_CLOSING: Final = re.compile(r"^[^()]{0,40}\)")
_NOT_A_LINE: Final = re.compile(
    r"^\s*(?:by|published|posted|updated|photo|source|copyright|©|see|figure|table)\b", re.IGNORECASE
)
_LEADING_DATE: Final = re.compile(r"^[\s:;,.–—\-()\[\]•*]+|[\s:;,–—\-(\[]+$")


def happening(tokens: Tokens) -> Token | None:
    """Return the noun that the time belongs to, where it names a happening: the highest one below the next verb."""
    token = tokens.root
    found: Token | None = None
    for _ in range(8):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            break
        if token.pos_ in {"NOUN", "PROPN"} and is_happening(token):
            found = token
    return found


def happening_before(verb: Token, tokens: Tokens) -> Token | None:
    """Return the object of the verb, or a happening in it, that stands in front of the time."""
    between = tokens.doc[verb.i + 1 : tokens.start]
    inside = [token for token in between if token.pos_ in {"NOUN", "PROPN"} and is_happening(token)]
    heads = [token for token in inside if token.head.i <= verb.i or not is_happening(token.head)]
    return (heads or inside or [None])[0]


def life_dates(sentence: Tokens, dates: list[tuple[int, Tokens]]) -> Iterator[tuple[int, str]]:
    """Yield the dates of "Ada Pell (3 May 1811 – 9 June 1862)" with "Ada Pell born", "Ada Pell died".

    The dates come with the numbers under which they go out.
    "Born" and "died" are the only words that do not stand in the text.
    """
    doc = sentence.doc
    for (first, birth), (second, death) in pairwise(dates):
        between = doc.text[birth.end_char : death.start_char]
        before = doc.text[sentence.start_char : birth.start_char]
        behind = doc.text[death.end_char : death.end_char + 40]
        opening = before.rfind("(")
        if opening < 0 or ")" in before[opening:] or not _LIFE.match(between) or not _CLOSING.match(behind):
            continue
        name = _name_before(sentence, sentence.start_char + opening)
        if name:
            yield first, f"{name} born"
            yield second, f"{name} died"


def _name_before(sentence: Tokens, place: int) -> str:
    """The person's name that ends at the place, "" for anything else."""
    words = [token for token in sentence if token.idx < place]
    name: list[Token] = []
    for token in reversed(words):
        if token.is_punct or token.pos_ != "PROPN":
            break
        name.insert(0, token)
    if not 1 <= len(name) <= _LONGEST_NAME or not any(token.ent_type_ in {"PERSON", ""} for token in name):
        return ""
    return "".join(token.text_with_ws for token in name).strip()


def is_happening(token: Token) -> bool:
    """Tell whether the noun names something that happens."""
    lemma = token.lemma_.lower()
    if lemma in _HAPPENINGS:
        return True
    return token.pos_ == "NOUN" and lemma.endswith(_ENDINGS) and lemma not in _NO_HAPPENING and len(lemma) > 5


def line_of(sentence: Tokens, dates: list[Tokens]) -> str:
    """Return the words of a line without a verb ("1529: Siege of Vienna") beside its date; "" where nothing is told."""
    if len(sentence) > _LONGEST_LINE or _NOT_A_LINE.match(sentence.text):
        return ""
    dated = {position for tokens in dates for position in range(tokens.start, tokens.end)}
    rest = [token for token in sentence if token.i not in dated]
    while rest and (rest[-1].pos_ in {"ADP", "DET", "PUNCT", "CCONJ"} or rest[-1].is_space):
        rest.pop()
    if not any(token.pos_ in {"NOUN", "PROPN"} and is_happening(token) for token in rest):
        return ""
    words = "".join(token.text_with_ws for token in rest)
    return " ".join(_LEADING_DATE.sub("", words).split()).strip(" :;,.–—-")
