"""The program's door: no command opens the window, a command runs on the command line.

Children import this module too (spawn), so that it must stay light.
"""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path


def main() -> int:
    """Run the program and return its exit status."""
    multiprocessing.freeze_support()  # first: a frozen program starts its children through this door
    argv = sys.argv[1:]
    if wants_window(argv):
        from studyapp.ui.main import run  # noqa: PLC0415 - Qt is for the window only
    else:
        from studyapp.cli.main import run  # noqa: PLC0415 - children must not pay for it
    return run(argv)


def wants_window(argv: list[str]) -> bool:
    """Tell whether the arguments name no command: nothing but the data folder, and files to open in the window."""
    match argv:
        case ["--data-dir", _, *files]:
            pass
        case [first, *files] if first.startswith("--data-dir="):
            pass
        case files:
            pass
    return all(Path(name).suffix and Path(name).is_file() for name in files)


if __name__ == "__main__":
    sys.exit(main())
