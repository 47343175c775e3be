"""Three-way merging of a course's material: the author's old edition, the author's new one, and what the learner has.

An item is merged part by part. A part that only one side changed takes that side's change; where both changed it, the
learner's stands, and the author's is a `rival` that can be taken. Nothing that was studied or edited goes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from studyapp.domain.document import DocumentId


class MaterialKind(StrEnum):
    """What a course is made of."""

    DOCUMENT = "document"
    CARD = "card"
    ANNOTATION = "annotation"
    GLOSSARY_RULE = "glossary_rule"
    EVENT_RULE = "event_rule"
    OWN_EVENT = "own_event"


class Part(StrEnum):
    """What can be changed about an item apart from the rest of it.

    FACTS are what a learner does not change by hand (places, ranks, keys): the author's always hold.
    """

    WORDING = "wording"
    STATE = "state"
    NOTE = "note"
    TAGS = "tags"
    COLOR = "color"
    LOOK = "look"
    VALUE = "value"
    TITLE = "title"
    DATE = "date"
    MODE = "mode"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class ItemKey:
    """What an item is known by in every edition."""

    kind: MaterialKind
    document_id: DocumentId
    id: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of one side; parts are texts that are compared as they are.

    Attributes:
        parts: in the order of `Part`, each once.
        label: a few words for people; never compared.
    """

    key: ItemKey
    parts: tuple[tuple[Part, str], ...]
    label: str = ""

    def part(self, wanted: Part) -> str:
        """Return one part. Raises KeyError where the item has none of this kind."""
        return dict(self.parts)[wanted]

    def same_as(self, other: Item) -> bool:
        """Tell whether nothing that a person would notice differs."""
        return _noticed(self) == _noticed(other)


class MergeFate(StrEnum):
    """What became of an item."""

    NEW = "new"
    CHANGED = "changed"
    """By the author only."""
    MINE = "mine"
    """By the learner only."""
    BOTH = "both"
    GONE = "gone"
    KEPT = "kept"
    """The author took it out; it stays, because the learner studied or changed it."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Merged:
    """The end of one item.

    Attributes:
        result: as it is after the merge; None where it is not there (any more).
        theirs: as the author's new edition has it.
        rivals: parts in which the learner's stands against the author's; for an item that the learner deleted, all.
    """

    key: ItemKey
    fate: MergeFate
    result: Item | None
    theirs: Item | None
    mine: Item | None
    rivals: tuple[Part, ...] = ()

    @property
    def label(self) -> str:
        """A few words for people."""
        item = self.theirs or self.mine or self.result
        return item.label if item else ""


def merged(
    old: Iterable[Item],
    new: Iterable[Item],
    mine: Iterable[Item],
    *,
    studied: Collection[ItemKey] = frozenset(),
    untouched: Collection[ItemKey] = frozenset(),
    take: Collection[ItemKey] = frozenset(),
) -> tuple[Merged, ...]:
    """Merge, in the order of the new edition, then what it does not have any more. Merging twice changes nothing.

    Args:
        old: the author's edition that was installed last; empty at a first installation.
        new: the author's edition that is being installed.
        mine: what is in the library, whoever made it.
        studied: items that stay whatever the author does.
        untouched: items of `mine` that no person made or changed, so that the author's takes their place.
        take: items in which the author's shall stand against the learner's.
    """
    olds, news, mines = _by_key(old), _by_key(new), _by_key(mine)
    keys = [*news, *(key for key in olds if key not in news)]
    found: list[Merged] = []
    for key in keys:
        own = mines.get(key)
        base = olds.get(key)
        if base is None and key in untouched:
            base = own
        end = _end(key, base, news.get(key), own, is_studied=key in studied)
        found.append(_taken(end) if key in take else end)
    return tuple(found)


def _end(key: ItemKey, base: Item | None, theirs: Item | None, mine: Item | None, *, is_studied: bool) -> Merged:
    if theirs is None:
        return _left_out(key, base, mine, is_studied=is_studied)
    if mine is None:
        if base is None:
            return Merged(key, MergeFate.NEW, theirs, theirs, None)
        fate = MergeFate.MINE if theirs.same_as(base) else MergeFate.BOTH
        return Merged(key, fate, None, theirs, None, tuple(part for part, _ in theirs.parts))
    parts, rivals = _joined(base, theirs, mine)
    result = replace(theirs, parts=parts, label=mine.label if rivals else theirs.label)
    theirs_changed = base is None or not theirs.same_as(base)
    mine_changed = base is None or not mine.same_as(base)
    if mine.same_as(theirs):
        fate = MergeFate.SAME
    elif theirs_changed and mine_changed:
        fate = MergeFate.BOTH
    else:
        fate = MergeFate.CHANGED if theirs_changed else MergeFate.MINE
    return Merged(key, fate, result, theirs, mine, rivals)


def _left_out(key: ItemKey, base: Item | None, mine: Item | None, *, is_studied: bool) -> Merged:
    if mine is not None and (is_studied or base is None or not mine.same_as(base)):
        return Merged(key, MergeFate.KEPT, mine, None, mine)
    return Merged(key, MergeFate.GONE, None, None, mine)


def _joined(base: Item | None, theirs: Item, mine: Item) -> tuple[tuple[tuple[Part, str], ...], tuple[Part, ...]]:
    before, own = dict(base.parts) if base else {}, dict(mine.parts)
    parts: list[tuple[Part, str]] = []
    rivals: list[Part] = []
    for part, value in theirs.parts:
        kept = own.get(part, value)
        if part is Part.FACTS or kept == before.get(part):
            parts.append((part, value))
            continue
        parts.append((part, kept))
        if kept != value:
            rivals.append(part)
    return tuple(parts), tuple(rivals)


def _taken(end: Merged) -> Merged:
    return end if end.theirs is None else replace(end, result=end.theirs)


def _by_key(items: Iterable[Item]) -> Mapping[ItemKey, Item]:
    return {item.key: item for item in items}


def _noticed(item: Item) -> tuple[tuple[Part, str], ...]:
    return tuple(pair for pair in item.parts if pair[0] is not Part.FACTS)
