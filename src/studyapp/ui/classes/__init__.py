"""A teacher's class view, handing in, and keeping two computers together."""

from __future__ import annotations
