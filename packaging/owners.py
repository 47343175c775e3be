"""Tells of each file of a built tree which part it belongs to, so that nothing is handed out without an entry.

A part is a wheel (its RECORD names its files), a library that PyInstaller took from the building Debian (dpkg knows
its package), or one of the few things in `OURS`.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

LIBRARIES = ("/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib", "/lib")
OURS = (
    (r"(?:lib|python/Lib/site-packages/studyapp)/resources/fonts/Atkinson.*", "AtkinsonHyperlegible"),
    (r"(?:lib|python/Lib/site-packages/studyapp)/resources/fonts/OpenDyslexic.*", "OpenDyslexic"),
    (r"(?:share|licences|lib/resources|lib/studyapp|python/Lib/site-packages/studyapp)[-/].*", "studyapp"),
    (r"StudyApp(?:-console)?\.exe", "mingw-w64-runtime"),
    (r"studyapp|lib/_pyi.*|lib/pyi.*", "PyInstaller"),
    (r"python/DLLs/sqlite3\.dll", "SQLite"),
    (r"python/DLLs/libffi-\d+\.dll", "libffi"),
    (r"python/vcruntime140(?:_1)?\.dll", "MSVC-runtime"),
    (r"python/(?!Lib/site-packages/).*", "CPython"),
    (r"lib/(?:lib[^/]+\.dylib|Python(?:\.framework/.*)?)", "CPython"),  # macOS: what its Python brings along
    (r"lib/libpython3.*|lib/python3\.\d+/.*|lib/_sysconfigdata_.*", "CPython"),
)
"""What no wheel and no Debian package brings; the first that fits. Names are those of `papers.EXTRAS`."""
DEBIAN_LICENCES = {
    "libbz2-1.0": "bzip2-1.0.6",
    "libffi8": "MIT",
    "liblzma5": "0BSD",
    "libsqlite3-0": "blessing",
    "libzstd1": "BSD-3-Clause",
    "zlib1g": "Zlib",
}
"""Of the library itself; the whole copyright file lies beside it. All others are X11's, under the MIT licence."""


@dataclass(frozen=True, slots=True)
class DebianPart:
    """A package of the building system, of which a library was taken."""

    name: str
    version: str
    licence: str
    text: Path


def owners(tree: Path, site_packages: Path) -> tuple[dict[str, str], dict[str, DebianPart]]:
    """Return file → name of its part, and the parts that came from Debian; leave the program where a file has none."""
    records = recorded(site_packages)
    debian: dict[str, DebianPart] = {}
    found: dict[str, str] = {}
    unknown: list[str] = []
    for path in sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()):
        name = path.relative_to(tree).as_posix()
        owner = records.get(_as_recorded(name)) or _ours(name)
        if not owner and re.fullmatch(r"lib/lib[^/]+\.so[.\d]*", name):
            part = debian_part(path.name)
            debian[part.name] = part
            owner = part.name
        if owner:
            found[name] = owner
        else:
            unknown.append(name)
    if unknown:
        sys.exit(f"{len(unknown)} files belong to no part that is known: {', '.join(unknown[:20])}")
    return found, debian


def recorded(site_packages: Path) -> dict[str, str]:
    """Return path → distribution, as the wheels record their files."""
    found: dict[str, str] = {}
    for part in distributions(path=[str(site_packages)]):
        for row in csv.reader((part.read_text("RECORD") or "").splitlines()):
            found[row[0]] = part.name
    return found


def _as_recorded(name: str) -> str:
    """PyInstaller puts compiled modules where the wheel has their sources."""
    inner = re.sub(r"^(?:lib|python/Lib/site-packages)/", "", name)
    return f"{inner[:-1]}" if inner.endswith(".pyc") else inner


def _ours(name: str) -> str:
    for pattern, owner in OURS:
        if re.fullmatch(pattern, name):
            return owner
    first = name.removeprefix("lib/").split("/")[0].removesuffix(".pyc")
    return "CPython" if name.startswith("lib/") and first in sys.stdlib_module_names else ""


def debian_part(library: str) -> DebianPart:
    """Return the package that a library of the building system belongs to."""
    for folder in LIBRARIES:
        place = Path(folder) / library
        if not place.exists():
            continue
        for file in dict.fromkeys([str(place), str(place.resolve()), str(place.resolve()).removeprefix("/usr")]):
            ran = subprocess.run(["dpkg", "-S", file], capture_output=True, text=True, check=False)
            if ran.returncode == 0:
                package = ran.stdout.split(":")[0]
                return _described(package)
    sys.exit(f"{library} belongs to no Debian package here; where does it come from?")


def _described(package: str) -> DebianPart:
    asked = ["dpkg-query", "-W", "-f=${Version}\n", package]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    text = Path("/usr/share/doc") / package / "copyright"
    return DebianPart(package, version, DEBIAN_LICENCES.get(package, "MIT"), text)
