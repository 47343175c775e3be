"""Front matter of Markdown files: the few keys we know, in the simple YAML and TOML that people write by hand."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

_MATTER = re.compile(
    r"\A(?:---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?|\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?)", re.S | re.M
)
_LINE = re.compile(r"^([A-Za-z_-]+)[ \t]*[:=][ \t]*(.*?)[ \t]*$", re.MULTILINE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a file says of it; "" and None where it says nothing."""

    title: str = ""
    day: date | None = None
    language: str = ""


def split_front_matter(source: str) -> tuple[FrontMatter, str]:
    """Return the front matter of a canonical text, and the text without it."""
    found = _MATTER.match(source)
    if not found:
        return FrontMatter(), source
    values = {key.lower(): _plain(value) for key, value in _LINE.findall(found.group(1) or found.group(2) or "")}
    if not values:  # two rules with prose between them
        return FrontMatter(), source
    said = next((values[key] for key in ("date", "published", "pubdate", "created") if values.get(key)), "")
    language = values.get("lang") or values.get("language") or ""
    return FrontMatter(values.get("title", ""), day_of(said), language.lower()[:2]), source[found.end() :]


def _plain(value: str) -> str:
    for quote in "\"'":
        if len(value) > 1 and value[0] == value[-1] == quote:
            return value[1:-1].replace("\\" + quote, quote).strip()
    return value.partition(" #")[0].strip()


def day_of(said: str) -> date | None:
    """Return the day of an ISO 8601 text or of a date in English words; None for anything else."""
    with suppress(ValueError):  # no such day: the file does not know better
        if iso := _ISO.match(said):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if (worded := _WORDED.search(said)) and (day := worded[1] or worded[3]):
            return date(int(worded[4]), 1 + _MONTHS.index(worded[2][:3].lower()), int(day))
    return None
