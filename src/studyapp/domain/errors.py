"""Every error a person can be told about. They carry data; `ui/messages.py` and `cli/messages.py` make sentences of it.

StudyError
├── UnreadableFileError       a file could not be read (reason says why)
├── AnalysisError
│   ├── AnalysisCancelledError  a person stopped it
│   ├── AnalysisFailedError     the child process raised, died, or ran over its limits
│   └── ModelMissingError       the language model is not installed or damaged
├── StoreError
│   ├── DatabaseTooNewError   the file was made by a newer program
│   ├── DatabaseDamagedError  SQLite finds the file corrupt, or it is no database
│   ├── DatabaseBusyError     another program holds the file
│   ├── DiskFullError         no room for the write
│   └── ReadOnlyError         the folder or the file cannot be written
├── AlreadyRunningError       another instance uses this data folder
├── UnknownDocumentError      no document has this id
├── UnknownImageError         the document does not show this picture
├── UnknownEntityError        the glossary has no such entry (any more)
├── UnknownEventError         the timeline has no such event (any more)
├── UnknownCardError          no card has this id (any more)
├── UnknownAnnotationError    no annotation has this id (any more)
├── AnnotationExportError     annotations cannot be written into a file
├── BadInstallerError         a course cannot be put into this installer, or taken out of it (fault says why)
├── BadPackError              a study pack is refused as a whole (fault says why)
├── ExchangeError             a file of cards cannot be taken in, or written (fault says why)
├── UnknownPackError          no such pack is installed, or being made
├── BadEditError              what a person typed cannot be kept (reason says why)
├── GeneratorError            the local generator cannot be asked (reason says why)
├── NothingToUndoError        the history is empty in that direction
└── UndoConflictError         what a step touched was changed since by something else
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class StudyError(Exception):
    """Base of every error a person can be told about."""


class Unreadable(StrEnum):
    """Why a file could not be read."""

    MISSING = "missing"
    NOT_A_FILE = "not_a_file"
    NO_PERMISSION = "no_permission"
    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    TOO_LARGE = "too_large"
    UNKNOWN_FORMAT = "unknown_format"
    LIMITS = "limits"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NOT_ANNOTATIONS = "not_annotations"
    PICTURES_ONLY = "pictures_only"
    PROTECTED = "protected"
    BOMB = "bomb"


class UnreadableFileError(StudyError):
    """A file could not be read; nothing was stored.

    Attributes:
        limit_mib: the size limit that was passed, for TOO_LARGE.
    """

    def __init__(self, *, name: str, reason: Unreadable, details: str = "", limit_mib: int = 0) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.details = details
        self.limit_mib = limit_mib

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border: exceptions with keyword-only arguments cannot by themselves."""
        return (_unreadable, (self.name, self.reason, self.details, self.limit_mib))


def _unreadable(name: str, reason: Unreadable, details: str, limit_mib: int) -> UnreadableFileError:
    return UnreadableFileError(name=name, reason=reason, details=details, limit_mib=limit_mib)


class AnalysisError(StudyError):
    """An analysis ended without a result; what was stored before it is untouched."""


class AnalysisCancelledError(AnalysisError):
    """A person stopped the analysis."""


class AnalysisFailedError(AnalysisError):
    """The analysis process raised or died; `details` is its traceback or exit code."""

    def __init__(self, details: str) -> None:
        super().__init__(details)
        self.details = details


class ModelMissingError(AnalysisError):
    """The language model is not installed, or damaged."""

    def __init__(self, details: str) -> None:
        super().__init__(details)
        self.details = details


class StoreError(StudyError):
    """The database file cannot be used as it should; `path` names it."""

    def __init__(self, path: Path, details: str = "") -> None:
        super().__init__(f"{path}: {details}")
        self.path = path
        self.details = details


class DatabaseTooNewError(StoreError):
    """The file was made by a newer version of the program; it was not touched."""


class DatabaseDamagedError(StoreError):
    """SQLite finds the file corrupt, or it is no database of ours."""


class DatabaseBusyError(StoreError):
    """Another program holds the file."""


class DiskFullError(StoreError):
    """There is no room for the write; it was rolled back."""


class ReadOnlyError(StoreError):
    """The folder or the file cannot be written."""


class AlreadyRunningError(StudyError):
    """Another instance of the program uses this data folder."""

    def __init__(self, data_dir: Path) -> None:
        super().__init__(str(data_dir))
        self.data_dir = data_dir


class UnknownDocumentError(StudyError):
    """No document has this id, or several begin with it."""

    def __init__(self, document_id: str) -> None:
        super().__init__(document_id)
        self.document_id = document_id


class UnknownImageError(StudyError):
    """The document shows no such picture."""

    def __init__(self, image_id: str) -> None:
        super().__init__(image_id)
        self.image_id = image_id


class UnknownEntityError(StudyError):
    """The glossary has no such entry, or no longer."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class UnknownEventError(StudyError):
    """The timeline has no such event, or no longer."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class UnknownCardError(StudyError):
    """No card has this id, or no longer."""

    def __init__(self, card_id: str) -> None:
        super().__init__(card_id)
        self.card_id = card_id


class UnknownAnnotationError(StudyError):
    """No annotation has this id, or no longer."""

    def __init__(self, annotation_id: str) -> None:
        super().__init__(annotation_id)
        self.annotation_id = annotation_id


class AnnotationExportError(StudyError):
    """Annotations cannot be written into a file; what was there is as it was.

    Attributes:
        name: the file's.
        is_empty: there are none to be written.
    """

    def __init__(self, name: str, *, is_empty: bool = False, details: str = "") -> None:
        super().__init__(name, details)
        self.name = name
        self.is_empty = is_empty
        self.details = details


class BadEdit(StrEnum):
    """Why something typed cannot be kept."""

    EMPTY_NAME = "empty_name"
    EMPTY_CARD = "empty_card"
    EMPTY_TEXT = "empty_text"
    NOT_AN_ALIAS = "not_an_alias"
    SAME_ENTITY = "same_entity"
    UNREADABLE_DATE = "unreadable_date"
    EMPTY_PASSAGE = "empty_passage"


class BadEditError(StudyError):
    """What a person typed cannot be kept; nothing was changed."""

    def __init__(self, reason: BadEdit) -> None:
        super().__init__(str(reason))
        self.reason = reason


class InstallerFault(StrEnum):
    """Why a course cannot be put into an installer, or be taken out of it."""

    UNKNOWN = "unknown"
    DAMAGED = "damaged"
    OLDER = "older"
    OTHER_SYSTEM = "other_system"
    FORGED = "forged"
    NO_PACKS = "no_packs"
    BAD_PACK = "bad_pack"
    TOO_LARGE = "too_large"
    SAME_FILE = "same_file"
    UNREADABLE = "unreadable"
    UNWRITABLE = "unwritable"


class BadInstallerError(StudyError):
    """A course cannot be put into an installer, or be taken out of it; the file is as it was."""

    def __init__(self, name: str, fault: InstallerFault, *, details: str = "") -> None:
        super().__init__(f"{name}: {fault}")
        self.name = name
        self.fault = fault
        self.details = details


class PackFault(StrEnum):
    """Why a study pack is refused."""

    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    TAMPERED = "tampered"
    """A member is not as the manifest says, or there is one too many."""
    BAD_SIGNATURE = "bad_signature"
    TOO_LARGE = "too_large"
    UNSAFE = "unsafe"
    """A name leads out of the pack, or is none of a pack's."""
    NEWER = "newer"
    """Of a format version that this program does not know."""
    WRONG_SCHEMA = "wrong_schema"
    LIMITS = "limits"
    OLDER_EDITION = "older_edition"
    """A newer edition is installed."""
    OTHER_SIGNER = "other_signer"
    """The installed edition was signed with another key; nobody has agreed to this one."""
    UNWRITABLE = "unwritable"
    EMPTY = "empty"
    """A pack that is to be made has no documents, or no title."""
    BAD_KEY = "bad_key"
    """A file that should hold an author's key does not."""
    NO_KEY = "no_key"


class BadPackError(StudyError):
    """A study pack is refused as a whole, or cannot be made; the library is as it was.

    Attributes:
        name: of the file, or the title.
        details: a place in the file or a version, never content.
    """

    def __init__(self, name: str, fault: PackFault, details: str = "") -> None:
        super().__init__(name, fault, details)
        self.name = name
        self.fault = fault
        self.details = details

    def __str__(self) -> str:
        return f"{self.name}: {self.fault} {self.details}".strip()


class ExchangeFault(StrEnum):
    """Why a file of cards is refused as a whole, or cannot be written."""

    NEWER = "newer"
    """Made by a newer program, in a form that this one does not know."""
    WRONG_SCHEMA = "wrong_schema"
    """Not what its name says, or without the tables or columns that it needs."""
    EMPTY = "empty"
    """Nothing in it, or nothing to be written."""
    UNWRITABLE = "unwritable"


class ExchangeError(StudyError):
    """A file of cards is refused as a whole, or cannot be written; the library is as it was."""

    def __init__(self, name: str, fault: ExchangeFault, details: str = "") -> None:
        super().__init__(name, fault, details)
        self.name = name
        self.fault = fault
        self.details = details

    def __str__(self) -> str:
        return f"{self.name}: {self.fault} {self.details}".strip()


class UnknownPackError(StudyError):
    """No such pack is installed, or being made."""

    def __init__(self, pack_id: str) -> None:
        super().__init__(pack_id)
        self.pack_id = pack_id


class GeneratorFault(StrEnum):
    """Why the local generator gave nothing."""

    TURNED_OFF = "turned_off"
    BAD_ADDRESS = "bad_address"
    NOT_LOCAL = "not_local"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    REDIRECTED = "redirected"
    REFUSED = "refused"
    BAD_ANSWER = "bad_answer"
    CANCELLED = "cancelled"


class GeneratorError(StudyError):
    """The local generator gave nothing; `details` is a host, a status or a time, never a word of the document."""

    def __init__(self, reason: GeneratorFault, details: str = "") -> None:
        super().__init__(f"{reason}: {details}")
        self.reason = reason
        self.details = details


class NothingToUndoError(StudyError):
    """The history is empty in that direction."""


class UndoConflictError(StudyError):
    """What a step touched was changed since by something else; nothing was undone, or with `redoing` done again."""

    def __init__(self, step_name: str, *, redoing: bool = False) -> None:
        super().__init__(step_name)
        self.step_name = step_name
        self.redoing = redoing
