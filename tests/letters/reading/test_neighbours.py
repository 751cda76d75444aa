"""Each rule with the most similar sentence that must be read differently."""

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
            id="a longer deadline",
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
        pytest.param(
            "Ik heb het RIVM om advies gevraagd en zal u daarvan in kennis stellen.",
            ["makes"],
            "Ik heb het RIVM om advies gevraagd en zal daarmee aan de slag gaan.",
            [],
            id="the second verb without its subject",
        ),
        pytest.param(
            "De wijziging van het besluit wordt in mei bij beide Kamers voorgehangen.",
            ["makes"],
            "De wijziging van het besluit wordt in mei in het Staatsblad geplaatst.",
            [],
            id="laid before both Houses",
        ),
        pytest.param(
            "De resultaten zullen in een volgende brief worden toegelicht.",
            ["makes"],
            "De resultaten worden in het rapport van het RIVM toegelicht.",
            [],
            id="the next letter will explain",
        ),
        pytest.param(
            "Uiteraard informeer ik uw Kamer als er nieuwe feiten zijn.",
            ["makes"],
            "Hierbij informeer ik uw Kamer als minister van Water.",
            [],
            id="if, or as",
        ),
        pytest.param(
            "De toezeggingen van het debat van 8 februari zijn met deze brief afgedaan.",
            ["fulfils"],
            "De toezeggingen van de waterschappen zijn afgedaan.",
            [],
            id="promises of a debate, or of others",
        ),
        pytest.param(
            "U bent hierover, conform mijn toezegging, op 3 november 2022 geïnformeerd.",
            ["fulfilled_before"],
            "Uw Kamer is hiermee, conform mijn toezegging, geïnformeerd.",
            ["fulfils"],
            id="was informed then, or is informed now",
        ),
        pytest.param(
            "Van de twee toegezegde overzichten treft u er hierbij een aan.",
            ["partly_fulfils"],
            "De twee toegezegde overzichten treft u hierbij aan.",
            ["fulfils"],
            id="one of two",
        ),
        pytest.param(
            "Ik heb u de kaart voor de zomer toegezegd; dat wordt het najaar.",
            ["postpones"],
            "Ik heb u de kaart toegezegd; dat wordt een mooie kaart.",
            [],
            id="that becomes autumn",
        ),
        pytest.param(
            "Het beantwoorden van de vragen van uw commissie vergt meer tijd.",
            ["postpones"],
            "Het bouwen van de sluis vergt meer tijd.",
            [],
            id="answering takes longer",
        ),
    ],
)
def test_rule_does_not_match_its_nearest_neighbour(
    body: str, found: list[str], neighbour: str, otherwise: list[str]
) -> None:
    assert (acts(body), acts(neighbour)) == (found, otherwise)


@pytest.mark.parametrize(
    ("still_to_come", "kept"),
    [
        ("Aan die toezegging zal worden voldaan.", "Aan die toezegging is voldaan."),
        ("Mijn toezegging wil ik graag nakomen.", "Daarmee hoop ik mijn toezegging te zijn nagekomen."),
        (
            "Als de toezegging is nagekomen, meld ik dat op de site.",
            "Als ik het goed zie, is de toezegging nagekomen.",
        ),
        (
            "Of ik die toezegging kan nakomen, hangt af van de Raad van State.",
            "De toezegging over sluis of stuw ben ik nagekomen.",
        ),
        (
            "De Kamer verzocht de regering de toezegging na te komen. Dat was in mei.",
            "De toezegging waarom de Kamer verzocht, is nagekomen.",
        ),
        (
            "Mijn toezegging doe ik gestand in de volgende voortgangsbrief, die u voor 1 mei ontvangt.",
            "Mijn toezegging doe ik gestand in deze brief.",
        ),
        ("De toezeggingen uit dat debat kom ik later na.", "De toezeggingen uit dat debat kom ik hiermee na."),
    ],
)
def test_future_fulfilment_is_not_fulfilment(still_to_come: str, kept: str) -> None:
    assert "fulfils" not in acts(still_to_come)
    assert acts(kept) == ["fulfils"]


def test_quoted_letter_is_not_read() -> None:
    assert acts("In de brief van mijn ambtsvoorganger stond: “Hierbij doe ik mijn toezegging over zout gestand.”") == []
    assert acts("Hierbij doe ik mijn toezegging over “zout” gestand.") == ["fulfils"]
