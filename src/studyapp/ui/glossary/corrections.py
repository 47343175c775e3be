"""What a learner can do to an entry, from menus, buttons and keys. Each is one undoable step on the job thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from studyapp.domain.analysis import EntityType
from studyapp.ui.glossary.merge_dialog import MergeDialog
from studyapp.ui.icons import ENTITY_ICONS
from studyapp.ui.shortcuts import keys_of
from studyapp.ui.weakly import weakly
from studyapp.ui.words import type_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from studyapp.domain.document import DocumentId
    from studyapp.domain.entity import Entity
    from studyapp.services.glossary import Glossary
    from studyapp.ui.shell import Shell


class Corrections(QObject):
    """Asks what is needed, and has the service do it.

    Signals:
        merged_into: the entry is about to become part of this one (EntityKey).
        about_to_hide: the entry is about to leave the list (Entity).
        rename_wanted, define_wanted, source_wanted: chosen from the menu of an entry.
        alias_wanted: show where the entry is named so (str).
    """

    merged_into = Signal(object)
    about_to_hide = Signal(object)
    rename_wanted = Signal()
    define_wanted = Signal()
    source_wanted = Signal()
    alias_wanted = Signal(str)

    def __init__(self, glossary: Glossary, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._glossary = glossary
        self._shell = shell
        self._window_now = ref(parent)  # the panel holds this object: a plain reference would make a circle
        self._entry: Entity | None = None
        self._document_id: DocumentId | None = None
        self._entries: Sequence[Entity] = ()
        self._text = ""

    def set_entry(self, document_id: DocumentId | None, entry: Entity | None) -> None:
        """Correct this entry from now on."""
        self._document_id, self._entry = document_id, entry

    @Slot(str)
    def rename(self, name: str) -> None:
        """Give it another name."""
        if self._entry is not None and self._document_id is not None:
            self._shell.jobs.write(partial(self._glossary.rename, self._document_id, self._entry.key, name))

    @Slot(str)
    def define(self, text: str) -> None:
        """Keep the learner's own definition."""
        if self._entry is not None and self._document_id is not None:
            self._shell.jobs.write(partial(self._glossary.define, self._document_id, self._entry.key, text))

    def hide_or_show(self) -> None:
        """Put it out of sight, or back."""
        entry = self._entry
        if entry is None or self._document_id is None:
            return
        work = partial(self._glossary.hide, self._document_id, entry.key, not entry.hidden)
        if not entry.hidden:
            self.about_to_hide.emit(entry)
            self._shell.messages.tell(self.tr("Hidden: “{0}”").format(entry.name), undo=True)
        self._shell.jobs.write(work)

    def open_merge(self, entries: Sequence[Entity], text: str) -> None:
        """Let the learner choose which entry it belongs to."""
        if self._entry is None:
            return
        entry = self._entry
        others = [other for other in entries if other.key != entry.key and not other.hidden]
        dialog = MergeDialog(entry, others, text, self._shell.look, self._window)
        dialog.entry_chosen.connect(self._on_merge_chosen)
        dialog.open()

    def open_types(self, place: QPoint) -> None:
        """Let the learner choose another type."""
        self._open(self._types_menu(), place)

    def open_splits(self, place: QPoint) -> None:
        """Let the learner choose a name to split off."""
        self._open(self._splits_menu(), place)

    @property
    def _window(self) -> QWidget | None:
        """The panel, while it lives."""
        return self._window_now()

    def open_alias(self, alias: str, place: QPoint) -> None:
        """Let the learner choose what to do with another name of the entry."""
        menu = QMenu(self._window)
        menu.setObjectName("glossary_alias_menu")
        self._add(menu, self.tr("Show passage"), "source", weakly(self._want_alias, alias))
        menu.addSeparator()
        self._add(menu, self.tr("Split off “{0}”").format(alias), "split", weakly(self._split_off, alias))
        self._add(menu, self.tr("Make it the name of the entry"), "edit", weakly(self.rename, alias))
        self._open(menu, place)

    def open_menu(self, entries: Sequence[Entity], text: str, place: QPoint) -> None:
        """Offer everything that can be done with the entry."""
        entry = self._entry
        if entry is None:
            return
        self._entries, self._text = entries, text
        menu = QMenu(self._window)
        menu.setObjectName("glossary_menu")
        self._add(menu, self.tr("Show passage"), "source", self.source_wanted.emit, key="glossary.source")
        menu.addSeparator()
        self._add(menu, self.tr("Rename"), "edit", self.rename_wanted.emit, key="glossary.rename")
        self._add(menu, self.tr("Write a definition"), "term", self.define_wanted.emit, key="glossary.edit")
        self._add(menu, self.tr("Merge into…"), "merge", self._on_merge_wanted, key="glossary.merge")
        splits = self._splits_menu(menu)
        splits.setTitle(self.tr("Split a name off"))
        splits.setIcon(self._shell.look.icon("split"))
        splits.setEnabled(bool(entry.aliases))
        menu.addMenu(splits)
        types = self._types_menu(menu)
        types.setTitle(self.tr("Change type"))
        types.setIcon(self._shell.look.icon("tag"))
        menu.addMenu(types)
        menu.addSeparator()
        hide = self.tr("Show in the glossary") if entry.hidden else self.tr("Hide")
        self._add(menu, hide, "eye" if entry.hidden else "eye_off", self.hide_or_show, key="glossary.hide")
        self._open(menu, place)

    def _add(self, menu: QMenu, text: str, icon: str, slot: Callable[..., object], *, key: str = "") -> None:
        action = QAction(self._shell.look.icon(icon), text, menu)
        if key:
            action.setObjectName(f"{key}_entry")
            # Shown only: the panel's own shortcut acts.
            action.setText(f"{text}\t{QKeySequence(keys_of(key)[0]).toString(QKeySequence.SequenceFormat.NativeText)}")
        action.triggered.connect(slot)
        menu.addAction(action)

    def _open(self, menu: QMenu, place: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _types_menu(self, parent: QWidget | None = None) -> QMenu:
        menu = QMenu(parent or self._window)
        menu.setObjectName("glossary_type_menu")
        look = self._shell.look
        for kind in EntityType:
            action = QAction(look.icon(ENTITY_ICONS[kind], look.theme.entities[kind]), type_name(kind), menu)
            action.setObjectName(f"glossary_retype_{kind.value}")
            action.setEnabled(self._entry is not None and kind is not self._entry.type)
            action.triggered.connect(weakly(self._retype, kind))
            menu.addAction(action)
        return menu

    def _splits_menu(self, parent: QWidget | None = None) -> QMenu:
        menu = QMenu(parent or self._window)
        menu.setObjectName("glossary_split_menu")
        aliases = self._entry.aliases if self._entry is not None else ()
        for alias in aliases:
            self._add(menu, self.tr("Split off “{0}”").format(alias), "split", weakly(self._split_off, alias))
        if not aliases:
            menu.addAction(self.tr("It has no other name")).setEnabled(False)
        return menu

    def _want_alias(self, alias: str) -> None:
        self.alias_wanted.emit(alias)

    def _split_off(self, alias: str) -> None:
        if self._entry is not None and self._document_id is not None:
            self._shell.jobs.write(partial(self._glossary.split, self._document_id, self._entry.key, alias))

    def _retype(self, kind: EntityType) -> None:
        if self._entry is not None and self._document_id is not None:
            self._shell.jobs.write(partial(self._glossary.retype, self._document_id, self._entry.key, kind))

    @Slot()
    def _on_merge_wanted(self) -> None:
        self.open_merge(self._entries, self._text)

    @Slot(object)
    def _on_merge_chosen(self, into: Entity) -> None:
        if self._entry is not None and self._document_id is not None:
            work = partial(self._glossary.merge, self._document_id, self._entry.key, into.key)
            self.merged_into.emit(into.key)
            self._shell.jobs.write(work)
