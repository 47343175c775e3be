"""Proposes what may define a name: rules over the parse tree, loose on purpose; `choice.py` decides.

Kinds of proposals: copula ("X is a …"), apposition on either side, role before the name, relative clause, title.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from studyapp.analysis.entities.lexicon import ADDRESSES, CALENDAR, PERSON_WORDS, TITLE_PARTS, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from studyapp.analysis.entities.candidate import Candidate

LONGEST = 45
"""Words; a longer stretch is a parse that went wrong."""
_LONGEST_BRACKET = 90
"""Tokens: the name in other scripts, how it is spoken, and the dates of a life."""
NOUNS = frozenset({"NN", "NNS"})
_NAMING_NOUNS = NOUNS | {"NNP", "NNPS"}
_RELATIVES = frozenset({"who", "which", "whose", "where", "whom"})
_COMMAS = frozenset({",", "–", "—", "-", "--", "("})
_BEFORE_NAME = frozenset({",", "-", "–", "—", ":", "“", '"', "("})
_CLOSERS = frozenset({",", ".", ")", ";", "–", "—", "-", "--", ":"})
_BE = frozenset({"is", "was", "are", "were"})
_OPENERS = frozenset({"DET", "ADJ", "NOUN", "PRON", "PROPN", "NUM", "ADV", "VERB"})
_LINKS = frozenset({"'s", "’s", "-", "and", "&", "of"})
_AROUND = frozenset({"“", '"', "‘", ")", "”", "’"})
_ROLE_ENDINGS = ("ist", "er", "or", "man", "woman", "ian", "ant", "ent", "ess", "eer", "ary", "ive")
_SHORTEST_ROLE = 4
_NO_ROLES = words(
    """
    paper number letter order center theater power water river tower computer chapter winter summer matter character
    flavor color labor harbor error motor factor sector operator weather moment document government department event
    element restaurant plant week current content process business evidence continent movement settlement environment
    """
)


class Kind(StrEnum):
    """How a definition is put."""

    COPULA = "copula"
    APPOSITIVE = "appositive"
    ROLE = "role"
    RELATIVE = "relative"
    TITLE = "title"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch of tokens that may say what a name stands for.

    Attributes:
        rule: the rule in one word, finer than `kind`.
        noun: position of the noun that heads it, -1 for a clause.
        turn: mentions of the entity before this one.
    """

    mention: Candidate
    start: int
    end: int
    kind: Kind
    rule: str
    noun: int = -1
    turn: int = 0

    @property
    def head_word(self) -> str:
        """The head noun, folded, or "" for a clause."""
        return self.mention.sheet.low[self.noun] if self.noun >= 0 else ""


def propose(mention: Candidate, turn: int = 0) -> Iterator[Proposal]:
    """Yield everything beside this mention that may define it."""
    doc = mention.sheet.parsed.doc
    head = doc[mention.start : mention.end].root
    for rule, kind in _RULES:
        for name, start, end, noun in rule(doc, mention, head):
            first, last = _trimmed(doc, start, end)
            last = _closed(doc, first, last) if name != "title" else last
            if noun is not None and not first <= noun.i < last:
                continue
            if first < last and last - first <= LONGEST and not _only_addresses(mention.sheet.low[first:last]):
                rule_name = "office" if noun is not None and noun.tag_ == "NNP" and kind is Kind.APPOSITIVE else name
                yield Proposal(mention, first, last, kind, rule_name, noun.i if noun is not None else -1, turn)


def _closed(doc: Doc, start: int, end: int) -> int:
    """Return where the phrase ends without what only leads on to the name: a bracket that opens, "entitled", "of a"."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        depth += (doc[at].text in {")", "]"}) - (doc[at].text in {"(", "["})
        if depth < 0:
            end, depth = at, 0
    while end > start and (doc[end - 1].tag_ in _OPEN_TAGS or doc[end - 1].lower_ in _LEADING or doc[end - 1].is_punct):
        end -= 1
    return end


_OPEN_TAGS = frozenset({"DT", "IN", "TO", "CC", "PRP$", "WDT"})
_LEADING = frozenset({"entitled", "named", "called", "titled", "especially", "using", "namely", "including", "dubbed"})


def _only_addresses(low: list[str]) -> bool:
    """Tell whether it is one title that is no office, with or without an article: "Mr", "Sir", "Aunt"."""
    return low[-1].rstrip(".") in ADDRESSES and low[:-1] in ([], ["the"], ["a"], ["an"])


def is_role(noun: str) -> bool:
    """Tell whether the noun says what a person is or does."""
    if noun in PERSON_WORDS or noun.rpartition("-")[2] in PERSON_WORDS:
        return True
    return len(noun) > _SHORTEST_ROLE and noun.endswith(_ROLE_ENDINGS) and noun not in _NO_ROLES


def nouns_of(mentions: Sequence[Candidate]) -> list[str]:
    """Return the nouns that head sure definitions of these mentions: they tell the type."""
    found: list[str] = []
    for mention in mentions[:_FIRST_MENTIONS]:
        if not mention.sheet.parsed.is_prose:
            continue
        found += [p.head_word for p in propose(mention) if p.rule in _SURE and p.noun >= 0]
    return found


_FIRST_MENTIONS = 8
_SURE = frozenset({"copula", "copula_past", "appos", "outer", "role", "comma_after", "comma_before"})

type Found = tuple[str, int, int, Token | None]
"""The rule, a phrase from its first token to the one after its last, and the noun that heads it."""


def _copula(doc: Doc, mention: Candidate, head: Token) -> Iterator[Found]:
    found = False
    for proposal in _copula_of_tree(head):
        found = True
        yield proposal
    if not found:
        yield from _copula_past_brackets(doc, mention)


def _copula_of_tree(head: Token) -> Iterator[Found]:
    if head.dep_ not in {"nsubj", "nsubjpass"}:
        return
    verb = head.head
    if verb.lemma_ != "be" or any(child.dep_ == "neg" for child in verb.children):
        return
    if any(child.dep_ == "mark" and child.lower_ in {"if", "whether"} for child in verb.children):
        return
    for child in verb.children:
        if child.i <= verb.i or verb.i < head.i:
            continue
        if child.dep_ == "attr" and child.tag_ in _NAMING_NOUNS:
            if child.left_edge.tag_ not in {"WDT", "WP", "WP$", "WRB"}:
                yield "copula", child.left_edge.i, child.right_edge.i + 1, child
        elif child.dep_ == "prep" and child.i == verb.i + 1 and child.lower_ in {"in", "on", "at", "near"}:
            yield "located", child.i, child.right_edge.i + 1, None


def _copula_past_brackets(doc: Doc, mention: Candidate) -> Iterator[Found]:
    """Yield "X (1850 – 1912), born Y, was a [NP]" where brackets led the parser astray."""
    start = mention.start - (mention.start > 0 and doc[mention.start - 1].lower_ == "the")
    if not doc[start].is_sent_start and start > 0:
        return
    at = _past_brackets(doc, mention.end)
    if at + 2 >= len(doc):
        return
    if doc[at].lower_ in {"refers", "refer"} and doc[at + 1].lower_ == "to":
        at += 1
    elif doc[at].lower_ not in _BE:
        return
    noun = _noun_from(doc, at + 1)
    if noun is not None and doc[at + 1].lower_ in {"a", "an", "the", "one"}:
        yield "copula_past", at + 1, max(noun.right_edge.i, noun.i) + 1, noun


def _past_brackets(doc: Doc, start: int) -> int:
    """Return where the sentence goes on behind brackets and one phrase between commas."""
    at, size = start, len(doc)
    while at < size and at - start < _LONGEST_BRACKET:
        if doc[at].text in {"(", "["}:
            at = _past_bracket(doc, at)
        elif doc[at].text == ",":
            ends = (x for x in range(at + 1, min(size - 1, at + 16)) if doc[x].text == "," and doc[x + 1].lower_ in _BE)
            at = next(ends, at) + 1
        else:
            return at
    return size


def _past_bracket(doc: Doc, at: int) -> int:
    """Return the position behind the bracket that opens here, brackets inside it included."""
    depth = 0
    for x in range(at, min(len(doc), at + _LONGEST_BRACKET)):
        depth += doc[x].text.count("(") + doc[x].text.count("[") - doc[x].text.count(")") - doc[x].text.count("]")
        if depth <= 0:
            return x + 1
    return len(doc)


def _appositive(doc: Doc, mention: Candidate, head: Token) -> Iterator[Found]:
    for child in head.children:
        naming = _is_common(child) or (child.tag_ == "NNP" and child.lower_ in PERSON_WORDS)
        if child.dep_ == "appos" and child.left_edge.i >= mention.end and naming:
            yield "appos", child.left_edge.i, child.right_edge.i + 1, child
    if head.dep_ == "appos" and head.head.i < mention.start and _is_common(head.head):
        outer, stop = head.head, _before(doc, mention.start)
        if outer.i < stop:
            yield "outer", outer.left_edge.i, stop, outer
    yield from _comma_phrase_after(doc, mention)
    yield from _comma_phrase_before(doc, mention, head)


def _is_common(token: Token) -> bool:
    """Tell whether it is a common noun; one in small letters is, whatever its tag: "undersecretary"."""
    return token.tag_ in NOUNS or (token.tag_ in _NAMING_NOUNS and token.is_lower)


def _before(doc: Doc, at: int) -> int:
    while at > 0 and (doc[at - 1].is_punct or doc[at - 1].lower_ == "the"):
        at -= 1
    return at


def _comma_phrase_after(doc: Doc, mention: Candidate) -> Iterator[Found]:
    """Yield "X, [NP]," where the parser did not see an appositive."""
    at = _past_additions(doc, mention.end)
    if at + 1 >= len(doc) or doc[at].text not in _COMMAS or _is_hyphen(doc, at):
        return
    start = at + 1
    if doc[start].lower_ == "and":
        return
    noun = _noun_from(doc, start)
    if noun is None or (noun.dep_ == "appos" and noun.head.i < mention.end and noun.head.i >= mention.start):
        return
    end = noun.right_edge.i + 1 if noun.left_edge.i >= start else noun.i + 1
    closed = end >= len(doc) or doc[end].text in _CLOSERS or doc[end].pos_ in {"VERB", "AUX"}
    if closed:
        yield "comma_after", start, end, noun


def _is_hyphen(doc: Doc, at: int) -> bool:
    """Tell whether a dash stands between two parts of one word: "Jong-un"."""
    return doc[at].text == "-" and at > 0 and not doc[at - 1].whitespace_ and not doc[at].whitespace_


def _past_additions(doc: Doc, start: int) -> int:
    """Return the position behind "(1704 – 1787)" or "in Qatar" after a name, if a comma follows there."""
    at = start
    if at < len(doc) and doc[at].text == "(":
        at = _past_bracket(doc, at)
    elif at < len(doc) and doc[at].lower_ in {"in", "of", "at"}:
        at += 1
        while at < len(doc) and doc[at].pos_ == "PROPN":
            at += 1
    return at if at < len(doc) and doc[at].text == "," else start


def _noun_from(doc: Doc, start: int) -> Token | None:
    """Return the common noun that heads the phrase beginning here."""
    for at in range(start, min(start + 9, len(doc))):
        token = doc[at]
        follows_noun = at + 1 < len(doc) and (
            doc[at + 1].tag_ in _NAMING_NOUNS or doc[at + 1].text in {"'s", "’s", "-"}
        )
        if _is_common(token) and token.dep_ != "compound" and not follows_noun:
            return token
        if token.pos_ not in _OPENERS and token.text not in _LINKS:
            return None
        if token.pos_ == "VERB" and token.tag_ not in {"VBN", "VBG"}:
            return None
    return None


def _comma_phrase_before(doc: Doc, mention: Candidate, head: Token) -> Iterator[Found]:
    """Yield "[NP], X" where the parser did not see an appositive: "Co-founder of the firm, X"."""
    at = mention.start - 1
    if at > 1 and doc[at].lower_ in {"the", "namely", "especially"}:
        at -= 1
    if at < 1 or doc[at].text not in _BEFORE_NAME or head.dep_ == "appos":
        return
    if doc[at].is_quote and at > 1:
        at = at - 1 if doc[at - 1].is_punct else at
    for token in (doc[at - 1], *doc[at - 1].ancestors):
        if token.i < at and (token.tag_ in NOUNS or (token.tag_ == "NNP" and token.lower_ in PERSON_WORDS)):
            if token.left_edge.i <= at - 1 and at - token.left_edge.i < 14:
                yield "comma_before", token.left_edge.i, at, token
            if token.dep_ not in {"pobj", "compound", "poss"}:
                return


def _relative(doc: Doc, mention: Candidate, head: Token) -> Iterator[Found]:
    del head
    at = mention.end
    comma = at + 1 < len(doc) and doc[at].text in {",", "(", "-", "–", "—"}
    start = at + 1 if comma else at
    pronoun = start + (comma and start + 1 < len(doc) and doc[start].lower_ == "in")
    if pronoun >= len(doc) or doc[pronoun].lower_ not in _RELATIVES or not (comma or doc[pronoun].lower_ == "who"):
        return
    verb = next((a for a in doc[pronoun].ancestors if a.dep_ == "relcl" or a.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.i < pronoun:
        return
    attr = next((child for child in verb.children if child.dep_ == "attr" and child.i > verb.i), None)
    if attr is not None and attr.tag_ in NOUNS and verb.lemma_ == "be" and doc[pronoun].lower_ in {"who", "which"}:
        yield "relative_be", attr.left_edge.i, attr.right_edge.i + 1, attr
    else:
        yield "relative", start, verb.right_edge.i + 1, None


def _role(doc: Doc, mention: Candidate, head: Token) -> Iterator[Found]:
    """Yield "Acme's founder" in "Acme's founder Jo Roe": words of the same phrase before the name."""
    del head
    start = mention.start
    while start > 0 and (doc[start - 1].is_quote or doc[start - 1].text in {"The", "A"}):
        start -= 1
    at = start
    while at > 0 and _belongs_before(doc, at - 1):
        at -= 1
        if doc[at].pos_ == "DET" or doc[at].tag_ == "PRP$":
            break
    last = doc[start - 1]
    hyphened = start > 1 and _is_hyphen(doc, start - 2)  # "the twenty-minute Roe": an adjective
    if at < start and last.tag_ in NOUNS and not hyphened and last.lower_ not in CALENDAR | _SPANS:
        yield "role", at, start, last


_SPANS = words("year month week day night morning evening decade century season weekend time way while hour minute")


def _belongs_before(doc: Doc, at: int) -> bool:
    token = doc[at]
    if doc[at + 1].is_sent_start or token.is_space:
        return False
    if token.lower_ == "and" and at > 0:  # "the painter and former minister Jo Roe"
        return doc[at - 1].tag_ in NOUNS and is_role(doc[at - 1].lower_) and doc[at + 1].pos_ in {"NOUN", "ADJ"}
    return token.pos_ in {"NOUN", "ADJ", "PROPN", "NUM", "DET"} or token.tag_ in {"POS", "PRP$", "VBN", "VBG", "HYPH"}


def _title(doc: Doc, mention: Candidate, head: Token) -> Iterator[Found]:
    """Yield the titles with which the name begins, with what qualifies them: "Norwegian Prime Minister"."""
    del head
    end = mention.start
    while end < mention.end - 1 and doc[end].lower_.rstrip(".") in TITLE_PARTS:
        end += 1
    start = mention.start
    while start > 0 and _qualifies(doc, start - 1):
        start -= 1
    named_for = end < len(doc) and doc[end].lower_ in {"of", "and", "'s", "’s", "-"}  # "Prince of Wales"
    if (
        end > mention.start
        and not named_for
        and any(t.lower_.rstrip(".") not in ADDRESSES for t in doc[mention.start : end])
    ):
        yield "title", start, end, doc[end - 1]


def _qualifies(doc: Doc, at: int) -> bool:
    """Tell whether the token says of what, or since when, the title behind it is: "Norwegian", "former", "Acme"."""
    token = doc[at]
    if doc[at + 1].is_sent_start or not token.whitespace_:
        return False
    return token.ent_type_ in {"NORP", "GPE", "ORG"} or token.lower_ in _TIMES_OF_OFFICE


_TIMES_OF_OFFICE = words(
    """
    former then-president ex acting incumbent deputy late outgoing current then
    """
)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].is_space or (doc[start].is_punct and doc[start].text not in _AROUND)):
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in _AROUND)):
        end -= 1
    return start, end


_RULES = (
    (_copula, Kind.COPULA),
    (_appositive, Kind.APPOSITIVE),
    (_role, Kind.ROLE),
    (_relative, Kind.RELATIVE),
    (_title, Kind.TITLE),
)
