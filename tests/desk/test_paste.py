"""Pasted lists of toezeggingen, read as rows."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.lists import LABELLED, labelled_lists, lost_words, score
from desk.paste import PastedList, read_list

# The share of rows that is read right, in each file of labelled lists.
FLOORS = {
    "dev": 1.0,
    "forms": 0.97,
    "forms2": 0.97,
    "opened": 0.97,
    "opened2": 0.97,
    "opened3": 0.98,
    "opened4": 0.99,
    "opened5": 0.94,
    "wide": 0.99,
}
LISTS = {name: labelled_lists(LABELLED / f"{name}.jsonl") for name in FLOORS}
LINES = sorted({line for lists in LISTS.values() for one in lists for line in one["pasted"].split("\n")})
SURNAMES = ("Duinroos", "Van der Waterhoen", "El Amrani", "Bos", "Post")
PARTIES = ("NOL", "BBD", "Fractie-Post")


def paste(text: str) -> PastedList:
    return read_list(text, surnames=SURNAMES, parties=PARTIES, said_on=date(2025, 3, 20))


def joined(pieces: list[tuple[str, str]]) -> str:
    return "".join(line + joint for line, joint in pieces)


def columns(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """The text, recipients, minister and deadline of each row."""
    return [(row.text, row.recipients, row.minister, row.deadline_words) for row in paste(text).rows]


@pytest.mark.parametrize("name", FLOORS)
def test_labelled_lists_are_read_as_a_person_reads_them(name: str) -> None:
    total = sum((score(labelled) for labelled in LISTS[name]), Counter[str]())
    assert total["right"] >= FLOORS[name] * total["rows"]
    assert total["lost"] == 0


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from("\n\n\n\t ")), max_size=14).map(joined))
def test_no_word_is_lost_whatever_is_pasted(pasted: str) -> None:
    found = paste(pasted)  # a name that stands twice may be kept once
    assert [word for word in lost_words(pasted, found) if word not in str(found).lower()] == []


def test_the_chair_speaks_several_in_one_paragraph() -> None:
    spoken = """De voorzitter:
Dank u wel. Dan lees ik de toezeggingen voor. Ten eerste stuurt de minister voor het
zomerreces een brief over de veerboten. Ten tweede zegt de minister toe om met de
reders te spreken, naar aanleiding van een vraag van mevrouw El Amrani. De
staatssecretaris komt schriftelijk terug op de vraag van het lid Bos. Is dat zo? Ik dank u allen.
"""
    assert columns(spoken) == [
        ("Ten eerste stuurt de minister voor het zomerreces een brief over de veerboten.", "", "minister",
         "voor het zomerreces"),
        ("Ten tweede zegt de minister toe om met de reders te spreken, naar aanleiding van een vraag van mevrouw El "
         "Amrani.", "El Amrani", "minister", None),
        ("De staatssecretaris komt schriftelijk terug op de vraag van het lid Bos.", "Bos", "staatssecretaris", None),
    ]  # fmt: skip
    assert paste(spoken).rest[-2:] == ("Is dat zo?", "Ik dank u allen.")


def test_cells_may_each_have_a_line() -> None:
    pasted = "Nr.\nToezegging\nAan\nTermijn\n1\nBrief over de dijken\nDuinroos (NOL)\nvoor de zomer\n2\nKaart\nBos\n"
    assert columns(pasted) == [
        ("Brief over de dijken", "Duinroos (NOL)", None, "voor de zomer"),
        ("Kaart", "Bos", None, None),
    ]


def test_headings_tell_by_whom_and_to_whom() -> None:
    pasted = """Minister van Defensie
Duinroos (NOL):
- stuurt een brief over drones
Van der Waterhoen (BBD):
- komt voor 1 mei met een reactie
Staatssecretaris:
- bezoekt Ermelo
"""
    assert columns(pasted) == [
        ("stuurt een brief over drones", "Duinroos (NOL)", "Minister van Defensie", None),
        ("komt voor 1 mei met een reactie", "Van der Waterhoen (BBD)", "Minister van Defensie", "voor 1 mei"),
        ("bezoekt Ermelo", "", "Staatssecretaris", None),
    ]


def test_what_comes_after_the_toezeggingen_is_none() -> None:
    pasted = "Toezeggingen\n1. De minister stuurt een brief.\nMoties\n1. Het lid Bos verzoekt de regering iets.\n"
    assert [row.text for row in paste(pasted).rows] == ["De minister stuurt een brief."]
    assert paste(pasted).rest == ("Toezeggingen", "Moties", "1. Het lid Bos verzoekt de regering iets.")


def test_a_request_at_the_start_is_no_line_of_a_mail() -> None:
    sentence = "Op verzoek van het lid Bos heeft de minister toegezegd dat hij een brief stuurt."
    assert columns(f"Toezeggingen\n{sentence}\n") == [(sentence, "Bos", "minister", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "De minister gaat in gesprek met de Vereniging van Nederlandse Gemeenten (VNG).",
        "De minister stuurt een brief over drones (zie ook de brief van 12 maart jl.).",
        "De minister evalueert de wet (2019).",
        "De minister reageert op de motie van de leden Bos en Post (36 600, nr. 12).",
        "De minister gaat in op de wet die per 1 januari 2026 in werking treedt.",
    ],
)
def test_brackets_motions_and_laws_are_no_facts(sentence: str) -> None:
    assert columns(f"1. {sentence}") == [(sentence, "", "minister", None)]


def test_names_that_the_register_does_not_know() -> None:
    pasted = (
        "1. De minister stuurt een kaart. (mevrouw Van den Heuvel, XYZ)\n2. De minister stuurt een nota (Pietersen)\n"
    )
    known, unknown = paste(pasted).rows
    assert (known.to_whom, known.parties, known.unclear) == (("Van den Heuvel",), ("XYZ",), ())
    assert (unknown.text, unknown.to_whom, unknown.unclear) == (
        "De minister stuurt een nota (Pietersen)", (), ("Pietersen",)
    )  # fmt: skip


def test_members_and_parties_in_columns_of_their_own_belong_together() -> None:
    pasted = "Toezegging\tLid\tFractie\nEen brief over de tol\tDuinroos, Bos\tNOL, BBD\n"
    assert [row.recipients for row in paste(pasted).rows] == ["Duinroos (NOL), Bos (BBD)"]
