"""The preparation sheet of a debate, as a page and as a Word document."""

from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from django.utils import timezone

from parliament.models import Debate, Member, Minister, Party, Post, Tenure
from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models import RegisterVersion
from toezeggingen.models.fulfilment import Means, Outcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def post() -> Post:
    return Post.objects.create(title="minister van Zaken", ministry=make.a_ministry("zz", name="Zaken"))


@pytest.fixture
def coming() -> Debate:
    day = timezone.localdate() + timedelta(days=1)
    return make.a_debate(committee=make.a_committee(), day=day, state=Debate.State.PLANNED, title="Dijken")


def sheet_of(client, debate: Debate, query: str = "") -> str:
    response = client.get(f"/debatten/{debate.number}/voorbereiding/{query}")
    assert response.status_code == 200
    return text_of(response)


def test_the_sheet_lists_open_toezeggingen_of_the_committee_overdue_first(client, coming, post):
    earlier = make.a_debate(committee=coming.committee, title="Eerder debat")
    today = timezone.localdate()
    later = make.an_open(debate=earlier, post=post, due=today + timedelta(days=90))
    late = make.an_open(debate=earlier, post=post, due=today - timedelta(days=3))
    undated = make.an_open(debate=earlier, post=post)
    make.a_settled(make.an_open(debate=earlier, post=post, text="Al gedaan."))
    make.an_open(text="Van een andere commissie.")
    page = sheet_of(client, coming)
    places = [page.index(row.number) for row in (late, later, undated)]
    assert places == sorted(places)
    assert "3 dagen te laat" in page
    assert "Al gedaan." not in page
    assert "Van een andere commissie." not in page


def test_the_sheet_includes_what_the_ministry_and_the_committee_inherited(client):
    new, old = make.a_ministry("nw", name="Nieuwe Zaken"), make.a_ministry("od", name="Oude Zaken")
    committee = make.a_committee(name="vaste commissie voor Nieuwe Zaken")
    former = make.a_committee(name="vaste commissie voor Oude Zaken (2017-2024)", successor=committee)
    debate = make.a_debate(committee=committee, day=timezone.localdate(), state=Debate.State.PLANNED)
    inherited = make.an_open(ministry_then=old, ministry_now=new, text="Geërfd.")
    elsewhere = make.an_open(ministry_then=new, text="Elders beloofd.")
    before = make.an_open(debate=make.a_debate(committee=former), ministry_then=old, text="Aan de voorganger.")
    make.an_open(ministry_then=old, text="Van een ander ministerie.")
    page = sheet_of(client, debate)
    for row in (inherited, elsewhere, before):
        assert row.number in page
    assert "Geërfd. nu bij NW" in page
    assert page.count("nu bij") == 1
    assert "Van een ander ministerie." not in page


def test_the_sheet_includes_what_the_ministers_inherited(client, post):
    debate = make.a_debate(committee=None)
    own = make.an_open(debate=debate, post=post, ministry_then=post.ministry)
    former = Post.objects.create(title="minister van Oude Zaken", ministry=make.a_ministry("od", name="Oude Zaken"))
    inherited = make.an_open(post=former, ministry_then=former.ministry, ministry_now=post.ministry)
    for query in ("", f"?ambt={post.slug}"):
        page = sheet_of(client, debate, query)
        assert own.number in page
        assert inherited.number in page
        assert "nu bij ZZ" in page


def test_toezeggingen_that_the_committee_only_follows_come_last(client, coming, post):
    followed = make.a_debate(title="Gevolgd")
    followed.follow_up_committees.add(coming.committee)
    late = make.an_open(debate=followed, post=post, due=timezone.localdate() - timedelta(days=900))
    own = make.an_open(debate=make.a_debate(committee=coming.committee), post=post)
    page = sheet_of(client, coming)
    assert page.index(own.number) < page.index(late.number) < page.index("volgcommissie")
    assert page.count("volgcommissie") == 1
    document = client.get(f"/debatten/{coming.number}/voorbereiding/?formaat=docx").content
    cells = [row.cells[0].text for row in docx.Document(BytesIO(document)).tables[0].rows]
    assert ["volgcommissie" in cell for cell in cells] == [False, False, True]


def test_the_sheet_shows_the_holder_of_the_post_and_the_recipients(client, coming, post):
    party = Party.objects.create(abbreviation="GRN", name="De Groenen", slug="grn")
    member = Member.objects.create(name="J. van der Meer", party=party)
    for name, since, until in (("V. Vroeger", date(2020, 1, 1), date(2022, 1, 1)), ("N. Nu", date(2022, 1, 2), None)):
        Tenure.objects.create(post=post, minister=Minister.objects.create(name=name), since=since, until=until)
    earlier = make.a_debate(committee=coming.committee, title="Eerder debat")
    long = "woord " * 80
    to = {"members": [member], "parties": [party]}
    toezegging = make.an_open(debate=earlier, post=post, due=date(2023, 4, 1), text=long, **to)
    later = make.a_deadline(date(2023, 5, 1))
    workflow.postpone(toezegging, by=make.clerk(), on=date(2023, 4, 1), deadline=later, reason="Druk.")
    page = sheet_of(client, coming)
    assert "Minister van Zaken N. Nu" in page
    assert "aan J. van der Meer (GRN), GRN" in page
    assert "commissiedebat Eerder debat" in page
    assert "1× uitgesteld, 30 dagen" in page
    assert long.strip() in page


def test_after_the_debate_the_sheet_lists_its_own_toezeggingen_and_others_of_its_ministers(client, post):
    debate = make.a_debate()
    own = make.an_open(debate=debate, post=post)
    done = make.a_settled(make.an_open(debate=debate, post=post))
    elsewhere = make.an_open(post=post, text="Elders beloofd.")
    page = sheet_of(client, debate)
    for toezegging in (own, done, elsewhere):
        assert toezegging.number in page
    assert page.index(own.number) < page.index(done.number)
    assert "22 maart 2023, in dit debat" in page


def test_the_sheet_can_be_narrowed_to_ministers(client, coming, post):
    other = Post.objects.create(title="staatssecretaris van Zaken", ministry=post.ministry)
    earlier = make.a_debate(committee=coming.committee)
    make.an_open(debate=earlier, post=post, text="Van de minister.")
    make.an_open(debate=earlier, post=other, text="Van de staatssecretaris.")
    make.an_open(post=other, text="In een andere commissie.")
    page = sheet_of(client, coming, f"?ambt={other.slug}&ambt=nergens")
    assert "Van de staatssecretaris." in page
    assert "In een andere commissie." in page
    assert "Van de minister." not in page
    assert "Ambt “nergens” is onbekend en is genegeerd." in page


def test_a_long_sheet_says_that_it_is_cut(client, coming, monkeypatch):
    monkeypatch.setattr("website.pages.preparation.MAX_ROWS", 2)
    monkeypatch.setattr("website.views.debates.MAX_ROWS", 2)
    earlier = make.a_debate(committee=coming.committee)
    for _ in range(3):
        make.an_open(debate=earlier)
    assert "Dit zijn de eerste 2 van 3 toezeggingen." in sheet_of(client, coming)


def test_the_document_has_the_same_text_as_the_page(client, coming, post):
    party = Party.objects.create(abbreviation="GRN", name="De Groenen", slug="grn")
    earlier = make.a_debate(committee=coming.committee, title="Eerder debat")
    toezegging = make.an_open(debate=earlier, post=post, parties=[party], due=timezone.localdate() - timedelta(days=3))
    response = client.get(f"/debatten/{coming.number}/voorbereiding/?formaat=docx")
    assert response["Content-Disposition"] == f'attachment; filename="voorbereiding-{coming.number}.docx"'
    document = docx.Document(BytesIO(response.content))
    headings = [line.text for line in document.paragraphs if line.style.name.startswith("Heading")]
    assert headings == ["Voorbereiding commissiedebat Dijken", "Minister van Zaken"]
    promise, term = document.tables[0].rows[1].cells
    assert promise.text.split("\n")[:2] == [toezegging.number, toezegging.text]
    assert "aan GRN" in promise.text
    assert "3 dagen te laat" in term.text


def document_of(client, debate: Debate, query: str = ""):
    address = f"/debatten/{debate.number}/voorbereiding/?formaat=docx{query}"
    return docx.Document(BytesIO(client.get(address).content))


def test_the_document_reports_ignored_parameters(client, coming):
    texts = [row.text for row in document_of(client, coming, "&ambt=nie\x01mand&status=x").paragraphs]
    expected = "Ambt “niemand” is onbekend en is genegeerd. U ziet de lijst zonder deze keuze."
    assert f"{expected} “status” is geen filter en is genegeerd." in texts
    assert not [row.text for row in document_of(client, coming).paragraphs if "genegeerd" in row.text]


def test_the_sheet_shows_fulfilments_remainders_postponements_and_totals(client, coming, post):
    earlier = make.a_debate(committee=coming.committee)
    letter = make.a_letter(subject="Stand van de dijken")
    partly = make.an_open(debate=earlier, post=post, due=date(2023, 4, 1))
    for day in (date(2023, 5, 1), date(2023, 6, 1)):
        workflow.postpone(partly, by=make.clerk(), on=date(2023, 4, 1), deadline=make.a_deadline(day), reason="Druk.")
    make.a_settled(partly, letter=letter, outcome=Outcome.PARTLY, remainder="De kosten per dijk.")
    hidden = make.an_open(debate=earlier, post=post)
    make.a_confirmed(hidden, letter=make.a_letter(subject="Nog geheim", released=False))
    page = sheet_of(client, coming)
    assert "2 toezeggingen, waarvan 1 te laat" in page
    assert f"Ontvangen: brief {letter.number}: Stand van de dijken" in page
    assert "Wat nog openstaat: De kosten per dijk." in page
    assert "2× uitgesteld, samen 61 dagen" in page
    assert "Nog geheim" not in page
    assert "Ontvangen: een brief die nog niet openbaar is" in page
    promise, term = document_of(client, coming).tables[0].rows[1].cells
    assert "Wat nog openstaat: De kosten per dijk." in promise.text
    assert "2× uitgesteld, samen 61 dagen" in term.text


def test_the_document_of_a_demo_says_that_it_is_one(client, coming):
    def says_so() -> bool:
        return any(line.text.startswith("Voorbeeldgegevens") for line in document_of(client, coming).paragraphs)

    assert not says_so()
    RegisterVersion.objects.update(is_demo=True)
    assert says_so()


def test_the_document_repeats_its_table_heading_and_links_numbers(client, coming, settings):
    toezegging = make.an_open(debate=make.a_debate(committee=coming.committee))
    document = document_of(client, coming)
    table = document.tables[0]
    assert ["tblHeader" in row._tr.xml for row in table.rows] == [True, False]
    (link,) = table.rows[1].cells[0].paragraphs[0].hyperlinks
    assert (link.text, link.address) == (toezegging.number, f"{settings.SITE_URL}/toezeggingen/{toezegging.number}/")


def test_the_sheet_of_a_moved_debate_links_to_its_replacement(client, coming):
    moved = make.a_debate(committee=coming.committee, state=Debate.State.MOVED, replaced_by=coming)
    assert f"Dit debat is verplaatst; ervoor in de plaats kwam {coming}." in sheet_of(client, moved)
    assert f"Dit debat is verplaatst; ervoor in de plaats kwam {coming}." in [
        line.text for line in document_of(client, moved).paragraphs
    ]
    html = client.get(f"/debatten/{moved.number}/voorbereiding/").content.decode()
    assert f'href="/debatten/{coming.number}/voorbereiding/"' in html


def test_an_empty_sheet_says_so(client, coming):
    assert "staat geen toezegging open" in sheet_of(client, coming)
    response = client.get(f"/debatten/{coming.number}/voorbereiding/?formaat=docx")
    text = [line.text for line in docx.Document(BytesIO(response.content)).paragraphs]
    assert "Er staan geen toezeggingen open." in text


def test_confidential_and_procedural_meetings_have_no_sheet(client):
    secret = make.a_debate(kind=Debate.Kind.BRIEFING)
    make.a_confirmed(means=Means.BRIEFING, held_on=secret.day, debate=secret, confidential=True)
    for debate in (secret, make.a_meeting()):
        assert client.get(f"/debatten/{debate.number}/voorbereiding/").status_code == 404


def test_the_sheet_is_found_in_any_case_and_from_the_debate(client, coming):
    address = f"/debatten/{coming.number}/voorbereiding/"
    assert client.get(address.replace("A", "a"))["Location"] == address
    assert f'href="{address}"' in client.get(coming.get_absolute_url()).content.decode()
    assert f"Begin Debatten {coming.number} Voorbereiding" in sheet_of(client, coming)
