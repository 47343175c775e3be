"""Test only: makes a damaged copy of an installer.

Usage: damage.py INSTALLER TARGET PLACE ; a negative place counts from the end.
"""

from __future__ import annotations

import sys
from pathlib import Path


def damage(source: Path, target: Path, place: int) -> None:
    """Turn the bits of one byte."""
    content = bytearray(source.read_bytes())
    content[place] ^= 0xFF
    target.write_bytes(content)


if __name__ == "__main__":
    damage(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
