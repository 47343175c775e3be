"""The glossary panel: a list and the entry chosen in it. Corrections run on the job thread, each one undoable."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.changes import Topic
from studyapp.domain.document import Place
from studyapp.ui.controls import label
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.freshness import Freshness
from studyapp.ui.glossary.corrections import Corrections
from studyapp.ui.glossary.detail import EntryDetail
from studyapp.ui.glossary.entry_list import EntryList
from studyapp.ui.glossary.filter_bar import FilterBar
from studyapp.ui.glossary.found import NOTHING, read
from studyapp.ui.latest import Latest
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_M, SPACE_S
from studyapp.ui.weakly import weakly
from studyapp.ui.words import foreign_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from studyapp.domain.analysis import EntityKey
    from studyapp.domain.document import DocumentId
    from studyapp.domain.entity import Entity
    from studyapp.domain.span import Span
    from studyapp.services.glossary import Glossary
    from studyapp.services.reader import Reader
    from studyapp.ui.glossary.found import Found
    from studyapp.ui.shell import Shell

_SIDE_BY_SIDE = 720
_SHARES = (480, 520)


class GlossaryPanel(QWidget):
    """Shows who and what a document tells of, and lets the learner correct it."""

    def __init__(self, glossary: Glossary, reader: Reader, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossary_panel")
        self._glossary = glossary
        self._reader = reader
        self._shell = shell
        self._found = NOTHING
        self._selected: EntityKey | None = None
        self._asked: EntityKey | None = None  # an entry that somebody wants to see in what is being read
        look = shell.look
        self._filter = FilterBar(look, self)
        self._partial = label(self.tr("Still reading the text: more entries may come."), "small", parent=self)
        self._partial.setObjectName("glossary_partial")
        self._list = EntryList(look, self)
        self._detail = EntryDetail(look, self)
        self._corrections = Corrections(glossary, shell, self)
        self._assemble()
        self._connect()
        self._reading = Latest(shell, self, self._stack)
        Freshness(self, shell.signals, Topic.FINDINGS | Topic.DOCUMENTS, self.refresh, reading=self._reading)

    @Slot()
    def refresh(self) -> None:
        """Read the current document's entries again; the selection stays where the entry is still there."""
        document_id = self._shell.signals.document_id
        if document_id is None:
            self._reading.drop()
            self._found = NOTHING
            self._stack.setCurrentWidget(self._no_document)
            return
        anew = document_id != self._found.document_id
        self._reading.ask(partial(read, self._glossary, self._reader, document_id), self._show, anew=anew)

    def _show(self, found: Found) -> None:
        before, self._found = self._found, found
        if found.document_id != before.document_id:
            self._selected = None
            self._filter.clear()
        self._on_analysis()
        if not found.entries:
            self._stack.setCurrentWidget(self._nothing)
            return
        hidden = {entry.key for entry in before.entries if entry.hidden}
        back = (entry.key for entry in found.entries if entry.key in hidden and not entry.hidden)
        self._selected = next(back, self._selected)
        self._stack.setCurrentWidget(self._content)
        self._filter.set_entries(found.entries)
        self._show_entries()
        asked, self._asked = self._asked, None
        if asked is not None:
            self._go_to(asked)

    def _assemble(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, 0)
        head.setSpacing(SPACE_S)
        head.addWidget(self._filter)
        head.addWidget(self._partial)
        master = QWidget(self)
        column = QVBoxLayout(master)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        self._no_match = label(self.tr("No entry matches."), "muted", parent=master)
        self._no_match.setObjectName("glossary_no_match")
        self._no_match.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._no_match)
        column.addWidget(self._list, 1)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("glossary_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(master)
        self._splitter.addWidget(self._detail)
        self._content = self._splitter
        self._assemble_states()

    def _assemble_states(self) -> None:
        look = self._shell.look
        self._no_document = EmptyState(
            look,
            "glossary",
            self.tr("No document is open"),
            self.tr("Open a document, and the people, places and things in it appear here."),
            self,
        )
        self._to_library = self._no_document.add_button(
            self.tr("Go to the library"), "glossary_to_library", icon="library", primary=True
        )
        self._nothing = EmptyState(look, "glossary", "", "", self)
        self._again = self._nothing.add_button(self.tr("Analyse again"), "glossary_analyse", icon="refresh")
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
        self._filter.filter_changed.connect(self._on_filter_changed)
        self._list.entry_chosen.connect(self._on_entry_chosen)
        self._list.entry_activated.connect(self._on_entry_activated)
        self._list.menu_wanted.connect(self._on_menu_wanted)
        self._detail.span_wanted.connect(self._on_span_wanted)
        self._detail.entry_wanted.connect(self._on_entry_wanted)
        self._detail.name_given.connect(self._corrections.rename)
        self._detail.definition_given.connect(self._corrections.define)
        self._detail.alias_chosen.connect(self._corrections.open_alias)
        self._detail.verb_chosen.connect(self._on_verb_chosen)
        self._corrections.merged_into.connect(self._on_merged_into)
        self._corrections.about_to_hide.connect(self._on_about_to_hide)
        self._corrections.rename_wanted.connect(self._detail.rename)
        self._corrections.define_wanted.connect(self._detail.define)
        self._corrections.source_wanted.connect(self._on_source)
        self._corrections.alias_wanted.connect(self._detail.show_alias)
        self._shell.signals.entity_requested.connect(self._on_entity_requested)
        add_shortcut(self, "glossary.source", self._on_source)
        add_shortcut(self, "glossary.rename", self._detail.rename)
        add_shortcut(self, "glossary.edit", self._detail.define)
        for verb in ("merge", "split", "hide"):
            add_shortcut(self, f"glossary.{verb}", weakly(self._do, verb))

    @Slot()
    def _on_analysis(self) -> None:
        """Say how far the reading of the text is, and offer it anew only while it does not go on."""
        signals = self._shell.signals
        reading = signals.analysing is not None and signals.analysing == signals.document_id
        self._partial.setVisible(reading or not self._found.analysed)
        self._partial.setText(
            self.tr("Still reading the text: more entries may come.")
            if reading
            else self.tr("The reading of the text was stopped: there may be more entries.")
        )
        title, sentence = foreign_words("" if self._found.analysed else self._found.language)
        self._again.setHidden(reading or bool(title))
        if reading:
            self._nothing.set_texts(
                self.tr("Reading the text"), self.tr("Entries appear here as soon as the first are found.")
            )
        elif self._found.analysed:
            self._nothing.set_texts(
                self.tr("Nothing found"), self.tr("This text names no people, places or things that we know of.")
            )
        elif title:
            self._nothing.set_texts(title, sentence)
        else:
            self._nothing.set_texts(
                self.tr("Nothing here yet"), self.tr("The text was not read to its end. Start it again.")
            )

    def _show_entries(self) -> None:
        shown = self._filter.filtered(self._found.entries)
        self._list.set_entries(shown, self._text_length())
        self._no_match.setVisible(not shown)
        keys = [entry.key for entry in shown]
        wanted = self._selected if self._selected in keys else next(iter(keys), None)
        self._list.select(wanted)
        self._show_detail(wanted if wanted is not None else self._selected)

    def _text_length(self) -> int:
        last = max((entry.mentions[-1].end for entry in self._found.entries if entry.mentions), default=1)
        return len(self._found.text) or last

    def _entry(self, key: EntityKey | None) -> Entity | None:
        return next((entry for entry in self._found.entries if entry.key == key), None)

    def _show_detail(self, key: EntityKey | None) -> None:
        entry = self._entry(key)
        self._detail.setVisible(entry is not None)
        self._selected = entry.key if entry else None
        self._corrections.set_entry(self._found.document_id, entry)
        if entry is not None:
            links = self._found.links.get(entry.key, ())
            self._detail.pages = self._shell.signals.pages
            self._detail.show_entry(entry, links, self._found.company.of(entry), self._found.text)

    def _do(self, verb: str) -> None:
        """Begin a correction of the selected entry."""
        match verb:
            case "merge":
                self._corrections.open_merge(self._found.entries, self._found.text)
            case "split":
                self._corrections.open_splits(self._detail.place_of(verb))
            case "retype":
                self._corrections.open_types(self._detail.place_of(verb))
            case _:
                self._corrections.hide_or_show()

    def _neighbour(self, key: EntityKey) -> EntityKey | None:
        """Return the entry below this one in the list, else the one above."""
        keys = [entry.key for entry in self._list.model_in_use.rows]
        if key not in keys or len(keys) < 2:
            return None
        row = keys.index(key)
        return keys[row + 1] if row + 1 < len(keys) else keys[row - 1]

    @Slot()
    def _on_filter_changed(self) -> None:
        self._filter.count(self._found.entries)
        self._show_entries()

    @Slot(object)
    def _on_entry_chosen(self, entry: Entity) -> None:
        self._show_detail(entry.key)

    @Slot()
    def _on_entry_activated(self) -> None:
        self._detail.focus_mentions()

    @Slot(object, object)
    def _on_menu_wanted(self, entry: Entity, place: QPoint) -> None:
        self._list.select(entry.key)
        self._show_detail(entry.key)
        self._corrections.open_menu(self._found.entries, self._found.text, place)

    @Slot(object)
    def _on_entry_wanted(self, key: EntityKey) -> None:
        self._go_to(key)

    @Slot(object, object)
    def _on_entity_requested(self, document_id: DocumentId, key: EntityKey) -> None:
        """Show the entry that another panel asked for; one asked for while hidden is shown with the first refresh."""
        if document_id != self._shell.signals.document_id:
            return
        if document_id != self._found.document_id or self._reading.asking:
            self._asked = key
        else:
            self._go_to(key)

    def _go_to(self, key: EntityKey) -> None:
        """Select an entry, and let go of a filter that keeps it out."""
        entry = self._entry(key)
        if entry is None:
            self._selected = key
            return
        if key not in [shown.key for shown in self._list.model_in_use.rows]:
            self._filter.clear()
            if entry.hidden:
                self._filter.show_hidden()
        self._list.select(key)
        self._show_detail(key)

    @Slot(str, QPoint)
    def _on_verb_chosen(self, verb: str, _place: QPoint) -> None:
        self._do(verb)

    @Slot(object)
    def _on_merged_into(self, key: EntityKey) -> None:
        self._selected = key

    @Slot(object)
    def _on_about_to_hide(self, entry: Entity) -> None:
        if not self._filter.filter.hidden:
            self._selected = self._neighbour(entry.key)

    @Slot()
    def _on_source(self) -> None:
        span = self._detail.page_source
        if span is not None:
            self._on_span_wanted(span)

    @Slot(object)
    def _on_span_wanted(self, span: Span) -> None:
        if self._found.document_id is not None:
            self._shell.signals.place_requested.emit(Place(self._found.document_id, span))

    @Slot()
    def _on_to_library(self) -> None:
        self._shell.signals.panel_requested.emit("library")

    @Slot()
    def _on_again(self) -> None:
        self._shell.signals.action_requested.emit("reader.analyse")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _SIDE_BY_SIDE
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if orientation is not self._splitter.orientation() or not event.oldSize().isValid():
            self._splitter.setOrientation(orientation)
            self._splitter.setSizes(list(_SHARES))
