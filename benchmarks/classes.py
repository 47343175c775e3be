"""How long a class takes: thirty files of a thousand answers, and two computers with a long history.

.venv/bin/python benchmarks/classes.py
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from studyapp.app import build
from studyapp.formats.progress_file import write_progress
from tests.progress_samples import asked_cards, class_file

LEARNERS, ANSWERS, CARDS = 30, 1000, 60


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = folder / "files"
        files.mkdir()
        cards = asked_cards(CARDS)
        for learner in range(LEARNERS):
            data = write_progress(class_file(learner, ANSWERS, cards=cards))
            (files / f"{learner}.studyprogress").write_bytes(data)
        size = sum(path.stat().st_size for path in files.iterdir()) / LEARNERS
        app = build(None, folder / "teacher")
        class_id = app.classes.create("Form 9b")
        start = time.perf_counter()
        app.classes.add(class_id, [files])
        added = time.perf_counter()
        report = app.classes.report(class_id)
        shown = time.perf_counter()
        app.close()
    assert sum(row.answers for row in report.learners) == LEARNERS * ANSWERS
    print(f"{LEARNERS} files of {ANSWERS} answers ({size / 1024:.0f} KiB each)")
    print(f"take in and check: {added - start:.2f} s; report: {shown - added:.2f} s; together {shown - start:.2f} s")


if __name__ == "__main__":
    main()
