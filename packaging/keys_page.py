"""Writes resources/help/keys.md from the program's own tables: run it after changing an action or a key."""

from __future__ import annotations

from pathlib import Path

from studyapp.ui.actions import ACTIONS, SEPARATOR
from studyapp.ui.shortcuts import PANEL_KEYS

PAGE = Path(__file__).resolve().parents[1] / "resources" / "help" / "keys.md"
_AREAS = {
    "reader": "In the article",
    "quiz": "In the quiz",
    "choosing": "When cards are chosen",
    "annotations": "Among the marks",
    "class": "In the class view",
    "glossary": "In the glossary",
    "timeline": "In the timeline",
    "library": "In the library",
}
_HEAD = "| action | keys |\n| --- | --- |\n"


def page() -> str:
    """Return the page: every action with its keys, then the keys of each panel."""
    actions = [action for action in ACTIONS if action.id != SEPARATOR]
    keyed = [(_plain(action.text), action.keys) for action in actions if action.keys]
    without = ", ".join(_plain(action.text) for action in actions if not action.keys)
    parts = [
        "# Keys\n",
        "Everywhere; `F1` shows this list in the program:\n",
        _table(keyed),
        f"In the menus and the command palette, without a key: {without}.\n",
    ]
    areas = dict.fromkeys(key.id.partition(".")[0] for key in PANEL_KEYS)
    for area in areas:
        joined: dict[str, tuple[str, ...]] = {}
        for key in PANEL_KEYS:
            if key.id.startswith(f"{area}."):
                joined[key.text] = joined.get(key.text, ()) + key.keys
        parts += [f"{_AREAS[area]}:\n", _table(list(joined.items()))]
    return "\n".join(parts)


def _table(rows: list[tuple[str, tuple[str, ...]]]) -> str:
    return _HEAD + "".join(f"| {text} | {' '.join(f'`{key}`' for key in keys)} |\n" for text, keys in rows)


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
