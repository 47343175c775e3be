"""Sentences about study packs: why one is refused, who signed it, what is wrong with an item, what an update did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from studyapp.domain.errors import BadPackError, PackFault
from studyapp.domain.merge import MaterialKind, MergeFate
from studyapp.domain.pack import ItemFaultReason, SignerStanding

if TYPE_CHECKING:
    from studyapp.domain.pack import ItemFault, Signed


def pack_error_words(error: BadPackError) -> tuple[str, str]:
    """Return what happened, and what to do."""
    title, advice = (_file_words() | _course_words())[error.fault]
    return title.format(error.name, error.details), advice


def signer_words(signed: Signed | None, standing: SignerStanding) -> str:
    """Return the sentence that tells who signed a pack, and what that is worth."""
    name, mark = (signed.name, signed.fingerprint) if signed else ("", "")
    return {
        SignerStanding.UNSIGNED: _tr("Not signed: nothing proves who made this pack."),
        SignerStanding.FIRST: _tr(
            "Signed by {0} ({1}). You have not met this author before; compare the fingerprint with theirs to be sure."
        ),
        SignerStanding.KNOWN: _tr("Signed by {0} ({1}), whom you know from an earlier pack."),
        SignerStanding.NAMESAKE: _tr(
            "Signed by {0} ({1}). You know another author of this name with another key: this may be somebody else."
        ),
        SignerStanding.OTHER: _tr("Signed by {0} ({1}), but the edition that you have was signed with another key.")
        if signed
        else _tr("Not signed, but the edition that you have was: this may not come from its author."),
    }[standing].format(name, mark)


def item_fault_words(fault: ItemFault) -> str:
    """Return the line of a report about an item that was left out."""
    reason = {
        ItemFaultReason.SCHEMA: _tr("parts of it are missing or of the wrong kind"),
        ItemFaultReason.WORDING: _tr("it cannot be asked as it is worded"),
        ItemFaultReason.NO_PASSAGE: _tr("its passage is not in the text"),
        ItemFaultReason.VALUE: _tr("it says something that is not allowed"),
        ItemFaultReason.TWICE: _tr("it is there twice"),
    }[fault.reason]
    name = f"{kind_words(fault.kind)} {fault.number}"
    return _tr("{0} was left out: {1}").format(f"{name} ({fault.item_id})" if fault.item_id else name, reason)


def kind_words(kind: MaterialKind) -> str:
    """Return what an item is."""
    return {
        MaterialKind.DOCUMENT: _tr("Document"),
        MaterialKind.CARD: _tr("Card"),
        MaterialKind.ANNOTATION: _tr("Mark"),
        MaterialKind.GLOSSARY_RULE: _tr("Glossary"),
        MaterialKind.EVENT_RULE: _tr("Timeline"),
        MaterialKind.OWN_EVENT: _tr("Event"),
    }[kind]


def fate_words(fate: MergeFate) -> str:
    """Return what becomes of an item in an update."""
    return {
        MergeFate.NEW: _tr("new"),
        MergeFate.CHANGED: _tr("changed by the author"),
        MergeFate.MINE: _tr("changed by you"),
        MergeFate.BOTH: _tr("changed by both: yours stays"),
        MergeFate.GONE: _tr("taken out by the author"),
        MergeFate.KEPT: _tr("taken out by the author; kept, because it is yours"),
        MergeFate.SAME: _tr("unchanged"),
    }[fate]


def _file_words() -> dict[PackFault, tuple[str, str]]:
    again = _tr("Get the file again from where it came.")
    careful = _tr("Do not use it. Ask whoever gave it to you for the original.")
    return {
        PackFault.UNREADABLE: (
            _tr("“{0}” cannot be read"),
            _tr("Look whether it is there and whether you may read it."),
        ),
        PackFault.DAMAGED: (_tr("“{0}” is damaged or no study pack"), again),
        PackFault.TAMPERED: (_tr("“{0}” was changed after it was made"), careful),
        PackFault.BAD_SIGNATURE: (_tr("The signature of “{0}” is false"), careful),
        PackFault.TOO_LARGE: (_tr("“{0}” is larger than a study pack may be"), careful),
        PackFault.UNSAFE: (_tr("“{0}” holds files that do not belong in a study pack"), careful),
        PackFault.NEWER: (
            _tr("“{0}” was made by a newer version of the program"),
            _tr("Update the program, and open the pack again."),
        ),
        PackFault.WRONG_SCHEMA: (_tr("“{0}” is not put together as a study pack should be"), again),
        PackFault.LIMITS: (_tr("Reading “{0}” took too much time or memory"), careful),
    }


def _course_words() -> dict[PackFault, tuple[str, str]]:
    return {
        PackFault.OLDER_EDITION: (
            _tr("You have a newer edition of “{0}” already"),
            _tr("There is nothing to do. To go back all the same, remove the pack first."),
        ),
        PackFault.OTHER_SIGNER: (
            _tr("“{0}” is signed by somebody else than the edition that you have"),
            _tr("Open it from the File menu to see who signed it, and decide there."),
        ),
        PackFault.UNWRITABLE: (
            _tr("“{0}” could not be written"),
            _tr("Choose a folder with room where you may write."),
        ),
        PackFault.EMPTY: (
            _tr("This course has no document or no title yet"),
            _tr("Choose a document, and give it a title."),
        ),
        PackFault.BAD_KEY: (
            _tr("“{0}” holds no author's key"),
            _tr("Choose the file that was exported as your key, or make a new key."),
        ),
        PackFault.NO_KEY: (
            _tr("There is no key to sign “{0}” with"),
            _tr("Make a key first, or hand the pack out unsigned."),
        ),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("packs", text)
