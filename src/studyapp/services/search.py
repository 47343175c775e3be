"""Searching everything: documents, marks, glossary and cards, by words, phrases and beginnings of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.search import Found, HitKind, Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from studyapp.domain.document import DocumentId
    from studyapp.store.search import SearchStore

LIMIT = 20
_AT_ONCE = 4
"""Pieces of what changed that are indexed before a search: nobody who types waits for a whole library."""


class Search:
    """Finds what the library holds. Any words whatever may be asked for."""

    def __init__(self, store: SearchStore) -> None:
        self._store = store

    def find(
        self,
        words: str,
        *,
        stemmed: bool = False,
        unfinished: bool = False,
        kinds: Iterable[HitKind] = HitKind,
        document_id: DocumentId | None = None,
        limit: int = LIMIT,
    ) -> Found:
        """Return what was found, at most `limit` hits of each kind, the best first.

        Args:
            words: words that must all be there; "words in quotation marks" are a phrase, wor* the beginning of a word.
            stemmed: find other forms of English words too.
            unfinished: somebody is still typing: the last word may be the beginning of one.
            kinds: where to look.
            document_id: look only there; None looks everywhere.
            limit: of each kind.
        """
        pieces = _AT_ONCE
        while pieces and self._store.index.work():
            pieces -= 1
        query = Query.read(words, stemmed=stemmed, unfinished=unfinished)
        wanted = frozenset(kinds)
        ordered = [kind for kind in HitKind if kind in wanted]
        groups = self._store.find(query, ordered, document_id, limit)
        return Found(groups, 0 if pieces else self._store.index.waiting())

    def catch_up(self, is_wanted: Callable[[], bool] = lambda: True) -> int:
        """Index all that has changed; stops early when it is no longer wanted. Returns how much is left."""
        while is_wanted() and self._store.index.work():
            pass
        return self._store.index.waiting()

    def rebuild(self) -> None:
        """Make the whole index anew."""
        self._store.index.forget()
        self.catch_up()
