"""What a learner was told is stored must be there after a crash at any moment, whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from studyapp.store import tables
from studyapp.store.check import CheckStore
from studyapp.store.database import Database
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from tests.examples import SetClock, example_document

if TYPE_CHECKING:
    from pathlib import Path

NOW = SetClock()()

WRITES_UNTIL_KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from studyapp.domain.changes import Topic
from studyapp.store import history, tables
from studyapp.store.database import Database

document_id, at = sys.argv[2], int(sys.argv[3])
database = Database(Path(sys.argv[1]))
while True:
    at += 1
    with (
        database.transaction() as connection,
        history.step(connection, "crash.write", Topic.FINDINGS, None, datetime.now(UTC)) as journal,
    ):
        values = {"document_id": document_id, "kind": "hide", "value": "x" * 3000, "created_at": at}
        journal.insert(tables.correction, {**values, "target": f"{at}-left"})
        journal.insert(tables.correction, {**values, "target": f"{at}-right"})
        journal.update(tables.document, {"id": document_id}, {"position": at})
    print(at, flush=True)
"""


def write_and_kill(path: Path, start: int, writes: int) -> int:
    """Let a child write, kill it in the midst, and return the last write that it reported."""
    command = [sys.executable, "-c", WRITES_UNTIL_KILLED, str(path), example_document().id, str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(writes):
            child.stdout.readline()
        child.kill()
        reported = [int(line) for line in child.stdout.read().split() if line.isdigit()]
    return max(reported, default=start + writes)


@pytest.mark.timeout(60)
def test_killing_the_program_while_it_writes_loses_nothing_that_it_reported(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = Database(path)
    LibraryStore(database).add(example_document(), NOW)
    database.close()
    last = 0
    for writes in (1, 5, 17, 40):
        reported = write_and_kill(path, last, writes)
        database = Database(path)
        with database.read() as connection:
            targets = connection.execute(select(tables.correction.c.target).order_by(tables.correction.c.id)).scalars()
            found = targets.all()
            last = connection.execute(select(tables.document.c.position)).scalar_one()
        assert last >= reported
        assert found == [f"{number}-{side}" for number in range(1, last + 1) for side in ("left", "right")]
        assert CheckStore(database).check().sound
        assert HistoryStore(database).undo_name() == "crash.write"
        database.close()


def test_a_crash_between_the_statements_of_a_step_leaves_neither(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    code = WRITES_UNTIL_KILLED.replace("    print(at, flush=True)\n", "").replace(
        "        journal.update(", "        import os; os._exit(9)\n        journal.update("
    )
    database = Database(path)
    LibraryStore(database).add(example_document(), NOW)
    database.close()
    done = subprocess.run([sys.executable, "-c", code, str(path), example_document().id, "0"], check=False)
    assert done.returncode == 9
    database = Database(path)
    with database.read() as connection:
        assert connection.execute(select(tables.correction)).all() == []
    assert HistoryStore(database).undo_name() == "library.import"
    database.close()
