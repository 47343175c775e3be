"""The article of a page that says little of where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.formats.html import read_html_file

if TYPE_CHECKING:
    from studyapp.domain.document import ImportedText

STORY = "".join(
    f"<p>The {place} of the river town was rebuilt after the flood of {year}, and its keeper wrote about it.</p>"
    for place, year in (("mill", 1901), ("gate", 1902), ("ferry", 1903), ("school", 1904), ("market", 1905))
)
LINKED = "<p><a href=/flood>Read more here</a></p>"
ASIDE = "<aside><p>The old keeper said that he had seen the water rise for two days and nights.</p></aside>"


def page(body: str, title: str = "The flood") -> ImportedText:
    return read_html_file(
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>".encode(), "p"
    )


def test_a_line_of_links_between_paragraphs_is_no_part_of_the_article():
    half = STORY.index("<p>The ferry")
    read = page(f"<nav><a href=/>Town</a></nav><h1>The flood</h1>{STORY[:half]}{LINKED}{STORY[half:]}")
    assert read.text.count("river town") == 5
    assert "Read more" not in read.text


def test_a_page_whose_article_is_called_an_aside_keeps_it():
    read = page(
        f"<nav><a href=/>Town</a> <a href=/map>Map</a></nav><div class=sidebar-story>{STORY}</div><p>Imprint.</p>"
    )
    assert read.text.count("river town") == 5


def test_the_headline_is_the_one_that_the_title_repeats():
    above = "<h1>The Town</h1><h2>The flood</h2>"
    read = page(f"<nav><a href=/>Home</a></nav>{above}{STORY}<aside><a href=/x>More</a></aside>")
    assert read.text.startswith("The flood")


def test_a_page_of_links_alone_is_kept_whole():
    read = page("<nav><a href=/a>Gate</a></nav><aside><a href=/b>Wall</a></aside>", "")
    assert read.text.split() == ["Gate", "Wall"]


def test_most_of_an_article_in_parts_with_a_misleading_name_is_kept_with_the_rest():
    first, rest = STORY[: STORY.index("<p>The gate")], STORY[STORY.index("<p>The gate") :]
    read = page(
        f"<nav><a href=/>Town</a> <a href=/map>Map</a></nav><article><h1>The flood</h1><p>Lead of it.</p>{first}"
        f"<div class=popular>{rest}</div></article><footer>Imprint and more.</footer>"
    )
    assert read.text.count("river town") == 5
    assert "Imprint" not in read.text


def test_a_page_without_any_named_part_still_has_an_article_and_a_menu():
    menu = "".join(f"<li><a href=/{n}>Page number {n} of the town</a></li>" for n in range(12))
    read = page(f"<div><ul>{menu}</ul></div><div><h1>The flood</h1>{STORY}</div><div><ul>{menu}</ul></div>")
    assert read.text.startswith("The flood")
    assert "Page number" not in read.text
    assert read.layout is not None
    assert any("Page number 3" in left for left in read.layout.left_out)
