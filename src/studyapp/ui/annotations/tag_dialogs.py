"""Two small dialogs: tags are put on, renamed, merged and deleted; colours get the learner's own names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout

from studyapp.domain.annotation import COLORS, Tag, tag_key, tidy_tag
from studyapp.ui.controls import button, button_row, label, line
from studyapp.ui.marker import color_icon, color_name, tag_words
from studyapp.ui.table_model import Column, TableModel
from studyapp.ui.theme import ICON_SIZE, SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from studyapp.domain.annotation import AnnotationId
    from studyapp.domain.changes import Changes
    from studyapp.services.annotations import Annotations
    from studyapp.ui.shell import Shell

_WIDTH = 440


class TagsDialog(QDialog):
    """Works on all tags; with marks selected in the list, a tag can be put on all of them or taken off."""

    def __init__(
        self, annotations: Annotations, marks: Sequence[AnnotationId], shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tags_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tags"))
        self.setMinimumWidth(_WIDTH)
        self._annotations = annotations
        self._marks = tuple(marks)
        self._shell = shell
        self._model = TableModel[Tag]([Column(self.tr("Tag"), _tag_text, _tag_text)], self)
        self._list = QListView(self)
        self._list.setObjectName("tags_list")
        self._list.setAccessibleName(self.tr("Tags in use"))
        self._list.setModel(self._model)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._name = self._field("tags_name", self.tr("Other name of the tag"))
        self._hint = label("", "small", parent=self, wrap=True)
        self._rename = button(self.tr("Rename"), "tags_rename", parent=self)
        self._delete = button(self.tr("Delete"), "tags_delete", kind="danger", parent=self)
        self._for_marks = self._field("tags_for_marks", self.tr("Tag to put on them or to take off"))
        self._put = button(self.tr("Put on"), "tags_put", parent=self)
        self._take = button(self.tr("Take off"), "tags_take", parent=self)
        self._assemble()
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._name.textChanged.connect(self._check)
        self._for_marks.textChanged.connect(self._check)
        self._rename.clicked.connect(self._on_rename)
        self._delete.clicked.connect(self._on_delete)
        self._put.clicked.connect(self._on_put)
        self._take.clicked.connect(self._on_take)
        self._refresh()

    def _field(self, name: str, words: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setPlaceholderText(words)
        return made

    def _assemble(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(label(self.tr("All tags"), "strong", parent=self))
        layout.addWidget(self._list, 1)
        layout.addLayout(_row(self._name, self._rename, self._delete))
        layout.addWidget(self._hint)
        if self._marks:
            count = len(self._marks)
            words = self.tr("The {0} selected marks").format(count) if count > 1 else self.tr("The selected mark")
            layout.addWidget(line(self))
            layout.addWidget(label(words, "strong", parent=self))
            layout.addLayout(_row(self._for_marks, self._put, self._take))
        else:
            for part in (self._for_marks, self._put, self._take):
                part.hide()
        close = button(self.tr("Close"), "tags_close", kind="primary", parent=self)
        close.clicked.connect(self.close)
        layout.addSpacing(SPACE_S)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _refresh(self) -> None:
        self._model.set_rows(self._annotations.tags())
        if self._model.rows:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self._check()

    def _chosen(self) -> str:
        index = self._list.currentIndex()
        return self._model.item(index).name if index.isValid() and index.row() < len(self._model.rows) else ""

    @Slot()
    def _on_current(self) -> None:
        self._name.setText(self._chosen())

    @Slot()
    def _check(self) -> None:
        name, chosen = tidy_tag(self._name.text()), self._chosen()
        others = {tag_key(tag.name) for tag in self._model.rows if tag.name != chosen}
        merging = bool(chosen) and tag_key(name) != tag_key(chosen) and tag_key(name) in others
        self._name.setEnabled(bool(chosen))
        self._rename.setEnabled(bool(chosen and name) and name != chosen)
        self._rename.setText(self.tr("Merge") if merging else self.tr("Rename"))
        self._delete.setEnabled(bool(chosen))
        self._put.setEnabled(bool(tidy_tag(self._for_marks.text())))
        self._take.setEnabled(bool(tidy_tag(self._for_marks.text())))
        self._hint.setText(self.tr("“{0}” is in use: the two tags will become one.").format(name) if merging else "")
        self._hint.setVisible(merging)

    @Slot()
    def _on_rename(self) -> None:
        self._shell.jobs.write(partial(self._annotations.rename_tag, self._chosen(), self._name.text()), self._on_done)

    @Slot()
    def _on_delete(self) -> None:
        self._shell.jobs.write(partial(self._annotations.delete_tag, self._chosen()), self._on_done)

    @Slot()
    def _on_put(self) -> None:
        self._shell.jobs.write(partial(self._annotations.tag, self._marks, self._for_marks.text()), self._on_done)

    @Slot()
    def _on_take(self) -> None:
        work = partial(self._annotations.tag, self._marks, self._for_marks.text(), tagged=False)
        self._shell.jobs.write(work, self._on_done)

    def _on_done(self, _changes: Changes) -> None:
        self._refresh()
        self._on_current()


class LabelsDialog(QDialog):
    """One field for each colour; what is empty keeps the colour's own name."""

    def __init__(self, annotations: Annotations, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labels_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What the colours mean"))
        self.setMinimumWidth(_WIDTH)
        self._annotations = annotations
        self._shell = shell
        self._before = annotations.labels()
        self._fields: list[QLineEdit] = []
        save = button(self.tr("Save"), "labels_save", kind="primary", parent=self)
        save.clicked.connect(self._on_save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        told = self.tr(
            "Your names are shown in the filter, in exports and on screen readers. An empty field keeps the "
            "colour's own name."
        )
        layout.addWidget(label(told, "small", parent=self, wrap=True))
        layout.addLayout(self._build_fields())
        cancel = button(self.tr("Cancel"), "labels_cancel", parent=self)
        cancel.clicked.connect(self.close)
        layout.addLayout(button_row(cancel, save))

    def _build_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SPACE_S)
        for color in COLORS:
            swatch = QLabel(self)
            swatch.setPixmap(color_icon(color, self._shell.look).pixmap(ICON_SIZE, ICON_SIZE))
            field = QLineEdit(self._before.get(color, ""), self)
            field.setObjectName(f"label_{color}")
            field.setAccessibleName(self.tr("Meaning of {0}").format(color_name(color)))
            field.setPlaceholderText(color_name(color))
            self._fields.append(field)
            grid.addWidget(swatch, color, 0)
            grid.addWidget(field, color, 1)
        return grid

    @Slot()
    def _on_save(self) -> None:
        for color, field in zip(COLORS, self._fields, strict=True):
            if field.text().strip() != self._before.get(color, ""):
                self._shell.jobs.write(partial(self._annotations.set_label, color, field.text()))
        self.close()


def _row(field: QLineEdit, *buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_S)
    row.addWidget(field, 1)
    for part in buttons:
        row.addWidget(part)
    return row


def _tag_text(tag: Tag) -> str:
    return f"{tag_words([tag.name])} ({tag.count})"
