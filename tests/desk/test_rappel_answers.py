"""The answers to a rappel in one form: each through the workflow, and a second clerk's change is told per row."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts.models import Rappel, RappelRow
from parliament import dates
from parliament.models import Post
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.rappels import a_draft, a_post, a_sent, address_of, answer, key, late
from tests.desk.test_two_at_once import at_once
from toezeggingen import workflow
from toezeggingen.models import Event, Fulfilment, Toezegging

pytestmark = pytest.mark.django_db
FORTY = 40
PAGE = "rappel-answers"


@pytest.fixture
def post() -> Post:
    return a_post()


def later(days: int = 200) -> str:
    return f"uiterlijk {dates.dutch(timezone.localdate() + timedelta(days))}"


@pytest.mark.parametrize(
    ("choice", "effect", "rest"), [("voldaan", "voldoet", ""), ("deels-voldaan", "voldoet-deels", "De kaart.")]
)
def test_a_letter_that_meets_it_is_confirmed_and_waits_for_the_meeting(choice, effect, rest, post):
    toezegging, letter = late(post), make.a_letter()
    rappel = a_sent(post)
    typed = {"choice": choice, "letter": letter.number, "remainder": rest}
    assert answer(signed_in(username="griffier-een"), rappel, **{key(toezegging): typed}).status_code == 302
    met, row = Fulfilment.objects.get(), RappelRow.objects.get()
    assert (met.letter, met.state, met.effect, met.remainder) == (letter, "bevestigd", effect, rest)
    assert (row.answer, row.letter, row.recorded_by.username) == (choice, letter, "griffier-een")
    assert list(Toezegging.objects.awaiting_decision()) == [toezegging]
    assert not rappel.rows.waiting().exists()


def test_a_letter_that_was_proposed_before_is_confirmed_once(post):
    toezegging = late(post)
    met = make.a_proposal(toezegging)
    rappel = a_sent(post)
    answer(signed_in(), rappel, **{key(toezegging): {"choice": "voldaan", "letter": met.letter.number}})
    met.refresh_from_db()
    assert (met.state, Fulfilment.objects.count()) == ("bevestigd", 1)


def test_a_new_term_is_a_postponement_by_the_letter_with_the_answer(post):
    toezegging, letter = late(post), make.a_letter(date=timezone.localdate() - timedelta(2))
    rappel = a_sent(post)
    typed = {"choice": "uitstel", "deadline_words": later()}
    answer(signed_in(), rappel, reply={"letter": letter.number}, **{key(toezegging): typed})
    event, row = Event.objects.get(kind="uitgesteld"), RappelRow.objects.get()
    toezegging.refresh_from_db()
    assert toezegging.due_latest == timezone.localdate() + timedelta(200)
    assert (event.postponement.letter, event.reason) == (letter, "De bewindspersoon vraagt om meer tijd.")
    assert (row.answer, row.letter) == ("uitstel", letter)
    assert not rappel.rows.waiting().exists()


def test_what_another_ministry_answers_for_now_goes_there_together(post):
    rows, target = [late(post), late(post)], make.a_ministry("yy")
    rappel = a_sent(post)
    answer(signed_in(), rappel, **{key(row): {"choice": "overgedragen", "ministry": "yy"} for row in rows})
    events = Event.objects.filter(kind="overgegaan")
    assert {row.ministry_now for row in Toezegging.objects.all()} == {target}
    assert len({event.causes[0]["key"] for event in events}) == 1
    assert {event.reason for event in events} == {
        "De bewindspersoon laat weten dat een ander ministerie nu verantwoordelijk is."
    }
    assert not rappel.rows.waiting().exists()


def test_a_further_question_changes_nothing_and_stays_on_the_list(post):
    toezegging = late(post)
    rappel, client = a_sent(post), signed_in()
    before = Event.objects.count()
    answer(client, rappel, **{key(toezegging): {"choice": "nadere-vraag", "note": "Welke kaart?"}})
    assert Event.objects.count() == before
    page = text_of(client.get(address_of(rappel)))
    assert "Niet beantwoord: 1 van 1." in page
    assert "nadere vraag gesteld: Welke kaart?" in page
    version = RappelRow.objects.get().version
    answer(client, rappel)
    assert RappelRow.objects.get().version == version
    answer(client, rappel, **{key(toezegging): {"choice": "uitstel", "deadline_words": later(), "note": ""}})
    assert not rappel.rows.waiting().exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"choice": "voldaan"}, "Vul het nummer van de brief in."),
        ({"choice": "voldaan", "letter": "11111-1"}, "staat niet in het register"),
        ({"choice": "deels-voldaan", "letter": "22222-9"}, "Vul in wat er rest."),
        ({"choice": "uitstel"}, "Vul de nieuwe termijn in."),
        ({"choice": "uitstel", "deadline_words": "als de dijk er is"}, "kruis aan dat deze termijn geen dag heeft"),
        ({"choice": "overgedragen"}, "Kies het ministerie."),
        ({"choice": "overgedragen", "ministry": "xx"}, "staat al bij XX."),
        ({"choice": "nadere-vraag"}, "Schrijf op wat de Kamer nog wil weten."),
    ],
)
def test_an_answer_that_is_not_complete_keeps_its_input_and_the_others_are_saved(typed, said, post):
    make.a_letter(number="22222-9")
    wrong, right = late(post), late(post)
    rappel = a_sent(post)
    page = answer(
        signed_in(), rappel, **{key(wrong): typed, key(right): {"choice": "uitstel", "deadline_words": later()}}
    )
    assert said in text_of(page)
    assert "1 antwoord is opgeslagen. 1 antwoord is niet opgeslagen." in " ".join(text_of(page).split())
    row = next(row for row in page.context["page"].rows if row.toezegging == wrong)
    assert row["choice"].value() == typed["choice"]
    assert {row.toezegging: row.answer for row in RappelRow.objects.all()} == {wrong: "", right: "uitstel"}


def test_a_wrong_day_of_the_answer_saves_nothing(post):
    toezegging = late(post)
    rappel = a_sent(post)
    for day, said in (("", "Dit veld is verplicht."), (timezone.localdate() + timedelta(1), "ligt in de toekomst")):
        typed = {key(toezegging): {"choice": "uitstel", "deadline_words": later()}}
        assert said in text_of(answer(signed_in(), rappel, reply={"on": day}, **typed))
    assert not Event.objects.filter(kind="uitgesteld").exists()


def test_the_reason_does_not_tell_of_a_hidden_letter(post):
    toezegging, letter = late(post), make.a_letter(released=False)
    rappel = a_sent(post)
    typed = {"choice": "uitstel", "deadline_words": later(), "reason": "Zie de brief."}
    page = answer(signed_in(), rappel, reply={"letter": letter.number}, **{key(toezegging): typed})
    assert "en die is nog niet openbaar." in text_of(page)


def test_forty_answers_while_a_second_clerk_works(post):
    """The second clerk answers five rows and postpones one elsewhere. None is lost and none is doubled."""
    rows = [late(post, 100 + nr) for nr in range(FORTY)]
    rappel, letter = a_sent(post), make.a_letter()
    first, second = signed_in(), signed_in(username="griffier-twee")
    opened = first.get(address_of(rappel, PAGE))
    theirs = {key(row): {"choice": "uitstel", "deadline_words": later(300)} for row in rows[:5]}
    answer(second, rappel, **theirs)
    today = timezone.localdate()
    workflow.postpone(
        rows[5], by=make.clerk(), on=today, deadline=make.a_deadline(today + timedelta(99)), reason="Zo besloten."
    )
    mine = {key(row): {"choice": "voldaan", "letter": letter.number} for row in rows}
    page = answer(first, rappel, opened, **mine)
    said = " ".join(text_of(page).split())
    assert "34 antwoorden zijn opgeslagen. 6 antwoorden zijn niet opgeslagen." in said
    assert said.count("griffier-twee legde hier intussen vast: “nieuwe termijn”.") == 5
    assert f"Toezegging {rows[5]} is intussen gewijzigd" in said
    assert {row.toezegging for row in page.context["page"].rows} == set(rows[:6])
    assert Fulfilment.objects.filter(state="bevestigd").count() == 34
    assert Event.objects.filter(kind="uitgesteld").count() == 6
    assert RappelRow.objects.filter(answer="voldaan").count() == 34
    again = answer(first, rappel, page)
    assert "6 antwoorden zijn opgeslagen" in text_of(first.get(address_of(rappel)))
    assert again.status_code == 302
    assert RappelRow.objects.filter(answer="voldaan").count() == FORTY
    assert Event.objects.filter(kind="bevestigd").count() == FORTY


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_the_same_moment_record_each_row_once(post):
    rows, letter = [late(post, 100 + nr) for nr in range(8)], make.a_letter()
    rappel = a_sent(post)
    clients = [signed_in(), signed_in()]
    opened = [client.get(address_of(rappel, PAGE)) for client in clients]
    met = {key(row): {"choice": "voldaan", "letter": letter.number} for row in rows}
    asked = {key(row): {"choice": "uitstel", "deadline_words": later()} for row in rows}
    at_once(
        lambda: answer(clients[0], rappel, opened[0], **met), lambda: answer(clients[1], rappel, opened[1], **asked)
    )
    for row in RappelRow.objects.all():
        kinds = set(row.toezegging.events.values_list("kind", flat=True)) - {"gepubliceerd"}
        assert kinds == ({"voorgesteld", "bevestigd"} if row.answer == "voldaan" else {"uitgesteld"})
        assert (row.version, bool(row.answer)) == (2, True)


@pytest.mark.parametrize(
    "typed",
    [
        {"choice": "voldaan", "letter": "22222-9"},
        {"choice": "deels-voldaan", "letter": "22222-9", "remainder": "De kaart."},
        {"choice": "uitstel", "deadline_words": "uiterlijk 1 oktober 2099"},
        {"choice": "overgedragen", "ministry": "yy"},
        {"choice": "nadere-vraag", "note": "Welke kaart?"},
    ],
)
def test_a_double_click_records_once(typed, post):
    make.a_letter(number="22222-9")
    make.a_ministry("yy")
    toezegging = late(post)
    rappel, client = a_sent(post), signed_in()
    opened = client.get(address_of(rappel, PAGE))
    first = answer(client, rappel, opened, **{key(toezegging): typed})
    events = Event.objects.count()
    second = answer(client, rappel, opened, **{key(toezegging): typed})
    assert (first.status_code, second.status_code) == (302, 302)
    assert (Event.objects.count(), RappelRow.objects.get().version) == (events, 2)


def test_what_was_recorded_elsewhere_is_told_and_asks_no_answer(post):
    waits, lapsed, open_ = late(post, 9), late(post, 8), late(post, 7)
    rappel = a_sent(post)
    make.a_confirmed(waits)
    workflow.lapse(lapsed, by=make.clerk(), on=timezone.localdate(), reason="Achterhaald.")
    page = signed_in().get(address_of(rappel))
    assert [row.toezegging for row in page.context["waiting"]] == [open_]
    assert {row.toezegging: row.outcome for row in page.context["settled"]} == {
        waits: "besluit volgt, elders vastgelegd", lapsed: "vervallen, elders vastgelegd",
    }  # fmt: skip
    assert [row.toezegging for row in rappel.rows.waiting()] == [open_]


def test_what_is_not_answered_stays_on_the_list_and_on_te_doen(post):
    first, second = late(post, 9), late(post, 8)
    client = signed_in()
    in_time = a_sent(post)
    overdue = late_reply(a_post("minister van Elders"), first)
    answer(client, in_time, **{key(second): {"choice": "uitstel", "deadline_words": later()}})
    listed = text_of(client.get("/beheer/rappel/"))
    assert "1 van 2" in listed
    (work,) = [one for one in client.get("/beheer/").context["work_lists"] if one.title == "Rappels zonder antwoord"]
    assert [(item.name, item.remark) for item in work.first_items] == [(overdue.number, "1 van 1 niet beantwoord")]
    workflow.lapse(first, by=make.clerk(), on=timezone.localdate(), reason="Achterhaald.")
    (work,) = [one for one in client.get("/beheer/").context["work_lists"] if one.title == "Rappels zonder antwoord"]
    assert work.count == 0


def late_reply(post: Post, toezegging: Toezegging) -> Rappel:
    """A sent rappel whose reply date has passed."""
    today = timezone.localdate()
    rappel = a_draft(post, reply_by=today - timedelta(1))
    RappelRow.objects.create(
        rappel=rappel, toezegging=toezegging, stands_in="verstreken", due_latest=toezegging.due_latest
    )
    rappel.sent_at, rappel.sent_by, rappel.document = timezone.now(), make.clerk(), b"brief"
    rappel.save()
    return rappel


def test_a_draft_takes_no_answers(post):
    late(post)
    rappel = a_draft(post)
    assert signed_in().get(address_of(rappel, PAGE)).url == address_of(rappel)


def test_number_of_queries_does_not_depend_on_the_rows(post):
    client = signed_in()
    late(post, 9)

    def count(rappel: Rappel) -> int:
        client.get(address_of(rappel, PAGE))
        with CaptureQueriesContext(connection) as queries:
            client.get(address_of(rappel, PAGE))
        return len(queries)

    one = count(a_sent(post))
    for nr in range(2):
        late(post, 20 + nr)
    assert count(a_sent(post)) == one
