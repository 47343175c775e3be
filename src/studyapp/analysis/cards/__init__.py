"""Flashcards: one file per card type, their linter, and their ranking."""

from __future__ import annotations
