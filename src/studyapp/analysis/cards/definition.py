"""Definition cards: the text says what a term is; one card asks for the term, its sibling for the meaning.

Accepted forms: "A term is a genus that …", "Term refers to …", "Term is defined as …", "… is called term".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import Kind
from studyapp.analysis.cards.cloze import stem_leak
from studyapp.analysis.cards.draft import Draft
from studyapp.analysis.cards.lexicon import CONTENT
from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.technical import is_technical
from studyapp.analysis.cards.wordlist import words
from studyapp.domain.analysis import CardType, Tier, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from studyapp.analysis.cards.linter import Ledger
    from studyapp.analysis.cards.material import Material
    from studyapp.analysis.cards.statement import Statement

MIN_WORDS, MAX_WORDS = 5, 32
_VAGUE_GENUS = words(
    "example reason way result part one kind problem issue thing case time place option choice fact goal purpose "
    "aim question difference advantage matter favorite favourite lot majority number cause source sign piece bit "
    "center centre hub home key focus target topic factor element component challenge bonus must pleasure "
    "child icon darling giant beacon leader basis point user array range "
    "opportunity discovery event step feature name success failure move threat sketch concern reminder victory "
    "loss gift guide person member antagonist type form aspect explanation idea description account hallmark "
    "characteristic symbol product outcome "
    "consequence landmark segment industry attempt response"
)
_EVALUATIVE = words(
    "key special large strong successful recent big major significant common real true serious new old famous "
    "popular powerful critical crucial vital essential central first second third fourth last other only more "
    "most best largest better less least main important good great nice perfect excellent prime leading typical "
    "classic established mature traditional"
)
_VAGUE_WORDS = frozenset(
    {"diverse", "different", "various", "many", "important", "sometimes", "often", "usually", "similar", "interesting"}
)
_FIRMS = words(
    "company firm subsidiary unit concern maker producer publisher retailer brokerage manufacturer operator "
    "distributor lender insurer developer supplier"
)
_WORKS = words(
    "film screenplay novel book play album song opera painting poem magazine newspaper journal series crater ship "
    "spacecraft village town city river island mountain band game"
)
_STEM = 6
_SHORTEST_STEM = 4
_PRONOUN = re.compile(r"\b(?:he|she|his|her|they|their|its|it|this|these|those|you|we|our)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A term and its meaning, by token positions in the statement's doc."""

    statement: Statement
    term: tuple[int, int]
    meaning: tuple[int, int]
    pattern: str

    @property
    def term_text(self) -> str:
        """The term as the statement writes it."""
        return self.statement.doc[self.term[0] : self.term[1]].text

    @property
    def meaning_text(self) -> str:
        """The meaning as the statement writes it."""
        return self.statement.doc[self.meaning[0] : self.meaning[1]].text.rstrip(" ,;")


def definition_drafts(material: Material, statement: Statement, ledger: Ledger) -> Iterator[Draft]:
    """Yield both directions of each definition that the statement gives."""
    for found in (*_copular(statement), *_referring(statement), *_passive(statement)):
        reason = _fault(material, found)
        if reason is not None:
            ledger.refuse(reason, statement.passage.span)
            continue
        yield from _drafts(material, found)
        return


def _subject_phrase(statement: Statement) -> tuple[Token, list[Token]] | None:
    root = statement.root
    subject = next((child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.i > root.i or subject.left_edge.i != 0:
        return None
    named = next((ent for ent in statement.doc.ents if ent.start <= subject.i < ent.end), None)
    if named is not None and named.end == subject.right_edge.i + 1 and named.start <= subject.left_edge.i + 1:
        return subject, [token for token in named if token.i or token.pos_ != "DET"]
    phrase = [token for token in subject.subtree if token.pos_ != "DET" and not token.is_punct]
    return (subject, phrase) if phrase and phrase[-1].i - phrase[0].i == len(phrase) - 1 else None


def _end(statement: Statement) -> int:
    end = len(statement.doc)
    for verb in statement.root.children:
        finite = verb.tag_ in {"VBZ", "VBP", "VBD", "MD"} or any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
        if verb.dep_ == "conj" and verb.pos_ in {"VERB", "AUX"} and finite:
            end = min(end, next((c.i for c in statement.root.children if c.dep_ == "cc"), verb.left_edge.i))
    while (
        end > 1
        and (statement.doc[end - 1].is_punct or statement.doc[end - 1].is_space)
        and statement.doc[end - 1].text not in "”)"
    ):
        end -= 1
    return end


def _copular(statement: Statement) -> Iterator[_Found]:
    root = statement.root
    pair = _subject_phrase(statement)
    if pair is None or root.lemma_ != "be" or root.tag_ not in {"VBZ", "VBP"}:
        return
    if any(child.dep_ in {"neg", "advmod"} and child.i < root.i + 2 for child in root.children):
        return
    genus = next((child for child in root.children if child.dep_ == "attr" and child.i > root.i), None)
    if genus is None or genus.pos_ != "NOUN" or genus.lemma_.lower() in _VAGUE_GENUS or genus.left_edge.i != root.i + 1:
        return
    determiner = next((child.lower_ for child in genus.children if child.dep_ == "det"), "")
    if not (
        determiner in {"a", "an"}
        or (root.lower_ == "are" and not determiner)
        or (determiner == "the" and genus.tag_ == "NN" and _restricted(genus))
    ):
        return
    if determiner == "the" and statement.doc[0].lower_ == "the":
        return
    modifiers = [child for child in genus.children if child.dep_ in {"relcl", "acl", "prep"}]
    adjectives = {child.lower_ for child in genus.children if child.dep_ in {"amod", "nummod"}}
    if modifiers and not adjectives & _EVALUATIVE:
        phrase = pair[1]
        yield _Found(statement, (phrase[0].i, phrase[-1].i + 1), (genus.left_edge.i, _end(statement)), "is")


def _restricted(genus: Token) -> bool:
    return any(child.dep_ in {"prep", "acl", "relcl"} for child in genus.children)


def _referring(statement: Statement) -> Iterator[_Found]:
    root, doc = statement.root, statement.doc
    pair = _subject_phrase(statement)
    if pair is None or root.tag_ not in {"VBZ", "VBP", "VBN"}:
        return
    phrase = pair[1]
    term = (phrase[0].i, phrase[-1].i + 1)
    following = doc[root.i + 1].lower_ if root.i + 1 < len(doc) else ""
    auxiliaries = {child.lower_ for child in root.children if child.dep_ in {"aux", "auxpass"}}
    if root.lemma_ == "refer" and following == "to" and not auxiliaries:
        if " as " not in doc[root.i + 2 : len(doc)].text:
            yield _Found(statement, term, (root.i + 2, _end(statement)), "refers")
    elif root.lemma_ == "define" and following == "as" and auxiliaries and auxiliaries <= {"is", "are", "can", "be"}:
        yield _Found(statement, term, (root.i + 2, _end(statement)), "defined")
    elif root.lemma_ in {"mean", "denote"} and not auxiliaries and not any(c.dep_ == "ccomp" for c in root.children):
        yield _Found(statement, term, (root.i + 1, _end(statement)), "means")


def _passive(statement: Statement) -> Iterator[_Found]:
    """Yield "A cell that … is called a gamete"."""
    root, doc = statement.root, statement.doc
    if root.lemma_ not in {"call", "know", "term", "name"} or root.tag_ != "VBN":
        return
    auxiliaries = {child.lower_ for child in root.children if child.dep_ in {"aux", "auxpass"}}
    subject = next((child for child in root.children if child.dep_ == "nsubjpass"), None)
    if subject is None or not auxiliaries or not auxiliaries <= {"is", "are"} or subject.left_edge.i != 0:
        return
    start = root.i + 1
    if root.lemma_ == "know":
        if start >= len(doc) or doc[start].lower_ != "as":
            return
        start += 1
    if start < len(doc) and doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    if start < _end(statement) and not any(child.dep_ in {"neg", "advmod"} for child in root.children):
        yield _Found(statement, (start, _end(statement)), (0, subject.right_edge.i + 1), "called")


def _fault(material: Material, found: _Found) -> Reason | None:
    doc = found.statement.doc
    term = list(doc[found.term[0] : found.term[1]])
    meaning = doc[found.meaning[0] : found.meaning[1]]
    if not _is_term(material, term) or _is_firm(material, found) or _goes_on(found):
        return Reason.NOT_TECHNICAL
    if re.search(r"\bsuch\b(?! as)|[\"“”]", found.meaning_text) or re.search(r"\balso\b", found.statement.passage.text):
        return Reason.VAGUE_DEFINITION  # what a thing "also" is does not define it
    if term[-1].tag_ == "NNS" and meaning.root.tag_ == "NN" and doc[found.meaning[0]].lower_ == "the":
        return Reason.VAGUE_DEFINITION  # "carboxylic acids are the union of two groups"
    if _measures(meaning) or meaning[-1].tag_ in {"VB", "VBP", "VBZ", "MD"}:
        return Reason.VAGUE_DEFINITION
    words = len(found.meaning_text.split())
    content = sum(1 for token in meaning if token.pos_ in CONTENT and not token.is_stop)
    relative = any(token.dep_ in {"relcl", "acl"} for token in meaning)
    if not MIN_WORDS <= words <= MAX_WORDS or content < (4 if relative else 5):
        return Reason.VAGUE_DEFINITION
    first = doc[found.meaning[0]]
    if first.lower_ in {"some", "any", "no", "all", "one", "each", "this", "such", "more", "what"} or _PRONOUN.search(
        meaning[:6].text
    ):
        return Reason.VAGUE_DEFINITION
    if meaning[-1].pos_ in {"CCONJ", "ADP", "DET", "SCONJ"} or not (first.is_alpha or first.like_num):
        return Reason.VAGUE_DEFINITION
    if any(token.lower_ in _VAGUE_WORDS for token in meaning):
        return Reason.VAGUE_DEFINITION
    if found.pattern == "called" and words < 6:
        return Reason.VAGUE_DEFINITION
    if re.match(r"(?:the|an?) (?:opposite|same|reverse|other|next)\b(?! of)", found.meaning_text, re.IGNORECASE):
        return Reason.COMPARATIVE_REFERENCE
    if re.match(
        r"the (?:\w+ )?(?:explanation|idea|theory|model) (?:proposed|put forward|given)\b", found.meaning_text, re.I
    ):
        return Reason.VAGUE_DEFINITION
    if re.search(r"\b[A-Z]\d+\b", found.meaning_text):
        return Reason.DOCUMENT_REFERENCE  # a mark in a figure
    return Reason.LEAK if _leaks(material, found) else None


def _measures(meaning: Tokens) -> bool:
    """Tell whether sizes and counts say what it is, which define nothing: "over 2,400 species in 460 genera"."""
    amounts = sum(ent.label_ in {"MONEY", "QUANTITY", "PERCENT", "CARDINAL"} for ent in meaning.ents)
    return amounts > 1 or any(ent.label_ in {"MONEY", "PERCENT"} for ent in meaning.ents) or meaning[0].like_num


def _leaks(material: Material, found: _Found) -> bool:
    """Tell whether the meaning holds a word of the term, or names whom a name comes from (a crater's)."""
    told = re.findall(r"\w+", found.term_text)
    if any(len(w) > 3 and stem_leak(w, found.meaning_text) for w in told):
        return True
    return _is_name(material, found) and any(
        len(w) > _STEM and re.search(rf"\b{w[:_STEM]}", found.meaning_text, re.IGNORECASE) for w in told
    )


def _goes_on(found: _Found) -> bool:
    """Tell whether the term is only the first half of a word with a hyphen: "sub" of "sub-project"."""
    doc, end = found.statement.doc, found.term[1]
    return end < len(doc) and doc[end].text[0] in "-–" and not doc[end - 1].whitespace_


def _is_term(material: Material, term: list[Token]) -> bool:
    """Tell whether the words can be a defined term: technical, or a name, but of no person or place."""
    if not term or any(token.ent_type_ in {"PERSON", "DATE", "CARDINAL", "GPE", "LOC", "NORP"} for token in term):
        return False
    named = term[0].pos_ == "PROPN" and all(
        token.pos_ == "PROPN" or token.lower_ in {"of", "for", "and", "the"} for token in term
    )
    if named:
        return 2 <= len(term) <= 6 and material.name_of(term[0].doc[term[0].i : term[-1].i + 1].text) is not None
    if term[0].lower_ in {
        "early",
        "late",
        "modern",
        "traditional",
        "new",
        "good",
        "simple",
        "typical",
        "contemporary",
        "normal",
    }:
        return False
    if len(term) > 4 or any(t.pos_ not in {"NOUN", "ADJ", "PROPN", "X"} and t.text not in "-’" for t in term):
        return False
    return is_technical(material, [token for token in term if token.is_alpha] or term)


def _is_firm(material: Material, found: _Found) -> bool:
    """Tell whether a firm is described, whose name has no meaning to learn."""
    first = found.statement.doc[found.term[0]]
    capital = first.text[0].isupper() and first.lower_ not in material.lower_words
    return capital and found.statement.doc[found.meaning[0] : found.meaning[1]].root.lemma_.lower() in _FIRMS


def _drafts(material: Material, found: _Found) -> Iterator[Draft]:
    statement = found.statement
    doc = statement.doc
    start = doc[found.term[0]].idx
    span = statement.source_of(start, start + len(found.term_text))
    meaning_start = doc[found.meaning[0]].idx
    meaning_span = statement.source_of(meaning_start, meaning_start + len(found.meaning_text))
    term = _cased(material, found) if span is None else _cased_at(found, material)
    key = " ".join(token.lemma_.lower() for token in doc[found.term[0] : found.term[1]])
    fact = f"definition|{fold(key)}"
    technical = found.pattern != "means"
    titled = all(_in_title(material, word) for word in fold(term).split())
    question = "Which term is meant?" if not _is_name(material, found) else "What is described here?"
    for kind, variant, prompt, answer, where in (
        (CardType.DEFINITION, "term", f"{question} “{_sentence(found.meaning_text)}”", term, span),
        (CardType.REVERSE, "meaning", _reverse_prompt(material, found, term), found.meaning_text, meaning_span),
    ):
        if kind is CardType.DEFINITION and titled:
            continue  # the document's title would tell it
        yield Draft(
            type=kind,
            variant=variant,
            kind=Kind.TERM,
            prompt=prompt,
            answer=answer,
            passage=statement.passage,
            source=statement.passage.span,
            subject=key,
            fact=fact,
            precision=0.93 if technical else 0.85,
            tier=Tier.SUGGESTED,
            statement=statement.text,
            interest=0.7,
            hint="term" if kind is CardType.DEFINITION else "",
            answer_span=where,
        )


def _in_title(material: Material, word: str) -> bool:
    """Tell whether the title has the word in some form: "bursae"."""
    stem = word[: max(_SHORTEST_STEM, len(word) - 2)]
    return any(
        other == word or (len(word) >= _SHORTEST_STEM and other.startswith(stem)) for other in material.title_words
    )


def _cased(material: Material, found: _Found) -> str:
    first = found.statement.doc[found.term[0]]
    text = found.term_text
    later = found.statement.doc[found.term[0] + 1 : found.term[1]]
    is_name = first.pos_ == "PROPN" and first.lower_ not in material.lower_words
    is_name = is_name or any(token.text[:1].isupper() for token in later)
    return text if is_name or (first.text.isupper() and len(first.text) > 1) else text[0].lower() + text[1:]


def _cased_at(found: _Found, material: Material) -> str:
    """Return the term as it stands in the text, so that it can be found there again."""
    return found.term_text if found.term[0] == 0 else _cased(material, found)


def _sentence(meaning: str) -> str:
    return f"{meaning[0].upper()}{meaning[1:]}."


def _reverse_prompt(material: Material, found: _Found, term: str) -> str:
    plural = found.statement.doc[found.term[1] - 1].tag_ in {"NNS", "NNPS"} and found.statement.root.lower_ != "is"
    if _is_name(material, found):
        term = found.term_text
        first = found.statement.doc[found.term[0]]
        article = "the " if first.i and first.nbor(-1).lower_ == "the" else ""
        return f"What {'are' if plural else 'is'} {article}{term}?"
    named = any(token.text[:1].isupper() for token in found.statement.doc[found.term[0] + 1 : found.term[1]])
    first = found.statement.doc[found.term[0]].text
    shown = term if found.term[0] or named or (first.isupper() and len(first) > 1) else term[0].lower() + term[1:]
    return f"What is meant by “{shown}”?"


def _is_name(material: Material, found: _Found) -> bool:
    """Tell whether the term bears a capital everywhere, as species and works do."""
    first = found.statement.doc[found.term[0]]
    if first.text.isupper() or not first.text[0].isupper():
        return False
    term = [token for token in first.doc[found.term[0] : found.term[1]] if not token.is_stop]
    if first.doc[found.meaning[0] : found.meaning[1]].root.lemma_.lower() in _WORKS:
        return True
    if first.lower_ in material.lower_words:
        return False
    if any(token.lower_ == "who" for token in first.doc[found.meaning[0] : found.meaning[1]]):
        return True
    return first.lower_ in material.title_words or _all_capitals(term)


def _all_capitals(term: list[Token]) -> bool:
    return all(token.text[0].isupper() for token in term) and (len(term) > 1 or term[0].pos_ == "PROPN")
