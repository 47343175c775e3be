"""Plain text: finds headline, headings, paragraphs, lists, quotations, captions and photo credits by their shape.

The text itself is only made canonical; blocks are ranges over it, so that offsets into canonical text always hold.
"""

from __future__ import annotations

import hashlib

from studyapp.domain.document import DateSource, ImportedText, Origin, canonical
from studyapp.formats.blocks import blocks_of
from studyapp.formats.encoding import decode

IMPORTER = "text"
VERSION = 1


def read_text_file(data: bytes, name: str, *, encoding: str = "") -> ImportedText:
    """Read the bytes of a text file; raises UnreadableFileError."""
    decoded = decode(data, name, encoding=encoding)
    origin = Origin(IMPORTER, VERSION, name, hashlib.sha256(data).hexdigest(), decoded.encoding)
    return _imported(decoded.text, title="", origin=origin)


def read_text(text: str, *, title: str = "") -> ImportedText:
    """Read text that is decoded already (pasted, or a line of a batch)."""
    data = text.encode("utf-8", "surrogatepass")
    origin = Origin(IMPORTER, VERSION, "", hashlib.sha256(data).hexdigest())
    return _imported(text, title=title, origin=origin)


def _imported(text: str, *, title: str, origin: Origin) -> ImportedText:
    text = canonical(text)
    return ImportedText(title, text, blocks_of(text), None, DateSource.NONE, "en", origin)
