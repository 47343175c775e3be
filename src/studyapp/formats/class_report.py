"""A class report for spreadsheets and for paper: CSV with bare numbers, and one HTML page that stands alone."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING

from studyapp.domain.class_tables import Unit, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from studyapp.domain.class_tables import Cell, Heading, Sheet, SheetColumn, SheetTable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STYLE = """
body { font-family: sans-serif; font-size: 9pt; color: #1b1b1f; }
h1 { font-size: 16pt; } h2 { font-size: 12pt; margin-top: 14pt; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; border-bottom: 1px solid #1b1b1f; padding: 3px 5px; }
td { border-bottom: 1px solid #c9c9d1; padding: 3px 5px; vertical-align: top; }
td.number, th.number { text-align: right; }
p.note { color: #55555f; }
"""


def csv_text(table: SheetTable, words: Mapping[Heading, str]) -> str:
    """Return the table as CSV (RFC 4180, with a byte-order mark so that spreadsheets see UTF-8).

    Numbers are numbers with a point; an empty field is what cannot be told. Words that a spreadsheet would take for a
    formula get an apostrophe before them.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([words[column.heading] for column in table.columns])
    writer.writerows([_field(cell) for cell in row] for row in table.rows)
    return "\ufeff" + buffer.getvalue()


def html_page(
    title: str,
    notes: Sequence[str],
    tables: Sequence[SheetTable],
    words: Mapping[Heading, str],
    names: Mapping[Sheet, str],
) -> str:
    """Return the page for printing; it holds what the screen shows, and asks for nothing from anywhere."""
    parts = [f"<h1>{escape(title)}</h1>", *(f'<p class="note">{escape(note)}</p>' for note in notes)]
    for table in tables:
        head = "".join(f"<th{_kind(column)}>{escape(words[column.heading])}</th>" for column in table.columns)
        rows = "".join(f"<tr>{_cells(table, row)}</tr>\n" for row in table.rows)
        parts.append(f"<h2>{escape(names[table.sheet])}</h2>")
        parts.append(
            f'<table width="100%" cellspacing="0"><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>'
        )
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _cells(table: SheetTable, row: Sequence[Cell]) -> str:
    pairs = zip(table.columns, row, strict=True)
    return "".join(f"<td{_kind(column)}>{escape(shown(cell, column.unit))}</td>" for column, cell in pairs)


def _kind(column: SheetColumn) -> str:
    return "" if column.unit is Unit.TEXT else ' class="number" align="right"'


def _field(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return repr(cell)
