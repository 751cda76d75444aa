"""What the database refuses, whoever writes it."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from parliament.models import Committee, Debate, Minister, Ministry, MinistryPeriod, Post, Recess, Tenure
from tests import factories as make

pytestmark = pytest.mark.django_db

DAY = date(2023, 3, 22)
BEFORE = date(2023, 3, 21)


def debate_replaced_by_itself() -> Debate:
    debate = make.a_debate(state="verplaatst")
    debate.replaced_by = debate
    return debate


def committee_that_follows_itself() -> Committee:
    committee = make.a_committee()
    committee.successor = committee
    return committee


def debate(**fields: object) -> Debate:
    values = {"number": "2023A01686", "kind": "commissiedebat", "title": "Dijken", "day": DAY, "is_confidential": False}
    return Debate(**{**values, **fields})


def tenure(since: date, until: date | None) -> Tenure:
    return Tenure(post=Post.objects.first(), minister=Minister.objects.create(name="A"), since=since, until=until)


def period(since: date | None, until: date | None) -> MinistryPeriod:
    return MinistryPeriod(ministry=Ministry.objects.first(), name="Zaken", since=since, until=until)


@pytest.mark.parametrize(
    ("row", "constraint"),
    [
        (debate_replaced_by_itself, "debate_is_not_replaced_by_itself"),
        (committee_that_follows_itself, "committee_does_not_follow_itself"),
        (lambda: debate(kind="borrel"), "debate_values_are_known"),
        (lambda: debate(state="onbekend"), "debate_values_are_known"),
        (lambda: debate(starts=time(12), ends=time(11, 59)), "debate_ends_after_it_starts"),
        (lambda: tenure(DAY, BEFORE), "tenure_ends_after_it_starts"),
        (lambda: period(DAY, BEFORE), "ministryperiod_ends_after_it_starts"),
        (lambda: Recess(kind="zomerreces", last_meeting=DAY, next_meeting=DAY), "recess_ends_after_it_starts"),
    ],
)
def test_an_impossible_row_is_refused(row, constraint):
    impossible = row()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        impossible.save()
    with pytest.raises(ValidationError):
        impossible.full_clean()


@pytest.mark.parametrize(
    "row",
    [
        lambda: debate(starts=time(12), ends=time(12)),
        lambda: debate(starts=time(12)),
        lambda: debate(ends=time(12)),
        lambda: tenure(DAY, DAY),
        lambda: tenure(DAY, None),
        lambda: period(DAY, DAY),
        lambda: period(None, DAY),
        lambda: period(DAY, None),
        lambda: Recess(kind="meireces", last_meeting=date(2030, 4, 25), next_meeting=date(2030, 4, 26)),
    ],
)
def test_a_row_on_the_edge_is_accepted(row):
    accepted = row()
    accepted.full_clean(exclude=["slug"])
    accepted.save()


def test_no_two_recesses_share_their_last_or_first_meeting():
    first = Recess.objects.first()
    for taken in ({"last_meeting": first.last_meeting}, {"next_meeting": first.next_meeting}):
        days = {"last_meeting": date(2040, 7, 1), "next_meeting": date(2040, 9, 1), **taken}
        with pytest.raises(IntegrityError), transaction.atomic():
            Recess.objects.create(kind="zomerreces", **days)


@pytest.mark.parametrize(
    ("report", "message"),
    [
        ("28 676, nr. 430", "Schrijf dit kamerstuknummer als 28676-430."),
        ("28676", "“28676” is geen kamerstuknummer."),
    ],
)
def test_a_debate_stores_a_kamerstuk_in_one_form_only(report, message):
    for field in ("report", "agenda"):
        with pytest.raises(ValidationError, match=message):
            debate(**{field: report}).full_clean()
    debate(report="28676-430", agenda="36200-V-73").full_clean()


@pytest.mark.parametrize("number", ["2023A1686", "2023a01686", "2023A-K01", "x2023A01686", "2023A016860", "2023D01686"])
def test_a_debate_has_the_number_of_an_activity(number):
    with pytest.raises(ValidationError, match="Schrijf het nummer van de activiteit"):
        debate(number=number).full_clean()


def test_people_and_their_posts_cannot_be_deleted_while_they_are_referred_to():
    toezegging = make.an_open(debate=make.a_debate(), post=Post.objects.get(title="minister van Defensie"))
    for row in (toezegging.debate, toezegging.debate.committee, toezegging.post, toezegging.ministry_then):
        with pytest.raises(IntegrityError):
            row.delete()
