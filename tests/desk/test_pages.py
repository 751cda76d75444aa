"""Admin pages open, are in Dutch and have a constant query count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alerts.models import MailKind, Round
from letters.models import LetterVersion
from parliament.models import Member, Minister, Post, Recess, Tenure
from tests import factories as make
from tests.alerts.mailroom import a_follower, a_mail
from tests.desk.clerks import signed_in, text_of
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Means, Outcome

pytestmark = pytest.mark.django_db

YESTERDAY = timezone.localdate() - timedelta(days=1)
ENGLISH = (
    "Please correct",
    "Choose %s",
    "Select all",
    "Add another",
    "Filter by",
    "Model name",
    "Can add",
    "Can view",
    "Add link",
    "view list link",
    "Today",
    "Forgotten",
    "Log in",
    "Error:",
)


def a_recess() -> Recess:
    last = date(2050, 1, 3) + timedelta(days=40 * Recess.objects.count())
    return Recess.objects.create(kind=Recess.Kind.SUMMER, last_meeting=last, next_meeting=last + timedelta(days=20))


def a_post() -> Post:
    post = Post.objects.create(title=f"minister {Post.objects.count()}", ministry=make.a_ministry())
    minister = Minister.objects.create(name=f"A. Minister {Minister.objects.count()}")
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10))
    return post


def a_toezegging() -> Toezegging:
    toezegging = make.an_open(due=YESTERDAY)
    make.a_confirmed(make.an_open(due=YESTERDAY))
    return toezegging


LISTS: dict[str, Callable[[], Any]] = {
    "toezeggingen_toezegging": a_toezegging,
    "letters_letter": make.a_letter,
    "parliament_debate": make.a_debate,
    "parliament_committee": make.a_committee,
    "parliament_recess": a_recess,
    "parliament_ministry": lambda: make.a_ministry(f"m{User.objects.count()}"),
    "parliament_post": a_post,
    "parliament_minister": a_post,
    "parliament_party": make.a_party,
    "parliament_member": lambda: Member.objects.create(name="W. de Vries", party=make.a_party()),
    "accounts_failedlogin": lambda: Client().post(reverse("admin:login"), {"username": "wie", "password": "x"}),
    "auth_user": lambda: make.a_user(),
    "auth_group": lambda: Group.objects.create(name=f"groep {Group.objects.count()}"),
    "alerts_recipient": lambda: a_follower(f"commissie={make.a_debate().committee.slug}"),
    "alerts_mail": lambda: a_mail(error="550 Onbekend"),
    "alerts_round": lambda: Round.objects.create(kind=MailKind.DIGEST, period=f"2031-{Round.objects.count() + 10}"),
}
NOT_ADDED = ("accounts_failedlogin", "letters_letter", "alerts_mail", "alerts_round")


def queries_of(client: Any, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", LISTS)
def test_list_query_count_is_constant(name):
    client = signed_in(is_superuser=True)
    address = reverse(f"admin:{name}_changelist")
    LISTS[name]()
    client.get(address)
    at_one = queries_of(client, address)
    LISTS[name]()
    LISTS[name]()
    assert queries_of(client, address) == at_one


def test_item_query_count_is_constant():
    client, toezegging = signed_in(), make.an_open()
    address = reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])

    def add_rows() -> None:
        make.a_proposal(toezegging)
        make.a_confirmed(toezegging, means=Means.DEBATE, debate=make.a_debate())
        make.a_settled(toezegging, outcome=Outcome.NOTED)
        toezegging.relations.create(kind="herhaling-van", target=make.an_open())

    add_rows()
    client.get(address)
    at_one = queries_of(client, address)
    add_rows()
    add_rows()
    assert queries_of(client, address) == at_one


def test_all_registered_lists_have_a_query_count_test():
    assert {f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry} == set(LISTS)


def test_dashboard_query_count_is_constant():
    client = signed_in()
    a_toezegging()
    make.a_proposal()
    make.a_concept()
    client.get("/beheer/")
    at_one = queries_of(client, "/beheer/")
    for _ in range(2):
        a_toezegging()
        make.a_proposal()
        make.a_concept()
    assert queries_of(client, "/beheer/") == at_one


@pytest.mark.parametrize("name", LISTS)
def test_forms_open_in_dutch(name):
    client = signed_in(is_superuser=True)
    row = LISTS[name]()
    model = admin.site._registry
    app, _, model_name = name.partition("_")
    first = next(one for one in model if one._meta.label_lower == f"{app}.{model_name}").objects.first()
    assert row is not None
    change = client.get(reverse(f"admin:{name}_change", args=[first.pk]))
    assert change.status_code == 200
    pages = [text_of(change)]
    if name not in NOT_ADDED:
        added = client.get(reverse(f"admin:{name}_add"))
        assert added.status_code == 200
        pages.append(text_of(added))
    assert [word for page in pages for word in ENGLISH if word in page] == []


@pytest.mark.parametrize("address", ["/beheer/", "/beheer/parliament/"])
def test_lists_open_in_dutch(address):
    page = text_of(signed_in().get(address))
    assert 'aria-describedby="lijst-parliament-debate">Toevoegen' in page
    assert [word for word in ENGLISH if word in page] == []


def test_login_page_is_in_dutch(client):
    page = text_of(client.post("/beheer/login/", {"username": "wie", "password": "onbekend"}))
    assert "Inloggen" in page
    assert [word for word in ENGLISH if word in page] == []


def test_dashboard_lists_pending_work():
    proposal = make.a_proposal()
    late, concept, undated = make.an_open(due=YESTERDAY), make.a_concept(), make.an_open()
    unreleased = make.a_letter(released=False)
    page = text_of(signed_in().get("/beheer/"))
    for name in (proposal.letter.number, late.number, concept.debate.number, undated.number, unreleased.number):
        assert name in page
    assert "1 dag te laat" in page


def test_dashboard_lists_conditional_deadlines():
    hanging = make.a_concept()
    hanging.deadline = make.a_deadline(words="na de evaluatie", firmness="gebeurtenis")
    hanging.save()
    workflow.publish(hanging, by=make.clerk(), on=make.DAY)
    client = signed_in()
    assert hanging.number in text_of(client.get("/beheer/"))
    shown = client.get(reverse("admin:toezeggingen_toezegging_changelist") + "?termijn=zonder-dag")
    assert list(shown.context["cl"].result_list) == [hanging]


def test_dashboard_lists_unreleased_versions():
    letter, done = make.a_letter(), make.a_letter()
    LetterVersion.objects.create(letter=letter, nr=2, text="Verbeterd.", fingerprint="2", received_on=letter.date)
    client = signed_in()
    page = text_of(client.get("/beheer/"))
    assert letter.number in page
    assert done.number not in page
    shown = client.get(reverse("admin:letters_letter_changelist") + "?openbaar=nee")
    assert list(shown.context["cl"].result_list) == [letter]


def test_item_has_a_single_history_page():
    address = reverse("admin:toezeggingen_toezegging_change", args=[make.an_open().pk])
    page = text_of(signed_in().get(address))
    assert "/history/" not in page
    assert "Op de openbare site bekijken" in page


def test_visitors_cannot_open_the_desk_pages(client):
    letter = make.a_letter()
    for address in (
        "nieuwe-toezeggingen/",
        "brief-inlezen/",
        f"brief-inlezen/{letter.number}/",
        "termijn/",
        "vergaderingen/",
        "rappel/",
        "rappel/nieuw/",
    ):
        assert client.get(f"/beheer/{address}").status_code == 302


def test_staff_without_a_group_are_refused():
    client = signed_in()
    client.force_login(User.objects.create_user("gast", is_staff=True))
    letter = make.a_letter()
    assert client.get("/beheer/nieuwe-toezeggingen/").status_code == 403
    assert client.get("/beheer/brief-inlezen/").status_code == 403
    assert client.get("/beheer/rappel/").status_code == 403
    assert client.get(f"/beheer/brief-inlezen/{letter.number}/").status_code == 403
    assert client.get("/beheer/").status_code == 200


def test_events_cannot_be_edited():
    assert not any(model._meta.model_name in ("event", "fulfilment", "postponement") for model in admin.site._registry)
