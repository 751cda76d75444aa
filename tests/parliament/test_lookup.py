"""Which row an imported list means by a name."""

from datetime import date

import pytest

from parliament.lookup import Lookup, debate_kind
from parliament.models import Committee, Debate, Member, Ministry, Party, Post
from tests import factories as make

pytestmark = pytest.mark.django_db

DAY = date(2023, 3, 22)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Commissiedebat", "commissiedebat"),
        ("Algemeen overleg", "algemeen-overleg"),
        ("plenair debat", "plenair-debat"),
        ("Plenaire vergadering", "plenair-debat"),
        ("Tweeminutendebat", "plenair-debat"),
        ("Dertigledendebat", "plenair-debat"),
        ("besloten plenair overleg", "overig"),
        ("", "overig"),
    ],
)
def test_the_kind_of_a_debate_in_a_list(name, kind):
    assert debate_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "on", "key"),
    [
        ("Buitenlandse Zaken", DAY, "bz"),
        ("BZ", DAY, "bz"),
        ("bz", DAY, "bz"),
        ("BUITENLANDSE  ZAKEN", DAY, "bz"),
        ("Financien", DAY, "fin"),
        ("Justitie & Veiligheid", DAY, "jenv"),
        ("Veiligheid en Justitie", date(2015, 1, 1), "venj"),
        ("Infrastructuur en Milieu", DAY, "ienm"),
    ],
)
def test_a_ministry_is_found_by_a_present_or_former_name(name, on, key):
    assert Lookup().ministry(name, on) == Ministry.objects.get(key=key)


def test_of_two_ministries_with_a_name_the_one_that_existed_on_the_day_is_meant():
    old, new = (Ministry.objects.create(key=key, name="Zeezaken", abbreviation=key.upper()) for key in ("zz1", "zz2"))
    old.periods.create(name="Zeezaken", until=date(2019, 12, 31))
    new.periods.create(name="Zeezaken", since=date(2020, 1, 1))
    lookup = Lookup()
    assert lookup.ministry("Zeezaken", date(2019, 12, 31)) == old
    assert lookup.ministry("Zeezaken", date(2020, 1, 1)) == new
    assert lookup.ministry("Landzaken", DAY) is None


def test_of_two_committees_with_a_name_the_nearest_in_time_is_meant():
    fields = {"name": "vaste commissie voor Zeezaken", "short_name": "Zee"}
    old = make.a_committee(**fields, since=date(2008, 1, 1), until=date(2012, 12, 31))
    new = make.a_committee(**fields, since=date(2018, 1, 1))
    lookup = Lookup()
    for name in ("Zeezaken", "ZEEZAKEN", "vaste commissie voor Zeezaken", "Zeezaken (2012-2017)"):
        assert lookup.committee(name, date(2012, 12, 31)) == old
        assert lookup.committee(name, date(2014, 1, 1)) == old
        assert lookup.committee(name, date(2017, 1, 1)) == new
        assert lookup.committee(name, DAY) == new
    assert lookup.committee("", DAY) is None


def test_an_unknown_committee_is_created_once():
    first, second = (Lookup().committee("Sluizen en Stuwen", DAY) for _ in range(2))
    assert first == second
    assert (first.abbreviation, first.name, first.short_name) == ("Sluizen en Stuwen",) * 3
    assert Committee.objects.filter(abbreviation="Sluizen en Stuwen").count() == 1


def test_a_debate_without_a_number_is_found_by_all_its_facts():
    lookup = Lookup()
    facts = ("Commissiedebat", "Dijken", DAY, "Infrastructuur en Waterstaat")
    debate = lookup.debate("", *facts)
    assert (debate.number, debate.committee.abbreviation) == ("2023A-K001", "I&W")
    assert lookup.debate("", *facts) == debate
    for other in (
        ("Wetgevingsoverleg", "Dijken", DAY, "Infrastructuur en Waterstaat"),
        ("Commissiedebat", "Duinen", DAY, "Infrastructuur en Waterstaat"),
        ("Commissiedebat", "Dijken", date(2023, 3, 23), "Infrastructuur en Waterstaat"),
        ("Commissiedebat", "Dijken", DAY, ""),
    ):
        assert lookup.debate("", *other) != debate
    assert Debate.objects.count() == 5


def test_the_number_of_the_house_is_given_to_the_debate_that_had_none():
    lookup = Lookup()
    facts = ("Commissiedebat", "Dijken", DAY, "Infrastructuur en Waterstaat")
    debate = lookup.debate("", *facts)
    assert lookup.debate("2023A01686", *facts) == debate
    assert lookup.debate("2023A-K001", "Overig", "Anders", DAY, "") == debate
    assert lookup.debate("2023A01687", *facts) != debate


def test_a_member_is_found_whatever_the_initials_but_within_the_party():
    green, red = make.a_party("GRN"), make.a_party("RD")
    member = Member.objects.create(name="J.P. van der Meer", party=green)
    lookup = Lookup()
    for name in ("van der Meer", "J. van der Meer", "Van der Meer", "j.p. VAN DER MEER"):
        assert lookup.member(name, green) == member
    assert lookup.member("van der Meer", red).party == red
    assert lookup.member("van der Meer", None).party is None
    assert lookup.member("van der Zee", green) != member
    assert Member.objects.count() == 4


def test_of_two_members_with_a_name_neither_is_chosen():
    green = make.a_party("GRN")
    known = [Member.objects.create(name=f"{initial}. Bot", party=green) for initial in "AB"]
    assert Lookup().member("Bot", green) not in known


def test_parties_and_posts_are_created_once_and_found_without_accents():
    lookup = Lookup()
    assert lookup.party("Één Zee") == lookup.party("een zee")
    ministry = Ministry.objects.get(key="bz")
    assert lookup.post("Minister van Buitenlandse Zaken", ministry).title == "minister van Buitenlandse Zaken"
    assert lookup.post("minister voor Zeezaken", ministry) == lookup.post("Minister voor zeezaken", ministry)
    assert (Party.objects.count(), Post.objects.filter(title__contains="eezaken").count()) == (1, 1)
