"""Progress: what was done, what is coming."""

from __future__ import annotations
