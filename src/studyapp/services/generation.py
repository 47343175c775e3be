"""Cards from a generator on this machine: every proposal is proven and linted, or dropped with a counted reason."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

from studyapp.analysis.cards.wording_check import doubts_about
from studyapp.domain.analysis import digest, fold
from studyapp.domain.card import CardId
from studyapp.domain.card_check import Claim, fault_of
from studyapp.domain.errors import GeneratorError, GeneratorFault
from studyapp.domain.own_card import OwnDraft
from studyapp.domain.proposal import MOST_FROM_PASSAGE, Generated, answer_in, proof_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import CardChecker, Clock, Generator, OnProgress
    from studyapp.domain.proposal import Proposal
    from studyapp.domain.span import Span
    from studyapp.settings import Settings
    from studyapp.store.curation import CurationStore

_LOOK_S = 0.2
UNPROVEN = "unproven"
NO_CARD = "no_card"
PREFIX = "gen-"
"""Begins the id of every card that a generator proposed."""


class Generation:
    """Asks the local generator, once a person has turned it on."""

    def __init__(
        self,
        store: CurationStore,
        generator: Generator,
        checker: CardChecker,
        clock: Clock,
        settings: Callable[[], Settings],
    ) -> None:
        self._store = store
        self._generator = generator
        self._checker = checker
        self._clock = clock
        self._settings = settings
        self._stopped = threading.Event()

    @property
    def allowed(self) -> bool:
        """Whether the person has turned it on."""
        return self._settings().generator_on

    def models(self, address: str) -> tuple[str, ...]:
        """Test a connection: return the names of the models. Raises GeneratorError."""
        return self._generator.models(address)

    def cancel(self) -> None:
        """End what is being asked; what came before it is kept."""
        self._stopped.set()
        self._generator.cancel()

    def propose(self, document_id: DocumentId, passages: Sequence[Span], *, on_progress: OnProgress) -> Generated:
        """Ask for cards about each passage; what is sound is offered among the suggested ones, as one undoable step.

        Raises GeneratorError when it is turned off, or fails; cards of the passages before the fault are kept.
        """
        settings = self._settings()
        if not settings.generator_on:
            raise GeneratorError(GeneratorFault.TURNED_OFF)
        self._stopped.clear()
        deck = self._store.deck(document_id)
        known = {fold(card.wording.prompt) for card in deck.cards}
        dropped: Counter[str] = Counter()
        sound: dict[CardId, OwnDraft] = {}
        try:
            for done, span in enumerate(passages):
                if self._stopped.is_set():
                    raise GeneratorError(GeneratorFault.CANCELLED)
                on_progress(done / max(1, len(passages)))
                passage = span.of(deck.document.text)
                told = self._generator.propose(
                    settings.generator_address, settings.generator_model, passage, most=MOST_FROM_PASSAGE
                )
                dropped.update({NO_CARD: told.unusable} if told.unusable else {})
                found: list[OwnDraft] = []
                for proposal in told.proposals:
                    checked = checked_proposal(proposal, deck.document.text, span, known)
                    if isinstance(checked, str):
                        dropped[checked] += 1
                    else:
                        known.add(fold(checked.wording.prompt))
                        found.append(checked)
                for draft, doubts in zip(found, self._read(found), strict=True):
                    if doubts:
                        dropped[doubts[0]] += 1
                    else:
                        sound[_id_of(draft, document_id)] = draft
        finally:
            if sound:
                self._store.add_proposed(sound, document_id, now=self._clock())
        on_progress(1.0)
        return Generated(len(sound), dict(dropped))

    def _read(self, drafts: Sequence[OwnDraft]) -> tuple[tuple[str, ...], ...]:
        """Return what the rules that need a parse have against each. Raises GeneratorError when it is stopped."""
        if not drafts:
            return ()
        claims = [Claim(draft.type, draft.wording.prompt, draft.wording.answer) for draft in drafts]
        waiting = self._checker.check(claims)
        while not self._stopped.is_set():
            try:
                return waiting.result(timeout=_LOOK_S)
            except TimeoutError:  # an analysis may be running before it
                continue
        waiting.cancel()
        raise GeneratorError(GeneratorFault.CANCELLED)


def _id_of(draft: OwnDraft, document_id: DocumentId) -> CardId:
    said = (draft.type, draft.wording.prompt, draft.wording.answer)
    return CardId(f"{PREFIX}{digest(document_id, *said)}{digest(*said, document_id)}")


def checked_proposal(proposal: Proposal, text: str, within: Span, known: set[str]) -> OwnDraft | str:
    """Return the card, grounded in the text, or the name of the reason against it.

    The quote must stand in the passage and the answer in the quote; then the linter has its say, as far as it needs
    no parse.
    """
    proof = proof_of(proposal.quote, text, within)
    if proof is None:
        return UNPROVEN
    answer = answer_in(proposal.wording.answer, text, proof)
    if answer is None:
        return "not_grounded"
    if fault_of(proposal.type, proposal.wording) is not None:
        return NO_CARD
    if fold(proposal.wording.prompt) in known:
        return "duplicate"
    if any(fold(option) in fold(proof.of(text)) for option in proposal.wording.distractors):
        return "ambiguous"
    doubts = doubts_about(proposal.type, proposal.wording, proof.of(text))
    return doubts[0].value if doubts else OwnDraft(proposal.type, proposal.wording, proof, answer)
