"""Searching everything (Ctrl+Shift+F): documents, marks, glossary and cards."""

from __future__ import annotations
