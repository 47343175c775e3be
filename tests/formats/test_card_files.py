"""Cards in the forms of other programs, read back by readers that know nothing of our writers."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from studyapp.domain.analysis import CardType, EventKey, Precision, Tier
from studyapp.domain.card import Card, CardId, CardState, Wording
from studyapp.domain.document import DocumentId
from studyapp.domain.event import Event
from studyapp.domain.exchange import ExchangeFormat
from studyapp.domain.exchange_out import OutCard
from studyapp.domain.span import Span
from studyapp.formats.anki_fields import escaped, gapped, plain
from studyapp.formats.card_files import read_cards, timeline_written, written
from studyapp.formats.gift import escaped as in_gift
from tests.formats.qti_rules import broken_rules, ungrammatical

if TYPE_CHECKING:
    from pathlib import Path

WORDINGS = {
    CardType.CLOZE: Wording("The ~weir~ of {Osby} = _____ metres: high.", "12 #1", ("twelve",), (), "number"),
    CardType.QUESTION: Wording("Who built <the> bridge & when?\nSay both.", "Mara Berg: 1872 {sic}"),
    CardType.CHOICE: Wording("Which river?", "the Lind", (), ("the Ask", "the * Elm", "a=b"), ""),
    CardType.TRUE_FALSE: Wording("The bridge stands.", "False"),
    CardType.MATCH: Wording("Match.", "Berg\tbridge\nHolm\tmill\nAsk\tweir"),
    CardType.ORDER: Wording("Put in order.", "bridge built\nflood\nnew bridge"),
    CardType.DEFINITION: Wording("Which term is meant? “a low dam”", "weir"),
    CardType.REVERSE: Wording("What is meant by “weir”?", "a low dam"),
    CardType.WHO_SAID: Wording("Who said: “It floods”?", "Berg"),
}
SOURCE = "Mara Berg built the first bridge & the mill."


def out(card_type: CardType, wording: Wording | None = None, *, title: str = "The Lind / north") -> OutCard:
    card = Card(
        id=CardId(f"d1-{card_type.value}"),
        document_id=DocumentId("d1"),
        type=card_type,
        wording=wording or WORDINGS[card_type],
        wording_revision=1,
        state=CardState.APPROVED,
        tier=Tier.AUTO,
        rank=1.0,
        fact_key=card_type.value,
        source=Span(0, len(SOURCE)),
        quote=SOURCE,
    )
    return OutCard(card, title, "Later · p. 17", 1, 1_700_000_000_000, 1_700_000_000_000)


CARDS = [out(card_type) for card_type in WORDINGS]


@pytest.mark.parametrize("chosen", [each for each in ExchangeFormat if not each.scheduled and not each.of_events])
def test_the_same_cards_give_the_same_bytes(chosen: ExchangeFormat):
    assert written(chosen, CARDS) == written(chosen, CARDS)


def test_moodle_xml_has_every_answer_and_one_right_key():
    quiz = ET.fromstring(written(ExchangeFormat.MOODLE, CARDS))
    assert quiz.tag == "quiz"
    category, *questions = quiz.findall("question")
    assert category.findtext("category/text") == "$course$/top/The Lind // north"
    assert [question.findtext("idnumber") for question in questions] == [each.card.id for each in CARDS]
    for question, each in zip(questions, CARDS, strict=True):
        wording = each.card.wording
        prompt = html.unescape(question.findtext("questiontext/text") or "")
        assert prompt == f"<p>{wording.prompt}</p>".replace("\n", "<br>")
        assert html.escape(SOURCE, quote=False) in (question.findtext("generalfeedback/text") or "")
        answers = {a.findtext("text"): a.get("fraction") for a in question.findall("answer")}
        match question.get("type"):
            case "multichoice":
                assert answers == {"the Lind": "100", "the Ask": "0", "the * Elm": "0", "a=b": "0"}
            case "truefalse":
                assert answers == {"true": "0", "false": "100"}
            case "shortanswer":
                assert answers == dict.fromkeys((wording.answer, *wording.accepted), "100")
            case "matching":
                assert [part.findtext("answer/text") for part in question.findall("subquestion")] == [
                    line.rpartition("\t")[2] for line in wording.answer.splitlines()
                ]
            case other:
                pytest.fail(str(other))


def test_gift_reads_back_by_moodles_rules():
    text = written(ExchangeFormat.GIFT, CARDS).decode()
    parts = [part for part in text.strip().split("\n\n") if not part.startswith("$CATEGORY")]
    assert len(parts) == len(CARDS)
    for part, each in zip(parts, CARDS, strict=True):
        wording = each.card.wording
        _, _, question = part.partition("\n")
        found = re.fullmatch(r"::((?:[^:\\]|\\.)*)::\[plain\](.*)", question)
        assert found is not None
        assert _gift_plain(found[1]) == each.card.id
        body = re.search(r"(?<!\\)\{(.*?)(?<!\\)\}", found[2])
        assert body is not None
        asked = found[2][: body.start()] + "_____" + found[2][body.end() :]
        expected = wording.prompt if each.card.type is CardType.CLOZE else f"{wording.prompt} _____"
        assert _gift_plain(asked) == expected
        answers, _, feedback = body[1].partition("####")
        assert SOURCE in _gift_plain(feedback)
        assert _gift_answers(answers.strip()) == _wanted(each)


def _gift_plain(text: str) -> str:
    return re.sub(r"\\([~=#{}:\\])", r"\1", text.replace("\\\\n", "\0").replace("\\n", "\n").replace("\0", "\\\\n"))


def _gift_answers(text: str) -> list[tuple[str, str]]:
    if text in {"TRUE", "FALSE"}:
        return [("=", text)]
    return [(mark, _gift_plain(words.strip())) for mark, words in re.findall(r"(?<!\\)([=~])((?:[^=~\\]|\\.)*)", text)]


def _wanted(each: OutCard) -> list[tuple[str, str]]:
    wording = each.card.wording
    match each.card.type:
        case CardType.TRUE_FALSE:
            return [("=", "FALSE")]
        case CardType.MATCH:
            return [("=", line.replace("\t", " -> ")) for line in wording.answer.splitlines()]
        case CardType.ORDER:
            return [("=", f"{n}. -> {line}") for n, line in enumerate(wording.answer.splitlines(), 1)]
        case _:
            right = [("=", answer) for answer in (wording.answer, *wording.accepted)]
            return right + [("~", option) for option in wording.distractors]


@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r"), max_size=40))
def test_escaped_gift_never_ends_a_question(words: str):
    found = in_gift(words)
    assert "\n" not in found
    assert re.search(r"(?<!\\)(?:\\\\)*[{}~=#:]", found) is None


def test_markdown_keeps_every_word_and_no_word_is_markup():
    tokens = MarkdownIt().parse(written(ExchangeFormat.MARKDOWN, CARDS).decode())
    heads = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert len(heads) == len(CARDS) + 1
    shown = " ".join(
        child.content if child.type in {"text", "code_inline"} else " "
        for token in tokens
        if token.type == "inline"
        for child in token.children or ()
    )
    for each in CARDS:
        for words in (each.card.wording.prompt, *each.card.wording.distractors, each.place):
            assert " ".join(words.split()) in " ".join(shown.split())


def test_a_table_has_ankis_headers_and_goes_round(tmp_path: Path):
    path = tmp_path / "cards.csv"
    path.write_bytes(written(ExchangeFormat.CSV, CARDS))
    lines = path.read_text().splitlines()
    assert lines[:3] == ["#separator:Comma", "#html:true", "#guid column:1"]
    rows = list(csv.reader(io.StringIO("\n".join(line for line in lines if not line.startswith("#")))))
    assert {len(row) for row in rows} == {7}
    deck = read_cards(path, float)
    assert not deck.refused
    assert [card.card_id for card in deck.cards] == [each.card.id for each in CARDS]
    for card, each in zip(deck.cards, CARDS, strict=True):
        wording = each.card.wording
        assert card.wording.prompt == wording.prompt
        assert set(card.wording.distractors) == set(wording.distractors)
        if each.card.type not in {CardType.MATCH, CardType.ORDER}:
            assert card.wording.answer == wording.answer


def test_qti_keeps_every_rule_of_the_specification():
    data = written(ExchangeFormat.QTI, CARDS)
    assert broken_rules(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len([name for name in archive.namelist() if name.startswith("items/")]) == len(CARDS)


def test_the_qti_rules_notice_what_is_wrong():
    data = written(ExchangeFormat.QTI, CARDS)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(changed, "w") as target:
        for name in archive.namelist():
            text = archive.read(name).decode()
            target.writestr(
                name, text.replace('identifier="c0"', 'identifier="0c"').replace("<value>l0 r", "<value>l9 r")
            )
    assert len(broken_rules(changed.getvalue())) >= 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('adaptive="false"', 'adaptive="no"'),
        ('timeDependent="false"', 'timed="false"'),
        ('shuffle="false"', ""),
        ('matchMax="1"', 'matchMax="one"'),
        ("<prompt>", "<p>x</p><prompt>"),
        ("</correctResponse>", "</correctResponse>words"),
        ("<itemBody>", "<itemBody><blink/>"),
        ('showHide="hide"', 'showHide="never"'),
    ],
)
def test_the_grammar_of_qti_notices_what_the_schema_does_not_know(before: str, after: str):
    changed = 0
    with zipfile.ZipFile(io.BytesIO(written(ExchangeFormat.QTI, CARDS))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            if name.startswith("items/") and before in text:
                assert ungrammatical(ET.fromstring(text)) == []
                assert ungrammatical(ET.fromstring(text.replace(before, after, 1)))
                changed += 1
    assert changed


def test_cards_without_options_and_odd_truths_are_short_answers():
    odd = [out(CardType.CHOICE, Wording("Which?", "Lind")), out(CardType.TRUE_FALSE, Wording("It stands.", "Yes"))]
    quiz = ET.fromstring(written(ExchangeFormat.MOODLE, odd))
    assert [each.get("type") for each in quiz.findall("question")[1:]] == ["shortanswer"] * 2
    assert broken_rules(written(ExchangeFormat.QTI, odd)) == []


def test_a_timeline_keeps_to_the_documented_form_of_timelinejs():
    """Checked by the tables of "Using JSON to create a Timeline" in TimelineJS' documentation."""

    def event(key: str, first: str | None, last: str | None, precision: Precision, edtf: str) -> Event:
        return Event(EventKey(key), edtf, first, last, precision, "A & B", "", "", (Span(0, 4),), (), 1.0, main=True)

    events = [
        event("a", "1872-04-01", "1872-04-30", Precision.MONTH, "1872-04"),
        event("b", "1872-04-05", "1872-06-30", Precision.RANGE, "1872-04-05/1872-06-30"),
        event("c", "1872-04-05", None, Precision.DAY, "1872-04-05"),
        event("d", "soon", "soon", Precision.DAY, ""),
    ]
    count, data = timeline_written([("One", SOURCE, events), ("Two", SOURCE, events[:1])])
    found = json.loads(data)
    assert count == 4
    assert set(found) <= {"title", "events", "eras", "scale"}
    assert found["scale"] in {"human", "cosmological"}
    assert "title" not in found  # of two stories
    assert len({slide["unique_id"] for slide in found["events"]}) == count
    for slide in found["events"]:
        assert set(slide) <= {
            "start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink", "unique_id",
        }  # fmt: skip
        assert {"start_date", "text"} <= set(slide)
        assert set(slide["text"]) <= {"headline", "text"}
        assert all(isinstance(words, str) for words in slide["text"].values())
        for date in (slide["start_date"], slide.get("end_date", slide["start_date"])):
            assert set(date) <= {
                "year", "month", "day", "hour", "minute", "second", "millisecond", "display_date", "format",
            }  # fmt: skip
            assert isinstance(date["year"], int)
            assert 1 <= date.get("month", 1) <= 12
            assert 1 <= date.get("day", 1) <= 31
            assert "day" not in date or "month" in date


def test_a_timeline_has_dated_events_only_and_years_before_the_common_era():
    def event(key: str, first: str | None, last: str | None, precision: Precision, edtf: str) -> Event:
        return Event(EventKey(key), edtf, first, last, precision, f"<{key}>", "", "", (Span(0, 9),), (), 1.0, main=True)

    events = [
        event("a", "-0043-03-15", "-0043-03-15", Precision.DAY, "-0043-03-15"),
        event("b", "1872-01-01", "1872-12-31", Precision.YEAR, "1872~"),
        event("c", None, None, Precision.UNKNOWN, ""),
        event("d", "1903-05-01", "1903-06-02", Precision.RANGE, "1903-05-01/1903-06-02"),
    ]
    count, data = timeline_written([("The Lind", SOURCE, events)])
    found = json.loads(data)
    assert count == 3
    first, second, third = found["events"]
    assert first["start_date"] == {"year": -44, "month": 3, "day": 15}
    assert second["start_date"] == {"year": 1872, "display_date": "1872~"}
    assert "end_date" not in second
    assert third["end_date"] == {"year": 1903, "month": 6, "day": 2}
    assert first["text"] == {"headline": "&lt;a&gt;", "text": "<p>“Mara Berg”</p>"}
    assert found["title"]["text"]["headline"] == "The Lind"


@given(
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffc\ufeff\u2028\u2029"), max_size=60
    )
)
def test_words_survive_a_field(words: str):
    tidy = "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))
    assert " ".join(plain(escaped(words)).text.split()) == " ".join(plain(escaped(tidy)).text.split())


def test_gaps_of_one_number_are_asked_together_and_others_are_shown():
    found = gapped("{{c1::Osby}} lies on the {{c2::Lind::river}}; {{c1::Elm}} does not.", 1)
    assert found is not None
    assert (found.prompt, found.answer) == ("_____ lies on the Lind; _____ does not.", "Osby, Elm")
    assert gapped("{{c2::a {{c1::b}} c}}", 3) is None
