"""The window: everything of Qt. Panels take services and a `Shell`; they never import one another."""

from __future__ import annotations
