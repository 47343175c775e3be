"""The language model for the statements of cards, in steps that cost more and more, with a memory for what it parsed.

A statement is parsed by itself, so that its parse depends on its words only: the same in every document, and after
every edit elsewhere.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from studyapp.analysis.parsed import BATCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

_NAMES = "ner"
MAX_TOKENS = 100_000
"""What is remembered: 90 MiB, the statements of about 200,000 words."""


class SentenceReader:
    """Reads single sentences. Not thread-safe."""

    def __init__(self, nlp: Language, *, max_tokens: int = MAX_TOKENS) -> None:
        self._nlp = nlp
        self._others = [name for name in nlp.pipe_names if name != _NAMES]
        self._max_tokens = max_tokens
        self._tokens = 0
        self._parses: OrderedDict[str, Doc] = OrderedDict()

    def __len__(self) -> int:
        """Return how many parses are remembered."""
        return len(self._parses)

    def words(self, text: str) -> Doc:
        """Return the words of a text, without a parse."""
        return self._nlp.make_doc(text)

    def parsed(self, words: Sequence[Doc]) -> list[Doc]:
        """Return the parses of texts that `words` has cut, in order, without names."""
        parses = {doc.text: self._remembered(doc.text) for doc in words}
        missing = {doc.text: doc for doc in words if parses[doc.text] is None}
        for doc in self._nlp.pipe(missing.values(), disable=[_NAMES], batch_size=BATCH):
            parses[doc.text] = doc
        found = [doc for doc in (parses[text.text] for text in words) if doc is not None]
        for doc in missing.values():
            self._remember(doc)
        return found

    def find_names(self, parses: Sequence[Doc]) -> None:
        """Find the names in parses that `parsed` gave."""
        unnamed = [doc for doc in parses if not doc.has_annotation("ENT_IOB")]
        for _ in self._nlp.pipe(unnamed, disable=self._others, batch_size=BATCH):
            pass

    def _remembered(self, text: str) -> Doc | None:
        doc = self._parses.get(text)
        if doc is not None:
            self._parses.move_to_end(text)
        return doc

    def _remember(self, doc: Doc) -> None:
        self._parses[doc.text] = doc
        self._tokens += len(doc)
        while self._tokens > self._max_tokens:
            _, gone = self._parses.popitem(last=False)
            self._tokens -= len(gone)
