"""Text from PDFs around page breaks: running heads, headings, split notes, the last lines of two columns."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from letters.extraction.pdf import pdf_text
from letters.reading import read
from tests.letters.extraction.press import HEIGHT, WIDTH, Press

LONG = (
    "De dijk bij het dorp is vorig jaar over een lengte van vier kilometer verhoogd, omdat het water er in de winter "
    "steeds hoger komt te staan dan bij de aanleg was voorzien."
)
OTHER = "Het waterschap heeft de kosten gedragen en is ook verantwoordelijk voor het onderhoud van de hele dijk."


def test_numbered_heading_at_the_top_of_a_page_is_not_a_running_head() -> None:
    press = Press()
    for nr in (1, 2, 3):
        press.column(80, 30, [f"Brief over de zeedijken – {nr}"], size=7)
        press.column(80, 50, [f"Bijlage {nr}"])
        press.column(80, 110, [LONG])
        press.new_page()
    assert pdf_text(press.pdf()).split("\n\n") == ["Bijlage 1", LONG, "Bijlage 2", LONG, "Bijlage 3", LONG]


def test_running_head_may_contain_a_number() -> None:
    press = Press()
    for top in (110, 130):
        press.column(80, 30, ["Kenmerk van de brief: 99 101, nr. 12"], size=7)
        press.column(80, top, [LONG])
        press.new_page()
    assert pdf_text(press.pdf()).split("\n\n") == [LONG, LONG]


def test_publication_number_is_left_out() -> None:
    press = Press()
    press.column(200, 60, [LONG, OTHER])
    press.column(40, 740, ["ah-tk-20182019-1314\nISSN 0921 - 7398\n’s-Gravenhage 2019"], size=5)
    assert pdf_text(press.pdf()) == f"{LONG}\n\n{OTHER}"


def test_note_split_by_the_page_is_joined() -> None:
    press = Press()
    press.column(80, 60, [f"Ik stuur u de kaart.^1 {LONG}"])
    press.column(80, 740, ["1  De kaart van de dijken langs de kust, die het waterschap in het voorjaar"], size=7)
    press.new_page()
    press.column(80, 60, [f"{OTHER}^2"])
    press.column(80, 730, ["van 2018 heeft gemaakt, zie https://dijk.example\n2  Kamerstuk 99 101, nr. 7"], size=7)
    press.new_page()
    press.column(80, 130, [LONG])
    press.column(80, 200, ["Bron: het waterschap, 2018"], size=7)
    assert pdf_text(press.pdf()).split("\n\n") == [
        f"Ik stuur u de kaart.¹ {LONG}",
        f"{OTHER}²",
        LONG,
        "Bron: het waterschap, 2018",
        "¹ De kaart van de dijken langs de kust, die het waterschap in het voorjaar van 2018 heeft gemaakt, zie "
        "https://dijk.example",
        "² Kamerstuk 99 101, nr. 7",
    ]


def test_notes_in_hardly_smaller_print_are_notes() -> None:
    press = Press()
    press.column(80, 60, [f"Ik stuur u de kaart.^1 {LONG}"], size=9)
    press.column(80, 740, ["1  Kamerstuk 99 101, nr. 7."], size=8)
    assert pdf_text(press.pdf()).split("\n\n")[1:] == ["¹ Kamerstuk 99 101, nr. 7."]


def test_annex_in_small_print_is_not_a_note() -> None:
    press = Press()
    press.column(80, 60, [LONG, OTHER, LONG])
    press.new_page()
    press.column(80, 60, [f"1. {OTHER}", f"2. {LONG}"], size=7)
    assert pdf_text(press.pdf()).split("\n\n") == [LONG, OTHER, LONG, f"1. {OTHER}", f"2. {LONG}"]


def test_date_at_the_start_of_a_line_is_not_a_note() -> None:
    press = Press()
    press.column(80, 60, [f"Ik stuur u de kaart.^1 {LONG}", f"{OTHER}^2"])
    press.column(80, 730, ["1  Toezegging uit het debat van 1 en\n2 april 2019.\n2  Kamerstuk 99 101, nr. 7."], size=7)
    assert pdf_text(press.pdf()).split("\n\n")[2:] == [
        "¹ Toezegging uit het debat van 1 en 2 april 2019.",
        "² Kamerstuk 99 101, nr. 7.",
    ]


def test_item_at_the_top_of_a_page_does_not_continue_a_paragraph() -> None:
    press = Press()
    press.column(80, 60, [LONG, "Ik noem de volgende maatregelen voor de dijken in het noorden van het land, die"])
    press.new_page()
    press.column(80, 120, ["– zand"])
    assert pdf_text(press.pdf()).split("\n\n")[-1] == "– zand"


def printed_lines(*lines: str) -> list[str]:
    """The paragraphs of a page with these lines, which have the distance of a paragraph's lines."""
    press = Press()
    press.column(80, 60, [LONG, OTHER])
    for nr, line in enumerate(lines):
        press.column(80, 300 + 13 * nr, [line], width=500)
    return pdf_text(press.pdf()).split("\n\n")[2:]


FULL = "De dijk bij het dorp is in het vorig jaar over vier kilometer verhoogd of verbreed"


def test_dash_within_a_sentence_starts_no_item() -> None:
    assert printed_lines(FULL, "– dat is de helft – en betaald.") == [f"{FULL} – dat is de helft – en betaald."]


def test_item_after_a_short_line_is_a_paragraph() -> None:
    assert printed_lines(FULL, "en wel:", "1. zand", "2. klei") == [f"{FULL} en wel:", "1. zand", "2. klei"]


def test_line_that_ends_before_the_edge_is_kept() -> None:
    assert printed_lines(FULL, "Den Haag", "Postbus 20018") == [f"{FULL} Den Haag\nPostbus 20018"]


def test_annex_with_wider_line_spacing_keeps_its_paragraphs() -> None:
    press = Press()
    press.column(80, 60, [LONG, OTHER, LONG, OTHER])
    press.new_page()
    words = LONG.split()
    lines = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
    for nr, line in enumerate(lines):
        press.column(80, 120 + 20 * nr, [line])
    assert [text.replace("\n", " ") for text in pdf_text(press.pdf()).split("\n\n")[4:]] == [LONG]


def test_notes_without_a_mark_or_a_full_stop_are_notes() -> None:
    press = Press()
    press.column(80, 60, [LONG, OTHER])
    press.column(80, 730, ["1  Kamerstuk 99 101, nr. 7\n2  Kamerstuk 99 101, nr. 8\n4  april"], size=7)
    assert pdf_text(press.pdf()).split("\n\n")[2:] == ["¹ Kamerstuk 99 101, nr. 7", "² Kamerstuk 99 101, nr. 8 4 april"]


@pytest.mark.parametrize("rest", ["dat is de rest van de noot", "En dat is iets anders"])
def test_small_print_continues_a_note_only_in_the_middle_of_its_sentence(rest: str) -> None:
    press = Press()
    press.column(80, 60, [f"Ik stuur u de kaart.^1 {LONG}"])
    press.column(80, 740, ["1  Kamerstuk 99 101, nr. 7."], size=7)
    press.new_page()
    press.column(80, 130, [OTHER])
    press.column(80, 200, [rest], size=7)
    assert pdf_text(press.pdf()).split("\n\n")[1:] == [OTHER, rest, "¹ Kamerstuk 99 101, nr. 7."]


def test_last_lines_of_two_columns_are_columns() -> None:
    press = Press()
    for left in (57, 310):
        press.column(left, 60, [LONG, OTHER, LONG], width=220)
    press.new_page()
    press.column(57, 60, ["De kosten van de sluis worden gedeeld door het Rijk en de provincie."], width=220)
    press.column(310, 60, ["De Minister van Zand en Klei,\nA. Grutto"], width=220, gap=0)
    text = pdf_text(press.pdf())
    assert text.endswith("gedeeld door het Rijk en de provincie.\n\nDe Minister van Zand en Klei,\nA. Grutto")
    assert [signatory.name for signatory in read(text).signatories] == ["A. Grutto"]


def test_bold_line_as_wide_as_its_column_is_a_heading() -> None:
    press = Press()
    head = "De dijken langs de kust en de sluis in het noordelijke kanaal"
    width = stringWidth(head, "Helvetica-Bold", 10) + 1
    below = press.column(80, 60, [LONG, f"#{head}", OTHER], width=width, gap=0)
    press.column(80, below, [LONG], width=width)
    assert f"{head}\n\n{OTHER}" in pdf_text(press.pdf())


@pytest.mark.parametrize("has_rotation", [True, False], ids=["by the page's rotation", "by the characters"])
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_rotated_page_is_read_upright(turn: int, *, has_rotation: bool) -> None:
    size = (WIDTH, HEIGHT) if turn == 180 else (HEIGHT, WIDTH)
    press = Press()
    press.column(80, 60, [LONG])
    press.new_page()
    press.canvas.setPageSize(size)
    press.canvas.setPageRotation(turn if has_rotation else 0)
    press.canvas.translate(*{90: (size[0], 0), 180: size, 270: (0, size[1])}[turn])
    press.canvas.rotate(turn)
    press.column(80, 60, [OTHER])
    press.table([80.0, 110, 300, 400], 200, [["Nr.", "Toezegging", "Stand"], ["1", "Kaart", "Loopt."]])
    text = pdf_text(press.pdf())
    assert text == f"{LONG}\n\n{OTHER}\n\nNr. | Toezegging | Stand\n1 | Kaart | Loopt."


def test_page_without_a_margin_follows_a_page_with_one() -> None:
    press = Press()
    press.column(200, 60, [LONG, OTHER])
    press.column(40, 60, ["Ons kenmerk", "ZK-2019-7"], width=110, size=6.5)
    press.new_page()
    press.column(200, 140, [LONG])
    assert pdf_text(press.pdf()).split("\n\n") == ["Ons kenmerk", "ZK-2019-7", LONG, OTHER, LONG]


def test_small_print_right_beside_a_line_is_not_a_margin() -> None:
    press = Press()
    press.column(200, 60, [LONG, OTHER])
    press.column(40, 240, ["Kosten\nBaten"], width=110, size=6.5)
    press.column(64, 240, ["in duizenden euro's per jaar, met de baten van het jaar daarna"], width=300, size=6.5)
    press.column(200, 280, [OTHER])
    assert pdf_text(press.pdf()).startswith(LONG)
