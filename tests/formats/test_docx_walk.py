"""The rarer parts of a Word file's body."""

from __future__ import annotations

from studyapp.domain.document import Document, ImportedText
from studyapp.domain.layout import MarkKind
from studyapp.formats.docx import read_docx_file
from tests.formats import docx_samples

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def read(*parts: str, links: dict[str, str] | None = None) -> ImportedText:
    body = f"<w:document {_NAMES}><w:body>{''.join(parts)}</w:body></w:document>"
    targets = "".join(
        f'<Relationship Id="{key}" Type="x/hyperlink" Target="{target}" TargetMode="External"/>'
        for key, target in (links or {}).items()
    )
    relations = f'<Relationships xmlns="{_RELATIONS}">{targets}</Relationships>'
    changes = {"word/document.xml": body.encode(), "word/_rels/document.xml.rels": relations.encode()}
    imported = read_docx_file(docx_samples.changed(docx_samples.a_report(), changes), "a.docx")
    Document.create(imported)
    return imported


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(*blocks: str) -> str:
    return f"<w:tc>{''.join(blocks)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def blocks(imported: ImportedText) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(imported.text)) for block in imported.blocks]


def test_a_link_to_an_address_is_a_mark_and_any_other_is_its_words():
    imported = read(
        paragraph(
            run("See "),
            f'<w:hyperlink r:id="web">{run("the post")}</w:hyperlink>',
            run(" or "),
            f'<w:hyperlink r:id="file">{run("the file")}</w:hyperlink>',
            run(" or "),
            f'<w:hyperlink w:anchor="x">{run("above")}</w:hyperlink>',
        ),
        links={"web": "https://post.example/ferry", "file": "file:///etc/passwd"},
    )
    assert imported.text == "See the post or the file or above"
    assert imported.layout is not None
    (link,) = imported.layout.marks
    assert (link.kind, link.words) == (MarkKind.LINK, "https://post.example/ferry")
    assert imported.text[link.start : link.end] == "the post"


def test_blocks_that_are_inserted_or_offered_in_two_forms_are_read_once():
    choice = f'<mc:Choice Requires="x">{paragraph(run("Newer."))}</mc:Choice>'
    imported = read(
        f"<w:ins>{paragraph(run('Inserted.'))}</w:ins>",
        f"<mc:AlternateContent>{choice}<mc:Fallback>{paragraph(run('Older.'))}</mc:Fallback></mc:AlternateContent>",
        f"<w:del>{paragraph(run('Deleted.'))}</w:del>",
        "<w:sdt><w:sdtPr/></w:sdt>",
        paragraph("<w:sdt><w:sdtPr/></w:sdt>", f"<w:smartTag>{run('Tagged.')}</w:smartTag>", "<w:bookmarkStart/>"),
    )
    assert [text for _, text in blocks(imported)] == ["Inserted.", "Newer.", "Tagged."]


def test_a_frame_of_one_cell_and_a_table_inside_a_cell_give_their_words():
    inner = table(cell(paragraph(run("12"))) + cell(paragraph(run("boats"))))
    imported = read(
        table(cell(paragraph(run("In a frame.")))),
        table(
            cell(paragraph(run("Year"))) + cell(paragraph(run("Count"))),
            cell(paragraph(run("1901"))) + cell(inner, paragraph()),
        ),
    )
    assert blocks(imported) == [("paragraph", "In a frame."), ("table", "Year\tCount\n1901\t12 boats")]


def test_cells_that_are_merged_downwards_end_where_the_next_one_begins():
    def merged(how: str, words: str) -> str:
        return cell(f'<w:tcPr><w:vMerge w:val="{how}"/></w:tcPr>', paragraph(run(words)))

    row = cell(paragraph(run("x")))
    imported = read(
        table(merged("restart", "1901") + row, merged("continue", "") + row, merged("restart", "1902") + row, row + row)
    )
    assert imported.layout is not None
    heights = {cell.row: cell.rows for cell in imported.layout.tables[0].cells if cell.column == 0}
    assert heights == {0: 2, 2: 1, 3: 1}


def test_a_heading_of_the_contents_and_its_lines_are_kept_from_the_text():
    toc = '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Contents</w:t></w:r></w:p>'
    imported = read(toc, paragraph(run("The gate was closed in the winter.")))
    assert blocks(imported)[0] == ("boilerplate", "Contents")
    assert imported.layout is not None
    assert imported.layout.marks == ()


def test_a_picture_that_comes_twice_is_kept_once():
    data = docx_samples.with_picture()
    imported = read_docx_file(docx_samples.repeated(data, b"<w:drawing>", b"</w:drawing>"), "a.docx")
    assert imported.layout is not None
    assert len(imported.layout.figures) == 2
    assert len(imported.images) == 1


def test_a_bullet_that_was_typed_in_a_font_of_signs_is_a_bullet():
    symbol = '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b7</w:t></w:r>'
    check = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0fc</w:t></w:r>'
    plain = paragraph(run("\uf0b7 Ferries"))
    imported = read(paragraph(symbol, run(" Gates")), paragraph(check, run(" Locks")), plain)
    assert imported.text == "• Gates\n\n✓ Locks\n\n• Ferries"
