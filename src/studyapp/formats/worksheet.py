"""Writes tests on paper as one HTML file that needs nothing else: sheets first, then their keys, each on its own page.

It keeps to what both browsers and Qt's QTextDocument lay out alike (tables, rules, no CSS boxes), since the PDF is
printed from the same text.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType
from studyapp.domain.card import GAP
from studyapp.domain.card_check import stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.domain.worksheet import Exercise, Worksheet

_STYLE = """
body { font-family: "Noto Sans", "DejaVu Sans", Arial, sans-serif; font-size: 11pt; }
body { color: #000000; background: #ffffff; }
h1 { font-size: 17pt; margin: 0 0 4pt 0; }
p { margin: 2pt 0 4pt 0; }
.head td { padding: 6pt 0; }
.small { font-size: 9pt; color: #444444; }
.key td { padding: 2pt 6pt 4pt 0; }
@media screen { html { max-width: 44em; margin: 2em auto; padding: 0 1em; } }
@page { size: A4; margin: 18mm; }
"""
EXERCISE_ANCHOR = "exercise-"
"""Exercises begin with an anchor of this name and their number, so that who prints knows where not to break a page."""
_GAP_LINE = "_" * 16
_ROW = '<table width="100%" cellspacing="0" cellpadding="0"><tr><td style="{0}">{1}</td></tr></table>'
_LINE = _ROW.format("border-bottom: 1px solid #000000;", "&nbsp;")
"""A rule as wide as the text; Qt draws `<hr>` wider than that."""
_LONGEST_QUOTE = 320


@dataclass(frozen=True, slots=True)
class WorksheetWords:
    """The words of a sheet in the learner's language."""

    language: str = "en"
    name: str = "Name"
    group: str = "Class"
    date: str = "Date"
    points: str = "Points"
    variant: str = "Variant"
    key: str = "Key"
    choose: str = "Tick the right answer."
    judge: str = "True or false? Tick."
    order: str = "Put in order: number the lines from 1."
    match: str = "Match: write the letter."
    fill: str = "Fill the gap."


def worksheet_html(sheets: Sequence[Worksheet], words: WorksheetWords, *, with_keys: bool = True) -> str:
    """Return the file's text; `with_keys` adds a key for each variant behind all sheets."""
    pages = [_sheet(sheet, words) for sheet in sheets]
    if with_keys:
        pages += [_key(sheet, words) for sheet in sheets]
    title = html.escape(sheets[0].title if sheets else "")
    body = "\n".join(
        f'<div style="page-break-before: {"always" if number else "auto"}">{page}</div>'
        for number, page in enumerate(pages)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(words.language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _sheet(sheet: Worksheet, words: WorksheetWords) -> str:
    fields = ((words.name, 26, 50), (words.group, 9, 22), (words.date, 11, 28))
    head = "".join(f'<td width="{share}%">{html.escape(label)}: {"_" * width}</td>' for label, width, share in fields)
    parts = [
        f"<h1>{html.escape(_title(sheet, words))}</h1>",
        f'<table class="head" width="100%" cellspacing="0" cellpadding="0"><tr>{head}</tr></table>',
        f"<p>{html.escape(words.points)}: _______ / {sheet.points}</p>{_LINE}",
        '<p class="small">&nbsp;</p>',
        *(_exercise(exercise, words) for exercise in sheet.exercises),
    ]
    return "\n".join(parts)


def _exercise(exercise: Exercise, words: WorksheetWords) -> str:
    card = exercise.task.card
    instruction = {
        CardType.CHOICE: words.choose,
        CardType.WHO_SAID: words.choose,
        CardType.TRUE_FALSE: words.judge,
        CardType.ORDER: words.order,
        CardType.MATCH: words.match,
        CardType.CLOZE: words.fill,
    }.get(card.type, "")
    points = f'<span class="small">({exercise.task.points})</span>'
    prompt = html.escape(stated(card.type, card.wording.prompt).replace(GAP, _GAP_LINE)).replace("\n", "<br>")
    anchor = f'<a name="{EXERCISE_ANCHOR}{exercise.number}">{exercise.number}.</a>'
    lines = [f"<p><b>{anchor}</b> {prompt} {points}</p>"]
    if instruction and not exercise.lines:
        lines.append(f'<p class="small">{html.escape(instruction)}</p>')
    options = zip(ascii_uppercase, exercise.options, strict=False)
    lines += [f"<p>☐ {letter}&nbsp; {html.escape(option)}</p>" for letter, option in options]
    if exercise.right:
        lines.append(_table(exercise.left, exercise.right))
    else:
        lines += [f"<p>____ &nbsp;{html.escape(item)}</p>" for item in exercise.left]
    lines += [f'<p class="small">&nbsp;</p>{_LINE}'] * exercise.lines
    lines.append("<p><br></p>")
    body = "\n".join(lines)
    return f'<div style="break-inside: avoid">{body}</div>'


def _table(left: Sequence[str], right: Sequence[str]) -> str:
    rows = [
        f'<tr><td width="40%">____ &nbsp;{number}. {html.escape(one)}</td><td>{letter}. {html.escape(other)}</td></tr>'
        for number, (one, other, letter) in enumerate(zip(left, right, ascii_uppercase, strict=False), start=1)
    ]
    return f'<table class="key" cellspacing="0" cellpadding="0" width="100%">{"".join(rows)}</table>'


def _key(sheet: Worksheet, words: WorksheetWords) -> str:
    rows = "".join(_key_rows(sheet.exercises))
    title = html.escape(f"{words.key}: {_title(sheet, words)}")
    return f'<h1>{title}</h1>\n<table class="key" cellspacing="0" cellpadding="0" width="100%">{rows}</table>'


def _key_rows(exercises: Iterable[Exercise]) -> Iterable[str]:
    for exercise in exercises:
        wording = exercise.task.card.wording
        answer = html.escape(exercise.answer)
        if exercise.options:
            answer += f"&nbsp; {html.escape(wording.answer)}"
        others = ", ".join(html.escape(form) for form in wording.accepted if form != wording.answer)
        if others:
            answer += f' <span class="small">({others})</span>'
        words = _short(exercise.task.card.quote)
        quote = f'<br><span class="small">{html.escape(words)}</span>' if words else ""
        yield (
            f'<tr><td width="6%"><b>{exercise.number}.</b></td><td>{answer}{quote}</td>'
            f'<td width="8%" align="right">{exercise.task.points}</td></tr>'
        )


def _short(quote: str) -> str:
    """Return a passage that fits on a key; a card of several facts may rest on half an article."""
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    return f"{quote[: _LONGEST_QUOTE // 2].rpartition(' ')[0]} … {quote[-_LONGEST_QUOTE // 2 :].partition(' ')[2]}"


def _title(sheet: Worksheet, words: WorksheetWords) -> str:
    return f"{sheet.title} – {words.variant} {sheet.letter}" if sheet.letter else sheet.title
