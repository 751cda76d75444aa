"""The members of each resource, with all values present and with none."""

from datetime import date, time

import pytest

from letters.models import LetterVersion
from parliament.models import Committee, Debate, Member, Minister, MinistryPeriod, Post, Tenure
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models.fulfilment import Effect, Means, Outcome
from toezeggingen.permissions import Actor

pytestmark = pytest.mark.django_db

API = "/api/v1"
SITE = "http://testserver"
PASSAGE = "Hiermee voldoe ik aan de toezegging."


def get(client, path: str) -> dict:
    """The members of the resource at this path, without its links, which must be right."""
    body = client.get(f"{API}/{path}").json()
    assert body.pop("_links")["self"] == {"href": f"{SITE}{API}/{path}"}
    return body


@pytest.fixture
def griffier() -> Actor:
    return make.a_user()


@pytest.fixture
def post() -> Post:
    return Post.objects.create(title="minister van Voorbeeldzaken", ministry=make.a_ministry())


def test_a_letter_in_a_list(client, post):
    make.a_letter(
        number="28676-431", house_number="2023D15310", subject="Dijken", title="Waterbeheer", vergaderjaar="2022-2023",
        ministry=post.ministry, post=post, author_role="de minister", signed_by="A. de Wit",
    )  # fmt: skip
    (row,) = client.get(f"{API}/brieven").json()["resultaten"]
    links = row.pop("_links")
    assert row == {
        "nummer": "28676-431", "documentnummer": "2023D15310", "onderwerp": "Dijken", "datum": "2023-04-19",
        "vergaderjaar": "2022-2023", "dossiertitel": "Waterbeheer", "kamerstukken": ["28676-431"],
        "ministerie": {"sleutel": "xx", "naam": "Voorbeeldzaken"},
        "ambt": {"sleutel": "minister-van-voorbeeldzaken", "naam": "minister van Voorbeeldzaken"},
        "afzender": "de minister", "ondertekenaar": "A. de Wit",
    }  # fmt: skip
    assert links == {
        "self": {"href": f"{SITE}{API}/brieven/28676-431"},
        "pagina": {"href": f"{SITE}/brieven/28676-431/"},
    }


def test_what_is_unknown_of_a_letter_is_null(client):
    letter = make.a_letter()
    body = get(client, f"brieven/{letter.number}")
    unknown = {name for name, value in body.items() if value is None}
    assert unknown == {
        "documentnummer", "vergaderjaar", "dossiertitel", "ministerie", "ambt", "afzender", "ondertekenaar"
    }  # fmt: skip
    assert body["toezeggingen"] == []


def test_a_letter_shows_its_newest_released_version(client, griffier):
    letter = make.a_letter(text=PASSAGE)
    first = letter.versions.get()
    LetterVersion.objects.create(
        letter=letter, nr=2, text="Herdruk.", fingerprint="x", received_on=date(2023, 4, 21),
        released_at="2023-04-22T09:00:00+02:00",
    )  # fmt: skip
    LetterVersion.objects.create(letter=letter, nr=3, text="Later.", fingerprint="y", received_on=date(2023, 4, 23))
    make.a_confirmed(letter=letter, version=first, passage=PASSAGE, by=griffier)
    body = get(client, f"brieven/{letter.number}")
    assert (body["versie"], body["tekst"], body["ontvangenOp"]) == (2, "Herdruk.", "2023-04-21")
    assert [effect["passage"] for effect in body["toezeggingen"]] == [None]  # the new version does not say it


def test_a_debate(client):
    committee, follower = make.a_committee(short_name="Water"), make.a_committee(short_name="Wonen")
    later = make.a_debate(day=date(2023, 7, 5))
    debate = make.a_debate(
        day=date(2023, 7, 4), starts=time(10), ends=time(13, 30), title="Dijken", state=Debate.State.MOVED,
        replaced_by=later, committee=committee, report="28676-430", agenda="28676-425",
    )  # fmt: skip
    debate.follow_up_committees.add(follower)
    assert get(client, f"debatten/{debate.number}") == {
        "nummer": debate.number, "soort": "commissiedebat", "vertrouwelijk": False, "datum": "2023-07-04",
        "begin": "2023-07-04T10:00:00+02:00", "einde": "2023-07-04T13:30:00+02:00", "titel": "Dijken",
        "stand": "verplaatst", "vervangenDoor": {
            "nummer": later.number, "soort": "commissiedebat", "datum": "2023-07-05"
        },
        "commissie": {"sleutel": committee.slug, "naam": committee.subject},
        "volgcommissies": [{"sleutel": follower.slug, "naam": follower.subject}],
        "verslag": "28676-430", "agenda": "28676-425",
    }  # fmt: skip


def test_what_is_unknown_of_a_debate_is_null(client):
    debate = make.a_debate(committee=None, title="")
    body = get(client, f"debatten/{debate.number}")
    unknown = {name for name, value in body.items() if value is None}
    assert unknown == {"begin", "einde", "titel", "vervangenDoor", "commissie", "verslag", "agenda"}


def test_a_committee_with_a_successor(client):
    successor = make.a_committee(short_name="Klimaat")
    committee = make.a_committee(
        name="vaste commissie voor Energie", short_name="Energie", abbreviation="EN", successor=successor,
        since=date(2012, 1, 2), until=date(2022, 3, 4),
    )  # fmt: skip
    make.a_debate(committee=committee)
    assert get(client, f"commissies/{committee.slug}") == {
        "sleutel": committee.slug, "naam": "vaste commissie voor Energie", "afkorting": "EN",
        "onderwerp": committee.subject, "eersteActiviteit": "2012-01-02", "laatsteActiviteit": "2022-03-04",
        "opvolger": {"sleutel": successor.slug, "naam": successor.subject},
    }  # fmt: skip


def test_a_committee_without_debates_is_not_found(client):
    committee = make.a_committee()
    assert client.get(f"{API}/commissies/{committee.slug}").status_code == 404
    assert Committee.objects.exists()


def test_the_periods_of_a_ministry_are_in_order(client):
    ministry = make.a_ministry("xx")
    ministry.periods.update(since=date(2010, 1, 2), until=date(2024, 7, 1))
    MinistryPeriod.objects.create(ministry=ministry, name="Nieuwe Zaken", since=date(2024, 7, 2))
    MinistryPeriod.objects.create(ministry=ministry, name="Oude Zaken", since=date(2000, 1, 1), until=date(2010, 1, 1))
    body = get(client, "ministeries/xx")
    assert (body["naam"], body["afkorting"]) == ("Voorbeeldzaken", "XX")
    assert [(period["naam"], period["van"], period["totEnMet"]) for period in body["periodes"]] == [
        ("Oude Zaken", "2000-01-01", "2010-01-01"),
        ("Voorbeeldzaken", "2010-01-02", "2024-07-01"),
        ("Nieuwe Zaken", "2024-07-02", None),
    ]


def test_the_posts_of_a_minister_are_in_order(client, post):
    minister = Minister.objects.create(name="A. de Wit")
    earlier = Post.objects.create(title="staatssecretaris van Voorbeeldzaken", ministry=post.ministry)
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10))
    Tenure.objects.create(post=earlier, minister=minister, since=date(2017, 10, 26), until=date(2022, 1, 9))
    make.an_open(post=post, minister=minister)
    assert get(client, "bewindspersonen/a-de-wit") == {
        "sleutel": "a-de-wit",
        "naam": "A. de Wit",
        "ambten": [
            {"ambt": {"sleutel": earlier.slug, "naam": earlier.title}, "van": "2017-10-26", "totEnMet": "2022-01-09"},
            {"ambt": {"sleutel": post.slug, "naam": post.title}, "van": "2022-01-10", "totEnMet": None},
        ],
    }
    assert get(client, f"ambten/{post.slug}") == {
        "sleutel": post.slug, "naam": post.title, "ministerie": {"sleutel": "xx", "naam": "Voorbeeldzaken"}
    }  # fmt: skip


def test_members_with_and_without_a_party(client):
    party = make.a_party("BBB")
    party.name = "BoerBurgerBeweging"
    party.save()
    members = [Member.objects.create(name="J. Mol", party=party), Member.objects.create(name="K. Los")]
    make.an_open(members=members, parties=[party])
    assert get(client, "kamerleden/j-mol")["fractie"] == {"sleutel": "bbb", "naam": "BBB"}
    assert get(client, "kamerleden/k-los") == {"sleutel": "k-los", "naam": "K. Los", "fractie": None}
    assert get(client, "fracties/bbb") == {"sleutel": "bbb", "naam": "BoerBurgerBeweging", "afkorting": "BBB"}
    assert client.get(f"{API}/fracties/BBB").status_code == 404  # a key has one spelling


def test_a_toezegging_of_a_letter_has_the_letter_and_its_passage(client, griffier):
    letter = make.a_letter(text="Ik stuur u een brief over de dijken.", subject="Dijken")
    made = {"letter": letter, "made_on": letter.date, "on": letter.date, "by": griffier}
    toezegging = make.an_open(passage="Ik stuur u een brief", **made)
    body = get(client, f"toezeggingen/{toezegging.number}")
    assert body["brief"] == {"nummer": letter.number, "onderwerp": "Dijken", "datum": "2023-04-19"}
    assert (body["passage"], body["debat"]) == ("Ik stuur u een brief", None)
    assert (body["ambt"], body["bewindspersoon"], body["leden"], body["fracties"]) == (None, None, [], [])


def test_the_debate_of_a_confidential_briefing_has_no_title(client):
    talk = make.a_debate(kind=Debate.Kind.BRIEFING, title="Geheim", day=date(2023, 3, 22), is_confidential=False)
    toezegging = make.an_open(debate=talk)
    assert get(client, f"toezeggingen/{toezegging.number}")["debat"]["titel"] == "Geheim"
    Debate.objects.filter(pk=talk.pk).update(is_confidential=True)
    assert get(client, f"toezeggingen/{toezegging.number}")["debat"] == {
        "nummer": talk.number, "soort": "technische-briefing", "datum": "2023-03-22", "titel": None
    }  # fmt: skip


@pytest.mark.parametrize(("due", "days"), [(date(2023, 4, 1), 18), (date(2023, 4, 19), 0), (date(2023, 5, 1), 0)])
def test_the_days_between_the_deadline_and_the_letter(client, due, days):
    toezegging = make.a_settled(make.an_open(due=due), letter=make.a_letter(date=date(2023, 4, 19)))
    body = get(client, f"toezeggingen/{toezegging.number}")
    assert (body["nagekomenOp"], body["dagenTeLaatNagekomen"]) == ("2023-04-19", days)
    assert body["afgedaanOp"] == "2023-05-10"


def test_a_partial_fulfilment_says_what_is_left(client, griffier):
    toezegging = make.a_settled(by=griffier, outcome=Outcome.PARTLY, remainder="De cijfers.", effect=Effect.PARTLY)
    body = get(client, f"toezeggingen/{toezegging.number}")
    (fulfilment,) = body["nakomingen"]
    assert (fulfilment["doet"], fulfilment["besluit"], fulfilment["watErRest"]) == (
        "voldoet-deels", "deels-voldaan", "De cijfers.",
    )  # fmt: skip
    assert (fulfilment["stand"], fulfilment["beslotenOp"], fulfilment["middel"]) == ("besloten", "2023-05-10", "brief")
    assert body["tijdlijn"][-1]["watErRest"] == "De cijfers."
    assert body["tijdlijn"][-1]["status"] == "deels-voldaan"


def test_a_fulfilment_that_waits_for_a_decision_has_none(client):
    toezegging = make.a_confirmed().toezegging
    (fulfilment,) = get(client, f"toezeggingen/{toezegging.number}")["nakomingen"]
    undecided = ("besluit", "beslotenOp", "vergadering", "teruggedraaidOp", "voetnoot", "watErRest", "adres")
    assert [fulfilment[name] for name in undecided] == [None] * len(undecided)


def test_the_debate_of_a_fulfilment_is_hidden_if_it_is_confidential(client):
    for is_confidential in (False, True):
        talk = make.a_debate(kind=Debate.Kind.BRIEFING, day=date(2023, 4, 3), is_confidential=is_confidential)
        toezegging = make.a_confirmed(means=Means.BRIEFING, held_on=talk.day, debate=talk).toezegging
        (fulfilment,) = get(client, f"toezeggingen/{toezegging.number}")["nakomingen"]
        assert fulfilment["vertrouwelijk"] is is_confidential
        assert (fulfilment["debat"] is None) is is_confidential


def test_a_correction_is_told_in_words(client, griffier):
    toezegging = make.an_open(by=griffier)
    workflow.edit(toezegging, by=griffier, on=date(2023, 5, 12), text="De minister stuurt twee brieven.")
    published, corrected = get(client, f"toezeggingen/{toezegging.number}")["tijdlijn"]
    (change,) = corrected["wijzigingen"]
    assert (change["was"], change["werd"]) == (
        "De minister stuurt een brief over de dijken.", "De minister stuurt twee brieven.",
    )  # fmt: skip
    assert (published["status"], corrected["status"], corrected["uitstel"]) == ("openstaand", None, None)
    assert (published["waarop"], published["wijzigingen"]) == (None, [])
