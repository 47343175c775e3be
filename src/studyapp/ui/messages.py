"""Turns errors into sentences: what happened, what is safe, what to do. `message_card` shows them."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from studyapp.domain import errors
from studyapp.domain.errors import BadEdit, ExchangeFault, InstallerFault, StudyError, Unreadable
from studyapp.ui.generator_words import generator_words
from studyapp.ui.pack_words import pack_error_words
from studyapp.ui.step_words import step_text


@dataclass(frozen=True, slots=True)
class Message:
    """What is shown: a title, what is safe, what to do, and details for whoever asks."""

    title: str
    sentence: str
    advice: str = ""
    details: str = ""


def describe(error: BaseException) -> Message:
    """Return the sentences for an error; every StudyError has its own, anything else is a bug of ours."""
    match error:
        case errors.UnreadableFileError():
            title, advice = _unreadable(error)
            return Message(title, _tr("Your library is unchanged."), advice, error.details)
        case errors.AnalysisError():
            return _analysis(error)
        case errors.StoreError():
            return _store(error)
        case errors.AnnotationExportError(is_empty=True):
            advice = _tr("Choose all documents, or mark a passage first.")
            return Message(_tr("There are no marks to be written"), _tr("Nothing was written."), advice)
        case errors.AnnotationExportError():
            title, advice = _tr("“{0}” cannot be written"), _tr("Choose a folder with room where you may write.")
            return Message(title.format(error.name), _tr("Your marks are unchanged."), advice, error.details)
        case errors.BadEditError():
            return Message(_bad_edit(error.reason), _tr("Nothing was changed."))
        case errors.BadInstallerError():
            return _bad_installer(error)
        case errors.BadPackError():
            title, advice = pack_error_words(error)
            return Message(title, _tr("Your library is unchanged."), advice, error.details)
        case StudyError():
            return _other(error)
        case _:
            return Message(
                _tr("Something went wrong in the program"),
                _tr("What you had before is still stored."),
                _tr("Try again. If it comes back, restart the program and report the details."),
                "".join(traceback.format_exception(error)),
            )


def _unreadable(error: errors.UnreadableFileError) -> tuple[str, str]:
    title, advice = _unreadable_place(error.reason) or _unreadable_content(error.reason)
    return title.format(error.name, error.limit_mib), advice


def _unreadable_place(reason: Unreadable) -> tuple[str, str] | None:
    """Return what to say where the content was not even looked at."""
    match reason:
        case Unreadable.MISSING:
            return _tr("“{0}” is not there any more"), _tr("Look where it went, and open it again.")
        case Unreadable.NOT_A_FILE:
            return _tr("“{0}” is a folder"), _tr("Open the files in it one by one.")
        case Unreadable.NO_PERMISSION:
            return _tr("“{0}” may not be read"), _tr("Ask its owner for permission, or copy it first.")
        case Unreadable.EMPTY:
            return _tr("“{0}” holds no text"), _tr("Open a file with text in it.")
        case Unreadable.TOO_LARGE:
            return _tr("“{0}” is larger than {1} MiB"), _tr("Split it into parts, and open these.")
        case Unreadable.UNKNOWN_FORMAT:
            return _tr("“{0}” is of a kind that cannot be opened yet"), _tr(
                "PDF, Word (.docx), EPUB, web pages, text and Markdown can. You can also copy the text and paste it."
            )
        case _:
            return None


def _unreadable_content(reason: Unreadable) -> tuple[str, str]:
    match reason:
        case Unreadable.BINARY:
            return _tr("“{0}” is not a text"), _tr("Save it as text or Markdown and open that.")
        case Unreadable.ENCODING:
            return _tr("The characters of “{0}” cannot be made out"), _tr("Save the file as UTF-8 and open it again.")
        case Unreadable.LIMITS:
            return _tr("Reading “{0}” took too much time or memory"), _tr(
                "The file may be damaged or made to do harm. Save the text alone and open that."
            )
        case Unreadable.NOT_ANNOTATIONS:
            return _tr("There are no annotations in “{0}” that can be read"), _tr(
                "W3C Web Annotations and the JSON exports of Hypothesis and calibre can."
            )
        case Unreadable.ENCRYPTED:
            return _tr("“{0}” is locked with a password"), _tr(
                "Open it in the program that locked it, save a copy without the password, and open that."
            )
        case Unreadable.PICTURES_ONLY:
            return _tr("“{0}” holds pictures of pages, no text"), _tr(
                "It was scanned. Let a scanning program recognise its text (OCR), and open what that saves."
            )
        case Unreadable.PROTECTED:
            return _tr("“{0}” is locked by copy protection"), _tr(
                "Only the shop's own reader can open it. Ask the shop or library for a copy without protection."
            )
        case Unreadable.BOMB:
            return _tr("“{0}” would unpack to far more than it should"), _tr(
                "A file like this may be made to do harm. Delete it, or get it again from where you trust."
            )
        case _:
            return _tr("“{0}” is damaged"), _tr("Get the file again, or open another copy.")


def _analysis(error: errors.AnalysisError) -> Message:
    match error:
        case errors.AnalysisCancelledError():
            return Message(
                _tr("Stopped"), _tr("What was found before is still there."), _tr("You can start it again at any time.")
            )
        case errors.ModelMissingError():
            return Message(
                _tr("The language model is missing or damaged"),
                _tr("You can read, and study what was found before."),
                _tr("Install the program again to get its language model back."),
                error.details,
            )
        case _:
            details = error.details if isinstance(error, errors.AnalysisFailedError) else ""
            return Message(
                _tr("The text could not be analysed"),
                _tr("The text itself, and everything you made, is unchanged."),
                _tr("Try again. If it fails again, report the details."),
                details,
            )


def _store(error: errors.StoreError) -> Message:
    title, sentence, advice = _store_sentences(error)
    return Message(title, sentence, advice, f"{error.path}\n{error.details}".strip())


def _store_sentences(error: errors.StoreError) -> tuple[str, str, str]:
    untouched = _tr("Nothing was changed.")
    match error:
        case errors.DatabaseTooNewError():
            return (
                _tr("This library was made by a newer version of the program"),
                _tr("It was not touched."),
                _tr("Install the newer version, or use another data folder."),
            )
        case errors.DatabaseDamagedError():
            return (
                _tr("The library file is damaged"),
                _tr("It was not changed any further. Your backups are untouched."),
                _tr("Choose File › Backups… and go back to a good day."),
            )
        case errors.DatabaseBusyError():
            advice = _tr("Close the other program, then try again.")
            return _tr("Another program holds the library file"), untouched, advice
        case errors.DiskFullError():
            saved = _tr("The last change was not stored; everything before it is safe.")
            return _tr("The disk is full"), saved, _tr("Make room, then do it again.")
        case errors.ReadOnlyError():
            advice = _tr("Allow writing to the folder, or start with another one.")
            return _tr("The data folder cannot be written"), untouched, advice
        case _:
            return _tr("The library file cannot be used"), untouched, _tr("Restart the program.")


def _bad_edit(reason: BadEdit) -> str:
    match reason:
        case BadEdit.EMPTY_NAME:
            return _tr("A name needs at least one letter")
        case BadEdit.EMPTY_CARD:
            return _tr("A card needs a question and an answer")
        case BadEdit.EMPTY_TEXT:
            return _tr("There is no text to make a document of")
        case BadEdit.NOT_AN_ALIAS:
            return _tr("The entry has no such name that could be split off")
        case BadEdit.SAME_ENTITY:
            return _tr("An entry cannot be merged into itself")
        case BadEdit.UNREADABLE_DATE:
            return _tr("This is no date that can be read")
        case BadEdit.EMPTY_PASSAGE:
            return _tr("A mark needs at least one character of the text")


def _bad_installer(error: errors.BadInstallerError) -> Message:
    title, advice = {
        InstallerFault.UNKNOWN: (
            _tr("“{0}” is no installer of this program"),
            _tr("Choose the file as we hand it out."),
        ),
        InstallerFault.DAMAGED: (_tr("“{0}” is damaged"), _tr("Copy or download it again, and compare its checksum.")),
        InstallerFault.OLDER: (_tr("“{0}” is not newer than this program"), _tr("Choose a newer installer.")),
        InstallerFault.OTHER_SYSTEM: (_tr("“{0}” is for another system"), _tr("Choose the file for this computer.")),
        InstallerFault.FORGED: (
            _tr("The signature beside “{0}” does not hold"),
            _tr("Do not start it. Get the files again from where you trust."),
        ),
        InstallerFault.NO_PACKS: (_tr("No course was chosen"), _tr("Add at least one study pack.")),
        InstallerFault.BAD_PACK: (_tr("The study pack “{0}” cannot be used"), _tr("Make the pack again.")),
        InstallerFault.TOO_LARGE: (_tr("These packs are too large together"), _tr("Make two installers of them.")),
        InstallerFault.SAME_FILE: (_tr("“{0}” would overwrite itself"), _tr("Choose another folder for the result.")),
        InstallerFault.UNREADABLE: (_tr("“{0}” cannot be read"), _tr("Is the stick still there? May you read it?")),
        InstallerFault.UNWRITABLE: (
            _tr("“{0}” cannot be written"),
            _tr("Choose a folder with room where you may write."),
        ),
    }[error.fault]
    return Message(title.format(error.name), _tr("The files that you chose are unchanged."), advice, error.details)


def _exchange(error: errors.ExchangeError) -> Message:
    title, advice = {
        ExchangeFault.NEWER: (
            _tr("“{0}” was made by a newer program"),
            _tr("Export it again there for older versions, or update this program."),
        ),
        ExchangeFault.WRONG_SCHEMA: (
            _tr("“{0}” is no file of cards that this program knows"),
            _tr("Export it again as .apkg or .csv."),
        ),
        ExchangeFault.EMPTY: (
            _tr("There is nothing to put into “{0}”, or nothing in it"),
            _tr("Approved cards are written; a timeline needs events with a date."),
        ),
        ExchangeFault.UNWRITABLE: (
            _tr("“{0}” cannot be written"),
            _tr("Choose a folder with room where you may write."),
        ),
    }[error.fault]
    return Message(title.format(error.name), _tr("Your library is unchanged."), advice, error.details)


def _gone(error: StudyError) -> str:
    """Return the sentence about something that is not there (any more); "" for every other error."""
    match error:
        case errors.UnknownDocumentError():
            return _tr("This document is not in the library")
        case errors.UnknownImageError():
            return _tr("This picture is not in the document any more")
        case errors.UnknownEntityError():
            return _tr("This entry is not in the glossary any more")
        case errors.UnknownEventError():
            return _tr("This event is not on the timeline any more")
        case errors.UnknownCardError():
            return _tr("This card does not exist any more")
        case errors.UnknownPackError():
            return _tr("This study pack is not in the library any more")
        case errors.UnknownAnnotationError():
            return _tr("This mark does not exist any more")
        case _:
            return ""


def _other(error: StudyError) -> Message:
    gone = _gone(error)
    if gone:
        return Message(gone, _tr("It may have been removed or changed meanwhile. Nothing else is affected."))
    match error:
        case errors.AlreadyRunningError():
            return Message(
                _tr("The program is already open with this library"),
                _tr("Two at once could overwrite each other's work, so this one did not touch it."),
                _tr("Go to the window that is open, or wait until the command in a terminal that uses it has ended."),
                str(error.data_dir),
            )
        case errors.GeneratorError():
            title, advice = generator_words(error)
            return Message(title, _tr("Your cards are unchanged, and the program works without it."), advice)
        case errors.ExchangeError():
            return _exchange(error)
        case errors.NothingToUndoError():
            return Message("", _tr("There is nothing left to undo or redo."))
        case errors.UndoConflictError(redoing=True):
            return Message(
                _tr("“{0}” cannot be done again").format(step_text(error.step_name)),
                _tr("An analysis or another change has come in between. Nothing was changed; please do it anew."),
            )
        case errors.UndoConflictError():
            return Message(
                _tr("“{0}” cannot be undone").format(step_text(error.step_name)),
                _tr("What it changed has been changed again since. Nothing was undone."),
            )
        case _:
            return Message(_tr("That did not work"), _tr("Nothing was changed."), "", str(error))


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
