"""The contents of the document beside the text: the author's own where the file has them, else the headings."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from studyapp.domain.document import BlockKind
from studyapp.domain.layout import ContentsEntry
from studyapp.domain.span import Span
from studyapp.ui.controls import label, tool_button
from studyapp.ui.theme import SPACE_M, SPACE_S, SPACE_XS
from studyapp.ui.words import page_words

if TYPE_CHECKING:
    from studyapp.domain.document import Document
    from studyapp.ui.look import Look
    from studyapp.ui.reader.matter import Matter

_INDENT = 14


class ContentsPane(QFrame):
    """A tree of headings; the one that is being read is selected.

    Signals:
        chosen: a line was chosen (Span: where its part begins).
        closed: the pane was closed by its button or by Esc.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("contents_pane")
        self.setProperty("role", "panel")
        self._starts: list[int] = []
        self._items: list[QTreeWidgetItem] = []
        title = label(self.tr("Contents"), "strong", parent=self)
        close = tool_button(look, "close", self.tr("Close the contents (Esc)"), "contents_close", parent=self)
        self._tree = QTreeWidget(self)
        self._tree.setObjectName("contents_tree")
        self._tree.setAccessibleName(self.tr("Contents"))
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.setIndentation(_INDENT)
        self._tree.setRootIsDecorated(False)
        self._tree.setItemsExpandable(False)
        self._tree.setStyleSheet("QTreeView::branch { background: transparent; } QTreeView::item { border-radius: 0; }")
        self._tree.setFrameShape(QFrame.Shape.NoFrame)
        self._tree.setUniformRowHeights(True)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE_M, SPACE_XS, SPACE_XS, SPACE_XS)
        top.addWidget(title, 1)
        top.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_XS, 0, SPACE_S)
        layout.setSpacing(SPACE_XS)
        layout.addLayout(top)
        layout.addWidget(self._tree, 1)
        self._tree.itemClicked.connect(self._on_chosen)
        self._tree.itemActivated.connect(self._on_chosen)
        close.clicked.connect(self.closed)
        self.setFocusProxy(self._tree)

    @property
    def is_empty(self) -> bool:
        """Whether the document has no contents."""
        return not self._items

    def show_document(self, document: Document, matter: Matter) -> None:
        """Show the contents of this document."""
        entries = matter.layout.contents or _headings(document)
        self._tree.clear()
        self._items = []
        self._starts = [entry.start for entry in entries]
        above: list[tuple[int, QTreeWidgetItem]] = []
        for entry in entries:
            while above and above[-1][0] >= entry.level:
                above.pop()
            page = matter.page_at(entry.start) or next(iter(matter.layout.pages), None)
            item = QTreeWidgetItem([entry.title, page_words(page.label) if page is not None else ""])
            item.setToolTip(0, entry.title)
            if above:
                above[-1][1].addChild(item)
            else:
                self._tree.addTopLevelItem(item)
            above.append((entry.level, item))
            self._items.append(item)
        self._tree.setColumnHidden(1, not matter.layout.pages)
        self._tree.expandAll()

    def show_position(self, position: int) -> None:
        """Select the line of the part that holds a code point."""
        index = bisect_right(self._starts, position) - 1
        if 0 <= index < len(self._items):
            self._tree.setCurrentItem(self._items[index])
        else:
            self._tree.selectionModel().clear()

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        start = self._starts[self._items.index(item)]
        self.chosen.emit(Span(start, start))


def _headings(document: Document) -> tuple[ContentsEntry, ...]:
    return tuple(
        ContentsEntry(block.start, " ".join(block.span.of(document.text).split()), block.level)
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    )
