"""Annotations out into files, and in from files of any program, item by item; one bad item never costs the others."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from studyapp import __version__
from studyapp.domain.anchoring import Haystack
from studyapp.domain.annotation import Annotation, AnnotationFilter, AnnotationId, tidy_tags
from studyapp.domain.annotation_exchange import (
    LONGEST_NOTE,
    LONGEST_QUOTE,
    AnnotatedDocument,
    AnnotationFormat,
    BadItem,
    Foreign,
    ImportedItem,
    ImportReport,
    ItemFate,
    Placed,
    Why,
)
from studyapp.domain.changes import NO_CHANGES
from studyapp.domain.document import BlockKind, sha256_of
from studyapp.domain.errors import AnnotationExportError, Unreadable, UnreadableFileError
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span
from studyapp.formats.annotation_files import MAX_MIB, read_annotations, write_annotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from studyapp.domain.annotation_exchange import Item
    from studyapp.domain.document import Document, DocumentId, DocumentSummary
    from studyapp.domain.ports import Clock
    from studyapp.store.annotations import AnnotationStore
    from studyapp.store.library import LibraryStore
    from studyapp.store.reader import ReaderStore

_LABEL = 120
_LONG = 600
"""Code points from which on a passage is found by its two ends."""
_SLACK = 5
"""A passage may have become longer or shorter by this part of its length."""
_MOST_MISSES = 1_000
"""Passages that were looked for in vain, after which words must be there as they are: some 20 s in a thick book."""


class AnnotationExchange:
    """Writes annotations for other programs and people, and takes in theirs."""

    def __init__(self, annotations: AnnotationStore, reader: ReaderStore, library: LibraryStore, clock: Clock) -> None:
        self._annotations = annotations
        self._reader = reader
        self._library = library
        self._clock = clock

    def written(self, wanted: AnnotationFormat, chosen: AnnotationFilter) -> tuple[bytes, int]:
        """Return the file's bytes, and how many annotations are in it: those that the filter takes."""
        ours = self._annotations
        found = ours.of_document(chosen.document_id) if chosen.document_id else ours.all()
        by_document: dict[DocumentId, list[Annotation]] = {}
        for annotation in found:
            if chosen.takes(annotation):
                by_document.setdefault(annotation.document_id, []).append(annotation)
        documents = [self._annotated(document_id, group) for document_id, group in by_document.items()]
        data = write_annotations(wanted, documents, ours.labels(), now=self._clock(), version=__version__)
        return data, sum(map(len, by_document.values()))

    def export_file(self, path: Path, wanted: AnnotationFormat, chosen: AnnotationFilter) -> int:
        """Write a file whole or not at all; return how many annotations are in it.

        Raises AnnotationExportError: nothing to write, or the file cannot be written.
        """
        data, count = self.written(wanted, chosen)
        if not count:
            raise AnnotationExportError(path.name, is_empty=True)
        unfinished = path.with_name(path.name + ".part")
        try:
            unfinished.write_bytes(data)
            unfinished.replace(path)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise AnnotationExportError(path.name, details=error.strerror or "") from error
        return count

    def import_file(self, path: Path, *, document_id: DocumentId | None = None, as_own: bool = False) -> ImportReport:
        """Take in the annotations of a file, as one step; those whose passage is not found become orphans.

        Args:
            path: a file of Web Annotations, of Hypothesis, or of calibre.
            document_id: what the file is about where it does not name a document of the library.
            as_own: the learner's own, whoever the file says made them.

        Raises:
            UnreadableFileError: the file as a whole cannot be read; nothing was changed.
            UnknownDocumentError: `document_id` is not in the library.
        """
        try:
            if path.stat().st_size > MAX_MIB << 20:
                raise UnreadableFileError(name=path.name, reason=Unreadable.TOO_LARGE, limit_mib=MAX_MIB)
            data = path.read_bytes()
        except OSError as error:
            reason = Unreadable.MISSING if isinstance(error, FileNotFoundError) else Unreadable.NO_PERMISSION
            raise UnreadableFileError(name=path.name, reason=reason, details=error.strerror or "") from error
        return self.take_in(read_annotations(data, path.name), document_id=document_id, as_own=as_own)

    def take_in(
        self, items: Sequence[Item], *, document_id: DocumentId | None = None, as_own: bool = False
    ) -> ImportReport:
        """Take in what a file says; see `import_file`."""
        now = self._clock()
        taking = _Taking(self._reader, self._library.summaries(now), self._annotations.everything(), now)
        if document_id is not None:
            taking.fall_back_on(self._reader.document(document_id))
        report = [taking.item(number, item, as_own=as_own) for number, item in enumerate(items, 1)]
        kept = taking.kept()
        changes = self._annotations.put("annotation.import", kept, now) if kept else NO_CHANGES
        return ImportReport(tuple(report), changes)

    def _annotated(self, document_id: DocumentId, annotations: Sequence[Annotation]) -> AnnotatedDocument:
        document = self._reader.document(document_id)
        layout = self._reader.layout(document_id)
        headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
        sections = [(block.start, " ".join(block.span.of(document.text).split())) for block in headings]
        pages = [(page.start, page.label) for page in layout.pages]
        placed = tuple(
            Placed(one, _last(sections, one.selector.start), _last(pages, one.selector.start)) for one in annotations
        )
        return AnnotatedDocument(
            document.id,
            document.title,
            sha256_of(document.text),
            placed,
            layout.authors,
            layout.publisher,
            layout.address,
            document.date.isoformat() if document.date else "",
            document.language,
        )


class _Taking:
    """One file being taken in: what the library has, and what is to be kept."""

    def __init__(
        self,
        reader: ReaderStore,
        summaries: Iterable[DocumentSummary],
        present: Iterable[Annotation],
        now: datetime,
    ) -> None:
        self._reader = reader
        self._now = now
        self._documents: dict[str, _Text] = {}
        self._ids: dict[str, DocumentId] = {}
        self._titles: dict[str, DocumentId | None] = {}
        self._present = {annotation.id: annotation for annotation in present}
        self._kept: dict[AnnotationId, Annotation] = {}
        self._fallback: DocumentId | None = None
        for summary in summaries:
            self._ids[summary.id] = summary.id
            key = summary.title.casefold()
            self._titles[key] = None if key in self._titles else summary.id

    def fall_back_on(self, document: Document) -> None:
        """Take this document for what names none."""
        self._fallback = document.id
        self._documents[document.id] = _Text(document)

    def kept(self) -> tuple[Annotation, ...]:
        """Return what is new or newer."""
        return tuple(self._kept.values())

    def item(self, number: int, item: Item, *, as_own: bool) -> ImportedItem:
        """Take in one item, and tell what became of it."""
        if isinstance(item, BadItem):
            return ImportedItem(number, ItemFate.REFUSED, item.words, item.why)
        words = " ".join(item.selector.quote[: 2 * _LABEL].split())[:_LABEL]
        if len(item.selector.quote) > LONGEST_QUOTE or len(item.note) > LONGEST_NOTE:
            return ImportedItem(number, ItemFate.REFUSED, words, Why.TOO_LONG)
        document_id = self._document_of(item)
        if document_id is None:
            return ImportedItem(number, ItemFate.REFUSED, words, Why.NO_DOCUMENT)
        made = self._at_its_place(self._made(item, document_id, author="" if as_own else item.author))
        fate, why = self._compared(made, is_dated=item.modified_at is not None)
        if fate in {ItemFate.NEW, ItemFate.UPDATED}:
            self._kept[made.id] = made
            if made.orphaned and not item.orphaned:
                fate, why = ItemFate.ORPHANED, Why.NOT_FOUND
        return ImportedItem(number, fate, words, why, document_id)

    def _document_of(self, item: Foreign) -> DocumentId | None:
        named = self._ids.get(item.document_id) or self._titles.get(item.title.casefold())
        return named or self._fallback

    def _at_its_place(self, made: Annotation) -> Annotation:
        """Leave a mark where it is attached here, when the file's passage is not found (again)."""
        ours = self._kept.get(made.id) or self._present.get(made.id)
        if not made.orphaned or ours is None or ours.document_id != made.document_id:
            return made
        return replace(made, span=ours.span, selector=ours.selector)

    def _made(self, item: Foreign, document_id: DocumentId, *, author: str) -> Annotation:
        text = self._documents.get(document_id)
        if text is None:
            text = self._documents[document_id] = _Text(self._reader.document(document_id))
        selector, span = text.place(item)
        created = item.created_at or item.modified_at or self._now
        return Annotation(
            id=_id_of(item, document_id),
            document_id=document_id,
            selector=selector,
            span=span,
            kind=item.kind,
            color=item.color,
            created_at=created,
            modified_at=item.modified_at or created,
            note=item.note,
            tags=tidy_tags(item.tags),
            author=author,
        )

    def _compared(self, made: Annotation, *, is_dated: bool) -> tuple[ItemFate, Why]:
        ours = self._kept.get(made.id) or self._present.get(made.id)
        if ours is None:
            return ItemFate.NEW, Why.NOTHING
        if ours.document_id != made.document_id:
            return ItemFate.REFUSED, Why.ELSEWHERE
        moments = {"created_at": ours.created_at, "modified_at": ours.modified_at}
        if replace(made, **moments) == ours:
            return ItemFate.SAME, Why.NOTHING
        if is_dated and made.modified_at > ours.modified_at:
            return ItemFate.UPDATED, Why.NOTHING
        return ItemFate.SAME, Why.OLDER


class _Text:
    """A document's text, in which passages are looked for."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._sha256 = sha256_of(document.text)
        self._sections = _sections(document)
        self._haystack: Haystack | None = None
        self._misses = 0

    def place(self, item: Foreign) -> tuple[Selector, Span | None]:
        """Return the selector to keep and the passage's place, None for an orphan."""
        selector = item.selector
        is_ours = item.text_sha256 == self._sha256
        if is_ours and item.orphaned:
            return selector, None
        if is_ours and selector.start >= 0 and selector.span.of(self._text) == selector.quote:
            return selector, selector.span
        found = self._found(selector) or self._in_section(selector.quote, item.sections)
        if found is not None:
            return Selector.of(found, self._text), found
        start = max(0, selector.start)
        return replace(selector, start=start, end=max(start, selector.end)), None

    def _in_section(self, quote: str, titles: Sequence[str]) -> Span | None:
        """Find words that stand more than once in the text, but only once in the section that bears the title."""
        for title in reversed(titles):
            for section in self._sections.get(_tidy(title), ())[:1]:
                at = self._text.find(quote, section.start, section.end)
                if at >= 0 and self._text.find(quote, at + 1, section.end) < 0:
                    return Span(at, at + len(quote))
        return None

    def _found(self, selector: Selector) -> Span | None:
        """Look for the words as they are, then for words like them."""
        if self._haystack is None:
            self._haystack = Haystack(self._text)
        if len(selector.quote) > _LONG and selector.quote not in self._text:
            return self._between(selector)
        if self._misses >= _MOST_MISSES:
            at = self._text.find(selector.quote)
            alone = at >= 0 and self._text.find(selector.quote, at + 1) < 0
            return Span(at, at + len(selector.quote)) if alone else None
        found = self._haystack.anchor(selector).span
        tidy = " ".join(selector.quote.split())
        if found is None and tidy != selector.quote:
            found = self._haystack.anchor(replace(selector, quote=tidy)).span
        self._misses += found is None
        return found

    def _between(self, selector: Selector) -> Span | None:
        """Find a long passage by its beginning and its end: to compare all of it costs the square of its length."""
        quote, half = selector.quote, _LONG // 2
        head = self._found(Selector(quote[:half], selector.prefix, quote[half:_LONG], selector.start, -1))
        tail = self._found(Selector(quote[-half:], quote[-_LONG:-half], selector.suffix, selector.end - half, -1))
        if head is None or tail is None or head.start >= tail.end:
            return None
        length = tail.end - head.start
        return Span(head.start, tail.end) if abs(length - len(quote)) <= len(quote) // _SLACK else None


def _sections(document: Document) -> dict[str, list[Span]]:
    """Return where the sections stand, by title, up to the next heading that is not below theirs."""
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    found: dict[str, list[Span]] = {}
    for number, heading in enumerate(headings):
        behind = (other.start for other in headings[number + 1 :] if other.level <= heading.level)
        section = Span(heading.start, next(behind, len(document.text)))
        found.setdefault(_tidy(heading.span.of(document.text)), []).append(section)
    return {title: places for title, places in found.items() if len(places) == 1}


def _tidy(title: str) -> str:
    return " ".join(title.split()).casefold()


def _id_of(item: Foreign, document_id: DocumentId) -> AnnotationId:
    """Return the item's UUID, or one that the same item always gets."""
    try:
        return AnnotationId(str(UUID(item.id.removeprefix("urn:uuid:"))))
    except ValueError:
        selector = item.selector
        told = item.id or f"{document_id}\n{selector.quote}\n{selector.prefix}\n{selector.start}\n{item.created_at}"
        return AnnotationId(str(uuid5(NAMESPACE_URL, told)))


def _last(places: Sequence[tuple[int, str]], position: int) -> str:
    """Return the name of the last place that begins at the position or before it."""
    at = bisect_right(places, position, key=lambda place: place[0])
    return places[at - 1][1] if at else ""
