"""Pages about the register, robots.txt and the sitemap, and the frame around every page."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test import override_settings

from parliament.models import Post
from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models import RegisterVersion


@pytest.mark.django_db
@override_settings(CONTACT_EMAIL="Griffie <griffie@example.nl>")
@pytest.mark.parametrize("page", ["over", "toegankelijkheid", "privacy", "lezen", "api"])
def test_every_page_links_to_each_text(client, page):
    assert f'href="/{page}/"' in client.get("/").content.decode()
    html = client.get(f"/{page}/").content.decode()
    assert "<h1>" in html
    assert page == "lezen" or 'href="mailto:griffie@example.nl' in html


@pytest.mark.django_db
def test_the_page_for_programmers_describes_the_current_version(client):
    versions = re.findall(r"<dt>([\d.]+)</dt>", client.get("/api/").content.decode())
    assert versions[0] == client.get("/api/v1/toezeggingen")["API-Version"]


@pytest.mark.django_db(transaction=True)
def test_the_register_says_when_it_last_changed(client):
    before = datetime.now(UTC) - timedelta(seconds=1)
    with transaction.atomic():
        make.an_open()
    changed = RegisterVersion.objects.get().changed_at
    assert before < changed < datetime.now(UTC) + timedelta(seconds=1)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE toezeggingen_registerversion SET changed_at = '2023-03-22 23:30:00+00'")
    assert "Laatst gewijzigd op 23 maart 2023 om 00:30 uur" in text_of(client.get("/privacy/"))


@pytest.mark.django_db
@override_settings(SITE_URL="https://toezeggingen.example.nl")
def test_the_canonical_address_has_no_query(client):
    toezegging = make.an_open()
    canonical = f'<link rel="canonical" href="https://toezeggingen.example.nl/toezeggingen/{toezegging.number}/">'
    assert canonical in client.get(f"{toezegging.get_absolute_url()}?van=elders").content.decode()
    assert "canonical" not in client.get("/bestaat-niet/").content.decode()


@pytest.mark.django_db
def test_the_sitemap_lists_public_pages_only(client):
    toezegging, concept = make.an_open(), make.a_concept()
    withdrawn = make.an_open()
    workflow.withdraw(withdrawn, by=make.clerk(), on=make.DAY, reason="Dubbel.")
    letter, unreleased = make.a_letter(number="28676-431"), make.a_letter(number="99002-1", released=False)
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    index, sitemap_text = response.content.decode(), ""
    for kind in ("algemeen", "toezeggingen", "debatten", "brieven", "dossiers", "commissies", "ministeries"):
        assert f"/sitemap-{kind}.xml" in index
        sitemap_text += client.get(f"/sitemap-{kind}.xml").content.decode()
    for address in (toezegging.get_absolute_url(), letter.get_absolute_url(), "/dossiers/28676/", "/cijfers/"):
        assert f"{address}</loc>" in sitemap_text
    for number in (concept.number, withdrawn.number, unreleased.number):
        assert number not in sitemap_text
    assert "/dossiers/99002/" not in sitemap_text


@pytest.mark.django_db
def test_a_large_sitemap_is_split(client, monkeypatch):
    monkeypatch.setattr("django.contrib.sitemaps.Sitemap.limit", 2)
    numbers = [make.an_open().number for _ in range(3)]
    parts = re.findall(r"<loc>[^<]*(/sitemap-toezeggingen[^<]*)</loc>", client.get("/sitemap.xml").content.decode())
    assert parts == ["/sitemap-toezeggingen.xml", "/sitemap-toezeggingen.xml?p=2"]
    numbers_by_part = [re.findall(r"/(TZ[^/]+)/</loc>", client.get(part).content.decode()) for part in parts]
    assert numbers_by_part == [numbers[:2], numbers[2:]]


@pytest.mark.django_db
@override_settings(SITE_URL="https://toezeggingen.example.nl")
def test_robots_txt_names_the_sitemap_and_excludes_filters(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: https://toezeggingen.example.nl/sitemap.xml\n" in text
    closed = [re.escape(rule).replace(r"\*", ".*") for rule in re.findall("^Disallow: (.+)$", text, re.M)]

    def is_closed(address: str) -> bool:
        return any(re.match(rule, address) for rule in closed)

    pages = ("/", "/toezeggingen/", "/toezeggingen/TZ202303-101/", "/cijfers/", "/api/", "/debatten/2023A01686/")
    assert [page for page in pages if is_closed(page)] == []
    for address in ("/toezeggingen/?status=voldaan", "/debatten/2023A01686/voorbereiding/?formaat=docx", "/beheer/"):
        assert is_closed(address), address


@pytest.mark.django_db
@override_settings(SITE_URL="https://toezeggingen.example.nl", CONTACT_EMAIL="griffie@example.nl")
def test_an_item_shows_how_to_cite_it_and_where_to_report_a_mistake(client):
    post = Post.objects.create(title="minister van Zaken", ministry=make.a_ministry())
    toezegging = make.an_open(post=post)
    response = client.get(toezegging.get_absolute_url())
    address = f"https://toezeggingen.example.nl/toezeggingen/{toezegging.number}/"
    cited = f"Toezegging {toezegging.number}, minister van Zaken, 22 maart 2023. Toezeggingenregister, {address}"
    assert cited in text_of(response)
    assert f'href="mailto:griffie@example.nl?subject=Fout%20in%20{toezegging.number}"' in response.content.decode()
