"""Cards and timelines for other programs, and cards from them.

What comes in is compared with what is there: a second import of a file changes nothing, and a card of ours that comes
back with new answers or another wording is updated, not added.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from studyapp.domain.backup_plan import BackupReason
from studyapp.domain.document import BlockKind
from studyapp.domain.errors import ExchangeError, ExchangeFault
from studyapp.domain.exchange import ExchangeFormat
from studyapp.domain.exchange_out import Numbers, OutChunk, Written
from studyapp.domain.schedule import study_day
from studyapp.formats import apkg, card_files
from studyapp.services.deck_plan import Planner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.exchange import ExchangeReport
    from studyapp.domain.layout import Layout
    from studyapp.domain.ports import Clock, OnProgress
    from studyapp.services.timeline import Timeline
    from studyapp.settings import Settings
    from studyapp.store.exchange import ExchangeStore
    from studyapp.store.exchange_in import ExchangeInStore


_QUARTER_MS = 15 * 60_000
_CARDS_SHARE = 0.4
"""Of the time of an export with history, what the cards take."""


class Exchange:
    """Everything that passes between this program and others."""

    def __init__(
        self,
        store: ExchangeStore,
        incoming: ExchangeInStore,
        timeline: Timeline,
        clock: Clock,
        settings: Callable[[], Settings],
        back_up: Callable[[BackupReason], object],
    ) -> None:
        self._store = store
        self._incoming = incoming
        self._timeline = timeline
        self._clock = clock
        self._settings = settings
        self._back_up = back_up

    def export(
        self,
        path: Path,
        document_ids: Sequence[DocumentId],
        chosen: ExchangeFormat,
        *,
        scheduling: bool = True,
        on_progress: OnProgress | None = None,
    ) -> Written:
        """Write the approved cards of the documents, or their events, to a file, which is replaced.

        Args:
            path: of the file.
            document_ids: in the order of the file.
            chosen: its format.
            scheduling: with schedule and history, where the format can hold them.
            on_progress: hears the share of documents that are done; what it raises ends the export without a file.

        Raises:
            ExchangeError: nothing to write (EMPTY), or the file cannot be written (UNWRITABLE).
            UnknownDocumentError: a document is not in the library.
        """
        hear = on_progress or _ignore
        try:
            if chosen.of_events:
                written = self._export_events(path, document_ids)
            else:
                written = self._export_cards(path, document_ids, chosen, scheduling=scheduling, on_progress=hear)
        except OSError as error:
            raise ExchangeError(path.name, ExchangeFault.UNWRITABLE, error.strerror or "") from error
        hear(1.0)
        return written

    def import_cards(self, path: Path, *, on_progress: OnProgress | None = None) -> ExchangeReport:
        """Take the cards of a package or a table in, as one undoable step, and tell what became of each note.

        Raises UnreadableFileError or ExchangeError; then nothing was stored.
        """
        found = card_files.read_limited(path, on_progress=on_progress or _ignore)
        settings = self._settings()
        planner = Planner(self._incoming, self._clock(), day_start_hour=settings.day_start_hour)
        plan = planner.plan(found, path.name)
        if plan.documents or plan.own:
            self._back_up(BackupReason.IMPORT)
        changes = self._incoming.write(plan.documents, plan.own, self._clock(), options=plan.options)
        return replace(plan.report, changes=changes)

    def _export_cards(
        self,
        path: Path,
        document_ids: Sequence[DocumentId],
        chosen: ExchangeFormat,
        *,
        scheduling: bool,
        on_progress: OnProgress,
    ) -> Written:
        to_anki = chosen is ExchangeFormat.ANKI
        share = _CARDS_SHARE if to_anki and scheduling else 1.0
        chunks = self._chunks(document_ids, plain=to_anki, on_progress=lambda done: on_progress(done * share))
        first = next(chunks, None)
        if first is None:
            raise ExchangeError(path.name, ExchangeFault.EMPTY)
        all_chunks = _with_first(first, chunks)
        if to_anki:
            pour = partial(self._store.pour_log, on_progress=lambda done: on_progress(share + done * (1 - share)))
            return apkg.write_apkg(
                path,
                all_chunks,
                day_of=self._days(),
                now_ms=int(self._clock().timestamp() * 1000),
                pour=pour if scheduling else None,
                media=self._store.media(document_ids),
                options=self._store.options(),
            )
        cards = [out for chunk in all_chunks for out in chunk.cards]
        _write(path, card_files.written(chosen, cards))
        return Written(len(cards))

    def _export_events(self, path: Path, document_ids: Sequence[DocumentId]) -> Written:
        stories = [
            (document.title, document.text, [event for event in self._timeline.events(document.id) if not event.hidden])
            for document, _ in map(self._store.document, document_ids)
        ]
        count, data = card_files.timeline_written(stories)
        if not count:
            raise ExchangeError(path.name, ExchangeFault.EMPTY)
        _write(path, data)
        return Written(0, events=count)

    def _chunks(
        self, document_ids: Sequence[DocumentId], *, plain: bool, on_progress: OnProgress
    ) -> Iterator[OutChunk]:
        """Yield the documents' cards with title and place."""
        numbers = Numbers()
        for number, document_id in enumerate(document_ids):
            on_progress(number / len(document_ids))
            document, layout = self._store.document(document_id)
            places = _Places(document, layout)
            for chunk in self._store.chunks(document_id, numbers, plain=plain):
                cards = tuple(
                    replace(
                        out,
                        document_title=document.title,
                        place=places.at(out.card.source.start if out.card.source is not None else None),
                    )
                    for out in chunk.cards
                )
                at = tuple([places.at(card.start) for card in chunk.plain])
                yield OutChunk(cards, chunk.plain, chunk.numbers, document.title, at)
                on_progress(number / len(document_ids))

    def _days(self) -> Callable[[int], int]:
        """Return what tells the study day of a moment; clocks and zones move by quarters of an hour."""
        known: dict[int, int] = {}
        hour = self._settings().day_start_hour

        def day_of(at_ms: int) -> int:
            quarter = at_ms // _QUARTER_MS
            day = known.get(quarter)
            if day is None:
                local = datetime.fromtimestamp(quarter * _QUARTER_MS // 1000).astimezone()
                day = known[quarter] = study_day(local, day_start_hour=hour).toordinal()
            return day

        return day_of


class _Places:
    """Says where a passage stands: its section, and its printed page where there are pages."""

    def __init__(self, document: Document, layout: Layout) -> None:
        text = document.text
        self._heads = [
            (block.start, " ".join(block.span.of(text).split()))
            for block in document.blocks
            if block.kind is BlockKind.HEADING and block.level > 1
        ]
        self._pages = [(page.start, page.label) for page in layout.pages]

    def at(self, position: int | None) -> str:
        if position is None or not (self._heads or self._pages):
            return ""
        head, page = _before(self._heads, position), _before(self._pages, position)
        return " · ".join(filter(None, (head, f"p. {page}" if page else "")))


def _before(places: Sequence[tuple[int, str]], position: int) -> str:
    at = bisect_right(places, position, key=_start) - 1
    return places[at][1] if at >= 0 else ""


def _start(place: tuple[int, str]) -> int:
    return place[0]


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _with_first(first: OutChunk, rest: Iterator[OutChunk]) -> Iterator[OutChunk]:
    yield first
    yield from rest


def _ignore(_share: float) -> None:
    return
