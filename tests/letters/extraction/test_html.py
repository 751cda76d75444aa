"""Text from web pages: the letter with its notes, lists and tables, without the navigation around it."""

import pytest

from letters.extraction.html import html_text

SITE = """<!DOCTYPE html><html><head><title>Brief | Site</title><style>p {{ color: red }}</style></head><body>
<a class="skip-link" href="#brief">Naar de inhoud</a><header>Rijk</header><nav><ul><li>Menu</li></ul></nav>
<div id="cookie-melding"><p>Wij gebruiken cookies.</p></div>
<{main} id="brief"><div class="share"><p>Deel dit</p></div>{body}
<ul><li><a href="/a">Eerdere brief</a></li></ul></{main}>
<aside><p>Zie ook</p></aside><footer><p>Contact</p></footer><script>var brief = "motie";</script></body></html>"""


def page(body: str, main: str = "main") -> bytes:
    return SITE.format(body=body, main=main).encode()


@pytest.mark.parametrize("main", ["main", "article", "div"])
def test_navigation_around_the_letter_is_left_out(main: str) -> None:
    assert (
        html_text(page("<h1>Zeedijk</h1><p>Ik stuur\n u <b>de</b> kaart.</p>", main))
        == "Zeedijk\n\nIk stuur u de kaart."
    )


def test_page_inside_a_form_is_read() -> None:
    assert html_text(b"<html><body><form><p>Brief</p><input value='x'></form></body></html>") == "Brief"


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("<sup>1</sup>", "<p><sup>1</sup> De kaart.</p>"),
        ('<a href="#n1" id="r1">[1]</a>', '<div id="n1"><p><a href="#r1">[1]</a> De kaart.</p></div>'),
        (' <sup><a href="#n1">1</a></sup>', '<ol><li id="n1"><p>De kaart. <a href="#r">↩</a></p></li></ol>'),
        ('<a href="#n1">1</a>', '<aside id="n1">De kaart.</aside>'),
        ("<sup>1</sup>", "<div><p>X Noot <sup>1</sup></p><p>De kaart.</p></div>"),
    ],
    ids=["superscript", "Word", "numbered by the list", "aside", "officielebekendmakingen"],
)
def test_footnotes_keep_their_marks(mark: str, note: str) -> None:
    assert html_text(page(f"<p>Zie de dijk{mark} daar.</p>{note}")) == "Zie de dijk¹ daar.\n\n¹ De kaart."


def test_lists_keep_their_bullets_and_numbers() -> None:
    body = (
        "<ul><li>zand</li><li>– klei</li></ul><ol start='3'>\n<li>dijk</li>\n<li>duin</li></ol><ol><li>wad</li></ol>"
        '<ol style="list-style: none"><li>gras</li></ol>'
    )
    assert html_text(page(body)).split("\n\n") == ["– zand", "– klei", "3. dijk", "4. duin", "1. wad", "gras"]


def test_table_becomes_rows() -> None:
    rows = (
        "<tr><th>Nr.</th><th>Wat</th><th>Stand</th></tr><tr><td>1</td><td><p>Brief over<br>zand</p></td>"
        "<td>Afgedaan</td></tr>"
    )
    assert html_text(page(f"<table>{rows}</table>")) == "Nr. | Wat | Stand\n1 | Brief over zand | Afgedaan"


def test_layout_table_is_not_a_list_of_rows() -> None:
    inner = "<table><tr><td>Datum</td><td>3 mei 2019</td></tr><tr><td>Betreft</td><td>Zand</td></tr></table>"
    assert html_text(page(f"<table><tr><td>{inner}</td></tr></table>")) == "Datum 3 mei 2019\nBetreft Zand"


def test_two_signatures_side_by_side_are_read_one_after_the_other() -> None:
    rows = (
        "<tr><td>De Minister van Zand,</td><td>De Staatssecretaris van Klei,</td></tr><tr>"
        "<td>A. Grutto</td><td>B. Kievit</td></tr>"
    )
    assert html_text(page(f"<table>{rows}</table>")) == (
        "De Minister van Zand,\nA. Grutto\n\nDe Staatssecretaris van Klei,\nB. Kievit"
    )


def test_page_of_officielebekendmakingen_is_read_from_its_body_element() -> None:
    paper = (
        '<div id="content"><p>Acties</p><div id="broodtekst"><p>De dijk.</p></div></div><div><p>Onze sites</p></div>'
    )
    assert html_text(f"<html><body>{paper}</body></html>".encode()) == "De dijk."


def test_html_saved_by_word_is_read_as_word_shows_it() -> None:
    page = (
        "<p>De dijk bij <st1:place>Den Haag</st1:place> is<del> niet</del><ins> nu</ins> hoog.<o:p></o:p></p>"
        '<p style="mso-hide:all">Concept</p>'
    )
    assert html_text(page.encode()) == "De dijk bij Den Haag is nu hoog."


def test_preformatted_lines_stay_lines() -> None:
    assert html_text(b"<p>Brief</p><pre>De Minister,\nA. Grutto\n\nBijlage</pre>") == (
        "Brief\n\nDe Minister,\nA. Grutto\n\nBijlage"
    )


def test_page_in_windows_1252() -> None:
    assert html_text("<p>Financiën – € 5".encode("cp1252")) == "Financiën – € 5"


def test_truncated_page_is_read_to_its_end() -> None:
    assert html_text(b"<html><body><p>Een <b>zin") == "Een zin"


@pytest.mark.parametrize(
    "part",
    [
        '<div role="navigation">Menu</div>',
        '<div role="search">Zoek</div>',
        "<p hidden>Verborgen</p>",
        '<p style="display: none">Verborgen</p>',
        '<p style="visibility:hidden">Verborgen</p>',
        '<div class="tekst social">Volg ons</div>',
        '<div id="kruimelpad">Home</div>',
        '<p class="deel-share">Deel</p>',
        "<button>Druk af</button>",
        "<label>Naam</label>",
        "<template><p>Sjabloon</p></template>",
        '<ul><li><a href="/a">Eerste</a></li><li><a href="/b">Tweede</a></li></ul>',
        '<p>De dijk.<a href="#r1">↩</a></p>',
    ],
)
def test_part_of_the_site_is_left_out(part: str) -> None:
    text = html_text(f"<html><body><main><p>De dijk.</p>{part}</main></body></html>".encode())
    assert text in ("De dijk.", "De dijk.\n\nDe dijk.")


@pytest.mark.parametrize(
    "part",
    [
        "<article><header><p>Een kop.</p></header></article>",
        '<p class="menukaart">Een kop.</p>',
        '<p class="onderdelen">Een kop.</p>',
        '<p style="display: block">Een kop.</p>',
        '<ul><li><a href="/a">Een</a> kop.</li></ul>',
        '<p role="note">Een kop.</p>',
        "<section><div>Een kop.</div></section>",
    ],
)
def test_part_of_the_letter_is_kept(part: str) -> None:
    assert "Een kop." in html_text(f"<html><body><p>De dijk.</p>{part}</body></html>".encode())


def test_header_of_the_page_is_left_out() -> None:
    assert html_text(b"<html><body><header>Rijk</header><p>De dijk.</p></body></html>") == "De dijk."


def test_page_with_two_articles_is_read_whole() -> None:
    assert html_text(b"<body><article>Een.</article><article>Twee.</article></body>") == "Een.\n\nTwee."


def test_empty_main_text_is_passed_over() -> None:
    assert html_text(b"<body><main> </main><div role='main'>De dijk.</div></body>") == "De dijk."


@pytest.mark.parametrize("attributes", ["", ' role="presentation"'])
def test_table_of_one_column_or_for_presentation_is_read_as_text(attributes: str) -> None:
    cells = "<td>Een zin.</td><td>Nog een.</td>" if attributes else "<td>Een zin.</td>"
    assert "|" not in html_text(f"<table{attributes}><tr>{cells}</tr><tr>{cells}</tr></table>".encode())


def test_line_break_is_kept_and_white_space_is_not() -> None:
    assert html_text(b"<p>De  dijk<br>\n ligt <b>er</b>\nal.</p><p> </p>") == "De dijk\nligt er al."
