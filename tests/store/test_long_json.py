from __future__ import annotations

import json
import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.store.long_json import object_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), VALUES), st.sampled_from([None, 1]))
def test_it_reads_what_the_library_reads(value: dict[str, object], indent: int | None):
    assert object_of(json.dumps(value, indent=indent)) == value


@pytest.mark.parametrize("text", ["", "[1]", '{"a" 1}', '{"a": [1 2]}', '{"a": 1', '{"a": [1', '{"a": 1} x'])
def test_what_is_cut_or_wrong_is_refused(text: str):
    with pytest.raises(ValueError, match=r"no |Expecting|more|Unterminated|Illegal"):
        object_of(text)


def test_another_thread_goes_on_meanwhile():
    text = json.dumps({"marks": [["note", number, number + 3, "12", [5, 9]] for number in range(60_000)]})
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.001)

    def turns(read: object) -> int:
        assert callable(read)
        thread = threading.Thread(target=read, args=(text,))
        count = 0
        thread.start()
        while thread.is_alive():
            count += 1
            time.sleep(0.0005)
        return count

    try:
        assert turns(object_of) > 2 * turns(json.loads)
    finally:
        sys.setswitchinterval(before)
