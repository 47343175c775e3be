"""Web archives that are not what they should be."""

from __future__ import annotations

import pytest

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.mht import read_mht_file


def archive(*parts: str, boundary: str = "B") -> bytes:
    head = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary={boundary}\r\n\r\n"
    return (head + "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n").encode()


def html(body: str, coded: str = "") -> str:
    return f"Content-Type: text/html; charset=utf-8\r\n{coded}Content-Location: https://a.example/x/\r\n\r\n{body}"


def test_an_address_that_is_none_is_a_missing_picture():
    read = read_mht_file(archive(html("<p>A page.</p><img src='http://[b'><img src='c.png'>")), "a.mht")
    assert read.text == "A page."
    assert read.layout is not None
    assert read.layout.missing_images == 2


def test_a_page_in_quoted_or_coded_form_is_read():
    quoted = html("<p>Caf=C3=A9 =\r\nbridge.</p>", "Content-Transfer-Encoding: quoted-printable\r\n")
    assert read_mht_file(archive(quoted), "a.mht").text == "Café bridge."


@pytest.mark.parametrize(
    "data",
    [
        archive("Content-Type: text/plain\r\n\r\nNo page."),
        archive(html("")),
        archive(*["Content-Type: text/plain\r\n\r\nx"] * 5100, html("<p>Too late.</p>")),
    ],
)
def test_an_archive_without_a_page_among_its_first_parts_is_damaged(data: bytes):
    with pytest.raises(UnreadableFileError) as caught:
        read_mht_file(data, "a.mht")
    assert caught.value.reason is Unreadable.DAMAGED


def test_parts_within_parts_without_end_are_damage():
    nested = "".join(f"Content-Type: multipart/mixed; boundary=B{n}\r\n\r\n--B{n}\r\n" for n in range(3000))
    with pytest.raises(UnreadableFileError) as caught:
        read_mht_file(b"MIME-Version: 1.0\r\n" + nested.encode(), "a.mht")
    assert caught.value.reason is Unreadable.DAMAGED
