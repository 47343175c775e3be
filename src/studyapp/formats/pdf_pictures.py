"""The pictures of a PDF: photographs as the file holds them, everything else as PDFium draws that part of the page.

How much is drawn is counted in pictures and pixels, not in seconds: the same file gives the same text on any machine.
"""

from __future__ import annotations

import ctypes
import struct
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, cast

import pypdfium2.raw as pdfium

from studyapp.domain.layout import PICTURE
from studyapp.formats.pdf_words import Fragment
from studyapp.formats.pictures import MAX_BYTES, MAX_PIXELS, MAX_TOTAL, picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfPage

    from studyapp.domain.layout import Image, ImageId
    from studyapp.formats.pdf_words import PageText

MOST_DRAWN, MOST_HELD = 120, 500
"""Pictures of a document: that are drawn, and that are taken as they are."""
MOST_OBJECTS = 3000
"""Of a page: what consists of more is a map, and takes seconds to draw."""
_LEAST_SIDE, _LEAST_AREA = 30.0, 2400.0
"""Points: what is smaller is a bullet, a rule or a logo."""
_WHOLE_PAGE = 0.7
_FEW_LETTERS, _LABELS = 15, 400
"""Letters within a picture: more than the first, and it lies behind the text; up to the second are a drawing's labels,
where it is one thing of its own in the file and a caption stands beside it."""
_NEAR = 40.0
_TOUCH = 1.5
_PER_POINT = 160 / 72
_MOST_PIXELS = 2_000_000
_ALL_PIXELS = 60_000_000
_FILTER_BYTES = 32
_UPRIGHT = 0.01


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page, in points.

    Attributes:
        number: of the picture's object on the page; -1 for several.
        is_drawing: whether it is a drawing of its own (a form) rather than a photograph.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    number: int = -1
    is_drawing: bool = False

    @property
    def size(self) -> float:
        """In square points."""
        return (self.x1 - self.x0) * (self.y1 - self.y0)

    def holds(self, fragment: Fragment) -> bool:
        """Tell whether the middle of some words lies in it."""
        return self.x0 <= (fragment.x0 + fragment.x1) / 2 <= self.x1 and self.y0 <= fragment.y <= self.y1

    def touches(self, other: Area) -> bool:
        """Tell whether the two overlap, or nearly."""
        return (
            self.x0 - _TOUCH <= other.x1
            and other.x0 - _TOUCH <= self.x1
            and self.y0 - _TOUCH <= other.y1
            and other.y0 - _TOUCH <= self.y1
        )

    def with_(self, other: Area) -> Area:
        """Return the area around both."""
        x0, y0 = min(self.x0, other.x0), min(self.y0, other.y0)
        return Area(x0, y0, max(self.x1, other.x1), max(self.y1, other.y1), is_drawing=self.is_drawing)


class _Bitmap(Protocol):
    width: int
    height: int
    stride: int
    n_channels: int
    buffer: object

    def close(self) -> None: ...


class _Page(Protocol):
    @property
    def raw(self) -> object: ...
    def get_rotation(self) -> int: ...
    def render(
        self, *, scale: float, crop: tuple[float, float, float, float], rev_byteorder: bool, may_draw_forms: bool
    ) -> _Bitmap: ...


class _Pdfium(Protocol):
    """The functions of PDFium's interface that are asked here: their own module is too large for type checkers."""

    def FPDFPage_CountObjects(self, page: object, /) -> int: ...
    def FPDFPage_GetObject(self, page: object, number: int, /) -> object: ...
    def FPDFPageObj_GetType(self, thing: object, /) -> int: ...
    def FPDFPageObj_GetBounds(self, thing: object, *edges: ctypes.c_float) -> int: ...
    def FPDFPageObj_GetMatrix(self, thing: object, matrix: object, /) -> int: ...
    def FPDFPageObj_HasTransparency(self, thing: object, /) -> int: ...
    def FPDFImageObj_GetImageFilterCount(self, thing: object, /) -> int: ...
    def FPDFImageObj_GetImageFilter(self, thing: object, number: int, buffer: object, length: int, /) -> int: ...
    def FPDFImageObj_GetImageDataDecoded(self, thing: object, buffer: object, length: int, /) -> int: ...
    def FPDFImageObj_GetImagePixelSize(self, thing: object, width: object, height: object, /) -> int: ...


_pdfium = cast("_Pdfium", pdfium)


class PagePictures:
    """Finds the pictures of one page after another.

    Attributes:
        images: each picture once.
        missing: those beyond the limits.
    """

    def __init__(self) -> None:
        self.images: dict[ImageId, Image] = {}
        self.missing = 0
        self._drawn = self._pixels = self._bytes = 0

    def placed(self, page: PdfPage, text: PageText, is_caption: Captions) -> PageText:
        """Return the words of a page with its pictures among them; the labels of a drawing are a part of it."""
        drawn = cast("_Page", page)
        if drawn.get_rotation() or _pdfium.FPDFPage_CountObjects(drawn.raw) > MOST_OBJECTS:
            return text
        shown: list[Fragment] = []
        fragments = list(text.fragments)
        for area in _chosen(drawn, text, is_caption):
            image = self._image(drawn, area)
            if image is None:
                self.missing += 1
                continue
            shown.append(Fragment(PICTURE, area.x0, area.x1, area.y0, 1.0, bold=False, slanted=False, image=image.id))
            if area.is_drawing:
                fragments = [fragment for fragment in fragments if not area.holds(fragment)]
        return replace(text, fragments=(*fragments, *shown)) if shown else text

    def _image(self, page: _Page, area: Area) -> Image | None:
        image = _held(page, area.number) if area.number >= 0 and len(self.images) < MOST_HELD else None
        if image is None and self._drawn < MOST_DRAWN:
            image = self._draw(page, area)
        if image is None or self._bytes + len(image.data) > MAX_TOTAL:
            return None
        if image.id not in self.images:
            self._bytes += len(image.data)
            self.images[image.id] = image
        return image

    def _draw(self, page: _Page, area: Area) -> Image | None:
        scale = min(_PER_POINT, (_MOST_PIXELS / area.size) ** 0.5)
        self._drawn += 1
        self._pixels += int(area.size * scale * scale)
        return _drawn(page, area, scale) if self._pixels <= _ALL_PIXELS else None


class Captions(Protocol):
    """Tells whether a line is the caption of a figure."""

    def __call__(self, text: str, /) -> bool:
        """Return whether it is."""
        ...


def _chosen(page: _Page, text: PageText, is_caption: Captions) -> list[Area]:
    whole = text.width * text.height
    letters = sum(len(fragment.text) for fragment in text.fragments)
    chosen: list[Area] = []
    for area in _merged([area for area in _areas(page) if area.size < whole]):
        if min(area.x1 - area.x0, area.y1 - area.y0) < _LEAST_SIDE or area.size < _LEAST_AREA:
            continue
        inside = sum(len(fragment.text) for fragment in text.fragments if area.holds(fragment))
        if area.size > _WHOLE_PAGE * whole and letters > _FEW_LETTERS:
            continue
        if inside <= _FEW_LETTERS or (area.is_drawing and inside <= _LABELS and _has_caption(area, text, is_caption)):
            chosen.append(area)
    return chosen


def _has_caption(area: Area, text: PageText, is_caption: Captions) -> bool:
    return any(
        is_caption(fragment.text)
        and fragment.x0 < area.x1
        and fragment.x1 > area.x0
        and (0 <= area.y0 - fragment.y < _NEAR or 0 <= fragment.y - area.y1 < _NEAR)
        for fragment in text.fragments
    )


def _areas(page: _Page) -> Iterator[Area]:
    """Yield where photographs and drawings stand, cut at the edges of the page."""
    box = _page_box(page)
    edges = (ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float())
    for number in range(_pdfium.FPDFPage_CountObjects(page.raw)):
        thing = _pdfium.FPDFPage_GetObject(page.raw, number)
        kind = _pdfium.FPDFPageObj_GetType(thing)
        if kind not in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING}:
            continue
        if not _pdfium.FPDFPageObj_GetBounds(thing, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        x0, y0, x1, y1 = max(left, box.x0), max(bottom, box.y0), min(right, box.x1), min(top, box.y1)
        if x1 - x0 > 1 and y1 - y0 > 1:
            yield Area(x0, y0, x1, y1, number, is_drawing=kind == pdfium.FPDF_PAGEOBJ_FORM)


def _merged(areas: Sequence[Area]) -> list[Area]:
    """Return the areas with those that touch made one: scanners and some programs cut pictures into strips."""
    merged: list[Area] = []
    for area in areas:
        grown = area
        while touching := [other for other in merged if other.touches(grown)]:
            for other in touching:
                merged.remove(other)
                grown = other.with_(grown)
        merged.append(grown)
    return merged


def _page_box(page: _Page) -> Area:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, box)
    return Area(box.left, box.bottom, box.right, box.top)


def _held(page: _Page, number: int) -> Image | None:
    """Return a photograph as the file holds it: an upright JPEG of one or three colours, without a mask."""
    thing = _pdfium.FPDFPage_GetObject(page.raw, number)
    if _pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_IMAGE:
        return None
    matrix = pdfium.FS_MATRIX()
    is_upright = _pdfium.FPDFPageObj_GetMatrix(thing, matrix) and matrix.a > 0 < matrix.d
    if not is_upright or abs(matrix.b) + abs(matrix.c) > _UPRIGHT * (matrix.a + matrix.d):
        return None
    filters = _pdfium.FPDFImageObj_GetImageFilterCount(thing)
    if _pdfium.FPDFPageObj_HasTransparency(thing) or not filters:
        return None
    name = ctypes.create_string_buffer(_FILTER_BYTES)
    _pdfium.FPDFImageObj_GetImageFilter(thing, filters - 1, name, _FILTER_BYTES)
    length = _pdfium.FPDFImageObj_GetImageDataDecoded(thing, None, 0)
    if name.value != b"DCTDecode" or not 0 < length <= MAX_BYTES:
        return None
    data = ctypes.create_string_buffer(length)
    _pdfium.FPDFImageObj_GetImageDataDecoded(thing, data, length)
    image = picture(data.raw)
    return image if image is not None and _is_screen_colour(data.raw) else None


def _is_screen_colour(jpeg: bytes) -> bool:
    """Tell whether the frame header names one or three colours: four are printer's inks, which come out inverted."""
    at = 2
    while at + 10 < len(jpeg) and jpeg[at] == 0xFF:
        code = jpeg[at + 1]
        if 0xC0 <= code <= 0xCF and code not in {0xC4, 0xC8, 0xCC}:
            return jpeg[at + 9] in {1, 3}
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return False


def _drawn(page: _Page, area: Area, scale: float) -> Image | None:
    """Return a part of the page as a PNG."""
    if area.number >= 0 and _pixels_of(page, area.number) > MAX_PIXELS:
        return None
    box = _page_box(page)
    crop = (area.x0 - box.x0, area.y0 - box.y0, box.x1 - area.x1, box.y1 - area.y1)
    bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True, may_draw_forms=False)
    try:
        if bitmap.n_channels != 3:
            return None
        data = bytes(cast("bytes", bitmap.buffer))
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    finally:
        bitmap.close()
    rows = b"".join(b"\0" + data[row * stride : row * stride + 3 * width] for row in range(height))
    return picture(_png(width, height, rows))


def _pixels_of(page: _Page, number: int) -> int:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    thing = _pdfium.FPDFPage_GetObject(page.raw, number)
    if _pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_IMAGE:
        return 0
    _pdfium.FPDFImageObj_GetImagePixelSize(thing, width, height)
    return width.value * height.value


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 4)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
