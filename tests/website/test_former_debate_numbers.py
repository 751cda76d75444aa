"""A debate that gets its House number later keeps its old addresses."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from parliament.lookup import Lookup
from parliament.models import Debate, FormerDebateNumber
from search.selection import Selection
from search.text.numbers import find_thing
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from toezeggingen.models import Toezegging
from website.number_links import NumberLinks

pytestmark = pytest.mark.django_db

OLD, NEW = "2023A-K001", "2023A02099"


def renumber(debate: Debate, number: str):
    address = reverse("admin:parliament_debate_change", args=[debate.pk])
    client = signed_in()
    answer = client.post(address, filled(client.get(address), number=number))
    debate.refresh_from_db()
    return answer


@pytest.fixture
def promised() -> Toezegging:
    """A toezegging of a debate that got the House's number."""
    toezegging = make.an_open(debate=make.a_debate(number=OLD))
    renumber(toezegging.debate, NEW)
    assert toezegging.debate.number == NEW
    return toezegging


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/debatten/{}/", "/debatten/2023A02099/"),
        ("/debatten/{}/voorbereiding/", "/debatten/2023A02099/voorbereiding/"),
        (
            "/debatten/{}/voorbereiding/?ambt=minister&formaat=docx",
            "/debatten/2023A02099/voorbereiding/?ambt=minister&formaat=docx",
        ),
        ("/api/v1/debatten/{}", "/api/v1/debatten/2023A02099"),
    ],
)
def test_its_old_addresses_redirect(client, promised, asked, answer):
    for number in (OLD, OLD.lower()):
        response = client.get(asked.format(number))
        assert (response.status_code, response["Location"]) == (301, answer)


def test_filter_search_text_and_list_understand_the_old_number(promised):
    selection = Selection(QueryDict(f"debat={OLD.lower()}&debat={NEW}"))
    assert list(selection.rows) == [promised]
    assert selection.query.urlencode() == f"debat={NEW}"
    assert selection.problems == []
    assert find_thing(f"debat {OLD}").number == NEW
    assert f'href="/debatten/{NEW}/"' in NumberLinks([OLD]).link(OLD)
    debate = promised.debate
    assert Lookup().debate(OLD, "commissiedebat", debate.title, debate.day, "") == debate


def test_an_old_number_redirects_after_each_change_and_can_be_restored(client, promised):
    renumber(promised.debate, "2023A02100")
    for number in (OLD, NEW):
        assert client.get(f"/debatten/{number}/")["Location"] == "/debatten/2023A02100/"
    renumber(promised.debate, NEW)
    assert client.get(f"/debatten/{NEW}/").status_code == 200
    assert set(FormerDebateNumber.objects.values_list("number", flat=True)) == {OLD, "2023A02100"}


def test_no_other_debate_gets_an_old_number(promised):
    renumber(promised.debate, "2023A02100")
    other = make.a_debate()
    before = other.number
    assert "eerder het nummer van een ander debat" in text_of(renumber(other, NEW))
    assert other.number == before


def test_a_clerk_finds_it_by_its_old_number_and_sees_which_it_had(promised):
    listed = signed_in().get(reverse("admin:parliament_debate_changelist"), {"q": OLD})
    assert NEW in text_of(listed)
    change = signed_in().get(reverse("admin:parliament_debate_change", args=[promised.debate.pk]))
    assert OLD in text_of(change)


def test_a_debate_without_a_number_gets_our_own():
    make.a_debate(number="2023A-K001")
    make.a_debate(number="2023A-K002")
    renumber(Debate.objects.get(number="2023A-K002"), NEW)
    client, add = signed_in(), reverse("admin:parliament_debate_add")
    typed = {"kind": "commissiedebat", "title": "Dijken", "day": "2023-03-22", "number": ""}
    assert client.post(add, filled(client.get(add), **typed)).status_code == 302
    added = Debate.objects.get(title="Dijken")
    assert added.number == "2023A-K003"
    assert "Een debat houdt een nummer" in text_of(renumber(added, ""))
    renumber(added, "2023a02100")
    assert added.number == "2023A02100"


@pytest.mark.parametrize("typed", [OLD, OLD.lower(), NEW])
def test_a_clerk_may_type_either_number(promised, typed):
    client, address = signed_in(), reverse("admin:toezeggingen_toezegging_add")
    sent = {"text": "De minister stuurt een kaart.", "debate": typed, "ministry_then": promised.ministry_then_id}
    client.post(address, filled(client.get(address), **sent))
    assert Toezegging.objects.get(text=sent["text"]).debate == promised.debate


@pytest.mark.parametrize("typed", ["2023A-K999", "\0", "2023A-K001\0x"])
def test_an_unknown_debate_number_is_an_error(promised, typed):
    client, address = signed_in(), reverse("admin:parliament_debate_add")
    sent = {"kind": "commissiedebat", "title": "Dijken", "day": "2023-03-22", "replaced_by": typed}
    assert client.post(address, filled(client.get(address), **sent)).status_code == 200
    assert not Debate.objects.filter(title="Dijken").exists()


def test_a_change_that_keeps_the_number_adds_no_former_number():
    debate = make.a_debate(number=OLD)
    renumber(debate, OLD)
    assert not FormerDebateNumber.objects.exists()
