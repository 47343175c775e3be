"""What a person corrects on the timeline holds, whatever the next analysis finds."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.analysis import EventKey, Precision
from studyapp.domain.calendar import day_number, interval_of_edtf
from studyapp.domain.event import Event
from studyapp.domain.event_corrections import (
    EventCorrection,
    EventCorrectionKind,
    OwnEvent,
    Passage,
    corrected_events,
    own_event,
    own_key,
    resolved,
    standing,
    value_of,
)
from studyapp.domain.span import Span

TEXT = "The mill burned in 1902. It was built again by 1905. The miller, they say, slept."
DATE, RENAME, HIDE, MAIN = EventCorrectionKind


def event(key: str, label: str, edtf: str, proof: str, *, rank: float = 0.5) -> Event:
    interval = interval_of_edtf(edtf) if edtf else None
    start = TEXT.index(proof)
    return Event(
        key=EventKey(key),
        edtf=edtf,
        earliest=interval.earliest if interval else None,
        latest=interval.latest if interval else None,
        precision=interval.precision if interval else Precision.UNKNOWN,
        label=label,
        expression="",
        derivation="",
        proofs=(Span(start, start + len(proof)),),
        entities=(),
        rank=rank,
        main=True,
        keys=(EventKey(key), EventKey(f"{key}-again")),
    )


FIRE = event("fire", "The mill burned", "1902", "The mill burned in 1902.")
BUILT = event("built", "The mill was built again", "1905", "It was built again by 1905.")
SLEEP = event("sleep", "The miller slept", "", "The miller, they say, slept.", rank=0.2)
FOUND = (FIRE, BUILT, SLEEP)


def rule(kind: EventCorrectionKind, target: Event, value: str) -> EventCorrection:
    return EventCorrection(kind, target.key, value, target.label, target.proofs[0].of(TEXT))


def apply(*rules: EventCorrection, found: tuple[Event, ...] = FOUND) -> dict[str, Event]:
    return {shown.key: shown for shown in corrected_events(found, rules, TEXT)}


def test_without_rules_the_timeline_is_what_was_found():
    assert corrected_events(FOUND, (), TEXT) == FOUND
    assert not any(shown.corrected for shown in FOUND)


def test_a_new_date_moves_the_event_and_what_was_found_is_remembered():
    shown = corrected_events(FOUND, [rule(DATE, FIRE, "1906-05")], TEXT)
    assert [e.key for e in shown] == ["built", "fire", "sleep"]
    fire = shown[1]
    assert (fire.earliest, fire.latest, fire.precision) == ("1906-05-01", "1906-05-31", Precision.MONTH)
    assert fire.found == FIRE
    assert fire.date_corrected


def test_a_date_can_be_taken_away_and_given_to_an_undated_event():
    shown = apply(rule(DATE, FIRE, ""), rule(DATE, SLEEP, "1902~"))
    assert (shown["fire"].dated, shown["fire"].precision) == (False, Precision.UNKNOWN)
    assert (shown["sleep"].dated, shown["sleep"].edtf) == (True, "1902~")


def test_an_event_can_be_renamed_hidden_and_taken_out_of_the_main_ones():
    fire = apply(rule(RENAME, FIRE, "Fire!"), rule(HIDE, FIRE, "1"), rule(MAIN, FIRE, ""))["fire"]
    assert (fire.label, fire.hidden, fire.main, fire.date_corrected) == ("Fire!", True, False, False)
    assert fire.proofs == FIRE.proofs


def test_a_rule_that_was_made_under_another_entry_of_the_event_holds():
    shown = apply(EventCorrection(RENAME, EventKey("fire-again"), "Fire!"))
    assert shown["fire"].label == "Fire!"


def test_a_rule_finds_its_event_under_a_new_key_by_its_passage():
    better = replace(FIRE, key=EventKey("new"), keys=(), label="The old mill burned", edtf="1902-03")
    assert apply(rule(RENAME, FIRE, "Fire!"), found=(better, BUILT))["new"].label == "Fire!"


def test_a_rule_does_not_go_to_another_event_of_the_same_passage():
    other = replace(FIRE, key=EventKey("other"), keys=(), label="A bell rang")
    assert not apply(rule(RENAME, FIRE, "Fire!"), found=(other,))["other"].corrected


def test_a_rule_whose_event_is_gone_does_nothing_and_works_again_later():
    rename = rule(RENAME, FIRE, "Fire!")
    assert [shown.label for shown in corrected_events([BUILT], [rename], TEXT)] == [BUILT.label]
    assert apply(rename)["fire"].label == "Fire!"


def shown(events: tuple[Event, ...], rules: list[EventCorrection], text: str = TEXT) -> tuple[Event, ...]:
    return corrected_events((*events, *standing(events, rules, text)), rules, text)


def test_what_was_said_of_an_event_stays_while_the_event_is_not_found():
    rules = [rule(DATE, FIRE, "1901-05"), rule(RENAME, FIRE, "The great fire")]
    (kept,) = shown((), rules)
    assert (kept.key, kept.label, kept.edtf) == (FIRE.key, "The great fire", "1901-05")
    assert kept.proofs[0].of(TEXT) == "The mill burned in 1902."
    assert kept.main
    edited = f"A preface. {TEXT}"
    assert shown((), rules, edited)[0].proofs[0].of(edited) == "The mill burned in 1902."


def test_nothing_stands_in_for_an_event_that_is_there_or_whose_passage_is_gone():
    rules = [rule(DATE, FIRE, "1901-05"), replace(rule(RENAME, FIRE, "The great fire"), target=EventKey("older"))]
    assert standing(FOUND, rules, TEXT) == ()
    assert standing((), rules, "Another text.") == ()
    assert len(standing((), rules, TEXT)) == 1


def test_hiding_or_undating_an_event_that_is_not_found_makes_none():
    assert standing((), [rule(HIDE, FIRE, "1"), rule(DATE, FIRE, ""), rule(MAIN, BUILT, "")], TEXT) == ()


def test_a_date_that_only_a_newer_program_reads_leaves_the_event_as_it_was():
    assert apply(rule(DATE, FIRE, "{1902,1904}"))["fire"] == FIRE


def test_an_own_event_has_its_date_and_its_passage():
    start = TEXT.index("built again")
    passage = Passage.of(Span(start, start + 11), TEXT)
    made = own_event(OwnEvent(EventKey("o1"), "New mill", "1905", passage), TEXT)
    assert (made.own, made.main, made.earliest, made.proofs) == (True, True, "1905-01-01", (Span(start, start + 11),))
    assert own_event(OwnEvent(EventKey("o2"), "No passage", ""), TEXT).proofs == ()


def test_the_passage_of_an_own_event_is_found_again_after_edits_elsewhere():
    at = TEXT.index("1902")
    passage = Passage.of(Span(at, at + 4), TEXT)
    moved = "A new beginning of 1902. " + TEXT
    span = passage.span_in(moved)
    assert span is not None
    assert span.start == at + 25
    assert passage.span_in("Nothing of it is left.") is None


def test_the_same_event_written_twice_has_two_keys():
    first = own_key("New mill", "1905", "", ())
    second = own_key("new  MILL", "1905", "", [first])
    assert second == f"{first}-2"
    assert own_key("New mill", "1906", "", [first]) != first


@pytest.mark.parametrize("kind", EventCorrectionKind)
def test_a_rule_that_says_what_was_found_changes_nothing(kind: EventCorrectionKind):
    assert apply(rule(kind, FIRE, value_of(kind, FIRE)))["fire"] == FIRE


targets = st.sampled_from([*FOUND, replace(FIRE, key=EventKey("gone"), proofs=(Span(0, 0),))])
rules = st.one_of(
    st.builds(rule, st.just(DATE), targets, st.sampled_from(["", "1902", "1901-05", "../1900", "18XX", "-0043~", "?"])),
    st.builds(rule, st.just(RENAME), targets, st.text(min_size=1, max_size=5)),
    st.builds(rule, st.sampled_from([HIDE, MAIN]), targets, st.sampled_from(["", "1"])),
)


@given(st.lists(rules, max_size=8))
def test_no_rules_lose_or_make_an_event_or_a_proof(made: list[EventCorrection]) -> None:
    shown = {e.key: e for e in corrected_events(FOUND, made, TEXT)}
    assert set(shown) == {e.key for e in FOUND}
    for found in FOUND:
        now = shown[found.key]
        assert (now.proofs, now.keys, now.rank) == (found.proofs, found.keys, found.rank)
        assert (now.found or now) == found


@given(st.lists(rules, max_size=8))
def test_the_timeline_is_in_the_order_of_time_whatever_was_corrected(made: list[EventCorrection]) -> None:
    shown = corrected_events(FOUND, made, TEXT)
    days = [day_number(e.earliest or e.latest or "") for e in shown if e.dated]
    assert days == sorted(days)
    assert [e.dated for e in shown] == sorted((e.dated for e in shown), reverse=True)


@given(st.lists(rules, max_size=4, unique_by=lambda made: (made.kind, made.target)))
def test_rules_of_different_kinds_or_events_hold_in_any_order(made: list[EventCorrection]) -> None:
    results = {corrected_events(FOUND, order, TEXT) for order in permutations(made)}
    assert len(results) == 1


@given(st.lists(rules, max_size=8))
def test_the_last_rule_of_a_kind_counts(made: list[EventCorrection]) -> None:
    last = {(made_rule.kind, made_rule.target): made_rule for made_rule in made if made_rule.value != "?"}
    assert corrected_events(FOUND, [r for r in made if r.value != "?"], TEXT) == corrected_events(
        FOUND, last.values(), TEXT
    )


@given(st.lists(rules, max_size=8))
def test_a_rule_is_about_one_event_at_most(made: list[EventCorrection]) -> None:
    assert len(resolved(FOUND, made, TEXT)) <= len(made)
