"""The preferences: what is chosen is seen at once and stored by itself, so there is no "OK"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.settings import Settings
from studyapp.ui.controls import button, give_size, label, set_state
from studyapp.ui.goal_choice import GoalChoice
from studyapp.ui.live_settings import LARGEST_PT, SMALLEST_PT
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS

if TYPE_CHECKING:
    from studyapp.ui.live_settings import LiveSettings

_MOST_STEPS, _LONGEST_STEP_MINUTES = 8, 1440


class Preferences(QDialog):
    """Three pages; every control is bound to one setting."""

    def __init__(self, settings: LiveSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 560, 520)
        self._settings = settings
        self._pages = QTabWidget(self)
        self._pages.setObjectName("preferences_pages")
        self._pages.setAccessibleName(self.windowTitle())
        self._pages.setDocumentMode(True)
        self._pages.addTab(self._appearance(), self.tr("Appearance"))
        self._pages.addTab(self._reading(), self.tr("Reading"))
        self._pages.addTab(self._study(), self.tr("Study"))
        normal = button(self.tr("Back to normal"), "preferences_normal", kind="quiet", parent=self)
        close = button(self.tr("Close"), "preferences_close", kind="primary", parent=self)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_L, 0, SPACE_L, SPACE_L)
        row.addWidget(normal)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_S, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._pages, 1)
        layout.addLayout(row)
        self._show()
        self._connect()
        normal.clicked.connect(self._on_normal)
        close.clicked.connect(self.close)
        close.setDefault(True)

    def add_page(self, page: QWidget, title: str) -> None:
        """Put a page behind the others."""
        self._pages.addTab(page, title)

    def _appearance(self) -> QWidget:
        self._theme = QComboBox()
        for name, text in _themes():
            self._theme.addItem(text, name)
        page, form = _page()
        _add(form, self.tr("Theme"), self._theme, "pref_theme")
        _note(form, self.tr("“Like the system” changes with it, from light to dark and back."))
        return page

    def _reading(self) -> QWidget:
        self._font = QComboBox()
        self._font.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._font.setMinimumContentsLength(24)
        self._font.addItem(self.tr("The program's choice"), "")
        for family in QFontDatabase.families(QFontDatabase.WritingSystem.Latin):
            if not QFontDatabase.isPrivateFamily(family):
                self._font.addItem(family, family)
        self._size = _whole(SMALLEST_PT, LARGEST_PT, self.tr(" pt"))
        self._spacing = _fraction(1.0, 3.0, 0.1, 1)
        self._width = _whole(40, 140, self.tr(" letters"))
        self._easy = QCheckBox(self.tr("Letters and spacing that are easier for dyslexic readers"))
        page, form = _page()
        _add(form, self.tr("Font"), self._font, "pref_font")
        _add(form, self.tr("Size"), self._size, "pref_size")
        _add(form, self.tr("Line spacing"), self._spacing, "pref_spacing")
        _add(form, self.tr("Longest line"), self._width, "pref_width")
        _add(form, "", self._easy, "pref_easy")
        return page

    def _study(self) -> QWidget:
        self._retention = _whole(70, 99, self.tr(" %"))
        self._new = _whole(0, 9999, "")
        self._reviews = _whole(0, 9999, "")
        self._day = _whole(0, 23, self.tr(":00"))
        self._goal = GoalChoice()
        self._steps = QLineEdit()
        self._steps.setPlaceholderText("1 10")
        self._steps_wrong = label("", "danger")
        self._intervals = QCheckBox(self.tr("Write on each button when the card comes back"))
        self._at_once = QCheckBox(self.tr("A digit answers a choice card at once"))
        self._write = QCheckBox(self.tr("Write answers, where a card allows it"))
        page, form = _page()
        _add(form, self.tr("Share to remember"), self._retention, "pref_retention")
        _note(form, self.tr("90 % is a good balance. More means many more reviews."))
        _add(form, self.tr("New cards a day"), self._new, "pref_new")
        _add(form, self.tr("Reviews a day"), self._reviews, "pref_reviews")
        _add_goal(form, self._goal)
        _add(form, self.tr("The day begins at"), self._day, "pref_day")
        _add(form, self.tr("Learning steps in minutes"), self._steps, "pref_steps")
        form.addRow("", self._steps_wrong)
        _add(form, "", self._intervals, "pref_intervals")
        _add(form, "", self._at_once, "pref_at_once")
        _add(form, "", self._write, "pref_write")
        self._steps_wrong.hide()
        return page

    def _show(self) -> None:
        settings = self._settings.current
        self._theme.setCurrentIndex(max(self._theme.findData(settings.theme), 0))
        self._font.setCurrentIndex(max(self._font.findData(settings.font_family), 0))
        self._size.setValue(settings.font_size_pt)
        self._spacing.setValue(settings.line_spacing)
        self._width.setValue(settings.column_width_chars)
        self._easy.setChecked(settings.dyslexic_font)
        self._retention.setValue(round(settings.desired_retention * 100))
        self._new.setValue(settings.new_per_day)
        self._reviews.setValue(settings.reviews_per_day)
        self._day.setValue(settings.day_start_hour)
        self._steps.setText(" ".join(str(step) for step in settings.learning_steps_minutes))
        self._intervals.setChecked(settings.show_intervals)
        self._at_once.setChecked(settings.submit_choice_at_once)
        self._write.setChecked(settings.write_answers)
        self._goal.show_goal(settings)

    def _connect(self) -> None:
        for choice in (self._theme, self._font):
            choice.currentIndexChanged.connect(self._on_changed)
        for number in (self._size, self._width, self._retention, self._new, self._reviews, self._day):
            number.valueChanged.connect(self._on_changed)
        self._spacing.valueChanged.connect(self._on_changed)
        self._goal.changed.connect(self._on_changed)
        for box in (self._easy, self._intervals, self._at_once, self._write):
            box.toggled.connect(self._on_changed)
        self._steps.textChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        steps = _steps_of(self._steps.text())
        self._steps_wrong.setVisible(not steps)
        self._steps_wrong.setText("" if steps else self.tr("One to eight whole numbers, from 1 to 1440."))
        set_state(self._steps, "state", "" if steps else "wrong")
        old = self._settings.current
        self._settings.change(
            replace(
                self._goal.chosen(old),
                theme=str(self._theme.currentData()),
                font_family=str(self._font.currentData()),
                font_size_pt=self._size.value(),
                line_spacing=round(self._spacing.value(), 1),
                column_width_chars=self._width.value(),
                dyslexic_font=self._easy.isChecked(),
                desired_retention=self._retention.value() / 100,
                new_per_day=self._new.value(),
                reviews_per_day=self._reviews.value(),
                day_start_hour=self._day.value(),
                learning_steps_minutes=steps or old.learning_steps_minutes,
                show_intervals=self._intervals.isChecked(),
                submit_choice_at_once=self._at_once.isChecked(),
                write_answers=self._write.isChecked(),
            )
        )

    @Slot()
    def _on_normal(self) -> None:
        self._settings.change(replace(Settings(), language=self._settings.current.language))
        controls = self.findChildren(QWidget)
        for control in controls:
            control.blockSignals(True)
        self._show()
        for control in controls:
            control.blockSignals(False)
        self._steps_wrong.hide()


def _themes() -> tuple[tuple[str, str], ...]:
    return (
        ("system", _tr("Like the system")),
        ("light", _tr("Light")),
        ("dark", _tr("Dark")),
        ("sepia", _tr("Sepia")),
    )


def _page() -> tuple[QWidget, QFormLayout]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
    form.setHorizontalSpacing(SPACE_L)
    form.setVerticalSpacing(SPACE_S)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    return page, form


def _add(form: QFormLayout, text: str, control: QWidget, name: str) -> None:
    control.setObjectName(name)
    if isinstance(control, QCheckBox):
        control.setAccessibleName(control.text())
        form.addRow(control)
        return
    control.setAccessibleName(text)
    control.setMinimumWidth(120)
    beside = QLabel(text)
    beside.setBuddy(control)
    form.addRow(beside, control)


def _add_goal(form: QFormLayout, goal: GoalChoice) -> None:
    beside = QLabel(_tr("Goal"))
    beside.setBuddy(goal.amount)
    form.addRow(beside, goal)


def _note(form: QFormLayout, text: str) -> None:
    form.addRow("", label(text, "small"))


def _whole(lowest: int, highest: int, suffix: str) -> QSpinBox:
    control = QSpinBox()
    control.setRange(lowest, highest)
    control.setSuffix(suffix)
    control.lineEdit().setTextMargins(SPACE_XS, 0, 0, 0)  # the style sheet's padding does not reach it
    return control


def _fraction(lowest: float, highest: float, step: float, decimals: int) -> QDoubleSpinBox:
    control = QDoubleSpinBox()
    control.setRange(lowest, highest)
    control.setSingleStep(step)
    control.setDecimals(decimals)
    control.lineEdit().setTextMargins(SPACE_XS, 0, 0, 0)
    return control


def _steps_of(text: str) -> tuple[int, ...]:
    """Return the steps, or () when they cannot be used."""
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= _MOST_STEPS or not all(word.isascii() and word.isdigit() for word in words):
        return ()
    steps = tuple(int(word) for word in words)
    return steps if all(1 <= step <= _LONGEST_STEP_MINUTES for step in steps) else ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Preferences", text)
