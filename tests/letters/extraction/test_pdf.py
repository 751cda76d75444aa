"""Text from PDFs in the layouts of letters: letterhead, kamerstuk, two columns, with notes and tables."""

import pytest

from letters.extraction.pdf import pdf_text
from letters.reading import read
from tests.letters.extraction.press import Press

LONG = (
    "De dijk bij het dorp is vorig jaar over een lengte van vier kilometer verhoogd, omdat het water er in de winter "
    "steeds hoger komt te staan dan bij de aanleg was voorzien."
)
OTHER = (
    "Het waterschap heeft de kosten gedragen en is ook verantwoordelijk voor het onderhoud, dat ieder jaar in het "
    "najaar plaatsvindt wanneer de schapen van het land zijn gehaald."
)
THIRD = "Over de duinen bericht ik uw Kamer later, want het onderzoek daarnaar loopt nog tot het einde van de zomer."


def letterhead(side: str) -> bytes:
    """Two pages of a ministry's letter, with the margin on this side."""
    press = Press()
    body, margin = (80, 440) if side == "right" else (200, 40)
    press.column(180, 40, ["Ministerie van Zand en Klei"], size=12)
    press.column(body, 110, ["> Retouradres Postbus 1 2500 AA Den Haag"], size=6.5)
    press.column(body, 130, ["De voorzitter van de Tweede Kamer\nder Staten-Generaal\nPostbus 20018"])
    margin_text = [
        "#Ministerie van Zand en Klei",
        "Contactpersoon\nmw. R. Kluut\nT 070 000 00 00",
        "#Ons kenmerk\nZK-2019-7",
    ]
    press.column(margin, 140, margin_text, width=110, size=6.5)
    press.column(body, 230, ["Datum"])
    press.column(body + 45, 230, ["14 mei 2019"])
    press.column(body, 246, ["Betreft"])
    press.column(
        body + 45, 246, ["Voortgang van de versterking van de dijken langs de grote rivieren in het oosten"], width=295
    )
    press.column(body, 300, ["Geachte voorzitter,", LONG, OTHER])
    press.column(body, 640, ["Tot slot meld ik u dat ik de stand van zaken rond de aanleg van de nieuwe sluis in het"])
    press.column(body + 100, 790, ["Pagina 1 van 2"], size=7)
    press.new_page()
    press.column(body, 30, ["Ministerie van Zand en Klei | Pagina 2 van 2"], size=7)
    press.column(margin, 90, ["#Datum\n14 mei 2019", "#Ons kenmerk\nZK-2019-7"], width=110, size=6.5)
    below = press.column(body, 90, ["kanaal met de betrokken gemeenten heb besproken.", THIRD])
    press.column(body, below + 20, ["De Minister van Zand en Klei,"])
    press.column(body, below + 60, ["A. Grutto"])
    return press.pdf()


@pytest.mark.parametrize("side", ["left", "right"])
def test_letterhead_has_a_separate_margin_and_a_whole_body(side: str) -> None:
    text = pdf_text(letterhead(side))
    margin, _, letter = text.partition("> Retouradres")
    assert [line for line in margin.split("\n") if line][1:] == [
        "Contactpersoon",
        "mw. R. Kluut",
        "T 070 000 00 00",
        "Ons kenmerk",
        "ZK-2019-7",
        "Ministerie van Zand en Klei",
    ]
    assert letter.split("\n\n")[1:] == [
        "De voorzitter van de Tweede Kamer\nder Staten-Generaal\nPostbus 20018",
        "Datum 14 mei 2019\nBetreft Voortgang van de versterking van de dijken langs de grote rivieren in het oosten",
        "Geachte voorzitter,",
        LONG,
        OTHER,
        "Tot slot meld ik u dat ik de stand van zaken rond de aanleg van de nieuwe sluis in het kanaal met de "
        "betrokken gemeenten heb besproken.",
        THIRD,
        "De Minister van Zand en Klei,",
        "A. Grutto",
    ]


def test_employee_in_the_margin_is_not_the_author() -> None:
    reading = read(pdf_text(letterhead("right")))
    signatories = [(signatory.role, signatory.name) for signatory in reading.signatories]
    assert signatories == [("minister van Zand en Klei", "A. Grutto")]
    assert reading.subject == "Voortgang van de versterking van de dijken langs de grote rivieren in het oosten"
    assert str(reading.date) == "2019-05-14"


def kamerstuk() -> bytes:
    press = Press()
    press.column(57, 45, ["#Tweede Kamer der Staten-Generaal"], size=17)
    press.column(530, 45, ["#2"], size=17)
    press.column(57, 90, ["Vergaderjaar 2018-2019"])
    for top, label, title in ((130, "99 101", "Zeedijken"), (155, "Nr. 12", "BRIEF VAN DE MINISTER VAN ZAND EN KLEI")):
        press.column(57, top, [f"#{label}"])
        press.column(176, top, [f"#{title}"])
    head = ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "Den Haag, 14 mei 2019"]
    below = press.column(176, 180, [*head, "Zoals toegezegd^1 stuur ik u de kaart.^2 " + LONG, OTHER])
    press.column(176, below + 6, ["#De duinen", THIRD])
    press.column(
        176,
        730,
        ["1  Toezegging in het commissiedebat van 3 april\n2019, aan het lid Kievit.", "2  Kamerstuk 99 101, nr. 7."],
        size=7,
        gap=1,
    )
    press.column(57, 780, ["kst-99101-12\nISSN 0921 - 7371\n’s-Gravenhage 2019"], size=6)
    press.column(176, 796, ["Tweede Kamer, vergaderjaar 2018–2019, 99 101, nr. 12"], size=7)
    press.column(400, 796, ["1"], size=7)
    press.new_page()
    press.column(176, 60, ["Over de klei^1 volgt nog een brief, die ik u in het najaar hoop te zenden."])
    press.column(176, 740, ["1  Kamerstuk 99 101, nr. 8."], size=7)
    press.column(176, 796, ["Tweede Kamer, vergaderjaar 2018–2019, 99 101, nr. 12"], size=7)
    press.column(400, 796, ["2"], size=7)
    return press.pdf()


def test_kamerstuk_is_read_without_running_feet() -> None:
    assert pdf_text(kamerstuk()).split("\n\n") == [
        "Tweede Kamer der Staten-Generaal",
        "Vergaderjaar 2018-2019",
        "99 101 Zeedijken",
        "Nr. 12 BRIEF VAN DE MINISTER VAN ZAND EN KLEI",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Den Haag, 14 mei 2019",
        f"Zoals toegezegd¹ stuur ik u de kaart.² {LONG}",
        OTHER,
        "De duinen",
        THIRD,
        "Over de klei³ volgt nog een brief, die ik u in het najaar hoop te zenden.",
        "¹ Toezegging in het commissiedebat van 3 april 2019, aan het lid Kievit.",
        "² Kamerstuk 99 101, nr. 7.",
        "³ Kamerstuk 99 101, nr. 8.",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    press = Press()
    press.column(
        57, 60, ["#BRIEF VAN DE MINISTER VAN ZAND EN KLEI OVER DE STAND VAN DE ZEEDIJKEN IN HET NOORDEN"], width=480
    )
    press.column(57, 120, [LONG, OTHER, "De kosten van de nieuwe sluis in het kanaal en die van"], width=220)
    press.column(310, 120, ["de brug worden gedeeld door het Rijk en de provincie.", THIRD], width=220)
    press.column(
        57,
        480,
        ["Deze regel loopt onder beide kolommen door, van de ene kant van de bladzijde tot de andere kant."],
        width=480,
    )
    assert pdf_text(press.pdf()).split("\n\n") == [
        "BRIEF VAN DE MINISTER VAN ZAND EN KLEI OVER DE STAND VAN DE ZEEDIJKEN IN HET NOORDEN",
        LONG,
        OTHER,
        "De kosten van de nieuwe sluis in het kanaal en die van de brug worden gedeeld door het Rijk en de provincie.",
        THIRD,
        "Deze regel loopt onder beide kolommen door, van de ene kant van de bladzijde tot de andere kant.",
    ]


def test_two_signatures_side_by_side_are_read_one_after_the_other() -> None:
    press = Press()
    press.column(57, 60, [LONG, OTHER], width=480)
    for left, office, name in ((57, "Zand, Klei en Grind", "A. Grutto"), (310, "Duinen, Stranden en Zee", "B. Kievit")):
        press.column(left, 200, [f"De Minister van {office},"])
        press.column(left, 250, [name])
    text = pdf_text(press.pdf())
    assert [(signatory.role, signatory.name) for signatory in read(text).signatories] == [
        ("minister van Zand, Klei en Grind", "A. Grutto"),
        ("minister van Duinen, Stranden en Zee", "B. Kievit"),
    ]


ROWS = [
    ["Nr.", "Toezegging", "Stand"],
    ["1", "Brief over de\nzeedijken", "Afgedaan."],
    ["2", "Nota over het onder-\nhoud van", "In behan-"],
]


def test_table_keeps_its_rows_and_a_row_split_by_the_page_is_joined() -> None:
    press = Press()
    lefts = [80.0, 110, 300, 400]
    press.column(80, 60, [LONG])
    press.table(lefts, 680, ROWS)
    press.new_page()
    below = press.table(lefts, 60, [ROWS[0], ["", "duinen", "deling."], ["3", "Bezoek", "Loopt."]])
    press.column(80, below + 20, [OTHER])
    assert pdf_text(press.pdf()).split("\n\n") == [
        LONG,
        "Nr. | Toezegging | Stand\n1 | Brief over de zeedijken | Afgedaan.\n"
        "2 | Nota over het onderhoud van duinen | In behandeling.\n3 | Bezoek | Loopt.",
        OTHER,
    ]


def test_frame_around_text_is_not_a_table() -> None:
    press = Press()
    press.column(86, 100, ["99 101 Zeedijken\nNr. 12"], size=8)
    press.canvas.rect(80, 842 - 130, 120, 35)
    press.column(80, 150, [LONG])
    assert pdf_text(press.pdf()) == f"99 101 Zeedijken\nNr. 12\n\n{LONG}"


def test_items_follow_their_dash() -> None:
    press = Press()
    press.column(80, 60, [LONG])
    top = 120.0
    for item in (
        "de zeedijken langs de kust, waarvan de helft al is versterkt en de andere helft nog volgt;",
        "de duinen;",
    ):
        press.column(80, top, ["–"])
        top = press.column(95, top, [item], width=325, gap=0)
    press.column(80, top + 8, [OTHER])
    assert pdf_text(press.pdf()).split("\n\n") == [
        LONG,
        "– de zeedijken langs de kust, waarvan de helft al is versterkt en de andere helft nog volgt;",
        "– de duinen;",
        OTHER,
    ]


def test_hyphenated_words_are_joined() -> None:
    press = Press()
    press.column(
        80,
        60,
        [
            LONG,
            "Ik kom terug op mijn toe-\nzegging over het sociaal-economisch plan van de EU-\nlidstaten voor land-\n"
            "en tuinbouw.",
        ],
    )
    assert pdf_text(press.pdf()).endswith(
        "Ik kom terug op mijn toezegging over het sociaal-economisch plan van de EU-lidstaten voor land- en tuinbouw."
    )


def test_slanted_text_is_left_out() -> None:
    press = Press()
    press.column(80, 60, [LONG])
    press.canvas.rotate(45)
    press.canvas.drawString(400, 100, "CONCEPT")
    assert pdf_text(press.pdf()) == LONG
