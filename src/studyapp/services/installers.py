"""Course installers: an installer of the program plus the packs of a class, one file to hand out for each system.

A signed Setup.exe is left as it is, since its signature covers every byte: the packs are put beside it, where it looks
too. A macOS program is sealed in the same way. Everything else becomes one file.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import struct
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.domain.errors import BadInstallerError, InstallerFault
from studyapp.formats import deb, payload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from studyapp.domain.ports import OnProgress

MAX_PACKS_BYTES = 1 << 30
"""All packs of a class together."""
DEB_FOLDER = "usr/share/studyapp/packs"
ZIP_FOLDER = "StudyApp/preload"


class InstallerKind(StrEnum):
    """What an installer is made for."""

    WINDOWS_SETUP = "windows_setup"
    WINDOWS_PORTABLE = "windows_portable"
    LINUX_DEB = "linux_deb"
    LINUX_RUN = "linux_run"
    MACOS = "macos"


@dataclass(frozen=True, slots=True)
class CourseInstaller:
    """What was made of one base.

    Attributes:
        path: the file to hand out, or the folder, where packs must lie beside a signed installer.
        beside: whether the packs lie beside the installer.
        sha256: of the file; of the untouched installer where the packs lie beside it.
    """

    path: Path
    kind: InstallerKind
    size_bytes: int
    sha256: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a request: each base ends in one of the two."""

    installers: tuple[CourseInstaller, ...]
    refused: tuple[BadInstallerError, ...]


class Installers:
    """Makes course installers; needs no tools of a developer and no rights."""

    def __init__(self, check_pack: Callable[[Path], object] | None = None) -> None:
        """Take what raises for a pack that a learner's program would refuse; None checks nothing."""
        self._check_pack = check_pack

    def make(
        self, bases: Sequence[Path], packs: Sequence[Path], class_name: str, folder: Path, *, on_progress: OnProgress
    ) -> Made:
        """Make an installer of each base; one that cannot be used does not keep the others from being made.

        Args:
            bases: installers for any system (Setup.exe, portable zip, .deb, .run).
            packs: the .studypack files; with a second file of one name, both are renamed apart.
            class_name: for people; also becomes a part of the file names.
            folder: where the results go; made when missing.
            on_progress: hears shares 0..1.

        Raises:
            BadInstallerError: no packs, a pack is refused, or the folder cannot be written.
        """
        files = self._files(packs, class_name)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInstallerError(folder.name, InstallerFault.UNWRITABLE, details=str(error)) from error
        made: list[CourseInstaller] = []
        refused: list[BadInstallerError] = []
        for count, base in enumerate(bases):
            on_progress(count / len(bases))
            try:
                made.append(_make(base, files, slug(class_name), folder))
            except BadInstallerError as error:
                refused.append(error)
        if made:
            _write_sums(folder, made)
        on_progress(1.0)
        return Made(tuple(made), tuple(refused))

    def _files(self, packs: Sequence[Path], class_name: str) -> dict[str, bytes]:
        if not packs:
            raise BadInstallerError("", InstallerFault.NO_PACKS)
        files: dict[str, bytes] = {}
        for pack in packs:
            try:
                content = pack.read_bytes()
            except OSError as error:
                raise BadInstallerError(pack.name, InstallerFault.UNREADABLE, details=str(error)) from error
            if self._check_pack is not None:
                self._check_pack(pack)
            files[_free_name(pack, files)] = content
        if sum(map(len, files.values())) > MAX_PACKS_BYTES:
            raise BadInstallerError(class_name, InstallerFault.TOO_LARGE)
        files[payload.CLASS_NAME] = class_name.strip().encode()
        return files


def kind_of(base: Path) -> InstallerKind:
    """Tell what an installer is made for, by its content.

    Raises:
        BadInstallerError: it is none, or cannot be read.
    """
    try:
        with base.open("rb") as file:
            head = file.read(4096)
        if head.startswith(deb.AR_MAGIC):
            return InstallerKind.LINUX_DEB
        if head.startswith(b"MZ"):
            return InstallerKind.WINDOWS_SETUP
        if head.startswith(b"#!") and b"StudyApp self-extracting installer" in head:
            return InstallerKind.LINUX_RUN
        if head.startswith(b"PK"):
            with zipfile.ZipFile(base) as archive:
                names = archive.namelist()
            if any(name.startswith("StudyApp/") for name in names):
                return InstallerKind.WINDOWS_PORTABLE
            if any(name.startswith("StudyApp.app/") for name in names):
                return InstallerKind.MACOS
    except OSError as error:
        raise BadInstallerError(base.name, InstallerFault.UNREADABLE, details=str(error)) from error
    except zipfile.BadZipFile as error:
        raise BadInstallerError(base.name, InstallerFault.DAMAGED, details=str(error)) from error
    raise BadInstallerError(base.name, InstallerFault.UNKNOWN)


def is_signed(base: Path) -> bool:
    """Tell whether a Windows program carries an Authenticode signature (its PE header names a certificate table)."""
    with base.open("rb") as file:
        head = file.read(4096)
    try:
        header = struct.unpack_from("<I", head, 0x3C)[0]
        magic = struct.unpack_from("<H", head, header + 24)[0]
        directory = header + 24 + (112 if magic == 0x20B else 96) + 4 * 8
        size = struct.unpack_from("<I", head, directory + 4)[0]
    except struct.error:
        return False
    return head[header : header + 4] == b"PE\0\0" and size > 0


def slug(class_name: str) -> str:
    """Return letters and digits of a class's name, for file names and versions; never empty."""
    plain = unicodedata.normalize("NFKD", class_name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "", plain)[:24] or "class"


def extract(file: Path, folder: Path) -> tuple[Path, ...]:
    """Put the packs that an installer carries into a folder; none for an installer without a course.

    Raises:
        BadInstallerError: the course in the file is damaged, or the folder cannot be written.
    """
    try:
        return payload.extract(file, folder)
    except ValueError as error:
        raise BadInstallerError(file.name, InstallerFault.DAMAGED, details=str(error)) from error
    except OSError as error:
        fault = InstallerFault.UNWRITABLE if file.is_file() else InstallerFault.UNREADABLE
        raise BadInstallerError(file.name, fault, details=str(error)) from error


def _make(base: Path, files: Mapping[str, bytes], tag: str, folder: Path) -> CourseInstaller:
    kind = kind_of(base)
    if kind is InstallerKind.MACOS or (kind is InstallerKind.WINDOWS_SETUP and is_signed(base)):
        return _beside(base, kind, files, folder / f"{base.stem}-{tag}")
    target = folder / _name(base, kind, tag)
    if target.resolve() == base.resolve():
        raise BadInstallerError(base.name, InstallerFault.SAME_FILE)
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".studyapp-") as scratch:
            part = Path(scratch) / target.name
            _write(base, kind, part, files, tag)
            part.replace(target)
    except ValueError as error:
        raise BadInstallerError(base.name, InstallerFault.DAMAGED, details=str(error)) from error
    except OSError as error:
        raise BadInstallerError(base.name, InstallerFault.UNWRITABLE, details=str(error)) from error
    return CourseInstaller(target, kind, target.stat().st_size, _sha256(target))


def _write(base: Path, kind: InstallerKind, target: Path, files: Mapping[str, bytes], tag: str) -> None:
    match kind:
        case InstallerKind.LINUX_DEB:
            deb.add_files(base, target, {f"{DEB_FOLDER}/{n}": c for n, c in files.items()}, version_suffix=tag)
        case InstallerKind.WINDOWS_PORTABLE:
            shutil.copyfile(base, target)
            with zipfile.ZipFile(target, "a", zipfile.ZIP_STORED) as archive:
                present = set(archive.namelist())
                for name, content in sorted(files.items()):
                    if f"{ZIP_FOLDER}/{name}" not in present:
                        archive.writestr(payload.member(f"{ZIP_FOLDER}/{name}"), content)
        case _:
            payload.append(base, target, files)


def _beside(base: Path, kind: InstallerKind, files: Mapping[str, bytes], folder: Path) -> CourseInstaller:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = folder / base.name
        shutil.copyfile(base, copy)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise BadInstallerError(base.name, InstallerFault.UNWRITABLE, details=str(error)) from error
    return CourseInstaller(folder, kind, copy.stat().st_size, _sha256(copy), beside=True)


def _name(base: Path, kind: InstallerKind, tag: str) -> str:
    if kind is InstallerKind.LINUX_DEB and base.name.count("_") == 2:
        package, version, rest = base.name.split("_")
        return f"{package}_{version.partition('+')[0]}+{tag}_{rest}"
    return f"{base.stem}-{tag}{base.suffix}"


def _free_name(pack: Path, taken: Mapping[str, bytes]) -> str:
    stem = pack.stem
    count = 2
    name = f"{stem}{payload.SUFFIX}"
    while name in taken:
        name = f"{stem}-{count}{payload.SUFFIX}"
        count += 1
    return name


def _write_sums(folder: Path, made: Sequence[CourseInstaller]) -> None:
    """Write what `sha256sum --check` reads, so that a teacher can see that a copy on a stick is whole."""
    lines = [f"{item.sha256}  {item.path.name}\n" for item in made if not item.beside]
    if lines:
        (folder / "SHA256SUMS").write_bytes("".join(sorted(lines)).encode())  # no carriage returns from Windows


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
