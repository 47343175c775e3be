from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp import resources
from studyapp.domain.analysis import EntityType
from studyapp.settings import Settings
from studyapp.ui.controls import set_state
from studyapp.ui.icons import ENTITY_ICONS, pixmap
from studyapp.ui.look import Look
from studyapp.ui.style_sheet import style_sheet
from studyapp.ui.theme import DARK, LIGHT, ROLES, THEMES, Theme, choose, palette
from tests.source_code import modules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3
INKS = ("text", "muted", "faint", "accent", "danger", "warning", "success", "time")
GROUNDS = ("window", "surface", "raised")


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=THEMES.values(), ids=list(THEMES))
def theme(request: pytest.FixtureRequest) -> Theme:
    found: Theme = request.param
    return found


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, Settings(theme="light"))
    yield made
    made.deleteLater()


def test_every_ink_can_be_read_on_every_ground(theme: Theme):
    weak = {
        f"{ink} on {ground}": round(contrast(QColor(getattr(theme, ink)), QColor(getattr(theme, ground))), 2)
        for ink in INKS
        for ground in GROUNDS
    }
    weak["text on accent_soft"] = contrast(QColor(theme.text), QColor(theme.accent_soft))
    weak["on_accent on accent"] = contrast(QColor(theme.on_accent), QColor(theme.accent))
    assert {name: value for name, value in weak.items() if value < READABLE} == {}


def test_entity_colours_can_be_read_and_read_over(theme: Theme):
    for entity_type in EntityType:
        ink = theme.entities[entity_type]
        assert contrast(QColor(ink), QColor(theme.surface)) >= READABLE, entity_type
        assert contrast(QColor(theme.text), theme.tint(ink)) >= READABLE, entity_type


def test_text_can_be_read_over_finds_and_flashes(theme: Theme):
    for ground in (theme.found, theme.flash):
        assert contrast(QColor(theme.text), QColor(ground)) >= READABLE


def test_the_system_is_followed_unless_a_theme_is_chosen():
    assert choose("system", system_is_dark=True) is DARK
    assert choose("system", system_is_dark=False) is LIGHT
    assert choose("sepia", system_is_dark=True).name == "sepia"


def test_the_style_sheet_leaves_no_blank_and_names_no_colour():
    sheet = style_sheet(chevron="a", chevron_up="b", check="c")
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert not re.search(r":[^;{]*#[0-9a-f]{3}", sheet)


def test_every_colour_of_the_sheet_has_a_role_of_the_palette_for_itself(theme: Theme):
    dressed = palette(theme)
    assert len(set(ROLES.values())) == len(ROLES)
    assert {name: dressed.color(role).name() for name, role in ROLES.items()} == {
        name: getattr(theme, name) for name in ROLES
    }


def test_pictures_of_the_style_sheet_stand_out_in_every_theme(theme: Theme):
    for name, grounds in {
        "chevron_down": (theme.surface, theme.raised, theme.hover),
        "chevron_up": (theme.surface, theme.raised, theme.hover),
        "check": (theme.ticked,),
    }.items():
        ink = re.findall("#[0-9a-f]{6}", (resources.path("themes") / f"{name}.svg").read_text())[0]
        assert all(contrast(QColor(ink), QColor(ground)) >= 3 for ground in grounds), name
    assert contrast(QColor(theme.ticked), QColor(theme.surface)) >= 3


class Desk(QWidget):
    """Something of every kind that the sheet dresses, some of it not seen."""

    def __init__(self) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        self.tabs = QTabWidget(self)
        rows.addWidget(self.tabs)
        for number in range(2):
            page = QWidget(self)
            column = QVBoxLayout(page)
            for role in ("", "muted", "small", "danger"):
                text = QLabel(f"words {role}", page)
                text.setProperty("role", role)
                column.addWidget(text)
            column.addWidget(QPushButton("press", page))
            column.addWidget(QLineEdit("written", page))
            box = QCheckBox("ticked", page)
            box.setChecked(True)
            column.addWidget(box)
            choice = QComboBox(page)
            choice.addItem("chosen")
            column.addWidget(choice)
            self.tabs.addTab(page, f"page {number}")

    def seen(self) -> list[QImage]:
        pictures: list[QImage] = []
        for page in range(self.tabs.count()):
            self.tabs.setCurrentIndex(page)
            if focused := self.focusWidget():
                focused.clearFocus()
            pictures.append(self.grab().toImage())
        self.tabs.setCurrentIndex(0)
        return pictures


def test_a_window_that_changed_its_theme_looks_as_if_it_was_made_in_it(qtbot: QtBot, look: Look):
    desk = Desk()
    qtbot.addWidget(desk)
    with qtbot.waitExposed(desk):
        desk.show()
    light = desk.seen()
    for name in ("sepia", "dark"):
        look.apply(Settings(theme=name))
    qtbot.waitUntil(look.is_settled)
    dark = Desk()
    qtbot.addWidget(dark)
    with qtbot.waitExposed(dark):
        dark.show()
    assert desk.seen() == dark.seen() != light
    label = desk.tabs.widget(0).findChildren(QLabel)[1]
    set_state(label, "role", "")
    look.apply(Settings(theme="light"))
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.text
    qtbot.waitUntil(look.is_settled)
    set_state(label, "role", "muted")
    assert desk.seen() == light


def test_what_is_seen_changes_its_theme_at_once_and_nothing_waits_for_what_is_not(qtbot: QtBot, look: Look):
    desk = Desk()
    qtbot.addWidget(desk)
    with qtbot.waitExposed(desk):
        desk.show()
    shown, hidden = (desk.tabs.widget(at).findChildren(QLabel)[1] for at in range(2))
    look.apply(Settings(theme="dark"))
    ink = QPalette.ColorRole.WindowText
    assert shown.palette().color(ink).name() == DARK.muted
    assert hidden.palette().color(ink).name() == LIGHT.muted
    assert not look.is_settled()
    desk.tabs.removeTab(1)
    hidden.parent().deleteLater()  # what dies meanwhile is left alone
    qtbot.waitUntil(look.is_settled)


def test_colours_stand_in_the_theme_only():
    allowed = {"ui/theme.py"}
    found = {
        source.path
        for source in modules()
        if source.path.startswith("ui/") and source.path not in allowed and '"#' in source.text
    }
    assert found == set()
    assert len(fields(Theme)) > 20


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", sorted(path.stem for path in resources.path("icons").glob("*.svg")))
def test_every_icon_draws_something(name: str):
    picture = pixmap(name, "#ff0000", 24).toImage()
    assert any(picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height()))


def test_every_entity_type_has_an_icon():
    assert set(ENTITY_ICONS) == set(EntityType)


def test_icons_follow_the_theme(qtbot: QtBot, look: Look):
    from PySide6.QtWidgets import QToolButton

    button = QToolButton()
    look.set_icon(button, "search", "text")
    before = button.icon().pixmap(18, 18).toImage()
    look.apply(Settings(theme="dark"))
    qtbot.waitUntil(lambda: button.icon().pixmap(18, 18).toImage() != before)  # a few icons a turn
    after = button.icon().pixmap(18, 18).toImage()
    assert before != after
    assert look.theme is DARK
    button.deleteLater()


def test_a_font_that_is_not_installed_falls_back(look: Look):
    look.apply(Settings(theme="light", font_family="No Such Font 123", font_size_pt=17))
    assert look.reading_font().pointSize() == 17
    assert look.reading_font().family() != "No Such Font 123"
    look.apply(Settings(theme="light", dyslexic_font=True))
    assert look.reading_font().family() == "OpenDyslexic"  # brought along; its letters stand wide by themselves
    look.apply(Settings(theme="light", dyslexic_font=True, font_family="Atkinson Hyperlegible"))
    assert look.reading_font().family() == "Atkinson Hyperlegible"
    assert look.reading_font().letterSpacing() > 100


def test_two_inks_of_an_icon_are_two_pictures_to_qts_cache(look: Look):
    assert (
        look.pixmap("close", 16, look.theme.muted).cacheKey() != look.pixmap("close", 16, look.theme.danger).cacheKey()
    )


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_text_can_be_read_on_every_highlight_and_no_two_look_alike(theme: Theme):
    assert len(set(theme.highlights)) == len(set(theme.highlight_inks)) == 8
    for ground, ink in zip(theme.highlights, theme.highlight_inks, strict=True):
        assert contrast(QColor(theme.text), QColor(ground)) >= 4.5, ground
        assert contrast(QColor(ink), QColor(ground)) >= 3, (ink, ground)
