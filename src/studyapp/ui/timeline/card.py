"""What is known about the selected event: when, what, how the date follows, where it stands, who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studyapp.ui.controls import button, label, tool_button
from studyapp.ui.date_words import date_words, derivation_words
from studyapp.ui.entity_chip import entity_chip
from studyapp.ui.flow_layout import FlowLayout
from studyapp.ui.theme import SPACE_M, SPACE_S, SPACE_XS
from studyapp.ui.timeline.card_tools import CardTools
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studyapp.domain.analysis import EntityKey, EntityType
    from studyapp.domain.event import Event
    from studyapp.ui.look import Look

_MAX_ENTITIES = 8


class EventCard(QFrame):
    """A card for one event; hidden while none is selected.

    Signals:
        span_wanted: show this passage (Span).
        entity_wanted: show this glossary entry (EntityKey).
        closed: the learner closed the card.
        date_wanted, rename_wanted, main_wanted, hide_wanted, restore_wanted: the button was pressed.
    """

    span_wanted = Signal(object)
    entity_wanted = Signal(object)
    closed = Signal()
    date_wanted = Signal()
    rename_wanted = Signal()
    main_wanted = Signal()
    hide_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_card")
        self.setAccessibleName(self.tr("Selected event"))
        self.setProperty("role", "card")
        self._look = look
        self._shown: Event | None = None
        self._types: Mapping[EntityKey, EntityType] = {}
        self._proof = 0
        self._when = label("", "strong", parent=self, wrap=True)
        self._when.setObjectName("timeline_card_when")
        self._what = label("", parent=self, wrap=True)
        self._what.setObjectName("timeline_card_what")
        self._why = label("", "small", parent=self, wrap=True)
        self._why.setObjectName("timeline_card_why")
        self._changed = label("", "small", parent=self, wrap=True)
        self._changed.setObjectName("timeline_card_changed")
        self._source = button(
            self.tr("Show passage"), "timeline_source", look=look, icon="source", kind="quiet", parent=self
        )
        self._source.setToolTip(self.tr("Show the passage in the article (G)"))
        self._more = tool_button(look, "chevron_right", self.tr("Next passage"), "timeline_next_proof", parent=self)
        self._close = tool_button(look, "close", self.tr("Close"), "timeline_card_close", parent=self)
        self._tools = CardTools(look, self)
        self._entities = QWidget(self)
        self._flow = FlowLayout(self._entities, spacing=SPACE_XS)
        self._assemble()
        self._source.clicked.connect(self.show_passage)
        self._more.clicked.connect(self._on_next_proof)
        self._close.clicked.connect(self.closed)
        for pressed, wanted in (
            (self._tools.date, self.date_wanted),
            (self._tools.rename, self.rename_wanted),
            (self._tools.main, self.main_wanted),
            (self._tools.hide_it, self.hide_wanted),
            (self._tools.restore, self.restore_wanted),
        ):
            pressed.clicked.connect(wanted)
        look.changed.connect(self._on_look_changed)
        self.hide()

    def show_event(self, event: Event | None, types: Mapping[EntityKey, EntityType]) -> None:
        """Show what is known about the event; None hides the card."""
        if event is None:
            self._shown = None
            self.hide()
            return
        if self._shown is None or self._shown.key != event.key:
            self._proof = 0
        self._shown = event
        self._when.setText(date_words(event))
        self._what.setText(event.label)
        self._tools.show_event(event)
        for part, words in ((self._why, self._why_words(event)), (self._changed, self._changed_words(event))):
            part.setText(words)
            part.setVisible(bool(words))
        self._more.setVisible(len(event.proofs) > 1)
        self._source.setVisible(bool(event.proofs))
        self._name_source()
        self._types = types
        self._show_entities(event, types)
        self.show()

    @Slot()
    def show_passage(self) -> None:
        """Ask for the passage that proves the event."""
        if self._shown is not None and self._shown.proofs:
            self.span_wanted.emit(self._shown.proofs[self._proof % len(self._shown.proofs)])

    def _assemble(self) -> None:
        self._more.setFixedSize(QSize(28, 28))
        self._close.setFixedSize(QSize(26, 26))
        head = QHBoxLayout()
        head.setSpacing(SPACE_XS)
        head.addWidget(self._when, 1)
        head.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        actions = QHBoxLayout()
        actions.setSpacing(SPACE_XS)
        actions.addWidget(self._entities, 1)
        actions.addWidget(self._source, 0, Qt.AlignmentFlag.AlignBottom)
        actions.addWidget(self._more, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_S, SPACE_S)
        layout.setSpacing(SPACE_XS)
        layout.addLayout(head)
        layout.addWidget(self._what)
        layout.addWidget(self._why)
        layout.addWidget(self._changed)
        layout.addLayout(actions)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _why_words(self, event: Event) -> str:
        if event.date_corrected or event.own:
            return ""
        why = derivation_words(event)
        return self.tr("Dated by {0}").format(why) if why else ""

    def _changed_words(self, event: Event) -> str:
        if event.own:
            return self.tr("Your own event")
        before = event.found
        if before is None:
            return ""
        parts: list[str] = []
        if before.label != event.label:
            parts.append(f"“{before.label}”")
        if event.date_corrected:
            why = derivation_words(before)
            parts.append(f"{date_words(before)} ({why})" if why else date_words(before))
        changed = self.tr("Hidden by you") if event.hidden else self.tr("Changed by you")
        return self.tr("{0}. Found: {1}").format(changed, ", ".join(parts)) if parts else changed

    def _name_source(self) -> None:
        event = self._shown
        if event is None or len(event.proofs) < 2:
            self._source.setText(self.tr("Show passage"))
            return
        number = self._proof % len(event.proofs) + 1
        self._source.setText(self.tr("Show passage {0} of {1}").format(number, len(event.proofs)))

    def _show_entities(self, event: Event, types: Mapping[EntityKey, EntityType]) -> None:
        shown = event.entities[:_MAX_ENTITIES]
        self._flow.replace([self._entity_chip(key, name, types.get(key)) for key, name in shown])

    def _entity_chip(self, key: EntityKey, name: str, kind: EntityType | None) -> QToolButton:
        result = entity_chip(name, "timeline_entity", kind, self._look, parent=self._entities)
        result.setToolTip(self.tr("Show “{0}” in the glossary").format(name))
        result.clicked.connect(weakly(self._want_entity, key))
        return result

    def _want_entity(self, key: EntityKey) -> None:
        self.entity_wanted.emit(key)

    @Slot()
    def _on_look_changed(self) -> None:
        if self._shown is not None:
            self._show_entities(self._shown, self._types)

    @Slot()
    def _on_next_proof(self) -> None:
        self._proof += 1
        self._name_source()
        self.show_passage()
