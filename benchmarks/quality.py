"""The accuracy of glossary, timeline and cards on gold data, with the peers' figures and the worst classes of error.

    .venv/bin/python benchmarks/quality.py --tools TOOLS --data DATA [--write]

TOOLS holds the scorers (evaluate.py), DATA the gold as JSON lines; neither is part of this repository, since most of
the texts may be measured with but not handed on. `--write` puts the report into benchmarks/quality.md; it names the
data and counts errors, and holds not a word of the texts.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
STUDYAPP = Path(sys.executable).parent / "studyapp"
SHOWN = 10

SETS = """
| set | documents | licence of the texts | use |
|---|---|---|---|
| time_timebank, time_aquaint | 256 newswire | newswire, not free | measured only |
| time_meantime, glossary_meantime | 60 Wikinews | CC BY 4.0 | measured, small weights fitted |
| time_gum, glossary_gum | 159, 207 of many genres | CC BY, texts by genre | measured, small weights fitted |
| glossary_litbank | 100 extracts of novels | CC BY 4.0 | measured, small weights fitted |
| glossary_wikifair | 57 Wikipedia | CC BY-SA | measured, small weights fitted |
| def_deft | 6,673 textbook passages | CC BY-NC-SA | thresholds of hand-made rules set; no weight fitted |
| quiz_xquad | 120 paragraphs | CC BY-SA 4.0 | measured |
"""

PEERS = """
Peers, measured by the same scorers on other documents of the same kinds (figures differ by a few points between sets):

| times | strict | relaxed | value |
|---|---|---|---|
| HeidelTime, newswire | 81.8 | 90.7 | 78.1 |
| SUTime, newswire | 80.7 | 90.7 | 69.3 |
| Microsoft recognizers, newswire | 67.9 | 85.5 | 52.7 |
| spaCy spans + dateparser, newswire | 75.7 | 85.4 | 33.7 |
| HeidelTime / SUTime, Wikinews | | | 79.6 / 73.2 |
| HeidelTime / SUTime, GUM dated intervals | | | 68.8 / 64.1 |

| glossary | mention F1 (strict) | B3 / CEAFe | nDCG@10 | definitions F1 (cover) |
|---|---|---|---|---|
| spaCy md + alias merge, GUM expository | 76.8 (68.9) | 69.7 / 68.5 | 78.1 | 54.9 (57.6) |
| the same, GUM all genres | 67.7 | 61.3 / 60.0 | 67.9 | 47.3 |
| the same, Wiki-Fair / MEANTIME | 78.7 / 71.7 | 74.7/74.6, 65.3/65.5 | | |
"""

type Document = dict[str, list[dict[str, object]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--answers", type=Path, help="where to keep, or find, what the program answered")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    folder = options.answers or Path(tempfile.mkdtemp(prefix="quality-"))
    text = report(scores(options.tools, options.data, folder), options.data, folder)
    print(text)
    if options.write:
        (HERE / "quality.md").write_text(text, encoding="utf-8")


def scores(tools: Path, data: Path, folder: Path) -> str:
    command = [sys.executable, str(tools / "evaluate.py"), "--data", str(data), "--keep", str(folder)]
    done = subprocess.run(
        [*command, "--command", str(STUDYAPP)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True
    )
    return done.stdout


def report(scored: str, data: Path, folder: Path) -> str:
    errors = Counter[str]()
    for gold_path in sorted(data.glob("*.jsonl")):
        answer_path = folder / f"{gold_path.stem}.out.jsonl"
        if not answer_path.exists():
            continue
        answers = {answer["id"]: answer for answer in map(json.loads, answer_path.open(encoding="utf-8"))}
        for gold in map(json.loads, gold_path.open(encoding="utf-8")):
            answer = answers.get(gold["id"], {})
            if "error" not in answer:
                errors.update(time_errors(gold, answer))
                errors.update(name_errors(gold, answer))
    blocks = [
        "# Accuracy",
        f"studyapp {version('studyapp')}, `benchmarks/quality.py --tools … --data … --write`.",
        SETS,
    ]
    blocks += ["## Scores", "What each line means stands at the head of its scorer.", f"```\n{tidy(scored)}\n```"]
    blocks += [PEERS, f"## The {SHOWN} largest classes of error", "| class | count |\n|---|---|"]
    rows = "\n".join(f"| {name} | {count} |" for name, count in errors.most_common(SHOWN))
    blocks[-1] += f"\n{rows}"
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def tidy(scored: str) -> str:
    """Leave the names of documents out: they are parts of the data."""
    kept = [line for line in scored.splitlines() if not line.startswith("left out")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def time_errors(gold: Document, answer: Document) -> Counter[str]:
    """Count missed, superfluous and wrongly resolved time expressions by type and by the shape of the value."""
    errors = Counter[str]()
    if "timexes" not in gold:
        return errors
    ours = answer.get("time_expressions", [])
    used: set[int] = set()
    for wanted in gold["timexes"]:
        found = next((i for i, t in enumerate(ours) if i not in used and overlap(t, wanted)), None)
        if found is None:
            errors[f"time missed: {wanted.get('type', 'DATE')} {shape(wanted['value'])}"] += 1
            continue
        used.add(found)
        if ours[found]["value"] != wanted["value"]:
            errors[f"time value: {shape(ours[found]['value'])} instead of {shape(wanted['value'])}"] += 1
    dated_only = gold["id"] and not any(t.get("type") in {"DURATION", "SET"} for t in gold["timexes"])
    for index, timex in enumerate(ours):
        if index not in used and not (dated_only and timex["type"] in {"DURATION", "SET"}):
            errors[f"time not in the gold: {timex['type']} {shape(timex['value'])}"] += 1
    return errors


def name_errors(gold: Document, answer: Document) -> Counter[str]:
    """Count missed and superfluous mentions, and clusters without the definition that the gold has."""
    errors = Counter[str]()
    if "clusters" not in gold:
        return errors
    ours = [(m, e["type"]) for e in answer.get("entities", []) for m in e["mentions"] if m.get("named", True)]
    named = [(m, c["type"]) for c in gold["clusters"] for m in c["mentions"] if m["named"]]
    for mention, kind in named:
        if not any(overlap(mention, other) for other, _ in ours):
            errors[f"name missed: {kind}"] += 1
    for mention, kind in ours:
        if not any(overlap(mention, other) for other, _ in named):
            errors[f"name not in the gold: {kind}"] += 1
    proofs = [e["definition"] for e in answer.get("entities", []) if e.get("definition")]
    for cluster in gold["clusters"]:
        wanted = cluster.get("definitions") or []
        if wanted and not any(overlap(d, proof) for d in wanted for proof in proofs):
            errors[f"definition missed: {wanted[0].get('kind') or cluster['type']}"] += 1
    return errors


def overlap(one: dict[str, int], other: dict[str, int]) -> bool:
    return one["start"] < other["end"] and other["start"] < one["end"]


def shape(value: object) -> str:
    return re.sub(r"\d", "0", str(value))


if __name__ == "__main__":
    main()
