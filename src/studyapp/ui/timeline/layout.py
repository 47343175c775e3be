"""Where each event is drawn: its shape by its precision, its label beside or inside it, its lane, and its group.

Pure geometry in scene pixels; the scene only paints what stands here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from studyapp.domain.analysis import Precision
from studyapp.domain.calendar import day_number
from studyapp.ui.timeline.edtf import read_edtf
from studyapp.ui.timeline.packing import NO_LANE, pack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from studyapp.domain.analysis import EntityKey
    from studyapp.domain.event import Event
    from studyapp.ui.timeline.scale import Scale

LANE_HEIGHT = 28.0
SHAPE_HEIGHT = 20.0
DOT = 11.0
TOP = 8.0
GROUP_HEIGHT = 24.0
CROWD_HEIGHT = 16.0
_MIN_BAR = 13.0
_LABEL_GAP = 6.0
_INSIDE_PADDING = 8.0
_ROOM_BETWEEN = 14.0
_FADE = 44.0  # how far a bar without an end is drawn
_LEAST_LABEL = 40.0
_MAX_LANES = 48
_MAX_GROUPS = 8


class Grouping(StrEnum):
    """What the lanes stand for."""

    NONE = "none"
    TYPE = "type"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with its days read once.

    Attributes:
        start, end: day numbers, the end exclusive; None where open.
        vague: the text doubts the date ("about", "perhaps").
    """

    event: Event
    start: float | None
    end: float | None
    vague: bool

    @property
    def label(self) -> str:
        """What stands beside it; a tilde says that the date is doubted, for whoever cannot see a dashed line."""
        return f"~ {self.event.label}" if self.vague else self.event.label

    @property
    def first(self) -> float:
        """Where it begins, as far as is known."""
        return self.start if self.start is not None else (self.end or 0.0)

    @property
    def last(self) -> float:
        """Where it ends, as far as is known."""
        return self.end if self.end is not None else (self.start or 0.0)


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in place.

    Attributes:
        left, right: the bar; a dot of `DOT` pixels has its centre between them.
        label_left, label_width: the label, which may be shorter than its text.
        top: of its lane.
        dot: one day, drawn as a point.
        inside: the label stands in the bar.
    """

    dated: Dated
    left: float
    right: float
    label_left: float
    label_width: float
    top: float
    dot: bool
    inside: bool

    @property
    def extent(self) -> tuple[float, float]:
        """From the leftmost to the rightmost pixel."""
        return min(self.left, self.label_left), max(self.right, self.label_left + self.label_width)


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of lanes."""

    title: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything in place.

    Attributes:
        crowd: events that found no lane at this zoom, to be hinted at.
        groups: empty where the lanes stand for nothing.
    """

    marks: tuple[Mark, ...]
    crowd: tuple[Mark, ...]
    groups: tuple[Group, ...]
    height: float


NOTHING = Arrangement((), (), (), 0.0)


@dataclass(frozen=True, slots=True)
class Room:
    """What the labels may take: `measure` gives the width of a text in pixels."""

    measure: Callable[[str], float]
    label_width: float


def dated(event: Event) -> Dated | None:
    """Read an event's days; None for one that has no place on the axis."""
    if not event.dated:
        return None
    span = read_edtf(event.edtf)
    return Dated(
        event,
        float(day_number(event.earliest)) if event.earliest else None,
        float(day_number(event.latest) + 1) if event.latest else None,
        vague=span is not None and span.vague,
    )


def arrange(
    events: Sequence[Dated], scale: Scale, room: Room, groups: Sequence[tuple[str, Sequence[Dated]]] = ()
) -> Arrangement:
    """Put the events into lanes, group by group; the first of a group get the lanes nearest to the axis."""
    marks: list[Mark] = []
    crowd: list[Mark] = []
    places: list[Group] = []
    top = TOP
    for title, members in groups or (("", events),):
        begin = top
        if title:
            top += GROUP_HEIGHT
        shapes = [_shaped(member, scale, room) for member in members]
        spaced = [(left - _ROOM_BETWEEN / 2, right + _ROOM_BETWEEN / 2) for left, right in (s.extent for s in shapes)]
        lanes, used = pack(spaced, lanes=_MAX_LANES)
        for shape, lane in zip(shapes, lanes, strict=True):
            if lane == NO_LANE:
                crowd.append(replace(shape, top=top + used * LANE_HEIGHT))
            else:
                marks.append(replace(shape, top=top + lane * LANE_HEIGHT))
        top += used * LANE_HEIGHT + (CROWD_HEIGHT if NO_LANE in lanes else 0)
        if title:
            places.append(Group(title, begin, top))
            top += TOP
    return Arrangement(tuple(marks), tuple(crowd), tuple(places), top + TOP)


def grouped(
    events: Sequence[Dated], grouping: Grouping, groups_of: Mapping[EntityKey, str], rest: str
) -> list[tuple[str, list[Dated]]]:
    """Divide the events by what they are about: the most frequent groups first, at most eight, then the rest.

    Args:
        events: most important first; the order is kept within a group.
        grouping: NONE gives no groups at all.
        groups_of: the title for each entity: its name, or what its type is called.
        rest: the title for events that belong to none.
    """
    if grouping is Grouping.NONE:
        return []
    titles = [tuple(dict.fromkeys(_titles(item, groups_of))) for item in events]
    counts = Counter(title for several in titles for title in several)
    ranked = sorted(counts, key=lambda title: (-counts[title], title))[:_MAX_GROUPS]
    members: dict[str, list[Dated]] = {title: [] for title in ranked}
    others: list[Dated] = []
    for item, several in zip(events, titles, strict=True):
        best = min((title for title in several if title in members), key=ranked.index, default=None)
        (others if best is None else members[best]).append(item)
    result = [(title, some) for title, some in members.items() if some]
    return [*result, (rest, others)] if others else result


def _titles(item: Dated, groups_of: Mapping[EntityKey, str]) -> list[str]:
    return [groups_of[key] for key, _ in item.event.entities if key in groups_of]


def _shaped(item: Dated, scale: Scale, room: Room) -> Mark:
    left = scale.x(item.first) if item.start is not None else scale.x(item.first) - _FADE
    right = scale.x(item.last) if item.end is not None else scale.x(item.last) + _FADE
    dot = item.event.precision is Precision.DAY and item.start is not None and item.end is not None
    width = min(room.measure(item.label), room.label_width)
    if dot:
        middle = (left + right) / 2
        left, right = middle - DOT / 2, middle + DOT / 2
    elif right - left < _MIN_BAR:
        middle = (left + right) / 2
        left, right = middle - _MIN_BAR / 2, middle + _MIN_BAR / 2
    inside = not dot and right - left >= width + 2 * _INSIDE_PADDING
    if inside:
        label_left = left + _INSIDE_PADDING
        width = min(room.measure(item.label), right - left - 2 * _INSIDE_PADDING)
    else:
        label_left, width = _beside(left, right, width, scale.width)
    return Mark(item, left, right, label_left, width, 0.0, dot=dot, inside=inside)


def _beside(left: float, right: float, width: float, end: float) -> tuple[float, float]:
    """Put a label to the right of its shape if it fits there, else to the left, else where there is more room."""
    room_right, room_left = end - right - _LABEL_GAP, left - _LABEL_GAP
    if width <= room_right or room_right >= room_left:
        return right + _LABEL_GAP, min(width, max(room_right, _LEAST_LABEL))
    width = min(width, room_left)
    return left - _LABEL_GAP - width, width
