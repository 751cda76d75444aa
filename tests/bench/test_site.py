"""What the site is measured with."""

import socket
import subprocess
import sys
from urllib.parse import parse_qsl

import pytest

from bench.site import fuzz, reference, server
from config.embedded.ports import LOCALHOST
from search.filters import FILTERS
from tests.factories import an_open


def test_fuzzed_queries_ask_every_filter_and_are_the_same_each_time():
    known = {name: ["x"] for name in fuzz.NAMED}
    asked = list(fuzz.queries(known))
    assert len(asked) == fuzz.QUERIES
    assert asked == list(fuzz.queries(known))
    assert {name for query in asked for name, _ in parse_qsl(query)} > FILTERS.keys()


def test_the_reference_renders_fifty_rows_of_eight_cells(rf, db):
    page = reference.show_template(rf.get("/")).content
    assert page.count(b"<tr>") == 50
    assert page.count(b"<td>") == 50 * 8
    assert reference.show_prerendered(rf.get("/")).content == page


def test_the_statements_of_a_page_are_put_again_by_themselves(rf, db):
    an_open(text="De minister stuurt een brief over de dijken.")
    seconds = reference.time_sql(rf.get("/", {"address": "/zoeken/?woorden=dijken"})).content
    assert float(seconds) > 0


def test_a_site_that_has_its_port_and_does_not_answer_is_not_there():
    with socket.socket() as holder, subprocess.Popen([sys.executable, "-c", ""]) as ended:
        holder.bind((LOCALHOST, 0))
        ended.wait()
        with pytest.raises(server.UnmeasurableError):
            server._wait_for(holder.getsockname()[1], ended)
        holder.listen()
        server._wait_for(holder.getsockname()[1], ended)
