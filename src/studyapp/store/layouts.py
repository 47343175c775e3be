"""Rows of layouts and images. A layout belongs to a revision; an image is kept once, however many revisions show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, select

from studyapp.domain.errors import UnknownImageError
from studyapp.domain.layout import (
    Cell,
    ContentsEntry,
    Figure,
    Image,
    ImageId,
    Layout,
    Mark,
    MarkKind,
    Page,
    Table,
)
from studyapp.domain.span import Span
from studyapp.store import tables
from studyapp.store.long_json import object_of
from studyapp.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from studyapp.domain.document import DocumentId

type _Json = str | int | list[_Json] | None

_d, _l, _i, _s = tables.document.c, tables.layout.c, tables.image.c, tables.revision_image.c
_LAYOUT = (
    select(_l.value)
    .select_from(tables.layout.join(tables.document, _d.revision_id == _l.revision_id))
    .where(_d.id == bindparam("id"))
)
_IMAGE = (
    select(_i.id, _i.media_type, _i.width, _i.height, _i.data)
    .select_from(
        tables.image.join(tables.revision_image, _s.image_id == _i.id).join(
            tables.document, _d.revision_id == _s.revision_id
        )
    )
    .where(_d.id == bindparam("id"), _i.id == bindparam("image"), _d.removed_at.is_(None))
)

_IMAGE_SIZES = (
    select(_i.id, _i.width, _i.height)
    .select_from(
        tables.image.join(tables.revision_image, _s.image_id == _i.id).join(
            tables.document, _d.revision_id == _s.revision_id
        )
    )
    .where(_d.id == bindparam("id"))
)


def insert_layout(
    connection: Connection, document_id: DocumentId, layout: Layout | None, images: Iterable[Image]
) -> None:
    """Keep what the document's current revision has beside its text; an image that is kept already is not copied."""
    revision_id = connection.execute(select(_d.revision_id).where(_d.id == document_id)).scalar_one()
    if layout is not None:
        connection.execute(tables.layout.insert(), {"revision_id": revision_id, "value": layout_to_json(layout)})
    for image in images:
        if connection.execute(select(_i.id).where(_i.id == image.id)).first() is None:
            values = {
                "id": image.id,
                "media_type": image.media_type,
                "width": image.width,
                "height": image.height,
                "data": image.data,
            }
            connection.execute(tables.image.insert(), values)
        connection.execute(tables.revision_image.insert(), {"revision_id": revision_id, "image_id": image.id})


def read_layout(connection: Connection, document_id: DocumentId) -> Layout:
    """Return the layout of the current revision; an empty one where none is kept."""
    value = connection.execute(_LAYOUT, {"id": document_id}).scalar_one_or_none()
    return Layout() if value is None else layout_from_json(value)


def read_image(connection: Connection, document_id: DocumentId, image_id: ImageId) -> Image:
    """Return an image that the current revision of the document shows. Raises UnknownImageError."""
    row = connection.execute(_IMAGE, {"id": document_id, "image": image_id}).one_or_none()
    if row is None:
        raise UnknownImageError(image_id)
    return Image(ImageId(row.id), row.media_type, row.width, row.height, row.data)


def read_image_sizes(connection: Connection, document_id: DocumentId) -> dict[ImageId, tuple[int, int]]:
    """Return width and height of each image of the current revision, in pixels."""
    rows = connection.execute(_IMAGE_SIZES, {"id": document_id})
    return {ImageId(image_id): (width, height) for image_id, width, height in rows}


def layout_to_json(layout: Layout) -> str:
    """Return one JSON object with a list of lists for each part."""
    return to_json(
        {
            "marks": [[m.kind, m.start, m.end, m.words, _span_to_json(m.target)] for m in layout.marks],
            "tables": [
                [
                    t.start,
                    t.end,
                    [[c.row, c.column, c.start, c.end, c.rows, c.columns, int(c.is_header)] for c in t.cells],
                ]
                for t in layout.tables
            ],
            "figures": [[f.start, f.image_id, f.words, _span_to_json(f.caption)] for f in layout.figures],
            "pages": [[p.start, p.label] for p in layout.pages],
            "contents": [[e.start, e.title, e.level] for e in layout.contents],
            "authors": layout.authors,
            "publisher": layout.publisher,
            "address": layout.address,
            "cover": layout.cover,
            "left_out": layout.left_out,
            "missing_images": layout.missing_images,
        }
    )


def layout_from_json(text: str) -> Layout:
    """Return the layout that `layout_to_json` wrote."""
    parts = cast("dict[str, list[list[_Json]]]", object_of(text))
    words = cast("dict[str, str | None]", parts)
    return Layout(
        marks=tuple(_mark(row) for row in parts["marks"]),
        tables=tuple(_table(row) for row in parts["tables"]),
        figures=tuple(_figure(row) for row in parts["figures"]),
        pages=tuple(Page(start, label) for start, label in cast("list[tuple[int, str]]", parts["pages"])),
        contents=tuple(
            ContentsEntry(start, title, level)
            for start, title, level in cast("list[tuple[int, str, int]]", parts["contents"])
        ),
        authors=tuple(cast("list[str]", parts["authors"])),
        publisher=words["publisher"] or "",
        address=words["address"] or "",
        cover=None if words["cover"] is None else ImageId(words["cover"]),
        left_out=tuple(cast("list[str]", parts["left_out"])),
        missing_images=cast("int", parts["missing_images"]),
    )


def _mark(row: list[_Json]) -> Mark:
    kind, start, end, words, target = cast("tuple[str, int, int, str, _Json]", tuple(row))
    return Mark(MarkKind(kind), start, end, words, _span_from_json(target))


def _table(row: list[_Json]) -> Table:
    start, end, cells = cast("tuple[int, int, list[tuple[int, int, int, int, int, int, int]]]", tuple(row))
    return Table(start, end, tuple(Cell(*numbers, is_header=bool(header)) for *numbers, header in cells))


def _figure(row: list[_Json]) -> Figure:
    start, image_id, words, caption = cast("tuple[int, str, str, _Json]", tuple(row))
    return Figure(start, ImageId(image_id), words, _span_from_json(caption))


def _span_to_json(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span_from_json(value: _Json) -> Span | None:
    return None if value is None else Span(*cast("list[int]", value))
