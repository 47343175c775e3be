"""Nouns and pure rules. Standard library only: no clock, no files, no randomness."""

from __future__ import annotations
