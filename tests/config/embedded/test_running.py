"""What a running site chose is believed while it runs, and not a moment longer."""

import subprocess
import sys

import pytest

from config.embedded.places import CHECKOUT
from config.embedded.running import announced, find_running

CHOICES = {"SITE_URL": "http://localhost:8791", "EMAIL_URL": "smtp://127.0.0.1:2525"}
ANNOUNCES = """
import sys
from pathlib import Path
from config.embedded.running import announced
with announced({"SITE_URL": "http://localhost:8791"}, Path(sys.argv[1])):
    print("announced", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "running.json"


def test_choices_are_found_while_the_site_runs(path):
    assert find_running(path) == {}
    with announced(CHOICES, path):
        assert find_running(path) == CHOICES
        assert find_running(path) == CHOICES
    assert find_running(path) == {}


def test_what_a_killed_site_chose_is_not_believed(path):
    command = [sys.executable, "-c", ANNOUNCES, path]
    with subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as site:
        assert site.stdout.readline() == b"announced\n"
        assert find_running(path) == {"SITE_URL": "http://localhost:8791"}
        site.kill()
    assert path.exists()
    assert find_running(path) == {}
    with announced(CHOICES, path):
        assert find_running(path) == CHOICES
