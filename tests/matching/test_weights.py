"""How much a reader must fetch, in a register of the size and variety of the real one."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db.models import TextField, Value
from django.db.models.functions import Concat, Repeat
from django.test import Client
from django.utils import timezone

from bench.made.register import make_register
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db

FIRST_PAGE, LIST = 60_000, 90_000  # bytes
SIZE = 1_000
LISTS = (
    "/toezeggingen/",
    "/toezeggingen/?pagina=2",
    "/toezeggingen/?termijn=te-laat&termijn=later&status=openstaand&status=deels-voldaan&volgorde=vaakst-uitgesteld",
    "/toezeggingen/?woorden=brief",
)


@pytest.fixture(autouse=True)
def _register() -> None:
    """Each promise is longer than a list shows."""
    make_register(SIZE, timezone.localdate())
    Toezegging.objects.update(text=Repeat(Concat("text", Value(" ")), 4, output_field=TextField()))


def files_of(html: str) -> dict[str, bytes]:
    """What a browser fetches with a page: stylesheets, scripts and icons, by address."""
    asked = re.findall(r'(?:<link rel="(?:icon|stylesheet)" href|<script src|<img src)="/static/([^"]+)"', html)
    return {path: Path(str(finders.find(path))).read_bytes() for path in asked}


def test_the_first_page_and_all_it_asks_is_light_even_unpacked(client: Client):
    html = client.get("/").content
    files = files_of(html.decode())
    assert {Path(path).suffix for path in files} == {".css", ".svg"}
    assert len(html) + sum(map(len, files.values())) <= FIRST_PAGE


def test_a_full_list_is_light(client: Client):
    """Packed as deploy/Caddyfile does, with all it asks, it is as light as the first page."""
    for address in LISTS:
        html = client.get(address).content
        assert html.decode().count('class="number"') == 50, address
        assert len(html) <= LIST, address
        packed = [gzip.compress(one) for one in (html, *files_of(html.decode()).values())]
        assert sum(map(len, packed)) <= FIRST_PAGE, address
