"""Cards and timelines out to other programs, and cards in, with a report of each item."""

from __future__ import annotations
