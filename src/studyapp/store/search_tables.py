"""The search's tables for whoever makes all tables from the metadata: they are virtual, and filled by triggers."""

from __future__ import annotations

from sqlalchemy import DDL, event

from studyapp.store.annotation_tables import metadata
from studyapp.store.search_schema import SEARCH_SCHEMA

for _statement in SEARCH_SCHEMA:
    event.listen(metadata, "after_create", DDL(_statement.replace("%", "%%")))

__all__ = ["metadata"]
