"""What a learner can do to an event, from the card, menus and keys. Each is one undoable step on the job thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from studyapp.ui.shortcuts import keys_of
from studyapp.ui.timeline.event_dialog import Asked, EventDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from studyapp.domain.analysis import EventKey
    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.domain.event import Event
    from studyapp.domain.span import Span
    from studyapp.services.timeline import Timeline
    from studyapp.ui.shell import Shell


class EventCorrections(QObject):
    """Asks what is needed, and has the service do it.

    Signals:
        about_to_add: the next event of the learner's own that appears is a new one.
        source_wanted: chosen from the menu of an event.
    """

    about_to_add = Signal()
    source_wanted = Signal()

    def __init__(self, timeline: Timeline, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._shell = shell
        self._window_now = ref(parent)  # the panel holds this object: a plain reference would make a circle
        self._document_id: DocumentId | None = None
        self._event: Event | None = None
        self._asked_for: tuple[DocumentId, Event] | None = None
        self._passage: Span | None = None

    def set_event(self, document_id: DocumentId | None, event: Event | None) -> None:
        """Correct this event from now on."""
        self._document_id, self._event = document_id, event

    @Slot()
    def change_date(self) -> None:
        """Ask for another date."""
        self._ask(Asked.DATE, self._on_date_given)

    @Slot()
    def rename(self) -> None:
        """Ask for another label."""
        self._ask(Asked.LABEL, self._on_label_given)

    @Slot()
    def hide_or_show(self) -> None:
        """Put the event out of sight, or back; one of the learner's own is removed."""
        event = self._event
        if event is None:
            return
        if event.own:
            self._shell.messages.tell(self.tr("Removed: “{0}”").format(event.label), undo=True)
            self._write(self._timeline.remove)
        elif event.hidden:
            self._write(self._timeline.hide, False)
        else:
            self._shell.messages.tell(self.tr("Hidden: “{0}”").format(event.label), undo=True)
            self._write(self._timeline.hide, True)

    @Slot()
    def toggle_main(self) -> None:
        """Count the event among the main ones, or not."""
        if self._event is not None:
            self._write(self._timeline.set_main, not self._event.main)

    @Slot()
    def restore(self) -> None:
        """Take every correction of the event back."""
        if self._event is not None and self._event.corrected:
            self._write(self._timeline.restore)

    @Slot()
    def add(self) -> None:
        """Ask for an event of the learner's own; what is selected in the article can be its proof."""
        signals = self._shell.signals
        if signals.document_id is None:
            return
        place = signals.selection
        chosen = place is not None and place.document_id == signals.document_id
        self._document_id = signals.document_id
        self._passage = place.span if place is not None and chosen else None
        dialog = EventDialog(Asked.EVENT, self._window_now(), quote=signals.selected_words if chosen else "")
        dialog.given.connect(self._on_event_given)
        dialog.open()

    def open_menu(self, place: QPoint) -> None:
        """Offer everything that can be done with the event, and to add one."""
        menu = QMenu(self._window_now())
        menu.setObjectName("timeline_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        event = self._event
        if event is not None:
            if event.proofs:
                self._add(menu, self.tr("Show passage"), "source", self.source_wanted.emit, "timeline.source")
                menu.addSeparator()
            self._add(menu, self.tr("Change date…"), "calendar", self.change_date, "timeline.date")
            self._add(menu, self.tr("Rename…"), "edit", self.rename, "timeline.rename")
            main = self._add(menu, self.tr("Main event"), "star", self.toggle_main, "timeline.main")
            main.setCheckable(True)
            main.setChecked(event.main)
            text, icon = self._hide_words(event)
            self._add(menu, text, icon, self.hide_or_show, "timeline.hide")
            if event.corrected:
                self._add(menu, self.tr("Back to what was found"), "undo", self.restore)
            menu.addSeparator()
        self._add(menu, self.tr("Add an event…"), "plus", self.add, "timeline.add")
        menu.popup(place)

    def _hide_words(self, event: Event) -> tuple[str, str]:
        if event.own:
            return self.tr("Remove"), "trash"
        return (self.tr("Show again"), "eye") if event.hidden else (self.tr("Hide"), "eye_off")

    def _add(self, menu: QMenu, text: str, icon: str, slot: Callable[..., object], key: str = "") -> QAction:
        action = QAction(self._shell.look.icon(icon), text, menu)
        if key:
            action.setObjectName(f"{key}_entry")
            # Shown only: the panel's own shortcut acts.
            action.setText(f"{text}\t{QKeySequence(keys_of(key)[0]).toString(QKeySequence.SequenceFormat.NativeText)}")
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def _ask(self, asked: Asked, answered: Callable[[str, str], None]) -> None:
        if self._event is None or self._document_id is None:
            return
        self._asked_for = self._document_id, self._event
        dialog = EventDialog(asked, self._window_now(), event=self._event)
        dialog.given.connect(answered)
        dialog.open()

    def _write[*A](self, work: Callable[[DocumentId, EventKey, *A], Changes], *arguments: *A) -> None:
        if self._event is not None and self._document_id is not None:
            self._shell.jobs.write(partial(work, self._document_id, self._event.key, *arguments))

    @Slot(str, str)
    def _on_date_given(self, _label: str, words: str) -> None:
        if self._asked_for is not None:
            document_id, event = self._asked_for
            self._shell.jobs.write(partial(self._timeline.set_date, document_id, event.key, words))

    @Slot(str, str)
    def _on_label_given(self, label: str, _words: str) -> None:
        if self._asked_for is not None:
            document_id, event = self._asked_for
            self._shell.jobs.write(partial(self._timeline.rename, document_id, event.key, label))

    @Slot(str, str, bool)
    def _on_event_given(self, label: str, words: str, with_passage: bool) -> None:
        if self._document_id is not None:
            passage = self._passage if with_passage else None
            self.about_to_add.emit()
            self._shell.jobs.write(partial(self._timeline.add, self._document_id, label, words, passage=passage))
