"""Which ministry does the work of an earlier one."""

from datetime import date

import pytest

from parliament.models import Ministry, MinistryPeriod

pytestmark = pytest.mark.django_db

DAY = date(2023, 6, 1)


def test_heirs_follow_the_line_of_successors_and_leave_a_circle():
    first, second, third = (Ministry.objects.create(key=key, name=key, abbreviation=key) for key in ("aa", "bb", "cc"))

    def end(ministry: Ministry, until: date, successor: Ministry) -> None:
        MinistryPeriod.objects.create(ministry=ministry, name="x", until=until, successor=successor)

    end(first, date(2010, 1, 1), second)
    end(second, date(2015, 1, 1), third)
    heirs = Ministry.objects.heirs(DAY)
    assert [heirs[one.pk] for one in (first, second, third)] == [third.pk] * 3
    assert Ministry.objects.heirs(date(2012, 1, 1))[first.pk] == second.pk
    assert first.heir(date(2009, 1, 1)) == first
    end(third, date(2020, 1, 1), first)
    assert Ministry.objects.heirs(DAY)[second.pk] == second.pk
