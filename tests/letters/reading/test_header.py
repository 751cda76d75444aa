"""Who wrote when about what, in the layouts in which letters come."""

from datetime import date

import pytest

from letters.reading import Number, Signatory, read
from tests.letters.reading.letters import a_reading


def test_the_printed_kamerstuk() -> None:
    reading = a_reading("Hierbij bied ik u het rapport aan.")
    assert reading.dossiers == (Number("99101", "12"),)
    assert (reading.vergaderjaar, reading.title, reading.subject) == ("2022-2023", "Zoet water", None)
    assert (reading.author_role, reading.ministry) == ("minister van Infrastructuur en Waterstaat", "IenW")
    assert reading.date == date(2023, 3, 14)
    assert reading.signatories == (Signatory("minister van Infrastructuur en Waterstaat", "M. Rietzanger"),)


def test_the_letterhead_of_a_ministry() -> None:
    reading = read(
        "> Retouradres Postbus 20350 2500 EJ Den Haag\n\nDe Voorzitter van de Tweede Kamer\nder Staten-Generaal\n"
        "Postbus 20018\n2500 EA DEN HAAG\n\nDatum 6 oktober 2017\n\nBetreft Zorg in de buurt\n\nOns kenmerk\n"
        "1237741-168402-CZ\n\nUw kenmerk\n2017Z11806\n\nGeachte voorzitter,\n\nDe zorg is in beweging.\n\n"
        "Hoogachtend,\n\n"
        "de minister van Volksgezondheid,\nWelzijn en Sport,\n\n\ndrs. H. Grutto\n"
    )
    assert (reading.date, reading.subject, reading.dossiers) == (date(2017, 10, 6), "Zorg in de buurt", ())
    assert (reading.author_role, reading.ministry) == ("minister van Volksgezondheid, Welzijn en Sport", "VWS")
    assert reading.house_numbers == ("2017Z11806",)


def test_a_mailed_text_without_numbers() -> None:
    reading = read(
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 3 mei 2019\n\n"
        "Betreft: Uitstel van de nota\n\nGeachte voorzitter,\n\nDe nota komt later.\n\n"
        "De Staatssecretaris van Financiën,\nE. Kievit\n"
    )
    assert (reading.subject, reading.author_role) == ("Uitstel van de nota", "staatssecretaris van Financiën")


def test_the_page_of_a_web_copy_wrapped_at_eighty_characters() -> None:
    reading = read(
        "Brief regering : Voortgang van de dijken\n27 925 Waterkeringen\n32 043 Toekomst van de kust\nNr. 966\n"
        "BRIEF VAN DE MINISTERS VAN VOLKSGEZONDHEID, WELZIJN EN SPORT EN VOOR MEDISCHE ZORG\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDen Haag, 5 maart 2019\nElk kind leert zwemmen.\n"
    )
    assert reading.dossiers == (Number("27925", "966"), Number("32043", "966"))
    assert (reading.subject, reading.title) == ("Voortgang van de dijken", "Waterkeringen")
    assert reading.author_role == "minister van Volksgezondheid, Welzijn en Sport"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("BRIEF VAN DE MINISTER VOOR RECHTSBESCHERMING", "minister voor Rechtsbescherming"),
        ("BRIEF VAN DE MINISTER EN STAATSSECRETARIS VAN JUSTITIE EN VEILIGHEID", "minister van Justitie en Veiligheid"),
        (
            "BRIEF VAN DE STAATSSECRETARISSEN VAN SOCIALE ZAKEN EN WERKGELEGENHEID EN VAN FINANCIËN",
            "staatssecretaris van Sociale Zaken en Werkgelegenheid",
        ),
    ],
)
def test_the_first_of_several_offices_wrote(heading: str, role: str) -> None:
    text = f"99 101 Zoet water\n\nNr. 12 {heading}\n\nAan de Voorzitter van de Tweede Kamer\n\nDen Haag, 2 mei 2019\n\n"
    assert read(f"{text}Dag.\n").author_role == role


def test_a_title_above_a_letter_whose_dossier_is_not_numbered_and_a_subject_that_is_a_sentence() -> None:
    subject = (
        "Toezegging uit het AO Zoet water over de kaart van het water en het onderhoud van de dijken langs de kust."
    )
    reading = read(
        "Zoet water\n\nNr. 12 BRIEF VAN DE REGERING\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n"
        f"Den Haag, 2 mei 2019\n\nOnderwerp: {subject}\n\nDe kaart is af.\n"
    )
    assert (reading.title, reading.subject) == ("Zoet water", subject)


def test_a_budget_chapter_belongs_to_the_number() -> None:
    text = "36 200 V Begroting\n\nNr. 73 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN\n\nDen Haag, 2 mei 2022\n\nDag.\n"
    assert read(text).dossiers == (Number("36200-V", "73"),)


def test_a_summary_names_the_minister_by_ministry() -> None:
    reading = read(
        "Kamerbrief over de kaart van het zoete water\n\n"
        "Minister Kievit (FIN) bericht de Tweede Kamer over de kaart. Zij komt af.\n"
    )
    assert reading.subject == "Kamerbrief over de kaart van het zoete water"
    assert reading.author_role == "minister van Financiën"


def test_the_list_of_facts_of_a_web_page() -> None:
    reading = read(
        "Antwoorden over de begroting\nBrief regering\nNummer: 2019D40074, datum: 2019-10-09, versie: 1\n"
        "- Eerste ondertekenaar: E. Kievit, staatssecretaris van Financiën (Ooit Kamerlid)\nUw Kamer stelde vragen.\n"
    )
    assert (reading.date, reading.author_role) == (date(2019, 10, 9), "staatssecretaris van Financiën")


def test_the_number_of_a_web_copy() -> None:
    text = "Kamerstuk 34550-IV-6\n\nStand van de moties\n\nDossier: Begroting\n\nGepubliceerd: 5 oktober 2016\n\nDag.\n"
    reading = read(text)
    assert (reading.dossiers, reading.title, reading.date) == (
        (Number("34550-IV", "6"),),
        "Begroting",
        date(2016, 10, 5),
    )


def test_a_text_without_a_header_has_none() -> None:
    reading = read("Het regent vandaag. Morgen ook.")
    assert (reading.dossiers, reading.date, reading.author_role, reading.ministry) == ((), None, None, None)
