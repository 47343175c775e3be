"""Finds the files that come with the program: in a checkout, in an installed wheel, or in a frozen build."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


def path(name: str) -> Path:
    """Return where a resource lies; `name` is relative to `resources/`, with forward slashes.

    Raises FileNotFoundError when the program was installed without it.
    """
    found = _root() / name
    if not found.exists():
        raise FileNotFoundError(name)
    return found


def samples() -> tuple[Path, ...]:
    """Return the articles of our own, by file name."""
    return tuple(sorted((_root() / "samples").glob("*.md")))


def sample() -> Path:
    """Return the article for a new learner; where it is missing the program starts all the same."""
    return next(iter(samples()), _root() / "samples" / "sample.md")


@cache
def _root() -> Path:
    """Return the first `resources` folder: of the frozen program, inside the package, or of the checkout."""
    package = Path(__file__).resolve().parent
    places = [package / "resources", package.parent.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if isinstance(frozen, str):
        places.insert(0, Path(frozen) / "resources")
    if getattr(sys, "frozen", False):
        places.insert(0, Path(sys.executable).resolve().parent / "resources")
    return next((place for place in places if place.is_dir()), places[-1])
