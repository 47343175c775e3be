"""What a pack is made of: documents as they are now, with the corrections of their glossary and timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from studyapp.domain.layout import ImageId, Layout
from studyapp.domain.pack import Material, PackDocument
from studyapp.store import tables
from studyapp.store.document_rows import read_document
from studyapp.store.glossary import read_corrections
from studyapp.store.layouts import read_image, read_layout
from studyapp.store.timeline import read_own_events, read_rules

if TYPE_CHECKING:
    from studyapp.domain.document import DocumentId
    from studyapp.store.database import Database

_IMAGES = (
    select(tables.revision_image.c.image_id)
    .join(tables.document, tables.document.c.revision_id == tables.revision_image.c.revision_id)
    .where(tables.document.c.id == bindparam("id"))
    .order_by(tables.revision_image.c.image_id)
)


class PackSources:
    """Reads documents for packs; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def document(self, document_id: DocumentId) -> PackDocument:
        """Return the document with its corrections, without cards and marks. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            document = read_document(connection, document_id)
            layout = read_layout(connection, document_id)
            ids = connection.execute(_IMAGES, {"id": document_id}).scalars().all()
            images = tuple(read_image(connection, document_id, ImageId(image_id)) for image_id in ids)
            material = Material(
                corrections=read_corrections(connection, document_id),
                event_corrections=read_rules(connection, document_id),
                own_events=read_own_events(connection, document_id),
            )
        return PackDocument(
            id=document_id,
            title=document.title,
            language=document.language,
            date=document.date,
            date_source=document.date_source,
            mode=document.mode,
            origin=document.origin,
            text=document.text,
            blocks=document.blocks,
            layout=None if layout == Layout() else layout,
            images=images,
            material=material,
        )

    def title(self, document_id: DocumentId) -> str:
        """Return the document's title. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            return read_document(connection, document_id).title

    def language(self, document_id: DocumentId) -> str:
        """Return the document's language. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            return read_document(connection, document_id).language
