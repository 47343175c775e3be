"""Trees of HTML and XHTML, parsed within limits. Nothing is ever loaded: no DTD, no entity, no address."""

from __future__ import annotations

import re
from html.entities import name2codepoint
from typing import TYPE_CHECKING, Protocol, cast

from lxml import etree

from studyapp.domain.errors import Unreadable, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_ATTRIBUTES = 1000
"""In one tag: lxml takes 0.3 CPU s for 20,000, over 20 s for 200,000 (measured)."""

_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{8000,}")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>\[]{0,2000}(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,20});")
_LONE_SURROGATE = re.compile(  # U+D800 to U+DFFF by number: lxml makes bytes of them that it cannot read again
    r"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5(?:5(?:29[6-9]|[3-9]\d\d)|6\d{3}|7(?:[0-2]\d\d|3[0-3]\d|34[0-3])));?",
    re.IGNORECASE,
)
_XML_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_SPACES = " \t\r\n\f"
_LONGEST_LIST = 1000
_HEAD = 20_000
_EPUB, _OPF = "{http://www.idpf.org/2007/ops}", "{http://www.idpf.org/2007/opf}"
_VARIANTS = {
    "type": (f"{_EPUB}type", "epub:type"),
    "href": ("{http://www.w3.org/1999/xlink}href", "xlink:href"),
    "lang": ("{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"),
    "role": (f"{_OPF}role", "opf:role"),
    "event": (f"{_OPF}event", "opf:event"),
}


class Element(Protocol):
    """What is used of lxml's elements, whose own class is private. A comment has a tag that is no string."""

    text: str | None
    tail: str | None

    @property
    def tag(self) -> object:
        """The name, with its namespace in braces."""
        ...

    @property
    def attrib(self) -> Mapping[str, str]:
        """All attributes."""
        ...

    def get(self, key: str) -> str | None:
        """Return an attribute."""
        ...

    def set(self, key: str, value: str) -> None:
        """Set an attribute."""
        ...

    def iter(self) -> Iterator[Element]:
        """Yield the element and everything below, in document order."""
        ...

    def itertext(self) -> Iterator[str]:
        """Yield all words below."""
        ...

    def getparent(self) -> Element | None:
        """Return the element above."""
        ...

    def __iter__(self) -> Iterator[Element]:
        """Yield the children."""
        ...

    def __len__(self) -> int:
        """Return the number of children."""
        ...


def parse_html(source: str, name: str) -> Element:
    """Return the root of a web page; whatever is wrong in it is mended as browsers do. Raises UnreadableFileError."""
    _require_modest_tags(source, name)
    parser = etree.HTMLParser(
        huge_tree=True, no_network=True, recover=True, remove_pis=True, remove_comments=True, encoding="utf-8"
    )
    try:
        root = cast("Element | None", etree.fromstring(_bytes(source), parser))
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableFileError(name=name, reason=Unreadable.EMPTY) from error
    if root is None:
        raise UnreadableFileError(name=name, reason=Unreadable.EMPTY)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableFileError(name=name, reason=Unreadable.LIMITS, details="nested too deeply")
    return root


def parse_xhtml(source: str, name: str) -> Element:
    """Return the root of a chapter: as XML where it is well-formed, else as a web page."""
    _require_modest_tags(source, name)
    text = _ENTITY.sub(_known_entity, source)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        return cast("Element", etree.fromstring(_bytes(text), parser))
    except (etree.XMLSyntaxError, ValueError):
        return parse_html(source, name)


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root of an XML file of a package. Raises UnreadableFileError."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
        recover=True,
    )
    try:
        root = cast("Element | None", etree.fromstring(_bytes(_text(data)), parser))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(name=name, reason=Unreadable.DAMAGED, details=str(error)) from error
    if root is None:
        raise UnreadableFileError(name=name, reason=Unreadable.DAMAGED)
    return root


def local(element: Element) -> str:
    """Return the tag in lower case without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute, whether or not it stands in one of the namespaces of EPUB; "" where it is missing."""
    value = element.get(name)
    if value is None and name in _VARIANTS:
        value = next((found for key in _VARIANTS[name] if (found := element.get(key)) is not None), None)
    return value or ""


def tokens(element: Element, *names: str) -> frozenset[str]:
    """Return the words of attributes such as `class` and `epub:type`, in lower case; of endless ones the beginning."""
    return frozenset(word for name in names for word in attribute(element, name)[:_LONGEST_LIST].lower().split())


def descendants(element: Element, *tags: str) -> Iterator[Element]:
    """Yield the elements with one of these tags below, in document order, whatever their namespace."""
    return (below for below in element.iter() if local(below) in tags)


def text_of(element: Element) -> str:
    """Return all words below the element, with white space runs as one space."""
    return " ".join("".join(element.itertext()).split())


def _require_modest_tags(source: str, name: str) -> None:
    for found in _LONG_TAG.finditer(source):
        tag = found.group()
        if tag.count("=") > MAX_ATTRIBUTES or sum(map(tag.count, _SPACES)) > 20 * MAX_ATTRIBUTES:
            raise UnreadableFileError(name=name, reason=Unreadable.LIMITS, details="too many attributes")


def _bytes(source: str) -> bytes:
    """Return what lxml is given: UTF-8 without a declaration, a document type, or lone surrogates."""
    bare = _DECLARATION.sub("", _without_doctype(source.lstrip("\ufeff")))
    return _LONE_SURROGATE.sub("\ufffd", bare).replace("\0", "\ufffd").encode("utf-8", "replace")


def _text(data: bytes) -> str:
    """Decode an XML file as it declares itself, else as UTF-8; what does not fit becomes U+FFFD."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    declared = _XML_ENCODING.search(data[:1024])
    try:
        return data.decode(declared.group(1).decode("ascii") if declared else "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _without_doctype(source: str) -> str:
    """Drop the document type, and with it every entity that it declares."""
    at = source[:_HEAD].lower().find("<!doctype")
    found = _DOCTYPE.match(source, at) if at >= 0 else None
    return source[: found.start()] + source[found.end() :] if found else source


def _known_entity(found: re.Match[str]) -> str:
    name = found.group(1)
    code = None if name in _XML_ENTITIES else name2codepoint.get(name)
    return found.group() if code is None else chr(code)
