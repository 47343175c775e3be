"""Making a study pack: its documents, its title, its cards in their order, and its plan; previewed and saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from studyapp.domain.pack import SUFFIX, PackDraft
from studyapp.ui.controls import button, give_size, label
from studyapp.ui.packs.cards_page import CardsPage
from studyapp.ui.packs.details_page import DetailsPage
from studyapp.ui.packs.documents_page import DocumentsPage
from studyapp.ui.packs.plan_page import PlanPage
from studyapp.ui.packs.preview import Preview
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from studyapp.domain.document import DocumentId
    from studyapp.services.curation import Curation
    from studyapp.services.library import Library
    from studyapp.services.pack_making import MadePack, PackMaking
    from studyapp.services.quiz import Quiz
    from studyapp.ui.shell import Shell

_SIZE = (860, 620)


class MakingDialog(QDialog):
    """One course at a time; what is chosen is kept when the window closes, and the next edition begins with it."""

    def __init__(
        self, making: PackMaking, library: Library, curation: Curation, quiz: Quiz, shell: Shell, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("making_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Make a study pack"))
        give_size(self, *_SIZE)
        self._making = making
        self._shell = shell
        self._folder = str(Path.home())
        self._draft: PackDraft | None = None
        self._preview = Preview(making, shell, self)
        self._documents = DocumentsPage(library, shell, self)
        self._details = DetailsPage(making, shell, self)
        self._plan = PlanPage(making, shell, self)
        self._cards = CardsPage(making, curation, quiz, shell, self)
        self._make_head()
        self._make_pages()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addLayout(self._head)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._state)
        layout.addLayout(self._make_buttons())
        self._documents.setEnabled(False)  # a tick would be lost before there is a course
        self._shell.jobs.run(making.drafts, self._on_drafts)

    def _make_head(self) -> None:
        self._course = QComboBox(self)
        self._course.setObjectName("making_course")
        self._course.setAccessibleName(self.tr("Course"))
        self._course.addItem(self.tr("A new course"))
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE_S)
        self._head.addWidget(label(self.tr("Course"), "strong", parent=self))
        self._head.addWidget(self._course, 1)
        self._state = label("", "muted", parent=self, wrap=True)
        self._state.setObjectName("making_state")
        self._course.activated.connect(self._on_course)

    def _make_pages(self) -> None:
        pages = self._pages = QTabWidget(self)
        pages.setObjectName("making_pages")
        pages.setAccessibleName(self.windowTitle())
        pages.setDocumentMode(True)
        pages.addTab(self._documents, self.tr("1. Documents"))
        pages.addTab(self._details, self.tr("2. About the course"))
        pages.addTab(self._cards, self.tr("3. Cards"))
        pages.addTab(self._plan, self.tr("4. Plan"))
        self._documents.chosen.connect(self._on_documents)
        for page in (self._details, self._plan, self._cards):
            page.changed.connect(self._on_changed)
        self._cards.told.connect(self._state.setText)
        pages.currentChanged.connect(self._on_page)

    def _make_buttons(self) -> QHBoxLayout:
        self._look = button(self.tr("Preview as a learner"), "making_preview", parent=self)
        self._look.setToolTip(self.tr("Opens the program with a library of its own that holds this pack alone"))
        self._save = button(self.tr("Save the pack…"), "making_save", kind="primary", parent=self)
        close = button(self.tr("Close"), "making_close", parent=self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._look)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self._save)
        self._look.clicked.connect(self._on_preview)
        self._save.clicked.connect(self._on_save)
        close.clicked.connect(self.close)
        return row

    def _on_drafts(self, drafts: tuple[PackDraft, ...]) -> None:
        for draft in drafts:
            self._course.addItem(self._name_of(draft), draft)
        present = self._shell.signals.document_id
        self._shell.jobs.run(partial(self._making.new_draft, [present] if present else []), self._on_draft)

    def _name_of(self, draft: PackDraft) -> str:
        text = self.tr("{0} (edition {1} was made)") if draft.edition else self.tr("{0} (not saved yet)")
        return text.format(draft.title or self.tr("Without a title"), draft.edition)

    @Slot(int)
    def _on_course(self, index: int) -> None:
        draft = self._course.itemData(index)
        self._keep()
        work = partial(self._making.refreshed, draft) if draft else partial(self._making.new_draft, [])
        self._shell.jobs.run(work, self._on_draft)

    def _on_draft(self, draft: PackDraft) -> None:
        self._draft = draft
        self._documents.setEnabled(True)
        self._documents.show_chosen([document.id for document in draft.documents])
        for page in (self._details, self._plan, self._cards):
            page.show_draft(draft)
        self._on_changed()

    @Slot(list)
    def _on_documents(self, document_ids: list[DocumentId]) -> None:
        if self._draft is not None:
            work = partial(self._making.with_documents, self._current(), document_ids)
            self._shell.jobs.run(work, self._on_draft)

    def _current(self) -> PackDraft:
        """Return the course as the pages show it now."""
        draft = self._draft
        assert draft is not None
        return self._cards.applied(self._plan.applied(self._details.applied(draft)))

    @Slot()
    def _on_changed(self) -> None:
        if self._draft is None:
            return
        draft = self._draft = self._current()
        cards = sum(len(document.cards) for document in draft.documents)
        planned = sum(entry.due is not None for entry in draft.plan)
        if not draft.documents:
            text = self.tr("Choose the documents of the course.")
        elif not draft.title.strip():
            text = self.tr("Give the course a title.")
        else:
            text = self.tr("Documents: {0}. Cards: {1}. Sections with a day in the plan: {2}.").format(
                len(draft.documents), QLocale().toString(cards), planned
            )
            if not cards:
                text += " " + self.tr("No card is approved yet: approve cards in the Quiz panel first.")
        self._state.setText(text)
        ready = bool(draft.documents and draft.title.strip())
        self._save.setEnabled(ready)
        self._look.setEnabled(ready)

    @Slot(int)
    def _on_page(self, index: int) -> None:
        if self._draft is not None and self._pages.widget(index) is self._plan:
            self._plan.count_cards(self._current())

    @Slot()
    def _on_preview(self) -> None:
        self._preview.start(self._current())

    @Slot()
    def _on_save(self) -> None:
        draft = self._current()
        dialog = QFileDialog(self, self.tr("Save the study pack"), self._folder)
        dialog.setObjectName("save_pack_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.setNameFilters([self.tr("Study packs (*.studypack)")])
        dialog.selectFile(_file_name(draft.title))
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file(self, name: str) -> None:
        path = Path(name)
        self._folder = str(path.parent)
        self._shell.jobs.run(partial(self._making.make, self._current(), path), self._on_made)

    def _on_made(self, made: MadePack) -> None:
        self._draft = made.draft
        if self._course.currentIndex() == 0:  # it is a course of its own from now on
            self._course.insertItem(1, "")
            self._course.setCurrentIndex(1)
        self._course.setItemText(self._course.currentIndex(), self._name_of(made.draft))
        self._course.setItemData(self._course.currentIndex(), made.draft)
        size = QLocale().formattedDataSize(made.size_bytes)
        text = self.tr("“{0}” was saved: edition {1}, {2}.").format(made.path.name, made.draft.edition, size)
        if not made.is_news:
            text += " " + self.tr("Nothing in it is new since that edition.")
        if made.left_out:
            text += " " + self.tr("{0} cards without a passage in the text were left out.").format(len(made.left_out))
        self._state.setText(text)

    def _keep(self) -> None:
        draft = self._draft
        if draft is not None and self._current().title.strip():
            self._shell.jobs.write(partial(self._making.keep, self._current()))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep()
        self._preview.end()
        super().closeEvent(event)


def _file_name(title: str) -> str:
    plain = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in title)
    return (" ".join(plain.split())[:80] or "course") + SUFFIX
