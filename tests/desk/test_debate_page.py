"""The page of a debate in the admin: what is open for its committee and ministers, and the note of the clerks."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from desk.models import DebateNote
from parliament.models import Debate, Post
from tests import factories as make
from tests.desk.clerks import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate() -> Debate:
    return make.a_debate()


def page_of(client: Client, debate: Debate) -> str:
    return text_of(client.get(reverse("admin:parliament_debate_change", args=[debate.pk])))


def save_note(client: Client, debate: Debate, text: str, seen: int) -> str:
    address = reverse("admin:parliament_debate_note", args=[debate.pk])
    return text_of(client.post(address, {"notitie-seen": seen, "notitie-text": text}, follow=True))


@pytest.mark.parametrize("role", ["griffier", "medewerker"])
def test_page_lists_what_is_open_for_the_committee_and_the_minister(role, debate):
    post = Post.objects.create(title="minister van Zaken", ministry=make.a_ministry())
    make.a_settled(make.an_open(debate=debate, post=post))
    elsewhere = make.an_open(post=post, note="belt morgen terug", due=date(2023, 4, 1))
    earlier = make.an_open(debate=make.a_debate(committee=make.a_committee(successor=debate.committee)))
    other = make.an_open()
    page = page_of(signed_in(role), debate)
    assert "Wat staat open voor deze commissie en deze bewindspersoon" in page
    assert {elsewhere.number, earlier.number} == {
        row.number for row in (elsewhere, earlier, other) if row.number in page
    }
    assert "belt morgen terug" in page


def test_both_roles_write_the_note(debate):
    assert "De notitie is opgeslagen." in save_note(signed_in("medewerker"), debate, "Minister komt later.", 0)
    assert "Minister komt later." in page_of(signed_in(), debate)
    save_note(signed_in(), debate, "", 1)
    assert "Minister komt later." not in page_of(signed_in(), debate)


def test_a_note_of_two_clerks_keeps_both_texts(debate):
    save_note(signed_in(username="griffier-een"), debate, "Van de eerste.", 0)
    answer = save_note(signed_in(), debate, "Van de tweede.", 0)
    assert "riffier-een wijzigde de notitie intussen." in answer
    assert DebateNote.objects.get().text == "Van de eerste.\n\nVan de tweede."


def test_query_count_is_the_same_for_one_row_and_three(debate):
    client, counts = signed_in(), []
    for rows in (1, 2):
        for _ in range(rows):
            make.an_open(debate=debate, due=date(2023, 4, 1))
        with CaptureQueriesContext(connection) as queries:
            page_of(client, debate)
        counts.append(len(queries))
    assert counts[0] == counts[1]
