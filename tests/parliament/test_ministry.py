"""Which ministry does the work of an earlier one, and who holds its posts."""

from datetime import date

import pytest

from parliament.models import Minister, Ministry, MinistryPeriod, Post, Tenure

pytestmark = pytest.mark.django_db

DAY = date(2023, 6, 1)


def test_heirs_follow_the_line_of_successors_and_leave_a_circle():
    first, second, third = (Ministry.objects.create(key=key, name=key, abbreviation=key) for key in ("aa", "bb", "cc"))

    def end(ministry: Ministry, until: date, successor: Ministry) -> None:
        MinistryPeriod.objects.create(ministry=ministry, name="x", until=until, successor=successor)

    end(first, date(2010, 1, 1), second)
    end(second, date(2015, 1, 1), third)
    heirs = Ministry.objects.heirs(DAY)
    assert [heirs[ministry.pk] for ministry in (first, second, third)] == [third.pk] * 3
    assert Ministry.objects.heirs(date(2012, 1, 1))[first.pk] == second.pk
    assert first.heir(date(2009, 1, 1)) == first
    end(third, date(2020, 1, 1), first)
    assert Ministry.objects.heirs(DAY)[second.pk] == second.pk


def test_a_ministry_exists_on_the_first_and_the_last_day_of_its_period():
    old, new = (Ministry.objects.create(key=key, name=key, abbreviation=key) for key in ("dd", "ee"))
    MinistryPeriod.objects.create(
        ministry=old, name="x", since=date(2010, 1, 1), until=date(2019, 12, 31), successor=new
    )
    MinistryPeriod.objects.create(ministry=new, name="y", since=date(2020, 1, 1))
    assert old.heir(date(2019, 12, 31)) == old
    assert old.heir(date(2020, 1, 1)) == new
    assert old.heir(date(2009, 12, 31)) == old  # nothing is known of an earlier ministry
    assert new.heir(date(2019, 12, 31)) == new


def test_without_a_successor_the_last_known_ministry_stays_responsible():
    old, end = Ministry.objects.create(key="ff", name="ff", abbreviation="ff"), date(2019, 12, 31)
    assert Ministry.objects.heirs(DAY)[old.pk] == old.pk
    MinistryPeriod.objects.create(ministry=old, name="x", until=end)
    assert old.heir(DAY) == old


def test_a_ministry_that_came_back_is_its_own_heir_again():
    old, new = (Ministry.objects.create(key=key, name=key, abbreviation=key) for key in ("gg", "hh"))
    MinistryPeriod.objects.create(ministry=old, name="x", until=date(2010, 1, 1), successor=new)
    MinistryPeriod.objects.create(ministry=old, name="x", since=date(2017, 1, 1))
    assert old.heir(date(2012, 1, 1)) == new
    assert old.heir(DAY) == old


def test_the_last_successor_counts_if_a_ministry_ended_twice():
    old, first, second = (Ministry.objects.create(key=key, name=key, abbreviation=key) for key in ("ii", "jj", "kk"))
    MinistryPeriod.objects.create(ministry=old, name="x", since=date(2011, 1, 1), until=DAY, successor=second)
    MinistryPeriod.objects.create(ministry=old, name="x", until=date(2010, 1, 1), successor=first)
    assert old.heir(date(2010, 6, 1)) == first
    assert old.heir(date(2024, 1, 1)) == second


def test_a_person_holds_a_post_from_the_first_to_the_last_day():
    minister = Minister.objects.create(name="A. Aalscholver")
    tenure = Tenure.objects.create(
        post=Post.objects.first(), minister=minister, since=date(2022, 1, 10), until=date(2023, 9, 1)
    )
    for day in (date(2022, 1, 10), date(2023, 9, 1)):
        assert list(Tenure.objects.covering(day)) == [tenure]
    for day in (date(2022, 1, 9), date(2023, 9, 2)):
        assert not Tenure.objects.covering(day).exists()
    tenure.until = None
    tenure.save()
    assert Tenure.objects.covering(date(2050, 1, 1)).exists()


def test_a_period_is_named_with_its_years():
    assert str(MinistryPeriod(name="Zaken", since=date(2010, 1, 1))) == "Zaken (2010-01-01 – …)"
    assert str(MinistryPeriod(name="Zaken", until=date(2010, 1, 1))) == "Zaken (… – 2010-01-01)"
