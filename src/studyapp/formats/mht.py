"""Web archives (.mht, .mhtml): a page and its pictures in one file, as Chrome, Edge and Word save them."""

from __future__ import annotations

import hashlib
from email import message_from_bytes, policy
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from studyapp.domain.document import Origin
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.encoding import decode
from studyapp.formats.html import VERSION, declared_encoding, read_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from studyapp.domain.document import ImportedText

IMPORTER = "mht"

_MOST_PARTS = 5000


def read_mht_file(data: bytes, name: str, *, encoding: str = "") -> ImportedText:
    """Read the bytes of a web archive; raises UnreadableFileError."""
    try:
        parts = list(_parts(data))
    except (RecursionError, ValueError, LookupError) as error:
        raise UnreadableFileError(name=name, reason=Unreadable.DAMAGED) from error
    page = next((part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None)
    body = b"" if page is None else _bytes(page)
    if page is None or not body:
        raise UnreadableFileError(name=name, reason=Unreadable.DAMAGED, details="no page in the archive")
    declared = str(page.get_content_charset() or "") or declared_encoding(body)
    decoded = decode(body, name, encoding=encoding, declared=declared)
    base = str(page.get("Content-Location", ""))
    pictures: dict[str, Message] = {}
    for part in parts:
        if part.get_content_maintype() == "image":
            pictures[str(part.get("Content-Location", "")).strip()] = part
            pictures["cid:" + str(part.get("Content-ID", "")).strip(" <>")] = part

    def find(address: str) -> bytes | None:
        try:
            whole = urljoin(base, address.strip())
        except ValueError:
            return None
        part = pictures.get(address.strip()) or pictures.get(whole)
        return None if part is None else _bytes(part)

    origin = Origin(IMPORTER, VERSION, name, hashlib.sha256(data).hexdigest(), decoded.encoding)
    return read_page(decoded.text, origin, find=find)


def _parts(data: bytes) -> Iterator[Message]:
    message = message_from_bytes(data, policy=policy.compat32)
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def _bytes(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""
