from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.cards.parsed_check import parsed_doubts
from studyapp.analysis.cards.wording_check import doubts_about
from studyapp.domain.analysis import CardType
from studyapp.domain.card import Wording
from studyapp.domain.card_check import Claim

if TYPE_CHECKING:
    from studyapp.analysis.language import LanguageModel

CLOZE, QUESTION, TRUTH = CardType.CLOZE, CardType.QUESTION, CardType.TRUE_FALSE


@pytest.mark.parametrize(
    ("card_type", "prompt", "answer", "reason"),
    [
        (CLOZE, "The town of Osby paid _____ crowns for a new harbour wall in 2019.", "nine million", ""),
        (QUESTION, "How many crowns did the town of Osby pay for its harbour wall?", "nine million", ""),
        (CLOZE, "The engineer paid _____ crowns for a new harbour wall.", "nine million", "dangling_definite"),
        (CLOZE, "The town of Osby paid _____ crowns. Nobody asked for a receipt.", "ten", "several_sentences"),
        (CLOZE, "A harbour wall of the town of Osby with _____ stones.", "nine thousand", "no_verb"),
        (TRUTH, "Mara Lindqvist opened that harbour wall in 2019.", "True", "demonstrative"),
        (TRUTH, "True or false? Mara Lindqvist opened the harbour wall of Osby in 2019.", "True", ""),
        (QUESTION, "When did he open the harbour wall of Osby?", "2019", "unresolved_pronoun"),
    ],
)
def test_what_only_a_parse_shows_is_held_against_a_card(
    model: LanguageModel, card_type: CardType, prompt: str, answer: str, reason: str
):
    [doubts] = parsed_doubts(model.nlp, [Claim(card_type, prompt, answer)])
    assert (reason in doubts) if reason else not doubts


def test_asking_whether_it_is_true_is_not_held_against_a_statement():
    wording = Wording("True or false? Mara Lindqvist opened the harbour wall of Osby in 2019.", "True")
    assert doubts_about(TRUTH, wording, "Mara Lindqvist opened the harbour wall of Osby in 2019.") == ()


def test_claims_are_judged_each_by_itself_and_lists_not_at_all(model: LanguageModel):
    sound = Claim(CLOZE, "The town of Osby paid _____ crowns for a new harbour wall in 2019.", "nine million")
    loose = Claim(CLOZE, "The engineer paid _____ crowns for a new harbour wall.", "nine million")
    listed = Claim(CardType.ORDER, "Put these in order.", "The wall fell\nThe town paid")
    doubts = parsed_doubts(model.nlp, [sound, loose, listed, sound])
    assert [bool(found) for found in doubts] == [False, True, False, False]
    assert parsed_doubts(model.nlp, []) == ()
