"""The list of toezeggingen in the admin: search, filters, order and deletion."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from toezeggingen import workflow
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db

LIST = "/beheer/toezeggingen/toezegging/"


def test_only_concepts_can_be_deleted():
    concept, published = make.a_concept(), make.an_open()
    client = signed_in("medewerker")
    assert client.post(f"{LIST}{published.pk}/delete/", {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [concept.pk, published.pk]}
    assert f"vanwege {published}" in text_of(client.post(LIST, action, follow=True))
    assert Toezegging.objects.count() == 2
    client.post(LIST, {"action": "delete_selected", "_selected_action": [concept.pk], "post": "yes"})
    assert list(Toezegging.objects.all()) == [published]


def test_withdrawn_toezegging_cannot_be_deleted():
    withdrawn, client = make.an_open(), signed_in("medewerker")
    workflow.withdraw(withdrawn, by=make.clerk(), on=make.DAY, reason="Dubbel.")
    action = {"action": "delete_selected", "_selected_action": [withdrawn.pk], "post": "yes"}
    assert f"Er is niets verwijderd, vanwege {withdrawn}" in text_of(client.post(LIST, action, follow=True))


def test_list_can_be_searched_and_filtered():
    late = make.an_open(text="Een brief over sluizen.", due=timezone.localdate() - timedelta(days=12))
    soon = make.an_open(due=timezone.localdate() + timedelta(days=3))
    undated = make.an_open()
    waiting = make.a_confirmed().toezegging
    withdrawn = make.an_open()
    workflow.withdraw(withdrawn, by=make.clerk(), on=make.DAY, reason="Dubbel.")
    client = signed_in()
    shown = {
        "termijn=te-laat": {late},
        "termijn=binnen-30-dagen": {soon},
        "termijn=geen-termijn": {undated},
        "termijn=brief-ontvangen": {waiting},
        "termijn=ingetrokken": {withdrawn},
        "q=sluizen+brief": {late},
        f"q={soon.number}": {soon},
        "status__exact=concept": set(),
    }
    for query, expected in shown.items():
        assert set(client.get(f"{LIST}?{query}").context["cl"].result_list) == expected, query
    assert "<strong>ingetrokken</strong>" in text_of(client.get(LIST))
    assert "12 dagen te laat" in text_of(client.get(LIST))
    assert "brief ontvangen, besluit volgt" in text_of(client.get(LIST))


def test_list_can_be_sorted_by_days_overdue():
    today = timezone.localdate()
    soon, late, undated = (
        make.an_open(due=today - timedelta(days=1)),
        make.an_open(due=today - timedelta(days=9)),
        make.an_open(),
    )
    column = "3"
    listed = list(signed_in().get(f"{LIST}?o={column}").context["cl"].result_list)
    assert listed == [late, soon, undated]


@pytest.mark.parametrize("query", ["termijn=onzin", "q=%00", "status__exact=onzin", "ministry_now__id__exact=x", "p=x"])
def test_malformed_list_query_is_no_server_error(query):
    assert signed_in().get(f"{LIST}?{query}", follow=True).status_code == 200
