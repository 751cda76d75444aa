"""Words at a line end: which hyphens disappear, and which are part of the word."""

import pytest

from letters.extraction.pdf.hyphens import HyphenJoiner


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Ik kom terug op mijn toe-", "zegging."], "Ik kom terug op mijn toezegging."),
        (["Ik kom terug op", "mijn toezegging."], "Ik kom terug op mijn toezegging."),
        (["het zee-", "water van de zee-", "dijk"], "het zeewater van de zeedijk"),
        (["BRIEF VAN DE MINISTER VAN INFRA-", "STRUCTUUR EN WATERSTAAT"], "BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR"),
        (["OVER HET OUD-", "MINISTERSPENSIOEN"], "OVER HET OUD-MINISTERSPENSIOEN"),
        (["zie het document 2023D-", "15310"], "zie het document 2023D15310"),
    ],
)
def test_hyphen_at_a_line_end_disappears(lines: list[str], joined: str) -> None:
    assert HyphenJoiner().join(lines).startswith(joined)


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("de EU-", "lidstaten"),
        ("de 2%-", "norm"),
        ("het btw-", "tarief"),
        ("het ict-", "beleid"),
        ("een Noord-", "Hollands duin"),
        ("de oud-", "minister"),
        ("de Niet-", "ingezetenen"),
        ("de secretaris-", "generaal"),
        ("een auto-", "ongeval"),
        ("in 2023-", "2024"),
        ("in 2023–", "2024"),
        ("de motie-Vermeulen/", "Haan"),
    ],
)
def test_hyphen_that_is_part_of_the_word_stays(line: str, following: str) -> None:
    assert HyphenJoiner().join([line, following]) == f"{line}{following}"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("voor land-", "en tuinbouw"),
        ("de in-", "of uitvoer"),
        ("een streep -", "en verder"),
        ("de dijk –", "2 meter hoog"),
    ],
)
def test_part_that_is_left_out_keeps_its_space(line: str, following: str) -> None:
    assert HyphenJoiner().join([line, following]) == f"{line} {following}"


def test_word_that_has_a_hyphen_elsewhere_keeps_it_at_a_line_end() -> None:
    lines = ["het Sociaal-economisch plan", "van het sociaal-", "economisch overleg"]
    assert HyphenJoiner(lines).join(lines[1:]) == "van het sociaal-economisch overleg"
    assert HyphenJoiner().join(lines[1:]) == "van het sociaaleconomisch overleg"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            ["Zie https://", "www.dijk.example/kaart-", "van/", "2019_zee.pdf."],
            "https://www.dijk.example/kaart-van/2019_zee.pdf.",
        ),
        (["Zie www.dijk.example.", "De kaart is nieuw."], "www.dijk.example. De kaart is nieuw."),
        (["Zie www.dijk.example", "en de kaart."], "www.dijk.example en de kaart."),
    ],
)
def test_web_address_is_joined_up_to_its_end(lines: list[str], joined: str) -> None:
    assert HyphenJoiner().join(lines) == f"Zie {joined}"
