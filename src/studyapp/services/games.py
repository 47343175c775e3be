"""What the match game and the order game can ask about a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.card import CardState
from studyapp.domain.games import FEWEST, orderable, pairs_of

if TYPE_CHECKING:
    from studyapp.domain.document import DocumentId
    from studyapp.domain.event import Event
    from studyapp.domain.games import Pair
    from studyapp.services.glossary import Glossary
    from studyapp.services.quiz import Quiz
    from studyapp.services.timeline import Timeline


class Games:
    """Reads only. Thread-safe."""

    def __init__(self, quiz: Quiz, glossary: Glossary, timeline: Timeline) -> None:
        self._quiz = quiz
        self._glossary = glossary
        self._timeline = timeline

    def pairs(self, document_id: DocumentId) -> tuple[Pair, ...]:
        """Return what can be matched: names with what they are, events with their dates, pairs of studied cards."""
        cards = [card for card in self._quiz.cards(document_id) if card.state is CardState.APPROVED]
        return pairs_of(self._glossary.entries(document_id), self._timeline.events(document_id), cards)

    def dates(self, document_id: DocumentId) -> tuple[Event, ...]:
        """Return the events that can be put in order, by time; none where it is too little for a round."""
        events = orderable(self._timeline.events(document_id))
        return events if len(events) >= FEWEST else ()
