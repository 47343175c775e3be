"""Keeps the parses of paragraphs, so that an edit or a new document date parses again only what changed.

Parses are kept as they are: spaCy's memory zones would free what they share, and a child that analysed a million words
grows by 15 MiB without them (engine.md, section 3).
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from studyapp.domain.document import Block

_BYTES_PER_TOKEN = 520
"""Of a parse without its tensor: 880 bytes measured with it, over 94,000 tokens of mixed prose."""
MAX_BLOCKS = 20_000
MAX_MIB = 400


class ParseCache:
    """Parses by a hash of the words and the kind of their block; what was not used for longest goes first."""

    def __init__(self, *, max_blocks: int = MAX_BLOCKS, max_mib: int = MAX_MIB) -> None:
        self._parses: OrderedDict[bytes, Doc] = OrderedDict()
        self._max_blocks = max_blocks
        self._max_tokens = (max_mib << 20) // _BYTES_PER_TOKEN
        self._tokens = 0

    def __len__(self) -> int:
        return len(self._parses)

    def get(self, text: str, block: Block) -> Doc | None:
        """Return the parse of the block's words, if it is kept."""
        key = _key(text, block)
        doc = self._parses.get(key)
        if doc is not None:
            self._parses.move_to_end(key)
        return doc

    def put(self, text: str, block: Block, doc: Doc) -> None:
        """Keep a parse; its tensor, which no rule reads, is given up (384 bytes a token)."""
        doc.tensor = np.zeros((0,), dtype="float32")
        key = _key(text, block)
        old = self._parses.pop(key, None)
        self._tokens += len(doc) - (len(old) if old is not None else 0)
        self._parses[key] = doc
        while len(self._parses) > self._max_blocks or self._tokens > self._max_tokens:
            _, gone = self._parses.popitem(last=False)
            self._tokens -= len(gone)


def _key(text: str, block: Block) -> bytes:
    return hashlib.blake2b(f"{block.kind}\0{block.span.of(text)}".encode(), digest_size=16).digest()
