"""Passages found again after their text was edited: ours, and two peers beside it, on the same edits.

    .venv/bin/python benchmarks/anchoring.py --data DATA [--part tune|report] [--write]

DATA is a folder with `glossary_gum.jsonl` (texts of GUM as JSON lines); only genres whose texts are CC BY or in the
public domain are used, and the program's own sample. The edits know where every character went, so that the right
place of each passage is known. Half of the texts (tune) served to choose the thresholds; the report is on the others.
`--write` puts the report into benchmarks/anchoring.md; it holds not a word of the texts.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from anchoring_edits import CLASSES, Edited, Passage, passages_of
from anchoring_peers import by_hypothesis, by_position

from studyapp.domain.anchoring import Haystack
from studyapp.domain.document import canonical
from studyapp.domain.edition import Edition
from studyapp.domain.selector import Selector

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.domain.span import Span

HERE = Path(__file__).resolve().parent
GENRES = ("academic", "news", "interview", "court", "speech")
PER_KIND = 12
KINDS = ("word", "phrase", "sentence", "several")
METHODS = ("edition", "selector", "hypothesis", "position")
NAMES = {
    "edition": "studyapp, both texts at hand",
    "selector": "studyapp, selector alone",
    "hypothesis": "Hypothesis' algorithm",
    "position": "position alone",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    edit: str
    kind: str
    untouched: bool
    verdict: str


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--part", choices=("tune", "report"), default="report")
    options.add_argument("--show", action="store_true", help="print what went wrong (texts!)")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    texts = texts_of(chosen.data, chosen.part)
    outcomes: dict[str, list[Outcome]] = {method: [] for method in METHODS}
    seconds = Counter()
    for number, text in enumerate(texts):
        strange = texts[(number + 1) % len(texts)]
        for edit, change in CLASSES.items():
            dice = random.Random(f"{chosen.part} {number} {edit}")
            edited = change(Edited.of(text), strange, dice)
            passages = passages_of(text, edited, dice, PER_KIND)
            judge(text, edited, edit, passages, outcomes, seconds, show=chosen.show)
    report = written(texts, outcomes, seconds, chosen.part)
    print(report)
    if chosen.write:
        (HERE / "anchoring.md").write_text(report + "\n", "utf-8")


def texts_of(folder: Path, part: str) -> list[str]:
    rows = [json.loads(line) for line in (folder / "glossary_gum.jsonl").read_text("utf-8").splitlines()]
    texts = [canonical(row["text"]) for row in rows if row["genre"] in GENRES]
    texts += [canonical(path.read_text("utf-8")) for path in sorted((HERE.parent / "resources/samples").glob("*.md"))]
    return texts[::2] if part == "tune" else texts[1::2]


def judge(
    text: str,
    edited: Edited,
    edit: str,
    passages: list[Passage],
    outcomes: dict[str, list[Outcome]],
    seconds: Counter[str],
    *,
    show: bool,
) -> None:
    new = edited.text
    for method in METHODS:
        start = time.process_time()
        find = finder(method, text, new)
        found = [find(passage.span) for passage in passages]
        seconds[method] += time.process_time() - start
        for passage, span in zip(passages, found, strict=True):
            verdict = verdict_on(passage, span)
            outcomes[method].append(Outcome(edit, passage.kind, passage.untouched, verdict))
            if show and method in ("edition", "selector") and verdict in ("wrong", "inexact"):
                truth = None if passage.truth is None else passage.truth.of(new)
                print(f"{method} {edit} {passage.kind} {verdict}: {passage.span.of(text)!r}\n  is {truth!r}")
                print(f"  not {span and span.of(new)!r}")


def finder(method: str, old: str, new: str) -> Callable[[Span], Span | None]:
    if method == "edition":
        edition = Edition(old, new)
        return lambda span: edition.place(span).span
    if method == "selector":
        haystack = Haystack(new)
        return lambda span: haystack.anchor(Selector.of(span, old)).span
    if method == "hypothesis":
        return lambda span: by_hypothesis(Selector.of(span, old), new)
    return lambda span: by_position(Selector.of(span, old), new)


def verdict_on(passage: Passage, span: Span | None) -> str:
    """Right, inexact (a third of it or more), wrong, or orphan; an orphan is right where the passage is gone."""
    if span is None:
        return "right" if passage.truth is None or passage.torn else "orphan"
    if passage.truth is None:
        return "wrong"
    truth = passage.truth
    both = max(0, min(span.end, truth.end) - max(span.start, truth.start))
    share = both / (max(span.end, truth.end) - min(span.start, truth.start))
    if passage.untouched:
        return "right" if span == truth else "wrong"
    if share >= 0.9 or max(abs(span.start - truth.start), abs(span.end - truth.end)) <= 2:
        return "right"
    return "inexact" if share >= 1 / 3 else "wrong"


def written(texts: list[str], outcomes: dict[str, list[Outcome]], seconds: Counter[str], part: str) -> str:
    words = sum(len(re.findall(r"\S+", text)) for text in texts)
    count = len(outcomes["edition"])
    lines = [
        "# Passages found again after an edit",
        "",
        f"`benchmarks/anchoring.py --data DATA --write`: {len(texts)} texts ({words:,} words; GUM:",
        f"{', '.join(GENRES)}, and the program's sample), {len(CLASSES)} kinds of edits, {count:,} passages; part:",
        f"{part}. In per cent of passages.",
        "",
        "An untouched passage is right when it is found to the character; a touched one when nine tenths of it are; a",
        "deleted one when it is not placed anywhere. Inexact: a third of it or more. Orphan: there, but not placed.",
        "",
        *table("all passages", outcomes, lambda _: True),
        *table("untouched sentences", outcomes, lambda o: o.untouched and o.kind == "sentence"),
        *table("untouched words and phrases", outcomes, lambda o: o.untouched and o.kind in ("word", "phrase")),
        *table("touched or deleted", outcomes, lambda o: not o.untouched),
        *by("edit", outcomes, list(CLASSES)),
        *by("kind", outcomes, list(KINDS)),
        "CPU seconds for all: " + ", ".join(f"{NAMES[method]} {seconds[method]:.1f}" for method in METHODS) + ".",
        "",
        *book(texts),
    ]
    return "\n".join(lines)


def table(title: str, outcomes: dict[str, list[Outcome]], wanted: Callable[[Outcome], bool]) -> list[str]:
    chosen = {method: [o.verdict for o in outcomes[method] if wanted(o)] for method in METHODS}
    count = len(chosen["edition"])
    lines = [f"| {title} ({count:,}) | right | inexact | wrong | orphan | wrong, count |", "|---|---|---|---|---|---|"]
    for method in METHODS:
        tally = Counter(chosen[method])
        shares = " | ".join(f"{100 * tally[v] / max(1, count):.2f}" for v in ("right", "inexact", "wrong", "orphan"))
        lines.append(f"| {NAMES[method]} | {shares} | {tally['wrong']} |")
    return [*lines, ""]


def by(field: str, outcomes: dict[str, list[Outcome]], values: list[str]) -> list[str]:
    lines = [f"| right (wrong) by {field} | passages | " + " | ".join(NAMES[m] for m in METHODS) + " |"]
    lines.append("|---|---|" + "---|" * len(METHODS))
    for value in values:
        cells: list[str] = []
        for method in METHODS:
            tally = Counter(o.verdict for o in outcomes[method] if getattr(o, field) == value)
            total = max(1, sum(tally.values()))
            cells.append(f"{100 * tally['right'] / total:.1f} ({100 * tally['wrong'] / total:.1f})")
        lines.append(f"| {value} | {total} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def book(texts: list[str]) -> list[str]:
    """A long text, edited in every way, and a thousand passages of it: only the time counts."""
    long = "\n\n".join(texts)
    while len(long.split()) < 100_000:
        long += "\n\n" + long[::-1][: len(long) // 2]
    long = long[: long.rindex(" ", 0, 600_000)] if len(long) > 600_000 else long
    dice = random.Random("book")
    edited = CLASSES["mixture"](Edited.of(long), texts[0], dice)
    passages = passages_of(long, edited, dice, 250)
    started = time.process_time()
    edition = Edition(long, edited.text)
    aligned = time.process_time() - started
    for passage in passages:
        edition.place(passage.span)
    whole = time.process_time() - started
    told = f"A text of {len(long.split()):,} words, mixture of all edits, {len(passages):,} passages:"
    return [f"{told} {whole:.1f} CPU s ({aligned:.1f} of them for the alignment)."]


if __name__ == "__main__":
    main()
