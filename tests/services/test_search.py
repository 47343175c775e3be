from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.domain.analysis import entity_key
from studyapp.domain.card import Wording
from studyapp.domain.document import Block, BlockKind
from studyapp.domain.search import Hit, HitKind
from studyapp.domain.span import Span
from studyapp.services.quiz import Quiz
from studyapp.services.search import Search
from studyapp.settings import Settings
from studyapp.store.card_log import CardLogStore
from studyapp.store.check import CheckStore
from studyapp.store.quiz import QuizStore
from studyapp.store.search import RANKED, SearchStore
from tests.examples import TEXT, example_analysis

if TYPE_CHECKING:
    from tests.services.conftest import House


@pytest.fixture
def search(house: House) -> Search:
    return Search(SearchStore(house.database))


def kinds(hits: tuple[Hit, ...]) -> set[HitKind]:
    return {hit.kind for hit in hits}


def marked(hit: Hit) -> list[str]:
    return [mark.of(hit.body.words) for mark in hit.body.marks]


def texts(search: Search, words: str, **more: object) -> list[str]:
    """What is marked in passages of documents."""
    found = search.find(words, kinds=(HitKind.TEXT,), **more)  # pyright: ignore[reportArgumentType]
    return [words for hit in found.hits for words in marked(hit)]


def test_a_word_is_found_in_text_title_glossary_and_cards(house: House, search: Search) -> None:
    house.with_findings()
    found = search.find("harbour")
    assert kinds(found.hits) == {HitKind.TEXT, HitKind.ENTITY, HitKind.CARD}
    assert found.groups[0].hits[0].head.words == "The Harbour Wall"


def test_a_hit_leads_to_its_words(house: House, search: Search) -> None:
    house.with_findings()
    for words, passage in (("crowns", "crowns"), ('"nine million"', "nine million"), ("ships lain", "ships had lain")):
        hit = search.find(words, kinds=(HitKind.TEXT,)).hits[0]
        assert hit.span is not None
        assert hit.span.of(TEXT) == passage


def test_every_word_must_be_there(house: House, search: Search) -> None:
    house.with_document()
    assert texts(search, "harbour crowns")
    assert not texts(search, "harbour palace")


def test_a_phrase_is_a_phrase(house: House, search: Search) -> None:
    house.with_document()
    assert texts(search, '"new wall"') == ["new wall"]
    assert not texts(search, '"wall new"')


def test_a_star_finds_the_beginning_of_a_word(house: House, search: Search) -> None:
    house.with_document()
    assert texts(search, "crit*") == ["Critics"]
    assert not texts(search, "crit")
    assert texts(search, "crit", unfinished=True) == ["Critics"]


def test_other_forms_are_found_only_when_asked_for(house: House, search: Search) -> None:
    house.with_document()
    assert not texts(search, "critic")
    assert texts(search, "critic", stemmed=True) == ["Critics"]
    assert texts(search, '"town pays"', stemmed=True) == []


def test_case_and_accents_do_not_count(house: House, search: Search) -> None:
    house.with_document("The café of Ängelholm opened.")
    assert texts(search, "CAFE angelholm") == ["café", "Ängelholm"]


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("我每天学习历史和地理。", "历史", "历史"),
        ("私は図書館で歴史を勉強します。", "図書館", "図書館"),
        ("나는 도서관에서 역사를 공부합니다.", "역사", "역사"),
        ("ฉันเรียนประวัติศาสตร์ทุกวัน", "ประวัติ", "ประวัติ"),
        ("למדתי הִיסְטוֹרְיָה בספרייה.", "היסטוריה", "הִיסְטוֹרְיָה"),
        ("قرأتُ التَّاريخ في المكتبة.", "التاريخ", "التَّاريخ"),
        ("Emoji 🧭 shows the way.", "🧭", "🧭"),
        ("ﬁne ＡＢＣ", "abc", "ＡＢＣ"),
    ],
)
def test_scripts_without_spaces_with_marks_and_from_the_right(
    house: House, search: Search, text: str, words: str, shown: str
) -> None:
    house.with_document(text)
    assert "".join(texts(search, words)).strip().startswith(shown)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text(alphabet='"*()-+:^{}ANDORNEAR ', max_size=40))
def test_no_input_whatever_is_an_error(house: House, search: Search, words: str) -> None:
    house.with_document()
    for stemmed in (False, True):
        search.find(words, stemmed=stemmed, unfinished=True)


def test_notes_tags_and_passages_of_marks_are_found_as_they_change(house: House, search: Search) -> None:
    document_id = house.with_document()
    house.annotations.add(document_id, Span(0, 11), note="Ask the examiner", tags=["lighthouse"])
    mark = house.annotations.of_document(document_id)[0]
    for words in ("examiner", "lighthouse"):
        hit = search.find(words).hits[0]
        assert (hit.kind, hit.item_id, hit.span) == (HitKind.ANNOTATION, mark.id, Span(0, 11))
    house.annotations.write(mark.id, note="Ask the reviewer", tags=["lighthouse"])
    assert search.find("reviewer").hits
    assert not search.find("examiner").hits
    house.history.undo()
    house.annotations.write(mark.id, note="Settled", tags=[])
    assert not search.find("examiner").hits
    assert not search.find("lighthouse").hits
    house.history.undo()
    assert search.find("examiner").hits
    assert search.find("lighthouse").hits
    house.annotations.delete([mark.id])
    assert not search.find("examiner").hits


def test_an_entry_is_found_as_the_learner_corrected_it(house: House, search: Search) -> None:
    document_id = house.with_findings()
    key = entity_key("Mara Lindqvist")
    house.glossary.rename(document_id, key, "The harbourmistress")
    house.glossary.define(document_id, key, "keeps the sluices")
    for words in ("harbourmistress", "sluices", "lindqvist"):
        hits = search.find(words, kinds=(HitKind.ENTITY,)).hits
        assert [(hit.item_id, hit.head.words) for hit in hits] == [(key, "The harbourmistress")]
    house.glossary.hide(document_id, key, hidden=True)
    assert not search.find("sluices").hits
    house.history.undo()
    assert search.find("sluices").hits


def test_a_new_analysis_replaces_entries_and_cards(house: House, search: Search) -> None:
    document_id = house.with_findings()
    assert search.find("osby", kinds=(HitKind.ENTITY,)).hits
    house.reader.keep_analysis(document_id, example_analysis())
    assert len(search.find("osby", kinds=(HitKind.ENTITY,)).hits) == len(
        {hit.item_id for hit in search.find("osby", kinds=(HitKind.ENTITY,)).hits}
    )


def test_a_card_is_found_by_its_present_wording(house: House, search: Search) -> None:
    document_id = house.with_findings()
    quiz = Quiz(QuizStore(house.database), CardLogStore(house.database), house.clock, Settings)
    card = next(card for card in quiz.suggestions(document_id) if card.wording.prompt.startswith("How many ships"))
    quiz.edit(card.id, Wording("How many vessels lay there?", "forty"))
    assert not search.find('"how many ships"', kinds=(HitKind.CARD,)).hits
    assert [hit.item_id for hit in search.find("vessels forty").hits] == [card.id]
    house.history.undo()
    assert not search.find("vessels").hits
    quiz.reject([card.id])
    assert not search.find('"how many ships"', kinds=(HitKind.CARD,)).hits


def test_a_removed_document_is_not_searched_until_it_is_back(house: House, search: Search) -> None:
    document_id = house.with_findings()
    house.annotations.add(document_id, Span(0, 11), note="examiner")
    house.library.remove(document_id)
    assert not search.find("harbour").hits
    assert not search.find("examiner").hits
    house.history.undo()
    assert search.find("harbour").hits


def test_a_new_edition_is_searched_in_place_of_the_old_one(house: House, search: Search) -> None:
    document_id = house.with_document()
    house.editions.open_text(document_id, TEXT.replace("folly", "triumph"))
    assert texts(search, "triumph") == ["triumph"]
    assert not texts(search, "folly")
    house.history.undo()
    assert texts(search, "folly") == ["folly"]


def test_only_one_document_and_only_some_kinds_may_be_wanted(house: House, search: Search) -> None:
    first = house.with_findings()
    second = house.with_document("Another harbour.")
    found = search.find("harbour", document_id=second)
    assert {hit.document_id for hit in found.hits} == {second}
    found = search.find("harbour", document_id=first, kinds=(HitKind.CARD,))
    assert kinds(found.hits) == {HitKind.CARD}


def test_more_hits_than_wanted_are_told_of(house: House, search: Search) -> None:
    house.with_findings()
    group = search.find("wall", kinds=(HitKind.CARD,), limit=1).groups[0]
    assert len(group.hits) == 1
    assert group.more


def test_a_word_that_is_everywhere_is_found_in_the_newest(house: House, search: Search) -> None:
    paragraphs = [f"Common word {number}. " + "filler " * 150 for number in range(RANKED + 100)]
    house.with_document("\n\n".join(paragraphs))
    search.catch_up()
    newest = house.with_document("The common harbour.")
    assert search.find("common").hits[0].document_id == newest
    assert search.find("common", limit=5).groups[0].more


def test_a_long_text_is_indexed_in_pieces_and_told_of(house: House, search: Search) -> None:
    house.with_document("\n\n".join(f"Line {number} " + "filler " * 140 for number in range(1500)))
    found = search.find("filler")
    assert found.behind
    assert search.catch_up(lambda: False)
    assert search.catch_up() == 0
    assert search.find('"line 1499"').hits
    assert not search.find("filler").behind


def test_the_check_of_the_database_makes_the_index_anew(house: House, search: Search) -> None:
    document_id = house.with_findings()
    house.annotations.add(document_id, Span(0, 11), note="examiner")
    before = [search.find(words) for words in ("harbour", "examiner", "osby")]
    with house.database.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO item_exact (item_exact) VALUES ('delete-all')")
    assert not search.find("examiner").hits
    CheckStore(house.database).check()
    assert [search.find(words) for words in ("harbour", "examiner", "osby")] == before


def test_the_blocks_of_the_importer_give_the_sections(house: House, search: Search) -> None:
    text = "# A heading"
    document_id = house.with_document(text + "\n\nBelow it.")
    assert house.reader.document(document_id).blocks == (Block(BlockKind.PARAGRAPH, 0, 22),)
    assert search.find("below").hits[0].section == ""
