"""Test only: makes an installer for a class and a pack to lie beside it, or a damaged copy of one.

Usage: class_files.py SETUP FOLDER | class_files.py --damage CLASS_SETUP TARGET. Runs from a checkout, without Windows.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "src"))

from studyapp.services.installers import Installers


def make(setup: Path, folder: Path) -> None:
    """Only the way of the packs is tested here, so that empty ones will do."""
    folder.mkdir(parents=True, exist_ok=True)
    course, beside = folder / "course.studypack", folder / "beside.studypack"
    for path in (course, beside):
        with zipfile.ZipFile(path, "w"):
            pass
    Installers().make([setup], [course], "9a history", folder, on_progress=lambda _: None)


def damage(source: Path, target: Path) -> None:
    """Turn one byte of the course."""
    content = bytearray(source.read_bytes())
    content[-60] ^= 0xFF
    target.write_bytes(content)


if __name__ == "__main__":
    if sys.argv[1] == "--damage":
        damage(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        make(Path(sys.argv[1]), Path(sys.argv[2]))
