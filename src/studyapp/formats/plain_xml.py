"""Writing XML: elements with text in one call, characters that XML cannot hold left out, always the same bytes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

type Element = ET.Element


def root(tag: str, **attributes: str) -> Element:
    """Return an element without a parent; attributes are written as `printable` gives them."""
    return ET.Element(tag, {name: printable(value) for name, value in attributes.items()})


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Add a child with its text; an underscore in front of an attribute's name is dropped ("_class")."""
    child = ET.SubElement(parent, tag, {name.lstrip("_"): printable(value) for name, value in attributes.items()})
    if text:
        child.text = printable(text)
    return child


def data_of(element: Element) -> bytes:
    """Return the document in UTF-8, indented by two."""
    ET.indent(element)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(element, encoding="utf-8") + b"\n"


def printable(text: str) -> str:
    """Return the text without the control characters that XML 1.0 cannot hold."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))
