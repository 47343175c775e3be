"""A list of cards with ticks: what the generator offers, what is studied, what is put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studyapp.domain.analysis import Tier
from studyapp.domain.card import answer_lines
from studyapp.ui.quiz.wording import type_name
from studyapp.ui.theme import RADIUS, SPACE_M, SPACE_S, SPACE_XS, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from studyapp.domain.card import Card, CardId
    from studyapp.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = Qt.ItemDataRole.UserRole
LEECH_ROLE = CARD_ROLE + 1
_ROOT = QModelIndex()
_BOX = 18
_WRAP = int(Qt.TextFlag.TextWordWrap)


class CardListModel(QAbstractListModel):
    """Cards, one row each; those of the automatic tier come ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()
        self._unticked: set[CardId] = set()
        self._ticked: set[CardId] = set()
        self._leeches: frozenset[CardId] = frozenset()
        self._checkable = True

    def set_leeches(self, leeches: frozenset[CardId]) -> None:
        """Say which cards were forgotten so often that they do not work."""
        self._leeches = leeches

    def set_cards(self, cards: Sequence[Card], *, checkable: bool) -> None:
        """Replace what is shown; ticks that a person set or took away are kept."""
        self.beginResetModel()
        self._cards = tuple(cards)
        self._checkable = checkable
        self.endResetModel()

    def card(self, index: Index) -> Card | None:
        """Return the card of a row, None for no row."""
        return self._cards[index.row()] if index.isValid() else None

    def ticked(self) -> tuple[Card, ...]:
        """Return the cards that are ticked, in the order shown."""
        return tuple(card for card in self._cards if self._is_ticked(card))

    def toggle(self, index: Index) -> None:
        """Tick or untick a row."""
        card = self.card(index)
        if card is not None and self._checkable:
            here, there = (self._unticked, self._ticked) if self._is_ticked(card) else (self._ticked, self._unticked)
            here.add(card.id)
            there.discard(card.id)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])

    def marks(self, card: Card) -> str:
        """Return the card's flag, and whether it is a leech, in words."""
        parts = (f"⚑{card.flag}" if card.flag else "", self.tr("often forgotten") if card.id in self._leeches else "")
        return " · ".join(part for part in parts if part)

    def _is_ticked(self, card: Card) -> bool:
        if not self._checkable or card.id in self._unticked:
            return False
        return card.id in self._ticked or card.tier is Tier.AUTO

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cards)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.card(index)
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.wording.prompt
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{card.wording.prompt} {card.wording.answer} {self.marks(card)}".strip()
            case Qt.ItemDataRole.CheckStateRole if self._checkable:
                return Qt.CheckState.Checked if self._is_ticked(card) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.UserRole:
                return card
            case _ if role == LEECH_ROLE:
                return self.marks(card)
            case Qt.ItemDataRole.ToolTipRole if card.id in self._leeches:
                return self.tr("Forgotten eight times or more: make it shorter, split it, or suspend it.")
            case _:
                return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.toggle(index)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and self._checkable else flags


class CardDelegate(QStyledItemDelegate):
    """Draws a card: its type, its prompt over up to three lines, its answer."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card: Card = index.data(CARD_ROLE)
        width = self._view.viewport().width()
        parts = self._parts(card, index.data(LEECH_ROLE), self._text_width(width))
        return QSize(width, sum(height for _, _, _, height in parts) + 2 * SPACE_S)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(CARD_ROLE)
        theme = self._look.theme
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - missing in PySide6's stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue] - as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, rect, state)
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if checked is not None:
            self._draw_box(painter, rect, ticked=checked in (Qt.CheckState.Checked, 2))
        left = rect.left() + SPACE_S + _BOX + SPACE_M if checked is not None else rect.left() + SPACE_M
        top = rect.top() + SPACE_S
        for text, font, ink, height in self._parts(card, index.data(LEECH_ROLE), self._text_width(rect.width())):
            painter.setFont(font)
            painter.setPen(QColor(getattr(theme, ink)))
            area = QRect(left, top, rect.right() - SPACE_S - left, height - SPACE_XS)
            painter.drawText(area, _WRAP | int(Qt.AlignmentFlag.AlignTop), text)
            top += height
        painter.setPen(QColor(theme.border))
        painter.drawLine(left, rect.bottom(), rect.right() - SPACE_S, rect.bottom())
        painter.restore()

    def _draw_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        ground = None
        if state & QStyle.StateFlag.State_Selected:
            ground = theme.accent_soft
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = theme.hover
        if ground is not None:
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -2), RADIUS, RADIUS)

    def _draw_box(self, painter: QPainter, rect: QRect, *, ticked: bool) -> None:
        theme = self._look.theme
        box = QRect(rect.left() + SPACE_S, rect.top() + SPACE_S, _BOX, _BOX)
        painter.setPen(QPen(QColor(theme.accent if ticked else theme.border_strong), 1))
        painter.setBrush(QColor(theme.accent if ticked else theme.surface))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            painter.drawPixmap(box.adjusted(2, 2, -2, -2), self._look.pixmap("check", _BOX - 4, theme.on_accent))

    def _text_width(self, row_width: int) -> int:
        return max(80, row_width - SPACE_S - _BOX - SPACE_M - SPACE_S)

    def _parts(self, card: Card, marks: str, width: int) -> list[tuple[str, QFont, str, int]]:
        """Return (text, font, ink, height with the space below it) for each part of the row."""
        look = self._look
        fonts = [
            (
                " · ".join(part for part in (type_name(card.type), marks) if part).upper(),
                look.interface_font(Type.CAPTION, bold=True),
                "faint",
                1,
            ),
            (card.wording.prompt, look.interface_font(Type.BODY), "text", 6),
            (" · ".join(answer_lines(card)), look.interface_font(Type.BODY, bold=True), "accent", 2),
        ]
        parts: list[tuple[str, QFont, str, int]] = []
        for text, font, ink, lines in fonts:
            metrics = QFontMetrics(font)
            height = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()
            parts.append((text, font, ink, min(height, metrics.lineSpacing() * lines) + SPACE_XS))
        return parts


class CardList(QListView):
    """The view over a `CardListModel`. Space ticks the current row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_cards")
        self.setAccessibleName(self.tr("Cards"))
        self.cards = CardListModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(look, self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        look.changed.connect(self.viewport().update)

    def current_card(self) -> Card | None:
        """Return the card of the current row."""
        return self.cards.card(self.currentIndex())

    def selected_cards(self) -> tuple[Card, ...]:
        """Return the selected cards in the order shown."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        found = (self.cards.card(index) for index in rows)
        return tuple(card for card in found if card is not None)
