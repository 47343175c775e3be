"""Which parts of a web page are the article. The rest is kept apart, as words, never lost.

Three witnesses: the page's own tags and names (`nav`, `footer`, "sidebar", "comments"), the density of links, and
trafilatura, whose choice of paragraphs tells where the article begins and ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import trafilatura

from studyapp.domain.document import BlockKind
from studyapp.domain.layout import MarkKind
from studyapp.formats.html_tree import attribute, local, text_of, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.formats.html_tree import Element
    from studyapp.formats.units import Unit

_HARD = frozenset({"nav", "form", "dialog", "menu"})
_SOFT = frozenset({"aside", "footer"})
_HARD_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"})
_NAMES = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|comments?|disqus|respond|shar(?:e|ing)|sharedaddy|"
    r"social|related|relatedposts|recommend(?:ed|ations?)?|promo|advert(?:s|isement)?|ads?|sponsor(?:ed)?|cookies?|"
    r"consent|newsletter|subscri(?:be|ption)|signup|popup|modal|banner|footer|toolbar|pagination|pager|tags|"
    r"tagcloud|widgets?|trending|popular|outbrain|taboola|login|skip|masthead|printfooter|catlinks|navbox|toc|"
    r"vector|mw-panel|siteSub|jump-to-nav|hatnote|sisterproject|jetpack)(?:$|[-_])",
    re.IGNORECASE,
)
_ARTICLE_NAMES = frozenset(
    {
        "entry-content",
        "post-content",
        "article-body",
        "articlebody",
        "article-content",
        "story-body",
        "mw-parser-output",
    }
)
_LARGE_SHARE = 0.5
"""Of the page's words: what holds so many is no sidebar, whatever it is called."""
_NEAR = 15
"""Units between the headline and the first paragraph."""
_LINKED = 0.6
_FEW_LINKS = 0.1
"""Of a page without any part that is called a menu or the like: below it, the page is one text."""
_PROBE = 70
_KEEPING = frozenset({BlockKind.FOOTNOTE, BlockKind.IMAGE, BlockKind.CAPTION, BlockKind.TABLE})


class Part(IntEnum):
    """What a zone of a page is, by its own tags and names."""

    PLAIN = 0
    ARTICLE = 1
    ASIDE = 2
    FURNITURE = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """The units of the article, and those that are none."""

    main: tuple[Unit, ...]
    left_out: tuple[Unit, ...]


class Zones:
    """The parts of one page, numbered as they are met; 0 is the page itself."""

    def __init__(self, root: Element) -> None:
        self._parts = [Part.PLAIN]
        self._total = max(1, len(text_of(root)))

    def enter(self, element: Element, zone: int) -> int:
        """Return the zone that begins with an element which lies in another one, or that one."""
        above = self._parts[zone]
        if above is Part.FURNITURE:
            return zone
        part = self._part(element, above)
        if part is above:
            return zone
        self._parts.append(part)
        return len(self._parts) - 1

    def part(self, zone: int) -> Part:
        """Return what a zone is."""
        return self._parts[zone]

    def _part(self, element: Element, above: Part) -> Part:
        tag = local(element)
        roles = tokens(element, "role")
        if tag in {"html", "body"}:
            return above
        if tag in _HARD or roles & _HARD_ROLES:
            return Part.FURNITURE if self._is_small(element) else above
        if tag in {"main", "article"} or roles & {"main", "article"} or attribute(element, "itemprop") == "articleBody":
            return Part.ARTICLE if above is not Part.ASIDE else above
        names = tokens(element, "class", "id")
        if names & _ARTICLE_NAMES:
            return Part.ARTICLE if above is not Part.ASIDE else above
        if tag in _SOFT or roles & {"complementary"} or any(_NAMES.search(name) for name in names):
            return Part.ASIDE if self._is_small(element) else above
        return above

    def _is_small(self, element: Element) -> bool:
        return len(text_of(element)) < _LARGE_SHARE * self._total


def choose(units: Sequence[Unit], zones: Zones, source: str, title: str) -> Choice:
    """Tell the article from the rest of the page."""
    parts = [zones.part(unit.zone) for unit in units]
    if all(part < Part.ASIDE for part in parts) and _link_share(units) < _FEW_LINKS:
        return Choice(tuple(units), ())
    hits = _hits(units, source)
    parts = _trusted(units, parts, hits)
    open_hits = [hit and part < Part.ASIDE for hit, part in zip(hits, parts, strict=True)]
    kept = _by_tags(units, parts) if sum(open_hits) < 2 else _by_range(units, parts, hits, open_hits, title)
    if not any(kept):
        return Choice(tuple(units), ())
    return Choice(
        tuple(unit for unit, keep in zip(units, kept, strict=True) if keep),
        tuple(unit for unit, keep in zip(units, kept, strict=True) if not keep),
    )


def _trusted(units: Sequence[Unit], parts: Sequence[Part], hits: Sequence[bool]) -> list[Part]:
    """Return the parts, with no asides where most of the article would lie in them: their names mean something else."""
    words = [len(unit.text) if hit else 0 for unit, hit in zip(units, hits, strict=True)]
    aside = sum(count for count, part in zip(words, parts, strict=True) if part is Part.ASIDE)
    if aside <= sum(count for count, part in zip(words, parts, strict=True) if part < Part.ASIDE):
        return list(parts)
    return [Part.PLAIN if part is Part.ASIDE and hit else part for part, hit in zip(parts, hits, strict=True)]


def _by_tags(units: Sequence[Unit], parts: Sequence[Part]) -> list[bool]:
    """Keep what the tags call an article, or else what they do not call anything."""
    words = sum(len(unit.text) for unit, part in zip(units, parts, strict=True) if part is Part.ARTICLE)
    least = Part.ARTICLE if words > 200 else Part.PLAIN
    return [least <= part < Part.ASIDE for part in parts]


def _by_range(
    units: Sequence[Unit], parts: Sequence[Part], hits: Sequence[bool], open_hits: Sequence[bool], title: str
) -> list[bool]:
    """Keep what lies between the first and the last paragraph of the article, with headline, notes and pictures."""
    first = open_hits.index(True)
    last = len(open_hits) - 1 - list(reversed(open_hits)).index(True)
    start = _headline(units, parts, first, title)
    kept = [start <= i <= last and part < Part.ASIDE for i, part in enumerate(parts)]
    for i, unit in enumerate(units):
        if first < i < last and parts[i] is Part.ASIDE and hits[i] and not _is_linked(unit):
            kept[i] = True
        elif kept[i] and not hits[i] and _is_linked(unit):
            kept[i] = False
        elif unit.kind is BlockKind.FOOTNOTE:
            kept[i] = kept[i] or parts[i] < Part.FURNITURE
        elif i > last and kept[i - 1]:
            kept[i] = unit.kind in _KEEPING and parts[i] is parts[last]
    return kept


def _headline(units: Sequence[Unit], parts: Sequence[Part], first: int, title: str) -> int:
    """Return where the article begins: at its headline, when one stands shortly before the first paragraph."""
    wanted = _plain(title)
    best = first
    for i in range(first, max(-1, first - _NEAR), -1):
        if units[i].kind is BlockKind.HEADING and parts[i] < Part.FURNITURE:
            if wanted and _plain(units[i].text) == wanted:
                return i
            if units[i].level == 1:
                best = i
    return best


def _hits(units: Sequence[Unit], source: str) -> list[bool]:
    """Tell of each unit whether trafilatura takes it for a part of the article."""
    found = trafilatura.extract(source, include_comments=False, include_tables=True, favor_recall=True, fast=True)
    if not found:
        return [False] * len(units)
    words = _plain(found)
    return [len(probe := _plain(unit.text)) > 20 and probe[:_PROBE] in words for unit in units]


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _is_linked(unit: Unit) -> bool:
    """Tell whether a unit is little more than links: "Read also", tags, authors' profiles."""
    return unit.kind is not BlockKind.HEADING and len(unit.text) < 300 and _link_share([unit]) > _LINKED


def _link_share(units: Sequence[Unit]) -> float:
    links = {MarkKind.LINK, MarkKind.REFERENCE}
    linked = sum(mark.end - mark.start for unit in units for mark in unit.marks if mark.kind in links)
    return linked / max(1, sum(len(unit.text) for unit in units))
