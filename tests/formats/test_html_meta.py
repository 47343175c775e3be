"""What a page says of itself is taken from the best place that says it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from studyapp.formats.html import read_html_file
from studyapp.formats.html_meta import PageFacts, page_facts
from studyapp.formats.html_tree import parse_html


def facts(head: str, body: str = "", *, attributes: str = "") -> PageFacts:
    source = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}<p>Words.</p></body></html>"
    return page_facts(parse_html(source, "page.html"), source)


def linked(*things: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(things[0] if len(things) == 1 else things)}</script>'


ARTICLE = {
    "@type": ["NewsArticle", "Report"],
    "headline": "The ferry stays",
    "author": "By Mara Lind",
    "publisher": {"name": "The Harbour  Post"},
    "datePublished": "2024-03-05",
}


def test_an_article_in_a_list_of_things_says_everything():
    found = facts(linked({"@type": "Person", "name": "x"}, "words", ARTICLE))
    assert found == PageFacts("The ferry stays", ("Mara Lind",), date(2024, 3, 5), "", "The Harbour Post", "")


@pytest.mark.parametrize(
    "script",
    [
        linked({"@type": "WebSite", "name": "x", "@graph": "none"}),
        linked("words"),
        '<script type="application/ld+json">{"@type": </script>',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        '<script type="application/ld+json">"' + "x" * (1 << 20) + '"</script>',
    ],
)
def test_linked_data_without_an_article_or_broken_say_nothing(script: str):
    assert facts(f"{script}<title>The ferry | The Post</title>") == PageFacts(title="The ferry")


@pytest.mark.parametrize(
    "body",
    [
        '<time datetime="2024-03-05T10:00">yesterday</time>',
        "<time>5 March 2024</time>",
        '<span itemprop="datePublished" content="2024-03-05">today</span>',
        '<span itemprop="datePublished" datetime="2024-03-05">today</span>',
        '<b itemprop="datePublished">2024-03-05</b>',
        "<time>soon</time><time>2024-03-05</time><time>2025-01-01</time>",
    ],
)
def test_a_day_stands_in_the_page_itself(body: str):
    assert facts("", body).day == date(2024, 3, 5)


def test_only_the_first_fifty_days_of_a_page_are_looked_at():
    assert facts("", "<time>soon</time>" * 60 + "<time>2024-03-05</time>").day is None


def test_authors_come_from_marks_in_the_text_where_nothing_else_names_them():
    body = (
        '<a rel="author" href="/m">by Mara Lind</a> <span class="byline-name">Jon Ek</span> '
        '<b itemprop="author">desk@post.example</b> <i itemprop="author">Jon Ek</i>'
    )
    assert facts("", body).authors == ("Mara Lind", "Jon Ek")


@pytest.mark.parametrize(
    ("head", "body", "address"),
    [
        (
            '<link rel="icon" href="/i"><link rel="canonical" href=" https://post.example/a ">',
            "",
            "https://post.example/a",
        ),
        (
            '<link rel="icon" href="/i"><meta property="og:url" content="https://post.example/b">',
            "",
            "https://post.example/b",
        ),
        ('<link rel="canonical" href="/a">', "", ""),
        ("", "<!-- saved from url=(0026)https://post.example/ferry -->", "https://post.example/ferry"),
        ("", "<!-- Page saved with SingleFile\n url: https://post.example/c -->", "https://post.example/c"),
    ],
)
def test_the_address_is_the_pages_own_or_that_which_the_browser_wrote(head: str, body: str, address: str):
    assert facts(head, body).address == address


def test_a_headline_in_the_text_that_the_window_repeats_is_the_title():
    assert (
        facts("<title>Post: The ferry stays</title>", "<h1>Menu</h1><h1>The ferry stays</h1>").title
        == "The ferry stays"
    )


def test_the_language_is_that_of_the_page_without_its_country():
    assert facts("", attributes='lang="en-GB"').language == "en"
    assert facts('<meta property="og:locale" content="de_AT">').language == "de"


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ("Autor: Mara Lind", ("Mara Lind",)),
        ("By Mara Lind and Jon Ek", ("Mara Lind", "Jon Ek")),
        ("Lind and Ek", ("Lind and Ek",)),
        ("Mara Lind, The Post 8:42 a.m. March 3, 2014", ("Mara Lind, The Post",)),
        ("View my complete profile", ()),
    ],
)
def test_an_author_is_a_name_and_nothing_around_it(said: str, authors: tuple[str, ...]):
    read = read_html_file(f'<html><head><meta name="author" content="{said}"></head><body><p>Text.</p>'.encode(), "p")
    assert read.layout is not None
    assert read.layout.authors == authors


def test_the_name_of_the_paper_is_not_the_title_though_it_is_a_headline():
    head = "<title>The ferry stays in port for three weeks | The Post</title>"
    read = read_html_file(f"<html><head>{head}</head><body><h1>The Post</h1><p>Text.</p></body></html>".encode(), "p")
    assert read.title == "The ferry stays in port for three weeks"
