"""The form of each move: offered when allowed, refused otherwise, harmless when submitted twice."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from desk.moves.forms import FORMS
from desk.moves.view import address_of, is_possible
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Means, State
from toezeggingen.moves import MOVES
from toezeggingen.status import Status

pytestmark = pytest.mark.django_db

REASON = {"reason": "Zo besloten.", "internal_reason": "Alleen voor ons."}
ON = "2023-05-10"


def make_move(client: Client, name: str, toezegging: Toezegging, **typed: Any) -> HttpResponse:
    address = address_of(toezegging, name)
    return client.post(address, filled(client.get(address), "form", **typed))


def fresh(toezegging: Toezegging) -> Toezegging:
    return Toezegging.objects.get(pk=toezegging.pk)


def test_every_manual_move_except_correction_has_a_form():
    assert set(FORMS) == set(MOVES) - {"correct", "reschedule", "hand_over"}


@pytest.mark.parametrize("status", Status)
def test_buttons_match_the_allowed_moves(status):
    toezegging = make.with_status(status)
    page = text_of(signed_in().get(f"/beheer/toezeggingen/toezegging/{toezegging.pk}/change/"))
    for name in FORMS:
        assert (address_of(toezegging, name) in page) is is_possible(name, toezegging)
    assert is_possible("publish", toezegging) is (status is Status.CONCEPT)
    assert is_possible("reopen", toezegging) is (status in MOVES["reopen"].origins)


@pytest.mark.parametrize(
    ("name", "status", "required", "optional"),
    [
        (
            "postpone",
            Status.OPEN,
            ["Nieuwe termijn", "Reden, openbaar", "Dag"],
            ["Reden, intern", "Eigen uiterste dag"],
        ),
        ("reopen", Status.FULFILLED, ["Wordt weer", "Reden, openbaar"], ["Reden, intern"]),
    ],
)
def test_required_fields_are_marked_as_elsewhere_in_beheer(name, status, required, optional):
    page = text_of(signed_in().get(address_of(make.with_status(status), name)))
    marked = re.findall(r'<(?:label|legend)[^>]*class="required"[^>]*>([^<]*?):?<', page)
    assert set(required) <= set(marked)
    assert not set(optional) & set(marked)


def test_withdrawn_toezegging_can_only_be_restored():
    toezegging = make.an_open()
    workflow.withdraw(toezegging, by=make.a_user(), on=date(2023, 5, 10), reason="Dubbel.")
    assert [name for name in FORMS if is_possible(name, toezegging)] == ["restore"]


def test_number_of_the_house_can_be_given_to_a_concept():
    concept = make.a_concept()
    assert [name for name in FORMS if is_possible(name, concept)] == ["publish", "renumber"]
    make_move(signed_in(), "renumber", concept, number="TZ202303-101", on=ON)
    assert fresh(concept).number == "TZ202303-101"


def lapsed(toezegging: Toezegging) -> Toezegging:
    workflow.lapse(toezegging, by=make.a_user(), on=date(2023, 5, 10), reason="x")
    return toezegging


def test_medewerkers_cannot_settle():
    toezegging = make.a_proposal().toezegging
    client = signed_in("medewerker")
    page = text_of(client.get(f"/beheer/toezeggingen/toezegging/{toezegging.pk}/change/"))
    for name in FORMS:
        if name == "propose":
            continue
        assert address_of(toezegging, name) not in page
        assert client.get(address_of(toezegging, name)).status_code == 403
        assert client.post(address_of(toezegging, name), {"seen": toezegging.version, **REASON}).status_code == 403
    assert fresh(toezegging).status == Status.OPEN


def test_publish():
    concept = make.a_concept()
    client = signed_in()
    make_move(client, "publish", concept, on="2023-03-23")
    assert fresh(concept).status == Status.OPEN
    assert concept.events.get().on == date(2023, 3, 23)


MEANS = {
    Means.LETTER: lambda: {"letter": "28 676, nr. 9431"},
    Means.BRIEFING: lambda: {"held_on": "2023-05-01", "confidential": "on"},
    Means.DEBATE: lambda: {"debate": make.a_debate().number},
    Means.DOCUMENT: lambda: {"document_kind": "wetsvoorstel", "document_title": "Wet op de dijken"},
}


@pytest.mark.parametrize("means", Means)
def test_propose_by_each_means(means):
    make.a_letter(number="28676-9431")
    toezegging = make.an_open()
    typed = {"means": means.value, "effect": "voldoet", "passage": "Zie de brief.", **MEANS[means]()}
    client = signed_in("medewerker")
    answer = make_move(client, "propose", toezegging, on=ON, **typed)
    assert answer.status_code == 302
    proposal = Fulfilment.objects.get()
    assert (proposal.means, proposal.state, proposal.effect) == (means, State.PROPOSED, "voldoet")


def test_propose_without_letter_is_refused():
    toezegging = make.an_open()
    page = make_move(signed_in(), "propose", toezegging, on=ON, means="brief", effect="voldoet", passage="Bewaar mij.")
    assert page.context["form"].errors == {"letter": ["Vul het nummer van de brief in."]}
    assert "Bewaar mij." in text_of(page)


def test_confirm():
    proposal = make.a_proposal()
    make_move(
        signed_in(), "confirm", proposal.toezegging,
        on=ON, fulfilment=proposal.pk, effect="voldoet-deels", remainder="De tweede helft.",
    )  # fmt: skip
    proposal.refresh_from_db()
    assert (proposal.state, proposal.remainder) == (State.CONFIRMED, "De tweede helft.")


def test_partial_confirmation_needs_a_remainder():
    proposal = make.a_proposal()
    page = make_move(signed_in(), "confirm", proposal.toezegging, on=ON, fulfilment=proposal.pk, effect="voldoet-deels")
    assert "Vul in wat er rest." in text_of(page)
    assert Fulfilment.objects.get().state == State.PROPOSED


def test_single_fulfilment_is_preselected():
    proposal = make.a_proposal()
    client = signed_in()
    where = address_of(proposal.toezegging, "confirm")
    assert filled(client.get(where), "form")["fulfilment"] == [str(proposal.pk)]
    make.a_proposal(proposal.toezegging)
    assert "fulfilment" not in filled(client.get(where), "form")


def test_reject():
    proposal = make.a_proposal()
    make_move(signed_in(), "reject", proposal.toezegging, on=ON, fulfilment=proposal.pk, internal_reason="Andere zaak.")
    assert Fulfilment.objects.get().state == State.REJECTED


def test_decision_is_dated_on_its_meeting():
    proposal, meeting = make.a_proposal(), make.a_meeting(committee=None)
    make_move(
        signed_in(), "decide", proposal.toezegging, fulfilment=proposal.pk, outcome="voldaan", meeting=meeting.number
    )
    proposal.refresh_from_db()
    assert (proposal.decided_on, proposal.meeting) == (meeting.day, meeting)
    assert fresh(proposal.toezegging).status == Status.FULFILLED


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"meeting": ""}, "verplicht"),
        ({"meeting": "2023A00001"}, "is geen procedurevergadering"),
        ({"on": "2023-05-09"}, "Die vergadering was op 10 mei 2023"),
        ({"outcome": "deels-voldaan"}, "Vul in wat er rest."),
    ],
)
def test_invalid_decisions_show_an_error(typed, message):
    proposal, meeting = make.a_proposal(), make.a_meeting(committee=None)
    sent = {
        "fulfilment": proposal.pk,
        "outcome": "voldaan",
        "meeting": meeting.number,
        "reason": "Toelichting.",
        **typed,
    }
    page = text_of(make_move(signed_in(), "decide", proposal.toezegging, **sent))
    assert message in page
    assert "Toelichting." in page
    assert Fulfilment.objects.get().state == State.PROPOSED


def test_lapse_and_reopen_record_the_reason():
    toezegging, client = make.a_settled(outcome="deels-voldaan", remainder="de rest"), signed_in()
    make_move(client, "lapse", toezegging, on=ON, **REASON)
    assert fresh(toezegging).status == Status.LAPSED
    make_move(client, "reopen", toezegging, on=ON, to="deels-voldaan", reason="Toch nog nodig.")
    assert fresh(toezegging).status == Status.PARTLY
    reasons = list(
        toezegging.events.filter(kind__in=("vervallen", "heropend")).values_list("reason", "internal_reason")
    )
    assert reasons == [("Zo besloten.", "Alleen voor ons."), ("Toch nog nodig.", "")]


def offered(client: Client, toezegging: Toezegging) -> list[str]:
    """Return the new statuses that "Heropenen" offers."""
    return re.findall(r'name="to" value="([a-z-]+)"', text_of(client.get(address_of(toezegging, "reopen"))))


def test_reopening_as_partly_fulfilled_needs_a_partial_decision():
    client = signed_in()
    partly = make.a_settled(outcome="deels-voldaan", remainder="de rest")
    assert offered(client, partly) == ["openstaand"]
    assert offered(client, lapsed(partly)) == ["openstaand", "deels-voldaan"]
    never = lapsed(make.an_open())
    assert offered(client, never) == ["openstaand"]
    answer = make_move(client, "reopen", never, on=ON, to="deels-voldaan", reason="Bewaar mij.")
    assert "geen besluit “deels voldaan”" in text_of(answer)
    assert "Bewaar mij." in text_of(answer)
    assert fresh(never).status == Status.LAPSED


@pytest.mark.parametrize("name", ["lapse", "withdraw"])
def test_moves_without_a_reason_are_refused(name):
    toezegging = make.an_open()
    page = make_move(signed_in(), name, toezegging, on=ON, internal_reason="Bewaar mij.")
    assert "verplicht" in text_of(page)
    assert "Bewaar mij." in text_of(page)
    assert toezegging.events.count() == 1


def test_withdraw_and_restore():
    toezegging, client = make.an_open(), signed_in()
    assert "Wie het adres opent, leest geen reden." in text_of(client.get(address_of(toezegging, "withdraw")))
    make_move(client, "withdraw", toezegging, on=ON, reason="Dubbel ingevoerd.")
    assert fresh(toezegging).withdrawn
    assert "Dubbel ingevoerd." not in text_of(Client().get(toezegging.get_absolute_url()))
    make_move(client, "restore", toezegging, on=ON, **REASON)
    assert not fresh(toezegging).withdrawn
    assert "Dubbel ingevoerd." in text_of(Client().get(toezegging.get_absolute_url()))


def test_postpone_previews_the_new_deadline():
    toezegging, client = make.an_open(due=date(2023, 4, 1)), signed_in()
    letter = make.a_letter(number="28676-9431")
    typed = {
        "deadline_words": "binnen drie weken",
        "letter": "28 676, nr. 9431",
        "reason": "De brief vraagt erom.",
        "on": ON,
    }
    page = make_move(client, "postpone", toezegging, **typed, _uitleg="ja")
    assert "10 mei 2023" in text_of(page)
    assert toezegging.postponements.count() == 0
    make_move(client, "postpone", toezegging, **typed)
    postponement = toezegging.postponements.get()
    assert (postponement.letter, postponement.new_latest) == (letter, date(2023, 5, 10))
    assert fresh(toezegging).due_latest == date(2023, 5, 10)


def test_postpone_tells_beforehand_what_the_public_will_read():
    toezegging, client = make.an_open(due=date(2023, 4, 1)), signed_in()
    asked = {True: "Erbij staat welke brief erom vraagt.", False: "leest men pas daarna."}
    page = text_of(client.get(address_of(toezegging, "postpone")))
    assert all(words in page for words in ("Zonder brief", *asked.values()))
    for nr, released in enumerate(asked):
        letter = make.a_letter(number=f"28676-943{nr}", released=released)
        typed = {"deadline_words": "binnen drie weken", "letter": letter.number, "on": ON, **REASON}
        page = text_of(make_move(client, "postpone", toezegging, **typed, _uitleg="ja"))
        assert "Zonder brief" not in page
        assert [words in page for words in asked.values()] == [released, not released]


def test_postpone_to_an_earlier_date_is_refused():
    toezegging = make.an_open(due=date(2024, 4, 1))
    page = make_move(signed_in(), "postpone", toezegging, deadline_words="binnen drie weken", reason="x", on=ON)
    assert "niet later dan de oude" in text_of(page)


@pytest.mark.parametrize("words", ["als de koeien dansen", "zo spoedig mogelijk"])
def test_dropping_the_date_needs_confirmation(words):
    toezegging, client = make.an_open(due=date(2023, 4, 1)), signed_in()
    typed = {"deadline_words": words, "reason": "Bewaar mij.", "on": ON}
    page = text_of(make_move(client, "postpone", toezegging, **typed))
    assert "Nu is het uiterlijk 1 april 2023" in page
    assert "Bewaar mij." in page
    assert fresh(toezegging).due_latest == date(2023, 4, 1)
    make_move(client, "postpone", toezegging, **typed, is_undated="on")
    assert fresh(toezegging).due_latest is None


def test_renumber_to_the_official_number():
    toezegging, client = make.an_open(), signed_in()
    old = toezegging.number
    make_move(client, "renumber", toezegging, number="TZ202303-101", on=ON)
    assert fresh(toezegging).number == "TZ202303-101"
    assert toezegging.former_numbers.get().number == old


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("TZ202303-102", "al een toezegging"),
        ("102", "Schrijf het nummer"),
        ("TZ202303-K102", "een eigen nummer komt vanzelf"),
    ],
)
def test_invalid_numbers_show_an_error(number, message):
    make.an_open(number="TZ202303-102")
    assert message in text_of(make_move(signed_in(), "renumber", make.an_open(), number=number, on=ON))


def test_the_own_number_is_not_a_number_of_the_house():
    toezegging = make.an_open()
    answer = make_move(signed_in(), "renumber", toezegging, number=toezegging.number, on=ON)
    assert "een eigen nummer komt vanzelf" in text_of(answer)


def test_letter_already_linked_shows_an_error():
    proposal, client = make.a_proposal(), signed_in("medewerker")
    answer = make_move(
        client, "propose", proposal.toezegging,
        on=ON, means="brief", letter=proposal.letter.number, effect="voldoet-deels", remainder="x",
        passage="Bewaar mij.",
    )  # fmt: skip
    assert "is al aan" in text_of(answer)
    assert "Bewaar mij." in text_of(answer)


def test_second_clerk_sees_the_change_and_can_retry():
    toezegging = make.an_open(due=date(2023, 4, 1))
    client = signed_in()
    address = address_of(toezegging, "lapse")
    opened = client.get(address)
    workflow.postpone(
        toezegging, by=make.a_user(username="collega"), on=date(2023, 5, 1), reason="x",
        deadline=make.a_deadline(date(2023, 9, 1)),
    )  # fmt: skip
    answer = client.post(address, filled(opened, "form", on=ON, **REASON))
    assert "collega: uitgesteld" in text_of(answer)
    assert "Zo besloten." in text_of(answer)
    assert fresh(toezegging).status == Status.OPEN
    client.post(address, filled(answer, "form"))
    assert fresh(toezegging).status == Status.LAPSED


@pytest.mark.parametrize("day", ["2023-02-30", "gisteren", ""])
def test_invalid_dates_show_an_error(day):
    toezegging = make.an_open()
    page = make_move(signed_in(), "lapse", toezegging, on=day, **REASON)
    assert "datum" in text_of(page) or "verplicht" in text_of(page)
    assert fresh(toezegging).status == Status.OPEN


def test_unknown_move_is_not_found():
    toezegging = make.an_open()
    assert signed_in().get(f"/beheer/toezeggingen/toezegging/{toezegging.pk}/zet/opeten/").status_code == 404


def test_mistaken_postponement_is_taken_back_with_one_form():
    toezegging, client = make.an_open(due=date(2023, 7, 1), deadline_words="voor 2 juli 2023"), signed_in()
    make_move(client, "postpone", toezegging, deadline_words="uiterlijk 1 december 2023", on=ON, **REASON)
    page = text_of(client.get(address_of(toezegging, "revoke")))
    assert "uiterlijk 1 december 2023" in page
    typed = filled(client.get(address_of(toezegging, "revoke")), "form", on=ON, **REASON)
    for _ in range(2):  # a double click
        assert client.post(address_of(toezegging, "revoke"), typed).status_code == 302
    assert fresh(toezegging).due_latest == date(2023, 7, 1)
    assert [event.kind for event in toezegging.events.all()].count("herroepen") == 1
    assert not is_possible("revoke", toezegging)


def test_public_reason_is_corrected_with_one_form():
    toezegging, client = make.an_open(), signed_in()
    make_move(client, "lapse", toezegging, on=ON, **REASON)
    step = toezegging.events.last()
    typed = {"event": step.pk, "reason": "Nu goed geschreven.", "on": ON}
    answer = make_move(client, "correct_reason", toezegging, **typed)
    assert answer.status_code == 302
    public = text_of(Client().get(toezegging.get_absolute_url()))
    assert "Nu goed geschreven." in public
    assert "Zo besloten." not in public
    assert "reden verbeterd" in public.lower()
    assert "Zo besloten." in text_of(client.get(f"/beheer/toezeggingen/toezegging/{toezegging.pk}/change/"))
