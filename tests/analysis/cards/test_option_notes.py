from __future__ import annotations

from studyapp.domain.analysis import CardType, NoteKind
from studyapp.domain.siblings import cue_for
from tests.analysis.cards.texts import BRIDGE


def test_every_wrong_option_says_why_and_shows_the_passage(make):
    parsed, cards, _ = make(BRIDGE)
    choices = [card for card in cards if card.type is CardType.CHOICE]
    assert choices
    for card in choices:
        assert tuple(note.option for note in card.option_notes) == card.distractors
        for note in card.option_notes:
            if note.span is None:
                assert note.kind is NoteKind.UNNAMED
                assert note.option not in parsed.text
            else:
                assert note.value
                assert note.value in note.span.of(parsed.text)
                assert not note.span.overlaps(card.source)


def test_a_false_statement_knows_what_the_text_says_instead(make):
    parsed, cards, _ = make(BRIDGE)
    statements = [card for card in cards if card.type is CardType.TRUE_FALSE]
    assert {card.answer for card in statements} == {"True", "False"}
    for card in statements:
        if card.answer == "True":
            assert card.option_notes == ()
            continue
        (change,) = card.option_notes
        assert change.kind is NoteKind.INSTEAD
        assert change.option in card.prompt
        assert change.option not in card.source.of(parsed.text)
        assert change.span is not None
        assert change.span.of(parsed.text) == change.value


def test_every_happening_in_an_order_has_its_date_and_passage(make):
    parsed, cards, _ = make(BRIDGE)
    orders = [card for card in cards if card.type is CardType.ORDER]
    assert orders
    for card in orders:
        assert [note.option for note in card.option_notes] == card.answer.split("\n")
        for note in card.option_notes:
            assert note.kind is NoteKind.DATED
            assert note.span is not None
            assert note.value in note.span.of(parsed.text)


def test_a_card_to_be_recalled_has_an_easier_one_kept_back(make):
    _, cards, _ = make(BRIDGE)
    recalled = [card for card in cards if card.type is CardType.CLOZE and not card.hint.endswith("…")]
    cued = {(card.fact_key, card.prompt): card for card in cards if card.hint.endswith("…")}
    pairs = [(card, cued[card.fact_key, card.prompt]) for card in recalled if (card.fact_key, card.prompt) in cued]
    assert pairs
    for card, easier in pairs:
        assert easier.hint == (f"{card.hint}: " if card.hint else "") + cue_for(card.answer)
        assert easier.answer == card.answer
