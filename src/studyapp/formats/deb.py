"""Writes Debian packages, and puts a course into one: an `ar` of three members, the last a tar in one .xz stream.

`build` leaves the end-of-archive zeros of the data tar in a block of their own, so that `add_files` can put a block
before it in a tenth of a second instead of compressing 90 MB anew. Formats: deb(5), ar(5), and `xz_blocks.py`.
Everything is reproducible: times are `moment` (seconds since 1970), owners root, names sorted.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import tarfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from studyapp.formats.xz_blocks import FLAGS_CRC32, XzBlock, compress, read_blocks, write_stream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

type Filters = list[dict[str, int]]
"""How to compress: lzma's filter chain."""

AR_MAGIC = b"!<arch>\n"
_AR_HEADER_BYTES = 60
_END_OF_ARCHIVE = bytes(10240)
_DATA = "data.tar.xz"
_CONTROL = "control.tar.xz"


@dataclass(slots=True)
class DataTar:
    """The files of a package, in the order in which they are added. Paths are relative to the root, without a dot.

    Attributes:
        sums: path → MD5, as `md5sums` wants it (dpkg's own check, no protection against anybody).
        size_bytes: of all regular files.
    """

    moment: int
    folders: set[str] = field(default_factory=set[str])
    sums: dict[str, str] = field(default_factory=dict[str, str])
    size_bytes: int = 0
    _buffer: io.BytesIO = field(default_factory=io.BytesIO)
    _parts: list[tuple[int, Filters | None]] = field(default_factory=list[tuple[int, "Filters | None"]])

    def begin_part(self, filters: Filters | None) -> None:
        """Let what is added from here on be compressed by itself, and so; None for xz -6."""
        self._parts.append((self._buffer.tell(), filters))

    def add_file(self, path: str, content: bytes, *, mode: int = 0o644) -> None:
        """Add a regular file and the folders above it."""
        self._add_folders(path)
        self._add(_member(path, self.moment, mode=mode, size=len(content)), content)
        self.sums[path] = hashlib.md5(content, usedforsecurity=False).hexdigest()
        self.size_bytes += len(content)

    def add_link(self, path: str, target: str) -> None:
        """Add a symbolic link and the folders above it."""
        self._add_folders(path)
        member = _member(path, self.moment, mode=0o777, kind=tarfile.SYMTYPE)
        member.linkname = target
        self._add(member)

    def add_folder(self, path: str) -> None:
        """Add an empty folder and those above it."""
        self._add_folders(f"{path}/")

    def add_tree(
        self,
        folder: Path,
        path: str,
        *,
        executables: frozenset[str] = frozenset(),
        wanted: Callable[[Path], bool] = lambda _: True,
    ) -> None:
        """Add the `wanted` files and links below `folder`; a file named in `executables` may be run."""
        for found in sorted(filter(wanted, folder.rglob("*")), key=lambda file: file.relative_to(folder).parts):
            target = f"{path}/{found.relative_to(folder).as_posix()}"
            if found.is_symlink():
                self.add_link(target, str(found.readlink()))
            elif found.is_file():
                self.add_file(target, found.read_bytes(), mode=0o755 if found.name in executables else 0o644)

    def content(self) -> bytes:
        """Return the tar without its end."""
        return self._buffer.getvalue()

    def blocks(self) -> tuple[XzBlock, ...]:
        """Return the compressed tar without its end: a block for each part, packed side by side."""
        content = self.content()
        parts = self._parts or [(0, None)]
        starts = [start for start, _ in parts]
        pieces = [content[start:end] for start, end in pairwise([0, *starts[1:], len(content)])]

        def packed(piece: bytes, filters: Filters | None) -> tuple[XzBlock, ...]:
            return compress(piece, filters=filters, block_bytes=max(len(piece), 1))

        with ThreadPoolExecutor() as threads:
            found = threads.map(packed, pieces, [filters for _, filters in parts])
            return tuple(block for blocks in found for block in blocks)

    def _add_folders(self, path: str) -> None:
        parts = path.split("/")[:-1]
        for count in range(1, len(parts) + 1):
            folder = "/".join(parts[:count])
            if folder not in self.folders:
                self.folders.add(folder)
                self._add(_member(folder, self.moment, mode=0o755, kind=tarfile.DIRTYPE))

    def _add(self, member: tarfile.TarInfo, content: bytes = b"") -> None:
        self._buffer.write(member.tobuf(tarfile.GNU_FORMAT) + content + bytes(-len(content) % tarfile.BLOCKSIZE))


def build(
    target: Path,
    data: DataTar,
    control: Mapping[str, str],
    *,
    scripts: Mapping[str, str] | None = None,
) -> None:
    """Write a package.

    Args:
        target: the file, whose name dpkg does not care about.
        data: its files.
        control: the fields in their order; `Installed-Size` is added.
        scripts: maintainer scripts and such by name ("postinst"; "conffiles" is no script and may not be run).
    """
    fields = {**control, "Installed-Size": str(data.size_bytes // 1024 + 1)}
    stream = write_stream(FLAGS_CRC32, data.blocks() + compress(_END_OF_ARCHIVE))
    _write_ar(target, [_control_member(fields, data.sums, scripts or {}, data.moment), (_DATA, stream)], data.moment)


def add_files(base: Path, target: Path, files: Mapping[str, bytes], *, version_suffix: str) -> None:
    """Write a package with more files; its version sorts above the base's and below the next one.

    Args:
        base: a package that `build` or `add_files` wrote.
        target: another file.
        files: path → content; each folder above them must be new or lie in the base.
        version_suffix: letters and digits.

    Raises:
        ValueError: `base` is damaged, or not one of ours.
    """
    members = dict(read_ar(base.read_bytes()))
    if _DATA not in members or _CONTROL not in members:
        message = "the package has no data.tar.xz"
        raise ValueError(message)
    flags, blocks = read_blocks(members[_DATA])
    end = blocks[-1:]
    if flags != FLAGS_CRC32 or not end or end[0].unpacked_bytes != len(_END_OF_ARCHIVE):
        message = "the package was not made by this program"
        raise ValueError(message)
    fields, sums, scripts, moment = _read_control(members[_CONTROL])
    data = DataTar(moment, folders={folder for path in sums for folder in _folders_above(path)})
    for path, content in sorted(files.items()):
        data.add_file(path, content)
    stored: list[dict[str, int]] = [{"id": lzma.FILTER_LZMA2, "preset": 0}]  # course packs are compressed already
    stream = write_stream(flags, blocks[:-1] + compress(data.content(), filters=stored) + end)
    fields["Version"] = f"{fields['Version'].partition('+')[0]}+{version_suffix}"
    fields["Installed-Size"] = str(int(fields.get("Installed-Size", "0")) + data.size_bytes // 1024 + 1)
    control = _control_member(fields, sums | data.sums, scripts, moment)
    _write_ar(target, [control, (_DATA, stream)], moment)


def read_ar(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the members of an `ar` archive.

    Raises:
        ValueError: it is none, or damaged.
    """
    if not content.startswith(AR_MAGIC):
        message = "not a Debian package"
        raise ValueError(message)
    members: list[tuple[str, bytes]] = []
    at = len(AR_MAGIC)
    while at < len(content):
        header = content[at : at + _AR_HEADER_BYTES]
        at += _AR_HEADER_BYTES
        size = int(header[48:58]) if header[58:] == b"`\n" else -1
        if size < 0 or at + size > len(content):
            message = "the package is truncated"
            raise ValueError(message)
        members.append((header[:16].decode("ascii", "replace").strip().rstrip("/"), content[at : at + size]))
        at += size + size % 2
    return tuple(members)


def _write_ar(target: Path, members: list[tuple[str, bytes]], moment: int) -> None:
    with target.open("wb") as file:
        file.write(AR_MAGIC)
        for name, content in [("debian-binary", b"2.0\n"), *members]:
            file.write(f"{name:<16}{moment:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n".encode("ascii"))
            file.write(content + b"\n" * (len(content) % 2))


def _control_member(
    fields: Mapping[str, str], sums: Mapping[str, str], scripts: Mapping[str, str], moment: int
) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as tar:
        tar.addfile(_member("", moment, mode=0o755, kind=tarfile.DIRTYPE))
        texts = {
            "control": "".join(f"{name}: {value}\n" for name, value in fields.items()),
            "md5sums": "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())),
            **scripts,
        }
        for name, text in texts.items():
            content = text.encode()
            mode = 0o755 if name in {"preinst", "postinst", "prerm", "postrm"} else 0o644
            tar.addfile(_member(name, moment, mode=mode, size=len(content)), io.BytesIO(content))
    return _CONTROL, lzma.compress(buffer.getvalue(), check=lzma.CHECK_CRC32)


def _read_control(packed: bytes) -> tuple[dict[str, str], dict[str, str], dict[str, str], int]:
    texts: dict[str, str] = {}
    moment = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(lzma.decompress(packed))) as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isfile() else None
                if content is not None:
                    texts[member.name.removeprefix("./")] = content.read().decode()
                    moment = int(member.mtime)
        fields = _read_fields(texts.pop("control"))
        lines = [line.split("  ", 1) for line in texts.pop("md5sums").splitlines()]
    except (tarfile.TarError, lzma.LZMAError, KeyError, UnicodeDecodeError) as error:
        message = "the package's control part is damaged"
        raise ValueError(message) from error
    return fields, {path: digest for digest, path in lines}, texts, moment


def _read_fields(text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith(" "):
            fields[name] += f"\n{line}"
        else:
            name, _, value = line.partition(": ")
            fields[name] = value
    return fields


def _folders_above(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _member(name: str, moment: int, *, mode: int, size: int = 0, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    member = tarfile.TarInfo(f"./{name}" if name else ".")
    member.mode, member.size, member.type, member.mtime = mode, size, kind, moment
    member.uname = member.gname = "root"
    return member
