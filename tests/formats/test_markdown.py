from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.document import BlockKind, DateSource, Document
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.markdown import read_markdown_file

SOURCE = """\
---
title: "The Bridge"
date: 3 May 2019
author: Ada
lang: en
---
# The Bridge

It *cost* **nine** million [pounds](https://harwick.example), see `ledger`,
in the end.\\
Nobody pays &amp; nobody asks.

> Never again.

## Costs

3. the road
   - gravel
4. the toll

   two pounds

| year | cost |
|------|------|
| 2018 | 6    |

```sh
sum costs
```

![The bridge at dusk](bridge.png)

Photo: Tom Reed

<div>Old <b>page</b><!-- hidden --></div>
"""


def read(source: str) -> Document:
    return Document.create(read_markdown_file(source.encode(), "bridge.md"))


def blocks(document: Document) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, block.span.of(document.text)) for block in document.blocks]


def test_the_text_is_what_a_reader_sees():
    assert blocks(read(SOURCE)) == [
        (BlockKind.HEADING, 1, "The Bridge"),
        (BlockKind.PARAGRAPH, 1, "It cost nine million pounds, see ledger, in the end.\nNobody pays & nobody asks."),
        (BlockKind.QUOTATION, 1, "Never again."),
        (BlockKind.HEADING, 2, "Costs"),
        (BlockKind.LIST_ITEM, 1, "the road"),
        (BlockKind.LIST_ITEM, 1, "gravel"),
        (BlockKind.LIST_ITEM, 1, "the toll"),
        (BlockKind.LIST_ITEM, 1, "two pounds"),
        (BlockKind.TABLE, 1, "year\tcost\n2018\t6"),
        (BlockKind.CODE, 1, "sum costs"),
        (BlockKind.CAPTION, 1, "The bridge at dusk"),
        (BlockKind.BOILERPLATE, 1, "Photo: Tom Reed"),
        (BlockKind.PARAGRAPH, 1, "Old page"),
    ]


def test_list_markers_stand_between_the_blocks():
    assert "3. the road\n  • gravel\n4. the toll\n" in read(SOURCE).text


def test_front_matter_gives_title_and_date():
    document = read(SOURCE)
    assert (document.title, document.date, document.date_source) == (
        "The Bridge",
        date(2019, 5, 3),
        DateSource.METADATA,
    )
    assert "author" not in document.text


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("date: 2019-05-03", date(2019, 5, 3)),
        ("date: '2019-05-03T10:00:00Z'", date(2019, 5, 3)),
        ("published: May 3rd, 2019", date(2019, 5, 3)),
        ("date: 2019-02-30", None),
        ("date: soon", None),
        ("tags: [a, b]", None),
    ],
)
def test_dates_of_the_front_matter(said: str, day: date | None):
    document = read(f"---\ntitle: T\n{said}\n---\nIt cost nine million.")
    assert document.date == day
    assert document.date_source is (DateSource.METADATA if day else DateSource.NONE)


def test_toml_front_matter_is_understood_too():
    document = read('+++\ntitle = "T"\ndate = 2019-05-03\n+++\nIt cost nine million.')
    assert (document.title, document.date) == ("T", date(2019, 5, 3))


def test_a_rule_at_the_top_is_no_front_matter():
    assert "It cost" in read("---\n\nIt cost nine million.\n\n---\n").text


def test_a_title_that_only_the_front_matter_has_heads_the_text():
    document = read("---\ntitle: The Bridge\n---\nIt cost nine million.\n\n# Costs\n\nMany.")
    levels = [(level, words) for kind, level, words in blocks(document) if kind is BlockKind.HEADING]
    assert levels == [(1, "The Bridge"), (2, "Costs")]


def test_only_the_first_of_several_top_headings_is_the_title():
    levels = [
        (level, words) for kind, level, words in blocks(read("# A\n\nx\n\n# B\n\n## C\n")) if kind is BlockKind.HEADING
    ]
    assert levels == [(1, "A"), (2, "B"), (3, "C")]


def test_nothing_but_marks_is_empty():
    for source in ("---\ntitle: \n---\n", "***\n\n<!-- note -->\n", "![](a.png)"):
        with pytest.raises(UnreadableFileError) as caught:
            read(source)
        assert caught.value.reason is Unreadable.EMPTY


@given(st.text(alphabet=st.sampled_from("ab #*_>-1.|`[]()!&;<e\u0301\n\t\ufeff\r"), max_size=200))
def test_any_markdown_makes_a_document_of_whole_words(source: str):
    document = read("# a\n\n" + source)
    assert all(block.span.of(document.text).strip() for block in document.blocks)
