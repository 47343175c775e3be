"""Proves that what is handed out holds the program and nothing of the tests: no stub for Wine, no trace of a machine.

Usage: shipped.py TREE [ZIP | INSTALLED_FOLDER ...]. Each zip and each folder must hold the tree's files, byte for byte,
and beside them only what an installation adds.
"""

from __future__ import annotations

import hashlib
import re
import sys
import zipfile
from pathlib import Path

STUB_MARK = b"studyapp-wine-test-stub"
"""In every library of wine/ (stub.h)."""
STUB_NAMES = re.compile(r"(?:.*/)?(?:studyapp-stub-.*|icuuc\.dll|mscms\.dll|bcryptprimitives\.dll)", re.IGNORECASE)
MACHINE = re.compile(rb"/(?:home|root|work|tmp)/[\w.-]+/[\w./-]*(?:site-packages|studyapp|packaging)")
ADDED = frozenset({"portable.txt", "uninstall.exe"})
ADDED_FOLDERS = ("preload/", "data/")


def faults(name: str, content: bytes) -> list[str]:
    """Return what must not be in a file that is handed out."""
    found = []
    if STUB_NAMES.fullmatch(name) or STUB_MARK in content:
        found.append(f"{name} is a stub of the tests")
    if trace := MACHINE.search(content):
        found.append(f"{name} tells of the machine it was made on: {trace[0].decode(errors='replace')}")
    return found


def contents(place: Path) -> dict[str, bytes]:
    """Return the files of a folder, or of a zip without its one folder, by name."""
    if place.is_dir():
        paths = sorted(path for path in place.rglob("*") if path.is_file())
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}
    with zipfile.ZipFile(place) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def main(tree: Path, others: list[Path]) -> None:
    """Leave the program with all that is wrong."""
    staged = contents(tree)
    wrong = [fault for name, content in staged.items() for fault in faults(name, content)]
    sums = {name: hashlib.sha256(content).digest() for name, content in staged.items()}
    for place in others:
        found = contents(place)
        wrong += [f"{place.name}: {fault}" for name, content in found.items() for fault in faults(name, content)]
        wrong += [f"{place.name}: {name} is missing" for name in sums.keys() - found.keys()]
        for name, content in found.items():
            if name not in sums and name not in ADDED and not name.startswith(ADDED_FOLDERS):
                wrong.append(f"{place.name}: {name} is no part of the program")
            if name in sums and hashlib.sha256(content).digest() != sums[name]:
                wrong.append(f"{place.name}: {name} is not what was built")
    if wrong:
        sys.exit("\n".join(sorted(wrong)))
    holding = "".join(f"; {place.name} holds them" for place in others)
    print(f"shipped: {len(staged):,} files, no stub of the tests{holding}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
