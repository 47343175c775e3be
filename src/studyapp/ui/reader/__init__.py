"""The article: its text, what is marked in it, and how one moves about in it."""

from __future__ import annotations
