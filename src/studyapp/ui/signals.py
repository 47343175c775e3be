"""The few signals that join the panels. A panel talks to the others only through these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from studyapp.domain.document import DocumentId, Place
    from studyapp.domain.layout import Page


class Signals(QObject):
    """What happened, and what somebody asks for.

    Attributes:
        document_id: the document that is open in the reader; None before one is.
        analysing: the document that is being analysed; None while none is.
        selection: the passage that is selected in the reader (no signal: whoever needs it asks); None without one.
        pages: the printed pages of the open document, in text order; empty where its file has none.
        selected_words: the text of `selection`, or "".

    Signals:
        changed: a write was made (Changes); emitted on the GUI thread after it was stored.
        place_requested: show a passage in the reader and flash it (Place).
        entity_requested: show an entry in the glossary (DocumentId, EntityKey).
        annotation_requested: show a mark in the list of marks (AnnotationId), and open its note (bool).
        edition_requested: ask for the file of a document's new edition (DocumentId).
        document_requested: open a document in the reader (DocumentId).
        current_document_changed: the reader shows another document (DocumentId, or None when it shows none).
        analysis_changed: an analysis began or went on (DocumentId, its share 0..1) or ended, however it did
            (DocumentId, None).
        panel_requested: bring a panel to the front (its name, such as "glossary").
        action_requested: do what a menu entry does (its id in `actions.ACTIONS`).
    """

    changed = Signal(object)
    place_requested = Signal(object)
    entity_requested = Signal(object, object)
    annotation_requested = Signal(object, bool)
    edition_requested = Signal(object)
    document_requested = Signal(object)
    current_document_changed = Signal(object)
    analysis_changed = Signal(object, object)
    panel_requested = Signal(str)
    action_requested = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document_id: DocumentId | None = None
        self.analysing: DocumentId | None = None
        self.selection: Place | None = None
        self.selected_words = ""
        self.pages: tuple[Page, ...] = ()

    def set_selection(self, place: Place | None, words: str) -> None:
        """Remember what is selected in the reader."""
        self.selection = place
        self.selected_words = words

    def set_document(self, document_id: DocumentId | None) -> None:
        """Make this the current document and tell everybody; does nothing when it is already."""
        if document_id != self.document_id:
            self.document_id = document_id
            self.current_document_changed.emit(document_id)

    def tell_analysis(self, document_id: DocumentId, share: float | None) -> None:
        """Tell everybody how far an analysis is; None: it has ended."""
        self.analysing = None if share is None else document_id
        self.analysis_changed.emit(document_id, share)
