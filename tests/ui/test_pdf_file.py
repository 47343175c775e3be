from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from studyapp.domain.errors import ExchangeError, ExchangeFault
from studyapp.ui.job_progress import StoppedError
from studyapp.ui.pdf_file import Sheets, screen_dpi, write_file, write_pdf

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "".join(f"<p>Row {number} of the harbour book.</p>" for number in range(120))

pytestmark = pytest.mark.usefixtures("qapp")


def nothing(_share: float) -> None:
    pass


@pytest.mark.parametrize("is_across", [False, True])
def test_pages_are_written_on_another_thread_and_each_has_its_number(tmp_path: Path, is_across: bool):
    told: list[float] = []
    sheets = Sheets(ROWS, "Harbours", screen_dpi(), is_across=is_across)
    with ThreadPoolExecutor(1) as thread:
        path = thread.submit(write_pdf, sheets, tmp_path / "rows.pdf", told.append).result()
    pdf = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    width, height = pdf[0].get_size()
    pdf.close()
    assert (width > height) is is_across
    assert len(pages) > 2
    assert "Row 119" in pages[-1]
    assert [page.split()[-1] for page in pages] == [str(number + 1) for number in range(len(pages))]
    assert told == sorted(told)
    assert told[-1] > 0.7


def test_a_stopped_file_is_not_there_and_the_one_of_before_is(tmp_path: Path):
    path = tmp_path / "rows.pdf"
    path.write_bytes(b"of yesterday")

    def stop(share: float) -> None:
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        write_pdf(Sheets(ROWS, "Harbours", screen_dpi()), path, stop)
    assert path.read_bytes() == b"of yesterday"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_and_a_closed_folder_are_told_and_leave_no_half_file(tmp_path: Path):
    (tmp_path / "plain").write_bytes(b"")
    for path in (tmp_path / "plain" / "rows.pdf", tmp_path / "nowhere" / "rows.pdf"):
        with pytest.raises(ExchangeError) as caught:
            write_pdf(Sheets(ROWS, "Harbours", screen_dpi()), path, nothing)
        assert caught.value.fault is ExchangeFault.UNWRITABLE
    folder = tmp_path / "taken"
    folder.mkdir()
    with pytest.raises(ExchangeError):
        write_file(folder, b"a folder of that name is there")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plain", "taken"]
