"""The small menu for letters and colours: theme, font, size, line length, line spacing. All of it acts at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.controls import chip, label, tool_button
from studyapp.ui.theme import SPACE_M, SPACE_S, SPACE_XS
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.settings import Settings
    from studyapp.ui.look import Look

_BUNDLED = ("OpenDyslexic", "Atkinson Hyperlegible")
_SIZES = (8, 32, 1)
_WIDTHS = (40, 140, 5)
_SPACINGS = (1.0, 3.0, 0.1)


class Appearance(QFrame):
    """A pop-up.

    Signals:
        changed: what was chosen (Settings).
    """

    changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("reader_appearance")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Letters and colours"))
        self._look = look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addLayout(self._theme_row())
        layout.addWidget(self._font_choice())
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_XS)
        self._size = self._stepper(grid, 0, self.tr("Letter size"), "size", self._on_size)
        self._width = self._stepper(grid, 1, self.tr("Longest line"), "width", self._on_width)
        self._spacing = self._stepper(grid, 2, self.tr("Line spacing"), "spacing", self._on_spacing)
        grid.setColumnStretch(0, 1)
        layout.addLayout(grid)
        self._easy = QCheckBox(self.tr("Letters and spacing for dyslexic readers"), self)
        self._easy.setObjectName("look_easy")
        self._easy.setAccessibleName(self._easy.text())
        self._easy.toggled.connect(self._on_easy)
        layout.addWidget(self._easy)
        look.changed.connect(self._show)
        self._show()

    def open_below(self, button: QWidget) -> None:
        """Open below a button, within the window."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.sizeHint().width(), button.height() + 4))
        self.move(corner)
        self.show()

    def _theme_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        self._themes = {
            name: chip(text, f"look_{name}", parent=self)
            for name, text in (
                ("system", self.tr("Like the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
                ("sepia", self.tr("Sepia")),
            )
        }
        for name, one in self._themes.items():
            one.clicked.connect(weakly(self._on_theme, name))
            row.addWidget(one)
        return row

    def _font_choice(self) -> QComboBox:
        self._font = QComboBox(self)
        self._font.setObjectName("look_font")
        self._font.setAccessibleName(self.tr("Font"))
        self._font.addItem(self.tr("The program's font"), "")
        self._font.addItem(self.tr("OpenDyslexic (for dyslexic readers)"), _BUNDLED[0])
        self._font.addItem(self.tr("Atkinson Hyperlegible (for weak eyes)"), _BUNDLED[1])
        self._font.activated.connect(self._on_font)
        return self._font

    def _stepper(
        self, grid: QGridLayout, row: int, text: str, name: str, slot: Callable[[int], object]
    ) -> Callable[[str], None]:
        """Add a row with two buttons around a value; return what shows a value."""
        less = tool_button(self._look, "minus", self.tr("{0}: less").format(text), f"look_{name}_less", parent=self)
        more = tool_button(self._look, "plus", self.tr("{0}: more").format(text), f"look_{name}_more", parent=self)
        value = label("", "small", parent=self)
        value.setObjectName(f"look_{name}")
        value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        value.setMinimumWidth(64)
        for column, part in enumerate((label(text, parent=self), less, value, more)):
            grid.addWidget(part, row, column)
        less.clicked.connect(weakly(slot, -1))
        more.clicked.connect(weakly(slot, 1))
        return value.setText

    @Slot()
    def _show(self) -> None:
        settings = self._look.settings
        for name, one in self._themes.items():
            one.setChecked(name == settings.theme)
        index = self._font.findData(settings.font_family)
        if index < 0:
            self._font.addItem(settings.font_family, settings.font_family)
            index = self._font.count() - 1
        self._font.setCurrentIndex(index)
        self._size(self.tr("{0} pt").format(settings.font_size_pt))
        self._width(self.tr("{0} letters").format(settings.column_width_chars))
        self._spacing(f"{settings.line_spacing:.1f}")
        self._easy.blockSignals(True)
        self._easy.setChecked(settings.dyslexic_font)
        self._easy.blockSignals(False)

    def _change(self, settings: Settings) -> None:
        self.changed.emit(settings)
        self._show()

    def _on_theme(self, name: str) -> None:
        self._change(replace(self._look.settings, theme=name))

    @Slot()
    def _on_font(self) -> None:
        self._change(replace(self._look.settings, font_family=str(self._font.currentData())))

    @Slot(bool)
    def _on_easy(self, wide: bool) -> None:
        self._change(replace(self._look.settings, dyslexic_font=wide))

    def _on_size(self, by: int) -> None:
        settings = self._look.settings
        self._change(replace(settings, font_size_pt=round(_stepped(settings.font_size_pt, by, _SIZES))))

    def _on_width(self, by: int) -> None:
        settings = self._look.settings
        self._change(replace(settings, column_width_chars=round(_stepped(settings.column_width_chars, by, _WIDTHS))))

    def _on_spacing(self, by: int) -> None:
        settings = self._look.settings
        self._change(replace(settings, line_spacing=round(_stepped(settings.line_spacing, by, _SPACINGS), 1)))


def _stepped(value: float, by: int, steps: tuple[float, float, float]) -> float:
    lowest, highest, step = steps
    return min(max(value + by * step, lowest), highest)
