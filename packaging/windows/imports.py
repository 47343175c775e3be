"""Checks that each Windows library finds what it is linked against: in its tree, or on every Windows 10.

Usage: imports.py TREE. A part that trimming took away too much shows here, and not first on a learner's machine.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

OF_WINDOWS = frozenset(
    [
        "advapi32",
        "authz",
        "avrt",
        "bcrypt",
        "bcryptprimitives",
        "comctl32",
        "comdlg32",
        "crypt32",
        "cryptbase",
        "d2d1",
        "d3d11",
        "d3d12",
        "d3d9",
        "d3dcompiler_47",
        "dbghelp",
        "dcomp",
        "dnsapi",
        "dwmapi",
        "dwrite",
        "dxgi",
        "gdi32",
        "icuuc",
        "imm32",
        "iphlpapi",
        "kernel32",
        "mpr",
        "mscms",
        "msvcrt",
        "ncrypt",
        "netapi32",
        "normaliz",
        "ntdll",
        "ole32",
        "oleacc",
        "oleaut32",
        "opengl32",
        "powrprof",
        "propsys",
        "psapi",
        "rpcrt4",
        "secur32",
        "setupapi",
        "shcore",
        "shell32",
        "shlwapi",
        "synchronization",
        "uiautomationcore",
        "user32",
        "userenv",
        "usp10",
        "uxtheme",
        "version",
        "wbemuuid",
        "winhttp",
        "winmm",
        "winspool.drv",
        "wintrust",
        "ws2_32",
        "wtsapi32",
    ]
)
PE32_PLUS = 0x20B
_RUNTIME = ("api-ms-win-", "ext-ms-", "ucrtbase")


def check_imports(tree: Path) -> None:
    """Leave the program with the names of what is missing."""
    libraries = sorted(path for path in tree.rglob("*") if path.suffix.lower() in {".exe", ".dll", ".pyd"})
    present = {path.name.lower() for path in libraries}
    missing = sorted(
        f"{path.relative_to(tree)} wants {name}"
        for path in libraries
        for name in imported(path.read_bytes())
        if name not in present and not name.startswith(_RUNTIME) and name.removesuffix(".dll") not in OF_WINDOWS
    )
    if missing:
        sys.exit("\n".join(missing))
    print(f"imports: {len(libraries)} libraries find all they are linked against")


def imported(content: bytes) -> set[str]:
    """Return the names of the libraries that a 64-bit PE file imports, in small letters; delayed ones do not count."""
    return set(imported_functions(content))


def imported_functions(content: bytes) -> dict[str, set[str]]:
    """Return what a 64-bit PE file imports by name from each library; nothing for other files."""
    header = struct.unpack_from("<I", content, 0x3C)[0]
    if content[:2] != b"MZ" or content[header : header + 4] != b"PE\0\0":
        return {}
    sections, optional = struct.unpack_from("<H12xH", content, header + 6)
    if struct.unpack_from("<H", content, header + 24)[0] != PE32_PLUS:
        return {}
    table = struct.unpack_from("<I", content, header + 24 + 112 + 8)[0]
    places = [struct.unpack_from("<IIII", content, header + 24 + optional + 40 * n + 8) for n in range(sections)]

    def offset(address: int) -> int:
        return next(raw + address - start for _, start, length, raw in places if start <= address < start + length)

    def text(at: int) -> str:
        return content[at : content.index(b"\0", at)].decode("ascii")

    found: dict[str, set[str]] = {}
    at = offset(table) if table else None
    while at is not None:
        lookup, name, thunks = struct.unpack_from("<I8xII", content, at)
        if not name:
            break
        functions = found.setdefault(text(offset(name)).lower(), set())
        entry = offset(lookup or thunks)
        while value := struct.unpack_from("<Q", content, entry)[0]:
            if not value >> 63:  # else it is imported by number
                functions.add(text(offset(value) + 2))
            entry += 8
        at += 20
    return found


if __name__ == "__main__":
    check_imports(Path(sys.argv[1]))
