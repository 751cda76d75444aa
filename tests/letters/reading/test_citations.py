"""Debates, papers and numbers that a letter cites."""

from datetime import date

import pytest

from letters.reading.debates import find_debates
from tests.letters.reading.letters import DAY, a_reading


@pytest.mark.parametrize(
    ("text", "kind", "day", "upcoming"),
    [
        ("In het commissiedebat Water van 8 februari jl. sprak ik u.", "commissiedebat", date(2023, 2, 8), False),
        ("In het AO van 9 mei 2018 bleek dat.", "algemeen overleg", date(2018, 5, 9), False),
        ("Op 6 maart jl. is er tijdens het wetgevingsoverleg gevraagd.", "wetgevingsoverleg", date(2023, 3, 6), False),
        ("U spreekt erover in het tweeminutendebat van 4 april a.s.", "tweeminutendebat", date(2023, 4, 4), True),
        ("Voor het wetgevingsoverleg op 20 april komt de nota.", "wetgevingsoverleg", date(2023, 4, 20), True),
        ("Toegezegd is, AO 13-1-2022, dat het kan.", "algemeen overleg", date(2022, 1, 13), False),
        ("Toezeggingen AO Dijken en duinen d.d. 9 maart 2023", "algemeen overleg", date(2023, 3, 9), False),
        ("Toezegging uit het mondelinge vragenuur van 7 maart jl.", "vragenuur", date(2023, 3, 7), False),
        ("Toegezegd bij de Kamerbehandeling van 7 maart jl.", "onbekend", date(2023, 3, 7), False),
        ("Toezegging uit het Nota Overleg Sluizen van 13 maart jl.", "notaoverleg", date(2023, 3, 13), False),
        ("Gezegd tijdens de Algemene Beschouwingen van 7 maart jl.", "plenair debat", date(2023, 3, 7), False),
        ("In het TMD Dijken van 7-3-'23 is dat gezegd.", "tweeminutendebat", date(2023, 3, 7), False),
        ("Vorige week woensdag is tijdens het commissiedebat gevraagd.", "commissiedebat", date(2023, 3, 8), False),
        (
            "Op 7 maart jl. is, tijdens het commissiedebat Dijken, dat gevraagd.",
            "commissiedebat",
            date(2023, 3, 7),
            False,
        ),
        ("Met de vaste commissie voor Dijken heb ik op 7 maart overleg gehad.", "onbekend", date(2023, 3, 7), False),
        ("In het debat over de Europese Raad van 7 april a.s. spreken wij.", "onbekend", date(2023, 4, 7), True),
        ("Over zoet water heb ik op 7 maart jl. met uw Kamer gesproken.", "onbekend", date(2023, 3, 7), False),
        ("Zie de toezegging van 7 maart jl. (AO Dijken).", "algemeen overleg", date(2023, 3, 7), False),
        ("In het CD (7 maart jl.) en de vso-scholen kwam dat op.", "commissiedebat", date(2023, 3, 7), False),
        ("Op 7 maart jl. heb ik in uw Kamer toegezegd dat te sturen.", "onbekend", date(2023, 3, 7), False),
        ("Op dinsdag 7 maart vond het debat over zoet water plaats.", "onbekend", date(2023, 3, 7), False),
        (
            "Op 7 maart jl. heeft uw Kamer hierover met mij van gedachten gewisseld.",
            "onbekend",
            date(2023, 3, 7),
            False,
        ),
        ("Op 4 april a.s. spreek ik met uw Kamer over zoet water.", "onbekend", date(2023, 4, 4), True),
        ("Het commissiedebat Dijken is voorzien voor 4 april.", "commissiedebat", date(2023, 4, 4), True),
        (
            "In het debat over de top van 23 februari dat op 7 maart jl. plaatsvond, zei ik dat.",
            "onbekend",
            date(2023, 3, 7),
            False,
        ),
    ],
)
def test_a_debate_and_its_day(text: str, kind: str, day: date, *, upcoming: bool) -> None:
    assert [(debate.kind, debate.day, debate.is_upcoming) for debate in find_debates(text, DAY)] == [
        (kind, day, upcoming)
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("de commissie-debatten", "commissiedebat"),
        ("de CD's Water", "commissiedebat"),
        ("het begrotingsoverleg", "wetgevingsoverleg"),
        ("de WGO's", "wetgevingsoverleg"),
        ("het notadebat", "notaoverleg"),
        ("het NO Sluizen", "notaoverleg"),
        ("het 2-minutendebat", "tweeminutendebat"),
        ("het 2MD", "tweeminutendebat"),
        ("het voortgezet algemeen overleg", "plenair debat"),
        ("het VAO", "plenair debat"),
        ("het VSO van", "plenair debat"),
        ("de algemene overleggen", "algemeen overleg"),
        ("de AO's", "algemeen overleg"),
        ("het begrotingsdebat", "begrotingsbehandeling"),
        ("mijn eerste termijn", "begrotingsbehandeling"),
        ("de stemmingen", "stemmingen"),
        ("de mondelinge vragen", "vragenuur"),
        ("de plenaire vergadering", "plenair debat"),
        ("de interpellatie", "plenair debat"),
        ("de algemene financiële beschouwingen", "plenair debat"),
        ("het spoeddebat", "plenair debat"),
        ("het nader schriftelijk overleg", "schriftelijk overleg"),
        ("het mondeling overleg", "mondeling overleg"),
        ("het besloten overleg", "onbekend"),
        ("de behandeling van het wetsvoorstel", "onbekend"),
        ("de wetsbehandeling", "onbekend"),
        ("de tweede termijn", "onbekend"),
        ("het gesprek met uw Kamer", "onbekend"),
        ("de commissievergadering", "onbekend"),
        ("de vergadering van uw Kamer", "onbekend"),
        ("onze gedachtewisseling", "onbekend"),
        ("het ordedebat", None),
        ("het publieke debat", None),
        ("het overleg tussen gemeenten", None),
    ],
)
def test_kind_of_debate(name: str, kind: str | None) -> None:
    found = find_debates(f"In {name} van 7 maart jl. is dat gezegd.", DAY)
    assert [debate.kind for debate in found] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("day", "found", "upcoming"),
    [
        ("14 maart", date(2023, 3, 14), False),
        ("15 maart", date(2023, 3, 15), True),
        ("22 juni", date(2023, 6, 22), True),
        ("23 juni", date(2022, 6, 23), False),
        ("22 juni jl.", date(2022, 6, 22), False),
        ("22 juni 2022", date(2022, 6, 22), False),
    ],
)
def test_day_without_a_year_is_to_come_within_a_hundred_days(day: str, found: date, *, upcoming: bool) -> None:
    (debate,) = find_debates(f"In het debat van {day} ging het daarover.", DAY)
    assert (debate.day, debate.is_upcoming) == (found, upcoming)


@pytest.mark.parametrize("words", ["vóór", "om voor", "nog voor"])
def test_a_deadline_behind_a_debate_is_not_its_day(words: str) -> None:
    (debate,) = find_debates(f"Dit zegde ik toe in het debat {words} 1 april 2013 te sturen.", DAY)
    assert debate.day is None


def test_a_debate_planned_for_a_day_has_that_day() -> None:
    (debate,) = find_debates("Dit komt aan de orde in het debat dat is gepland voor 1 april 2024.", DAY)
    assert debate.day == date(2024, 4, 1)


def test_letter_without_a_day_gives_no_year_to_a_debate() -> None:
    texts = ("In het debat van 7 maart is dat gezegd.", "In het debat van 7 maart 2022 is dat gezegd.")
    assert [find_debates(text, None)[0].day for text in texts] == [None, date(2022, 3, 7)]


def test_debate_of_the_senate() -> None:
    text = "In het debat in de Eerste Kamer van 7 maart jl. is dat gezegd. In het debat van 8 maart jl. ook."
    assert [debate.chamber for part in text.split(". ") for debate in find_debates(part, DAY)] == ["EK", "TK"]
    assert [debate.chamber for debate in find_debates("Het debat van 8 maart jl.", DAY, "EK")] == ["EK"]


def test_mention_without_a_kind_takes_the_kind_of_the_same_day() -> None:
    reading = a_reading("In het commissiedebat van 7 maart jl. is gesproken.\n\nHet debat van 7 maart jl. was lang.")
    assert [debate.kind for debate in reading.debates] == ["commissiedebat", "commissiedebat"]


def test_mention_has_its_sentence() -> None:
    text = "Zie het verslag van het commissiedebat Water van 8 februari jl. over zoet water."
    (debate,) = find_debates(text, DAY)
    assert (debate.within, debate.within[debate.start : debate.end]) == (
        text,
        "commissiedebat Water van 8 februari jl.",
    )


@pytest.mark.parametrize(
    ("text", "upcoming"),
    [
        ("Informatie t.b.v. het AO Zoet water", True),
        ("De kaart die u ontvangt voor de plenaire begrotingsbehandeling", True),
        ("Toezegging uit het AO Zoet water", False),
        ("Een rapport voor waterschappen, toegezegd in het AO Zoet water", False),
    ],
)
def test_debate_without_a_day_may_be_upcoming(text: str, *, upcoming: bool) -> None:
    assert {debate.is_upcoming for debate in find_debates(text, DAY)} == {upcoming}


def test_both_days_of_a_debate_of_two_days() -> None:
    text = "Tijdens de begrotingsbehandeling (24 en 26 november 2020) deed ik zes toezeggingen."
    assert [debate.day for debate in find_debates(text, DAY)] == [date(2020, 11, 24), date(2020, 11, 26)]


def test_all_days_of_a_list() -> None:
    text = "Op 7 februari en 9 maart jl. sprak ik daarover in commissiedebatten."
    assert [debate.day for debate in find_debates(text, DAY)] == [date(2023, 2, 7), date(2023, 3, 9)]


def test_verb_separates_a_debate_from_a_day() -> None:
    text = (
        "In verband met het debat over de verkiezingen werd Nederland op 5 april vertegenwoordigd door de ambassadeur."
    )
    assert [debate.day for debate in find_debates(text, date(2023, 4, 19))] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Op 4 en 5 april 2023 kwamen de ministers samen in Brussel.",
        "Tijdens de regeling van werkzaamheden van 7 maart vroeg u om deze brief.",
        "Het commissiedebat Dijken gaat niet door: het besluit geldt tot en met 7 maart.",
        "Het overleg met de gemeenten van 7 maart leverde niets op.",
        "Het maatschappelijk debat over zoet water begon op 7 maart jl.",
        "De gemeenteraad debatteerde op 7 maart jl. over zoet water.",
        "Op 7 maart telden de VSO-scholen meer leerlingen.",
        "Het verslag van het AO (vastgesteld op 7 maart) vermeldt dat.",
        "Op 7 maart sprak ik met de waterschappen over het verzoek van de Kamer.",
        "U vroeg om een reactie op het rapport van 7 maart jl. voor het commissiedebat.",
        "Tijdens het debat over de top van 23 februari is naar de kosten gevraagd.",
    ],
)
def test_day_of_something_else_is_not_the_day_of_the_debate(text: str) -> None:
    assert [debate.day for debate in find_debates(text, DAY) if debate.day] == []


def test_papers_and_numbers_in_text_and_notes() -> None:
    reading = a_reading(
        "Zie Kamerstuk 99 102 V, nr. 7 en mijn brief (Kamerstuk 99 101, nr. 12).¹ Het gaat om TZ202302-014.\n\n"
        "¹ Kamerstuk 99 103, nrs. 4 en 5, naar aanleiding van 2023D01234 en TZ202303-K002."
    )
    assert reading.kamerstukken == ("99102-V-7", "99103-4", "99103-5")
    assert reading.house_numbers == ("TZ202302-014", "2023D01234", "TZ202303-K002")


def test_whole_dossiers_and_numbers_in_other_spellings() -> None:
    reading = a_reading(
        "De Waterwet (Kamerstuk 99 104) geldt; dit dossier (Kamerstuk 99 101) blijft. Zie TZ 202302–014 en 2023z01234."
    )
    assert reading.kamerstukken == ("99104",)
    assert reading.house_numbers == ("TZ202302-014", "2023Z01234")


def test_a_paper_whose_number_opens_a_line() -> None:
    assert a_reading("Zie de nota (Kamerstuk 99 102,\nnr. 7) over water.").kamerstukken == ("99102-7",)
