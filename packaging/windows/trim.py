"""Takes out of the Windows Python what nothing uses: sources of compiled modules, parts of Qt, names of languages."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SOURCES = frozenset({".pyi", ".pyx", ".pxd", ".pxi", ".cpp", ".c", ".h", ".hh", ".hpp", ".lib", ".pdb", ".typed"})
UNUSED = (
    "bin", "Scripts", "**/__pycache__", "**/tests", "**/test",
    "numpy/f2py", "numpy/_core/lib", "numpy/_core/include", "numpy/doc",
    "numpy/_core/*_tests*.pyd",
    "numpy/_core/_simd*.pyd", "lxml/objectify*", "lxml/isoschematron", "lxml/includes",
    "sqlalchemy/testing", "sqlalchemy/dialects/postgresql", "sqlalchemy/dialects/mysql", "sqlalchemy/dialects/oracle",
    "sqlalchemy/dialects/mssql", "babel/messages", "shiboken6/lib", "shiboken6/include",
    "shiboken6/concrt140.dll", "shiboken6/vcamp140.dll", "shiboken6/vccorlib140.dll", "shiboken6/vcomp140.dll",
    "lxml/html/diff*", "lxml/html/_difflib*", "zstandard/_cffi*",
)  # fmt: skip
"""Folders and files of packages. spacy/lang stays whole: spacy.cli and spacy.registrations import many languages."""
METADATA = (
    "*.dist-info/licenses", "*.dist-info/license_files", "*.dist-info/RECORD", "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED", "*.dist-info/direct_url.json", "*.dist-info/WHEEL", "*.dist-info/top_level.txt",
    "*.dist-info/LICENSE*", "*.dist-info/sboms", "*.dist-info/zip-safe",
)  # fmt: skip
"""What the papers were made of."""
QT_FOLDERS = frozenset({"plugins", "support"})
QT_PLUGINS = (
    "platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/", "iconengines/qsvgicon.dll",
    "imageformats/qgif.dll",
    "imageformats/qico.dll", "imageformats/qjpeg.dll", "imageformats/qsvg.dll", "imageformats/qtiff.dll",
    "imageformats/qwebp.dll", "printsupport/",
)  # fmt: skip
QT_LIBRARIES = re.compile(r"(?:pyside6\.abi3|msvcp140(?:_\d)?|vcruntime140(?:_1)?)\.dll")
"""Beside the library of each module that the program imports. opengl32sw.dll (20 MB) would draw what we do not draw."""
LANGUAGES_KEPT = frozenset({"root.dat", "en.dat"})
"""Of babel: courlan asks whether a language's code exists, nothing asks what 1,000 languages call one another."""


def trim(python: Path, qt_modules: Iterable[str]) -> None:
    """Trim the interpreter's folder in place."""
    packages = python / "Lib/site-packages"
    before = _size(python)
    for pattern in UNUSED:
        for path in sorted(packages.glob(pattern), reverse=True):
            _remove(path)
    for path in packages.rglob("*"):
        if path.suffix in SOURCES and path.is_file():
            path.unlink()
    for path in (packages / "babel/locale-data").iterdir():
        if path.name not in LANGUAGES_KEPT:
            path.unlink()
    trim_qt(packages / "PySide6", frozenset(qt_modules))
    _remove_empty(python)
    print(f"trimmed: {(before - _size(python)) / 1e6:.0f} MB less")


def trim_metadata(packages: Path) -> None:
    """Leave of each wheel's metadata what the program asks: its version and its entry points."""
    for pattern in METADATA:
        for path in packages.glob(pattern):
            _remove(path)


def trim_qt(folder: Path, modules: frozenset[str]) -> None:
    """Keep the modules that are imported, their libraries, and the plugins that a window needs."""
    libraries = {f"Qt6{name.removeprefix('Qt')}.dll" for name in modules}
    for path in folder.iterdir():
        kept = (
            path.name in QT_FOLDERS
            or path.name in libraries
            or path.suffix == ".py"
            or (path.suffix == ".pyd" and path.name.split(".")[0] in modules)
            or QT_LIBRARIES.fullmatch(path.name.lower())
        )
        if not kept:
            _remove(path)
    plugins = folder / "plugins"
    for path in plugins.rglob("*"):
        if path.is_file() and not path.relative_to(plugins).as_posix().startswith(QT_PLUGINS):
            path.unlink()
    if missing := [name for name in libraries if not (folder / name).is_file()]:
        sys.exit(f"Qt has no {', '.join(sorted(missing))} any more")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _remove_empty(folder: Path) -> None:
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
