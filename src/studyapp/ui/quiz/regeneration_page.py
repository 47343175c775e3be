"""What the latest analysis changed among the cards, and whose wording counts where both changed one."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studyapp.domain.regeneration import ChangeKind
from studyapp.ui.controls import button, label
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.domain.card import CardId, Wording
    from studyapp.domain.regeneration import CardChange, Regeneration, Rival
    from studyapp.ui.look import Look

_MOST_SHOWN = 60
"""Changes of one kind that are listed; the heading has their number."""


class RegenerationPage(QWidget):
    """Edited cards that wait for a decision on top, everything else below.

    Signals:
        take_requested, keep_requested: the generator's wording, or the person's own, is to count (tuple of CardId).
    """

    take_requested = Signal(object)
    keep_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regeneration")
        self._look = look
        self._told: Regeneration | None = None
        self._summary = label("", "strong", parent=self, wrap=True)
        self._summary.setObjectName("regeneration_summary")
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("regeneration_scroll")
        self._scroll.setAccessibleName(self.tr("Changes"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_M, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._summary)
        layout.addWidget(self._scroll, 1)
        look.changed.connect(self._draw)

    def show_changes(self, told: Regeneration) -> None:
        """Show what the latest analysis did."""
        self._told = told
        self._draw()

    @Slot()
    def _draw(self) -> None:
        told = self._told
        if told is None:
            return
        counts = {kind: sum(change.kind is kind for change in told.changes) for kind in ChangeKind}
        self._summary.setText(
            self.tr("Since the last analysis: {0} new, {1} worded anew, {2} not found again, {3} the same.").format(
                counts[ChangeKind.NEW], counts[ChangeKind.CHANGED], counts[ChangeKind.GONE], told.same
            )
            if told.changes or told.rivals
            else self.tr("The last analysis changed nothing among your cards.")
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        if told.rivals:
            column.addWidget(label(self.tr("YOU WORDED THESE, AND THE ANALYSIS NOW WORDS THEM OTHERWISE"), "caption"))
        for rival in told.rivals:
            column.addWidget(self._rival(rival))
        for widget in self._lists(told):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)

    def _rival(self, rival: Rival) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        sides = ((self.tr("YOURS"), rival.card.wording), (self.tr("NEW"), rival.found))
        for title, wording in sides:
            column.addWidget(label(title, "caption"))
            text = label(_said(wording), "", wrap=True)
            column.addWidget(text)
        take = button(self.tr("Take the new wording"), f"take_{rival.card.id}")
        take.clicked.connect(weakly(self._on_take, rival.card.id))
        keep = button(self.tr("Keep mine"), f"keep_{rival.card.id}", kind="primary")
        keep.clicked.connect(weakly(self._on_keep, rival.card.id))
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(keep)
        row.addWidget(take)
        row.addStretch(1)
        column.addLayout(row)
        return frame

    def _lists(self, told: Regeneration) -> Iterator[QWidget]:
        titles = {
            ChangeKind.NEW: self.tr("New"),
            ChangeKind.CHANGED: self.tr("Worded anew; memory and history stay"),
            ChangeKind.GONE: self.tr("Not found again; what you study or edited stays"),
        }
        for kind, title in titles.items():
            changes = [change for change in told.changes if change.kind is kind]
            if changes:
                yield label(f"{title} ({len(changes)})", "strong")
                rows = "".join(f"<p>{self._line(change)}</p>" for change in changes[:_MOST_SHOWN])
                text = label("", "", wrap=True)
                text.setTextFormat(Qt.TextFormat.RichText)
                text.setText(rows)
                yield text

    @Slot(object)
    def _on_take(self, card_id: CardId) -> None:
        self.take_requested.emit((card_id,))

    @Slot(object)
    def _on_keep(self, card_id: CardId) -> None:
        self.keep_requested.emit((card_id,))

    def _line(self, change: CardChange) -> str:
        theme = self._look.theme
        now = f"{html.escape(change.prompt)} → <b>{html.escape(change.answer)}</b>"
        if change.kind is not ChangeKind.CHANGED:
            return now
        before = f"{html.escape(change.prompt_before)} → {html.escape(change.answer_before)}"
        return f'{now}<br><span style="color:{theme.muted};">{self.tr("before:")} {before}</span>'


def _said(wording: Wording) -> str:
    return f"{wording.prompt}\n→ {wording.answer}"
