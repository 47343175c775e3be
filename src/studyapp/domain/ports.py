"""What the services need from outside, as protocols: the only places where tests may put a fake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from studyapp.domain.analysis import Analysis, AnalysisRequest
    from studyapp.domain.card_check import Claim
    from studyapp.domain.document import ImportedText
    from studyapp.domain.proposal import Answered
    from studyapp.domain.schedule import Grade, Memory, Preview

type Clock = Callable[[], datetime]
"""Returns the present moment, aware, in UTC."""

type OnProgress = Callable[[float], None]
"""Hears a share 0..1, from any thread."""

type OnPartial = Callable[[Analysis], None]
"""Hears an incomplete analysis, from any thread; each replaces the one before."""


class Analyser(Protocol):
    """Analyses one document at a time, outside this process."""

    def submit(self, request: AnalysisRequest, *, on_progress: OnProgress, on_partial: OnPartial) -> Future[Analysis]:
        """Analyse; the future fails with an AnalysisError. A second request waits for the first."""
        ...

    def cancel(self) -> None:
        """Stop what runs; its future fails with AnalysisCancelledError."""
        ...

    def close(self) -> None:
        """End the process within 5 seconds."""
        ...


class CardChecker(Protocol):
    """Reads what cards say with the language model, outside this process."""

    def check(self, claims: Sequence[Claim]) -> Future[tuple[tuple[str, ...], ...]]:
        """Return the linter's reasons against each; the future fails with an AnalysisError."""
        ...


class Importer(Protocol):
    """Makes text with blocks of what a person opens or pastes."""

    def read_file(self, path: Path, *, encoding: str, on_progress: OnProgress) -> ImportedText:
        """Read a file outside this process, within limits; raises UnreadableFileError.

        `encoding` "" means: find out.
        """
        ...

    def read_text(self, text: str, *, title: str, on_progress: OnProgress) -> ImportedText:
        """Read text that was pasted; raises UnreadableFileError when it is blank or too long."""
        ...

    def read_html(self, html: str, *, plain: str, title: str, on_progress: OnProgress) -> ImportedText:
        """Read rich text that was pasted, or `plain` where it holds no text; raises as `read_text` does."""
        ...


class Generator(Protocol):
    """A language model that a person runs on this machine, and that may propose cards."""

    def models(self, address: str) -> tuple[str, ...]:
        """Return the names of its models. Raises GeneratorError."""
        ...

    def propose(self, address: str, model: str, passage: str, *, most: int) -> Answered:
        """Return what it proposes about the passage, unproven. Raises GeneratorError."""
        ...

    def cancel(self) -> None:
        """End the request that runs; it fails with a GeneratorError."""
        ...


class Scheduler(Protocol):
    """Says what each grade would do to a memory."""

    def preview(self, memory: Memory, now: datetime, *, seed: str) -> tuple[Preview, Preview, Preview, Preview]:
        """Return the four outcomes, Again to Easy; the same seed gives the same intervals."""
        ...

    def retrievability(self, memory: Memory, now: datetime) -> float:
        """Return the chance of recall, 0..1; 0 for a new card."""
        ...

    def new_memory(self, now: datetime) -> Memory:
        """Return the memory of a card that was never answered, due now."""
        ...

    def answer(self, memory: Memory, grade: Grade, now: datetime, *, seed: str) -> Memory:
        """Return the memory after the grade: exactly what `preview` shows for it."""
        ...
