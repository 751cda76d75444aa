"""The constraints and triggers of the database, tested in raw SQL without any Python in between."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests import factories as make
from toezeggingen.models import Event, Toezegging

pytestmark = pytest.mark.django_db


def run(sql: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def refused(constraint: str, sql: str, *values: object) -> None:
    with pytest.raises(IntegrityError) as caught:
        run(sql, *values)
    assert caught.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE toezeggingen_event SET reason = 'anders'",
        "DELETE FROM toezeggingen_event",
        "TRUNCATE toezeggingen_event CASCADE",
        "TRUNCATE toezeggingen_toezegging CASCADE",
    ],
)
def test_history_cannot_be_changed_deleted_or_truncated(sql):
    make.an_open()
    # Pending foreign key checks would refuse the truncation before the trigger does.
    run("SET CONSTRAINTS ALL IMMEDIATE")

    refused("event_is_append_only", sql)


def test_a_temporary_table_named_like_the_history_does_not_deceive_the_trigger():
    toezegging = make.an_open()
    run("CREATE TEMPORARY TABLE toezeggingen_event (LIKE public.toezeggingen_event)")
    run(
        'INSERT INTO pg_temp.toezeggingen_event (id, toezegging_id, from_status, to_status, kind, xact, at, "on",'
        " version, reason, internal_reason, effect, changes, causes) VALUES (999999, %s, 'openstaand', 'voldaan',"
        " 'besloten', pg_current_xact_id(), clock_timestamp(), now(), 3, '', '', '', '{}', '[]')",
        toezegging.pk,
    )

    refused(
        "toezegging_status_has_its_event",
        "UPDATE public.toezeggingen_toezegging SET status = 'voldaan', last_event_id = 999999 WHERE id = %s",
        toezegging.pk,
    )


def test_a_status_cannot_change_without_an_event():
    make.an_open()

    refused("toezegging_status_has_its_event", "UPDATE toezeggingen_toezegging SET status = 'voldaan'")


def test_an_item_cannot_be_hidden_without_an_event():
    make.an_open()

    refused("toezegging_status_has_its_event", "UPDATE toezeggingen_toezegging SET withdrawn = true")


def test_only_a_withdrawal_event_hides_an_item():
    toezegging = make.an_open()
    hide = "UPDATE toezeggingen_toezegging SET withdrawn = true, last_event_id = %s WHERE id = %s"
    correction = an_event(toezegging, "openstaand", "openstaand", "gecorrigeerd")

    refused("toezegging_status_has_its_event", hide, correction, toezegging.pk)
    run(hide, an_event(toezegging, "openstaand", "openstaand", "ingetrokken"), toezegging.pk)


def an_event(toezegging: Toezegging, origin: str, target: str, kind: str = "besloten") -> int:
    return Event.objects.create(
        toezegging=toezegging, kind=kind, from_status=origin, to_status=target, on=make.DAY, version=9
    ).pk


STATUS = "UPDATE toezeggingen_toezegging SET status = %s, last_event_id = %s WHERE id = %s"


def test_a_status_with_its_event_passes():
    toezegging = make.an_open()

    run(STATUS, "voldaan", an_event(toezegging, "openstaand", "voldaan"), toezegging.pk)

    toezegging.refresh_from_db()
    assert toezegging.status == "voldaan"


@pytest.mark.parametrize(
    ("kind", "origin", "target"),
    [
        ("vervallen", "openstaand", "vervallen"),
        ("besloten", "deels-voldaan", "voldaan"),
        ("besloten", "openstaand", "openstaand"),
    ],
)
def test_a_status_is_refused_with_an_event_of_another_change(kind, origin, target):
    toezegging = make.an_open()
    event = an_event(toezegging, origin, target, kind)

    refused("toezegging_status_has_its_event", STATUS, "voldaan", event, toezegging.pk)


@pytest.mark.parametrize(
    ("kind", "origin", "target"),
    [
        ("onzin", "openstaand", "openstaand"),
        ("besloten", "openstaand", "afgedaan"),
        ("uitgesteld", "voldaan", "vervallen"),
        ("gepubliceerd", "voldaan", "openstaand"),
    ],
)
def test_history_holds_only_moves_of_the_table(kind, origin, target):
    toezegging = make.an_open()

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        an_event(toezegging, origin, target, kind)

    assert caught.value.__cause__.diag.constraint_name == "event_is_a_move_of_the_table"


def test_a_status_is_refused_with_an_event_of_another_toezegging():
    toezegging, other = make.an_open(), make.an_open()

    refused(
        "toezegging_status_has_its_event", STATUS, "voldaan", an_event(other, "openstaand", "voldaan"), toezegging.pk
    )


def test_an_old_event_cannot_be_used_again():
    toezegging = make.an_open()
    first = an_event(toezegging, "openstaand", "voldaan")
    run(STATUS, "voldaan", first, toezegging.pk)
    run(STATUS, "openstaand", an_event(toezegging, "voldaan", "openstaand", "heropend"), toezegging.pk)

    refused("toezegging_status_has_its_event", STATUS, "voldaan", first, toezegging.pk)


def test_the_database_sets_the_moment_and_transaction_of_an_event():
    toezegging = make.an_open()
    run(
        'INSERT INTO toezeggingen_event (toezegging_id, kind, from_status, to_status, "on", at, version, reason,'
        " internal_reason, effect, changes, causes, xact) VALUES (%s, 'besloten', 'openstaand', 'voldaan',"
        " '2023-03-22', '2001-01-01', 3, '', '', '', '{}', '[]', '1'::xid8)",
        toezegging.pk,
    )

    event = Event.objects.latest("pk")
    assert event.at.date() > date(2023, 1, 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT xact = pg_current_xact_id() FROM toezeggingen_event WHERE id = %s", [event.pk])
        assert cursor.fetchone() == (True,)


def test_a_toezegging_is_born_a_concept():
    made = make.a_concept()
    columns = [f.column for f in Toezegging._meta.concrete_fields if f.column not in ("id", "number", "status")]
    listed = ", ".join(f'"{column}"' for column in columns)

    refused(
        "toezegging_is_born_a_concept",
        f"INSERT INTO toezeggingen_toezegging (number, status, {listed})"
        f" SELECT 'TZ202303-999', 'openstaand', {listed} FROM toezeggingen_toezegging WHERE id = %s",
        made.pk,
    )


def test_only_a_concept_can_be_deleted():
    concept, published = make.a_concept(), make.an_open()

    run("DELETE FROM toezeggingen_toezegging WHERE id = %s", concept.pk)
    refused("toezegging_only_a_concept_dies", "DELETE FROM toezeggingen_toezegging WHERE id = %s", published.pk)


@pytest.mark.parametrize(
    ("constraint", "assignment"),
    [
        ("toezegging_has_one_origin", "debate_id = NULL"),
        ("toezegging_has_one_origin", "letter_id = %(letter)s"),
        ("toezegging_is_due_after_it_was_made", "due_latest = made_on - 1"),
        ("toezegging_window_opens_before_it_closes", "due_latest = made_on + 1, due_earliest = made_on + 2"),
        ("toezegging_has_text", "text = ''"),
        ("toezegging_number_has_the_form", "number = '2023-1'"),
        ("toezegging_firmness_is_known", "firmness = 'vaag'"),
    ],
)
def test_constraints_of_a_toezegging(constraint, assignment):
    toezegging, letter = make.a_concept(), make.a_letter()
    assignment = assignment.replace("%(letter)s", str(letter.pk))

    refused(constraint, f"UPDATE toezeggingen_toezegging SET {assignment} WHERE id = %s", toezegging.pk)


@pytest.mark.parametrize(
    ("constraint", "assignment"),
    [
        ("fulfilment_has_its_means", "letter_id = NULL"),
        ("fulfilment_has_its_means", "means = 'document'"),
        ("fulfilment_has_its_means", "document_title = 'Ook nog een wetsvoorstel'"),
        ("fulfilment_decision_is_complete", "state = 'besloten'"),
        ("fulfilment_decision_is_complete", "outcome = 'voldaan'"),
        ("fulfilment_in_part_says_what_is_left", "state = 'bevestigd', effect = 'voldoet-deels'"),
        ("fulfilment_values_are_known", "effect = 'misschien'"),
    ],
)
def test_constraints_of_a_fulfilment(constraint, assignment):
    proposal = make.a_proposal()

    refused(constraint, f"UPDATE toezeggingen_fulfilment SET {assignment} WHERE id = %s", proposal.pk)


def test_a_letter_is_linked_to_a_toezegging_once():
    proposal = make.a_proposal()

    refused(
        "fulfilment_letter_once_per_toezegging",
        "INSERT INTO toezeggingen_fulfilment (toezegging_id, means, letter_id, confidential, document_kind,"
        " document_number, document_title, document_url, effect, remainder, passage, footnote, because, state,"
        " proposed_by, proposed_at, outcome) SELECT toezegging_id, means, letter_id, confidential, '', '', '', '',"
        " effect, '', '', '', '', 'voorgesteld', 'griffie', now(), '' FROM toezeggingen_fulfilment WHERE id = %s",
        proposal.pk,
    )


def test_a_postponement_is_later():
    toezegging = make.an_open(due=make.DAY + timedelta(days=30))

    refused(
        "postponement_is_later",
        'INSERT INTO toezeggingen_postponement (toezegging_id, "on", reason, old_words, old_latest, new_words,'
        " new_latest, new_firmness) VALUES (%s, '2023-04-01', 'druk', '', '2023-05-01', 'eerder', '2023-05-01', 'dag')",
        toezegging.pk,
    )
