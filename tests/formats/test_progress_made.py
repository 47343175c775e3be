"""What a learner made beside cards, in files for the learner's other computer."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import cast

import pytest

from studyapp.domain.analysis import EntityKey
from studyapp.domain.annotation import AnnotationKind
from studyapp.domain.document import DateSource, DocumentId, Mode
from studyapp.domain.entity import Correction, CorrectionKind
from studyapp.domain.event_corrections import EventCorrectionKind, Passage
from studyapp.domain.made import (
    BudgetMade,
    DateMade,
    EventRuleMade,
    LineMade,
    LookMade,
    Made,
    MadeKind,
    MarkMade,
    ModeMade,
    OwnEventMade,
    PositionMade,
    RuleMade,
    TitleMade,
    WordsMade,
    event_rule_key,
    event_rule_part,
    is_sound,
    line_part,
    rule_part,
    tag_part,
    wins,
)
from studyapp.domain.progress_file import (
    Detail,
    FileFault,
    LearnerId,
    Machine,
    MachineId,
    ProgressFault,
    ProgressFile,
)
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span
from studyapp.formats.progress_file import read_progress, write_progress
from studyapp.formats.progress_rows import MisfitError, flag_of, number_of, row_of, rows_of, span_of, text_of

DOCUMENT = DocumentId("0123456789abcdef0123")
RULE = Correction(CorrectionKind.RENAME, EntityKey("osby"), "Osby \U0001f6a2")
EVENT_RULE = event_rule_part("e1", EventCorrectionKind.HIDE)
PASSAGE = Passage("quote", "before ", " behind", 7)
PARTS = (
    Made(MadeKind.MARK, "", "m1", 5, MarkMade(DOCUMENT, 1, 2, "Ada")),
    Made(MadeKind.LOOK, "", "m1", 5, LookMade(AnnotationKind.UNDERLINE, 8)),
    Made(MadeKind.NOTE, "", "m1", 5, WordsMade("e\u0301 שלום\n")),
    Made(MadeKind.PLACE, "", "m1", 5, Selector("quote", "", "", 3, 8)),
    Made(MadeKind.TAG, "", tag_part("m1", "sea"), 5, WordsMade("Sea")),
    Made(MadeKind.TAG, "", tag_part("m1", "town"), 6, None),
    Made(MadeKind.MARK, "", "m2", 6, None),
    Made(MadeKind.LABEL, "", "3", 1, WordsMade("Doubtful")),
    Made(MadeKind.GLOSSARY_RULE, DOCUMENT, rule_part(RULE, 9), 9, RuleMade(RULE, 9)),
    Made(MadeKind.EVENT_RULE, DOCUMENT, EVENT_RULE, 9, EventRuleMade("1", "label", "quote", 9)),
    Made(MadeKind.OWN_EVENT, DOCUMENT, "own-1", 9, OwnEventMade("label", "1902", PASSAGE, ("osby",), 9)),
    Made(MadeKind.TITLE, DOCUMENT, "", 9, TitleMade("Title", own=True)),
    Made(MadeKind.DATE, DOCUMENT, "", 9, DateMade(date(2019, 5, 3), DateSource.GIVEN, Span(1, 4))),
    Made(MadeKind.MODE, DOCUMENT, "", 9, ModeMade(Mode.NARRATIVE)),
    Made(MadeKind.POSITION, DOCUMENT, "", 9, PositionMade(77, "0" * 64)),
    Made(MadeKind.BUDGET, DOCUMENT, "part-1", 9, BudgetMade(12)),
    Made(MadeKind.LINE, "", line_part("anki-1", 1_700_000_000_000), 0, LineMade(0, -60, 9, 0, 0, 4)),
    Made(MadeKind.LINE, "", line_part("anki-1", 1_700_000_000_009), 7, None),
)


def whole(*made: Made) -> ProgressFile:
    machine = Machine(MachineId("m"), LearnerId("l"))
    return ProgressFile(machine, Detail.WHOLE, datetime(2026, 1, 2, tzinfo=UTC), (), (), made=made)


def with_rows(rows: object) -> bytes:
    """A file whose `made.json` holds these rows, and says so."""
    with zipfile.ZipFile(io.BytesIO(write_progress(whole()))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["made.json"] = json.dumps(rows).encode()
    manifest = json.loads(members["manifest.json"])
    told = [hashlib.sha256(members["made.json"]).hexdigest(), len(members["made.json"])]
    manifest["members"]["made.json"] = told
    members["manifest.json"] = json.dumps(manifest).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_every_kind_of_part_comes_back_as_it_went() -> None:
    assert {made.kind for made in PARTS} == set(MadeKind)
    assert read_progress("x", write_progress(whole(*PARTS))) == whole(*PARTS)


def test_the_same_parts_give_the_same_bytes() -> None:
    assert write_progress(whole(*PARTS)) == write_progress(whole(*PARTS))


@pytest.mark.parametrize(
    "row",
    [
        ["mark", "", "m1", 5],
        ["nothing", "", "m1", 5, None],
        ["mark", "", "m1", -5, None],
        ["mark", "", "m1", 1 << 60, None],
        ["mark", "", "m1", 5.5, None],
        ["mark", "", "m1", True, None],
        ["mark", "", 7, 5, None],
        ["mark", "", "\ud800", 5, None],
        ["mark", "", "m1", 5, {"document_id": "d", "created_at": -1, "modified_at": 2}],
        ["mark", "", "m1", 5, {"document_id": "d"}],
        ["look", "", "m1", 5, {"kind": "highlight", "color": 9}],
        ["look", "", "m1", 5, {"kind": "glow", "color": 1}],
        ["note", "", "m1", 5, {"words": "x" * 200_001}],
        ["note", "", "m1", 5, ["words"]],
        ["place", "", "m1", 5, {"quote": "", "prefix": "", "suffix": "", "start": 0, "end": 0}],
        ["place", "", "m1", 5, {"quote": "q", "prefix": "", "suffix": "", "start": 4, "end": 3}],
        ["place", "", "m1", 5, {"quote": "q" * 20_001, "prefix": "", "suffix": "", "start": 4, "end": 5}],
        ["label", "", "9", 5, {"words": "x"}],
        ["glossary-rule", "d", "other", 5, {"rule": {"kind": "hide", "target": "t", "value": "1"}, "created_at": 1}],
        ["event-rule", "d", "no kind", 5, None],
        ["own-event", "d", "k", 5, {"label": "l", "edtf": "", "passage": {"quote": "q", "prefix": "", "suffix": "",
                                    "start": -4}, "entities": [], "created_at": 1}],
        ["title", "d", "", 5, None],
        ["date", "d", "", 5, {"day": "soon", "source": "given"}],
        ["position", "d", "", 5, {"position": -1, "text_sha256": ""}],
        ["budget", "d", "", 5, {"cards": 1 << 60}],
        "row",
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_damage(row: object) -> None:
    assert read_progress("x", with_rows([row])) == FileFault("x", ProgressFault.DAMAGED)


@pytest.mark.parametrize("rows", [{}, None, 3])
def test_a_member_that_is_no_list_is_damage(rows: object) -> None:
    assert read_progress("x", with_rows(rows)) == FileFault("x", ProgressFault.DAMAGED)


@pytest.mark.parametrize("read", [text_of, number_of, flag_of, row_of, span_of])
def test_a_value_of_another_shape_is_refused(read: object) -> None:
    with pytest.raises(MisfitError):
        cast("type", read)(object())
    with pytest.raises(MisfitError):
        span_of([4, 3])
    with pytest.raises(MisfitError):
        rows_of(b"[NaN]")


def test_what_was_decided_last_wins_and_equal_moments_have_one_winner() -> None:
    first, second = PARTS[2], replace(PARTS[2], value=WordsMade("zz"))

    assert wins(first, None)
    assert wins(replace(first, at=6), second)
    assert not wins(replace(first, at=4), second)
    assert wins(first, second) is not wins(second, first)
    assert not wins(first, first)
    assert wins(first, replace(first, value=None))
    assert not wins(replace(first, value=None), first)
    assert not wins(replace(first, at=0), replace(second, at=0))


def test_what_follows_from_each_machines_text_makes_no_difference() -> None:
    for made, other in (
        (PARTS[3], Selector("quote", "x", "y", 30, 35)),
        (PARTS[9], EventRuleMade("1", "label", "as it stands there", 9)),
        (PARTS[10], OwnEventMade("label", "1902", None, ("osby",), 9)),
        (Made(MadeKind.DATE, DOCUMENT, "", 1, DateMade(None, DateSource.NONE)), DateMade(None, DateSource.TEXT)),
    ):
        theirs = replace(made, value=other)
        assert not wins(theirs, made)
        assert not wins(made, theirs)
    assert wins(replace(PARTS[14], value=PositionMade(100, "1" * 64)), PARTS[14])


def test_the_keys_tell_the_parts() -> None:
    assert event_rule_key(EVENT_RULE) == ("e1", EventCorrectionKind.HIDE)
    assert all(map(is_sound, PARTS))
