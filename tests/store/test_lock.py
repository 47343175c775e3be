from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.errors import AlreadyRunningError, ReadOnlyError
from studyapp.store.lock import LOCK_NAME, FolderLock

if TYPE_CHECKING:
    from pathlib import Path

HOLDS_THE_FOLDER = """
import sys
from pathlib import Path
from studyapp.store.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_folder_is_held_once_and_free_again_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    lock = FolderLock(folder)
    with pytest.raises(AlreadyRunningError) as caught:
        FolderLock(folder)
    assert caught.value.data_dir == folder
    lock.release()
    lock.release()
    FolderLock(folder).release()


def test_another_process_cannot_take_a_folder_that_is_held_until_that_one_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS_THE_FOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunningError):
            FolderLock(tmp_path)
        other.kill()
    FolderLock(tmp_path).release()


def test_two_folders_are_held_at_once(tmp_path: Path) -> None:
    locks = [FolderLock(tmp_path / name) for name in "ab"]
    for lock in locks:
        lock.release()


def test_a_folder_that_cannot_be_made_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReadOnlyError) as caught:
        FolderLock(tmp_path / "file")
    assert caught.value.path.name == LOCK_NAME
