from __future__ import annotations

from pathlib import Path

import pytest

from studyapp.cli.messages import describe, stage_failed
from studyapp.domain import errors
from studyapp.domain.errors import BadEdit, StudyError, Unreadable, UnreadableFileError

PATH = Path("library.db")
EXAMPLES: list[StudyError] = [
    *(UnreadableFileError(name="a.pdf", reason=reason, details=".pdf", limit_mib=32) for reason in Unreadable),
    *(errors.BadEditError(reason) for reason in BadEdit),
    errors.AnalysisCancelledError(),
    errors.AnalysisFailedError("exit code -9"),
    errors.ModelMissingError("no file"),
    *(kind(PATH) for kind in errors.StoreError.__subclasses__()),
    errors.StoreError(PATH),
    errors.AlreadyRunningError(Path("data")),
    errors.UnknownDocumentError("abc"),
    errors.UnknownImageError("0abc"),
    *(errors.BadInstallerError("Setup.exe", fault) for fault in errors.InstallerFault),
    *(errors.BadPackError("course.studypack", fault) for fault in errors.PackFault),
    errors.UnknownPackError("p1"),
    errors.UnknownEntityError("abc"),
    errors.UnknownEventError("v1"),
    errors.UnknownCardError("abc"),
    errors.AnnotationExportError("marks.md", is_empty=True),
    errors.AnnotationExportError("marks.md", details="No space left"),
    errors.GeneratorError(errors.GeneratorFault.TIMEOUT, "5 s"),
    errors.NothingToUndoError(),
    errors.UndoConflictError("quiz.answer"),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: f"{type(error).__name__}-{error}")
def test_every_error_is_told_in_whole_sentences(error: StudyError):
    message = describe(error)
    for sentence in (message.happened, message.safe):
        assert sentence[0].isupper() or sentence[0] == "“"
        assert sentence.endswith(".")
    assert "Error" not in str(message)
    assert "{" not in str(message)


def test_no_two_errors_are_told_alike():
    assert len({str(describe(error)) for error in EXAMPLES}) == len(EXAMPLES)


def test_an_unreadable_file_is_named_and_the_library_is_said_to_be_safe():
    message = describe(UnreadableFileError(name="huge.txt", reason=Unreadable.TOO_LARGE, limit_mib=32))
    assert "“huge.txt” is larger than 32 MiB." in str(message)
    assert "unchanged" in message.safe
    assert message.advice


def test_an_unknown_error_of_ours_still_says_what_is_safe():
    class NewError(StudyError):
        pass

    assert "Nothing was changed." in str(describe(NewError("x")))


@pytest.mark.parametrize(
    ("stage", "what"),
    [("times", "the dates"), ("events", "the timeline"), ("terms", "the terms"), ("cards", "the cards")],
)
def test_a_stage_that_failed_is_named_in_a_learners_word(stage: str, what: str):
    assert stage_failed(stage).startswith(f"A fault of studyapp cost {what}. ")
