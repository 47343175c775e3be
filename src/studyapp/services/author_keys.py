"""The author's key: made in the program, kept in the data folder without a passphrase, carried to another machine."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from studyapp.domain.errors import BadPackError, PackFault
from studyapp.formats.signature import AuthorKey, key_from_text, key_to_text, new_key

if TYPE_CHECKING:
    from pathlib import Path

KEY_NAME = "author-key.json"
"""In the data folder."""


class AuthorKeys:
    """At most one key; packs that were signed with an earlier one stay valid."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / KEY_NAME

    def key(self) -> AuthorKey | None:
        """Return the author's key; None where there is none yet. Raises BadPackError (BAD_KEY)."""
        try:
            text = self._file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise BadPackError(KEY_NAME, PackFault.BAD_KEY) from error
        return key_from_text(text, KEY_NAME)

    def make(self, name: str) -> AuthorKey:
        """Make a key pair and keep it, in the place of one that is there."""
        key = new_key(name)
        self._keep(key)
        return key

    def export(self, path: Path) -> None:
        """Copy the key to a file: whoever has it can sign in the author's name. Raises BadPackError."""
        key = self.key()
        if key is None:
            raise BadPackError(path.name, PackFault.NO_KEY)
        write_whole(path, key_to_text(key).encode(), private=True)

    def take(self, path: Path) -> AuthorKey:
        """Take a key that was exported, in the place of one that is there. Raises BadPackError (BAD_KEY)."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadPackError(path.name, PackFault.BAD_KEY) from error
        key = key_from_text(text, path.name)
        self._keep(key)
        return key

    def _keep(self, key: AuthorKey) -> None:
        write_whole(self._file, key_to_text(key).encode(), private=True)


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write beside and rename, so that no half file stands there; a private one is nobody else's to read.

    Raises BadPackError (UNWRITABLE).
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        beside.touch(0o600 if private else 0o666)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):  # there is no such folder, perhaps
            beside.unlink(missing_ok=True)
        raise BadPackError(path.name, PackFault.UNWRITABLE, error.strerror or "") from error
