"""File formats: each has one file, and this is the registry.

To add a format: write its reader beside this file, add a line to `FORMATS`, and name it in the README. Readers are
loaded when a file asks for them, in the import child: the window never pays for lxml or pypdfium2.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from studyapp.domain.document import ImportedText
    from studyapp.domain.ports import OnProgress


class ReadBytes(Protocol):
    """Reads the bytes of a file; raises UnreadableFileError."""

    def __call__(self, data: bytes, name: str, *, encoding: str = "") -> ImportedText:
        """Return what the file holds."""
        ...


class ReadLongBytes(Protocol):
    """The same, for a format whose files may take seconds."""

    def __call__(self, data: bytes, name: str, *, encoding: str, on_progress: OnProgress) -> ImportedText:
        """Return what the file holds, telling the share that is done."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be opened.

    Attributes:
        suffixes: in lower case, with the dot.
        reader: module and name of a function of the type `ReadBytes`.
        max_mib: the size of a file that is tried.
        tells: whether the reader takes `on_progress`, and tells it how far it is.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    max_mib: int = 32
    tells: bool = False

    def read(
        self, data: bytes, name: str, *, encoding: str = "", on_progress: OnProgress | None = None
    ) -> ImportedText:
        """Return what the file holds; raises UnreadableFileError."""
        module, _, function = self.reader.partition(":")
        read = cast("ReadBytes", getattr(import_module(module), function))
        if self.tells and on_progress is not None:
            return cast("ReadLongBytes", read)(data, name, encoding=encoding, on_progress=on_progress)
        return read(data, name, encoding=encoding)


FORMATS = (
    Format("Markdown", (".md", ".markdown", ".mdown", ".mkd"), "studyapp.formats.markdown:read_markdown_file"),
    Format("web page", (".html", ".htm", ".xhtml", ".xht"), "studyapp.formats.html:read_html_file", 64),
    Format("web archive", (".mht", ".mhtml"), "studyapp.formats.mht:read_mht_file", 64),
    Format("EPUB", (".epub",), "studyapp.formats.epub:read_epub_file", 256),
    Format("Word", (".docx", ".docm", ".dotx"), "studyapp.formats.docx:read_docx_file", 256, tells=True),
    Format("PDF", (".pdf",), "studyapp.formats.pdf:read_pdf_file", 256, tells=True),
    Format("text", (".txt", ".text", ".asc"), "studyapp.formats.text:read_text_file"),
)

UNSUPPORTED = frozenset({".doc", ".odt", ".rtf", ".mobi", ".azw3", ".fb2"})
"""Documents that a learner may well try, but whose readers are not there yet."""


def format_of(name: str) -> Format:
    """Return the format of a file by its name; what is unknown is tried as plain text."""
    lower = name.lower()
    return next((f for f in FORMATS if lower.endswith(f.suffixes)), FORMATS[-1])
