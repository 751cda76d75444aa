"""What the queries of toezeggingen, fulfilments and events select, annotate and order."""

from datetime import date, timedelta

import pytest

from parliament.models import Debate
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.buckets import Bucket
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Outcome
from toezeggingen.models.querysets import bucket_of
from toezeggingen.public_debates import on_dossiers
from toezeggingen.status import Status

pytestmark = pytest.mark.django_db

ON = date(2023, 6, 1)
BRIEFING = {"means": Means.BRIEFING, "letter": None, "held_on": date(2023, 4, 3)}


def chosen(*buckets: Bucket) -> set[Toezegging]:
    return set(Toezegging.objects.in_buckets(buckets, on=ON))


class TestBuckets:
    @pytest.mark.parametrize(
        ("days", "bucket"),
        [(-1, Bucket.OVERDUE), (0, Bucket.SOON), (30, Bucket.SOON), (31, Bucket.LATER)],
    )
    def test_the_bucket_follows_from_the_latest_day(self, days: int, bucket: Bucket):
        toezegging = make.an_open(due=ON + timedelta(days=days))
        assert Toezegging.objects.annotate(bucket=bucket_of(ON)).get().bucket == bucket
        assert [other for other in Bucket if chosen(other)] == [bucket]
        assert chosen(bucket) == {toezegging}

    def test_a_deadline_without_a_day_hangs_on_an_event_or_has_no_date(self):
        hanging, undated = make.an_open(firmness="gebeurtenis"), make.an_open(firmness="geen")
        assert chosen(Bucket.HANGING) == {hanging}
        assert chosen(Bucket.UNDATED) == {undated}
        assert chosen(Bucket.HANGING, Bucket.UNDATED) == {hanging, undated}

    def test_no_bucket_selects_nothing(self):
        make.an_open()
        assert chosen() == set()

    def test_a_toezegging_that_awaits_a_decision_is_in_no_other_bucket(self):
        awaiting = make.a_confirmed(make.an_open(due=make.DAY)).toezegging
        assert [bucket for bucket in Bucket if chosen(bucket)] == [Bucket.AWAITING]
        assert Toezegging.objects.annotate(bucket=bucket_of(ON)).get(pk=awaiting.pk).bucket == Bucket.AWAITING

    def test_only_open_toezeggingen_have_a_bucket(self):
        for status in (Status.CONCEPT, Status.FULFILLED, Status.LAPSED):
            make.with_status(status)
        assert chosen(*Bucket) == set()
        buckets = Toezegging.objects.annotate(bucket=bucket_of(ON)).values_list("bucket", flat=True)
        assert set(buckets) == {None}


class TestProgress:
    def test_of_several_means_that_await_a_decision_the_letter_is_named(self):
        toezegging = make.an_open()
        make.a_confirmed(toezegging, **BRIEFING)
        make.a_confirmed(toezegging)
        assert Toezegging.objects.with_progress().get().awaits == Means.LETTER

    @pytest.mark.parametrize("effect", [Effect.MENTIONS, Effect.POSTPONES])
    def test_a_means_that_does_not_fulfil_awaits_nothing(self, effect: Effect):
        confirmed = make.a_confirmed(effect=effect)
        row = Toezegging.objects.with_progress().get()
        assert (row.awaits, row.times_postponed, row.days_postponed) == (None, 0, None)
        assert not confirmed.is_awaiting_decision

    def test_the_longest_overdue_comes_first_and_no_date_last(self):
        undated, later, earlier = make.an_open(), make.an_open(due=ON), make.an_open(due=make.DAY)
        assert list(Toezegging.objects.longest_overdue_first()) == [earlier, later, undated]


class TestSettled:
    def test_the_day_of_the_fulfilment_and_the_day_of_the_decision(self):
        make.a_settled(letter=make.a_letter(date=date(2023, 4, 12)))
        row = Toezegging.objects.with_fulfilled_on().get()
        assert (row.fulfilled_on, row.settled_on) == (date(2023, 4, 12), date(2023, 5, 10))

    def test_an_unreleased_letter_does_not_reveal_its_day(self):
        make.a_settled(letter=make.a_letter(released=False, date=date(2023, 4, 12)))
        assert Toezegging.objects.with_fulfilled_on().get().fulfilled_on == date(2023, 5, 10)

    def test_a_lapsed_toezegging_is_settled_and_not_fulfilled(self):
        make.with_status(Status.LAPSED)
        row = Toezegging.objects.with_fulfilled_on().get()
        assert (row.fulfilled_on, row.settled_on) == (None, ON)

    def test_a_reopened_toezegging_is_not_settled(self):
        toezegging = make.a_settled()
        workflow.reopen(toezegging, by=make.clerk(), on=ON, to=Status.OPEN, reason="verkeerde brief")
        row = Toezegging.objects.with_fulfilled_on().get()
        assert (row.fulfilled_on, row.settled_on) == (None, None)

    def test_the_last_settling_event_of_each_toezegging_latest_day_first(self):
        twice = make.with_status(Status.PARTLY)
        workflow.lapse(twice, by=make.clerk(), on=ON, reason="achterhaald")
        once = make.with_status(Status.FULFILLED)  # recorded last, on an earlier day
        events = Event.objects.last_settling()
        assert [(event.toezegging, event.on) for event in events] == [(twice, ON), (once, date(2023, 5, 10))]


class TestPublicEvents:
    def kinds(self) -> list[str]:
        return list(Event.objects.public().order_by("pk").values_list("kind", flat=True))

    def test_proposals_and_rejections_are_internal(self):
        workflow.reject(make.a_proposal(), by=make.clerk(), on=ON)
        assert self.kinds() == [Event.Kind.PUBLISHED]

    @pytest.mark.parametrize("released", [True, False])
    def test_a_confirmation_is_public_with_its_letter(self, *, released: bool):
        make.a_confirmed(letter=make.a_letter(released=released))
        assert (Event.Kind.CONFIRMED in self.kinds()) is released

    def test_a_decision_is_public_without_its_letter(self):
        make.a_settled(letter=make.a_letter(released=False))
        (decision,) = Event.objects.public().filter(kind=Event.Kind.DECIDED)
        assert not decision.is_fulfilment_public


class TestConfidentialDebates:
    @pytest.fixture
    def briefing(self) -> Debate:
        return make.a_debate(kind=Debate.Kind.BRIEFING)

    def test_a_briefing_is_confidential_from_the_start(self, briefing: Debate):
        assert briefing.is_confidential
        assert briefing not in Debate.objects.public()

    def test_other_debates_are_public(self):
        other = make.a_debate()
        assert not other.is_confidential
        assert other in Debate.objects.public()

    @pytest.mark.parametrize("says_so", [True, False])
    def test_a_fulfilment_decides_nothing_about_its_debate(self, *, says_so: bool):
        for is_confidential in (True, False):
            debate = make.a_debate(kind=Debate.Kind.BRIEFING, is_confidential=is_confidential)
            make.a_confirmed(**BRIEFING, debate=debate, confidential=says_so)
            assert (debate in Debate.objects.public()) is not is_confidential

    def test_a_dossier_does_not_find_a_toezegging_by_a_confidential_briefing(self, briefing: Debate):
        Debate.objects.update(report="28676-431")
        hidden = make.an_open(debate=briefing)
        shown = make.an_open(debate=make.a_debate(report="28676-430"))
        found = Toezegging.objects.filter(on_dossiers(["28676"]))
        assert shown in found
        assert hidden not in found


@pytest.mark.parametrize(("report", "found"), [("36200-V-9", True), ("36200-9", False), ("36200-VI-9", False)])
def test_a_budget_chapter_is_a_dossier_of_its_own(report: str, *, found: bool):
    make.an_open(debate=make.a_debate(report=report))
    assert Toezegging.objects.filter(on_dossiers(["36200-V"])).exists() is found


class TestTitles:
    @pytest.mark.parametrize(
        ("fields", "title", "within_a_sentence"),
        [
            (BRIEFING, "Technische briefing van 3 april 2023", "technische briefing van 3 april 2023"),
            (
                BRIEFING | {"confidential": True},
                "Vertrouwelijke technische briefing van 3 april 2023",
                "vertrouwelijke technische briefing van 3 april 2023",
            ),
            (
                {"means": Means.DOCUMENT, "document_kind": "wetsvoorstel", "document_number": "36200"},
                "Wetsvoorstel 36200: Dijken",
                "wetsvoorstel 36200: Dijken",
            ),
            ({"means": Means.DOCUMENT}, "Dijken", "Dijken"),
            ({"means": Means.DOCUMENT, "document_kind": "AMvB"}, "AMvB: Dijken", "AMvB: Dijken"),
        ],
    )
    def test_a_means_in_one_line(self, fields: dict[str, object], title: str, within_a_sentence: str):
        if fields["means"] == Means.DOCUMENT:
            fields = {**fields, "document_title": "Dijken"}
        fulfilment = Fulfilment(toezegging=Toezegging(), **fields)
        assert (fulfilment.title, fulfilment.named) == (title, within_a_sentence)

    def test_a_debate_is_named_in_full_and_a_briefing_by_its_day_only(self):
        debate, briefing = make.a_debate(), make.a_debate(kind=Debate.Kind.BRIEFING, title="Dreigingen")
        titles = [Fulfilment(means=Means.DEBATE, debate=row).title for row in (debate, briefing)]
        assert titles == [
            "Commissiedebat Waterbeheer (22 maart 2023)",
            "Vertrouwelijke technische briefing van 22 maart 2023",
        ]

    def test_a_confidential_debate_is_named_by_its_kind(self):
        debate = make.a_debate(title="Dreigingen", is_confidential=True)
        title = Fulfilment(means=Means.DEBATE, debate=debate).title
        assert title == "Vertrouwelijk commissiedebat (22 maart 2023)"

    def test_a_confidential_passage_is_not_public(self):
        passages = [Fulfilment(passage="Dreigingen", confidential=secret).public_passage for secret in (True, False)]
        assert passages == ["", "Dreigingen"]

    def test_the_passage_of_an_unreleased_version_is_not_public(self):
        for released, passage in ((True, "Hiermee."), (False, "")):
            version = make.a_letter(released=released).newest
            assert Fulfilment(passage="Hiermee.", version=version).public_passage == passage


def test_a_second_letter_can_be_decided_after_a_partial_decision():
    toezegging = make.a_settled(outcome=Outcome.PARTLY, remainder="het tweede deel")
    assert make.a_settled(toezegging).status == Status.FULFILLED
    assert [row.outcome for row in toezegging.fulfilments.all()] == [Outcome.PARTLY, Outcome.FULFILLED]
