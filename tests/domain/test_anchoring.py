from __future__ import annotations

import pytest

from studyapp.domain.anchoring import Fate, Haystack
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span
from tests.domain.test_edition import FIRST, OLD, SECOND, THIRD, span_of


def anchored(new: str, words: str) -> tuple[Fate, str]:
    found = Haystack(new).anchor(Selector.of(span_of(words), OLD))
    return found.fate, "" if found.span is None else found.span.of(new)


def test_the_exact_position_counts_where_its_context_is_the_same():
    assert anchored(OLD, "cape") == (Fate.SAME, "cape")


def test_the_words_elsewhere_are_moved():
    assert anchored("New. " + OLD, "every ship") == (Fate.MOVED, "every ship")


def test_the_context_tells_equal_words_apart():
    new = "They met at the cape and at the cape they parted. " + OLD
    found = Haystack(new).anchor(Selector.of(Span(OLD.index("cape"), OLD.index("cape") + 4), OLD))
    assert found.span is not None
    assert found.span.start == new.index("cape in winter")


def test_equal_words_in_equal_contexts_are_left_to_a_person():
    text = "The tide came in again, and went. " * 3
    selector = Selector("came in", "The tide ", " again, and", 400, 407)
    assert Haystack(text).anchor(selector).fate is Fate.GONE


def test_changed_words_are_found():
    new = OLD.replace("crooked", "croked").replace("kept a", "keeps a")
    assert anchored(new, SECOND) == (Fate.CHANGED, SECOND.replace("crooked", "croked").replace("kept a", "keeps a"))


@pytest.mark.parametrize("words", ["garden", SECOND, "with leeks and a crooked"])
def test_what_is_gone_is_put_nowhere(words: str):
    assert anchored(FIRST + " " + THIRD, words) == (Fate.GONE, "")


def test_an_empty_quote_is_nowhere():
    assert Haystack(OLD).anchor(Selector("", "a", "b", 3, 3)).fate is Fate.GONE
