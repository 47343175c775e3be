from __future__ import annotations

from studyapp.domain.analysis import digest, entity_key, fold


def test_names_are_compared_without_case_accents_and_spacing() -> None:
    assert fold("  Émile   ZOLA ") == fold("emile zola")
    assert entity_key("Zürich") == entity_key("ZURICH")
    assert entity_key("Austria") != entity_key("Australia")


def test_digests_tell_their_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
