"""What a person means by naming files and folders: the documents in them, sorted as a person would."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.formats import FORMATS, UNSUPPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_FILES = 2000
"""Documents that one selection may hold."""
_MAX_DEPTH = 12
_DIGITS = re.compile(r"(\d+)")
_KNOWN = tuple(suffix for each in FORMATS for suffix in each.suffixes) + tuple(UNSUPPORTED)
"""Documents of a kind that cannot be opened yet are taken too: the report names them."""
_LEFT_BEHIND = ("~$", ".~", "._")  # lock files and shadows of other programs


@dataclass(frozen=True, slots=True)
class Selection:
    """The files to open; `others` counts what lay in the folders beside them, `beyond` what is too much for once."""

    files: tuple[Path, ...]
    others: int = 0
    beyond: int = 0


def selected(paths: Iterable[Path]) -> Selection:
    """Return the files among the paths, whatever they are, and the documents in the folders, each once.

    Hidden files and folders, and the folders that browsers save beside a page ("page_files"), are left alone; links to
    folders are not followed. What cannot be looked into is kept as a file, so that somebody is told why.
    """
    files: dict[Path, None] = {}
    others = 0
    for path in paths:
        if not path.is_dir():
            files.setdefault(path)
            continue
        found, rest = _documents(path, _MAX_DEPTH)
        files.update(dict.fromkeys(found))
        others += rest
    chosen = list(files)
    return Selection(tuple(chosen[:MAX_FILES]), others, max(0, len(chosen) - MAX_FILES))


def _documents(folder: Path, depth: int) -> tuple[list[Path], int]:
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: _sorted_as(entry.name))
    except OSError:
        return [folder], 0
    pages = {entry.name.rpartition(".")[0] for entry in entries if entry.name.lower().endswith((".html", ".htm"))}
    files: list[Path] = []
    folders: list[Path] = []
    others = 0
    for entry in entries:
        if entry.name.startswith(".") or entry.name.startswith(_LEFT_BEHIND):
            continue
        if entry.is_dir(follow_symlinks=False):
            stem, _, ending = entry.name.rpartition("_")
            if not (ending.lower() in {"files", "dateien"} and stem in pages):
                folders.append(Path(entry.path))
        elif entry.name.lower().endswith(_KNOWN) and entry.is_file():
            files.append(Path(entry.path))
        else:
            others += 1
    for inner in folders if depth > 0 else ():
        found, rest = _documents(inner, depth - 1)
        files.extend(found)
        others += rest
    return files, others


def _sorted_as(name: str) -> list[tuple[int, str]]:
    """Return a key that puts "chapter 2" before "chapter 10"."""
    return [
        (int(part[:18]), "") if part.isdecimal() and part.isascii() else (-1, part)
        for part in _DIGITS.split(name.casefold())
    ]
