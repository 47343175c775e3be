"""The documents say what the program does: each command, option, key and format is named, and nothing else is."""

from __future__ import annotations

import argparse
import importlib.util
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from studyapp import __version__
from studyapp.cli.main import build_parser
from studyapp.formats import FORMATS
from studyapp.ui.actions import ACTIONS, SEPARATOR
from studyapp.ui.shortcuts import PANEL_KEYS
from tests.source_code import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
KEYS = (ROOT / "resources/help/keys.md").read_text(encoding="utf-8")
PACKAGING = (ROOT / "packaging/README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_no_other():
    named = set(re.findall(r"(?:studyapp|\./run) ([a-z][a-z-]+)", _section("Without a window")))
    assert named == set(_commands())


def test_every_option_that_the_readme_uses_exists():
    used = set(re.findall(r"(--[a-z][a-z-]+)", _section("Without a window")))
    assert used <= _options(build_parser())
    assert {"--json", "--data-dir"} <= used


def test_every_command_teaches_what_it_does():
    for name, command in _commands().items():
        text = command.format_help()
        assert command.description, name
        assert "--help" in text, name


def test_the_page_of_keys_is_that_of_the_program():
    found = importlib.util.spec_from_file_location("keys_page", ROOT / "packaging/keys_page.py")
    assert found is not None
    assert found.loader is not None
    script = importlib.util.module_from_spec(found)
    found.loader.exec_module(script)
    assert script.page() == KEYS, "run .venv/bin/python packaging/keys_page.py"


def test_every_key_and_every_action_is_on_the_page_of_keys():
    assert not [(text, key) for text, shortcuts in _shortcuts() for key in shortcuts if f"`{key}`" not in KEYS]
    assert not [text for text, _keys in _shortcuts() if _plain(text) not in KEYS]


def test_the_keys_that_the_readme_names_do_what_it_says():
    rows = re.findall(r"^\| (.+?) \| (`.+`) \|$", _section("Keys"), re.MULTILINE)
    assert rows
    for action, keys in rows:
        assert re.search(rf"^\| {re.escape(action)} \| .*{re.escape(keys)}", KEYS, re.MULTILINE), action


def test_the_pictures_are_small():
    sizes = [path.stat().st_size for path in (ROOT / "resources/screenshots").glob("*.png")]
    assert all(size < 150_000 for size in sizes)
    assert sum(sizes) < 600_000


def test_every_format_is_in_the_readme():
    formats = _section("Formats")
    missing = [found.name for found in FORMATS if found.name not in formats or found.suffixes[0] not in formats]
    assert not missing


def test_the_grid_names_files_that_exist():
    source = ROOT / "src/studyapp"
    for line in _section("Find your way").splitlines():
        if (row := re.match(r"\| `(\w+)/` [^|]*\|(.+)\|$", line)) is None:
            continue
        for name in re.findall(r"`([\w/]+)`", row[2]):
            place = source / row[1] / name
            assert place.is_dir() if name.endswith("/") else place.with_suffix(".py").is_file(), place


@pytest.mark.parametrize("text", [README, CHANGELOG, PACKAGING], ids=["README", "CHANGELOG", "packaging"])
def test_links_lead_somewhere(text: str):
    for target in re.findall(r"\]\((?!https:|#)([^)]+)\)", text):
        assert (ROOT / target).exists(), target


def test_every_script_of_packaging_is_explained():
    scripts = {path.name for path in (ROOT / "packaging").iterdir() if path.suffix in {".sh", ".cmd", ".lock", ".in"}}
    assert {name for name in scripts if f"`{name}`" not in PACKAGING} == set()


def test_the_changelog_knows_this_version_or_is_being_written():
    versions = re.findall(r"^## \[(.+?)\]", CHANGELOG, re.MULTILINE)
    assert versions[0] == "Unreleased" or versions[0] == __version__
    headings = set(re.findall(r"^### (\w+)", CHANGELOG, re.MULTILINE))
    assert headings <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_version_is_one():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == __version__
    assert (ROOT / "LICENSE").read_text().startswith(f"{project['license']} License")


def _section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def _commands() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser()._actions  # argparse has no public way to its subcommands
    return next(dict(action.choices) for action in actions if isinstance(action, argparse._SubParsersAction))


def _options(parser: argparse.ArgumentParser) -> set[str]:
    own = {option for action in parser._actions for option in action.option_strings}
    return own.union(*(command._option_string_actions for command in _commands().values()))


def _shortcuts() -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in (*ACTIONS, *PANEL_KEYS):
        if entry.id != SEPARATOR:
            yield entry.text, entry.keys


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def test_the_guide_in_the_program_is_the_one_beside_the_installers():
    guide = (ROOT / "resources/help/handing-out.md").read_text(encoding="utf-8")
    assert guide.replace("\n## ", "\n### ").replace("# Handing out", "## Handing out", 1) in PACKAGING
