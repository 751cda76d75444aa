"""The screen "Overdragen": shown first, each row by itself, once, and back again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from parliament.models import Minister, Ministry, Post, Tenure
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.test_pages import queries_of
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from toezeggingen.rhythm import Rhythm
from toezeggingen.successors import follow_successors
from website.history.timeline import timeline_of

pytestmark = pytest.mark.django_db

PAGE = "/beheer/overdragen/"
REASON = "De portefeuille Klimaat gaat naar een ander ministerie."


@pytest.fixture
def old() -> Ministry:
    return make.a_ministry("oud", name="Oude Zaken")


@pytest.fixture
def new() -> Ministry:
    return make.a_ministry("nieuw", name="Nieuwe Zaken")


def address(old: Ministry, new: Ministry, **narrower: Any) -> str:
    rest = "".join(f"&{name}={row.pk}" for name, row in narrower.items())
    return f"{PAGE}?van={old.pk}&naar={new.pk}{rest}"


def sent(page: HttpResponse, rows: Iterable[Toezegging] | None = None, **typed: Any) -> dict[str, Any]:
    """What a browser sends of the page, with what is ticked there or only `rows`."""
    shown = page.context["candidates"]
    ids = [one.toezegging.pk for one in shown if one.is_ticked] if rows is None else [row.pk for row in rows]
    seen = {f"seen-{one.toezegging.pk}": one.seen for one in shown}
    return {**filled(page, "form"), "ids": ids, **seen, "reason": REASON, **typed}


def hand_over(client: Client, where: str, rows: Iterable[Toezegging] | None = None, **typed: Any) -> HttpResponse:
    return client.post(where, sent(client.get(where), rows, **typed), follow=True)


def ministries(*rows: Toezegging) -> list[str]:
    return [Toezegging.objects.get(pk=row.pk).ministry_now.key for row in rows]


def handed_over() -> int:
    return Event.objects.filter(kind=Event.Kind.HANDED_OVER).count()


def test_a_clerk_sees_what_moves_and_hands_it_over(old, new):
    client = signed_in(username="griffier-een")
    post = Post.objects.create(title="minister voor Klimaat", ministry=old)
    first, second = (make.an_open(ministry_then=old, post=post, text=text) for text in ("Een.", "Twee."))
    concept, settled = make.a_concept(ministry_then=old), make.a_settled(make.an_open(ministry_then=old))
    elsewhere = make.an_open()
    page = client.get(address(old, new))
    assert "2 toezeggingen van Oude Zaken naar Nieuwe Zaken" in text_of(page)
    assert [one.toezegging for one in page.context["candidates"]] == [first, second]
    assert text_of(page).count('name="ids"') == text_of(page).count(" checked>") == 2
    assert "minister voor Klimaat" in text_of(page)
    answer = client.post(address(old, new), sent(page), follow=True)
    assert "2 toezeggingen zijn overgedragen aan Nieuwe Zaken." in text_of(answer)
    assert "Overgedragen van Oude Zaken naar Nieuwe Zaken" in text_of(answer)
    assert "2 toezeggingen gaan terug naar Oude Zaken." in text_of(answer)
    assert 'value="Terugdraaien"' in text_of(answer)
    assert ministries(first, second, concept, settled, elsewhere) == ["nieuw", "nieuw", "oud", "oud", "xx"]
    for toezegging in (first, second):
        event = toezegging.events.latest("pk")
        assert (event.changes, event.reason) == ({"ministry_now": [old.pk, new.pk]}, REASON)
        assert (event.by.username, event.on) == ("griffier-een", timezone.localdate())


def test_only_the_ticked_rows_move_on_the_day_that_was_typed(old, new):
    first, second = make.an_open(ministry_then=old), make.an_open(ministry_then=old)
    hand_over(signed_in(), address(old, new), [second], on="2023-07-02")
    assert ministries(first, second) == ["oud", "nieuw"]
    assert str(second.events.latest("pk").on) == "2023-07-02"


def test_the_public_reads_who_answers_now_and_who_promised(old, new):
    post = Post.objects.create(title="minister voor Klimaat", ministry=old)
    minister = Minister.objects.create(name="A. de Wit")
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10))
    toezegging = make.an_open(ministry_then=old, post=post, minister=minister)
    hand_over(signed_in(username="griffier-een"), address(old, new), on="2023-07-02")
    page = " ".join(re.sub(r"<[^>]+>", " ", text_of(Client().get(toezegging.get_absolute_url()))).split())
    assert "toen Oude Zaken , nu Nieuwe Zaken" in page
    assert f"2 juli 2023 overgegaan naar een ander ministerie Reden: {REASON}" in page
    assert "Ministerie nu: was OUD is nu NIEUW door griffie" in page
    assert "A. de Wit" in page
    assert "griffier-een" not in page


@pytest.mark.parametrize("name", ["functie", "bewindspersoon", "commissie"])
def test_the_choice_is_narrowed_down(name, old, new):
    post = Post.objects.create(title="minister voor Klimaat", ministry=old)
    minister = Minister.objects.create(name="A. de Wit")
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10))
    chosen, other = make.an_open(ministry_then=old, post=post, minister=minister), make.an_open(ministry_then=old)
    rows = {"functie": post, "bewindspersoon": minister, "commissie": chosen.debate.committee}
    client, where = signed_in(), address(old, new, **{name: rows[name]})
    forged = {f"seen-{other.pk}": other.version}
    answer = client.post(where, sent(client.get(where), [chosen, other], **forged), follow=True)
    assert f"{other} hoort niet bij wat u koos." in text_of(answer)
    assert ministries(chosen, other) == ["nieuw", "oud"]


def test_a_forged_form_moves_nothing_wrong(old, new):
    elsewhere, concept = make.an_open(), make.a_concept(ministry_then=old)
    settled, withdrawn = make.a_settled(make.an_open(ministry_then=old)), make.an_open(ministry_then=old)
    workflow.withdraw(withdrawn, by=make.clerk(), on=make.DAY, reason="Dubbel.")
    make.an_open(ministry_then=old)
    rows, client = [elsewhere, concept, settled, withdrawn], signed_in()
    page = client.get(address(old, new))
    forged = {f"seen-{row.pk}": Toezegging.objects.get(pk=row.pk).version for row in rows}
    answer = client.post(address(old, new), sent(page, rows, **forged))
    assert text_of(answer).count("hoort niet bij wat u koos.") == 4
    odd = {"ids": ["x", "9" * 30, "-1", "", "²"], f"seen-{elsewhere.pk}": "x"}
    assert "Kruis een toezegging aan." in text_of(client.post(address(old, new), {**sent(page), **odd}))
    assert handed_over() == 0


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"naar": "van"}, "Kies een ander ministerie dan"),
        ({"naar": "ended"}, "Dit ministerie bestaat niet meer."),
        ({"naar": "9999"}, "Selecteer een geldige keuze."),
        ({}, "Dit veld is verplicht."),
    ],
    ids=["same", "ended", "unknown", "none"],
)
def test_the_target_is_another_ministry_that_exists(typed, words, old, new):
    toezegging, ended = make.an_open(ministry_then=old), make.a_ministry("voorbij")
    ended.periods.update(until="2023-01-01", successor=new)
    keys = {"van": old.pk, "ended": ended.pk}
    query = {"van": old.pk, **{name: keys.get(value, value) for name, value in typed.items()}}
    client = signed_in()
    good = sent(client.get(address(old, new)))
    where = f"{PAGE}?{'&'.join(f'{name}={value}' for name, value in query.items())}"
    assert words in text_of(client.get(where))
    assert words in text_of(client.post(where, good))
    assert ministries(toezegging) == ["oud"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [({"reason": " "}, "Dit veld is verplicht."), ({"on": "2123-01-01"}, "ligt in de toekomst")],
    ids=["no reason", "later"],
)
def test_nothing_moves_without_a_reason_or_before_the_day(typed, words, old, new):
    first, second = make.an_open(ministry_then=old), make.an_open(ministry_then=old)
    answer = hand_over(signed_in(), address(old, new), [second], **typed)
    assert words in text_of(answer)
    assert "<title>Fout: " in text_of(answer)
    assert [one.toezegging for one in answer.context["candidates"] if one.is_ticked] == [second]
    assert ministries(first, second) == ["oud", "oud"]


def test_a_row_made_after_the_day_is_refused_and_named(old, new):
    early, may = make.an_open(ministry_then=old), date(2023, 5, 1)
    late = make.an_open(ministry_then=old, made_on=may, on=may)
    answer = hand_over(signed_in(), address(old, new), on="2023-04-01")
    assert "1 toezegging is overgedragen. 1 toezegging is niet overgedragen:" in text_of(answer)
    assert "voor de dag waarop de toezegging is gedaan" in text_of(answer)
    assert ministries(early, late) == ["nieuw", "oud"]


def test_what_a_colleague_changed_is_told_and_moves_on_the_second_press(old, new):
    first, second = (make.an_open(ministry_then=old, text=text) for text in ("Een.", "Twee."))
    client = signed_in()
    data = sent(client.get(address(old, new)))
    colleague = make.a_user(username="collega")
    workflow.edit(second, by=colleague, on=make.DAY, text="Iets anders.")
    answer = client.post(address(old, new), data)
    assert f"{second} is intussen gewijzigd (collega: gecorrigeerd)" in text_of(answer)
    assert ministries(first, second) == ["nieuw", "oud"]
    assert REASON in text_of(answer)
    assert "Iets anders." in text_of(answer)
    client.post(address(old, new), sent(answer))
    assert ministries(first, second) == ["nieuw", "nieuw"]
    assert handed_over() == 2


def test_a_change_by_a_colleague_is_not_missed_after_a_form_without_reason(old, new):
    toezegging, client = make.an_open(ministry_then=old), signed_in()
    data = sent(client.get(address(old, new)))
    workflow.edit(toezegging, by=make.clerk(), on=make.DAY, text="Iets anders.")
    answer = client.post(address(old, new), {**data, "reason": ""})
    assert "is intussen gewijzigd" in text_of(client.post(address(old, new), sent(answer)))
    assert ministries(toezegging) == ["oud"]


def test_two_clerks_with_the_same_page_move_it_once(old, new):
    toezegging, third = make.an_open(ministry_then=old), make.a_ministry("derde")
    client, colleague = signed_in(), signed_in(username="collega")
    data = sent(client.get(address(old, new)))
    hand_over(colleague, address(old, third))
    answer = client.post(address(old, new), data)
    assert "is intussen gewijzigd (collega: overgegaan naar een ander ministerie)" in text_of(answer)
    assert (ministries(toezegging), handed_over()) == (["derde"], 1)


def test_a_row_without_a_version_is_refused(old, new):
    toezegging, client = make.an_open(ministry_then=old), signed_in()
    data = sent(client.get(address(old, new)))
    del data[f"seen-{toezegging.pk}"]
    assert "is intussen gewijzigd" in text_of(client.post(address(old, new), data))
    assert handed_over() == 0


def test_a_double_click_moves_once_and_complains_of_nothing(old, new):
    for _ in range(2):
        make.an_open(ministry_then=old)
    client = signed_in()
    data = sent(client.get(address(old, new)))
    for _ in range(2):
        answer = client.post(address(old, new), data, follow=True)
    assert "Er is niets dubbel overgedragen." in text_of(answer)
    assert "niet overgedragen:" not in text_of(answer)
    assert handed_over() == 2


def test_at_most_so_many_at_once(old, new, monkeypatch):
    monkeypatch.setattr("desk.handover.view.MOST", 2)
    rows = [make.an_open(ministry_then=old) for _ in range(3)]
    client = signed_in()
    page = client.get(address(old, new))
    assert "U ziet de eerste 2 van 3. Meer kan niet tegelijk" in text_of(page)
    seen = {f"seen-{row.pk}": row.version for row in rows}
    client.post(address(old, new), sent(page, rows, **seen))
    assert sorted(ministries(*rows)) == ["nieuw", "nieuw", "oud"]
    assert "Meer kan niet tegelijk" not in text_of(client.get(address(old, new)))


def test_nothing_open_is_said(old, new):
    make.a_settled(make.an_open(ministry_then=old))
    assert "Hiervan staat niets open." in text_of(signed_in().get(address(old, new)))


def made(answer: HttpResponse) -> str:
    return str(answer.request["PATH_INFO"])


def test_a_handover_is_taken_back_with_a_reason_as_far_as_it_still_stands(old, new):
    texts = ("blijft", "afgedaan", "verder", "ingetrokken", "terug")
    rows = {text: make.an_open(ministry_then=old, text=text) for text in texts}
    client = signed_in()
    where = made(hand_over(client, address(old, new), on=make.DAY.isoformat()))
    make.a_settled(rows["afgedaan"])
    workflow.withdraw(rows["ingetrokken"], by=make.clerk(), on=make.DAY, reason="Dubbel.")
    hand_over(client, address(new, make.a_ministry("derde", name="Derde Zaken")), [rows["verder"]])
    page = text_of(client.get(where))
    assert "2 toezeggingen gaan terug naar Oude Zaken." in page
    whys = {"afgedaan": "is voldaan", "verder": "staat nu bij Derde Zaken", "ingetrokken": "ingetrokken"}
    for text, why in whys.items():
        assert f"<li>{rows[text].number}: {why}</li>" in page
    assert "Dit veld is verplicht." in text_of(client.post(where, {"reason": " "}))
    assert handed_over() == 6
    answer = client.post(where, {"reason": "Toch niet."}, follow=True)
    assert "2 toezeggingen zijn weer bij Oude Zaken." in text_of(answer)
    assert "Teruggedraaid: 2 van 5." in text_of(answer)
    assert ministries(*rows.values()) == ["oud", "nieuw", "derde", "nieuw", "oud"]
    entry = timeline_of(rows["terug"])[-1]
    assert (entry.title, entry.reason) == ("overdracht teruggedraaid", "Toch niet.")


def test_a_handover_is_taken_back_once(old, new):
    toezegging, client = make.an_open(ministry_then=old), signed_in()
    where = made(hand_over(client, address(old, new)))
    colleague = signed_in(username="collega")
    for _ in range(2):
        answer = colleague.post(where, {"reason": "Toch niet."}, follow=True)
    assert "Er was niets meer om terug te draaien." in text_of(answer)
    assert "Deze overdracht is teruggedraaid." in text_of(answer)
    assert 'value="Terugdraaien"' not in text_of(answer)
    hand_over(client, address(old, new))
    client.post(where, {"reason": "Nog eens."})  # of the first handover, which is back already
    assert (ministries(toezegging), handed_over()) == (["nieuw"], 3)


def test_recent_handovers_are_listed_newest_first(old, new):
    client = signed_in(username="griffier-een")
    for _ in range(2):
        make.an_open(ministry_then=old)
    first = made(hand_over(client, address(old, new)))
    client.post(first, {"reason": "Toch niet."})
    second = made(hand_over(client, address(old, new)))
    listed = client.get(PAGE).context["handovers"]
    assert [(f"{PAGE}{one.key}/", one.source, one.target, one.count, one.undone) for one in listed] == [
        (second, old, new, 2, 0),
        (first, old, new, 2, 2),
    ]
    page = text_of(client.get(PAGE))
    assert "griffier-een, " in page
    assert f'href="{second}"' in page


def test_an_unknown_handover_is_not_found():
    assert signed_in().get(f"{PAGE}4b5d1b0e-6c46-4b39-9c3c-1f2f5e5b7a10/").status_code == 404


def test_what_the_register_moved_is_no_handover_of_a_clerk(old, new):
    make.an_open(ministry_then=old)
    old.periods.update(until="2023-05-31", successor=new)
    follow_successors(on=timezone.localdate())
    assert handed_over() == 1
    assert signed_in().get(PAGE).context["handovers"] == []


def test_screens_lead_to_the_page_for_a_griffier_only():
    for role, is_shown in (("griffier", True), ("medewerker", False)):
        client = signed_in(role)
        for start in ("/beheer/", "/beheer/parliament/ministry/"):
            assert (f'href="{PAGE}"' in text_of(client.get(start))) is is_shown


def test_a_medewerker_hands_nothing_over(old, new):
    toezegging, client = make.an_open(ministry_then=old), signed_in("medewerker")
    griffier = signed_in()
    data = sent(griffier.get(address(old, new)))
    for answer in (client.get(address(old, new)), client.post(address(old, new), data)):
        assert answer.status_code == 403
        assert "vraagt u aan een griffier" in text_of(answer)
    where = made(griffier.post(address(old, new), data, follow=True))
    assert client.post(where, {"reason": "Terug."}).status_code == 403
    assert ministries(toezegging) == ["nieuw"]


def test_query_counts_are_constant(old, new):
    client = signed_in()

    def add(count: int) -> None:
        post = Post.objects.create(title=f"minister {Post.objects.count()}", ministry=old)
        for _ in range(count):
            make.a_proposal(make.an_open(ministry_then=old, post=post, rhythm=Rhythm.YEAR))

    add(1)
    where = made(hand_over(client, address(old, new)))
    add(1)
    for page in (where, address(old, new)):
        client.get(page)
    at_one = [queries_of(client, page) for page in (where, address(old, new))]
    add(3)
    where = made(hand_over(client, address(old, new)))
    hand_over(client, address(new, old))
    assert len(client.get(address(old, new)).context["candidates"]) == 5
    assert len(client.get(PAGE).context["handovers"]) == 3
    assert [queries_of(client, page) for page in (where, address(old, new))] == at_one
