"""The command line: one file per feature, the same services as the window."""

from __future__ import annotations
