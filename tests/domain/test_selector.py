from __future__ import annotations

from studyapp.domain.selector import CONTEXT, Selector
from studyapp.domain.span import Span

TEXT = "🚢 sails. " * 9


def test_a_selector_holds_the_passage_its_context_and_its_place():
    span = Span(45, 54)
    selector = Selector.of(span, TEXT)
    assert (selector.quote, selector.span) == (TEXT[45:54], span)
    assert selector.prefix == TEXT[45 - CONTEXT : 45]
    assert selector.suffix == TEXT[54 : 54 + CONTEXT]
    assert Selector.of(Span(0, 1), TEXT).prefix == ""


def test_it_reproduces_its_own_text_and_none_that_differs_beside_the_passage():
    selector = Selector.of(Span(45, 54), TEXT)
    assert selector.reproduces(TEXT)
    assert not selector.reproduces(TEXT[:44] + "!" + TEXT[45:])
    assert not selector.reproduces(" " + TEXT)
