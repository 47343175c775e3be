"""Writes annotations for people: Markdown, one HTML file that needs no other, and CSV for tables.

Each has the quoted passage, the note, and where it stands: document, section, printed page.
"""

from __future__ import annotations

import csv
import io
import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from studyapp.domain.annotation import AnnotationKind
from studyapp.formats.web_annotation import moment_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from studyapp.domain.annotation import Annotation
    from studyapp.domain.annotation_exchange import AnnotatedDocument, Placed

type Labels = Mapping[int, str]
"""What the colours mean to the learner, where they said so."""

COLOR_NAMES = ("yellow", "green", "blue", "pink", "orange", "violet", "teal", "grey")
COLUMNS = (
    "document", "section", "page", "passage", "note", "tags", "kind", "color", "label", "author", "created",
    "modified", "start", "end", "id",
)  # fmt: skip
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TINTS = ("#ffe066", "#8ce99a", "#74c0fc", "#faa2c1", "#ffc078", "#b197fc", "#66d9e8", "#ced4da")
_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.55 Georgia, serif; }
h1 { margin: 2.5rem 0 .25rem; font-size: 1.6rem; } h2 { margin: 2rem 0 .75rem; font-size: 1.15rem; }
p.about, p.place { margin: .25rem 0; font: .8rem/1.4 system-ui, sans-serif; opacity: .7; }
article { margin: 0 0 1.4rem; padding: .1rem 0 .1rem 1rem; border-inline-start: 5px solid; break-inside: avoid; }
blockquote { margin: 0; white-space: pre-line; } .underline blockquote { text-decoration: underline 2px; }
.note { margin: .5rem 0 0; white-space: pre-wrap; font-family: system-ui, sans-serif; }
"""


def write_markdown(documents: Sequence[AnnotatedDocument], labels: Labels) -> str:
    """Return headings for documents and sections, and a quotation for each passage."""
    lines: list[str] = []
    for document in documents:
        lines += [f"# {_plain(document.title)}", ""]
        if about := _about(document):
            lines += [_plain(about), ""]
        for section, placed in groupby(document.items, key=_section):
            if section:
                lines += [f"## {_plain(section)}", ""]
            for one in placed:
                lines += _markdown_item(one, labels)
    return "\n".join(lines).rstrip("\n") + "\n"


def write_html(documents: Sequence[AnnotatedDocument], labels: Labels) -> str:
    """Return a page without scripts, pictures or links to anything outside it."""
    title = documents[0].title if len(documents) == 1 else "Annotations"
    tints = "".join(f".c{number} {{ border-color: {tint}; }}\n" for number, tint in enumerate(_TINTS, 1))
    body = "\n".join(part for document in documents for part in _html_document(document, labels))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(documents[0].language or "en") if documents else "en"}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}{tints}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def write_csv(documents: Sequence[AnnotatedDocument], labels: Labels) -> str:
    """Return a table with `COLUMNS`. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for document in documents:
        for placed in document.items:
            one = placed.annotation
            place = ("", "") if one.span is None else (str(one.span.start), str(one.span.end))
            table.writerow(
                _harmless(cell)
                for cell in (
                    document.title, placed.section, placed.page, one.selector.quote, one.note, ", ".join(one.tags),
                    one.kind.value, COLOR_NAMES[one.color - 1], labels.get(one.color, ""), one.author,
                    moment_text(one.created_at), moment_text(one.modified_at), *place, one.id,
                )
            )  # fmt: skip
    return out.getvalue()


def _markdown_item(placed: Placed, labels: Labels) -> list[str]:
    one = placed.annotation
    lines = [f"> {_plain(line)}".rstrip() for line in one.selector.quote.split("\n")]
    lines.append("")
    if one.note:
        lines += [*one.note.split("\n"), ""]
    said = [f"*{_plain(_place(placed, labels))}*", *(f"\x23{tag.replace(' ', '-')}" for tag in one.tags)]
    return [*lines, " ".join(said), ""]


def _html_document(document: AnnotatedDocument, labels: Labels) -> Iterator[str]:
    yield f'<h1 dir="auto">{escape(document.title)}</h1>'
    if about := _about(document):
        yield f'<p class="about" dir="auto">{escape(about)}</p>'
    for section, placed in groupby(document.items, key=_section):
        if section:
            yield f'<h2 dir="auto">{escape(section)}</h2>'
        for one in placed:
            yield _html_item(one.annotation, _place(one, labels))


def _html_item(one: Annotation, place: str) -> str:
    note = f'<p class="note" dir="auto">{escape(one.note)}</p>' if one.note else ""
    tags = "".join(f" \x23{escape(tag)}" for tag in one.tags)
    return (
        f'<article class="c{one.color} {one.kind.value}"><blockquote dir="auto">{escape(one.selector.quote)}'
        f'</blockquote>{note}<p class="place" dir="auto">{escape(place)}{tags}</p></article>'
    )


def _about(document: AnnotatedDocument) -> str:
    parts = [", ".join(document.authors), document.publisher, document.date, document.address]
    return " · ".join(part for part in parts if part)


def _place(placed: Placed, labels: Labels) -> str:
    one = placed.annotation
    parts = [f"p. {placed.page}" if placed.page else "", labels.get(one.color) or COLOR_NAMES[one.color - 1]]
    if one.kind is not AnnotationKind.HIGHLIGHT:
        parts.append(one.kind.value)
    if one.orphaned:
        parts.append("passage is gone")
    parts += [f"by {one.author}" if one.author else "", one.created_at.date().isoformat()]
    return " · ".join(part for part in parts if part)


def _section(placed: Placed) -> str:
    return placed.section


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _LINE_START.sub(_escaped, _MARKDOWN.sub(r"\\\1", text))


def _escaped(match: re.Match[str]) -> str:
    """Put a backslash before what would begin a list or underline a heading: before the sign, not the number."""
    marker = match[2]
    return f"{match[1]}{marker[:-1]}\\{marker[-1]}"


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
