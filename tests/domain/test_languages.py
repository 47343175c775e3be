"""Texts of our own in many languages."""

from __future__ import annotations

import pytest

from studyapp.domain.document import DateSource, Document, ImportedText, Origin
from studyapp.domain.languages import ANALYSED, UNKNOWN, language_of
from tests.examples import GERMAN

ENGLISH = (
    "The keeper of the harbour light lived with her two brothers in a house that stood on the mole. When the wind came "
    "from the north they could not hear each other, and so they had made a language of their hands. It was the winter "
    "in which the old pilot died that the first steamer called at the town."
)
TEXTS = {
    "de": GERMAN,
    "fr": (
        "La gardienne du feu habitait avec ses deux frères dans une maison qui se trouvait sur le môle. Quand"
        " le vent venait du nord, ils ne pouvaient pas s'entendre, et ils avaient donc fait une langue de "
        "leurs mains. C'est dans l'hiver où le vieux pilote est mort que le premier vapeur est entré dans le "
        "port de la ville."
    ),
    "es": (
        "La guardiana de la luz vivía con sus dos hermanos en una casa que estaba en el muelle. Cuando el "
        "viento venía del norte no podían oírse, y por eso se habían hecho una lengua de las manos. Fue en el"
        " invierno en que murió el viejo práctico cuando el primer vapor llegó a la ciudad con los sacos de "
        "trigo."
    ),
    "it": (
        "La guardiana del faro viveva con i suoi due fratelli in una casa che si trovava sul molo. Quando il "
        "vento veniva da nord non potevano sentirsi, e così si erano fatti una lingua delle mani. Fu "
        "nell'inverno in cui morì il vecchio pilota che il primo vapore arrivò nella città con i sacchi di "
        "grano e una lettera per lei."
    ),
    "nl": (
        "De wachter van het havenlicht woonde met haar twee broers in een huis dat op de pier stond. Als de "
        "wind uit het noorden kwam, konden zij elkaar niet horen, en daarom hadden zij een taal van de handen"
        " gemaakt. Het was in de winter waarin de oude loods stierf dat de eerste stoomboot naar de stad "
        "kwam."
    ),
    "pt": (
        "A guardiã da luz vivia com os seus dois irmãos em uma casa que ficava no cais. Quando o vento vinha "
        "do norte, não se podiam ouvir, e por isso tinham feito uma língua das mãos. Foi no inverno em que "
        "morreu o velho piloto que o primeiro vapor chegou à cidade, com os sacos de trigo e uma carta para "
        "ela."
    ),
}
RUSSIAN = (
    "Хранительница огня жила с двумя братьями в доме, который стоял на молу. Когда ветер дул с севера, они не слышали. "
)
PERSIAN = "نگهبان چراغ با دو برادرش در خانه‌ای روی موج‌شکن زندگی می‌کرد. وقتی باد از شمال می‌آمد، هیچ چیز نمی‌شنیدند. " * 2
ARABIC = "عاشت حارسة المنارة مع أخويها في بيت على الرصيف. وحين كانت الريح تأتي من الشمال لم يكونوا يسمعون شيئا. " * 2
JAPANESE = "灯台守は二人の兄弟と防波堤の上の家に住んでいました。北から風が吹くと、互いの声が聞こえませんでした。" * 3
CHINESE = "灯塔看守人与两个兄弟住在防波堤上的房子里。风从北方吹来时，他们听不见彼此的声音，于是用手势说话。" * 3


def document_of(text: str, said: str) -> Document:
    return Document.create(ImportedText("", text, (), None, DateSource.NONE, said, Origin("text", 1, "a.txt", "")))


@pytest.mark.parametrize("said", ["", "en"])
@pytest.mark.parametrize("language", TEXTS)
def test_a_text_tells_its_language_whatever_the_file_says(language: str, said: str):
    assert language_of(TEXTS[language], said) == language
    assert document_of(TEXTS[language], said).language == language


@pytest.mark.parametrize("said", ["", "en", "de", "fr"])
def test_english_is_english(said: str):
    assert language_of(ENGLISH, said) == "en"


@pytest.mark.parametrize("language", TEXTS)
def test_an_english_text_with_quotations_in_another_language_stays_english(language: str):
    assert language_of("\n\n".join([ENGLISH, TEXTS[language], ENGLISH, ENGLISH]), "en") == "en"


@pytest.mark.parametrize(
    ("text", "language"), [(RUSSIAN, "ru"), (JAPANESE, "ja"), (CHINESE, "zh"), (PERSIAN, "fa"), (ARABIC, "ar")]
)
def test_a_script_tells_its_language(text: str, language: str):
    assert language_of(text, "en") == language
    assert language_of(ENGLISH + text[:60], "en") == "en"


def test_a_language_of_the_same_script_is_believed():
    assert language_of(RUSSIAN, "uk") == "uk"
    assert language_of(PERSIAN, "ur") == "ur"


@pytest.mark.parametrize("said", ["", "en", "de"])
def test_a_short_text_is_what_its_file_says(said: str):
    assert language_of("Der Hafen von Osby.", said) == said


def test_lists_of_numbers_and_programs_stay_what_their_file_says():
    program = "\n".join(f"for item in rows[{number}]: if item is not None: print(item)" for number in range(40))
    assert language_of(program, "en") == "en"
    assert language_of("17.25\t31\n" * 200, "en") == "en"


def test_words_of_no_language_that_we_know_are_not_english():
    assert language_of("glorp fenzu bavik ordo telim " * 40, "en") == UNKNOWN
    assert language_of("glorp fenzu bavik ordo telim " * 40, "lv") == "lv"
    assert UNKNOWN not in ANALYSED


def test_a_manual_with_programs_stays_in_the_language_that_it_names():
    assert language_of(TEXTS["de"] + ENGLISH + ENGLISH, "de") == "de"


def test_a_long_text_is_told_by_stretches_of_it():
    assert language_of(TEXTS["de"] * 2_000, "en") == "de"
