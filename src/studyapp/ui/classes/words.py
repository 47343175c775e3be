"""The class view's words: headings of columns, names of tables, and why a file was left aside."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studyapp.domain.class_tables import Heading, Sheet
from studyapp.domain.progress_file import FileFault, ProgressFault


def heading_words() -> dict[Heading, str]:
    """Return what each column is called."""
    return {
        Heading.LEARNER: _tr("Learner"),
        Heading.DUE_SHARE: _tr("By today"),
        Heading.DUE_DONE: _tr("Done"),
        Heading.DUE: _tr("Due"),
        Heading.DONE_SHARE: _tr("Whole plan"),
        Heading.DONE: _tr("Done in all"),
        Heading.PLANNED: _tr("Planned"),
        Heading.WAITING: _tr("Waiting"),
        Heading.ANSWERS: _tr("Answers"),
        Heading.FIRST_RIGHT: _tr("Right at first"),
        Heading.RETENTION: _tr("Remembered"),
        Heading.MINUTES: _tr("Minutes"),
        Heading.LAST_DAY: _tr("Last day"),
        Heading.CARD: _tr("Card"),
        Heading.ANSWER: _tr("Answer"),
        Heading.LEARNERS: _tr("Learners"),
        Heading.WRONG_FIRST: _tr("Wrong at first"),
        Heading.WRONG: _tr("Wrong of all"),
        Heading.POINT_BISERIAL: _tr("Discrimination"),
        Heading.UPPER_LOWER: _tr("Upper − lower"),
        Heading.WRONG_OPTION: _tr("Taken instead"),
        Heading.WRONG_OPTION_COUNT: _tr("Times"),
        Heading.PASSAGE: _tr("Passage"),
        Heading.DOCUMENT: _tr("Document"),
        Heading.CARDS: _tr("Cards"),
    }


def heading_tips() -> dict[Heading, str]:
    """Return what those columns mean that are not plain."""
    return {
        Heading.DUE_SHARE: _tr("Cards answered at least once, of those that the plan asks for by today"),
        Heading.DUE_DONE: _tr("Cards that the plan asks for by today, answered at least once"),
        Heading.DUE: _tr("Cards that the plan asks for by today"),
        Heading.DONE_SHARE: _tr("Cards answered at least once, of all that the plan asks for, by whatever day"),
        Heading.DONE: _tr("Cards of the whole plan, answered at least once"),
        Heading.PLANNED: _tr("Cards of the whole plan"),
        Heading.WAITING: _tr("Cards that waited for a review when the file was made"),
        Heading.FIRST_RIGHT: _tr("Share of cards that were right when they were seen first"),
        Heading.RETENTION: _tr("Share of reviews that were right, first answers left out"),
        Heading.WRONG_FIRST: _tr("Difficulty: share of learners who were wrong when they saw the card first"),
        Heading.WRONG: _tr("Share of all answers that were wrong"),
        Heading.POINT_BISERIAL: _tr(
            "Point-biserial correlation with the learner's other cards: below 0.2 the card says little, below 0 it is "
            "probably faulty. From five learners on."
        ),
        Heading.UPPER_LOWER: _tr("How much more of the best third than of the weakest third are right"),
        Heading.WRONG_OPTION: _tr("The wrong option that was taken most often"),
    }


def sheet_words() -> dict[Sheet, str]:
    """Return what the tables are called."""
    return {Sheet.LEARNERS: _tr("Learners"), Sheet.ITEMS: _tr("Cards"), Sheet.PASSAGES: _tr("Passages")}


def fault_words(fault: FileFault) -> str:
    """Return one line about a file that was left aside."""
    reasons = {
        ProgressFault.UNREADABLE: _tr("cannot be read"),
        ProgressFault.DAMAGED: _tr("is damaged, or no progress file; ask for it again"),
        ProgressFault.TAMPERED: _tr("was changed after it was made; ask for it again"),
        ProgressFault.NEWER: _tr("comes from a newer version of this program; update this one"),
        ProgressFault.TOO_LARGE: _tr("is too large for a progress file"),
        ProgressFault.OTHER_MATERIAL: _tr("is about other documents than this class"),
        ProgressFault.OTHER_LEARNER: _tr("is somebody else's"),
        ProgressFault.NOT_FOR_A_CLASS: _tr(
            "is meant for the learner's own second computer; ask for one made with “Hand In Your Progress”"
        ),
        ProgressFault.NOT_WHOLE: _tr("is meant for a class"),
        ProgressFault.EMPTY: _tr("is empty"),
    }
    return f"{fault.name} {reasons[fault.fault]}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("classes", text)
