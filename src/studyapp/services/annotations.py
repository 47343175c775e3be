"""Annotations: marks on passages with colour, note and tags. Whatever is done to one or many is one undoable step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from studyapp.domain.annotation import (
    COLORS,
    Annotation,
    AnnotationFilter,
    AnnotationId,
    AnnotationKind,
    Tag,
    tag_key,
    tidy_tag,
    tidy_tags,
)
from studyapp.domain.changes import NO_CHANGES, Changes
from studyapp.domain.errors import BadEdit, BadEditError
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import Clock
    from studyapp.store.annotations import AnnotationStore


def new_id() -> AnnotationId:
    """Return an id that nobody has: a random UUID."""
    return AnnotationId(str(uuid4()))


class Annotations:
    """Everything that can be done with annotations.

    Methods that take ids raise UnknownAnnotationError when one is unknown, and return NO_CHANGES when everything is as
    wanted already. Several ids are one step.
    """

    def __init__(self, store: AnnotationStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of_document(self, document_id: DocumentId) -> tuple[Annotation, ...]:
        """Return a document's annotations in text order, orphans last. Raises UnknownDocumentError."""
        return tuple(sorted(self._store.of_document(document_id), key=lambda annotation: annotation.orphaned))

    def listed(self, wanted: AnnotationFilter) -> tuple[Annotation, ...]:
        """Return the annotations of all documents that the filter takes, document by document, in text order."""
        found = self._store.of_document(wanted.document_id) if wanted.document_id else self._store.all()
        return tuple(annotation for annotation in found if wanted.takes(annotation))

    def add(
        self,
        document_id: DocumentId,
        span: Span,
        *,
        kind: AnnotationKind = AnnotationKind.HIGHLIGHT,
        color: int = 1,
        note: str = "",
        tags: Iterable[str] = (),
        annotation_id: AnnotationId | None = None,
    ) -> Changes:
        """Mark a passage; white space at its ends is left out. An id may be given, so that the caller knows it.

        Raises UnknownDocumentError, and BadEditError when nothing of the text is in the span.
        """
        text = self._store.text(document_id)
        now = self._clock()
        made = Annotation(
            id=annotation_id or new_id(),
            document_id=document_id,
            selector=Selector.of(passage := trimmed(span, text), text),
            span=passage,
            kind=kind,
            color=_color(color),
            created_at=now,
            modified_at=now,
            note=note.strip(),
            tags=tidy_tags(tags),
        )
        return self._store.add("annotation.add", (made,), now)

    def add_all(self, annotations: Sequence[Annotation]) -> Changes:
        """Keep annotations that were made elsewhere, as one step; their ids must be free."""
        return self._store.add("annotation.import", annotations, self._clock())

    def recolor(self, ids: Sequence[AnnotationId], color: int) -> Changes:
        """Give annotations another colour, 1 to 8."""
        return self._change("annotation.color", ids, lambda one: replace(one, color=_color(color)))

    def set_kind(self, ids: Sequence[AnnotationId], kind: AnnotationKind) -> Changes:
        """Mark passages in another way."""
        return self._change("annotation.kind", ids, lambda one: replace(one, kind=kind))

    def write(self, annotation_id: AnnotationId, *, note: str, tags: Iterable[str]) -> Changes:
        """Keep the note (Markdown) and the tags of one annotation."""
        said, tagged = note.strip(), tidy_tags(tags)
        return self._change("annotation.note", (annotation_id,), lambda one: replace(one, note=said, tags=tagged))

    def tag(self, ids: Sequence[AnnotationId], tag: str, tagged: bool = True) -> Changes:
        """Put a tag on annotations, or take it off. Raises BadEditError for a blank one."""
        key = tag_key(_tag(tag))

        def retagged(one: Annotation) -> Annotation:
            if tagged:
                return replace(one, tags=tidy_tags((*one.tags, tag)))
            return replace(one, tags=tuple(name for name in one.tags if tag_key(name) != key))

        return self._change("annotation.tag" if tagged else "annotation.untag", ids, retagged)

    def delete(self, ids: Sequence[AnnotationId]) -> Changes:
        """Delete annotations."""
        return self._change("annotation.delete", ids, lambda _: None)

    def attach(self, annotation_id: AnnotationId, span: Span) -> Changes:
        """Attach an annotation to another passage of its document: an orphan, or one that sits wrongly."""

        def attached(one: Annotation) -> Annotation:
            text = self._store.text(one.document_id)
            passage = trimmed(span, text)
            return replace(one, span=passage, selector=Selector.of(passage, text))

        return self._change("annotation.attach", (annotation_id,), attached)

    def tags(self) -> tuple[Tag, ...]:
        """Return the tags in use in all documents, sorted."""
        counts: dict[str, int] = {}
        names: dict[str, str] = {}
        for annotation in self._store.all():
            for name in annotation.tags:
                names.setdefault(tag_key(name), name)
                counts[tag_key(name)] = counts.get(tag_key(name), 0) + 1
        return tuple(Tag(names[key], counts[key]) for key in sorted(counts))

    def rename_tag(self, old: str, new: str) -> Changes:
        """Call a tag otherwise everywhere; where the new name is in use the two become one.

        Raises BadEditError for a blank name; see `delete_tag`.
        """
        wanted, key = _tag(new), tag_key(old)
        merging = tag_key(wanted) != key and any(tag_key(tag.name) == tag_key(wanted) for tag in self.tags())

        def renamed(one: Annotation) -> Annotation:
            if key not in (tag_key(name) for name in one.tags):
                return one
            others = [name for name in one.tags if tag_key(name) not in (key, tag_key(wanted))]
            return replace(one, tags=tidy_tags((*others, wanted)))

        name = "annotation.merge_tags" if merging else "annotation.rename_tag"
        return self._store.change_all(name, renamed, self._clock())

    def delete_tag(self, tag: str) -> Changes:
        """Take a tag off everything."""
        key = tag_key(tag)

        def stripped(one: Annotation) -> Annotation:
            return replace(one, tags=tuple(name for name in one.tags if tag_key(name) != key))

        return self._store.change_all("annotation.delete_tag", stripped, self._clock())

    def labels(self) -> dict[int, str]:
        """Return the learner's own labels of colours; a colour without one is not in it."""
        return self._store.labels()

    def set_label(self, color: int, label: str) -> Changes:
        """Say what a colour means; a blank label takes the meaning away."""
        return self._store.set_label("annotation.label", _color(color), " ".join(label.split()), self._clock())

    def _change(
        self, name: str, ids: Sequence[AnnotationId], change: Callable[[Annotation], Annotation | None]
    ) -> Changes:
        return self._store.change(name, ids, change, self._clock()) if ids else NO_CHANGES


def trimmed(span: Span, text: str) -> Span:
    """Leave out white space at either end, and what lies outside the text.

    Raises BadEditError where nothing is left.
    """
    start, end = max(0, span.start), min(span.end, len(text))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start >= end:
        raise BadEditError(BadEdit.EMPTY_PASSAGE)
    return Span(start, end)


def _color(color: int) -> int:
    if color not in COLORS:
        message = f"there is no colour {color}"
        raise ValueError(message)
    return color


def _tag(name: str) -> str:
    tag = tidy_tag(name)
    if not tag:
        raise BadEditError(BadEdit.EMPTY_NAME)
    return tag
