"""A small course, and ways to spoil its file."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType, EventKey, Tier
from studyapp.domain.annotation import AnnotationId, AnnotationKind
from studyapp.domain.card import CardId, CardState, Wording
from studyapp.domain.entity import Correction, CorrectionKind
from studyapp.domain.event_corrections import EventCorrection, EventCorrectionKind, OwnEvent, Passage
from studyapp.domain.pack import (
    Manifest,
    Material,
    Pack,
    PackAnnotation,
    PackCard,
    PackDocument,
    PackId,
    PlanEntry,
)
from studyapp.domain.selector import Selector
from studyapp.formats.studypack import MANIFEST
from tests.examples import TEXT, example_document, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from studyapp.domain.analysis import EntityKey

PACK_ID = PackId("6a1f0c52-9d0e-4f6b-8c11-2b7d5e9a0c34")
DOCUMENT = example_document()


def pack_card(name: str, prompt: str = "Who paid nine million crowns?", answer: str = "Osby") -> PackCard:
    source = Selector.of(span_of("The town of Osby paid nine million crowns."), TEXT)
    wording = Wording(prompt, answer)
    return PackCard(
        CardId(name),
        CardType.QUESTION,
        wording,
        CardState.APPROVED,
        source,
        None,
        Tier.AUTO,
        name,
        own=name[:4] == "own-",
    )


def pack_mark(name: str = "1b0d7c1e-6f57-4f0e-9d5a-0c1f7a3e2b11", note: str = "Look here.") -> PackAnnotation:
    selector = Selector.of(span_of("idle since the storm"), TEXT)
    return PackAnnotation(AnnotationId(name), selector, AnnotationKind.HIGHLIGHT, 3, note, ("storm",))


def own_event() -> OwnEvent:
    return OwnEvent(EventKey("oharbour"), "The storm", "1987", Passage.of(span_of("the storm of 1987"), TEXT))


def material(*cards: PackCard) -> Material:
    return Material(
        cards or (pack_card("own-1"), pack_card("own-2", "What did critics call it?", "a folly")),
        (pack_mark(),),
        (Correction(CorrectionKind.DEFINE, _key("n:osby"), "a port"),),
        (EventCorrection(EventCorrectionKind.HIDE, EventKey("v1"), "1", "opened the wall", "opened the new wall"),),
        (own_event(),),
    )


def sample_pack(*cards: PackCard, edition: int = 1, title: str = "Harbours") -> Pack:
    packed = PackDocument(
        DOCUMENT.id,
        DOCUMENT.title,
        DOCUMENT.language,
        DOCUMENT.date,
        DOCUMENT.date_source,
        None,
        DOCUMENT.origin,
        DOCUMENT.text,
        DOCUMENT.blocks,
        material=material(*cards),
    )
    plan = (PlanEntry(DOCUMENT.id, "", DOCUMENT.title, date(2026, 12, 1)),)
    return Pack(Manifest(PACK_ID, edition, title, "Ms Bee", "CC BY 4.0", "en", plan), (packed,))


def rewritten(
    data: bytes, change: Callable[[dict[str, bytes]], None], *, names: Mapping[str, str] | None = None
) -> bytes:
    """The same zip with other members; `names` gives members another name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo((names or {}).get(name, name)), content)
    return buffer.getvalue()


def with_manifest(data: bytes, **changes: object) -> bytes:
    """The same pack with other words in its manifest."""

    def change(members: dict[str, bytes]) -> None:
        told = json.loads(members[MANIFEST])
        members[MANIFEST] = json.dumps({**told, **changes}).encode()

    return rewritten(data, change)


def with_member(data: bytes, path: str, content: bytes) -> bytes:
    """The same pack with another member, and a manifest that vouches for it."""
    from hashlib import sha256

    def change(members: dict[str, bytes]) -> None:
        members[path] = content
        told = json.loads(members[MANIFEST])
        told["members"] = [
            {"path": name, "sha256": sha256(body).hexdigest(), "size": len(body)}
            for name, body in members.items()
            if name != MANIFEST
        ]
        members[MANIFEST] = json.dumps(told).encode()

    return rewritten(data, change)


def _key(text: str) -> EntityKey:
    from studyapp.domain.analysis import EntityKey

    return EntityKey(text)
