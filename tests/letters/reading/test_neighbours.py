"""Each rule with the nearest sentence that must be read otherwise."""

import pytest

from tests.letters.reading.letters import acts

KAART = "Ik heb het lid Kievit een kaart toegezegd."


@pytest.mark.parametrize(
    ("body", "found", "neighbour", "otherwise"),
    [
        pytest.param(
            "In mei wordt de evaluatie naar uw Kamer gestuurd.",
            ["makes"],
            "De evaluatie is in 2022 naar uw Kamer gestuurd.",
            [],
            id="a time in the perfect tense is not to come",
        ),
        pytest.param(
            "Het kabinet heeft de Kamer toegezegd de sluizen te tellen. Hierbij de uitkomst.",
            ["fulfils"],
            "Het kabinet heeft de waterschappen toegezegd de kosten te vergoeden. Hierbij de verdeling.",
            [],
            id="what was promised to others",
        ),
        pytest.param(
            "Zoals toegezegd heb ik de sluizen geteld.",
            ["fulfils"],
            "Zoals toegezegd zou ik u voor 1 maart berichten over de sluizen. Helaas is dat niet gelukt.",
            ["postpones"],
            id="what would happen has not happened",
        ),
        pytest.param(
            "Hierbij kom ik terug op mijn toezegging aan het lid Kievit.",
            ["fulfils"],
            "Hierbij kom ik terug van mijn toezegging aan het lid Kievit.",
            ["withdraws"],
            id="to come back to it, or on it",
        ),
        pytest.param(
            "De kaart was voorzien voor maart, maar zal in mei aan uw Kamer worden aangeboden.",
            ["postpones"],
            "De kaart zal in mei aan uw Kamer worden aangeboden, maar kost ook geld.",
            ["makes"],
            id="the old plan and the new one",
        ),
        pytest.param(
            "De termijn voor deze toezegging wordt verlengd tot 1 juni 2023.",
            ["postpones"],
            "De termijn voor de vergunning wordt verlengd tot 1 juni 2023.",
            [],
            id="a term made longer",
        ),
        pytest.param(
            "De vragen van het lid Grutto kunnen niet binnen de gebruikelijke termijn worden beantwoord.",
            ["postpones"],
            "De vragen van het lid Grutto worden hieronder beantwoord.",
            [],
            id="questions that cannot be answered in time",
        ),
        pytest.param(
            "De overige vragen worden in een aparte brief beantwoord.",
            ["makes"],
            "De overige vragen worden in het onderzoek van het RIVM beantwoord.",
            [],
            id="answered in writing",
        ),
        pytest.param(
            "Deze toezegging heb ik ingevuld met de brief die ik op 3 november 2022 aan uw Kamer zond.",
            ["fulfilled_before"],
            "Deze toezegging heb ik ingevuld met de brief die hierbij gaat.",
            ["fulfils"],
            id="the letter that was sent on a day",
        ),
        pytest.param(
            "De toezegging is hiermee voor wat betreft de sluizen afgedaan.",
            ["partly_fulfils"],
            "De toezegging wat betreft de sluizen is hiermee afgedaan.",
            ["fulfils"],
            id="as far as goes with the deed, or with the promise",
        ),
        pytest.param(
            f"{KAART} De oplevering is naar het najaar verschoven.",
            ["postpones"],
            f"{KAART} De bouw van de sluis is naar het najaar verschoven.",
            ["fulfils"],
            id="its own making",
        ),
        pytest.param(
            "Mijn collega van Financiën informeert u hierover in mei.",
            ["makes"],
            "De directeur van het RIVM informeert u hierover in mei.",
            [],
            id="a colleague speaks for the government",
        ),
        pytest.param(
            "De volgende voortgangsrapportage is voorzien voor oktober 2023.",
            ["makes"],
            "De volgende sluis is voorzien voor oktober 2023.",
            [],
            id="the next paper",
        ),
    ],
)
def test_a_rule_stops_at_its_neighbour(body: str, found: list[str], neighbour: str, otherwise: list[str]) -> None:
    assert (acts(body), acts(neighbour)) == (found, otherwise)
