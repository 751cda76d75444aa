"""Fulfilments that wait for a decision: their names, and letters that are not public yet."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models.fulfilment import Effect, Means, Outcome

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return text_of(response)


@pytest.mark.parametrize(
    ("fields", "title", "moment"),
    [
        ({}, "voldoet besluit volgt", "brief ontvangen, besluit volgt"),
        ({"effect": Effect.MENTIONS}, "noemt", "brief ontvangen"),
        (
            {"means": Means.BRIEFING, "held_on": date(2023, 4, 3)},
            "Technische briefing van 3 april 2023",
            "technische briefing gemeld, besluit volgt",
        ),
        (
            {"means": Means.DOCUMENT, "document_kind": "wetsvoorstel", "document_title": "Wet op de dijken"},
            "Wetsvoorstel: Wet op de dijken",
            "ander document gemeld, besluit volgt",
        ),
    ],
)
def test_item_shows_what_was_received(client, fields, title, moment):
    page = read(client, make.a_confirmed(**fields).toezegging.get_absolute_url())
    assert title in page
    assert f"21 april 2023 {moment}" in page
    standing = moment if moment.endswith("besluit volgt") else "openstaand"
    assert f"De minister stuurt een brief over de dijken. {standing.capitalize()}." in page
    assert standing in read(client, "/toezeggingen/")


def test_the_clerks_history_of_a_briefing_mentions_no_letter(client):
    toezegging = make.a_confirmed(means=Means.BRIEFING, held_on=date(2023, 4, 3)).toezegging
    client.force_login(make.a_user("griffier"))
    page = read(client, reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk]))
    assert "nakoming bevestigd Technische briefing van 3 april 2023" in page
    assert "brief ontvangen, besluit volgt" not in page


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        (
            {"document_kind": "antwoorden op vragen", "document_number": "99104-8", "document_title": "Dijken"},
            "antwoorden op vragen 99104-8: Dijken",
        ),
        ({"document_kind": "NAVO-rapport", "document_title": "Dijken"}, "NAVO-rapport: Dijken"),
        ({"document_title": "Rapport over dijken"}, "Rapport over dijken"),
        ({"means": Means.BRIEFING, "held_on": date(2023, 4, 3)}, "technische briefing van 3 april 2023"),
    ],
)
def test_inside_a_sentence_the_means_starts_with_a_small_letter_unless_it_is_a_name(client, fields, named):
    make.a_settled(**{"means": Means.DOCUMENT, **fields})
    assert f"voldaan op 10 mei 2023 door {named}" in read(client, "/")


def test_item_shows_that_an_unreleased_letter_waits_but_not_which(client):
    in_part = make.a_settled(outcome=Outcome.PARTLY, remainder="de kosten")
    expected = "Er is een brief ontvangen die nog niet openbaar is; het besluit volgt."
    for toezegging in (make.an_open(), in_part):
        assert expected not in read(client, toezegging.get_absolute_url())
        letter = make.a_letter(released=False, number="99001-778" if toezegging is in_part else "99001-777")
        make.a_confirmed(toezegging, letter=letter)
        page = read(client, toezegging.get_absolute_url())
        assert expected in page
        assert "99001-77" not in page
        letter.versions.update(released_at=timezone.now())
        page = read(client, toezegging.get_absolute_url())
        assert expected not in page
        assert letter.number in page


@pytest.mark.parametrize("outcome", [Outcome.NOTED, Outcome.REFUSED])
def test_item_shows_a_decision_on_an_unreleased_letter_that_changed_nothing(client, outcome):
    toezegging, meeting = make.an_open(), make.a_meeting()
    proposal = make.a_proposal(toezegging, letter=make.a_letter(released=False, number="99001-777"))
    workflow.decide(proposal, by=make.clerk(), on=meeting.day, meeting=meeting, outcome=outcome)
    page = read(client, toezegging.get_absolute_url())
    assert f"Er is een brief ontvangen die nog niet openbaar is. besluit: {outcome.label} op 10 mei 2023" in page
    assert "Er is nog niets ontvangen" not in page
    assert "99001-777" not in page


def test_item_says_that_a_decision_on_an_unreleased_letter_was_undone(client):
    toezegging = make.a_settled(letter=make.a_letter(released=False))
    workflow.reopen(toezegging, by=make.clerk(), on=date(2023, 6, 1), to="openstaand", reason="Onvolledig.")
    page = read(client, toezegging.get_absolute_url())
    assert "besluit teruggedraaid: heropend op 1 juni 2023 eerder voldaan" in page
    assert "Er is nog niets ontvangen" not in page
