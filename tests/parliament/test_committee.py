from datetime import date, timedelta

import pytest
from django.utils import timezone

from parliament.models import Committee
from tests import factories as make


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("vaste commissie voor Buitenlandse Zaken", "Buitenlandse Zaken"),
        ("algemene commissie voor Wonen en Rijksdienst (2012-2017)", "Wonen en Rijksdienst (2012-2017)"),
        ("commissie voor de Rijksuitgaven", "Rijksuitgaven"),
        ("tijdelijke commissie Breed welvaartsbegrip", "Breed welvaartsbegrip"),
        ("delegatie naar de NAVO-Assemblee", "delegatie naar de NAVO-Assemblee"),
    ],
)
def test_the_subject_of_a_committee_is_its_name_without_the_kind_of_committee(name, subject):
    assert Committee(name=name).subject == subject


@pytest.mark.django_db
def test_a_committee_is_former_a_year_after_its_last_activity():
    today = timezone.localdate()
    names = {"Aa": today - timedelta(days=367), "Bb": today - timedelta(days=364), "Cc": None, "Dd": today}
    for name, until in names.items():
        make.a_committee(short_name=name, until=until)
    ordered = Committee.objects.filter(short_name__in=names).active_first()
    assert [row.short_name for row in ordered] == ["Bb", "Cc", "Dd", "Aa"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "day", "key"),
    [
        ("vaste commissie voor Buitenlandse Zaken", date(2023, 6, 1), "bz"),
        ("vaste commissie voor buitenlandse zaken (2010-2017)", date(2023, 6, 1), "bz"),
        ("vaste commissie voor Binnenlandse Zaken", date(2023, 6, 1), "bzk"),
        ("vaste commissie voor Infrastructuur en Milieu", date(2023, 6, 1), "ienw"),
        ("vaste commissie voor Infrastructuur en Milieu", date(2015, 6, 1), "ienm"),
        ("vaste commissie voor Digitale Zaken", date(2023, 6, 1), None),
        ("vaste commissie voor Buitenlandse", date(2023, 6, 1), "bz"),
        ("vaste commissie voor Buiten", date(2023, 6, 1), None),
    ],
)
def test_the_ministry_that_a_committee_oversees(name: str, day: date, key: str | None):
    ministry = Committee.objects.create(abbreviation="x", name=name, short_name=name).ministry(day)
    assert (ministry and ministry.key) == key
