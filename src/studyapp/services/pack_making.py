"""Study packs for who makes them: a course is chosen, arranged, planned, signed and written; then its next edition."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.domain.card import CardState
from studyapp.domain.changes import NO_CHANGES
from studyapp.domain.coverage import section_at
from studyapp.domain.errors import BadPackError, PackFault
from studyapp.domain.pack import (
    DraftCard,
    DraftDocument,
    Manifest,
    Pack,
    PackAnnotation,
    PackCard,
    PackDocument,
    PackDraft,
    PackId,
    PlanEntry,
)
from studyapp.domain.selector import Selector
from studyapp.formats.studypack import content_digest, write_pack
from studyapp.services.author_keys import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import Clock
    from studyapp.domain.span import Span
    from studyapp.services.annotations import Annotations
    from studyapp.services.author_keys import AuthorKeys
    from studyapp.services.curation import Curation
    from studyapp.store.pack_memory import PackMemory
    from studyapp.store.pack_sources import PackSources


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack that was written.

    Attributes:
        is_news: False when nothing but the file was written: the content is that of the edition before.
        left_out: cards that could not go along, because no passage proves them.
    """

    path: Path
    draft: PackDraft
    size_bytes: int
    sha256: str
    is_news: bool
    left_out: tuple[CardId, ...]


class PackMaking:
    """Everything that an author does with packs; the material itself is curated in the panels."""

    def __init__(
        self,
        sources: PackSources,
        memory: PackMemory,
        curation: Curation,
        annotations: Annotations,
        clock: Clock,
        *,
        keys: AuthorKeys,
    ) -> None:
        """`keys` may be used by who asks for it, to make, export and import the author's key."""
        self._sources = sources
        self._memory = memory
        self._curation = curation
        self._annotations = annotations
        self._clock = clock
        self.keys = keys

    def drafts(self) -> tuple[PackDraft, ...]:
        """Return the courses that are being made, the one touched last first."""
        return self._memory.drafts()

    def locked(self, document_id: DocumentId) -> frozenset[CardId]:
        """Return the cards of a document that are locked in a course that is being made."""
        documents = (document for draft in self.drafts() for document in draft.documents if document.id == document_id)
        return frozenset(card.id for document in documents for card in document.cards if card.locked)

    def new_draft(self, document_ids: Sequence[DocumentId], *, title: str = "", author: str = "") -> PackDraft:
        """Return a course of these documents with all of their approved cards; it is not kept yet."""
        key = self.keys.key()
        named = author or (key.name if key else "")
        draft = PackDraft(PackId(str(uuid.uuid4())), title=title, author=named, signing=key is not None)
        return self.with_documents(draft, document_ids)

    def with_documents(self, draft: PackDraft, document_ids: Sequence[DocumentId]) -> PackDraft:
        """Return the course with these documents, in this order; the cards of those it had stay as they were."""
        present = {document.id: document for document in draft.documents}
        documents = tuple(
            present.get(each) or DraftDocument(each, tuple(DraftCard(card.id) for card in self.approved(each)))
            for each in document_ids
        )
        plan = tuple(entry for entry in draft.plan if entry.document_id in set(document_ids))
        language = draft.language or next((self._sources.language(each) for each in document_ids), "")
        return replace(draft, documents=documents, plan=plan, language=language)

    def refreshed(self, draft: PackDraft) -> PackDraft:
        """Return the course with the cards that are approved now; those that it had stay in their order in front.

        Cards that are no longer approved go, the locked ones too: what an author rejects is not handed out. Those that
        the author took out stay out.
        """
        documents: list[DraftDocument] = []
        for document in draft.documents:
            approved = [card.id for card in self.approved(document.id)]
            kept = tuple(card for card in document.cards if card.id in set(approved))
            had = {*document.left_out, *(card.id for card in document.cards)}
            new = tuple(DraftCard(card_id) for card_id in approved if card_id not in had)
            documents.append(replace(document, cards=kept + new))
        return replace(draft, documents=tuple(documents))

    def approved(self, document_id: DocumentId) -> tuple[Card, ...]:
        """Return the cards that can go along, in text order."""
        return tuple(card for card in self._curation.cards(document_id) if card.state is CardState.APPROVED)

    def keep(self, draft: PackDraft) -> Changes:
        """Keep a course, to go on with it later; no panel shows anything of it."""
        self._memory.keep_draft(draft, self._clock())
        return NO_CHANGES

    def drop(self, pack_id: PackId) -> None:
        """Forget a course that is being made; files that were made of it stay."""
        self._memory.drop_draft(pack_id)

    def plan_for(self, document_id: DocumentId) -> tuple[PlanEntry, ...]:
        """Return what can be planned: each section that has a heading, or else the document."""
        sections = [section for section in self._curation.sections(document_id) if section.title]
        if not sections:
            return (PlanEntry(document_id, "", self._sources.title(document_id)),)
        return tuple(PlanEntry(document_id, section.key, section.title) for section in sections)

    def cards_by_section(self, draft: PackDraft) -> Counter[tuple[DocumentId, str]]:
        """Return how many cards of the course each entry of `plan_for` has, by its document and section."""
        found: Counter[tuple[DocumentId, str]] = Counter()
        for document in draft.documents:
            chosen = {card.id for card in document.cards}
            sections = self._curation.sections(document.id)
            for card in self._curation.every_card(document.id):
                if card.id in chosen and card.source is not None:
                    section = sections[section_at(sections, card.source.start)] if sections else None
                    found[document.id, section.key if section is not None and section.title else ""] += 1
        return found

    def pack(self, draft: PackDraft) -> tuple[Pack, tuple[CardId, ...]]:
        """Return what would be written, and the cards that cannot go along. Raises BadPackError (EMPTY)."""
        if not draft.documents or not draft.title.strip():
            raise BadPackError(draft.title, PackFault.EMPTY)
        left_out: list[CardId] = []
        documents = tuple(self._document(draft, document, left_out) for document in draft.documents)
        manifest = Manifest(
            draft.pack_id,
            max(1, draft.edition),
            " ".join(draft.title.split()),
            " ".join(draft.author.split()),
            draft.licence.strip(),
            draft.language,
            draft.plan,
        )
        return Pack(manifest, documents), tuple(left_out)

    def make(self, draft: PackDraft, path: Path) -> MadePack:
        """Write the file: a new edition where the content is another than that of the file made last.

        Raises BadPackError: EMPTY, NO_KEY when it shall be signed and there is no key, UNWRITABLE.
        """
        pack, left_out = self.pack(draft)
        digest = content_digest(pack)
        is_news = digest != draft.sha256
        edition = draft.edition + 1 if is_news else max(1, draft.edition)
        key = self.keys.key() if draft.signing else None
        if draft.signing and key is None:
            raise BadPackError(path.name, PackFault.NO_KEY)
        data = write_pack(replace(pack, manifest=replace(pack.manifest, edition=edition)), key)
        write_whole(path, data)
        kept = replace(draft, edition=edition, sha256=digest)
        self.keep(kept)
        return MadePack(path, kept, len(data), hashlib.sha256(data).hexdigest(), is_news, left_out)

    def preview(self, draft: PackDraft, path: Path) -> Path:
        """Write the course as learners would have it, without counting as an edition, and return the path."""
        pack, _ = self.pack(draft)
        write_whole(path, write_pack(pack, self.keys.key() if draft.signing else None))
        return path

    def title(self, document_id: DocumentId) -> str:
        """Return a document's title. Raises UnknownDocumentError."""
        return self._sources.title(document_id)

    def _document(self, draft: PackDraft, chosen: DraftDocument, left_out: list[CardId]) -> PackDocument:
        source = self._sources.document(chosen.id)
        cards = {card.id: card for card in self._curation.every_card(chosen.id)}
        packed: list[PackCard] = []
        for each in chosen.cards:
            card = cards.get(each.id)
            if card is None or card.source is None:
                left_out.append(each.id)
                continue
            packed.append(_card(card, card.source, source.text, locked=each.locked))
        named = {card.id for card in packed}
        packed += [
            _card(card, card.source, source.text)
            for card in sorted(cards.values(), key=_by_id)
            if card.state is CardState.REJECTED and card.source is not None and card.id not in named
        ]
        marks = self._marks(chosen.id) if draft.with_marks else ()
        return replace(source, material=replace(source.material, cards=tuple(packed), annotations=marks))

    def _marks(self, document_id: DocumentId) -> tuple[PackAnnotation, ...]:
        return tuple(
            PackAnnotation(mark.id, mark.selector, mark.kind, mark.color, mark.note, mark.tags, mark.author)
            for mark in self._annotations.of_document(document_id)
            if not mark.orphaned
        )


def _card(card: Card, source: Span, text: str, *, locked: bool = False) -> PackCard:
    state = CardState.REJECTED if card.state is CardState.REJECTED else CardState.APPROVED
    return PackCard(
        card.id,
        card.type,
        card.wording,
        state,
        Selector.of(source, text),
        card.answer_span,
        card.tier,
        card.fact_key,
        own=card.own,
        locked=locked,
        option_notes=card.option_notes,
    )


def _by_id(card: Card) -> CardId:
    return card.id
