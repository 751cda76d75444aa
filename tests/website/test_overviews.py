"""Pages of committees, ministries, ministers, posts, members, parties and dossiers, and their lists."""

import html
import re
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from letters.models import LetterDossier
from parliament.models import Debate, Member, Minister, MinistryPeriod, Party, Post, Tenure
from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models.fulfilment import Means

pytestmark = pytest.mark.django_db


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return text_of(response)


@pytest.fixture
def party() -> Party:
    return Party.objects.create(abbreviation="GRN", name="De Groenen", slug="grn")


@pytest.fixture
def post() -> Post:
    return Post.objects.create(title="minister van Zaken", ministry=make.a_ministry("zz", name="Zaken"))


def test_an_overview_counts_and_shows_what_needs_attention(client):
    today = timezone.localdate()
    committee = make.a_committee(name="vaste commissie voor Water", slug="water")
    debate = make.a_debate(committee=committee)
    late = make.an_open(debate=debate, due=today - timedelta(days=9), text="Een brief die te laat is.")
    soon = make.an_open(debate=debate, due=today + timedelta(days=9), text="Een brief die nog komt.")
    make.a_confirmed(make.an_open(debate=debate, due=today - timedelta(days=1)))
    done = make.a_settled(make.an_open(debate=debate, text="Een brief die er is."))
    make.an_open(due=today - timedelta(days=9), text="Iets anders.")
    page = read(client, "/commissies/water/")
    for words in (
        "Commissie Water",
        "3 open, waarvan 1 te laat 1 binnen 30 dagen 1 wacht op besluit 0 later of zonder datum 1 afgedaan",
        "Alle 4 toezeggingen",
        f"Langst te laat {late.number}",
        f"Eerst vervallend {soon.number}",
        f"Laatst afgedaan {done.number}",
        f"voldaan op 10 mei 2023 door brief {done.fulfilments.get().letter.number} van 19 april 2023",
    ):
        assert words in page
    assert "Iets anders." not in page


def test_a_short_overview_shows_everything_open(client):
    debate = make.a_debate(committee=make.a_committee(slug="water"))
    waits = make.a_confirmed(make.an_open(debate=debate, due=date(2023, 5, 1))).toezegging
    undated = make.an_open(debate=debate)
    hanging = make.an_open(debate=debate, deadline=make.a_deadline(None, firmness="gebeurtenis"))
    later = make.an_open(debate=debate, due=timezone.localdate() + timedelta(days=99))
    page = read(client, "/commissies/water/")
    shown = page[page.index("Eerst vervallend") :]
    assert [row.number for row in (waits, undated, hanging, later) if row.number not in shown] == []
    assert "Besluit volgt of geen datum" in shown
    assert "getoond" not in shown


def test_an_overview_links_to_the_rest_with_its_number(client):
    debate = make.a_debate(committee=make.a_committee(slug="water"))
    for _ in range(7):
        make.an_open(debate=debate)
    response = client.get("/commissies/water/")
    assert "5 van 7 getoond. Alle 7" in text_of(response)
    query = "commissie=water&termijn=brief-ontvangen&termijn=hangt-af-van&termijn=geen-termijn&volgorde=langst-open"
    assert f'href="/toezeggingen/?{query.replace("&", "&amp;")}"' in response.content.decode()
    assert "7 toezeggingen" in read(client, f"/toezeggingen/?{query}")


def test_an_overview_links_to_the_list_that_it_counts(client):
    committee = make.a_committee(slug="water")
    make.an_open(debate=make.a_debate(committee=committee))
    html = client.get("/commissies/water/").content.decode()
    assert 'href="/toezeggingen/?commissie=water&amp;termijn=te-laat"' in html
    assert 'href="/toezeggingen/?commissie=water&amp;formaat=csv"' in html


def test_an_overview_shows_why_a_toezegging_lapsed(client, party):
    toezegging = make.an_open(parties=[party])
    workflow.lapse(toezegging, by=make.clerk(), on=date(2023, 5, 1), reason="De wet is ingetrokken.")
    assert "vervallen op 1 mei 2023 De wet is ingetrokken." in read(client, "/fracties/grn/")


def test_a_committee_shows_its_coming_debates_with_their_preparation(client):
    committee = make.a_committee(slug="water")
    day = timezone.localdate() + timedelta(days=1)
    planned = {"state": Debate.State.PLANNED, "day": day, "starts": time(10)}
    coming = make.a_debate(committee=committee, title="Dijken", **planned)
    followed = make.a_debate(title="Sluizen", **planned)
    followed.follow_up_committees.add(committee)
    make.a_debate(committee=committee, title="Vervallen", **{**planned, "state": Debate.State.CANCELLED})
    make.a_meeting(committee=committee, **{**planned, "title": "Procedures"})
    response = client.get("/commissies/water/")
    page = text_of(response)
    assert "10:00 uur Commissiedebat Dijken" in page
    assert "Sluizen" in page
    assert f'href="/debatten/{coming.number}/voorbereiding/"' in response.content.decode()
    assert "Vervallen" not in page
    assert "Procedures" not in page


def test_a_ministry_shows_what_it_inherited_and_handed_over(client):
    old, new = make.a_ministry("oud", name="Oude Zaken"), make.a_ministry("nieuw", name="Nieuwe Zaken")
    MinistryPeriod.objects.filter(ministry=old).update(until=date(2024, 7, 1), successor=new)
    make.an_open(ministry_then=old, ministry_now=new)
    page = read(client, "/ministeries/nieuw/")
    assert "Nam werk over van Oude Zaken (sinds 2 juli 2024)" in page
    assert "Geërfde toezeggingen 1 van Oude Zaken" in page
    page = read(client, "/ministeries/oud/")
    assert "Naam Oude Zaken (tot en met 1 juli 2024)" in page
    assert "Ging over in Nieuwe Zaken (sinds 2 juli 2024)" in page
    assert "Overgedragen 1 aan Nieuwe Zaken" in page
    html = client.get("/ministeries/oud/").content.decode()
    assert "/toezeggingen/?ministerieNu=nieuw&amp;ministerieToen=oud" in html


def test_a_committee_shows_what_its_predecessors_left_open(client):
    new = make.a_committee(abbreviation="NW", name="vaste commissie voor Nieuwe Zaken")
    old = make.a_committee(abbreviation="OUD", name="vaste commissie voor Oude Zaken", successor=new)
    oldest = make.a_committee(abbreviation="OUDST", name="vaste commissie voor Oudste Zaken", successor=old)
    for committee in (new, old, oldest, oldest):
        make.an_open(debate=make.a_debate(committee=committee))
    make.a_settled(make.an_open(debate=make.a_debate(committee=old)))
    response = client.get("/commissies/nw/")
    assert "Nog open van voorgangers 1 van Oude Zaken 2 van Oudste Zaken" in text_of(response)
    (address,) = re.findall(r'href="([^"]*)">2 van Oudste', response.content.decode())
    assert "2 toezeggingen" in read(client, html.unescape(address))
    assert "Nog open van voorgangers" not in read(client, "/commissies/oudst/")


def test_a_committee_links_to_predecessors_and_successors_with_a_page(client):
    new = make.a_committee(abbreviation="NW", name="vaste commissie voor Nieuwe Zaken")
    old = make.a_committee(abbreviation="OUD", name="vaste commissie voor Oude Zaken", successor=new)
    make.a_committee(name="vaste commissie voor Zonder Debat", successor=new)
    make.a_debate(committee=old)
    make.a_debate(committee=new)
    response = client.get("/commissies/nw/")
    assert "Nam werk over van Oude Zaken Zonder Debat" in text_of(response)
    html = response.content.decode()
    assert '<a href="/commissies/oud/">Oude Zaken</a>' in html
    assert ">Zonder Debat</a>" not in html
    assert "Ging over in Nieuwe Zaken" in read(client, "/commissies/oud/")
    assert client.get("/api/v1/commissies/oud").json()["opvolger"]["sleutel"] == "nw"
    assert client.get("/api/v1/commissies/nw").json()["opvolger"] is None


def test_a_minister_and_a_post_name_each_other_across_cabinets(client, post):
    minister = Minister.objects.create(name="W. de Wit")
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10), until=date(2024, 9, 1))
    make.an_open(post=post, minister=minister)
    span = "(10 januari 2022 – 1 september 2024, kabinet-Rutte IV, kabinet-Schoof)"
    assert f"Ambten Minister van Zaken {span}" in read(client, "/bewindspersonen/w-de-wit/")
    page = read(client, "/bewindspersonen/ambt/minister-van-zaken/")
    assert f"Bekleed door W. de Wit {span}" in page
    assert "Ministerie Zaken" in page


def test_a_member_and_a_party_name_each_other(client, party):
    member = Member.objects.create(name="J. van der Meer", party=party)
    make.an_open(members=[member])
    assert "Fractie De Groenen (GRN)" in read(client, "/kamerleden/j-van-der-meer/")
    page = read(client, "/fracties/grn/")
    assert "Leden J. van der Meer" in page
    assert "1 open" in page


def test_a_dossier_shows_its_letters_and_debates(client):
    letter = make.a_letter(number="28676-431", title="NAVO", subject="Voortgang van de NAVO")
    make.a_settled(letter=letter)
    make.an_open(debate=make.a_debate(report="28676-430", title="Ministeriële"))
    make.a_letter(number="28676-440", subject="Nog niet vrij", released=False)
    page = read(client, "/dossiers/28676/")
    expected = ("28 676 NAVO", "1 open", "Alle 2 toezeggingen", "Voortgang van de NAVO", "Commissiedebat Ministeriële")
    assert [words for words in expected if words not in page] == []
    assert "Nog niet vrij" not in page
    page = read(client, "/dossiers/")
    assert "28 676 NAVO11" in page


def test_a_dossier_has_one_address(client):
    letter = make.a_letter(number="28676-431")
    LetterDossier.objects.create(letter=letter, position=2, dossier="36200-V", nr="80")
    assert client.get("/dossiers/36200-v/")["Location"] == "/dossiers/36200-V/"
    assert client.get("/dossiers/99998/").status_code == 404


@pytest.mark.parametrize("place", ["commissies", "bewindspersonen", "bewindspersonen/ambt", "kamerleden", "fracties"])
def test_a_subject_without_published_toezeggingen_has_no_page(client, place):
    assert client.get(f"/{place}/onbekend/").status_code == 404


def test_an_address_in_capitals_redirects(client, party):
    make.an_open(parties=[party])
    assert client.get("/fracties/GRN/")["Location"] == "/fracties/grn/"


def test_each_list_of_a_kind_counts_open_and_late(client, party, post):
    committee = make.a_committee(name="vaste commissie voor Water", abbreviation="WAT", slug="water")
    minister = Minister.objects.create(name="W. de Wit")
    whole = {
        "debate": make.a_debate(committee=committee), "post": post, "minister": minister,
        "ministry_then": post.ministry, "parties": [party],
        "members": [Member.objects.create(name="J. van der Meer", party=party)],
    }  # fmt: skip
    make.an_open(**whole, due=date(2023, 4, 1))
    make.an_open(**whole)
    make.a_settled(make.an_open(**whole))
    make.a_concept(**whole)
    for address, line in {
        "/commissies/": "Water WAT21",
        "/ministeries/": "Zaken ZZ21",
        "/kamerleden/": "J. van der Meer GRN21",
        "/fracties/": "GRN De Groenen21",
    }.items():
        assert line in read(client, address), address
    page = read(client, "/bewindspersonen/")
    assert "W. de Wit21" in page
    assert "Minister van Zaken ZZ21" in page


def test_committees_that_follow_a_debate_count_and_the_pages_say_so(client):
    committee, follower = make.a_committee(name="vaste commissie voor Water"), make.a_committee(slug="volgt")
    debate = make.a_debate(committee=committee)
    debate.follow_up_committees.add(follower)
    make.an_open(debate=debate)
    said = "Een toezegging telt mee bij de commissie die het debat voerde en bij elke volgcommissie."
    assert said in text_of(client.get("/commissies/"))
    assert said not in text_of(client.get("/ministeries/"))
    listed = text_of(client.get("/toezeggingen/?commissie=volgt"))
    assert f"1 toezegging Toezeggingen uit debatten die de commissie {follower.subject} voert of volgt" in listed
    assert "Van elk debat tellen ook de volgcommissies mee." in listed


def test_a_long_list_is_divided_by_letter(client, party, monkeypatch):
    monkeypatch.setattr("website.pages.subject_lines.LONG", 2)
    names = ("J. van der Meer", "A. Özdil", "K. 't Hart")
    make.an_open(members=[Member.objects.create(name=name, party=party) for name in names])
    page = read(client, "/kamerleden/")
    assert page.index("K. 't Hart") < page.index("J. van der Meer") < page.index("A. Özdil")
    assert '<a href="#lid-M">M</a>' in client.get("/kamerleden/").content.decode()


def test_letters_are_listed_newest_first_with_the_number_of_affected_toezeggingen(client):
    old = make.a_letter(number="28676-431", subject="De oude", date=date(2023, 4, 1))
    make.a_letter(number="28676-432", subject="De nieuwe", date=date(2023, 4, 2))
    make.a_letter(subject="Nog niet vrij", released=False)
    make.a_settled(letter=old)
    make.an_open(letter=old, made_on=old.date, on=old.date)
    page = read(client, "/brieven/")
    assert "2 apr 2023De nieuwe 28 676, nr. 4320" in page
    assert "1 apr 2023De oude 28 676, nr. 4312" in page
    assert page.index("De nieuwe") < page.index("De oude")
    assert "Nog niet vrij" not in page


def test_coming_and_past_debates_are_listed_apart(client):
    committee = make.a_committee(name="vaste commissie voor Water")
    debate = make.a_debate(committee=committee, title="Dijken")
    make.an_open(debate=debate)
    make.a_concept(debate=debate)
    make.a_debate(day=timezone.localdate() + timedelta(days=3), title="Sluizen", state=Debate.State.PLANNED)
    secret = make.a_debate(kind=Debate.Kind.BRIEFING, title="Kruisraketten")
    make.a_confirmed(means=Means.BRIEFING, held_on=secret.day, debate=secret, confidential=True)
    page = read(client, "/debatten/")
    assert "22 mrt 2023Commissiedebat Dijken Water1" in page
    assert page.index("Sluizen") < page.index("Dijken")
    assert "Kruisraketten" not in page


def test_a_moved_or_cancelled_debate_is_listed_with_its_replacement(client):
    today = timezone.localdate()
    later = make.a_debate(day=today + timedelta(days=9), title="Sluizen", state=Debate.State.PLANNED)
    make.a_debate(day=today, title="Gemalen", state=Debate.State.MOVED, replaced_by=later)
    make.a_debate(day=today, title="Dijken", state=Debate.State.CANCELLED)
    secret = make.a_debate(kind=Debate.Kind.BRIEFING, title="Kruisraketten")
    make.a_confirmed(means=Means.BRIEFING, held_on=secret.day, debate=secret, confidential=True)
    make.a_debate(day=today, title="Kernwapens", state=Debate.State.MOVED, replaced_by=secret)
    page = read(client, "/debatten/")
    assert f"verplaatst vervangen door {later}" in page
    assert page.index("Verplaatst of geannuleerd") < page.index("Commissiedebat Dijken")
    assert "Kernwapens" in page
    assert "Kruisraketten" not in page


def test_a_procedural_meeting_with_public_decisions_is_listed(client):
    meeting = make.a_settled().fulfilments.get().meeting
    idle = make.a_meeting()
    html = client.get("/debatten/").content.decode()
    assert f'href="{meeting.get_absolute_url()}"' in html
    assert "met besluiten over toezeggingen" in html
    assert idle.number not in html


def test_a_long_list_has_pages(client, monkeypatch):
    monkeypatch.setattr("website.views.letters.LETTERS_A_PAGE", 1)
    for nr in (1, 2):
        make.a_letter(number=f"28676-{nr}", subject=f"Brief nummer {nr}", date=date(2023, 4, nr))
    assert "Brief nummer 1" in read(client, "/brieven/?pagina=2")
    page = read(client, "/brieven/?pagina=laatste")
    assert "Pagina “laatste” is er niet; u ziet pagina 1." in page
    assert "Brief nummer 2" in page


@pytest.fixture
def members(party):
    """Three members: the first has two open toezeggingen, the second one that is late, the third one."""
    first, second, third = (
        Member.objects.create(name=name, party=party) for name in ("A. Özdil", "K. 't Hart", "J. van der Meer")
    )
    for _ in range(2):
        make.an_open(members=[first])
    make.an_open(members=[second], due=date(2023, 4, 1))
    make.an_open(members=[third])


@pytest.mark.usefixtures("members")
def test_an_index_finds_names_by_a_part_without_accents(client):
    page = read(client, "/kamerleden/?naam=ozd")
    assert "A. Özdil" in page
    assert "J. van der Meer" not in page
    assert "Geen naam past bij “xyz”. Alle namen" in read(client, "/kamerleden/?naam=xyz")


@pytest.mark.usefixtures("members")
def test_a_whole_name_opens_its_page(client):
    answer = client.get("/kamerleden/", {"naam": "j. van der meer"})
    assert (answer.status_code, answer["Location"]) == (302, "/kamerleden/j-van-der-meer/")


@pytest.mark.usefixtures("members")
def test_an_index_is_put_in_order_of_what_is_open_or_late(client):
    orders = {
        "naam": ("K. 't Hart", "J. van der Meer", "A. Özdil"),
        "open": ("A. Özdil", "K. 't Hart", "J. van der Meer"),
        "te-laat": ("K. 't Hart", "A. Özdil", "J. van der Meer"),
    }
    for order, names in orders.items():
        page = read(client, f"/kamerleden/?volgorde={order}")
        places = [page.index(name) for name in names]
        assert places == sorted(places), order
    assert "Volgorde “mooiste” is onbekend en is genegeerd." in read(client, "/kamerleden/?volgorde=mooiste")


@pytest.mark.usefixtures("members")
def test_home_has_doors_to_names_and_example_searches(client):
    make.an_open(debate=make.a_debate(title="Wonen in een moeras"))
    html = client.get("/").content.decode()
    assert '<option value="J. van der Meer">' in html
    assert '<form action="/kamerleden/" method="get">' in html
    assert '<a href="/zoeken/?woorden=Wonen+in+een+moeras">Wonen in een moeras</a>' in html
