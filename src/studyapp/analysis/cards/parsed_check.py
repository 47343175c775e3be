"""The part of the linter that needs the language model, for cards that a person or a local generator worded.

The claims are read as a small document of their own, one block for each, by the rules that the program's own
statements must pass. Used in the analysis child only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.material import prepare
from studyapp.analysis.cards.reference import named_reference, parsed_reference
from studyapp.analysis.cards.sentence import View, form_fault
from studyapp.analysis.parsed import Parsed, is_readable, parse_blocks
from studyapp.domain.analysis import AnalysisRequest, CardType
from studyapp.domain.card import GAP
from studyapp.domain.card_check import stated
from studyapp.domain.document import Block, BlockKind, DateSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from studyapp.analysis.cards.material import Material
    from studyapp.analysis.parsed import ParsedBlock
    from studyapp.domain.card_check import Claim

_STATEMENTS = frozenset({CardType.CLOZE, CardType.TRUE_FALSE})
_UNREAD = frozenset({CardType.ORDER, CardType.MATCH})
_OF_QUESTIONS = frozenset(
    {Reason.PRONOUN_SUBJECT, Reason.UNRESOLVED_PRONOUN, Reason.DEMONSTRATIVE, Reason.DANGLING_DEFINITE}
)
"""What makes a question one that only its passage explains; the other reasons are about statements."""


def parsed_doubts(nlp: Language, claims: Sequence[Claim]) -> tuple[tuple[str, ...], ...]:
    """Return the names of the reasons against each claim, in order; none where it would pass."""
    parsed = _parsed(nlp, claims)
    material = prepare(parsed, (), ())
    read = {block.index: block for block in parsed.blocks}
    return tuple(
        tuple(reason.value for reason in _doubts(claim, read[index], material)) if index in read else ()
        for index, claim in enumerate(claims)
    )


def _parsed(nlp: Language, claims: Sequence[Claim]) -> Parsed:
    blocks: list[tuple[int, Block]] = []
    text = ""
    for index, claim in enumerate(claims):
        told = stated(claim.card_type, claim.prompt).replace(GAP, claim.answer).replace("\n", " ").strip()
        blocks.append((index, Block(BlockKind.PARAGRAPH, len(text), len(text) + len(told))))
        text += told + "\n\n"
    request = AnalysisRequest("", text, tuple(block for _, block in blocks), None, DateSource.GIVEN)
    wanted = [
        (index, block) for index, block in blocks if claims[index].card_type not in _UNREAD and is_readable(text, block)
    ]
    return Parsed(request, tuple(parse_blocks(nlp, text, wanted)))


def _doubts(claim: Claim, block: ParsedBlock, material: Material) -> tuple[Reason, ...]:
    sentences = [sentence for sentence in block.doc.sents if sentence.text.strip()]
    if claim.card_type not in _STATEMENTS:
        view = View.of(sentences[-1], material)
        found = (parsed_reference(view), named_reference(view))
        return tuple(dict.fromkeys(reason for reason in found if reason is not None and reason in _OF_QUESTIONS))
    if len(sentences) != 1:
        return (Reason.SEVERAL_SENTENCES,)
    view = View.of(sentences[0], material)
    found = (form_fault(view), parsed_reference(view), named_reference(view))
    return tuple(dict.fromkeys(reason for reason in found if reason is not None))
