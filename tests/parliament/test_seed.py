"""What a new register knows before a clerk has typed a word."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command

from parliament import reference
from parliament.models import Committee, Ministry, Post, Recess
from parliament.seed import fill_empty_tables

pytestmark = pytest.mark.django_db


def fill_again() -> None:
    fill_empty_tables(sender=apps.get_app_config("parliament"))


def test_a_ministry_has_one_row_and_each_of_its_periods():
    lnv = Ministry.objects.get(key="lnv")
    assert [(period.since, period.until) for period in lnv.periods.order_by("until")] == [
        (None, date(2010, 10, 13)),
        (date(2017, 10, 26), date(2024, 7, 1)),
    ]
    assert lnv.heir(date(2025, 1, 1)).key == "lvvn"
    assert lnv.heir(date(2012, 1, 1)).key == "eli"


def test_every_ministry_has_its_posts_and_a_minister_without_one_sits_where_housed():
    assert Post.objects.get(title="minister van Buitenlandse Zaken").ministry.key == "bz"
    assert Post.objects.get(title="staatssecretaris van Financiën").ministry.key == "fin"
    assert Post.objects.get(title="minister-president").ministry.key == "az"
    assert Post.objects.get(title="minister voor Rechtsbescherming").ministry.key == "jenv"


def test_committees_and_recesses_are_those_of_the_lists():
    assert Committee.objects.count() == len(reference.committees())
    assert Committee.objects.get(abbreviation="I&W").slug == "i-en-w"
    assert Recess.objects.calendar() == reference.recesses()


def test_a_committee_goes_on_with_the_work_of_those_before_it_and_oversees_the_ministry_that_it_is_named_after():
    def committee(abbreviation: str) -> Committee:
        return Committee.objects.get(abbreviation=abbreviation)

    line = {one.abbreviation for one in Committee.objects.filter(pk__in=committee("EZ").with_predecessors())}
    chain = {"EZ", "EZK (2017-2024)", "EZ (2012-2017)", "ELI (2010-2012)", "EZ (2008-2010)", "LNV (2008-2010)"}
    assert line == chain
    day = date(2025, 3, 1)
    overseen = {"LVVN": "lvvn", "LNV (2017-2024)": "lvvn", "BiZa": "bzk", "EZ": "ez", "JUST (2008-2010)": "jenv"}
    assert {one: committee(one).ministry(day).key for one in overseen} == overseen
    assert committee("EZ").ministry(date(2026, 3, 1)).key == "ezk"
    assert [committee(one).ministry(day) for one in ("DiZa", "RU", "EU", "Kunst")] == [None] * 4


def test_committees_that_follow_each_other_in_a_circle_are_one_line():
    first = Committee.objects.get(abbreviation="EU")
    second = Committee.objects.create(abbreviation="X", name="X", short_name="X", successor=first)
    Committee.objects.filter(pk=first.pk).update(successor=second)
    assert first.with_predecessors() == {first.pk, second.pk}


def test_what_a_clerk_removed_or_corrected_stays_that_way():
    Recess.objects.order_by("last_meeting").first().delete()
    Committee.objects.filter(abbreviation="BuZa").update(short_name="Buitenland")
    fill_again()
    assert Recess.objects.count() == len(reference.recesses().recesses) - 1
    assert Committee.objects.get(abbreviation="BuZa").short_name == "Buitenland"


def test_only_the_empty_table_is_filled():
    Recess.objects.all().delete()
    committees = Committee.objects.count()
    fill_again()
    assert Recess.objects.count() == len(reference.recesses().recesses)
    assert Committee.objects.count() == committees


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_is_filled_again():
    call_command("flush", interactive=False, verbosity=0)
    assert Ministry.objects.filter(key="bz").exists()
    assert Post.objects.filter(title="minister van Defensie").exists()
