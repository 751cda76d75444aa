"""Editing a published deadline needs a public reason, and the form points to postponing."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging

pytestmark = pytest.mark.django_db

WHY = "Verkeerd overgenomen uit het verslag."


@pytest.fixture
def toezegging() -> Toezegging:
    return make.an_open(due=date(2023, 6, 30))


def change(toezegging: Toezegging) -> str:
    return reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])


def save(client: Client, toezegging: Toezegging, **typed: str) -> str:
    page = client.post(change(toezegging), filled(client.get(change(toezegging)), **typed), follow=True)
    return text_of(page)


@pytest.mark.parametrize(
    "typed",
    [
        {"deadline_words": "uiterlijk 1 oktober 2023"},
        {"own_latest": "2023-10-01", "overruled_reason": "Zo bedoeld."},
    ],
    ids=["other words", "a day of the clerk's own"],
)
def test_a_changed_deadline_needs_a_public_reason_and_the_form_points_to_postponing(
    toezegging: Toezegging, typed: dict[str, str]
):
    page = save(signed_in(), toezegging, note="Bewaar mij.", **typed)
    assert "Schrijf op waarom de termijn anders wordt. Vraagt de bewindspersoon om meer tijd, gebruik" in page
    assert "Bewaar mij." in page
    toezegging.refresh_from_db()
    assert toezegging.due_latest == date(2023, 6, 30)
    assert not toezegging.events.filter(kind=Event.Kind.CORRECTED).exists()


def test_the_public_timeline_shows_the_reason(toezegging: Toezegging, client: Client):
    save(signed_in(), toezegging, deadline_words="uiterlijk 1 oktober 2023", reason=WHY)
    toezegging.refresh_from_db()
    assert toezegging.due_latest == date(2023, 10, 1)
    assert toezegging.events.get(kind=Event.Kind.CORRECTED).reason == WHY
    assert WHY in text_of(client.get(toezegging.get_absolute_url()))


def test_any_other_correction_needs_no_reason(toezegging: Toezegging):
    save(signed_in(), toezegging, text="De verbeterde tekst.")
    assert toezegging.events.get(kind=Event.Kind.CORRECTED).reason == ""


def test_the_deadline_of_a_concept_needs_no_reason():
    concept = make.a_concept(due=date(2023, 6, 30))
    client = signed_in("medewerker")
    assert "Reden van de wijziging" not in text_of(client.get(change(concept)))
    save(client, concept, deadline_words="uiterlijk 1 oktober 2023")
    concept.refresh_from_db()
    assert concept.due_latest == date(2023, 10, 1)


def test_spaces_are_not_a_reason(toezegging: Toezegging):
    with pytest.raises(workflow.MoveRefused, match="waarom de termijn anders wordt"):
        workflow.edit(toezegging, by=make.a_user(), on=make.DAY, reason=" \n", due_latest=date(2023, 7, 1))
