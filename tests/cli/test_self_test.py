from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.cli import self_test

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Done


def test_everything_works_here(studyapp: Callable[..., Done], tmp_path: Path):
    done = studyapp("self-test")
    assert done.status == 0, done.out
    assert done.out.count("✓") == 10
    assert done.out.endswith("Everything works.\n")
    assert not (tmp_path / "data").exists()


def test_it_fails_when_something_is_not_found(studyapp: Callable[..., Done], monkeypatch: pytest.MonkeyPatch):
    without_analysis = tuple(pair for pair in self_test._CHECKS if pair[1] is not self_test._check_analysis)
    monkeypatch.setattr(self_test, "_CHECKS", without_analysis)
    done = studyapp("self-test")
    assert done.status == 1
    assert "not found: Olga Oliker" in done.out
