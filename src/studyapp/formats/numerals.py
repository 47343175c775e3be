"""Numbers as lists and pages write them: in letters, and in Roman numerals."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_VALUES = {sign: value for value, sign in _ROMAN if len(sign) == 1}


def lettered(number: int) -> str:
    """Return "a" for 1 to "z", then "aa", "bb" and so on, as word processors count; `number` is at least 1."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def roman(number: int) -> str:
    """Return a number from 1 to 3999 in small Roman numerals."""
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def roman_value(numeral: str) -> int:
    """Return what Roman numerals of either case say; signs that are none count nothing."""
    values = [_VALUES.get(sign, 0) for sign in numeral.lower()]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
