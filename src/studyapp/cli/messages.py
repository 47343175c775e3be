"""Turns errors into sentences for the terminal: what happened, what is safe, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.cli.pack_words import bad_pack
from studyapp.domain import errors
from studyapp.domain.errors import BadEdit, ExchangeFault, InstallerFault, Unreadable


@dataclass(frozen=True, slots=True)
class Message:
    """What is told of an error; `details` are for a report to us."""

    happened: str
    safe: str
    advice: str
    details: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.safe, self.advice) if part)


def describe(error: errors.StudyError) -> Message:
    """Return the sentences for an error; every kind has its own."""
    match error:
        case errors.UnreadableFileError():
            return _unreadable(error)
        case errors.AnalysisError():
            return _analysis(error)
        case errors.StoreError():
            return _store(error)
        case errors.AnnotationExportError(is_empty=True):
            return Message("There are no marks to be written.", "Nothing was written.", "Try without --in or --tag.")
        case errors.AnnotationExportError():
            advice = "Is there room, and may you write there?"
            return Message(f"“{error.name}” cannot be written.", "Your marks are unchanged.", advice, error.details)
        case errors.BadEditError():
            return Message(_BAD_EDIT[error.reason], "Nothing was changed.", "")
        case errors.BadInstallerError():
            happened, advice = _BAD_INSTALLER[error.fault]
            return Message(happened.format(error.name), "The files you named are unchanged.", advice, error.details)
        case errors.BadPackError():
            happened, advice = bad_pack(error)
            return Message(happened, "Your library is unchanged.", advice, error.details)
        case _:
            return _other(error)


NOT_ENGLISH = "This text is not in English; names, dates and cards are found in English texts."


def stage_failed(stage: str) -> str:
    """Return the sentence for a stage of the analysis that a fault of the program cost."""
    what = _STAGES.get(stage, f"the {stage}")
    return f"A fault of studyapp cost {what}. Everything else is here; please report the text that did it."


_STAGES = {"times": "the dates", "entities": "the names", "events": "the timeline"}


def _unreadable(error: errors.UnreadableFileError) -> Message:
    happened, advice = _UNREADABLE[error.reason]
    name = error.name or "the text"
    values = {"name": name, "limit": error.limit_mib, "details": error.details}
    safe = "Nothing was stored, and what you had before is unchanged."
    return Message(_sentence(happened.format(**values)), safe, advice.format(**values), error.details)


_UNREADABLE: dict[Unreadable, tuple[str, str]] = {
    Unreadable.MISSING: ("“{name}” is not there.", "Check the path; the file may have been moved or renamed."),
    Unreadable.NOT_A_FILE: ("“{name}” is no file, but a folder or a device.", "Name the files in it one by one."),
    Unreadable.NO_PERMISSION: ("“{name}” may not be read by you.", "Ask its owner for permission, or copy it first."),
    Unreadable.EMPTY: ("“{name}” holds no text.", "Open a file with words in it."),
    Unreadable.BINARY: ("“{name}” is not a text.", "Save it as text or Markdown from the program that made it."),
    Unreadable.ENCODING: (
        "The characters of “{name}” cannot be made out.",
        "Name its encoding (--encoding cp1252, for example), or save it as UTF-8.",
    ),
    Unreadable.TOO_LARGE: ("“{name}” is larger than {limit} MiB.", "Split it into parts and open these."),
    Unreadable.UNKNOWN_FORMAT: (
        "Files of the kind {details} cannot be opened yet: “{name}”.",
        "PDF, Word (.docx), EPUB, web pages, text and Markdown can; save it as one of these.",
    ),
    Unreadable.LIMITS: (
        "Reading “{name}” took too much time or memory, and was stopped.",
        "The file may be damaged or made to do harm; save its text alone and open that.",
    ),
    Unreadable.DAMAGED: ("“{name}” could not be read to its end.", "Get the file again, or open another copy of it."),
    Unreadable.NOT_ANNOTATIONS: (
        "There are no annotations in “{name}” that can be read.",
        "W3C Web Annotations and the JSON exports of Hypothesis and calibre can.",
    ),
    Unreadable.ENCRYPTED: (
        "“{name}” is locked with a password.",
        "Save a copy without the password in the program that locked it, and open that.",
    ),
    Unreadable.PICTURES_ONLY: (
        "“{name}” holds pictures of pages, no text: it was scanned.",
        "Let a scanning program recognise its text (OCR), and open what that saves.",
    ),
    Unreadable.PROTECTED: (
        "“{name}” is locked by copy protection.",
        "Only the shop's own reader can open it; ask for a copy without protection.",
    ),
    Unreadable.BOMB: (
        "“{name}” would unpack to far more than it should ({details}).",
        "A file like this may be made to do harm; delete it, or get it again from where you trust.",
    ),
}

_BAD_EDIT: dict[BadEdit, str] = {
    BadEdit.EMPTY_NAME: "A name needs at least one letter.",
    BadEdit.EMPTY_PASSAGE: "A mark needs at least one character of the text.",
    BadEdit.EMPTY_CARD: "A card needs a question and an answer.",
    BadEdit.EMPTY_TEXT: "There is no text to make a document of.",
    BadEdit.NOT_AN_ALIAS: "The entry has no such name that could be split off.",
    BadEdit.SAME_ENTITY: "An entry cannot be merged into itself.",
    BadEdit.UNREADABLE_DATE: "This is no date that can be read.",
}


def _analysis(error: errors.AnalysisError) -> Message:
    match error:
        case errors.AnalysisCancelledError():
            return Message(
                "The analysis was stopped.", "What was found before is unchanged.", "Start it again at any time."
            )
        case errors.ModelMissingError():
            return Message(
                "The language model is missing or damaged.",
                "Your library is unchanged; you can read, and study the cards you have.",
                "Install the program again to get its model back.",
                error.details,
            )
        case _:
            return Message(
                "The text could not be analysed.",
                "The text and everything you made of it are unchanged.",
                "Try again; if it fails again, report it with the output of --details.",
                error.details if isinstance(error, errors.AnalysisFailedError) else "",
            )


def _store(error: errors.StoreError) -> Message:
    details = f"{error.path} {error.details}".strip()
    match error:
        case errors.DatabaseTooNewError():
            return Message(
                f"The library {error.path} was made by a newer version of studyapp.",
                "It was not touched.",
                "Install that version, or use another folder with --data-dir.",
                details,
            )
        case errors.DatabaseDamagedError():
            return Message(
                f"The library {error.path} is damaged.",
                "It was not changed any further, and your backups are untouched.",
                "Start the window: it offers to put a backup in its place, and keeps the damaged file.",
                details,
            )
        case errors.DatabaseBusyError():
            return Message(
                f"Another program holds the library {error.path}.",
                "Nothing was changed.",
                "Close that program and try again.",
                details,
            )
        case errors.DiskFullError():
            return Message(
                "The disk is full.",
                "The last change was not stored; everything before it is safe.",
                "Make room and do it again.",
                details,
            )
        case errors.ReadOnlyError():
            return Message(
                f"Nothing can be written to {error.path}.",
                "Nothing was changed.",
                "Allow writing there, or use another folder with --data-dir.",
                details,
            )
        case _:
            return Message("The library cannot be used.", "Nothing was changed.", "Try again.", details)


_BAD_INSTALLER: dict[InstallerFault, tuple[str, str]] = {
    InstallerFault.UNKNOWN: ("“{}” is no installer of studyapp.", "Name the file as it is handed out."),
    InstallerFault.DAMAGED: ("“{}” is damaged.", "Copy it again, and compare its checksum."),
    InstallerFault.OLDER: ("“{}” is not newer than this program.", "Name a newer installer."),
    InstallerFault.OTHER_SYSTEM: ("“{}” is for another system.", "Name the file for this computer."),
    InstallerFault.FORGED: ("The signature beside “{}” does not hold.", "Do not start it; get the files again."),
    InstallerFault.NO_PACKS: ("No course was named.", "Name at least one .studypack with --pack."),
    InstallerFault.BAD_PACK: ("The study pack “{}” cannot be used.", "Make the pack again."),
    InstallerFault.TOO_LARGE: ("The packs are too large together.", "Make two installers of them."),
    InstallerFault.SAME_FILE: ("“{}” would overwrite itself.", "Name another folder with --to."),
    InstallerFault.UNREADABLE: ("“{}” cannot be read.", "Check the path, and whether you may read it."),
    InstallerFault.UNWRITABLE: ("“{}” cannot be written.", "Name a folder with room where you may write."),
}


def _exchange(error: errors.ExchangeError) -> Message:
    title, advice = {
        ExchangeFault.NEWER: (
            f"“{error.name}” was made by a newer program.",
            "Export it again there for older versions, or update this program.",
        ),
        ExchangeFault.WRONG_SCHEMA: (
            f"“{error.name}” is no file of cards that this program knows.",
            "Export it again as .apkg or .csv.",
        ),
        ExchangeFault.EMPTY: (
            f"There is nothing to put into “{error.name}”, or nothing in it.",
            "Approved cards are written; a timeline needs events with a date.",
        ),
        ExchangeFault.UNWRITABLE: (f"“{error.name}” cannot be written.", "Is there room, and may you write there?"),
    }[error.fault]
    return Message(title, "The library is unchanged.", advice, error.details)


def _other(error: errors.StudyError) -> Message:
    untouched = "Nothing was changed."
    match error:
        case errors.AlreadyRunningError():
            return Message(
                f"The library in {error.data_dir} is open in another studyapp already.",
                "So that the two do not overwrite each other's work, nothing was touched.",
                "Close the window first, or use another folder with --data-dir.",
            )
        case errors.UnknownDocumentError():
            return Message(
                f"No document in the library fits “{error.document_id}”, or several do.",
                untouched,
                "`studyapp list` shows what there is; the first letters of the id or of the title are enough.",
            )
        case errors.UnknownImageError():
            return Message("The document does not show this picture.", untouched, "")
        case errors.UnknownEntityError():
            return Message(f"The glossary has no entry {error.key} (any more).", untouched, "")
        case errors.UnknownEventError():
            return Message(f"The timeline has no event {error.key} (any more).", untouched, "")
        case errors.GeneratorError():
            told = error.reason.value.replace("_", " ")
            return Message(f"The local generator gave nothing ({told}).", untouched, "It is optional.")
        case errors.ExchangeError():
            return _exchange(error)
        case errors.UnknownCardError():
            return Message(f"There is no card {error.card_id} (any more).", untouched, "")
        case errors.UnknownPackError():
            return Message(f"There is no study pack {error.pack_id} (any more).", untouched, "")
        case errors.UnknownAnnotationError():
            return Message(f"There is no annotation {error.annotation_id} (any more).", untouched, "")
        case errors.NothingToUndoError():
            return Message("There is nothing left to undo.", untouched, "")
        case errors.UndoConflictError():
            return Message("What that step changed has been changed again since.", "Nothing was undone.", "")
        case _:
            return Message("That did not work.", untouched, "", str(error))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] if not text.startswith("“") else text
