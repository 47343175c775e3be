"""Makes the portable zip of a finished tree: the program, and the file that keeps its data beside it.

Usage: portable.py TREE ZIP [--fast]. Reproducible: names sorted, times are SOURCE_DATE_EPOCH.
"""

from __future__ import annotations

import os
import sys
import time
import zipfile
from pathlib import Path

FOLDER = "StudyApp"
NOTE = "The data of this copy lie in the folder data beside this file.\r\n"
MOMENT = int(os.environ.get("SOURCE_DATE_EPOCH", "1764000000"))


def main(tree: Path, target: Path, level: int) -> None:
    """Write the zip."""
    when = time.gmtime(MOMENT)[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        archive.writestr(_entry("portable.txt", when), NOTE, compresslevel=level)
        for path in sorted(path for path in tree.rglob("*") if path.is_file()):
            archive.writestr(_entry(path.relative_to(tree).as_posix(), when), path.read_bytes(), compresslevel=level)


def _entry(name: str, when: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", when)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), 1 if "--fast" in sys.argv else 9)
