"""The parts of a Word file: a ZIP archive of XML, read within limits. Nothing is ever unpacked to the disk.

Names of parts are looked up in the archive and nowhere else, so that "../" leads nowhere; a part with a document type
(entities, XXE) is refused, as the format forbids it.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Protocol, cast, overload

from lxml import etree

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)((?:/\w+)?)(?=[\"'])"
)
"""Word's "strict" files name the same things by other names (ISO/IEC 29500-1); the usual ones (29500-4) have a year."""
_HEAD = 1 << 14
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Element(Protocol):
    """What is used of lxml's elements, whose own class is private."""

    text: str | None

    @property
    def tag(self) -> str:
        """The name, with its namespace in braces."""
        ...

    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...
    @overload
    def get(self, key: str) -> str | None: ...
    @overload
    def get(self, key: str, default: str) -> str: ...
    def find(self, path: str) -> Element | None:
        """Return the first element at a path."""
        ...

    def findall(self, path: str) -> list[Element]:
        """Return all elements at a path."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """Yield the elements of these names, here and below."""
        ...

    def iterchildren(self, tag: str) -> Iterator[Element]:
        """Yield the elements of this name just below."""
        ...

    def iterancestors(self, tag: str) -> Iterator[Element]:
        """Yield the elements of this name above, the nearest first."""
        ...


class Package:
    """Raises UnreadableFileError: DAMAGED, ENCRYPTED, BOMB."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        if data.startswith(_OLE):
            locked = _ENCRYPTED in data[: 1 << 20]
            raise self.refusal(Unreadable.ENCRYPTED if locked else Unreadable.DAMAGED, "an older kind of file")
        self._archive = Archive(data, name)

    def refusal(self, reason: Unreadable, details: str = "") -> UnreadableFileError:
        """Return an error about this file."""
        return UnreadableFileError(name=self._name, reason=reason, details=details)

    def part(self, path: str) -> bytes | None:
        """Return the bytes of a part; None where there is none, or it cannot be unpacked."""
        return self._archive.get(path)

    def picture(self, path: str) -> bytes | None:
        """Return the bytes of a picture; None where there is none, or it is packed like a bomb: it is left packed."""
        try:
            return self.part(path)
        except UnreadableFileError as error:
            if error.reason is Unreadable.BOMB:
                return None
            raise

    def xml(self, path: str) -> Element | None:
        """Return the root of a part; None where there is none, or it is no XML."""
        data = self.part(path)
        if data is None:
            return None
        if _STRICT in data[:_HEAD]:
            data = _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006\2", data)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            return None
        if root.getroottree().docinfo.doctype:
            raise self.refusal(Unreadable.DAMAGED, "a document type")
        return cast("Element", root)

    def main_part(self) -> str:
        """Return where the text is."""
        for kind, target in self._relations("_rels/.rels", "").values():
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def relations_of(self, path: str) -> Mapping[str, tuple[str, str]]:
        """Return kind and target of each relation of a part; a target inside the file is a path in it."""
        folder, name = posixpath.split(path)
        return self._relations(f"{folder}/_rels/{name}.rels", folder)

    def _relations(self, path: str, folder: str) -> Mapping[str, tuple[str, str]]:
        root = self.xml(path)
        relations: dict[str, tuple[str, str]] = {}
        for element in root.iter(_RELATIONS) if root is not None else ():
            kind = element.get("Type", "").rpartition("/")[2]
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            relations[element.get("Id", "")] = (kind, target)
        return relations
