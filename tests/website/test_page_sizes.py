"""The bytes that a reader fetches, in a register as varied as the real one."""

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
    """Each text is longer than a list shows."""
    make_register(SIZE, timezone.localdate())
    Toezegging.objects.update(text=Repeat(Concat("text", Value(" ")), 4, output_field=TextField()))


def files_of(html: str) -> dict[str, bytes]:
    """The stylesheets, scripts and icons that a browser fetches with a page, by path."""
    paths = re.findall(r'(?:<link rel="(?:icon|stylesheet)" href|<script src|<img src)="/static/([^"]+)"', html)
    return {path: Path(str(finders.find(path))).read_bytes() for path in paths}


def test_the_first_page_with_its_files_is_small_uncompressed(client: Client):
    html = client.get("/").content
    files = files_of(html.decode())
    assert {Path(path).suffix for path in files} == {".css", ".svg"}
    assert len(html) + sum(map(len, files.values())) <= FIRST_PAGE


def test_a_full_list_with_its_files_is_small_compressed(client: Client):
    """Compressed as in deploy/Caddyfile, it is no larger than the first page uncompressed."""
    for address in LISTS:
        html = client.get(address).content
        assert html.decode().count('class="number"') == 50, address
        assert len(html) <= LIST, address
        packed = [gzip.compress(content) for content in (html, *files_of(html.decode()).values())]
        assert sum(map(len, packed)) <= FIRST_PAGE, address
