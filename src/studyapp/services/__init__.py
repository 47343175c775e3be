"""Verbs: everything the program can do. No Qt, no SQL, no spaCy."""

from __future__ import annotations
