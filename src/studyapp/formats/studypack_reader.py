"""Reads `.studypack` files in a limited child process: the whole file is checked before anything of it is believed.

What is wrong with the file (its size, names, hashes, signature, version, the shape of its documents) refuses the pack.
What is wrong with one item (a card, a mark, a correction) leaves that item out, and the report names it.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING, Final

from studyapp.domain.document import Document, DocumentId, ImportedText, Origin
from studyapp.domain.errors import BadPackError, PackFault
from studyapp.domain.layout import Image, ImageId
from studyapp.domain.pack import Manifest, Material, Pack, PackDocument, PackId, Signed
from studyapp.domain.plain_values import NotPlainError, from_plain, read_json
from studyapp.formats.pictures import picture
from studyapp.formats.signature import verified
from studyapp.formats.studypack import (
    FORMAT_VERSION,
    MANIFEST,
    SIGNATURE,
    DocumentRecord,
    ManifestRecord,
    SignatureRecord,
    folder_of,
)
from studyapp.formats.studypack_items import Faults, read_material
from studyapp.processes import ChildDiedError, ChildFailedError, LimitReachedError, Limits, run_limited

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from studyapp.domain.pack import ItemFault
    from studyapp.domain.ports import OnProgress

LIMITS: Final = Limits(cpu_seconds=30, memory_mib=2048)
MAX_FILE: Final = 512 << 20
MAX_MEMBER: Final = 64 << 20
MAX_TOTAL: Final = 512 << 20
MAX_MEMBERS: Final = 20_000
MAX_RATIO: Final = 200
MAX_EDITION: Final = 1 << 31
_HARMLESS = 1 << 20
_ENCRYPTED = 1
_NAMES = re.compile(
    r"manifest\.json|signature\.json|images/[0-9a-f]{64}|documents/[0-9a-f]{20}/"
    r"(text\.txt|(document|cards|annotations|corrections|event_corrections|own_events)\.json)"
)
_DOCUMENT_ID = re.compile(r"[0-9a-f]{20}")
_PACK_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOST_WORDS = 2000


class PackReader:
    """Reads packs; nothing that is in one can stop the window or take the machine's memory."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read_file(self, path: Path, *, on_progress: OnProgress) -> Pack:
        """Read a pack in a child process. Raises BadPackError.

        What `on_progress` raises ends the child and is passed on.
        """
        try:
            return run_limited(partial(_read_file, path), limits=self._limits, on_progress=on_progress)
        except LimitReachedError as error:
            raise BadPackError(path.name, PackFault.LIMITS) from error
        except (ChildDiedError, ChildFailedError) as error:
            raise BadPackError(path.name, PackFault.DAMAGED, type(error).__name__) from error

    def check(self, path: Path) -> None:
        """Raise BadPackError for a file that would be refused."""
        self.read_file(path, on_progress=_ignore)


def _read_file(path: Path, on_progress: OnProgress) -> Pack:
    return read_pack(_bytes_of(path), path.name, on_progress)


def _bytes_of(path: Path) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise BadPackError(path.name, PackFault.UNREADABLE, "no file")
        if facts.st_size > MAX_FILE:
            raise BadPackError(path.name, PackFault.TOO_LARGE, f"{facts.st_size >> 20} MiB")
        return path.read_bytes()
    except OSError as error:
        raise BadPackError(path.name, PackFault.UNREADABLE, error.strerror or "") from error


def read_pack(data: bytes, name: str, on_progress: OnProgress | None = None) -> Pack:
    """Read a pack in this process. Raises BadPackError."""
    hear = on_progress or _ignore
    members = _unpacked(data, name)
    hear(0.3)
    manifest_bytes = members.pop(MANIFEST, None)
    if manifest_bytes is None:
        raise BadPackError(name, PackFault.DAMAGED, MANIFEST)
    record = _manifest(manifest_bytes, name)
    signature = members.pop(SIGNATURE, None)
    _check_members(record, members, name)
    signed = None if signature is None else _signed(signature, manifest_bytes, name)
    hear(0.5)
    faults: list[ItemFault] = []
    documents = tuple(_document(document_id, members, name, faults) for document_id in record.documents)
    hear(0.9)
    told = Manifest(
        PackId(record.pack_id),
        record.edition,
        record.title,
        record.author,
        record.licence,
        record.language,
        record.plan,
    )
    return Pack(told, documents, signed, hashlib.sha256(data).hexdigest(), tuple(faults))


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_infos(infos, name)
            return {info.filename: _member(archive, info, name) for info in infos}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadPackError(name, PackFault.DAMAGED, type(error).__name__) from error


def _check_infos(infos: list[zipfile.ZipInfo], name: str) -> None:
    if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_TOTAL:
        raise BadPackError(name, PackFault.TOO_LARGE, f"{len(infos)} members")
    seen: set[str] = set()
    for info in infos:
        path = info.orig_filename  # `filename` is cut at a NUL, and has slashes for backslashes on Windows
        if path != info.filename or not _NAMES.fullmatch(path) or path in seen or info.flag_bits & _ENCRYPTED:
            raise BadPackError(name, PackFault.UNSAFE)
        seen.add(path)
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise BadPackError(name, PackFault.DAMAGED, path)
        size = info.file_size
        if size > MAX_MEMBER or (size > _HARMLESS and size > MAX_RATIO * max(1, info.compress_size)):
            raise BadPackError(name, PackFault.TOO_LARGE, path)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(info) as file:
        data = file.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise BadPackError(name, PackFault.DAMAGED, info.filename)
    return data


def _manifest(data: bytes, name: str) -> ManifestRecord:
    """The version comes first: of a newer one, nothing else is expected to be understood."""
    try:
        told = read_json(data.decode())
        version = told.get("format") if isinstance(told, dict) else None
        if isinstance(version, int) and version > FORMAT_VERSION:
            raise BadPackError(name, PackFault.NEWER, str(version))
        record = from_plain(ManifestRecord, told)
    except (NotPlainError, UnicodeDecodeError) as error:
        raise BadPackError(name, PackFault.WRONG_SCHEMA, f"{MANIFEST}: {error}"[:200]) from error
    sound = (
        record.format == FORMAT_VERSION
        and _PACK_ID.fullmatch(record.pack_id)
        and 1 <= record.edition < MAX_EDITION
        and record.title.strip()
        and all(len(words) <= _MOST_WORDS for words in (record.title, record.author, record.licence, record.language))
        and all(_DOCUMENT_ID.fullmatch(document_id) for document_id in record.documents)
        and len(set(record.documents)) == len(record.documents) > 0
        and {entry.document_id for entry in record.plan} <= set(record.documents)
    )
    if not sound:
        raise BadPackError(name, PackFault.WRONG_SCHEMA, MANIFEST)
    return record


def _check_members(record: ManifestRecord, members: Mapping[str, bytes], name: str) -> None:
    promised = {member.path: member for member in record.members}
    if promised.keys() != members.keys():
        raise BadPackError(name, PackFault.TAMPERED, min(promised.keys() ^ members.keys())[:100])
    for path, data in members.items():
        if len(data) != promised[path].size or hashlib.sha256(data).hexdigest() != promised[path].sha256:
            raise BadPackError(name, PackFault.TAMPERED, path)


def _signed(data: bytes, manifest: bytes, name: str) -> Signed:
    try:
        record = from_plain(SignatureRecord, read_json(data.decode()))
        signature = bytes.fromhex(record.signature)
    except ValueError as error:
        raise BadPackError(name, PackFault.BAD_SIGNATURE) from error
    signed = verified(record.name, record.key, signature, manifest) if record.algorithm == "ed25519" else None
    if signed is None:
        raise BadPackError(name, PackFault.BAD_SIGNATURE)
    return signed


def _document(
    document_id: DocumentId, members: Mapping[str, bytes], name: str, faults: list[ItemFault]
) -> PackDocument:
    folder = folder_of(document_id)
    try:
        text = members[f"{folder}/text.txt"].decode()
        record = from_plain(DocumentRecord, read_json(members[f"{folder}/document.json"].decode()))
        _check_text(record, text)
        material = _material(document_id, members, text, faults)
    except (KeyError, ValueError) as error:
        raise BadPackError(name, PackFault.WRONG_SCHEMA, f"{folder}: {error}"[:200]) from error
    return PackDocument(
        id=document_id,
        title=record.title,
        language=record.language,
        date=record.date,
        date_source=record.date_source,
        mode=record.mode,
        origin=record.origin,
        text=text,
        blocks=record.blocks,
        layout=record.layout,
        images=tuple(_image(image_id, members, name) for image_id in record.images),
        material=material,
    )


def _check_text(record: DocumentRecord, text: str) -> None:
    """Raise ValueError where the text is not canonical, or something beside it does not lie in it."""
    origin = Origin("", 0, "", "")
    Document.create(
        ImportedText(record.title, text, record.blocks, record.date, record.date_source, record.language, origin)
    )
    if not text.strip() or not record.title.strip():
        message = "empty"
        raise ValueError(message)
    layout = record.layout
    if layout is None:
        return
    places = [
        *((mark.start, mark.end) for mark in layout.marks),
        *((mark.target.start, mark.target.end) for mark in layout.marks if mark.target),
        *((cell.start, cell.end) for table in layout.tables for cell in table.cells),
        *((table.start, table.end) for table in layout.tables),
        *((figure.start, figure.start + 1) for figure in layout.figures),
        *((figure.caption.start, figure.caption.end) for figure in layout.figures if figure.caption),
        *((page.start, page.start) for page in layout.pages),
        *((entry.start, entry.start) for entry in layout.contents),
    ]
    if not all(0 <= start <= end <= len(text) for start, end in places):
        message = "a place beyond the text"
        raise ValueError(message)
    shown = {figure.image_id for figure in layout.figures} | ({layout.cover} if layout.cover else set[ImageId]())
    if not shown <= set(record.images):
        message = "a picture is missing"
        raise ValueError(message)


def _material(document_id: DocumentId, members: Mapping[str, bytes], text: str, faults: list[ItemFault]) -> Material:
    folder = folder_of(document_id)
    lists = {
        name: read_json(members[f"{folder}/{name}.json"].decode())
        for name in ("cards", "annotations", "corrections", "event_corrections", "own_events")
    }
    return read_material(lists, text, Faults(document_id, faults))


def _image(image_id: str, members: Mapping[str, bytes], name: str) -> Image:
    data = members.get(f"images/{image_id}")
    found = None if data is None else picture(data)
    if found is None or found.id != image_id:
        raise BadPackError(name, PackFault.WRONG_SCHEMA, f"images/{image_id[:64]}")
    return found


def _ignore(_share: float) -> None:
    return
