"""Changes to recesses and debates, and the deadlines that follow them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.deadlines import resolve_deadline
from matching.tasks import follow_moved_agenda
from parliament.models import Debate, Recess
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.toezeggingen.test_rescheduling import due, moves_of, promised
from toezeggingen import workflow
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db

RECESSES = "/beheer/parliament/recess/"


def summer() -> Recess:
    return Recess.objects.get(kind="zomerreces", last_meeting__year=2023)


def test_moving_a_recess_reports_the_changed_deadlines():
    first, second, other = promised("voor het zomerreces"), promised("voor de zomer"), promised("voor het kerstreces")
    client, address = signed_in(), reverse("admin:parliament_recess_change", args=[summer().pk])
    answer = client.post(address, filled(client.get(address), last_meeting="2023-06-29"), follow=True)
    assert "2 termijnen zijn mee aangepast" in text_of(answer)
    assert [due(one) for one in (first, second)] == [date(2023, 6, 29)] * 2

    listed = text_of(client.get(f"/beheer/toezeggingen/toezegging/?id__in={first.pk},{second.pk}"))
    assert f"id__in={first.pk},{second.pk}" in text_of(answer)
    assert first.number in listed
    assert other.number not in listed


def test_moving_a_recess_without_effect_shows_no_message():
    client, address = signed_in(), reverse("admin:parliament_recess_change", args=[summer().pk])
    answer = client.post(address, filled(client.get(address), last_meeting="2023-06-29"), follow=True)
    assert "mee aangepast" not in text_of(answer)


def test_second_clerk_on_a_recess_sees_the_change():
    address = reverse("admin:parliament_recess_change", args=[summer().pk])
    first, second = signed_in(), signed_in()
    opened = second.get(address)
    first.post(address, filled(first.get(address), last_meeting="2023-06-29"))
    answer = second.post(address, filled(opened, last_meeting="2023-06-30"))
    assert "intussen door iemand anders gewijzigd" in text_of(answer)
    assert summer().last_meeting == date(2023, 6, 29)


def test_new_recess_dates_the_waiting_deadlines():
    Recess.objects.filter(last_meeting__year__gte=2023, kind="zomerreces").delete()
    toezegging = promised("voor het zomerreces")
    client = signed_in()
    sent = {"kind": "zomerreces", "last_meeting": "2023-07-06", "next_meeting": "2023-09-05"}
    answer = client.post(f"{RECESSES}add/", filled(client.get(f"{RECESSES}add/"), **sent), follow=True)
    assert "1 termijn is mee aangepast" in text_of(answer)
    assert due(toezegging) == date(2023, 7, 6)


def test_recess_is_saved_when_a_deadline_cannot_follow():
    toezegging = promised("voor het zomerreces")
    Toezegging.objects.filter(pk=toezegging.pk).update(made_on=date(2023, 7, 1))
    client, address = signed_in(), reverse("admin:parliament_recess_change", args=[summer().pk])
    page = text_of(client.post(address, filled(client.get(address), last_meeting="2023-06-29"), follow=True))
    assert f"{toezegging} is niet mee aangepast" in page
    assert summer().last_meeting == date(2023, 6, 29)
    assert due(toezegging) == date(2023, 7, 6)


def test_deleting_a_recess_removes_the_dates_based_on_it():
    toezegging, client = promised("voor het zomerreces 2023"), signed_in()
    address = reverse("admin:parliament_recess_delete", args=[summer().pk])
    assert "Schrijf op waarom" in text_of(client.post(address, {"post": "yes"}, follow=True))
    assert due(toezegging) == date(2023, 7, 6)
    sent = {"post": "yes", "change_reason": "Dubbel ingevoerd."}
    assert "1 termijn is mee aangepast" in text_of(client.post(address, sent, follow=True))
    assert due(toezegging) is None


def test_cancelling_a_debate_removes_the_dates_based_on_it():
    debate = make.a_debate(day=date(2023, 4, 12), state=Debate.State.PLANNED)
    toezegging = promised("bij het debat", debate)
    client, address = signed_in(), reverse("admin:parliament_debate_change", args=[debate.pk])
    answer = client.post(address, filled(client.get(address), state="geannuleerd"), follow=True)
    assert "1 termijn is mee aangepast" in text_of(answer)
    assert due(toezegging) is None
    assert "Het debat waarvan de termijn afhangt, is vervallen" in text_of(client.get(toezegging.get_absolute_url()))


def test_debate_used_by_a_deadline_cannot_be_deleted():
    debate = make.a_debate(day=date(2023, 4, 12), state=Debate.State.PLANNED)
    promised("bij het debat", debate)
    client = signed_in(is_superuser=True)
    client.post(reverse("admin:parliament_debate_delete", args=[debate.pk]), {"post": "yes"})
    assert Debate.objects.filter(pk=debate.pk).exists()


def test_scheduled_job_follows_other_agenda_changes():
    toezegging = promised("voor het zomerreces")
    Recess.objects.filter(pk=summer().pk).update(last_meeting=date(2023, 6, 29))
    follow_moved_agenda()
    follow_moved_agenda()
    assert due(toezegging) == date(2023, 6, 29)
    assert len(moves_of(toezegging)) == 1


def test_clerk_links_a_deadline_to_a_debate():
    debate = make.a_debate(day=date(2023, 5, 16), state=Debate.State.PLANNED)
    toezegging = promised("voor het debat")
    client, address = signed_in(), reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])
    assert due(toezegging) is None

    client.post(address, filled(client.get(address), deadline_debate=debate.number.lower(), reason="x"))

    assert due(toezegging) == date(2023, 5, 15)
    assert toezegging.deadline_debate == debate
    client.post(address, filled(client.get(address), text="De minister stuurt een nota."))
    assert Toezegging.objects.get().deadline_debate == debate


def test_debate_for_a_deadline_without_debate_is_refused():
    debate = make.a_debate()
    toezegging = promised("voor het zomerreces")
    client, address = signed_in(), reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])
    answer = client.post(address, filled(client.get(address), deadline_debate=debate.number))
    assert "De termijn noemt geen debat" in text_of(answer)
    assert "deadline_debate" in answer.context["adminform"].form.errors


def test_date_set_by_a_clerk_does_not_move():
    toezegging = promised("voor het zomerreces")
    client, address = signed_in(), reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])
    own = {"own_latest": "2023-07-01", "overruled_reason": "zo afgesproken", "reason": "zo afgesproken"}
    client.post(address, filled(client.get(address), **own))
    Recess.objects.filter(pk=summer().pk).update(last_meeting=date(2023, 6, 29))
    follow_moved_agenda()
    assert due(toezegging) == date(2023, 7, 1)


def test_corrected_postponement_counts_from_its_letter():
    toezegging = promised("binnen twee weken")
    new = resolve_deadline("binnen zes weken", date(2023, 4, 19))
    workflow.postpone(toezegging, by=make.a_user(), on=date(2023, 4, 20), reason="meer tijd", deadline=new)
    client, address = signed_in(), reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])
    client.post(address, filled(client.get(address), deadline_words="binnen acht weken", reason="x"))
    assert due(toezegging) == date(2023, 6, 14)


def test_live_explanation_uses_the_debate():
    debate = make.a_debate(day=date(2023, 5, 16), state=Debate.State.PLANNED)
    asked = {"woorden": "voor het debat", "dag": "2023-03-22", "debat": debate.number.lower()}
    assert "15 mei 2023" in signed_in().get("/beheer/termijn/", asked).json()["uitleg"]


def test_warning_appears_when_the_recess_calendar_runs_out():
    client = signed_in()
    last = timezone.localdate() + timedelta(days=100)
    Recess.objects.filter(last_meeting__gte=last).delete()
    for page in (RECESSES, "/beheer/"):
        assert "Een termijn die aan een later reces hangt" in text_of(client.get(page))

    later = last + timedelta(days=400)
    Recess.objects.create(kind="kerstreces", last_meeting=later, next_meeting=later + timedelta(days=14))
    for page in (RECESSES, "/beheer/"):
        assert "Een termijn die aan een later reces hangt" not in text_of(client.get(page))
