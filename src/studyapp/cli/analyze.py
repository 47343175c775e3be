"""`studyapp analyze`: the study material of files as JSON, without a window and without a library."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp import __version__
from studyapp.domain.analysis import AnalysisRequest
from studyapp.domain.document import DateSource, Document, ImportedText
from studyapp.domain.errors import StudyError
from studyapp.formats.analysis_json import Json, analysis_record, dumps
from studyapp.formats.text import read_text, read_text_file

if TYPE_CHECKING:
    import argparse

    from studyapp.analysis.pipeline import Pipeline


def run(arguments: argparse.Namespace) -> int:
    from studyapp.analysis.language import load_model
    from studyapp.analysis.pipeline import Pipeline

    pipeline = Pipeline(load_model())
    day = date.fromisoformat(arguments.date) if arguments.date else None
    if arguments.batch:
        return _batch(pipeline, Path(arguments.batch), arguments.json)
    out = Path(arguments.json)
    many = len(arguments.files) > 1
    for name in arguments.files:
        path = Path(name)
        record = _record(pipeline, read_text_file(path.read_bytes(), path.name), day)
        text = dumps(record, indent=1) + "\n"
        if arguments.json == "-":
            sys.stdout.write(text)
        elif many:
            out.mkdir(parents=True, exist_ok=True)
            (out / f"{path.stem}.json").write_text(text, encoding="utf-8")
        else:
            out.write_text(text, encoding="utf-8")
    return 0


def _record(pipeline: Pipeline, imported: ImportedText, day: date | None) -> dict[str, Json]:
    if day is not None:
        imported = replace(imported, date=day, date_source=DateSource.GIVEN)
    document = Document.create(imported)
    request = AnalysisRequest(
        document.title if imported.title else "", document.text, document.blocks, document.date, document.date_source
    )
    return analysis_record(document, pipeline.analyse(request), program_version=__version__)


def _batch(pipeline: Pipeline, source: Path, out: str) -> int:
    with source.open(encoding="utf-8") as lines, Path(out).open("w", encoding="utf-8") as answers:
        for line in lines:
            if not line.strip():
                continue
            given = json.loads(line)
            try:
                day = date.fromisoformat(given["date"]) if given.get("date") else None
                imported = read_text(given["text"], title=given.get("title") or "")
                record: dict[str, Json] = {"id": given["id"], **_record(pipeline, imported, day)}
            except Exception as error:
                import traceback

                traceback.print_exc()
                record = {"id": given.get("id"), "error": repr(error)}
            answers.write(dumps(record) + "\n")
    return 0
