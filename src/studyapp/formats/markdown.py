"""Markdown (CommonMark with tables). The canonical text is what a reader sees, without marks.

Front matter is understood and is no part of the text. Blocks hold the words only: bullets and numbers of list items
stand in the text between them.
"""

from __future__ import annotations

import hashlib
import re
from html import unescape
from typing import TYPE_CHECKING

from studyapp.domain.document import Block, BlockKind, DateSource, ImportedText, Origin, canonical
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.blocks import capped, is_boilerplate
from studyapp.formats.encoding import decode
from studyapp.formats.front_matter import split_front_matter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

IMPORTER = "markdown"
VERSION = 1

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_DROPPED = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def read_markdown_file(data: bytes, name: str, *, encoding: str = "") -> ImportedText:
    """Read the bytes of a Markdown file; raises UnreadableFileError."""
    decoded = decode(data, name, encoding=encoding)
    source = canonical(decoded.text)
    matter, body = split_front_matter(source)
    rendering = _Rendering()
    tokens = _parse(body)
    if matter.title and not (tokens and tokens[0].tag == "h1"):
        rendering.add(BlockKind.HEADING, matter.title)
    before = len(rendering.blocks)
    rendering.shift = int(_has_parts(tokens, with_title=bool(before)))
    rendering.render(tokens)
    if len(rendering.blocks) == before:
        raise UnreadableFileError(name=name, reason=Unreadable.EMPTY)
    text = rendering.text
    return ImportedText(
        title=" ".join(matter.title.split()),
        text=text,
        blocks=tuple(part for block in rendering.blocks for part in capped(text, block)),
        date=matter.day,
        date_source=DateSource.METADATA if matter.day else DateSource.NONE,
        language=matter.language or "en",
        origin=Origin(IMPORTER, VERSION, name, hashlib.sha256(data).hexdigest(), decoded.encoding),
    )


def _parse(body: str) -> list[Token]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 60 ms that a plain text need not pay for

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)


def _has_parts(tokens: Sequence[Token], *, with_title: bool) -> bool:
    """Tell whether `#` heads the parts of the document, not (only) the document itself."""
    return sum(token.type == "heading_open" and token.tag == "h1" for token in tokens) + with_title > 1


class _Rendering:
    """The plain text that grows while the tokens are walked through, and its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.shift = 0
        self._parts: list[str] = []
        self._length = 0
        self._row: list[str] = []
        self._rows: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, kind: BlockKind, words: str, *, level: int = 1, marker: str = "") -> None:
        """Append a block after a blank line; a blank one is left out."""
        words = canonical(words).strip("\n") if kind is BlockKind.CODE else canonical(words).strip()
        if not words.strip():
            return
        close = kind is BlockKind.LIST_ITEM and self.blocks and self.blocks[-1].kind is kind
        self._append(("\n" if close else "\n\n") * bool(self.blocks) + marker)
        start = self._length
        self._append(words)
        self.blocks.append(Block(kind, start, self._length, level))

    def render(self, tokens: Sequence[Token]) -> None:
        """Walk through block tokens; containers are counted, leaves are added."""
        open_tags: list[str] = []
        numbers: list[int | None] = []
        marker = ""
        for token in tokens:
            match token.type:
                case "bullet_list_open":
                    numbers.append(None)
                case "ordered_list_open":
                    numbers.append(int(token.attrGet("start") or 1))
                case "bullet_list_close" | "ordered_list_close":
                    numbers.pop()
                case "list_item_open":
                    marker, numbers[-1] = _marker(numbers)
                case "inline" if "table" not in open_tags:
                    self._leaf(token, open_tags, marker)
                    marker = ""
                case _:
                    self._other(token, open_tags)
            if token.nesting > 0:
                open_tags.append(token.tag)
            elif token.nesting < 0:
                open_tags.pop()

    def _other(self, token: Token, open_tags: Sequence[str]) -> None:
        match token.type:
            case "inline":
                self._row.append(_words(token).replace("\n", " "))
            case "tr_close":
                self._rows.append("\t".join(self._row))
                self._row = []
            case "table_close":
                self.add(BlockKind.TABLE, "\n".join(self._rows))
                self._rows = []
            case "fence" | "code_block":
                self.add(BlockKind.CODE, token.content)
            case "html_block":
                self.add(_prose(open_tags), _without_tags(token.content))
            case _:
                pass

    def _leaf(self, token: Token, open_tags: Sequence[str], marker: str) -> None:
        tag = open_tags[-1] if open_tags else "p"
        words = _words(token)
        if tag[:1] == "h" and tag[1:].isdigit():
            title = tag == "h1" and not self.blocks
            self.add(BlockKind.HEADING, words.replace("\n", " "), level=1 if title else int(tag[1]) + self.shift)
            return
        picture = _lone_picture(token)
        kind = BlockKind.CAPTION if picture else _prose(open_tags)
        words = picture or words
        if kind is BlockKind.PARAGRAPH and is_boilerplate(words.strip()):
            kind = BlockKind.BOILERPLATE
        self.add(kind, words, marker=marker)

    def _append(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)


def _marker(numbers: list[int | None]) -> tuple[str, int | None]:
    """Return what stands before the next item of the innermost list, and the number after it."""
    indent = "  " * (len(numbers) - 1)
    number = numbers[-1]
    return (f"{indent}• ", None) if number is None else (f"{indent}{number}. ", number + 1)


def _prose(open_tags: Sequence[str]) -> BlockKind:
    if "li" in open_tags:
        return BlockKind.LIST_ITEM
    return BlockKind.QUOTATION if "blockquote" in open_tags else BlockKind.PARAGRAPH


def _words(token: Token) -> str:
    words: list[str] = []
    for child in token.children or ():
        match child.type:
            case "text" | "code_inline" | "text_special":
                words.append(child.content)
            case "softbreak":
                words.append(" ")
            case "hardbreak":
                words.append("\n")
            case "html_inline" if _BREAK.fullmatch(child.content):
                words.append("\n")
            case _:
                pass
    return "".join(words)


def _lone_picture(token: Token) -> str:
    """Return the description of a picture that stands alone in its paragraph, else ""."""
    children = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    if len(children) == 1 and children[0].type == "image":
        return str(children[0].attrGet("title") or children[0].content)
    return ""


def _without_tags(html: str) -> str:
    return unescape(_TAG.sub("", _BREAK.sub("\n", _DROPPED.sub("", html))))
