"""The facts that a new register starts with."""

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


def test_a_ministry_has_one_row_with_all_its_periods():
    lnv = Ministry.objects.get(key="lnv")
    assert [(period.since, period.until) for period in lnv.periods.order_by("until")] == [
        (None, date(2010, 10, 13)),
        (date(2017, 10, 26), date(2024, 7, 1)),
    ]
    assert lnv.heir(date(2025, 1, 1)).key == "lvvn"
    assert lnv.heir(date(2012, 1, 1)).key == "eli"


def test_every_ministry_has_posts_and_other_ministers_belong_to_the_housing_ministry():
    assert Post.objects.get(title="minister van Buitenlandse Zaken").ministry.key == "bz"
    assert Post.objects.get(title="staatssecretaris van Financiën").ministry.key == "fin"
    assert Post.objects.get(title="minister-president").ministry.key == "az"
    assert Post.objects.get(title="minister voor Rechtsbescherming").ministry.key == "jenv"


def test_committees_and_recesses_match_the_lists():
    assert Committee.objects.count() == len(reference.committees())
    assert Committee.objects.get(abbreviation="I&W").slug == "i-en-w"
    assert Recess.objects.calendar() == reference.recesses()


def test_a_committee_knows_its_predecessors_and_the_ministry_it_is_named_after():
    def committee(abbreviation: str) -> Committee:
        return Committee.objects.get(abbreviation=abbreviation)

    line = {row.abbreviation for row in Committee.objects.filter(pk__in=committee("EZ").with_predecessors())}
    chain = {"EZ", "EZK (2017-2024)", "EZ (2012-2017)", "ELI (2010-2012)", "EZ (2008-2010)", "LNV (2008-2010)"}
    assert line == chain
    day = date(2025, 3, 1)
    overseen = {"LVVN": "lvvn", "LNV (2017-2024)": "lvvn", "BiZa": "bzk", "EZ": "ez", "JUST (2008-2010)": "jenv"}
    assert {name: committee(name).ministry(day).key for name in overseen} == overseen
    assert committee("EZ").ministry(date(2026, 3, 1)).key == "ezk"
    assert [committee(name).ministry(day) for name in ("DiZa", "RU", "EU", "Kunst")] == [None] * 4


def test_a_circle_of_successors_ends():
    first = Committee.objects.get(abbreviation="EU")
    second = Committee.objects.create(abbreviation="X", name="X", short_name="X", successor=first)
    Committee.objects.filter(pk=first.pk).update(successor=second)
    assert first.with_predecessors() == {first.pk, second.pk}


def test_corrections_and_deletions_by_a_clerk_stay():
    Recess.objects.order_by("last_meeting").first().delete()
    Committee.objects.filter(abbreviation="BuZa").update(short_name="Buitenland")
    fill_again()
    assert Recess.objects.count() == len(reference.recesses().recesses) - 1
    assert Committee.objects.get(abbreviation="BuZa").short_name == "Buitenland"


def test_only_empty_tables_are_filled():
    Recess.objects.all().delete()
    committees = Committee.objects.count()
    fill_again()
    assert Recess.objects.count() == len(reference.recesses().recesses)
    assert Committee.objects.count() == committees


@pytest.mark.django_db(transaction=True)
def test_a_flushed_database_is_filled_again():
    call_command("flush", interactive=False, verbosity=0)
    assert Ministry.objects.filter(key="bz").exists()
    assert Post.objects.filter(title="minister van Defensie").exists()
