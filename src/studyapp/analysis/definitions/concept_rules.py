"""Rules that propose concepts with their definitions, one function a wording; `concepts.py` judges and collects.

Every rule yields the term's tokens, the definition's tokens, the rule's name, and a sureness around 0 (even odds).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.analysis.definitions.concept_looks import NOUNS, class_looks
from studyapp.analysis.definitions.concept_words import ASIDES, FUNCTIONS, MEANING, STATES, VAGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_CALLING = frozenset({"call", "know", "refer", "term", "name", "define", "dub", "label", "describe"})
_DETERMINERS = frozenset({"DT", "PRP$", "WDT", "PDT"})
_NO_GLOSS = frozenset({"[", "e.g.", "link", ";", "=", "%"})
type Found = tuple[tuple[int, int], tuple[int, int], str, float]


def _equations(doc: Doc, start: int, end: int) -> Iterator[Found]:
    """Yield "[term] is a [class] that …"."""
    for token in doc[start:end]:
        if token.dep_ != "nsubj" or token.head.lemma_ != "be" or token.i > token.head.i:
            continue
        verb = token.head
        if any(c.dep_ in {"neg", "aux", "mark"} or (c.dep_ == "expl") for c in verb.children):
            continue
        attr = next((c for c in verb.children if c.dep_ == "attr" and c.i > verb.i), None)
        tense = 0.0 if verb.tag_ in {"VBZ", "VBP"} else -1.6
        if attr is not None and attr.tag_ in {"NN", "NNS"}:
            yield _term(token), (attr.left_edge.i, attr.right_edge.i + 1), "is", -0.2 + tense + class_looks(doc, attr)
        elif attr is not None and attr.lower_ in _ANY_ONE and _is_told(attr):
            yield _term(token), (attr.left_edge.i, attr.right_edge.i + 1), "is_one", 0.6 + tense


_ANY_ONE = frozenset({"one", "those", "that", "anything", "something", "anyone", "someone"})
_LAWS = frozenset({"act", "amendment", "law", "clause", "treaty", "doctrine", "statute", "policy", "ruling", "code"})


def _is_told(word: Token) -> bool:
    """Tell whether a relative clause or participle says more of the word: "one whose …", "those found in …"."""
    return any(c.dep_ in {"relcl", "acl", "prep"} and c.i > word.i for c in word.children)


def _meanings(doc: Doc, start: int, end: int) -> Iterator[Found]:
    """Yield "[term] refers to …", "[term] means that …", "[term] is defined as …", "[term] occurs when …"."""
    for verb in doc[start:end]:
        if verb.pos_ != "VERB":
            continue
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i), None)
        if subject is None or subject.tag_ not in NOUNS or any(c.dep_ == "neg" for c in verb.children):
            continue
        past = -0.8 if verb.tag_ == "VBD" else 0.0
        rest = (
            max(
                (c.right_edge.i for c in verb.children if c.i > verb.i and c.dep_ not in {"punct", "conj"}),
                default=verb.i,
            )
            + 1
        )
        after = verb.i + 1
        passive = subject.dep_ == "nsubjpass"
        if passive:
            if verb.lemma_ in {"define", "describe"} and after < end and doc[after].lower_ in {"as", "by"}:
                yield _term(subject), (after + 1, rest), "defined_as", 2.2 if verb.lemma_ == "define" else 0.7
            continue
        if verb.lemma_ not in MEANING or verb.tag_ not in {"VBZ", "VBP", "VBD"}:
            continue
        if verb.lemma_ == "refer" and (after >= end or doc[after].lower_ != "to"):
            continue
        if verb.lemma_ == "occur" and (after >= end or doc[after].lower_ not in {"when", "if", "as"}):
            continue
        begin = after + (doc[after].lower_ in {"to", "that", "when", "if", "of"} if after < end else 0)
        yield _term(subject), (begin, rest), verb.lemma_, MEANING[verb.lemma_] + past


def _callings(doc: Doc, start: int, end: int) -> Iterator[Found]:
    """Yield "[thing], called [term]", "[thing] is known as [term]", "we call [thing] [term]"."""
    for verb in doc[start:end]:
        if verb.lemma_ not in _CALLING or verb.tag_ not in {"VBN", "VBD", "VBP", "VB"}:
            continue
        term_head = _called(doc, verb, end)
        if term_head is None:
            continue
        term = _term(term_head)
        if term[0] <= verb.i:
            continue
        thing: Token | None = None
        if verb.dep_ in {"acl", "relcl", "amod"} and verb.head.i < verb.i:
            thing = verb.head
            stop = min(verb.left_edge.i, verb.i)
            if verb.dep_ == "relcl":
                stop = min([c.i for c in verb.subtree if c.tag_ in {"WDT", "WP", "IN"} and c.i < verb.i] + [stop])
            yield term, (thing.left_edge.i, _cut(doc, thing, stop)), "called", 1.1
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass" and c.i < verb.i), None)
        if subject is not None:
            if subject.tag_ in NOUNS and subject.lower_ not in VAGUE:
                yield term, (subject.left_edge.i, subject.right_edge.i + 1), "is_called", 1.0
            elif subject.tag_ in {"DT", "PRP"} and start > 0:
                before = doc[start - 1].sent
                yield term, (before.start, before.end), "this_is_called", 0.0


def _called(doc: Doc, verb: Token, end: int) -> Token | None:
    """Return the noun that is given as a name."""
    wants_as = verb.lemma_ in {"know", "refer", "define", "describe", "label"}
    if verb.lemma_ in {"call", "term", "name", "dub", "label"}:
        for child in verb.children:
            if child.i > verb.i and child.dep_ in {"oprd", "attr", "dobj", "ccomp"} and child.tag_ in NOUNS:
                return child
        if verb.lemma_ in {"call", "term", "dub"} and verb.tag_ == "VBN":
            return _noun_after(doc, verb.i + 1, end)
    if not wants_as:
        return None
    at = verb.i + 1
    while at < end and doc[at].lower_ in {"to", "collectively", "commonly", "also", "simply"}:
        at += 1
    if at < end and doc[at].lower_ == "as" and verb.lemma_ in {"know", "refer"}:
        return _noun_after(doc, at + 1, end)
    return None


def _noun_after(doc: Doc, start: int, end: int) -> Token | None:
    """Return the head of the noun phrase that begins here."""
    for at in range(start, min(start + 8, end)):
        token = doc[at]
        if token.tag_ in NOUNS and (at + 1 >= end or (doc[at + 1].tag_ not in NOUNS and doc[at + 1].tag_ != "POS")):
            return token
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PUNCT", "NUM", "VERB"} or token.text in {",", ")"}:
            return None
    return None


def _cut(doc: Doc, thing: Token, stop: int) -> int:
    end = max(thing.i + 1, min(stop, thing.right_edge.i + 1))
    while end > thing.i + 1 and (
        doc[end - 1].is_punct or doc[end - 1].lower_ in {"also", "often", "sometimes", "commonly"}
    ):
        end -= 1
    return end


def _appositions(doc: Doc, start: int, end: int) -> Iterator[Found]:
    """Yield "[term], a [class] …" and "[term], or [words],"."""
    for token in doc[start:end]:
        told = token.lower_ in _ANY_ONE and _is_told(token)
        if token.dep_ != "appos" or token.head.i > token.i or (token.tag_ not in {"NN", "NNS"} and not told):
            continue
        head = token.head
        if head.tag_ not in {"NN", "NNS", "NNP"}:
            continue
        before = doc[token.left_edge.i - 1].text if token.left_edge.i > 0 else ""
        opener = doc[token.left_edge.i].lower_
        value = -0.9
        if opener in {"a", "an"} or opener == "the":
            value += 1.0
        elif opener == "or":
            value += 0.9
        if any(c.dep_ in {"relcl", "acl", "prep"} and c.i > token.i for c in token.children):
            value += 0.8
        if before not in {",", "(", "—", "–", "-", ":"}:
            value -= 1.0
        begin = token.left_edge.i + (opener == "or")
        yield _term(head, until=token.left_edge.i), (begin, token.right_edge.i + 1), "appos", value


def _relatives(doc: Doc, start: int, end: int) -> Iterator[Found]:
    """Yield "[term], which is …" and "[term], which …"."""
    for token in doc[start:end]:
        if token.dep_ != "relcl" or token.head.tag_ not in NOUNS or token.head.i > token.i:
            continue
        pronoun = next((t for t in token.subtree if t.lower_ in {"which", "who", "whose"}), None)
        if pronoun is None or pronoun.i == 0 or doc[pronoun.i - 1].text not in {",", "(", "—", "–"}:
            continue
        attr = next((c for c in token.children if c.dep_ == "attr" and c.i > token.i), None)
        if token.lemma_ == "be" and attr is not None and attr.tag_ in {"NN", "NNS"}:
            yield (
                _term(token.head, until=pronoun.i),
                (attr.left_edge.i, attr.right_edge.i + 1),
                "which_is",
                0.3 + class_looks(doc, attr),
            )
        elif token.tag_ in {"VBZ", "VBP"}:
            yield _term(token.head, until=pronoun.i), (pronoun.i, token.right_edge.i + 1), "which", -0.6
        elif token.tag_ == "VBD" and token.head.lower_ in _LAWS and token.head.tag_ == "NNP":
            yield _term(token.head, until=pronoun.i), (pronoun.i, token.right_edge.i + 1), "law_which", 0.2


def _glosses(doc: Doc, start: int, end: int) -> Iterator[Found]:
    """Yield "[term] (gloss)", "[term], or the gloss", "[term]: a gloss", "[term]—the gloss"."""
    for at in range(start + 1, end - 2):
        if doc[at - 1].tag_ not in NOUNS:
            continue
        sign = doc[at].text
        if sign == "(":
            yield from _in_brackets(doc, at, end)
        elif sign == ",":
            yield from _behind_comma(doc, at, end)
        elif sign in {":", "—", "–", "--"}:
            opener = doc[at + 1]
            if opener.lower_ in _ARTICLES or (sign != ":" and opener.tag_ == "VBG"):
                stop = next((x for x in range(at + 1, end) if doc[x].text in {"—", "–", ";"}), end)
                yield _term(doc[at - 1], until=at), (at + 1, stop), "dash", -0.3


_ARTICLES = frozenset({"a", "an", "the"})


def _in_brackets(doc: Doc, at: int, end: int) -> Iterator[Found]:
    head = doc[at - 1]
    close = next((x for x in range(at + 1, min(at + 14, end)) if doc[x].text == ")"), at + 1)
    inner = list(doc[at + 1 : close])
    if not inner or any(t.like_num or t.text in _NO_GLOSS for t in inner) or not inner[0].is_lower:
        return
    if inner[0].lower_ in ASIDES or inner[0].pos_ in {"ADP", "CCONJ", "SCONJ", "ADV"}:
        return
    if len(inner) > 1:
        yield _term(head, until=at), (at + 1, close), "bracket", -0.3
    elif inner[0].tag_ in NOUNS and head.left_edge.i < at - 2:
        yield (at + 1, close), (head.left_edge.i, at), "bracket_term", -0.4


def _behind_comma(doc: Doc, at: int, end: int) -> Iterator[Found]:
    head = doc[at - 1]
    if doc[at + 1].lower_ == "or" and doc[at + 2].tag_ in {"DT", "NN", "NNS", "JJ", "PRP$"}:
        noun = _noun_after(doc, at + 2, end)
        if noun is not None and noun.head.i < noun.i:
            sureness = 0.3 if _ends_phrase(doc, noun, end) else -0.6
            yield _term(head, until=at), (at + 2, noun.right_edge.i + 1), "or", sureness
    elif doc[at + 1].lower_ in _ARTICLES and head.dep_ != "appos":
        noun = _noun_after(doc, at + 1, end)
        apart = noun is not None and noun.dep_ not in {"appos", "nsubj", "conj", "nsubjpass"}
        if noun is not None and apart and noun.right_edge.i + 1 < end:
            yield _term(head, until=at), (at + 1, noun.right_edge.i + 1), "comma", -1.2


def _ends_phrase(doc: Doc, noun: Token, end: int) -> bool:
    after = noun.right_edge.i + 1
    return after >= end or doc[after].text in {",", ".", ")", ";"} or doc[after].tag_ in {"VBZ", "VBP", "VBD", "MD"}


def _functions(doc: Doc, start: int, end: int) -> Iterator[Found]:
    """Yield "[term] carries …": what a thing does, told of it in general; the least sure of the rules."""
    for verb in doc[start:end]:
        if verb.tag_ not in {"VBZ", "VBP", "VBD"} or verb.dep_ != "ROOT":
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        law = subject is not None and subject.lower_ in _LAWS and subject.tag_ == "NNP"
        if not law and (verb.lemma_ not in FUNCTIONS or verb.tag_ == "VBD"):
            continue
        if subject is None or subject.tag_ not in {"NN", "NNS", "NNP"} or any(c.dep_ == "neg" for c in verb.children):
            continue
        rest = max((c.right_edge.i for c in verb.children if c.i > verb.i and c.dep_ != "punct"), default=verb.i) + 1
        yield _term(subject), (verb.i, rest), "does", 0.0 if law else -0.9


def _states(doc: Doc, start: int, end: int) -> Iterator[Found]:
    """Yield "[term] is found in …", "[term] is responsible for …", "In [term], …"."""
    for verb in doc[start:end]:
        if verb.dep_ != "ROOT":
            continue
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i), None)
        if subject is None or subject.tag_ not in {"NN", "NNS", "NNP"} or any(c.dep_ == "neg" for c in verb.children):
            continue
        rest = max((c.right_edge.i for c in verb.children if c.i > verb.i and c.dep_ != "punct"), default=verb.i) + 1
        if subject.dep_ == "nsubjpass" and verb.tag_ == "VBN" and verb.lemma_ in STATES:
            if any(c.dep_ == "auxpass" and c.tag_ in {"VBZ", "VBP"} for c in verb.children):
                yield _term(subject), (verb.i, rest), "is_done", -0.9
        elif verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}:
            state = next((c for c in verb.children if c.dep_ == "acomp" and c.i > verb.i), None)
            if state is not None and any(c.i > state.i for c in state.children):
                yield _term(subject), (state.left_edge.i, state.right_edge.i + 1), "is_so", -1.1
    opening = doc[start]
    if opening.lower_ == "in" and opening.dep_ == "prep":
        noun = next((c for c in opening.children if c.dep_ == "pobj" and c.tag_ in {"NN", "NNS"}), None)
        comma = opening.right_edge.i + 1
        if (
            noun is not None
            and comma < end
            and doc[comma].text == ","
            and opening.head.tag_ in {"VBZ", "VBP", "NN", "VB"}
        ):
            yield _term(noun), (comma + 1, end), "in_term", -1.0


RULES = (_equations, _meanings, _callings, _appositions, _relatives, _glosses, _functions, _states)


def _term(head: Token, *, until: int = -1) -> tuple[int, int]:
    """Return the noun phrase around the head without article and without what follows it, but for "of" phrases."""
    doc = head.doc
    start = head.left_edge.i
    while start < head.i and (
        doc[start].tag_ in _DETERMINERS
        or doc[start].is_punct
        or doc[start].pos_ in {"ADV", "CCONJ", "ADP", "SCONJ", "NUM"}
    ):
        start += 1
    end = head.i + 1
    for child in head.children:
        short = child.i == end and child.lower_ == "of" and child.right_edge.i - child.i < 4
        if short and all(t.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "ADP"} for t in child.subtree):
            end = child.right_edge.i + 1
    if 0 <= until < end:
        end = max(head.i + 1, until)
    for at in range(start, head.i):
        if doc[at].lower_ in {"term", "word", "phrase", "concept"} and at + 1 < end:
            start = at + 1
    while start < head.i and doc[start].is_punct:
        start += 1
    return start, end
