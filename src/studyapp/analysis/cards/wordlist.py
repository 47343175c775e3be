"""Writes word lists as running text, so that they can be read and extended without a quotation mark for each word."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of the text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Return what commas separate, in order; line breaks count as spaces."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())
