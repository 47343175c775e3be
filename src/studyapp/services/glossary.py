"""The glossary: what was found, as a person corrected it. Each correction is a rule and one undoable step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.analysis import fold
from studyapp.domain.changes import NO_CHANGES, Changes
from studyapp.domain.entity import Correction, CorrectionKind, Entity, LinkedEntry, corrected, linked
from studyapp.domain.errors import BadEdit, BadEditError, UnknownEntityError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyapp.domain.analysis import EntityFinding, EntityKey, EntityType
    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import Clock
    from studyapp.store.glossary import GlossaryStore


class Glossary:
    """Everything that can be done with glossary entries.

    Every method that takes a key raises UnknownEntityError when `entries` has no such entry, and returns NO_CHANGES
    when the entry is as wanted already.
    """

    def __init__(self, store: GlossaryStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def entries(self, document_id: DocumentId) -> tuple[Entity, ...]:
        """Return entities and terms, most salient first; hidden ones are among them, and say so."""
        findings = self._store.findings(document_id)
        return self._corrected(document_id, findings, self._store.corrections(document_id))

    def links(self, document_id: DocumentId, entries: Iterable[Entity]) -> dict[EntityKey, tuple[LinkedEntry, ...]]:
        """Return what the text links each entry to, by entry; `entries` come from `entries()`."""
        return linked(self._store.links(document_id), entries, self._store.corrections(document_id))

    def rename(self, document_id: DocumentId, key: EntityKey, name: str) -> Changes:
        """Give the entry another name; the old one becomes an alias. Raises BadEditError when it is blank."""
        name = " ".join(name.split())
        if not name:
            raise BadEditError(BadEdit.EMPTY_NAME)
        if self._entry(document_id, key).name == name:
            return NO_CHANGES
        return self._add(document_id, CorrectionKind.RENAME, key, name)

    def retype(self, document_id: DocumentId, key: EntityKey, entity_type: EntityType) -> Changes:
        """Say what kind of thing the entry is."""
        if self._entry(document_id, key).type is entity_type:
            return NO_CHANGES
        return self._add(document_id, CorrectionKind.RETYPE, key, entity_type)

    def hide(self, document_id: DocumentId, key: EntityKey, hidden: bool) -> Changes:
        """Put the entry out of sight, or back."""
        if self._entry(document_id, key).hidden is hidden:
            return NO_CHANGES
        if hidden:
            return self._add(document_id, CorrectionKind.HIDE, key, "1")
        return self._store.withdraw("glossary.show", document_id, CorrectionKind.HIDE, key, self._clock())

    def define(self, document_id: DocumentId, key: EntityKey, text: str) -> Changes:
        """Keep the learner's own definition, which is shown before the one from the text; "" takes it back."""
        text = text.strip()
        if self._entry(document_id, key).own_definition == text:
            return NO_CHANGES
        return self._add(document_id, CorrectionKind.DEFINE, key, text)

    def merge(self, document_id: DocumentId, key: EntityKey, into: EntityKey) -> Changes:
        """Make the entry part of another one. Raises BadEditError when they are one already."""
        self._entry(document_id, key)
        self._entry(document_id, into)
        if key == into:
            raise BadEditError(BadEdit.SAME_ENTITY)
        return self._add(document_id, CorrectionKind.MERGE, key, into)

    def split(self, document_id: DocumentId, key: EntityKey, alias: str) -> Changes:
        """Make the mentions that read like `alias` (no matter the case) an entry of their own.

        Raises BadEditError when no mention reads so, or every one does, or another entry has that name.
        """
        self._entry(document_id, key)
        findings, rules = self._store.findings(document_id), self._store.corrections(document_id)
        rule = Correction(CorrectionKind.SPLIT, key, " ".join(alias.split()))
        before = self._corrected(document_id, findings, rules)
        after = self._corrected(document_id, findings, (*rules, rule))
        if not fold(alias) or len(after) == len(before):
            raise BadEditError(BadEdit.NOT_AN_ALIAS)
        return self._store.add("glossary.split", document_id, rule, self._clock())

    def _add(self, document_id: DocumentId, kind: CorrectionKind, key: EntityKey, value: str) -> Changes:
        return self._store.add(f"glossary.{kind}", document_id, Correction(kind, key, value), self._clock())

    def _entry(self, document_id: DocumentId, key: EntityKey) -> Entity:
        for entry in self.entries(document_id):
            if entry.key == key:
                return entry
        raise UnknownEntityError(key)

    def _corrected(
        self, document_id: DocumentId, findings: Iterable[EntityFinding], rules: tuple[Correction, ...]
    ) -> tuple[Entity, ...]:
        # A book's text is megabytes, and only splitting looks at it.
        needs_text = any(rule.kind is CorrectionKind.SPLIT for rule in rules)
        return corrected(findings, rules, self._store.text(document_id) if needs_text else "")
