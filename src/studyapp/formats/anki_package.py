"""Opens Anki packages, old and new, within limits: finds the collection, the note types, and the media files.

Old packages (schema 11) keep note types and decks as JSON; new ones (schema 18, compressed with Zstandard) keep them in
tables, with protocol buffers in them, of which only a few fields are read.
"""

from __future__ import annotations

import json
import sqlite3
import zipfile
import zlib
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final, cast

import zstandard

from studyapp.domain.errors import ExchangeError, ExchangeFault, Unreadable, UnreadableFileError
from studyapp.domain.exchange import NoteModel, NoteTemplate
from studyapp.formats.anki_options import deck_of_json, deck_of_row, look_of_json, look_of_rows, read_options
from studyapp.formats.anki_schema import NEWEST, VERSION
from studyapp.formats.anki_wire import fields

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator
    from pathlib import Path
    from typing import IO

MAX_COLLECTION: Final = 512 << 20
MAX_MEDIA: Final = 8 << 20
MAX_RATIO: Final = 200
_HARMLESS: Final = 8 << 20
_PIECE: Final = 1 << 20
_NEWEST_PACKAGE: Final = 3
_BROKEN = (zipfile.BadZipFile, zlib.error, zstandard.ZstdError, ValueError, OSError, EOFError, NotImplementedError)
_TABLES: Final = ("col", "notes", "cards", "revlog")
_NAMES: Final = (("collection.anki21b", True), ("collection.anki21", False), ("collection.anki2", False))


class Package:
    """An open package. Nothing is unpacked but the collection, into a folder of the caller."""

    def __init__(self, path: Path) -> None:
        """Read the list of files; raises UnreadableFileError or ExchangeError."""
        self.name = path.name
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise self._unreadable(Unreadable.DAMAGED, str(error)) from error
        self._names = set(self._zip.namelist())
        meta = self._small("meta") if "meta" in self._names else b""
        version = next((int(value) for number, value in fields(meta) if number == 1 and isinstance(value, int)), 1)
        if version > _NEWEST_PACKAGE:
            raise ExchangeError(self.name, ExchangeFault.NEWER, f"package {version}")
        self._compressed = version == _NEWEST_PACKAGE
        self._media: dict[str, str] | None = None

    def close(self) -> None:
        """Give the file back."""
        self._zip.close()

    @contextmanager
    def collection(self, folder: Path) -> Generator[sqlite3.Connection]:
        """Open the collection, checked; raises UnreadableFileError or ExchangeError."""
        found = next(((name, packed) for name, packed in _NAMES if name in self._names), None)
        if found is None:
            raise ExchangeError(self.name, ExchangeFault.WRONG_SCHEMA, "no collection")
        inner = folder / "collection"
        self._unpack(*found, inner)
        try:
            with closing(sqlite3.connect(f"{inner.as_uri()}?mode=ro&immutable=1", uri=True)) as driver:
                self._check(driver)
                yield driver
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise self._unreadable(Unreadable.DAMAGED, str(error)) from error

    def media(self, name: str) -> bytes | None:
        """Return a media file by the name that notes use; None where it is missing, broken or too large."""
        if self._media is None:
            self._media = self._media_names()
        member = self._media.get(name)
        if member is None or member not in self._names or self._zip.getinfo(member).file_size > MAX_MEDIA:
            return None
        try:
            data = self._zip.read(member)
            return _unpacked(data, MAX_MEDIA) if self._compressed else data
        except _BROKEN:
            return None

    def media_names(self, named_in: str) -> Collection[str]:
        """Return the media files that belong to no note: those that a text names, and those that begin with "_"."""
        if self._media is None:
            self._media = self._media_names()
        return [name for name in self._media if name.startswith("_") or (name and name in named_in)]

    def _media_names(self) -> dict[str, str]:
        """Return the member of each media file by its name; nothing where the list is broken."""
        try:
            data = self._small("media")
            if not self._compressed:
                listed = cast("object", json.loads(data))
                found = cast("dict[object, object]", listed) if isinstance(listed, dict) else {}
                return {str(name): str(member) for member, name in found.items()}
            entries = [value for number, value in fields(_unpacked(data, MAX_MEDIA)) if number == 1]
            names = [_text(entry, 1) for entry in entries if isinstance(entry, bytes)]
            return {name: str(at) for at, name in enumerate(names)}
        except (*_BROKEN, KeyError, UnreadableFileError):
            return {}

    def _small(self, member: str) -> bytes:
        if self._zip.getinfo(member).file_size > MAX_MEDIA:
            raise self._unreadable(Unreadable.BOMB, member)
        try:
            return self._zip.read(member)
        except _BROKEN as error:
            raise self._unreadable(Unreadable.DAMAGED, f"{member}: {error}") from error

    def _unpack(self, member: str, packed: bool, target: Path) -> None:
        info = self._zip.getinfo(member)
        if info.flag_bits & 1:
            raise self._unreadable(Unreadable.PROTECTED, member)
        total = 0
        try:
            with self._zip.open(info) as file, target.open("wb") as out:
                for piece in _pieces(file, packed=packed):
                    total += len(piece)
                    if total > MAX_COLLECTION or (total > _HARMLESS and total > MAX_RATIO * info.compress_size):
                        raise self._unreadable(Unreadable.BOMB, member)
                    out.write(piece)
        except _BROKEN as error:
            raise self._unreadable(Unreadable.DAMAGED, f"{member}: {error}") from error

    def _check(self, driver: sqlite3.Connection) -> None:
        driver.execute("PRAGMA trusted_schema = OFF")
        driver.execute("PRAGMA cell_size_check = ON")
        driver.create_collation("unicase", _compare)
        if cast("tuple[str]", driver.execute("PRAGMA quick_check(1)").fetchone())[0] != "ok":
            raise self._unreadable(Unreadable.DAMAGED, "quick_check")
        kinds = dict(driver.execute("SELECT name, type FROM sqlite_master").fetchall())
        if any(kinds.get(table) != "table" for table in _TABLES):
            raise ExchangeError(self.name, ExchangeFault.WRONG_SCHEMA, "tables")
        row = cast("tuple[int] | None", driver.execute("SELECT ver FROM col").fetchone())
        if row is None or row[0] < VERSION:
            raise ExchangeError(self.name, ExchangeFault.WRONG_SCHEMA, "version")
        if row[0] > NEWEST:
            raise ExchangeError(self.name, ExchangeFault.NEWER, f"schema {row[0]}")

    def _unreadable(self, reason: Unreadable, details: str) -> UnreadableFileError:
        return UnreadableFileError(name=self.name, reason=reason, details=details)


def models_of(driver: sqlite3.Connection) -> dict[int, NoteModel]:
    """Return the note types of a collection by id; a broken one is left out."""
    tables = {str(row[0]) for row in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return _models_of_tables(driver) if "notetypes" in tables else _models_of_json(driver)


def decks_of(driver: sqlite3.Connection) -> dict[int, str]:
    """Return the full names of the decks by id, parts divided by "::"."""
    tables = {str(row[0]) for row in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "decks" in tables:
        return {int(row[0]): str(row[1]).replace("\x1f", "::") for row in driver.execute("SELECT id, name FROM decks")}
    found = _json_of(driver, "decks")
    return {int(key): str(deck.get("name", "")) for key, deck in found.items() if key.lstrip("-").isdigit()}


def deck_options(driver: sqlite3.Connection) -> dict[str, str]:
    """Return what is kept of each deck that is none of a filter, by its full name."""
    tables = {str(row[0]) for row in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "decks" not in tables:
        options = _json_of(driver, "dconf")
        decks = (deck for deck in _json_of(driver, "decks").values() if deck.get("dyn") != 1)
        return {str(deck.get("name", "")): deck_of_json(deck, options) for deck in decks}
    known = read_options(driver) if "deck_config" in tables else {}
    found: dict[str, str] = {}
    for name, common, kind in driver.execute("SELECT name, common, kind FROM decks ORDER BY name").fetchall():
        if not isinstance(common, bytes) or not isinstance(kind, bytes):
            continue
        normal = next((value for number, value in fields(kind) if number == 1 and isinstance(value, bytes)), None)
        if normal is not None:
            found[str(name).replace("\x1f", "::")] = deck_of_row(common, normal, known)
    return found


def filtered_decks(driver: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the decks that a filter makes."""
    tables = {str(row[0]) for row in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "decks" not in tables:
        return tuple(str(deck.get("name", "")) for deck in _json_of(driver, "decks").values() if deck.get("dyn") == 1)
    rows = driver.execute("SELECT name, kind FROM decks ORDER BY name").fetchall()
    return tuple(
        str(name).replace("\x1f", "::") for name, kind in rows if any(number == 2 for number, _ in fields(kind))
    )


def _text(data: bytes, number: int) -> str:
    """Return the text field of this number, the last one; "" where there is none."""
    found = [value for n, value in fields(data) if n == number and isinstance(value, bytes)]
    return found[-1].decode("utf-8", "replace") if found else ""


def _models_of_tables(driver: sqlite3.Connection) -> dict[int, NoteModel]:
    named, shown = _parts(driver, "fields"), _parts(driver, "templates")
    models: dict[int, NoteModel] = {}
    for model_id, name, config in driver.execute("SELECT id, name, config FROM notetypes ORDER BY id"):
        cloze = any(number == 1 and value == 1 for number, value in fields(config))
        of_fields, of_templates = named.get(int(model_id), ()), shown.get(int(model_id), ())
        model = NoteModel(
            int(model_id),
            str(name),
            cloze,
            tuple(each for each, _ in of_fields),
            tuple(NoteTemplate(each, _text(part, 1), _text(part, 2)) for each, part in of_templates),
            _text(config, 3),
            look_of_rows(config, [part for _, part in of_fields], [part for _, part in of_templates]),
        )
        models[model.id] = model
    return models


def _parts(driver: sqlite3.Connection, table: str) -> dict[int, list[tuple[str, bytes]]]:
    """Return names and settings of the fields or the templates of each note type."""
    found: dict[int, list[tuple[str, bytes]]] = {}
    for model_id, name, config in driver.execute(f"SELECT ntid, name, config FROM {table} ORDER BY ntid, ord"):
        found.setdefault(int(model_id), []).append((str(name), config if isinstance(config, bytes) else b""))
    return found


def _models_of_json(driver: sqlite3.Connection) -> dict[int, NoteModel]:
    models: dict[int, NoteModel] = {}
    for key, found in _json_of(driver, "models").items():
        try:
            templates = tuple(
                NoteTemplate(str(each["name"]), str(each["qfmt"]), str(each["afmt"]))
                for each in cast("list[dict[str, object]]", found["tmpls"])
            )
            names = tuple(str(each["name"]) for each in cast("list[dict[str, object]]", found["flds"]))
            cloze = found.get("type") == 1
            css, look = str(found.get("css", "")), look_of_json(found)
            models[int(key)] = NoteModel(int(key), str(found["name"]), cloze, names, templates, css, look)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return models


def _json_of(driver: sqlite3.Connection, column: str) -> dict[str, dict[str, object]]:
    row = cast("tuple[str]", driver.execute(f"SELECT {column} FROM col").fetchone())
    try:
        found = cast("object", json.loads(row[0]))
    except (ValueError, TypeError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    known = cast("dict[str, object]", found)
    return {key: cast("dict[str, object]", value) for key, value in known.items() if isinstance(value, dict)}


def _pieces(file: IO[bytes], *, packed: bool) -> Iterator[bytes]:
    if not packed:
        while piece := file.read(_PIECE):
            yield piece
        return
    with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(file) as reader:
        while piece := reader.read(_PIECE):
            yield piece


def _unpacked(data: bytes, most: int) -> bytes:
    with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(data) as reader:
        found = reader.read(most + 1)
    if len(found) > most:
        message = "too large"
        raise ValueError(message)
    return found


def _compare(left: str, right: str) -> int:
    left, right = left.casefold(), right.casefold()
    return (left > right) - (left < right)
