"""Language processing. spaCy lives here, and only in the analysis child process."""

from __future__ import annotations
