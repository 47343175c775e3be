"""How the quiz says intervals, card types, and grades."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from studyapp.domain.analysis import CardType, NoteKind
from studyapp.domain.card import GAP, answer_lines, items_to_place
from studyapp.domain.schedule import Grade

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from studyapp.domain.card import Card

_DAYS_IN_MONTH = 30.44
_DAYS_IN_YEAR = 365.25
_LONGEST_QUOTE = 480
_LONGEST_HEADING = 60


def _tr(text: str) -> str:
    return QCoreApplication.translate("quiz", text)


def type_name(card_type: CardType) -> str:
    """Return what a card type is called."""
    names = {
        CardType.CLOZE: _tr("Fill the gap"),
        CardType.QUESTION: _tr("Question"),
        CardType.DEFINITION: _tr("Name the term"),
        CardType.CHOICE: _tr("Multiple choice"),
        CardType.TRUE_FALSE: _tr("True or false"),
        CardType.WHO_SAID: _tr("Who said it"),
        CardType.MATCH: _tr("Matching"),
        CardType.ORDER: _tr("Put in order"),
        CardType.REVERSE: _tr("Explain"),
    }
    return names[card_type]


def headings_line(headings: Sequence[str]) -> str:
    """Return where a card comes from as one line, outermost first; long headings are cut."""
    most = _LONGEST_HEADING
    return " › ".join(one if len(one) <= most else one[:most].rstrip() + "…" for one in headings)


def grade_name(grade: Grade) -> str:
    """Return what a grade is called."""
    names = {
        Grade.AGAIN: _tr("Again"),
        Grade.HARD: _tr("Hard"),
        Grade.GOOD: _tr("Good"),
        Grade.EASY: _tr("Easy"),
    }
    return names[grade]


def interval_text(interval: timedelta) -> str:
    """Return an interval as a button says it: "1 min", "3 d", "2.5 mo", "1.2 y"."""
    minutes = interval.total_seconds() / 60
    days = minutes / 1440
    if minutes < 60:
        return _tr("{0} min").format(_short(max(minutes, 1)))
    if days < 1:
        return _tr("{0} h").format(_short(minutes / 60))
    if days < _DAYS_IN_MONTH:
        return _tr("{0} d").format(round(days))
    if days < _DAYS_IN_YEAR:
        return _tr("{0} mo").format(_short(days / _DAYS_IN_MONTH))
    return _tr("{0} y").format(_short(days / _DAYS_IN_YEAR))


def prompt_html(card: Card, *, answer_ink: str, revealed: bool, listed: bool = True) -> str:
    """Return the prompt as rich text: the gap in the accent, or the answer in its place.

    `listed` writes below it what is to be put in order or matched.
    """
    text = html.escape(card.wording.prompt)
    left, right = items_to_place(card)
    if left and listed and not revealed:
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        lines = [f"{letters[n % 26]}. {html.escape(item)}" for n, item in enumerate(left)]
        lines += ["", *(f"{n}. {html.escape(item)}" for n, item in enumerate(right, start=1))] if right else []
        text = "<br>".join((text, "", *lines))
    inside = html.escape(card.wording.answer) if revealed else GAP
    gap = f'<span style="color:{answer_ink}; font-weight:600;">{inside}</span>'
    return text.replace(GAP, gap).replace("\n", "<br>")


def passage_html(card: Card, *, answer_ink: str) -> str:
    """Return the passage that proves the card, with the answer, or another form of it, made to stand out.

    Of a very long passage only what stands about the answer is shown.
    """
    quote = html.escape(_about(" ".join(card.quote.split()), card.wording.answer))
    for answer in map(html.escape, (card.wording.answer, *card.wording.accepted)):
        if answer and answer in quote:
            return quote.replace(answer, f'<span style="color:{answer_ink}; font-weight:600;">{answer}</span>', 1)
    return quote


def answer_text(card: Card) -> str:
    """Return the answer over one or several lines; behind each event of an ordering stands its date."""
    dates = {note.option: note.value for note in card.option_notes if note.kind is NoteKind.DATED}
    if card.type is not CardType.ORDER:
        return "\n".join(answer_lines(card))
    items = card.wording.answer.splitlines()
    return "\n".join(
        f"{line} – {dates[item]}" if item in dates else line
        for line, item in zip(answer_lines(card), items, strict=True)
    )


def _about(quote: str, answer: str) -> str:
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    at = max(0, quote.find(answer))
    start = max(0, min(at - _LONGEST_QUOTE // 2, len(quote) - _LONGEST_QUOTE))
    shown = quote[start : start + _LONGEST_QUOTE]
    return ("…" if start else "") + shown + ("…" if start + _LONGEST_QUOTE < len(quote) else "")


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0") if number < 10 else str(round(number))
