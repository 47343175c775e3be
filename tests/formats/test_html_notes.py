"""Which links lead to notes, and where links lead at all."""

from __future__ import annotations

import pytest

from studyapp.domain.document import BlockKind
from studyapp.domain.layout import MarkKind
from studyapp.formats.html import read_html
from studyapp.formats.html_notes import resolved


@pytest.mark.parametrize(
    ("href", "key"),
    [
        ("", ""),
        ("#a%20b", "text/one.xhtml#a b"),
        ("two.xhtml#n", "text/two.xhtml#n"),
        ("../notes.xhtml", "notes.xhtml"),
        ("https://post.example/ferry#n", "text/one.xhtml#n"),
        ("https://other.example/#n", ""),
        ("//other.example/#n", ""),
        ("http://[broken/#n", ""),
        ("#a\x00b", "text/one.xhtml#ab"),
    ],
)
def test_a_link_into_the_file_has_a_key_and_any_other_has_none(href: str, key: str):
    assert resolved("text/one.xhtml", href, address="https://post.example/ferry") == key


def footnotes(html: str) -> list[str]:
    read = read_html(html)
    return [block.span.of(read.text) for block in read.blocks if block.kind is BlockKind.FOOTNOTE]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Gate.<sup><a href=#n>1</a></sup></p><!-- x --><li><p id=n>By the clock.</p></li>", ["By the clock."]),
        ("<p>Gate.<sup><a href=#n>1</a></sup></p><div id=n><h2>Part</h2><p>By the clock.</p></div>", []),
        ("<p>Gate.<sup><a href=#n>1</a></sup></p><div id=n>" + "By the clock. " * 2000 + "</div>", []),
        ("<p>Gate.<sup><a href=#n>1</a></sup></p><span id=n>By the clock.</span>", []),
        (
            "<p>Gate.<sup><a href=#n>1</a></sup></p><aside><p>Or</p><p id=n>By the clock.</p></aside>",
            ["Or", "By the clock."],
        ),
    ],
)
def test_a_note_is_what_holds_the_anchor_unless_it_is_more_than_a_note(html: str, found: list[str]):
    assert footnotes(html) == found


def test_a_link_in_a_note_that_leads_elsewhere_stays_a_link():
    read = read_html(
        "<h2 id=h>Gates</h2><p>Gate.<sup><a id=r href=#n>1</a></sup></p>"
        "<li id=n>By the clock, as <a href=#h>above</a>.</li>"
    )
    assert read.layout is not None
    (reference,) = [mark for mark in read.layout.marks if mark.kind is MarkKind.REFERENCE]
    assert read.text[reference.start : reference.end] == "above"


def test_a_short_name_in_a_sentence_is_no_note_number():
    """Sphinx calls every link within a book a reference."""
    read = read_html(
        '<p>See <a class="reference internal" href="#gates"><span class="std std-ref">Gates</span></a> for more.</p>'
        '<p>Told by Falk <a class="reference internal" href="#falk">[Falk]</a>.</p>'
        '<h2 id=gates>Gates</h2><p>They open.</p><div id=falk class="footnote">By the clock.</div>'
    )
    assert "See Gates for more." in read.text
    assert read.layout is not None
    assert [mark.words for mark in read.layout.marks if mark.kind is MarkKind.NOTE] == ["Falk"]
