"""What narrows the list of marks: words, colours, kinds, tags, and whether all documents are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studyapp.domain.annotation import COLORS, AnnotationFilter, AnnotationKind
from studyapp.ui.controls import chip, search_field, tool_button
from studyapp.ui.marker import color_icon, color_words, kind_name, tag_words
from studyapp.ui.theme import SPACE_S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from studyapp.domain.annotation import Tag
    from studyapp.domain.document import DocumentId
    from studyapp.ui.look import Look


class FilterBar(QWidget):
    """Fields that make an `AnnotationFilter`.

    Signals:
        changed: another filter is wanted.
        tags_wanted, labels_wanted: tags, or the names of colours, shall be changed.
    """

    changed = Signal()
    tags_wanted = Signal()
    labels_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._labels: Mapping[int, str] = {}
        self._search = search_field(self.tr("Search marks and notes"), "annotation_search", look, parent=self)
        self._everywhere = chip(self.tr("All documents"), "annotation_everywhere", parent=self)
        self._kinds = QComboBox(self)
        self._tags = QComboBox(self)
        for box, name, words in (
            (self._kinds, "annotation_kind", self.tr("Kind of mark")),
            (self._tags, "annotation_tag", self.tr("Tag")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.currentIndexChanged.connect(self.changed)
        self._kinds.addItem(self.tr("All kinds"), None)
        for kind in AnnotationKind:
            self._kinds.addItem(kind_name(kind), kind)
        self._kinds.addItem(self.tr("Passage is gone"), "gone")
        self._colors: list[QToolButton] = []
        self._assemble(look)
        self._search.textChanged.connect(self.changed)
        self._everywhere.toggled.connect(self.changed)
        look.changed.connect(self._dress)
        self.show_choices((), {})

    @property
    def everywhere(self) -> bool:
        """Whether all documents are meant."""
        return self._everywhere.isChecked()

    def wanted(self, document_id: DocumentId | None) -> AnnotationFilter:
        """Return the filter; of the document where not all are meant."""
        kind = self._kinds.currentData()
        tag = self._tags.currentData()
        return AnnotationFilter(
            document_id=None if self.everywhere else document_id,
            words=self._search.text(),
            colors=frozenset(at for at, button in zip(COLORS, self._colors, strict=True) if button.isChecked()),
            kinds=frozenset({AnnotationKind(kind)} if kind and kind != "gone" else ()),
            tags=frozenset({str(tag)} if tag else ()),
            orphaned=True if kind == "gone" else None,
        )

    def show_choices(self, tags: Sequence[Tag], labels: Mapping[int, str]) -> None:
        """Offer these tags, and call the colours so."""
        kept = self._tags.currentData()
        self._tags.blockSignals(True)
        self._tags.clear()
        self._tags.addItem(self.tr("All tags"), None)
        for tag in tags:
            self._tags.addItem(f"{tag_words([tag.name])} ({tag.count})", tag.name)
        self._tags.setCurrentIndex(max(0, self._tags.findData(kept)))
        self._tags.blockSignals(False)
        self._labels = dict(labels)
        self._dress()

    def clear(self) -> None:
        """Want everything."""
        self._search.clear()
        self._kinds.setCurrentIndex(0)
        self._tags.setCurrentIndex(0)
        for button in self._colors:
            button.setChecked(False)

    def _assemble(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        first, colors, last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._search, 1)
        first.addWidget(self._everywhere)
        for color in COLORS:
            made = QToolButton(self)
            made.setObjectName(f"annotation_color_{color}")
            made.setCheckable(True)
            made.setAutoRaise(True)
            made.toggled.connect(self.changed)
            self._colors.append(made)
            colors.addWidget(made)
        colors.addStretch(1)
        labels = tool_button(look, "edit", self.tr("Name the colours…"), "annotation_labels", parent=self)
        labels.clicked.connect(self.labels_wanted)
        colors.addWidget(labels)
        last.addWidget(self._kinds, 1)
        last.addWidget(self._tags, 1)
        manage = tool_button(look, "tag", self.tr("Rename, merge or delete tags…"), "annotation_tags", parent=self)
        manage.clicked.connect(self.tags_wanted)
        last.addWidget(manage)
        for row in (first, colors, last):
            row.setSpacing(SPACE_S if row is not colors else 2)
            column.addLayout(row)

    @Slot()
    def _dress(self) -> None:
        for color, button in zip(COLORS, self._colors, strict=True):
            words = self.tr("Only {0} ({1})").format(color_words(color, self._labels), color)
            button.setIcon(color_icon(color, self._look))
            button.setToolTip(words)
            button.setAccessibleName(words)
