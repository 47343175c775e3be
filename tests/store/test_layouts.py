"""What a document has beside its text is kept with its revision; a picture is kept once."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.document import (
    Block,
    BlockKind,
    DateSource,
    Document,
    DocumentId,
    ImportedText,
    Origin,
)
from studyapp.domain.errors import UnknownDocumentError, UnknownImageError
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
from studyapp.store.database import Database
from studyapp.store.layouts import layout_from_json, layout_to_json
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def picture(data: bytes) -> Image:
    return Image(ImageId(hashlib.sha256(data).hexdigest()), "image/png", 3, 2, data)


MAP = picture(b"not really a map")
FULL = Layout(
    marks=(Mark(MarkKind.NOTE, 4, 4, "1", Span(9, 12)), Mark(MarkKind.LINK, 5, 8, "https://example.org/ü")),
    tables=(Table(0, 8, (Cell(0, 0, 0, 3, is_header=True), Cell(0, 1, 4, 8, rows=2, columns=3))),),
    figures=(Figure(9, MAP.id, "A map", Span(11, 12)), Figure(11, MAP.id)),
    pages=(Page(0, "xii"),),
    contents=(ContentsEntry(0, "One 🌉", 1), ContentsEntry(4, "Two", 2)),
    authors=("Ada Brook", "Émile Fer"),
    publisher="The Pontoon Press",
    address="https://example.org/bridge",
    cover=MAP.id,
    left_out=("Menu", "Adverts"),
    missing_images=2,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "library.db")
    yield opened
    opened.close()


def document(text: str, *, version: int = 1) -> Document:
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    origin = Origin("epub", version, "a.epub", "0" * 64)
    return Document.create(ImportedText("", text, blocks, None, DateSource.NONE, "en", origin))


def test_a_layout_comes_back_as_it_was():
    assert layout_from_json(layout_to_json(FULL)) == FULL
    assert layout_from_json(layout_to_json(Layout())) == Layout()


def test_a_document_is_kept_with_its_layout_and_its_pictures(database: Database):
    bridge, plain = document("The bridge is old."), document("Nothing beside this.")
    library, reader = LibraryStore(database), ReaderStore(database)
    library.add(bridge, NOW, layout=FULL, images=(MAP,))
    library.add(plain, NOW)

    assert reader.layout(bridge.id) == FULL
    assert reader.image(bridge.id, MAP.id) == MAP
    assert reader.layout(plain.id) == Layout()
    with pytest.raises(UnknownImageError):
        reader.image(plain.id, MAP.id)
    with pytest.raises(UnknownDocumentError):
        reader.layout(DocumentId("0"))


def test_a_picture_in_two_documents_is_kept_once(database: Database):
    library, reader = LibraryStore(database), ReaderStore(database)
    both = document("The bridge is old."), document("The bridge is new.")
    for each in both:
        library.add(each, NOW, layout=FULL, images=(MAP,))
    assert all(reader.image(each.id, MAP.id) == MAP for each in both)
    with database.driver() as connection:
        assert connection.execute("SELECT count(*) FROM image").fetchone() == (1,)


def test_a_better_importer_replaces_the_layout_and_a_removed_document_shows_nothing(database: Database):
    library, reader = LibraryStore(database), ReaderStore(database)
    first = document("The bridge is old.")
    library.add(first, NOW, layout=Layout(publisher="First"))
    library.add(document("The bridge is old.", version=2), NOW, layout=FULL, images=(MAP,))
    assert reader.layout(first.id) == FULL
    library.remove(first.id, NOW)
    with pytest.raises(UnknownImageError):
        reader.image(first.id, MAP.id)
