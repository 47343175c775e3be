"""Study packs in the window: opened, updated, removed, made, and put into installers."""

from __future__ import annotations
