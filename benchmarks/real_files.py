"""Opens files of the real world as the program does, and compares what was read with what other programs read.

    .venv/bin/python -m benchmarks.real_files FOLDER          FOLDER/pdf, FOLDER/epub, FOLDER/docx, FOLDER/html
    .venv/bin/python -m benchmarks.real_files FOLDER --kinds pdf --out figures.md

A file's name begins with the package it is from and two underscores ("debian-policy__policy.pdf"). The other programs
are pdftotext (Debian's poppler-utils) and pandoc, where they are installed, and trafilatura. None of them is the truth:
a low figure is a place to look at.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.importing import Heart, Opened, Program, peak_mib  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = ("pdf", "epub", "docx", "html")
_GRAM = 5
_LEAST = 50
"""Words of a file from which it is compared."""
_EACH_ALONE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")
_BROKEN = re.compile(r"(?<=\w)[-\u2010]\s*\n\s*(?=[^\W\d])")
_TIMEOUT_S = 60


@dataclass
class Kind:
    """The figures of one kind of file."""

    ends: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    cpu_s: list[float] = field(default_factory=list)
    slowest: str = ""
    recall: list[float] = field(default_factory=list)
    precision: list[float] = field(default_factory=list)
    order: list[float] = field(default_factory=list)
    blocks: Counter[str] = field(default_factory=Counter)
    pictures: int = 0
    rows: list[str] = field(default_factory=list)


def words_of(text: str) -> list[str]:
    """Return the words, folded; a word broken at the end of a line is one, an ideograph is one."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")
    text = re.sub(r"(?<=\w)[-\u2010](?=\w)", "", _BROKEN.sub("", text))
    found: list[str] = []
    for word in re.findall(r"[^\W_]+", text):
        found.extend(word) if _EACH_ALONE.search(word) else found.append(word)
    return found


def grams_of(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(_GRAM)), strict=False))


def order_of(wanted: list[tuple[str, ...]], read: list[tuple[str, ...]]) -> float:
    """Return the share of the passages that both have once which stand in the same order (longest rising run)."""
    once_wanted = {gram for gram, count in Counter(wanted).items() if count == 1}
    places = {gram: place for place, gram in enumerate(read)}
    once_read = {gram for gram, count in Counter(read).items() if count == 1}
    sequence = [places[gram] for gram in wanted if gram in once_wanted and gram in once_read]
    ends: list[int] = []
    for place in sequence:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends) / len(sequence) if sequence else 1.0


def reference(path: Path, kind: str) -> str:
    """Return what another program reads; "" where there is none."""
    if kind == "html":
        import trafilatura

        return trafilatura.extract(path.read_bytes(), include_comments=False, favor_recall=True) or ""
    tool = "pdftotext" if kind == "pdf" else "pandoc"
    if shutil.which(tool) is None:
        return ""
    order = (
        [tool, "-q", str(path), "-"] if kind == "pdf" else [tool, "-f", kind, "-t", "plain", "--wrap=none", str(path)]
    )
    try:
        done = subprocess.run(order, capture_output=True, timeout=_TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace")


def measure(kind: Kind, path: Path, opened: Opened, name: str) -> None:
    kind.ends[opened.end] += 1
    kind.sources[path.name.partition("__")[0]] += 1
    if opened.cpu_s > max(kind.cpu_s, default=0.0):
        kind.slowest = path.name
    kind.cpu_s.append(opened.cpu_s)
    document = opened.document
    if document is None:
        kind.rows.append(f"{path.name}\t{opened.end}\t{opened.details[-200:]!r}")
        return
    kind.blocks.update(block.kind.value for block in document.blocks)
    kind.pictures += len(opened.layout.figures) if opened.layout else 0
    wanted = grams_of(words_of(reference(path, name)))
    if len(wanted) < _LEAST:
        return
    read = grams_of(words_of(document.text))
    both = sum((Counter(wanted) & Counter(read)).values())
    figures = both / len(wanted), both / max(1, len(read)), order_of(wanted, read)
    for values, figure in zip((kind.recall, kind.precision, kind.order), figures, strict=True):
        values.append(figure)
    kind.rows.append(f"{path.name}\tread\t" + "\t".join(f"{figure:.3f}" for figure in figures))


def run(files: Iterable[Path], name: str) -> Kind:
    kind = Kind()
    with tempfile.TemporaryDirectory() as library, Program(Path(library)) as program:
        for path in files:
            measure(kind, path, program.open(path), name)
    return kind


def table(kinds: dict[str, Kind]) -> list[str]:
    heads = (
        "kind", "files", "from packages", "read", "refused", "faults", "median CPU s", "worst CPU s", "compared",
        "recall: mean", "median", "precision: mean", "order: mean", "pictures",
    )  # fmt: skip
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for name, kind in kinds.items():
        refused = {end: count for end, count in kind.ends.items() if end not in {"read", "fault"}}
        said = ", ".join(f"{end.removeprefix('refused ')} {count}" for end, count in sorted(refused.items()))
        cells = [
            name, str(sum(kind.ends.values())), str(len(kind.sources)), str(kind.ends["read"]),
            f"{sum(refused.values())} ({said})" if said else "0", str(kind.ends["fault"]),
            f"{median(kind.cpu_s):.2f}", f"{max(kind.cpu_s):.2f}", str(len(kind.recall)),
            *(f"{figure:.3f}" for figure in (mean(kind.recall or [0]), median(kind.recall or [0]))),
            *(f"{mean(values or [0]):.3f}" for values in (kind.precision, kind.order)), str(kind.pictures),
        ]  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--most", type=int, default=0, help="files of a kind, spread over the folder; 0 is all")
    parser.add_argument("--out", type=Path, help="the tables; one line a file goes beside it (.tsv)")
    options = parser.parse_args()
    kinds: dict[str, Kind] = defaultdict(Kind)
    with Heart() as heart:
        for name in options.kinds.split(","):
            files = sorted((options.folder / name).iterdir())
            if options.most and len(files) > options.most:
                files = [files[number * len(files) // options.most] for number in range(options.most)]
            kinds[name] = run(files, name)
            print(*table({name: kinds[name]}), sep="\n", flush=True)
    lines = table(kinds)
    lines += ["", f"Largest child: {peak_mib():.0f} MiB. Longest silence of the asking process: {heart.longest:.2f} s."]
    for name, kind in kinds.items():
        blocks = ", ".join(f"{block} {count:,}" for block, count in kind.blocks.most_common())
        sources = ", ".join(f"{source} {count}" for source, count in sorted(kind.sources.items()))
        lines += ["", f"**{name}**: blocks {blocks}. From: {sources}."]
    print(*lines, sep="\n")
    if options.out:
        options.out.write_text("\n".join(lines) + "\n")
        rows = [f"{name}\t{row}" for name, kind in kinds.items() for row in kind.rows]
        options.out.with_suffix(".tsv").write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
