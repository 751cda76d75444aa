"""Toezeggingen in the API: the list with the filters of the site, and the detail."""

from datetime import date

import pytest

from parliament.models import Member, Minister, Post
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import FormerToezeggingNumber, Relation

pytestmark = pytest.mark.django_db

LIST = "/api/v1/toezeggingen"


def numbers(client, query: str = "") -> list[str]:
    return [row["nummer"] for row in client.get(f"{LIST}?{query}").json()["resultaten"]]


def test_a_row_of_the_list_has_every_public_field(client):
    debate = make.a_debate(title="Waterbeheer", day=date(2023, 3, 22))
    ministry, party = make.a_ministry(), make.a_party("BBB")
    toezegging = make.an_open(
        debate=debate, due=date(2023, 4, 1), ministry_then=ministry,
        post=Post.objects.create(title="minister van Voorbeeldzaken", ministry=ministry),
        minister=Minister.objects.create(name="A. de Wit"),
        members=[Member.objects.create(name="J. van der Meer", party=party)], parties=[party],
    )  # fmt: skip
    (row,) = client.get(LIST).json()["resultaten"]
    assert row.pop("gewijzigdOp") is None  # this test commits nothing
    assert row == {
        "nummer": toezegging.number,
        "tekst": "De minister stuurt een brief over de dijken.",
        "gedaanOp": "2023-03-22",
        "status": "openstaand",
        "termijn": {
            "woorden": "voor de zomer", "vroegste": None, "uiterlijk": "2023-04-01", "hardheid": "periode",
            "regel": "voorbeeld", "hangtAfVan": None, "stand": "te-laat",
        },
        "keerUitgesteld": 0,
        "dagenUitgesteld": 0, "afgedaanOp": None, "nagekomenOp": None, "dagenTeLaatNagekomen": None,
        "ambt": {"sleutel": "minister-van-voorbeeldzaken", "naam": "minister van Voorbeeldzaken"},
        "bewindspersoon": {"sleutel": "a-de-wit", "naam": "A. de Wit"},
        "ministerieToen": {"sleutel": "xx", "naam": "Voorbeeldzaken"},
        "ministerieNu": {"sleutel": "xx", "naam": "Voorbeeldzaken"},
        "leden": [
            {"sleutel": "j-van-der-meer", "naam": "J. van der Meer", "fractie": {"sleutel": "bbb", "naam": "BBB"}}
        ],
        "fracties": [{"sleutel": "bbb", "naam": "BBB"}],
        "debat": {
            "nummer": debate.number, "soort": "commissiedebat", "datum": "2023-03-22", "titel": "Waterbeheer"
        },
        "brief": None,
        "ingetrokken": False,
        "_links": {
            "self": {"href": f"http://testserver{LIST}/{toezegging.number}"},
            "pagina": {"href": f"http://testserver{toezegging.get_absolute_url()}"},
        },
    }  # fmt: skip


def test_the_filters_and_orders_are_those_of_the_site(client):
    late = make.an_open(due=date(2023, 4, 1), made_on=date(2023, 3, 20), on=date(2023, 3, 20))
    settled = make.a_settled(make.an_open(text="Een wet over stikstof."))
    make.a_concept()
    assert numbers(client, "termijn=te-laat") == [late.number]
    assert numbers(client, "status=voldaan&status=vervallen&woorden=stikstof") == [settled.number]
    assert numbers(client, "volgorde=langst-open") == [late.number, settled.number]
    assert numbers(client, "status=&termijn=&lid=&vanaf=&volgorde=&pagina=&formaat=") == [settled.number, late.number]


def test_remarks_about_words_are_those_of_the_site(client):
    known = make.an_open(text="De minister spreekt de wijkagenten.")
    body = client.get(f"{LIST}?woorden=wijkagnten").json()
    assert [row["nummer"] for row in body["resultaten"]] == [known.number]
    remark = "“wijkagnten” komt in geen toezegging of brief voor; gezocht is op “wijkagenten”."
    assert body["opmerkingen"] == [remark]
    assert remark in client.get("/toezeggingen/?woorden=wijkagnten").content.decode()
    assert client.get(f"{LIST}?woorden=wijkagenten").json()["opmerkingen"] == []
    assert client.get("/api/v1/debatten").json()["opmerkingen"] == []


def test_pages_link_to_each_other_in_the_body_and_in_the_header(client):
    known = [make.an_open().number for _ in range(5)]
    answer = client.get(f"{LIST}?paginaGrootte=2&pagina=2&status=openstaand")
    body = answer.json()
    assert (body["aantal"], body["pagina"], body["paginaGrootte"], body["aantalPaginas"]) == (5, 2, 2, 3)
    assert list(body["_links"]) == ["self", "first", "prev", "next", "last"]
    assert '; rel="next"' in answer["Link"]
    seen, address = [], f"{LIST}?paginaGrootte=2"
    while address:
        body = client.get(address).json()
        seen += [row["nummer"] for row in body["resultaten"]]
        address = body["_links"].get("next", {}).get("href")
    assert seen == known


def test_the_detail_has_fulfilments_timeline_and_relations(client):
    griffier = make.a_user()
    letter = make.a_letter(number="28676-431", text="Hiermee voldoe ik aan de toezegging.")
    toezegging = make.an_open(due=date(2023, 4, 1), by=griffier)
    asked_by = make.a_letter(number="28676-429")
    workflow.postpone(
        toezegging, by=griffier, on=date(2023, 3, 30), reason="Meer tijd nodig.", letter=asked_by,
        deadline=make.a_deadline(date(2023, 5, 1), "voor mei"),
    )  # fmt: skip
    make.a_settled(toezegging, by=griffier, letter=letter, footnote="3")
    later = make.an_open(text="Nog een brief.")
    Relation.objects.create(source=later, target=toezegging, kind=Relation.Kind.REPEATS)
    body = client.get(f"{LIST}/{toezegging.number}").json()
    (kept,) = body["nakomingen"]
    assert (kept["brief"]["nummer"], kept["passage"], kept["voetnoot"], kept["besluit"]) == (
        "28676-431", "Hiermee voldoe ik aan de toezegging.", "3", "voldaan",
    )  # fmt: skip
    assert [step["soort"] for step in body["tijdlijn"]] == ["gepubliceerd", "uitgesteld", "besloten"]
    assert body["tijdlijn"][1]["uitstel"] == {
        "oudeWoorden": "voor de zomer", "oudeUiterlijk": "2023-04-01", "nieuweWoorden": "voor mei",
        "nieuweVroegste": None, "nieuweUiterlijk": "2023-05-01", "nieuweHardheid": "periode", "dagen": 30,
        "brief": {"nummer": "28676-429", "onderwerp": "Voortgang", "datum": "2023-04-19"},
    }  # fmt: skip
    assert (body["keerUitgesteld"], body["dagenUitgesteld"], body["status"]) == (1, 30, "voldaan")
    assert {**body, **client.get(f"{LIST}?uitgesteld=1").json()["resultaten"][0]} == body
    assert body["verbanden"] == [
        {"soort": "herhaling-van", "richting": "naar", "nummer": later.number, "tekst": "Nog een brief."}
    ]


def test_the_days_postponed_are_unknown_if_no_day_was_moved(client):
    toezegging = make.an_open()
    later = make.a_deadline(date(2023, 9, 1))
    workflow.postpone(toezegging, by=make.a_user(), on=date(2023, 4, 3), reason="Meer tijd.", deadline=later)
    for body in (client.get(f"{LIST}/{toezegging.number}").json(), *client.get(LIST).json()["resultaten"]):
        assert (body["keerUitgesteld"], body["dagenUitgesteld"]) == (1, None)


def test_an_old_number_and_another_case_redirect(client):
    toezegging = make.an_open()
    FormerToezeggingNumber.objects.create(toezegging=toezegging, number="TZ202303-K999")
    for number in ("TZ202303-K999", toezegging.number.lower()):
        answer = client.get(f"{LIST}/{number}")
        assert (answer.status_code, answer["Location"]) == (301, f"{LIST}/{toezegging.number}")
    body = client.get(f"{LIST}/{toezegging.number}").json()
    assert body["eerdereNummers"] == ["TZ202303-K999"]


def test_a_withdrawn_toezegging_is_gone_and_a_concept_is_not_found(client):
    griffier = make.a_user()
    withdrawn = make.an_open(by=griffier)
    workflow.withdraw(withdrawn, by=griffier, on=date(2023, 5, 11), reason="Dubbel.")
    FormerToezeggingNumber.objects.create(toezegging=withdrawn, number="TZ202303-K999")
    for number in (withdrawn.number, "TZ202303-K999"):
        answer = client.get(f"{LIST}/{number}")
        assert (answer.status_code, answer.json()["detail"]) == (410, f"Toezegging {number} is ingetrokken.")
    assert client.get(f"{LIST}/{make.a_concept().number}").status_code == 404
    assert numbers(client) == []


def test_the_list_takes_as_many_queries_for_three_rows_as_for_one(client, django_assert_num_queries):
    party = make.a_party()

    def add(serial: int) -> None:
        make.an_open(
            debate=make.a_debate(), members=[Member.objects.create(name=f"K. {serial}", party=party)], parties=[party]
        )

    add(1)
    with django_assert_num_queries(4):
        client.get(LIST)
    add(2)
    add(3)
    with django_assert_num_queries(4):
        assert client.get(LIST).json()["aantal"] == 3
