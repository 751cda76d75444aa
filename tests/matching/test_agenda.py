"""The agenda finds the debate that replaced a moved or cancelled debate, and knows which words are rare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matching.debates import Agenda, ListedDebate

DAY = date(2023, 3, 8)
MOVED = ListedDebate("2023A99001", "commissiedebat", DAY, "Dijken en duinen", took_place=False)
LATER = ListedDebate("2023A99002", "commissiedebat", DAY + timedelta(days=60), "Dijken en duinen")


def successor(moved: ListedDebate, *others: ListedDebate) -> str | None:
    found = Agenda([moved, *others]).held(moved)
    return found.number if found else None


def test_a_debate_that_took_place_is_its_own_answer():
    held = replace(MOVED, took_place=True)
    assert successor(held, LATER) == held.number


@pytest.mark.parametrize(("days", "is_found"), [(1, True), (200, True), (201, False), (-1, False)])
def test_a_postponed_debate_follows_within_two_hundred_days(days: int, *, is_found: bool):
    later = replace(LATER, day=DAY + timedelta(days=days))
    assert successor(MOVED, later) == (later.number if is_found else None)


def test_the_first_later_debate_with_the_title_counts():
    latest = replace(LATER, number="2023A99003", day=LATER.day + timedelta(days=1))
    assert successor(MOVED, latest, LATER) == LATER.number


@pytest.mark.parametrize(
    "change",
    [{"kind": "notaoverleg"}, {"title": "Dijken, veerponten en spoorwegen"}, {"title": "Muskusratten"}],
    ids=["other kind", "partly the same title", "other title"],
)
def test_another_kind_or_title_is_not_the_postponed_debate(change: dict[str, str]):
    assert successor(MOVED, replace(LATER, **change)) is None


def test_a_debate_that_was_postponed_twice_is_followed_to_the_end():
    again = replace(LATER, took_place=False)
    held = replace(LATER, number="2023A99003", day=LATER.day + timedelta(days=30))
    assert successor(MOVED, again, held) == held.number
    assert successor(MOVED, again) is None


@pytest.mark.parametrize(
    "note", ["geannuleerd", "vervallen", "omgezet in een schriftelijk overleg", "samengevoegd met Water"]
)
def test_a_cancelled_debate_has_no_successor(note: str):
    assert successor(replace(MOVED, title=f"Dijken en duinen ({note})"), LATER) is None


def test_the_number_of_the_successor_decides_over_the_title():
    named = ListedDebate("2023A99004", "notaoverleg", DAY, "Hitte in de stad")
    assert successor(replace(MOVED, instead=named.number), LATER, named) == named.number
    assert successor(replace(MOVED, instead="2023A99999"), LATER) is None


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("verplaatst naar 22 maart 2023", date(2023, 3, 22)),
        ("verplaatst naar 22 maart", date(2023, 3, 22)),
        ("verplaatst naar 12 april 2023 van 10.00 tot 14.00 uur", date(2023, 4, 12)),
        ("verplaatst", None),
    ],
)
def test_the_new_day_is_read_from_the_title(note: str, day: date | None):
    moved = replace(MOVED, title=f"Dijken en duinen ({note})")
    assert moved.moved_to == day
    if day:
        new = replace(LATER, number="2023A99005", day=day)
        assert successor(moved, LATER, new) == new.number


@pytest.mark.parametrize(
    ("held", "note", "day"),
    [
        (date(2022, 12, 14), "verplaatst naar 11 januari", date(2023, 1, 11)),
        (date(2023, 1, 11), "verplaatst naar 14 december", date(2022, 12, 14)),
    ],
)
def test_a_new_day_without_a_year_is_the_nearest(held: date, note: str, day: date):
    assert replace(MOVED, day=held, title=f"Dijken ({note})").moved_to == day


def test_an_agenda_note_is_no_part_of_the_name():
    assert MOVED.name == "Dijken en duinen"
    for note in ("(verplaatst naar 22 maart)", "(AO d.d. 31/3)", "(voortzetting)", "(rest)", "(onder voorbehoud)"):
        assert replace(MOVED, title=f"Dijken en duinen {note}").name == MOVED.name
    assert replace(MOVED, title="Dijken (Waddenzee)").name == "Dijken (Waddenzee)"


def test_debates_are_found_by_a_word_of_the_title_despite_a_typing_error():
    agenda = Agenda([replace(LATER, title="Spoorveiligheid"), replace(LATER, number="2023A99003", title="Duinen")])

    def titled(stem: str, since: date = DAY, until: date = LATER.day) -> list[str]:
        return [debate.title for debate in agenda.titled([stem], since, until)]

    assert titled("spoorveiligheid") == titled("spoorvelligheid") == ["Spoorveiligheid"]
    assert titled("veiligheid") == [], "the first two letters must be right"
    assert titled("spoorveiligheid", until=LATER.day - timedelta(days=1)) == []
    assert titled("spoorveiligheid", since=LATER.day + timedelta(days=1)) == []


def test_debates_are_found_by_an_abbreviation():
    agenda = Agenda([replace(LATER, title="Begroting Infrastructuur en Waterstaat")])
    assert len(agenda.titled([], DAY, LATER.day, ["IenW"])) == 1
    assert agenda.titled([], DAY, LATER.day, ["VWS"]) == []


def test_a_rare_word_weighs_more_and_an_unknown_word_as_much_as_the_rarest():
    titles = ("Dijken water", "Sloten water", "Water")
    agenda = Agenda([replace(LATER, number=f"2023A9900{nr}", title=title) for nr, title in enumerate(titles)])
    assert agenda.weight("water") == 1
    assert agenda.weight("dijk") == agenda.weight("slot") == agenda.weight("veerpont") > 2
    assert Agenda([]).weight("water") == 1


def test_no_day_has_no_debates():
    agenda = Agenda([LATER])
    assert agenda.on(LATER.day) == [LATER]
    assert agenda.on(DAY) == agenda.on(None) == []
