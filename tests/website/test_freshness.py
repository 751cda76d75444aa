"""ETags, 304 answers and the page cache: no reader ever gets a stale page."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import InternalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, StreamingHttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from parliament.models import Committee
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import FormerToezeggingNumber
from website.caching import freshness, release
from website.caching.freshness import fresh, require_revalidation
from website.caching.page_cache import MAX_PAGE_BYTES, PageCache

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def page_cache() -> PageCache:
    freshness.pages.clear()
    return freshness.pages


@pytest.fixture
def addresses() -> dict[str, int]:
    """Each kind of public answer, with its status."""
    griffier = make.a_user()
    letter, withdrawn = make.a_letter(number="36200-V-1"), make.an_open(by=griffier)
    item = make.an_open(debate=make.a_debate(number="2023A01686"))
    workflow.withdraw(withdrawn, by=griffier, on=make.DAY, reason="Dubbel ingevoerd.")
    FormerToezeggingNumber.objects.create(toezegging=item, number="TZ202303-909")
    return {
        "/": 200,
        "/toezeggingen/": 200,
        "/toezeggingen/?status=openstaand": 200,
        item.get_absolute_url(): 200,
        item.debate.get_absolute_url(): 200,
        letter.get_absolute_url(): 200,
        f"{letter.get_absolute_url()}versie/1/": 200,
        "/toezeggingen/TZ202303-909/": 301,
        "/debatten/2023a01686/": 301,
        "/brieven/36200-v-1/": 301,
        "/toezeggingen/TZ202303-999/": 404,
        "/nergens/": 404,
        "/toezeggingen": 301,
        withdrawn.get_absolute_url(): 410,
    }


def test_every_answer_must_be_revalidated_and_is_the_same_for_everyone(client: Client, addresses: dict[str, int]):
    for address, status in addresses.items():
        for _ in range(2):
            response = client.get(address)
            assert response.status_code == status, address
            assert response["Cache-Control"] == "no-cache", address
            assert response.has_header("ETag") == (status == 200), address
            assert "frame-ancestors 'none'" in response["Content-Security-Policy"], address
            assert not response.has_header("Vary"), address
            assert not response.cookies, address


def test_the_admin_sends_its_own_stricter_header(client: Client):
    assert "no-store" in client.get("/beheer/login/")["Cache-Control"]


def test_a_reader_with_the_page_gets_a_304_until_something_changes(client: Client, addresses: dict[str, int]):
    for address in (address for address, status in addresses.items() if status == 200):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert again["Cache-Control"] == "no-cache"
        Committee.objects.update(name="vaste commissie voor Zaken")
        later = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert later.status_code == 200
        assert later["ETag"] != first["ETag"]


def headers_of(response: HttpResponse) -> dict[str, str]:
    """All but the id, which every response has for itself."""
    return {name: value for name, value in response.headers.items() if name != "X-Request-ID"}


def test_a_cached_page_has_the_same_content_and_headers_and_renders_nothing(client: Client):
    address = make.an_open().get_absolute_url()
    first = client.get(address)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("website.views.toezeggingen.timezone", None)  # nothing is rendered
        again = client.get(address)
        head = client.head(address)
    assert again.content == first.content
    assert headers_of(again) == headers_of(first) == headers_of(head)
    assert (head.status_code, head.content) == (200, b"")


def test_a_cached_page_takes_one_query():
    view = fresh(names)
    view(RequestFactory().get("/x"))
    with CaptureQueriesContext(connection) as captured:
        view(RequestFactory().get("/x"))
    assert len(captured) == 1


def test_a_new_version_of_a_page_replaces_the_old_one(client: Client, page_cache: PageCache):
    address = make.an_open().get_absolute_url()
    sizes = []
    for name in ("Een", "Elf"):
        Committee.objects.update(name=name)
        client.get(address)
        sizes.append(page_cache.bytes_used)
    assert sizes[0] == sizes[1] > 0


def test_head_gets_the_headers_of_the_page_and_caches_nothing(client: Client, page_cache: PageCache):
    make.an_open()
    head = client.head("/toezeggingen/")
    assert page_cache.bytes_used == 0
    assert headers_of(head) == headers_of(client.get("/toezeggingen/"))
    assert page_cache.bytes_used > 0


def test_another_day_and_another_release_have_another_etag(client: Client, monkeypatch: pytest.MonkeyPatch):
    make.an_open()
    with time_machine.travel("2023-04-01T23:59+02:00", tick=False) as clock:
        tags = [client.get("/toezeggingen/")["ETag"]]
        clock.move_to("2023-04-02T00:00+02:00")
        tags.append(client.get("/toezeggingen/")["ETag"])
        monkeypatch.setattr(release, "RELEASE", "another")
        tags.append(client.get("/toezeggingen/")["ETag"])
    assert len(set(tags)) == 3


def test_each_host_gets_its_own_page(client: Client, settings):
    settings.ALLOWED_HOSTS = ["een.example", "twee.example"]
    view = fresh(lambda request: HttpResponse(request.build_absolute_uri()))
    make_request = RequestFactory().get
    for host in ("een.example", "twee.example", "een.example"):
        assert view(make_request("/x", headers={"host": host})).content.decode() == f"http://{host}/x"


def somebody_changes_the_register() -> None:
    def change() -> None:
        Committee.objects.update(name="vaste commissie voor Later")
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(change).result()


def names(request: HttpRequest) -> HttpResponse:
    return HttpResponse(" ".join(Committee.objects.values_list("name", flat=True)))


@pytest.mark.parametrize("moment", ["before the rows are read", "after they are read"])
def test_a_change_during_rendering_shows_on_the_next_request(moment: str):
    """A page comes from one snapshot, and is cached under the version of that snapshot."""
    make.a_committee(name="vaste commissie voor Eerst")
    turns: Iterator[bool] = iter([True])

    @fresh
    def view(request: HttpRequest) -> HttpResponse:
        changes = next(turns, False)
        if changes and moment.startswith("before"):
            somebody_changes_the_register()
        response = names(request)
        if changes and moment.startswith("after"):
            somebody_changes_the_register()
        return response

    first, second = view(RequestFactory().get("/x")), view(RequestFactory().get("/x"))
    assert "Eerst" in first.content.decode()
    assert "Later" in second.content.decode()
    assert first["ETag"] != second["ETag"]


def test_a_view_cannot_write():
    @fresh
    def view(request: HttpRequest) -> HttpResponse:
        Committee.objects.update(name="")
        return HttpResponse()

    with pytest.raises(InternalError, match="read-only"):
        view(RequestFactory().get("/x"))


def test_a_template_response_is_rendered_in_the_snapshot():
    @fresh
    def view(request: HttpRequest) -> TemplateResponse:
        template = engines["django"].from_string("{{ today }} {% for row in rows %}{{ row.name }}{% endfor %}")
        return TemplateResponse(request, template, {"rows": Committee.objects.all()})

    make.a_committee(name="vaste commissie voor Eerst")
    assert "Eerst" in view(RequestFactory().get("/x")).content.decode()


@pytest.mark.parametrize(
    "answer",
    [
        lambda: StreamingHttpResponse(iter([b"een", b"twee"])),
        lambda: HttpResponse("x" * (MAX_PAGE_BYTES + 1)),
        lambda: HttpResponse("van mij", headers={"Vary": "Cookie"}),
        lambda: HttpResponse("weg", status=404),
        lambda: HttpResponsePermanentRedirect("/elders/"),
    ],
    ids=["a stream", "too large", "not for everyone", "no success", "a redirect"],
)
def test_what_is_never_cached(page_cache: PageCache, answer):
    response = fresh(lambda request: answer())(RequestFactory().get("/x"))
    assert response.has_header("ETag") == (response.status_code == 200)
    assert page_cache.bytes_used == 0


def test_a_reader_with_a_stream_gets_a_304():
    view = require_revalidation(fresh(lambda request: StreamingHttpResponse(iter([b"een", b"twee"]))))
    first = view(RequestFactory().get("/x"))
    assert b"".join(first) == b"eentwee"
    again = view(RequestFactory().get("/x", headers={"If-None-Match": first["ETag"]}))
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["/toezeggingen/TZ190001-999/", "/api/v1/toezeggingen?status=zot"])
def test_the_etag_of_another_page_does_not_turn_an_error_into_a_304(client: Client, address: str):
    status = client.get(address).status_code
    for etag in (client.get("/")["ETag"], "*"):
        assert client.get(address, headers={"If-None-Match": etag}).status_code == status


@pytest.mark.parametrize(("address", "status"), [("/", 200), ("/toezeggingen/TZ190001-999/", 404)])
def test_other_conditions_are_ignored(client: Client, address: str, status: int):
    etag = client.get("/")["ETag"]
    for name, value in {"If-Unmodified-Since": "Wed, 22 Mar 2023 09:00:00 GMT", "If-Match": etag}.items():
        assert client.get(address, headers={name: value}).status_code == status


def test_an_etag_without_its_weak_mark_among_others_gets_a_304(client: Client):
    etag = client.get("/")["ETag"].removeprefix("W/")
    assert client.get("/", headers={"If-None-Match": f'"iets", {etag}'}).status_code == 304


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_public_page_refuses_other_methods(method: str):
    response = getattr(Client(enforce_csrf_checks=True), method)("/toezeggingen/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
