"""Single parts that a file of another machine tells, sound ones and odd ones, as rows here."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from studyapp.domain.analysis import EntityKey
from studyapp.domain.annotation import AnnotationKind
from studyapp.domain.document import DateSource, Mode
from studyapp.domain.entity import Correction, CorrectionKind
from studyapp.domain.made import (
    BudgetMade,
    DateMade,
    LineMade,
    LookMade,
    Made,
    MadeKind,
    MarkMade,
    ModeMade,
    PositionMade,
    RuleMade,
    TitleMade,
    WordsMade,
    line_part,
    rule_part,
    tag_part,
)
from studyapp.domain.progress_file import LearnerId, Machine, MachineId
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span
from studyapp.services.annotations import new_id
from studyapp.store import tables
from studyapp.store.made_reading import read_made
from tests.examples import TEXT, SetClock, example_document
from tests.services.computers import Computer, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studyapp.domain.made import MadeValue
    from studyapp.store.progress_uniting import United

DOCUMENT = example_document().id
LATER = 1 << 45
PLACE = Selector.of(Span(18, 32), TEXT)
HEAD = MarkMade(DOCUMENT, 5, 5)


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    with ExitStack() as stack:
        made = opened(stack, tmp_path, 1, SetClock()).computers[0]
        made.with_document()
        yield made


def take(computer: Computer, *parts: Made) -> United:
    file = computer.store.whole(Machine(MachineId("other"), LearnerId("me")), computer.clock())
    file = replace(file, made=parts, shared=(), answers=())
    return computer.store.unite(file, never, computer.clock())


def never(*_: object) -> None:
    """No card has an answer here."""
    raise AssertionError


def mark(key: str, *others: tuple[MadeKind, MadeValue]) -> list[Made]:
    return [Made(kind, "", key, LATER, value) for kind, value in ((MadeKind.MARK, HEAD), *others)]


def test_a_mark_without_a_place_is_left_and_one_without_a_look_is_a_plain_highlight(computer: Computer) -> None:
    first, second = new_id(), new_id()
    united = take(computer, *mark(first, (MadeKind.NOTE, WordsMade("nowhere"))), *mark(second, (MadeKind.PLACE, PLACE)))
    (found,) = computer.marks()
    assert united.made == 1
    assert (found.id, found.kind, found.color, found.note) == (second, AnnotationKind.HIGHLIGHT, 1, "")
    assert found.span == Span(18, 32)


def test_a_mark_of_a_document_that_is_not_here_waits(computer: Computer) -> None:
    head = replace(HEAD, document_id=type(DOCUMENT)("0" * 20))
    united = take(computer, Made(MadeKind.MARK, "", new_id(), LATER, head))
    assert (united.made, len(united.waiting), computer.marks()) == (0, 1, ())


def test_a_mark_that_was_moved_looks_other_and_has_another_note_is_all_of_it_here(computer: Computer) -> None:
    key = new_id()
    computer.annotations.add(DOCUMENT, Span(0, 11), annotation_id=key, tags=("sea", "town"))
    before = computer.marks()
    parts = mark(
        key,
        (MadeKind.PLACE, PLACE),
        (MadeKind.LOOK, LookMade(AnnotationKind.UNDERLINE, 6)),
        (MadeKind.NOTE, WordsMade("moved")),
    )
    tags = (("sea", WordsMade("SEA")), ("town", None), ("new", WordsMade("new")))
    parts += [Made(MadeKind.TAG, "", tag_part(key, name), LATER, value) for name, value in tags]
    assert take(computer, *parts).made == 1
    (found,) = computer.marks()
    assert (found.span, found.kind, found.color) == (Span(18, 32), AnnotationKind.UNDERLINE, 6)
    assert (found.note, set(found.tags)) == ("moved", {"SEA", "new"})
    assert take(computer, *parts).made == 0
    computer.history.undo()
    assert computer.marks() == before


def test_a_part_of_a_mark_that_was_taken_away_changes_nothing(computer: Computer) -> None:
    key = new_id()
    computer.annotations.add(DOCUMENT, Span(0, 11), annotation_id=key, note="kept")
    before = computer.marks()
    head = Made(MadeKind.MARK, "", key, 0, HEAD)
    assert take(computer, head, Made(MadeKind.NOTE, "", key, LATER, None)).made == 0
    assert computer.marks() == before


def test_what_was_said_of_a_document_is_said_here_and_undone_together(computer: Computer) -> None:
    def facts() -> tuple[object, ...]:
        document = tables.document.c
        columns = (document.title, document.date, document.date_source, document.date_start, document.mode)
        with computer.database.read() as connection:
            return tuple(connection.execute(select(*columns)).one())

    before = facts()
    values: dict[MadeKind, MadeValue] = {
        MadeKind.TITLE: TitleMade("Another title", own=True),
        MadeKind.DATE: DateMade(date(2019, 5, 3), DateSource.GIVEN, Span(1, 4)),
        MadeKind.MODE: ModeMade(Mode.NARRATIVE),
    }
    parts = [Made(kind, DOCUMENT, "", LATER, value) for kind, value in values.items()]
    assert take(computer, *parts, Made(MadeKind.BUDGET, DOCUMENT, "", LATER, BudgetMade(9))).made == 4
    assert facts() == ("Another title", "2019-05-03", DateSource.GIVEN, 1, Mode.NARRATIVE)
    assert computer.curation.budget(DOCUMENT).per_thousand_words == 9
    computer.history.undo()
    assert facts() == before
    assert computer.curation.budget(DOCUMENT).per_thousand_words is None
    again = [replace(each, value=DateMade(None, DateSource.GIVEN)) for each in parts[1:2]]
    take(computer, *again, Made(MadeKind.MODE, DOCUMENT, "", LATER, ModeMade(None)))
    assert facts()[1:] == (None, DateSource.GIVEN, None, None)


def test_a_correction_that_is_here_already_or_never_was_is_no_news(computer: Computer) -> None:
    rule = Correction(CorrectionKind.RENAME, EntityKey("osby"), "Old Osby")
    part = Made(MadeKind.GLOSSARY_RULE, DOCUMENT, rule_part(rule, 9), 9, RuleMade(rule, 9))
    assert take(computer, part).made == 1
    assert take(computer, replace(part, at=10)).made == 0
    assert take(computer, replace(part, key=rule_part(rule, 10), at=10, value=None)).made == 0
    assert take(computer, replace(part, at=11, value=None)).made == 1
    with computer.database.read() as connection:
        assert connection.execute(select(tables.correction)).all() == []


def test_reading_goes_on_in_the_same_text_only(computer: Computer) -> None:
    sha256 = next(made.value.text_sha256 for made in undecided(computer) if isinstance(made.value, PositionMade))
    for told, expected in ((PositionMade(40, "0" * 64), 0), (PositionMade(50, sha256), 50)):
        take(computer, Made(MadeKind.POSITION, DOCUMENT, "", LATER, told))
        with computer.database.read() as connection:
            assert connection.execute(select(tables.document.c.position)).scalar_one() == expected


def undecided(computer: Computer) -> tuple[Made, ...]:
    with computer.database.read() as connection:
        return read_made(connection, undecided=True)


def test_a_line_of_a_card_that_is_not_here_waits_and_one_that_is_no_reset_moves_nothing(computer: Computer) -> None:
    card_id = computer.curation.cards(DOCUMENT)[0].id
    moved = LineMade(0, 5, 3, 2500, 0, 4)
    parts = [Made(MadeKind.LINE, "", line_part(each, 77), 0, moved) for each in (card_id, "anki-none")]
    take(computer, *parts)
    assert [made.key for made in computer.made() if made.kind is MadeKind.LINE] == [line_part(card_id, 77)]
    take(computer, *(replace(part, at=5, value=None) for part in parts))
    assert [made.value for made in computer.made() if made.kind is MadeKind.LINE] == [None]
