"""The document date in the head of the article: what it is, where it comes from, and a calendar to change it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studyapp.domain.document import DateSource
from studyapp.ui.controls import button, label
from studyapp.ui.theme import SPACE_M, SPACE_S
from studyapp.ui.words import day_words, source_words

if TYPE_CHECKING:
    from studyapp.ui.look import Look

_CALENDAR_WIDTH = 330


class DateButton(QToolButton):
    """Shows the date; a click opens the calendar.

    Signals:
        chosen: the learner chose a day (date), or that there is none (None).
        proof_requested: the learner wants to see where the date stands in the text.
    """

    chosen = Signal(object)
    proof_requested = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("document_date")
        self.setProperty("kind", "text")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        look.set_icon(self, "calendar")
        self._popup = _Popup(look, self)
        self._popup.chosen.connect(self.chosen)
        self._popup.proof_requested.connect(self.proof_requested)
        self.clicked.connect(self._on_clicked)
        self.show_date(None, DateSource.NONE)

    def show_date(self, day: date | None, source: DateSource) -> None:
        """Show this date and where it comes from."""
        if day is not None:
            words = f"{day_words(day)} · {source_words(source)}".rstrip(" ·")
        else:
            words = self.tr("No date · set by you") if source is DateSource.GIVEN else self.tr("No date found")
        self.setText(words)
        self.setAccessibleName(self.tr("Document date: {0}").format(words))
        self.setToolTip(self.tr("What “Wednesday” or “last month” in the text is counted from. Click to change it."))
        self._popup.show_date(day, has_proof=source is DateSource.TEXT)

    @Slot()
    def _on_clicked(self) -> None:
        self._popup.adjustSize()
        at = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = self.screen().availableGeometry()
        at.setX(min(at.x(), screen.right() - self._popup.width()))
        self._popup.move(at)
        self._popup.show()


class _Popup(QFrame):
    chosen = Signal(object)
    proof_requested = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("date_popup")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Document date"))
        hint = label(self.tr("Words like “Wednesday” are counted from this day."), "small", parent=self)
        self._calendar = QCalendarWidget(self)
        self._calendar.setObjectName("date_calendar")
        self._calendar.setAccessibleName(self.tr("Calendar"))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self._calendar.setMinimumDate(QDate(1, 1, 1))
        self._calendar.setMinimumWidth(_CALENDAR_WIDTH)
        self._calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, QTextCharFormat())  # not red: a weekend is no error
        for name, picture in (("qt_calendar_prevmonth", "chevron_left"), ("qt_calendar_nextmonth", "chevron_right")):
            arrow = self._calendar.findChild(QToolButton, name)
            if arrow:
                arrow.setAccessibleName(self.tr("Previous month") if "prev" in name else self.tr("Next month"))
                look.set_icon(arrow, picture)
        self._use = button(self.tr("Use this day"), "date_use", kind="primary", parent=self)
        none = button(self.tr("No date"), "date_none", parent=self)
        self._proof = button(self.tr("Show in the text"), "date_proof", kind="quiet", parent=self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._proof)
        row.addStretch(1)
        row.addWidget(none)
        row.addWidget(self._use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_S)
        layout.addWidget(hint)
        layout.addWidget(self._calendar)
        layout.addLayout(row)
        self._calendar.activated.connect(self._on_use)
        self._use.clicked.connect(self._on_use)
        none.clicked.connect(self._on_none)
        self._proof.clicked.connect(self._on_proof)

    def show_date(self, day: date | None, *, has_proof: bool) -> None:
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        self._proof.setVisible(has_proof)

    @Slot()
    def _on_use(self) -> None:
        day = self._calendar.selectedDate()
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    @Slot()
    def _on_none(self) -> None:
        self.hide()
        self.chosen.emit(None)

    @Slot()
    def _on_proof(self) -> None:
        self.hide()
        self.proof_requested.emit()
