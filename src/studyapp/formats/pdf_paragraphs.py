"""From the lines of all pages to paragraphs: leading, indents, short last lines, sizes and weights tell them apart.

What a document does is measured first (`Habits`): its body size, its leading, whether it indents.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from studyapp.formats.pdf_code import has_listings, listings_of
from studyapp.formats.pdf_words import HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from studyapp.formats.pdf_columns import Line

BULLETS = "•‣▪◦–—*·●○■□➢✓\uf0b7"
MARKER = re.compile(rf"(?:[{BULLETS}-]\s+|\(?(?:\d{{1,3}}|[a-zA-Z]|[ivx]{{1,4}})[.)]\s+|\[\d{{1,3}}\]\s+)(?=\S)")
CAPTION = re.compile(
    r"(?:fig(?:ure|\.)|table|tab\.|map|plate|chart|box|abb(?:ildung|\.)|tabelle)\s*\d{1,3}(?:\.\d{1,2})?\b[.:)]?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:(\d{1,3})[.)]?|([*†‡§]{1,3}))\s*(?=\S)")
_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_STARTS = re.compile(r"[\"'“‘«(\[]*[A-Z0-9\u00c0-\u00de]")
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d+$")
_SAME_SIZE = 0.07
_NOTE_SIZE = 0.93
_FEW_LINES = 6
_MOST_FLOATS = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and the number of its page, from 0."""

    line: Line
    page: int


@dataclass(frozen=True, slots=True)
class Habits:
    """What the document does.

    Attributes:
        size: the type size of most of its letters.
        leading: from base line to base line, in type sizes.
        indents: whether paragraphs begin with an indent rather than after a gap.
        has_listings: whether a typewriter face means that a program is shown.
        wider: leadings of pages whose lines stand further apart: of another script, or of a manuscript.
    """

    size: float
    leading: float
    indents: bool
    wider: Mapping[int, float] = field(default_factory=dict[int, float])
    has_listings: bool = False

    def leading_on(self, page: int) -> float:
        """Return the leading of a page, counted from 0."""
        return self.wider.get(page, self.leading)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Placed] = field(default_factory=list[Placed])
    is_table: bool = False
    is_note: bool = False
    is_code: bool = False

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0].line

    @property
    def text(self) -> str:
        """Its words, for looking at."""
        return " ".join(placed.line.text for placed in self.lines)


def habits_of(pages: Iterable[Sequence[Line]]) -> Habits:
    """Measure the document."""
    sizes: Counter[float] = Counter()
    leadings: Counter[float] = Counter()
    indented = starts = 0
    full: dict[int, Counter[float]] = {}
    pages = list(pages)
    for number, lines in enumerate(pages):
        on_page = full.setdefault(number, Counter())
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        for before, line in pairwise(lines):
            gap = (before.y - line.y) / max(line.size, 1.0)
            if before.column != line.column or not 0.8 < gap < 3:
                continue
            leadings[round(gap, 1)] += 1
            on_page[round(gap, 1)] += before.x1 > before.right - line.size and before.size == line.size
            if _ENDS.search(before.text) and before.x1 < line.right - 2 * line.size:
                starts += 1
                indented += line.x0 - line.left > 0.6 * line.size
    most = max(leadings.values(), default=0)
    leading = min((gap for gap, count in leadings.items() if 2 * count >= most), default=1.2)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    wider = {number: common for number, gaps in full.items() if (common := _common(gaps)) > 1.2 * leading}
    indents = starts > 0 and indented > 0.4 * starts
    return Habits(max(size, 1.0), leading, indents=indents, wider=wider, has_listings=has_listings(pages))


def _common(gaps: Counter[float]) -> float:
    """Return the usual gap below the full lines of a page; 0.0 where there are too few, or none is usual."""
    count = gaps.total()
    if count < _FEW_LINES:
        return 0.0
    middle = sorted(gaps.elements())[count // 2]
    near = sum(number for gap, number in gaps.items() if abs(gap - middle) <= 0.25)
    return middle if near >= 0.8 * count else 0.0


def footnotes_of(lines: Sequence[Line], habits: Habits) -> int:
    """Return how many lines at the end of one column's lines are footnotes: small, and numbered from the first on."""
    at = len(lines)
    while at > 0 and not lines[at - 1].image and lines[at - 1].size < _NOTE_SIZE * habits.size:
        if habits.has_listings and lines[at - 1].typed:
            break
        at -= 1
    if at == 0 or at == len(lines):
        return 0
    while at < len(lines) and not _NOTE.match(lines[at].text):
        at += 1
    return len(lines) - at


def note_number(text: str) -> tuple[str, int]:
    """Return the number that a footnote begins with, and its length with the space after it."""
    found = _NOTE.match(text)
    return (found[1] or found[2], found.end()) if found else ("", 0)


def paragraphs_of(lines: Iterable[Placed], habits: Habits) -> list[Paragraph]:
    """Cut the lines of the text proper into paragraphs."""
    paragraphs: list[Paragraph] = []
    lines = list(lines)
    listings = listings_of(lines, habits)
    code_until = 0
    for number, placed in enumerate(lines):
        current = paragraphs[-1] if paragraphs else None
        code_until = listings.get(number, code_until)
        is_code = number < code_until
        is_other = current is None or number in listings or current.is_code != is_code
        if current is None or is_other or (not is_code and _begins(current, placed, habits)):
            current = Paragraph(is_code=is_code)
            paragraphs.append(current)
        current.lines.append(placed)
    return _with_floats_after(_with_tables(paragraphs))


def notes_of(lines: Iterable[Placed]) -> list[Paragraph]:
    """Cut the footnotes of a page at their numbers."""
    notes: list[Paragraph] = []
    for placed in lines:
        number, _ = note_number(placed.line.text)
        starts = number and (not notes or placed.line.x0 <= notes[-1].first.x0 + placed.line.size)
        if starts or not notes:
            notes.append(Paragraph(is_note=True))
        notes[-1].lines.append(placed)
    return notes


def _begins(paragraph: Paragraph, placed: Placed, habits: Habits) -> bool:
    """Tell whether a new paragraph begins with this line."""
    before, line = paragraph.lines[-1], placed.line
    last = before.line
    if last.image or line.image:
        return True
    if abs(last.size - line.size) > _SAME_SIZE * max(last.size, line.size):
        return True
    if last.text.endswith(HYPHEN) and line.text[:1].islower():  # a word goes on, wherever the line stands
        return False
    if last.bold != line.bold:
        return True
    if MARKER.match(line.text) and (_ENDS.search(last.text) or MARKER.match(paragraph.first.text)):
        return True
    if CAPTION.match(line.text) and _ENDS.search(last.text):
        return True
    if before.page != placed.page or last.column != line.column:
        return _begins_after_break(paragraph, last, line, habits)
    if last.y - line.y > 1.3 * habits.leading_on(placed.page) * line.size or last.y < line.y:
        return True
    return _begins_by_shape(paragraph, last, line)


def _begins_after_break(paragraph: Paragraph, last: Line, line: Line, habits: Habits) -> bool:
    """The same over the end of a column or a page, where no gap can be measured."""
    if CAPTION.match(paragraph.first.text) or line.gaps or last.gaps or MARKER.match(line.text):
        return True
    if last.size > (1 + _SAME_SIZE) * habits.size:  # a heading ends with its column
        return True
    if not _ENDS.search(last.text):
        return _is_indented(line) and not line.text[:1].islower() and _is_short(last, line)
    if line.text[:1].islower():
        return False
    return _is_short(last, line) or (habits.indents and _is_indented(line))


def _begins_by_shape(paragraph: Paragraph, last: Line, line: Line) -> bool:
    is_second = len(paragraph.lines) == 1
    if MARKER.match(paragraph.first.text):
        return line.x0 < paragraph.first.x0 - 0.5 * line.size or (
            line.x0 <= paragraph.first.x0 + 0.3 * line.size and not is_second and _is_indented_by(last, line)
        )
    if _is_indented_by(line, last) and (not is_second or _ENDS.search(last.text)):
        return True
    if not is_second and _is_indented_by(last, line):  # the end of a quotation; a hanging indent
        return True
    if is_second and _is_indented(last) and abs(last.x0 - line.x0) < 0.3 * line.size and _is_short(last, line):
        return bool(_ENDS.search(last.text))
    if _CONTENTS.search(last.text):
        return True
    return bool(_ENDS.search(last.text) and _STARTS.match(line.text) and _is_short(last, line))


def _is_indented(line: Line) -> bool:
    return line.x0 - line.left > 0.6 * line.size


def _is_indented_by(line: Line, other: Line) -> bool:
    """Tell whether one line begins further right than the other (further left where it is written so)."""
    return line.x0 - other.x0 > 0.6 * line.size


def _is_short(last: Line, line: Line) -> bool:
    """Tell whether the first word of a line would have had room at the end of the one before."""
    word = len(line.text.split(" ", 1)[0]) + 1
    per_sign = (line.x1 - line.x0) / max(1, len(line.text))
    return last.x1 + word * per_sign < last.right - 0.8 * line.size


def is_caption(text: str) -> bool:
    """Tell whether a line is the caption of a figure or a table."""
    return bool(CAPTION.match(text))


def _with_floats_after(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Make one of the two halves of a paragraph that figures or tables have parted; these come after it."""
    mended: list[Paragraph] = []
    floats: list[Paragraph] = []
    for paragraph in paragraphs:
        if _floats(paragraph):
            floats.append(paragraph)
            continue
        if mended and 0 < len(floats) <= _MOST_FLOATS and _goes_on(mended[-1], paragraph):
            mended[-1].lines.extend(paragraph.lines)
            mended.extend(floats)
        else:
            mended.extend((*floats, paragraph))
        floats = []
    return [*mended, *floats]


def _floats(paragraph: Paragraph) -> bool:
    return paragraph.is_table or bool(paragraph.first.image) or is_caption(paragraph.first.text)


def _goes_on(paragraph: Paragraph, other: Paragraph) -> bool:
    """Tell whether a sentence that one breaks off goes on in the other."""
    last, line = paragraph.lines[-1].line, other.first
    if (
        _floats(paragraph)
        or paragraph.is_code
        or other.is_code
        or last.bold != line.bold
        or abs(last.size - line.size) > _SAME_SIZE * line.size
    ):
        return False
    return not _ENDS.search(last.text) and line.text[:1].islower() and not MARKER.match(line.text)


def _with_tables(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Make one table of neighbouring paragraphs whose lines have gaps at the same places."""
    tabled: list[Paragraph] = []
    for paragraph in paragraphs:
        gaps = sum(bool(placed.line.gaps) for placed in paragraph.lines)
        is_row = gaps > 0.6 * len(paragraph.lines) and not paragraph.is_code and not MARKER.match(paragraph.text)
        paragraph.is_table = is_row
        before = tabled[-1] if tabled else None
        if is_row and before and before.is_table and before.lines[-1].page == paragraph.lines[0].page:
            before.lines.extend(paragraph.lines)
        else:
            tabled.append(paragraph)
    for paragraph in tabled:
        rows = [len(placed.line.gaps) for placed in paragraph.lines]
        paragraph.is_table = paragraph.is_table and len(rows) > 1 and median(rows) >= 1
    return tabled
