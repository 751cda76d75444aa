"""New toezeggingen: likely earlier ones are shown with each row, and linked when the row is saved."""

from __future__ import annotations

import pytest

from desk.models import EntryDraft
from parliament.models import Debate
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.test_alike import AGAIN, FIRST, known
from tests.desk.test_bulk_entry import PAGE, post, sheet
from tests.desk.test_entry_page import check
from toezeggingen.models import Relation, Toezegging
from toezeggingen.models.toezegging import RelationKind

__all__ = ["known", "post"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def debate(known) -> Debate:
    """A later debate of the committee in which FIRST was promised."""
    return make.a_debate(committee=known[0].debate.committee)


@pytest.mark.parametrize("is_repeat", [True, False])
def test_a_likely_earlier_one_is_shown_before_saving_and_linked_if_chosen(post, known, debate, is_repeat):
    client = signed_in("medewerker")
    page = check(client, debate=debate.number, post=post.title, **{"rij-0-text": AGAIN}, _opslaan="ja")
    assert f"Herhaling van {known[0]}" in text_of(page)
    assert not Toezegging.objects.filter(debate=debate).exists()  # the clerk had not seen it
    choice = {"rij-0-repeats": known[0].pk} if is_repeat else {}
    assert client.post(PAGE, sheet(page, _opslaan="ja", **choice)).status_code == 302
    links = Relation.objects.filter(source__debate=debate, kind=RelationKind.REPEATS)
    assert [link.target for link in links] == ([known[0]] if is_repeat else [])


def test_the_script_is_told_what_each_row_repeats(post, known, debate):
    client = signed_in("medewerker")
    rows = {"rij-0-text": "De minister belt over bruggen.", "rij-1-text": AGAIN}
    sent = sheet(client.get(PAGE), debate=debate.number, post=post.title, **rows)
    told = client.post(f"{PAGE}lijkt-op/", sent).json()["rijen"]
    assert [row["getoond"] for row in told[:3]] == ["", str(known[0].pk), ""]
    assert f'name="rij-1-repeats" value="{known[0].pk}"' in told[1]["keuzes"]
    assert told[0]["keuzes"] == ""


def test_the_choice_is_kept_in_the_draft(post, known, debate):
    client = signed_in()
    check(client, debate=debate.number, post=post.title, **{"rij-0-text": AGAIN, "rij-0-repeats": known[0].pk})
    assert EntryDraft.objects.get().content["rows"][0]["repeats"] == str(known[0].pk)
    page = text_of(client.get(PAGE, {"debat": debate.number}))
    assert f'name="rij-0-repeats" value="{known[0].pk}" checked' in page


def test_the_same_text_in_the_same_debate_is_entered_if_the_clerk_says_so(post, known):
    client, debate = signed_in(), known[0].debate
    page = check(client, debate=debate.number, post=post.title, **{"rij-0-text": FIRST})
    refused = client.post(PAGE, sheet(page, _opslaan="ja"))
    assert "staat al in het register" in text_of(refused)
    assert f"/toezegging/{known[0].pk}/change/" in text_of(refused)
    assert f"Toch invoeren, herhaling van {known[0]}" in text_of(refused)
    sent = sheet(refused, _opslaan="ja", **{"rij-0-repeats": known[0].pk})
    for _ in range(2):  # a double click
        assert client.post(PAGE, sent).status_code == 302
    again = Toezegging.objects.get(debate=debate, text=FIRST, status="concept")
    assert [link.target for link in again.relations.all()] == [known[0]]


def test_an_earlier_one_that_is_gone_is_told(post, debate):
    typed = {"debate": debate.number, "post": post.title, "rij-0-text": "Een brief.", "rij-0-repeats": "999999"}
    assert "bestaat niet meer" in text_of(check(signed_in(), **typed, _opslaan="ja"))
