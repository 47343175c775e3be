"""What a person can choose, and where it is kept: `settings.json` in the data folder.

To add a setting: add a field with a default to `Settings`, its check to `_CHECKS` if not every value of its type will
do, and its control to the preferences. Unknown keys are kept; a value that cannot be used falls back by itself.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

logger = logging.getLogger(__name__)

FILE_NAME = "settings.json"
PORTABLE_NAME = "portable.txt"
"""A file of this name beside the program: the data lie beside it too."""
THEMES = ("system", "light", "dark", "sepia")
GOAL_KINDS = ("none", "cards", "minutes")
GOAL_SPANS = ("day", "session")

type Value = str | int | float | bool | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the preferences show.

    Attributes:
        theme: one of `THEMES`.
        font_family: of the article; "" is the program's own.
        font_size_pt: 8..32.
        line_spacing: 1.0..3.0 times the font's own.
        column_width_chars: 40..140.
        dyslexic_font: letters that are easier to tell apart, and wider spacing.
        desired_retention: 0.70..0.99, the share of reviews that shall be answered right (FSRS).
        new_per_day, reviews_per_day: 0..9999.
        day_start_hour: 0..23, the local hour at which a study day begins.
        learning_steps_minutes: 1..8 steps of 1..1440 minutes before a card enters the schedule.
        show_intervals: write on each grade when the card would come back.
        submit_choice_at_once: a digit answers a choice card without a second key.
        write_answers: ask for answers to be typed, where a card allows it.
        goal_kind: one of `GOAL_KINDS`; goal_span: one of `GOAL_SPANS`.
        goal_amount: 1..999 cards or minutes.
        language: of the interface, e.g. "de"; "" follows the system.
        generator_on: a person allowed a generator on this machine to be asked; nothing listens or connects before.
        generator_address: where it listens; any other machine than this one is refused.
        generator_model: its name; "" leaves it to the generator.
        sync_folder: where this learner's other computers leave their files; "" before one is chosen.
        sync_by_itself: exchange with them at start and end.
    """

    theme: str = "system"
    font_family: str = ""
    font_size_pt: int = 12
    line_spacing: float = 1.5
    column_width_chars: int = 70
    dyslexic_font: bool = False
    desired_retention: float = 0.90
    new_per_day: int = 20
    reviews_per_day: int = 200
    day_start_hour: int = 4
    learning_steps_minutes: tuple[int, ...] = (1, 10)
    show_intervals: bool = True
    submit_choice_at_once: bool = True
    write_answers: bool = False
    goal_kind: str = "none"
    goal_amount: int = 20
    goal_span: str = "day"
    language: str = ""
    generator_on: bool = False
    generator_address: str = "http://127.0.0.1:11434/v1"
    generator_model: str = ""
    sync_folder: str = ""
    sync_by_itself: bool = False


_CHECKS: Mapping[str, Callable[[Value], bool]] = {
    "theme": lambda value: value in THEMES,
    "font_size_pt": lambda value: _within(value, 8, 32),
    "line_spacing": lambda value: _within(value, 1.0, 3.0),
    "column_width_chars": lambda value: _within(value, 40, 140),
    "desired_retention": lambda value: _within(value, 0.70, 0.99),
    "new_per_day": lambda value: _within(value, 0, 9999),
    "reviews_per_day": lambda value: _within(value, 0, 9999),
    "day_start_hour": lambda value: _within(value, 0, 23),
    "goal_kind": lambda value: value in GOAL_KINDS,
    "goal_amount": lambda value: _within(value, 1, 999),
    "goal_span": lambda value: value in GOAL_SPANS,
    "learning_steps_minutes": lambda value: (
        isinstance(value, tuple) and 1 <= len(value) <= 8 and all(_within(step, 1, 1440) for step in value)
    ),
}


class SettingsFile:
    """The file that keeps the settings. Thread-safe; the newest settings are always in `current`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._current = Settings()

    @property
    def current(self) -> Settings:
        """The settings that were loaded or saved last."""
        return self._current

    def load(self) -> Settings:
        """Read the file; what is missing or cannot be used has its default."""
        with self._lock:
            self._current = _decoded(self._read())
            return self._current

    def save(self, settings: Settings) -> None:
        """Keep the settings, beside keys of other versions of the program; raises OSError."""
        with self._lock:
            text = json.dumps({**self._read(), **asdict(settings)}, indent=2, ensure_ascii=False)
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(text + "\n", encoding="utf-8")
            beside.replace(self._path)
            self._current = settings

    def _read(self) -> dict[str, object]:
        try:
            found: object = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            logger.info("the settings cannot be read; defaults are used")
            return {}
        return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def program_folder() -> Path | None:
    """Return where an installed program lies; None in a checkout or a wheel."""
    executable = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return executable.resolve().parent
    # Windows: our launcher lies above an embedded Python
    return next((place for place in executable.parents[:2] if (place / "StudyApp.exe").is_file()), None)


def portable_folder() -> Path | None:
    """Return the folder that a portable copy lives in, data and all: the one with `portable.txt`."""
    program = program_folder()
    places = (program, program.parent) if program else ()
    return next((place for place in places if (place / PORTABLE_NAME).is_file()), None)


def preload_folders() -> tuple[Path, ...]:
    """Return where packs may lie that each learner gets at the first start: put there by installers and schools."""
    program, portable = program_folder(), portable_folder()
    folders = [folder / "preload" for folder in (program, portable) if folder]
    if sys.platform == "win32":
        folders.append(Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "StudyApp" / "packs")
    elif sys.platform == "darwin":
        folders.append(Path("/Library/Application Support/StudyApp/packs"))
    else:
        folders += [Path("/usr/share/studyapp/packs"), Path("/etc/studyapp/packs")]
    return tuple(dict.fromkeys(folders))


def data_dir_default() -> Path:
    """Return the folder of the learner's data on this system (not made yet)."""
    portable = portable_folder()
    if portable is not None:
        return portable / "data"
    return Path(platformdirs.user_data_dir("studyapp", appauthor=False, roaming=True))


def _decoded(found: Mapping[str, object]) -> Settings:
    settings = Settings()
    for field in fields(Settings):
        default = cast("Value", getattr(settings, field.name))
        value = _as(default, found.get(field.name, default))
        check = _CHECKS.get(field.name)
        if value is None or (check is not None and not check(value)):
            logger.info("setting %s has no usable value; its default is used", field.name)
            continue
        settings = replace(settings, **{field.name: value})
    return settings


def _as(default: Value, value: object) -> Value | None:
    """Return the value in the type of the default, or None when it has another one."""
    match default, value:
        case (bool(), bool()) | (str(), str()):
            return value
        case (bool(), _) | (_, bool()):
            return None
        case (float(), int() | float()):
            with suppress(OverflowError):
                return float(value)
        case (int(), int()):
            return value
        case (tuple(), list() | tuple()):
            steps = cast("list[object]", value)
            if all(isinstance(step, int) and not isinstance(step, bool) for step in steps):
                return tuple(cast("list[int]", steps))
        case _:
            pass
    return None


def _within(value: Value, lowest: float, highest: float) -> bool:
    return not isinstance(value, str | tuple) and lowest <= value <= highest
