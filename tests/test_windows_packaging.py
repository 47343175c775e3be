"""The Windows build's own parts: what it checks, what it takes out, and that no stub of the Wine proof is ever shipped.

That the installers work is proved by `packaging/windows/prove.sh`; what was built last is looked at here too.
"""

from __future__ import annotations

import importlib.util
import re
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from studyapp.services.installers import InstallerKind, is_signed, kind_of
from tests.source_code import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

FOLDER = ROOT / "packaging/windows"
SCRIPT = (FOLDER / "studyapp.nsi").read_text(encoding="utf-8")
GUIDE = (ROOT / "packaging/README.md").read_text(encoding="utf-8")
BUILT = sorted((ROOT / "dist/windows").glob("StudyApp-*"))


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


shipped, imports, portable, trim = load("shipped"), load("imports"), load("portable"), load("trim")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    place = tmp_path / "tree"
    (place / "python").mkdir(parents=True)
    (place / "StudyApp.exe").write_bytes(b"MZ launcher")
    (place / "python/pythonw.exe").write_bytes(b"MZ interpreter")
    return place


@pytest.fixture
def archive(tree: Path, tmp_path: Path) -> Path:
    target = tmp_path / "StudyApp-0-portable.zip"
    portable.main(tree, target, 1)
    return target


def test_what_was_built_and_nothing_else_is_fit_to_be_handed_out(tree: Path, archive: Path):
    shipped.main(tree, [archive])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("python/icuuc.dll", b"MZ"),
        ("python/Lib/site-packages/PySide6/ICUUC.DLL", b"MZ"),
        ("python/studyapp-stub-crtmath.dll", b"MZ"),
        ("python/harmless.dll", b"MZ \0studyapp-wine-test-stub\0"),
        ("python/numbers.pyd", b"MZ " + b"/".join([b"", b"home", b"somebody", b"studyapp", b"x"])),
    ],
)
def test_a_stub_or_a_trace_of_the_machine_is_found(tree: Path, name: str, content: bytes):
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_bytes(content)
    with pytest.raises(SystemExit, match=re.escape(name)):
        shipped.main(tree, [])


def test_a_file_that_is_added_left_out_or_changed_afterwards_is_found(tree: Path, archive: Path):
    (tree / "StudyApp.exe").write_bytes(b"MZ another")
    with pytest.raises(SystemExit, match="is not what was built"):
        shipped.main(tree, [archive])
    (tree / "StudyApp.exe").unlink()
    with pytest.raises(SystemExit, match="is no part of the program"):
        shipped.main(tree, [archive])
    (tree / "new.dll").write_bytes(b"MZ")
    with pytest.raises(SystemExit, match=r"new\.dll is missing"):
        shipped.main(tree, [archive])


def test_each_program_of_the_proof_carries_the_mark_by_which_it_is_found():
    mark = (FOLDER / "wine/stub.h").read_text()
    assert shipped.STUB_MARK.decode() in mark
    sources = sorted((FOLDER / "wine").glob("*.c"))
    assert len(sources) == 5
    assert all('#include "stub.h"' in source.read_text() for source in sources)


def test_the_build_knows_nothing_of_the_stubs():
    builders = [path for path in FOLDER.iterdir() if path.is_file() and not path.name.startswith(("prove", "shipped"))]
    assert len(builders) > 8
    assert not [path.name for path in builders if re.search(r"wine/|stub", path.read_text(encoding="utf-8"))]


def test_the_portable_zip_is_one_that_a_course_can_be_put_into(tree: Path, archive: Path, tmp_path: Path):
    assert kind_of(archive) is InstallerKind.WINDOWS_PORTABLE
    with zipfile.ZipFile(archive) as files:
        assert sorted(files.namelist()) == [
            "StudyApp/StudyApp.exe",
            "StudyApp/portable.txt",
            "StudyApp/python/pythonw.exe",
        ]
    again = tmp_path / "again.zip"
    portable.main(tree, again, 1)
    assert again.read_bytes() == archive.read_bytes()


def test_each_exit_status_of_the_setup_is_in_the_guide_and_proved():
    used = set(re.findall(r"(?:SetErrorLevel|\$\{Fail(?:Clean)?\}) (\d)", SCRIPT))
    explained = set(re.findall(r"^\| (\d) \|", GUIDE, re.MULTILINE))
    proof = (FOLDER / "prove.sh").read_text(encoding="utf-8")
    proved = set(re.findall(r"^\s*expect (\d) 'C:", proof, re.MULTILINE)) | set(re.findall(r'"\$status" = (\d)', proof))
    assert used == {"0", "1", "2", "3", "4", "5", "6"} == explained == proved


def test_each_switch_of_the_setup_is_in_the_guide():
    known = set(re.findall(r'\$2 S?!= "(/\w+)"', SCRIPT)) - {"/NCRC"}
    assert known == {"/S", "/ALLUSERS", "/PORTABLE"}
    assert all(switch in GUIDE for switch in (*known, "/D=", "/PURGE"))


def test_only_qt_that_is_imported_and_its_plugins_stay(tmp_path: Path):
    qt = tmp_path / "PySide6"
    kept = (
        "QtCore.pyd",
        "Qt6Core.dll",
        "pyside6.abi3.dll",
        "msvcp140_1.dll",
        "plugins/platforms/qwindows.dll",
        "__init__.py",
    )
    dropped = ("QtQml.pyd", "Qt6Qml.dll", "opengl32sw.dll", "designer.exe", "plugins/tls/qopensslbackend.dll")
    for name in (*kept, *dropped, "translations/qtbase_de.qm"):
        (qt / name).parent.mkdir(parents=True, exist_ok=True)
        (qt / name).touch()
    trim.trim_qt(qt, frozenset({"QtCore"}))
    left = {path.relative_to(qt).as_posix() for path in qt.rglob("*") if path.is_file()}
    assert left == {*kept}
    with pytest.raises(SystemExit, match=r"Qt6Sound\.dll"):
        trim.trim_qt(qt, frozenset({"QtCore", "QtSound"}))


def test_the_libraries_that_a_program_is_linked_against_are_read(tmp_path: Path):
    (tmp_path / "a.pyd").write_bytes(_program("KERNEL32.dll", "other.dll"))
    assert imports.imported((tmp_path / "a.pyd").read_bytes()) == {"kernel32.dll", "other.dll"}
    with pytest.raises(SystemExit, match=r"a\.pyd wants other\.dll"):
        imports.check_imports(tmp_path)
    (tmp_path / "Other.dll").write_bytes(_program("api-ms-win-crt-math-l1-1-0.dll"))
    imports.check_imports(tmp_path)


@pytest.mark.skipif(not BUILT, reason="nothing was built here")
def test_what_was_built_last_holds_no_stub_and_can_take_a_course():
    for path in BUILT:
        if path.suffix == ".zip":
            found = shipped.contents(path)
            assert not [fault for name, content in found.items() for fault in shipped.faults(name, content)]
        else:
            assert kind_of(path) is InstallerKind.WINDOWS_SETUP
            assert not is_signed(path)


def _program(*libraries: str) -> bytes:
    """Return a 64-bit PE file with one section, which imports nothing but the libraries themselves."""
    start, raw = 0x1000, 0x200
    names = start + 20 * (len(libraries) + 1) + 8
    table, texts = b"", b""
    for library in libraries:
        table += struct.pack("<5I", start + 20 * (len(libraries) + 1), 0, 0, names + len(texts), 0)
        texts += library.encode() + b"\0"
    section = table + bytes(20) + bytes(8) + texts
    optional = struct.pack("<H", 0x20B).ljust(112, b"\0") + struct.pack("<4I", 0, 0, start, len(table)) + bytes(112)
    coff = struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, len(optional), 0)
    header = struct.pack("<8sIIII", b".idata", len(section), start, len(section), raw).ljust(40, b"\0")
    head = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40) + b"PE\0\0" + coff + optional + header
    return head.ljust(raw, b"\0") + section
