"""Opens the dialog of tests on paper, and keeps what it makes: a PDF, an HTML file, or a test taken here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.domain.card import CardState
from studyapp.domain.pack import as_locked
from studyapp.ui.job_progress import JobProgress, StoppedError
from studyapp.ui.latest import Latest
from studyapp.ui.pdf_file import screen_dpi, write_file, write_pdf
from studyapp.ui.quiz.paper_pages import sheets_of
from studyapp.ui.quiz.paper_test import Lock, PaperTestDialog
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.document import DocumentId
    from studyapp.domain.pack import PackCard
    from studyapp.services.curation import Curation
    from studyapp.services.quiz import Quiz
    from studyapp.services.reader import Reader
    from studyapp.ui.shell import Shell

    type Authors = Callable[[DocumentId], Mapping[CardId, PackCard]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a test can be made of."""

    title: str
    cards: tuple[Card, ...]
    locks: Mapping[CardId, Lock]


class PaperWork(QObject):
    """Stands between the dialog and the services.

    Signals:
        taking_requested: take a test of these cards, in this order (tuple of CardId).
    """

    taking_requested = Signal(object)

    def __init__(self, curation: Curation, quiz: Quiz, reader: Reader, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._curation = curation
        self._quiz = quiz
        self._reader = reader
        self._shell = shell
        self._window = window
        self._dialog: PaperTestDialog | None = None
        self._latest = Latest(shell, self)
        self._progress = JobProgress("paper_progress", self.tr("Test on paper"), window)
        self._authors: Authors = _none
        self._own: Callable[[DocumentId], Iterable[CardId]] = _none

    def lock_by(self, authors: Authors, own: Callable[[DocumentId], Iterable[CardId]]) -> None:
        """Take locks from here: those of the authors of courses, and those of courses that are being made."""
        self._authors, self._own = authors, own

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {"quiz.paper": self.open}

    @Slot()
    def open(self) -> None:
        """Put a test of the current document together."""
        document_id = self._shell.signals.document_id
        if document_id is None:
            self._shell.messages.tell(self.tr("Open a document first; the test is made of its cards."))
            return
        read = partial(_read, self._curation, self._reader, document_id, self._authors, self._own)
        self._latest.ask(read, self._on_read)

    def _on_read(self, found: _Found) -> None:
        if not found.cards:
            self._shell.messages.tell(self.tr("No card of this document is approved yet. Choose some cards first."))
            return
        dialog = PaperTestDialog(self._shell.look, found.title, found.cards, self._window, locks=found.locks)
        dialog.pdf_requested.connect(self._on_pdf)
        dialog.html_requested.connect(self._on_html)
        dialog.taking_requested.connect(self._on_take)
        dialog.swap_requested.connect(self._on_swap)
        dialog.destroyed.connect(self._on_gone)
        self._dialog = dialog
        dialog.show()

    @Slot()
    def _on_gone(self) -> None:
        self._dialog = None

    @Slot()
    def _on_pdf(self) -> None:
        self._ask_where(self.tr("Save the test as PDF"), ".pdf", self._save_pdf)

    @Slot()
    def _on_html(self) -> None:
        self._ask_where(self.tr("Save the test as HTML"), ".html", self._save_html)

    def _ask_where(self, title: str, suffix: str, save: Callable[[str], None]) -> None:
        if self._dialog is None:
            return
        name = "".join(letter if letter.isalnum() else "-" for letter in self._dialog.title()).strip("-") or "test"
        chooser = QFileDialog(self._dialog, title, str(Path.home() / f"{name}{suffix}"))
        chooser.setObjectName("paper_chooser")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(suffix)
        chooser.fileSelected.connect(save)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    @Slot(str)
    def _save_pdf(self, name: str) -> None:
        if self._dialog is None:
            return
        sheets = sheets_of(self._dialog.html(), self._dialog.title(), screen_dpi())
        hear = self._progress.begin(self.tr("Writing “{0}”…").format(Path(name).name))
        self._shell.jobs.run_aside(partial(write_pdf, sheets, Path(name), hear), self._on_saved, self._on_failed)

    @Slot(str)
    def _save_html(self, name: str) -> None:
        if self._dialog is None:
            return
        html = self._dialog.html()
        self._shell.jobs.run_aside(partial(write_file, Path(name), html.encode()), self._on_saved, self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self._progress.end()
        if self._dialog is not None:
            self._dialog.tell(self.tr("Saved as “{0}”.").format(path.name))

    def _on_failed(self, error: Exception) -> None:
        self._progress.end()
        if not isinstance(error, StoppedError):
            self._shell.messages.show_error(error)

    @Slot(object)
    def _on_take(self, cards: tuple[Card, ...]) -> None:
        """Begin the test; a card that was swapped in is approved by that."""
        if self._dialog is not None:
            self._dialog.close()
        chosen = tuple(card.id for card in cards)
        new = tuple(card.id for card in cards if card.state is not CardState.APPROVED)
        if new:
            self._shell.jobs.write(partial(self._quiz.approve, new), weakly(self._begin, chosen))
        else:
            self._begin(chosen)

    def _begin(self, card_ids: tuple[CardId, ...]) -> None:
        self.taking_requested.emit(card_ids)

    @Slot(object, object)
    def _on_swap(self, cards: tuple[Card, ...], there: tuple[CardId, ...]) -> None:
        self._latest.ask(partial(_others, self._curation, cards, there), self._on_others)

    def _on_others(self, others: tuple[tuple[Card, Card | None], ...]) -> None:
        if self._dialog is None:
            return
        swapped = 0
        for card, instead in others:
            if instead is not None:
                self._dialog.swap(card, instead)
                swapped += 1
        if len(others) > 1:
            self._dialog.tell(self.tr("{0} of {1} cards were swapped.").format(swapped, len(others)))
        else:
            self._dialog.tell("" if swapped else self.tr("No other card was made from this passage."))


def _read(
    curation: Curation,
    reader: Reader,
    document_id: DocumentId,
    authors: Authors,
    own: Callable[[DocumentId], Iterable[CardId]],
) -> _Found:
    """On the job thread: the approved cards in the order of the text, as their authors have locked them."""
    cards = [card for card in curation.cards(document_id) if card.state is CardState.APPROVED]
    cards.sort(key=lambda card: (card.source.start if card.source else 0, card.id))
    locking = authors(document_id)
    locks = dict.fromkeys(own(document_id), Lock.OWN) | dict.fromkeys(locking, Lock.AUTHOR)
    locked = tuple(as_locked(card, locking[card.id]) if card.id in locking else card for card in cards)
    return _Found(reader.document(document_id).title, locked, locks)


def _others(
    curation: Curation, cards: tuple[Card, ...], there: tuple[CardId, ...]
) -> tuple[tuple[Card, Card | None], ...]:
    """On the job thread: for each card another one from its passage, or None; none twice."""
    found: list[tuple[Card, Card | None]] = []
    for card in cards:
        instead = curation.another(card, there)
        found.append((card, instead))
        if instead is not None:
            there = (*there, instead.id)
    return tuple(found)


def _none(_document_id: DocumentId) -> Mapping[CardId, PackCard]:
    return {}
