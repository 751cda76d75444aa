"""A recurring toezegging in the admin and on its public page."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from toezeggingen.models import Toezegging
from toezeggingen.rhythm import Rhythm
from toezeggingen.workflow.series import next_term

pytestmark = pytest.mark.django_db


def page_of(toezegging: Toezegging) -> str:
    return text_of(Client().get(toezegging.get_absolute_url()))


def move_of(toezegging: Toezegging, verb: str) -> str:
    return reverse("admin:toezeggingen_toezegging_move", args=[toezegging.pk, verb])


def change(toezegging: Toezegging) -> str:
    return reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])


def test_public_page_shows_the_terms_with_their_letters():
    letter = make.a_letter(date=date(2023, 5, 1))
    first = make.a_settled(make.an_open(due=date(2023, 7, 1), rhythm=Rhythm.HALF_YEAR), letter=letter)
    page = page_of(next_term(first))
    assert "Komt elk half jaar terug; termijn 2: uiterlijk 1 januari 2024" in page
    assert f'href="{first.get_absolute_url()}"' in page
    assert letter.get_absolute_url() in page
    assert "Termijn 1, uiterlijk 1 juli 2023" in page_of(first)


def test_words_of_the_deadline_propose_the_rhythm():
    concept = make.a_concept()
    client = signed_in()
    sent = filled(client.get(change(concept)), deadline_words="ieder half jaar", rhythm="", own_latest="2023-07-01")
    client.post(change(concept), {**sent, "overruled_reason": "De eerste keer is voor de zomer."})
    concept.refresh_from_db()
    assert (concept.rhythm, concept.due_latest) == (Rhythm.HALF_YEAR, date(2023, 7, 1))
    told = client.get(reverse("admin:explain-deadline"), {"woorden": "ieder half jaar", "dag": "2023-03-22"})
    assert told.json()["uitleg"].endswith("komt elk half jaar terug")


def test_a_griffier_ends_the_series_and_resumes_it():
    toezegging = make.an_open(due=date(2023, 7, 1), rhythm=Rhythm.YEAR)
    client = signed_in()
    assert "Reeks beëindigen" in text_of(client.get(change(toezegging)))
    address = move_of(toezegging, "reeks-beeindigen")
    sent = filled(client.get(address), "form", reason="De regeling is afgeschaft.")
    for _ in range(2):  # a double click
        assert client.post(address, sent).status_code == 302
    assert "<strong>reeks beëindigd</strong>" in page_of(toezegging)
    address = move_of(toezegging, "reeks-hervatten")
    assert client.post(address, filled(client.get(address), "form", reason="Toch weer.")).status_code == 302
    toezegging.refresh_from_db()
    assert toezegging.rhythm == Rhythm.YEAR
    assert list(toezegging.events.values_list("kind", flat=True)) == ["gepubliceerd", "reeks-beeindigd", "reeks-hervat"]


def test_a_medewerker_gets_no_button_and_no_form():
    toezegging = make.an_open(rhythm=Rhythm.YEAR)
    client = signed_in("medewerker")
    assert "Reeks beëindigen" not in text_of(client.get(change(toezegging)))
    assert client.get(move_of(toezegging, "reeks-beeindigen")).status_code == 403
