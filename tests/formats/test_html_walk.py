"""What becomes of the rarer elements of a page."""

from __future__ import annotations

import base64

import pytest

from studyapp.domain.document import BlockKind, Document, ImportedText
from studyapp.domain.layout import MarkKind
from studyapp.formats.html import read_html
from tests.formats.epub_samples import png

SMALL = "data:image/png;base64," + base64.b64encode(png(30, 12)).decode()
LARGE = "data:image/png;base64," + base64.b64encode(png(300, 200)).decode()


def read(html: str) -> ImportedText:
    imported = read_html(html)
    Document.create(imported)
    return imported


def marks(imported: ImportedText) -> list[tuple[MarkKind, str]]:
    assert imported.layout is not None
    return [(mark.kind, imported.text[mark.start : mark.end]) for mark in imported.layout.marks]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Har<wbr>bour and <embed src=a>gate</p>", "Harbour and gate"),  # lxml puts what follows into such elements
        ("<p>One <svg><text>no</text><image/></svg>gate</p>", "One gate"),
        ("<p>The <i aria-hidden=true>icon</i>gate</p>", "The gate"),
        ("<p>The <b hidden>secret </b>gate</p>", "The gate"),
        ("<p>So <math><mi>x</mi><mo>=</mo><mn>2</mn><annotation>x=2</annotation></math>.</p>", "So x=2."),
        ("<p>So <math alttext='x is two'><mi>x</mi></math>.</p>", "So x is two."),
        (
            f"<p>So <img class='mwe-math-fallback-image-inline' alt='{{\\displaystyle x=2}}' src='{SMALL}'>.</p>",
            "So x=2.",
        ),
        (f"<p>The sign <img alt='anchor' src='{SMALL}'> means harbour.</p>", "The sign anchor means harbour."),
        ("<p>He said <q>no</q>.</p>", "He said “no”."),
        ("<p>Read <rt>above</rt> it.</p>", "Read it."),
    ],
)
def test_words_are_those_that_a_reader_sees(html: str, text: str):
    assert read(html).text == text


def test_a_picture_that_waits_for_the_reader_to_come_near_is_not_the_stand_in():
    imported = read(f"<p>The gate.</p><img src='{LARGE}' data-src='https://post.example/gate.jpg'><p>The wall.</p>")
    assert imported.images == ()
    assert imported.layout is not None
    assert imported.layout.missing_images == 1


def test_a_style_sheet_goes_over_what_a_tag_means():
    sheet = (
        "<style>.thin{font-weight:normal}.up{font-style:normal}.high{vertical-align:super}.b{font-weight:700}</style>"
    )
    imported = read(
        f"{sheet}<p><b class=thin>One</b> <em class=up>two</em> <span class=high>three</span> <b class=b>four</b></p>"
    )
    assert marks(imported) == [(MarkKind.SUPERSCRIPT, "three"), (MarkKind.STRONG, "four")]


@pytest.mark.parametrize(("level", "expected"), [("3", 3), ("9", 6), ("0", 2), ("x", 2)])
def test_a_role_makes_a_heading(level: str, expected: int):
    imported = read(f"<h1>Boats</h1><div role=heading aria-level={level}>Gates</div><p>The gate was closed.</p>")
    headings = [(b.span.of(imported.text), b.level) for b in imported.blocks if b.kind is BlockKind.HEADING]
    assert headings == [("Boats", 1), ("Gates", expected)]


def test_several_first_headings_become_parts_of_the_first():
    imported = read("<h1>Boats</h1><p>Old.</p><h1>Gates</h1><h2>Locks</h2><p>New.</p>")
    headings = [(b.span.of(imported.text), b.level) for b in imported.blocks if b.kind is BlockKind.HEADING]
    assert headings == [("Boats", 1), ("Gates", 2), ("Locks", 3)]


def test_what_an_empty_table_is_called_is_a_name_of_what_follows():
    cells = "<tr><td></td><td></td></tr>" * 2
    imported = read(f"<p><a href=#t>See</a> it.</p><table id=t>{cells}</table><p>The gate.</p>")
    assert imported.layout is not None
    (reference,) = imported.layout.marks
    assert reference.target is not None
    assert reference.target.of(imported.text) == "The gate."


def test_a_break_inside_a_cell_parts_words():
    imported = read("<table><tr><td>The<br>gate<td>1901</tr><tr><td>wall<td>1902</tr></table>")
    assert imported.text == "The gate\t1901\nwall\t1902"


def test_a_table_of_one_column_is_no_table():
    imported = read("<table><tr><td>The gate.</td></tr><tr><td>The wall.</td></tr></table>")
    assert imported.layout is not None
    assert imported.layout.tables == ()
    assert [block.span.of(imported.text) for block in imported.blocks] == ["The gate.", "The wall."]
