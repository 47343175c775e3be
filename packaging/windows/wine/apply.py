"""Test only: makes a COPY of an installed tree run under Wine 8, which lacks some of what Windows 10 has.

Usage: apply.py INSTALLED_TREE. Needs gcc-mingw-w64-x86-64-win32. Four stub libraries are put beside those that miss
them, numpy's modules in the copy are pointed at one of them, and `_wmi.pyd`, which Wine cannot load, goes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from imports import imported_functions  # noqa: E402 - its folder is on the path only now

MATH = b"api-ms-win-crt-math-l1-1-0.dll"
STUB = b"studyapp-stub-crtmath.dll"
COMPLEX = re.compile(r"c(?:real|imag|abs|arg|cos|sin|tan|cosh|sinh|tanh|exp|log|sqrt|pow)[fl]?")
COMPILER = ["x86_64-w64-mingw32-gcc", "-O1", "-Wall", "-Werror", "-shared", "-static-libgcc"]


def main(tree: Path) -> None:
    """Change the tree in place."""
    python = tree / "python"
    packages = python / "Lib/site-packages"
    modules = {path: path.read_bytes() for path in sorted((packages / "numpy").rglob("*.pyd"))}
    wanted = {path: imported_functions(content).get(MATH.decode(), set()) for path, content in modules.items()}
    with tempfile.TemporaryDirectory() as scratch:
        definitions = Path(scratch) / "crtmath.def"
        definitions.write_text(exports(set().union(*wanted.values())))
        build("crtmath.c", python / STUB.decode(), "-lm", str(definitions))
    for name in ("icuuc", "mscms", "bcryptprimitives"):
        build(f"{name}.c", python / f"{name}.dll", "-ladvapi32")
    (packages / "PySide6/icuuc.dll").write_bytes((python / "icuuc.dll").read_bytes())
    for path, functions in wanted.items():
        if any(is_complex(name) for name in functions):
            path.write_bytes(modules[path].replace(MATH, STUB.ljust(len(MATH), b"\0")))
    (python / "DLLs/_wmi.pyd").unlink(missing_ok=True)
    print(f"stubs are in {tree}, which must never be handed out")


def is_complex(name: str) -> bool:
    """Tell whether Wine 8 lacks the function."""
    return COMPLEX.fullmatch(name) is not None


def exports(names: set[str]) -> str:
    """Return the .def file: complex functions are ours, all others are ucrtbase's."""
    lines = [f"  {name} = {f'stub_{name}' if is_complex(name) else f'ucrtbase.{name}'}" for name in sorted(names)]
    return f'LIBRARY "{STUB.decode()}"\nEXPORTS\n  studyapp_stub DATA\n' + "\n".join(lines) + "\n"


def build(source: str, target: Path, *more: str) -> None:
    """Compile one stub."""
    subprocess.run([*COMPILER, "-o", target, HERE / source, *more], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
