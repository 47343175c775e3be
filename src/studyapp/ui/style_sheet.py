"""The style sheet, one for all themes. Widgets opt in by properties: `role` of labels, `kind` of buttons."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING

from studyapp.ui.theme import CONTROL_HEIGHT, RADIUS, ROLES, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette

_BASICS = """
* { font-size: ${body}px; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; padding: 6px 8px; }
QLabel { background: transparent; }
QLabel[role="display"] { font-size: ${display}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="lead"] { font-size: ${lead}px; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}px; }
QLabel[role="caption"] { color: $faint; font-size: ${caption}px; font-weight: 600; }
QLabel[role="danger"] { color: $danger; }
QFrame[role="panel"] { background: $surface; border: none; }
QFrame[role="card"] { background: $raised; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[role="line"] { background: $border; border: none; min-height: 1px; max-height: 1px; }
QScrollArea { background: transparent; border: none; }
"""

_BUTTONS = """
QPushButton {
  background: $raised; color: $text; border: 1px solid $border_strong; border-radius: ${radius}px;
  padding: 0 14px; min-height: ${inner_height}px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:disabled { color: $faint; border-color: $border; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: ${focus_height}px; }
QPushButton[kind="tile"] { min-height: 52px; }
QPushButton[kind="tile"]:focus { min-height: 50px; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $faint; border-color: $hover; }
QPushButton[kind="danger"] { color: $danger; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[kind="option"] { background: $surface; text-align: left; padding: 4px 12px; }
QPushButton[kind="option"]:hover { background: $hover; }
QPushButton[kind="option"]:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton[verdict="chosen"] { border: 2px solid $accent; background: $accent_soft; font-weight: 600; }
QPushButton[verdict="other"] { color: $muted; border-color: $border; }
QPushButton[verdict="right"] { color: $success; border: 2px solid $success; font-weight: 600; }
QPushButton[verdict="wrong"] { color: $danger; border: 2px solid $danger; }
QToolButton {
  background: transparent; border: 2px solid transparent; border-radius: ${radius}px; padding: 4px; color: $text;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $border; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; }
QToolButton[kind="text"] { padding: 3px 8px; color: $muted; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="chip"] {
  border: 1px solid $border; border-radius: 12px; padding: 2px 10px; color: $muted; background: $surface;
}
QToolButton[kind="chip"]:hover { background: $hover; }
QToolButton[kind="chip"]:checked { background: $accent_soft; border-color: $accent; color: $accent; font-weight: 600; }
QToolButton[kind="chip"]:focus { border: 2px solid $accent; padding: 1px 9px; }
QToolButton[kind="chip"][beside="icon"] { padding: 2px 0 2px 6px; }
QToolButton[kind="chip"][beside="icon"]:focus { padding: 1px 0 1px 5px; }
"""

_FIELDS = """
QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox, QPlainTextEdit, QTextEdit[kind="field"] {
  background: $surface; color: $text; border: 1px solid $border_strong; border-radius: ${radius}px;
  padding: 0 8px; selection-background-color: $accent_soft; selection-color: $text;
}
QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox { min-height: ${inner_height}px; }
QPlainTextEdit, QTextEdit[kind="field"] { padding: 6px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QComboBox:focus, QPlainTextEdit:focus,
QTextEdit[kind="field"]:focus { border: 2px solid $accent; padding: 0 7px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QComboBox:focus {
  min-height: ${focus_height}px;
}
QPlainTextEdit:focus, QTextEdit[kind="field"]:focus { padding: 5px; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled { color: $faint; background: $raised; }
QLineEdit[kind="search"] { background: $raised; border-color: $border; }
QLineEdit[kind="search"]:focus { background: $surface; border-color: $accent; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron"); width: 14px; height: 14px; }
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $border_strong; padding: 4px; outline: none;
}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
  border: none; width: 18px; background: transparent;
}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$chevron_up"); width: 11px; height: 11px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$chevron"); width: 11px; height: 11px; }
QAbstractSpinBox QLineEdit { background: transparent; border: none; min-height: 0; padding: 0 0 0 6px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QListView::indicator {
  width: 16px; height: 16px; border: 1px solid $border_strong; border-radius: 4px; background: $surface;
}
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: $ticked; border-color: $ticked; image: url("$check");
}
QCheckBox::indicator:disabled { background: $hover; }
QRadioButton::indicator {
  width: 16px; height: 16px; border: 1px solid $border_strong; border-radius: 9px; background: $surface;
}
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $border; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal {
  width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: $accent;
}
QProgressBar { background: $border; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""

_LISTS = """
QAbstractItemView {
  background: $surface; color: $text; border: none; outline: none; alternate-background-color: $raised;
  selection-background-color: $accent_soft; selection-color: $text;
}
QListView::item, QTreeView::item { padding: 4px 8px; border-radius: 4px; }
QTableView::item { padding: 2px 8px; border: none; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
  background: $accent_soft; color: $text;
}
QCalendarWidget QTableView { selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QTableView::item { padding: 0; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: transparent; }
QCalendarWidget QToolButton { font-weight: 600; padding: 4px 6px; }
QTableView { gridline-color: transparent; }
QHeaderView { background: $surface; }
QHeaderView::section {
  background: $surface; color: $muted; border: none; border-bottom: 1px solid $border; padding: 6px 8px;
  font-size: ${small}px; font-weight: 600;
}
QHeaderView::up-arrow { image: url("$chevron_up"); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url("$chevron"); width: 12px; height: 12px; }
QScrollBar { background: transparent; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; width: 0; height: 0;
}
"""

_FRAME = """
QMenuBar { background: $window; color: $text; padding: 2px 4px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; color: $text; border: 1px solid $border_strong; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QToolBar#activity_bar { background: $window; border: none; padding: 4px 5px 8px; spacing: 4px; }
QToolBar#activity_bar QToolButton { padding: 8px; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QDockWidget { color: $text; }
QDockWidget > QWidget { background: $surface; }
QStackedWidget#centre, QStackedWidget#centre > QWidget { background: $surface; }
QFrame#dock_title { background: $surface; border: none; border-bottom: 1px solid $border; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $muted; padding: 11px 12px 10px; border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { background: $accent_soft; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QFrame#message_card, QFrame#import_card { background: $raised; border: 1px solid $border_strong; border-radius: 8px; }
QFrame#command_palette, QFrame#search_window {
    background: $surface; border: 1px solid $border_strong; border-radius: 8px;
}
QTextEdit#reader_text { background: $surface; color: $text; border: none; selection-background-color: $selection; }
QFrame#reader_head, QFrame#find_bar, QFrame#analysis_bar { background: $surface; border: none; }
QFrame#find_bar, QFrame#analysis_bar { background: $raised; border-bottom: 1px solid $border; }
"""


def style_sheet(*, chevron: str, chevron_up: str, check: str) -> str:
    """Return the style sheet of the whole program, for every theme; the three are paths of pictures."""
    return Template(_BASICS + _BUTTONS + _FIELDS + _LISTS + _FRAME).substitute(
        {size.name.lower(): str(int(size)) for size in Type}
        | {name: f"palette({_css_name(role)})" for name, role in ROLES.items()},
        radius=RADIUS,
        inner_height=CONTROL_HEIGHT - 4,
        focus_height=CONTROL_HEIGHT - 6,
        chevron=chevron,
        chevron_up=chevron_up,
        check=check,
    )


def _css_name(role: QPalette.ColorRole) -> str:
    """Return `alternate-base` for AlternateBase."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "-", role.name.replace("ToolTip", "Tooltip")).lower()
