"""The letter that the register started from, read in on the demo: kamerstuk 28 676, nr. 431."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from demo.loading import load_demo
from letters.models import Letter
from tests.factories import clerk
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def seed(shared: Path) -> Path:
    return shared / "seed" / "kst-28676-431.txt"


@pytest.fixture(scope="module", autouse=True)
def _demo(seed: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo, laid down once; each test reads the letter in anew."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def found(seed: Path) -> dict:
    return imported(seed)


def imported(seed: Path) -> dict:
    out = StringIO()
    call_command("import_letter", "--json", str(seed), stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def test_its_header(found: dict):
    letter = Letter.objects.get(number=found["letter"])
    assert letter.number == "28676-431"
    assert (letter.vergaderjaar, letter.title) == ("2022-2023", "NAVO")
    assert (letter.author_role, letter.ministry.abbreviation) == ("minister van Buitenlandse Zaken", "BZ")
    assert letter.date.isoformat() == "2023-04-19"


def test_it_keeps_three_promises_each_with_its_own_passage_and_footnote(found: dict):
    told = {one["nummer"]: (one["act"], one["footnote"]) for one in found["proposals"]}
    assert told == {
        "TZ202303-K002": ("fulfils", 3),
        "TZ202303-K004": ("fulfils", 4),
        "TZ202303-K005": ("fulfils", 6),
    }
    passages = {one["nummer"]: one["passage"] for one in found["proposals"]}
    assert "levering van wapens en munitie aan Oekraïne" in passages["TZ202303-K002"]
    assert "wijze waarop uw Kamer geïnformeerd wordt over kernwapens" in passages["TZ202303-K004"]
    assert "het vraagstuk van veiligheidsgaranties" in passages["TZ202303-K005"]
    assert not any("Tevens wordt uw Kamer geïnformeerd" in passage for passage in passages.values())


def test_it_makes_two_promises_without_a_date(found: dict):
    assert [(one["words"].lower(), one["due_latest"]) for one in found["new"]] == [
        ("op korte termijn", None),
        ("wanneer dat aan de orde is", None),
    ]
    assert "Defence Investment Pledge" in found["new"][0]["text"]


def test_it_reports_on_one_motion(found: dict):
    assert found["motions"] == ["28676-365"]


def test_read_in_again_it_says_the_same(found: dict, seed: Path):
    assert imported(seed) == found
    assert Fulfilment.objects.filter(letter__number="28676-431").count() == 3


@pytest.mark.parametrize("settled", ["TZ202303-K002", "TZ202303-K004", "TZ202303-K005"])
def test_a_near_miss_does_not_take_the_place_of_a_promise_that_lapsed(settled: str, seed: Path):
    workflow.lapse(Toezegging.objects.get(number=settled), by=clerk(), on=timezone.localdate(), reason="Vervallen.")
    numbers = {one["nummer"] for one in imported(seed)["proposals"]}
    assert numbers == {"TZ202303-K002", "TZ202303-K004", "TZ202303-K005"} - {settled}
