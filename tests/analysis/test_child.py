"""What the child says, heard in this process."""

from __future__ import annotations

import gc
import threading
from datetime import date
from multiprocessing import Pipe
from typing import TYPE_CHECKING

from studyapp.analysis.child import serve
from studyapp.analysis.exchange import Done, Ready, StageFailed, Work
from studyapp.domain.analysis import AnalysisRequest
from studyapp.domain.document import DateSource
from studyapp.formats.text import read_text

if TYPE_CHECKING:
    import pytest


def test_a_stage_that_fails_is_told_and_the_rest_delivered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("studyapp.analysis.pipeline.make_cards_with_reasons", lambda *_, **__: 1 / 0)
    imported = read_text("The old bridge of Harwick was built in 1871.")
    request = AnalysisRequest("", imported.text, imported.blocks, date(2019, 5, 3), DateSource.GIVEN)
    ours, theirs = Pipe()
    child = threading.Thread(target=serve, args=(theirs,), kwargs={"background": False}, daemon=True)
    child.start()
    assert isinstance(ours.recv(), Ready)
    ours.send(Work(request))
    heard: list[object] = []
    while not heard or not isinstance(heard[-1], Done):
        heard.append(ours.recv())
    ours.close()
    child.join(10)
    theirs.close()
    gc.unfreeze()
    assert [message.stage for message in heard if isinstance(message, StageFailed)] == ["cards"]
    done = heard[-1]
    assert isinstance(done, Done)
    assert done.analysis.failed == ("cards",)
    assert [expression.value for expression in done.analysis.time_expressions] == ["1871"]
