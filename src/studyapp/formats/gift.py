"""Cards in GIFT, the text format that Moodle and others read.

The rules are those of Moodle's documentation, "GIFT format": `~ = # { } :` and the backslash are escaped, a blank line
ends a question, `[plain]` says that the words are no HTML, `####` begins the general feedback, which is the passage.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType
from studyapp.domain.card import GAP, PAIR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.exchange_out import OutCard

_SPECIAL = re.compile(r"([\\~=#{}:])")


def write_gift(cards: Sequence[OutCard]) -> bytes:
    """Return the questions, a category for each document."""
    parts: list[str] = []
    title = None
    for out in cards:
        if out.document_title != title:
            title = out.document_title
            parts.append(f"$CATEGORY: {' '.join(title.replace('/', '//').split())}")
        parts.append(_question(out))
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    r"""Return words that mean themselves; a line end becomes `\n`, as GIFT has it."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")


def _question(out: OutCard) -> str:
    card, answers = out.card, _answers(out)
    proof = " ".join(card.quote.split())
    feedback = f" ####{escaped(f'“{proof}”' + (f' ({out.place})' if out.place else ''))}" if proof else ""
    block = f"{{{answers}{feedback}}}"
    prompt = escaped(card.wording.prompt)
    if card.type is CardType.CLOZE and card.wording.prompt.count(GAP) == 1:
        words = prompt.replace(GAP, block)
    else:
        words = f"{prompt} {block}"
    return f"// id: {card.id}\n::{escaped(card.id)}::[plain]{words}"


def _answers(out: OutCard) -> str:
    card, wording = out.card, out.card.wording
    match card.type:
        case CardType.TRUE_FALSE if wording.answer in {"True", "False"}:
            return wording.answer.upper()
        case CardType.CHOICE if wording.distractors:
            wrong = "".join(f" ~{escaped(option)}" for option in wording.distractors)
            return f"={escaped(wording.answer)}{wrong}"
        case CardType.MATCH:
            pairs = (line.partition(PAIR) for line in wording.answer.splitlines())
            return " ".join(f"={escaped(left)} -> {escaped(right)}" for left, _, right in pairs)
        case CardType.ORDER:
            lines = wording.answer.splitlines()
            return " ".join(f"={number}. -> {escaped(line)}" for number, line in enumerate(lines, 1))
        case _:
            return " ".join(f"={escaped(answer)}" for answer in (wording.answer, *wording.accepted))
