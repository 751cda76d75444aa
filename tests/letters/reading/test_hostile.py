"""Any text can be read: nothing is raised, and time grows no faster than the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.reading import as_json, read

SHORT = "ik|heb|toegezegd|dat|zou|nr.|(|¹|12|•|niet|brief|motie|.|?|\x00|\u00ad|\n|\n\n|99 101|Betreft|29 februari"
LONG = (
    "uw Kamer|op 31 februari 2023|X Noot\n1\n|Den Haag, 9 mei 2019|voor de zomer|BRIEF VAN DE MINISTER VAN|Noot 1: "
    "|commissiedebat van|28 676, nr. 431|TZ202303-101|Geachte voorzitter,|De Minister van Financiën,"
    "|Vragen en opmerkingen van de"
)
WORDS = st.sampled_from([*SHORT.split("|"), *LONG.split("|"), "a | b | Afgedaan"])
REPEATED = [
    "(",
    "ik zou u ",
    "heb ik toegezegd dat ",
    "a¹ ",
    "\n",
    "a | b | c\n",
    "X Noot\n1\n\n",
    "De Minister van ",
    "commissiedebat van 1 mei ",
]
LENGTH = 10_000


@given(st.text(max_size=400) | st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    reading = read(text)
    for one in reading.statements:
        assert one.quote == " ".join(text[one.start : one.end].split())
    assert as_json(reading, "x.txt")["path"] == "x.txt"


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    """Eight times the text would take 64 times as long if any rule looked back at all that went before."""
    short, long = (_seconds(piece * (length // len(piece))) for length in (LENGTH, 8 * LENGTH))
    assert long < 24 * max(short, 0.02)


@pytest.mark.parametrize(
    "text",
    [
        " " * 1_000_000 + "Brief",
        "(1) a\n\n" * 60_000,
        "onder nr. 1 toegevoegd aan dossier 12345 - " * 20_000,
        "kamerstukdossier 12345 - 1 a " * 30_000,
        "Brief regering: a\n" * 50_000,
    ],
    ids=lambda text: text.strip()[:20],
)
def test_what_repeats_is_not_gone_through_again_each_time(text: str) -> None:
    """At this length a rule that goes through all the rest at each place would need many minutes."""
    assert read(text).statements == ()


def _seconds(text: str) -> float:
    """The best of three, in the processor's time, so that a busy machine does not count."""

    def once() -> float:
        started = time.process_time()
        read(text)
        return time.process_time() - started

    return min(once() for _ in range(3))
