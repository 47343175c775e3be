"""The passage of a card within the paragraphs around it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from studyapp.domain.document import BlockKind
from studyapp.domain.own_card import block_at
from studyapp.ui.controls import label
from studyapp.ui.theme import SPACE_S, Type
from studyapp.ui.words import page_words_at

if TYPE_CHECKING:
    from studyapp.domain.card import Card
    from studyapp.domain.document import Document
    from studyapp.domain.layout import Page
    from studyapp.domain.span import Span
    from studyapp.ui.look import Look

_HERE = "here"
_AROUND = 900
"""Code points of text on either side of the passage."""


class PassageView(QFrame):
    """Shows where in the article a card comes from: the passage marked, its answer in the accent."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choosing_passage")
        self._look = look
        self._document: Document | None = None
        self._pages: tuple[Page, ...] = ()
        self._span: tuple[Span, Span | None] | None = None
        self._where = label("", "caption", parent=self)
        self._text = QTextEdit(self)
        self._text.setObjectName("choosing_text")
        self._text.setAccessibleName(self.tr("From the article"))
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._where)
        layout.addWidget(self._text, 1)
        look.changed.connect(self._draw)
        laid_out = self._text.document().documentLayout().documentSizeChanged
        laid_out.connect(self._scroll, Qt.ConnectionType.QueuedConnection)

    def set_document(self, document: Document, pages: tuple[Page, ...]) -> None:
        """Show passages of this document from now on."""
        self._document, self._pages = document, pages

    def show_card(self, card: Card) -> None:
        """Show the passage that proves the card."""
        if card.source is None:
            self._span = None
            self._where.setText(self.tr("NOT IN THIS TEXT ANY MORE"))
            self._text.setPlainText(card.quote)
            return
        self._span = (card.source, card.answer_span)
        self._show_where(card.source)

    def show_span(self, span: Span) -> None:
        """Show any passage."""
        self._span = (span, None)
        self._show_where(span)

    def _show_where(self, span: Span) -> None:
        page = page_words_at(self._pages, span.start)
        self._where.setText(" · ".join(filter(None, (self.tr("FROM THE ARTICLE"), page))))
        self._draw()

    @Slot()
    def _draw(self) -> None:
        if self._document is None or self._span is None:
            return
        source, answer = self._span
        text, theme = self._document.text, self._look.theme
        start, end = self._window(source)
        ground = theme.tint(theme.accent).name()
        inside = html.escape(text[source.start : source.end])
        if answer is not None and source.start <= answer.start < answer.end <= source.end:
            before, word, after = (
                html.escape(part)
                for part in (text[source.start : answer.start], answer.of(text), text[answer.end : source.end])
            )
            inside = f'{before}<span style="color:{theme.accent}; font-weight:700;">{word}</span>{after}'
        marked = f'<a name="{_HERE}"></a><span style="background-color:{ground}; color:{theme.text};">{inside}</span>'
        body = html.escape(text[start : source.start]) + marked + html.escape(text[source.end : end])
        size = int(Type.BODY)
        self._text.setHtml(
            f'<div style="font-size:{size}px; line-height:150%; color:{theme.muted};">'
            + body.replace("\n\n", "<br><br>").replace("\n", "<br>")
            + "</div>"
        )
        self._scroll()

    @Slot()
    def _scroll(self) -> None:
        """Bring the passage into the upper half; again when the text is laid out for another width."""
        block = self._text.document().begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                if _HERE in fragment.charFormat().anchorNames():
                    cursor = QTextCursor(block)
                    cursor.setPosition(fragment.position())
                    bar, height = self._text.verticalScrollBar(), self._text.viewport().height()
                    bar.setValue(bar.value() + self._text.cursorRect(cursor).top() - height // 3)
                    return
                fragments += 1
            block = block.next()

    def _window(self, source: Span) -> tuple[int, int]:
        """Return whole blocks around the passage, cut at the width of the window."""
        document = self._document
        if document is None:
            return source.start, source.end
        blocks = [b for b in document.blocks if b.end >= source.start - _AROUND and b.start <= source.end + _AROUND]
        here = block_at(document, source.start)
        headings = [
            b.start for b in blocks if b.kind is BlockKind.HEADING and here is not None and b.start <= here.start
        ]
        first = headings[-1] if headings else max(blocks[0].start if blocks else 0, source.start - _AROUND)
        last = min(blocks[-1].end if blocks else len(document.text), source.end + _AROUND)
        return min(first, source.start), max(last, source.end)
