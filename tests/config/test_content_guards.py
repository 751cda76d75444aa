"""Raw SQL as the application's role: what is published changes only with an event of the same transaction."""

from datetime import date

import psycopg
import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from psycopg.errors import CheckViolation, GeneratedAlways

from parliament.models import Member, Minister, Post
from tests import factories as make
from tests.application_role import application_role
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from toezeggingen.models.fulfilment import Effect
from toezeggingen.workflow.changes import PUBLISHED_FIELDS

pytestmark = pytest.mark.django_db(transaction=True)


def assert_refused(raw: psycopg.Connection, constraint: str, *statements: str) -> None:
    """The statements are refused by name, at once or at commit."""
    with pytest.raises(CheckViolation) as caught:
        raw.execute(";".join((*statements, "SET CONSTRAINTS ALL IMMEDIATE")))
    assert caught.value.diag.constraint_name == constraint


def a_member() -> Member:
    return Member.objects.create(name=f"Lid {Member.objects.count()}", party=make.a_party())


PUBLISHED_COLUMNS = {
    "number": "'TZ202303-999'",
    "debate": "NULL, letter_id = (SELECT max(id) FROM letters_letter)",
    "letter": "(SELECT max(id) FROM letters_letter), debate_id = NULL",
    "passage": "'Anders.'",
    "made_on": "made_on - 1",
    "text": "'Anders.'",
    "post": "(SELECT min(id) FROM parliament_post)",
    "minister": "(SELECT max(id) FROM parliament_minister)",
    "ministry_then": "(SELECT max(id) FROM parliament_ministry WHERE id <> ministry_then_id)",
    "ministry_now": "(SELECT max(id) FROM parliament_ministry WHERE id <> ministry_now_id)",
    "deadline_words": "'ooit'",
    "due_earliest": "due_latest - 1",
    "due_latest": "due_latest + 365",
    "firmness": "'streven'",
    "deadline_rule": "'zomaar'",
    "hangs_on": "'iets'",
    "rhythm": "12",
}


def test_every_published_field_is_tried():
    assert PUBLISHED_COLUMNS.keys() == {"number", *PUBLISHED_FIELDS}


@pytest.fixture
def published() -> Toezegging:
    make.a_letter()
    Minister.objects.create(name="Anke Anders")
    Post.objects.create(title="minister van Anders", ministry=make.a_ministry())
    return make.an_open(due=date(2023, 7, 6))


def column_of(field: str) -> str:
    return str(Toezegging._meta.get_field(field).column)


EVENT = """INSERT INTO toezeggingen_event (toezegging_id, kind, from_status, to_status, "on", at, version, reason,
    internal_reason, effect, changes, causes, fulfilment_id)
    VALUES (%s, '%s', 'openstaand', 'openstaand', now(), now(), %s, '', '', '%s', '%s', '[]', %s)"""


@pytest.mark.parametrize("field", PUBLISHED_COLUMNS)
@pytest.mark.parametrize("has_other_event", [False, True])
def test_a_published_column_needs_the_event_that_tells_it(raw, published, field, *, has_other_event):
    another = EVENT % (published.pk, "gecorrigeerd", published.version + 1, "", '{"note": ["", "x"]}', "NULL")
    change = f"{column_of(field)} = {PUBLISHED_COLUMNS[field]}, version = version + 1"
    assert_refused(
        raw,
        "toezegging_change_has_its_event",
        *([another] if has_other_event else []),
        f"UPDATE toezeggingen_toezegging SET {change}",
    )


def test_the_event_must_have_the_value_that_is_written(raw, published):
    changes = f'{{"text": ["{published.text}", "Zo."]}}'
    event = EVENT % (published.pk, "gecorrigeerd", published.version + 1, "", changes, "NULL")
    change = "UPDATE toezeggingen_toezegging SET version = version + 1, text = "
    raw.execute(event)
    raw.execute(f"{change} 'Zo.'")
    raw.rollback()
    assert_refused(raw, "toezegging_change_has_its_event", event, f"{change} 'Anders.'")


def test_an_event_of_an_earlier_transaction_tells_nothing(raw, published):
    changes = f'{{"text": ["{published.text}", "Zo."]}}'
    raw.execute(EVENT % (published.pk, "gecorrigeerd", published.version + 1, "", changes, "NULL"))
    raw.commit()
    change = "UPDATE toezeggingen_toezegging SET version = version + 1, text = 'Zo.'"
    assert_refused(raw, "toezegging_change_has_its_event", change)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO toezeggingen_toezegging_members (toezegging_id, member_id)"
        " SELECT {0}, max(id) FROM parliament_member",
        "DELETE FROM toezeggingen_toezegging_members",
        "INSERT INTO toezeggingen_toezegging_parties (toezegging_id, party_id)"
        " SELECT {0}, max(id) FROM parliament_party",
        "INSERT INTO toezeggingen_relation (source_id, target_id, kind) VALUES ({0}, {1}, 'aanvulling-op')",
        "INSERT INTO toezeggingen_formertoezeggingnumber (toezegging_id, number) VALUES ({0}, 'TZ202303-999')",
    ],
)
def test_a_row_beside_a_published_toezegging_needs_its_event(raw, statement):
    told_to, other = make.an_open(members=[a_member()]), make.an_open()
    a_member()
    assert_refused(raw, "toezegging_change_has_its_event", statement.format(told_to.pk, other.pk))


DECIDE = (
    "UPDATE toezeggingen_fulfilment SET state = 'besloten', outcome = 'voldaan', decided_on = '2023-05-10',"
    " meeting_id = (SELECT max(id) FROM parliament_debate)"
)


@pytest.mark.parametrize(
    "statement",
    [
        DECIDE,
        "UPDATE toezeggingen_fulfilment SET state = 'bevestigd'",
        "UPDATE toezeggingen_fulfilment SET state = 'bevestigd', effect = 'voldoet-deels', remainder = 'De rest.'",
    ],
)
def test_a_proposal_needs_the_event_that_settles_it(raw, statement):
    make.a_proposal()
    make.a_meeting()
    assert_refused(raw, "fulfilment_has_its_event", statement)


@pytest.mark.parametrize(
    "assignment",
    ["state = 'afgewezen'", "effect = 'noemt'", "passage = 'Anders.'", "remainder = 'De rest.'", "footnote = '1'"],
)
def test_a_confirmed_fulfilment_needs_the_event_that_changes_it(raw, assignment):
    workflow.confirm(make.a_proposal(), by=make.clerk(), on=date(2023, 5, 1), effect=Effect.FULFILS)
    assert_refused(raw, "fulfilment_has_its_event", f"UPDATE toezeggingen_fulfilment SET {assignment}")


def test_a_decision_is_the_one_of_its_event(raw):
    proposal = make.a_proposal()
    make.a_meeting()
    version, effect = proposal.toezegging.version + 1, proposal.effect
    event = EVENT % (proposal.toezegging_id, "besloten", version, effect, '{"outcome": ["", "verworpen"]}', proposal.pk)
    assert_refused(raw, "fulfilment_has_its_event", event, DECIDE)


def test_a_postponement_needs_its_event(raw, published):
    assert_refused(
        raw,
        "postponement_has_its_event",
        'INSERT INTO toezeggingen_postponement (toezegging_id, "on", reason, old_words, new_words, new_firmness)'
        f" VALUES ({published.pk}, now(), 'druk', '', 'later', 'periode')",
    )


def test_nobody_chooses_the_key_of_an_event(raw, published):
    columns = "id, " + ", ".join(
        f'"{field.column}"' for field in Event._meta.concrete_fields if field.column not in ("id",)
    )
    raw.execute("CREATE TEMPORARY TABLE chosen AS SELECT * FROM toezeggingen_event")
    raw.execute("UPDATE chosen SET id = 999999")
    insert = f"INSERT INTO toezeggingen_event ({columns}) {{}} SELECT {columns} FROM chosen"
    raw.execute(insert.format("OVERRIDING SYSTEM VALUE"))
    assert raw.execute("SELECT count(*) FROM toezeggingen_event WHERE id = 999999").fetchone() == (0,)
    with pytest.raises(GeneratedAlways):
        raw.execute(insert.format(""))


@pytest.mark.parametrize(
    "assignment", ["released_at = NULL", "released_at = released_at - interval '1 day'", "released_by_id = NULL"]
)
def test_a_released_version_stays_as_it_was_released(raw, assignment):
    make.a_letter()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE letters_letterversion SET released_by_id = %s", [make.clerk().pk])
    assert_refused(raw, "release_is_final", f"UPDATE letters_letterversion SET {assignment}")


def test_a_version_is_released_by_somebody(raw):
    make.a_letter(released=False)
    assert_refused(raw, "release_is_final", "UPDATE letters_letterversion SET released_at = now()")
    raw.rollback()
    raw.execute("UPDATE letters_letterversion SET released_at = now(), released_by_id = %s", [make.clerk().pk])


def test_a_version_does_not_arrive_released(raw):
    make.a_letter()
    assert_refused(
        raw,
        "release_is_final",
        "INSERT INTO letters_letterversion (letter_id, nr, text, fingerprint, file_name, received_on, entered_at,"
        " released_at) SELECT letter_id, 2, 'Vals.', 'x', '', received_on, now(), now() FROM letters_letterversion",
    )


@application_role()
def test_the_workflow_passes_the_guards():
    """The demo takes every move; a clerk then corrects, renumbers and turns to other people."""
    call_command("load_demo", verbosity=0)
    toezegging, clerk = Toezegging.objects.open().first(), User.objects.get(username="griffier-demo")
    member, party = a_member(), make.a_party()
    workflow.edit(
        toezegging, by=clerk, on=date.today(), text="Anders.", due_latest=date(2031, 1, 1), due_earliest=None,
        members=[member], parties=[party], reason="Verkeerd overgenomen.",
    )  # fmt: skip
    workflow.adopt_number(toezegging, "TZ202303-999", by=clerk, on=date.today())
    toezegging.refresh_from_db()
    assert (toezegging.text, toezegging.number) == ("Anders.", "TZ202303-999")
