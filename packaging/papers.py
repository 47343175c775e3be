"""Writes the papers of a built program: the parts list (CycloneDX), the licence texts, and where each part comes from.

Usage: papers.py SITE_PACKAGES TARGET_FOLDER [NAME=VERSION=LICENCE ...]; the extra parts are what no wheel brings
(CPython, SQLite, OpenSSL, libxcb). Needs cyclonedx-python-lib. Output is reproducible: sorted, without serial numbers
and times.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.contact import OrganizationalEntity
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

LOCK = Path(__file__).with_name("requirements.lock")
COMMON = Path(os.environ.get("COMMON_LICENCES", "/usr/share/common-licenses"))
"""Debian's texts (elsewhere a copy of that folder); Qt is passed on under the LGPL, which includes the GPL's terms."""
TEXTS = ("LGPL-3", "GPL-3", "MPL-2.0", "Apache-2.0")


def main(site_packages: Path, target: Path, extras: list[str]) -> None:
    """Write everything into the target folder."""
    locked = {_plain(line.partition("==")[0]) for line in LOCK.read_text().splitlines() if "==" in line}
    found = {_plain(part.name): part for part in distributions(path=[str(site_packages)])}
    parts = [part for name, part in sorted(found.items()) if name in locked - {"setuptools"}]
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    lines: list[str] = []
    bom = Bom()
    for part in parts:
        licence = licence_of(part)
        texts = copy_texts(part, target / f"{part.name}-{part.version}")
        lines.append(f"{part.name} {part.version}: {licence} ({texts or 'no'} text{'' if texts == 1 else 's'})")
        bom.components.add(_component(part.name, part.version, licence, pypi=True))
    for extra in extras:
        name, version, licence = extra.split("=")
        lines.append(f"{name} {version}: {licence}")
        bom.components.add(_component(name, version, licence, pypi=False))
    for name in TEXTS:
        shutil.copyfile(COMMON / name, target / f"{name}.txt")
    (target / "PARTS.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    (target / "sbom.cdx.json").write_text(_without_moments(text), encoding="utf-8")
    print(f"papers: {len(lines)} parts, {sum(1 for _ in target.rglob('*') if _.is_file())} files")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(part: Distribution) -> str:
    """Return the SPDX expression of the metadata, or what a classifier says."""
    metadata = part.metadata
    expression = metadata.get("License-Expression") or ""
    classifiers = [
        value.rsplit("::", 1)[-1].strip() for value in metadata.get_all("Classifier", []) if value.startswith("License")
    ]
    field = (metadata.get("License") or "").strip().splitlines()
    return expression or ", ".join(classifiers) or (field[0][:60] if field else "see its text")


def copy_texts(part: Distribution, folder: Path) -> int:
    """Copy the licence and notice files that the wheel brings, and return how many there are."""
    count = 0
    for path in part.files or []:
        stem = path.name.upper()
        if stem.startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS", "COPYRIGHT")) or "licenses" in path.parts:
            source = Path(str(part.locate_file(path)))
            if source.is_file() and source.suffix not in {".py", ".pyc"}:
                folder.mkdir(parents=True, exist_ok=True)
                name = path.name if not (folder / path.name).exists() else f"{path.parent.name}-{path.name}"
                (folder / name).write_text(_decoded(source.read_bytes()), encoding="utf-8")
                count += 1
    return count


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")  # old texts, with the names of their authors


def _component(name: str, version: str, licence: str, *, pypi: bool) -> Component:
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        licenses=[LicenseFactory().make_from_string(licence)],
        purl=PackageURL("pypi", None, name.lower(), version) if pypi else None,
        bom_ref=f"{name}@{version}",
        supplier=OrganizationalEntity(name="PyPI") if pypi else None,
    )


def _without_moments(text: str) -> str:
    content = json.loads(text)
    content.pop("serialNumber", None)
    content.get("metadata", {}).pop("timestamp", None)
    return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
