"""The whole program without a face, on a real folder, with the real child and model."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from studyapp.app import DATABASE_NAME, build
from studyapp.domain.analysis import Tier
from studyapp.domain.errors import AlreadyRunningError, DatabaseDamagedError, UnreadableFileError
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def clock() -> datetime:
    return NOW


def test_a_learner_finds_everything_again_after_a_restart(tmp_path: Path):
    with closing(build(None, tmp_path, clock=clock)) as app:
        document_id = app.library.import_sample().document_id
        app.reader.keep_analysis(document_id, app.reader.request_analysis(document_id).result(60))
        app.quiz.approve([card.id for card in app.quiz.suggestions(document_id) if card.tier is Tier.AUTO])
        question = app.quiz.next_question(document_id, StudyKind.LEARN)
        assert question is not None
        app.quiz.answer(question.card.id, Grade.GOOD, kind=StudyKind.LEARN, duration_ms=900)
        names = [entity.name for entity in app.glossary.entries(document_id)]
        events = app.timeline.events(document_id)
    assert names
    assert events
    with closing(build(None, tmp_path, clock=clock)) as app:
        assert [document.id for document in app.library.documents()] == [document_id]
        assert [entity.name for entity in app.glossary.entries(document_id)] == names
        assert app.timeline.events(document_id) == events
        assert sum(day.reviews for day in app.progress.figures(None).days) == 1
        assert app.history.undo_name() == "quiz.answer"


def test_a_folder_belongs_to_one_program_at_a_time(tmp_path: Path):
    with closing(build(None, tmp_path)), pytest.raises(AlreadyRunningError):
        build(None, tmp_path)
    build(None, tmp_path).close()


def test_a_folder_is_given_up_when_its_database_is_damaged(tmp_path: Path):
    (tmp_path / DATABASE_NAME).write_bytes(b"no database " * 100)
    for _ in range(2):  # the second would find the folder taken
        with pytest.raises(DatabaseDamagedError):
            build(None, tmp_path)


def test_settings_that_were_loaded_already_are_used(tmp_path: Path):
    settings = SettingsFile(tmp_path / "elsewhere.json")
    settings.save(Settings(new_per_day=7))
    with closing(build(settings, tmp_path / "data")) as app:
        assert app.settings_file.current.new_per_day == 7


def test_bad_input_leaves_the_library_as_it_was(tmp_path: Path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Ida Falk opened the bridge of Harwick in 1871, and it rained.")
    with closing(build(None, tmp_path / "data", clock=clock)) as app:
        app.library.import_file(good)
        before = app.library.documents()
        for data in (b"", b"\x89PNG\r\n\x1a\n\0\0", b" \n"):
            bad.write_bytes(data)
            with pytest.raises(UnreadableFileError):
                app.library.import_file(bad)
        bad.unlink()
        with pytest.raises(UnreadableFileError):
            app.library.import_file(bad)
        assert app.library.documents() == before
        assert app.backups.check().sound
