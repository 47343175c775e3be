"""What the text says that its names and terms stand for."""

from __future__ import annotations
