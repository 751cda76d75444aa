"""The moment that a sentence of a pasted list names: all of its words, and no time of something else."""

from __future__ import annotations

from datetime import date

import pytest

from desk.paste import read_list


def deadline(sentence: str) -> str | None:
    found = read_list(f"1. {sentence}", surnames=("Bos",), parties=("NOL",), said_on=date(2025, 11, 19))
    assert [row.text for row in found.rows] == [sentence]  # the words stay in the sentence
    return found.rows[0].deadline_words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("De minister stuurt voor het commissiedebat over de wadden een kaart.",
         "voor het commissiedebat over de wadden"),
        ("De minister komt na de Raad Buitenlandse Zaken met een brief.", "na de Raad Buitenlandse Zaken"),
        ("De minister stuurt voor het debat over de wadden en de kust een kaart.",
         "voor het debat over de wadden en de kust"),
        ("Dat komt bij de behandeling van de Wet toekomst pensioenen in de Eerste Kamer terug.",
         "bij de behandeling van de Wet toekomst pensioenen in de Eerste Kamer"),
        ("De minister stuurt het bij de Voorjaarsnota 2026 mee.", "bij de Voorjaarsnota 2026"),
        ("De minister stuurt voor het commissiedebat luchtvaart een brief.", "voor het commissiedebat luchtvaart"),
        ("De minister stuurt voor het commissiedebat schriftelijk een brief.", "voor het commissiedebat"),
        ("De minister informeert de Kamer voor het debat over de stand van zaken.", "voor het debat"),
        ("De minister informeert de Kamer voor het debat over de wolf over de kosten.", "voor het debat over de wolf"),
    ],
)  # fmt: skip
def test_an_event_is_named_with_what_it_is_about(sentence: str, words: str) -> None:
    assert deadline(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("De minister stuurt uiterlijk twee weken voor het debat een brief.", "uiterlijk twee weken voor het debat"),
        ("De minister stuurt twee weken voor het debat een brief.", "twee weken voor het debat"),
        ("De minister stuurt twee weken na dit debat een brief.", "twee weken na dit debat"),
        ("De minister stuurt vlak voor het debat een brief.", "vlak voor het debat"),
        ("De minister stuurt jaarlijks vóór 1 oktober de cijfers.", "jaarlijks vóór 1 oktober"),
        ("De minister meldt dit jaarlijks, te beginnen in april 2026.", "jaarlijks, te beginnen in april 2026"),
        ("De minister stuurt uiterlijk aan het eind van het jaar een brief.", "uiterlijk aan het eind van het jaar"),
        ("De Kamer ontvangt nog voor het kerstreces een brief.", "voor het kerstreces"),
    ],
)
def test_the_words_before_a_time_belong_to_it(sentence: str, words: str) -> None:
    assert deadline(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("De minister komt in de volgende voortgangsbrief terug op de dijk.", "in de volgende voortgangsbrief"),
        ("De minister komt in de komende fiscale verzamelbrief terug op de dijk.",
         "in de komende fiscale verzamelbrief"),
        ("De minister meldt in het jaarverslag hoeveel boetes er zijn.", "in het jaarverslag"),
        ("De minister meldt dit in de stand van de uitvoering.", "in de stand van de uitvoering"),
        ("De minister informeert de Kamer uiterlijk bij het Deltaprogramma 2026.",
         "uiterlijk bij het Deltaprogramma 2026"),
        ("De minister gaat in de brief over stikstof in op de dijk.", "in de brief over stikstof"),
        ("In de geannoteerde agenda voor de Raad van december gaat de minister in op de dijk.",
         "In de geannoteerde agenda voor de Raad van december"),
        ("In de volgende jaarrapportage wapenexport neemt de minister de cijfers op.",
         "In de volgende jaarrapportage wapenexport"),
        ("De minister komt na de zomer in de voortgangsbrief terug op de dijk.", "na de zomer"),
    ],
)  # fmt: skip
def test_a_paper_that_is_to_come_is_a_term(sentence: str, words: str) -> None:
    assert deadline(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "De minister neemt dit punt mee in het volgende gesprek met de sector.",
        "De minister herstelt de fout in de monitor wachttijden.",
        "De minister verduidelijkt het verschil met het jaarverslag van 2023.",
        "De minister gaat in op de passage in de brief over stikstof.",
        "De minister onderzoekt of de cijfers in het jaarverslag kloppen.",
        "De minister zal in het verslag ingaan op de dijk.",
    ],
)
def test_a_paper_or_talk_that_only_holds_something_is_no_term(sentence: str) -> None:
    assert deadline(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("De minister stuurt vóór de stemming een brief.", "vóór de stemming"),
        ("De minister komt na afronding van het onderzoek met een reactie.", "na afronding van het onderzoek"),
        ("De minister komt na zijn bezoek aan Parijs met een verslag.", "na zijn bezoek aan Parijs"),
        ("De minister stuurt de brief bij de start van het schooljaar.", "bij de start van het schooljaar"),
        ("De minister stuurt de brief voor het einde van het schooljaar.", "voor het einde van het schooljaar"),
        ("De minister stuurt de brief zodra dat advies er is.", "zodra dat advies er is"),
        ("De minister stuurt de brief voordat de wet in werking treedt.", "voordat de wet in werking treedt"),
        (
            "Bij de aanbieding van het jaarverslag stuurt de minister een kaart.",
            "Bij de aanbieding van het jaarverslag",
        ),
        ("De minister gaat in gesprek over de dijk en koppelt de uitkomst in februari terug.", "in februari"),
    ],
)
def test_other_events_are_moments_too(sentence: str, words: str) -> None:
    assert deadline(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "De minister maakt na overleg met de provincies een plan.",
        "De minister deelt de resultaten van het onderzoek dat in mei begint.",
        "De minister bespreekt of gemeenten in november mogen meedoen.",
        "De minister past de rente niet eerder dan per 1 januari 2027 aan.",
    ],
)
def test_a_condition_or_the_time_of_something_else_is_no_deadline(sentence: str) -> None:
    assert deadline(sentence) is None
