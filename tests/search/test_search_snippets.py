"""The excerpt of a found letter."""

from datetime import date

import pytest
from django.test import Client

from search import results
from search.text import Question
from search.text.marking import marked_excerpt
from tests import factories as make
from tests.pages import text_of

pytestmark = pytest.mark.django_db

HEAD = "Ministerie van Sluizen en Waterstaat\nPostbus 1 " + "Den Haag " * 30 + "\nBetreft: sluizen\n\n"
BODY = "Hierbij meld ik de stand. " * 20 + "Ook Waterstaat kijkt naar de otters. " + "Tot zover. " * 20


def snippet(words: str) -> str:
    (found,) = results.letters(Question(words), 5)
    return str(found.snippet)


@pytest.mark.parametrize("greeting", ["Geachte voorzitter,", "Zeer geachte heer Bosma,", "Mijnheer de voorzitter,"])
def test_an_excerpt_prefers_the_body_over_the_head(greeting: str, client: Client) -> None:
    make.a_letter(text=f"{HEAD}{greeting}\n\n{BODY}")
    assert "Ook <mark>Waterstaat</mark> kijkt naar de otters" in snippet("waterstaat")
    assert "Postbus" not in snippet("waterstaat")
    assert "kijkt naar de otters" in text_of(client.get("/zoeken/", {"woorden": "waterstaat"}))


def test_a_word_only_in_the_head_is_shown_there_and_a_subject_word_at_the_start_of_the_body() -> None:
    make.a_letter(text=f"{HEAD}Geachte voorzitter,\n\n{BODY}", subject="Kwikstaart")
    assert "Ministerie van <mark>Sluizen</mark>" in snippet("sluizen")
    assert snippet("kwikstaart").startswith("… Hierbij meld ik de stand.")


def test_the_body_of_a_printed_letter_starts_below_place_and_day() -> None:
    printed = f"Vergaderjaar 2022–2023\n\nBRIEF VAN DE MINISTER VAN WATERSTAAT\n\nDen Haag, 1 juni 2023\n\n{BODY}"
    make.a_letter(text=f"{printed}\nDe Minister van Waterstaat, B. Rietzanger")
    assert "Ook <mark>Waterstaat</mark> kijkt naar de otters" in snippet("waterstaat")
    assert snippet("rietzanger").startswith("… ")


def test_letters_of_a_day_are_shown_from_the_start_without_marks() -> None:
    make.a_letter(text=f"{HEAD}Den Haag, 1 juni 2023\nGeachte voorzitter,\n\n{BODY}", date=date(2023, 6, 1))
    assert snippet("1 juni 2023").startswith("… Hierbij meld ik de stand.")
    assert "<mark>" not in snippet("1 juni 2023")


def test_a_letter_without_a_greeting_shows_the_first_match() -> None:
    make.a_letter(text=HEAD + BODY)
    assert "en <mark>Waterstaat</mark>" in snippet("waterstaat")


def test_an_excerpt_has_a_maximum_length() -> None:
    text = " ".join(f"w{nr}" for nr in range(100))
    for word, begun in (("w3", "w0"), ("w20", "… w8"), ("w55", "… w50"), ("w75", "… w63"), ("x", "… w50")):
        shown = str(marked_excerpt(text, {word}, most=20, body=text.index("w50")))
        assert shown.startswith(begun), word
        assert len(shown.replace("…", "").split()) == 20
