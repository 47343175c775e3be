from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.analysis import Definition, EntityType, EventKey, Precision, entity_key, fold
from studyapp.domain.entity import Entity
from studyapp.domain.event import Event
from studyapp.domain.games import FEWEST, PairKind, match_round, order_round, orderable, pairs_of, shuffled

if TYPE_CHECKING:
    from studyapp.domain.games import Pair


def entity(name: str, meaning: str, kind: EntityType = EntityType.TERM, salience: float = 0.5) -> Entity:
    definition = Definition(meaning, 0, 5) if meaning else None
    return Entity(entity_key(name), name, kind, salience, (), (), definition)


def event(label: str, earliest: str | None, latest: str | None = None, rank: float = 0.5) -> Event:
    return Event(
        EventKey(label), earliest or "", earliest, latest or earliest, Precision.DAY, label, "", "", (), (), rank, True
    )


def sides(pairs: tuple[Pair, ...]) -> list[tuple[str, str]]:
    return [(pair.left, pair.right) for pair in pairs]


def test_terms_people_and_dates_make_pairs_of_their_own_kind():
    entities = [
        entity("mole", "a wall in the sea"),
        entity("quay", "a place to land"),
        entity("buoy", "a sign that swims"),
        entity("Ada Byron", "a countess", EntityType.PERSON),
    ]
    pairs = pairs_of(entities, [event(f"thing {word}", f"20{n}0-01-01") for n, word in enumerate("abcd", 1)], [])
    assert [pair.kind for pair in pairs] == [PairKind.TERM] * 3 + [PairKind.DATE] * 4  # one person makes no round


def test_what_fits_twice_or_names_the_other_side_makes_no_pair():
    entities = [
        entity("mole", "a wall in the sea", salience=0.9),
        entity("pier", "A wall in the sea"),
        entity("harbour master", "the master of a place"),
        entity("quay", "a place to land"),
        entity("buoy", "a sign that swims"),
        entity("essay", " ".join(["long"] * 30)),
        replace(entity("hidden", "put away"), hidden=True),
        entity("silent", ""),
    ]
    assert {left for left, _ in sides(pairs_of(entities, [], []))} == {"mole", "quay", "buoy"}


def test_a_meaning_of_ones_own_comes_first():
    own = replace(entity("mole", "a wall"), own_definition="a long wall of stones")
    pairs = pairs_of([own, entity("quay", "a place to land"), entity("buoy", "a sign that swims")], [], [])
    assert ("mole", "a long wall of stones") in sides(pairs)


def test_events_that_touch_or_tell_their_year_or_point_back_are_not_ordered():
    events = [
        event("the flood", "1987-01-01", "1987-12-31", rank=0.9),
        event("the storm", "1987-02-03"),
        event("the fair of 1950", "1950-01-01"),
        event("It was opened", "1960-01-01"),
        event("the quarrel", None),
        event("the wall", "2019-05-03"),
        event("the battle", "-0043-03-15"),
    ]
    assert [each.label for each in orderable(events)] == ["the battle", "the flood", "the wall"]


years = st.lists(st.integers(-800, 2020), unique=True, min_size=0, max_size=14)


@given(years, st.integers(0, 30))
def test_a_round_to_order_is_in_time_and_has_three_to_five(found: list[int], number: int):
    events = orderable(event(f"happening {chr(97 + n)}", f"{year:05d}-06-01" if year < 0 else f"{year:04d}-06-01")
                       for n, year in enumerate(found))  # fmt: skip
    chosen = order_round(events, number)
    assert chosen == order_round(events, number)
    assert len(chosen) in ({0} if len(events) < FEWEST else {3, 4, 5})
    places = [events.index(each) for each in chosen]
    assert places == sorted(set(places))


@given(st.sets(st.text("abcdefgh", min_size=2, max_size=5), max_size=20), st.integers(0, 30))
def test_a_round_to_match_has_one_kind_and_no_side_twice(names: set[str], number: int):
    entities = [entity(name, f"what is called so, number {n}") for n, name in enumerate(sorted(names))]
    pairs = pairs_of(entities, [], [])
    chosen = match_round(pairs, number)
    assert chosen == match_round(pairs, number)
    assert bool(chosen) is (len(names) >= FEWEST)
    assert len({pair.kind for pair in chosen}) <= 1
    assert len({fold(pair.left) for pair in chosen}) == len({fold(pair.right) for pair in chosen}) == len(chosen)


def test_all_pairs_come_before_any_comes_again():
    pairs = pairs_of([entity(f"term{chr(97 + n)}", f"meaning {chr(97 + n)}") for n in range(18)], [], [])
    rounds = [match_round(pairs, number) for number in range(3)]
    assert len({pair.left for each in rounds for pair in each}) == 18


@given(st.lists(st.text(max_size=4), min_size=2, max_size=8, unique=True), st.text(max_size=3))
def test_what_is_shuffled_never_stands_in_its_right_order(items: list[str], seed: str):
    mixed = shuffled(items, str, seed=seed)
    assert sorted(mixed) == sorted(items)
    assert list(mixed) != items
