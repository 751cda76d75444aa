"""Any text can be read: nothing is raised, and twice the text takes about twice the time."""

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
LENGTH = 20_000


@given(st.text(max_size=400) | st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    reading = read(text)
    for one in reading.statements:
        assert one.quote == " ".join(text[one.start : one.end].split())
    assert as_json(reading, "x.txt")["path"] == "x.txt"


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        read(piece * (length // len(piece)))
        return time.process_time() - started

    seconds(LENGTH)
    assert seconds(4 * LENGTH) < 10 * max(seconds(LENGTH), 0.02)
