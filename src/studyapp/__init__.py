"""studyapp: study material, made from the document that you open, offline."""

from __future__ import annotations

__version__ = "0.1.0"
