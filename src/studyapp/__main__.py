"""The program's door: no command opens the window, a command runs on the command line."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    multiprocessing.freeze_support()
    from studyapp.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
