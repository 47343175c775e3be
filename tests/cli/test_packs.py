from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp import resources
from studyapp.formats.studypack import write_pack
from tests.pack_samples import sample_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Done


def test_a_pack_of_the_sample_article_is_installed_by_another_library_and_studied(
    studyapp: Callable[..., Done], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = str(tmp_path / "kabul.studypack")
    assert studyapp("open", str(resources.samples()[0]), "--approve").status == 0
    assert "Ms Bee (" in studyapp("pack", "keys", "--make", "Ms Bee").out
    made = studyapp("pack", "make", "--title", "Kabul", "--due", "2026-12-01", "--to", file, "After")
    assert (made.status, made.err) == (0, "")
    assert "edition 1, " in made.out
    again = studyapp("pack", "make", "--title", "Kabul", "--due", "2026-12-01", "--to", file, "After")
    assert "edition 1, " in again.out
    assert "nothing new" in again.out

    other = str(tmp_path / "other")
    shown = studyapp("pack", "show", file, "--data-dir", other).out
    assert "Kabul, edition 1" in shown
    assert "signed by Ms Bee (" in shown
    assert "until 2026-12-01" in shown
    assert "The library is empty" in studyapp("list", "--data-dir", other).out
    assert studyapp("pack", "install", file, "--data-dir", other).status == 0
    studied = studyapp("review", "--data-dir", other, typed="\n3\nq\n")
    assert studied.status == 0
    assert "_____" in studied.out or "?" in studied.out
    assert "There is nothing" not in studied.out
    assert capsys.readouterr().err == ""


def test_a_bad_pack_is_refused_with_what_to_do(studyapp: Callable[..., Done], tmp_path: Path):
    torn = tmp_path / "torn.studypack"
    torn.write_bytes(write_pack(sample_pack())[:500])
    whole = tmp_path / "whole.studypack"
    whole.write_bytes(write_pack(sample_pack()))
    done = studyapp("pack", "install", str(torn), str(whole))
    assert done.status == 1
    assert "“torn.studypack” is damaged" in done.err
    assert "✓ Harbours, edition 1" in done.out


def test_who_opens_a_pack_as_a_document_is_told_how_to_install_it(studyapp: Callable[..., Done]):
    done = studyapp("open", "course.studypack")
    assert done.status == 2
    assert "studyapp pack install" in done.err


def test_keys_are_exported_and_imported(studyapp: Callable[..., Done], tmp_path: Path):
    assert "There is no key yet" in studyapp("pack", "keys").out
    mark = studyapp("pack", "keys", "--make", "Ms Bee").out
    key = tmp_path / "key.json"
    assert "Whoever has this file" in studyapp("pack", "keys", "--export", str(key)).out
    assert studyapp("pack", "keys", "--import", str(key), "--data-dir", str(tmp_path / "other")).out == mark
    assert studyapp("pack", "keys", "--import", str(tmp_path / "nothing.json")).status == 1
    assert studyapp("pack", "keys", "--make", "A", "--export", str(key)).status == 2


def test_preloaded_packs_are_there_when_the_library_is_listed(
    studyapp: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "preload"
    folder.mkdir()
    (folder / "course.studypack").write_bytes(write_pack(sample_pack()))
    monkeypatch.setattr("studyapp.app.preload_folders", lambda: (folder,))
    listed = studyapp("list")
    assert "“Harbours” was installed" in listed.err
    assert "The Harbour Wall" in listed.out
    assert studyapp("list").err == ""


def test_a_preloaded_course_that_was_taken_out_does_not_come_back(
    studyapp: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "course.studypack").write_bytes(write_pack(sample_pack()))
    monkeypatch.setattr("studyapp.app.preload_folders", lambda: (tmp_path,))
    studyapp("list")
    assert studyapp("pack", "remove", "rivers").status == 1
    assert "Harbours was taken out" in studyapp("pack", "remove", "harb").out
    assert "The Harbour Wall" not in studyapp("list").out
    (tmp_path / "again.studypack").write_bytes((tmp_path / "course.studypack").read_bytes())
    assert "The Harbour Wall" not in studyapp("list").out
