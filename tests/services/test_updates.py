from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.errors import BadInstallerError, InstallerFault
from studyapp.formats import minisign
from studyapp.services.installers import InstallerKind
from studyapp.services.updates import Newer, Proof, look_at

if TYPE_CHECKING:
    from pathlib import Path

SECRET = bytes(range(32))
PUBLIC = minisign.public_key_to_text(minisign.public_key_of(SECRET))


@pytest.fixture
def run(tmp_path: Path) -> Path:
    path = tmp_path / "studyapp-0.2.0-linux-x86_64.run"
    path.write_bytes(b"#!/bin/sh\n# StudyApp self-extracting installer.\nexit 0\n")
    return path


def look(path: Path, key: str = "", *, system: str = "linux", present: str = "0.1.9") -> Newer:
    return look_at(path, key, system=system, present=present)


def fault(path: Path, key: str = "", *, system: str = "linux", present: str = "0.1.9") -> InstallerFault:
    with pytest.raises(BadInstallerError) as caught:
        look(path, key, system=system, present=present)
    return caught.value.fault


def write_sums(path: Path, digest: str = "") -> bytes:
    content = f"{digest or hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n".encode()
    path.with_name("SHA256SUMS").write_bytes(content)
    return content


def test_a_newer_installer_for_this_system_may_be_started(run: Path):
    newer = look(run)
    assert (newer.kind, newer.version, newer.proof) == (InstallerKind.LINUX_RUN, "0.2.0", Proof.NONE)
    assert newer.command == ("sh", str(run), "--silent")


def test_the_checksum_beside_it_speaks_for_it_or_against(run: Path):
    write_sums(run)
    assert look(run).proof is Proof.CHECKSUM
    write_sums(run, "0" * 64)
    assert fault(run) is InstallerFault.DAMAGED


def test_a_signature_must_hold_where_the_program_has_a_release_key(run: Path):
    signature = run.with_name("SHA256SUMS.minisig")
    signature.write_text(minisign.sign(SECRET, write_sums(run), "studyapp 0.2.0"))
    assert look(run, PUBLIC).proof is Proof.SIGNATURE
    assert look(run).proof is Proof.CHECKSUM  # this build knows no key
    signature.write_text(minisign.sign(SECRET, b"other sums", "studyapp 0.2.0"))
    assert fault(run, PUBLIC) is InstallerFault.FORGED
    signature.write_text(minisign.sign(bytes(32), write_sums(run), "studyapp 0.2.0"))
    assert fault(run, PUBLIC) is InstallerFault.FORGED
    signature.write_text("no signature")
    assert fault(run, PUBLIC) is InstallerFault.FORGED
    signature.unlink()
    assert look(run, PUBLIC).proof is Proof.CHECKSUM  # and the window says so


@pytest.mark.parametrize("present", ["0.2.0", "0.10.0", "1.0.0"])
def test_what_is_not_newer_is_refused(run: Path, present: str):
    assert fault(run, present=present) is InstallerFault.OLDER


def test_another_systems_installer_and_no_installer_are_refused(run: Path, tmp_path: Path):
    assert fault(run, system="win32") is InstallerFault.OTHER_SYSTEM
    nameless = run.rename(tmp_path / "studyapp.run")
    assert fault(nameless) is InstallerFault.UNKNOWN
    (tmp_path / "letter-0.2.0.txt").write_text("Dear class,")
    assert fault(tmp_path / "letter-0.2.0.txt") is InstallerFault.UNKNOWN


def test_a_system_package_needs_an_administrator(tmp_path: Path):
    package = tmp_path / "studyapp_0.2.0_amd64.deb"
    package.write_bytes(b"!<arch>\n")
    newer = look(package)
    assert newer.command == ()
    assert str(package) in newer.by_hand
