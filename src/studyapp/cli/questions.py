"""How a card is asked in the terminal, and how a typed line becomes an answer. Shared by reviews and tests."""

from __future__ import annotations

import sys
from string import ascii_uppercase
from typing import TYPE_CHECKING

from rich.panel import Panel
from rich.text import Text

from studyapp.domain.analysis import CardType
from studyapp.domain.card import PAIR, items_to_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from studyapp.services.quiz import Question


class StoppedError(Exception):
    """The learner has had enough."""


def ask_line(console: Console, prompt: str) -> str:
    """Return what is typed, without blanks at its ends. Raises StoppedError on "q" and at the end of the input."""
    console.print(Text(prompt), end="")
    console.file.flush()
    line = sys.stdin.readline()
    if not line or line.strip().lower() == "q":
        if not line:
            console.print()
        raise StoppedError
    return line.strip()


def show_prompt(console: Console, question: Question, headings: Sequence[str]) -> None:
    """Print the headings, the prompt, and what there is to choose from, to put in order, or to match."""
    wording = question.card.wording
    if headings:
        console.print(Text(" › ".join(headings), style="dim"))
    prompt = Text(wording.prompt)
    if wording.hint:
        prompt.append(f"  ({wording.hint})", style="dim")
    console.print(Panel(prompt, title=question.card.type.replace("_", " "), title_align="left"))
    first, second = items_to_place(question.card)
    for letter, item in zip(ascii_uppercase, first if second else (), strict=False):
        console.print(Text(f"  {letter}  {item}"))
    for number, option in enumerate(question.options or second or first, 1):
        console.print(Text(f"  {number}  {option}"))


def invitation(question: Question, *, otherwise: str) -> str:
    """Return what the learner is asked to type; `otherwise` says what an empty line does."""
    if question.options:
        return "Your choice: "
    if question.card.type is CardType.ORDER:
        return f"Type the numbers in order, or Enter {otherwise}: "
    if question.card.type is CardType.MATCH:
        return f"Type the numbers that belong to A, B, C …, or Enter {otherwise}: "
    return f"Enter {otherwise}, or type it: "


def answer_of(question: Question, line: str) -> str:
    """Return a typed line in the form of the card's answer: an option's words, the items in order, the pairs."""
    if question.options:
        if line.isdigit() and 0 < int(line) <= len(question.options):
            return question.options[int(line) - 1]
        begun = [option for option in question.options if option[:1].lower() == line[:1].lower()]
        return begun[0] if question.card.type is CardType.TRUE_FALSE and line and begun else line
    first, second = items_to_place(question.card)
    if not first:
        return line
    numbers = [int(digit) for digit in line if digit.isdigit()]
    chosen = [(second or first)[n - 1] for n in numbers if 0 < n <= len(first)]
    if second:
        chosen = [PAIR.join(pair) for pair in zip(first, chosen, strict=False)]
    return "\n".join(chosen)
