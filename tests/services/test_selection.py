"""Files and folders that a person names become the documents in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.services import selection
from studyapp.services.selection import selected

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")


def names(folder: Path, *chosen: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in selected(chosen or [folder]).files]


def test_chapters_come_in_the_order_of_their_numbers(tmp_path: Path):
    made(tmp_path, "chapter 10.txt", "chapter 2.txt", "Chapter 1.md", "b/last.txt", "a/first.txt")
    assert names(tmp_path) == ["Chapter 1.md", "chapter 2.txt", "chapter 10.txt", "a/first.txt", "b/last.txt"]


def test_what_is_hidden_or_no_document_is_left_alone(tmp_path: Path):
    made(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "~$a.docx", "photo.jpg", "page.html", "page_files/x.html")
    chosen = selected([tmp_path])
    assert [path.name for path in chosen.files] == ["a.txt", "page.html"]
    assert chosen.others == 1


def test_a_document_of_a_kind_that_cannot_be_opened_is_kept_to_be_named(tmp_path: Path):
    made(tmp_path, "old.doc")
    assert names(tmp_path) == ["old.doc"]


def test_a_file_that_is_named_is_taken_whatever_it_is_and_once(tmp_path: Path):
    made(tmp_path, "README", "a.txt")
    assert names(tmp_path, tmp_path / "README", tmp_path / "a.txt", tmp_path) == ["README", "a.txt"]
    assert selected([tmp_path / "gone.txt"]).files == (tmp_path / "gone.txt",)


def test_links_to_folders_are_not_followed(tmp_path: Path):
    made(tmp_path, "a.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    assert names(tmp_path) == ["a.txt"]


def test_a_selection_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(selection, "MAX_FILES", 2)
    made(tmp_path, "1.txt", "2.txt", "3.txt")
    chosen = selected([tmp_path])
    assert (len(chosen.files), chosen.beyond) == (2, 1)
