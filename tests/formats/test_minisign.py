from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.formats.minisign import (
    public_key_from_text,
    public_key_of,
    public_key_to_text,
    sign,
    verified,
)

if TYPE_CHECKING:
    from pathlib import Path

SECRET = bytes(range(32))
KEY = public_key_of(SECRET)


@given(st.binary(), st.text("abc äöü.-", max_size=30))
def test_what_was_signed_holds_and_tells_its_comment(content: bytes, comment: str):
    assert verified(KEY, content, sign(SECRET, content, comment)) == comment


def test_a_public_key_survives_its_file_and_its_second_line_alone():
    text = public_key_to_text(KEY)
    assert public_key_from_text(text) == public_key_from_text(text.splitlines()[1]) == KEY
    for bad in ("", "untrusted comment: nothing", text[:-6], "Ed"):
        with pytest.raises(ValueError, match=r"minisign public key|base64"):
            public_key_from_text(bad)


def test_another_content_comment_or_key_is_found_out():
    signature = sign(SECRET, b"sums", "version 1")
    other = public_key_of(bytes(32))
    faulty = (
        (KEY, b"sum", signature),
        (other, b"sums", signature),
        (KEY, b"sums", signature.replace("version 1", "version 2")),
        (KEY, b"sums", "\n".join(signature.splitlines()[:3])),
        (KEY, b"sums", "a\nb\nc\nd\n"),
    )
    for key, content, text in faulty:
        with pytest.raises(ValueError, match=r"does not hold|not base64"):
            verified(key, content, text)


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed here")
def test_minisign_itself_understands_us_and_we_understand_it(tmp_path: Path):
    (tmp_path / "sums").write_bytes(b"one two\n")
    (tmp_path / "sums.minisig").write_text(sign(SECRET, b"one two\n", "studyapp 1"))
    (tmp_path / "ours.pub").write_text(public_key_to_text(KEY))
    checked = subprocess.run(
        ["minisign", "-Vm", "sums", "-p", "ours.pub"], cwd=tmp_path, capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    assert b"studyapp 1" in checked.stdout
    made = ["minisign", "-G", "-W", "-p", "theirs.pub", "-s", "theirs.key"]
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    for option in ("-H", "-l"):  # of the hash, and of the content itself
        signing = ["minisign", "-S", option, "-m", "sums", "-s", "theirs.key", "-t", "theirs"]
        subprocess.run(signing, cwd=tmp_path, check=True, capture_output=True)
        theirs = public_key_from_text((tmp_path / "theirs.pub").read_text())
        assert verified(theirs, b"one two\n", (tmp_path / "sums.minisig").read_text()) == "theirs"
