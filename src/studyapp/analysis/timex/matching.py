"""Finds the longest reading at each word: a rule is a pattern over word classes and a function that reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.timex.templates import Expression, Template
from studyapp.analysis.timex.words import CLASS_OF, OUTSIDE, Typed, Value, compiled

if TYPE_CHECKING:
    import re


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule's pattern, read by group name."""

    match: re.Match[str]
    typed: Typed

    def words(self, group: str) -> str:
        """The group's passage in lower case, "" where it took no part."""
        span = self._span(group)
        return self._passage(*span).lower() if span is not None else ""

    def all_words(self) -> str:
        """The whole passage in lower case."""
        return self._passage(*self.match.span()).lower()

    def value(self, group: str) -> Value:
        """The value of the group's first word; "" where it took no part."""
        span = self._span(group)
        return self.typed.values[span[0]] if span is not None else ""

    def before(self, distance: int) -> Value:
        """The value of the word that stands so many words before the match; "" where there is none."""
        at = self.match.start() - distance
        return self.typed.values[at] if at >= 0 else ""

    def number(self, group: str) -> int:
        """The value of the group's first word as a number; 0 where it is none."""
        value = self.value(group)
        return value if isinstance(value, int) else int(float(value)) if value.replace(".", "", 1).isdigit() else 0

    def maybe(self, group: str) -> int | None:
        """The number, or None where the group took no part."""
        return self.number(group) if self._span(group) is not None else None

    def letters(self, group: str) -> str:
        """The value of the group's first word as text; "" where the group took no part."""
        return str(self.value(group))

    def _span(self, group: str) -> tuple[int, int] | None:
        """Where the group, or its next namesake that took part, matched."""
        names = self.match.re.groupindex
        number = 1
        while group in names:
            if self.match.start(group) >= 0:
                return self.match.span(group)
            number += 1
            group = f"{group.partition('__')[0]}__{number}"
        return None

    def _passage(self, first: int, behind: int) -> str:
        return self.typed.text[self.typed.starts[first] : self.typed.ends[behind - 1]]


Reader = Callable[[Found], Template | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over word classes; the group `skip` in front is context and no part of the expression."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


def rule(name: str, pattern: str, read: Reader) -> Rule:
    """Make a rule of a pattern in class names."""
    return Rule(name, compiled(pattern), read)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules, and which of them can begin with which class of words.

    Found once by asking each pattern: most words begin nothing.
    """

    starters: dict[str, tuple[Rule, ...]]

    @staticmethod
    def of(rules: Iterable[Rule]) -> Grammar:
        """Make a grammar of rules; of two readings of one length the earlier rule's is taken."""
        begins = [(first_classes(r.pattern.pattern), r) for r in rules]
        chars = (*CLASS_OF.values(), OUTSIDE)
        return Grammar({char: tuple(r for first, r in begins if char in first) for char in chars})


def expressions(typed: Typed, grammar: Grammar) -> tuple[Expression, ...]:
    """Return the time expressions of a passage in text order, none overlapping.

    The longest wins, then the earlier rule.
    """
    found: list[Expression] = []
    at, classes = 0, typed.classes
    starters = grammar.starters
    while at < len(classes):
        candidates = starters.get(classes[at], ())
        best = _longest(typed, at, candidates) if candidates else None
        if best is None:
            at += 1
        else:
            found.append(best[0])
            at = best[1]
    return tuple(found)


def _longest(typed: Typed, at: int, rules: tuple[Rule, ...]) -> tuple[Expression, int] | None:
    best: tuple[Expression, int] | None = None
    for candidate in rules:
        match = candidate.pattern.match(typed.classes, at)
        if match is None or match.end() == at or (best is not None and match.end() <= best[1]):
            continue
        template = candidate.read(Found(match, typed))
        if template is not None:
            start, end = typed.starts[at], typed.ends[match.end() - 1]
            best = Expression(start, end, template, candidate.name), match.end()
    return best


def first_classes(pattern: str) -> frozenset[str]:
    """Return the class characters with which a match of the pattern can begin (look-behinds left out)."""
    first, _ = _firsts(pattern, 0)
    return first


def _firsts(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """First set of the alternation that starts at `at`, and where it ends."""
    total: frozenset[str] = frozenset()
    open_, empty = True, False
    while at < len(pattern) and pattern[at] != ")":
        char = pattern[at]
        if char == "|":
            empty, open_ = empty or open_, True
            at += 1
            continue
        if char == "(":
            inner, at, optional = _group(pattern, at)
        else:
            inner, at, optional = frozenset({char}), at + 1, False
        if at < len(pattern) and pattern[at] in "?*+":
            optional = optional or pattern[at] != "+"
            at += 1
        if open_:
            total |= inner
        open_ = open_ and optional
    return (total | {""} if empty or open_ else total), at


def _group(pattern: str, at: int) -> tuple[frozenset[str], int, bool]:
    """First set of the group at `at`, the place behind it, and whether it can be empty."""
    if pattern.startswith(("(?<=", "(?<!", "(?=", "(?!"), at):
        depth, at = 1, at + 1
        while depth:
            depth += {"(": 1, ")": -1}.get(pattern[at], 0)
            at += 1
        return frozenset(), at, True
    if pattern.startswith("(?P<", at):
        at = pattern.index(">", at) + 1
    else:
        at += 3 if pattern.startswith("(?:", at) else 1
    inner, at = _firsts(pattern, at)
    return inner - {""}, at + 1, "" in inner
