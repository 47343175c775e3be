"""Sets books as publishers do: our own sentences, in columns, with heads, feet, notes and broken words."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field, replace

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

_NOUNS = """
harbour engineer council bridge letter winter market river station teacher company village island captain
museum garden window factory machine journey history question answer decision committee report service
railway season evidence measure building foreman mountain painter festival
"""
_VERBS = "opened measured repaired visited described painted carried watched closed counted remembered sold"
WORDS = tuple(_NOUNS.split())
VERBS = tuple(_VERBS.split())
LONG = (
    "understanding",
    "international",
    "extraordinary",
    "responsibility",
    "neighbourhood",
    "well-known",
    "hard-working",
)


def sentence(rng: random.Random) -> str:
    """Return a sentence of our own."""
    noun = rng.choice(WORDS)
    long = rng.choice(LONG) + " " if rng.random() < 0.35 else ""
    place = rng.choice(WORDS)
    year = f" in {rng.randint(1790, 1990)}" if rng.random() < 0.3 else ""
    return (
        f"The {long}{noun} of the {place} {rng.choice(VERBS)} a {rng.choice(WORDS)} and the {rng.choice(WORDS)}{year}."
    )


def paragraph(rng: random.Random, sentences: int) -> str:
    """Return some sentences."""
    return " ".join(sentence(rng) for _ in range(sentences))


@dataclass
class Book:
    """What a sample says, in order: ("heading" | "paragraph", text); and its look."""

    parts: list[tuple[str, str]]
    columns: int = 1
    indents: bool = False
    hyphenates: bool = True
    justified: bool = True
    head: str = "Annals of the Harbour"
    numbered: bool = True
    first_number: int = 1
    body: int = 10
    gutter: int = 22
    title: str = ""
    footnotes: dict[int, str] = field(default_factory=dict)


def a_book(seed: int = 7, chapters: int = 3, paragraphs: int = 6, **look: object) -> Book:
    """Return a book with chapters."""
    rng = random.Random(seed)
    parts: list[tuple[str, str]] = [("title", "The Long Way to the Harbour")]
    for chapter in range(chapters):
        parts.append(("heading", f"{rng.choice(WORDS).title()} and {rng.choice(WORDS)} {chapter + 1}"))
        parts.extend(("paragraph", paragraph(rng, rng.randint(2, 7))) for _ in range(paragraphs))
    return replace(Book(parts), **look)


def broken(
    words: list[str], width: float, font: str, size: float, indent: float, *, hyphenates: bool
) -> list[list[str]]:
    """Break words into lines; long ones are hyphenated after half their letters."""
    lines: list[list[str]] = [[]]
    room = width - indent
    for whole in words:
        word = whole
        while True:
            line = " ".join([*lines[-1], word])
            if stringWidth(line, font, size) <= room:
                lines[-1].append(word)
                break
            half = word.index("-") + 1 if "-" in word else len(word) // 2
            start = word[:half] if "-" in word else word[:half] + "-"
            fits = stringWidth(" ".join([*lines[-1], start]), font, size) <= room
            if hyphenates and len(word) > 7 and fits:
                lines[-1].append(start)
                word = word[half:]
            elif not lines[-1]:
                lines[-1].append(word)
                break
            lines.append([])
            room = width
    return lines


class Press:
    """Sets a book."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=A4, invariant=1)
        self.page = 0
        self.left, self.top, self.bottom = 70.0, 770.0, 90.0
        width = A4[0] - 140
        self.width = (width - book.gutter * (book.columns - 1)) / book.columns
        self.column, self.y = 0, self.top
        self.begin_page()

    def begin_page(self) -> None:
        book = self.book
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.column, self.y = 0, self.top
        number = book.first_number + self.page - 1
        self.canvas.setFont("Times-Italic", 8)
        if book.head:
            self.canvas.drawString(70, 805, book.head if self.page % 2 else book.title or "The Long Way")
        self.canvas.setFont("Times-Roman", 8)
        if book.numbered:
            self.canvas.drawCentredString(A4[0] / 2, 50, str(number))
        note = book.footnotes.get(self.page)
        self.floor = self.bottom
        if note:
            self.canvas.setFont("Times-Roman", 7.5)
            for line in broken(note.split(), self.width, "Times-Roman", 7.5, 0, hyphenates=False)[::-1]:
                self.canvas.drawString(70, self.floor, " ".join(line))
                self.floor += 9
            self.floor += 8

    def need(self, height: float) -> None:
        if self.y - height >= self.floor:
            return
        self.column += 1
        self.y = self.top
        if self.column >= self.book.columns:
            self.begin_page()

    def set(self, kind: str, text: str) -> None:
        book = self.book
        font, size = {"title": ("Times-Bold", 20), "heading": ("Times-Bold", 13)}.get(kind, ("Times-Roman", book.body))
        leading = size * 1.22
        indent = 14.0 if kind == "paragraph" and book.indents else 0.0
        if kind != "paragraph":
            self.y -= 8
            self.need(leading * 3)
        lines = broken(text.split(), self.width, font, size, indent, hyphenates=book.hyphenates and kind == "paragraph")
        for number, line in enumerate(lines):
            self.need(leading)
            self.y -= leading
            x = self.left + self.column * (self.width + book.gutter) + (indent if number == 0 else 0)
            words = " ".join(line)
            self.canvas.setFont(font, size)
            spare = self.width - (indent if number == 0 else 0) - stringWidth(words, font, size)
            stretch = book.justified and kind == "paragraph" and number < len(lines) - 1 and len(line) > 1
            drawn = self.canvas.beginText(x, self.y)
            drawn.setWordSpace(spare / (len(line) - 1) if stretch else 0)
            drawn.textOut(words)
            self.canvas.drawText(drawn)
        self.y -= 0 if indent else 5
        if kind != "paragraph":
            self.y -= 3

    def finish(self) -> bytes:
        if self.book.title:
            self.canvas.setTitle(self.book.title)
        self.canvas.save()
        return self.out.getvalue()


def pdf_of(book: Book) -> bytes:
    """Return the file."""
    press = Press(book)
    for kind, text in book.parts:
        press.set(kind, text)
    return press.finish()
