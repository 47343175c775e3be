"""Simple rules count, whatever stands around them."""

from __future__ import annotations

from studyapp.domain.layout import MarkKind
from studyapp.formats.html_style import StyleSheets, declared


def test_rules_for_a_class_alone_count_and_those_for_other_media_do_not():
    sheets = StyleSheets()
    sheets.add(
        "/* .no{font-weight:bold} */ @font-face{font-family:X} .a, span.b > i, p.c{font-style:italic}"
        "@media print{.a{display:none} .d{display:none}} .D{vertical-align:super;font-weight:700}"
    )
    assert {name: style.slanted for name, style in sheets.classes.items()} == {"a": True, "c": True, "d": None}
    assert not any(style.hidden for style in sheets.classes.values())
    assert (sheets.classes["d"].raised, sheets.classes["d"].bold) == (MarkKind.SUPERSCRIPT, True)


def test_a_later_rule_goes_over_an_earlier_one():
    sheets = StyleSheets()
    sheets.add(".a{font-weight:bold;font-style:italic}.a{font-weight:normal}")
    assert (sheets.classes["a"].bold, sheets.classes["a"].slanted) == (False, True)


def test_a_declaration_is_read_whatever_its_spaces():
    style = declared(
        " Font-Weight : 600 ; text-decoration: underline line-through;display : none ; white-space:pre-wrap"
    )
    assert (style.bold, style.underlined, style.struck, style.hidden, style.preserved) == (True,) * 5
    assert not declared("border: none; background-display: none-x").hidden


def test_a_broken_sheet_does_not_take_long():
    for sheet in (".a{" * 100_000, "@media x " * 50_000, "x" * 500_000, "/*" * 100_000):
        sheets = StyleSheets()
        sheets.add(sheet)
        assert set(sheets.classes) <= {"a"}
        sheets.add(".good{font-weight:bold}")
        assert sheets.classes["good"].bold
