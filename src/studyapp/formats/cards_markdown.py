"""Cards as Markdown (CommonMark) to read, print or paste: question, answer, options, and the passage as a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType
from studyapp.domain.card import answer_lines, items_to_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.exchange_out import OutCard

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def write_markdown(cards: Sequence[OutCard]) -> bytes:
    """Return one heading for each document, one for each card."""
    parts: list[str] = []
    title, number = None, 0
    for out in cards:
        if out.document_title != title:
            title, number = out.document_title, 0
            parts.append(f"# {escaped(title)}")
        number += 1
        parts.append(_card(out, number))
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Return words that mean themselves; a line end stays one."""
    text = _START.sub(r"\1\\\2" if not text[:1].isdigit() else r"\1\2", _SPECIAL.sub(r"\\\1", text))
    return re.sub(r"^(\s*\d+)([.)])(?=\s)", r"\1\\\2", text, flags=re.MULTILINE).replace("\n", "\\\n")


def _card(out: OutCard, number: int) -> str:
    card = out.card
    lines = [f"## {number}. {escaped(' '.join(card.wording.prompt.split()))}"]
    options = sorted((card.wording.answer, *card.wording.distractors)) if card.wording.distractors else []
    left, right = items_to_place(card)
    lines.extend("\n".join(f"- {escaped(item)}" for item in items) for items in (options, left, right) if items)
    if card.wording.hint:
        lines.append(f"*{escaped(card.wording.hint)}*")
    answers = answer_lines(card)
    if card.type in {CardType.ORDER, CardType.MATCH}:
        lines.append("**Answer:**\n\n" + "\n".join(f"- {escaped(line)}" for line in answers))
    else:
        also = f" ({escaped('; '.join(card.wording.accepted))})" if card.wording.accepted else ""
        lines.append(f"**Answer:** {escaped(card.wording.answer)}{also}")
    if card.quote:
        place = f" — {escaped(out.place)}" if out.place else ""
        lines.append(f"> {escaped(' '.join(card.quote.split()))}{place}")
    return "\n\n".join(lines)
