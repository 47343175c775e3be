"""A small document with a small analysis, written by hand, for tests that need material but no language model."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from studyapp.domain.analysis import (
    Analysis,
    CardFinding,
    CardKey,
    CardType,
    Definition,
    EntityFinding,
    EntityType,
    EventFinding,
    EventKey,
    Mention,
    Precision,
    Tier,
    TimeExpression,
    TimexType,
    entity_key,
)
from studyapp.domain.document import (
    Block,
    BlockKind,
    DateSource,
    Document,
    ImportedText,
    Mode,
    Origin,
)
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.domain.analysis import EntityKey

TEXT = (
    "The Harbour Wall\n\n"
    "Mara Lindqvist, the harbour master of Osby, opened the new wall on 3 May 2019. "
    "Lindqvist said that 40 ships had lain idle since the storm of 1987.\n\n"
    "The town of Osby paid nine million crowns. Critics of Lindqvist called it a folly."
)
GERMAN = (
    "Die Wärterin des Hafenfeuers wohnte mit ihren zwei Brüdern in einem Haus, das auf der Mole stand. Wenn der Wind "
    "von Norden kam, konnten sie einander nicht hören, und so hatten sie sich eine Sprache der Hände gemacht. Es war "
    "der Winter, in dem der alte Lotse starb, als der erste Dampfer in die Stadt kam."
)


def span_of(words: str, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def example_document() -> Document:
    lines = TEXT.split("\n\n")
    blocks: list[Block] = []
    at = 0
    for line in lines:
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.HEADING
        blocks.append(Block(kind, at, at + len(line)))
        at += len(line) + 2
    origin = Origin("text", 1, "harbour.txt", "0" * 64, "utf-8")
    imported = ImportedText("", TEXT, tuple(blocks), date(2019, 5, 6), DateSource.METADATA, "en", origin)
    return Document.create(imported)


def card(name: str, card_type: CardType, prompt: str, answer: str, **more: object) -> CardFinding:
    values: dict[str, object] = {
        "accepted": (),
        "distractors": (),
        "rank": 0.5,
        "tier": Tier.AUTO,
        "fact_key": name,
        "source": span_of("Mara Lindqvist, the harbour master of Osby, opened the new wall on 3 May 2019."),
        "answer_span": None,
        **more,
    }
    return CardFinding(key=CardKey(name), type=card_type, prompt=prompt, answer=answer, **values)  # pyright: ignore


def example_cards() -> tuple[CardFinding, ...]:
    return (
        card(
            "opened",
            CardType.CLOZE,
            "_____ opened the new wall on 3 May 2019.",
            "Mara Lindqvist",
            rank=0.9,
            hint="person",
            answer_span=span_of("Mara Lindqvist"),
        ),
        card("when", CardType.QUESTION, "When was the new wall opened?", "3 May 2019", rank=0.8, fact_key="opened"),
        card(
            "ships",
            CardType.CHOICE,
            "How many ships had lain idle?",
            "40",
            distractors=("25", "60", "110"),
            rank=0.7,
            source=span_of("Lindqvist said that 40 ships had lain idle since the storm of 1987."),
        ),
        card("who", CardType.DEFINITION, "Who is Mara Lindqvist?", "the harbour master of Osby", rank=0.6),
        card("cost", CardType.CLOZE, "Osby paid _____ crowns.", "nine million", rank=0.4, tier=Tier.SUGGESTED),
        card("folly", CardType.CLOZE, "Critics called it a _____.", "folly", rank=0.1, tier=Tier.OFF),
    )


def example_analysis() -> Analysis:
    mara = EntityFinding(
        entity_key("Mara Lindqvist"),
        "Mara Lindqvist",
        EntityType.PERSON,
        0.9,
        ("Lindqvist",),
        tuple(
            Mention(span.start, span.end)
            for span in (span_of("Mara Lindqvist"), span_of("Lindqvist", 1), span_of("Lindqvist", 2))
        ),
        Definition("the harbour master of Osby", *_ends(span_of("the harbour master of Osby"))),
    )
    osby = EntityFinding(
        entity_key("Osby"),
        "Osby",
        EntityType.GPE,
        0.6,
        (),
        tuple(Mention(*_ends(span_of("Osby", n))) for n in range(2)),
    )
    day = "2019-05-03"
    times = (_time("3 May 2019", day, day, day), _time("1987", "1987", "1987-01-01", "1987-12-31"))
    events = (
        _event("v1", "the storm", "the storm of 1987", times[1], 1),
        _event("v2", "Mara Lindqvist opened the new wall", "opened the new wall on 3 May 2019", times[0], 0, mara.key),
    )
    return Analysis(
        model="example 1.0",
        mode=Mode.NEWS,
        document_date=date(2019, 5, 6),
        date_source=DateSource.METADATA,
        date_span=None,
        entities=(mara, osby),
        terms=(),
        time_expressions=times,
        events=events,
        cards=example_cards(),
    )


def _time(words: str, value: str, earliest: str, latest: str) -> TimeExpression:
    precision = Precision.DAY if earliest == latest else Precision.YEAR
    return TimeExpression(*_ends(span_of(words)), TimexType.DATE, value, value, earliest, latest, precision)


def _event(name: str, label: str, proof: str, time: TimeExpression, index: int, *entities: EntityKey) -> EventFinding:
    start, end = _ends(span_of(proof))
    return EventFinding(
        key=EventKey(name),
        event_key=EventKey(name),
        edtf=time.edtf,
        earliest=time.earliest,
        latest=time.latest,
        precision=time.precision,
        label=label,
        start=start,
        end=end,
        time_expression=index,
        entities=entities,
        rank=0.5,
        main=True,
    )


class SetClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, now: datetime = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **span: float) -> None:
        self.now += timedelta(**span)


def _ends(span: Span) -> Iterator[int]:
    yield span.start
    yield span.end
