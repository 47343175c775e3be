"""Progress files of learners whose answers follow from a number: the same number, the same file."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from studyapp.domain.analysis import CardType
from studyapp.domain.card import CardId
from studyapp.domain.document import DocumentId
from studyapp.domain.progress_file import (
    AskedCard,
    Detail,
    DocumentStanding,
    LearnerId,
    LoggedAnswer,
    Machine,
    MachineId,
    ProgressFile,
    answer_ids,
)
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.domain.span import Span

DOCUMENT = DocumentId("0123456789abcdef0123")
_BEGIN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def asked_cards(count: int, document: DocumentId = DOCUMENT) -> tuple[AskedCard, ...]:
    """Cards about a document that nobody has."""
    return tuple(
        AskedCard(
            CardId(f"{document}-{n:03d}"), document, CardType.CHOICE, f"Question {n}?", f"Key {n}", Span(n, n + 5)
        )
        for n in range(count)
    )


def class_file(learner: int, answers: int, *, cards: tuple[AskedCard, ...] | None = None) -> ProgressFile:
    """A learner who answered so often; with more answers the same file grows."""
    cards = asked_cards(12) if cards is None else cards
    chance = random.Random(learner)
    told: list[tuple[CardId, datetime, Grade, str]] = []
    for number in range(answers):
        right = chance.random() < 0.3 + 0.05 * (learner % 10)
        moment = _BEGIN + timedelta(minutes=number, seconds=learner % 60)
        chosen = "" if right else f"Wrong {chance.randrange(3)}"
        told.append((cards[number % len(cards)].id, moment, Grade.GOOD if right else Grade.AGAIN, chosen))
    ids = answer_ids(
        (card_id, round(moment.timestamp() * 1000), "review", grade.value, 5000) for card_id, moment, grade, _ in told
    )
    logged = tuple(
        LoggedAnswer(answer_id, card_id, StudyKind.REVIEW, grade, moment, moment.date(), 5000, chosen)
        for answer_id, (card_id, moment, grade, chosen) in zip(ids, told, strict=True)
    )
    studied = min(answers, len(cards))
    return ProgressFile(
        machine=Machine(MachineId(f"machine-{learner}"), LearnerId(f"{learner:08d}-learner"), f"Learner {learner}"),
        detail=Detail.CLASS,
        made_at=_BEGIN + timedelta(hours=4, minutes=answers),
        documents=(DocumentStanding(cards[0].document_id, "The Harbour Wall", len(cards), studied, 3, 1),),
        answers=logged,
        cards=cards[:studied],
    )
