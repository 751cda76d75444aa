"""Test support for rappels: a minister with toezeggingen, a sent rappel, and what a browser would send."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alerts.models import Rappel, RappelRow
from desk.rappel.candidates import find_candidates
from desk.rappel.letter import CLOSING, OPENING
from desk.rappel.sending import send
from parliament.models import Ministry, Post
from tests import factories as make
from toezeggingen.models import Toezegging


def a_post(title: str = "minister van Voorbeeldzaken", ministry: Ministry | None = None) -> Post:
    return Post.objects.create(title=title, ministry=ministry or make.a_ministry())


def late(post: Post, days: int = 30, **fields: Any) -> Toezegging:
    return make.an_open(post=post, ministry_then=post.ministry, due=timezone.localdate() - timedelta(days), **fields)


def coming(post: Post, days: int = 30, **fields: Any) -> Toezegging:
    return late(post, -days, **fields)


def address_of(rappel: Rappel, page: str = "rappel") -> str:
    return reverse(f"admin:{page}", args=[rappel.number])


def new_address(post: Post, day: date | None = None) -> str:
    day = day or timezone.localdate()
    query = f"?ministerie={post.ministry.key}&functie={post.pk}&peildatum={day}"
    return reverse("admin:rappel-new") + query


def a_draft(post: Post, by: User | None = None, **fields: Any) -> Rappel:
    """A draft with all toezeggingen of the post."""
    today, by = timezone.localdate(), by or make.clerk()
    values = {"reference_day": today, "reply_by": today + timedelta(weeks=6), "opening": OPENING, "closing": CLOSING}
    rappel = Rappel.objects.create(
        number=Rappel.next_number(today), ministry=post.ministry, post=post, made_by=by, changed_by=by,
        **{**values, **fields},
    )  # fmt: skip
    for one in find_candidates(rappel):
        RappelRow.objects.create(
            rappel=rappel, toezegging_id=one.entry.key, stands_in=one.stands_in, deadline_words=one.words,
            due_latest=one.due,
        )  # fmt: skip
    return rappel


def a_sent(post: Post, address: str = "", **fields: Any) -> Rappel:
    rappel = a_draft(post, **fields)
    send(rappel, by=make.clerk(), seen=rappel.version, address=address)
    rappel.refresh_from_db()
    return rappel


def filled_draft(response: HttpResponse, **typed: Any) -> dict[str, Any]:
    """What a browser would send of the page of a draft."""
    page = response.context["page"]
    values = {name: page.form[name].value() for name in page.form.fields}
    return {**values, "rij": sorted(page.ticked), **typed}


def filled_answers(response: HttpResponse, **typed: dict[str, Any]) -> dict[str, Any]:
    """The fields of all rows. `typed` overrides fields, by the number of the toezegging with _ for -."""
    page = response.context["page"]
    data: dict[str, Any] = {field.html_name: field.value() or "" for field in page.reply}
    for row in page.rows:
        values = {field.name: field.value() for field in row} | typed.get(key(row.toezegging), {})
        data |= {row.add_prefix(name): value for name, value in values.items() if value not in (None, False)}
    return data


def key(toezegging: Toezegging) -> str:
    return toezegging.number.replace("-", "_")


def answer(client: Client, rappel: Rappel, opened: Any = None, **typed: Any) -> Any:
    """Post the form as opened, with the answer (or fields) of each toezegging. `reply` is what stands above them."""
    address = address_of(rappel, "rappel-answers")
    reply = typed.pop("reply", {})
    rows = {name: value if isinstance(value, dict) else {"choice": value} for name, value in typed.items()}
    data = filled_answers(opened or client.get(address), **rows)
    return client.post(address, {**data, **reply, "_opslaan": "ja"})
