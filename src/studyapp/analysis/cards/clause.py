"""The main clause of a statement, cut for questions: what stands before the subject, where the predicate ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.lexicon import TITLES

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc, Token

    from studyapp.analysis.cards.material import Material
    from studyapp.analysis.cards.statement import Statement

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OPENERS = frozenset({"mark", "advmod", "prep"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TRIMMED_PREPOSITIONS = frozenset({"including", "according", "despite", "with", "due"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A simple main clause, by token positions in the statement's doc.

    Attributes:
        lead: adverbial before the subject, without its comma; "" where there is none.
        subject_start, subject_end: the whole subject phrase.
        end: of the predicate, without trailing modifiers that hang on by a comma.
        first_end: the same, before a second coordinated verb.
    """

    doc: Doc
    root: Token
    subject: Token
    subject_start: int
    subject_end: int
    end: int
    first_end: int
    lead: str
    lead_start_cased: bool

    def predicate(self) -> str:
        """Return what the clause says of its subject."""
        start = self.subject_end + (self.doc[self.subject_end].text == ",")
        return self.doc[start : self.end].text

    def lead_inside(self) -> str:
        """Return the lead as it stands inside a sentence."""
        return self.lead if self.lead_start_cased or not self.lead else self.lead[0].lower() + self.lead[1:]


def clause_of(statement: Statement) -> Clause | None:
    """Return the main clause, or None where it is too involved for a question."""
    doc, root = statement.doc, statement.root
    subjects = [child for child in root.children if child.dep_ in _SUBJECTS]
    if len(subjects) != 1 or subjects[0].i > root.i or any(child.dep_ == "parataxis" for child in root.children):
        return None
    subject = subjects[0]
    start, end = subject.left_edge.i, subject.right_edge.i + 1
    lead = _lead(doc, start)
    if lead is None:
        return None
    stop = len(doc)
    while stop > end and (doc[stop - 1].is_punct or doc[stop - 1].is_space):
        stop -= 1
    stop = _before_second_clause(root, trimmed(doc, root.i, stop))
    if stop <= root.i:
        return None
    first_end = _before_second_verb(root, stop)
    cased = doc[0].pos_ == "PROPN" or doc[0].text.isupper() or bool(doc[0].ent_type_ in {"GPE", "PERSON", "ORG"})
    return Clause(doc, root, subject, start, end, stop, first_end, lead, cased)


def trimmed(doc: Doc, start: int, end: int) -> int:
    """Return where the stretch ends once trailing clauses behind a comma are dropped."""
    for at in range(end - 1, start, -1):
        if doc[at].text != "," or doc[at].ent_type_:
            continue
        rest = doc[at + 1 : end]
        if not len(rest):
            return trimmed(doc, start, at)
        head = rest.root
        loose = head.dep_ in {"relcl", "advcl", "acl"} or (head.dep_ == "appos" and head.pos_ != "PROPN")
        loose = loose or (head.dep_ == "prep" and head.lower_ in _TRIMMED_PREPOSITIONS)
        absolute = head.dep_ in {"acl", "advcl"} and any(
            token.lower_ == "with" and token.right_edge.i > at for token in doc[start:at]
        )  # "with Holm, a professor, serving as adviser"
        loose = loose and not absolute
        whole = head.head.i < at and not any(token.dep_ == "conj" and token.head.i < at for token in rest)
        return trimmed(doc, start, at) if loose and whole else end
    return end


def inverted(clause: Clause, skip: Collection[int], material: Material) -> str | None:
    """Return "did the subject found the school": the clause as a question's body, without the skipped tokens."""
    doc, root = clause.doc, clause.root
    auxiliary, moved = _auxiliary(clause)
    if auxiliary is None or (moved is None and _second_finite(clause)):
        return None
    left_out = set(skip)
    if left_out:
        low, high = min(left_out), max(left_out)
        if low > clause.subject_end and doc[low - 1].text == "," and high + 1 < len(doc) and doc[high + 1].text == ",":
            left_out |= {low - 1, high + 1}
        elif high + 2 < len(doc) and doc[high + 1].text == "," and doc[high + 2].dep_ == "prep":
            left_out.add(high + 1)
    parts: list[str] = []
    for at in range(clause.subject_end, clause.first_end):
        token = doc[at]
        if at in left_out or (moved is not None and at == moved.i):
            continue
        parts.append(token.lemma_ + token.whitespace_ if moved is None and at == root.i else token.text_with_ws)
    subject = doc[clause.subject_start : clause.subject_end].text
    return tidy(f"{auxiliary} {inside(subject, doc[clause.subject_start], material)} {''.join(parts)}")


def inside(text: str, first: Token, material: Material) -> str:
    """Return a phrase as it is written inside a sentence: lower case unless its first word is a name."""
    following = first.doc[first.i + 1] if first.i + 1 < len(first.doc) else first
    titled = first.lower_.strip(".") in TITLES and following.pos_ == "PROPN"
    titled = titled or (first.pos_ == "PROPN" and following.i > first.i and following.text[:1].isupper())
    if titled or (first.text.isupper() and len(first.text) > 1):
        return text
    named = first.pos_ == "PROPN" or first.ent_type_ in {
        "PERSON",
        "GPE",
        "ORG",
        "NORP",
        "LOC",
        "EVENT",
        "FAC",
        "PRODUCT",
    }
    if first.tag_ in {"NNS", "NNPS"} and first.lower_ in material.lower_words and following.text[:1].islower():
        return text[0].lower() + text[1:]  # "farmers", whatever the recogniser takes them for
    if first.text.endswith(("ical", "ous")) and following.text[:1].islower():
        return text[0].lower() + text[1:]
    if first.pos_ == "DET" or (not named or (first.lower_ in material.lower_words and not first.ent_type_)):
        return text[0].lower() + text[1:]
    return text


def tidy(text: str) -> str:
    """Put spaces right around punctuation."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:!?’'”)\]%])", r"\1", text)
    text = re.sub(r"([(\[“])\s+", r"\1", text)
    return re.sub(r",\s*(?=[,.?])", "", text).strip()


def _lead(doc: Doc, start: int) -> str | None:
    if start == 0:
        return ""
    comma = doc[start - 1].text == ","
    lead = doc[0 : start - 1] if comma else doc[0:start]
    if not len(lead) or (not comma and (lead.root.dep_ != "prep" or len(lead) > 4)):
        return None
    return lead.text if lead.root.dep_ in {"prep", "npadvmod"} else None


def _before_second_clause(root: Token, end: int) -> int:
    for verb in root.children:
        if verb.dep_ == "conj" and verb.pos_ in {"VERB", "AUX"} and any(c.dep_ in _SUBJECTS for c in verb.children):
            cut = _cut(root, verb.left_edge.i)
            joined = cut < verb.left_edge.i or root.doc[cut - 1].is_punct
            return min(end, cut) if joined else root.i  # no joint: the clause belongs to what stands before it
    return end


def _before_second_verb(root: Token, end: int) -> int:
    if any(child.dep_ == "aux" and child.i < root.i for child in root.children):
        return end
    verbs = [c for c in root.children if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"} and c.i < end]
    return min([end, *(_cut(root, verb.left_edge.i) for verb in verbs)])


def _cut(root: Token, at: int) -> int:
    joints = [child.i for child in root.children if child.dep_ == "cc" and child.i < at]
    cut = joints[-1] if joints else at
    while cut > root.i + 1 and root.doc[cut - 1].text == ",":
        cut -= 1
    return cut


def _auxiliary(clause: Clause) -> tuple[str | None, Token | None]:
    root = clause.root
    auxiliaries = [child for child in root.children if child.dep_ in {"aux", "auxpass"} and child.i < root.i]
    if auxiliaries:
        return auxiliaries[0].text.lower(), auxiliaries[0]
    if root.lemma_ == "be":
        return root.text.lower(), root
    return {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(root.tag_), None


def _second_finite(clause: Clause) -> bool:
    """Tell whether do-support would leave a second finite verb behind ("did he go and was seen")."""
    for token in clause.doc[clause.subject_end : clause.first_end]:
        if token.dep_ == "advcl" and token.tag_ in _FINITE and not any(c.dep_ in _OPENERS for c in token.children):
            return True  # "the fever broke out in Leeds and Holm left"
        joined = token.dep_ == "conj" and token.tag_ in _FINITE and not any(c.dep_ in _SUBJECTS for c in token.children)
        if joined and not any(
            a.dep_ in {"relcl", "advcl", "ccomp", "acl"} and a.tag_ in _FINITE for a in token.ancestors
        ):
            return True
    return False
