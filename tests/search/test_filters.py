"""The filters: what each selects, and how invalid values are handled."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.paginator import Paginator
from django.http import QueryDict

from parliament.deadlines import Deadline
from parliament.models import Debate, Member, Party
from search.paging import nearest
from search.selection import Selection
from tests import factories as make
from tests.pages import source_of
from toezeggingen import workflow
from toezeggingen.buckets import Bucket, Firmness
from toezeggingen.models import Relation, Toezegging
from toezeggingen.models.fulfilment import Effect, Means
from toezeggingen.rhythm import Rhythm

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TODAY = date(2023, 6, 15)


@pytest.fixture
def today():
    with time_machine.travel("2023-06-15T10:00:00+02:00", tick=False):
        yield TODAY


def chosen(query: str) -> set[Toezegging]:
    return set(Selection(QueryDict(query)).rows)


def complaints(query: str) -> list[str]:
    selection = Selection(QueryDict(query))
    selection.page(selection.rows.count())
    return [problem.sentence for problem in selection.complaints]


def an_undated(firmness: Firmness) -> Toezegging:
    toezegging = make.a_concept()
    toezegging.deadline = Deadline("te zijner tijd", None, None, firmness.value, "", "")
    toezegging.save()
    workflow.publish(toezegging, by=make.clerk(), on=make.DAY)
    return toezegging


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (-1, Bucket.OVERDUE),
        (0, Bucket.SOON),
        (30, Bucket.SOON),
        (31, Bucket.LATER),
    ],
)
def test_the_latest_day_decides_the_bucket(days, bucket):
    toezegging = make.an_open(due=TODAY + timedelta(days=days))
    for value in Bucket:
        assert chosen(f"termijn={value}") == ({toezegging} if value is bucket else set())


def test_a_toezegging_due_yesterday_is_late_from_midnight_in_amsterdam():
    toezegging = make.an_open(due=date(2023, 6, 14))
    with time_machine.travel("2023-06-14T21:59:00Z", tick=False):
        assert chosen("termijn=te-laat") == set()
    with time_machine.travel("2023-06-14T22:01:00Z", tick=False):
        assert chosen("termijn=te-laat") == {toezegging}


def test_without_a_day_it_depends_on_something_or_has_no_date():
    hanging, *undated = map(an_undated, (Firmness.EVENT, Firmness.NONE, Firmness.HOPE, Firmness.RECURRING))
    assert chosen("termijn=hangt-af-van") == {hanging}
    assert chosen("termijn=geen-termijn") == set(undated)


def test_a_toezegging_that_waits_for_a_decision_is_not_late():
    waiting = make.a_confirmed(make.an_open(due=TODAY - timedelta(days=9))).toezegging
    assert chosen("termijn=te-laat") == set()
    assert chosen("termijn=brief-ontvangen") == {waiting}


def test_a_letter_that_only_mentions_it_changes_nothing():
    late = make.a_confirmed(make.an_open(due=TODAY - timedelta(days=9)), effect=Effect.MENTIONS).toezegging
    assert chosen("termijn=te-laat") == {late}


def test_every_open_toezegging_is_in_one_bucket():
    for days in (-400, -1, 0, 30, 31, 400):
        make.an_open(due=max(make.DAY, TODAY + timedelta(days=days)))
    an_undated(Firmness.EVENT)
    an_undated(Firmness.NONE)
    make.a_confirmed()
    make.a_settled()
    found = [row for bucket in Bucket for row in chosen(f"termijn={bucket}")]
    assert sorted(map(str, found)) == sorted(map(str, Toezegging.objects.open()))


def test_values_of_a_filter_are_joined_with_or_and_filters_with_and():
    late, soon = make.an_open(due=TODAY - timedelta(days=1)), make.an_open(due=TODAY)
    make.an_open(due=TODAY + timedelta(days=99))
    assert chosen("termijn=te-laat&termijn=binnen-30-dagen") == {late, soon}
    assert chosen(f"termijn=te-laat&commissie={soon.debate.committee.slug}") == set()


def test_status_selects_these_statuses():
    settled = make.a_settled()
    make.an_open()
    assert chosen("status=voldaan&status=vervallen") == {settled}


def test_commissie_selects_its_debates():
    toezegging = make.an_open()
    make.an_open()
    assert chosen(f"commissie={toezegging.debate.committee.slug}") == {toezegging}


def test_commissie_includes_debates_that_it_follows_without_repeating_rows():
    follower = make.a_committee()
    toezegging = make.an_open()
    toezegging.debate.follow_up_committees.add(follower, toezegging.debate.committee)
    make.an_open()
    for committee in (follower, toezegging.debate.committee):
        assert list(Selection(QueryDict(f"commissie={committee.slug}")).rows) == [toezegging]


def test_ministerie_is_then_or_now():
    then, now = make.a_ministry("aa", name="Oude Zaken"), make.a_ministry("bb", name="Nieuwe Zaken")
    moved = make.an_open(ministry_then=then, ministry_now=now)
    make.an_open()
    assert chosen("ministerie=aa") == chosen("ministerie=bb") == {moved}


def test_fractie_is_the_party_or_a_member_of_it_without_repeating_rows():
    party = Party.objects.create(abbreviation="VBP", name="Voorbeeldpartij", slug="vbp")
    member = Member.objects.create(name="J. van der Meer", party=party)
    both = make.an_open(members=[member], parties=[party])
    single = make.an_open(members=[member])
    make.an_open()
    assert sorted(map(str, Selection(QueryDict("fractie=vbp")).rows)) == sorted(map(str, [both, single]))


def test_vanaf_and_tot_include_their_days():
    before, on, after = (make.an_open(made_on=date(2023, 3, day), on=make.DAY) for day in (20, 21, 22))
    assert chosen("vanaf=2023-03-21&tot=2023-03-21") == {on}
    assert chosen("vanaf=21-03-2023") == {on, after}
    assert chosen("tot=2023-03-20") == {before}


@pytest.mark.parametrize(
    "words", ["dijken", "DIJK", "brief dijken", '"over de dijken"', "TZ202303-K001", "tz202303-k001"]
)
def test_woorden_searches_text_and_number(words):
    found = make.an_open()
    assert found.number == "TZ202303-K001"
    make.an_open(text="De minister spreekt met de bonden.")
    assert chosen(f"woorden={words}") == {found}


def test_volgorde_sorts():
    old = make.an_open(made_on=date(2023, 1, 10), due=date(2023, 12, 1))
    new = make.an_open(due=date(2023, 11, 1))
    put_off = make.an_open(made_on=date(2023, 2, 1), due=date(2023, 10, 1))
    workflow.postpone(
        put_off,
        by=make.clerk(),
        on=make.DAY,
        deadline=make.a_deadline(date(2024, 1, 1)),
        reason="Meer tijd nodig.",
    )
    for order, rows in {
        "": [new, put_off, old],
        "nieuwste": [new, put_off, old],
        "langst-open": [old, put_off, new],
        "eerst-vervallend": [new, old, put_off],
        "vaakst-uitgesteld": [put_off, old, new],
    }.items():
        assert list(Selection(QueryDict(f"volgorde={order}")).rows) == rows


def test_settled_toezeggingen_come_after_open_ones():
    settled = make.a_settled(make.an_open(made_on=date(2023, 1, 5), due=date(2023, 4, 1)))
    waiting = make.an_open(due=date(2023, 12, 1))
    for order in ("langst-open", "eerst-vervallend"):
        assert list(Selection(QueryDict(f"volgorde={order}")).rows) == [waiting, settled]


def test_best_passend_is_offered_and_the_default_with_words():
    once = make.an_open(text="De minister stuurt een brief over dijken en over geld, havens, bruggen en wegen.")
    twice = make.an_open(text="Dijken en nog eens dijken.", made_on=date(2023, 1, 10))
    for query in ("woorden=dijken", "woorden=dijken&volgorde=best-passend"):
        assert list(Selection(QueryDict(query)).rows) == [twice, once]
    assert list(Selection(QueryDict("woorden=dijken&volgorde=nieuwste")).rows) == [once, twice]
    assert complaints("volgorde=best-passend") == ["Volgorde “best-passend” is onbekend en is genegeerd."]


def test_vervalt_filters_on_the_latest_day():
    first, second = make.an_open(due=date(2023, 7, 1)), make.an_open(due=date(2023, 8, 1))
    make.an_open()
    assert chosen("vervaltVanaf=2023-07-01&vervaltTot=2023-07-31") == {first}
    assert chosen("vervaltVanaf=2023-07-02") == {second}


def test_uitgesteld_counts_the_postponements():
    rows = [make.an_open(due=date(2023, 4, 1)) for _ in range(5)]
    for times, row in enumerate(rows):
        for month in range(times):
            later = make.a_deadline(date(2023, 5 + month, 1))
            workflow.postpone(row, by=make.clerk(), on=make.DAY, deadline=later, reason="Meer tijd nodig.")
    assert chosen("uitgesteld=1") == {rows[1]}
    assert chosen("uitgesteld=1&uitgesteld=3-of-meer") == {rows[1], rows[3], rows[4]}


def test_soort_is_the_kind_of_the_debate():
    plenary = make.an_open(debate=make.a_debate(kind=Debate.Kind.PLENARY, committee=None))
    make.an_open()
    assert chosen("soort=plenair-debat") == {plenary}


def test_a_thread_counts_once_for_who_asks():
    days = [date(2023, 3, day) for day in (20, 21, 22)]
    first, again, last = (make.an_open(made_on=day, debate=make.a_debate(day=day), on=days[2]) for day in days)
    for source, target in ((again, first), (last, again)):
        Relation.objects.create(source=source, target=target, kind=Relation.Kind.REPEATS)
    alone = make.an_open()
    assert chosen("herhaald=een-keer") == {last, alone}
    assert chosen("") == {first, again, last, alone}


def test_terugkerend_selects_recurring_toezeggingen():
    returning, known = an_undated(Firmness.RECURRING), make.an_open(rhythm=Rhythm.YEAR)
    make.an_open()
    assert chosen("terugkerend=ja") == {returning, known}


def test_links_have_each_value_once():
    selection = Selection(
        QueryDict("status=voldaan&status=&status=voldaan&status=%20voldaan&woorden=&pagina=2&formaat=csv")
    )
    assert selection.address("termijn", ["te-laat"]) == "?status=voldaan&termijn=te-laat"


def test_a_choice_has_its_words_and_a_link_that_drops_it():
    committee = make.an_open().debate.committee
    choices = Selection(
        QueryDict(f"status=voldaan&status=vervallen&commissie={committee.slug}&woorden=dijk&pagina=3")
    ).choices
    assert [(choice.label, choice.text) for choice in choices] == [
        ("Woorden", "“dijk”"),
        ("Status", "voldaan"),
        ("Status", "vervallen"),
        ("Commissie", committee.subject),
    ]
    assert choices[1].without == f"?status=vervallen&commissie={committee.slug}&woorden=dijk"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("status=klaar", "Status “klaar” is onbekend en is genegeerd."),
        ("status=concept", "Status “concept” is onbekend en is genegeerd."),
        ("termijn=ooit", "Termijn “ooit” is onbekend en is genegeerd."),
        ("commissie=onzin", "Commissie “onzin” is onbekend en is genegeerd. U ziet de lijst zonder deze keuze."),
        ("vanaf=31-02-2023", "Gedaan vanaf “31-02-2023” is onbekend en is genegeerd."),
        ("volgorde=willekeurig", "Volgorde “willekeurig” is onbekend en is genegeerd."),
        ("comissie=defensie", "“comissie” is geen filter en is genegeerd."),
        ("pagina=9", "Pagina “9” is er niet; u ziet pagina 1."),
        ("vanaf=1 juni", "Gedaan vanaf “1 juni” is onbekend en is genegeerd."),
        ("vanaf=1 juni 2023 of later", "Gedaan vanaf “1 juni 2023 of later” is onbekend en is genegeerd."),
        (f"woorden={'a' * 201}", f"De zoekvraag “{'a' * 40}…” is te lang of onleesbaar en is genegeerd."),
    ],
)
def test_an_invalid_value_is_ignored_and_reported(query, sentence):
    toezegging = make.an_open()
    assert chosen(query) == {toezegging}
    assert complaints(query) == [sentence]


@pytest.mark.parametrize("given", ["-1", "0", "-99"])
def test_a_page_below_one_is_the_first(given):
    for _ in range(2):
        make.an_open()
    page = nearest(Paginator(Toezegging.objects.order_by("pk"), 1), QueryDict(f"pagina={given}"))
    assert page.number == 1


def test_a_day_may_be_typed_as_pages_write_it():
    assert Selection(QueryDict("vanaf=1 juni 2023")).query["vanaf"] == "2023-06-01"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "vanaf=2023-06-01&tot=2023-05-01",
            "De periode “gedaan vanaf 1 juni 2023 tot en met 1 mei 2023” eindigt voor zij begint.",
        ),
        (
            "vervaltVanaf=2023-06-01&vervaltTot=2023-05-01",
            "De periode “termijn vanaf 1 juni 2023 tot en met 1 mei 2023” eindigt voor zij begint.",
        ),
    ],
)
def test_a_period_that_ends_before_it_begins_is_reported(query, sentence):
    assert Selection(QueryDict(query)).remarks == [sentence]
    assert Selection(QueryDict("vanaf=2023-06-01&tot=2023-06-01")).remarks == []


def test_a_valid_value_beside_an_invalid_one_still_filters():
    settled = make.a_settled()
    make.an_open()
    assert chosen("status=voldaan&status=klaar") == {settled}


def test_only_published_toezeggingen_are_selected_or_offered():
    concept = make.a_concept()
    withdrawn = make.an_open()
    workflow.withdraw(withdrawn, by=make.clerk(), on=make.DAY, reason="Dubbel ingevoerd.")
    assert chosen("") == set()
    for hidden in (concept, withdrawn):
        assert complaints(f"commissie={hidden.debate.committee.slug}")
        assert complaints(f"debat={hidden.debate.number}")


def test_a_briefing_that_waits_counts_as_received():
    briefing = make.a_confirmed(means=Means.BRIEFING, held_on=date(2023, 4, 3), confidential=True)
    assert chosen("termijn=brief-ontvangen") == {briefing.toezegging}


@pytest.mark.parametrize(
    ("query", "settled"),
    [
        ("status=voldaan&termijn=te-laat", "voldaan"),
        ("status=vervallen&status=voldaan&termijn=later&termijn=brief-ontvangen", "vervallen of voldaan"),
        ("status=voldaan&status=deels-voldaan&termijn=te-laat", None),
        ("status=voldaan", None),
        ("termijn=te-laat", None),
    ],
)
def test_a_settled_status_together_with_a_deadline_is_reported(client, query: str, settled: str | None):
    words = f"Een termijn loopt alleen voor openstaande toezeggingen; wat {settled} is, heeft er geen meer."
    assert Selection(QueryDict(query)).remarks == ([words] if settled else [])
    for form in ("", "afdrukken", "csv"):
        answer = client.get(f"/toezeggingen/?{query}&formaat={form}")
        assert (words in source_of(answer)) is bool(settled)
