"""Time expressions: finding them and normalising them to TIMEX3 and EDTF."""

from __future__ import annotations
