"""The marks panel: every highlight, underline and note, of one document or of all."""

from __future__ import annotations
