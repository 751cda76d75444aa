"""Every move from every status by every group, and the rows that a move writes."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Event, FormerToezeggingNumber, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome
from toezeggingen.status import SETTLED, Status

pytestmark = pytest.mark.django_db

ON = date(2023, 6, 1)
C, S, P, V, L = Status  # concept, openstaand, deels-voldaan, voldaan, vervallen

# The table of moves written out, move -> {from: to}. Every other move is refused.
ALLOWED = {
    "publish": {C: S},
    "fulfil": {S: V, P: V},
    "fulfil in part": {S: P, P: P},
    "refuse": {S: S, P: P},
    "take note": {S: S, P: P},
    "lapse": {S: L, P: L},
    "reopen": {P: S, V: S, L: S},
    "reopen in part": {V: P, L: P},
    "postpone": {S: S, P: P},
    "propose": {S: S, P: P},
    "confirm": {S: S, P: P},
    "withdraw": {S: S, P: P, V: V, L: L},
    "correct": {S: S, P: P, V: V, L: L},
}


def attempt(name: str, toezegging: Toezegging, by, proposal=None) -> None:
    decide = {
        "fulfil": Outcome.FULFILLED,
        "fulfil in part": Outcome.PARTLY,
        "refuse": Outcome.REFUSED,
        "take note": Outcome.NOTED,
    }
    if name in decide:
        meeting = make.a_meeting(day=ON)
        workflow.decide(proposal, by=by, on=ON, meeting=meeting, outcome=decide[name], remainder="de rest")
    elif name == "confirm":
        workflow.confirm(proposal, by=by, on=ON, effect=Effect.FULFILS)
    elif name == "propose":
        workflow.propose(
            make.Fulfilment(toezegging=toezegging, means="brief", letter=make.a_letter(), effect="voldoet"),
            by=by,
            on=ON,
        )
    elif name == "publish":
        workflow.publish(toezegging, by=by, on=ON)
    elif name == "correct":
        workflow.edit(toezegging, by=by or make.a_user(), on=ON, text="De minister stuurt twee brieven.")
    elif name == "postpone":
        workflow.postpone(toezegging, by=by, on=ON, reason="meer tijd", deadline=make.a_deadline(date(2023, 12, 1)))
    elif name.startswith("reopen"):
        workflow.reopen(toezegging, by=by, on=ON, reason="toch niet", to=P if "part" in name else S)
    else:
        workflow.make_move(name, toezegging, by=by, on=ON, reason="een reden")


def with_proposal(status: Status):
    """A toezegging in that status, with a proposal made while it was open."""
    if status == C:
        return make.a_concept(), None
    toezegging = make.an_open()
    proposal = make.a_proposal(toezegging)
    if status != S:
        make.a_settled(toezegging, outcome=Outcome.PARTLY, remainder="rest")
    if status in SETTLED:
        make.bring_to(status, toezegging)
    toezegging.refresh_from_db()
    return toezegging, proposal


NEEDS_PROPOSAL = {"fulfil", "fulfil in part", "refuse", "take note", "confirm"}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("name", ALLOWED)
def test_the_matrix_of_moves(name, status):
    toezegging, proposal = with_proposal(status)
    if proposal is None and name in NEEDS_PROPOSAL:
        with pytest.raises(workflow.MoveRefused):
            workflow.propose(
                make.Fulfilment(toezegging=toezegging, means="brief", letter=make.a_letter(), effect="voldoet"),
                by=make.clerk(),
                on=ON,
            )
        return
    before = toezegging.events.count()
    target = ALLOWED[name].get(status)

    if target is None and not (name == "correct" and status == C):
        with pytest.raises(workflow.MoveRefused):
            attempt(name, toezegging, make.clerk(), proposal)
    else:
        attempt(name, toezegging, make.clerk(), proposal)

    toezegging.refresh_from_db()
    assert toezegging.status == (target or status)
    assert toezegging.events.count() == before + (target is not None)


@pytest.mark.parametrize("name", [name for name in ALLOWED if name != "propose"])
def test_a_medewerker_cannot_settle(name):
    origin = next(iter(ALLOWED[name]))
    toezegging, proposal = with_proposal(origin)

    with pytest.raises(workflow.MoveRefused, match="U mag dit niet"):
        attempt(name, toezegging, make.a_user("medewerker"), proposal)


@pytest.mark.parametrize("name", ALLOWED)
def test_a_griffier_can_make_every_move(name):
    toezegging, proposal = with_proposal(next(iter(ALLOWED[name])))

    attempt(name, toezegging, make.a_user("griffier"), proposal)

    assert Event.objects.latest("pk").by.groups.get().name == "griffier"


def test_a_medewerker_can_propose_and_enter():
    medewerker = make.a_user("medewerker")

    proposal = make.a_proposal(make.an_open(), by=medewerker)

    assert proposal.proposer == medewerker
    assert make.a_concept(by=medewerker).entered_by == medewerker


@pytest.mark.parametrize("name", ["lapse", "withdraw", "reopen", "postpone"])
def test_a_move_that_needs_a_reason_is_refused_without_one(name):
    toezegging = make.with_status(V) if name == "reopen" else make.an_open()
    more = {"reopen": {"to": S}, "postpone": {"deadline": make.a_deadline(date(2024, 1, 1))}}.get(name, {})

    with pytest.raises(ValidationError):
        getattr(workflow, name)(toezegging, by=make.clerk(), on=ON, reason="  ", **more)

    assert not toezegging.events.exclude(kind__in=("gepubliceerd", "voorgesteld", "besloten")).exists()


def test_a_withdrawn_item_is_hidden_and_comes_back_with_its_status():
    toezegging = make.with_status(P)
    workflow.withdraw(toezegging, by=make.clerk(), on=ON, reason="dubbel ingevoerd")

    assert not Toezegging.objects.published().exists()
    with pytest.raises(workflow.MoveRefused):
        workflow.lapse(toezegging, by=make.clerk(), on=ON, reason="toch maar")

    workflow.restore(toezegging, by=make.clerk(), on=ON, reason="niet dubbel")
    assert Toezegging.objects.published().get().status == P


def test_a_decision_records_day_meeting_and_fulfilment():
    proposal, meeting, griffier = make.a_proposal(), make.a_meeting(day=ON), make.a_user()

    event = workflow.decide(
        proposal,
        by=griffier,
        on=ON,
        meeting=meeting,
        outcome=Outcome.PARTLY,
        remainder="de kosten",
        reason="nog niet alles",
    )

    proposal.refresh_from_db()
    assert (event.meeting, event.on, event.fulfilment, event.reason) == (meeting, ON, proposal, "nog niet alles")
    assert (proposal.state, proposal.effect, proposal.remainder) == ("besloten", "voldoet-deels", "de kosten")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"meeting": {"kind": "commissiedebat"}}, "procedurevergadering"),
        ({"meeting": {"day": date(2023, 5, 31)}}, "Die vergadering was op 31 mei 2023"),
    ],
)
def test_a_decision_needs_a_procedural_meeting_on_that_day(change, message):
    meeting = make.a_meeting(**{"day": ON, **change["meeting"]})

    with pytest.raises(workflow.MoveRefused, match=message):
        workflow.decide(make.a_proposal(), by=make.clerk(), on=ON, meeting=meeting, outcome=Outcome.FULFILLED)


def test_a_partial_decision_needs_a_remainder():
    with pytest.raises(ValidationError, match="Vul in wat er rest"):
        workflow.decide(
            make.a_proposal(), by=make.clerk(), on=ON, meeting=make.a_meeting(day=ON), outcome=Outcome.PARTLY
        )

    assert Event.objects.filter(kind="besloten").count() == 0


def test_the_same_decision_twice_is_refused():
    proposal, meeting = make.a_proposal(), make.a_meeting(day=ON)
    workflow.decide(proposal, by=make.clerk(), on=ON, meeting=meeting, outcome=Outcome.NOTED)

    with pytest.raises(workflow.MoveRefused, match="al vastgelegd"):
        workflow.decide(proposal, by=make.clerk(), on=ON, meeting=meeting, outcome=Outcome.NOTED)


def test_after_reopening_a_meeting_can_decide_on_the_same_letter_again():
    proposal = make.a_proposal()
    workflow.decide(proposal, by=make.clerk(), on=ON, meeting=make.a_meeting(day=ON), outcome=Outcome.FULFILLED)
    workflow.reopen(proposal.toezegging, by=make.clerk(), on=ON, to=S, reason="verkeerde brief")

    workflow.decide(proposal, by=make.clerk(), on=ON, meeting=make.a_meeting(day=ON), outcome=Outcome.REFUSED)

    assert list(proposal.toezegging.events.filter(kind="besloten").values_list("to_status", flat=True)) == [V, S]


def lapsed(toezegging: Toezegging) -> Toezegging:
    workflow.lapse(toezegging, by=make.clerk(), on=ON, reason="achterhaald")
    return toezegging


def reopened(toezegging: Toezegging) -> Toezegging:
    workflow.reopen(toezegging, by=make.clerk(), on=ON, to=S, reason="verkeerd vastgelegd")
    return toezegging


@pytest.mark.parametrize(
    "build",
    [
        lambda: lapsed(make.an_open()),
        make.a_settled,
        lambda: lapsed(make.a_confirmed(effect=Effect.PARTLY, remainder="rest").toezegging),
        lambda: lapsed(reopened(make.with_status(P))),
    ],
    ids=["nothing received", "all fulfilled", "not decided", "decision undone"],
)
def test_reopening_in_part_needs_a_partial_decision_in_force(build):
    toezegging = build()
    before = toezegging.status

    with pytest.raises(workflow.MoveRefused, match="geen besluit “deels voldaan”"):
        workflow.reopen(toezegging, by=make.clerk(), on=ON, to=P, reason="toch niet")

    toezegging.refresh_from_db()
    assert toezegging.status == before


def test_a_postponement_stores_the_old_deadline_and_its_days_are_counted():
    toezegging = make.an_open(due=date(2023, 7, 1))
    for latest in (date(2023, 9, 1), date(2024, 1, 1)):
        workflow.postpone(
            toezegging,
            by=make.clerk(),
            on=ON,
            reason="meer tijd",
            deadline=make.a_deadline(latest, f"voor {latest}"),
        )

    assert toezegging.due_latest == date(2024, 1, 1)
    assert [row.old_latest for row in toezegging.postponements.all()] == [date(2023, 7, 1), date(2023, 9, 1)]
    workflow.postpone(
        toezegging,
        by=make.clerk(),
        on=ON,
        reason="meer tijd",
        deadline=make.a_deadline(None, "te zijner tijd", "geen"),
    )
    row = Toezegging.objects.with_facts().get()
    assert (row.times_postponed, row.days_postponed) == (3, 184)


def test_an_earlier_deadline_is_not_a_postponement():
    toezegging = make.an_open(due=date(2023, 7, 1))

    with pytest.raises(ValidationError, match="niet later"):
        workflow.postpone(toezegging, by=make.clerk(), on=ON, reason="x", deadline=make.a_deadline(date(2023, 6, 30)))


def test_a_correction_records_old_and_new_text():
    toezegging = make.an_open()

    event = workflow.edit(toezegging, by=make.a_user(), on=ON, text="De minister stuurt twee brieven.", note="gebeld")

    assert event.changes == {
        "text": ["De minister stuurt een brief over de dijken.", "De minister stuurt twee brieven."]
    }
    assert Toezegging.objects.with_facts().get().is_corrected
    assert toezegging.note == "gebeld"


def test_a_medewerker_can_write_notes_but_not_correct():
    toezegging, medewerker = make.an_open(), make.a_user("medewerker")

    assert workflow.edit(toezegging, by=medewerker, on=ON, note="gebeld met het ministerie") is None
    with pytest.raises(workflow.MoveRefused):
        workflow.edit(toezegging, by=medewerker, on=ON, text="Iets anders", parties=[make.a_party("ABC")])

    toezegging.refresh_from_db()
    assert (toezegging.note, toezegging.text) == (
        "gebeld met het ministerie",
        "De minister stuurt een brief over de dijken.",
    )
    assert not toezegging.parties.exists()


def test_the_second_clerk_sees_the_changes_of_the_first():
    toezegging, griffier = make.an_open(), make.a_user(username="jansen")
    seen = toezegging.version
    workflow.lapse(toezegging, by=griffier, on=ON, reason="achterhaald", seen=seen)

    with pytest.raises(workflow.Stale, match="jansen: vervallen"):
        workflow.postpone(
            toezegging, by=make.clerk(), on=ON, reason="x", deadline=make.a_deadline(date(2024, 1, 1)), seen=seen
        )


def test_the_number_of_the_house_replaces_our_own():
    toezegging = make.an_open()
    own = toezegging.number

    workflow.adopt_number(toezegging, "TZ202303-101", by=make.a_user(), on=ON)

    assert toezegging.number == "TZ202303-101"
    assert FormerToezeggingNumber.objects.get().number == own
    assert toezegging.events.latest("pk").changes == {"number": [own, "TZ202303-101"]}


@time_machine.travel("2023-06-01 00:30+02:00")
def test_a_day_is_a_day_in_amsterdam():
    workflow.lapse(make.an_open(), by=make.clerk(), on=date(2023, 6, 1), reason="het is hier al 1 juni")

    with pytest.raises(workflow.MoveRefused, match="toekomst"):
        workflow.lapse(make.an_open(), by=make.clerk(), on=date(2023, 6, 2), reason="te vroeg")


def test_no_move_before_the_day_of_the_toezegging():
    with pytest.raises(workflow.MoveRefused, match="voor de dag waarop"):
        workflow.publish(make.a_concept(), by=make.clerk(), on=make.DAY - timedelta(days=1))


def test_own_numbers_count_within_the_month_of_the_debate():
    first, second = make.a_concept(), make.a_concept()
    april = make.a_concept(debate=make.a_debate(day=date(2023, 4, 5)), made_on=date(2023, 4, 5))

    assert [first.number, second.number, april.number] == ["TZ202303-K001", "TZ202303-K002", "TZ202304-K001"]


OLDER = [{"letter": date(2023, 3, 21)}, {"means": "technische-briefing", "held_on": date(2023, 3, 21)}]


@pytest.mark.parametrize("older", OLDER)
def test_an_older_means_can_only_mention_the_toezegging(older):
    toezegging = make.an_open()
    if "letter" in older:
        older = {"letter": make.a_letter(date=older["letter"])}
    message = "Dit is van 21 maart 2023 en de toezegging van 22 maart 2023"
    for effect in (Effect.FULFILS, Effect.PARTLY, Effect.POSTPONES):
        with pytest.raises(ValidationError, match=message):
            make.a_proposal(toezegging, effect=effect, **older)
    mentioned = make.a_proposal(toezegging, effect=Effect.MENTIONS, **older)
    with pytest.raises(ValidationError, match=message):
        workflow.confirm(mentioned, by=make.clerk(), on=ON, effect=Effect.FULFILS)
    meeting = make.a_meeting(day=ON)
    with pytest.raises(ValidationError, match=message):
        workflow.decide(mentioned, by=make.clerk(), on=ON, meeting=meeting, outcome=Outcome.FULFILLED)
    workflow.confirm(mentioned, by=make.clerk(), on=ON, effect=Effect.MENTIONS)
    workflow.decide(mentioned, by=make.clerk(), on=ON, meeting=meeting, outcome=Outcome.NOTED)
    toezegging.refresh_from_db()
    assert toezegging.status == S


def test_an_older_letter_cannot_postpone_a_toezegging():
    toezegging, later = make.an_open(), make.a_deadline(date(2023, 12, 31))
    letter = make.a_letter(date=date(2023, 3, 21))
    with pytest.raises(ValidationError, match="kan haar niet nakomen of uitstellen"):
        workflow.postpone(toezegging, by=make.clerk(), on=ON, deadline=later, reason="drukte", letter=letter)
    on_its_day = make.a_letter(date=toezegging.made_on)
    workflow.postpone(toezegging, by=make.clerk(), on=ON, deadline=later, reason="drukte", letter=on_its_day)
