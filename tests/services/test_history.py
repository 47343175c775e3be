from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.domain.errors import NothingToUndoError

if TYPE_CHECKING:
    from tests.services.conftest import House


def test_the_history_names_what_it_would_take_back_or_do_again(house: House) -> None:
    assert (house.history.undo_name(), house.history.redo_name()) == (None, None)
    document_id = house.with_document()
    house.library.rename(document_id, "Walls")
    assert (house.history.undo_name(), house.history.redo_name()) == ("library.rename", None)
    changes = house.history.undo()
    assert changes.document_id == document_id
    assert (house.history.undo_name(), house.history.redo_name()) == ("library.import", "library.rename")
    house.history.redo()
    assert house.library.documents()[0].title == "Walls"


def test_there_is_nothing_before_the_first_step(house: House) -> None:
    with pytest.raises(NothingToUndoError):
        house.history.undo()
    with pytest.raises(NothingToUndoError):
        house.history.redo()
