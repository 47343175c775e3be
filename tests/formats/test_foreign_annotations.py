"""Files in the shapes that calibre 6.13 and Hypothesis write, with words of our own."""

from __future__ import annotations

import json

import pytest

from studyapp.domain.annotation import AnnotationKind
from studyapp.domain.annotation_exchange import BadItem, Foreign, Why
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.annotation_files import MAX_MIB, READ_SUFFIXES, read_annotations
from studyapp.formats.json_fields import moment, record, texts, whole, words

HIGHLIGHT = {
    "type": "highlight",
    "timestamp": "2026-03-01T10:20:30.456Z",
    "uuid": "q3Zk0V9oQf2sJ1xYb7cW4A",
    "highlighted_text": "the keeper lit the lamp",
    "start_cfi": "/2/4/8/1:235",
    "end_cfi": "/2/4/8/1:258",
    "style": {"kind": "color", "type": "builtin", "which": "green"},
    "spine_name": "OEBPS/part0004.xhtml",
    "spine_index": 4,
    "notes": "Which lamp?",
    "toc_family_titles": ["Part I", "The lamp"],
}
BOOKMARK = {
    "type": "bookmark", "title": "Page 7", "timestamp": "2026-03-01T10:20:30.456Z",
    "pos_type": "epubcfi", "pos": "epubcfi(/8/2/4/6)",
}  # fmt: skip
REMOVED = {"removed": True, "timestamp": "2026-03-02T10:20:30.456000+00:00", "type": "highlight", "uuid": "AAAA"}

QUOTE = {"type": "TextQuoteSelector", "exact": "the lamp", "prefix": "keeper lit ", "suffix": " at dusk."}
RANGE = {
    "type": "RangeSelector", "startContainer": "/div[1]/p[2]", "startOffset": 12, "endContainer": "/div[1]/p[2]",
    "endOffset": 20,
}  # fmt: skip
POSITION = {"type": "TextPositionSelector", "start": 412, "end": 420}
ROW: dict[str, object] = {
    "id": "hXy0aBcDEe-_1234567890",
    "created": "2026-02-03T04:05:06.789012+00:00",
    "updated": "2026-02-03T05:05:06.789012+00:00",
    "user": "acct:keeper@hypothes.is",
    "uri": "https://example.org/lamps.pdf",
    "text": "Is this *the* lamp?",
    "tags": ["lamps", "dusk"],
    "group": "a1b2c3d4",
    "permissions": {"read": ["group:a1b2c3d4"], "admin": [], "update": [], "delete": []},
    "target": [{"source": "https://example.org/lamps.pdf", "selector": [RANGE, POSITION, QUOTE]}],
    "document": {"title": ["Lamps of the coast"]},
    "links": {"html": "https://hypothes.is/a/hXy0aBcDEe-_1234567890"},
    "user_info": {"display_name": None},
    "flagged": False,
    "hidden": False,
}


def read(value: object, *, bom: bool = False) -> tuple[Foreign | BadItem, ...]:
    return read_annotations((b"\xef\xbb\xbf" if bom else b"") + json.dumps(value).encode(), "a.json")


def only(value: object) -> Foreign:
    (found,) = read(value)
    assert isinstance(found, Foreign)
    return found


def test_the_viewer_of_calibre_is_read() -> None:
    rows = [HIGHLIGHT, BOOKMARK, REMOVED]
    found = read({"version": 1, "type": "calibre_highlights", "highlights": rows}, bom=True)

    assert [one.why for one in found[1:] if isinstance(one, BadItem)] == [Why.NO_PASSAGE, Why.DELETED]
    mark = found[0]
    assert isinstance(mark, Foreign)
    assert (mark.id, mark.selector.quote, mark.note) == (
        "urn:calibre:q3Zk0V9oQf2sJ1xYb7cW4A", "the keeper lit the lamp", "Which lamp?",
    )  # fmt: skip
    assert (mark.color, mark.kind, mark.sections) == (2, AnnotationKind.HIGHLIGHT, ("Part I", "The lamp"))
    assert mark.modified_at == moment("2026-03-01T10:20:30.456+00:00")


def test_the_annotations_browser_of_calibre_is_read() -> None:
    row = {**HIGHLIGHT, "book_id": 3, "format": "EPUB"}

    assert only({"annotations": [row], "type": "calibre_annotation_collection", "version": 1}).note == "Which lamp?"


@pytest.mark.parametrize(
    ("style", "color", "kind"),
    [
        ({"kind": "color", "type": "builtin", "which": "purple"}, 6, AnnotationKind.HIGHLIGHT),
        ({"kind": "color", "type": "builtin", "which": "red"}, 4, AnnotationKind.HIGHLIGHT),
        ({"kind": "color", "type": "custom", "background-color": "#ff8c00"}, 5, AnnotationKind.HIGHLIGHT),
        ({"kind": "color", "type": "custom", "background-color": "#008080"}, 7, AnnotationKind.HIGHLIGHT),
        ({"kind": "color", "type": "custom", "background-color": "#808080"}, 8, AnnotationKind.HIGHLIGHT),
        ({"kind": "color", "type": "custom", "background-color": "no colour"}, 1, AnnotationKind.HIGHLIGHT),
        ({"kind": "decoration", "type": "builtin", "which": "strikeout"}, 1, AnnotationKind.UNDERLINE),
        (None, 1, AnnotationKind.HIGHLIGHT),
    ],
)
def test_each_style_of_calibre_has_its_like(style: object, color: int, kind: AnnotationKind) -> None:
    mark = only({"type": "calibre_highlights", "highlights": [{**HIGHLIGHT, "style": style}]})

    assert (mark.color, mark.kind) == (color, kind)


@pytest.mark.parametrize("shape", ["rows", "annotations", "list", "single"])
def test_each_shape_of_a_hypothesis_export_is_read(shape: str) -> None:
    value: object = {
        "rows": {"total": 1, "rows": [ROW]},
        "annotations": {"export_date": "2026-02-04T00:00:00Z", "client_version": "1.1", "annotations": [ROW]},
        "list": [ROW],
        "single": ROW,
    }[shape]
    mark = only(value)

    assert (mark.id, mark.note, mark.tags) == (
        "https://hypothes.is/a/hXy0aBcDEe-_1234567890", "Is this *the* lamp?", ("lamps", "dusk"),
    )  # fmt: skip
    assert (mark.author, mark.title) == ("keeper@hypothes.is", "Lamps of the coast")
    assert (mark.selector.prefix, mark.selector.start, mark.selector.end) == ("keeper lit ", 412, 420)
    assert mark.modified_at == moment("2026-02-03T05:05:06.789Z")


def test_replies_page_notes_and_marks_without_words_are_named() -> None:
    reply = {**ROW, "id": "r", "references": ["gone"], "target": [{"source": ROW["uri"]}]}
    page = {**ROW, "id": "p", "target": [{"source": ROW["uri"]}]}
    wordless = {**ROW, "id": "w", "target": [{"source": ROW["uri"], "selector": [RANGE, POSITION]}]}
    picture = {**ROW, "id": "i", "target": [{"selector": [{"type": "PageSelector", "index": 2, "label": "3"}]}]}
    found = read({"rows": [reply, page, wordless, picture, {}]})

    assert [one.why for one in found if isinstance(one, BadItem)] == [
        Why.REPLY, Why.NO_PASSAGE, Why.NO_PASSAGE, Why.NO_PASSAGE, Why.NOT_AN_ANNOTATION,
    ]  # fmt: skip


def answer(number: int, text: str, *, name: str | None = None, parents: tuple[str, ...] = ()) -> dict[str, object]:
    made = f"2026-02-0{number}T04:05:06.789012+00:00"
    return {
        **ROW, "id": f"answer {number}", "references": [str(ROW["id"]), *parents], "target": [{"source": ROW["uri"]}],
        "text": text, "created": made, "updated": made, "user": "acct:reader@hypothes.is", "tags": [],
        "user_info": {"display_name": name},
    }  # fmt: skip


def test_answers_stand_below_the_note_that_they_answer() -> None:
    last = answer(5, "Then the mate.\n\nOr nobody.", parents=("answer 4",))
    found = read({"rows": [last, answer(6, " "), ROW, answer(4, "The *second* one.", name="Ada")]})

    (mark,) = found
    assert isinstance(mark, Foreign)
    assert mark.note == (
        "Is this *the* lamp?\n\n> **Ada**, 2026-02-04\n>\n> The *second* one.\n\n"
        "> **reader@hypothes.is**, 2026-02-05\n>\n> Then the mate.\n>\n> Or nobody."
    )
    assert mark.modified_at == moment("2026-02-05T04:05:06.789Z")


def test_an_answer_to_a_note_on_a_whole_page_is_named() -> None:
    page = {**ROW, "target": [{"source": ROW["uri"]}]}

    assert read([page, answer(4, "Yes.")]) == (
        BadItem(Why.NO_PASSAGE, "Is this *the* lamp?"),
        BadItem(Why.REPLY, "Yes."),
    )


def test_what_hypothesis_wrote_ten_years_ago_is_read() -> None:
    old: dict[str, object] = {
        **ROW,
        "consumer": "00000000-0000-0000-0000-000000000000",
        "document": {"title": "lamps.pdf", "eprints": {}, "link": [{"href": ROW["uri"]}], "reply_to": []},
        "target": [
            {"scope": [ROW["uri"]], "source": ROW["uri"], "pos": {"top": 549.5}, "selector": [RANGE, POSITION, QUOTE]}
        ],
    }
    del old["user_info"]
    fragment = {"type": "FragmentSelector", "conformsTo": "https://tools.ietf.org/html/rfc3236", "value": "p-2"}
    later: dict[str, object] = {
        **ROW,
        "target": [{"source": ROW["uri"], "selector": [fragment, RANGE, POSITION, QUOTE]}],
    }

    assert (only(old).title, only(old).author) == ("lamps.pdf", "keeper@hypothes.is")
    assert only(later).selector == only(old).selector


def test_pdf_and_epub_selectors_stand_in_nobodys_way() -> None:
    page = {"type": "PageSelector", "index": 2, "label": "3"}
    book = {"type": "EPUBContentSelector", "url": "/part.xhtml", "cfi": "/6/8", "title": "The lamp"}
    target = {"source": "urn:x-pdf:0a1b2c", "selector": [page, book, QUOTE]}

    assert only([{**ROW, "target": [target], "user_info": {"display_name": "Ada"}}]).author == "Ada"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Unreadable.EMPTY),
        (b" \n", Unreadable.EMPTY),
        (b"\xff\xfe{", Unreadable.ENCODING),
        (b"{", Unreadable.DAMAGED),
        (b"[" * 100_000, Unreadable.DAMAGED),
        (b"[1, 2]", Unreadable.NOT_ANNOTATIONS),
        (b"7", Unreadable.NOT_ANNOTATIONS),
        (b" " * ((MAX_MIB << 20) + 1), Unreadable.TOO_LARGE),
        (json.dumps([{"uri": "", "target": []}] * 50_001).encode(), Unreadable.LIMITS),
    ],
)
def test_a_file_that_is_none_is_named(data: bytes, reason: Unreadable) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        read_annotations(data, "a.json")

    assert raised.value.reason is reason


def test_calibres_own_endings_are_offered() -> None:
    assert {".calibre_highlights", ".calibre_annotation_collection"} <= set(READ_SUFFIXES)


def test_fields_are_what_they_should_be_or_nothing() -> None:
    assert words({"@value": "x"}) == words(["", 3, "x"]) == words({"en": "x"}) == "x"
    assert (words(3), words({"value": 3}), texts(None), record([])) == ("", "", (), {})
    assert (whole(True), whole(-1), whole(2.0), whole(3)) == (-1, -1, -1, 3)
    assert (moment(7), moment("soon"), moment("0001-01-01T00:00:00+23:00")) == (None, None, None)
    assert moment("2026-01-02T03:04:05") == moment("2026-01-02T03:04:05Z")
