"""Author's keys and signatures: Ed25519 (RFC 8032), whose signatures are the same bytes each time.

A key file is JSON without a passphrase: whoever has it can sign in the author's name. The program says so.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Final, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from studyapp.domain.errors import BadPackError, PackFault
from studyapp.domain.pack import Signed

KEY_FILE_KIND: Final = "studyapp author key"
MOST_NAME: Final = 200
_CONTEXT: Final = b"studypack signature 1\n"
"""Keeps what is signed here from being taken for anything else that was signed with the key."""
_GROUPS = 6


@dataclass(frozen=True, slots=True)
class AuthorKey:
    """Signs packs.

    Attributes:
        secret: hexadecimal, 32 bytes.
        public: hexadecimal, 32 bytes.
    """

    name: str
    secret: str
    public: str

    @property
    def fingerprint(self) -> str:
        """What two people compare."""
        return fingerprint(self.public)


def new_key(name: str) -> AuthorKey:
    """Make a key pair from the system's randomness."""
    return _key(name, Ed25519PrivateKey.generate())


def sign(key: AuthorKey, manifest: bytes) -> bytes:
    """Return the signature of a manifest and of the author's name."""
    secret = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key.secret))
    return secret.sign(_signed_bytes(key.name, manifest))


def verified(name: str, public: str, signature: bytes, manifest: bytes) -> Signed | None:
    """Return who signed, or None where the signature does not hold."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(signature, _signed_bytes(name, manifest))
    except (InvalidSignature, ValueError):
        return None
    return Signed(name, public.lower(), fingerprint(public))


def fingerprint(public: str) -> str:
    """Return 24 digits of the key's SHA-256, in groups of four."""
    digits = hashlib.sha256(bytes.fromhex(public)).hexdigest().upper()
    return " ".join(digits[at : at + 4] for at in range(0, 4 * _GROUPS, 4))


def key_to_text(key: AuthorKey) -> str:
    """Return what is kept in a key file."""
    kept = {"kind": KEY_FILE_KIND, "name": key.name, "secret": key.secret, "public": key.public}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def key_from_text(text: str, file_name: str = "") -> AuthorKey:
    """Read a key file. Raises BadPackError (BAD_KEY)."""
    try:
        found = cast("dict[str, object]", json.loads(text))
        if found["kind"] != KEY_FILE_KIND:
            raise ValueError
        key = _key(
            str(found["name"])[:MOST_NAME], Ed25519PrivateKey.from_private_bytes(bytes.fromhex(str(found["secret"])))
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadPackError(file_name, PackFault.BAD_KEY) from error
    return key


def _key(name: str, secret: Ed25519PrivateKey) -> AuthorKey:
    return AuthorKey(
        " ".join(name.split())[:MOST_NAME],
        secret.private_bytes_raw().hex(),
        secret.public_key().public_bytes_raw().hex(),
    )


def _signed_bytes(name: str, manifest: bytes) -> bytes:
    return _CONTEXT + hashlib.sha256(name.encode()).digest() + manifest
