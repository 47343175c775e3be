"""The registry of annotation files: what is written, and whose files are read.

To add a form to read: write a reader beside this file that tells whether JSON is its own and yields items of
`domain.annotation_exchange`, and name it in `_READERS` and in the README.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.annotation_exchange import MOST_ITEMS, AnnotationFormat
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.annotation_text import write_csv, write_html, write_markdown
from studyapp.formats.calibre_json import is_calibre, read_calibre
from studyapp.formats.hypothesis_json import is_hypothesis, read_hypothesis
from studyapp.formats.json_fields import read_json
from studyapp.formats.web_annotation import write_web_annotations
from studyapp.formats.web_annotation_reader import is_web_annotation, read_web_annotations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from studyapp.domain.annotation_exchange import AnnotatedDocument, Item

MAX_MIB = 32
READ_SUFFIXES = (".annotation", ".jsonld", ".json", ".calibre_highlights", ".calibre_annotation_collection")

_READERS = (
    (is_calibre, read_calibre),
    (is_web_annotation, read_web_annotations),
    (is_hypothesis, read_hypothesis),
)


def read_annotations(data: bytes, name: str) -> tuple[Item, ...]:
    """Return the items of a file, whoever wrote it. Raises UnreadableFileError where it is none that we know."""
    if len(data) > MAX_MIB << 20:
        raise UnreadableFileError(name=name, reason=Unreadable.TOO_LARGE, limit_mib=MAX_MIB)
    value = read_json(data, name)
    for is_theirs, read in _READERS:
        if is_theirs(value):
            found = tuple(read(value))
            if len(found) > MOST_ITEMS:
                raise UnreadableFileError(name=name, reason=Unreadable.LIMITS)
            return found
    raise UnreadableFileError(name=name, reason=Unreadable.NOT_ANNOTATIONS)


def write_annotations(
    wanted: AnnotationFormat,
    documents: Sequence[AnnotatedDocument],
    labels: Mapping[int, str],
    *,
    now: datetime,
    version: str,
) -> bytes:
    """Return the file. CSV begins with a byte-order mark, without which Excel misreads UTF-8."""
    match wanted:
        case AnnotationFormat.WEB_ANNOTATION:
            return write_web_annotations(documents, now=now, version=version).encode()
        case AnnotationFormat.MARKDOWN:
            return write_markdown(documents, labels).encode()
        case AnnotationFormat.HTML:
            return write_html(documents, labels).encode()
        case AnnotationFormat.CSV:
            return write_csv(documents, labels).encode("utf-8-sig")
