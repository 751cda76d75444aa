"""Printed pages: A4, numbered, with their source, and no toezegging split over two pages."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pypdfium2
import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

A4 = (595, 842)  # points
TEXT = "De minister telt de kuifeenden in elke provincie, ook langs de grote rivieren. " * 4


@pytest.fixture
def printed(live_server) -> dict[str, str]:
    """Return the addresses of printable pages, each longer than two printed pages."""
    debate = make.a_debate()
    for serial in range(30):
        make.an_open(debate=debate, text=f"{TEXT} einde{serial:02}")
    paths = {"list": "/toezeggingen/?formaat=afdrukken", "preparation": reverse("preparation", args=[debate.number])}
    return {kind: live_server.url + path for kind, path in paths.items()}


@pytest.mark.parametrize("kind", ["list", "preparation"])
def test_printed_pages_have_numbers_source_and_whole_rows(
    browser: Browser, printed: dict[str, str], settings, kind: str
):
    page = browser.new_page()
    page.goto(printed[kind])
    pages = list(texts(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(pages) > 2
    for serial, (size, text) in enumerate(pages, start=1):
        assert size == A4
        assert f"blz. {serial} van {len(pages)}" in text
        assert len(re.findall(r"TZ\d{6}-K\d+", text)) == len(re.findall(r"einde\d\d", text)), text
    last = pages[-1][1]
    assert f"{settings.SITE_URL}{urlsplit(printed[kind]).path}" in last
    assert "Laatst gewijzigd op" in last
    assert "Zoeken" not in pages[0][1]


def test_statistics_print_in_landscape_without_broken_words(browser: Browser, live_server):
    make.an_open(ministry_then=make.a_ministry("bzk", name="Binnenlandse Zaken en Koninkrijksrelaties"))
    page = browser.new_page()
    page.goto(f"{live_server.url}/cijfers/")
    pages = list(texts(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert {size for size, _ in pages} == {(A4[1], A4[0])}
    words = set(" ".join(text for _, text in pages).split())
    assert {"2023", "Samen", "Binnenlandse", "Koninkrijksrelaties", "uitgesteld", "terugkerend"} <= words


def texts(pdf: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the size in points and the text of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            yield (round(width), round(height)), page.get_textpage().get_text_bounded()
