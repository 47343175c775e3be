"""`studyapp review`: a study session in the terminal, with the keys of the window. Each answer is a line."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from rich.text import Text

from studyapp.cli.arguments import OK, tell
from studyapp.cli.messages import describe
from studyapp.cli.packs import install_preloaded
from studyapp.cli.questions import StoppedError, answer_of, ask_line, invitation, show_prompt
from studyapp.cli.session import opened, terminal
from studyapp.cli.test_session import TEST_SIZE, hold_test
from studyapp.domain.analysis import Tier
from studyapp.domain.card import answer_lines
from studyapp.domain.errors import StudyError
from studyapp.domain.schedule import Grade, StudyKind

if TYPE_CHECKING:
    import argparse
    from datetime import timedelta

    from rich.console import Console

    from studyapp.app import App
    from studyapp.cli.arguments import Commands
    from studyapp.domain.document import DocumentId
    from studyapp.services.quiz import Question

_DESCRIPTION = """\
Study in the terminal: what is due first, then new cards, within the daily limits.

  Enter          show the answer; or type it, and it is compared
  1, 2, 3 …      choose an option; for events to put in order, all numbers: 3 1 2
  1 2 3 4        grade: Again, Hard, Good, Easy (Enter takes the one in brackets)
  u              undo the last answer
  q              stop; everything is kept

With --test nothing is said until the end, and the schedule stays as it is; then comes a report.
"""
_EXAMPLES = """\
examples:
  studyapp review                       everything that waits
  studyapp review "After the Fall"      one document: the first letters of its id or title
  studyapp review 6bc613ff --approve    first take its recommended cards into the schedule
  studyapp review --practice            go through all cards without touching the schedule
  studyapp review --test 20             twenty questions, then a report with the passage for each miss
"""
_NAMES = {Grade.AGAIN: "Again", Grade.HARD: "Hard", Grade.GOOD: "Good", Grade.EASY: "Easy"}
_MOST_MS = 120_000
"""Whoever takes longer has been called away."""


def add_to(commands: Commands) -> None:
    """Add the command to the grammar."""
    parser = commands.add("review", "study due and new cards in the terminal", _DESCRIPTION, _EXAMPLES, run)
    parser.add_argument("document", nargs="?", metavar="DOCUMENT", help="the first letters of an id or a title")
    parser.add_argument("--approve", action="store_true", help="first approve the recommended cards")
    parser.add_argument("--practice", action="store_true", help="all cards, without touching the schedule")
    parser.add_argument(
        "--test", nargs="?", type=int, const=TEST_SIZE, metavar="N", help=f"a test of N cards, {TEST_SIZE} by default"
    )


class _Options:
    """What `add_to` asks for."""

    document: str | None
    approve: bool
    practice: bool
    test: int | None


@dataclass(frozen=True, slots=True)
class _Tally:
    """The answers of this session."""

    answers: int
    passed: int


def run(arguments: argparse.Namespace) -> int:
    """Hold a study session; returns the exit status."""
    options = cast("_Options", arguments)
    console = terminal()
    with opened(arguments) as app:
        install_preloaded(app)
        document_id = app.library.find(options.document) if options.document else None
        if options.approve:
            _approve(app, document_id)
        if options.test is not None:
            hold_test(app, console, document_id, max(1, options.test))
            return OK
        tally = _Session(app, console, document_id, practice=options.practice).hold()
        _say_goodbye(app, console, document_id, tally)
    return OK


def _approve(app: App, document_id: DocumentId | None) -> None:
    documents = [document_id] if document_id else [document.id for document in app.library.documents()]
    for each in documents:
        app.quiz.approve(tuple(card.id for card in app.quiz.suggestions(each) if card.tier is Tier.AUTO))


def _say_goodbye(app: App, console: Console, document_id: DocumentId | None, tally: _Tally) -> None:
    if tally.answers:
        console.print(f"{tally.answers} answers, {tally.passed / tally.answers:.0%} remembered. Everything is kept.")
        return
    counts = app.quiz.counts(document_id)
    if counts.new or counts.learning or counts.due:
        console.print("Nothing was answered.")
    elif suggested := app.quiz.suggested(document_id):
        console.print(
            f"No card waits, but {suggested} suggested ones are not approved yet: "
            "studyapp review --approve takes the recommended ones."
        )
    else:
        console.print("Nothing waits. Come back tomorrow, or go through everything with: studyapp review --practice")


class _Session:
    """Asks one question after the other until none is left or the learner stops."""

    def __init__(self, app: App, console: Console, document_id: DocumentId | None, *, practice: bool) -> None:
        self._app = app
        self._console = console
        self._document_id = document_id
        self._practice = practice
        self._passed: list[bool] = []
        self._practised: set[str] = set()

    def hold(self) -> _Tally:
        """Run the session and return what was answered."""
        try:
            while (question := self._next()) is not None:
                self._ask(question)
        except (StoppedError, KeyboardInterrupt):
            pass
        return _Tally(len(self._passed), sum(self._passed))

    def _next(self) -> Question | None:
        """Return what is due, then what is new (either after learning cards whose step is over), then those ahead."""
        if self._practice:
            question = self._app.quiz.next_question(self._document_id, StudyKind.PRACTICE)
            return question if question is not None and question.card.id not in self._practised else None
        due = self._app.quiz.counts(self._document_id).due
        return self._app.quiz.next_question(self._document_id, StudyKind.REVIEW if due else StudyKind.LEARN)

    def _ask(self, question: Question) -> None:
        started = time.monotonic()
        self._show_prompt(question)
        given = self._line(invitation(question, otherwise="shows the answer"))
        grade = None if given.lower() == "u" else self._grade(question, self._show_answer(question, given))
        if grade is None:
            self._undo()
            return
        duration_ms = min(_MOST_MS, round((time.monotonic() - started) * 1000))
        self._app.quiz.answer(
            question.card.id, grade, kind=question.kind, duration_ms=duration_ms, asked_at=question.asked_at
        )
        self._practised.add(question.card.id)
        self._passed.append(grade is not Grade.AGAIN)

    def _show_prompt(self, question: Question) -> None:
        counts = self._app.quiz.counts(self._document_id)
        self._console.print()
        self._console.print(
            f"[cyan]{counts.new} new[/] · [red]{counts.learning} learning[/] · [green]{counts.due} due[/]"
        )
        show_prompt(self._console, question, self._app.study.headings(question.card))

    def _show_answer(self, question: Question, given: str) -> Grade:
        """Show what is right and where it stands, and return the grade that suggests itself."""
        right = self._app.study.judge(question.card, answer_of(question, given), 0).right if given else None
        mark = {True: ("✓ ", "bold green"), False: ("✗ ", "bold red"), None: ("", "")}[right]
        self._console.print(Text.assemble(mark, ("\n".join(answer_lines(question.card)), "bold")))
        if question.card.quote:
            self._console.print(Text(f"  “{question.card.quote.strip()}”", style="dim"))
        return Grade.AGAIN if right is False else Grade.GOOD

    def _grade(self, question: Question, proposed: Grade) -> Grade | None:
        """Ask for the grade; None asks to undo instead."""
        shows = self._app.settings_file.current.show_intervals and question.kind is not StudyKind.PRACTICE
        parts = [
            f"{preview.grade.value} {_NAMES[preview.grade]}" + (f" {_interval(preview.interval)}" if shows else "")
            for preview in question.previews
        ]
        while True:
            given = self._line(f"{'   '.join(parts)}   [{proposed.value}] ").lower()
            if given == "u":
                return None
            if not given:
                return proposed
            if given in {"1", "2", "3", "4"}:
                return Grade(int(given))

    def _undo(self) -> None:
        if self._app.history.undo_name() != "quiz.answer":
            self._console.print("There is no answer to undo.")
            return
        try:
            self._app.history.undo()
        except StudyError as error:
            tell(describe(error))
            return
        if self._passed:
            self._passed.pop()
        self._practised.clear()
        self._console.print("The last answer was taken back.")

    def _line(self, prompt: str) -> str:
        return ask_line(self._console, prompt)


def _interval(interval: timedelta) -> str:
    """Say an interval as on a button: <1 min, 10 min, 3 h, 4 d, 5 mo, 2.1 y."""
    minutes = interval.total_seconds() / 60
    for size, unit in ((60 * 24 * 365, "y"), (60 * 24 * 30, "mo"), (60 * 24, "d"), (60, "h")):
        if minutes >= size:
            amount = minutes / size
            return f"{amount:.1f} {unit}" if unit in {"y", "mo"} else f"{amount:.0f} {unit}"
    return f"{minutes:.0f} min" if minutes >= 1 else "<1 min"
