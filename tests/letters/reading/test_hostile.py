"""Any text can be read: reading never raises, invents nothing, and ends in time for long texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.reading import as_json, read
from letters.reading.statements.statement import normalised_quote
from tests.letters.reading.letters import PRINTED

SHORT = "ik|heb|toegezegd|dat|zou|nr.|(|¹|12|•|niet|brief|motie|.|?|\x00|\u00ad|\n|\n\n|99 101|Betreft|29 februari"
LONG = (
    "uw Kamer|op 31 februari 2023|X Noot\n1\n|Den Haag, 9 mei 2019|voor de zomer|BRIEF VAN DE MINISTER VAN|Noot 1: "
    "|commissiedebat van|28 676, nr. 431|TZ202303-101|Geachte voorzitter,|De Minister van Financiën,"
    "|Vragen en opmerkingen van de"
)
WORDS = st.sampled_from([*SHORT.split("|"), *LONG.split("|"), "a | b | Afgedaan"])


@given(st.text(max_size=400) | st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    reading = read(text)
    for statement in reading.statements:
        assert statement.quote == normalised_quote(text[statement.start : statement.end])
    assert as_json(reading, "x.txt")["path"] == "x.txt"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1_000_000,
        "[" * 500_000 + "]" * 500_000,
        " " * 1_000_000 + "Brief",
        "ik zou u " * 100_000,
        "a | b | c\n" * 30_000,
        "De Minister van " * 60_000,
        "(1) a\n\n" * 60_000,
        "onder nr. 1 toegevoegd aan dossier 12345 - " * 20_000,
        "kamerstukdossier 12345 - 1 a " * 30_000,
        "Brief regering: a\n" * 50_000,
    ],
    ids=lambda text: text.strip()[:20],
)
def test_repeated_text_has_no_statements(text: str) -> None:
    """A rule that scans the rest of the text at each character would need hours at this length."""
    reading = read(text)
    assert (reading.statements, reading.debates, reading.footnotes) == ((), (), ())


@pytest.mark.slow
@pytest.mark.parametrize("note", ["¹ Kamerstuk 99 101, nr. 4\n\n", "X Noot\n1\nKamerstuk 99 101, nr. 4\n\n"])
def test_a_hundred_thousand_footnotes(note: str) -> None:
    reading = read("Zoals toegezegd¹ vindt u hierbij de kaart.\n\n" + note * 100_000)
    assert len(reading.footnotes) == 100_000
    assert reading.kamerstukken == ("99101-4",)


def test_fulfilling_sentence_is_found_among_brackets() -> None:
    body = "Hiermee is de toezegging aan het lid Kievit afgedaan."
    reading = read(PRINTED.format(body=f"{'(' * 200_000}\n\n{body}\n\n{')' * 200_000}"))
    assert [statement.quote for statement in reading.statements] == [body]
