from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.cards.reader import SentenceReader

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from studyapp.analysis.language import LanguageModel

TEXTS = [
    "Ida Falk opened the bridge of Harwick in 1871.",
    "Copper melts at a lower temperature than iron.",
    "Ida Falk opened the bridge of Harwick in 1871.",
]


def shape(doc: Doc) -> tuple[list[tuple[str, str, str, int]], list[tuple[str, str]]]:
    return [(t.text, t.lemma_, t.dep_, t.head.i) for t in doc], [(ent.text, ent.label_) for ent in doc.ents]


def read(reader: SentenceReader, texts: list[str]) -> list[Doc]:
    return reader.parsed([reader.words(text) for text in texts])


def test_the_steps_together_give_what_the_whole_model_gives(model: LanguageModel):
    reader = SentenceReader(model.nlp)
    docs = read(reader, TEXTS)
    reader.find_names(docs)
    assert [shape(doc) for doc in docs] == [shape(model.nlp(text)) for text in TEXTS]


def test_names_are_looked_for_only_when_asked(model: LanguageModel):
    reader = SentenceReader(model.nlp)
    falk, copper, _ = read(reader, TEXTS)
    reader.find_names([copper])
    assert not falk.ents
    reader.find_names([falk])
    assert [ent.text for ent in falk.ents] == ["Ida Falk", "Harwick", "1871"]


def test_what_was_parsed_is_not_parsed_again(model: LanguageModel):
    reader = SentenceReader(model.nlp)
    first = read(reader, TEXTS)
    again = read(reader, TEXTS)
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert len(reader) == 2


@pytest.mark.parametrize("limit", [0, 10, 11])
def test_what_was_not_used_for_longest_is_forgotten(model: LanguageModel, limit: int):
    reader = SentenceReader(model.nlp, max_tokens=limit)
    docs = read(reader, TEXTS)
    assert [doc.text for doc in docs] == TEXTS
    assert len(reader) == (1 if limit else 0)
