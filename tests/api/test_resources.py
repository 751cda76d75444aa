"""Letters, debates, committees and people: what is public, and the number of queries."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.models import FormerLetterNumber, LetterVersion
from parliament.models import Debate, Member, MinistryPeriod
from tests import factories as make
from tests.api.rows import a_full_row
from toezeggingen.models.fulfilment import Means

pytestmark = pytest.mark.django_db

API = "/api/v1"
LISTS = (
    "toezeggingen", "brieven", "debatten", "commissies", "ministeries", "bewindspersonen", "ambten", "kamerleden",
    "fracties", "dossiers",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_as_many_queries_for_three_rows_as_for_one(client, name):
    counts = []
    for serial in (1, 2, 3):
        a_full_row(serial)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{API}/{name}").json()["aantal"] >= serial
        counts.append(len(captured))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 5


def test_each_row_of_a_list_links_to_its_detail(client):
    a_full_row(1)
    for name in LISTS:
        rows = client.get(f"{API}/{name}").json()["resultaten"]
        assert rows, name
        for row in rows:
            body = client.get(row["_links"]["self"]["href"]).json()
            assert row.items() <= body.items()


def test_a_letter_has_its_released_text_and_its_effects(client):
    text = "Hiermee voldoe ik aan de toezegging over dijken."
    letter = make.a_letter(number="28676-431", text=text, house_number="2023D15310")
    LetterVersion.objects.create(letter=letter, nr=2, text="Later.", fingerprint="x", received_on=date(2023, 4, 21))
    FormerLetterNumber.objects.create(letter=letter, number="BR202304-K001")
    toezegging = make.a_settled(letter=letter, version=letter.versions.get(nr=1), passage=text)
    body = client.get(f"{API}/brieven/28676-431").json()
    assert (body["tekst"], body["versie"], body["documentnummer"]) == (text, 1, "2023D15310")
    assert body["toezeggingen"] == [
        {"omschrijving": "voldoet, zo besloot de Kamer", "nummer": toezegging.number, "passage": text}
    ]
    assert client.get(f"{API}/brieven/br202304-k001")["Location"] == f"{API}/brieven/28676-431"
    assert client.get(f"{API}/brieven/{make.a_letter(released=False).number}").status_code == 404


def test_a_debate_has_times_with_a_time_zone(client):
    debate = make.a_debate(day=date(2023, 3, 22), starts=time(10), ends=time(13, 30), report="28676-430")
    body = client.get(f"{API}/debatten/{debate.number}").json()
    assert (body["begin"], body["einde"]) == ("2023-03-22T10:00:00+01:00", "2023-03-22T13:30:00+01:00")
    assert (body["titel"], body["verslag"], body["vertrouwelijk"]) == ("Waterbeheer", "28676-430", False)


def test_only_the_day_of_a_confidential_briefing_is_public(client):
    talk = make.a_debate(kind=Debate.Kind.BRIEFING, title="Geheim", starts=time(10), report="28676-430")
    make.a_confirmed(means=Means.BRIEFING, held_on=talk.day, debate=talk, confidential=True)
    body = client.get(f"{API}/debatten/{talk.number}").json()
    assert {name for name, value in body.items() if value} == {"nummer", "soort", "vertrouwelijk", "datum", "_links"}
    assert client.get(f"{API}/toezeggingen?debat={talk.number}").status_code == 400


def test_a_ministry_has_its_former_names_and_successor(client):
    ministry = make.a_ministry("xx")
    ministry.periods.update(until=date(2024, 7, 1), successor=make.a_ministry("bz"))
    MinistryPeriod.objects.create(ministry=ministry, name="Oude Zaken", until=date(2010, 1, 1))
    make.an_open(ministry_then=ministry)
    periods = client.get(f"{API}/ministeries/xx").json()["periodes"]
    assert {(one["naam"], (one["opvolger"] or {}).get("sleutel")) for one in periods} == {
        ("Oude Zaken", None),
        ("Voorbeeldzaken", "bz"),
    }


def test_a_dossier_counts_its_public_papers(client):
    """It has one address, however its number is written."""
    make.a_letter(number="36200-V-73", title="Begroting Buitenlandse Zaken 2023")
    make.a_letter(number="36200-V-74", title="Geheim", date=date(2024, 1, 1), released=False)
    make.a_debate(report="36200-V-12")
    assert client.get(f"{API}/dossiers/36200-V").json() == {
        "nummer": "36200-V",
        "geschreven": "36 200 V",
        "titel": "Begroting Buitenlandse Zaken 2023",
        "aantalBrieven": 1,
        "aantalDebatten": 1,
        "_links": {
            "self": {"href": f"http://testserver{API}/dossiers/36200-V"},
            "pagina": {"href": "http://testserver/dossiers/36200-V/"},
        },
    }
    assert client.get(f"{API}/dossiers/36200-v")["Location"] == f"{API}/dossiers/36200-V"
    make.a_letter(number="99002-1", released=False)
    assert client.get(f"{API}/dossiers/99002").status_code == 404


def test_a_member_without_published_toezeggingen_is_not_found(client):
    make.a_concept(members=[Member.objects.create(name="K. Stil")])
    assert client.get(f"{API}/kamerleden/k-stil").status_code == 404


def test_facets_count_each_further_choice(client):
    make.an_open(due=date(2023, 4, 1))
    make.a_settled()
    body = client.get(f"{API}/facetten?status=openstaand").json()
    assert body["aantal"] == 1
    status = next(one for one in body["facetten"] if one["filter"] == "status")
    assert status["waarden"] == [
        {"sleutel": "openstaand", "naam": "openstaand", "aantal": 1, "gekozen": True},
        {"sleutel": "voldaan", "naam": "voldaan", "aantal": 1, "gekozen": False},
    ]
    assert client.get(f"{API}/facetten?pagina=2").json()["fouten"][0]["parameter"] == "pagina"


def test_a_dossier_reads_no_rows_of_others(client):
    make.a_debate(report="99001-430", agenda="99002-5")
    make.a_letter(number="99001-431", title="Dijken")
    make.a_letter(number="99002-6", title="Duinen")
    with CaptureQueriesContext(connection) as captured:
        body = client.get(f"{API}/dossiers/99001").json()
    assert (body["nummer"], body["titel"], body["aantalBrieven"], body["aantalDebatten"]) == ("99001", "Dijken", 1, 1)
    asked = [one["sql"] for one in captured if "parliament_debate" in one["sql"] or "letterdossier" in one["sql"]]
    assert asked
    assert [sql for sql in asked if "99001" not in sql] == []
