"""A test in the terminal: nothing is said until the end, nothing moves the schedule; then a report."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rich.text import Text

from studyapp.cli.questions import StoppedError, answer_of, ask_line, invitation, show_prompt
from studyapp.domain.card import PAIR, answer_lines
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.domain.study import TestAnswer, TestReport

if TYPE_CHECKING:
    from rich.console import Console

    from studyapp.app import App
    from studyapp.domain.card import CardId
    from studyapp.domain.document import DocumentId

TEST_SIZE = 10


def hold_test(app: App, console: Console, document_id: DocumentId | None, count: int) -> None:
    """Ask at most `count` cards and print the report; whoever stops gets the report of what was answered."""
    cards = app.study.test(document_id, count)
    answers: list[TestAnswer] = []
    try:
        for number, card_id in enumerate(cards, 1):
            answers.append(_ask(app, console, card_id, f"{number} of {len(cards)}"))
    except (StoppedError, KeyboardInterrupt):
        pass
    if answers:
        _report(console, TestReport(tuple(answers)))
    else:
        console.print("Nothing was answered." if cards else "There are no approved cards to be tested on.")


def _ask(app: App, console: Console, card_id: CardId, place: str) -> TestAnswer:
    question = app.study.question(card_id, StudyKind.TEST)
    started = time.monotonic()
    console.print()
    console.print(Text(place, style="dim"))
    show_prompt(console, question, app.study.headings(question.card))
    given = answer_of(question, ask_line(console, invitation(question, otherwise="goes on")))
    answer = app.study.judge(question.card, given, round((time.monotonic() - started) * 1000))
    grade = Grade.GOOD if answer.right else Grade.AGAIN
    chosen = given if question.options else ""
    asked = question.card.wording
    app.quiz.answer(card_id, grade, kind=StudyKind.TEST, duration_ms=answer.duration_ms, chosen=chosen, worded=asked)
    return answer


def _report(console: Console, report: TestReport) -> None:
    console.print()
    console.print(Text(f"{report.right} of {len(report.answers)} right", style="bold"))
    for answer in report.misses:
        given = ", ".join(answer.given.replace(PAIR, " → ").splitlines()) or "no answer"
        console.print()
        console.print(Text(answer.card.wording.prompt))
        console.print(Text(f"  ✗ {given}", style="red"))
        console.print(Text("  ✓ " + ", ".join(answer_lines(answer.card)), style="bold"))
        if answer.card.quote:
            console.print(Text(f"  “{answer.card.quote.strip()}”", style="dim"))
