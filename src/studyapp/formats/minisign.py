"""Signatures of files in minisign's form, so that anybody can check and make them without this program.

Format: https://jedisct1.github.io/minisign/ (0.11). A signature file is an untrusted comment, base64 of "ED", the key's
number and an Ed25519 signature of the BLAKE2b-512 of the content ("Ed": of the content itself), a trusted comment, and
base64 of a second signature, over the first one and the trusted comment.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_PLAIN, _HASHED = b"Ed", b"ED"
_NUMBER_BYTES = 8
_KEY_BYTES = 32
_SIGNATURE_BYTES = 64
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that checks. The number only tells keys apart."""

    number: bytes
    raw: bytes


def public_key_of(secret: bytes) -> PublicKey:
    """Return the public half of a secret of 32 bytes; its number is the beginning of its SHA-256."""
    raw = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
    return PublicKey(hashlib.sha256(raw).digest()[:_NUMBER_BYTES], raw)


def public_key_to_text(key: PublicKey) -> str:
    """Return a `.pub` file."""
    body = base64.b64encode(_PLAIN + key.number + key.raw).decode("ascii")
    return f"{_UNTRUSTED}minisign public key {_shown(key.number)}\n{body}\n"


def public_key_from_text(text: str) -> PublicKey:
    """Read a `.pub` file, or its second line alone.

    Raises:
        ValueError: it is none.
    """
    content = _decoded(text.strip().splitlines()[-1] if text.strip() else "")
    if len(content) != len(_PLAIN) + _NUMBER_BYTES + _KEY_BYTES or not content.startswith(_PLAIN):
        message = "not a minisign public key"
        raise ValueError(message)
    return PublicKey(content[2:10], content[10:])


def sign(secret: bytes, content: bytes, comment: str) -> str:
    """Return the signature file of some content; the comment is a line that is signed as well."""
    key = Ed25519PrivateKey.from_private_bytes(secret)
    number = public_key_of(secret).number
    signature = key.sign(_hash(content))
    second = key.sign(signature + comment.encode())
    first = base64.b64encode(_HASHED + number + signature).decode("ascii")
    untrusted = f"signature from minisign secret key {_shown(number)}"
    return f"{_UNTRUSTED}{untrusted}\n{first}\n{_TRUSTED}{comment}\n{base64.b64encode(second).decode('ascii')}\n"


def verified(key: PublicKey, content: bytes, signature: str) -> str:
    """Return the trusted comment.

    Raises:
        ValueError: the signature does not hold, is another key's, or is no signature.
    """
    message = "the signature does not hold"
    lines = signature.splitlines()
    if len(lines) < 4 or not lines[2].startswith(_TRUSTED):
        raise ValueError(message)
    first, comment, second = _decoded(lines[1]), lines[2].removeprefix(_TRUSTED), _decoded(lines[3])
    kind, number, body = first[:2], first[2:10], first[10:]
    if kind not in {_PLAIN, _HASHED} or number != key.number or len(body) != _SIGNATURE_BYTES:
        raise ValueError(message)
    public = Ed25519PublicKey.from_public_bytes(key.raw)
    try:
        public.verify(body, _hash(content) if kind == _HASHED else content)
        public.verify(second, body + comment.encode())
    except InvalidSignature as error:
        raise ValueError(message) from error
    return comment


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=64).digest()


def _shown(number: bytes) -> str:
    return number[::-1].hex().upper()


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        message = "not base64"
        raise ValueError(message) from error
