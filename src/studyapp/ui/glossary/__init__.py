"""The glossary panel: every entry with its definition, its mentions in context, and the means to correct it."""

from __future__ import annotations
