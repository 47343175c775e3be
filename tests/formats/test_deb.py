from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from studyapp.formats import deb

if TYPE_CHECKING:
    from pathlib import Path

CONTROL = {
    "Package": "bridges",
    "Version": "1.2.0",
    "Architecture": "all",
    "Maintainer": "The bridge builders <bridges@example.org>",
    "Description": "crosses rivers\n A bridge leads over the water.\n .\n And back.",
}
POSTINST = "#!/bin/sh\nexit 0\n"
needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="reads the package with the real dpkg")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    tree = tmp_path / "tree"
    (tree / "lib").mkdir(parents=True)
    (tree / "bridges").write_bytes(b"program")
    (tree / "lib/data").write_bytes(b"x" * 5000)
    (tree / "lib/link").symlink_to("data")
    data = deb.DataTar(1_764_000_000)
    data.add_tree(tree, "usr/lib/bridges", executables=frozenset({"bridges"}))
    data.add_link("usr/bin/bridges", "../lib/bridges/bridges")
    data.add_folder("usr/share/bridges/packs")
    path = tmp_path / "bridges_1.2.0_all.deb"
    deb.build(path, data, CONTROL, scripts={"postinst": POSTINST})
    return path


def fields(path: Path, *names: str) -> list[str]:
    command = ["dpkg-deb", "--field", path, *names]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def unpacked(path: Path, folder: Path) -> Path:
    subprocess.run(["dpkg-deb", "--raw-extract", path, folder], check=True, capture_output=True)
    return folder


@needs_dpkg
def test_dpkg_reads_what_was_built(base: Path, tmp_path: Path):
    assert fields(base, "Package", "Version", "Installed-Size") == [
        "Package: bridges",
        "Version: 1.2.0",
        "Installed-Size: 5",
    ]
    assert fields(base, "Description")[1:] == [" A bridge leads over the water.", " .", " And back."]
    folder = unpacked(base, tmp_path / "out")
    assert (folder / "usr/bin/bridges").resolve().read_bytes() == b"program"
    assert (folder / "usr/lib/bridges/lib/link").read_bytes() == b"x" * 5000
    assert (folder / "usr/lib/bridges/bridges").stat().st_mode & 0o777 == 0o755
    assert (folder / "DEBIAN/postinst").read_text() == POSTINST
    assert (folder / "DEBIAN/postinst").stat().st_mode & 0o777 == 0o755


@needs_dpkg
def test_a_course_is_added_to_the_files_the_sums_and_the_version(base: Path, tmp_path: Path):
    once, twice = tmp_path / "once.deb", tmp_path / "twice.deb"
    packs = "usr/share/bridges/packs"
    deb.add_files(base, once, {f"{packs}/a.studypack": b"first"}, version_suffix="class9a")
    deb.add_files(once, twice, {f"{packs}/b.studypack": b"second"}, version_suffix="class9b")
    assert fields(once, "Version") == ["1.2.0+class9a"]
    assert fields(twice, "Version") == ["1.2.0+class9b"]
    folder = unpacked(twice, tmp_path / "out")
    assert (folder / packs / "a.studypack").read_bytes() == b"first"
    assert (folder / packs / "b.studypack").read_bytes() == b"second"
    assert (folder / "usr/lib/bridges/bridges").read_bytes() == b"program"
    check = subprocess.run(
        ["md5sum", "--check", "--strict", "DEBIAN/md5sums"], check=False, cwd=folder, capture_output=True
    )
    assert check.returncode == 0
    assert check.stdout.count(b": OK") == 4
    later = subprocess.run(["dpkg", "--compare-versions", "1.2.0+class9a", "gt", "1.2.0"], check=False)
    before_next = subprocess.run(["dpkg", "--compare-versions", "1.2.0+class9a", "lt", "1.2.1"], check=False)
    assert (later.returncode, before_next.returncode) == (0, 0)


def test_the_same_content_makes_the_same_package(base: Path, tmp_path: Path):
    for name in ("1.deb", "2.deb"):
        deb.add_files(base, tmp_path / name, {"usr/share/bridges/packs/a": b"1"}, version_suffix="x")
    assert (tmp_path / "1.deb").read_bytes() == (tmp_path / "2.deb").read_bytes()


def test_a_foreign_or_damaged_package_is_refused(base: Path, tmp_path: Path):
    content = base.read_bytes()
    bad = {
        "no package": b"MZ" + content,
        "truncated": content[:-100],
        "without data": content[:68] + b"other.tar.xz    " + content[84:],
        "another packer's": content.replace(b"\x00\x01", b"\x00\x04"),
    }
    for name, changed in bad.items():
        (tmp_path / "bad.deb").write_bytes(changed)
        with pytest.raises(ValueError, match=r"package|xz"):
            deb.add_files(tmp_path / "bad.deb", tmp_path / "out.deb", {"a": b"1"}, version_suffix="x")
        assert not (tmp_path / "out.deb").exists(), name
