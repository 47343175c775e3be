"""The words of a PDF page with their places, as fragments of lines; all calls into PDFium's text interface are here.

Two calls a word (where it begins, where its last sign ends) and five a fragment: a thousand pages must be read within
the import's ten CPU seconds, and a call for each sign would take twice that.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from studyapp.formats.pdf_accents import GONE, Box, with_accents
from studyapp.formats.pdf_right_to_left import in_order, is_out_of_order, is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage, PdfTextPage

    from studyapp.domain.layout import ImageId

HYPHEN = "\u00ad"
"""Stands at the end of a fragment whose last word goes on in the next line."""

MAX_SIGNS = 60_000
"""Signs of one page that are read; a printed page has 3,000 to 6,000, a newspaper's 25,000."""

_FAR = 1e6
_LONGEST_LINE = 400
_RUN = re.compile(r"[^\s\ufffe\x00-\x1f](?:[^\r\n\ufffe\x00-\x1f]*[^\s\ufffe\x00-\x1f])?\ufffe?")
_WORD = re.compile(r"[^\s\ufffe\x00-\x1f]+\ufffe?")
_DIGITS = re.compile(r"(?<=[^\s\d.,])\d{1,3}$|(?<=[.,;:!?”\"’)\]])\d{1,3}$")
_NOTE_SIGNS = re.compile(r"[\d*†‡§]{1,3}")
_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_SLANTED = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
_BOLD_WEIGHT = 600
_TYPED = re.compile(
    r"mono|courier|typewriter|consol|menlo|(?:source|fira|lucida)code|\b(?:cm|ec|la|lm|sf|tc|t1x|tx|px)[a-z]{0,3}tt",
    re.IGNORECASE,
)
"""Names of typewriter faces; those of TeX say it with two letters, and have no flag."""
_FIXED_PITCH = 1
"""The first flag of a font (ISO 32000-1, table 123); fonts of Chinese and Japanese have it too."""
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\uff00-\uffef]")
_NAME_BYTES = 128


@dataclass(frozen=True, slots=True)
class Note:
    """A note's number, raised, that stood in a fragment; it is no part of its text."""

    offset: int
    number: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words on one base line with no more than a word's gap between them.

    Lengths are in points (1/72 inch); x grows to the right, y upwards, both from a corner of the page as it is shown.

    Attributes:
        y: the base line; of a picture, its lower edge.
        size: the type size.
        typed: in a face whose letters are all of one width.
        image: the picture that stands here; the text is `PICTURE`.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    slanted: bool
    notes: tuple[Note, ...] = ()
    image: ImageId | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page, in the order of the file; `turned` are words that do not run as most of them do."""

    width: float
    height: float
    fragments: tuple[Fragment, ...]
    turned: tuple[str, ...]


@dataclass(slots=True)
class _Word:
    text: str
    index: int
    x0: float
    x1: float
    y: float
    height: float
    note: str = ""


class _Signs:
    """The signs of a page: their codes and, on demand, their places."""

    def __init__(self, page: PdfPage, text_page: PdfTextPage) -> None:
        self._page = text_page.raw
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._edges = (ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double())
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._flags = ctypes.c_int()
        self._faces: dict[tuple[bytes, int], tuple[bool, bool, bool]] = {}
        self._along = True
        self._turn = page.get_rotation() // 90
        width, height = page.get_size()
        self.width, self.height = float(width), float(height)
        self.text = with_accents(self._text(text_page), self.ink)

    def _text(self, text_page: PdfTextPage) -> str:
        count = min(text_page.count_chars(), MAX_SIGNS)
        text = text_page.get_text_range(0, count) if count > 0 else ""
        if len(text) == count:
            return text
        codes = [pdfium.FPDFText_GetUnicode(self._page, index) for index in range(count)]
        return "".join("\ufffe" if code == 2 else chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def place(self, index: int) -> tuple[float, float]:
        """Return where the sign begins on its base line."""
        pdfium.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        x, y = self._x.value, self._y.value
        return self._turned(x, y) if self._turn else (x, y)

    def end(self, index: int) -> tuple[float, float, float, float]:
        """Return the left and right ends of the sign, its lower end, and its height, loosely."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._page, index, box)
        if not self._turn:
            return float(box.left), float(box.right), float(box.bottom), float(box.top - box.bottom)
        left, bottom = self._turned(box.left, box.bottom)
        right, top = self._turned(box.right, box.top)
        return min(left, right), max(left, right), min(bottom, top), abs(top - bottom)

    def ink(self, index: int) -> Box:
        """Return where the sign's ink is, as the page is stored."""
        left, right, bottom, top = self._edges
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return Box(left.value, right.value, bottom.value, top.value)

    def room(self, index: int, sign: str) -> Box:
        """Return what a sign takes of its line; of a vowel sign, where its ink is."""
        if unicodedata.combining(sign):
            return self.ink(index)
        left, right, bottom, height = self.end(index)
        return Box(left, right, bottom, bottom + height)

    def size(self, index: int) -> float:
        """Return the type size of the sign."""
        size = float(pdfium.FPDFText_GetFontSize(self._page, index))
        if pdfium.FPDFText_GetMatrix(self._page, index, self._matrix):
            size *= math.hypot(self._matrix.b, self._matrix.d) or 1.0
        return size if math.isfinite(size) else 0.0

    def face(self, index: int) -> tuple[bool, bool, bool]:
        """Tell whether the sign is bold, slanted, and of a typewriter face."""
        bold, slanted, typed = self._named(index)
        return bold or pdfium.FPDFText_GetFontWeight(self._page, index) >= _BOLD_WEIGHT, slanted, typed

    def is_typed(self, index: int) -> bool:
        """Tell whether the sign is of a typewriter face."""
        return self._named(index)[2]

    def _named(self, index: int) -> tuple[bool, bool, bool]:
        """Return what the name and the flags of the sign's font tell: bold, slanted, typed."""
        length = pdfium.FPDFText_GetFontInfo(self._page, index, self._name, _NAME_BYTES, self._flags)
        key = self._name.value if 0 < length <= _NAME_BYTES else b"", self._flags.value
        told = self._faces.get(key)
        if told is None:
            name = key[0].decode("latin-1")
            typed = bool(key[1] & _FIXED_PITCH) or bool(_TYPED.search(name))
            told = self._faces[key] = bool(_BOLD.search(name)), bool(_SLANTED.search(name)), typed
        return told

    def turn(self) -> bool:
        """Look at the page as most of its lines run: upwards, or down as in Japanese; False where they do neither."""
        run = {1: 0, 3: 0}
        for found in _WORD.finditer(self.text):
            rise = self.place(found.end() - 1)[1] - self.place(found.start())[1]
            run[1 if rise > 0 else 3] += found.end() - found.start() if rise else 0
        if run[1] == run[3]:
            return False
        self._turn = (self._turn + max(run, key=run.__getitem__)) % 4
        self.width, self.height = self.height, self.width
        self._along = False
        return True

    def runs_off(self, first: int, last: int, height: float) -> bool:
        """Tell of a word on a page that was turned whether it stood upright before, as a page's number does."""
        return not self._along and abs(self.place(last)[1] - self.place(first)[1]) > 0.3 * height

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        match self._turn:
            case 1:
                return y, self.height - x
            case 2:
                return self.width - x, self.height - y
            case _:
                return self.width - y, x


def read_page(page: PdfPage, *, quick: bool = False) -> PageText:
    """Return what stands on the page; `quick` trusts PDFium's lines. Raises pypdfium2.PdfiumError."""
    text_page = page.get_textpage()
    try:
        signs = _Signs(page, text_page)
        turned: list[str] = []
        words = list(_words(signs, turned, quick=quick))
        if sum(map(len, turned)) > sum(len(word.text) for word in words) and signs.turn():
            turned.clear()
            words = list(_words(signs, turned, quick=quick))
        return PageText(signs.width, signs.height, tuple(_fragments(signs, words)), tuple(turned))
    finally:
        text_page.close()


def _words(signs: _Signs, turned: list[str], *, quick: bool) -> Iterator[_Word]:
    """Yield the words that run along the page; the others are put into `turned`."""
    for found in (_RUN if quick else _WORD).finditer(signs.text):
        text, first, last = found.group(), found.start(), found.end() - 1
        if GONE in text:
            kept = text.lstrip(GONE)
            first, text = first + len(text) - len(kept), kept.rstrip(GONE)
            last = first + len(text) - 1
            if not text:
                continue
        x, y = signs.place(first)
        left, right, bottom, height = signs.end(last)
        if not (-_FAR < x < _FAR and -_FAR < y < _FAR and -_FAR < left < _FAR and -_FAR < right < _FAR):
            continue
        if (not -height < y - bottom < 2 * height and last - first > 1) or signs.runs_off(first, last, height):
            turned.append(_whole(text.replace("\ufffe", "")))
            continue
        note = ""
        if text[-1] == "\ufffe":
            text = text[:-1] + HYPHEN
        elif text[-1].isdigit() and (note := _raised_number(signs, text, first, y, height)):
            _, right, _, height = signs.end(last - len(note))
            text = text.removesuffix(note)
        yield _Word(_whole(text), first, min(x, left), max(x, right), y, height, note)


def _whole(text: str) -> str:
    """Return the text with the two halves in which PDFium counts a sign beyond U+FFFF made one."""
    text = text.replace(GONE, "")
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _raised_number(signs: _Signs, text: str, first: int, y: float, height: float) -> str:
    """Return the digits at the end of a word that stand higher and are smaller than the word, else ""."""
    found = _DIGITS.search(text)
    if found is None:
        return ""
    at = first + found.start()
    rise = signs.place(at)[1] - y
    return found.group() if rise > 0.15 * height and signs.size(at) < 0.85 * signs.size(first) else ""


def _fragments(signs: _Signs, words: list[_Word]) -> Iterator[Fragment]:
    group: list[_Word] = []
    for word in words:
        if group and not _goes_on(group[-1], word):
            raised = _is_note(group[-1], word)
            if raised:
                group[-1] = _with_note(group[-1], word)
                continue
            yield _fragment(signs, group)
            group = []
        group.append(word)
    if group:
        yield _fragment(signs, group)


def _goes_on(before: _Word, word: _Word) -> bool:
    """Tell whether a word stands on the same base line, a word's gap away, on either side."""
    height = max(before.height, word.height, 1.0)
    gap = max(word.x0 - before.x1, before.x0 - word.x1)
    return abs(word.y - before.y) < 0.12 * height and -0.5 * height < gap < 0.8 * height


def _is_note(before: _Word, word: _Word) -> bool:
    rise = (word.y - before.y) / max(before.height, 1.0)
    gap = word.x0 - before.x1
    smaller = word.height < 0.9 * before.height
    return 0.12 < rise < 0.7 and abs(gap) < 0.4 * before.height and smaller and bool(_NOTE_SIGNS.fullmatch(word.text))


def _with_note(word: _Word, number: _Word) -> _Word:
    note = f"{word.note},{number.text}" if word.note else number.text
    return _Word(word.text, word.index, word.x0, max(word.x1, number.x1), word.y, word.height, note)


def _fragment(signs: _Signs, words: list[_Word]) -> Fragment:
    parts: list[str] = []
    notes: list[Note] = []
    length = 0
    for word in words:
        parts.append(word.text)
        length += len(word.text)
        if word.note:
            notes.append(Note(length, word.note))
        length += 1
    first = max(words[:3], key=lambda word: len(word.text)).index
    bold, slanted, typed = signs.face(first)
    text = _as_read(signs, words, " ".join(parts))
    if typed:  # a name in a sentence says nothing of its size
        plain = next((index for index in _samples(words) if not signs.is_typed(index)), None)
        if plain is not None:
            first = plain
            bold, slanted, typed = signs.face(first)
        elif _WIDE.search(text):
            typed = False
    return Fragment(
        text=text,
        x0=min(word.x0 for word in words),
        x1=max(word.x1 for word in words),
        y=words[0].y,
        size=signs.size(first) or words[0].height,
        bold=bold,
        slanted=slanted,
        notes=tuple(notes),
        typed=typed,
    )


def _as_read(signs: _Signs, words: list[_Word], text: str) -> str:
    """Return the words of a line; those of a line from right to left in the order of reading."""
    if not is_right_to_left(text):
        return text
    held = [
        (sign, index)
        for word in words
        for index, sign in enumerate(signs.text[word.index : word.index + len(word.text)], word.index)
        if not sign.isspace() and sign not in "\ufffe\ufdd0"
    ]
    places = [(sign, signs.place(index)[0]) for sign, index in held[:_LONGEST_LINE]]
    if len(held) > _LONGEST_LINE or not is_out_of_order(text, places):
        return text
    return in_order([(sign, signs.room(index, sign)) for sign, index in held], words[0].height)


def _samples(words: list[_Word]) -> tuple[int, int, int]:
    """Return the signs at the beginning, in the middle and at the end; a word may be a whole line."""
    first = words[1] if words[0].text.isdecimal() and len(words) > 1 else words[0]  # it may be the number of the line
    last, middle = words[-1], words[len(words) // 2]
    return first.index, middle.index + len(middle.text) // 2, last.index + len(last.text) - 1
