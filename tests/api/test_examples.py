"""The three examples for programmers work as written, on the page and in the docs."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[2]
CURL = shutil.which("curl")


def answers(commands: list[str]) -> list[dict]:
    """The JSON that each command prints."""
    if CURL is None:
        pytest.skip("needs curl, which is not installed")
    shell = ["sh", "-c"]  # as they are pasted
    ran = [subprocess.run([*shell, command], capture_output=True, text=True, check=True) for command in commands]
    return [json.loads(one.stdout) for one in ran]


def check(late: dict, counts: dict, changes: dict) -> None:
    assert len(late["resultaten"]) == 3
    assert {row["termijn"]["stand"] for row in late["resultaten"]} == {"te-laat"}
    assert counts["aantal"] > 0
    moments = [row["gewijzigdOp"] for row in changes["resultaten"]]
    assert moments == sorted(moments) != []


def test_the_examples_of_the_page(live_server, client):
    call_command("load_demo")
    page = unescape(client.get("/api/").content.decode())
    commands = re.findall(r"<code>(curl .*?)</code>", page)
    check(*answers([one.replace("http://testserver", str(live_server)) for one in commands]))


def test_the_examples_of_the_docs(live_server):
    call_command("load_demo")
    text = (ROOT / "docs" / "api.md").read_text()
    commands = re.findall(r"```sh\n(curl .*)\n", text)
    check(*answers([one.replace("http://localhost:8000", str(live_server)) for one in commands]))
