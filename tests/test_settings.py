from __future__ import annotations

import json
import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.settings import Settings, SettingsFile, data_dir_default, portable_folder, preload_folders, program_folder

if TYPE_CHECKING:
    from pathlib import Path


def loaded(path: Path, written: object) -> Settings:
    path.write_text(json.dumps(written), encoding="utf-8")
    return SettingsFile(path).load()


def test_without_a_file_everything_has_its_default(tmp_path: Path):
    assert SettingsFile(tmp_path / "settings.json").load() == Settings()


def test_what_is_saved_comes_back(tmp_path: Path):
    chosen = replace(
        Settings(), theme="sepia", line_spacing=2.0, new_per_day=0, learning_steps_minutes=(5,), show_intervals=False
    )
    SettingsFile(tmp_path / "new" / "settings.json").save(chosen)
    assert SettingsFile(tmp_path / "new" / "settings.json").load() == chosen


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("theme", 3),
        ("desired_retention", 1.5),
        ("desired_retention", "high"),
        ("day_start_hour", 24),
        ("day_start_hour", True),
        ("day_start_hour", 4.5),
        ("new_per_day", -1),
        ("show_intervals", 1),
        ("learning_steps_minutes", []),
        ("learning_steps_minutes", [0]),
        ("learning_steps_minutes", ["1"]),
        ("learning_steps_minutes", 10),
        ("font_family", None),
    ],
)
def test_a_value_that_cannot_be_used_falls_back_by_itself(tmp_path: Path, key: str, value: object):
    settings = loaded(tmp_path / "settings.json", {"font_size_pt": 20, key: value})
    assert settings == replace(Settings(), font_size_pt=20)


def test_whole_numbers_will_do_for_fractions(tmp_path: Path):
    assert loaded(tmp_path / "settings.json", {"line_spacing": 2}).line_spacing == 2.0


def test_keys_of_another_version_are_kept(tmp_path: Path):
    path = tmp_path / "settings.json"
    file = SettingsFile(path)
    loaded(path, {"future": {"a": 1}, "theme": "dark"})
    file.load()
    file.save(replace(file.current, theme="light"))
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["future"] == {"a": 1}
    assert kept["theme"] == "light"


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00"])
def test_a_broken_file_gives_the_defaults(tmp_path: Path, content: bytes):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert SettingsFile(path).load() == Settings()


def test_the_newest_settings_are_current(tmp_path: Path):
    file = SettingsFile(tmp_path / "settings.json")
    assert file.current == Settings()
    file.save(replace(Settings(), new_per_day=3))
    assert file.current.new_per_day == 3


def test_the_data_folder_is_the_platforms():
    assert data_dir_default().name == "studyapp"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program in a folder of its own."""
    program = tmp_path / "StudyApp" / "program"
    program.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "studyapp"))
    return program


def test_a_checkout_is_no_installed_program():
    assert program_folder() is None
    assert portable_folder() is None
    assert not any(folder.name == "preload" for folder in preload_folders())


def test_an_installed_program_keeps_its_data_with_the_learner(installed: Path):
    assert program_folder() == installed
    assert portable_folder() is None
    assert installed not in data_dir_default().parents
    assert preload_folders()[0] == installed / "preload"


@pytest.mark.parametrize("levels_up", [0, 1])
def test_a_portable_copy_keeps_its_data_beside_it(installed: Path, levels_up: int):
    folder = (installed, installed.parent)[levels_up]
    (folder / "portable.txt").touch()
    assert portable_folder() == folder
    assert data_dir_default() == folder / "data"
    assert preload_folders()[0] == installed / "preload"


def test_a_python_below_our_launcher_is_an_installed_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python" / "pythonw.exe"))
    assert program_folder() is None
    (tmp_path / "StudyApp.exe").touch()
    assert program_folder() == tmp_path


@given(st.sampled_from([field.name for field in fields(Settings)]), st.none() | st.integers() | st.floats() | st.text())
def test_no_value_can_break_the_settings(tmp_path_factory: pytest.TempPathFactory, key: str, value: object):
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    file = SettingsFile(path)
    settings = loaded(path, {key: value})
    file.save(settings)
    assert SettingsFile(path).load() == settings
