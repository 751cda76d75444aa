"""Lijkt op: a promise that is made again is shown beside the earlier one, and linked with one button."""

from __future__ import annotations

import re
from datetime import date

import pytest

from desk.toezegging.alike import find_likely_earlier, shares_of
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from toezeggingen import workflow
from toezeggingen.models import Event, Relation, Toezegging

pytestmark = pytest.mark.django_db

FIRST = "De minister stuurt de Kamer een brief over de veiligheid van het spoor bij Meteren."
AGAIN = "De minister zal de Kamer per brief informeren over veiligheid van het spoor in Meteren."
OTHER = "De minister stuurt de Kamer een brief over de vispassages in de Afsluitdijk."


@pytest.fixture
def known() -> list[Toezegging]:
    committee = make.a_committee()
    return [
        make.an_open(text=text, debate=make.a_debate(committee=committee))
        for text in (FIRST, OTHER, "De minister stuurt de Kamer een brief over de kosten van de jeugdzorg in Drenthe.")
    ]


def address_of(toezegging: Toezegging) -> str:
    return f"/beheer/toezeggingen/toezegging/{toezegging.pk}/"


def test_the_same_promise_in_other_words_is_found_and_another_promise_is_not(known):
    again = make.a_concept(text=AGAIN, debate=make.a_debate(committee=known[0].debate.committee))
    assert [one.toezegging for one in find_likely_earlier(again)] == [known[0]]
    assert find_likely_earlier(known[1]) == []
    at_once = make.a_concept(text=AGAIN, debate=known[0].debate)
    assert find_likely_earlier(at_once) == [], "what is said twice in one debate is not promised again"


def test_only_published_and_earlier_ones_of_the_same_minister_or_committee_are_found(known):
    elsewhere = make.a_concept(text=AGAIN, ministry_then=make.a_ministry("zz"))
    assert find_likely_earlier(elsewhere) == []
    make.a_concept(text=AGAIN, debate=make.a_debate(committee=known[0].debate.committee))
    assert find_likely_earlier(known[0]) == [], "a concept is not shown"


def test_a_rare_word_weighs_more_than_a_common_one():
    common = {nr: {"minister", "brief", "kamer", f"woord{nr}"} for nr in range(50)}
    known = {**common, 99: {"meter", "spor", "veil", "brief"}}
    shares = shares_of(["minister", "brief", "kamer", "meter", "spor", "veil"], known)
    assert max(shares, key=shares.__getitem__) == 99


def press(client, source: Toezegging, target: object, **typed: object):
    """Press "Herhaling van", with these fields typed."""
    page = f"{address_of(source)}change/"
    return client.post(page, filled(client.get(page), **typed) | {"_herhaling": target}, follow=True)


def test_one_button_links_it_and_saves_what_was_typed(known):
    again = make.an_open(text=AGAIN, debate=make.a_debate(committee=known[0].debate.committee))
    client = signed_in()
    page = text_of(client.get(f"{address_of(again)}change/"))
    assert "Lijkt op een eerdere toezegging" in page
    (target,) = re.findall(r'name="_herhaling" value="(\d+)"', page)
    assert page.index('name="_save"') < page.index('name="_herhaling"'), "Enter saves"
    answer = press(client, again, target, note="Bewaar mij.")
    again.refresh_from_db()
    relation = Relation.objects.get()
    assert (relation.source, relation.target, relation.kind) == (again, known[0], "herhaling-van")
    assert again.note == "Bewaar mij."
    assert f"{again} is vastgelegd als herhaling van {known[0]}." in text_of(answer)
    assert "Lijkt op" not in text_of(answer)
    assert "Reeks: toegezegd sinds 22 maart 2023" in text_of(answer)


def test_a_double_click_links_once(known):
    again = make.an_open(text=AGAIN, debate=make.a_debate(committee=known[0].debate.committee))
    client, page = signed_in(), f"{address_of(again)}change/"
    sent = filled(client.get(page), note="Bewaar mij.") | {"_herhaling": known[0].pk}
    for _ in range(2):
        assert client.post(page, sent).status_code == 302
    assert again.events.filter(kind=Event.Kind.CORRECTED).count() == 1
    assert Relation.objects.count() == 1


def test_other_relations_stay(known):
    again = make.an_open(text=AGAIN, debate=make.a_debate(committee=known[0].debate.committee))
    again.relations.create(kind="aanvulling-op", target=known[1])
    press(signed_in(), again, known[0].pk)
    assert set(again.relations.values_list("kind", "target")) == {
        ("aanvulling-op", known[1].pk), ("herhaling-van", known[0].pk),
    }  # fmt: skip


def test_a_wrong_form_links_nothing_and_keeps_the_words(known):
    again = make.a_concept(text=AGAIN, debate=known[0].debate)
    answer = press(signed_in(), again, known[0].pk, made_on="2999-01-01", note="Bewaar mij.")
    assert "Deze dag moet nog komen." in text_of(answer)
    assert "Bewaar mij." in text_of(answer)
    assert not Relation.objects.exists()


def test_a_second_clerks_change_is_told(known):
    again = make.a_concept(text=AGAIN, debate=known[0].debate)
    client, page = signed_in(), f"{address_of(again)}change/"
    sent = filled(client.get(page), note="Bewaar mij.") | {"_herhaling": known[0].pk}
    workflow.edit(again, by=make.a_user(), on=date(2023, 6, 1), text="Een andere tekst.")
    answer = text_of(client.post(page, sent))
    assert "is intussen gewijzigd" in answer
    assert "Bewaar mij." in answer
    assert not Relation.objects.exists()


def test_a_medewerker_links_a_concept_and_nothing_public(known):
    client = signed_in("medewerker")
    concept = make.a_concept(text=AGAIN, debate=known[0].debate)
    published = make.an_open(text=AGAIN, debate=make.a_debate(committee=known[0].debate.committee))
    for source in (concept, published):
        press(client, source, known[0].pk)
    assert list(Relation.objects.values_list("source", flat=True)) == [concept.pk]
    assert "Lijkt op" not in text_of(client.get(f"{address_of(published)}change/"))


def test_a_list_shows_one_line_for_each_thread_to_who_asks():
    days = [date(2023, 3, day) for day in (20, 21, 22, 23)]
    first, second, third, last = (make.an_open(made_on=day, debate=make.a_debate(day=day), on=days[3]) for day in days)
    for source, target in ((second, first), (last, third), (third, first)):
        Relation.objects.create(source=source, target=target, kind=Relation.Kind.REPEATS)
    alone, client = make.an_open(), signed_in()
    address = "/beheer/toezeggingen/toezegging/"
    assert set(client.get(f"{address}?reeks=een-regel").context["cl"].result_list) == {last, alone}
    assert client.get(address).context["cl"].result_count == 5
