"""Moves apply only to the text that the clerk has seen; later changes are shown first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse

from desk.moves.forms import FORMS
from desk.moves.view import address_of
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.test_intake import PAGE, sheet
from tests.desk.test_two_at_once import wait_until_one_is_blocked
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from toezeggingen.rhythm import Rhythm

REASON = {"reason": "Zo besloten.", "on": "2023-05-10"}
LETTER, MEETING = "28676-9431", "2023A79001"
OLD_TEXT = "De minister stuurt een brief over de dijken."  # the default of the factories
NEW_TEXT = "De minister stuurt iets heel anders."


def a_partly_kept() -> Toezegging:
    return make.a_settled(outcome="deels-voldaan", remainder="de rest")


def a_withdrawn() -> Toezegging:
    toezegging = make.an_open()
    workflow.withdraw(toezegging, by=make.clerk(), on=date(2023, 5, 1), reason="Dubbel.")
    return toezegging


def a_postponed() -> Toezegging:
    toezegging, later = make.an_open(), make.a_deadline(date(2023, 9, 1))
    workflow.postpone(toezegging, by=make.clerk(), on=date(2023, 5, 1), deadline=later, reason="Druk.")
    return toezegging


def a_recurring() -> Toezegging:
    return make.an_open(rhythm=Rhythm.YEAR)


def an_ended_series() -> Toezegging:
    toezegging = a_recurring()
    workflow.end_series(toezegging, by=make.clerk(), on=date(2023, 5, 1), reason="De regeling vervalt.")
    return toezegging


# A suitable toezegging and input for each move; the default is an open toezegging and a reason.
MOVES_MADE: defaultdict[str, tuple[Callable[[], Toezegging], dict[str, Any]]] = defaultdict(
    lambda: (make.an_open, {}),
    {
        "publish": (make.a_concept, {}),
        "propose": (make.an_open, {"means": "brief", "letter": LETTER, "effect": "voldoet"}),
        "confirm": (lambda: make.a_proposal().toezegging, {"effect": "voldoet"}),
        "decide": (lambda: make.a_proposal().toezegging, {"outcome": "voldaan", "meeting": MEETING, "sure": MEETING}),
        "reject": (lambda: make.a_proposal().toezegging, {}),
        "revoke": (a_postponed, {}),
        "correct_reason": (a_postponed, {}),
        "end_series": (a_recurring, {}),
        "resume_series": (an_ended_series, {"rhythm": "12"}),
        "postpone": (make.an_open, {"deadline_words": "uiterlijk 1 juli 2023"}),
        "reopen": (a_partly_kept, {"to": "openstaand"}),
        "restore": (a_withdrawn, {}),
        "renumber": (make.an_open, {"number": "TZ202303-101"}),
    },
)


def change_text(toezegging: Toezegging) -> None:
    """Edit the text as a colleague would; a withdrawn toezegging is restored first."""
    facts = {"by": make.a_user(), "on": date(2023, 5, 10)}
    is_withdrawn = toezegging.withdrawn
    if is_withdrawn:
        workflow.restore(toezegging, reason="Toch niet dubbel.", **facts)
    workflow.edit(toezegging, text=NEW_TEXT, **facts)
    if is_withdrawn:
        workflow.withdraw(toezegging, reason="Toch dubbel.", **facts)


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMS)
def test_move_on_an_outdated_text_is_refused(name):
    make.a_letter(number=LETTER)
    make.a_meeting(number=MEETING)
    build, typed = MOVES_MADE[name]
    toezegging, client = build(), signed_in()
    address = address_of(toezegging, name)
    opened = client.get(address)
    change_text(toezegging)
    before = Event.objects.count()

    answer = client.post(address, filled(opened, "form", **REASON, **typed))

    assert "is intussen gewijzigd" in text_of(answer)
    assert NEW_TEXT in text_of(answer)
    assert Event.objects.count() == before
    assert client.post(address, filled(answer, "form")).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMS)
def test_move_without_the_seen_version_is_refused(name):
    make.a_letter(number=LETTER)
    make.a_meeting(number=MEETING)
    build, typed = MOVES_MADE[name]
    toezegging, client = build(), signed_in()
    address = address_of(toezegging, name)
    sent = filled(client.get(address), "form", **REASON, **typed)
    del sent["seen"]
    before = Event.objects.count()
    assert client.post(address, sent).status_code == 200
    assert Event.objects.count() == before


def press_while_the_text_changes(toezegging: Toezegging, press: Callable[[], HttpResponse]) -> str:
    """Return the clerk's page when a colleague's change commits during the submit."""

    def pressing() -> HttpResponse:
        try:
            return press()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            row = Toezegging.objects.select_for_update().get(pk=toezegging.pk)
            pressed = pool.submit(pressing)
            wait_until_one_is_blocked()
            workflow.edit(row, by=make.a_user(), on=date(2023, 5, 10), text=NEW_TEXT)
        return text_of(pressed.result())


@pytest.mark.django_db(transaction=True)
def test_move_during_a_concurrent_save_shows_the_new_text():
    concept, client = make.a_concept(), signed_in()
    address = address_of(concept, "publish")
    sent = filled(client.get(address), "form", on="2023-05-10")
    page = press_while_the_text_changes(concept, lambda: client.post(address, sent))
    assert "is intussen gewijzigd" in page
    assert NEW_TEXT in page


@pytest.mark.django_db(transaction=True)
def test_settling_during_a_concurrent_save_shows_the_new_text():
    toezegging, client = make.a_proposal().toezegging, signed_in()
    address = f"{PAGE}{toezegging.fulfilments.get().letter.number}/"
    opened = client.get(address)
    assert OLD_TEXT in text_of(opened)
    sent = sheet(opened, **{f"{toezegging.number}_choice": "bevestigen"})
    page = press_while_the_text_changes(toezegging, lambda: client.post(address, sent))
    assert "is intussen gewijzigd" in page
    assert OLD_TEXT not in page


@pytest.mark.django_db
def test_changed_concept_is_shown_again_before_deletion():
    concept, client = make.a_concept(), signed_in()
    address = f"/beheer/toezeggingen/toezegging/{concept.pk}/delete/"
    opened = client.get(address)
    workflow.edit(concept, by=make.a_user(), on=date(2023, 5, 10), text=NEW_TEXT)
    answer = client.post(address, hidden(opened), follow=True)
    assert "is intussen gewijzigd. Er is niets verwijderd" in text_of(answer)
    assert NEW_TEXT in text_of(answer)
    assert client.post(address, hidden(answer)).status_code == 302
    assert not Toezegging.objects.exists()


def hidden(page: HttpResponse) -> dict[str, str]:
    """Return the hidden fields of the page's form."""
    fields = re.findall(r'<input type="hidden" name="(post|seen)" value="([^"]*)">', text_of(page))
    return dict(fields)
