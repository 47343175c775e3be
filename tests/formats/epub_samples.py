"""Makes EPUB files as Calibre, Sigil and pandoc write them, with sentences of our own."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
OPF = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="{version}" unique-identifier="id">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>
  <manifest>{manifest}</manifest>
  <spine{toc}>{spine}</spine>{guide}
</package>"""
XHTML = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en">
<head><title>{title}</title></head><body>{body}</body></html>"""
METADATA = (
    '<dc:title>The Pontoon Bridge</dc:title><dc:creator opf:role="aut">Ada Brook</dc:creator>'
    '<dc:creator opf:role="trl">Nobody Else</dc:creator><dc:language>en-GB</dc:language>'
    '<dc:publisher>Pontoon Press</dc:publisher><dc:date opf:event="publication">1998-04-21</dc:date>'
)
_TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".html": "application/xhtml+xml",
    ".css": "text/css",
    ".ncx": "application/x-dtbncx+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}


@dataclass(slots=True)
class Book:
    """The parts of an EPUB; `files` in the order of the manifest."""

    files: dict[str, str | bytes]
    spine: tuple[str, ...]
    metadata: str = METADATA
    version: str = "3.0"
    folder: str = "OEBPS/"
    nav: str = ""
    ncx: str = ""
    cover: str = ""
    guide: str = ""
    not_linear: frozenset[str] = frozenset()
    extra: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def data(self) -> bytes:
        """Return the bytes of the file."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            archive.writestr("META-INF/container.xml", CONTAINER.format(f"{self.folder}content.opf"))
            archive.writestr(f"{self.folder}content.opf", self._package())
            for name, content in self.files.items():
                archive.writestr(f"{self.folder}{name}", content)
            for name, content in self.extra.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    def _package(self) -> str:
        items: list[str] = []
        for name in self.files:
            kind = _TYPES["." + name.rpartition(".")[2]]
            properties = ' properties="nav"' if name == self.nav else ""
            properties = ' properties="cover-image"' if name == self.cover and self.version == "3.0" else properties
            items.append(f'<item id="{_id(name)}" href="{name}" media-type="{kind}"{properties}/>')
        aside = {name: ' linear="no"' if name in self.not_linear else "" for name in self.spine}
        refs = (f'<itemref idref="{_id(name)}"{aside[name]}/>' for name in self.spine)
        cover = f'<meta name="cover" content="{_id(self.cover)}"/>' if self.cover and self.version == "2.0" else ""
        return OPF.format(
            version=self.version,
            metadata=self.metadata + cover,
            manifest="".join(items),
            toc=f' toc="{_id(self.ncx)}"' if self.ncx else "",
            spine="".join(refs),
            guide=self.guide,
        )


def chapter(body: str, title: str = "") -> str:
    """Return a chapter as well-formed XHTML."""
    return XHTML.format(title=title, body=body)


def png(width: int = 120, height: int = 80, shade: int = 90) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = (b"\0" + bytes([shade]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pandoc_book() -> Book:
    """Return an EPUB 3 as pandoc writes it: semantic notes, a navigation document, printed pages."""
    one = chapter(
        '<section epub:type="chapter" id="one"><h1>The first crossing</h1>'
        '<p><span epub:type="pagebreak" id="p1" title="1"/>In 1871 forty boats were tied together across the river.'
        '<a href="#fn1" class="footnote-ref" id="fnref1" epub:type="noteref">1</a> '
        "Nobody believed <em>that</em> it would hold 😀.</p>"
        '<figure><img src="../img/bridge.png" alt="Boats side by side"/><figcaption>The bridge in summer.</figcaption>'
        "</figure>"
        '<p>It held for nine winters.<span epub:type="pagebreak" id="p2" title="2"/> Then the ice came.</p>'
        '<section epub:type="footnotes" class="footnotes"><ol><li id="fn1" epub:type="footnote"><p>Some say forty-two.'
        '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section></section>'
    )
    two = chapter(
        '<section epub:type="chapter"><h1 id="two">The second crossing</h1><h2 id="two-a">Iron</h2>'
        "<p>Iron chains replaced the ropes in 1880.</p><blockquote><p>We built it twice.</p></blockquote></section>"
    )
    nav = chapter(
        '<nav epub:type="toc"><h2>Contents</h2><ol><li><a href="text/ch1.xhtml">The first crossing</a></li>'
        '<li><a href="text/ch2.xhtml#two">The second crossing</a>'
        '<ol><li><a href="text/ch2.xhtml#two-a">Iron</a></li></ol>'
        '</li></ol></nav><nav epub:type="page-list" hidden=""><ol><li><a href="text/ch1.xhtml#p1">1</a></li>'
        '<li><a href="text/ch1.xhtml#p2">2</a></li></ol></nav>'
    )
    files: dict[str, str | bytes] = {
        "nav.xhtml": nav,
        "text/ch1.xhtml": one,
        "text/ch2.xhtml": two,
        "img/bridge.png": png(),
        "img/cover.png": png(200, 300, 30),
    }
    return Book(files, ("nav.xhtml", "text/ch1.xhtml", "text/ch2.xhtml"), nav="nav.xhtml", cover="img/cover.png")


def calibre_book() -> Book:
    """Return an EPUB 2 as Calibre writes it: classes for everything, endnotes in a file of their own, an NCX."""
    css = ".calibre1 {display: block}\n.calibre3, .italic { font-style: italic; }\n.calibre7 {font-size: 0.75em}"
    cover = chapter(
        '<div><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<image width="200" height="300" xlink:href="cover.png"/></svg></div>'
    )
    one = chapter(
        '<p class="calibre1" id="calibre_pb_0">Chapter One</p>'
        '<p class="calibre1">The <span class="calibre3">Morning Star</span> sailed on a Monday.'
        '<a id="r1" href="notes.html#n1" class="c5"><sup class="calibre7">1</sup></a> She came back on Friday.</p>'
        '<p class="calibre1">Her captain wrote everything down.<a href="notes.html#n2" id="r2">[2]</a></p>'
    )
    notes = chapter(
        '<h2 class="calibre1">Notes</h2>'
        '<p class="calibre1"><a id="n1" href="ch1.html#r1">1</a>. The log says Tuesday.</p>'
        '<p class="calibre1" id="n2"><a href="ch1.html#r2">[2]</a> The log is lost.</p>'
    )
    ncx = (
        '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>'
        '<navPoint id="a"><navLabel><text>Chapter One</text></navLabel><content src="ch1.html#calibre_pb_0"/>'
        '</navPoint><navPoint id="b"><navLabel><text>Notes</text></navLabel><content src="notes.html"/></navPoint>'
        "</navMap></ncx>"
    )
    files: dict[str, str | bytes] = {
        "titlepage.xhtml": cover,
        "ch1.html": one,
        "notes.html": notes,
        "stylesheet.css": css,
        "toc.ncx": ncx,
        "cover.png": png(200, 300, 30),
    }
    spine = ("titlepage.xhtml", "ch1.html", "notes.html")
    return Book(files, spine, version="2.0", folder="", ncx="toc.ncx", cover="cover.png")


def _id(name: str) -> str:
    return "i" + "".join(sign if sign.isalnum() else "_" for sign in name)
