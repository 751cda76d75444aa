"""The restore drill: a backup on an empty database gives the same register, and no mail goes out twice."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pyrage
import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from alerts import tasks
from alerts.models import HowOften, Mail, Round
from alerts.models.mail import DeliveryState
from alerts.news.gathering import gather
from monitoring.heartbeats import BACKUP
from monitoring.models import Heartbeat
from tests.alerts.mailroom import a_follower, a_mail
from tests.factories import a_letter, a_settled, an_open

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

DRILL = "restore_drill"
# On Tuesday morning the news of the day and the digest of the week are long since out.
NOW = datetime(2023, 9, 5, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))

SEQUENCES = "SELECT schemaname, sequencename, last_value FROM pg_sequences ORDER BY 1, 2"
TRIGGERS = "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"
RIGHTS = """SELECT table_name, column_name, privilege_type FROM information_schema.column_privileges
    WHERE grantee = 'register_app' ORDER BY 1, 2, 3"""


@pytest.fixture
def keys(tmp_path):
    """The files of a new key pair: public and private."""
    identity = pyrage.x25519.Identity.generate()
    public, private = tmp_path / "public.txt", tmp_path / "private.txt"
    public.write_text(f"# of the drill\n{identity.to_public()}\n")
    private.write_text(f"{identity}\n")
    return public, private


@pytest.fixture
def register():
    """A register with history, a file, followers and mail that waits, is being sent, and was sent."""
    a_settled()
    an_open()
    a_letter()
    recipient = a_follower()
    gather(timezone.now())
    a_mail(recipient=recipient, period="2023-W01")
    a_mail(recipient=recipient, period="2023-W02", state=DeliveryState.BUSY)


@pytest.fixture
def move_to_empty_database(monkeypatch):
    """A function that points Django at a new database, as on an empty machine."""
    original = connection.settings_dict["NAME"]

    def move():
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {DRILL} TEMPLATE template0")
        connection.close()
        connection.settings_dict["NAME"] = DRILL

    yield move
    connection.close()
    connection.settings_dict["NAME"] = original
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {DRILL}")


def contents() -> dict[str, list]:
    """All rows of all tables, as text, and the sequences, triggers and rights."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT t::text FROM {table} AS t ORDER BY 1")
            found[table] = cursor.fetchall()
        for name, query in {"sequences": SEQUENCES, "triggers": TRIGGERS, "rights": RIGHTS}.items():
            cursor.execute(query)
            found[name] = cursor.fetchall()
    return found


def test_restored_register_is_the_same(register, keys, tmp_path, monkeypatch, move_to_empty_database):
    public, private = keys
    before = contents()
    call_command("backup", tmp_path / "register.age", recipients=public)
    move_to_empty_database()
    monkeypatch.setattr("config.management.commands.restore.hold_mail", lambda _: 0)
    call_command("restore", tmp_path / "register.age", identities=private)
    after = contents()
    assert before["toezeggingen_event"]
    assert before["letters_letterversion"]
    assert before["rights"]
    # Django makes the groups' permissions again after each migration, which takes numbers.
    sequences, restored = before.pop("sequences"), after.pop("sequences")
    assert [name for _, name, _ in sequences] == [name for _, name, _ in restored]
    assert all((old or 0) <= (new or 0) for (_, _, old), (_, _, new) in zip(sequences, restored, strict=True))
    assert {name for name in before if before[name] != after.get(name)} == set()
    assert before.keys() == after.keys()


def test_restored_register_protects_its_history(register, tmp_path, move_to_empty_database):
    call_command("backup", tmp_path / "register.dump", unencrypted=True)
    move_to_empty_database()
    call_command("restore", tmp_path / "register.dump")
    an_open()  # the sequences go on
    database = connection.settings_dict
    with (
        psycopg.connect(host=database["HOST"], dbname=DRILL, user="register_app") as application,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        application.execute("DELETE FROM toezeggingen_event")


def test_no_mail_goes_out_twice(register, tmp_path, move_to_empty_database):
    """Mail in the outbox is held. The rounds since the backup count as made, and their mail is held too."""
    call_command("backup", tmp_path / "register.dump", unencrypted=True)
    move_to_empty_database()
    with time_machine.travel(NOW, tick=False):
        call_command("restore", tmp_path / "register.dump")
    assert not Mail.objects.exclude(state=DeliveryState.REFUSED).exists()
    assert Mail.objects.filter(period__startswith="2023-W0").count() == 2
    assert "back-up" in Mail.objects.first().error
    assert set(Round.objects.values_list("period", flat=True)) == {"2023-09-05", "2023-W36"}


def test_news_since_the_backup_is_held_in_each_rhythm_and_not_told_again(tmp_path, move_to_empty_database):
    """A due date that came near after the backup may have been told before the restore."""
    followers = [a_follower(rhythm=rhythm) for rhythm in HowOften]
    an_open(due=NOW.date() + timedelta(days=3))
    call_command("backup", tmp_path / "register.dump", unencrypted=True)
    move_to_empty_database()
    with time_machine.travel(NOW, tick=False):
        call_command("restore", tmp_path / "register.dump")
        assert set(Mail.objects.refused().values_list("recipient", flat=True)) == {row.pk for row in followers}
        tasks.send_waiting_mail()
    assert not Mail.objects.exclude(state=DeliveryState.REFUSED).exists()


def test_register_with_data_is_not_overwritten(register, tmp_path):
    call_command("backup", tmp_path / "register.dump", unencrypted=True)
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", tmp_path / "register.dump")


def test_damaged_or_locked_backup_restores_nothing(register, keys, tmp_path, move_to_empty_database):
    public, private = keys
    path = tmp_path / "register.age"
    call_command("backup", path, recipients=public)
    assert b"PGDMP" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    cut = tmp_path / "cut.age"
    cut.write_bytes(path.read_bytes()[:-1000])
    stranger = tmp_path / "stranger.txt"
    stranger.write_text(str(pyrage.x25519.Identity.generate()))
    move_to_empty_database()
    for file, identities in ((cut, private), (path, stranger), (path, None)):
        with pytest.raises(CommandError, match="Nothing was restored"):
            call_command("restore", file, identities=identities)
    assert connection.introspection.table_names() == []


def test_failed_backup_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "USER", "nobody_at_all")
    with pytest.raises(CommandError, match="pg_dump failed"):
        call_command("backup", tmp_path / "register.dump", unencrypted=True)
    assert list(tmp_path.iterdir()) == []


def test_monitoring_knows_of_a_backup_that_was_made(tmp_path):
    heartbeat = Heartbeat.objects.get(name=BACKUP)
    with pytest.raises(CommandError):
        call_command("backup", tmp_path / "no_folder" / "register.dump", unencrypted=True)
    heartbeat.refresh_from_db()
    assert heartbeat.succeeded_at is None
    call_command("backup", tmp_path / "register.dump", unencrypted=True)
    heartbeat.refresh_from_db()
    assert heartbeat.succeeded_at is not None
