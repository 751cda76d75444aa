"""The tools that measure the site."""

import socket
import subprocess
import sys
from urllib.parse import parse_qsl

import pytest

from bench.site import fuzz, reference, server
from config.embedded.ports import LOCALHOST
from search.filters.filterset import FILTERS
from tests.factories import an_open


def test_fuzzed_queries_use_every_filter_and_are_stable():
    known = {name: ["x"] for name in fuzz.NAMED}
    queries = list(fuzz.queries(known))
    assert len(queries) == fuzz.QUERIES
    assert queries == list(fuzz.queries(known))
    assert {name for query in queries for name, _ in parse_qsl(query)} > FILTERS.keys()


def test_reference_renders_fifty_rows_of_eight_cells(rf, db):
    page = reference.show_template(rf.get("/")).content
    assert page.count(b"<tr>") == 50
    assert page.count(b"<td>") == 50 * 8
    assert reference.show_prerendered(rf.get("/")).content == page


def test_sql_of_a_page_is_timed_separately(rf, db):
    an_open(text="De minister stuurt een brief over de dijken.")
    seconds = reference.time_sql(rf.get("/", {"address": "/zoeken/?woorden=dijken"})).content
    assert float(seconds) > 0


def test_site_that_holds_its_port_without_listening_is_not_up():
    with socket.socket() as holder, subprocess.Popen([sys.executable, "-c", ""]) as ended:
        holder.bind((LOCALHOST, 0))
        ended.wait()
        with pytest.raises(server.UnmeasurableError):
            server._wait_for(holder.getsockname()[1], ended)
        holder.listen()
        server._wait_for(holder.getsockname()[1], ended)
