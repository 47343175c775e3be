"""Fits the weights of the glossary anew and writes the five modules that carry them.

    .venv/bin/python benchmarks/fit_weights.py --data FOLDER [--only filter types definitions salience] [--check]

FOLDER has glossary_gum.jsonl, glossary_meantime.jsonl, glossary_wikifair.jsonl and glossary_litbank.jsonl: one JSON
object a line, {"id", "genre", "title", "text", "clusters": [{"type", "salience", "mentions": [{"start", "end", "named",
"head": [start, end], "core": [start, end]}], "definitions": [{"kind", "head": [start, end]}]}]}, offsets in code
points. The steps go in this order, because each looks at what the one before accepts. Nothing is drawn at random: the
same data, language model and numpy give the same bytes (x86-64; other processors may round the last digit otherwise).
The shipped modules were written by this script; `--check` writes nothing, and says whether they would change. Takes two
minutes, most of them for parsing.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import textwrap
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studyapp.analysis.definitions import weights as definition_weights
from studyapp.analysis.definitions.choice import proposal_traits, proposals_of
from studyapp.analysis.definitions.rules import nouns_of
from studyapp.analysis.entities import filter_weights, salience_weights, type_vectors, type_weights
from studyapp.analysis.entities.candidates import find_candidates
from studyapp.analysis.entities.cluster import cluster
from studyapp.analysis.entities.find import entities_of
from studyapp.analysis.entities.kinds import CLASSES, meaning, type_of, type_traits
from studyapp.analysis.entities.names import find_names
from studyapp.analysis.entities.page import read_page
from studyapp.analysis.entities.traits import candidate_traits, usage_of
from studyapp.analysis.language import load_model
from studyapp.analysis.parsed import parse
from studyapp.analysis.salience import salience_features
from studyapp.domain.analysis import AnalysisRequest
from studyapp.domain.document import DateSource
from studyapp.formats.text import read_text

GUM, MEANTIME, WIKIFAIR, LITBANK = "glossary_gum", "glossary_meantime", "glossary_wikifair", "glossary_litbank"
SETS = (GUM, MEANTIME, WIKIFAIR, LITBANK)
EXPOSITORY = frozenset({"news", "bio", "academic", "voyage", "textbook"})
"""The genres that learners bring most."""
LABELS = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organization", "EVENT": "event"}
LABELS |= dict.fromkeys(("", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"), "other")
PACKAGE = Path(filter_weights.__file__).parent.parent
PREFACE = """
Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""


@dataclass(frozen=True)
class Sample:
    """A document with its gold, parsed."""

    data_set: str
    gold: dict
    page: object

    @property
    def is_expository(self) -> bool:
        return self.data_set == GUM and self.gold["genre"] in EXPOSITORY

    @property
    def named(self) -> list[tuple[int, dict]]:
        """The mentions by name: the cluster's index, and the mention."""
        clusters = enumerate(self.gold["clusters"])
        return [(at, m) for at, found in clusters for m in found["mentions"] if m["named"]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", nargs="+", choices=tuple(STEPS), default=tuple(STEPS))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    samples = [sample for name in SETS for sample in read(options.data, name)]
    changed = False
    for name, step in STEPS.items():
        if name not in options.only:
            continue
        for module, text in step(samples):
            path = PACKAGE / module
            same = path.read_text(encoding="utf-8") == text
            changed |= not same
            print(f"{module}: {'as it is' if same else 'changes'}")
            if not options.check:
                path.write_text(text, encoding="utf-8")
    return int(options.check and changed)


def read(folder: Path, name: str) -> list[Sample]:
    """Read and parse one set, each document in blocks as the program sees it."""
    nlp = load_model().nlp
    found = []
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            gold = json.loads(line)
            imported = read_text(gold["text"])
            if imported.text != gold["text"]:
                print(f"{gold['id']}: left out, its text is not canonical", file=sys.stderr)
                continue
            title = gold.get("title") or imported.title
            request = AnalysisRequest(title, imported.text, imported.blocks, None, DateSource.NONE)
            found.append(Sample(name, gold, read_page(parse(nlp, request))))
    return found


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Take article, possessive and punctuation off a name."""
    start += 4 if text[start : start + 4].lower() == "the " else 0
    end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
    while end > start and text[end - 1] in " ,.;:":
        end -= 1
    return start, end


def pairs(text: str, mentions: list[dict], spans: list[tuple[int, int]]) -> dict[int, int]:
    """Match gold mentions to spans that hold the head and do not go beyond the mention, closest first, one to one."""
    spans = [bare(text, *span) for span in spans]
    costs = []
    for i, mention in enumerate(mentions):
        low, high = min(mention["start"], mention["core"][0]), max(mention["end"], mention["core"][1])
        for j, (start, end) in enumerate(spans):
            if start <= mention["head"][0] and mention["head"][1] <= end and low <= start and end <= high:
                costs.append((abs(mention["core"][0] - start) + abs(mention["core"][1] - end), i, j))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(costs):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def stands_for(sample: Sample, clusters: list[list]) -> dict[int, int]:
    """Return for each cluster of candidates the gold cluster that most of its mentions belong to."""
    named = sample.named
    flat = [(at, span_of(m)) for at, mentions in enumerate(clusters) for m in mentions]
    matched = pairs(sample.gold["text"], [m for _, m in named], [span for _, span in flat])
    votes = Counter((flat[j][0], named[i][0]) for i, j in matched.items())
    found: dict[int, int] = {}
    for (ours, theirs), _ in sorted(votes.items(), key=lambda vote: -vote[1]):
        found.setdefault(ours, theirs)
    return found


def span_of(candidate: object) -> tuple[int, int]:
    span = candidate.sheet.span(candidate.start, candidate.end)
    return span.start, span.end


def vocabulary(rows: list[list[str]], least: int) -> dict[str, int]:
    """Number the features that stand in at least so many rows."""
    counts = Counter(trait for row in rows for trait in set(row))
    return {trait: at for at, trait in enumerate(sorted(t for t, n in counts.items() if n >= least))}


def indices(rows: list[list[str]], known: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return all known features of all rows, and to which row each belongs."""
    numbers = [[known[trait] for trait in row if trait in known] for row in rows]
    return np.array([n for row in numbers for n in row]), np.repeat(np.arange(len(rows)), [len(r) for r in numbers])


def logistic(rows: list[list[str]], hits: list[bool], importance: list[float], *, least: int, l2: float) -> dict:
    """Fit a logistic regression by full-batch AdaGrad, 300 rounds."""
    known = vocabulary(rows, least)
    features, owners = indices(rows, known)
    wanted, scale = np.asarray(hits, float), np.asarray(importance, float)
    weights, squares = np.zeros(len(known)), np.full(len(known), 1e-6)
    for _ in range(300):
        sums = np.bincount(owners, weights[features], minlength=len(rows))
        errors = (1 / (1 + np.exp(-sums)) - wanted) * scale
        gradient = np.bincount(features, errors[owners], minlength=len(known)) + l2 * weights
        squares += gradient**2
        weights -= 0.5 * gradient / np.sqrt(squares)
    return {trait: float(weights[at]) for trait, at in known.items()}


def fit_filter(samples: list[Sample]) -> list[tuple[str, str]]:
    """Which candidates are names."""
    base = {GUM: 0.5, MEANTIME: 0.7, WIKIFAIR: 0.7, LITBANK: 0.25}
    rows, hits, importance = [], [], []
    for sample in samples:
        candidates = find_candidates(sample.page)
        if not candidates:
            continue
        usage = usage_of(candidates)
        mentions = [m for _, m in sample.named]
        right = set(pairs(sample.gold["text"], mentions, [span_of(c) for c in candidates]).values())
        rows += [candidate_traits(candidate, sample.page, usage) for candidate in candidates]
        hits += [at in right for at in range(len(candidates))]
        importance += [1.0 if sample.is_expository else base[sample.data_set]] * len(candidates)
    found = logistic(rows, hits, importance, least=8, l2=1.0)
    table = {trait: round(weight, 3) for trait, weight in found.items() if abs(weight) >= 0.02}
    refill(filter_weights.NAME_WEIGHTS, table)
    head = "Weights of the name filter (`names.py`), trained by logistic regression."
    return [("entities/filter_weights.py", module_text(head, "NAME_WEIGHTS", table))]


def fit_types(samples: list[Sample]) -> list[tuple[str, str]]:
    """What kind of thing a cluster is; in two rounds, because clusters depend on types: first on spaCy's labels."""
    table = {f"top={label}": [float(kind == name) for name in CLASSES] for label, kind in LABELS.items()}
    meanings = np.zeros((len(type_vectors.TYPE_VECTORS), len(CLASSES)))
    for _ in range(2):
        refill(type_weights.TYPE_WEIGHTS, {trait: tuple(row) for trait, row in table.items()})
        type_vectors.TYPE_VECTORS[:] = meanings
        found, meanings = multinomial(clusters_with_types(samples))
        table = {t: [round(float(w), 2) for w in ws] for t, ws in found.items() if np.abs(ws).max() > 0.03}
        meanings = np.round(meanings, 2)
    refill(type_weights.TYPE_WEIGHTS, {trait: tuple(row) for trait, row in table.items()})
    type_vectors.TYPE_VECTORS[:] = meanings
    head = "Weights of the choice of a type (`kinds.py`), trained by multinomial logistic regression."
    vectors = "Weights of word vectors in the choice of a type (`kinds.py`), trained together with `type_weights.py`."
    return [
        ("entities/type_weights.py", module_text(head, "TYPE_WEIGHTS", table)),
        ("entities/type_vectors.py", vectors_text(vectors, meanings)),
    ]


@dataclass
class Typed:
    """Clusters that the gold knows: their features, their word vectors, their classes, and how much they weigh."""

    rows: list[list[str]]
    meanings: list[np.ndarray]
    right: list[int]
    importance: list[float]


def clusters_with_types(samples: list[Sample]) -> Typed:
    """Return the clusters that the gold knows with what their type can be learnt from."""
    base = {GUM: 1.0, MEANTIME: 0.5, WIKIFAIR: 0.2, LITBANK: 0.15}
    typed = Typed([], [], [], [])
    for sample in samples:
        named = sample.named
        for mentions in cluster(find_names(sample.page), sample.page.title):
            matched = pairs(sample.gold["text"], [m for _, m in named], [span_of(m) for m in mentions])
            types = Counter(class_of(sample.gold["clusters"][named[i][0]]["type"]) for i in matched)
            if types:
                typed.rows.append(sorted(set(type_traits(mentions, nouns_of(mentions)))))
                typed.meanings.append(meaning(mentions))
                typed.right.append(types.most_common(1)[0][0])
                typed.importance.append(base[sample.data_set] * min(types.total(), 8) ** 0.7)
    return typed


def class_of(kind: str) -> int:
    return CLASSES.index(kind) if kind in CLASSES else CLASSES.index("other")


def multinomial(typed: Typed) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Fit a multinomial logistic regression on features and word vectors by full-batch AdaGrad, 300 rounds."""
    known = vocabulary(typed.rows, 12)
    features, owners = indices(typed.rows, known)
    wanted, scale = np.eye(len(CLASSES))[typed.right], np.asarray(typed.importance)[:, None]
    dense = np.stack(typed.meanings)
    weights, squares = np.zeros((len(known), len(CLASSES))), np.full((len(known), len(CLASSES)), 1e-6)
    meanings = np.zeros((dense.shape[1], len(CLASSES)))
    sizes = np.full_like(meanings, 1e-6)
    for _ in range(300):
        sums = summed(weights[features], owners, len(typed.rows)) + dense @ meanings
        shares = np.exp(sums - sums.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        errors = (shares - wanted) * scale
        gradient = summed(errors[owners], features, len(known)) + 6.0 * weights
        squares += gradient**2
        weights -= 0.3 * gradient / np.sqrt(squares)
        gradient = dense.T @ errors + 3.0 * meanings
        sizes += gradient**2
        meanings -= 0.1 * gradient / np.sqrt(sizes)
    return {trait: weights[at] for trait, at in known.items()}, meanings


def summed(values: np.ndarray, groups: np.ndarray, count: int) -> np.ndarray:
    """Add up the rows of each group."""
    return np.stack([np.bincount(groups, column, minlength=count) for column in values.T], axis=1)


def fit_definitions(samples: list[Sample]) -> list[tuple[str, str]]:
    """Which phrases beside a name define it."""
    rows, hits, importance = [], [], []
    for sample in samples:
        if sample.data_set not in {GUM, LITBANK}:
            continue
        clusters = cluster(find_names(sample.page), sample.page.title)
        stands = stands_for(sample, clusters)
        weight = 1.0 if sample.is_expository else 0.6 if sample.data_set == GUM else 0.3
        for at, mentions in enumerate(clusters):
            if at not in stands:
                continue
            kind = type_of(mentions, nouns_of(mentions))
            told = [d for d in sample.gold["clusters"][stands[at]]["definitions"] if d["kind"] != "alias"]
            for proposal in proposals_of(mentions):
                if proposal.rule == "office":
                    continue
                span = proposal.mention.sheet.span(proposal.start, proposal.end)
                rows.append(proposal_traits(proposal, kind))
                hits.append(any(span.start <= d["head"][0] and d["head"][1] <= span.end for d in told))
                importance.append(weight)
    found = logistic(rows, hits, importance, least=6, l2=5.0)
    table = {trait: round(weight, 2) for trait, weight in found.items() if abs(weight) > 0.02}
    refill(definition_weights.DEFINITION_WEIGHTS, table)
    head = "Weights of the choice of a definition (`choice.py`), trained by logistic regression."
    return [("definitions/weights.py", module_text(head, "DEFINITION_WEIGHTS", table))]


def fit_salience(samples: list[Sample]) -> list[tuple[str, str]]:
    """What a document is about: the share of summaries that name it."""
    rows, shares = [], []
    for sample in samples:
        entities = entities_of(sample.page) if sample.data_set == GUM else []
        named = {at for at, _ in sample.named}
        degrees = {at: sample.gold["clusters"][at]["salience"] or 0 for at in named}
        if not entities or not any(degrees.values()):
            continue
        stands = stands_for(sample, [entity.mentions for entity in entities])
        rows.append(salience_features(sample.page, [entity.ranked for entity in entities]))
        shares.append([degrees.get(stands.get(at, -1), 0) / 5 for at in range(len(entities))])
    table = {name: round(weight, 3) for name, weight in shares_by_features(rows, shares).items()}
    refill(salience_weights.SALIENCE_WEIGHTS, table)
    head = "Weights of the order of the glossary (`salience.py`), trained on salience in human and machine summaries."
    return [("entities/salience_weights.py", module_text(head, "SALIENCE_WEIGHTS", table))]


def shares_by_features(rows: list[list[dict[str, float]]], shares: list[list[float]]) -> dict[str, float]:
    """Fit a logistic regression on standardised features, long documents damped."""
    names = sorted({name for row in rows for features in row for name in features})
    values = np.array([[features.get(name, 0.0) for name in names] for row in rows for features in row])
    bias = names.index("bias")
    mean, spread = values.mean(0), values.std(0) + 1e-9
    mean[bias], spread[bias] = 0.0, 1.0
    scaled = (values - mean) / spread
    wanted = np.array([share for row in shares for share in row])
    damped = np.repeat([0.3 * math.sqrt(10 / len(row)) for row in rows], [len(row) for row in rows])
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-6)
    for _ in range(400):
        gradient = scaled.T @ ((1 / (1 + np.exp(-(scaled @ weights))) - wanted) * damped) + 3.0 * weights
        squares += gradient**2
        weights -= 0.3 * gradient / np.sqrt(squares)
    found = {name: float(weights[at] / spread[at]) for at, name in enumerate(names)}
    found["bias"] = float(weights[bias] - sum(weights * mean / spread))
    return found


def refill(table: dict, fitted: dict) -> None:
    """Let the steps that follow see the new weights."""
    table.clear()
    table.update(fitted)


def module_text(head: str, name: str, table: dict) -> str:
    """Return the module that carries the weights."""
    several = any(isinstance(weight, list) for weight in table.values())
    entries = [
        "\x01".join((trait, *(f"{w:g}" for w in (table[trait] if several else [table[trait]]))))
        for trait in sorted(table)
    ]
    lines = textwrap.wrap(" ".join(entries), 112, break_long_words=False, break_on_hyphens=False)
    body = "\n".join(lines).replace("\x01", " ")
    return MODULE.format(head=head, preface=PREFACE, body=body, reader=(ROWS if several else ONE).format(name=name))


def vectors_text(head: str, table: np.ndarray) -> str:
    """Return the module that carries the weights of word vectors."""
    lines = textwrap.wrap(" ".join(f"{weight:g}" for weight in table.flatten()), 112, break_on_hyphens=False)
    return MODULE.format(head=head, preface=PREFACE, body="\n".join(lines), reader=VECTORS).replace(
        "annotations\n", "annotations\n\nimport numpy as np\n", 1
    )


MODULE = '''"""{head}
{preface}"""

from __future__ import annotations

_TABLE = """
{body}
"""

_WORDS = _TABLE.split()

{reader}'''
ONE = '''{name}: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
'''
ROWS = '''{name}: dict[str, tuple[float, ...]] = {{
    _WORDS[at]: tuple(float(word) for word in _WORDS[at + 1 : at + 6]) for at in range(0, len(_WORDS), 6)
}}
"""By feature: one weight each for person, place, organization, event, other."""
'''
VECTORS = '''TYPE_VECTORS = np.array([float(word) for word in _WORDS]).reshape(-1, 5)
"""By dimension: one weight each for person, place, organization, event, other."""
'''
STEPS = {"filter": fit_filter, "types": fit_types, "definitions": fit_definitions, "salience": fit_salience}

if __name__ == "__main__":
    sys.exit(main())
