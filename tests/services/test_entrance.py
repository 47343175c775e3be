from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path

import pytest

from studyapp.domain.errors import AlreadyRunningError
from studyapp.services.entrance import INBOX_NAME, Entered, Inbox, enter, let_come_forward
from studyapp.store.lock import FolderLock


def test_who_comes_first_holds_the_folder(tmp_path: Path):
    entered = enter(tmp_path, [])
    assert entered.lock is not None
    assert not entered.handed
    with pytest.raises(AlreadyRunningError):
        FolderLock(tmp_path)
    entered.lock.release()
    assert not (tmp_path / INBOX_NAME).exists()


def test_who_comes_later_hands_its_files_to_who_is_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    lock, inbox = FolderLock(tmp_path), Inbox(tmp_path)
    monkeypatch.chdir(tmp_path)
    got: list[tuple[Path, ...]] = []

    def inside() -> None:
        while not got:
            got.extend(inbox.take())
            time.sleep(0.01)

    thread = threading.Thread(target=inside)
    thread.start()
    assert enter(tmp_path, [Path("a.studypack"), tmp_path / "b.txt"], wait_s=20) == Entered(handed=True)
    thread.join()
    assert got == [(tmp_path / "a.studypack", tmp_path / "b.txt")]  # made absolute where it was started
    assert not list(inbox.folder.iterdir())
    lock.release()


def test_a_command_that_holds_the_folder_is_waited_for_and_then_left_alone(tmp_path: Path):
    lock = FolderLock(tmp_path)
    assert enter(tmp_path, [tmp_path / "a.txt"], wait_s=0.1) == Entered()
    assert not list((tmp_path / INBOX_NAME).iterdir())  # nobody shall find it later
    timer = threading.Timer(0.2, lock.release)
    timer.start()
    entered = enter(tmp_path, [tmp_path / "a.txt"], wait_s=20)
    timer.join()
    assert entered.lock is not None
    assert not list((tmp_path / INBOX_NAME).iterdir())
    entered.lock.release()


def test_a_folder_that_cannot_be_used_is_told_by_who_builds_on_it(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    assert enter(tmp_path / "file" / "data", []) == Entered()
    lock = FolderLock(tmp_path)
    (tmp_path / INBOX_NAME).write_text("in the way")
    assert enter(tmp_path, [], wait_s=1) == Entered()
    assert Inbox(tmp_path).take() == ()
    lock.release()


@pytest.mark.parametrize(
    "text", ["", "no json", '{"a": 1}', "12", '["relative/a.txt", 5, null, ""]', "\x00", "[" * 5000]
)
def test_what_is_no_request_is_thrown_away(tmp_path: Path, text: str):
    inbox = Inbox(tmp_path)
    inbox.open()
    (inbox.folder / "odd.json").write_text(text, encoding="utf-8")
    assert [path for paths in inbox.take() for path in paths] == []
    assert not list(inbox.folder.iterdir())


def test_requests_that_are_huge_or_old_are_not_acted_upon(tmp_path: Path):
    inbox = Inbox(tmp_path)
    inbox.open()
    (inbox.folder / "huge.json").write_text(json.dumps(["/" + "a" * (1 << 20)]), encoding="utf-8")
    old = inbox.put([tmp_path / "a.txt"])
    os.utime(old, (1.0, 1.0))
    assert [path for paths in inbox.take() for path in paths] == []
    assert not list(inbox.folder.iterdir())
    inbox.put([])
    assert inbox.take() == ((),)  # only to come to the front


def test_one_of_the_two_takes_a_request_never_both(tmp_path: Path):
    inbox, lock = Inbox(tmp_path), FolderLock(tmp_path)
    for _ in range(30):
        got: list[tuple[Path, ...]] = []
        thread = threading.Thread(target=lambda found=got: found.extend(inbox.take()))
        thread.start()
        entered = enter(tmp_path, [tmp_path / "a.txt"], wait_s=0)
        thread.join()
        assert entered.handed is bool(got)
        assert not list(inbox.folder.glob("*.json")) or inbox.take()
    lock.release()


def test_the_other_process_may_come_forward():
    let_come_forward()
