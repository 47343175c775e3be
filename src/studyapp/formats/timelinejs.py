"""Events as TimelineJS 3 JSON, as its documentation "JSON: The timeline data format" has it.

A year before 1 CE is written as the learner would say it: 44 BCE is -44. Uncertain dates keep their EDTF as the date
that is displayed; what has no date has no place there, and stays out.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from studyapp.domain.analysis import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.event import Event

_DAY = re.compile(r"Y?(-?\d+)-(\d\d)-(\d\d)$")
_WITH_DAY = frozenset({Precision.DAY, Precision.RANGE, Precision.UNKNOWN})
_WITH_MONTH = _WITH_DAY | {Precision.MONTH, Precision.QUARTER, Precision.SEASON}
_VAGUE = re.compile(r"[?~%X]|\.\.")


def write_timeline(stories: Sequence[tuple[str, str, Sequence[Event]]]) -> tuple[int, bytes]:
    """Return how many events have a date, and the file with them; each story is title, text, and events."""
    events: list[dict[str, object]] = []
    for number, (title, text, found) in enumerate(stories, 1):
        for event in found:
            slide = _slide(event, title, text)
            if slide is not None:
                slide["unique_id"] = f"{event.key}" if len(stories) == 1 else f"{number}-{event.key}"
                events.append(slide)
    written: dict[str, object] = {"scale": "human", "events": events}
    if len(stories) == 1:
        written["title"] = {"text": {"headline": html.escape(stories[0][0], quote=False)}}
    return len(events), (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()


def _slide(event: Event, title: str, text: str) -> dict[str, object] | None:
    first, last = event.earliest or event.latest, event.latest or event.earliest
    if first is None or last is None:
        return None
    start, end = _date(first, event), _date(last, event)
    if start is None or end is None:
        return None
    if _VAGUE.search(event.edtf):
        start["display_date"] = event.edtf
    proofs = (" ".join(proof.of(text).split()) for proof in event.proofs)
    told = "".join(f"<p>“{html.escape(proof, quote=False)}”</p>" for proof in proofs)
    slide: dict[str, object] = {
        "start_date": start,
        "text": {"headline": html.escape(event.label, quote=False), "text": told},
        "group": title,
    }
    if first != last and {k: v for k, v in start.items() if k != "display_date"} != end:
        slide["end_date"] = end
    return slide


def _date(day: str, event: Event) -> dict[str, object] | None:
    found = _DAY.match(day)
    if found is None:
        return None
    year = int(found[1])
    date: dict[str, object] = {"year": year if year > 0 else year - 1}
    if event.precision in _WITH_MONTH:
        date["month"] = int(found[2])
    if event.precision in _WITH_DAY:
        date["day"] = int(found[3])
    return date
