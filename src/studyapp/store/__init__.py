"""The learner's database: one SQLite file, one connection. The only place that imports SQLAlchemy."""

from __future__ import annotations
