"""Which passages have no card, why, and what can be done about it; and how many cards each section shall have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.budget import MOST
from studyapp.ui.controls import button, label
from studyapp.ui.quiz.choosing_passage import PassageView
from studyapp.ui.quiz.coverage_strip import CoverageStrip
from studyapp.ui.quiz.reasons import reason_text
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from studyapp.domain.budget import Budget
    from studyapp.domain.coverage import Coverage, Passage
    from studyapp.domain.document import Document
    from studyapp.domain.layout import Page
    from studyapp.ui.look import Look

USUAL_PER_THOUSAND = 8
"""What the number begins with when a person takes the choice over: few cards, and good ones."""

_PASSAGE = Qt.ItemDataRole.UserRole
_SECTION = Qt.ItemDataRole.UserRole + 1
_FEW = 300  # passages that are listed at once; of a longer document the sections are opened one by one
_REASONS_SHOWN = 5


class CoveragePage(QWidget):
    """A strip over the document, the sections with their passages below, and the passage that is chosen beside them.

    Signals:
        budget_changed: offer so many cards (number or None, key of the section or "" for each thousand words).
        source_requested: show the passage in the article (Span).
        kept_back_requested, own_requested: make a card of the passage (Span).
        generate_requested: have the local generator propose cards of these passages (tuple of Span).
        stop_requested: end what the generator does.
    """

    budget_changed = Signal(object, str)
    source_requested = Signal(object)
    kept_back_requested = Signal(object)
    own_requested = Signal(object)
    generate_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("coverage")
        self._coverage: Coverage | None = None
        self._budget: Budget | None = None
        self._text = ""
        self._chosen = -1
        self._summary = label("", "strong", parent=self)
        self._summary.setObjectName("coverage_summary")
        self._strip = CoverageStrip(look, self)
        self._tree = QTreeWidget(self)
        self._passage = PassageView(look, self)
        self._why = label("", "small", parent=self, wrap=True)
        self._why.setObjectName("coverage_why")
        self._own_budget = QCheckBox(self.tr("My own number of cards for 1,000 words:"), self)
        self._per_thousand = QSpinBox(self)
        self._section_own = QCheckBox(self.tr("for this section:"), self)
        self._section_cards = QSpinBox(self)
        self._build(look)
        self._connect()

    def begin(self, document: Document, pages: tuple[Page, ...]) -> None:
        """Show passages of this document from now on."""
        self._text = document.text
        self._chosen = -1
        self._passage.set_document(document, pages)

    def show_coverage(self, coverage: Coverage, budget: Budget) -> None:
        """Show how the document stands now; what is chosen stays chosen."""
        self._coverage, self._budget = coverage, budget
        without = [index for index, passage in enumerate(coverage.passages) if not passage.covered]
        self._summary.setText(
            self.tr("{0} of {1} passages have cards, {2} % of the text").format(
                len(coverage.passages) - len(without), len(coverage.passages), round(100 * coverage.share)
            )
        )
        self._fill_tree()
        if not 0 <= self._chosen < len(coverage.passages):
            self._chosen = without[0] if without else 0 if coverage.passages else -1
        self._show_budget()
        self._choose(self._chosen)

    def allow_generator(self, allowed: bool) -> None:
        """Offer the local generator, or not."""
        self._generate.setVisible(allowed)
        self._generate_all.setVisible(allowed)

    @Slot(float)
    def show_generating(self, share: float) -> None:
        """Show how far the generator is."""
        self._generator_said.setText(self.tr("The local generator is asked… {0} %").format(round(100 * share)))
        self._stop.show()
        for part in (self._generate, self._generate_all):
            part.setEnabled(False)

    @Slot(str)
    def show_generated(self, text: str) -> None:
        """Say what came of it."""
        self._generator_said.setText(text)
        self._stop.hide()
        for part in (self._generate, self._generate_all):
            part.setEnabled(True)

    def _build(self, look: Look) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_M, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._summary)
        layout.addWidget(self._strip)
        layout.addWidget(_legend(self))
        layout.addLayout(self._build_budget())
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_L)
        columns.addWidget(self._build_tree(), 1)
        columns.addLayout(self._build_side(look), 1)
        layout.addLayout(columns, 1)

    def _build_tree(self) -> QTreeWidget:
        tree = self._tree
        tree.setObjectName("coverage_tree")
        tree.setAccessibleName(self.tr("Sections and passages"))
        tree.setHeaderLabels([self.tr("Section and passage"), self.tr("Studied"), self.tr("Offered")])
        tree.setUniformRowHeights(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _build_side(self, look: Look) -> QVBoxLayout:
        self._kept = button(self.tr("Offer a card that was kept back"), "coverage_kept", kind="primary", parent=self)
        self._own = button(self.tr("Write one"), "coverage_own", look=look, icon="edit", parent=self)
        self._go = button(self.tr("Go to it"), "coverage_go", look=look, icon="source", kind="quiet", parent=self)
        self._generate = button(self.tr("Ask the local generator"), "coverage_generate", parent=self)
        self._generate.hide()
        self._generate_all = button(
            self.tr("Ask it about all bare passages"), "coverage_generate_all", kind="quiet", parent=self
        )
        self._generate_all.hide()
        self._stop = button(self.tr("Stop"), "coverage_stop", parent=self)
        self._stop.hide()
        self._generator_said = label("", "small", parent=self, wrap=True)
        self._generator_said.setObjectName("coverage_generator_said")
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for part in (self._own, self._generate, self._go):
            row.addWidget(part)
        row.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(SPACE_S)
        side.addWidget(self._passage, 1)
        side.addWidget(self._why)
        side.addWidget(self._kept, 0, Qt.AlignmentFlag.AlignLeft)
        side.addLayout(row)
        last = QHBoxLayout()
        last.setSpacing(SPACE_S)
        last.addWidget(self._generate_all)
        last.addWidget(self._generator_said, 1)
        last.addWidget(self._stop)
        side.addLayout(last)
        return side

    def _build_budget(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        controls = (
            (self._own_budget, "coverage_own_budget"),
            (self._per_thousand, "coverage_per_thousand"),
            (self._section_own, "coverage_section_own"),
            (self._section_cards, "coverage_section_cards"),
        )
        for control, name in controls:
            control.setObjectName(name)
            row.addWidget(control)
        for number, name in (
            (self._per_thousand, self.tr("Cards for 1,000 words")),
            (self._section_cards, self.tr("Cards of this section")),
        ):
            number.setRange(0, MOST)
            number.setAccessibleName(name)
            number.setKeyboardTracking(False)
            number.lineEdit().setTextMargins(SPACE_XS, 0, 0, 0)  # the style sheet's padding does not reach it
        for box in (self._own_budget, self._section_own):
            box.setAccessibleName(box.text())
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._strip.passage_chosen.connect(self._choose)
        self._tree.currentItemChanged.connect(self._on_item)
        self._tree.itemExpanded.connect(self._fill_section)
        self._own_budget.clicked.connect(self._on_budget)
        self._per_thousand.valueChanged.connect(self._on_budget)
        self._section_own.clicked.connect(self._on_section_budget)
        self._section_cards.valueChanged.connect(self._on_section_budget)
        self._go.clicked.connect(self._on_go)
        self._kept.clicked.connect(self._on_kept)
        self._own.clicked.connect(self._on_own)
        self._generate.clicked.connect(self._on_generate)
        self._generate_all.clicked.connect(self._on_generate_all)
        self._stop.clicked.connect(self._on_stop)

    def _fill_tree(self) -> None:
        coverage = self._coverage
        if coverage is None:
            return
        self._tree.blockSignals(True)
        self._tree.clear()
        inside: list[list[tuple[int, Passage]]] = [[] for _ in coverage.sections]
        for number, passage in enumerate(coverage.passages):
            inside[passage.section].append((number, passage))
        for index, (section, passages) in enumerate(zip(coverage.sections, inside, strict=True)):
            numbers = [sum(p.studied for _, p in passages), sum(p.offered for _, p in passages)]
            top = QTreeWidgetItem(self._tree, [section.title or self.tr("Beginning"), *map(str, numbers)])
            top.setData(0, _SECTION, index)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            top.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            if len(coverage.passages) <= _FEW:
                self._fill_section(top)
                top.setExpanded(True)
        self._tree.blockSignals(False)

    @Slot(QTreeWidgetItem)
    def _fill_section(self, top: QTreeWidgetItem) -> None:
        """Give a section its rows, once: a book's ten thousand are not made before they are looked at."""
        coverage, index = self._coverage, top.data(0, _SECTION)
        if coverage is None or index is None or top.childCount():
            return
        for number, passage in enumerate(coverage.passages):
            if passage.section != index:
                continue
            words = " ".join(passage.span.of(self._text).split()[:9])
            marks = [str(n) if n else "–" for n in (passage.studied, passage.offered)]
            row = QTreeWidgetItem(top, [f"{words}…", *marks])
            row.setData(0, _PASSAGE, number)
            row.setToolTip(0, passage.span.of(self._text)[:300])

    def _passage_chosen(self) -> Passage | None:
        coverage = self._coverage
        if coverage is None or not 0 <= self._chosen < len(coverage.passages):
            return None
        return coverage.passages[self._chosen]

    @Slot(int)
    def _choose(self, index: int) -> None:
        self._chosen = index
        passage = self._passage_chosen()
        for control in (self._go, self._own, self._kept, self._generate):
            control.setEnabled(passage is not None)
        if passage is None or self._coverage is None:
            self._why.setText("")
            return
        self._strip.show_coverage(self._coverage, chosen=index)
        self._passage.show_span(passage.span)
        self._why.setText(self._why_none(passage))
        self._kept.setVisible(passage.kept_back + passage.offered > 0)
        self._kept.setText(
            self.tr("Show the offered card") if passage.offered else self.tr("Offer a card that was kept back")
        )
        self._show_section_budget(passage.section)
        self._tree.blockSignals(True)
        item = self._item_of(index)
        if item is not None:
            self._tree.setCurrentItem(item)
        self._tree.blockSignals(False)

    def _item_of(self, index: int) -> QTreeWidgetItem | None:
        coverage = self._coverage
        top = self._tree.topLevelItem(coverage.passages[index].section) if coverage is not None else None
        if top is None:
            return None
        self._fill_section(top)
        rows = (top.child(row) for row in range(top.childCount()))
        return next((item for item in rows if item is not None and item.data(0, _PASSAGE) == index), None)

    def _why_none(self, passage: Passage) -> str:
        if not passage.reasons:
            return "" if passage.covered else self.tr("Nothing in it that could be asked for was found.")
        head = self.tr("Why there are no more:") if passage.covered else self.tr("Why nothing was made of it:")
        return "\n".join((head, *(f"• {reason_text(reason)}" for reason in passage.reasons[:_REASONS_SHOWN])))

    def _show_budget(self) -> None:
        number = self._budget.per_thousand_words if self._budget is not None else None
        _show_number(self._own_budget, self._per_thousand, number, USUAL_PER_THOUSAND)

    def _show_section_budget(self, section: int) -> None:
        coverage, budget = self._coverage, self._budget
        if coverage is None or budget is None or not coverage.sections:
            return
        key = coverage.sections[section].key
        offered = sum(p.offered + p.studied for p in coverage.passages if p.section == section)
        _show_number(self._section_own, self._section_cards, (budget.sections or {}).get(key), offered)

    @Slot(QTreeWidgetItem)
    def _on_item(self, item: QTreeWidgetItem | None) -> None:
        if item is None or self._coverage is None:
            return
        found = item.data(0, _PASSAGE)
        if found is None:
            section = item.data(0, _SECTION)
            found = next((i for i, p in enumerate(self._coverage.passages) if p.section == section), -1)
        self._choose(int(found))

    @Slot()
    def _on_budget(self) -> None:
        self._per_thousand.setEnabled(self._own_budget.isChecked())
        self.budget_changed.emit(self._per_thousand.value() if self._own_budget.isChecked() else None, "")

    @Slot()
    def _on_section_budget(self) -> None:
        passage = self._passage_chosen()
        self._section_cards.setEnabled(self._section_own.isChecked())
        if passage is not None and self._coverage is not None:
            number = self._section_cards.value() if self._section_own.isChecked() else None
            self.budget_changed.emit(number, self._coverage.sections[passage.section].key)

    @Slot()
    def _on_go(self) -> None:
        self._emit(self.source_requested)

    @Slot()
    def _on_kept(self) -> None:
        self._emit(self.kept_back_requested)

    @Slot()
    def _on_own(self) -> None:
        self._emit(self.own_requested)

    @Slot()
    def _on_generate(self) -> None:
        passage = self._passage_chosen()
        if passage is not None:
            self.generate_requested.emit((passage.span,))

    @Slot()
    def _on_generate_all(self) -> None:
        bare = tuple(p.span for p in self._coverage.passages if not p.covered) if self._coverage is not None else ()
        if bare:
            self.generate_requested.emit(bare)

    @Slot()
    def _on_stop(self) -> None:
        self.stop_requested.emit()

    def _emit(self, signal: SignalInstance) -> None:
        passage = self._passage_chosen()
        if passage is not None:
            signal.emit(passage.span)


def _show_number(box: QCheckBox, control: QSpinBox, number: int | None, usual: int) -> None:
    for part in (box, control):
        part.blockSignals(True)
    box.setChecked(number is not None)
    control.setEnabled(number is not None)
    control.setValue(usual if number is None else number)
    for part in (box, control):
        part.blockSignals(False)


def _legend(parent: QWidget) -> QWidget:
    text = parent.tr("Tall: cards in the schedule. Middling: cards are offered. Low: no card. A line begins a section.")
    return label(text, "small", parent=parent, wrap=True)
