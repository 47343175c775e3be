from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.analysis import (
    Definition,
    EntityFinding,
    EntityKey,
    EntityLink,
    EntityType,
    LinkKind,
    Mention,
    entity_key,
)
from studyapp.domain.entity import Correction, CorrectionKind, Entity, LinkedEntry, corrected, linked

TEXT = "Ada Lovelace met Babbage. Lovelace wrote. Mrs Lovelace left. Babbage stayed."


def finding(name: str, *surfaces: str, salience: float = 0.5) -> EntityFinding:
    mentions: list[Mention] = []
    for surface in surfaces:
        at = TEXT.index(surface, mentions[-1].end if mentions else 0)
        mentions.append(Mention(at, at + len(surface)))
    aliases = tuple(dict.fromkeys(s for s in surfaces if s != name))
    return EntityFinding(entity_key(name), name, EntityType.PERSON, salience, aliases, tuple(mentions))


ADA = finding("Ada Lovelace", "Ada Lovelace", "Lovelace", "Mrs Lovelace", salience=0.9)
BABBAGE = finding("Babbage", "Babbage", "Babbage", salience=0.6)


def apply(*corrections: Correction) -> dict[EntityKey, Entity]:
    return {entity.key: entity for entity in corrected([BABBAGE, ADA], corrections, TEXT)}


def test_without_corrections_the_glossary_is_the_findings_most_salient_first() -> None:
    entities = corrected([BABBAGE, ADA], (), TEXT)
    assert [entity.name for entity in entities] == ["Ada Lovelace", "Babbage"]
    assert not any(entity.corrected for entity in entities)


def test_a_renamed_entry_keeps_its_key_and_its_old_name_as_an_alias() -> None:
    entity = apply(Correction(CorrectionKind.RENAME, ADA.key, "Countess of Lovelace"))[ADA.key]
    assert entity.name == "Countess of Lovelace"
    assert entity.aliases == ("Ada Lovelace", "Lovelace", "Mrs Lovelace")
    assert entity.corrected


def test_an_entry_can_be_retyped_hidden_shown_and_defined() -> None:
    entity = apply(
        Correction(CorrectionKind.RETYPE, ADA.key, "ORG"),
        Correction(CorrectionKind.HIDE, ADA.key, "1"),
        Correction(CorrectionKind.DEFINE, ADA.key, "a mathematician"),
    )[ADA.key]
    assert (entity.type, entity.hidden, entity.own_definition) == (EntityType.ORG, True, "a mathematician")
    shown = apply(Correction(CorrectionKind.HIDE, ADA.key, "1"), Correction(CorrectionKind.HIDE, ADA.key, ""))
    assert not shown[ADA.key].hidden


def test_merging_joins_mentions_in_text_order_and_keeps_the_names() -> None:
    entities = apply(Correction(CorrectionKind.MERGE, BABBAGE.key, ADA.key))
    assert set(entities) == {ADA.key}
    starts = [mention.start for mention in entities[ADA.key].mentions]
    assert starts == sorted(starts)
    assert len(starts) == 5
    assert "Babbage" in entities[ADA.key].aliases


def test_merging_in_a_circle_loses_nothing() -> None:
    entities = apply(
        Correction(CorrectionKind.MERGE, BABBAGE.key, ADA.key),
        Correction(CorrectionKind.MERGE, ADA.key, BABBAGE.key),
        Correction(CorrectionKind.RENAME, BABBAGE.key, "Both"),
    )
    assert [(entity.name, len(entity.mentions)) for entity in entities.values()] == [("Both", 5)]


def test_an_alias_split_off_takes_its_mentions_along() -> None:
    entities = apply(Correction(CorrectionKind.SPLIT, ADA.key, "mrs lovelace"))
    part = entities[entity_key("Mrs Lovelace")]
    assert [TEXT[m.start : m.end] for m in part.mentions] == ["Mrs Lovelace"]
    assert entities[ADA.key].aliases == ("Lovelace",)
    assert len(entities[ADA.key].mentions) == 2


def test_the_only_name_of_an_entry_cannot_be_split_off() -> None:
    assert set(apply(Correction(CorrectionKind.SPLIT, BABBAGE.key, "Babbage"))) == {ADA.key, BABBAGE.key}


def test_a_rule_whose_entry_is_gone_does_nothing_and_works_again_later() -> None:
    rule = Correction(CorrectionKind.RENAME, BABBAGE.key, "Charles Babbage")
    assert [e.name for e in corrected([ADA], [rule], TEXT)] == ["Ada Lovelace"]
    assert "Charles Babbage" in [e.name for e in corrected([ADA, BABBAGE], [rule], TEXT)]


def test_merging_takes_over_a_missing_definition() -> None:
    defined = EntityFinding(
        BABBAGE.key, "Babbage", EntityType.PERSON, 0.6, (), BABBAGE.mentions, Definition("met", 13, 16)
    )
    entities = corrected([defined, ADA], [Correction(CorrectionKind.MERGE, BABBAGE.key, ADA.key)], TEXT)
    assert entities[0].definition == Definition("met", 13, 16)


keys = st.sampled_from([ADA.key, BABBAGE.key, EntityKey("nobody")])
rules = st.one_of(
    st.builds(Correction, st.just(CorrectionKind.MERGE), keys, keys),
    st.builds(Correction, st.just(CorrectionKind.SPLIT), keys, st.sampled_from(["Lovelace", "Babbage", "x"])),
    st.builds(Correction, st.just(CorrectionKind.RENAME), keys, st.text(min_size=1, max_size=5)),
)


@given(st.lists(rules, max_size=8))
def test_no_sequence_of_corrections_loses_a_mention(corrections: list[Correction]) -> None:
    entities = corrected([ADA, BABBAGE], corrections, TEXT)
    kept = sorted((m.start, m.end) for entity in entities for m in entity.mentions)
    assert kept == sorted((m.start, m.end) for m in (*ADA.mentions, *BABBAGE.mentions))
    assert len({entity.key for entity in entities}) == len(entities)


PUPIL = EntityLink(ADA.key, BABBAGE.key, LinkKind.ROLE, "pupil", 0, 25)


def links_of(key: EntityKey, *corrections: Correction) -> tuple[LinkedEntry, ...]:
    return linked([PUPIL], corrected([BABBAGE, ADA], corrections, TEXT), corrections).get(key, ())


def test_a_link_is_seen_from_both_ends() -> None:
    (there,), (back,) = links_of(ADA.key), links_of(BABBAGE.key)
    assert (there.entity.key, there.role, there.outgoing) == (BABBAGE.key, "pupil", True)
    assert (back.entity.key, back.role, back.outgoing) == (ADA.key, "pupil", False)
    assert there.span.of(TEXT) == "Ada Lovelace met Babbage."


def test_a_link_to_a_hidden_entry_is_not_shown() -> None:
    assert links_of(ADA.key, Correction(CorrectionKind.HIDE, BABBAGE.key, "1")) == ()


def test_a_link_follows_a_merged_entry() -> None:
    ville = finding("Mrs Lovelace", "Mrs Lovelace")
    rule = Correction(CorrectionKind.MERGE, ADA.key, ville.key)
    entities = corrected([BABBAGE, ADA, ville], [rule], TEXT)
    found = linked([PUPIL], entities, [rule])
    assert [entry.entity.key for entry in found[ville.key]] == [BABBAGE.key]
    assert ADA.key not in found
