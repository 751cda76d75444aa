"""Words of time without a day: no date is invented."""

from datetime import date

import pytest

from parliament import deadlines, reference
from parliament.recess import Calendar

SAID_ON = date(2023, 3, 22)  # a Wednesday
CALENDAR = reference.recesses()


@pytest.mark.parametrize(
    "words",
    [
        "niet eerder dan 1 mei",
        "na 1 mei",
        "vanaf 1 mei",
        "binnen drie weken na inwerkingtreding",
        "over een paar weken",
        "de komende weken",
        "binnen afzienbare tijd",
        "voor het herfstreces",
        "na het debat van 12 april",
        "voor het debat",
        "voor de volgende Landbouwraad",
        "in de volgende voortgangsrapportage",
        "bij de begroting voor 2024",
        "voor de begrotingsbehandeling",
        "voor het AO Spoor van november",
        "uiterlijk 24 uur voor het debat",
        "in de begroting 2024",
        "bij de Miljoenennota 2024",
        "na Prinsjesdag",
        "na de winter",
        "ieder kwartaal",
        "om de drie maanden",
        "iedere zes maanden",
        "twee keer per jaar",
        "regelmatig",
        "elke maand",
        "zodra de Raad van State advies heeft uitgebracht",
        "wanneer de evaluatie van 2024 gereed is",
        "voor het weekend",
        "onverwijld",
        "per omgaande",
        "ten tijde van de begroting",
        "na de kabinetsformatie",
        "gelijktijdig met de Voorjaarsnota",
        "in de toekomst",
        "nog niet bekend",
        "uiterlijk twee weken voor het wetgevingsoverleg",
        "vóór de behandeling van de Wet werken waar je wilt in 2023",
        "in het jaarverslag 2023",
        "drie maanden na het debat",
        "eens per twee jaar",
        "eenmaal per kwartaal",
        "driemaandelijks",
        "kwartaallijks",
        "tweejaarlijks",
        "vlak na de zomer",
        "uiterlijk na de zomer",
        "binnen de wettelijke termijn",
        "zo spoedig mogelijk na ontvangst van het advies",
        "uiterlijk een maand voor de verkiezingen",
        "aan het eind van de kabinetsperiode",
        "in het volgende schooljaar",
        "voor aanvang van het nieuwe schooljaar",
        "voor de zomervakantie",
        "aan de vooravond van het zomerreces",
        "direct na het meireces",
        "nog deze kabinetsperiode",
        "voor de tweede termijn",
        "in tweede termijn",
        "schriftelijk",
        "binnen enkele dagen",
        "een dezer dagen",
        "in de nabije toekomst",
        "voor of direct na het zomerreces",
        "niet meer dit jaar",
        "op z'n vroegst in mei",
        "op de dinsdag na Prinsjesdag",
        "in de tweede helft van de kabinetsperiode",
        "in het eerste kwartaal van het schooljaar",
        "eind januari jl.",
        "binnen zes weken daarna",
        "om het half jaar",
        "met de meeste spoed",
    ],
)
def test_words_that_give_no_day(words: str) -> None:
    assert deadlines.resolve(words, SAID_ON, CALENDAR).latest is None


@pytest.mark.parametrize("words", ["voor het zomerreces", "voor de zomer", "uiterlijk in het zomerreces van 2023"])
def test_an_unknown_recess_gives_no_day(words: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, Calendar())
    assert (deadline.latest, deadline.firmness, deadline.rule) == (None, "gebeurtenis", "het reces is niet bekend")
    assert deadline.hangs_on in words
