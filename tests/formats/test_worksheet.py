from __future__ import annotations

from dataclasses import replace

from lxml import html as lxml_html

from studyapp.domain.card import Wording
from studyapp.domain.card_check import stated
from studyapp.domain.worksheet import Task, worksheets
from studyapp.formats.worksheet import WorksheetWords, worksheet_html
from tests.domain.test_worksheet import ASKED, CARDS, CHOICE, TASKS


def text_of(source: str) -> str:
    return " ".join(lxml_html.document_fromstring(source).text_content().split())


def test_the_file_needs_nothing_else():
    source = worksheet_html(worksheets("Locks", TASKS, variants=2), WorksheetWords())
    tree = lxml_html.document_fromstring(source)
    assert not tree.xpath("//script | //img | //link | //iframe | //*[@src] | //*[@href]")
    assert "url(" not in source
    assert "http" not in source


def test_sheets_have_a_line_for_the_name_and_points_but_no_answers():
    sheets = worksheets("Locks", TASKS)
    text = text_of(worksheet_html(sheets, WorksheetWords(), with_keys=False))
    assert f"Points: _______ / {sheets[0].points}" in text
    assert "Name: ____" in text
    for card in CARDS:
        assert stated(card.type, card.wording.prompt).partition("_____")[0].strip() in text
    assert ASKED.wording.answer not in text
    assert "The passage." not in text


def test_a_statement_is_asked_once_whether_it_is_true_and_ticked():
    text = text_of(worksheet_html(worksheets("Locks", TASKS), WorksheetWords(), with_keys=False))
    assert "2. The lock was built in 1907. (1) True or false? Tick. ☐ A True ☐ B False" in text


def test_each_variant_has_a_key_with_the_passages():
    text = text_of(worksheet_html(worksheets("Locks", TASKS, variants=2), WorksheetWords()))
    for letter in "AB":
        assert text.count(f"Key: Locks – Variant {letter}") == 1
    assert text.count(ASKED.wording.answer) == 2
    assert text.count("The passage.") == 2 * len(CARDS)


def test_marks_of_html_in_a_card_are_only_letters():
    card = replace(CHOICE, wording=Wording("Is <b>1 < 2</b> & so on?", "<script>yes</script>", (), ("no", "&amp;")))
    source = worksheet_html(worksheets("<i>T</i>", [Task(card, 1)]), WorksheetWords())
    assert "<script>" not in source
    text = text_of(source)
    assert "Is <b>1 < 2</b> & so on?" in text
    assert "&amp;" in text
