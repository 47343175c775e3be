"""Styles and lists mean what Word makes of them."""

from __future__ import annotations

from lxml import etree

from studyapp.domain.document import BlockKind
from studyapp.formats.docx_styles import Numbering, Style, Styles

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles(*parts: str) -> Styles:
    return Styles(etree.fromstring(f"<w:styles {_W}>{''.join(parts)}</w:styles>"))


def style(style_id: str, name: str, *, based_on: str = "", properties: str = "") -> str:
    return (
        f'<w:style w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def level(number: str, form: str, text: str, start: str = "1") -> str:
    parts = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{parts}</w:lvl>'


def numbering(*levels: str) -> Numbering:
    return Numbering(
        etree.fromstring(
            f'<w:numbering {_W}><w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
            '<w:num w:numId="2"><w:abstractNumId w:val="9"/></w:num></w:numbering>'
        )
    )


def test_a_style_takes_from_the_one_it_is_based_on_what_it_does_not_say_itself():
    found = styles(
        style("Own", "My notes", based_on="Quote"),
        style("Quote", "Quote", based_on="Listed"),
        style("Listed", "Body", properties='<w:numPr><w:ilvl w:val="2"/><w:numId w:val="5"/></w:numPr>'),
    )
    assert found.of("Own") == Style(BlockKind.QUOTATION, None, ("5", 2))
    assert found.of("Nobody") == Style()


def test_headings_are_known_by_their_name_or_their_level_in_the_outline():
    found = styles(
        style("berschrift3", "heading 3"),
        style("T", "Title"),
        style("K", "My chapter", properties='<w:outlineLvl w:val="1"/>'),
        style("Body", "My text", properties='<w:outlineLvl w:val="9"/>'),
        style("toc1", "toc 1"),
    )
    assert [found.of(name).heading for name in ("berschrift3", "T", "K", "Body")] == [3, 0, 2, None]
    assert found.of("toc1").kind is BlockKind.BOILERPLATE


def test_styles_based_on_each_other_end():
    assert styles(style("A", "One", based_on="B"), style("B", "Two", based_on="A")).of("A") == Style()


def test_the_language_is_that_of_the_defaults():
    assert styles("<w:docDefaults><w:rPr><w:lang w:val='en-GB'/></w:rPr></w:docDefaults>").language == "en"
    assert Styles(None).language == ""


def test_items_count_and_deeper_ones_begin_again():
    found = numbering(level("0", "upperRoman", "%1."), level("1", "lowerLetter", "%1.%2)"), level("x", "decimal", ""))
    markers = [found.marker("1", depth) for depth in (0, 1, 1, 0, 1)]
    assert markers == ["I. ", "  I.a) ", "  I.b) ", "II. ", "  II.a) "]


def test_each_form_of_number_is_written_as_word_does():
    forms = ("decimal", "upperLetter", "lowerRoman", "upperRoman", "bullet", "none", "ordinalText")
    found = numbering(*(level(str(depth), form, f"%{depth + 1}", "28") for depth, form in enumerate(forms)))
    markers = [found.marker("1", depth).strip() for depth in range(len(forms))]
    assert markers == ["28", "BB", "xxviii", "XXVIII", "•", "•", "28"]


def test_a_list_that_is_none_has_no_marker_and_one_without_levels_has_bullets():
    found = numbering(level("0", "decimal", "%1.", "many"))
    assert [found.marker(list_id, 0) for list_id in ("0", "3", "1", "2")] == ["", "", "1. ", "• "]
    assert Numbering(None).marker("1", 0) == ""
