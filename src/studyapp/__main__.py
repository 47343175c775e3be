"""The program's door: no command opens the window, a command runs on the command line.

Children import this module too (spawn), so that it must stay light.
"""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run the program and return its exit status."""
    multiprocessing.freeze_support()  # first: a frozen program starts its children through this door
    from studyapp.cli.main import run  # noqa: PLC0415 - children must not pay for it

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
