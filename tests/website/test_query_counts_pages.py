"""A page takes as many queries for three rows as for one, and reads no columns that it does not show."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from letters.models import Letter, LetterVersion
from parliament.models import Committee, Debate, Member, Minister, Ministry, Party, Post
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Relation, Toezegging
from toezeggingen.models.fulfilment import Outcome
from website.formats import FORMATS
from website.history.quoting import fulfilments_with_quoted_text

pytestmark = pytest.mark.django_db

MAX_QUERIES = 18  # list rows take two


VERSION = '"letters_letterversion"'
FILE, TEXT = f'{VERSION}."file"', f'{VERSION}."text"'


def count_queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        assert response.status_code == 200
        assert response.getvalue()
    return len(captured)


def a_full_row(serial: int, *, debate: Debate, meeting: Debate, letter: Letter) -> Toezegging:
    """A toezegging with something in every relation that a page follows."""
    ministry = make.a_ministry(f"m{serial}", name=f"Zaken {serial}")
    party = Party.objects.create(abbreviation=f"P{serial}", name=f"Partij {serial}", slug=f"p{serial}")
    toezegging = make.an_open(
        debate=debate, due=date(2023, 4, 1), ministry_then=ministry, ministry_now=make.a_ministry(f"n{serial}"),
        post=Post.objects.create(title=f"minister van Zaken {serial}", ministry=ministry),
        minister=Minister.objects.create(name=f"A. de Wit {serial}"),
        members=[Member.objects.create(name="J. van der Meer", party=party)], parties=[party],
    )  # fmt: skip
    later = make.a_deadline(date(2023, 5, serial))
    workflow.postpone(
        toezegging, by=make.clerk(), on=date(2023, 4, 20), deadline=later, reason="Druk.", letter=make.a_letter()
    )
    decided = make.a_proposal(toezegging, letter=letter)
    workflow.decide(
        decided, by=make.clerk(), on=meeting.day, meeting=meeting, outcome=Outcome.PARTLY, remainder="de kosten"
    )
    Relation.objects.create(source=toezegging, target=make.an_open(debate=debate), kind=Relation.Kind.REPEATS)
    make.an_open(letter=letter, made_on=letter.date, on=letter.date)
    make.a_settled(make.an_open(debate=debate))
    return toezegging


@pytest.fixture
def one(client):
    """The debate, meeting and letter of a register with one full row; pass them to `a_full_row` for another."""
    places = {"debate": make.a_debate(), "meeting": make.a_meeting(), "letter": make.a_letter()}
    a_full_row(1, **places)
    return places


ADDRESSES = {
    "home": lambda places: "/",
    "list": lambda places: "/toezeggingen/",
    "late": lambda places: (
        f"/toezeggingen/?termijn=te-laat&commissie={Committee.objects.get(debates=places['debate']).slug}"
    ),
    "words": lambda places: "/toezeggingen/?woorden=dijken&volgorde=vaakst-uitgesteld",
    **{key: lambda places, key=key: f"/toezeggingen/?formaat={key}" for key in FORMATS},
    "committee": lambda places: places["debate"].committee.get_absolute_url(),
    "ministry": lambda places: Ministry.objects.get(key="m1").get_absolute_url(),
    "post": lambda places: Post.objects.get(title="minister van Zaken 1").get_absolute_url(),
    "minister": lambda places: Minister.objects.get(name="A. de Wit 1").get_absolute_url(),
    "party": lambda places: Party.objects.get(slug="p1").get_absolute_url(),
    "dossier": lambda places: "/dossiers/99001/",
    **{
        index: lambda places, index=index: f"/{index}/"
        for index in (
            "commissies",
            "ministeries",
            "bewindspersonen",
            "kamerleden",
            "fracties",
            "dossiers",
            "debatten",
            "brieven",
            "planning",
            "cijfers",
            "recent",
        )
    },
    "preparation": lambda places: f"{places['debate'].get_absolute_url()}voorbereiding/",
    "debate": lambda places: places["debate"].get_absolute_url(),
    "meeting": lambda places: places["meeting"].get_absolute_url(),
    "letter": lambda places: places["letter"].get_absolute_url(),
}


@pytest.mark.parametrize("page", ADDRESSES)
def test_a_page_takes_as_many_queries_for_three_rows_as_for_one(client, one, page):
    address = ADDRESSES[page](one)
    first = count_queries(client, address)
    a_full_row(2, **one)
    a_full_row(3, **one)
    assert count_queries(client, address) == first <= MAX_QUERIES


def test_an_item_takes_as_many_queries_for_three_of_everything_as_for_one(client, one):
    toezegging = Toezegging.objects.get(relations__isnull=False)
    first = count_queries(client, toezegging.get_absolute_url())
    for serial in (10, 20):
        more = make.a_deadline(date(2023, 6, serial))
        workflow.postpone(
            toezegging,
            by=make.clerk(),
            on=date(2023, 5, 11),
            deadline=more,
            reason="Druk.",
            letter=make.a_letter(),
        )
        decided = make.a_proposal(toezegging, letter=make.a_letter())
        meeting = make.a_meeting(day=date(2023, 6, 1))
        workflow.decide(
            decided, by=make.clerk(), on=meeting.day, meeting=meeting, outcome=Outcome.PARTLY, remainder="rest"
        )
        workflow.edit(toezegging, by=make.a_user(), on=date(2023, 6, 2), text=f"Versie {serial}.")
        Relation.objects.create(source=toezegging, target=make.an_open(), kind=Relation.Kind.REPEATS)
        toezegging.members.add(Member.objects.create(name=f"K. {serial}", party=Party.objects.get()))
    assert count_queries(client, toezegging.get_absolute_url()) == first <= MAX_QUERIES


def test_a_long_history_takes_no_more_queries(client):
    plain, told = make.an_open(), make.an_open()
    for month in (5, 6):
        later, letter = make.a_deadline(date(2023, month, 1)), make.a_letter()
        workflow.postpone(told, by=make.clerk(), on=date(2023, 4, 20), deadline=later, reason="Druk.", letter=letter)
    make.a_settled(told, letter=letter)
    assert count_queries(client, told.get_absolute_url()) == count_queries(client, plain.get_absolute_url())


def statements(client, address: str) -> list[str]:
    asked: list[str] = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert client.get(address).status_code == 200
    return [sql for sql in asked if VERSION in sql]


def test_a_letter_reads_no_stored_file_and_the_text_of_one_version(client):
    letter = make.a_letter()
    later = LetterVersion.objects.create(
        letter=letter,
        nr=2,
        text="Later.",
        fingerprint="later",
        received_on=date(2023, 4, 22),
        released_at=timezone.now(),
    )
    make.a_settled(letter=letter, version=later)
    for address in (letter.get_absolute_url(), f"{letter.get_absolute_url()}versie/1/"):
        asked = statements(client, address)
        assert [sql for sql in asked if FILE in sql] == []
        assert len([sql for sql in asked if TEXT in sql]) == 1


def test_an_item_reads_no_stored_file_and_only_the_text_that_it_quotes(client):
    letter = make.a_letter(text="Ik zal uw Kamer voor de zomer informeren.")
    plain = make.an_open()
    quoted = make.an_open(letter=letter, made_on=letter.date, on=letter.date, passage=letter.newest.text)
    for toezegging, passage, origins in ((plain, "", 0), (quoted, "", 1), (make.an_open(), letter.newest.text, 0)):
        make.a_settled(toezegging, letter=letter, version=letter.newest, passage=passage)
        asked = statements(client, toezegging.get_absolute_url())
        assert [sql for sql in asked if FILE in sql] == []
        assert len([sql for sql in asked if TEXT in sql]) == 1 + origins
        assert [bool(row.quoted_text) for row in fulfilments_with_quoted_text(toezegging)] == [bool(passage)]
