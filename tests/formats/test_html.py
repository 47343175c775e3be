"""Web pages as newspapers, encyclopaedias, blogs and word processors write them, with sentences of our own."""

from __future__ import annotations

import base64
from datetime import date

import pytest

from studyapp.domain.document import BlockKind, DateSource, Document, ImportedText
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.domain.layout import MarkKind
from studyapp.formats.html import read_html, read_html_file
from studyapp.formats.mht import read_mht_file
from tests.formats.epub_samples import png

NEWS = """<!DOCTYPE html>
<html lang="en-GB" class="has-sidebar"><head><meta charset="utf-8"><title>Ferry stays in port | The Harbour Post</title>
<meta property="og:title" content="Ferry stays in port"><meta property="og:site_name" content="The Harbour Post">
<link rel="canonical" href="https://post.example/ferry"><script type="application/ld+json">
{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle",
"datePublished":"2024-03-05T09:00:00+01:00","author":[{"@type":"Person","name":"Mara Lind"},{"name":"Jon Ek"}]}]}
</script><style>@media print {.kursiv{display:none}} .kursiv{font-style:italic}</style></head>
<body><header role="banner"><a href="/">The Harbour Post</a><nav><ul><li><a href="/a">News</a></ul></nav></header>
<main><article><h1>Ferry stays in port</h1><p class="byline">By Mara Lind and Jon Ek</p>
<figure><img src="ferry_files/ferry.jpg" alt="A ferry"><figcaption>The ferry at its quay on Monday.</figcaption>
</figure>
<p>The ferry between the two islands will stay in port for <b>three weeks</b>, its operator said on Tuesday.<sup><a
href="#n1" id="r1">1</a></sup> Its&nbsp;engine failed on Sunday, when 160 passengers were aboard.</p>
<p>A replace&shy;ment costs 10<sup>6</sup> euros. “We cannot wait,” said <span class="kursiv">captain</span> Ola Brandt,
who has steered the ship since 2009 and knows every rock between the two islands.</p>
<aside class="related"><h3>Read also</h3><ul><li><a href="/x">Storm closes harbour for a second time</a></ul></aside>
<h2>What comes next</h2>
<ul><li>Buses run to the bridge every hour from the square.</li><li>Tickets for the ferry hold there too.
<ol start="3"><li>Adults<li>Children</ol></ul>
<blockquote><p>Nobody will be left behind, we have enough buses for all of them.</p></blockquote>
<table><caption>Departures</caption><tr><th>Place</th><th>Time</th></tr><tr><td rowspan=2>South quay</td><td>09:00</td>
</tr><tr><td>10:30</td></tr></table>
<p>The mayor expects the repair to be finished by the end of the month, when the summer timetable begins again.</p>
<div class="share-buttons"><a href="https://tw.example">Tweet</a> <a href="#">Mail</a></div>
<div class="footnotes"><ol><li id="n1">According to the harbour office. <a href="#r1">↩</a></li></ol></div>
</article><section id="comments"><h2>1 comment</h2><p>I was aboard that day and it was cold, really.</p></section>
</main>
<footer><p>© 2024 The Harbour Post. All rights reserved. Write to the editors at any time.</p></footer></body></html>"""

WIKI = """<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Pontoon bridge - Wiki</title>
<link rel="canonical" href="https://wiki.example/wiki/Pontoon"></head><body class="skin-vector mediawiki">
<div id="mw-navigation" class="vector-menu"><h3>Navigation</h3><ul><li><a href="/Main">Main page</a></li></ul></div>
<main id="content" class="mw-body"><h1 id="firstHeading">Pontoon bridge</h1><div id="siteSub">From Wiki</div>
<div class="mw-parser-output"><div role="note" class="hatnote">Not to be confused with pantoum.</div>
<table class="infobox"><tr><th>Span</th><td>120 m</td></tr><tr><th>Opened</th><td>1871</td></tr></table>
<p>A <b>pontoon bridge</b> floats on boats.<sup id="cite_ref-1" class="reference"><a
href="https://wiki.example/wiki/Pontoon#cite_note-1"><span>[</span>1<span>]</span></a></sup><sup class="reference"
id="cite_ref-a"><a href="#cite_note-a">[a]</a></sup> <a href="https://wiki.example/wiki/Aston">Aston</a> built one.</p>
<h2><span id="History">History</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>
<p>The army crossed the river in three hours.<sup id="cite_ref-1b" class="reference"><a href="#cite_note-1">[1]</a>
</sup> H<sub>2</sub>O weighs 1 kg/dm<sup>3</sup>. See <a href="#History">above</a>.</p>
<h2>Notes</h2><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-1">
<sup><i><b>a</b></i></sup></a> <a href="#cite_ref-1b"><sup>b</sup></a></span> <span>Brook 1998, p. 4.</span></li>
<li id="cite_note-a"><span class="mw-cite-backlink"><b><a href="#cite_ref-a">^</a></b></span> Or on barrels.</li></ol>
<div class="navbox"><table><tr><td><a href="/1">Arch</a></td><td><a href="/2">Beam</a></td></tr></table></div></div>
</main><footer id="footer"><ul><li>This page was last edited on 2 May 2023.</li></ul></footer></body></html>"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type
content="text/html; charset=windows-1252"><title>Minutes</title></head><body lang=EN-GB><div class=WordSection1>
<p class=MsoTitle>Minutes of the bridge board<o:p></o:p></p>
<p class=MsoNormal>The chair opened at nine.<a href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a> Caf\xe9 costs \x80 3.<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span><![endif]>Count the boats<o:p></o:p></p>
</div><div><hr><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span
class=MsoFootnoteReference>[1]</span></a> By the old clock.</p></div></div></body></html>"""


def page(body: str, head: str = "") -> ImportedText:
    html = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return checked(read_html_file(html.encode(), "page.html"))


def checked(imported: ImportedText) -> ImportedText:
    Document.create(imported)
    assert imported.layout is not None
    for mark in imported.layout.marks:
        assert any(block.start <= mark.start <= mark.end <= block.end for block in imported.blocks)
    return imported


def blocks(imported: ImportedText, *kinds: BlockKind) -> list[str]:
    return [block.span.of(imported.text) for block in imported.blocks if not kinds or block.kind in kinds]


def marks(imported: ImportedText, kind: MarkKind) -> list[str]:
    assert imported.layout is not None
    return [imported.text[mark.start : mark.end] for mark in imported.layout.marks if mark.kind is kind]


def notes(imported: ImportedText) -> list[tuple[str, str, str]]:
    """The words before each note's mark, its number, and what it leads to."""
    assert imported.layout is not None
    return [
        (imported.text[: mark.start].split()[-1], mark.words, mark.target.of(imported.text) if mark.target else "")
        for mark in imported.layout.marks
        if mark.kind is MarkKind.NOTE
    ]


def test_the_article_of_a_newspaper_page_is_told_from_what_is_around_it():
    news = checked(read_html_file(NEWS.encode(), "ferry.html"))
    assert news.layout is not None
    assert blocks(news)[:2] == ["Ferry stays in port", "By Mara Lind and Jon Ek"]
    assert "Its engine failed" in news.text
    assert "The mayor expects" in news.text
    for words in ("Harbour Post", "Read also", "Storm closes", "Tweet", "I was aboard", "All rights reserved"):
        assert words not in news.text
        assert any(words in part for part in news.layout.left_out)


def test_a_page_says_its_title_authors_date_and_address():
    news = read_html_file(NEWS.encode(), "ferry.html")
    assert news.layout is not None
    assert (news.title, news.date, news.date_source) == ("Ferry stays in port", date(2024, 3, 5), DateSource.METADATA)
    assert news.language == "en"
    assert news.layout.authors == ("Mara Lind", "Jon Ek")
    assert (news.layout.publisher, news.layout.address) == ("The Harbour Post", "https://post.example/ferry")


def test_every_block_has_its_kind_and_its_marker():
    news = read_html_file(NEWS.encode(), "ferry.html")
    assert blocks(news, BlockKind.HEADING) == ["Ferry stays in port", "What comes next"]
    assert blocks(news, BlockKind.QUOTATION) == ["Nobody will be left behind, we have enough buses for all of them."]
    assert blocks(news, BlockKind.CAPTION) == ["The ferry at its quay on Monday.", "Departures"]
    assert blocks(news, BlockKind.BOILERPLATE) == ["By Mara Lind and Jon Ek"]
    assert "• Tickets for the ferry hold there too.\n  3. Adults\n  4. Children\n\n" in news.text
    levels = [block.level for block in news.blocks if block.kind is BlockKind.LIST_ITEM]
    assert levels == [1, 1, 2, 2]


def test_marks_lie_on_their_words_and_hidden_signs_are_gone():
    news = read_html_file(NEWS.encode(), "ferry.html")
    assert marks(news, MarkKind.STRONG) == ["three weeks"]
    assert marks(news, MarkKind.EMPHASIS) == ["captain"]
    assert "A replacement costs 10⁶ euros." in news.text


def test_a_table_keeps_its_cells():
    news = read_html_file(NEWS.encode(), "ferry.html")
    assert news.layout is not None
    (table,) = news.layout.tables
    assert news.text[table.start : table.end] == "Place\tTime\nSouth quay\t09:00\n10:30"
    found = [(c.row, c.column, news.text[c.start : c.end], c.rows, c.is_header) for c in table.cells]
    assert found == [
        (0, 0, "Place", 1, True),
        (0, 1, "Time", 1, True),
        (1, 0, "South quay", 2, False),
        (1, 1, "09:00", 1, False),
        (2, 1, "10:30", 1, False),
    ]


def test_the_number_of_a_note_is_a_mark_and_no_text():
    news = read_html_file(NEWS.encode(), "ferry.html")
    assert notes(news) == [("Tuesday.", "1", "According to the harbour office.")]
    assert "Tuesday. Its engine" in news.text
    assert news.text.endswith("\n\n1. According to the harbour office.")


def test_an_encyclopaedia_page_keeps_notes_infobox_and_sections_without_its_menus():
    wiki = checked(read_html_file(WIKI.encode(), "w.html"))
    assert notes(wiki) == [
        ("boats.", "1", "Brook 1998, p. 4."),
        ("boats.", "a", "Or on barrels."),
        ("hours.", "1", "Brook 1998, p. 4."),
    ]
    assert blocks(wiki, BlockKind.HEADING) == ["Pontoon bridge", "History", "Notes"]
    assert "H2O weighs 1 kg/dm³." in wiki.text
    assert wiki.layout is not None
    (reference,) = [mark for mark in wiki.layout.marks if mark.kind is MarkKind.REFERENCE]
    assert reference.target is not None
    assert reference.target.of(wiki.text) == "History"
    assert marks(wiki, MarkKind.LINK) == ["Aston"]
    for words in ("Main page", "pantoum", "edit", "Beam", "last edited"):
        assert words not in wiki.text


def test_a_page_of_a_word_processor_gives_lists_notes_and_signs_of_its_encoding():
    word = checked(read_html_file(WORD.encode("latin-1"), "minutes.htm"))
    assert notes(word) == [("nine.", "1", "By the old clock.")]
    assert "opened at nine. Café costs € 3.\n\n2. Count the boats" in word.text
    assert blocks(word, BlockKind.HEADING) == ["Minutes of the bridge board"]
    assert word.origin.encoding == "cp1252"


def test_a_blog_in_divisions_without_a_headline_of_its_own_gets_its_title():
    body = (
        '<div id="sidebar" class="widget"><ul><li><a href="/1">Older posts about boats</a></ul></div>'
        '<div class="post-body entry-content"><p>We went down to the river before the sun was up, and it was cold.</p>'
        "<p>Nobody spoke. The boats were already tied together, forty of them, side by side.</p></div>"
        '<div id="comments"><p>What a lovely walk that must have been, thank you for writing it down!</p></div>'
    )
    blog = page(body, "<title>Down by the river - Boats and me</title><meta name=author content='by Kim Sand'>")
    assert blocks(blog)[0] == "Down by the river"
    assert len(blog.blocks) == 3
    assert blog.layout is not None
    assert blog.layout.authors == ("Kim Sand",)


STORIES = "".join(
    f"<p>The {place} of the river town was rebuilt after the flood of {year}, and its keeper wrote about it.</p>"
    for place, year in (("mill", 1901), ("gate", 1902), ("ferry", 1903), ("school", 1904), ("market", 1905))
)


@pytest.mark.parametrize(
    ("body", "first", "left_out"),
    [
        (
            "<div id=header><a href=/>Town News</a></div><div class=col1><h1>Rebuilding</h1>"
            + STORIES
            + "<p><a href=/r>"
            "Read more about floods and other things</a></p></div><div class=col2><h3>Most read</h3><ul><li><a href=/1>"
            "One thing that you must read now</a></ul></div><div id=footer>Contact us | Imprint</div>",
            "Rebuilding",
            ("Town News", "Read more", "Most read", "One thing", "Contact us"),
        ),
        (
            "<div id='cookie-consent'><p>We use cookies to make this page better for you. Accept them?</p></div>"
            "<article class='post share-enabled'><header><h1>The well</h1><p>Nobody drank from it.</p></header>"
            + STORIES
            + "<footer class='entry-footer'>Tags: <a href=/t>water</a></footer></article><div class='related-posts'>"
            "<article><h3><a href=/x>The dry well</a></h3><p>It was dry, people walked far.</p></article></div>",
            "The well",
            ("We use cookies", "Tags", "The dry well", "walked far"),
        ),
    ],
)
def test_what_surrounds_an_article_is_left_out_whatever_the_page_is_made_of(
    body: str, first: str, left_out: tuple[str, ...]
):
    found = page(body)
    assert blocks(found)[0] == first
    assert found.text.count("river town") == 5
    assert found.layout is not None
    for words in left_out:
        assert words not in found.text
        assert any(words in part for part in found.layout.left_out)


def test_a_table_that_places_a_page_is_no_table_but_one_inside_it_is():
    found = page(
        f"<table width=100%><tr><td><a href=/>Home</a></td><td><h1>My boats</h1>{STORIES}<table border=1><tr><th>Boat"
        "<th>Year<tr><td>Anna<td>1901<tr><td>Eva<td>1905</table></td></tr></table>"
    )
    assert blocks(found, BlockKind.HEADING) == ["My boats"]
    assert len(blocks(found, BlockKind.PARAGRAPH)) in {5, 6}
    assert blocks(found, BlockKind.TABLE) == ["Boat\tYear\nAnna\t1901\nEva\t1905"]


def test_a_page_that_is_nothing_but_text_is_kept_whole():
    plain = page("<h1>One</h1><p>First.</p><h2>Two</h2><p>Second, with a <a href='https://x.example'>link</a>.</p>")
    assert plain.text == "One\n\nFirst.\n\nTwo\n\nSecond, with a link."
    assert plain.layout is not None
    assert plain.layout.left_out == ()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one\r\n  two\tthree<br>four<br><br>five", "one two three\nfour\n\nfive"),
        ("<p>漢字は\n難しい。</p>", "漢字は難しい。"),
        ("<p>e&#769;te\u0301 caf<b>e</b>&#769;</p>", "été café"),
        ("<p>שלום <b>עולם</b></p>", "שלום עולם"),
        ("<p>👩\u200d🚀 zero\u200bwidth\ufeff\u2060</p>", "👩\u200d🚀 zerowidth"),
        ("<p>a\u2028b</p>", "a b"),
        ("<p>a&#xd800;b&#57343;c&#xDFFF d", "a\ufffdb\ufffdc\ufffd d"),
        ("<pre>\n  def f():\r\n    pass\n</pre>", "  def f():\n    pass"),
        ("<p>He said <q>no</q>.", "He said “no”."),
        ("<p>x<script>alert(1)</script><style>p{}</style><!-- no -->y<noscript>z</noscript>", "xy"),
        (
            "<p>Said so.<sup>3</sup> An area of 3 m<sup>2</sup>, the 19<sup>th</sup>.",
            "Said so. An area of 3 m², the 19th.",
        ),
        ("<p hidden>no</p><p style='display: none'>no</p><span class=sr-only>no</span><p>yes", "yes"),
        ("<table role=presentation><tr><td>Left</td><td>Right</td></tr></table>", "Left\n\nRight"),
        ("<math alttext='x+1'><mi>x</mi></math> counts", "x+1 counts"),
    ],
)
def test_words_become_text_to_the_code_point(html: str, text: str):
    assert page(html).text == text


def test_a_title_and_a_marker_become_canonical_too():
    found = page(
        "<p class=MsoListParagraph><span style='mso-list:Ignore'>e\u0301\u2028</span>One</p>",
        "<title>Cafe\u0301\u00ad</title>",
    )
    assert found.text == "Café\n\né One"


def test_marks_hold_where_signs_are_composed():
    found = page("<p>e&#769;e&#769; <b>bold</b> cafe<i>&#769;s</i></p>")
    assert found.text == "éé bold cafés"
    assert marks(found, MarkKind.STRONG) == ["bold"]
    assert marks(found, MarkKind.EMPHASIS) == ["s"]


def test_a_reading_above_signs_is_a_mark():
    found = page("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ行く。</p>")
    assert found.text == "東京へ行く。"
    assert found.layout is not None
    (ruby,) = found.layout.marks
    assert (ruby.kind, ruby.words, found.text[ruby.start : ruby.end]) == (MarkKind.RUBY, "とうきょう", "東京")


def test_a_picture_inside_the_page_is_kept_and_one_beside_it_is_not_read():
    address = "data:image/png;base64," + base64.b64encode(png()).decode()
    found = page(
        f"<p>Before.</p><figure><img src='{address}' alt='A map'><figcaption>The map.</figcaption></figure>"
        f"<p>After <img src='{address}'> it.</p><img src='file:///etc/passwd'><img src='https://spy.example/x.png'>"
    )
    assert found.layout is not None
    first, second = found.layout.figures
    assert found.text[first.start] == found.text[second.start] == "\ufffc"
    assert first.words == "A map"
    assert first.caption is not None
    assert first.caption.of(found.text) == "The map."
    assert [image.data for image in found.images] == [png()]
    assert found.layout.missing_images == 2
    assert "After it." in found.text


def test_rich_text_from_the_clipboard_is_taken_whole():
    html = (
        "<html><body>\r\n<!--StartFragment--><b style='font-weight:normal' id='docs-internal-guid-1'>"
        "<h2><span style='font-weight:400'>A  walk</span></h2><p><span style='font-weight:700'>Bold</span>"
        "<span style='font-style:italic'> slanted</span></p><nav>Kept</nav></b><!--EndFragment-->\r\n</body></html>"
    )
    found = checked(read_html(html))
    assert found.title == "A walk"
    assert blocks(found) == ["A walk", "Bold slanted", "Kept"]
    assert (marks(found, MarkKind.STRONG), marks(found, MarkKind.EMPHASIS)) == (["Bold"], ["slanted"])
    assert read_html("<p>x", title="Given").title == "Given"


def test_a_web_archive_brings_its_pictures():
    page_part = '<html><body><p>A page.</p><img src="cid:one"><img src="img/b.png"></body></html>'
    one, two = (base64.b64encode(png(shade=shade)).decode() for shade in (1, 2))
    coded = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
    archive = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Location: https://a.example/x/page.html\r\n\r\n"
        f"{page_part}\r\n--B\r\n{coded}Content-ID: <one>\r\n\r\n{one}\r\n--B\r\n"
        f"{coded}Content-Location: https://a.example/x/img/b.png\r\n\r\n{two}\r\n--B--\r\n"
    )
    found = checked(read_mht_file(archive.encode(), "a.mht"))
    assert [image.data for image in found.images] == [png(shade=1), png(shade=2)]
    with pytest.raises(UnreadableFileError) as caught:
        read_mht_file(b"From: nobody\r\n\r\nNo page here.", "b.mht")
    assert caught.value.reason is Unreadable.DAMAGED


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<p " + " ".join(f"a{i}=''" for i in range(200_000)) + ">x</p>", Unreadable.LIMITS),
        ("<div>" * 20_000 + "deep", Unreadable.LIMITS),
        ("<html><body><script>var x</script></body></html>", Unreadable.EMPTY),
        ("<!-- nothing -->", Unreadable.EMPTY),
    ],
)
def test_a_page_made_to_do_harm_or_without_words_is_refused(html: str, reason: Unreadable):
    with pytest.raises(UnreadableFileError) as caught:
        read_html_file(html.encode(), "bad.html")
    assert caught.value.reason is reason


def test_a_link_with_control_signs_leads_nowhere_and_breaks_nothing():
    found = page("<p>Words.<sup><a class=noteref href='#a%00%0b'>1</a></sup> <a href='#%ff%00'>More</a>.</p>")
    assert found.text == "Words. More."
    assert notes(found) == [("Words.", "1", "")]


def test_entities_of_a_document_type_are_not_followed():
    html = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yyyy">]><p>a&x;b &y; c</p>'
    assert "root:" not in page(html).text
    assert "yyyy" not in read_html_file(html.encode(), "x.xhtml").text
