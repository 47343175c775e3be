"""Which language a text is in, told by the share of its commonest words: many texts say nothing of it, or a wrong one.

A script of its own tells itself. The lists hold words that sentences cannot do without, so that quotations in another
language, or names, move the shares little.
"""

from __future__ import annotations

import re
from collections import Counter

ANALYSED = frozenset({"", "en"})
"""Languages in which names, dates and cards are looked for; "" is not known to be another."""

UNKNOWN = "und"
"""A language that is none of ours, as BCP 47 writes it."""

_COMMON = {
    "en": "the of and to in is was that for it as with his on be at by this had not are but from or have an they which "
    "you were her she all their there been one would who when will if more so what we he has",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
    "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec son "
    "aux d'un cette ou ont mais comme nous elle leur été être sa ses dont",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque "
    "esta entre cuando muy sin sobre también fue había ser es",
    "it": "di e il la che in a per un è del non una si le con i da al della sono nel come dei più ha alla anche gli "
    "delle ma se lo suo era nella questo essere ed o",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
    "sua ou ser quando muito há nos já está eu também",
    "ca": "de la i el que a en els l'a per un una les del amb no és al es més com dels o aquest seu va ser però són "
    "també han aquesta entre sobre ja si",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als bij door maar uit naar dan nog of "
    "worden wordt over hij ze die was heeft deze tot",
    "sv": "och i att det som en på är av för med den till inte har de ett om var vi kan så men från sig eller när han "
    "ska hade vid man efter också nu",
    "da": "og i at det er en til af på for de med den der som ikke har et om var kan så men fra sig eller når han skal "
    "havde ved man efter også vi jeg blev",
    "nb": "og i å det er en til av på for de med den som ikke har et om var kan så men fra seg eller når han skal "
    "hadde ved man etter også vi jeg ble",
    "fi": "ja on ei se että oli hän mutta ovat kun niin myös joka sen tai kuin hänen mitä jos vain ole ovat olla tämä "
    "joita jotka nyt sekä voi",
    "pl": "w i na z się do nie to że jest o jak po od za przez przy dla są oraz ale tym być co jego był jako tego czy "
    "które która który może",
    "cs": "a se v na je že s z do i to o k ve pro za by ale jako jsou po od byl podle který jeho které být nebo až "
    "jen při si však tak",
    "hu": "a az és hogy nem is egy ez meg volt de csak azt már mint ha van még vagy el ki lesz kell olyan sem minden "
    "aki amely ezt után",
    "ro": "de și în a la cu pe din o nu un să care este mai că se pentru sau au ce fi ca prin sunt fost după al ale "
    "cel lui acest această",
    "tr": "ve bir bu da de için ile olarak daha çok en olan gibi ne kadar ama o var sonra mi ya değil her oldu olduğu "
    "ise göre şey",
    "la": "et in est non ad cum ut sed quod si per ex qui quae ab hoc enim atque aut quam esse nec autem ac sunt etiam "
    "eius de quo",
}
_WORDS = {language: frozenset(word for word in words.split() if len(word) > 1) for language, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SIGN = re.compile(r"[^\W\d_]")
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("hi", "\u0900", "\u097f"),
)
_ALPHABETS = {
    "ru": ("uk", "be", "bg", "sr", "mk", "kk"),
    "uk": ("be", "kk", "sr"),
    "ar": ("fa", "ur", "ps"),
    "fa": ("ur", "ps", "ckb"),
    "he": ("yi",),
    "hi": ("mr", "ne"),
}
"""Other languages of a script: a text that says it is in one of them is believed."""
_OWN_LETTERS = {"ar": ("fa", "پچژگ"), "ru": ("uk", "іїєґ")}
"""Another great language of a script, and letters that only it has, of these two."""
_OWN_SHARE = 0.01
_SAMPLES, _SAMPLE = 40, 1_500
_FEWEST_WORDS, _FEWEST_FOUND, _FEWEST_LETTERS, _MANY_WORDS = 40, 10, 80, 100
_KANA = 0.05
_SYLLABLES = 0.3
"""Of the letters, from which on a text is Chinese, Japanese or Korean: a sign of theirs says more than a letter."""
_LETTERS = 0.5
_SURE, _SURER = 0.12, 0.25
"""Shares of common words that tell a language; the second against one that the text names and we do not know."""
_SPOKEN = 0.06
"""Share from which on a text, with what it cites and the programs it shows, may be in the language that it names."""
_MARGIN = 1.5
_FOREIGN = 0.02
"""Share of common English words below which nothing is English: lists and programs have twice as many."""


def language_of(text: str, said: str = "") -> str:
    """Return the language of a text as a code of two letters, or `UNKNOWN`; `said` where the words do not tell.

    `said` is what the file says of itself; "" and "en" are believed least, for many files say so unasked.
    """
    sample = _sampled(text)
    found = _script_of(sample)
    if found:
        return said if said in _ALPHABETS.get(found, ()) else found
    words = [word for word in map(str.casefold, _WORD.findall(sample)) if len(word) > 1]
    if len(words) < _FEWEST_WORDS:
        return said
    counts = Counter(words)
    shares = {language: sum(counts[word] for word in common) / len(words) for language, common in _WORDS.items()}
    best = max(shares, key=shares.__getitem__)
    believed = shares.get(said or "en")
    if believed is None:
        return best if shares[best] >= _SURER else said
    if said not in ANALYSED and believed >= _SPOKEN:
        return said
    if shares[best] >= _SURE and shares[best] * len(words) >= _FEWEST_FOUND:
        return best if shares[best] >= _MARGIN * believed else said or best
    is_foreign = said in ANALYSED and len(words) >= _MANY_WORDS and believed < _FOREIGN
    return UNKNOWN if is_foreign else said


def _sampled(text: str) -> str:
    """Return a short text, or stretches of a long one, evenly spaced."""
    if len(text) <= _SAMPLES * _SAMPLE:
        return text
    step = len(text) // _SAMPLES
    return "\n".join(text[at : at + _SAMPLE] for at in range(0, step * _SAMPLES, step))


def _script_of(sample: str) -> str:
    """Return the language of a script that the text is written in; "" for Latin letters, and where it has few."""
    letters = Counter(_SIGN.findall(sample))
    total = letters.total()
    if total < _FEWEST_LETTERS:
        return ""
    found = {
        language: sum(number for sign, number in letters.items() if first <= sign <= last)
        for language, first, last in _SCRIPTS
    }
    chinese = found["zh"] + found["ja"]
    if chinese >= _SYLLABLES * total:
        return "ja" if found["ja"] >= _KANA * chinese else "zh"
    if found["ko"] >= _SYLLABLES * total:
        return "ko"
    best = max(found, key=found.__getitem__)
    other, own = _OWN_LETTERS.get(best, ("", ""))
    if found[best] < _LETTERS * total:
        return ""
    return other if own and sum(letters[sign] for sign in own) >= _OWN_SHARE * total else best
