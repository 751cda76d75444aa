"""Every move as each role, on a toezegging on which it is possible: it is made, or refused and nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from desk.moves.forms import FORMS
from desk.moves.view import address_of, is_possible
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.test_roles import ROLES, client_of
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.moves import MOVES
from toezeggingen.rhythm import Rhythm

pytestmark = pytest.mark.django_db

DUE, ON = date(2023, 5, 1), date(2023, 5, 10)


def moved(move: Callable[..., object], toezegging: Toezegging, **facts: Any) -> Toezegging:
    move(toezegging, by=make.clerk(), on=ON, reason="Eerst dit.", **facts)
    return toezegging


def postponed() -> Toezegging:
    return moved(workflow.postpone, make.an_open(due=DUE), deadline=make.a_deadline(date(2023, 9, 1)))


def recurring() -> Toezegging:
    return make.an_open(due=DUE, rhythm=Rhythm.YEAR)


# A toezegging on which the move is possible, and what the clerk fills in beside a day and a reason.
CASES: dict[str, tuple[Callable[[], Toezegging], dict[str, object]]] = {
    "publish": (make.a_concept, {}),
    "propose": (make.an_open, {"means": "document", "effect": "voldoet", "document_title": "Een wet"}),
    "confirm": (lambda: make.a_proposal().toezegging, {"effect": "voldoet"}),
    "decide": (lambda: make.a_confirmed().toezegging, {"outcome": "voldaan", "meeting": "2023A79001"}),
    "reject": (lambda: make.a_proposal().toezegging, {}),
    "postpone": (lambda: make.an_open(due=DUE), {"deadline_words": "uiterlijk 1 juli 2023"}),
    "revoke": (postponed, {}),
    "lapse": (make.an_open, {}),
    "reopen": (make.a_settled, {"to": "openstaand"}),
    "end_series": (recurring, {}),
    "resume_series": (lambda: moved(workflow.end_series, recurring()), {"rhythm": Rhythm.YEAR}),
    "withdraw": (make.an_open, {}),
    "restore": (lambda: moved(workflow.withdraw, make.an_open()), {}),
    "correct_reason": (lambda: moved(workflow.lapse, make.an_open()), {}),
    "renumber": (make.an_open, {"number": "TZ202303-101"}),
}
TO_LOG_IN = ("nobody", "no clerk")
MAY = {name: {"griffier"} for name in CASES} | {"propose": {"medewerker", "griffier"}}


def seen_by_public(toezegging: Toezegging) -> str:
    return text_of(Client().get(toezegging.get_absolute_url())).partition("Laatst gewijzigd")[0]


def test_every_move_with_a_form_has_a_case():
    assert set(CASES) == set(FORMS)


@pytest.mark.parametrize("name", CASES)
def test_a_move_is_made_by_who_may_and_refused_for_all_others(name: str):
    enter, typed = CASES[name]
    make.a_meeting(number="2023A79001", committee=None)
    toezegging = enter()
    assert is_possible(name, toezegging)
    address, events, before = address_of(toezegging, name), toezegging.events, seen_by_public(toezegging)
    reasons = {"reason": "Zo besloten.", "internal_reason": "Voor ons."}
    sent = filled(signed_in().get(address), "form", on=ON.isoformat(), **reasons, **typed)
    known = events.count()
    for role in ROLES:
        with transaction.atomic():
            client = client_of(role)
            shown, answer = client.get(address).status_code, client.post(address, sent)
            if role in MAY[name]:
                assert (shown, answer.status_code) == (200, 302), role
                assert events.order_by("pk").last().kind == MOVES[name].event, role
            else:
                assert (shown, answer.status_code) == (302 if role in TO_LOG_IN else 403, 403), role
                assert events.count() == known, role
            if role != "griffier":
                assert seen_by_public(toezegging) == before, role
            transaction.set_rollback(True)
