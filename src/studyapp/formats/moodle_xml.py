"""Cards as Moodle XML: multichoice, truefalse, shortanswer and matching questions.

The rules are those of Moodle's documentation, "Moodle XML format". Each question keeps the card's id as its ID number,
and the passage as its general feedback.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType
from studyapp.domain.card import PAIR
from studyapp.formats.plain_xml import add, data_of, root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.exchange_out import OutCard
    from studyapp.formats.plain_xml import Element

_NAME = 80


def write_moodle(cards: Sequence[OutCard]) -> bytes:
    """Return one quiz with a category for each document."""
    quiz = root("quiz")
    title = None
    for out in cards:
        if out.document_title != title:
            title = out.document_title
            path = "$course$/top/" + " ".join(title.replace("/", "//").split())
            add(add(add(quiz, "question", type="category"), "category"), "text", path)
        _question(quiz, out)
    return data_of(quiz)


def _question(quiz: Element, out: OutCard) -> None:
    card = out.card
    kind = _KINDS.get(card.type, "shortanswer")
    if kind == "truefalse" and card.wording.answer not in {"True", "False"}:
        kind = "shortanswer"
    if kind == "multichoice" and not card.wording.distractors:
        kind = "shortanswer"
    question = add(quiz, "question", type=kind)
    name = " ".join(card.wording.prompt.split())[:_NAME]
    add(add(question, "name"), "text", name)
    _html(question, "questiontext", card.wording.prompt)
    proof = f"“{' '.join(card.quote.split())}”" if card.quote else ""
    _html(question, "generalfeedback", " — ".join(filter(None, (proof, out.place))))
    add(question, "defaultgrade", "1")
    add(question, "penalty", "0.3333333")
    add(question, "hidden", "0")
    add(question, "idnumber", card.id)
    {"truefalse": _truth, "multichoice": _choice, "matching": _matching, "shortanswer": _short}[kind](question, out)


def _truth(question: Element, out: OutCard) -> None:
    for value in ("true", "false"):
        _answer(question, value, right=out.card.wording.answer.lower() == value)


def _choice(question: Element, out: OutCard) -> None:
    add(question, "single", "true")
    add(question, "shuffleanswers", "true")
    add(question, "answernumbering", "abc")
    wording = out.card.wording
    _answer(question, html.escape(wording.answer, quote=False), right=True, markup="html")
    for option in wording.distractors:
        _answer(question, html.escape(option, quote=False), right=False, markup="html")


def _short(question: Element, out: OutCard) -> None:
    add(question, "usecase", "0")
    for answer in dict.fromkeys((out.card.wording.answer, *out.card.wording.accepted)):
        _answer(question, answer.replace("*", "\\*"), right=True)  # a bare * stands for anything


def _matching(question: Element, out: OutCard) -> None:
    add(question, "shuffleanswers", "true")
    lines = out.card.wording.answer.splitlines()
    is_order = out.card.type is CardType.ORDER
    for number, line in enumerate(lines, 1):
        left, _, right = (f"{number}.", "", line) if is_order else line.partition(PAIR)
        part = _html(question, "subquestion", left)
        add(add(part, "answer"), "text", right)


def _answer(question: Element, text: str, *, right: bool, markup: str = "moodle_auto_format") -> None:
    answer = add(question, "answer", fraction="100" if right else "0", format=markup)
    add(answer, "text", text)
    add(add(answer, "feedback", format="html"), "text")


def _html(parent: Element, tag: str, words: str) -> Element:
    part = add(parent, tag, format="html")
    add(part, "text", f"<p>{html.escape(words, quote=False)}</p>".replace("\n", "<br>") if words else "")
    return part


_KINDS = {
    CardType.CHOICE: "multichoice",
    CardType.TRUE_FALSE: "truefalse",
    CardType.MATCH: "matching",
    CardType.ORDER: "matching",
}
