"""Import the letter in `seed/` (kamerstuk 28 676, nr. 431) into the demo."""

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
    """Load the demo once; each test imports the letter itself."""
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


def test_it_fulfils_three_promises_each_with_passage_and_footnote(found: dict):
    proposed = {row["nummer"]: (row["act"], row["footnote"]) for row in found["proposals"]}
    assert proposed == {
        "TZ202303-K002": ("fulfils", 3),
        "TZ202303-K004": ("fulfils", 4),
        "TZ202303-K005": ("fulfils", 6),
    }
    passages = {row["nummer"]: row["passage"] for row in found["proposals"]}
    assert "levering van wapens en munitie aan Oekraïne" in passages["TZ202303-K002"]
    assert "wijze waarop uw Kamer geïnformeerd wordt over kernwapens" in passages["TZ202303-K004"]
    assert "het vraagstuk van veiligheidsgaranties" in passages["TZ202303-K005"]
    assert not any("Tevens wordt uw Kamer geïnformeerd" in passage for passage in passages.values())


def test_it_makes_two_promises_without_a_date(found: dict):
    assert [(row["words"].lower(), row["due_latest"]) for row in found["new"]] == [
        ("op korte termijn", None),
        ("wanneer dat aan de orde is", None),
    ]
    assert "Defence Investment Pledge" in found["new"][0]["text"]


def test_it_reports_on_one_motion(found: dict):
    assert found["motions"] == ["28676-365"]


def test_importing_it_again_gives_the_same_result(found: dict, seed: Path):
    assert imported(seed) == found
    assert Fulfilment.objects.filter(letter__number="28676-431").count() == 3


@pytest.mark.parametrize("settled", ["TZ202303-K002", "TZ202303-K004", "TZ202303-K005"])
def test_a_near_miss_does_not_replace_a_lapsed_promise(settled: str, seed: Path):
    workflow.lapse(Toezegging.objects.get(number=settled), by=clerk(), on=timezone.localdate(), reason="Vervallen.")
    numbers = {row["nummer"] for row in imported(seed)["proposals"]}
    assert numbers == {"TZ202303-K002", "TZ202303-K004", "TZ202303-K005"} - {settled}
