"""The start page: what waits for a clerk, in which order, and with a link to everything else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from desk.agenda import describe_missing_recesses
from desk.work_lists import MAX_ITEMS, list_work
from parliament.models import Recess
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from toezeggingen import workflow
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db


def items(title: str) -> list[str]:
    (work_list,) = (found for found in list_work(timezone.localdate()) if found.title == title)
    return [item.name for item in work_list.first_items]


def numbers(rows: list[Any]) -> list[str]:
    return [row.number for row in rows]


def days_ago(*days: int) -> list[date]:
    return [timezone.localdate() - timedelta(days=count) for count in days]


def test_longest_overdue_comes_first():
    later, earlier, latest = (make.an_open(due=due) for due in days_ago(5, 9, 1))
    assert items("Te laat") == numbers([earlier, later, latest])


def test_longest_overdue_comes_first_among_what_awaits_a_decision():
    later, earlier = (make.a_confirmed(make.an_open(due=due)).toezegging for due in days_ago(5, 9))
    undated = make.a_confirmed().toezegging
    assert items("Besluit volgt") == numbers([earlier, later, undated])
    assert items("Te laat") == []


def test_newest_concept_and_oldest_undated_toezegging_come_first():
    old, new = date(2023, 1, 10), date(2023, 3, 22)
    concepts, undated = ([build(made_on=day, debate=make.a_debate(day=day)) for day in (old, new, old)]
                         for build in (make.a_concept, make.an_open))  # fmt: skip
    assert items("Concepten")[0] == concepts[1].number
    assert items("Zonder datum: nakijken")[-1] == undated[1].number


def test_oldest_letter_comes_first():
    new, old = (make.a_letter(released=False, date=day) for day in (date(2023, 5, 9), date(2023, 4, 3)))
    for letter in (new, old):
        make.a_proposal(letter=letter)
    assert items("Brieven met open voorstellen") == items("Brieven die nog niet openbaar zijn") == numbers([old, new])


def test_a_long_list_shows_its_beginning_and_links_to_the_rest():
    overdue = [make.an_open(due=due) for due in days_ago(*range(1, MAX_ITEMS + 3))]
    make.an_open(due=timezone.localdate())
    assert items("Te laat") == numbers(overdue[:-MAX_ITEMS-1:-1])  # fmt: skip
    client = signed_in()
    page = text_of(client.get("/beheer/"))
    (address,) = re.findall(rf'href="([^"]*)">Alle {MAX_ITEMS + 2}<span', page)
    assert set(client.get(address).context["cl"].result_list) == set(overdue)


def test_every_list_links_to_exactly_its_own_toezeggingen():
    make.a_concept()
    make.an_open(due=days_ago(3)[0])
    make.a_confirmed(make.an_open(due=days_ago(3)[0]))
    make.an_open()
    client = signed_in()
    for title in ("Concepten", "Te laat", "Besluit volgt", "Zonder datum: nakijken"):
        (work_list,) = (found for found in list_work(timezone.localdate()) if found.title == title)
        assert numbers(client.get(work_list.address).context["cl"].result_list) == items(title), title
        assert len(items(title)) == 1


def test_withdrawn_toezeggingen_are_no_work():
    for toezegging in (make.an_open(), make.an_open(due=days_ago(3)[0])):
        workflow.withdraw(toezegging, by=make.clerk(), on=make.DAY, reason="Dubbel.")
    assert Toezegging.objects.count() == 2
    assert {title for title in ("Te laat", "Zonder datum: nakijken") if items(title)} == set()


def test_staff_without_a_group_see_no_work():
    concept, client = make.a_concept(), Client()
    client.force_login(User.objects.create_user("gast", is_staff=True))
    assert concept.number not in text_of(client.get("/beheer/"))
    assert concept.number in text_of(signed_in("medewerker").get("/beheer/"))


def test_recesses_are_missing_when_the_last_one_starts_within_a_year():
    last = Recess.objects.order_by("last_meeting").last()
    a_year_before = last.last_meeting - timedelta(days=365)
    assert describe_missing_recesses(a_year_before) == ""
    warning = describe_missing_recesses(a_year_before + timedelta(days=1))
    assert f"recessen tot en met het {last.kind} van {last.last_meeting.year}." in warning
    Recess.objects.all().delete()
    assert "Het register kent nog geen recessen." in describe_missing_recesses(a_year_before)


def test_recess_warning_appears_once_after_a_change():
    Recess.objects.filter(last_meeting__gt=timezone.localdate()).delete()
    client, first = signed_in(), Recess.objects.earliest("last_meeting")
    sent = {"post": "yes", "change_reason": "Staat er dubbel in."}
    page = text_of(client.post(f"/beheer/parliament/recess/{first.pk}/delete/", sent, follow=True))
    assert page.count("Een termijn die aan een later reces hangt") == 1
