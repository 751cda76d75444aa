"""Every address of the desk, as each role: who gets the page, who may send its form, who is turned away.

`ANSWERS` has a row for each address. An address without a row fails, so that no new page forgets to ask who may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver

from accounts.models import FailedLogIn
from alerts.models import Mail, MailKind, Recipient, Round
from parliament.models import Member, Minister, Post, Recess
from tests import factories as make
from tests.desk.meetings import an_item
from tests.desk.rappels import a_draft
from toezeggingen import workflow

ROLES = ("nobody", "no clerk", "no role", "medewerker", "griffier", "beheerder")

# One answer for each of ROLES. "in" is the log-in; "no clerk" has an account that may not enter the desk, such as a
# clerk who left. A follower has no account: that is "nobody".
CLERKS = "in  in  403 200 200 403"
CLERKS_SAVE = "in  in  403 302 302 403"
GRIFFIERS = "in  in  403 403 200 403"
GRIFFIERS_SAVE = "in  in  403 403 302 403"
MANAGERS = "in  in  403 403 403 200"
NEVER = "in  in  403 403 403 403"
ALL = "in  in  200 200 200 200"
ALL_GO_ON = "in  in  302 302 302 302"
OTHER_METHOD = "in  in  405 405 405 405"
NOT_HERE = "in  in  404 404 404 404"
WITH_APPS = "in  in  404 200 200 404"
LOGGED_OUT = "200 200 200 200 200 200"
LOG_IN = "in  in  302 302 302 302"
NO_METHOD = "405 405 405 405 405 405"

# By the name of the address: the answers to GET, and to a POST of what `form_of` says, mostly nothing.
ANSWERS = {
    "index": (ALL, ALL),
    "manual": (ALL, ALL),
    "login": (LOG_IN, "in  in  in  in  in  in"),
    "logout": (NO_METHOD, LOGGED_OUT),
    "second-step": (ALL, ALL),
    "password_change": (ALL, ALL),
    "password_change_done": (ALL, OTHER_METHOD),
    "jsi18n": (ALL, OTHER_METHOD),
    "app_list": (WITH_APPS, WITH_APPS),
    "view_on_site": (ALL_GO_ON, ALL_GO_ON),
    "(?P<url>.*)$": (NOT_HERE, NOT_HERE),
    "autocomplete": (CLERKS, OTHER_METHOD),
    "explain-deadline": (CLERKS, CLERKS),
    "bulk": (CLERKS, CLERKS),
    "bulk-debate": (CLERKS, OTHER_METHOD),
    "bulk-row": (CLERKS, OTHER_METHOD),
    "bulk-list": (OTHER_METHOD, CLERKS),
    "bulk-alike": (OTHER_METHOD, CLERKS),
    "bulk-draft": (CLERKS, CLERKS),
    "publish": (GRIFFIERS, GRIFFIERS),
    "post-room": (GRIFFIERS, GRIFFIERS),
    "handover": (GRIFFIERS, GRIFFIERS),
    "handover-made": (GRIFFIERS, GRIFFIERS_SAVE),
    "intake": (CLERKS, CLERKS),
    "intake-letter": (CLERKS, CLERKS),
    "meetings": (CLERKS, CLERKS),
    "meeting": (CLERKS, CLERKS_SAVE),
    "meeting-list": (CLERKS, CLERKS),
    "meeting-decisions": (GRIFFIERS, GRIFFIERS_SAVE),
    "rappels": (CLERKS, CLERKS),
    "rappel-new": (CLERKS_SAVE, CLERKS_SAVE),  # without a minister it goes back to the list
    "rappel": (CLERKS, CLERKS),
    "rappel-letter": (CLERKS, CLERKS),
    "rappel-send": (OTHER_METHOD, GRIFFIERS),
    "rappel-answers": (GRIFFIERS_SAVE, GRIFFIERS_SAVE),  # of a draft: it goes back to the draft
    "my-committees": (CLERKS, CLERKS_SAVE),
    "parliament_debate_note": (OTHER_METHOD, CLERKS_SAVE),
    "letters_letter_release": (OTHER_METHOD, GRIFFIERS_SAVE),
    "toezeggingen_toezegging_move": (GRIFFIERS, GRIFFIERS),  # each move: test_moves_by_role.py
    "toezeggingen_toezegging_workbook": (CLERKS, CLERKS),
    "toezeggingen_toezegging_changelist": (CLERKS, CLERKS),
    "toezeggingen_toezegging_add": (CLERKS, CLERKS),
    "toezeggingen_toezegging_change": (CLERKS, CLERKS),
    "toezeggingen_toezegging_history": (CLERKS, CLERKS),
    "toezeggingen_toezegging_delete": (CLERKS, CLERKS_SAVE),  # of a concept
    "letters_letter_changelist": (CLERKS, CLERKS),
    "letters_letter_add": (NEVER, NEVER),
    "letters_letter_change": (CLERKS, GRIFFIERS),  # of a public letter
    "letters_letter_history": (CLERKS, CLERKS),
    "letters_letter_delete": (NEVER, NEVER),
    **{
        f"parliament_{model}_{page}": answers
        for model in ("committee", "debate", "member", "minister", "ministry", "party", "post", "recess")
        for page, answers in {
            "changelist": (CLERKS, CLERKS),
            "add": (GRIFFIERS, GRIFFIERS),
            "change": (CLERKS, GRIFFIERS),
            "history": (CLERKS, CLERKS),
            "delete": (NEVER, NEVER),
        }.items()
    },
    "parliament_recess_delete": (GRIFFIERS, GRIFFIERS_SAVE),
    "alerts_recipient_preview": (GRIFFIERS, GRIFFIERS_SAVE),
    "alerts_recipient_changelist": (GRIFFIERS, GRIFFIERS),
    "alerts_recipient_add": (GRIFFIERS, GRIFFIERS),
    "alerts_recipient_change": (GRIFFIERS, GRIFFIERS),
    "alerts_recipient_history": (GRIFFIERS, GRIFFIERS),
    "alerts_recipient_delete": (GRIFFIERS, GRIFFIERS),  # refused with a reason: this one had mail
    **{
        f"alerts_{model}_{page}": answers
        for model in ("mail", "round")
        for page, answers in {
            "changelist": (GRIFFIERS, GRIFFIERS),
            "add": (NEVER, NEVER),
            "change": (GRIFFIERS, NEVER),
            "history": (GRIFFIERS, GRIFFIERS),
            "delete": (NEVER, NEVER),
        }.items()
    },
    "auth_user_changelist": (MANAGERS, MANAGERS),
    "auth_user_add": (MANAGERS, MANAGERS),
    "auth_user_change": (MANAGERS, MANAGERS),
    "auth_user_password_change": (MANAGERS, MANAGERS),
    "auth_user_history": (MANAGERS, MANAGERS),
    "auth_user_delete": (NEVER, NEVER),
    "accounts_failedlogin_changelist": (MANAGERS, MANAGERS),
    "accounts_failedlogin_add": (NEVER, NEVER),
    "accounts_failedlogin_change": (MANAGERS, NEVER),
    "accounts_failedlogin_history": (MANAGERS, MANAGERS),
    "accounts_failedlogin_delete": (NEVER, NEVER),
    **{f"auth_group_{page}": (NEVER, NEVER) for page in ("changelist", "add", "change", "history", "delete")},
    # Django sends the address of a row without /change/ on to it.
    **{
        f"{model._meta.app_label}/{model._meta.model_name}/<path:object_id>/": (ALL_GO_ON, ALL_GO_ON)
        for model in admin.site._registry
    },
}
WHAT_TO_DO = """
{} has no row in ANSWERS of tests/desk/test_roles.py.
Decide for each of ROLES what GET and POST answer, and add the row. If its address has a new kind of value, add that to
`values` in `address_of`; if a POST must be filled in, to `form_of`.
"""


def patterns(urls: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    """The name and the route of each address; of an address without a name twice the route."""
    for one in urls:
        route = f"{before}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, route)
        else:
            yield one.name or route, route


ROUTES = sorted(patterns(admin.site.get_urls()), key=lambda one: one[0] == "logout")  # after it, all would be "in"


def test_each_address_of_the_desk_has_a_row():
    names = [name for name, _ in ROUTES]
    for name in names:
        assert name in ANSWERS, WHAT_TO_DO.format(name)
    assert sorted(ANSWERS.keys() - set(names)) == [], "These rows are of no address."


@pytest.fixture
def register() -> dict[str, Any]:
    """A row of each model of the admin, by model; and the values of addresses that are not of one row."""
    party, ministry = make.a_party(), make.a_ministry()
    proposal = make.a_proposal(make.an_open(post=Post.objects.create(title="minister van Zaken", ministry=ministry)))
    toezegging, letter = proposal.toezegging, proposal.letter
    meeting = make.a_meeting(committee=toezegging.debate.committee)
    an_item(meeting)
    handover = {"key": uuid4(), "source": ministry, "target": make.a_ministry("yy"), "reason": "Nieuw kabinet."}
    workflow.hand_over(toezegging, by=make.clerk(), on=make.DAY, **handover)
    recipient = Recipient.objects.create(address="a@example.nl")
    mail = {"recipient": recipient, "address": recipient.address, "kind": MailKind.DIGEST, "period": "2023-W16"}
    return {
        "committee": meeting.committee, "debate": toezegging.debate, "ministry": ministry, "party": party,
        "post": toezegging.post, "minister": Minister.objects.create(name="A. de Wit"),
        "member": Member.objects.create(name="J. van der Meer", party=party), "recess": Recess.objects.first(),
        "recipient": recipient, "mail": Mail.objects.create(**mail, subject="Te laat", text="Twee."),
        "round": Round.objects.create(kind=MailKind.DIGEST, period="2023-W16"),
        "user": make.a_user("medewerker"), "group": Group.objects.first(),
        "failedlogin": FailedLogIn.objects.create(username="x", failures_since_start=1),
        "letter": letter, "toezegging": toezegging, "concept": make.a_concept(made_on=date(2023, 4, 2)),
        "meeting": meeting, "handover": handover["key"], "rappel": a_draft(toezegging.post),
    }  # fmt: skip


def address_of(name: str, route: str, register: dict[str, Any]) -> str:
    toezegging = register["toezegging"]
    fields = "app_label=toezeggingen&model_name=toezegging&field_name=debate"
    special = {
        "app_list": "parliament/",
        "view_on_site": f"r/{ContentType.objects.get_for_model(toezegging).pk}/{toezegging.pk}/",
        "(?P<url>.*)$": "onzin/",
        "autocomplete": f"autocomplete/?{fields}",
    }
    model = "concept" if name == "toezeggingen_toezegging_delete" else route.partition("/")[2].partition("/")[0]
    key = str(register[model].pk) if model in register else ""
    numbered = {"brief-inlezen": "letter", "rappel": "rappel"}.get(route.partition("/")[0], "meeting")
    number = register[numbered].number
    values = {"object_id": key, "pk": key, "id": key, "nr": "1", "verb": "laten-vervallen", "number": number}
    values["key"] = str(register["handover"])
    filled = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], special.get(name, route))
    return f"/beheer/{filled}"


def form_of(name: str, register: dict[str, Any]) -> dict[str, Any]:
    if name.endswith("_delete"):
        return {"post": "yes", "seen": register["concept"].version}
    if name == "handover-made":
        return {"reason": "Te vroeg."}
    return {}


def client_of(role: str) -> Client:
    client = Client()
    if role in ("no clerk", "no role"):
        client.force_login(User.objects.create_user("kees", is_staff=role == "no role"))
    elif role != "nobody":
        client.force_login(make.a_user(role))
    return client


def told(answer: HttpResponse) -> str:
    """The status, or "in" for the log-in: a GET is sent there, a form that was sent is kept on it."""
    is_sent_there = answer.headers.get("Location", "").startswith("/beheer/login/")
    is_asked = "admin/login.html" in [template.name for template in getattr(answer, "templates", ())]
    return "in" if is_sent_there or is_asked else str(answer.status_code)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_the_answers_of_its_column(role: str, register: dict[str, Any]):
    client, column = client_of(role), ROLES.index(role)
    found, expected = {}, {}
    for name, route in ROUTES:
        for method, answers in zip(("get", "post"), ANSWERS[name], strict=True):
            expected[name, method] = answers.split()[column]
            with transaction.atomic():
                sent = form_of(name, register) if method == "post" else {}
                answer = getattr(client, method)(address_of(name, route, register), sent)
                found[name, method] = told(answer)
                answer.getvalue()  # a file closes after its last byte
                transaction.set_rollback(True)
    assert {at: answer for at, answer in found.items() if answer != expected[at]} == {}
