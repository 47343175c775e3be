"""The analysis child: loads the language model once and answers requests until the parent hangs up."""

from __future__ import annotations

import gc
import os
from functools import partial
from typing import TYPE_CHECKING

from studyapp.analysis.exchange import Begun, Check, Checked, Done, Partial, Ready, StageFailed, Work
from studyapp.domain.errors import ModelMissingError
from studyapp.processes import Failed, Progress, attempt, lower_priority

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from studyapp.domain.analysis import Analysis


def serve(connection: Connection, *, background: bool = True) -> None:
    """Run the child; in the background it yields to the window and to everything else."""
    if background:
        lower_priority()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")  # one core is the window's
    try:
        from studyapp.analysis.pipeline import Listener, Pipeline  # noqa: PLC0415 - only here does spaCy come in

        pipeline = Pipeline.load()
    except (ImportError, OSError, ValueError) as error:
        connection.send(Failed(ModelMissingError(f"{type(error).__name__}: {error}")))
        return
    gc.collect()
    gc.freeze()  # a million objects of the model: no later collection need walk over them
    connection.send(Ready(pipeline.model_name))
    while isinstance(work := _next(connection), Work | Check):
        if isinstance(work, Check):
            doubts = attempt(partial(pipeline.check, work.claims))
            connection.send(doubts if isinstance(doubts, Failed) else Checked(doubts))
            continue
        listener = Listener(
            on_progress=partial(_progress, connection),
            on_partial=partial(_partial, connection),
            on_work=partial(_begun, connection),
            partial_every_s=work.partial_every_s,
            on_failed=partial(_failed, connection),
        )
        analyse = partial(pipeline.analyse, work.request, listener=listener, caution=work.caution)
        answer = attempt(analyse)
        connection.send(answer if isinstance(answer, Failed) else Done(answer))


def _next(connection: Connection) -> object:
    try:
        return connection.recv()
    except EOFError:  # the parent has hung up
        return None


def _progress(connection: Connection, share: float) -> None:
    connection.send(Progress(share))


def _partial(connection: Connection, analysis: Analysis) -> None:
    connection.send(Partial(analysis))


def _begun(connection: Connection, stage: str, blocks: tuple[int, ...]) -> None:
    connection.send(Begun(stage, blocks))


def _failed(connection: Connection, stage: str, details: str) -> None:
    connection.send(StageFailed(stage, details))
