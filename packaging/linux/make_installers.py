"""Makes the .deb and the .run of a finished tree, with SHA256SUMS.

Usage: make_installers.py TREE TARGET_FOLDER [--fast]. `--fast` compresses little, for trying things out. Reproducible:
times are SOURCE_DATE_EPOCH, names sorted, owners root.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
import os
import re
import sys
from pathlib import Path

from studyapp import __version__
from studyapp.formats import deb
from studyapp.formats.xz_blocks import FLAGS_CRC32, compress, write_stream

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MOMENT = int(os.environ.get("SOURCE_DATE_EPOCH", "1764000000"))
ID = "org.studyapp.StudyApp"
BEST = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 64 << 20}
CHAINS: dict[str, deb.Filters] = {
    "numbers": [{**BEST, "lc": 2, "lp": 2, "pb": 2}],  # the model: 1.2 MB less than as code
    "code": [{"id": lzma.FILTER_X86}, BEST],
    "rest": [BEST],
}
"""Parts of the tree, and how each is compressed."""
FAST: deb.Filters = [{"id": lzma.FILTER_LZMA2, "preset": 1}]
DEPENDS = (
    "libc6 (>= 2.35), libstdc++6, libgcc-s1, libx11-6, libx11-xcb1, libxcb1, libegl1, libgl1, libfontconfig1, "
    "libfreetype6, libdbus-1-3, libglib2.0-0 | libglib2.0-0t64, libuuid1"
)
"""What the tree leaves to the system, found with ldd; tried in minimal Debian 12 and 13 (prove.sh)."""
RECOMMENDS = "libwayland-client0, libwayland-cursor0, libwayland-egl1, libcups2, fonts-dejavu-core, speech-dispatcher"
"""Without libcups2 one prints into a PDF only; newer systems call it libcups2t64, which provides the old name."""


def main() -> None:
    """Write everything."""
    tree, target = Path(sys.argv[1]), Path(sys.argv[2])
    chains = dict.fromkeys(CHAINS, FAST) if "--fast" in sys.argv else CHAINS
    target.mkdir(parents=True, exist_ok=True)
    package = target / f"studyapp_{__version__}_amd64.deb"
    run = target / f"studyapp-{__version__}-linux-x86_64.run"
    make_deb(tree, package, chains)
    make_run(tree, run, chains)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in (run, package)]
    (target / "SHA256SUMS").write_bytes("".join(lines).encode())  # no carriage returns
    for path in (package, run):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def add_program(data: deb.DataTar, tree: Path, path: str, chains: dict[str, deb.Filters]) -> None:
    """Add the tree part by part; what is added after it belongs to the last one."""
    for part, filters in chains.items():
        data.begin_part(filters)
        data.add_tree(
            tree, path, executables=frozenset({"studyapp"}), wanted=lambda file, part=part: part_of(file) == part
        )


def part_of(file: Path) -> str:
    """Return the part of the tree that a file belongs to."""
    if "_model" in file.parts:
        return "numbers"
    return "code" if ".so" in file.suffixes or file.name == "studyapp" else "rest"


def make_deb(tree: Path, target: Path, chains: dict[str, deb.Filters]) -> None:
    """Write the Debian package."""
    data = deb.DataTar(MOMENT)
    add_program(data, tree, "usr/lib/studyapp", chains)
    data.add_link("usr/bin/studyapp", "../lib/studyapp/studyapp")
    data.add_file(f"usr/share/applications/{ID}.desktop", (HERE / f"{ID}.desktop").read_bytes())
    data.add_file(f"usr/share/metainfo/{ID}.metainfo.xml", (HERE / f"{ID}.metainfo.xml").read_bytes())
    data.add_file(f"usr/share/mime/packages/{ID}.xml", (HERE / f"{ID}.xml").read_bytes())
    data.add_file(f"usr/share/icons/hicolor/256x256/apps/{ID}.png", (tree / f"share/{ID}.png").read_bytes())
    data.add_file(f"usr/share/icons/hicolor/scalable/apps/{ID}.svg", (ROOT / "resources/studyapp.svg").read_bytes())
    data.add_file("usr/share/man/man1/studyapp.1.gz", zipped((HERE / "studyapp.1").read_bytes()))
    data.add_file("usr/share/doc/studyapp/changelog.gz", zipped(changelog().encode()))
    data.add_file("usr/share/doc/studyapp/copyright", copyright_file().encode())
    data.add_file("usr/share/lintian/overrides/studyapp", (HERE / "lintian-overrides").read_bytes())
    data.add_folder("usr/share/studyapp/packs")
    control = {
        "Package": "studyapp",
        "Version": __version__,
        "Architecture": "amd64",
        "Maintainer": "The studyapp developers <studyapp@studyapp.org>",
        "Depends": DEPENDS,
        "Recommends": RECOMMENDS,
        "Section": "education",
        "Priority": "optional",
        "Homepage": "https://studyapp.org",
        "Description": "read a text, and learn what is in it\n"
        " Makes a glossary, a timeline and flashcards of a document, offline, and shows\n"
        " the passage behind every line. Teachers hand out courses as one file.",
    }
    deb.build(target, data, control)


def make_run(tree: Path, target: Path, chains: dict[str, deb.Filters]) -> None:
    """Write the self-extracting installer: a shell script, then a tar.xz."""
    data = deb.DataTar(MOMENT)
    add_program(data, tree, ".", chains)
    end = bytes(10240)
    content = write_stream(FLAGS_CRC32, data.blocks() + compress(end))
    values = {
        "SIZE": str(len(content)),
        "SUM": hashlib.sha256(content).hexdigest(),
        "NEED": str(data.size_bytes // 1024 * 2),  # the old program stays until the new one is in its place
        "VERSION": __version__,
    }
    head = (HERE / "header.sh").read_text()
    for name, value in values.items():
        head = head.replace(f"@{name}@", value)
    skip = len(head.encode()) + 8 - len("@SKIP@")
    head = head.replace("skip=@SKIP@", f"skip={skip:<8}")
    if len(head.encode()) != skip:
        sys.exit("the script's length does not fit the number in it")
    target.write_bytes(head.encode() + content)
    target.chmod(0o755)


def changelog() -> str:
    """Return the version in Debian's form; what is new is told to people elsewhere."""
    text = (ROOT / "CHANGELOG.md").read_text()
    versions = re.findall(r"^## (.+)$", text, re.MULTILINE)
    items = f"  * Version {__version__}; CHANGELOG.md tells what is new."
    if not versions:
        sys.exit("CHANGELOG.md has no headings of versions any more")
    return f"studyapp ({__version__}) stable; urgency=medium\n\n{items}\n\n -- {_SIGNATURE}\n"


_SIGNATURE = "The studyapp developers <studyapp@studyapp.org>  Sun, 22 Nov 2026 12:00:00 +0000"


def copyright_file() -> str:
    """Return the machine-readable copyright file; the texts of all parts lie in the tree."""
    licence = "".join(f" {line}\n" if line else " .\n" for line in (ROOT / "LICENSE").read_text().splitlines())
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: studyapp\n\n"
        "Files: *\nCopyright: 2026 The studyapp developers\nLicense: MIT\n"
        "Comment: The libraries inside, their versions and licences are listed in\n"
        " /usr/lib/studyapp/licences/PARTS.txt, with their texts beside it. Qt is used\n"
        " under the LGPL-3 and can be replaced: its files lie in\n"
        " /usr/lib/studyapp/lib/PySide6/Qt/lib. The text of the LGPL is in\n"
        f" /usr/share/common-licenses/LGPL-3.\n\nLicense: MIT\n{licence}"
    )


def zipped(content: bytes) -> bytes:
    """Return it gzipped, without a time."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=9, mtime=0, filename="") as file:
        file.write(content)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
