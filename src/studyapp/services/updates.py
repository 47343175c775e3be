"""A newer version from a stick: looked at, compared with the checksums beside it, and only then started.

Nothing is fetched and nothing is started by itself. `SHA256SUMS` lies beside the installers that we hand out; where
the program carries a release key (`resources/release-key.txt`, minisign's form) and `SHA256SUMS.minisig` lies there,
the signature must hold.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from studyapp import __version__
from studyapp.domain.errors import BadInstallerError, InstallerFault
from studyapp.formats import minisign
from studyapp.services.installers import InstallerKind, kind_of

if TYPE_CHECKING:
    from pathlib import Path

SUMS_NAME = "SHA256SUMS"
RUN_FOLDER = "program"
"""In which a .run keeps the program, below the folder that was chosen."""
SIGNATURE_NAME = f"{SUMS_NAME}.minisig"
_SYSTEMS = {
    "win32": {InstallerKind.WINDOWS_SETUP},
    "linux": {InstallerKind.LINUX_DEB, InstallerKind.LINUX_RUN},
    "darwin": {InstallerKind.MACOS},
}
_VERSION = re.compile(r"(?<!\d)(\d+)\.(\d+)\.(\d+)(?!\d)")


class Proof(StrEnum):
    """What speaks for a file."""

    NONE = "none"
    CHECKSUM = "checksum"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Newer:
    """An installer that may be started.

    Attributes:
        version: of its file name, like "0.2.0".
        command: what starts it, for a process of its own; empty where an administrator must (`by_hand`).
        by_hand: the line to type, for a system package.
    """

    path: Path
    kind: InstallerKind
    version: str
    sha256: str
    proof: Proof
    command: tuple[str, ...] = ()
    by_hand: str = ""


def look_at(path: Path, release_key: str = "", *, system: str = sys.platform, present: str = __version__) -> Newer:
    """Check an installer. Takes a second for 100 MB: run it as a job.

    Args:
        path: the file.
        release_key: our public key in minisign's form; "" where this build carries none.
        system: as in `sys.platform`.
        present: the version that runs.

    Raises:
        BadInstallerError: it is none (UNKNOWN), for another system, not newer, differs from the checksum beside it
            (DAMAGED), or the signature of the checksums does not hold (FORGED).
    """
    kind = kind_of(path)
    if kind not in _SYSTEMS.get(system, set()):
        raise BadInstallerError(path.name, InstallerFault.OTHER_SYSTEM)
    found = _VERSION.search(path.name)
    if found is None:
        raise BadInstallerError(path.name, InstallerFault.UNKNOWN)
    if _parts(found[0]) <= _parts(present):
        raise BadInstallerError(path.name, InstallerFault.OLDER)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    proof = _proof(path, sha256, release_key)
    command: tuple[str, ...] = ()
    by_hand = ""
    match kind:
        case InstallerKind.WINDOWS_SETUP:
            command = (str(path),)
        case InstallerKind.LINUX_RUN:
            command = ("sh", str(path), "--silent")
        case InstallerKind.LINUX_DEB:
            by_hand = f"sudo apt-get install '{path}'"
        case _:
            by_hand = str(path)
    return Newer(path, kind, found[0], sha256, proof, command, by_hand)


def _proof(path: Path, sha256: str, release_key: str) -> Proof:
    sums = path.with_name(SUMS_NAME)
    try:
        content = sums.read_bytes()
    except OSError:
        return Proof.NONE
    signed = _is_signed(content, sums.with_name(SIGNATURE_NAME), release_key, path.name)
    lines = (line.split(None, 1) for line in content.decode("utf-8", "replace").splitlines())
    listed = {words[1].strip(): words[0] for words in lines if len(words) == 2}
    expected = listed.get(path.name)
    if expected is None:
        return Proof.NONE
    if expected.lower() != sha256:
        raise BadInstallerError(path.name, InstallerFault.DAMAGED)
    return Proof.SIGNATURE if signed else Proof.CHECKSUM


def _is_signed(content: bytes, signature: Path, release_key: str, name: str) -> bool:
    if not release_key or not signature.is_file():
        return False
    try:
        key = minisign.public_key_from_text(release_key)
        minisign.verified(key, content, signature.read_text("utf-8"))
    except (ValueError, OSError) as error:
        raise BadInstallerError(name, InstallerFault.FORGED) from error
    return True


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
