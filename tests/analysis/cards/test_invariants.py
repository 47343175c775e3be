"""What must hold for every card, over documents put together from sentences of our own in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.invariants import requested, violations
from studyapp.analysis.pipeline import Pipeline
from studyapp.domain.analysis import Tier
from tests.analysis.cards.texts import BRIDGE, CELLS, TRAPS

if TYPE_CHECKING:
    from studyapp.analysis.language import LanguageModel

_SENTENCES = [
    sentence.strip() + "."
    for text in (BRIDGE, CELLS, TRAPS)
    for paragraph in text.split("\n\n")
    for sentence in paragraph.replace("\n", " ").split(". ")
    if len(sentence.split()) > 3
]
_NOISE = [
    "",
    "One.",
    "🙂 🙂",
    "مرحبا بالعالم.",
    "HE SHOUTED AT NOON.",
    "x" * 1200,
    "- a list item of Oslo in 1911",
    "?!…",
]
_PARAGRAPH = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6).map(" ".join)
_DOCUMENT = st.lists(st.one_of(_PARAGRAPH, _PARAGRAPH, st.sampled_from(_NOISE)), min_size=1, max_size=6).map(
    "\n\n".join
)


@pytest.fixture(scope="module")
def pipeline(model: LanguageModel) -> Pipeline:
    return Pipeline(model)


@pytest.mark.parametrize("text", [BRIDGE, CELLS, TRAPS])
def test_no_card_of_our_texts_violates_an_invariant(pipeline: Pipeline, text: str) -> None:
    request = requested(text, "", "2001-05-04")
    assert list(violations(request, pipeline.analyse(request).cards)) == []


@given(text=_DOCUMENT, day=st.sampled_from(["", "1998-02-01"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_card_of_any_document_violates_an_invariant(pipeline: Pipeline, text: str, day: str) -> None:
    request = requested(text, "", day)
    cards = pipeline.analyse(request).cards
    assert list(violations(request, cards)) == []
    assert pipeline.analyse(request).cards == cards


def test_the_checks_see_what_is_wrong(pipeline: Pipeline) -> None:
    from dataclasses import replace

    request = requested(BRIDGE, "", "")
    cards = pipeline.analyse(request).cards
    first = next(card for card in cards if card.tier is not Tier.OFF and card.answer_span is not None)
    for bad in (
        replace(first, answer="nobody"),
        replace(first, prompt=f"{first.answer} {first.prompt}"),
        replace(first, prompt=first.prompt.replace(" ", "  ")),
        replace(first, prompt="Too _____."),
    ):
        assert list(violations(request, (bad, *(card for card in cards if card is not first))))
