"""Letters in the admin: correcting the header, renumbering, releasing a version."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from letters.models import Letter
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of

pytestmark = pytest.mark.django_db

LIST = "/beheer/letters/letter/"


def change(letter: Letter) -> str:
    return reverse("admin:letters_letter_change", args=[letter.pk])


def test_header_can_be_corrected():
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
    ("number", "message"),
    [("honderd", "geen kamerstuknummer"), ("28676-9431", "bestaat al"), ("28676-9430", "andere brief")],
)
def test_an_invalid_number_is_refused(number, message):
    make.a_letter(number="28676-9431").former_numbers.create(number="28676-9430")
    letter = make.a_letter()
    client = signed_in()
    page = client.post(change(letter), filled(client.get(change(letter)), number=number, subject="Bewaar mij"))
    assert message in text_of(page)
    assert "Bewaar mij" in text_of(page)
    assert Letter.objects.get(pk=letter.pk).number == letter.number


def test_only_releasers_edit_the_header_of_a_public_letter():
    letter, hidden = make.a_letter(), make.a_letter(released=False)
    client = signed_in("medewerker")
    assert 'name="subject"' not in text_of(client.get(change(letter)))
    sent = filled(signed_in().get(change(letter)), subject="Anders")
    assert client.post(change(letter), sent).status_code == 403
    client.post(change(hidden), filled(client.get(change(hidden)), subject="Anders"))
    assert set(Letter.objects.values_list("pk", "subject")) == {(letter.pk, "Voortgang"), (hidden.pk, "Anders")}


def test_future_date_is_refused():
    letter, client = make.a_letter(), signed_in()
    page = client.post(change(letter), filled(client.get(change(letter)), date="2199-01-01"))
    assert "die nog moet komen" in text_of(page)


def test_concurrent_edit_is_reported_and_loses_nothing():
    letter, first, second = make.a_letter(), signed_in(), signed_in()
    opened = second.get(change(letter))
    first.post(change(letter), filled(first.get(change(letter)), subject="Van de eerste"))
    refused = second.post(change(letter), filled(opened, title="Van de tweede"))
    assert "intussen door iemand anders gewijzigd" in text_of(refused)
    assert "Toen u het opende" in text_of(refused)
    second.post(change(letter), filled(refused))
    letter.refresh_from_db()
    assert (letter.subject, letter.title) == ("Van de eerste", "Van de tweede")


def add_number(letter: Letter, **typed: str) -> str:
    client = signed_in()
    sent = {f"dossiers-1-{name}": value for name, value in typed.items()}
    return text_of(client.post(change(letter), filled(client.get(change(letter)), **sent), follow=True))


def test_further_number_is_normalised():
    letter = make.a_letter(number="28676-431")
    add_number(letter, position="2", dossier="36 200 V", nr="73")
    assert [str(dossier) for dossier in letter.dossiers.all()] == ["28676-431", "36200-V-73"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"position": "2", "dossier": "<b>zomaar", "nr": "1"}, "is geen kamerstuknummer"),
        ({"position": "1", "dossier": "28676", "nr": "432"}, "Het eerste nummer wijzigt u bij"),
        ({"position": "2", "dossier": "99002", "nr": "5"}, "al een brief met dit kamerstuknummer"),
    ],
)
def test_an_invalid_further_number_is_refused(typed, message):
    make.a_letter(number="99002-5")
    letter = make.a_letter(number="28676-431")
    assert message in add_number(letter, **typed)
    assert letter.dossiers.count() == 1


def test_first_number_changes_only_with_the_letter():
    letter, client = make.a_letter(number="28676-431"), signed_in()
    client.post(change(letter), filled(client.get(change(letter)), **{"dossiers-0-nr": "999"}))
    assert letter.dossiers.get().nr == "431"


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
    assert client.post(f"{LIST}{letter.pk}/versie/1/vrijgeven/").status_code == 403
    assert letter.newest.released_at is None


def test_nobody_can_delete_a_letter():
    letter = make.a_letter()
    client = Client()
    client.force_login(User.objects.create_superuser("beheerder"))
    assert client.post(f"{LIST}{letter.pk}/delete/", {"post": "yes"}).status_code == 403
    assert "delete_selected" not in text_of(client.get(LIST))


def test_letters_cannot_be_added_in_the_admin():
    assert signed_in().get(f"{LIST}add/").status_code == 403


def test_search_finds_a_printed_number():
    wanted, unreleased = make.a_letter(number="28676-9431"), make.a_letter(released=False)
    client = signed_in()
    shown = {"q=28+676,+nr.+9431": [wanted], "openbaar=nee": [unreleased], "openbaar=ja": [wanted]}
    for query, expected in shown.items():
        assert list(client.get(f"{LIST}?{query}").context["cl"].result_list) == expected, query


def test_search_finds_words_and_former_numbers():
    letter, other = make.a_letter(subject="Dijken langs de Waal"), make.a_letter(subject="Duinen")
    letter.former_numbers.create(number="BR202301-K009")
    client = signed_in()
    for query in ("langs", "BR202301-K009", letter.number):
        assert list(client.get(LIST, {"q": query}).context["cl"].result_list) == [letter], query
    assert set(client.get(LIST).context["cl"].result_list) == {letter, other}


def test_newest_version_decides_whether_a_letter_is_listed_as_public():
    letter = make.a_letter()
    letter.versions.create(nr=2, text="Verbeterde tekst.", fingerprint="x", received_on=letter.date)
    client = signed_in()
    listed = {
        filtered: list(client.get(LIST, {"openbaar": filtered}).context["cl"].result_list) for filtered in ("ja", "nee")
    }
    assert listed == {"ja": [], "nee": [letter]}
    (row,) = client.get(LIST).context["cl"].result_list
    assert (row.version_count, row.is_public) == (2, True)


def test_only_a_public_letter_has_a_link_to_the_site():
    public, hidden = make.a_letter(), make.a_letter(released=False)
    client = signed_in()
    links = [client.get(change(letter)).context["absolute_url"] for letter in (public, hidden)]
    assert links == [public.get_absolute_url(), None]


def test_versions_are_shown_with_their_file_and_release():
    letter = make.a_letter(released=False)
    letter.versions.create(nr=2, text="Anders.", fingerprint="x", received_on=letter.date, file_name="brief.pdf")
    page = text_of(signed_in().get(change(letter)))
    assert "Versie 1 vrijgeven" in page
    assert "Versie 2 vrijgeven" in page
    assert "brief.pdf" in page
    assert "geplakte tekst" in page


def test_version_of_another_letter_is_not_released():
    letter, other = make.a_letter(released=False), make.a_letter(released=False)
    other.versions.create(nr=2, text="Anders.", fingerprint="x", received_on=other.date)
    assert signed_in().post(f"{LIST}{letter.pk}/versie/2/vrijgeven/").status_code == 404
    assert not other.versions.released().exists()


def test_letter_of_today_can_be_corrected():
    letter, client = make.a_letter(), signed_in()
    client.post(change(letter), filled(client.get(change(letter)), date=timezone.localdate().isoformat()))
    letter.refresh_from_db()
    assert letter.date == timezone.localdate()
