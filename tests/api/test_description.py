"""`openapi.json` describes every view, follows the Dutch API Design Rules, and matches the answers."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.urls import get_resolver

from api import filtering
from config.embedded.places import CHECKOUT
from parliament.models import Debate
from search.filters.filterset import FILTERS
from tests import factories as make
from tests.api import exclusive
from tests.api.rows import a_full_row
from toezeggingen import workflow
from toezeggingen.models.fulfilment import Means

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/openapi.json"
SPECTRAL = "@stoplight/spectral-cli@6.16.3"


def addresses() -> list[str]:
    return [f"/{one.pattern}" for one in get_resolver("api.urls").url_patterns]


@pytest.fixture
def deployed(settings) -> None:
    settings.SITE_URL = "https://toezeggingen.example.nl"
    settings.CONTACT_EMAIL = "Griffie <griffie@example.nl>"


def test_it_has_the_address_of_the_api_and_a_contact(client, deployed):
    body = client.get(ADDRESS).json()
    assert body["servers"] == [{"url": "https://toezeggingen.example.nl/api/v1"}]
    contact = {"name": "Griffie", "email": "griffie@example.nl", "url": "https://toezeggingen.example.nl"}
    assert body["info"]["contact"] == contact
    assert body["info"]["version"] == client.get(ADDRESS)["API-Version"]


def test_a_contact_without_a_name_is_the_register(client, settings):
    settings.CONTACT_EMAIL = "griffie@example.nl"
    contact = client.get(ADDRESS).json()["info"]["contact"]
    assert (contact["name"], contact["email"]) == ("Toezeggingenregister", "griffie@example.nl")


def test_each_operation_lists_the_answers_that_it_can_give(client):
    operations = {path: each["get"] for path, each in client.get(ADDRESS).json()["paths"].items()}
    shared = {"200", "304", "400", "404", "405", "406", "500", "503"}
    for path, operation in operations.items():
        further = {"301"} if path.endswith("{nummer}") else set()
        if path == "/toezeggingen/{nummer}":
            further |= {"410"}
        assert operation["responses"].keys() == shared | further, path


def test_each_answer_that_is_listed_is_described(client):
    body = client.get(ADDRESS).json()
    for operation in (each["get"] for each in body["paths"].values()):
        assert operation["responses"]["200"]["headers"].keys() >= {"API-Version", "Cache-Control", "ETag"}
        for status, answer in operation["responses"].items():
            if status != "200":
                described = body["components"]["responses"][answer["$ref"].split("/")[-1]]
                assert described["headers"].keys() == {"API-Version", "Cache-Control"}
                assert ("content" in described) == (status not in ("301", "304"))


def test_operations_have_unique_names_and_a_summary(client):
    operations = [each["get"] for each in client.get(ADDRESS).json()["paths"].values()]
    names = [operation["operationId"] for operation in operations]
    assert sorted(names) == sorted(set(names))
    assert all(operation["summary"].endswith(".") for operation in operations)


def test_a_path_describes_its_parameter(client):
    for path, each in client.get(ADDRESS).json()["paths"].items():
        in_path = [one for one in each["get"]["parameters"] if one["in"] == "path"] if "{" in path else []
        assert [f"{{{one['name']}}}" for one in in_path] == re.findall("{.*?}", path)
        assert all(one["required"] and one["description"] and one["schema"]["pattern"] for one in in_path)


def test_it_has_every_path_and_every_filter(client):
    body = client.get(ADDRESS).json()["paths"]
    assert set(body) == {re.sub("<.*:(.*)>", r"{\1}", address) for address in addresses()} - {"/openapi.json"}
    names = [one["name"] for one in body["/toezeggingen"]["get"]["parameters"]]
    assert names == [*FILTERS, "volgorde", "gewijzigdSinds", "formaat", "pagina", "paginaGrootte"]
    assert [one["name"] for one in body["/facetten"]["get"]["parameters"]] == [*FILTERS]


def test_a_list_describes_its_link_header_and_no_view_its_docstring(client):
    operations = {path: each["get"] for path, each in client.get(ADDRESS).json()["paths"].items()}
    with_link = {path for path, each in operations.items() if "Link" in each["responses"]["200"]["headers"]}
    assert with_link == {path for path in operations if "{" not in path} - {"/facetten"}
    assert not any("description" in each for each in operations.values())


def test_drf_spectacular_derives_it_without_errors_or_warnings(client, capsys):
    client.get(ADDRESS)
    assert capsys.readouterr().err == ""


def test_it_lists_the_keys_of_a_filter(client, monkeypatch):
    toezegging = make.an_open(parties=[make.a_party("BBB"), make.a_party("PvdD")])
    make.a_concept(parties=[make.a_party("Geheim")])

    def keys(name: str) -> dict[str, object]:
        return client.get(ADDRESS).json()["components"]["schemas"][name]

    assert keys("SleutelFractie") == {"type": "string", "enum": ["bbb", "pvdd", ""]}
    assert keys("SleutelDebat") == {"type": "string", "enum": [toezegging.debate.number, ""]}
    monkeypatch.setattr(filtering, "MAX_LISTED", 1)
    assert keys("SleutelFractie") == {"type": "string", "maxLength": 100}


@pytest.mark.slow
def test_the_linter_of_the_design_rules_finds_nothing(client, deployed, shared: Path, tmp_path: Path):
    npx = shutil.which("npx")
    if npx is None:
        pytest.skip("needs npx, which is not installed")
    if subprocess.run([npx, "--yes", SPECTRAL, "--version"], capture_output=True).returncode:
        pytest.skip(f"needs {SPECTRAL}, which npx cannot fetch")
    a_full_row(1)
    description = tmp_path / "openapi.json"
    description.write_text(json.dumps(client.get(ADDRESS).json()))
    rules = shared / "adr" / "linter.yaml"
    command = [npx, "--yes", SPECTRAL, "lint", "-r", str(rules), str(description), "--fail-severity=warn"]
    linted = subprocess.run(command, capture_output=True, text=True)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.trial
@pytest.mark.django_db(transaction=True)
def test_answers_match_the_description(live_server, tmp_path: Path):
    """Schemathesis with boundary values, then random values from a fixed seed."""
    griffier = make.a_user()
    for serial in (1, 2):
        a_full_row(serial)
    workflow.withdraw(make.an_open(by=griffier), by=griffier, on=date(2023, 5, 11), reason="Dubbel.")
    talk = make.a_debate(kind=Debate.Kind.BRIEFING)
    make.a_confirmed(make.an_open(debate=talk), means=Means.BRIEFING, held_on=talk.day, debate=talk, confidential=True)
    command = [Path(sys.executable).with_name("schemathesis"), "run", f"{live_server}{ADDRESS}"]
    options = [
        "--url",
        f"{live_server}/api/v1",
        "--phases",
        "coverage,fuzzing",
        "--max-examples",
        "3",
        "--seed",
        "1",
        "--no-color",
    ]
    hooks = {**os.environ, "SCHEMATHESIS_HOOKS": exclusive.__name__, "PYTHONPATH": str(CHECKOUT)}
    asked = subprocess.run([*command, *options], capture_output=True, text=True, cwd=tmp_path, env=hooks)
    assert asked.returncode == 0, asked.stdout + asked.stderr
    assert f"Tested: {len(addresses()) - 1}" in asked.stdout
