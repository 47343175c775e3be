"""Everything about one entry on one scrolling page: name, type, other names, definition, company, mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from studyapp.domain.span import Span
from studyapp.ui.controls import chip, label, tool_button
from studyapp.ui.entity_chip import entity_chip
from studyapp.ui.flow_layout import FlowLayout
from studyapp.ui.glossary.context import named_so
from studyapp.ui.glossary.definition_box import DefinitionBox
from studyapp.ui.glossary.mention_list import MentionList
from studyapp.ui.glossary.name_line import NameLine
from studyapp.ui.glossary.spread_strip import SpreadStrip
from studyapp.ui.theme import SPACE_M, SPACE_S, SPACE_XS
from studyapp.ui.weakly import weakly
from studyapp.ui.words import type_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.analysis import EntityKey
    from studyapp.domain.entity import Entity, LinkedEntry
    from studyapp.domain.layout import Page
    from studyapp.ui.look import Look

_MAX_ALIASES = 12


class EntryDetail(QScrollArea):
    """Shows one entry.

    Signals:
        span_wanted: show this passage in the article (Span).
        entry_wanted: show this entry instead (EntityKey).
        name_given, definition_given: the learner wrote one (str).
        alias_chosen: the learner chose another name of the entry (str, QPoint on the screen).
        verb_chosen: the learner pressed a button: "retype", "merge", "split", "hide" (str, QPoint on the screen).
    """

    span_wanted = Signal(object)
    entry_wanted = Signal(object)
    name_given = Signal(str)
    definition_given = Signal(str)
    alias_chosen = Signal(str, QPoint)
    verb_chosen = Signal(str, QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossary_detail")
        self.setAccessibleName(self.tr("Entry"))
        self._look = look
        self._entry: Entity | None = None
        self._others: Sequence[Entity] = ()
        self._linked: Sequence[LinkedEntry] = ()
        self._proofs: dict[QWidget, Span] = {}
        self._text = ""
        self.pages: tuple[Page, ...] = ()
        page = QFrame(self)
        page.setProperty("role", "panel")
        self._page = page
        self._name = NameLine(look, page)
        self._type = QToolButton(page)
        self._aliases = QWidget(page)
        self._alias_flow = FlowLayout(self._aliases, spacing=SPACE_XS)
        self._definition = DefinitionBox(look, page)
        self._links_caption = label(self.tr("The text links this with"), "caption", parent=page)
        self._links = QWidget(page)
        self._link_flow = FlowLayout(self._links, spacing=SPACE_XS)
        self._company_caption = label(self.tr("Often named together with"), "caption", parent=page)
        self._company = QWidget(page)
        self._company_flow = FlowLayout(self._company, spacing=SPACE_XS)
        self._mentions_caption = label("", "caption", parent=page)
        self._strip = SpreadStrip(look, page)
        self._mentions = MentionList(look, page)
        self._build_actions()
        self._assemble()
        self._connect()

    @property
    def page_source(self) -> Span | None:
        """The passage that "go to source" means.

        That of the link or mention that has the focus, else the definition, else the first mention.
        """
        focused = next((made for made in self._proofs if made.hasFocus()), None)
        if focused is not None:
            return self._proofs[focused]
        if self._mentions.hasFocus() and self._mentions.current is not None:
            return self._mentions.current
        if self._entry is None:
            return None
        if self._entry.definition is not None:
            return Span(self._entry.definition.start, self._entry.definition.end)
        first = next(iter(self._entry.mentions), None)
        return Span(first.start, first.end) if first else None

    def show_entry(self, entry: Entity, links: Sequence[LinkedEntry], company: Sequence[Entity], text: str) -> None:
        """Show this entry of the text, what it is linked to, and the further entries in whose company it is named."""
        another = self._entry is None or self._entry.key != entry.key
        linked_keys = {link.entity.key for link in links}
        self._entry, self._linked, self._text = entry, links, text
        self._others = [other for other in company if other.key not in linked_keys]
        self._name.show_entry(entry)
        self._definition.show_entry(entry)
        self._type.setText(type_name(entry.type))
        self._name_hide_button(hidden=entry.hidden)
        self._split.setEnabled(bool(entry.aliases))
        self._alias_flow.replace([self._alias_chip(alias) for alias in entry.aliases[:_MAX_ALIASES]])
        self._aliases.setVisible(bool(entry.aliases))
        self._show_company()
        count = len(entry.mentions)
        words = self.tr("1 mention") if count == 1 else self.tr("{0} mentions").format(count)
        self._mentions_caption.setText(" · ".join((words, *self._facts_of(entry))))
        self._strip.set_entry(entry, len(text))
        if text:
            self._mentions.set_mentions(entry.mentions, text, self.pages)
        if another:
            self.verticalScrollBar().setValue(0)

    @Slot()
    def rename(self) -> None:
        """Let the learner write another name."""
        self._name.edit()

    @Slot()
    def define(self) -> None:
        """Let the learner write a definition."""
        self._definition.edit()

    @Slot(str)
    def show_alias(self, alias: str) -> None:
        """Show where the entry is first named so; nothing happens where the learner made the name up."""
        found = None if self._entry is None else named_so(self._entry, alias, self._text)
        if found is not None:
            self.span_wanted.emit(Span(found.start, found.end))

    def focus_mentions(self) -> None:
        """Go to the list of mentions."""
        self._mentions.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, verb: str) -> QPoint:
        """Return the place on the screen where the menu of this verb belongs."""
        part = {"retype": self._type, "split": self._split, "merge": self._merge}.get(verb, self._hide)
        return part.mapToGlobal(QPoint(0, part.height()))

    def _build_actions(self) -> None:
        self._type.setObjectName("glossary_type")
        self._type.setProperty("kind", "text")
        self._type.setToolTip(self.tr("Say what kind of entry this is"))
        self._type.setAccessibleName(self.tr("Type of the entry"))
        self._type.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._type.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word
        self._look.set_icon(self._type, "chevron_down")
        self._type.setIconSize(QSize(12, 12))
        look, page = self._look, self._page
        self._rename = tool_button(look, "edit", self.tr("Rename (F2)"), "glossary_rename", parent=page)
        self._merge = tool_button(look, "merge", self.tr("Merge into another entry (M)"), "glossary_merge", parent=page)
        self._split = tool_button(look, "split", self.tr("Split a name off (S)"), "glossary_split", parent=page)
        self._hide = tool_button(look, "eye_off", self.tr("Hide (Del)"), "glossary_hide", parent=page)

    def _assemble(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(2)
        actions.addWidget(self._type)
        actions.addStretch(1)
        for part in (self._rename, self._merge, self._split, self._hide):
            actions.addWidget(part)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, 0)
        top.setSpacing(SPACE_S)
        self._name.add_below(actions)
        top.addWidget(self._name)
        for part in (
            self._aliases,
            self._definition,
            self._links_caption,
            self._links,
            self._company_caption,
            self._company,
            self._mentions_caption,
            self._strip,
        ):
            top.addWidget(part)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(0, 0, 0, SPACE_M)
        layout.setSpacing(SPACE_XS)
        layout.addLayout(top)
        layout.addWidget(self._mentions)
        layout.addStretch(1)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(120)

    def _connect(self) -> None:
        for part in (self._definition, self._strip, self._mentions):
            part.span_wanted.connect(self.span_wanted)
        self._name.name_given.connect(self.name_given)
        self._definition.text_given.connect(self.definition_given)
        self._rename.clicked.connect(self.rename)
        for part, verb in (
            (self._type, "retype"),
            (self._merge, "merge"),
            (self._split, "split"),
            (self._hide, "hide"),
        ):
            part.clicked.connect(weakly(self._choose_verb, verb))
        self._mentions.row_reached.connect(self._on_row_reached)
        self._look.changed.connect(self._on_look_changed)

    def _show_company(self) -> None:
        self._proofs.clear()
        self._link_flow.replace([self._link_chip(link) for link in self._linked])
        self._links.setVisible(bool(self._linked))
        self._links_caption.setVisible(bool(self._linked))
        self._company_flow.replace([self._company_chip(other) for other in self._others])
        self._company.setVisible(bool(self._others))
        self._company_caption.setVisible(bool(self._others))

    def _facts_of(self, entry: Entity) -> list[str]:
        facts = [self.tr("changed by you")] if entry.corrected else []
        return [*facts, self.tr("hidden")] if entry.hidden else facts

    def _name_hide_button(self, *, hidden: bool) -> None:
        text = self.tr("Show in the glossary (Del)") if hidden else self.tr("Hide from the glossary (Del)")
        self._hide.setToolTip(text)
        self._hide.setAccessibleName(text)
        self._look.set_icon(self._hide, "eye" if hidden else "eye_off")

    def _alias_chip(self, alias: str) -> QToolButton:
        result = chip(alias, "glossary_alias", parent=self._aliases)
        result.setCheckable(False)
        result.setToolTip(self.tr("Another name in the text: split it off, or make it the name of the entry"))
        result.clicked.connect(weakly(self._choose_alias, alias))
        return result

    def _company_chip(self, other: Entity) -> QToolButton:
        result = entity_chip(other.name, "glossary_company", other.type, self._look, parent=self._company)
        result.setToolTip(self.tr("Show “{0}”").format(other.name))
        result.clicked.connect(weakly(self._want_entry, other.key))
        return result

    def _link_chip(self, link: LinkedEntry) -> QToolButton:
        """Make a chip that leads to the entry at the other end; its menu, and the entry itself, lead to the passage."""
        look, other = self._look, link.entity
        itself = self._entry is not None and other.key == self._entry.key
        text = link.role if itself or link.role == other.name else f"{link.role} · {other.name}"
        result = entity_chip(text, "glossary_link", other.type, look, parent=self._links)
        self._proofs[result] = link.span
        to_passage = weakly(self._want_span, link.span)
        if itself:
            result.setToolTip(self.tr("Show where the text says so"))
            result.clicked.connect(to_passage)
            return result
        result.setToolTip(self.tr("Show “{0}”, or with G where the text says so").format(other.name))
        result.clicked.connect(weakly(self._want_entry, other.key))
        show = QAction(self.tr("Show where the text says so"), result)
        show.setObjectName("glossary_link_source")
        show.triggered.connect(to_passage)
        result.addAction(show)
        result.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return result

    def _want_span(self, span: Span) -> None:
        self.span_wanted.emit(span)

    def _choose_verb(self, verb: str) -> None:
        self.verb_chosen.emit(verb, self.place_of(verb))

    def _choose_alias(self, alias: str) -> None:
        chips = self._aliases.findChildren(QToolButton, "glossary_alias")
        shown = next((made for made in chips if made.text() == alias and made.isVisible()), self._split)
        self.alias_chosen.emit(alias, shown.mapToGlobal(QPoint(0, shown.height())))

    def _want_entry(self, key: EntityKey) -> None:
        self.entry_wanted.emit(key)

    @Slot(QRect)
    def _on_row_reached(self, row: QRect) -> None:
        top = self._mentions.mapTo(self._page, row.topLeft())
        self.ensureVisible(top.x(), top.y() + row.height() // 2, 0, row.height())

    @Slot()
    def _on_look_changed(self) -> None:
        self._show_company()
