"""Marks texts in tables for translation. lupdate looks for the name; PySide's own is typed to return `object`."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return the text; `QCoreApplication.translate(context, text)` translates it where it is shown."""
    del context
    return text
