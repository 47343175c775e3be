from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.backup_plan import Backup, BackupReason
from studyapp.domain.card import CardId, CardState
from studyapp.domain.changes import Topic
from studyapp.domain.errors import DatabaseDamagedError, DatabaseTooNewError, DiskFullError, ReadOnlyError
from studyapp.domain.schedule import Grade, Memory, MemoryPhase, StudyKind
from studyapp.store import copies, tables
from studyapp.store.backups import BackupStore, check_whole, list_backups, put_back_file
from studyapp.store.card_answers import Answer
from studyapp.store.check import CheckStore
from studyapp.store.copies import copy_database
from studyapp.store.database import Database
from studyapp.store.library import LibraryStore
from studyapp.store.migrations import Version
from studyapp.store.quiz import QuizStore

if TYPE_CHECKING:
    from tests.services.conftest import House


def reasons(house: House) -> list[str]:
    return [str(backup.reason) for backup in house.backups.list_backups()]


def titles(house: House) -> list[str]:
    return [document.title for document in house.library.documents()]


def newest(house: House) -> Backup:
    return house.backups.list_backups()[0]


def test_a_backup_is_made_every_half_hour_if_something_changed(house: House) -> None:
    document_id = house.with_document()
    made: list[bool] = []
    for change in (True, True, False, True):
        house.clock.move(minutes=31)
        if change:
            house.library.rename(document_id, f"Title at {house.clock()}")
        made.append(house.backups.backup_if_due() is not None)
        house.clock.move(minutes=5)
        if change:
            house.library.rename(document_id, f"Title at {house.clock()}")
        made.append(house.backups.backup_if_due() is not None)
    assert made == [True, False, True, False, True, False, True, False]
    house.clock.move(hours=3)
    assert house.backups.backup_if_due() is not None
    house.clock.move(hours=3)
    assert house.backups.backup_if_due() is None


def test_a_backup_can_be_made_at_any_time(house: House) -> None:
    path = house.backups.backup_now()
    house.clock.move(seconds=2)
    house.backups.backup_now()
    assert reasons(house) == ["manual", "manual"]
    assert newest(house).size_bytes == path.stat().st_size
    assert newest(house).moment == house.clock()


def test_a_backup_put_back_brings_everything_back_and_keeps_what_it_replaced(house: House) -> None:
    document_id = house.with_findings()
    house.backups.backup_now()
    backup = newest(house)
    house.clock.move(minutes=1)
    house.library.rename(document_id, "Later")
    house.library.import_text("A later text.", title="New")
    house.clock.move(minutes=1)

    changes = house.backups.restore(backup)

    assert changes.touches(Topic.EVERYTHING)
    assert titles(house) == ["The Harbour Wall"]
    assert house.history.undo_name() == "library.import"
    assert len(house.glossary.entries(document_id)) == 2
    assert house.backups.check().sound
    assert newest(house).reason is BackupReason.RESTORE
    house.library.rename(document_id, "Life goes on")
    house.clock.move(minutes=1)
    house.backups.restore(house.backups.list_backups()[0])
    assert sorted(titles(house)) == ["Later", "New"]


def test_what_was_put_back_is_there_after_a_restart(house: House) -> None:
    house.with_document()
    house.backups.backup_now()
    backup = newest(house)
    house.clock.move(minutes=1)
    house.library.import_text("A later text.", title="New")
    house.backups.restore(backup)
    house.database.close()
    database = Database(house.database.path)
    assert [document.title for document in LibraryStore(database).summaries(house.clock())] == ["The Harbour Wall"]
    database.close()


@pytest.mark.parametrize("fault", ["truncated", "garbage", "empty", "newer"])
def test_a_backup_that_cannot_be_used_is_refused_and_the_data_stays(house: House, fault: str) -> None:
    house.with_findings()
    path = house.backups.backup_now()
    backup = newest(house)
    size = path.stat().st_size
    match fault:
        case "truncated":
            path.write_bytes(path.read_bytes()[: size // 2])
        case "garbage":
            path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * (size - 4096))
        case "empty":
            path.write_bytes(b"")
        case _:
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute(f"PRAGMA user_version = {Version(9, 0).packed}")
    house.clock.move(minutes=1)
    with pytest.raises(DatabaseTooNewError if fault == "newer" else DatabaseDamagedError):
        house.backups.restore(backup)
    assert titles(house) == ["The Harbour Wall"]


def test_old_backups_are_thinned_out(house: House) -> None:
    document_id = house.with_document()
    for number in range(12):
        house.clock.move(hours=6)
        house.library.rename(document_id, f"Title {number}")
        house.backups.backup_if_due()
    kept = [house.clock() - backup.moment for backup in house.backups.list_backups()]
    assert len(kept) == 11  # nine of two days, and the last of each of the two days before
    assert [age for age in kept if age <= timedelta(days=2)] == [timedelta(hours=6 * n) for n in range(9)]


def test_a_backup_that_cannot_be_deleted_is_left_for_next_time(house: House, caplog: pytest.LogCaptureFixture) -> None:
    folder = house.folder / "a-folder"
    folder.mkdir()
    BackupStore(house.database).delete([Backup(folder, house.clock(), BackupReason.TIME, 0)])
    assert folder.is_dir()
    assert not [record for record in caplog.records if record.levelname == "WARNING"]


def test_foreign_files_among_the_backups_are_no_backups(house: House) -> None:
    house.backups.backup_now()
    folder = house.database.backups_dir
    for name in ("notes.txt", "20260101T000000Z-nonsense.db", "yesterday-manual.db", "20260101T000000Z-manual.db.part"):
        (folder / name).write_text("x")
    assert reasons(house) == ["manual"]
    assert list_backups(house.folder / "nowhere") == ()


def test_a_backup_without_a_folder_to_lie_in_is_told_so(house: House) -> None:
    house.database.backups_dir.parent.mkdir(exist_ok=True)
    house.database.backups_dir.write_text("in the way")
    with pytest.raises(ReadOnlyError):
        house.backups.backup_now()


def test_no_room_for_a_backup_leaves_no_half_of_one(house: House) -> None:
    resource = pytest.importorskip("resource")
    house.with_findings()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(DiskFullError):
            house.backups.backup_now()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path for path in house.database.backups_dir.iterdir() if path.stat().st_size == 0] == []
    assert reasons(house).count("manual") == 0


def grown(house: House) -> None:
    """Make the file so large that copying it takes several steps."""
    document_id = house.with_document()
    with house.database.transaction() as connection:
        for number in range(40):
            values = {"kind": "define", "target": f"e{number}", "value": "x" * 500_000, "created_at": 0}
            connection.execute(tables.correction.insert(), {**values, "document_id": document_id})


def test_others_write_while_a_backup_is_made_and_the_backup_is_whole(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "_STEP_S", 0.0)  # a pause after every step, however quick the disk
    grown(house)
    document_id = house.with_document()
    target = tmp_path / "copy.db"
    pauses: list[int] = []

    def write_in_pause() -> None:
        pauses.append(len(pauses))
        writer = threading.Thread(target=house.library.rename, args=(document_id, f"Pause {pauses[-1]}"))
        writer.start()
        while writer.is_alive():
            house.database.pause()
        writer.join()

    with house.database.driver() as connection:
        copy_database(connection, target, pause=write_in_pause)

    assert len(pauses) > 10
    copy = Database(target)
    assert CheckStore(copy).check().sound
    assert LibraryStore(copy).summaries(house.clock())[0].title == f"Pause {pauses[-1]}"
    copy.close()


def test_a_damaged_database_is_replaced_by_a_backup_and_kept_aside(house: House) -> None:
    house.with_document()
    house.backups.backup_now()
    backup = newest(house)
    path = house.database.path
    house.database.close()
    path.write_bytes(b"")
    path.with_name(path.name + "-wal").write_bytes(b"left over")
    aside = put_back_file(backup, path)
    assert aside is not None
    assert (aside.name, aside.read_bytes()) == ("library-damaged-1.db", b"")
    database = Database(path)
    assert [document.title for document in LibraryStore(database).summaries(house.clock())] == ["The Harbour Wall"]
    database.close()
    assert put_back_file(backup, path) == path.with_name("library-damaged-2.db")


def test_a_missing_database_is_replaced_by_a_backup(house: House) -> None:
    house.with_document()
    house.backups.backup_now()
    backup = newest(house)
    house.database.close()
    house.database.path.unlink()
    assert put_back_file(backup, house.database.path) is None
    with pytest.raises(ReadOnlyError):
        put_back_file(backup, backup.path / "below" / "a-file.db")


def test_a_database_that_cannot_be_moved_aside_is_told_so(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.with_document()
    house.backups.backup_now()
    house.database.close()
    monkeypatch.setattr(Path, "replace", _refuse)
    with pytest.raises(ReadOnlyError):
        put_back_file(newest(house), house.database.path)
    assert house.database.path.exists()


def _refuse(_path: Path, _target: Path) -> None:
    raise PermissionError


def test_a_sound_database_is_called_sound(house: House) -> None:
    house.with_findings()
    report = house.backups.check()
    assert (report.sound, report.damage, report.orphans, report.altered_texts, report.days_rebuilt) == (
        True,
        (),
        (),
        (),
        0,
    )


def test_the_check_finds_rows_without_owner(house: House) -> None:
    document_id = house.with_findings()
    with house.database.driver() as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM entity WHERE name = 'Osby'")
        connection.execute("DELETE FROM wording WHERE card_id = ?", (f"{document_id}-who",))
        connection.execute("PRAGMA foreign_keys = ON")
    report = house.backups.check()
    assert report.orphans == ("card (1)", "mention (2)")
    assert not report.sound


def test_the_check_finds_a_text_that_changed_by_itself(house: House) -> None:
    document_id = house.with_document()
    house.library.import_text("Another text.")
    with house.database.driver() as connection:
        connection.execute("UPDATE revision SET text = replace(text, 'wall', 'well')")
    assert house.backups.check().altered_texts == (document_id,)


def test_the_check_makes_the_daily_figures_anew_from_the_log(house: House) -> None:
    house.with_document()
    with house.database.driver() as connection:
        connection.execute("INSERT INTO day_stat SELECT '2026-01-01', id, 5, 4, 3, 2, 1, 99 FROM document")
    assert house.backups.check().days_rebuilt == 1
    assert house.backups.check().days_rebuilt == 0
    with house.database.read() as connection:
        assert connection.execute(tables.day_stat.select()).all() == []


def test_the_check_counts_answers_as_the_program_does_without_practice_and_undone_ones(house: House) -> None:
    document_id = house.with_findings()
    quiz = QuizStore(house.database)
    card_ids = [CardId(f"{document_id}-{name}") for name in ("opened", "ships", "cost")]
    mature = Memory(MemoryPhase.REVIEW, house.clock(), None, 30.0, 5.0, reviews=4)
    quiz.set_state("quiz.approve", card_ids, CardState.APPROVED, mature, now=house.clock())
    for card_id, grade, kind in (
        (card_ids[0], Grade.GOOD, StudyKind.REVIEW),
        (card_ids[1], Grade.AGAIN, StudyKind.REVIEW),
        (card_ids[2], Grade.GOOD, StudyKind.PRACTICE),
        (card_ids[2], Grade.EASY, StudyKind.REVIEW),
    ):
        answer = Answer(card_id, grade, kind, house.clock(), house.clock().date(), 900, None)
        quiz.answer(answer, lambda memory: replace(memory, reviews=memory.reviews + 1))
    house.history.undo()
    assert house.backups.check().days_rebuilt == 0
    with house.database.driver() as connection:
        before = connection.execute("SELECT * FROM day_stat").fetchall()
        connection.execute("UPDATE day_stat SET passed = 7")
    assert before == [("2026-03-02", document_id, 2, 1, 0, 2, 1, 1800)]
    assert house.backups.check().days_rebuilt == 1
    with house.database.driver() as connection:
        assert connection.execute("SELECT * FROM day_stat").fetchall() == before


def spoil_page_with(path: Path, words: bytes, *, from_byte: int) -> None:
    """Overwrite part of the last page that holds the words."""
    page = path.read_bytes().rindex(words) // 4096 * 4096
    with path.open("rb+") as file:
        file.seek(page + from_byte)
        file.write(b"\xa5" * 60)


@pytest.mark.parametrize("from_byte", [0, 8])
def test_the_check_tells_of_damage_and_looks_no_further(house: House, from_byte: int) -> None:
    house.with_findings()
    path = house.database.path
    house.database.close()
    spoil_page_with(path, b"Mara Lindqvist", from_byte=from_byte)
    database = Database(path)
    report = CheckStore(database).check()
    assert report.damage
    assert not report.sound
    assert report.orphans == ()
    database.close()


def test_a_backup_with_a_spoilt_page_is_not_whole(house: House) -> None:
    house.with_findings()
    path = house.backups.backup_now()
    check_whole(path)
    spoil_page_with(path, b"Mara Lindqvist", from_byte=8)
    with pytest.raises(DatabaseDamagedError):
        check_whole(path)


def test_a_backup_is_found_by_a_relative_path_too(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    path = house.backups.backup_now()
    monkeypatch.chdir(path.parent)
    check_whole(Path(path.name))
