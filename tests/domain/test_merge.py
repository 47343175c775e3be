from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.domain.document import DocumentId
from studyapp.domain.merge import Item, ItemKey, MaterialKind, MergeFate, Part, merged

if TYPE_CHECKING:
    from collections.abc import Iterable

PARTS = (Part.WORDING, Part.STATE)
KEYS = tuple(ItemKey(MaterialKind.CARD, DocumentId("d"), name) for name in "abcd")


def item(key: ItemKey, wording: str, state: str = "approved", facts: str = "f") -> Item:
    return Item(key, ((Part.WORDING, wording), (Part.STATE, state), (Part.FACTS, facts)), wording)


def side() -> st.SearchStrategy[tuple[Item, ...]]:
    one = st.builds(item, st.just(None), *[st.sampled_from("xyz")] * 3)
    return st.fixed_dictionaries({key: st.none() | one for key in KEYS}).map(
        lambda found: tuple(Item(key, each.parts, each.label) for key, each in found.items() if each is not None)
    )


keys = st.frozensets(st.sampled_from(KEYS))


def by_key(items: Iterable[Item]) -> dict[ItemKey, Item]:
    return {each.key: each for each in items}


@settings(max_examples=1500)
@given(side(), side(), side(), keys)
def test_what_the_learner_changed_or_studied_is_never_lost(
    old: tuple[Item, ...], new: tuple[Item, ...], mine: tuple[Item, ...], studied: frozenset[ItemKey]
):
    ends = {end.key: end for end in merged(old, new, mine, studied=studied)}
    olds, mines = by_key(old), by_key(mine)
    for key, own in mines.items():
        if key not in ends:
            assert key not in olds  # not the course's at all: nobody touches it
            assert key not in by_key(new)
            continue
        result, base = ends[key].result, olds.get(key)
        changed = [part for part in PARTS if base is None or own.part(part) != base.part(part)]
        if key in studied or changed:
            assert result is not None
        for part in changed:
            assert result is not None
            assert result.part(part) == own.part(part)
    for key in olds.keys() - mines.keys():
        assert ends[key].result is None  # what the learner deleted does not come back by itself


@settings(max_examples=1000)
@given(side(), side(), side(), keys, keys)
def test_merging_again_changes_nothing(
    old: tuple[Item, ...],
    new: tuple[Item, ...],
    mine: tuple[Item, ...],
    studied: frozenset[ItemKey],
    untouched: frozenset[ItemKey],
):
    once = {end.key: end.result for end in merged(old, new, mine, studied=studied, untouched=untouched)}
    outside = {key: each for key, each in by_key(mine).items() if key not in once}
    now = [*(each for each in once.values() if each is not None), *outside.values()]
    for base in (old, new):
        again = {end.key: end.result for end in merged(base, new, now, studied=studied)}
        assert {key: each and each.parts for key, each in again.items() if each} == {
            key: each.parts for key, each in once.items() if each and key in again
        }


@given(side(), side())
def test_who_changed_nothing_has_exactly_the_new_edition(old: tuple[Item, ...], new: tuple[Item, ...]):
    ends = merged(old, new, old)
    assert {end.key: end.result.parts for end in ends if end.result} == {each.key: each.parts for each in new}


def test_each_end_has_its_name():
    a, b, c, d = KEYS
    old = [item(a, "x"), item(b, "x"), item(c, "x"), item(d, "x")]
    new = [item(a, "y"), item(b, "y"), item(c, "x")]
    mine = [item(a, "x"), item(b, "z"), item(c, "z"), item(d, "x")]
    ends = {end.key: end for end in merged(old, new, mine)}
    assert [ends[key].fate for key in KEYS] == [MergeFate.CHANGED, MergeFate.BOTH, MergeFate.MINE, MergeFate.GONE]
    assert ends[b].rivals == (Part.WORDING,)
    assert merged(old, new, mine, studied={d})[-1].fate is MergeFate.KEPT
    assert merged([], new, [])[0].fate is MergeFate.NEW


def test_the_authors_is_taken_where_the_learner_asks_for_it():
    key = KEYS[0]
    (end,) = merged([item(key, "x")], [item(key, "y")], [item(key, "z")], take={key})
    assert end.result is not None
    assert end.result.part(Part.WORDING) == "y"


def test_what_nobody_touched_gives_way_to_the_course():
    key = KEYS[0]
    (end,) = merged([], [item(key, "y")], [item(key, "x", "suggested")], untouched={key})
    assert end.result is not None
    assert end.result.part(Part.STATE) == "approved"
