from __future__ import annotations

import hashlib
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.errors import BadInstallerError, InstallerFault
from studyapp.formats import deb, payload
from studyapp.services.installers import InstallerKind, Installers, Made, extract, is_signed, kind_of, slug

if TYPE_CHECKING:
    from pathlib import Path


def pe_file(*, signed: bool) -> bytes:
    """Return the headers of a 64-bit Windows program, with or without a certificate table."""
    head = bytearray(4096)
    head[:2] = b"MZ"
    struct.pack_into("<I", head, 0x3C, 0x80)
    head[0x80:0x84] = b"PE\0\0"
    struct.pack_into("<H", head, 0x80 + 24, 0x20B)
    struct.pack_into("<II", head, 0x80 + 24 + 112 + 4 * 8, 4000, 96 if signed else 0)
    return bytes(head)


@pytest.fixture
def bases(tmp_path: Path) -> dict[InstallerKind, Path]:
    folder = tmp_path / "bases"
    folder.mkdir()
    setup = folder / "StudyApp-1.0-Setup.exe"
    setup.write_bytes(pe_file(signed=False))
    run = folder / "studyapp-1.0.run"
    run.write_bytes(b"#!/bin/sh\n# StudyApp self-extracting installer.\nexit 0\n")
    portable = folder / "StudyApp-1.0-portable.zip"
    with zipfile.ZipFile(portable, "w") as archive:
        archive.writestr("StudyApp/portable.txt", "data lies beside the program")
    package = folder / "studyapp_1.0_amd64.deb"
    data = deb.DataTar(0)
    data.add_file("usr/lib/studyapp/studyapp", b"program", mode=0o755)
    deb.build(package, data, {"Package": "studyapp", "Version": "1.0", "Architecture": "amd64"})
    return {
        InstallerKind.WINDOWS_SETUP: setup,
        InstallerKind.LINUX_RUN: run,
        InstallerKind.WINDOWS_PORTABLE: portable,
        InstallerKind.LINUX_DEB: package,
    }


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.studypack"
    path.write_bytes(b"PK a course about rivers")
    return path


def make(bases: list[Path], packs: list[Path], folder: Path, class_name: str = "9a – Flüsse") -> Made:
    shares: list[float] = []
    made = Installers().make(bases, packs, class_name, folder, on_progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    return made


def test_each_system_gets_one_file_with_the_course_inside(bases: dict[InstallerKind, Path], pack: Path, tmp_path: Path):
    made = make(list(bases.values()), [pack], tmp_path / "stick")
    assert not made.refused
    names = {item.kind: item.path.name for item in made.installers}
    assert names == {
        InstallerKind.WINDOWS_SETUP: "StudyApp-1.0-Setup-9aflusse.exe",
        InstallerKind.LINUX_RUN: "studyapp-1.0-9aflusse.run",
        InstallerKind.WINDOWS_PORTABLE: "StudyApp-1.0-portable-9aflusse.zip",
        InstallerKind.LINUX_DEB: "studyapp_1.0+9aflusse_amd64.deb",
    }
    for kind in (InstallerKind.WINDOWS_SETUP, InstallerKind.LINUX_RUN):
        found = extract(tmp_path / "stick" / names[kind], tmp_path / kind)
        assert {path.name: path.read_bytes() for path in found} == {
            "rivers.studypack": pack.read_bytes(),
            "class.txt": "9a – Flüsse".encode(),
        }
    with zipfile.ZipFile(tmp_path / "stick" / names[InstallerKind.WINDOWS_PORTABLE]) as archive:
        assert archive.testzip() is None
        assert archive.read("StudyApp/preload/rivers.studypack") == pack.read_bytes()
    lines = sorted(f"{hashlib.sha256(i.path.read_bytes()).hexdigest()}  {i.path.name}\n" for i in made.installers)
    assert (tmp_path / "stick/SHA256SUMS").read_bytes() == "".join(
        lines
    ).encode()  # a carriage return would be a name's


def test_a_signed_setup_is_left_untouched_and_the_packs_lie_beside_it(pack: Path, tmp_path: Path):
    signed = tmp_path / "Setup.exe"
    signed.write_bytes(pe_file(signed=True))
    assert is_signed(signed)
    item = make([signed], [pack], tmp_path / "stick").installers[0]
    assert item.beside
    assert (item.path / "Setup.exe").read_bytes() == signed.read_bytes()
    assert (item.path / "rivers.studypack").read_bytes() == pack.read_bytes()


def test_a_macos_program_is_left_sealed(pack: Path, tmp_path: Path):
    base = tmp_path / "StudyApp-mac.zip"
    with zipfile.ZipFile(base, "w") as archive:
        archive.writestr("StudyApp.app/Contents/Info.plist", "<plist/>")
    item = make([base], [pack], tmp_path / "stick").installers[0]
    assert (item.kind, item.beside) == (InstallerKind.MACOS, True)
    assert (item.path / base.name).read_bytes() == base.read_bytes()


def test_one_bad_base_does_not_keep_the_others_from_being_made(
    bases: dict[InstallerKind, Path], pack: Path, tmp_path: Path
):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear class,")
    broken = tmp_path / "broken.deb"
    broken.write_bytes(bases[InstallerKind.LINUX_DEB].read_bytes()[:-50])
    made = make([letter, broken, tmp_path / "gone.run", bases[InstallerKind.LINUX_RUN]], [pack], tmp_path / "stick")
    assert [item.kind for item in made.installers] == [InstallerKind.LINUX_RUN]
    assert [(error.name, error.fault) for error in made.refused] == [
        ("letter.txt", InstallerFault.UNKNOWN),
        ("broken.deb", InstallerFault.DAMAGED),
        ("gone.run", InstallerFault.UNREADABLE),
    ]
    assert sorted(path.name for path in (tmp_path / "stick").iterdir()) == ["SHA256SUMS", "studyapp-1.0-9aflusse.run"]


def test_a_damaged_course_in_the_base_is_refused(bases: dict[InstallerKind, Path], pack: Path, tmp_path: Path):
    course = make([bases[InstallerKind.LINUX_RUN]], [pack], tmp_path / "stick").installers[0].path
    content = bytearray(course.read_bytes())
    content[-60] ^= 1
    course.write_bytes(content)
    assert make([course], [pack], tmp_path / "next").refused[0].fault is InstallerFault.DAMAGED
    with pytest.raises(BadInstallerError) as caught:
        extract(course, tmp_path / "out")
    assert caught.value.fault is InstallerFault.DAMAGED


def test_two_packs_of_one_name_both_come_along(bases: dict[InstallerKind, Path], pack: Path, tmp_path: Path):
    other = tmp_path / "other" / pack.name
    other.parent.mkdir()
    other.write_bytes(b"PK another course")
    made = make([bases[InstallerKind.LINUX_RUN]], [pack, other], tmp_path / "stick")
    names = [path.name for path in payload.extract(made.installers[0].path, tmp_path / "out")]
    assert names == ["class.txt", "rivers-2.studypack", "rivers.studypack"]


def test_without_a_pack_or_with_a_refused_one_nothing_is_made(
    bases: dict[InstallerKind, Path], pack: Path, tmp_path: Path
):
    base = bases[InstallerKind.LINUX_RUN]
    with pytest.raises(BadInstallerError) as caught:
        make([base], [], tmp_path / "stick")
    assert caught.value.fault is InstallerFault.NO_PACKS

    def refuse(path: Path) -> None:
        raise BadInstallerError(path.name, InstallerFault.BAD_PACK)

    with pytest.raises(BadInstallerError) as caught:
        Installers(refuse).make([base], [pack], "9a", tmp_path / "stick", on_progress=lambda _: None)
    assert caught.value.fault is InstallerFault.BAD_PACK
    assert not (tmp_path / "stick").exists()


def test_names_of_classes_become_parts_of_file_names():
    assert [slug(name) for name in ("9a", "Flüsse & Meere", "中文", "")] == ["9a", "flussemeere", "class", "class"]


def test_what_is_no_installer_is_said_to_be_none(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 damaged")
    with pytest.raises(BadInstallerError) as caught:
        kind_of(tmp_path / "a.zip")
    assert caught.value.fault is InstallerFault.DAMAGED
