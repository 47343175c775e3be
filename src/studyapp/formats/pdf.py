"""PDF: pages of placed signs become text with blocks, as a person would read them aloud.

The words and their places come from PDFium; everything that is understood of them is ours: columns, running heads,
paragraphs, headings, footnotes. Page numbers stay beside the text, for citing.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind, DateSource, ImportedText, Origin, canonical
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.domain.layout import ContentsEntry, Layout
from studyapp.formats.pdf_blocks import Making, folded, levelled
from studyapp.formats.pdf_columns import Columns, Line
from studyapp.formats.pdf_file import PdfFile
from studyapp.formats.pdf_furniture import edges_of
from studyapp.formats.pdf_hyphens import Lexicon
from studyapp.formats.pdf_paragraphs import Placed, footnotes_of, habits_of, notes_of, paragraphs_of
from studyapp.formats.units import join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from studyapp.domain.ports import OnProgress
    from studyapp.formats.pdf_furniture import Edges
    from studyapp.formats.pdf_paragraphs import Habits
    from studyapp.formats.units import Joined, Unit

IMPORTER = "pdf"
VERSION = 1

MAX_PAGES = 5000
_MAX_LEFT_OUT = 2000
_READ_SHARE = 0.9
"""Share of the work that reading the pages is."""
_LETTERS_A_PAGE = 12
"""Fewer, on pages with pictures: the words are part of the pictures."""
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_MAX_UNKNOWN = 0.3
"""Share of signs without a Unicode value from which the text is of no use."""
_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_NO_TITLE = re.compile(
    r"^(?:untitled|microsoft word - .*|.*\.(?:docx?|pdf|tex|indd|qxd|rtf|odt|dvi)|\W*)$", re.IGNORECASE
)
_FIRST_PAGE = 6000


@dataclass(frozen=True, slots=True)
class _Pages:
    lines: tuple[tuple[Line, ...], ...]
    turned: tuple[str, ...]


def read_pdf_file(data: bytes, name: str, *, encoding: str = "", on_progress: OnProgress | None = None) -> ImportedText:
    """Read the bytes of a PDF; `encoding` means nothing here.

    Raises UnreadableFileError: ENCRYPTED, PICTURES_ONLY, EMPTY, TOO_LARGE or DAMAGED.
    """
    del encoding
    with PdfFile(data, name) as file:
        pages = _read(file, name, on_progress or _ignore)
        _require_text(file, pages, name)
        outline = [(title, level) for said, level in file.outline() if (title := _clean(said))]
        metadata = file.metadata()
        labels = [_clean(file.label(number)) for number in range(len(pages.lines))]
        pictures = file.pictures
    edges = edges_of(pages.lines, habits_of(pages.lines).size)
    labels = [label or edge.number or str(at + 1) for at, (label, edge) in enumerate(zip(labels, edges, strict=True))]
    units = _units(pages.lines, edges, {folded(title): level for title, level in outline}, labels)
    joined = join(levelled(units))
    if all(block.kind is BlockKind.IMAGE for block in joined.blocks):
        reason = Unreadable.PICTURES_ONLY if joined.blocks else Unreadable.EMPTY
        raise UnreadableFileError(name=name, reason=reason)
    shown = {figure.image_id for figure in joined.figures}
    day = _day(metadata, joined.text[:_FIRST_PAGE])
    author = _clean(metadata.get("Author", ""))
    return ImportedText(
        title=_title(metadata, joined),
        text=joined.text,
        blocks=joined.blocks,
        date=day,
        date_source=DateSource.METADATA if day else DateSource.NONE,
        language="en",
        origin=Origin(IMPORTER, VERSION, name, hashlib.sha256(data).hexdigest()),
        layout=Layout(
            marks=joined.marks,
            tables=joined.tables,
            figures=joined.figures,
            pages=joined.pages,
            contents=_contents(joined, outline),
            authors=(author,) if author else (),
            left_out=_left_out(pages, edges),
            missing_images=pictures.missing,
        ),
        images=tuple(image for image in pictures.images.values() if image.id in shown),
    )


def _read(file: PdfFile, name: str, on_progress: OnProgress) -> _Pages:
    """Return the lines of the pages; pages that are damaged are empty, unless all are."""
    count = file.page_count
    if count > MAX_PAGES:
        raise UnreadableFileError(name=name, reason=Unreadable.LIMITS, details=f"{count} pages")
    lines: list[tuple[Line, ...]] = []
    turned: list[str] = []
    columns = Columns()
    damaged = 0
    for number in range(count):
        found = file.page(number)
        damaged += found is None
        lines.append(columns.lines_of(found.fragments) if found else ())
        if found and found.turned:
            turned.append(" ".join(found.turned))
        on_progress(_READ_SHARE * (number + 1) / count)
    if damaged == count:
        raise UnreadableFileError(name=name, reason=Unreadable.DAMAGED, details="no page can be read")
    return _Pages(tuple(lines), tuple(turned))


def _require_text(file: PdfFile, pages: _Pages, name: str) -> None:
    text = "".join(line.text for lines in pages.lines for line in lines)
    enough = _LETTERS_A_PAGE * min(len(pages.lines), 20)
    letters = sum(1 for _ in islice(filter(str.isalnum, text), enough + 1))
    unknown = len(_UNKNOWN.findall(text))
    if letters >= enough and unknown <= _MAX_UNKNOWN * len(text):
        return
    if unknown > _MAX_UNKNOWN * max(1, len(text)) or file.has_pictures():
        raise UnreadableFileError(name=name, reason=Unreadable.PICTURES_ONLY)
    if not letters:
        raise UnreadableFileError(name=name, reason=Unreadable.EMPTY)


def _units(
    pages: Sequence[Sequence[Line]], edges: Sequence[Edges], outline: dict[str, int], labels: Sequence[str]
) -> list[Unit]:
    kept = [
        [line for number, line in enumerate(lines) if number not in edge.lines]
        for lines, edge in zip(pages, edges, strict=True)
    ]
    habits = habits_of(kept)
    making = Making(habits, Lexicon(line.text for lines in kept for line in lines), outline, labels)
    body: list[Placed] = []
    notes: list[list[Placed]] = []
    for number, lines in enumerate(kept):
        proper, small = _parted(lines, habits)
        body.extend(Placed(line, number) for line in proper)
        notes.append([Placed(line, number) for line in small])
    done = 0
    for paragraph in paragraphs_of(body, habits):
        page = paragraph.lines[0].page
        for waiting in notes[done:page]:
            _add_notes(making, waiting)
        done = max(done, page)
        making.add(paragraph)
    for waiting in notes[done:]:
        _add_notes(making, waiting)
    return making.units


def _add_notes(making: Making, lines: list[Placed]) -> None:
    for note in notes_of(lines):
        making.add(note)


def _parted(lines: Sequence[Line], habits: Habits) -> tuple[list[Line], list[Line]]:
    """Part the lines of a page: the text proper, and the footnotes at the end of its columns."""
    proper: list[Line] = []
    small: list[Line] = []
    for column in _columns(lines):
        count = footnotes_of(column, habits)
        proper.extend(column[: len(column) - count])
        small.extend(column[len(column) - count :])
    return proper, small


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    column: list[Line] = []
    for line in lines:
        if column and line.column != column[-1].column:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _contents(joined: Joined, outline: Sequence[tuple[str, int]]) -> tuple[ContentsEntry, ...]:
    """Return the lines of the outline whose headings were found, in their order."""
    places: dict[str, list[int]] = {}
    for block in joined.blocks:
        if block.kind is BlockKind.HEADING:
            places.setdefault(folded(block.span.of(joined.text)), []).append(block.start)
    entries: list[ContentsEntry] = []
    for title, level in outline:
        found = places.get(folded(title))
        if found:
            entries.append(ContentsEntry(found.pop(0) if len(found) > 1 else found[0], title, level + 1))
    return tuple(entries)


def _title(metadata: dict[str, str], joined: Joined) -> str:
    title = _clean(metadata.get("Title", ""))
    has_own = any(block.kind is BlockKind.HEADING and block.level == 1 for block in joined.blocks)
    is_shown = folded(title) in folded(joined.text[:_FIRST_PAGE])
    return "" if _NO_TITLE.match(title) or (has_own and not is_shown) else title


def _day(metadata: dict[str, str], beginning: str) -> date | None:
    """Return the day of making where the beginning of the text names that year: a scan is younger than its text."""
    found = _DAY.match(metadata.get("CreationDate", ""))
    if not found or found[1] not in beginning:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _left_out(pages: _Pages, edges: Sequence[Edges]) -> tuple[str, ...]:
    """Return the running heads and feet, each once, and what stands upright on a page."""
    texts = [
        canonical(line.text)
        for lines, edge in zip(pages.lines, edges, strict=True)
        for number, line in enumerate(lines)
        if number in edge.lines and any(map(str.isalpha, line.text))
    ]
    return tuple(dict.fromkeys([*texts, *map(canonical, pages.turned)]))[:_MAX_LEFT_OUT]


def _clean(text: str) -> str:
    return " ".join(canonical(text).replace("\ufffd", "").split())


def _ignore(_share: float) -> None:
    return
