"""Runs the annotators of one analysis: what goes wrong in one of them costs its own findings only."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from studyapp.domain.errors import StudyError

if TYPE_CHECKING:
    from collections.abc import Callable


class Stages:
    """The stages of one analysis in their order; `failed` names those that gave nothing."""

    def __init__(
        self,
        *,
        on_work: Callable[[str, tuple[int, ...]], None],
        on_failed: Callable[[str, str], None],
        without: frozenset[str],
    ) -> None:
        """Leave out the stages `without`: they are known not to end."""
        self._on_work = on_work
        self._on_failed = on_failed
        self._without = without
        self.failed: list[str] = []

    def run[T](self, stage: str, work: Callable[[], T], otherwise: T) -> T:
        """Return what the stage finds, or `otherwise` when it raises. A full memory is nobody's fault and goes on."""
        if stage in self._without:
            self.failed.append(stage)
            return otherwise
        self._on_work(stage, ())
        try:
            return work()
        except (MemoryError, StudyError):
            raise
        except Exception as error:  # noqa: BLE001 - rules meet every text there is; the rest is worth having
            self.failed.append(stage)
            # Not the message: it may quote the document.
            self._on_failed(stage, "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)
            return otherwise
