"""Who and what is named: finding, typing, and clustering of names."""

from __future__ import annotations
