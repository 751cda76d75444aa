"""Databases with a made-up register, on the embedded server.

A database is kept, because making a large register takes minutes. The name of a database contains its size and a digest
of the schema and of this package. When the schema or the package changes, a new database replaces the old one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import chain
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from config.database import APPLICATION, MIGRATOR, OWNER
from config.embedded.places import CHECKOUT, socket_folder
from config.embedded.postgres import SUPERUSER, Postgres
from config.embedded.sharing import hold
from matching.rules_version import source_digest

CLUSTER = "run"
PREFIX = "made_up"


def url(name: str, role: str = APPLICATION) -> str:
    return f"postgres://{role}@{quote(str(socket_folder(CLUSTER)), safe='')}/{name}"


def made(size: int) -> str:
    """Return the name of the database with `size` toezeggingen. Make the database if it does not exist yet."""
    hold(Postgres(CLUSTER))
    ours = f"{PREFIX}_{size}_"
    name = f"{ours}{_digest()}"
    with psycopg.connect(url("postgres", SUPERUSER), autocommit=True) as server:
        known = {row[0] for row in server.execute("SELECT datname FROM pg_database")}
        if name in known:
            return name
        for old in (other for other in known if other.startswith(ours)):
            server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
        draft = f"{ours}draft"  # renamed when the database is complete
        new = {"draft": sql.Identifier(draft), "owner": sql.Identifier(OWNER), "name": sql.Identifier(name)}
        server.execute(sql.SQL("CREATE DATABASE {draft} OWNER {owner}").format(**new))
        for setting, value in _settings(server):
            setting_of = sql.SQL("ALTER DATABASE {draft} SET {setting} = {value}")
            server.execute(setting_of.format(**new, setting=sql.Identifier(setting), value=value))
        _fill(draft, size)
        server.execute(sql.SQL("ALTER DATABASE {draft} RENAME TO {name}").format(**new))
    return name


def _settings(server: psycopg.Connection) -> list[tuple[str, str]]:
    """Return (name, value) of each setting of the database `register`, to copy these settings."""
    own = """SELECT unnest(setconfig) FROM pg_db_role_setting JOIN pg_database AS own ON own.oid = setdatabase
        WHERE datname = 'register' AND setrole = 0"""
    return [tuple(row[0].split("=", 1)) for row in server.execute(own)]


def _fill(database: str, size: int) -> None:
    as_owner = f"{url(database, MIGRATOR)}?assume_role={OWNER}"
    environment = {**os.environ, "DATABASE_URL": as_owner, "MIGRATE_DATABASE_URL": url(database, MIGRATOR)}
    for command in (("manage.py", "migrate", "--verbosity", "0"), ("-m", "bench.made", str(size))):
        subprocess.run([sys.executable, *command], check=True, cwd=CHECKOUT, env=environment)


def _digest() -> str:
    """Digest of the schema and of this package."""
    schema = chain(CHECKOUT.glob("*/migrations/*.py"), CHECKOUT.glob("*/sql/*.sql"))
    return source_digest([*schema, *Path(__file__).parent.glob("*.py")])
