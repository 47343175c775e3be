"""Formulas and signs of Word files in one line of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from lxml import etree

from studyapp.formats.docx_signs import formula, sign

if TYPE_CHECKING:
    from studyapp.formats.docx_package import Element

_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def said(words: str) -> str:
    return f"<m:r><m:rPr/><m:t>{words}</m:t></m:r>"


_REST = f"<m:sup>{said('n')}</m:sup><m:e>{said('k')}</m:e></m:nary>"


def read(inner: str) -> str:
    return formula(cast("Element", etree.fromstring(f"<m:oMath {_M}>{inner}</m:oMath>")))


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        (f"<m:f><m:num>{said('a+b')}</m:num><m:den>{said('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:f><m:num>{said('1')}</m:num><m:den>{said('2c')}</m:den></m:f>", "1/(2c)"),
        (f"{said('E=m')}<m:sSup><m:e>{said('c')}</m:e><m:sup>{said('2')}</m:sup></m:sSup>", "E=mc^2"),
        (f"<m:sSub><m:e>{said('x')}</m:e><m:sub>{said('12')}</m:sub></m:sSub>", "x_12"),
        (
            f"<m:sSubSup><m:e>{said('x')}</m:e><m:sub>{said('i')}</m:sub><m:sup>{said('n+1')}</m:sup></m:sSubSup>",
            "x_i^(n+1)",
        ),
        (f"<m:rad><m:deg>{said('3')}</m:deg><m:e>{said('8')}</m:e></m:rad>", "3√8"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{said("k=0")}</m:sub>{_REST}',
            "∑_(k=0)^n k",
        ),
        (f"<m:nary><m:e>{said('f')}</m:e></m:nary>", "∫ f"),
        (f"<m:d><m:e>{said('a')}</m:e><m:e>{said('b')}</m:e></m:d>", "(a, b)"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e/></m:d>', "[]"),
        (f"<m:func><m:fName>{said('sin')}</m:fName><m:e>{said('x')}</m:e></m:func>", "sin x"),
        (f"<m:m><m:mr><m:e>{said('a')}</m:e><m:e>{said('b')}</m:e></m:mr></m:m>", "a, b; "),
        (f"<m:limLow><m:e>{said('lim')}</m:e><m:lim>{said('x')}</m:lim></m:limLow>", "lim_x"),
        ("<m:r><m:t/></m:r>", ""),
    ],
)
def test_a_formula_is_written_as_one_would_type_it(inner: str, line: str):
    assert read(inner) == line


def test_a_formula_without_end_ends():
    assert read("<m:box>" * 200 + said("x") + "</m:box>" * 200) == ""


@pytest.mark.parametrize(
    ("font", "code", "wanted"),
    [
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "00A3", "≤"),
        ("symbol", "F062", "β"),
        ("Symbol", "F02B", "+"),
        ("Symbol", "F0FF", ""),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F001", ""),
        ("Wingdings 2", "F0A3", ""),
        ("Arial", "2022", "•"),
        ("Arial", "zz", ""),
        ("Arial", "0001", ""),
    ],
)
def test_a_sign_of_a_font_is_the_sign_that_one_sees(font: str, code: str, wanted: str):
    assert sign(font, code) == wanted
