"""The article: shows the text at once, then what the analysis finds in it, and goes to any passage it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.changes import Changes, Topic
from studyapp.domain.document import Place
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.reader.analysis_run import AnalysisRun
from studyapp.ui.reader.annotating import Annotating
from studyapp.ui.reader.appearance import Appearance
from studyapp.ui.reader.counting import Counting
from studyapp.ui.reader.journey import Journey
from studyapp.ui.reader.listening import Listening
from studyapp.ui.reader.marks import Mark, Marks
from studyapp.ui.reader.page import ReaderPage
from studyapp.ui.reader.printing import Printing
from studyapp.ui.reader.reading import (
    Findings,
    Reading,
    count,
    read,
    read_again,
    read_findings,
    read_pictures,
    title_of,
)
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import LIGHT
from studyapp.ui.weakly import weakly
from studyapp.ui.words import foreign_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QImage

    from studyapp.domain.document import DocumentId
    from studyapp.domain.layout import ImageId
    from studyapp.domain.span import Span
    from studyapp.services.annotations import Annotations
    from studyapp.services.glossary import Glossary
    from studyapp.services.library import Library
    from studyapp.services.reader import Reader
    from studyapp.ui.shell import Shell


class ReaderPanel(QWidget):
    """The article in the middle of the window.

    Signals:
        settings_requested: use these settings from now on (Settings).
    """

    settings_requested = Signal(object)

    def __init__(
        self, reader: Reader, library: Library, glossary: Glossary, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reader_panel")
        self._reader = reader
        self._library = library
        self._glossary = glossary
        self._shell = shell
        self._wanted: Place | None = None
        self._run = AnalysisRun(reader, shell.jobs, self)
        self._build()
        self._connect()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries of the article do, by action id."""
        return {
            "reader.find": self._on_find,
            "reader.find_next": self._find.find_next,
            "reader.find_previous": self._find.find_previous,
            "reader.contents": self._page.toggle_contents,
            "reader.aloud": self._listening.toggle,
            "reader.print": self._printing.preview,
            "reader.marks": self._head.marks.toggle,
            "reader.back": self._journey.back,
            "reader.forward": self._journey.forward,
            "reader.analyse": self._on_analyse,
            "reader.copy": self._text.copy,
        }

    @property
    def _reading(self) -> Reading | None:
        return self._journey.reading

    @Slot(object)
    def open_document(self, document_id: DocumentId) -> None:
        """Show a document where the learner stopped; the focus goes to its text."""
        if self._reading is not None and self._reading.document.id == document_id:
            self._text.setFocus()
            return
        self._journey.leave()
        self._shell.jobs.run(partial(read, self._reader, document_id), self._on_read)

    @Slot(object)
    def go_to(self, place: Place) -> None:
        """Show a passage and flash it; where the learner was is remembered for "Back"."""
        self._journey.leave()
        self._show_place(place)

    def annotate_with(self, annotations: Annotations) -> None:
        """Let passages be marked, and show the marks."""
        Annotating(annotations, self._shell, self._text, self)

    def focus_text(self) -> None:
        """Give the text the focus."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_document(self) -> None:
        """Show nothing any more."""
        self._run.cancel()
        self._listening.stop()
        self._journey.use(None)
        self._stack.setCurrentIndex(0)
        self._shell.signals.set_document(None)

    def finish(self) -> None:
        """Keep the reading position now, and end what runs; called when the window closes."""
        self._listening.stop()
        self._journey.finish()
        self._run.cancel()

    @Slot(object)
    def _show_place(self, place: Place) -> None:
        if self._reading is None or self._reading.document.id != place.document_id:
            self._wanted = place
            self._shell.jobs.run(partial(read, self._reader, place.document_id), self._on_read)
            return
        self._journey.show(place.span, flash=True)

    def _on_read(self, reading: Reading) -> None:
        document = reading.document
        if self._run.document_id not in (None, document.id):
            self._run.cancel()
        self._listening.stop()
        self._journey.use(reading)
        self._bar.hide()
        self._head.show_document(document)
        self._page.show_contents(document, reading.matter)
        self._find.use(document.text)
        self._text.set_marks(Marks())
        self._stack.setCurrentIndex(1)
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted.document_id == document.id:
            self._show_place(wanted)
        else:
            self._journey.stop_where_left()
            self._text.setFocus()
        self._shell.signals.pages = reading.matter.layout.pages
        self._shell.signals.set_document(document.id)
        self._shell.signals.changed.emit(Changes(Topic.DOCUMENTS, document.id))
        self._shell.jobs.run(partial(count, document), self._on_counted)
        if reading.info is not None:
            self._read_findings()
        if reading.info is None or not reading.info.complete:
            self._analyse_unasked()

    @Slot(int)
    def _on_section(self, index: int) -> None:
        if self._reading is not None:
            sections = self._reading.sections
            self._page.sections.show_section(index, len(sections), sections[index].title)

    def _on_counted(self, counted: tuple[DocumentId, int]) -> None:
        if self._reading is not None and self._reading.document.id == counted[0]:
            self._head.show_length(counted[1])

    def _read_findings(self) -> None:
        if self._reading is not None:
            work = partial(read_findings, self._reader, self._glossary, self._reading.document.id)
            self._shell.jobs.run(work, self._on_findings)

    def _on_findings(self, findings: Findings) -> None:
        document = findings.document
        if self._reading is None or document.id != self._reading.document.id:
            return
        self._counting.show_document(document, findings.info)
        self._text.set_marks(findings.marks)

    def _analyse_unasked(self) -> None:
        """Analyse, unless the text is in a language that nothing would be found in."""
        if self._reading is None or self._run.document_id == self._reading.document.id:
            return
        foreign = foreign_words(self._reading.document.language)
        if any(foreign):
            self._bar.show_note(". ".join(foreign), again=True, words=self.tr("Analyse anyway"))
        else:
            self._run.start(self._reading.document.id)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._reading is None or not changes.touches(Topic.FINDINGS | Topic.DOCUMENTS, self._reading.document.id):
            return
        if changes.topics & Topic.TEXT:
            self._run.cancel()
            work = partial(read_again, self._reader, self._library, self._reading.document.id)
            self._shell.jobs.run(work, self._on_read_again)
            return
        if changes.topics & Topic.DOCUMENTS:
            self._shell.jobs.run(partial(title_of, self._library, self._reading.document.id), self._on_title)
        if changes.topics & Topic.FINDINGS:
            self._read_findings()

    def _on_read_again(self, reading: Reading | None) -> None:
        if reading is None:
            self.close_document()
        else:
            self._on_read(reading)

    def _on_title(self, title: str | None) -> None:
        if title is None:
            self.close_document()
        else:
            self._head.set_title(title)

    @Slot(object)
    def _on_current(self, document_id: DocumentId | None) -> None:
        if document_id is None and self._reading is not None:
            self.close_document()

    @Slot()
    def _on_look_changed(self) -> None:
        if self._reading is not None:
            self._text.dress()

    @Slot()
    def _on_analyse(self) -> None:
        if self._reading is not None:
            self._run.start(self._reading.document.id)

    @Slot()
    def _on_analysed(self) -> None:
        self._bar.hide()
        self._read_findings()

    @Slot()
    def _on_cancelled(self) -> None:
        self._bar.show_note(self.tr("Stopped. What was found so far is marked in the text."), again=True)

    @Slot(object, object)
    def _on_date_proof(self, document_id: DocumentId, span: Span) -> None:
        self.go_to(Place(document_id, span))

    @Slot()
    def _on_selection(self) -> None:
        span = self._text.selected_span() if self._reading is not None else None
        if span is None or self._reading is None:
            self._shell.signals.set_selection(None, "")
        else:
            document = self._reading.document
            self._shell.signals.set_selection(Place(document.id, span), span.of(document.text))

    @Slot(object)
    def _on_mark_clicked(self, mark: Mark) -> None:
        if mark.entity is not None and self._reading is not None:
            self._shell.signals.entity_requested.emit(self._reading.document.id, mark.entity.key)

    @Slot(object)
    def _on_way(self, span: Span) -> None:
        if self._reading is not None:
            self.go_to(Place(self._reading.document.id, span))

    @Slot(object)
    def _on_pictures_wanted(self, image_ids: frozenset[ImageId]) -> None:
        if self._reading is not None:
            work = partial(read_pictures, self._reader, self._reading.document.id, image_ids, LIGHT.surface)
            self._shell.jobs.run(work, self._on_pictures)

    def _on_pictures(self, read: tuple[DocumentId, dict[str, QImage]]) -> None:
        document_id, pictures = read
        if self._reading is not None and self._reading.document.id == document_id:
            self._text.show_pictures(pictures)

    @Slot()
    def _on_source_key(self) -> None:
        way = self._text.pointer.way_at_cursor()
        if way is not None and way.target is not None:
            self._on_way(way.target)
            return
        mark = self._text.pointer.mark_at_cursor()
        if mark is not None:
            self._on_mark_clicked(mark)

    @Slot()
    def _on_find(self) -> None:
        if self._reading is not None:
            self._find.open_at(self._text.first_visible(), self._text.textCursor().selectedText())

    @Slot()
    def _on_found(self) -> None:
        current = self._find.current
        if current is not None and self._reading is not None:
            self._journey.show_section(self._reading.section_at(current.start))
        self._text.painter.set_found(self._find.spans, current)
        if current is not None:
            self._text.go_to(current)

    @Slot(object)
    def _on_heading(self, span: Span) -> None:
        self._journey.leave()
        self._journey.show(span, top=True)

    @Slot()
    def _show_ways(self) -> None:
        self._head.back.setEnabled(self._journey.can_go_back)
        self._head.forward.setEnabled(self._journey.can_go_forward)

    def _build(self) -> None:
        look = self._shell.look
        empty = EmptyState(
            look,
            "reader",
            self.tr("Read, and let the cards be made"),
            self.tr(
                "Open a text, web page, EPUB, PDF or Word file, paste a text (Ctrl+V), or drop files anywhere in the "
                "window."
            ),
            self,
        )
        for text, action, icon in (
            (self.tr("Open…"), "file.open", "open"),
            (self.tr("Paste text as document"), "file.paste", "paste"),
            (self.tr("Open the sample article"), "file.sample", "sample"),
        ):
            name = f"reader_{action.replace('.', '_')}"
            made = empty.add_button(text, name, icon=icon, primary=action == "file.open")
            made.clicked.connect(weakly(self._ask, action))
        page = self._page = ReaderPage(look, self)
        self._head, self._find, self._bar, self._text = page.head, page.find_bar, page.bar, page.text
        self._journey = Journey(self._reader, self._shell.jobs, self._text, self)
        self._counting = Counting(self._reader, self._library, self._shell.jobs, self._head, self)
        self._listening = Listening(self._journey, page, self)
        self._printing = Printing(self._journey, self._text, self._reader, self._shell, self)
        self._appearance = Appearance(look, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._show_ways()

    def _connect(self) -> None:
        signals, look = self._shell.signals, self._shell.look
        signals.changed.connect(self._on_changed)
        signals.place_requested.connect(self.go_to)
        signals.document_requested.connect(self.open_document)
        signals.current_document_changed.connect(self._on_current)
        look.changed.connect(self._on_look_changed)
        self._run.told.connect(signals.tell_analysis)
        self._run.progressed.connect(self._bar.show_progress)
        self._run.finished.connect(self._on_analysed)
        self._run.cancelled.connect(self._on_cancelled)
        self._run.failed.connect(self._bar.show_error)
        self._bar.cancel_button.clicked.connect(self._run.cancel)
        self._bar.again_button.clicked.connect(self._on_analyse)
        self._journey.ways_changed.connect(self._show_ways)
        self._journey.section_shown.connect(self._on_section)
        self._journey.asked.connect(self._show_place)
        self._text.mark_clicked.connect(self._on_mark_clicked)
        self._text.zoom_requested.connect(self._on_zoom)
        self._find.changed.connect(self._on_found)
        self._find.closed.connect(self._text.setFocus)
        self._page.sections.turned.connect(self._journey.turn)
        self._page.contents.chosen.connect(self._on_heading)
        self._head.contents.clicked.connect(self._page.toggle_contents)
        self._head.look.clicked.connect(self._on_appearance)
        self._appearance.changed.connect(self.settings_requested)
        self._head.find_button.clicked.connect(self._on_find)
        self._head.marks.toggled.connect(self._text.painter.show_marks)
        self._head.back.clicked.connect(self._journey.back)
        self._head.forward.clicked.connect(self._journey.forward)
        self._counting.outdated.connect(self._on_analyse)
        self._counting.proof_wanted.connect(self._on_date_proof)
        self._text.selectionChanged.connect(self._on_selection)
        self._text.way_chosen.connect(self._on_way)
        self._text.pictures.wanted.connect(self._on_pictures_wanted)
        add_shortcut(self, "reader.source", self._on_source_key)

    @Slot()
    def _on_appearance(self) -> None:
        self._appearance.open_below(self._head.look)

    @Slot(int)
    def _on_zoom(self, by: int) -> None:
        self._ask("view.zoom_in" if by > 0 else "view.zoom_out")

    def _ask(self, action: str) -> None:
        self._shell.signals.action_requested.emit(action)
