"""Author, date and subject, in the usual layouts of letters."""

from datetime import date

import pytest

from letters.reading import DossierNumber, Signatory, read
from tests.letters.reading.letters import a_reading


def test_the_printed_kamerstuk() -> None:
    reading = a_reading("Hierbij bied ik u het rapport aan.")
    assert reading.dossiers == (DossierNumber("99101", "12"),)
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


def test_web_copy_wrapped_at_eighty_characters() -> None:
    reading = read(
        "Brief regering : Voortgang van de dijken\n27 925 Waterkeringen\n32 043 Toekomst van de kust\nNr. 966\n"
        "BRIEF VAN DE MINISTERS VAN VOLKSGEZONDHEID, WELZIJN EN SPORT EN VOOR MEDISCHE ZORG\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDen Haag, 5 maart 2019\nElk kind leert zwemmen.\n"
    )
    assert reading.dossiers == (DossierNumber("27925", "966"), DossierNumber("32043", "966"))
    assert (reading.subject, reading.title) == ("Voortgang van de dijken", "Waterkeringen")
    assert reading.author_role == "minister van Volksgezondheid, Welzijn en Sport"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("BRIEF VAN DE MINISTER VOOR RECHTSBESCHERMING", "minister voor Rechtsbescherming"),
        ("BRIEF VAN DE MINISTER EN STAATSSECRETARIS VAN JUSTITIE EN VEILIGHEID", "minister van Justitie en Veiligheid"),
        ("BRIEF VAN DE STAATSSECRETARIS VAN FINANCIËN – TOESLAGEN EN DOUANE", "staatssecretaris van Financiën"),
        (
            "BRIEF VAN DE MINISTER-PRESIDENT, MINISTER VAN ALGEMENE ZAKEN EN DE MINISTER VAN BUITENLANDSE ZAKEN",
            "minister-president, minister van Algemene Zaken",
        ),
        ("BRIEF VAN DE VICE-MINISTER-PRESIDENT, MINISTER VAN FINANCIEN", "minister van Financiën"),
        ("Brief van de minister van Klimaat en Groene Groei", "minister van Klimaat en Groene Groei"),
        ("BRIEF VAN DE INFORMATEUR", None),
        (
            "BRIEF VAN DE STAATSSECRETARISSEN VAN SOCIALE ZAKEN EN WERKGELEGENHEID EN VAN FINANCIËN",
            "staatssecretaris van Sociale Zaken en Werkgelegenheid",
        ),
    ],
)
def test_first_office_in_the_heading_is_the_author(heading: str, role: str | None) -> None:
    text = f"99 101 Zoet water\n\nNr. 12 {heading}\n\nAan de Voorzitter van de Tweede Kamer\n\nDen Haag, 2 mei 2019\n\n"
    assert read(f"{text}Dag.\n").author_role == role


def test_title_without_a_dossier_number_and_subject_that_is_a_sentence() -> None:
    subject = (
        "Toezegging uit het AO Zoet water over de kaart van het water en het onderhoud van de dijken langs de kust."
    )
    reading = read(
        "Zoet water\n\nNr. 12 BRIEF VAN DE REGERING\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n"
        f"Den Haag, 2 mei 2019\n\nOnderwerp: {subject}\n\nDe kaart is af.\n"
    )
    assert (reading.title, reading.subject) == ("Zoet water", subject)


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("36 200 V Begroting\n\nNr. 73", ["36200-V-73"]),
        ("36 200-V Begroting\n\nNr. 73", ["36200-V-73"]),
        ("36200 V Begroting\nNr. 73", ["36200-V-73"]),
        ("36\u00a0200\u00a0V Begroting\n\nNr.\u00a073", ["36200-V-73"]),
        ("31 700 IXB\nBegroting van het Ministerie van Vogels (IXB) voor het jaar 2009\n\nnr. 10\n", ["31700-IXB-10"]),
        ("29 279\nVogels\n33 750 VI\nBegroting\n\nNr. 200\n", ["29279-200", "33750-VI-200"]),
        ("21 501-20 Raad\n\nNr. 1234 HERDRUK\n\n", ["21501-20-1234"]),
        ("21 501-20, nr. 1234\n\n", ["21501-20-1234"]),
        ("33 818 Vogelwet\n\nAE1", ["33818-AE"]),
    ],
)
def test_the_own_number_in_each_dossier(heading: str, numbers: list[str]) -> None:
    text = f"{heading} BRIEF VAN DE MINISTER VAN DEFENSIE\n\nAan de Voorzitter van de Tweede Kamer\n\nDag.\n"
    assert [str(number) for number in read(text).dossiers] == numbers


def test_a_heading_without_empty_lines_ends_at_the_day() -> None:
    reading = read(
        "99 101 Zoet water\nNr. 12 BRIEF VAN DE MINISTER VAN DEFENSIE\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDen Haag, 2 mei 2019\nDe kaart is af en gaat mee.\n"
        "Den Haag zal er blij mee zijn (Kamerstuk 99 102, nr. 3).\n"
    )
    assert (reading.date, reading.kamerstukken) == (date(2019, 5, 2), ("99102-3",))


def test_number_below_the_address_is_not_a_dossier() -> None:
    text = "Aan de Voorzitter van de Tweede Kamer\n\n12 500 Vogels zijn geteld\n\nNr. 3 BRIEFJE\n\nDag.\n"
    assert read(text).dossiers == ()


@pytest.mark.parametrize(
    "text",
    [
        "{notice}\n\nVan: Floor\nVerzonden: 3 april 2009 14:02\nOnderwerp: Vogels\n\nGeachte Kamer,\n\n{body}",
        "Geachte voorzitter,\n\nDatum: 3 april 2009\nOnderwerp: Vogels\n\n{body}",
        "Geachte griffier, ziehier.\n\nAan de Voorzitter\n\nDen Haag, 3 april 2009\n\nBetreft: Vogels\n\n{body}",
    ],
)
def test_heading_after_other_text(text: str) -> None:
    notice = "Dit bericht is vertrouwelijk; wie het krijgt en niet de geadresseerde is, meldt dat de afzender. " * 2
    reading = read(text.format(notice=notice.strip(), body="Op 1 mei 2008 telde ik vogels.\n"))
    assert (reading.date, reading.subject) == (date(2009, 4, 3), "Vogels")


def test_place_and_day_at_the_end() -> None:
    text = "Geachte voorzitter,\n\nHierbij de telling van 1 mei 2008.\n\nDen Haag, 3 april 2009\n\nF. Ekster\n"
    assert read(text).date == date(2009, 4, 3)


@pytest.mark.parametrize(
    "line",
    [
        "'s-Gravenhage, 3 april 2009",
        "Den Haag 3 APRIL 2009",
        "Den  Haag,  3  april  2009",
        "Den Haag, 03-04-2009",
        "Den Haag, vrijdag 3 april 2009",
        "Den Haag,\n3 apr. 2009",
        "Den Haag, 3 april 20091",
        "Kenmerk DGM/2008 Datum 3 april 2009",
        "Datum\nOns kenmerk\n3 april 2009\nDGM",
        "Utrecht, 3 april 2009",
        "Datum\n\n3 april 2009",
        "Datum: 3-4-2009",
        "Datum Uw kenmerk Bijlage(n)\n3 april 2009 VG/2009/1 2",
        "Van: Bestuurszaken\nVerzonden: vrijdag 3 april 2009 14:02",
    ],
)
def test_the_day_of_the_letter(line: str) -> None:
    text = f"{line}\n\nAan de Voorzitter van de Tweede Kamer\n\nGeachte voorzitter,\n\nOp 1 mei 2008 schreef ik u.\n"
    assert read(text).date == date(2009, 4, 3)


@pytest.mark.parametrize(
    ("signature", "role"),
    [
        ("de minister van Landbouw,\nVisserij, Voedselzekerheid\nen Natuur,\n\n\nF. Ekster", "LVVN"),
        ("De Minister van Defensie\n\n\ndr. F. van der Ekster", "Def"),
        ("DE MINISTER VAN SOCIALE ZAKEN\nEN WERKGELEGENHEID,\n\n(F. Ekster)", "SZW"),
        ("Met vriendelijke groet,\n\nFloor Ekster\nMinister van Defensie", "Def"),
        ("(w.g.) de demissionair minister van Defensie,\nF. Ekster", "Def"),
        ("De Staatssecretaris Rechtsbescherming,\n\nF. Ekster", "JenV"),
        ("de Minister-President,\nminister van Algemene Zaken,\n\nF. Ekster", "AZ"),
        ("De minister van Financiën,          De staatssecretaris van Defensie,\n\nF. Ekster          G. Fuut", "Fin"),
        (
            "de staatssecretaris van Volksgezondheid,       de minister van Defensie,\nWelzijn en Sport,\n\n"
            "F. Ekster       G. Fuut",
            "VWS",
        ),
    ],
)
def test_first_signature_without_a_printed_heading(signature: str, role: str) -> None:
    text = f"Datum 3 juli 2025\n\nGeachte voorzitter,\n\nDe minister van Economische Zaken komt langs.\n\n{signature}\n"
    assert read(text).ministry == role


def test_office_in_a_wrapped_sentence_is_not_a_signature() -> None:
    text = (
        "Geachte voorzitter,\n\nOver de vogels die in dit land overwinteren sprak ik met\n"
        "de minister van Financiën,\nFloor Ekster\n"
    )
    assert read(text).author_role is None


def test_a_summary_names_the_minister_by_ministry() -> None:
    reading = read(
        "Kamerbrief over de kaart van het zoete water\n\n"
        "Minister Kievit (FIN) bericht de Tweede Kamer over de kaart. Zij komt af.\n"
    )
    assert reading.subject == "Kamerbrief over de kaart van het zoete water"
    assert reading.author_role == "minister van Financiën"


def test_fact_list_of_a_web_page() -> None:
    reading = read(
        "Antwoorden over de begroting\nBrief regering\nNummer: 2019D40074, datum: 2019-10-09, versie: 1\n"
        "- Eerste ondertekenaar: E. Kievit, staatssecretaris van Financiën (Ooit Kamerlid)\nUw Kamer stelde vragen.\n"
    )
    assert (reading.date, reading.author_role) == (date(2019, 10, 9), "staatssecretaris van Financiën")


def test_printed_answers_to_questions() -> None:
    reading = read(
        "Vergaderjaar 2024–2025\nAanhangsel van de Handelingen\n\nVragen van het lid Fuut aan de Minister van Defensie "
        "over eenden (ingezonden 14 november 2024).\n\nAntwoord van Minister Ekster (Defensie) (ontvangen 4 december "
        "2024).\n\nVraag 1\nKent u de eend?\n\nAntwoord 1\nJa, ik noemde haar in het commissiedebat van 9 oktober jl.\n"
    )
    assert (reading.date, reading.author_role) == (date(2024, 12, 4), "minister van Defensie")
    assert [debate.day for debate in reading.debates] == [date(2024, 10, 9)]


def test_the_number_of_a_web_copy() -> None:
    text = "Kamerstuk 34550-IV-6\n\nStand van de moties\n\nDossier: Begroting\n\nGepubliceerd: 5 oktober 2016\n\nDag.\n"
    reading = read(text)
    assert (reading.dossiers, reading.title, reading.date) == (
        (DossierNumber("34550-IV", "6"),),
        "Begroting",
        date(2016, 10, 5),
    )


def test_text_without_a_header() -> None:
    reading = read("Het regent vandaag. Morgen ook.")
    assert (reading.dossiers, reading.date, reading.author_role, reading.ministry) == ((), None, None, None)
