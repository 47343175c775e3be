"""What stands in a package that we write, read with plain SQLite."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.analysis import CardType, Tier
from studyapp.domain.card import GAP, Card, CardId, CardState, Wording
from studyapp.domain.document import DocumentId
from studyapp.domain.exchange import ToldCard
from studyapp.domain.exchange_out import PLAIN_TYPES, OutCard, OutChunk, PlainCard
from studyapp.domain.schedule import Memory, MemoryPhase
from studyapp.domain.span import Span
from studyapp.formats.anki_cards import Schedules, in_ms
from studyapp.formats.anki_fields import plain
from studyapp.formats.anki_notes import note_of, plain_note
from studyapp.formats.apkg import write_apkg

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)
DAY_MS = 86_400_000


def day_of(at_ms: int) -> int:
    return at_ms // DAY_MS


def both(card_type: CardType, wording: Wording, memory: Memory | None = None) -> tuple[PlainCard, OutCard]:
    """A card in both forms in which it can leave."""
    card = Card(
        id=CardId("d1-a"),
        document_id=DocumentId("d1"),
        type=card_type,
        wording=wording,
        wording_revision=1,
        state=CardState.APPROVED,
        tier=Tier.AUTO,
        rank=1.0,
        fact_key="",
        source=Span(0, 4),
        quote="Mara  <Berg>\nbuilt & left",
    )
    out = OutCard(card, "The Lind", "p. 17", 1, NOW_MS, NOW_MS, memory)
    known = (None, None, None, None, 0, None, 0, 0)
    if memory is not None:
        due, last = in_ms(memory.due_at) or 0, in_ms(memory.last_review_at)
        known = (memory.phase.value, memory.step, memory.stability_days, memory.difficulty, due, last)
        known = (*known, memory.reviews, memory.lapses)
    words = (wording.prompt, wording.answer, wording.hint, card.quote, 0, "approved", 0, None, NOW_MS, NOW_MS)
    return PlainCard(card.id, card_type.value, *words, *known), out


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(path) as archive:
        archive.extract("collection.anki2", path.parent)
    with closing(sqlite3.connect(path.parent / "collection.anki2")) as driver:
        return driver.execute(query).fetchall()


LINE = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30)


@given(st.sampled_from(PLAIN_TYPES), LINE, LINE, LINE, st.booleans())
def test_a_card_that_is_nothing_but_words_gives_the_same_note_on_the_short_way(
    kind: str, prompt: str, answer: str, hint: str, gap: bool
):
    wording = Wording(prompt + GAP * gap, answer, hint=hint)
    card, out = both(CardType(kind), wording)
    note = note_of(out)
    model, first, words, tags = plain_note(card, "p. 17")
    assert (model, words) == (note.model, "\x1f".join(note.fields))
    assert tags.split() == list(note.tags)
    assert first == plain(note.fields[0]).text


def memory(phase: MemoryPhase, days: float, **more: object) -> Memory:
    values: dict[str, object] = {"stability_days": 9.125, "difficulty": 5.5, "reviews": 4, "lapses": 1, **more}
    return Memory(phase, NOW + timedelta(days=days), last_review_at=NOW - timedelta(days=2), **values)  # pyright: ignore


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (None, (0, 0, 7, 0, 0, 0, 0, "{}")),
        (memory(MemoryPhase.NEW, 0), (0, 0, 7, 0, 0, 0, 0, "{}")),
        (memory(MemoryPhase.REVIEW, 3), (2, 2, 3, 5, 2500, 4, 1, None)),
        (memory(MemoryPhase.REVIEW, 3, stability_days=None), (2, 2, 3, 5, 2500, 4, 1, "{}")),
        (memory(MemoryPhase.LEARNING, 0, step=1), (1, 1, NOW_MS // 1000, 0, 2500, 4, 1, None)),
        (memory(MemoryPhase.RELEARNING, 0, step=0), (3, 1, NOW_MS // 1000, 0, 2500, 4, 1, None)),
    ],
)
def test_a_memory_is_a_row_of_ankis_cards(known: Memory | None, expected: tuple[object, ...]):
    card, _ = both(CardType.QUESTION, Wording("a", "b"), known)
    kind, queue, due, days, ease, reps, lapses, _left, _odue, _odid, flags, data = Schedules(
        day_of, NOW_MS, scheduling=True
    ).plain(card, 7)
    assert (kind, queue, due, days, ease, reps, lapses) == expected[:-1]
    assert flags == 0
    kept = {"s": 9.125, "d": 5.5, "lrt": NOW_MS // 1000 - 2 * 86_400}
    assert json.loads(data) == (kept if expected[-1] is None else {})


@pytest.mark.parametrize(
    ("state", "buried_ms", "told_queue", "queue"),
    [
        ("approved", None, 2, 2),
        ("suspended", None, 2, -1),
        ("approved", None, -1, 2),
        ("approved", NOW_MS + 1, 2, -3),
        ("approved", NOW_MS + 1, -2, -2),
        ("approved", NOW_MS - 1, -3, 2),
    ],
)
def test_what_anki_kept_goes_back_but_for_what_was_decided_here(
    state: str, buried_ms: int | None, told_queue: int, queue: int
):
    card, out = both(CardType.QUESTION, Wording("a", "b"), memory(MemoryPhase.REVIEW, 3))
    card = card._replace(state=state, buried_ms=buried_ms, flag=3)
    data = '{"pos":1,"cd":"{}"}'
    told = ToldCard(2, told_queue, NOW_MS // 1000 + 86_400 * 40, True, 50, 1850, 9, 2, 1001, 0b1001, data)
    out = OutCard(out.card, "", "", 1, 0, 0, out.memory, told=told)
    row = Schedules(day_of, NOW_MS, scheduling=True).of(out, card, 1)
    assert row == (2, queue, 40, 50, 1850, 9, 2, 1001, 0, 0, 0b1011, data)


def test_learning_cards_that_are_let_go_come_back_into_their_queue():
    card, out = both(CardType.QUESTION, Wording("a", "b"), memory(MemoryPhase.LEARNING, 0))
    for in_days, due, queue in ((False, NOW_MS // 1000, 1), (True, NOW_MS // 1000 + 86_400, 3)):
        told = ToldCard(1, -1, due, in_days, 0, 0, 1, 0, 1001, 0, "{}")
        row = Schedules(day_of, NOW_MS, scheduling=True).of(OutCard(out.card, "", "", 1, 0, 0, told=told), card, 1)
        assert row[:3] == (1, queue, 1 if in_days else due)
    told = ToldCard(0, -1, 12, False, 0, 0, 0, 0, 0, 0, "{}")
    row = Schedules(day_of, NOW_MS, scheduling=True).of(OutCard(out.card, "", "", 1, 0, 0, told=told), card, 1)
    assert row[:3] == (0, 0, 12)


def test_without_schedule_every_card_is_new_and_nobody_is_asked_for_a_log(tmp_path: Path):
    card, _ = both(CardType.CLOZE, Wording(f"{GAP} stands.", "It"), memory(MemoryPhase.REVIEW, 3))
    chunk = OutChunk((), (card._replace(state="suspended"),), (5,), "The Lind", ("p. 17",))
    written = write_apkg(tmp_path / "out.apkg", [chunk], day_of=day_of, now_ms=NOW_MS, pour=None)
    assert (written.cards, written.answers) == (1, 0)
    assert rows(tmp_path / "out.apkg", "SELECT type, queue, due, reps, data FROM cards") == [(0, 0, 1, 0, "{}")]


def test_media_lie_in_the_package_under_numbers(tmp_path: Path):
    media = {"a.png": b"picture" * 99, "b.wav": b"sound" * 999}
    write_apkg(tmp_path / "out.apkg", [], day_of=day_of, now_ms=NOW_MS, pour=None, media=media)
    with zipfile.ZipFile(tmp_path / "out.apkg") as archive:
        names = json.loads(archive.read("media"))
        assert {name: archive.read(number) for number, name in names.items()} == media
        assert archive.getinfo("1").compress_size < len(media["b.wav"])


def test_the_collections_first_day_is_today_wherever_the_clock_stands(tmp_path: Path):
    for hours in (0, 5, 23):
        now_ms = NOW_MS // DAY_MS * DAY_MS + hours * 3_600_000 + 59_999
        write_apkg(tmp_path / "out.apkg", [], day_of=day_of, now_ms=now_ms, pour=None)
        assert rows(tmp_path / "out.apkg", "SELECT crt FROM col") == [(NOW_MS // DAY_MS * 86_400,)]


def test_a_fault_of_the_target_leaves_no_file(tmp_path: Path):
    def pour(_path: Path, _cards: object) -> int:
        raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(OSError, match="disk I/O error"):
        write_apkg(tmp_path / "out.apkg", [], day_of=day_of, now_ms=NOW_MS, pour=pour)
    assert not list(tmp_path.iterdir())
