from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

from studyapp import resources
from studyapp.domain.analysis import EntityType
from studyapp.settings import Settings
from studyapp.ui.icons import ENTITY_ICONS, pixmap
from studyapp.ui.look import Look
from studyapp.ui.style_sheet import style_sheet
from studyapp.ui.theme import DARK, LIGHT, THEMES, Theme, choose
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


def test_the_style_sheet_leaves_no_blank(theme: Theme):
    sheet = style_sheet(theme, chevron="a", chevron_up="b", check="c")
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_pictures_of_the_style_sheet_wear_the_inks_of_their_theme(theme: Theme):
    folder = resources.path(f"themes/{theme.name}")
    assert theme.muted in (folder / "chevron_down.svg").read_text()
    assert theme.muted in (folder / "chevron_up.svg").read_text()
    assert theme.on_accent in (folder / "check.svg").read_text()


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
