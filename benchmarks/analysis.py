"""What the analysis costs beside the bare language model, part by part, and how soon something can be seen.

    .venv/bin/python benchmarks/analysis.py [FILE ...] [--words 100000] [--runs 3] [--write]

Peer, in the same run and in turn: `nlp.pipe` of spaCy with the same model, parts and batches over the same paragraphs,
which keeps nothing. Every run is a process of its own; CPU seconds, and the highest memory the process ever had. The
text is the bundled sample article, told again and again with other names, years and orders until it is as long as
wanted; FILEs (.txt, .md, or .jsonl with a "text" a line) are measured instead when named. `--write` puts the tables
into benchmarks/analysis.md.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "resources" / "samples"
CHANGED = 3
"""Paragraphs that the edit changes."""
ARTICLE_WORDS = 5_000
CASTS = 12
"""Sets of names in the made text; a book of a hundred thousand words has some hundreds."""
SYLLABLES = ("ba", "dor", "el", "fin", "gar", "hol", "is", "ka", "lem", "mar", "nov", "or", "pel", "ros", "tan", "vel")
PART_OF_RULES = {  # inside the stage "entities", where they are found: what is left of it are the names
    "definitions": ("studyapp.analysis.entities.find", ("definition_of", "find_concepts", "nouns_of")),
    "salience": ("studyapp.analysis.entities.find", ("saliences",)),
}
NEEDED = (
    "All are needed: the parser (sentences, who does what) and the tagger read tok2vec, the attribute ruler turns tags"
    " into parts of speech, rules for terms, definitions and cards compare lemmas, and ner finds names and amounts."
)
RULES = ("times", "names", "definitions", "salience", "terms", "events", "cards")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--child", choices=tuple(KINDS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        KINDS[options.child](requests(options.files, options.words))
        return
    table = report(options.files, options.words, options.runs)
    print(table)
    if options.write:
        (HERE / "analysis.md").write_text(table, encoding="utf-8")


# The text


def requests(files: list[Path], words: int) -> list[object]:
    from studyapp.domain.analysis import AnalysisRequest
    from studyapp.domain.document import DateSource
    from studyapp.formats.text import read_text

    texts = list(itertools.chain.from_iterable(map(texts_of, files))) or [made_text(words)]
    found = []
    for text in texts:
        imported = read_text(text)
        found.append(AnalysisRequest("", imported.text, imported.blocks, date(2021, 8, 27), DateSource.GIVEN))
    return found


def texts_of(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [json.loads(line)["text"] for line in text.splitlines()] if path.suffix == ".jsonl" else [text]


def made_text(words: int) -> str:
    source = next(SAMPLES.glob("*.md")).read_text(encoding="utf-8").split("---", 2)[2]
    paragraphs = [part for part in source.split("\n\n") if part.strip() and not part.startswith("#")]
    names = sorted(set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", source)) - set(re.findall(r"\n([A-Z]\w+)", source)))
    luck = random.Random(1)
    casts = [{name: made_name(luck) for name in names} for _ in range(CASTS)]
    told: dict[str, None] = {}
    count = 0
    for number in itertools.count():
        for paragraph in luck.sample(paragraphs, len(paragraphs)):
            if count >= words:
                return "\n\n".join(told) + "\n"
            text = varied(paragraph, casts[number % CASTS], luck)
            if text in told:  # nothing in it to vary: no paragraph may be known from before
                text += f" So it was told in {1500 + number}, on page {len(told)}."
            told[text] = None
            count += len(text.split())
    raise AssertionError


def varied(paragraph: str, cast: dict[str, str], luck: random.Random) -> str:
    sentences = re.split(r"(?<=[a-z]\.) (?=[A-Z])", " ".join(paragraph.split()))
    luck.shuffle(sentences)
    text = re.sub(r"[A-Z][a-z]{3,}", lambda match: cast.get(match.group(), match.group()), " ".join(sentences))
    years = luck.randrange(90)
    return re.sub(r"\b(?:19|20)\d\d\b", lambda match: str(int(match.group()) - years), text)


def made_name(luck: random.Random) -> str:
    return "".join(luck.choices(SYLLABLES, k=luck.choice((2, 2, 3)))).capitalize()


# What is measured, each in a process of its own


def tell(what: str, value: float) -> None:
    print(f"{what}\t{value:.6f}", flush=True)


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)


def bare(works: list[object]) -> None:
    from studyapp.analysis.language import load_model
    from studyapp.analysis.parsed import BATCH, is_readable

    nlp = load_model().nlp
    tell("model MiB", peak_mib())
    started = time.process_time()
    tokens = 0
    for work in works:
        paragraphs = (block.span.of(work.text) for block in work.blocks if is_readable(work.text, block))
        tokens += sum(len(doc) for doc in nlp.pipe(paragraphs, batch_size=BATCH))
    tell("language", time.process_time() - started)
    tell("language MiB", peak_mib())
    tell("tokens", tokens)


def parts(works: list[object]) -> None:
    """Run the parts of the model one after the other, to see what each costs."""
    from studyapp.analysis.language import load_model
    from studyapp.analysis.parsed import BATCH, is_readable

    nlp = load_model().nlp
    spent: Counter[str] = Counter()
    for work in works:
        paragraphs = [block.span.of(work.text) for block in work.blocks if is_readable(work.text, block)]
        for few in itertools.batched(paragraphs, BATCH):
            started = time.process_time()
            docs = [nlp.make_doc(paragraph) for paragraph in few]
            spent["tokenizer"] += time.process_time() - started
            for name, part in nlp.pipeline:
                started = time.process_time()
                docs = list(part.pipe(docs, batch_size=BATCH)) if hasattr(part, "pipe") else [part(d) for d in docs]
                spent[name] += time.process_time() - started
    for name, seconds in spent.items():
        tell(f"part {name}", seconds)


class Marks:
    """CPU seconds by stage; a stage ends where the next begins. Parts of a stage are taken out of it."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.stage = "prepare"
        self.since = time.process_time()
        self.peaks: dict[str, float] = {}

    def begin(self, stage: str, _blocks: tuple[int, ...] = ()) -> None:
        now = time.process_time()
        self.spent[self.stage] += now - self.since
        self.peaks[self.stage] = peak_mib()
        self.stage = {"entities": "names"}.get(stage, stage)
        self.since = now

    def around(self, part: str, module_name: str, function: str) -> None:
        module = sys.modules[module_name]
        inner = getattr(module, function, None)
        if inner is None:
            return

        def timed(*given: object, **named: object) -> object:
            started = time.process_time()
            try:
                return inner(*given, **named)
            finally:
                took = time.process_time() - started
                if self.stage in {"names", part}:  # a partial result keeps its cost to itself
                    self.spent[part] += took
                    self.spent[self.stage] -= took

        setattr(module, function, timed)


def ours(works: list[object]) -> None:
    from studyapp.analysis.pipeline import Listener, Pipeline

    pipeline = Pipeline.load()
    tell("model MiB", peak_mib())
    marks = Marks()
    for part, (module, functions) in PART_OF_RULES.items():
        for function in functions:
            marks.around(part, module, function)
    for work in works:
        marks.begin("prepare")
        pipeline.analyse(work, listener=Listener(on_work=marks.begin))
    marks.begin("end")
    tell("language", marks.spent["language"] + marks.spent["prepare"])
    tell("language MiB", max(marks.peaks.get(stage, 0.0) for stage in ("language", "partial")))
    tell("partial", marks.spent["partial"])
    for stage in RULES:
        tell(stage, marks.spent[stage])
    tell("all MiB", peak_mib())


def again(works: list[object]) -> None:
    """Analyse the longest text, then with some paragraphs changed, then with another date."""
    from studyapp.analysis.language import load_model
    from studyapp.analysis.pipeline import Listener, Pipeline

    work = max(works, key=lambda work: len(work.text))
    model = load_model()
    pipeline = Pipeline(model)
    heard: list[tuple[float, float]] = []
    begun = time.monotonic(), time.process_time()

    def on_partial(_analysis: object) -> None:
        heard.append((time.monotonic() - begun[0], time.process_time() - begun[1]))

    def spend(run: Pipeline, given: object, name: str, listen: object = None) -> object:
        marks = Marks()
        listener = Listener(on_work=marks.begin, **({"on_partial": listen} if listen else {}))
        answer = run.analyse(given, listener=listener)
        marks.begin("end")
        tell(f"{name} language", marks.spent["language"] + marks.spent["prepare"])
        tell(f"{name} rules", sum(marks.spent[stage] for stage in RULES))
        return answer

    spend(pipeline, work, "full", on_partial)
    if heard:
        tell("first partial s", heard[0][0])
        tell("first partial CPU s", heard[0][1])
        tell("partials", len(heard))
    edited = with_changes(work)
    dated = replace(work, document_date=date(1999, 3, 5))
    answers = spend(pipeline, edited, "edit"), spend(pipeline, dated, "date")
    fresh = [Pipeline(model).analyse(given) for given in (edited, dated)]
    tell("equal", float(list(answers) == fresh))
    tell("paragraphs", len(work.blocks))


def with_changes(work: object) -> object:
    """Put a sentence into some paragraphs, far from one another."""
    chosen = [len(work.blocks) * (2 * k + 1) // (2 * CHANGED) for k in range(CHANGED)]
    text = work.text
    for index in reversed(chosen):
        end = work.blocks[index].end
        text = text[:end] + f" In 18{index % 90 + 10} the harbour was dug deeper." + text[end:]
    return with_text(text, work)


def article(works: list[object]) -> None:
    """Analyse an article as the window does: in the child, from the start of the process to the last card."""
    from studyapp.analysis.child import serve
    from studyapp.analysis.exchange import Done, Partial, Ready, Work
    from studyapp.processes import Child

    work = with_text(made_text(ARTICLE_WORDS), works[0])
    started = time.monotonic()
    child = Child(partial(serve, background=False), name="measured")
    while not isinstance(child.receive(60.0), Ready):
        pass
    tell("child ready s", time.monotonic() - started)
    started, seen = time.monotonic(), False
    child.send(Work(work))
    while not isinstance(message := child.receive(60.0), Done):
        if isinstance(message, Partial) and not seen:
            tell("article partial s", time.monotonic() - started)
            seen = True
    tell("article s", time.monotonic() - started)
    child.end()
    tell("child CPU s", resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime)


def with_text(text: str, like: object) -> object:
    from studyapp.formats.text import read_text

    imported = read_text(text)
    return replace(like, text=imported.text, blocks=imported.blocks)


KINDS = {"bare": bare, "ours": ours, "again": again, "parts": parts, "article": article}


# The tables


def report(files: list[Path], words: int, runs: int) -> str:
    figures: dict[str, dict[str, list[float]]] = {kind: {} for kind in KINDS}
    for number in range(runs):
        for kind in KINDS:
            if kind in {"bare", "ours"} or number == 0:  # the others are ratios of their own
                for what, value in one_run(kind, files, words).items():
                    figures[kind].setdefault(what, []).append(value)
    count = sum(len(work.text.split()) for work in requests(files, words))
    middle = {kind: {what: statistics.median(v) for what, v in found.items()} for kind, found in figures.items()}
    text = ", ".join(path.name for path in files) or "the sample article, varied"
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        "# The analysis beside the bare language model",
        "",
        f"`benchmarks/analysis.py --words {words} --runs {runs} --write`; {count:,} words: {text}.",
        f"CPU seconds, median of {runs} interleaved runs, each a process of its own. {machine}.",
        "",
        *language_table(middle["bare"], middle["ours"], count),
        *rules_table(middle["ours"], count),
        *again_table(middle["again"]),
        *parts_table(middle["parts"], count),
        *article_table(middle["article"]),
    ]
    return "\n".join(lines) + "\n"


def one_run(kind: str, files: list[Path], words: int) -> dict[str, float]:
    command = [sys.executable, __file__, *map(str, files), "--words", str(words), "--child", kind]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=1200)
    return {name: float(value) for name, value in (line.split("\t") for line in done.stdout.splitlines())}


def language_table(bare: dict[str, float], ours: dict[str, float], words: int) -> list[str]:
    def row(name: str, found: dict[str, float]) -> str:
        seconds = found["language"]
        return f"| {name} | {seconds:.2f} | {words / seconds:,.0f} | {found['language MiB']:.0f} |"

    speed, memory = bare["language"] / ours["language"], ours["language MiB"] / bare["language MiB"]
    return [
        "| the language pass | CPU s | words/s | peak MiB |",
        "|---|---|---|---|",
        row("bare `nlp.pipe`, keeping nothing", bare),
        row("studyapp, keeping every parse", ours),
        f"| ratio (bars: speed ≥ 0.90, memory ≤ 1.20) | | {speed:.2f}x | {memory:.2f}x |",
        "",
        f"The model alone: {bare['model MiB']:.0f} MiB. Partial results on the way: {ours['partial']:.2f} CPU s.",
        f"Everything, to the last card: {ours['all MiB']:.0f} MiB.",
        "",
    ]


def rules_table(ours: dict[str, float], words: int) -> list[str]:
    total = sum(ours[stage] for stage in RULES)
    rows = [f"| {stage} | {ours[stage]:.2f} | {words / max(ours[stage], 1e-6):,.0f} |" for stage in RULES]
    every = f"| all rules (bar: ≥ 2,000) | {total:.2f} | {words / total:,.0f} |"
    return ["| rules | CPU s | words/s |", "|---|---|---|", *rows, every, ""]


def again_table(again: dict[str, float]) -> list[str]:
    def row(name: str, what: str) -> str:
        ratios = [f"{again[f'{what} {half}'] / again[f'full {half}']:.4f}x" for half in ("language", "rules")]
        seconds = [f"{again[f'{what} {half}']:.2f}" for half in ("language", "rules")]
        return f"| {name} | {seconds[0]} | {ratios[0]} | {seconds[1]} | {ratios[1]} |"

    seen = ""
    if "first partial s" in again:
        seen = f"First partial result {again['first partial s']:.2f} s after the start, {again['partials']:.0f} in all."
    return [
        "| again | language CPU s | of a full run | rules CPU s | of a full run |",
        "|---|---|---|---|---|",
        row("full", "full"),
        row(f"{CHANGED} of {again['paragraphs']:.0f} paragraphs changed (bar: language ≤ 0.02)", "edit"),
        row("another document date", "date"),
        "",
        f"Both results are equal to a full run's: {'yes' if again['equal'] else 'NO'}. {seen}",
        "",
    ]


def parts_table(parts: dict[str, float], words: int) -> list[str]:
    total = sum(parts.values())
    rows = [f"| {name.removeprefix('part ')} | {1e6 * s / words:.1f} | {s / total:.0%} |" for name, s in parts.items()]
    return ["| part of the model | CPU s per million words | share |", "|---|---|---|", *rows, "", NEEDED, ""]


def article_table(article: dict[str, float]) -> list[str]:
    first = f", its first findings after {article['article partial s']:.2f} s" if "article partial s" in article else ""
    ready, whole = f"{article['child ready s']:.2f} s", f"{article['article s']:.2f} s"
    return [
        f"In the child process (wall): started, with the model loaded, after {ready}.",
        f"Then an article of {ARTICLE_WORDS:,} words takes {whole}{first}.",
    ]


if __name__ == "__main__":
    main()
