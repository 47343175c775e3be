"""What a large course takes: 20 documents with 5,000 cards, made, checked, installed, updated; and a class of thirty.

.venv/bin/python benchmarks/packs.py

Each step is told in CPU seconds of this process and its children, seconds by the clock, and the most memory that this
process had so far. The texts are made of counted sentences.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from studyapp.app import build
from studyapp.domain.analysis import CardType, Tier
from studyapp.domain.card import CardId, CardState, Wording
from studyapp.domain.document import (
    Block,
    BlockKind,
    DateSource,
    Origin,
    document_id,
    sha256_of,
)
from studyapp.domain.pack import Manifest, Material, Pack, PackCard, PackDocument, PackId, PlanEntry
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span
from studyapp.formats.progress_file import write_progress
from studyapp.formats.signature import new_key
from studyapp.formats.studypack import write_pack
from studyapp.formats.studypack_reader import PackReader
from tests.progress_samples import asked_cards, class_file

if TYPE_CHECKING:
    from collections.abc import Callable

DOCUMENTS, CARDS = 20, 250
REWORDED, LOCKED, EDITED = 10, 20, 25  # every so manyth card
LEARNERS, ANSWERS = 30, 1000


def main() -> None:
    print(f"{DOCUMENTS} documents, {DOCUMENTS * CARDS:,} cards; {LEARNERS} files of {ANSWERS:,} answers")
    print(f"{'step':34} {'CPU s':>7} {'clock s':>8} {'MiB':>6}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        course(folder)
        school(folder)


def course(folder: Path) -> None:
    first, second = folder / "first.studypack", folder / "second.studypack"
    key = new_key("Benchmark")
    old, new = pack(1), pack(2)
    timed("make and sign", lambda: first.write_bytes(write_pack(old, key)))
    second.write_bytes(write_pack(new, key))
    print(f"  the file has {first.stat().st_size / 1024 / 1024:.2f} MiB")
    timed("check (a child of its own)", lambda: PackReader().read_file(first, on_progress=len_of))
    with closing(build(None, folder / "learner")) as app:
        timed("look (with the check)", lambda: app.packs.look(first))
        timed("install (with the check)", lambda: app.packs.install(first))
        ids = [card.id for document in old.documents for card in document.material.cards]
        for card_id in ids[::EDITED]:
            app.quiz.edit(card_id, Wording("My own words?", "mine"))
        timed("plan for the learner's page", app.course_plans.plan)
        timed("locked cards for a test", app.study.locked)
        timed("look at the update", lambda: app.packs.look(second))
        timed("update (with the check)", lambda: app.packs.install(second))
        timed("undo the update", app.history.undo)


def school(folder: Path) -> None:
    files = folder / "files"
    files.mkdir()
    cards = asked_cards(60)
    for learner in range(LEARNERS):
        (files / f"{learner}.studyprogress").write_bytes(write_progress(class_file(learner, ANSWERS, cards=cards)))
    with closing(build(None, folder / "teacher")) as app:
        class_id = app.classes.create("Form 9b")
        timed("class: take 30 files in", lambda: app.classes.add(class_id, [files]))
        timed("class: report", lambda: app.classes.report(class_id))


def pack(edition: int) -> Pack:
    """Return an edition; the second has every tenth card reworded, and a corrected text in the first document."""
    documents = tuple(packed(number, edition) for number in range(DOCUMENTS))
    day = date(2031, 1, 1)
    plan = tuple(
        PlanEntry(document.id, "", document.title, day + timedelta(weeks=number))
        for number, document in enumerate(documents)
    )
    manifest = Manifest(PackId("6a1f0c52-9d0e-4f6b-8c11-2b7d5e9a0c35"), edition, "Course", "B", "", "en", plan)
    return Pack(manifest, documents)


def packed(number: int, edition: int) -> PackDocument:
    sentences = [
        f"In the year {1000 + at} the town of Osby {number} built its bridge number {at}." for at in range(CARDS)
    ]
    before = "\n\n".join(sentences)
    if edition > 1 and number == 0:
        sentences[CARDS // 2] = f"Corrected: {sentences[CARDS // 2]}"
    text = "\n\n".join(sentences)
    blocks: list[Block] = []
    spans: list[Span] = []
    start = 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(sentence)))
        start += len(sentence) + 2
    origin = Origin("plain", 1, f"{number}.txt", sha256_of(before), "utf-8")
    title = f"Chapter {number}"
    cards = tuple(card(number, at, span, text, edition) for at, span in enumerate(spans))
    return PackDocument(
        document_id(before),
        title,
        "en",
        None,
        DateSource.NONE,
        None,
        origin,
        text,
        tuple(blocks),
        material=Material(cards),
    )


def card(number: int, at: int, span: Span, text: str, edition: int) -> PackCard:
    prompt = f"Which bridge did Osby {number} build in {1000 + at}?"
    if edition > 1 and at % REWORDED == 0:
        prompt = f"In {1000 + at}, which bridge did Osby {number} build?"
    made = PackCard(
        CardId(f"own-{number}-{at}"),
        CardType.QUESTION,
        Wording(prompt, f"number {at}"),
        CardState.APPROVED,
        Selector.of(span, text),
        None,
        Tier.AUTO,
        f"f{number}-{at}",
        own=True,
    )
    return replace(made, locked=at % LOCKED == 0)


def timed(step: str, work: Callable[[], object]) -> None:
    cpu, clock = _cpu(), time.perf_counter()
    work()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{step:34} {_cpu() - cpu:7.2f} {time.perf_counter() - clock:8.2f} {most:6.0f}")


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def len_of(_share: float) -> None:
    return


if __name__ == "__main__":
    main()
