"""Reads and writes `.studyprogress` files: a zip of JSON; the same content gives the same bytes.

manifest.json    format version, whom it is for, learner, machine, moment, SHA-256 and size of every other member
documents.json   how far the learner is, by document
answers.json     one row an answer; undone.json: answers that do not count
cards.json       for a class: the cards that were answered
shared.json      for the learner's other machine: cards as they are, and gone.json: cards that were taken back
made.json        for it too, since version 2: marks, labels, corrections, own events; never in a file for a class
removed.json     for it too, since version 3: documents that were taken out of the library
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, cast

from studyapp.domain.analysis import CardType
from studyapp.domain.card import CardId
from studyapp.domain.document import DocumentId
from studyapp.domain.progress_file import (
    AnswerId,
    AskedCard,
    Detail,
    DocumentStanding,
    FileFault,
    GoneCard,
    LearnerId,
    LoggedAnswer,
    Machine,
    MachineId,
    PlanStanding,
    ProgressFault,
    ProgressFile,
    Undone,
)
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.formats.progress_rows import (
    MisfitError,
    Row,
    flag_of,
    made_of,
    made_row,
    memory_of,
    memory_row,
    number_of,
    row_of,
    rows_of,
    shared_of,
    shared_row,
    span_of,
    span_row,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT_VERSION: Final = 3
_CLASS_VERSION: Final = 1
"""Files for a class are as they were, so that a teacher with an older program can read them."""
MAX_FILE: Final = 128 << 20
_MAX_MEMBER: Final = 512 << 20
_MAX_RATIO: Final = 400
_MANIFEST: Final = "manifest.json"
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FILE_MODE = 0o644 << 16
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_KINDS = {kind.value: kind for kind in StudyKind}
_GRADES = {grade.value: grade for grade in Grade}


def write_progress(file: ProgressFile) -> bytes:
    """Return the file's bytes."""
    members = {
        "answers.json": _lines(_answer_row(answer) for answer in file.answers),
        "cards.json": _lines(_card_row(card) for card in file.cards),
        "documents.json": _lines(_document_row(standing) for standing in file.documents),
        "gone.json": _lines([card.id, card.gone_at] for card in file.gone),
        "shared.json": _lines(shared_row(card) for card in file.shared),
        "undone.json": _lines([mark.answer_id, mark.undone_at, mark.restored_at] for mark in file.undone),
    }
    if file.detail is Detail.WHOLE:
        members["made.json"] = _lines(made_row(made) for made in file.made)
        members["removed.json"] = _lines([document_id] for document_id in file.removed)
    manifest = {
        "format": FORMAT_VERSION if file.detail is Detail.WHOLE else _CLASS_VERSION,
        "detail": file.detail.value,
        "learner": file.machine.learner_id,
        "name": file.machine.name,
        "machine": file.machine.id,
        "made_at": (file.made_at - _EPOCH) // _MILLISECOND,
        "members": {path: [hashlib.sha256(data).hexdigest(), len(data)] for path, data in members.items()},
    }
    head = (json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, data in ((_MANIFEST, head), *members.items()):
            info = zipfile.ZipInfo(path, _TIME)
            info.create_system = _UNIX
            info.external_attr = _FILE_MODE
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def read_progress(name: str, data: bytes) -> ProgressFile | FileFault:
    """Return what a file holds, or why it is left aside; never raises."""
    if not data:
        return FileFault(name, ProgressFault.EMPTY)
    if len(data) > MAX_FILE:
        return FileFault(name, ProgressFault.TOO_LARGE)
    try:
        members = _unpacked(data)
        manifest = cast("dict[str, object]", json.loads(members.pop(_MANIFEST)))
        version = number_of(manifest["format"])
        if version > FORMAT_VERSION:
            return FileFault(name, ProgressFault.NEWER, str(version))
        if not _is_as_told(cast("Mapping[str, list[object]]", manifest["members"]), members):
            return FileFault(name, ProgressFault.TAMPERED)
        return _file(manifest, members)
    except _TooLargeError:
        return FileFault(name, ProgressFault.TOO_LARGE)
    except (MisfitError, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError):
        return FileFault(name, ProgressFault.DAMAGED)


class _TooLargeError(Exception):
    """A member would unpack to more than any honest file does."""


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found: dict[str, bytes] = {}
            for info in archive.infolist():
                if info.filename in found:
                    raise MisfitError(info.filename)
                if info.file_size > min(_MAX_MEMBER, (1 << 20) + _MAX_RATIO * info.compress_size):
                    raise _TooLargeError
                found[info.filename] = archive.read(info)
            return found
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise MisfitError(_MANIFEST) from error


def _is_as_told(told: Mapping[str, list[object]], members: Mapping[str, bytes]) -> bool:
    return {path: [hashlib.sha256(data).hexdigest(), len(data)] for path, data in members.items()} == dict(told)


def _file(manifest: Mapping[str, object], members: Mapping[str, bytes]) -> ProgressFile:
    machine = Machine(
        MachineId(text_of(manifest["machine"])), LearnerId(text_of(manifest["learner"])), text_of(manifest["name"])
    )
    return ProgressFile(
        machine=machine,
        detail=Detail(text_of(manifest["detail"])),
        made_at=_moment(manifest["made_at"]),
        documents=tuple(_document(row) for row in rows_of(members["documents.json"])),
        answers=tuple(_answer(row) for row in rows_of(members["answers.json"])),
        undone=tuple(
            Undone(AnswerId(text_of(row[0])), number_of(row[1]), number_of(row[2]))
            for row in rows_of(members["undone.json"])
        ),
        cards=tuple(_card(row) for row in rows_of(members["cards.json"])),
        shared=tuple(shared_of(row) for row in rows_of(members["shared.json"])),
        gone=tuple(GoneCard(CardId(text_of(row[0])), number_of(row[1])) for row in rows_of(members["gone.json"])),
        made=tuple(made_of(row) for row in rows_of(members.get("made.json", b"[]"))),
        removed=tuple(DocumentId(text_of(row[0])) for row in rows_of(members.get("removed.json", b"[]"))),
    )


def _lines(rows: object) -> bytes:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return ("[" + ",\n".join(encode(row) for row in cast("list[object]", rows)) + "]\n").encode()


def _answer_row(answer: LoggedAnswer) -> Row:
    row: Row = [
        answer.id,
        answer.card_id,
        answer.kind.value,
        answer.grade.value,
        (answer.answered_at - _EPOCH) // _MILLISECOND,
        answer.day.isoformat(),
        answer.duration_ms,
        answer.chosen,
    ]
    if answer.before is not None and answer.after is not None:
        row += [answer.wording_revision, memory_row(answer.before), memory_row(answer.after)]
    return row


def _answer(row: Row) -> LoggedAnswer:
    answer_id, card_id, kind, grade, at, day, duration, chosen, *whole = row
    answer = (
        AnswerId(text_of(answer_id)),
        CardId(text_of(card_id)),
        _KINDS[text_of(kind)],
        _GRADES[number_of(grade)],
        _moment(at),
        date.fromisoformat(text_of(day)),
        number_of(duration),
        text_of(chosen),
    )
    if not whole:
        return LoggedAnswer(*answer)
    revision, before, after = whole
    return LoggedAnswer(*answer, number_of(revision), memory_of(before), memory_of(after))


def _card_row(card: AskedCard) -> Row:
    return [card.id, card.document_id, card.type.value, card.prompt, card.answer, span_row(card.source), card.own]


def _card(row: Row) -> AskedCard:
    card_id, document_id, kind, prompt, answer, span, own = row
    return AskedCard(
        CardId(text_of(card_id)),
        DocumentId(text_of(document_id)),
        CardType(text_of(kind)),
        text_of(prompt),
        text_of(answer),
        span_of(span),
        flag_of(own),
    )


def _document_row(standing: DocumentStanding) -> Row:
    plan = [
        [entry.section, entry.title, entry.due and entry.due.isoformat(), entry.cards, entry.studied]
        for entry in standing.plan
    ]
    counts = [standing.cards, standing.studied, standing.due, standing.mature]
    return [standing.document_id, standing.title, *counts, plan]


def _document(row: Row) -> DocumentStanding:
    document_id, title, cards, studied, due, mature, plan = row
    entries = tuple(_entry(row_of(each)) for each in row_of(plan))
    counts = [number_of(each) for each in (cards, studied, due, mature)]
    return DocumentStanding(DocumentId(text_of(document_id)), text_of(title), *counts, plan=entries)


def _entry(row: Row) -> PlanStanding:
    section, title, due, cards, studied = row
    day = None if due is None else date.fromisoformat(text_of(due))
    return PlanStanding(text_of(section), text_of(title), day, number_of(cards), number_of(studied))


def _moment(value: object) -> datetime:
    return _EPOCH + number_of(value) * _MILLISECOND
