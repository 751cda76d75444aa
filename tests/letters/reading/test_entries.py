"""The state of a toezegging in the last cell of a table row, in the telegram style of ministries."""

from datetime import date

import pytest

from tests.letters.reading.letters import statements

HEAD = "Nr. | Toezegging | Aan | Stand"
STATES = {
    "fulfils": (
        "Afgedaan",
        "Afgehandeld",
        "Als bijlage bij deze brief",
        "Beantwoord",
        "Besproken",
        "Bijgaand",
        "Bijlage 3",
        "Gelegd",
        "Gepubliceerd",
        "Heeft plaatsgevonden",
        "Hierbij",
        "Ingelost",
        "Kan van de lijst",
        "Opgemaakt",
        "Verstrekt",
        "Zie de bijlage",
        "Zie hieronder",
        "Zie paragraaf 3",
        "Zie § 3",
    ),
    "partly_fulfils": ("2 van de 3 gereed", "Deels afgerond", "Gedeeltelijk gereed", "Verzonden; de bijlage volgt"),
    "postpones": (
        "Aangehouden",
        "Later",
        "Niet gehaald",
        "Niet tijdig gereed",
        "Opgeschort",
        "Pas in het najaar",
        "Schuift op",
        "Vertraagd",
        "Was maart; nu mei",
    ),
    "withdraws": (
        "Afgeblazen",
        "Beëindigd",
        "Gaat niet door",
        "Geen vervolg",
        "Ingetrokken",
        "Komt te vervallen",
        "Vervalt",
        "Wordt niet gemaakt",
    ),
    "fulfilled_before": (
        "Aangeboden per 3 mei 2022",
        "Afgedaan (brief van 3 mei 2022)",
        "Afgedaan bij brief d.d. 3 mei 2022",
        "Met brief van 3 mei 2022 afgedaan",
        "Op 3 mei 2022 afgedaan",
        "Verzonden op 3-5-2022",
        "Voldaan, zie mijn voortgangsbrief van maart",
    ),
    "makes": ("De Kamer ontvangt dit", "In mei", "Q3", "Toezending in mei", "Volgt in mei", "Wordt in mei toegezonden"),
    "mentions": ("Conform planning", "In behandeling", "Loopt", "Nog niet", "Op schema", "Openstaand"),
}


def read_state(state: str, name: str = "Toezegging over een kaart") -> list[tuple[str, date | None]]:
    found = statements(f"{HEAD}\n1 | {name} | Lid Kievit | {state}")
    return [(str(statement.act), statement.due) for statement in found]


@pytest.mark.parametrize(("act", "state"), [(act, state) for act, states in STATES.items() for state in states])
def test_state_gives_the_act(act: str, state: str) -> None:
    assert [found for found, _ in read_state(state)] == [act]


@pytest.mark.parametrize("state", ["De minister", "Onbekend", "Wordt niet voor mei gemaakt"])
def test_state_without_known_words_has_no_act(state: str) -> None:
    assert read_state(state) == []


@pytest.mark.parametrize(
    ("state", "act", "due"),
    [
        ("Doorgeschoven naar mei", "postpones", date(2023, 5, 31)),
        ("Nieuwe planning: mei", "postpones", date(2023, 5, 31)),
        ("Levering in mei", "makes", date(2023, 5, 31)),
        ("Wordt in mei toegezonden", "makes", date(2023, 5, 31)),
        ("Q3", "makes", date(2023, 9, 30)),
        ("tweede kwartaal 2023", "makes", date(2023, 6, 30)),
        ("Bij de behandeling", "makes", None),
    ],
)
def test_state_gives_the_deadline(state: str, act: str, due: date | None) -> None:
    assert read_state(state) == [(act, due)]


@pytest.mark.parametrize("frequency", ["Halfjaarlijkse cijfers", "Jaarlijkse cijfers", "Ieder jaar de cijfers"])
def test_one_report_of_a_recurring_toezegging_fulfils_a_part(frequency: str) -> None:
    assert read_state("Verzonden", name=frequency) == [("partly_fulfils", None)]


def test_row_about_a_motion_reports_on_it_whatever_its_state() -> None:
    assert read_state("Vervalt", name="Motie-Grutto over een meldpunt") == [("reports_motion", None)]


def test_row_is_read_only_if_something_names_toezeggingen() -> None:
    row = "1 | Kaart van de stuwen | Lid Kievit | Afgedaan"
    heads = ("Nr. | Toezegging | Aan | Stand", "Nr. | Onderwerp | Vindplaats | Stand", "Nr. | Onderwerp | Aan | Stand")
    assert [len(statements(f"{head}\n{row}")) for head in heads] == [1, 1, 0]
    assert len(statements(f"Overzicht van toezeggingen\n\n{row}")) == 1


@pytest.mark.parametrize(
    ("item", "acts"),
    [
        ("– Kaart van de stuwen – lid Kievit – afgedaan", ["fulfils"]),
        ("– Kaart van de stuwen – lid Kievit – mei 2023", ["makes"]),
        ("– De kaart is gemaakt – lid Kievit – afgedaan", []),
        ("– Kaart van de stuwen – lid Kievit", []),
    ],
)
def test_item_with_dashes_is_an_entry_after_an_announcement(item: str, acts: list[str]) -> None:
    announced = "In deze brief doe ik de toezeggingen uit het debat van 8 februari 2023 af."
    assert [str(found.act) for found in statements(f"{announced}\n\n{item}")][1:] == acts
    assert statements(item) == []
