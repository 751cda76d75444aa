"""Tables without vertical rules, as in kamerstukken."""

from letters.extraction.pdf import pdf_text
from tests.letters.extraction.press import Press

LONG = (
    "De dijk bij het dorp is vorig jaar over een lengte van vier kilometer verhoogd, omdat het water er in de winter "
    "steeds hoger komt te staan dan bij de aanleg was voorzien."
)
OTHER = "Het waterschap heeft de kosten gedragen en is ook verantwoordelijk voor het onderhoud van de hele dijk."
LEFTS = (180, 200, 320)
HEAD = ("Nr.", "Toezegging", "Stand")


def band(press: Press, top: float, *rows: tuple[str, ...], distance: float = 9) -> float:
    """Print rows close together with a rule below them. Return the place of the next band."""
    for row in rows:
        for left, cell in zip(LEFTS, row, strict=True):
            press.column(left, top, [cell], width=150, size=7)
        top += distance
    press.rule(180, top + 4, 500, top + 4)
    return top + 4


def table(press: Press, top: float, *bands: tuple[tuple[str, ...], ...], distance: float = 9) -> float:
    press.rule(180, top, 500, top)
    for rows in bands:
        top = band(press, top, *rows, distance=distance)
    return top


def blocks(press: Press) -> list[str]:
    return pdf_text(press.pdf()).split("\n\n")


def test_continued_lines_belong_to_the_row_above() -> None:
    press = Press()
    press.column(180, 60, [LONG, OTHER])
    rows = (
        ("1", "Brief over de zeedijken en", "Afgedaan met"),
        ("", "de duinen", "deze brief."),
        ("2", "Kaart", "Loopt."),
        ("3", "Bezoek", "Vervalt."),
    )
    below = table(press, 200, (HEAD,), rows, (("", "Alle", "Drie"),))
    press.column(180, below + 20, [OTHER])
    assert blocks(press) == [
        LONG,
        OTHER,
        "Nr. | Toezegging | Stand\n1 | Brief over de zeedijken en de duinen | Afgedaan met deze brief.\n"
        "2 | Kaart | Loopt.\n3 | Bezoek | Vervalt.\n | Alle | Drie",
        OTHER,
    ]


def test_white_space_separates_rows_with_several_lines() -> None:
    press = Press()
    press.column(180, 60, [LONG, OTHER])
    press.rule(180, 200, 500, 200)
    top = band(press, 200, HEAD)
    for first, second in ((("1", "Brief over", "Zie de"), ("a", "Zeedijken", "Kaart.")), (HEAD, ("b", "Zand", "Klei"))):
        for shift, row in ((0, first), (9, second)):
            for left, cell in zip(LEFTS, row, strict=True):
                press.column(left, top + shift, [cell], size=7)
        top += 24
    press.rule(180, top, 500, top)
    assert blocks(press)[2] == (
        "Nr. | Toezegging | Stand\n1 a | Brief over Zeedijken | Zie de Kaart.\nNr. b | Toezegging Zand | Stand Klei"
    )


def test_table_split_by_the_page_is_joined() -> None:
    press = Press()
    press.column(180, 60, [LONG, OTHER])
    press.rule(180, 700, 500, 700)
    top = band(press, 700, HEAD)
    for left, cell in zip(LEFTS, ("1", "Brief over de", "Loopt."), strict=True):
        press.column(left, top, [cell], size=7)
    press.new_page()
    table(press, 60, (HEAD,), (("", "zeedijken", ""), ("2", "Kaart", "Vervalt.")))
    press.column(180, 140, [LONG])
    assert blocks(press)[2:] == [
        "Nr. | Toezegging | Stand\n1 | Brief over de zeedijken | Loopt.\n2 | Kaart | Vervalt.",
        LONG,
    ]


def test_line_between_two_tables_is_kept() -> None:
    press = Press()
    press.column(180, 60, [LONG, OTHER])
    top = table(press, 200, (HEAD,), (("1", "Kaart", "Loopt."),))
    press.column(180, top + 8, ["De dijken die in het voorjaar zijn verhoogd, met hun lengte"], size=7)
    table(press, top + 30, (HEAD,), (("2", "Brief", "Vervalt."),))
    assert blocks(press)[2:] == [
        "Nr. | Toezegging | Stand\n1 | Kaart | Loopt.",
        "De dijken die in het voorjaar zijn verhoogd, met hun lengte",
        "Nr. | Toezegging | Stand\n2 | Brief | Vervalt.",
    ]


def test_rules_in_the_heading_of_a_kamerstuk_are_not_a_table() -> None:
    press = Press()
    press.rule(57, 80, 520, 80)
    press.column(57, 82, ["Vergaderjaar 2018-2019"])
    press.column(180, 82, ["#Aanhangsel van de Handelingen"])
    press.rule(57, 110, 520, 110)
    press.column(57, 130, ["#99 101"])
    press.column(180, 130, ["#Zeedijken"])
    press.column(180, 170, [LONG, OTHER])
    assert blocks(press) == ["Vergaderjaar 2018-2019 Aanhangsel van de Handelingen", "99 101 Zeedijken", LONG, OTHER]


def test_text_between_rules_is_not_a_table() -> None:
    press = Press()
    press.column(180, 60, [LONG, OTHER])
    for top in (200, 230, 260):
        press.rule(180, top, 500, top)
    press.column(180, 202, ["De dijken die in het voorjaar zijn verhoogd en nu overal"], size=7)
    press.column(180, 232, ["aan de norm voldoen, met hun lengte en hun hoogte in meters"], size=7)
    assert blocks(press)[2:] == [
        "De dijken die in het voorjaar zijn verhoogd en nu overal",
        "aan de norm voldoen, met hun lengte en hun hoogte in meters",
    ]


def test_rule_of_another_width_does_not_divide_a_table() -> None:
    press = Press()
    press.column(180, 60, [LONG, OTHER])
    press.rule(180, 190, 250, 190)
    table(press, 200, (HEAD,), (("1", "Kaart", "Loopt."),))
    press.rule(320, 216, 400, 216)
    assert blocks(press)[2:] == ["Nr. | Toezegging | Stand\n1 | Kaart | Loopt."]


def test_margin_beside_a_table_is_not_part_of_it() -> None:
    press = Press()
    press.column(180, 60, [LONG, OTHER])
    press.column(40, 196, ["Ons kenmerk\nZK-2019-7\nBijlagen"], width=100, size=6)
    below = table(press, 200, (HEAD,), (("1", "Kaart", "Loopt."),))
    press.column(180, below + 20, [OTHER])
    assert blocks(press)[-2:] == ["Nr. | Toezegging | Stand\n1 | Kaart | Loopt.", OTHER]


def test_line_in_lower_case_or_without_other_cells_continues_its_row() -> None:
    press = Press()
    press.column(180, 60, [LONG, OTHER])
    rows = (
        ("A", "Kaart van", "Loopt tot"),
        ("en", "dijken", "juni."),
        ("B", "Bezoek", "Vervalt."),
        ("C", "", ""),
    )
    table(press, 200, (HEAD,), rows)
    assert blocks(press)[2:] == [
        "Nr. | Toezegging | Stand\nA en | Kaart van dijken | Loopt tot juni.\nB C | Bezoek | Vervalt."
    ]


def test_small_print_that_does_not_fit_the_columns_ends_a_table_without_a_last_rule() -> None:
    press = Press()
    press.column(180, 60, [LONG, OTHER])
    press.rule(180, 200, 500, 200)
    top = band(press, 200, HEAD)
    for left, cell in zip(LEFTS, ("1", "Kaart", "Loopt."), strict=True):
        press.column(left, top, [cell], size=7)
    press.column(
        180, top + 20, ["Bron: het waterschap, dat de dijken in het voorjaar heeft gemeten en verhoogd"], size=7
    )
    assert blocks(press)[2:] == [
        "Nr. | Toezegging | Stand\n1 | Kaart | Loopt.",
        "Bron: het waterschap, dat de dijken in het voorjaar heeft gemeten en verhoogd",
    ]
