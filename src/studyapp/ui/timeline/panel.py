"""The timeline panel: puts together the drawn view, the list, the undated lane and the card, and keeps them in step."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.analysis import EntityType
from studyapp.domain.changes import Topic
from studyapp.domain.document import Place
from studyapp.ui.controls import label
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.entity_words import types_words
from studyapp.ui.freshness import Freshness
from studyapp.ui.latest import Latest
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_M, SPACE_S
from studyapp.ui.timeline.axis_strip import AxisStrip
from studyapp.ui.timeline.bar import TimelineBar
from studyapp.ui.timeline.card import EventCard
from studyapp.ui.timeline.corrections import EventCorrections
from studyapp.ui.timeline.event_list import EventList
from studyapp.ui.timeline.layout import Grouping, dated, grouped
from studyapp.ui.timeline.overview import Overview
from studyapp.ui.timeline.undated_lane import UndatedLane
from studyapp.ui.timeline.view import TimelineView
from studyapp.ui.words import foreign_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from studyapp.domain.analysis import EntityKey, EventKey
    from studyapp.domain.document import DocumentId
    from studyapp.domain.entity import Entity
    from studyapp.domain.event import Event
    from studyapp.domain.span import Span
    from studyapp.services.glossary import Glossary
    from studyapp.services.reader import Reader
    from studyapp.services.timeline import Timeline
    from studyapp.ui.shell import Shell
    from studyapp.ui.timeline.layout import Dated

_SIDE_BY_SIDE = 760
_LOW = 420  # below this height the lanes need the room of the overview


@dataclass(frozen=True, slots=True)
class _Found:
    """A document's events, the best first, its glossary for their names, and whether and how the text was read.

    Attributes:
        placed: where the dated ones lie.
        analysed: the text was read to its end.
        language: of the text.
    """

    document_id: DocumentId | None
    events: tuple[Event, ...]
    entries: tuple[Entity, ...]
    analysed: bool
    language: str = ""
    placed: Mapping[EventKey, Dated] = field(default_factory=lambda: MappingProxyType({}))


_NOTHING = _Found(None, (), (), analysed=False)


class TimelinePanel(QWidget):
    """Shows when the things that a document tells of happened."""

    def __init__(
        self, timeline: Timeline, glossary: Glossary, reader: Reader, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_panel")
        self._timeline = timeline
        self._glossary = glossary
        self._reader = reader
        self._shell = shell
        self._found = _NOTHING
        self._events: tuple[Event, ...] = ()
        self._types: dict[EntityKey, EntityType] = {}
        self._names: dict[EntityKey, str] = {}
        self._selected: Event | None = None
        look = shell.look
        self._bar = TimelineBar(look, self)
        self._partial = label(self.tr("Still reading the text: more events may come."), "small", parent=self)
        self._partial.setObjectName("timeline_partial")
        self._view = TimelineView(look, self)
        self._axis = AxisStrip(self._view, look, self)
        self._overview = Overview(self._view, look, self)
        self._undated = UndatedLane(look, self)
        self._list = EventList(look, self)
        self._card = EventCard(look, self)
        self._corrections = EventCorrections(timeline, shell, self)
        self._own_before: frozenset[EventKey] | None = None
        self._back: EventKey | None = None  # an event that a person brought back to sight
        self._assemble()
        self._connect()
        self._reading = Latest(shell, self, self._stack)
        Freshness(self, shell.signals, Topic.FINDINGS | Topic.DOCUMENTS, self.refresh, reading=self._reading)

    @Slot()
    def refresh(self) -> None:
        """Read the current document's events again; the selection stays where the event is still there."""
        document_id = self._shell.signals.document_id
        if document_id is None:
            self._reading.drop()
            self._found, self._events = _NOTHING, ()
            self._choose(None)
            self._stack.setCurrentWidget(self._no_document)
            return
        work = partial(_read, self._timeline, self._glossary, self._reader, document_id)
        self._reading.ask(work, self._show, anew=document_id != self._found.document_id)

    def _show(self, found: _Found) -> None:
        before = {event.key for event in self._found.events if event.hidden}
        self._found = found
        self._types = {entity.key: entity.type for entity in found.entries}
        self._names = {entity.key: entity.name for entity in found.entries}
        self._back = next((event.key for event in found.events if event.key in before and not event.hidden), None)
        self._on_analysis()
        if not found.events:
            self._events = ()
            self._choose(None)
            self._stack.setCurrentWidget(self._nothing)
            return
        self._stack.setCurrentWidget(self._content)
        self._bar.set_hidden(sum(event.hidden for event in found.events))
        self._show_visible()

    def _show_visible(self) -> None:
        """Show the events that are not hidden, or all of them; the selection stays on one that is still shown."""
        all_of_them = self._bar.choice.hidden
        self._events = tuple(event for event in self._found.events if all_of_them or not event.hidden)
        self._bar.set_counts(sum(event.main for event in self._events), len(self._events))
        self._show_events()
        new, before = self._new_own_event(), self._selected
        wanted = new.key if new else self._back or (before.key if before else None)
        self._back = None
        event = next((event for event in self._events if event.key == wanted), None)
        moved = event is not None and before is not None and event.edtf != before.edtf
        self._choose(event, reveal=moved or new is not None)

    def _new_own_event(self) -> Event | None:
        before = self._own_before
        if before is None:
            return None
        new = next((event for event in self._events if event.own and event.key not in before), None)
        if new is not None:
            self._own_before = None
        return new

    def _assemble(self) -> None:
        drawn = QWidget(self)
        column = QVBoxLayout(drawn)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._axis)
        column.addWidget(self._view, 1)
        column.addWidget(self._overview)
        column.addWidget(self._undated)
        self._drawn = drawn
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("timeline_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(drawn)
        self._splitter.addWidget(self._list)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._content = QWidget(self)
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, SPACE_S, 0, 0)
        content.setSpacing(SPACE_S)
        for part in (self._bar, self._partial, self._card):
            holder = QVBoxLayout()
            holder.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_S if part is self._card else 0)
            holder.addWidget(part)
            content.addLayout(holder)
        content.insertWidget(2, self._splitter, 1)
        self._assemble_states()

    def _assemble_states(self) -> None:
        look = self._shell.look
        self._no_document = EmptyState(
            look,
            "timeline",
            self.tr("No document is open"),
            self.tr("Open a document, and what happened in it appears here in the order of time."),
            self,
        )
        self._to_library = self._no_document.add_button(
            self.tr("Go to the library"), "timeline_to_library", icon="library", primary=True
        )
        self._nothing = EmptyState(look, "timeline", "", "", self)
        self._nothing.setObjectName("timeline_nothing")
        self._again = self._nothing.add_button(self.tr("Analyse again"), "timeline_analyse", icon="refresh")
        self._first = self._nothing.add_button(self.tr("Add an event…"), "timeline_add_first", icon="plus")
        self._stack = QStackedWidget(self)
        for page in (self._no_document, self._nothing, self._content):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self._to_library.clicked.connect(self._on_to_library)
        self._again.clicked.connect(self._on_again)
        self._shell.signals.analysis_changed.connect(self._on_analysis)
        self._bar.choice_changed.connect(self._on_choice_changed)
        self._bar.zoom_in_wanted.connect(self._view.zoom_in)
        self._bar.zoom_out_wanted.connect(self._view.zoom_out)
        self._bar.fit_wanted.connect(self._view.fit)
        self._view.range_changed.connect(self._on_range_changed)
        for part in (self._view, self._list, self._undated):
            part.event_chosen.connect(self._on_event_chosen)
            part.place_wanted.connect(self._card.show_passage)
            part.menu_wanted.connect(self._corrections.open_menu)
        self._card.span_wanted.connect(self._on_span_wanted)
        self._card.entity_wanted.connect(self._on_entity_wanted)
        self._card.closed.connect(self._on_card_closed)
        self._connect_corrections()
        add_shortcut(self, "timeline.source", self._card.show_passage)
        add_shortcut(self, "timeline.fit", self._view.fit)

    def _connect_corrections(self) -> None:
        corrections, card = self._corrections, self._card
        card.date_wanted.connect(corrections.change_date)
        card.rename_wanted.connect(corrections.rename)
        card.main_wanted.connect(corrections.toggle_main)
        card.hide_wanted.connect(corrections.hide_or_show)
        card.restore_wanted.connect(corrections.restore)
        corrections.source_wanted.connect(card.show_passage)
        corrections.about_to_add.connect(self._on_about_to_add)
        self._bar.add_wanted.connect(corrections.add)
        self._first.clicked.connect(corrections.add)
        add_shortcut(self, "timeline.date", corrections.change_date)
        add_shortcut(self, "timeline.rename", corrections.rename)
        add_shortcut(self, "timeline.main", corrections.toggle_main)
        add_shortcut(self, "timeline.hide", corrections.hide_or_show)
        add_shortcut(self, "timeline.add", corrections.add)

    @Slot()
    def _on_analysis(self) -> None:
        """Say how far the reading of the text is, and offer it anew only while it does not go on."""
        signals = self._shell.signals
        reading = signals.analysing is not None and signals.analysing == signals.document_id
        self._partial.setVisible(reading or not self._found.analysed)
        self._partial.setText(
            self.tr("Still reading the text: more events may come.")
            if reading
            else self.tr("The reading of the text was stopped: there may be more events.")
        )
        title, sentence = foreign_words("" if self._found.analysed else self._found.language)
        self._again.setHidden(reading or bool(title))
        if reading:
            self._nothing.set_texts(
                self.tr("Reading the text"), self.tr("Events appear here as soon as the first are found.")
            )
        elif self._found.analysed:
            self._nothing.set_texts(
                self.tr("No events found"), self.tr("This text does not say when something happened.")
            )
        elif title:
            self._nothing.set_texts(title, sentence)
        else:
            self._nothing.set_texts(
                self.tr("Nothing here yet"), self.tr("The text was not read to its end. Start it again.")
            )

    def _shown(self) -> list[Event]:
        """Return the events that the learner wants to see, the best first."""
        choice = self._bar.choice
        main = [event for event in self._events if event.main]
        return main if choice.main_only and main else list(self._events[: choice.count])

    def _show_events(self) -> None:
        choice = self._bar.choice
        shown = self._shown()
        placed = [self._found.placed[event.key] for event in shown if event.key in self._found.placed]
        self._view.set_events(placed, groups=self._grouped(placed, choice.grouping), breaks=choice.breaks)
        self._overview.set_events(placed, breaks=choice.breaks)
        wanted = {event.key for event in shown}
        undated = [event for event in self._events if not event.dated and event.key in wanted]
        self._undated.set_events(undated)
        in_time = list(self._view.events_in_time)
        self._list.set_events([*in_time, *undated])
        self._drawn.setVisible(choice.drawn)
        self._list.setVisible(choice.listed)
        self._tell_counts()

    def _grouped(self, placed: list[Dated], grouping: Grouping) -> list[tuple[str, list[Dated]]]:
        titles: Mapping[EntityKey, str] = {}
        if grouping is Grouping.ENTITY:
            titles = self._names
        elif grouping is Grouping.TYPE:
            words = {kind: types_words(kind) for kind in EntityType}
            titles = {key: words[kind] for key, kind in self._types.items()}
        return grouped(placed, grouping, titles, self.tr("Other"))

    def _tell_counts(self) -> None:
        self._bar.set_shown(len(self._list.model_in_use.rows), len(self._events), self._view.hidden_count)

    def _choose(self, event: Event | None, *, reveal: bool = True) -> None:
        self._selected = event
        self._corrections.set_event(self._found.document_id, event)
        self._card.show_event(event, self._types)
        self._view.select(event, reveal=reveal)
        self._list.select(event)
        self._undated.select(event)

    @Slot(object)
    def _on_event_chosen(self, event: Event) -> None:
        self._choose(event)

    @Slot()
    def _on_card_closed(self) -> None:
        self._choose(None)

    @Slot()
    def _on_choice_changed(self) -> None:
        self._show_visible()

    @Slot()
    def _on_about_to_add(self) -> None:
        self._own_before = frozenset(event.key for event in self._found.events if event.own)

    @Slot()
    def _on_range_changed(self) -> None:
        self._tell_counts()

    @Slot(object)
    def _on_span_wanted(self, span: Span) -> None:
        document_id = self._found.document_id
        if document_id is not None:
            self._shell.signals.place_requested.emit(Place(document_id, span))

    @Slot(object)
    def _on_entity_wanted(self, key: EntityKey) -> None:
        self._shell.signals.entity_requested.emit(self._found.document_id, key)

    @Slot()
    def _on_to_library(self) -> None:
        self._shell.signals.panel_requested.emit("library")

    @Slot()
    def _on_again(self) -> None:
        self._shell.signals.action_requested.emit("reader.analyse")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._overview.setVisible(event.size().height() >= _LOW)
        wide = event.size().width() >= _SIDE_BY_SIDE
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if orientation is not self._splitter.orientation() or not event.oldSize().isValid():
            self._splitter.setOrientation(orientation)
            self._splitter.setSizes([640, 360])


def _read(timeline: Timeline, glossary: Glossary, reader: Reader, document_id: DocumentId) -> _Found:
    """On the job thread."""
    info = reader.analysis_info(document_id)
    analysed = info is not None and info.complete
    language = reader.language(document_id)
    events = sorted(timeline.events(document_id), key=lambda event: (not event.main, -event.rank, event.key))
    placed = {event.key: item for event in events if (item := dated(event)) is not None}
    return _Found(document_id, tuple(events), glossary.entries(document_id), analysed, language, placed)
