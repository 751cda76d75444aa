"""Letters in the admin: a header put right, a number made known, a version released."""

from __future__ import annotations

import pytest
from django.urls import reverse

from letters.models import Letter
from tests import factories as make
from tests.toezeggingen.clerks import filled, signed_in, text_of

pytestmark = pytest.mark.django_db

LIST = "/beheer/letters/letter/"


def change(letter: Letter) -> str:
    return reverse("admin:letters_letter_change", args=[letter.pk])


def test_the_header_can_be_put_right():
    letter = make.a_letter()
    client = signed_in()
    client.post(change(letter), filled(client.get(change(letter)), subject="Een beter onderwerp"))
    letter.refresh_from_db()
    assert letter.subject == "Een beter onderwerp"
    assert not letter.former_numbers.exists()


def test_the_number_of_the_house_keeps_the_old_address():
    letter = make.a_letter()
    old = letter.number
    client = signed_in()
    client.post(change(letter), filled(client.get(change(letter)), number="28 676, nr. 9431"))
    letter.refresh_from_db()
    assert letter.number == "28676-9431"
    assert letter.former_numbers.get().number == old


@pytest.mark.parametrize(
    ("number", "told"),
    [("honderd", "geen kamerstuknummer"), ("28676-9431", "bestaat al"), ("28676-9430", "andere brief")],
)
def test_a_number_that_cannot_be_is_told(number, told):
    make.a_letter(number="28676-9431").former_numbers.create(number="28676-9430")
    letter = make.a_letter()
    client = signed_in()
    page = client.post(change(letter), filled(client.get(change(letter)), number=number, subject="Bewaar mij"))
    assert told in text_of(page)
    assert "Bewaar mij" in text_of(page)
    assert Letter.objects.get(pk=letter.pk).number == letter.number


def test_the_text_is_shown_and_cannot_be_changed():
    letter = make.a_letter(text="De tekst zoals ontvangen.")
    client = signed_in()
    page = client.get(change(letter))
    assert "De tekst zoals ontvangen." in text_of(page)
    client.post(change(letter), filled(page, text="Anders"))
    assert letter.newest.text == "De tekst zoals ontvangen."


def test_a_version_is_released_once():
    letter = make.a_letter(released=False)
    client = signed_in(username="griffier-jansen")
    assert "Versie 1 vrijgeven" in text_of(client.get(change(letter)))
    address = f"{LIST}{letter.pk}/versie/1/vrijgeven/"
    assert client.get(address).status_code == 405
    client.post(address)
    released = letter.newest.released_at
    client.post(address)
    assert letter.newest.released_at == released
    assert letter.newest.released_by.username == "griffier-jansen"


def test_a_medewerker_cannot_release():
    letter = make.a_letter(released=False)
    client = signed_in("medewerker")
    assert "vrijgeven</button>" not in text_of(client.get(change(letter)))
    assert "U mag geen brieven vrijgeven" in text_of(client.post(f"{LIST}{letter.pk}/versie/1/vrijgeven/", follow=True))
    assert letter.newest.released_at is None


def test_letters_come_in_by_being_read_in():
    assert signed_in().get(f"{LIST}add/").status_code == 403


def test_the_list_finds_a_letter_as_it_is_printed():
    wanted, unreleased = make.a_letter(number="28676-9431"), make.a_letter(released=False)
    client = signed_in()
    shown = {"q=28+676,+nr.+9431": [wanted], "openbaar=nee": [unreleased], "openbaar=ja": [wanted]}
    for query, expected in shown.items():
        assert list(client.get(f"{LIST}?{query}").context["cl"].result_list) == expected, query
