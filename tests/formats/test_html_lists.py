"""What stands before the items of a list, and where the cells of a table lie."""

from __future__ import annotations

import pytest

from studyapp.formats.html import read_html


def markers(html: str) -> list[str]:
    return [line.strip().split(" ")[0] for line in read_html(html).text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("<ol type=a start=25>", ["y.", "z.", "27."]),
        ("<ol type=A>", ["A.", "B.", "C."]),
        ("<ol type=i start=3>", ["iii.", "iv.", "v."]),
        ("<ol type=I start=39>", ["XXXIX.", "XL.", "XLI."]),
        ("<ol type=i start=0>", ["0.", "i.", "ii."]),
        ("<ol start=-1>", ["-1.", "0.", "1."]),
        ("<ol start=many>", ["1.", "2.", "3."]),
        ("<ul start=4>", ["•", "•", "•"]),
    ],
)
def test_lists_count_as_browsers_do(opening: str, expected: list[str]):
    assert markers(f"{opening}<li>boats</li><li>gates</li><li>walls</li>") == expected


def test_an_item_may_say_its_own_number():
    assert markers("<ol><li>boats<li value=7>gates<li>walls</ol>") == ["1.", "7.", "8."]


def test_cells_of_rows_above_reach_down():
    html = (
        "<table><tr><th>Year<th>Boats<th>Crew</tr><tr><td rowspan=2>1901<td colspan=2>none</tr>"
        "<tr><td>12<td>40</tr></table>"
    )
    read = read_html(html)
    assert read.layout is not None
    (table,) = read.layout.tables
    found = [(cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells]
    assert found == [(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 0, 2, 1), (1, 1, 1, 2), (2, 1, 1, 1), (2, 2, 1, 1)]
