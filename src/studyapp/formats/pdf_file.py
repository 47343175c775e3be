"""An open PDF: the few things that are asked of PDFium, with types; pages that are damaged are None."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Protocol, Self, cast

import pypdfium2
import pypdfium2.raw as pdfium

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.pdf_paragraphs import is_caption
from studyapp.formats.pdf_pictures import PagePictures
from studyapp.formats.pdf_words import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pypdfium2 import PdfPage

    from studyapp.formats.pdf_words import PageText

QUICK_FROM = 700
"""Pages from which lines are measured and not words, so that 1,000 pages take less than the ten seconds allowed."""
PICTURES_UP_TO = 1500
"""Pages up to which pictures are looked for, for the same reason."""
_HEADER_WITHIN = 1024
_MAX_OUTLINE = 5000
_MAX_DEPTH = 8
_LOOK_AT = 3
_LOCKED = frozenset({4, 5})  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY (fpdfview.h)


class _Bookmark(Protocol):
    level: int

    def get_title(self) -> str: ...


class _Document(Protocol):
    """What `pypdfium2.PdfDocument` does; its own annotations say little."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> PdfPage: ...
    def close(self) -> None: ...
    def get_toc(self, max_depth: int) -> Iterable[_Bookmark]: ...
    def get_metadata_dict(self) -> dict[str, str]: ...
    def get_page_label(self, index: int) -> str: ...


class _Drawn(Protocol):
    def get_objects(self, filters: list[int], /) -> Iterable[object]: ...


class PdfFile:
    """Use as a context; raises UnreadableFileError (ENCRYPTED or DAMAGED) when made.

    Attributes:
        pictures: of the pages that were read.
    """

    def __init__(self, data: bytes, name: str) -> None:
        if data.find(b"%PDF-", 0, _HEADER_WITHIN) < 0:
            raise UnreadableFileError(name=name, reason=Unreadable.DAMAGED, details="no PDF header")
        try:
            self._document = cast("_Document", pypdfium2.PdfDocument(data))
            self.pictures = PagePictures()
        except pypdfium2.PdfiumError as error:
            code: object = getattr(error, "err_code", None)
            reason = Unreadable.ENCRYPTED if code in _LOCKED else Unreadable.DAMAGED
            raise UnreadableFileError(name=name, reason=reason, details=str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    @property
    def page_count(self) -> int:
        """As the file says; not every page need be readable."""
        return len(self._document)

    def page(self, number: int) -> PageText | None:
        """Return what stands on a page, counted from 0."""
        try:
            with closing(self._document[number]) as page:
                text = read_page(page, quick=self.page_count > QUICK_FROM)
                return self.pictures.placed(page, text, is_caption) if self.page_count <= PICTURES_UP_TO else text
        except pypdfium2.PdfiumError:
            return None

    def label(self, number: int) -> str:
        """Return the label that the file gives a page, or ""."""
        return self._document.get_page_label(number)

    def metadata(self) -> dict[str, str]:
        """Return what the file says of itself: Title, Author, CreationDate and others, as text."""
        return self._document.get_metadata_dict()

    def outline(self) -> list[tuple[str, int]]:
        """Return titles and levels (from 0) of the outline."""
        lines: list[tuple[str, int]] = []
        for bookmark in self._document.get_toc(max_depth=_MAX_DEPTH):
            lines.append((bookmark.get_title(), bookmark.level))
            if len(lines) >= _MAX_OUTLINE:
                break
        return lines

    def has_pictures(self) -> bool:
        """Tell whether there is a picture on the first pages."""
        return any(self._shows_picture(number) for number in range(min(_LOOK_AT, len(self._document))))

    def _shows_picture(self, number: int) -> bool:
        try:
            with closing(self._document[number]) as page:
                drawn = cast("_Drawn", page)
                return any(True for _ in drawn.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]))
        except pypdfium2.PdfiumError:
            return False
