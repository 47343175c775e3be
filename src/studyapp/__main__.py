"""The program's door: no command opens the window, a command runs on the command line.

Children import this module too (spawn), so that it must stay light.
"""

from __future__ import annotations

import multiprocessing
import sys


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
    """Tell whether the arguments name no command: at most the data folder."""
    match argv:
        case [] | ["--data-dir", _]:
            return True
        case [only]:
            return only.startswith("--data-dir=")
        case _:
            return False


if __name__ == "__main__":
    sys.exit(main())
