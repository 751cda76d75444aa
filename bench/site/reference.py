"""The views to compare the site with: a plain template, the same page as bytes, the SQL of a page, and a bare CSV.

These views run in the process of the site, behind the same middleware.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template import engines
from django.test import Client

from bench.made import words
from config.embedded.ports import LOCALHOST
from website.caching.freshness import read_version, snapshot

LINES = 500  # lines in each piece of the answer, as many as the site sends

# This query selects as many columns as the site's CSV has, without any formatting.
BARE = """
SELECT toezegging.number, toezegging.text, made_on, status, due_latest, due_earliest, deadline_words, firmness,
    hangs_on, overruled_reason, deadline_rule, withdrawn, version, entered_at, ministry_now.name, ministry_now.key,
    ministry_then.name, ministry_then.key, post.title, post.slug, minister.name, minister.slug,
    debate.number, day, kind, debate.title, report, committee.name
FROM toezeggingen_toezegging AS toezegging
JOIN parliament_ministry AS ministry_now ON ministry_now.id = ministry_now_id
JOIN parliament_ministry AS ministry_then ON ministry_then.id = ministry_then_id
JOIN parliament_post AS post ON post.id = post_id
JOIN parliament_minister AS minister ON minister.id = minister_id
JOIN parliament_debate AS debate ON debate.id = debate_id
LEFT JOIN parliament_committee AS committee ON committee.id = committee_id
WHERE status <> 'concept' AND NOT withdrawn
ORDER BY made_on DESC, toezegging.number
"""


def _row(random: Random, nr: int) -> dict[str, Any]:
    """Make a row with values of the same types and lengths as in the register."""
    return {
        "number": f"TZ202303-{nr:03}",
        "text": words.promise(random, "minister van Volksgezondheid, Welzijn en Sport"),
        "made_on": date(2023, 3, 22) - timedelta(days=nr),
        "post": "minister van Volksgezondheid, Welzijn en Sport",
        "committee": "Volksgezondheid, Welzijn en Sport",
        "deadline_words": "voor de zomer",
        "due_latest": date(2023, 7, 6) - timedelta(days=nr),
        "status": "openstaand",
    }


TEMPLATE = engines["django"].from_string(Path(__file__).with_name("reference.html").read_text(encoding="utf-8"))
ROWS = [_row(Random(nr), nr) for nr in range(50)]


@cache
def _page() -> bytes:
    return TEMPLATE.render({"rows": ROWS}).encode()


def show_template(request: HttpRequest) -> HttpResponse:
    """Read the version and render fifty dicts, eight cells each."""
    read_version()
    return HttpResponse(TEMPLATE.render({"rows": ROWS}, request))


def show_prerendered(request: HttpRequest) -> HttpResponse:
    """Read the version and return the same page as bytes."""
    read_version()
    return HttpResponse(_page())


def time_sql(request: HttpRequest) -> HttpResponse:
    """Return the seconds that the SQL of the page at `address` takes, without the version query."""
    statements = _statements(request.GET["address"])
    started = time.perf_counter()
    for statement, parameters in statements:
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            cursor.fetchall()
    return HttpResponse(str(time.perf_counter() - started))


@cache
def _statements(address: str) -> list[tuple[str, Any]]:
    """Return the SQL statements of the page, each with its parameters."""
    seen: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: FBT001 - Django's
        if sql.lstrip().startswith(("SELECT", "WITH")) and "registerversion" not in sql:
            seen.append((sql, params))
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(note):  # inside a transaction the page cache is off
        Client(SERVER_NAME=LOCALHOST).get(address, secure=True)
    return seen


def show_bare_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Send rows from a server-side cursor through Python's CSV writer."""
    return StreamingHttpResponse(_lines(), content_type="text/csv")


def _lines() -> Iterator[str]:
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    with snapshot(), connection.chunked_cursor() as cursor:
        cursor.execute(BARE)
        while rows := cursor.fetchmany(LINES):
            writer.writerows(rows)
            yield text.getvalue()
            text.seek(0)
            text.truncate()
