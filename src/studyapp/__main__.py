"""The program's door: no command opens the window, a command runs on the command line.

Children import this module too (spawn), so that it must stay light.
"""

from __future__ import annotations

import multiprocessing
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> int:
    """Run the program and return its exit status."""
    multiprocessing.freeze_support()  # first: a frozen program starts its children through this door
    argv = sys.argv[1:]
    # Imported by name: Qt is for the window only, and children must not pay for either.
    run = cast("Callable[[list[str]], int]", import_module(door(argv)).run)
    return run(argv)


def door(argv: list[str]) -> str:
    """Return the module whose `run` takes the arguments."""
    if wants_window(argv):
        return "studyapp.ui.main"
    if argv[:1] == ["self-test"] and "--window" in argv:
        return "studyapp.ui.window_test"
    return "studyapp.cli.main"


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
