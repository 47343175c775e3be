from __future__ import annotations

import lzma

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.formats.xz_blocks import FLAGS_CRC32, compress, read_blocks, write_stream

parts = st.lists(st.binary(max_size=300), max_size=6)


@settings(deadline=None)
@given(parts)
def test_blocks_of_any_origin_make_one_stream_that_unpacks_to_all_of_them(contents: list[bytes]):
    blocks = tuple(block for content in contents for block in compress(content))
    stream = write_stream(FLAGS_CRC32, blocks)
    decoder = lzma.LZMADecompressor(lzma.FORMAT_XZ)
    assert decoder.decompress(stream) == b"".join(contents)
    assert decoder.eof
    assert not decoder.unused_data
    assert read_blocks(stream) == (FLAGS_CRC32, blocks)


def test_a_large_content_becomes_several_blocks():
    content = bytes(range(256)) * 100
    blocks = compress(content, block_bytes=10_000)
    assert [block.unpacked_bytes for block in blocks] == [10_000, 10_000, 5_600]
    assert lzma.decompress(write_stream(FLAGS_CRC32, blocks)) == content


def test_what_is_no_whole_stream_is_refused():
    stream = write_stream(FLAGS_CRC32, compress(b"some content of a package " * 9))
    damaged = [
        b"",
        b"PK\x03\x04" + stream,
        stream[:-4],
        stream + stream,
        stream[:12] + stream[20:],
        stream[:-16] + bytes([stream[-16] ^ 1]) + stream[-15:],
    ]
    for bad in damaged:
        with pytest.raises(ValueError, match="xz"):
            read_blocks(bad)
