"""Every menu entry as a line of a table: menus, keys, the command palette and the shortcut sheet are made from it.

To add one: a line in `ACTIONS` (its place in the table is its place in the menu), a handler under its id in a
`handlers()` of the part that does it, and a word in the README.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction, QKeySequence

from studyapp.ui.translation import QT_TRANSLATE_NOOP
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

    from studyapp.ui.look import Look
    from studyapp.ui.signals import Signals

SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class Action:
    """One menu entry; texts are English and translated when shown.

    Attributes:
        id: "area.verb", or `SEPARATOR`.
        keys: in Qt's portable notation; the first is shown in the menu.
        menu: the menu it stands in; `MENUS` gives their order.
        submenu: a menu that its owner fills stands in its place.
    """

    id: str
    text: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    checkable: bool = False
    submenu: bool = False

    def shown_text(self) -> str:
        """Return the text in the interface language, with the mnemonic's ampersand."""
        return QCoreApplication.translate("actions", self.text)


_FILE, _EDIT, _VIEW, _GO, _STUDY, _HELP = "file", "edit", "view", "go", "study", "help"
MENUS = (
    (_FILE, QT_TRANSLATE_NOOP("actions", "&File")),
    (_EDIT, QT_TRANSLATE_NOOP("actions", "&Edit")),
    (_VIEW, QT_TRANSLATE_NOOP("actions", "&View")),
    (_GO, QT_TRANSLATE_NOOP("actions", "&Go")),
    (_STUDY, QT_TRANSLATE_NOOP("actions", "&Study")),
    (_HELP, QT_TRANSLATE_NOOP("actions", "&Help")),
)

ACTIONS = (
    Action("file.open", QT_TRANSLATE_NOOP("actions", "&Open…"), ("Ctrl+O",), "open", _FILE),
    Action("file.open_folder", QT_TRANSLATE_NOOP("actions", "Open &Folder…"), ("Ctrl+Shift+O",), "open", _FILE),
    Action("file.paste", QT_TRANSLATE_NOOP("actions", "&Paste Text as Document"), ("Ctrl+V",), "paste", _FILE),
    Action("file.sample", QT_TRANSLATE_NOOP("actions", "Open the &Sample Article"), (), "sample", _FILE),
    Action("file.edition", QT_TRANSLATE_NOOP("actions", "Open a &New Edition of This Document…"), (), "merge", _FILE),
    Action("file.recent", QT_TRANSLATE_NOOP("actions", "Open &Recent"), (), "clock", _FILE, submenu=True),
    Action(SEPARATOR, menu=_FILE),
    Action("file.packs", QT_TRANSLATE_NOOP("actions", "Study Pac&ks…"), (), "library", _FILE),
    Action("file.make_pack", QT_TRANSLATE_NOOP("actions", "&Make a Study Pack…"), (), "edit", _FILE),
    Action("file.make_installer", QT_TRANSLATE_NOOP("actions", "Make an &Installer for My Class…"), (), "group", _FILE),
    Action(SEPARATOR, menu=_FILE),
    Action("annotations.import", QT_TRANSLATE_NOOP("actions", "Import Marks and &Notes…"), (), "drop", _FILE),
    Action("annotations.export", QT_TRANSLATE_NOOP("actions", "E&xport Marks and Notes…"), (), "export", _FILE),
    Action("file.import_cards", QT_TRANSLATE_NOOP("actions", "&Import Cards…"), ("Ctrl+Shift+I",), "drop", _FILE),
    Action("file.export", QT_TRANSLATE_NOOP("actions", "&Export Cards or Timeline…"), ("Ctrl+E",), "export", _FILE),
    Action(SEPARATOR, menu=_FILE),
    Action("file.backups", QT_TRANSLATE_NOOP("actions", "&Backups…"), (), "backup", _FILE),
    Action("file.together", QT_TRANSLATE_NOOP("actions", "&Keep Two Computers Together…"), (), "refresh", _FILE),
    Action("file.check", QT_TRANSLATE_NOOP("actions", "&Check Database"), (), "database", _FILE),
    Action(SEPARATOR, menu=_FILE),
    Action("reader.print", QT_TRANSLATE_NOOP("actions", "&Print…"), ("Ctrl+P",), "print", _FILE),
    Action(SEPARATOR, menu=_FILE),
    Action("file.quit", QT_TRANSLATE_NOOP("actions", "&Quit"), ("Ctrl+Q",), "", _FILE),
    Action("edit.undo", QT_TRANSLATE_NOOP("actions", "&Undo"), ("Ctrl+Z",), "undo", _EDIT),
    Action("edit.redo", QT_TRANSLATE_NOOP("actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", _EDIT),
    Action(SEPARATOR, menu=_EDIT),
    Action("reader.copy", QT_TRANSLATE_NOOP("actions", "&Copy"), (), "copy", _EDIT),
    Action("reader.find", QT_TRANSLATE_NOOP("actions", "&Find in the Article"), ("Ctrl+F",), "search", _EDIT),
    Action("reader.find_next", QT_TRANSLATE_NOOP("actions", "Find &Next"), ("F3", "Ctrl+G"), "", _EDIT),
    Action("reader.find_previous", QT_TRANSLATE_NOOP("actions", "Find Pre&vious"), ("Shift+F3",), "", _EDIT),
    Action("edit.search", QT_TRANSLATE_NOOP("actions", "&Search Everything…"), ("Ctrl+Shift+F",), "search", _EDIT),
    Action(SEPARATOR, menu=_EDIT),
    Action("edit.preferences", QT_TRANSLATE_NOOP("actions", "Pr&eferences…"), ("Ctrl+,",), "settings", _EDIT),
    Action("view.panels", QT_TRANSLATE_NOOP("actions", "&Panels"), (), "", _VIEW, submenu=True),
    Action("view.theme", QT_TRANSLATE_NOOP("actions", "&Appearance"), (), "theme", _VIEW, submenu=True),
    Action(SEPARATOR, menu=_VIEW),
    Action("reader.marks", QT_TRANSLATE_NOOP("actions", "Show or Hide &Marks"), ("Ctrl+H",), "marks", _VIEW),
    Action("view.zoom_in", QT_TRANSLATE_NOOP("actions", "&Larger Text"), ("Ctrl++", "Ctrl+="), "zoom_in", _VIEW),
    Action("view.zoom_out", QT_TRANSLATE_NOOP("actions", "&Smaller Text"), ("Ctrl+-",), "zoom_out", _VIEW),
    Action("view.zoom_reset", QT_TRANSLATE_NOOP("actions", "&Normal Text Size"), ("Ctrl+0",), "", _VIEW),
    Action(SEPARATOR, menu=_VIEW),
    Action("view.full_screen", QT_TRANSLATE_NOOP("actions", "&Full Screen"), ("F11",), "full_screen", _VIEW),
    Action("view.reset", QT_TRANSLATE_NOOP("actions", "&Reset Layout"), (), "", _VIEW),
    Action("go.commands", QT_TRANSLATE_NOOP("actions", "&Command Palette…"), ("Ctrl+K",), "command", _GO),
    Action(SEPARATOR, menu=_GO),
    Action("reader.back", QT_TRANSLATE_NOOP("actions", "&Back"), ("Alt+Left",), "back", _GO),
    Action("reader.forward", QT_TRANSLATE_NOOP("actions", "&Forward"), ("Alt+Right",), "forward", _GO),
    Action("reader.contents", QT_TRANSLATE_NOOP("actions", "Con&tents"), ("Ctrl+T",), "contents", _GO),
    Action(SEPARATOR, menu=_GO),
    Action("go.library", QT_TRANSLATE_NOOP("actions", "&Library"), ("Alt+1",), "library", _GO),
    Action("go.reader", QT_TRANSLATE_NOOP("actions", "&Article"), ("Alt+2",), "reader", _GO),
    Action("go.glossary", QT_TRANSLATE_NOOP("actions", "&Glossary"), ("Alt+3",), "glossary", _GO),
    Action("go.annotations", QT_TRANSLATE_NOOP("actions", "&Marks and Notes"), ("Alt+7",), "marks", _GO),
    Action("go.timeline", QT_TRANSLATE_NOOP("actions", "Ti&meline"), ("Alt+4",), "timeline", _GO),
    Action("go.quiz", QT_TRANSLATE_NOOP("actions", "&Quiz"), ("Alt+5",), "quiz", _GO),
    Action("go.progress", QT_TRANSLATE_NOOP("actions", "&Progress"), ("Alt+6",), "progress", _GO),
    Action("quiz.choose", QT_TRANSLATE_NOOP("actions", "Choose &Cards…"), ("Ctrl+Shift+K",), "list", _STUDY),
    Action("quiz.coverage", QT_TRANSLATE_NOOP("actions", "Co&verage of the Article…"), (), "contents", _STUDY),
    Action("quiz.own_card", QT_TRANSLATE_NOOP("actions", "&Make a Card of the Selection…"), (), "plus", _STUDY),
    Action(SEPARATOR, menu=_STUDY),
    Action("quiz.learn", QT_TRANSLATE_NOOP("actions", "&Learn New Cards"), (), "play", _STUDY),
    Action("quiz.review", QT_TRANSLATE_NOOP("actions", "&Review Due Cards"), (), "quiz", _STUDY),
    Action("quiz.practice", QT_TRANSLATE_NOOP("actions", "&Practise without Schedule"), (), "refresh", _STUDY),
    Action("quiz.test", QT_TRANSLATE_NOOP("actions", "Take a &Test"), (), "check", _STUDY),
    Action("quiz.paper", QT_TRANSLATE_NOOP("actions", "Test on &Paper…"), (), "copy", _STUDY),
    Action("quiz.match", QT_TRANSLATE_NOOP("actions", "&Match Game"), (), "merge", _STUDY),
    Action("quiz.order", QT_TRANSLATE_NOOP("actions", "&Order Game"), (), "sort", _STUDY),
    Action(SEPARATOR, menu=_STUDY),
    Action("reader.aloud", QT_TRANSLATE_NOOP("actions", "Read A&loud"), ("Ctrl+Shift+R",), "aloud", _STUDY),
    Action("class.hand_in", QT_TRANSLATE_NOOP("actions", "&Hand In Your Progress…"), (), "progress", _STUDY),
    Action("class.open", QT_TRANSLATE_NOOP("actions", "Your Cla&ss…"), (), "group", _STUDY),
    Action(SEPARATOR, menu=_STUDY),
    Action("reader.analyse", QT_TRANSLATE_NOOP("actions", "&Analyse the Article Again"), (), "refresh", _STUDY),
    Action("help.keys", QT_TRANSLATE_NOOP("actions", "&Keyboard Shortcuts"), ("F1",), "keyboard", _HELP),
    Action("help.guide", QT_TRANSLATE_NOOP("actions", "&Handing Out to a Class"), (), "help", _HELP),
    Action("help.update", QT_TRANSLATE_NOOP("actions", "Install a &Newer Version…"), (), "backup", _HELP),
    Action("help.parts", QT_TRANSLATE_NOOP("actions", "&Parts and Licences"), (), "list", _HELP),
    Action("help.about", QT_TRANSLATE_NOOP("actions", "&About"), (), "info", _HELP),
)


class Actions(QObject):
    """The QActions made from the table. Those without a handler are disabled until somebody binds one."""

    def __init__(self, look: Look, signals: Signals, window: QWidget) -> None:
        super().__init__(window)
        self._handlers: dict[str, Callable[[], object]] = {}
        self._made: dict[str, QAction] = {}
        for action in ACTIONS:
            if action.id == SEPARATOR or action.submenu:
                continue
            made = QAction(action.shown_text(), self)
            made.setObjectName(action.id)
            made.setShortcuts([QKeySequence(key) for key in action.keys])
            made.setEnabled(False)
            if action.icon:
                look.set_icon(made, action.icon)
            made.triggered.connect(weakly(self.trigger, action.id))
            self._made[action.id] = made
            window.addAction(made)
        signals.action_requested.connect(self.trigger)

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Say what these entries do. Raises KeyError for an id that is not in the table."""
        for identity, handler in handlers.items():
            self._made[identity].setEnabled(True)
            self._handlers[identity] = handler

    def __getitem__(self, identity: str) -> QAction:
        return self._made[identity]

    @Slot(str)
    def trigger(self, identity: str) -> None:
        """Do what an entry does; nothing while it is disabled."""
        handler = self._handlers.get(identity)
        if handler is not None and self._made[identity].isEnabled():
            handler()

    def close(self) -> None:
        """Let go of every handler, so that nobody is kept alive."""
        self._handlers.clear()

    def fill(self, bar: QMenuBar, submenus: Mapping[str, QMenu]) -> None:
        """Make the menus; `submenus` stand in for entries that their owners fill."""
        for identity, text in MENUS:
            menu = bar.addMenu(QCoreApplication.translate("actions", text))
            menu.setObjectName(f"menu_{identity}")
            for action in ACTIONS:
                if action.menu != identity:
                    continue
                if action.id == SEPARATOR:
                    menu.addSeparator()
                elif action.submenu:
                    submenu = submenus[action.id]
                    submenu.setTitle(action.shown_text())
                    menu.addMenu(submenu)
                else:
                    menu.addAction(self._made[action.id])
