"""The list in its other formats: the same toezeggingen with all their fields."""

import csv
from datetime import date
from io import StringIO

import pytest
import time_machine

from parliament.models import Debate, Member, Minister, Post
from search.fields import BY_NAME
from tests import factories as make
from tests.pages import source_of, text_of
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Means, Outcome
from toezeggingen.status import Status
from website.formats import FORMATS
from website.pages import figures

pytestmark = pytest.mark.django_db

TODAY = "2023-05-21T10:00:00+02:00"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY, tick=False):
        yield


def a_full_one(**fields: object) -> Toezegging:
    """A value in every column: postponed by 30 days, partly fulfilled, and late again."""
    committee = make.a_committee(name="vaste commissie voor Infrastructuur en Waterstaat")
    ministry = make.a_ministry("xx")
    party = make.a_party("NOL")
    full = make.an_open(
        number="TZ202303-101", debate=make.a_debate(number="2023A01686", committee=committee), due=date(2023, 4, 1),
        ministry_then=ministry, ministry_now=make.a_ministry("yy", name="Water"),
        post=Post.objects.create(title="minister van Zaken", ministry=ministry),
        minister=Minister.objects.create(name="A. de Wit"),
        members=[Member.objects.create(name="J. Özdil", party=party), Member.objects.create(name="B. Kok")],
        parties=[party, make.a_party("DIJK")], **fields,
    )  # fmt: skip
    for name in ("vaste commissie voor Digitale Zaken", "vaste commissie voor Defensie"):
        full.debate.follow_up_committees.add(make.a_committee(name=name))
    later = make.a_deadline(date(2023, 5, 1), words="voor mei")
    workflow.postpone(full, by=make.clerk(), on=date(2023, 3, 30), deadline=later, reason="Druk.")
    make.a_settled(full, letter=make.a_letter(number="28676-431"), outcome=Outcome.PARTLY, remainder="de kosten")
    full.refresh_from_db()
    return full


def rows_of(response) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(source_of(response).partition("\n")[2]), delimiter=";"))


def above(response) -> str:
    """The single cell of the first line."""
    ((cells,), *_) = csv.reader(StringIO(source_of(response).removeprefix("\ufeff")), delimiter=";")
    return cells


def test_days_postponed_is_empty_if_no_day_was_moved(client):
    toezegging = make.an_open()
    later = make.a_deadline(date(2023, 9, 1))
    workflow.postpone(toezegging, by=make.a_user(), on=date(2023, 4, 3), reason="Meer tijd.", deadline=later)
    (row,) = rows_of(client.get("/toezeggingen/?formaat=csv"))
    assert (row["keerUitgesteld"], row["dagenUitgesteld"]) == ("1", "")


def test_a_line_of_csv_has_every_field(client, settings):
    settings.SITE_URL = "https://toezeggingen.example"
    a_full_one()
    (row,) = rows_of(client.get("/toezeggingen/?formaat=csv"))
    assert row == {
        "nummer": "TZ202303-101",
        "toezegging": "De minister stuurt een brief over de dijken.",
        "gedaanOp": "2023-03-22",
        "status": "deels voldaan",
        "termijn": "te laat",
        "dagenTeLaat": "20",
        "uiterlijk": "2023-05-01",
        "opZijnVroegst": "",
        "termijnInWoorden": "voor mei",
        "hardheid": "een periode",
        "hangtAfVan": "",
        "keerUitgesteld": "1",
        "dagenUitgesteld": "30",
        "ministerieNu": "Water",
        "ministerieToen": "Voorbeeldzaken",
        "ambt": "minister van Zaken",
        "bewindspersoon": "A. de Wit",
        "leden": "B. Kok; J. Özdil (NOL)",
        "fracties": "DIJK; NOL",
        "debat": "2023A01686",
        "debatDatum": "2023-03-22",
        "debatSoort": "commissiedebat",
        "debatTitel": "Waterbeheer",
        "commissie": "Infrastructuur en Waterstaat",
        "volgcommissies": "Defensie; Digitale Zaken",
        "brief": "",
        "nakoming": "28676-431",
        "afgedaanOp": "",
        "nagekomenOp": "",
        "dagenTeLaatNagekomen": "",
        "adres": "https://toezeggingen.example/toezeggingen/TZ202303-101/",
    }


def test_columns_of_a_settled_a_waiting_and_a_letters_toezegging(client):
    letter = make.a_letter(number="28676-430")
    make.a_settled(make.an_open(due=date(2023, 4, 1)))
    make.an_open(letter=letter, made_on=letter.date, on=letter.date)
    waiting = make.an_open(due=date(2023, 4, 1))
    make.a_confirmed(waiting, letter=make.a_letter(number="28676-440"))
    refused = make.a_proposal(waiting, letter=make.a_letter(number="28676-441"))
    meeting = make.a_meeting()
    workflow.decide(refused, by=make.clerk(), on=meeting.day, meeting=meeting, outcome=Outcome.REFUSED, remainder="")
    from_letter, settled, waits = rows_of(client.get("/toezeggingen/?formaat=csv"))
    cells = ("termijn", "dagenTeLaat", "nakoming", "afgedaanOp", "brief", "debat")
    assert [from_letter[name] for name in cells] == ["geen datum", "", "", "", "28676-430", ""]
    assert [settled[name] for name in cells[:2]] == ["", ""]
    assert settled["afgedaanOp"] == "2023-05-10"
    assert [waits[name] for name in cells[:3]] == ["wacht op besluit", "", "28676-440"]


def test_each_format_has_how_late_a_toezegging_was_fulfilled(client):
    due, decided = date(2023, 5, 2), date(2023, 5, 10)
    in_time, late, unreleased, document, lapsed = (make.an_open(due=due) for _ in range(5))
    make.a_settled(in_time, letter=make.a_letter(date=date(2023, 5, 1)))
    make.a_settled(late, letter=make.a_letter(date=date(2023, 5, 5)))
    make.a_settled(unreleased, letter=make.a_letter(date=date(2023, 5, 1), released=False))
    make.a_settled(document, means=Means.DOCUMENT, document_title="Rapport over dijken")
    workflow.lapse(lapsed, by=make.clerk(), on=date(2023, 5, 4), reason="De wet vervalt.")
    undated, half = make.a_settled(), make.a_settled(outcome=Outcome.PARTLY, remainder="de kosten")
    expected = {
        in_time: (decided, date(2023, 5, 1), 0),
        late: (decided, date(2023, 5, 5), 3),
        unreleased: (decided, decided, 8),
        document: (decided, decided, 8),
        lapsed: (date(2023, 5, 4), None, None),
        undated: (decided, date(2023, 4, 19), None),
        half: (None, None, None),
    }
    names = ("afgedaanOp", "nagekomenOp", "dagenTeLaatNagekomen")
    cells = {
        toezegging.number: ["" if value is None else str(value) for value in values]
        for toezegging, values in expected.items()
    }
    by_csv = rows_of(client.get("/toezeggingen/?formaat=csv"))
    assert {row["nummer"]: [row[name] for name in names] for row in by_csv} == cells
    by_api = client.get("/api/v1/toezeggingen").json()["resultaten"]
    cells_by_api = {row["nummer"]: ["" if row[name] is None else str(row[name]) for name in names] for row in by_api}
    assert cells_by_api == cells


def test_an_undone_decision_does_not_count_as_fulfilment(client):
    """Not even if the letter of the valid decision is not public."""
    promise = make.a_settled(make.an_open(due=date(2023, 4, 30)), letter=make.a_letter(date=date(2023, 4, 5)))
    workflow.reopen(promise, by=make.clerk(), on=date(2023, 5, 11), to=Status.OPEN, reason="Er ontbrak een bijlage.")
    proposal = make.a_proposal(promise, letter=make.a_letter(date=date(2023, 5, 12), released=False))
    meeting = make.a_meeting(day=date(2023, 5, 20))
    workflow.decide(proposal, by=make.clerk(), on=meeting.day, meeting=meeting, outcome=Outcome.FULFILLED)
    (row,) = rows_of(client.get("/toezeggingen/?formaat=csv"))
    assert (row["nagekomenOp"], row["dagenTeLaatNagekomen"]) == ("2023-05-20", "20")
    (cells,) = client.get("/api/v1/toezeggingen").json()["resultaten"]
    assert (cells["nagekomenOp"], cells["dagenTeLaatNagekomen"]) == ("2023-05-20", 20)
    (figure,) = figures.count(date(2023, 5, 21))
    assert (figure.counts.fulfilled_on_time, figure.counts.fulfilled_late) == (0, 1)


def test_csv_has_the_order_and_selection_of_the_address(client, monkeypatch):
    monkeypatch.setattr("website.formats.field_values.BATCH", 2)
    numbers = [make.an_open(due=date(2023, 5, day)).number for day in (3, 1, 5, 4, 2)]
    make.an_open(due=date(2024, 1, 1))
    address = "/toezeggingen/?termijn=te-laat&volgorde=eerst-vervallend&pagina=2&formaat=csv"
    assert [row["nummer"] for row in rows_of(client.get(address))] == [numbers[nr] for nr in (1, 4, 0, 3, 2)]
    assert " 5 toezeggingen op 21 mei 2023. " in above(client.get(address))


def test_csv_names_its_columns_also_without_rows(client):
    source = source_of(client.get("/toezeggingen/?woorden=zeppelin&formaat=csv"))
    assert source[0] == "\ufeff"
    assert source.split("\r\n")[1:] == [";".join(BY_NAME), ""]


def test_csv_describes_the_selection_above_its_rows(client, settings):
    settings.SITE_URL = "https://toezeggingen.example"
    make.an_open(due=date(2023, 4, 1), ministry_then=make.a_ministry("bzk"))
    response = client.get("/toezeggingen/?ministerie=bzk&termijn=te-laat&status=klaar&formaat=csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert above(response) == (
        "Open toezeggingen van het ministerie van BZK, te laat, langst te laat eerst. 1 toezegging op 21 mei 2023. "
        "https://toezeggingen.example/toezeggingen/?ministerie=bzk&termijn=te-laat "
        "Status “klaar” is onbekend en is genegeerd."
    )


@pytest.mark.parametrize("words", ['"de dijk"; =1+1', "\r\n=1+1"])
def test_search_words_cannot_break_the_first_line_of_csv(client, words):
    ask = {"woorden": words, "formaat": "csv"}
    assert " ".join(words.split()) in above(client.get("/toezeggingen/", ask))
    assert source_of(client.get("/toezeggingen/", ask)).count("\n") == 2


def test_a_head_request_reads_no_rows(client, monkeypatch):
    make.an_open()
    monkeypatch.setattr("website.formats.field_values._computed", None)
    for key in ("csv", "xlsx"):
        response = client.head(f"/toezeggingen/?formaat={key}")
        assert response["Content-Disposition"].endswith(f'.{key}"')
        assert not response.has_header("Content-Length")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+31 70 318 2211", "'+31 70 318 2211"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("＝1+1", "'＝1+1"),
        ('a";=1+1', 'a";=1+1'),
        ("Een\r\nbrief\x07\n\nvoor de zomer", "Een brief voor de zomer"),
        ("– een streepje", "– een streepje"),
        ('"Brief" volgt', '"Brief" volgt'),
        ("kort; lang", "kort; lang"),
    ],
)
def test_no_cell_of_csv_is_a_formula_or_breaks_its_line(client, text, cell):
    """Whatever the other cells hold: a column is checked as a whole."""
    plain = make.an_open()
    make.an_open(text=text, debate=make.a_debate(title=text))
    response = client.get("/toezeggingen/?formaat=csv")
    odd, beside = sorted(rows_of(response), key=lambda row: row["nummer"] == plain.number)
    assert (odd["toezegging"], odd["debatTitel"]) == (cell, cell)
    assert (beside["toezegging"], beside["debatTitel"]) == (plain.text, "Waterbeheer")
    assert source_of(client.get("/toezeggingen/?formaat=csv")).count("\n") == 4


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "toezeggingen-2023-05-21"),
        ("termijn=te-laat&ministerie=bzk", "toezeggingen-bzk-te-laat-2023-05-21"),
        ("status=openstaand&status=deels-voldaan", "toezeggingen-openstaand-deels-voldaan-2023-05-21"),
        ("woorden=Één “dijk”/../etc%0d%0a", "toezeggingen-een-dijketc-2023-05-21"),
        ("tot=2023-04-01&uitgesteld=2&volgorde=nieuwste", "toezeggingen-uitgesteld-2-tot-2023-04-01-2023-05-21"),
        ("woorden=" + "lang " * 39, f"toezeggingen-{'-'.join(['lang'] * 16)}-2023-05-21"),
    ],
)
def test_the_file_name_has_selection_and_day(client, query, name):
    make.an_open(ministry_then=make.a_ministry("bzk"))
    response = client.head(f"/toezeggingen/?{query}&formaat=csv")
    assert response["Content-Disposition"] == f'attachment; filename="{name}.csv"'


def test_a_confidential_briefing_keeps_its_title_and_committees(client):
    debate = make.a_debate(kind=Debate.Kind.BRIEFING, title="onderwerp", committee=make.a_committee(name="stil"))
    make.a_confirmed(make.an_open(), means="technische-briefing", held_on=debate.day, debate=debate, confidential=True)
    debate.follow_up_committees.add(make.a_committee())
    make.an_open(debate=debate)
    row = next(row for row in rows_of(client.get("/toezeggingen/?formaat=csv")) if row["debat"] == debate.number)
    assert (row["debatTitel"], row["commissie"], row["volgcommissies"]) == ("vertrouwelijk", "", "")


def test_the_list_links_to_its_formats(client):
    make.an_open(due=date(2023, 4, 1))
    page = client.get("/toezeggingen/?termijn=te-laat&volgorde=langst-open&pagina=1")
    assert "Deze lijst als: " in text_of(page)
    assert 'href="?termijn=te-laat&amp;volgorde=langst-open&amp;formaat=csv"' in source_of(page)


PAGES = ("/toezeggingen/", "/cijfers/", "/debatten/2023A01686/voorbereiding/", "/recent/")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_reports_formats_that_it_does_not_have(client, address: str):
    make.an_open(debate=make.a_debate(number="2023A01686"))
    page = text_of(client.get(f"{address}?formaat=pdf&formaat=&formaat=xml"))
    assert "Formaat “pdf” is onbekend en is genegeerd. Formaat “xml” is onbekend en is genegeerd." in page
    assert "genegeerd" not in text_of(client.get(f"{address}?formaat="))


@pytest.mark.parametrize("address", ["/toezeggingen/", "/cijfers/"])
@pytest.mark.parametrize("query", ["formaat=xx&formaat=csv", "formaat=csv&formaat=xx"])
def test_a_file_reports_an_unknown_format_beside_its_own(client, address: str, query: str):
    make.an_open()
    above = source_of(client.get(f"{address}?{query}")).splitlines()[0]
    assert above.endswith("Formaat “xx” is onbekend en is genegeerd.")


def test_no_field_writes_characters_that_a_file_cannot_hold(client):
    bad = "a\x01\x0b\ufffeb"
    ministry = make.a_ministry("zz", name=bad)
    party = make.a_party(bad)
    debate = make.a_debate(title=bad, committee=make.a_committee(name=bad))
    make.an_open(
        text=bad, deadline_words=bad, hangs_on=bad, debate=debate,
        ministry_then=ministry, post=Post.objects.create(title=bad, ministry=ministry), parties=[party],
        minister=Minister.objects.create(name=bad), members=[Member.objects.create(name=bad, party=party)],
    )  # fmt: skip
    files = [f"/toezeggingen/?formaat={key}" for key in FORMATS if key != "afdrukken"]
    for address in (*files, f"/debatten/{debate.number}/voorbereiding/?formaat=docx"):
        assert not set("\x01\x0b\ufffe") & set(source_of(client.get(address))), address
