from __future__ import annotations

import pickle

import pytest

from studyapp.domain import errors
from studyapp.domain.errors import AnalysisFailedError, ModelMissingError, StudyError, Unreadable, UnreadableFileError


def every_error() -> list[type[StudyError]]:
    return [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, StudyError)]


@pytest.mark.parametrize("kind", every_error())
def test_every_error_is_drawn_in_the_tree_of_the_module(kind: type[StudyError]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")


def test_errors_that_cross_a_process_keep_their_data() -> None:
    error = UnreadableFileError(name="a.txt", reason=Unreadable.TOO_LARGE, details="…", limit_mib=32)
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.name, copy.reason, copy.details, copy.limit_mib) == ("a.txt", Unreadable.TOO_LARGE, "…", 32)
    assert pickle.loads(pickle.dumps(AnalysisFailedError("exit code 7"))).details == "exit code 7"
    assert pickle.loads(pickle.dumps(ModelMissingError("gone"))).details == "gone"
