"""Where each event is drawn: its shape by its precision, its label beside or inside it, its lane, and its group.

Pure geometry in scene pixels; the scene only paints what stands here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from studyapp.domain.analysis import Precision
from studyapp.domain.calendar import day_number
from studyapp.ui.edtf import read_edtf
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
_EDGE = 6.0
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
        label: what stands beside it; a tilde says "vague" to whoever cannot see a dashed line.
    """

    event: Event
    start: float | None
    end: float | None
    vague: bool
    label: str

    @property
    def dot(self) -> bool:
        """Whether it is drawn as a point: one day, and not open to either side."""
        return self.event.precision is Precision.DAY and self.start is not None and self.end is not None

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
class Stroke:
    """An event that found no lane: where it would be."""

    x: float
    top: float


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
    crowd: tuple[Stroke, ...]
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
    vague = span is not None and span.vague
    return Dated(
        event,
        float(day_number(event.earliest)) if event.earliest else None,
        float(day_number(event.latest) + 1) if event.latest else None,
        vague=vague,
        label=f"~ {event.label}" if vague else event.label,
    )


def arrange(
    events: Sequence[Dated], scale: Scale, room: Room, groups: Sequence[tuple[str, Sequence[Dated]]] = ()
) -> Arrangement:
    """Put the events into lanes, group by group; the first of a group get the lanes nearest to the axis."""
    marks: list[Mark] = []
    crowd: list[Stroke] = []
    places: list[Group] = []
    top = TOP
    for title, members in groups or (("", events),):
        begin = top
        if title:
            top += GROUP_HEIGHT
        shapes = [_shaped(member, scale, room) for member in members]
        lanes, used = pack([shape.spaced for shape in shapes], lanes=_MAX_LANES)
        for member, shape, lane in zip(members, shapes, lanes, strict=True):
            if lane == NO_LANE:
                crowd.append(Stroke((shape.left + shape.right) / 2, top + used * LANE_HEIGHT))
            else:
                marks.append(shape.mark(member, top + lane * LANE_HEIGHT))
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


class _Shape(NamedTuple):
    """A mark without its lane; a tuple because 5,000 of them are made at each step of zooming."""

    left: float
    right: float
    label_left: float
    label_width: float
    dot: bool
    inside: bool

    @property
    def spaced(self) -> tuple[float, float]:
        left, right = min(self.left, self.label_left), max(self.right, self.label_left + self.label_width)
        return left - _ROOM_BETWEEN / 2, right + _ROOM_BETWEEN / 2

    def mark(self, item: Dated, top: float) -> Mark:
        return Mark(
            item, self.left, self.right, self.label_left, self.label_width, top, dot=self.dot, inside=self.inside
        )


def _shaped(item: Dated, scale: Scale, room: Room) -> _Shape:
    left = scale.x(item.first) if item.start is not None else scale.x(item.first) - _FADE
    right = scale.x(item.last) if item.end is not None else scale.x(item.last) + _FADE
    full = room.measure(item.label)
    width = min(full, room.label_width)
    dot = item.dot
    least = DOT if dot else _MIN_BAR
    if dot or right - left < least:
        middle = (left + right) / 2
        left, right = middle - least / 2, middle + least / 2
    inside = not dot and right - left >= width + 2 * _INSIDE_PADDING
    if inside:
        label_left = left + _INSIDE_PADDING
        width = min(full, right - left - 2 * _INSIDE_PADDING)
    else:
        label_left, width = _beside(left, right, width, scale.width)
    return _Shape(left, right, label_left, width, dot, inside)


def _beside(left: float, right: float, width: float, end: float) -> tuple[float, float]:
    """Put a label to the right of its shape if it fits there, else to the left, else where there is more room."""
    room_right, room_left = end - right - _LABEL_GAP - _EDGE, left - _LABEL_GAP - _EDGE
    if width <= room_right or room_right >= room_left:
        return right + _LABEL_GAP, min(width, max(room_right, _LEAST_LABEL))
    width = min(width, room_left)
    return left - _LABEL_GAP - width, width
