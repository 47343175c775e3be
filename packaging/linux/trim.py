"""Takes out of a built tree what nothing uses: debug symbols, and the parts of ICU's data that Qt never asks for.

Usage: trim.py TREE. Needs binutils (strip, as, ld) and icupkg (Debian: icu-devtools). Prints what each step saved.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

STRIPPED = (
    "spacy", "thinc", "blis", "sqlalchemy", "srsly", "preshed", "cymem", "murmurhash", "zstandard", "cryptography",
    "wrapt", "pydantic_core", "charset_normalizer", "lxml", "regex", "pypdfium2_raw", "python3.12",
)  # fmt: skip
"""Folders whose wheels ship debug symbols. Never numpy.libs, PySide6 or ICU: patchelf has rewritten their headers."""
STRIPPED_FILES = ("libpython*", "libcrypto*", "libssl*", "libsqlite3*", "libzstd*", "_cffi_backend*", "*__mypyc*")
ICU_UNUSED = r"(unit|curr|lang|region|translit|rbnf|brkitr|zone)/.*|.*\.(cnv|spp)|unames\.icu|[a-z]{2,3}(_\w+)?\.res"
"""Qt 6 keeps locales, break rules and code pages of its own; it calls ICU for sorting (`coll/`), for upper and lower
case, and for the names of time zones, which we never show (`nm -D --undefined-only libQt6Core.so.6 | grep _73`)."""
_SYMBOL = re.compile(r"^\s*\d+: ([0-9a-f]+)\s+(\w+) OBJECT\s+GLOBAL DEFAULT\s+\d+ (icudt\d+_dat)$", re.MULTILINE)


def main(tree: Path) -> None:
    """Trim the tree in place."""
    before = size_of(tree)
    strip(tree / "lib")
    stripped = size_of(tree)
    print(f"debug symbols: {(before - stripped) >> 20} MiB less")
    for library in sorted(tree.rglob("libicudata.so.*")):
        if not library.is_symlink():
            shrink_icu(library)
    print(f"ICU data: {(stripped - size_of(tree)) >> 20} MiB less; {size_of(tree) >> 20} MiB are left")


def size_of(tree: Path) -> int:
    """Return the bytes of all files."""
    return sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink())


def strip(folder: Path) -> None:
    """Strip the libraries that came with debug symbols."""
    found = [path for name in STRIPPED for path in (folder / name).rglob("*.so*")]
    found += [path for pattern in STRIPPED_FILES for path in folder.glob(pattern)]
    libraries = sorted(str(path) for path in found if path.is_file() and not path.is_symlink())
    subprocess.run(["strip", "--strip-unneeded", *libraries], check=True)


def shrink_icu(library: Path) -> None:
    """Write the data library anew without the unused items; its one symbol and its name stay."""
    symbols = subprocess.run(["readelf", "-sW", "--dyn-syms", library], check=True, capture_output=True, text=True)
    found = _SYMBOL.search(symbols.stdout)
    if found is None:
        sys.exit(f"{library.name}: no ICU data inside; look at what Qt ships now, and mend trim.py")
    start = int(found[1], 16)  # .rodata lies at its own address in the file
    content = library.read_bytes()[start : start + int(found[2], 0)]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        package = folder / f"{found[3].removesuffix('_dat')}l.dat"
        package.write_bytes(content)
        items = subprocess.run(["icupkg", "-l", package], check=True, capture_output=True, text=True).stdout.split()
        unused = [item for item in items if re.fullmatch(ICU_UNUSED, item)]
        (folder / "unused.lst").write_text("\n".join(unused) + "\n")
        less = folder / "less" / package.name  # icupkg takes the items' common prefix from the file's name
        less.parent.mkdir()
        subprocess.run(["icupkg", "-r", folder / "unused.lst", package, less], check=True)
        _link(less, found[3], library)


def _link(data: Path, symbol: str, library: Path) -> None:
    folder = data.parent
    (folder / "data.S").write_text(
        f'.section .note.GNU-stack,"",@progbits\n.section .rodata\n.balign 16\n.globl {symbol}\n'
        f'.type {symbol}, @object\n{symbol}:\n.incbin "{data}"\n'
    )
    subprocess.run(["as", "-o", folder / "data.o", folder / "data.S"], check=True)
    link = ["ld", "-shared", "-soname", library.name, "--build-id=none", "-z", "noexecstack"]
    subprocess.run([*link, "-o", library, folder / "data.o"], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
