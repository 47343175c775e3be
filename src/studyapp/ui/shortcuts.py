"""Keys that act inside one panel only: digits grade in the quiz, colour in the reader. The shortcut sheet lists them.

To add one: put a line into `PANEL_KEYS`, and call `add_shortcut(self, "area.verb", self._method)` in the panel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from studyapp.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class PanelKey:
    """A key of one panel; `text` is English and translated when shown."""

    id: str
    text: str
    keys: tuple[str, ...]

    def shown_text(self) -> str:
        """Return the text in the interface language."""
        return QCoreApplication.translate("shortcuts", self.text)


def _key(identity: str, text: str, *keys: str) -> PanelKey:
    return PanelKey(identity, text, keys)


PANEL_KEYS = (
    _key("reader.card", QT_TRANSLATE_NOOP("shortcuts", "Make a card of the selection"), "C"),
    _key("reader.highlight", QT_TRANSLATE_NOOP("shortcuts", "Highlight the selection"), "H"),
    _key("reader.annotate", QT_TRANSLATE_NOOP("shortcuts", "Write a note on the selection or the mark"), "A"),
    *(
        _key(f"reader.color_{color}", QT_TRANSLATE_NOOP("shortcuts", "Highlight in this colour"), str(color))
        for color in range(1, 9)
    ),
    _key("reader.edit_mark", QT_TRANSLATE_NOOP("shortcuts", "Edit the mark under the cursor"), "Return", "Enter"),
    _key("reader.delete_mark", QT_TRANSLATE_NOOP("shortcuts", "Delete the mark under the cursor"), "Del"),
    _key("reader.leave_mark", QT_TRANSLATE_NOOP("shortcuts", "Step out of the selection"), "Esc"),
    _key("reader.source", QT_TRANSLATE_NOOP("shortcuts", "Glossary entry under the cursor"), "G"),
    _key("quiz.show", QT_TRANSLATE_NOOP("shortcuts", "Show the answer, then “Good”"), "Space", "Return", "Enter"),
    _key("quiz.1", QT_TRANSLATE_NOOP("shortcuts", "Again (option 1 before the answer)"), "1"),
    _key("quiz.2", QT_TRANSLATE_NOOP("shortcuts", "Hard (option 2)"), "2"),
    _key("quiz.3", QT_TRANSLATE_NOOP("shortcuts", "Good (option 3)"), "3"),
    _key("quiz.4", QT_TRANSLATE_NOOP("shortcuts", "Easy (option 4)"), "4"),
    _key("quiz.5", QT_TRANSLATE_NOOP("shortcuts", "Option 5"), "5"),
    _key("quiz.6", QT_TRANSLATE_NOOP("shortcuts", "Option 6"), "6"),
    _key("quiz.7", QT_TRANSLATE_NOOP("shortcuts", "Option 7"), "7"),
    _key("quiz.8", QT_TRANSLATE_NOOP("shortcuts", "Option 8"), "8"),
    _key("quiz.9", QT_TRANSLATE_NOOP("shortcuts", "Option 9"), "9"),
    _key("quiz.undo", QT_TRANSLATE_NOOP("shortcuts", "Take back the last answer"), "U"),
    _key("quiz.edit", QT_TRANSLATE_NOOP("shortcuts", "Edit the card"), "E"),
    _key("quiz.suspend", QT_TRANSLATE_NOOP("shortcuts", "Suspend the card"), "@"),
    _key("quiz.bury", QT_TRANSLATE_NOOP("shortcuts", "Bury the card until tomorrow"), "-"),
    _key("quiz.info", QT_TRANSLATE_NOOP("shortcuts", "About the card"), "I"),
    _key("quiz.source", QT_TRANSLATE_NOOP("shortcuts", "Go to the source"), "G"),
    *(
        _key(f"quiz.flag_{number}", QT_TRANSLATE_NOOP("shortcuts", "Flag the card"), f"Ctrl+{number}")
        for number in range(1, 8)
    ),
    _key("quiz.move_up", QT_TRANSLATE_NOOP("shortcuts", "Move to an earlier place"), "Alt+Up"),
    _key("quiz.move_down", QT_TRANSLATE_NOOP("shortcuts", "Move to a later place"), "Alt+Down"),
    _key("quiz.end", QT_TRANSLATE_NOOP("shortcuts", "End the session"), "Esc"),
    _key("quiz.approve", QT_TRANSLATE_NOOP("shortcuts", "Approve the ticked cards"), "Ctrl+Return"),
    _key("quiz.reject", QT_TRANSLATE_NOOP("shortcuts", "Reject the selected cards"), "Del"),
    _key("choosing.approve", QT_TRANSLATE_NOOP("shortcuts", "Approve the card"), "A", "Return", "Enter"),
    _key("choosing.reject", QT_TRANSLATE_NOOP("shortcuts", "Reject the card"), "R", "Del"),
    _key("choosing.edit", QT_TRANSLATE_NOOP("shortcuts", "Edit the card"), "E"),
    _key("choosing.another", QT_TRANSLATE_NOOP("shortcuts", "Another card from this passage"), "N"),
    _key("choosing.next", QT_TRANSLATE_NOOP("shortcuts", "Next card"), "J", "Right"),
    _key("choosing.previous", QT_TRANSLATE_NOOP("shortcuts", "Previous card"), "K", "Left"),
    _key("choosing.undo", QT_TRANSLATE_NOOP("shortcuts", "Take back the last decision"), "U", "Ctrl+Z"),
    _key("choosing.source", QT_TRANSLATE_NOOP("shortcuts", "Go to the source"), "G"),
    _key("choosing.approve_all", QT_TRANSLATE_NOOP("shortcuts", "Approve all that are left here"), "Shift+A"),
    _key("class.source", QT_TRANSLATE_NOOP("shortcuts", "Go to the source"), "G"),
    _key("glossary.source", QT_TRANSLATE_NOOP("shortcuts", "Go to the source"), "G"),
    _key("glossary.rename", QT_TRANSLATE_NOOP("shortcuts", "Rename the entry"), "F2"),
    _key("glossary.merge", QT_TRANSLATE_NOOP("shortcuts", "Merge the entry into another"), "M"),
    _key("glossary.split", QT_TRANSLATE_NOOP("shortcuts", "Split a name off"), "S"),
    _key("glossary.hide", QT_TRANSLATE_NOOP("shortcuts", "Hide or show the entry"), "Del"),
    _key("glossary.edit", QT_TRANSLATE_NOOP("shortcuts", "Write your own definition"), "E"),
    _key("timeline.source", QT_TRANSLATE_NOOP("shortcuts", "Go to the source"), "G"),
    _key("timeline.date", QT_TRANSLATE_NOOP("shortcuts", "Change the date of the event"), "E"),
    _key("timeline.rename", QT_TRANSLATE_NOOP("shortcuts", "Rename the event"), "F2"),
    _key("timeline.main", QT_TRANSLATE_NOOP("shortcuts", "Main event, or not"), "M"),
    _key("timeline.hide", QT_TRANSLATE_NOOP("shortcuts", "Hide or show the event"), "Del"),
    _key("timeline.add", QT_TRANSLATE_NOOP("shortcuts", "Add an event"), "N"),
    _key("timeline.next", QT_TRANSLATE_NOOP("shortcuts", "Next event"), "Right"),
    _key("timeline.previous", QT_TRANSLATE_NOOP("shortcuts", "Previous event"), "Left"),
    _key("timeline.first", QT_TRANSLATE_NOOP("shortcuts", "First event"), "Home"),
    _key("timeline.last", QT_TRANSLATE_NOOP("shortcuts", "Last event"), "End"),
    _key("timeline.zoom_in", QT_TRANSLATE_NOOP("shortcuts", "Zoom in"), "+"),
    _key("timeline.zoom_out", QT_TRANSLATE_NOOP("shortcuts", "Zoom out"), "-"),
    _key("timeline.fit", QT_TRANSLATE_NOOP("shortcuts", "Show the whole timeline"), "0"),
    _key("annotations.delete", QT_TRANSLATE_NOOP("shortcuts", "Delete the selected marks"), "Del"),
    _key("annotations.keep", QT_TRANSLATE_NOOP("shortcuts", "Save the note"), "Ctrl+Return"),
    _key("annotations.leave", QT_TRANSLATE_NOOP("shortcuts", "Back to the list of marks"), "Esc"),
    _key("library.rename", QT_TRANSLATE_NOOP("shortcuts", "Rename the document"), "F2"),
    _key("library.remove", QT_TRANSLATE_NOOP("shortcuts", "Remove the document"), "Del"),
)


def add_shortcut(panel: QWidget, identity: str, slot: Callable[[], object]) -> tuple[QShortcut, ...]:
    """Make the key act while the focus is in the panel; `slot` must be a bound method or come from `weakly`.

    Single-letter keys do not reach a shortcut while a text field has the focus: Qt offers them to the field first.
    """
    made: list[QShortcut] = []
    for key in keys_of(identity):
        shortcut = QShortcut(QKeySequence(key), panel)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setObjectName(identity)
        shortcut.activated.connect(slot)
        made.append(shortcut)
    return tuple(made)


def keys_of(identity: str) -> tuple[str, ...]:
    """Return the keys of a line in `PANEL_KEYS`. Raises KeyError for an id that is not there."""
    for panel_key in PANEL_KEYS:
        if panel_key.id == identity:
            return panel_key.keys
    raise KeyError(identity)
