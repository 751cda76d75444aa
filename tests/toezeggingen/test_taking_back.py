"""A mistaken postponement is taken back, a public reason is corrected: nothing is removed, and it counts no more."""

from datetime import date

import psycopg
import pytest
from django.core.exceptions import ValidationError

from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from toezeggingen.models.fulfilment import Effect, State
from website.history.timeline import timeline_of
from website.pages.letter_effects import letter_effects

pytestmark = pytest.mark.django_db

ON = date(2023, 6, 1)
OLD, NEW = make.a_deadline(date(2023, 7, 1)), make.a_deadline(date(2023, 12, 1), "voor kerst")


def postponed(letter=None, **fields) -> Toezegging:
    toezegging = make.an_open(due=OLD.latest)
    if letter:
        make.a_proposal(toezegging, letter=letter, **fields)
    workflow.postpone(toezegging, by=make.a_user(), on=ON, deadline=NEW, reason="Meer tijd.", letter=letter)
    return toezegging


def revoke(toezegging: Toezegging, **facts) -> Event:
    last = toezegging.postponements.standing().last()
    given = {"by": make.a_user(), "on": ON, "postponement": last, "deadline": OLD, "reason": "Vergissing."} | facts
    return workflow.revoke(toezegging, **given)


def counted(toezegging: Toezegging) -> tuple[int, int | None]:
    row = Toezegging.objects.with_progress().get(pk=toezegging.pk)
    return row.times_postponed, row.days_postponed


def test_old_deadline_holds_again_and_the_postponement_counts_no_more():
    toezegging = postponed()
    assert counted(toezegging) == (1, 153)
    event = revoke(toezegging)
    toezegging.refresh_from_db()
    assert (toezegging.due_latest, toezegging.deadline_words) == (OLD.latest, OLD.words)
    assert counted(toezegging) == (0, None)
    assert event.changes["due_latest"] == ["2023-12-01", "2023-07-01"]
    titles = [entry.title for entry in timeline_of(toezegging)]
    assert titles == ["gepubliceerd", "uitgesteld", "uitstel herroepen"]


def test_letter_is_again_what_it_was():
    letter = make.a_letter(date=date(2023, 5, 20))
    toezegging = postponed(letter, effect=Effect.FULFILS)
    assert [effect.words for effect in letter_effects(letter)] == ["stelt uit tot “voor kerst”"]
    revoke(toezegging)
    fulfilment = toezegging.fulfilments.get()
    assert (fulfilment.state, fulfilment.effect) == (State.PROPOSED, Effect.FULFILS)
    assert letter_effects(letter) == []


def test_only_the_last_standing_postponement_can_be_taken_back_once():
    toezegging = postponed()
    first = toezegging.postponements.get()
    later = make.a_deadline(date(2024, 3, 1), "in maart")
    workflow.postpone(toezegging, by=make.a_user(), on=ON, deadline=later, reason="Nog meer tijd.")
    with pytest.raises(ValidationError, match="laatste"):
        revoke(toezegging, postponement=first)
    with pytest.raises(ValidationError, match="voor het uitstel"):
        revoke(toezegging, deadline=OLD)
    last = toezegging.postponements.last()
    revoke(toezegging, deadline=NEW)
    with pytest.raises(ValidationError, match="laatste"):
        revoke(toezegging, postponement=last, deadline=NEW)
    revoke(toezegging)
    assert counted(toezegging) == (0, None)


def test_taking_back_needs_a_griffier_and_a_reason():
    toezegging = postponed()
    for wrong in ({"by": make.a_user("medewerker")}, {"reason": " "}):
        with pytest.raises(ValidationError):
            revoke(toezegging, **wrong)


def test_public_reads_the_corrected_reason_and_clerks_both():
    toezegging = postponed()
    event = toezegging.events.last()
    for reason in ("Meer tijd, door ziekte.", "Meer tijd nodig."):
        workflow.correct_reason(toezegging, by=make.a_user(), on=ON, event=event, reason=reason)
    entries = timeline_of(toezegging)
    assert [entry.reason for entry in entries if entry.postponement] == ["Meer tijd nodig."]
    assert toezegging.events.get(pk=event.pk).reason == "Meer tijd."
    with pytest.raises(ValidationError, match="dezelfde"):
        workflow.correct_reason(toezegging, by=make.a_user(), on=ON, event=event, reason="Meer tijd nodig.")
    with pytest.raises(ValidationError, match="tijdlijn van deze"):
        workflow.correct_reason(make.an_open(), by=make.a_user(), on=ON, event=event, reason="Anders.")


def test_public_does_not_read_an_intermediate_reason():
    """A correction that was itself corrected: the wrong words are on no public page."""
    toezegging = postponed()
    event = toezegging.events.last()
    for reason in ("Verkeerde naam.", "Goed zo."):
        workflow.correct_reason(toezegging, by=make.a_user(), on=ON, event=event, reason=reason)
    assert "Verkeerde naam." not in [entry.reason for entry in timeline_of(toezegging)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("column", ["revokes_id", "corrects_id"])
def test_database_refuses_to_take_back_of_another_toezegging(raw: psycopg.Connection, column):
    toezegging, other = postponed(), make.an_open()
    key = toezegging.postponements.get().pk if column == "revokes_id" else toezegging.events.last().pk
    kind = "herroepen" if column == "revokes_id" else "reden-verbeterd"
    statement = (
        f'INSERT INTO toezeggingen_event (toezegging_id, kind, from_status, to_status, "on", version, at, reason,'
        f" internal_reason, effect, changes, causes, {column})"
        " VALUES (%s, %s, 'openstaand', 'openstaand', '2023-06-01', 2, now(), 'r', '', '', '{}', '[]', %s)"
    )
    with pytest.raises(psycopg.errors.CheckViolation, match="own toezegging"):
        raw.execute(statement, [other.pk, kind, key])
