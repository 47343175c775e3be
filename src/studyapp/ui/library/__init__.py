"""The list of documents, and the ways in which documents come into it."""

from __future__ import annotations
