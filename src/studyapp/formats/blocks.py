"""Blocks of plain text, told by shape alone: line lengths, blank lines, final punctuation, photo words.

Two passes: paragraphs are cut out of the lines (hard-wrapped lines are joined), then each is given its kind with an
eye on its neighbours. Long paragraphs are cut at sentence ends, because the reader shows a block as one paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.domain.document import Block, BlockKind
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_BLOCK = 2000
"""Code points of a paragraph: one giant paragraph costs Qt 263 ms per scroll (engine.md, section 1)."""

_MARKER = re.compile(r"[ \t]*(?:[-*+•‣▪◦–—][ \t]+|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)][ \t]+)(?=\S)")
_BULLET = re.compile(r"[ \t]*[-*+•‣▪◦–—][ \t]+(?=\S)")
_QUOTED = re.compile(r"[ \t]*>+[ \t]?(?=\S)")
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_WRAP_AT = (45, 100)  # hard-wrapped text: the longest line of a paragraph
_LONG_LINES = 120  # code points in the middle line of a group
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Sen|Rep|Gov|Lt|No|vs|Jr|Sr|Inc|[A-Z])\.$")

_CREDIT = re.compile(
    r"^\(?(?:photo(?:graph)?s?|picture|image|illustration|credit|source|fotos?|video)"
    r"(?: credits?| by| courtesy)?\s*[:/]"
    r"|^(?:photo(?:graph)?|image|picture) (?:by|courtesy)\b"
    r"|^(?:©|\(c\)|copyright\b)"
    r"|^\(?(?:AFP|AP|Reuters|Getty(?: Images)?|EPA|dpa|TASS|PA|UPI|Xinhua|Bloomberg)"
    r"(?: Photos?| Images)?(?:/[^.]{1,60})?\)?$"
    r"|(?:\||/| via )\s*(?:Getty(?: Images)?|AFP|AP|Reuters|EPA|TASS|Shutterstock|Alamy|Anadolu(?: Agency)?)"
    r"\b[^.]{0,40}$",
    re.IGNORECASE,
)
_BARRED = re.compile(r"^[^|.!?]{2,50}(?:\s\|\s[^|.!?]{2,50}){1,4}$")
_BYLINE = re.compile(r"^(?:by|written by|reporting by|editing by)\s+[A-Z][^.!?]{2,80}$", re.IGNORECASE)
_DATELINE = re.compile(r"^[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,30})?\s*(?:\([A-Z][\w ]{1,20}\))?\s*[_–—-]+\s*$")
_BOILERPLATE = re.compile(
    r"^(?:advertisement|read more|share this|sign up|subscribe|click here|related (?:articles|stories|content)|"
    r"all rights reserved|follow us|updated?:? .{0,40}\d{4}.{0,12}|published:? .{0,40}\d{4}.{0,12})\b[^.]{0,60}$",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"^(?:\w+day,? )?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?(?: \d{1,2})?,? \d{4}$"
    r"|^\d{4}-\d\d-\d\d$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\b(?:(?:is|are) (?:seen|pictured|shown)|seen here|pictured|delivers? (?:a|an|his|her|the)|speaks?|waves?|poses?|"
    r"walks?|stands?|sits?|looks? on|attends?|arrives?|shakes? hands|gestures?|holds? (?:a|an|up|his|her|the)|"
    r"gathers?|waits?|continue to wait|carry|carries|react|reacts|celebrates?|inspects?|visits?|march(?:es)?|"
    r"cuts?|greets?|hugs?|watch(?:es)?|rides?|prays?|"
    r"(?:file|handout|undated|aerial) (?:photo|picture|image)|in this (?:\w+ )?(?:photo|picture|image))\b",
    re.IGNORECASE,
)
_PICTURE_PLACE = re.compile(r"\b(?:during|at|in|on|near|outside|around|as|before|after)\b")
_REPORTING = re.compile(r"\b(?:said|says|told|added|according|announced|reported|warned|insisted)\b|^[“\"]")
_OPENERS = "“‘\"'«([¿¡"
_LONG_HEADING, _LONG_TITLE = (12, 90), (24, 160)  # words, code points


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph before its kind is known; `gap` tells whether a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool
    kind: BlockKind | None = None
    level: int = 1


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a canonical plain text, in order."""
    pieces = _with_kinds(list(_pieces(text)))
    return tuple(block for piece in pieces for block in capped(text, _block(piece)))


def is_boilerplate(text: str) -> bool:
    """Tell whether a line is a photo credit, a by-line, a dateline or a page's furniture."""
    short = len(text) <= 160  # a credit is a line
    patterns = (_CREDIT, _BARRED, _BYLINE, _DATELINE, _BOILERPLATE)
    return short and any(pattern.search(text) for pattern in patterns)


def capped(text: str, block: Block) -> Iterator[Block]:
    """Cut a block of prose that is longer than `MAX_BLOCK` at sentence ends; white space between falls out."""
    if block.end - block.start <= MAX_BLOCK or block.kind in {BlockKind.TABLE, BlockKind.CODE}:
        yield block
        return
    at = block.start
    while block.end - at > MAX_BLOCK:
        end, following = _cut(text, at, block.end)
        yield replace(block, start=at, end=end)
        at = following
    yield replace(block, start=at)


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the next part ends and where the one after begins: both at most twice `MAX_BLOCK` away."""
    best: tuple[int, int] | None = None
    for found in _SENTENCE_END.finditer(text, start + 1, min(end, start + 2 * MAX_BLOCK)):
        close = found.start() + len(found.group().rstrip())
        if _ABBREVIATION.search(text, max(start, found.start() - 6), found.start()):
            continue
        if best is not None and close - start > MAX_BLOCK:
            break
        best = (close, found.end())
    if best is not None:
        return best
    space = text.rfind(" ", start + 1, start + MAX_BLOCK)
    return (space, space + 1) if space > 0 else (start + MAX_BLOCK, start + MAX_BLOCK)


def _pieces(text: str) -> Iterator[_Piece]:
    for group in _groups(text):
        yield from _paragraphs(text, group)


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield runs of lines between blank lines."""
    group: list[Span] = []
    for found in _LINE.finditer(text):
        blank = not found.group().strip()
        apart = group and found.start() - group[-1].end > 1
        if group and (blank or apart):
            yield group
            group = []
        if not blank:
            group.append(Span(found.start(), found.end()))
    if group:
        yield group


def _paragraphs(text: str, lines: list[Span]) -> Iterator[_Piece]:
    contents = [line.of(text) for line in lines]
    if len(lines) > 1 and all("\t" in c or c.count("|") > 1 for c in contents):
        yield _piece(text, lines[0].start, lines[-1].end, gap=True, kind=BlockKind.TABLE)
        return
    if _is_wrapped(contents):
        for number, part in enumerate(_indented(text, lines)):
            yield _joined(text, part, gap=number == 0)
        return
    spaced = sorted(map(len, contents))[len(lines) // 2] > _LONG_LINES  # a line is a paragraph here
    for number, line in enumerate(lines):
        yield _joined(text, [line], gap=spaced or number == 0)


def _indented(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """Cut wrapped lines where a first line is indented, as books do, unless most are (a quotation, a poem)."""
    firsts = [n for n, line in enumerate(lines) if n and text.startswith(("  ", "\t"), line.start)]
    cuts = firsts if 2 * len(firsts) <= len(lines) else []
    for start, end in zip([0, *cuts], [*cuts, len(lines)], strict=True):
        yield lines[start:end]


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether line breaks fall inside sentences: then the lines are one paragraph."""
    if len(lines) < 2 or any(_MARKER.match(line) or _QUOTED.match(line) for line in lines[1:]):
        return False
    if max(map(len, lines)) > _WRAP_AT[1]:
        return False
    inside = sum(not _ENDS.search(line.rstrip()) for line in lines[:-1])
    lower = sum(line.lstrip()[:1].islower() for line in lines[1:])
    full = sum(len(line) >= _WRAP_AT[0] for line in lines[:-1])
    breaks = len(lines) - 1
    return 2 * inside > breaks and (2 * full >= breaks or 2 * lower >= breaks)


def _joined(text: str, lines: list[Span], *, gap: bool) -> _Piece:
    start, end = lines[0].start, lines[-1].end
    for kind, pattern in ((BlockKind.QUOTATION, _QUOTED), (BlockKind.LIST_ITEM, _MARKER)):
        marker = pattern.match(text, start, end)
        if marker:
            return _piece(text, marker.end(), end, gap=gap, kind=kind, marker=marker.group())
    return _piece(text, start, end, gap=gap)


def _piece(text: str, start: int, end: int, *, gap: bool, kind: BlockKind | None = None, marker: str = "") -> _Piece:
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    end -= len(raw) - len(raw.rstrip())
    piece = _Piece(start, end, text[start:end], gap, kind)
    if kind is BlockKind.LIST_ITEM and not _BULLET.match(marker) and gap and _is_short(piece.text, _LONG_HEADING):
        # "2. Results" between blank lines is a heading; its number belongs to it.
        whole = start - len(marker.lstrip())
        return _Piece(whole, end, text[whole:end], gap)
    return piece


def _with_kinds(pieces: list[_Piece]) -> list[_Piece]:
    _mark_obvious(pieces)
    _mark_captions(pieces)
    _mark_title(pieces)
    _mark_headings(pieces)
    return pieces


def _mark_obvious(pieces: list[_Piece]) -> None:
    for i, piece in enumerate(pieces):
        if piece.kind is None and is_boilerplate(piece.text):
            pieces[i] = replace(piece, kind=BlockKind.BOILERPLATE)


def _mark_captions(pieces: list[_Piece]) -> None:
    for i, piece in enumerate(pieces):
        if piece.kind is not None or not _is_one_sentence(piece.text) or _REPORTING.search(piece.text):
            continue
        words = len(piece.text.split())
        picture = _PICTURE.search(piece.text)
        before_credit = (
            i + 1 < len(pieces)
            and pieces[i + 1].kind is BlockKind.BOILERPLATE
            and (_CREDIT.search(pieces[i + 1].text) or _BARRED.search(pieces[i + 1].text))
        )
        first = i == 0 and len(pieces) > 1 and piece.text.endswith(".") and _PICTURE_PLACE.search(piece.text)
        if words <= 60 and ((before_credit and (picture or _is_scene(piece.text))) or (first and picture)):
            pieces[i] = replace(piece, kind=BlockKind.CAPTION)


def _is_scene(text: str) -> bool:
    """Tell whether a line before a credit reads like a picture: a participle, or a place and a day."""
    return bool(re.search(r"\b\w{3,}ing\b", text) or re.search(r"\b(?:19|20)\d\d\b", text)) or not text.endswith(".")


def _is_one_sentence(text: str) -> bool:
    return not any(
        not _ABBREVIATION.search(text, max(0, found.start() - 6), found.start())
        for found in _SENTENCE_END.finditer(text)
    )


def _mark_title(pieces: list[_Piece]) -> None:
    """The first line is the title when it looks like one and prose follows."""
    for i, piece in enumerate(pieces[:3]):
        if piece.kind is BlockKind.BOILERPLATE:
            continue
        if piece.kind is None and _is_title(piece, pieces[i + 1 :]):
            pieces[i] = replace(piece, kind=BlockKind.HEADING)
        return


def _is_title(piece: _Piece, rest: Sequence[_Piece]) -> bool:
    if not _is_short(piece.text, _LONG_TITLE, question=True) or not rest:
        return False
    return rest[0].gap or len(rest[0].text) > 2 * len(piece.text)


def _mark_headings(pieces: list[_Piece]) -> None:
    runs = _runs([piece.kind is None and piece.gap and _is_short(piece.text, _LONG_HEADING) for piece in pieces])
    for start, end in runs:
        follows = end < len(pieces) and pieces[end].gap and pieces[end].kind is not BlockKind.BOILERPLATE
        headings = range(start, end) if end - start < 3 else range(end - 1, end)  # more is a list
        for i in range(start, end):
            is_heading = follows and i in headings
            if is_heading:
                pieces[i] = replace(pieces[i], kind=BlockKind.HEADING, level=_level(pieces[i].text))
            elif end - start >= 3:
                pieces[i] = replace(pieces[i], kind=BlockKind.LIST_ITEM)


def _runs(flags: Iterable[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i, flag in enumerate(flags):
        if flag and runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        elif flag:
            runs.append((i, i + 1))
    return runs


def _level(text: str) -> int:
    number = re.match(r"(?:\d{1,2}\.?)+(?=\s)", text)
    return 1 + len(re.findall(r"\d+", number.group())) if number else 2


def _is_short(text: str, limits: tuple[int, int], *, question: bool = False) -> bool:
    """Tell whether the line could be a heading: short, begins like one, no final punctuation, no date, no address."""
    words, length = limits
    if "\n" in text or len(text) > length or len(text.split()) > words or "@" in text or "://" in text:
        return False
    if not re.search(r"[^\W\d_]", text) or _DATE_LINE.match(text) or _ends_like_prose(text, question=question):
        return False
    first = text.lstrip(_OPENERS)[:1]
    return first.isupper() or first.isdigit() or not first.isascii()


def _ends_like_prose(text: str, *, question: bool) -> bool:
    bare = text.rstrip("\"'”’»)]")
    last = bare[-1:]
    return last in ".,;:…_–—-" or (last in "!?" and not question)


def _block(piece: _Piece) -> Block:
    return Block(piece.kind or BlockKind.PARAGRAPH, piece.start, piece.end, piece.level)
