"""Writes `.studypack` files: a zip whose bytes depend on nothing but what is in it. `studypack_reader.py` reads them.

manifest.json                   format version, pack id, edition, title …, plan, SHA-256 and size of every member
signature.json                  optional: who signed the bytes of manifest.json
documents/<id>/text.txt         canonical text, UTF-8
documents/<id>/document.json    title, language, date, importer, blocks, layout
documents/<id>/cards.json       and annotations, corrections, event_corrections, own_events: {"items": […]}
images/<sha256>                 the bytes of a picture
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studyapp.domain.plain_values import to_plain
from studyapp.formats.signature import AuthorKey, sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from studyapp.domain.document import Block, DateSource, DocumentId, Mode, Origin
    from studyapp.domain.layout import Layout
    from studyapp.domain.pack import Pack, PackDocument, PlanEntry

FORMAT_VERSION: Final = 1
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "signature.json"
_TIME = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A member of the zip, as the manifest promises it."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class ManifestRecord:
    """`manifest.json`."""

    format: int
    pack_id: str
    edition: int
    title: str
    author: str
    licence: str
    language: str
    plan: tuple[PlanEntry, ...]
    documents: tuple[DocumentId, ...]
    members: tuple[MemberRecord, ...]


@dataclass(frozen=True, slots=True)
class SignatureRecord:
    """`signature.json`; the key and the signature are hexadecimal."""

    algorithm: str
    name: str
    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """`document.json`."""

    title: str
    language: str
    date: date | None
    date_source: DateSource
    mode: Mode | None
    origin: Origin
    blocks: tuple[Block, ...]
    layout: Layout | None
    images: tuple[str, ...]


def write_pack(pack: Pack, key: AuthorKey | None = None) -> bytes:
    """Return the file. The same pack and key give the same bytes, on every machine and at any time."""
    members = dict(sorted(_members(pack)))
    manifest = _manifest(pack, members)
    whole = {MANIFEST: manifest, **members}
    if key is not None:
        record = SignatureRecord("ed25519", key.name, key.public, sign(key, manifest).hex())
        whole[SIGNATURE] = json_bytes(record)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, data in sorted(whole.items()):
            info = zipfile.ZipInfo(path, _TIME)  # stored: what deflate makes of it differs between versions of zlib
            info.create_system = _UNIX
            info.external_attr = _FILE_MODE
            archive.writestr(info, data)
    return buffer.getvalue()


def content_digest(pack: Pack) -> str:
    """Return the SHA-256 of everything but the edition's number and the signature: tells whether there is news."""
    members = dict(sorted(_members(pack)))
    told = json.loads(_manifest(pack, members))
    told.pop("edition")
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def json_bytes(value: object) -> bytes:
    """Return JSON as it stands in a pack: sorted keys, one space, UTF-8, a line end at the end."""
    return (json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def folder_of(document_id: DocumentId) -> str:
    """Return where a document lies in the pack."""
    return f"documents/{document_id}"


def _manifest(pack: Pack, members: Mapping[str, bytes]) -> bytes:
    told = pack.manifest
    record = ManifestRecord(
        format=FORMAT_VERSION,
        pack_id=told.pack_id,
        edition=told.edition,
        title=told.title,
        author=told.author,
        licence=told.licence,
        language=told.language,
        plan=told.plan,
        documents=tuple(document.id for document in pack.documents),
        members=tuple(
            MemberRecord(path, hashlib.sha256(data).hexdigest(), len(data)) for path, data in members.items()
        ),
    )
    return json_bytes(record)


def _members(pack: Pack) -> Iterator[tuple[str, bytes]]:
    for document in pack.documents:
        folder = folder_of(document.id)
        yield f"{folder}/text.txt", document.text.encode()
        yield f"{folder}/document.json", json_bytes(_record(document))
        material = document.material
        for name, items in (
            ("cards", material.cards),
            ("annotations", material.annotations),
            ("corrections", material.corrections),
            ("event_corrections", material.event_corrections),
            ("own_events", material.own_events),
        ):
            yield f"{folder}/{name}.json", json_bytes_of_items(items)
        for image in document.images:
            yield f"images/{image.id}", image.data


def json_bytes_of_items(items: tuple[object, ...]) -> bytes:
    """Return a list of items: one a line, so that two editions can be compared by eye."""
    lines = [json.dumps(to_plain(item), ensure_ascii=False, sort_keys=True) for item in items]
    return ('{"items": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def _record(document: PackDocument) -> DocumentRecord:
    return DocumentRecord(
        title=document.title,
        language=document.language,
        date=document.date,
        date_source=document.date_source,
        mode=document.mode,
        origin=document.origin,
        blocks=document.blocks,
        layout=document.layout,
        images=tuple(sorted(image.id for image in document.images)),
    )
