from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.exchange import LANGUAGE_STAGE, Caution
from studyapp.analysis.parse_cache import ParseCache
from studyapp.analysis.pipeline import Listener, Pipeline
from studyapp.domain.analysis import AnalysisRequest
from studyapp.domain.document import DateSource, Mode
from studyapp.domain.span import Span
from studyapp.formats.text import read_text

if TYPE_CHECKING:
    from studyapp.analysis.language import LanguageModel
    from studyapp.analysis.parsed import Parsed
    from studyapp.domain.analysis import Analysis

STORY = (
    "Ida Falk, the mayor of Harwick, opened the new bridge on Wednesday. The bridge cost nine million pounds.\n\n"
    "The old bridge of Harwick was built in 1871. It collapsed in March 1998, and nobody was hurt.\n\n"
    "Falk said that the bridge of Harwick would last for a hundred years."
)


def request(text: str = STORY, day: date | None = date(2019, 5, 3)) -> AnalysisRequest:
    imported = read_text(text)
    return AnalysisRequest("", imported.text, imported.blocks, day, DateSource.GIVEN)


class Work:
    """Keeps what the language model was asked to parse."""

    def __init__(self) -> None:
        self.batches: list[tuple[int, ...]] = []
        self.stages: list[str] = []

    def __call__(self, stage: str, blocks: tuple[int, ...]) -> None:
        self.stages.append(stage)
        if stage == LANGUAGE_STAGE:
            self.batches.append(blocks)


def test_the_same_request_gives_the_same_analysis_in_any_pipeline(model: LanguageModel):
    used = Pipeline(model)
    used.analyse(request("Something else was analysed before, in London, in 2011."))
    assert used.analyse(request()) == Pipeline(model).analyse(request()) == used.analyse(request())


def test_a_new_date_parses_nothing_again(model: LanguageModel):
    pipeline, work = Pipeline(model), Work()
    first = pipeline.analyse(request())
    second = pipeline.analyse(request(day=date(2001, 1, 1)), listener=Listener(on_work=work))
    assert work.batches == []
    assert first.entities == second.entities
    assert first.time_expressions != second.time_expressions
    assert second == Pipeline(model).analyse(request(day=date(2001, 1, 1)))


def test_another_mode_parses_nothing_again_and_counts_anew(model: LanguageModel):
    pipeline, work = Pipeline(model), Work()
    text = "The siege began on 3 May 1944. The walls fell on Wednesday."
    news = pipeline.analyse(replace(request(text), mode=Mode.NEWS))
    story = pipeline.analyse(replace(request(text), mode=Mode.NARRATIVE), listener=Listener(on_work=work))
    assert work.batches == []
    assert (news.mode, story.mode, story.mode_given) == (Mode.NEWS, Mode.NARRATIVE, True)
    assert news.time_expressions != story.time_expressions
    assert news.events != story.events
    assert not pipeline.analyse(request(text)).mode_given


def test_an_edit_parses_only_the_changed_paragraph(model: LanguageModel):
    pipeline, work = Pipeline(model), Work()
    pipeline.analyse(request())
    edited = request(STORY.replace("in 1871", "by monks in 1870"))
    assert pipeline.analyse(edited, listener=Listener(on_work=work)) == Pipeline(model).analyse(edited)
    assert work.batches == [(1,)]


def test_stages_are_told_in_order(model: LanguageModel):
    work = Work()
    shares: list[float] = []
    Pipeline(model).analyse(request(), listener=Listener(on_work=work, on_progress=shares.append))
    assert work.stages == [LANGUAGE_STAGE, "times", "entities", "terms", "events", "cards"]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


FINDERS = {
    "times": "find_times",
    "entities": "find_linked_entities",
    "terms": "find_terms",
    "events": "find_events",
    "cards": "make_cards_with_reasons",
}


def found_by(analysis: Analysis) -> dict[str, tuple[object, ...]]:
    return {
        "times": analysis.time_expressions,
        "entities": analysis.entities,
        "terms": analysis.terms,
        "events": analysis.events,
        "cards": analysis.cards,
    }


@pytest.mark.parametrize("stage", FINDERS)
def test_a_stage_that_fails_costs_its_own_findings_only(
    model: LanguageModel, monkeypatch: pytest.MonkeyPatch, stage: str
):
    whole = found_by(Pipeline(model).analyse(request()))
    heard: list[tuple[str, str]] = []

    def fail(parsed: Parsed, *_: object, **__: object) -> None:
        raise KeyError(parsed.text)

    pipeline = Pipeline(model)
    with monkeypatch.context() as broken:
        broken.setattr(f"studyapp.analysis.pipeline.{FINDERS[stage]}", fail)
        analysis = pipeline.analyse(request(), listener=Listener(on_failed=lambda *what: heard.append(what)))
    left = found_by(analysis)
    assert (analysis.failed, analysis.complete, left[stage]) == ((stage,), True, ())
    assert all(left[other] == whole[other] for other in list(FINDERS)[: list(FINDERS).index(stage)])
    assert stage == "times" or left["times"]
    (failed, details), *rest = heard
    assert (failed, rest) == (stage, [])
    assert details.endswith("KeyError")
    assert "Harwick" not in details
    assert pipeline.analyse(request()) == Pipeline(model).analyse(request())


def test_stages_that_do_not_end_are_left_out(model: LanguageModel):
    work = Work()
    caution = Caution(without=frozenset({"events", "cards"}))
    analysis = Pipeline(model).analyse(request(), listener=Listener(on_work=work), caution=caution)
    assert work.stages == [LANGUAGE_STAGE, "times", "entities", "terms"]
    assert analysis.failed == ("events", "cards")
    assert analysis.entities


def test_a_partial_result_that_fails_costs_nothing(model: LanguageModel, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Pipeline, "_known", lambda *_: 1 / 0)
    heard: list[object] = []
    text = "\n\n".join(f"In {1500 + n} Mayor Ida Falk bought the bridge of Harwick." for n in range(80))
    listener = Listener(on_partial=heard.append, on_failed=lambda stage, _: heard.append(stage), partial_every_s=0)
    analysis = Pipeline(model).analyse(request(text), listener=listener)
    assert set(heard) == {"partial"}
    assert analysis.failed == ()
    assert analysis.time_expressions


def test_caution_parses_suspects_alone_and_leaves_out_the_guilty(model: LanguageModel):
    work = Work()
    caution = Caution(alone=frozenset({0, 1}), skip=frozenset({1}))
    analysis = Pipeline(model).analyse(request(), listener=Listener(on_work=work), caution=caution)
    assert work.batches == [(0,), (2,)]
    start = STORY.index("The old bridge")
    assert analysis.unread == (Span(start, STORY.index("\n\nFalk")),)


def test_unbroken_runs_are_left_out_as_unread(model: LanguageModel):
    text = f"{STORY}\n\n{'x' * 1500}"
    assert Pipeline(model).analyse(request(text)).unread == (Span(len(STORY) + 2, len(text)),)


def test_a_text_without_words_has_nothing_in_it(model: LanguageModel):
    analysis = Pipeline(model).analyse(request(" \n\n "))
    assert (analysis.entities, analysis.time_expressions, analysis.events, analysis.cards) == ((), (), (), ())


def test_every_finding_lies_in_the_text(model: LanguageModel):
    analysis = Pipeline(model).analyse(request())
    spans = [
        *(Span(m.start, m.end) for entity in analysis.entities for m in entity.mentions),
        *(Span(expression.start, expression.end) for expression in analysis.time_expressions),
        *(Span(event.start, event.end) for event in analysis.events),
        *(card.source for card in analysis.cards),
    ]
    assert spans
    assert all(0 <= span.start < span.end <= len(STORY) for span in spans)


@pytest.mark.parametrize("source", [DateSource.NONE, DateSource.TEXT])
def test_a_date_that_nobody_gave_is_looked_for_again(model: LanguageModel, source: DateSource):
    wrong = replace(request(f"May 3, 2019\n\n{STORY}"), document_date=date(1990, 1, 1), date_source=source)
    analysis = Pipeline(model).analyse(wrong)
    assert analysis.document_date != date(1990, 1, 1)


def test_the_cache_forgets_what_was_not_used_for_longest(model: LanguageModel):
    cache = ParseCache(max_blocks=2)
    imported = read_text(STORY)
    docs = [model.nlp(block.span.of(STORY)) for block in imported.blocks]
    for block, doc in zip(imported.blocks[:2], docs, strict=False):
        cache.put(STORY, block, doc)
    assert cache.get(STORY, imported.blocks[0]) is docs[0]
    cache.put(STORY, imported.blocks[2], docs[2])
    assert [cache.get(STORY, block) is not None for block in imported.blocks] == [True, False, True]
    assert len(cache) == 2


def test_the_cache_has_a_limit_of_memory(model: LanguageModel):
    cache = ParseCache(max_mib=0)
    block = read_text(STORY).blocks[0]
    cache.put(STORY, block, model.nlp(block.span.of(STORY)))
    assert len(cache) == 0
