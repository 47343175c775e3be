"""Sentences of the command line about study packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.domain.errors import BadPackError, PackFault
from studyapp.domain.merge import MaterialKind, MergeFate
from studyapp.domain.pack import ItemFaultReason, SignerStanding

if TYPE_CHECKING:
    from studyapp.domain.pack import ItemFault, Signed

_AGAIN = "Get the file again from where it came."
_CAREFUL = "Do not use it. Ask whoever gave it to you for the original."
_BAD_PACK: Final = {
    PackFault.UNREADABLE: ("“{}” cannot be read.", "Look whether it is there and whether you may read it."),
    PackFault.DAMAGED: ("“{}” is damaged, or no study pack.", _AGAIN),
    PackFault.TAMPERED: ("“{}” was changed after it was made.", _CAREFUL),
    PackFault.BAD_SIGNATURE: ("The signature of “{}” is false.", _CAREFUL),
    PackFault.TOO_LARGE: ("“{}” is larger than a study pack may be.", _CAREFUL),
    PackFault.UNSAFE: ("“{}” holds files that do not belong in a study pack.", _CAREFUL),
    PackFault.NEWER: ("“{}” was made by a newer version of studyapp.", "Update studyapp, and install the pack again."),
    PackFault.WRONG_SCHEMA: ("“{}” is not put together as a study pack should be.", _AGAIN),
    PackFault.LIMITS: ("Reading “{}” took too much time or memory.", _CAREFUL),
    PackFault.OLDER_EDITION: ("A newer edition of “{}” is installed.", "There is nothing to do."),
    PackFault.OTHER_SIGNER: (
        "“{}” is not signed with the key of the edition that is installed.",
        "If you trust it all the same, install it with --accept-signer.",
    ),
    PackFault.UNWRITABLE: ("“{}” could not be written.", "Choose a folder with room where you may write."),
    PackFault.EMPTY: ("This course has no document or no title.", "Name both."),
    PackFault.BAD_KEY: ("“{}” holds no author's key.", "Name a file that “studyapp pack keys --export” wrote."),
    PackFault.NO_KEY: ("There is no key to sign “{}” with.", "Make one: studyapp pack keys --make NAME"),
}
_REASONS: Final = {
    ItemFaultReason.SCHEMA: "parts of it are missing or of the wrong kind",
    ItemFaultReason.WORDING: "it cannot be asked as it is worded",
    ItemFaultReason.NO_PASSAGE: "its passage is not in the text",
    ItemFaultReason.VALUE: "it says something that is not allowed",
    ItemFaultReason.TWICE: "it is there twice",
}
_KINDS: Final = {
    MaterialKind.DOCUMENT: "document",
    MaterialKind.CARD: "card",
    MaterialKind.ANNOTATION: "mark",
    MaterialKind.GLOSSARY_RULE: "glossary entry",
    MaterialKind.EVENT_RULE: "correction of the timeline",
    MaterialKind.OWN_EVENT: "event",
}
_FATES: Final = {
    MergeFate.NEW: "new",
    MergeFate.CHANGED: "changed by the author",
    MergeFate.MINE: "changed by you",
    MergeFate.BOTH: "changed by both, yours stays",
    MergeFate.GONE: "taken out by the author",
    MergeFate.KEPT: "taken out by the author, kept because it is yours",
    MergeFate.SAME: "unchanged",
}


def bad_pack(error: BadPackError) -> tuple[str, str]:
    """Return what happened, and what to do."""
    happened, advice = _BAD_PACK[error.fault]
    return happened.format(error.name), advice


def signer(signed: Signed | None, standing: SignerStanding) -> str:
    """Return who signed a pack, and what that is worth."""
    if signed is None:
        warning = "; the edition that is installed was" if standing is SignerStanding.OTHER else ""
        return f"not signed: nothing proves who made it{warning}"
    known = {
        SignerStanding.KNOWN: "known from an earlier pack",
        SignerStanding.NAMESAKE: "you know another author of this name with another key",
        SignerStanding.OTHER: "the edition that is installed was signed with another key",
    }.get(standing, "not met before; compare the fingerprint with theirs")
    return f"signed by {signed.name} ({signed.fingerprint}), {known}"


def item_fault(fault: ItemFault) -> str:
    """Return the line of a report about an item that was left out."""
    name = f" ({fault.item_id})" if fault.item_id else ""
    return f"{_KINDS[fault.kind]} {fault.number}{name} was left out: {_REASONS[fault.reason]}"


def fate(kind: MaterialKind, what: MergeFate) -> str:
    """Return what becomes of an item in an update."""
    return f"{_KINDS[kind]}, {_FATES[what]}"
