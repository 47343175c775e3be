"""Whether a noun phrase is a technical term: rarer than everyday English, or used as a term by the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.analysis.cards.common_words import COMMON_WORDS
from studyapp.analysis.cards.material import bare
from studyapp.analysis.cards.wordlist import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from studyapp.analysis.cards.material import Material

_VAGUE = words(
    "thing way kind type form part example reason result case place time person people man woman child group "
    "number amount level area region country state city world life work use change difference problem issue "
    "question idea process system method approach factor effect cause source role aspect element feature"
)

_NEVER = words(
    "exception example reason way thing advantage fact difference problem topic point input question human firm "
    "people customer consumer member animal plant"
)


def is_technical(material: Material, phrase: Sequence[Token]) -> bool:
    """Tell whether the phrase is worth learning as a term."""
    forms = [token.lower_ for token in phrase]
    lemmas = [token.lemma_.lower() for token in phrase]
    if lemmas[-1] in _VAGUE and len(phrase) == 1:
        return False
    if lemmas[-1] in _NEVER:
        return False
    if not all(word.replace("-", "").isalpha() for word in forms) or min(len(word) for word in forms) < 3:
        return False
    if any(token.text[1:] != token.text[1:].lower() and not token.text.isupper() for token in phrase):
        return False  # two words run together
    rare = [word not in COMMON_WORDS and lemma not in COMMON_WORDS for word, lemma in zip(forms, lemmas, strict=True)]
    known = bare(" ".join(token.text for token in phrase)) in material.term_keys
    if len(phrase) == 1:
        return rare[0] or (known and len(forms[0]) > 4)
    return any(rare) or (known and phrase[-1].pos_ == "NOUN")
