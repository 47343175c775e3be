"""Between Anki's HTML fields and plain words: escaping, plain text, gaps, and templates as far as cards need them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, override

from studyapp.domain.card import GAP
from studyapp.domain.document import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

_BREAKS = frozenset({"br", "div", "p", "li", "tr", "h1", "h2", "h3", "h4", "hr", "ul", "ol", "table", "blockquote"})
_SILENT = frozenset({"script", "style", "title", "head"})
_SOUND = re.compile(r"\[(?:sound|anki:play):([^\]]*)\]")
CLOZE_GAP = re.compile(r"\{\{c(\d{1,3})::(.*?)(?:::((?:(?!\}\}).)*?))?\}\}", re.DOTALL)
"""Number, words and hint of a gap."""
_SECTION = re.compile(r"\{\{([#^])\s*([^{}]+?)\s*\}\}((?:(?!\{\{[#^/]).|\{\{(?![#^/]))*?)\{\{/\s*\2\s*\}\}", re.DOTALL)
_PLAIN = re.compile(r"\{\{([^{}#^/][^{}]*?)\}\}")
_DEEPEST = 8
_TAG = re.compile(r"<[a-zA-Z/!]")


@dataclass(frozen=True, slots=True)
class Plain:
    """A field without its markup; `pictures` and `sounds` are the names of files in it."""

    text: str
    pictures: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    items: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The words, or where there are none, the names of what is seen or heard instead."""
        return self.text or " ".join(f"[{name}]" for name in (*self.pictures, *self.sounds))


@dataclass(frozen=True, slots=True)
class Gapped:
    """A cloze text as one card shows it: what is asked for is a gap, everything else stands there."""

    prompt: str
    answer: str
    hint: str
    whole: str


def escaped(text: str) -> str:
    """Return words as HTML; line ends become `<br>`."""
    if "&" in text or "<" in text or ">" in text or "\n" in text:
        return html.escape(text, quote=False).replace("\n", "<br>")
    return text


def plain(field: str) -> Plain:
    """Return the words of a field: one line for each paragraph, no blank ends."""
    sounds: tuple[str, ...] = tuple(html.unescape(name) for name in _SOUND.findall(field)) if "[" in field else ()
    if sounds:
        field = _SOUND.sub("", field)
    if _TAG.search(field) is None:
        return Plain(tidy(html.unescape(field)), (), sounds)
    walk = _Words()
    walk.feed(field)
    walk.close()
    return Plain(tidy("".join(walk.parts)), tuple(walk.pictures), sounds, tuple(map(tidy, walk.items)))


def gapped(field: str, number: int) -> Gapped | None:
    """Return the card that asks for the deletions c<number>; None when there are none of this number."""
    asked: list[str] = []
    hints: list[str] = []

    def shown(found: re.Match[str]) -> str:
        if int(found[1]) != number:
            return found[2]
        asked.append(plain(found[2]).shown)
        hints.append(plain(found[3] or "").text)
        return GAP

    prompt, whole = field, field
    for _ in range(_DEEPEST):  # a deletion may hold others
        prompt, inner = CLOZE_GAP.sub(shown, prompt), prompt
        if prompt == inner:
            break
    if not any(asked):
        return None
    for _ in range(_DEEPEST):
        whole, inner = CLOZE_GAP.sub(r"\2", whole), whole
        if whole == inner:
            break
    answers = list(dict.fromkeys(answer for answer in asked if answer))
    return Gapped(plain(prompt).text, ", ".join(answers), next(filter(None, hints), ""), plain(whole).text)


def can_be_gapped(answer: str) -> bool:
    """Tell whether an answer can stand in Anki's gap."""
    return "::" not in answer and "}}" not in answer and "{{" not in answer and "\n" not in answer


def cloze_numbers(field: str) -> tuple[int, ...]:
    """Return the numbers of the deletions, each once, in order."""
    return tuple(sorted({int(found[1]) for found in CLOZE_GAP.finditer(field)}))


def filled(template: str, fields: Mapping[str, str]) -> str:
    """Return a template with the fields put in; unknown fields and filters of add-ons give nothing."""
    for _ in range(_DEEPEST):
        template, before = (
            _SECTION.sub(
                lambda found: found[3] if (plain_is_empty(fields.get(found[2], "")) == (found[1] == "^")) else "",
                template,
            ),
            template,
        )
        if template == before:
            break
    return _PLAIN.sub(lambda found: fields.get(found[1].rpartition(":")[2].strip(), ""), template)


def plain_is_empty(field: str) -> bool:
    """Tell whether a field shows nothing at all."""
    return not field.strip() or ("<img" not in field and not plain(field).text)


def tidy(text: str) -> str:
    """Return the text with single blanks, without blank lines and ends: how words of a field are compared."""
    lines = (" ".join(line.split()) for line in canonical(text).replace("\ufffc", "").split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.pictures: list[str] = []
        self.items: list[str] = []
        self._silent = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "img":
            self.pictures.extend(value for name, value in attrs if name == "src" and value)
        elif tag in _BREAKS:
            self.parts.append("\n")
        if tag == "li":
            self.items.append("")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self.parts.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
            if self.items:
                self.items[-1] += data
