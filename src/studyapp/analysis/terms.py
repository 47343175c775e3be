"""Concept terms of textbooks and encyclopaedic prose, told apart from names by their type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.analysis.parsed import Parsed
    from studyapp.domain.analysis import EntityFinding


def find_terms(parsed: Parsed, entities: tuple[EntityFinding, ...]) -> tuple[EntityFinding, ...]:
    """Return the concept terms, highest salience first; none that is an entity's name."""
    del parsed, entities
    return ()
