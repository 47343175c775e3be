"""What all card types work on: the passages of a document and the names in it, looked up by their surface.

A `Name` is `sure` when the text itself gives evidence for its type (a person acts or bears a role, a place is somewhere
to be in): the recogniser alone is wrong about one name in six.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.gazetteer import FEMININE_NAMES, MASCULINE_NAMES, country_name
from studyapp.analysis.cards.lexicon import CONTENT, FEMININE, MASCULINE, TITLES
from studyapp.analysis.cards.report_signs import is_voiced, reports_the_day
from studyapp.analysis.cards.sureness import is_sure
from studyapp.domain.analysis import EntityType, fold
from studyapp.domain.document import BlockKind
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Tokens

    from studyapp.analysis.parsed import Parsed, ParsedBlock
    from studyapp.domain.analysis import Definition, EntityFinding

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_FRONT_MATTER = re.compile(
    r"^(?:about|preface|acknowledge?ments?|references|bibliography|further reading|see also|external links|notes"
    r"|sources"
    r"|contributors|authors?|footnotes)\b",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"\b(?:licensed under|Creative Commons|all rights reserved|copyright|retrieved from|this article was|post-?doctoral"
    r"|(?:associate|assistant) professor (?:at|of|in)|click here|subscribe)\b|https?:|www\.",
    re.IGNORECASE,
)
_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.NORP})


@dataclass(frozen=True, slots=True)
class Name:
    """Something that the text names.

    Attributes:
        surfaces: every form of it, as `bare` gives them.
        forms: the display name first, then its aliases, as written.
        passages: indices of the passages that name it.
        gender: "m", "f", or "" where the text does not tell.
        titles: titles that stand before it somewhere, without the full stop.
        sure: see the module.
    """

    key: str
    name: str
    type: EntityType
    surfaces: frozenset[str]
    forms: tuple[str, ...]
    passages: frozenset[int]
    gender: str
    titles: frozenset[str]
    sure: bool
    salience: float
    starts: frozenset[int]
    definition: Definition | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the document's prose.

    Attributes:
        section: how many headings stand before it.
        heading: the last of them, "" before the first.
        weight: 0..1, how central the sentence is for the document.
        names: keys of the names in it.
        text: without white space at its ends.
        words: its longer words, folded for comparison with other sentences.
    """

    index: int
    block: ParsedBlock
    tokens: Tokens
    span: Span
    section: int
    heading: str
    weight: float
    names: frozenset[str]
    text: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Material:
    """A document made ready for the card rules.

    Attributes:
        names: by key, the most salient first.
        protagonists: keys of what the whole document is about; no card asks for them.
        lower_words: words that occur in lower case inside a sentence.
        lemma_counts: how often each content lemma occurs.
        lemma_spread: in how many passages each lemma occurs.
        years: all years that are written out in the text.
        by_last_word: keys of the names with a surface that ends in the word.
        hero: key of the person who is named most often, "" without persons.
        hero_gender: "m" or "f" where the text speaks of one gender at least four times as often, else "".
        general_share: share of the sentences in the present tense.
        is_news: whether the text is dated, or much of it is what people said or counts from its day.
        is_voiced: whether a third of it quotes somebody or says "I" or "we".
    """

    parsed: Parsed
    passages: tuple[Passage, ...]
    names: dict[str, Name]
    by_surface: dict[str, str]
    by_last_word: dict[str, frozenset[str]]
    protagonists: frozenset[str]
    title_words: frozenset[str]
    lower_words: frozenset[str]
    lemma_counts: Counter[str]
    lemma_spread: Counter[str]
    years: frozenset[int]
    hero: str
    hero_gender: str
    term_keys: frozenset[str]
    general_share: float
    is_news: bool
    is_voiced: bool

    def name_of(self, surface: str) -> Name | None:
        """Return the name that this surface means, or None."""
        key = self.by_surface.get(bare(surface))
        return self.names[key] if key is not None else None

    @property
    def word_count(self) -> int:
        """Number of words in the passages."""
        return sum(len(passage.text.split()) for passage in self.passages)


def bare(surface: str) -> str:
    """Return a name's comparable form: folded, no article, no possessive, no quotes."""
    text = _ARTICLE.sub("", surface.strip().strip("“”\"'‘’,;:()")).strip()
    return fold(_POSSESSIVE.sub("", text).replace("’", "'"))


def prepare(parsed: Parsed, entities: tuple[EntityFinding, ...], terms: tuple[EntityFinding, ...]) -> Material:
    """Make the document ready: number its sentences, weigh them, index its names."""
    sentences = list(_sentences(parsed))
    passages, where = _passages(parsed, sentences, entities)
    title = _title_words(parsed)
    names: dict[str, Name] = {entity.key: _name(parsed, entity, where[entity.key], passages) for entity in entities}
    finite = [passage.tokens.root for passage in passages if passage.tokens.root.pos_ in {"VERB", "AUX"}]
    return Material(
        parsed=parsed,
        passages=passages,
        names=names,
        by_surface=_surface_index(names),
        by_last_word=_last_words(names),
        protagonists=_protagonists(names, title, len(passages)),
        title_words=title,
        lower_words=frozenset(re.findall(r"(?<=[a-z,;] )[a-z]{3,}", parsed.text)),
        lemma_counts=_lemma_counts(sentences),
        lemma_spread=Counter(lemma for p in passages for lemma in {token.lemma_.lower() for token in p.tokens}),
        years=frozenset(int(year) for year in re.findall(r"\b(?:1\d{3}|20[0-2]\d)\b", parsed.text)),
        hero=_hero(names),
        hero_gender=_dominant_gender(passages),
        term_keys=frozenset(bare(form) for term in terms for form in (term.name, *term.aliases)),
        general_share=sum(root.tag_ in {"VBZ", "VBP"} for root in finite) / max(1, len(finite)),
        is_news=parsed.request.document_date is not None or reports_the_day(passages, finite),
        is_voiced=is_voiced(passages),
    )


def _title_words(parsed: Parsed) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"[\w’'-]+", parsed.request.title.replace("_", " ")))


def _lemma_counts(sentences: list[tuple[ParsedBlock, Tokens, Span]]) -> Counter[str]:
    return Counter(
        token.lemma_.lower()
        for _, tokens, _ in sentences
        for token in tokens
        if token.pos_ in CONTENT and not token.is_stop
    )


def _passages(
    parsed: Parsed, sentences: list[tuple[ParsedBlock, Tokens, Span]], entities: tuple[EntityFinding, ...]
) -> tuple[tuple[Passage, ...], dict[str, frozenset[int]]]:
    """Return the passages, and which of them name each entity."""
    starts = [span.start for _, _, span in sentences]
    where: dict[str, frozenset[int]] = {entity.key: _passages_of(entity, starts, sentences) for entity in entities}
    weights = _weights(sentences, _lemma_counts(sentences), _title_words(parsed))
    named: dict[int, set[str]] = {}
    for key, indices in where.items():
        for index in indices:
            named.setdefault(index, set()).add(key)
    sections = _sections(parsed, sentences)
    texts = [tokens.text.strip() for _, tokens, _ in sentences]
    passages = tuple(
        Passage(i, block, tokens, span, *sections[i], weights[i], frozenset(named.get(i, ())), text, long_words(text))
        for i, ((block, tokens, span), text) in enumerate(zip(sentences, texts, strict=True))
    )
    return passages, where


def long_words(text: str) -> frozenset[str]:
    """Return the words of four letters and more, for telling whether two sentences say the same."""
    return frozenset(re.findall(r"\w{4,}", text.casefold()))


def _hero(names: dict[str, Name]) -> str:
    people = [name for name in names.values() if name.type is EntityType.PERSON]
    return max(people, key=lambda person: (len(person.passages), person.key)).key if people else ""


def _dominant_gender(passages: tuple[Passage, ...]) -> str:
    counts = Counter(token.lower_ for passage in passages for token in passage.tokens if token.pos_ == "PRON")
    he, she = sum(counts[word] for word in MASCULINE), sum(counts[word] for word in FEMININE)
    return "m" if he > 4 * she else "f" if she > 4 * he else ""


def skeleton(passage: Passage) -> str:
    """Return what stays of a sentence when its wording changes a little: its content lemmas, sorted."""
    return " ".join(
        sorted({token.lemma_.lower() for token in passage.tokens if token.pos_ in CONTENT and not token.is_stop})
    )


def _sentences(parsed: Parsed) -> Iterator[tuple[ParsedBlock, Tokens, Span]]:
    for block, tokens in parsed.sentences():
        stripped = tokens.text.strip()
        if stripped:
            start = block.block.start + tokens.start_char + tokens.text.index(stripped[0])
            yield block, tokens, Span(start, start + len(stripped))


def _passages_of(
    entity: EntityFinding, starts: list[int], sentences: list[tuple[ParsedBlock, Tokens, Span]]
) -> frozenset[int]:
    found: set[int] = set()
    for mention in entity.mentions:
        index = bisect_right(starts, mention.start) - 1
        if mention.named and index >= 0 and mention.end <= sentences[index][2].end:
            found.add(index)
    return frozenset(found)


def _sections(parsed: Parsed, sentences: list[tuple[ParsedBlock, Tokens, Span]]) -> list[tuple[int, str]]:
    headings = [block for block in parsed.request.blocks if block.kind is BlockKind.HEADING]
    starts = [block.start for block in headings]
    result: list[tuple[int, str]] = []
    for _, _, span in sentences:
        count = bisect_right(starts, span.start)
        result.append((count, headings[count - 1].span.of(parsed.text).strip() if count else ""))
    return result


def is_front_matter(passage: Passage) -> bool:
    """Tell whether the sentence is about the document itself, not its subject matter."""
    return bool(_FRONT_MATTER.match(passage.heading) or _IMPRINT.search(passage.text))


def _weights(
    sentences: list[tuple[ParsedBlock, Tokens, Span]], lemmas: Counter[str], title: frozenset[str]
) -> list[float]:
    scores: list[float] = []
    for block, tokens, span in sentences:
        own = {token.lemma_.lower() for token in tokens if token.pos_ in CONTENT and not token.is_stop}
        if not own:
            scores.append(0.0)
            continue
        centrality = sum(math.log1p(lemmas[lemma]) for lemma in own) / len(own) ** 0.7
        names = 0.15 * min(len({ent.text for ent in tokens.ents}), 4)
        early = 0.4 * (block.index <= 3) + 0.3 * (span.start == block.block.start)
        scores.append(centrality + names + early + 0.3 * min(3, len(own & title)))
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
    weights = [0.0] * len(scores)
    for position, index in enumerate(order):
        weights[index] = 1.0 - position / max(1, len(order) - 1)
    return weights


def _name(parsed: Parsed, entity: EntityFinding, where: frozenset[int], passages: tuple[Passage, ...]) -> Name:
    mentions = [tokens for tokens in _mention_tokens(parsed, entity) if tokens is not None]
    forms = tuple(dict.fromkeys((_display(entity), entity.name, *entity.aliases)))
    titles: set[str] = set()
    for tokens in mentions:
        before = tokens.doc[tokens.start - 1].lower_.strip(".") if tokens.start else ""
        titles |= {before} & TITLES
    return Name(
        key=entity.key,
        name=_display(entity),
        type=entity.type,
        surfaces=frozenset(bare(form) for form in forms),
        forms=forms,
        passages=where,
        gender=_gender(entity, where, passages),
        titles=frozenset(titles),
        sure=is_sure(entity.type, forms, mentions),
        salience=entity.salience,
        starts=frozenset(mention.start for mention in entity.mentions if mention.named),
        definition=entity.definition,
    )


def _display(entity: EntityFinding) -> str:
    """Return the name to show: a person without title, where more than one word is left."""
    if entity.type is not EntityType.PERSON:
        return entity.name
    parts = _ARTICLE.sub("", entity.name).split()
    while len(parts) > 2 and parts[0].casefold().strip(".") in TITLES:
        parts = parts[1:]
    return " ".join(parts)


def _mention_tokens(parsed: Parsed, entity: EntityFinding) -> Iterator[Tokens | None]:
    starts = [block.block.start for block in parsed.blocks]
    for mention in entity.mentions:
        index = bisect_right(starts, mention.start) - 1
        if mention.named and index >= 0 and mention.end <= parsed.blocks[index].block.end:
            yield parsed.blocks[index].tokens(Span(mention.start, mention.end))


def _gender(entity: EntityFinding, where: frozenset[int], passages: tuple[Passage, ...]) -> str:
    if entity.type is not EntityType.PERSON:
        return ""
    first = fold(entity.name).split()[0] if entity.name.strip() else ""
    if first in FEMININE_NAMES or first in {"mrs.", "ms.", "mrs", "ms", "lady", "queen", "princess"}:
        return "f"
    if first in MASCULINE_NAMES or first in {"mr.", "mr", "sir", "king", "prince"}:
        return "m"
    words = Counter(token.lower_ for index in where for token in passages[index].tokens)
    he, she = sum(words[word] for word in MASCULINE), sum(words[word] for word in FEMININE)
    return "m" if he > 2 * she else "f" if she > 2 * he else ""


def _last_words(names: dict[str, Name]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in names.values():
        for surface in name.surfaces:
            for word in surface.split()[-1:]:
                found.setdefault(word, set()).add(name.key)
    return {word: frozenset(keys) for word, keys in found.items()}


def _surface_index(names: dict[str, Name]) -> dict[str, str]:
    claims: dict[str, list[str]] = {}
    for name in names.values():
        for surface in sorted(name.surfaces):
            claims.setdefault(surface, []).append(name.key)
    index: dict[str, str] = {}
    for surface, keys in claims.items():
        exact = [key for key in keys if bare(names[key].name) == surface]
        if len(keys) == 1 or exact:
            index[surface] = (exact or keys)[0]
    return index


def _protagonists(names: dict[str, Name], title: frozenset[str], total: int) -> frozenset[str]:
    found: set[str] = set()
    for name in names.values():
        share = len(name.passages) / max(1, total)
        words = bare(name.name).split()
        titled = bool(words) and (set(words) <= title or (len(title) <= 4 and words[-1] in title))
        if (
            (titled and len(title) <= 8)
            or (share >= 0.33 and total > 5)
            or (name.type in _PLACES and len(name.passages) >= max(6, 0.08 * total))
            or country_name(bare(name.name)) == "United States"
        ):
            found.add(name.key)
    return frozenset(found)
