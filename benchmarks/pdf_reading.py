"""Measures how well PDF files come back: sets books of its own, reads them, and writes the figures to pdf_reading.md.

    .venv/bin/python -m benchmarks.pdf_reading

The books are synthetic: one press, two fonts, no pictures. Files from the world are harder.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from studyapp.domain.document import BlockKind  # noqa: E402
from studyapp.formats.pdf import read_pdf_file  # noqa: E402
from tests.formats.pdf_press import a_book, pdf_of  # noqa: E402

NOTE = "1 The council kept its letters in the museum of the island."


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(zip(*(words[start:] for start in range(5)), strict=False))


def f1(said: list[str], read: list[str]) -> float:
    both = sum((Counter(said) & Counter(read)).values())
    return 2 * both / max(1, len(said) + len(read))


def main() -> None:
    lines = ["| columns | paragraphs | lines | books | word 5-gram recall | paragraph F1 | heading F1 | ms a page |"]
    lines.append("|---|---|---|---|---|---|---|---|")
    for columns, indents, justified in itertools.product((1, 2), (False, True), (False, True)):
        found = wanted = pages = 0
        seconds = 0.0
        said: list[str] = []
        read: list[str] = []
        said_heads: list[str] = []
        read_heads: list[str] = []
        for seed in range(10):
            book = a_book(seed, 8, 8, columns=columns, indents=indents, justified=justified, footnotes={2: NOTE})
            data = pdf_of(book)
            start = time.process_time()
            result = read_pdf_file(data, "book.pdf")
            seconds += time.process_time() - start
            pages += len(result.layout.pages) if result.layout else 0
            right = grams(" ".join(text for _, text in book.parts))
            wanted += sum(right.values())
            found += sum((right & grams(result.text)).values())
            said += [f"{seed} {text}" for kind, text in book.parts if kind == "paragraph"]
            said_heads += [f"{seed} {text}" for kind, text in book.parts if kind != "paragraph"]
            for block in result.blocks:
                if block.kind is BlockKind.PARAGRAPH:
                    read.append(f"{seed} {block.span.of(result.text)}")
                elif block.kind is BlockKind.HEADING:
                    read_heads.append(f"{seed} {block.span.of(result.text)}")
        lines.append(
            f"| {columns} | {'indented' if indents else 'spaced'} | {'justified' if justified else 'ragged'} | 10 "
            f"| {found / wanted:.4f} | {f1(said, read):.3f} | {f1(said_heads, read_heads):.3f} "
            f"| {1000 * seconds / pages:.1f} |"
        )
    table = "\n".join(lines)
    text = f"""# How well PDF files are read

Books set by `tests/formats/pdf_press.py` (hyphenated words, running heads, page numbers, a footnote each), read and
compared with what was set. A paragraph counts where it comes back whole and alone, to the letter.

{table}

What is missed are paragraphs at the end of a column or page: where it ends with a full line and a sentence, nobody can
see whether the paragraph does. The books are synthetic: one press, two fonts, no pictures; files from the world are
harder. To repeat: `.venv/bin/python -m benchmarks.pdf_reading`.
"""
    (ROOT / "benchmarks" / "pdf_reading.md").write_text(text)
    print(table)


if __name__ == "__main__":
    main()
