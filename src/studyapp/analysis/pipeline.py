"""The analysis of one document: the language pass over its blocks, then the annotators in their order.

To add an annotator: run it as a stage in `Pipeline._annotated`, and give its result a field of `Analysis`. Everything
here runs in the analysis child, or in a test.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Self

from studyapp.analysis.cards.generate import make_cards_with_reasons
from studyapp.analysis.cards.linter import kept
from studyapp.analysis.cards.parsed_check import parsed_doubts
from studyapp.analysis.cards.reader import SentenceReader
from studyapp.analysis.entities.find import Found, find_linked_entities
from studyapp.analysis.events.find import find_events
from studyapp.analysis.exchange import (
    LANGUAGE_STAGE,
    NO_CAUTION,
    PARTIAL_EVERY_S,
    PARTIAL_FIRST_S,
    PARTIAL_STAGE,
    Caution,
)
from studyapp.analysis.language import load_model
from studyapp.analysis.parse_cache import ParseCache
from studyapp.analysis.parsed import BATCH, Parsed, ParsedBlock, is_readable, parse_blocks
from studyapp.analysis.stages import Stages
from studyapp.analysis.terms import find_terms
from studyapp.analysis.timex.resolve import Times, find_times
from studyapp.domain.analysis import Analysis, EntityFinding
from studyapp.domain.document import DateSource, Mode, sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from studyapp.analysis.language import LanguageModel
    from studyapp.domain.analysis import AnalysisRequest
    from studyapp.domain.card_check import Claim
    from studyapp.domain.document import Block
    from studyapp.domain.ports import OnPartial, OnProgress

LANGUAGE_SHARE, TIMES_SHARE, ENTITIES_SHARE, EVENTS_SHARE = 0.52, 0.55, 0.65, 0.67
"""How much of the work is done after each stage (measured: benchmarks/analysis.md)."""
_PARTIAL_FACTOR = 16
"""A partial result costs time itself: the next one waits at least this many times as long."""
_REMEMBERED = 4
"""Documents whose entities are remembered, so that a new date need not find them again."""


def ignore(_: object) -> None:
    """Hear nothing."""


def ignore_work(_stage: str, _blocks: tuple[int, ...]) -> None:
    """Hear nothing."""


def ignore_fault(_stage: str, _details: str) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True)
class Listener:
    """What hears of a running analysis.

    Attributes:
        on_work: hears what begins now: the name of a stage, and the blocks it is about (none: all).
        partial_every_s: of the language pass of a long document.
        on_failed: hears which stage raised, and where (no word of the document is in it); the others go on.
    """

    on_progress: OnProgress = ignore
    on_partial: OnPartial = ignore
    on_work: Callable[[str, tuple[int, ...]], None] = ignore_work
    partial_every_s: float = PARTIAL_EVERY_S
    on_failed: Callable[[str, str], None] = ignore_fault

    def stages(self, without: frozenset[str]) -> Stages:
        """Return what runs the stages for this listener."""
        return Stages(on_work=self.on_work, on_failed=self.on_failed, without=without)


@dataclass(slots=True)
class _Progress:
    """How far one analysis is, and when it last told what it had."""

    listener: Listener
    total: int
    done: int = 0
    unheard: int = 0
    heard_at: float = field(default_factory=time.monotonic)
    costs_s: float = 0.0

    def parsed(self, count: int) -> None:
        self.done += count
        self.unheard += count
        self.listener.on_progress(LANGUAGE_SHARE * self.done / max(1, self.total))

    def partial_due(self) -> bool:
        waited = time.monotonic() - self.heard_at
        every_s = self.listener.partial_every_s
        enough = max(every_s if self.costs_s else min(PARTIAL_FIRST_S, every_s), _PARTIAL_FACTOR * self.costs_s)
        return self.unheard >= BATCH and self.done < self.total and waited > enough


class Pipeline:
    """The language model with everything that uses it. Not thread-safe."""

    def __init__(self, model: LanguageModel, *, cache: ParseCache | None = None) -> None:
        self._model = model
        self._cache = ParseCache() if cache is None else cache
        self._reader = SentenceReader(model.nlp)
        self._entities: OrderedDict[str, tuple[Found, tuple[EntityFinding, ...]]] = OrderedDict()

    @classmethod
    def load(cls) -> Self:
        """Load the language model: 1.6 CPU seconds. Raises OSError, ImportError or ValueError when it is damaged."""
        return cls(load_model())

    @property
    def model_name(self) -> str:
        """What the language model is called, with its version."""
        return self._model.name

    def analyse(
        self, request: AnalysisRequest, *, listener: Listener | None = None, caution: Caution = NO_CAUTION
    ) -> Analysis:
        """Analyse a document; the same request gives the same analysis, whatever was analysed before."""
        listener = listener or Listener()
        if request.date_source in {DateSource.NONE, DateSource.TEXT}:
            request = replace(request, document_date=None, date_source=DateSource.NONE)  # look for it again
        parsed = self._language_pass(request, listener, caution)
        return self._annotated(parsed, listener, listener.stages(caution.without))

    def check(self, claims: Sequence[Claim]) -> tuple[tuple[str, ...], ...]:
        """Return the names of the linter's reasons against each card, as a person or a generator worded it."""
        return parsed_doubts(self._model.nlp, claims)

    def _language_pass(self, request: AnalysisRequest, listener: Listener, caution: Caution) -> Parsed:
        text = request.text
        told = [(i, block) for i, block in enumerate(request.blocks) if block.span.of(text).strip()]
        wanted = [(i, block) for i, block in told if i not in caution.skip and is_readable(text, block)]
        indices = {i for i, _ in wanted}
        unread = tuple(block.span for i, block in told if i not in indices)
        progress = _Progress(listener, len(wanted))
        found: list[ParsedBlock] = []
        for part in _batches(wanted, caution.alone):
            found.extend(self._parsed(text, part, listener))
            progress.parsed(len(part))
            if progress.partial_due():
                self._tell(Parsed(request, tuple(found), unread), progress, listener.stages(caution.without))
        return Parsed(request, tuple(found), unread)

    def _parsed(self, text: str, part: Sequence[tuple[int, Block]], listener: Listener) -> list[ParsedBlock]:
        kept = {i: ParsedBlock(i, block, doc) for i, block in part if (doc := self._cache.get(text, block)) is not None}
        missing = [(i, block) for i, block in part if i not in kept]
        if missing:
            listener.on_work(LANGUAGE_STAGE, tuple(i for i, _ in missing))
            for parsed in parse_blocks(self._model.nlp, text, missing):
                self._cache.put(text, parsed.block, parsed.doc)
                kept[parsed.index] = parsed
        return [kept[i] for i, _ in part]

    def _tell(self, parsed: Parsed, progress: _Progress, stages: Stages) -> None:
        """Hand on what is known of a long document so far: its names and its times."""
        started = time.monotonic()
        known = stages.run(PARTIAL_STAGE, partial(self._known, parsed), None)
        if known is not None:
            progress.listener.on_partial(known)
        progress.heard_at = time.monotonic()
        progress.unheard = 0
        progress.costs_s = progress.heard_at - started

    def _known(self, parsed: Parsed) -> Analysis:
        return self._analysis(parsed, find_times(parsed), complete=False, found=find_linked_entities(parsed))

    def _annotated(self, parsed: Parsed, listener: Listener, stages: Stages) -> Analysis:
        times = stages.run("times", partial(find_times, parsed), _no_times(parsed))
        listener.on_progress(TIMES_SHARE)
        found, terms = self._entities_and_terms(parsed, stages)
        entities = found.entities
        listener.on_progress(ENTITIES_SHARE)
        events = stages.run("events", partial(find_events, parsed, times, entities), ())
        listener.on_progress(EVENTS_SHARE)
        cards = partial(make_cards_with_reasons, parsed, times, entities, terms, events, reader=self._reader)
        made, refused = stages.run("cards", cards, ((), ()))
        listener.on_progress(1.0)
        whole = self._analysis(parsed, times, complete=True, found=found)
        failed = tuple(stages.failed)
        return replace(whole, terms=terms, events=events, cards=made, failed=failed, refusals=kept(refused))

    def _entities_and_terms(self, parsed: Parsed, stages: Stages) -> tuple[Found, tuple[EntityFinding, ...]]:
        """Find what does not depend on the document date, or remember it."""
        request = parsed.request
        key = sha256_of(repr((request.title, request.text, request.blocks, parsed.unread, request.language)))
        result = self._entities.pop(key, None)
        if result is None:
            found = stages.run("entities", partial(find_linked_entities, parsed), Found((), ()))
            result = found, stages.run("terms", partial(find_terms, parsed, found.entities), ())
            if stages.failed:
                return result
        self._entities[key] = result
        if len(self._entities) > _REMEMBERED:
            self._entities.popitem(last=False)
        return result

    def _analysis(self, parsed: Parsed, times: Times, *, complete: bool, found: Found) -> Analysis:
        return Analysis(
            model=self._model.name,
            mode=times.mode,
            document_date=times.document_date,
            date_source=times.date_source,
            date_span=times.date_span,
            entities=found.entities,
            terms=(),
            time_expressions=times.expressions,
            events=(),
            cards=(),
            complete=complete,
            unread=parsed.unread,
            links=found.links,
            mode_given=times.mode_given,
            text_sha256=sha256_of(parsed.request.text),
        )


def _no_times(parsed: Parsed) -> Times:
    request = parsed.request
    mode = Mode.NARRATIVE if request.document_date is None else request.mode or Mode.NEWS
    given = request.document_date is not None and request.mode is not None
    return Times((), mode, given, request.document_date, request.date_source, None)


def _batches(blocks: Sequence[tuple[int, Block]], alone: frozenset[int]) -> Iterator[Sequence[tuple[int, Block]]]:
    """Cut into batches for the language model; blocks in `alone` are batches by themselves."""
    batch: list[tuple[int, Block]] = []
    for pair in blocks:
        if batch and (pair[0] in alone or len(batch) == BATCH):
            yield batch
            batch = []
        batch.append(pair)
        if pair[0] in alone:
            yield batch
            batch = []
    if batch:
        yield batch
