"""The timeline panel: a drawn scene, a list in step with it, and dates in words."""

from __future__ import annotations
