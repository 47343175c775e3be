"""The quiz: choosing cards, answering them."""

from __future__ import annotations
