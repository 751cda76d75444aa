"""A letter is cut into passages; what is near a settling statement belongs to it."""

from __future__ import annotations

from datetime import date

import pytest

from letters.reading import read
from matching.promises import Promise
from matching.promises.passages import HEADING, MOST, NEAR, NEXT, UNLIMITED, Passage, passages

SETTLING = "Met deze brief voldoe ik aan mijn toezegging over de otter."
ANIMALS = ("De bever bouwt.", "De reiger vist.", "De zwaan broedt.", "De muskusrat graaft.", "De meerkoet duikt.")


def cut(*paragraphs: str) -> dict[str, Passage]:
    """The passages by the beginning of their text."""
    body = "\n\n".join(paragraphs)
    head = "Den Haag, 19 april 2023\n\nOnderwerp: Dieren\n\nGeachte voorzitter,"
    return {passage.text: passage for passage in passages(read(f"{head}\n\n{body}\n\nDe Minister van Natuur,\nA. B\n"))}


def test_up_to_three_sentences_belong_to_a_settling_statement():
    found = cut(" ".join([SETTLING, *ANIMALS]))
    (settling,) = (passage for passage in found.values() if passage.settles)
    assert settling.unit is not None
    belongs = [found[text].unit == settling.unit for text in ANIMALS]
    assert belongs == [True, True, True, False, False]
    assert found[ANIMALS[3]].unit is None


def test_words_of_two_sentences_on_either_side_count_and_the_nearest_most():
    window = cut(" ".join(ANIMALS))[ANIMALS[2]].window
    weights = {animal: window.get(animal, 0.0) for animal in ("zwan", "reiger", "muskusrat", "bever", "merkoet")}
    assert weights == {"zwan": 1.0, "reiger": NEXT, "muskusrat": NEXT, "bever": NEAR, "merkoet": NEAR}
    far = cut(" ".join(ANIMALS))[ANIMALS[0]].window
    assert far.keys().isdisjoint({"muskusrat", "merkoet"})


def test_a_settling_sentence_is_no_context_of_its_neighbours():
    assert "otter" not in cut(f"{ANIMALS[0]} {SETTLING} {ANIMALS[1]}")[ANIMALS[0]].window


@pytest.mark.parametrize(
    ("statement", "room"),
    [
        (SETTLING, 1),
        ("Met deze brief voldoe ik aan de overige twee toezeggingen over de otter.", 2),
        ("Met deze brief voldoe ik aan de drie openstaande toezeggingen over de otter.", 3),
    ],
)
def test_a_statement_settles_as_many_promises_as_it_says(statement: str, room: int):
    (settling,) = (passage for passage in cut(statement).values() if passage.settles)
    assert settling.room in (room, UNLIMITED)
    assert (settling.room == 1) == (room == 1)


def test_a_long_letter_keeps_its_settling_statement_and_the_order_of_the_letter():
    sentences = [f"Bever nummer {nr} bouwt." for nr in range(MOST + 50)]
    found = list(cut(*sentences, SETTLING).values())
    assert len(found) <= MOST
    assert [passage.text for passage in found if passage.settles] == [SETTLING]
    numbers = [int(passage.text.split()[2]) for passage in found if passage.text.startswith("Bever")]
    assert numbers == sorted(numbers)


def test_a_letter_without_text_is_its_subject_line():
    subject = "Toezegging over de otter"
    (passage,) = passages(read(f"Waterstaat\n\nNr. 17 BRIEF VAN DE REGERING\n\nOnderwerp: {subject}\n"))
    assert (passage.text, passage.settles, passage.unit, passage.around) == (subject, False, None, ())
    assert passages(read("")) == []


def test_the_signature_is_no_passage():
    assert not any("Minister van Natuur" in text for text in cut(SETTLING))


def test_names_in_a_passage_are_its_words_with_a_capital():
    passage = cut("Het lid Duinroos (NOL) vroeg naar de otter.")["Het lid Duinroos (NOL) vroeg naar de otter."]
    assert {"Duinroos", "NOL"} <= passage.names
    assert "otter" not in passage.names


def test_the_heading_counts_for_its_sentences():
    assert 0 < NEAR < NEXT <= HEADING < 1


PROMISE = Promise(
    number="TZ202303-K001",
    text="De minister telt voor de zomer de peilbuizen langs de sloten, op verzoek van het lid Duinroos.",
    made_on=date(2023, 3, 22),
    ministries=frozenset({"IenW"}),
    people=("A. Duinroos", "NOL"),
    deadline_words="voor de zomer",
)


def test_the_words_of_a_promise_are_its_subject_without_recipients_and_deadline():
    assert list(PROMISE.words.values()) == ["telt", "peilbuizen", "langs", "sloten"]


@pytest.mark.parametrize(
    "text",
    [
        "De minister telt de peilbuizen in de sloten naar aanleiding van vragen van de leden Duinroos en Kievit.",
        "De minister telt de peilbuizen in de sloten, zoals gevraagd door het lid Kievit.",
        "Toezegging aan het lid Kievit: de minister telt de peilbuizen in de sloten.",
        "De minister telt de peilbuizen in de sloten voor Duinroos en de NOL.",
    ],
)
def test_a_recipient_is_no_part_of_the_subject(text: str):
    promise = Promise("TZ202303-K002", text, PROMISE.made_on, PROMISE.ministries, people=PROMISE.people)
    assert list(promise.words.values()) == ["telt", "peilbuizen", "sloten"]


def test_a_promise_is_open_until_the_day_on_which_it_is_settled():
    settled = Promise("TZ202303-K003", "", PROMISE.made_on, PROMISE.ministries, settled_on=date(2023, 5, 10))
    assert [settled.is_open(date(2023, 5, day)) for day in (9, 10, 11)] == [True, False, False]
    assert not settled.is_open(None)
    assert PROMISE.is_open(None)


def test_the_debate_or_the_letter_is_the_occasion():
    made_in_debate = Promise("1", "", PROMISE.made_on, PROMISE.ministries, debate="2023A99001", title="Dijken")
    assert made_in_debate.occasion == ("2023A99001", PROMISE.made_on, "Dijken")
    assert made_in_debate.occasion != PROMISE.occasion
