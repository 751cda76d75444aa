"""The news of a selection as an Atom feed, as a news reader reads it.

The database stamps events with its own clock, so these tests start today and travel to later days.
"""

from datetime import date, datetime, timedelta
from uuid import uuid4

import feedparser
import pytest
from django.utils import timezone

from letters.models import LetterVersion
from opendata.load import SETTLED_ELSEWHERE
from parliament import dates
from parliament.models import Debate, Member
from tests import factories as make
from tests.pages import source_of, words_in
from toezeggingen import workflow
from toezeggingen.models import Event, Relation, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome
from toezeggingen.permissions import REGISTER
from toezeggingen.status import Status
from website.formats import as_atom

pytestmark = pytest.mark.django_db

SITE = "https://toezeggingen.example"
TODAY = date(2023, 5, 21)
ALL = "/toezeggingen/?formaat=atom"


@pytest.fixture(autouse=True)
def site(settings) -> None:
    settings.SITE_URL = SITE


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def read(client, address: str = ALL) -> feedparser.FeedParserDict:
    response = client.get(address)
    assert response.status_code == 200
    feed = feedparser.parse(response.getvalue(), response_headers={"content-type": response["Content-Type"]})
    assert (feed.bozo, feed.version) == (0, "atom10")
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids))
    return feed


def told(client, address: str = ALL) -> list[str]:
    """What happened in each entry, as its title says: "Uitgesteld TZ202303-101"."""
    titles = [entry.title.partition(" – ") for entry in read(client, address).entries]
    return [f"{happened} {rest.partition(':')[0]}" for happened, _, rest in titles]


def links_of(feed: feedparser.FeedParserDict) -> dict[str, str]:
    return {link.rel: link.href for link in feed.feed.links}


def postpone(toezegging: Toezegging, until: date, **facts: object) -> None:
    later = make.a_deadline(until, words="na de zomer")
    workflow.postpone(toezegging, by=make.clerk(), on=TODAY, deadline=later, reason="Druk.", **facts)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def test_an_entry_says_what_happened_and_then_the_facts(client):
    evil = "Een <b>brief</b> & “meer”, over " + "zeer " * 20 + "hoge\x07 dijken."
    shown = make.an_open(number="TZ202303-101", text=evil, due=date(2023, 6, 1))
    postpone(shown, date(2023, 9, 1), letter=make.a_letter(number="28676-431"))
    entry = read(client).entries[0]
    assert entry.title.startswith("Uitgesteld – TZ202303-101: Een <b>brief</b> & “meer”, over zeer")
    assert entry.link == SITE + shown.get_absolute_url()
    words = words_in(entry.summary).strip()
    assert words.startswith("21 mei 2023 uitgesteld van “voor de zomer” (1 juni 2023) naar “na de zomer”")
    assert "gevraagd in brief 28676-431" in words
    assert "Reden: Druk." in words
    assert f'href="{SITE}/brieven/28676-431/"' in entry.summary
    assert "&lt;b&gt;brief&lt;/b&gt; &amp; “meer”" in entry.summary
    assert "hoge dijken" in words
    assert words.index("Reden: Druk.") < words.index("hoge dijken") < words.index("Status: openstaand")


def test_every_step_of_a_history_is_an_entry_latest_first(client):
    toezegging = make.an_open(due=date(2023, 7, 1))
    postpone(toezegging, date(2023, 9, 1))
    workflow.revoke(
        toezegging, by=make.clerk(), on=TODAY, postponement=toezegging.postponements.get(),
        deadline=make.a_deadline(date(2023, 7, 1)), reason="Vergissing.",
    )  # fmt: skip
    make.a_confirmed(toezegging, effect=Effect.PARTLY, remainder="de kosten")
    make.a_settled(toezegging)
    workflow.reopen(toezegging, by=make.clerk(), on=date(2023, 5, 12), to=Status.OPEN, reason="Er ontbrak iets.")
    workflow.lapse(toezegging, by=make.clerk(), on=TODAY, reason="De wet vervalt.")
    workflow.adopt_number(toezegging, "TZ202303-909", by=make.clerk(), on=TODAY)
    assert [words.removesuffix(" TZ202303-909") for words in told(client)] == [
        *("Nummer van de Kamer bekend", "Vervallen", "Heropend", "Besluit: voldaan", "Brief ontvangen, besluit volgt"),
        *("Uitstel herroepen", "Uitgesteld", "Gepubliceerd"),
    ]


def test_a_handover_says_from_where_to_where(client):
    toezegging, target = make.an_open(), make.a_ministry("zz", name="Water")
    ministries = {"source": toezegging.ministry_now, "target": target}
    workflow.hand_over(toezegging, by=make.clerk(), on=TODAY, reason="Nieuw.", key=uuid4(), **ministries)
    entry = read(client).entries[0]
    assert entry.title.startswith("Overgegaan naar een ander ministerie")
    assert "was XX is nu ZZ" in words_in(entry.summary)


def test_an_id_never_changes_whatever_happens(client, time_machine):
    toezegging = make.an_open(due=in_days(20))
    time_machine.move_to(midnight(in_days(21)))
    before = {entry.title.partition(" – ")[0]: entry.id for entry in read(client).entries}
    assert before.keys() == {"Termijn verstreken", "Termijn verloopt binnenkort", "Gepubliceerd"}
    workflow.adopt_number(toezegging, "TZ202303-909", by=make.clerk(), on=TODAY)
    workflow.edit(toezegging, by=make.clerk(), on=TODAY, text="Een andere tekst.")
    after = {entry.title.partition(" – ")[0]: entry.id for entry in read(client).entries}
    assert before.items() < after.items()
    assert before["Gepubliceerd"] == f"tag:toezeggingen.example,2026:gebeurtenis-{toezegging.events.earliest('pk').pk}"


def test_a_corrected_reason_updates_the_entry_that_it_is_about(client):
    toezegging = make.an_open()
    lapse = workflow.lapse(toezegging, by=make.clerk(), on=TODAY, reason="De wte vervalt.")
    before = read(client).entries[0]
    corrected = workflow.correct_reason(toezegging, by=make.clerk(), on=TODAY, event=lapse, reason="De wet vervalt.")
    after = read(client).entries
    assert len(after) == 2
    assert (after[0].id, after[0].published) == (before.id, before.published)
    assert datetime.fromisoformat(after[0].updated) == Event.objects.get(pk=corrected.pk).at
    assert "Reden: De wet vervalt." in words_in(after[0].summary)


def test_a_list_that_existed_is_no_news_and_what_follows_is(client):
    loaded = make.an_open(by=REGISTER)
    settled = make.an_open(by=REGISTER)
    workflow.make_move("decide", settled, by=REGISTER, on=TODAY, to=Status.FULFILLED, reason=SETTLED_ELSEWHERE)
    assert told(client) == []
    postpone(loaded, date(2023, 9, 1))
    assert told(client) == [f"Uitgesteld {loaded.number}"]


def test_a_letter_that_settles_nothing_is_no_news(client):
    mentioned, postponed = make.an_open(), make.an_open()
    make.a_confirmed(mentioned, effect=Effect.MENTIONS)
    letter = make.a_letter()
    make.a_confirmed(postponed, effect=Effect.POSTPONES, letter=letter)
    postpone(postponed, date(2023, 9, 1), letter=letter)
    assert [words.split()[0] for words in told(client)] == ["Uitgesteld", "Gepubliceerd", "Gepubliceerd"]


def release_all_letters() -> datetime:
    """In an hour."""
    moment = timezone.now().replace(microsecond=0) + timedelta(hours=1)
    LetterVersion.objects.update(released_at=moment)
    return moment


def test_a_letter_is_news_when_it_is_released(client):
    make.a_confirmed(make.an_open(), letter=make.a_letter(released=False))
    make.an_open()
    assert [words.split()[0] for words in told(client)] == ["Gepubliceerd", "Gepubliceerd"]
    moment = release_all_letters()
    entry = read(client).entries[0]
    assert entry.title.startswith("Brief ontvangen, besluit volgt")
    assert datetime.fromisoformat(entry.published) == moment


def test_a_letter_released_after_the_decision_is_no_news(client):
    confirmed, meeting = make.a_confirmed(make.an_open(), letter=make.a_letter(released=False)), make.a_meeting()
    workflow.decide(confirmed, by=make.clerk(), on=meeting.day, meeting=meeting, outcome=Outcome.FULFILLED)
    release_all_letters()
    assert [words.rpartition(" ")[0] for words in told(client)] == ["Besluit: voldaan", "Gepubliceerd"]


def test_a_change_that_readers_cannot_see_is_no_entry(client):
    letter, other = (make.a_letter(released=False) for _ in range(2))
    toezegging = make.an_open(letter=letter, made_on=letter.date, on=letter.date, passage="niet openbaar")
    workflow.edit(toezegging, by=make.clerk(), on=TODAY, letter=other, passage="ook niet openbaar")
    assert [words.split()[0] for words in told(client)] == ["Gepubliceerd"]


def test_a_deadline_is_news_two_weeks_before_and_the_day_after(client, time_machine):
    due = in_days(20)
    toezegging = make.an_open(due=due)
    soon, late = f"Termijn verloopt binnenkort {toezegging.number}", f"Termijn verstreken {toezegging.number}"
    published = f"Gepubliceerd {toezegging.number}"
    for days, expected in {
        5: [published], 6: [soon, published], 20: [soon, published], 21: [late, soon, published],
    }.items():  # fmt: skip
        time_machine.move_to(midnight(due) + timedelta(days=days - 20, minutes=30))
        assert told(client) == expected
    first = read(client).entries[0]
    assert datetime.fromisoformat(first.published) == midnight(due + timedelta(days=1))
    assert f"De termijn liep tot en met {dates.dutch(due)}." in words_in(first.summary)
    assert first.id.endswith(f"toezegging-{toezegging.pk}-verstreken-{due}")


def test_a_moved_deadline_is_news_again(client, time_machine):
    toezegging = make.an_open(due=in_days(3))
    time_machine.move_to(midnight(in_days(4)))
    (old,) = [entry.id for entry in read(client).entries if "verstreken" in entry.title]
    postpone(toezegging, in_days(1))
    assert not [words for words in told(client) if "verstreken" in words]
    time_machine.move_to(midnight(in_days(2)))
    (new,) = [entry.id for entry in read(client).entries if "verstreken" in entry.title]
    assert new != old


def test_a_deadline_that_had_passed_before_publication_is_no_news(client):
    make.an_open(due=date(2023, 5, 1))
    assert [words.split()[0] for words in told(client)] == ["Gepubliceerd"]


def test_while_a_decision_is_awaited_no_deadline_passes(client, time_machine):
    make.a_confirmed(make.an_open(due=in_days(3)))
    time_machine.move_to(midnight(in_days(4)))
    assert not [words for words in told(client) if "Termijn" in words]


def test_the_pages_hold_every_entry_once_while_new_ones_arrive(client, time_machine, monkeypatch):
    """Many have the same moment: they were published together, and their deadlines end on the same day."""
    monkeypatch.setattr(as_atom, "ENTRIES_A_PAGE", 4)
    rows = [make.an_open(due=in_days(20)) for _ in range(5)]
    soon = make.an_open(due=in_days(35))  # near on the day on which the others are late
    time_machine.move_to(midnight(in_days(21)))
    ids, address, pages = [], ALL, 0
    while address:
        feed = read(client, address)
        ids += [entry.id for entry in feed.entries]
        pages += 1
        links = links_of(feed)
        assert links["first"] == f"{SITE}{ALL}"
        assert links["self"] == f"{SITE}{address}"
        address = links.get("next", "").removeprefix(SITE)
        postpone(rows[0], in_days(20 + pages))
    assert len(ids) == len(set(ids))
    assert pages == 5
    assert f"tag:toezeggingen.example,2026:toezegging-{soon.pk}-nadert-{soon.due_latest}" in ids
    assert {key for key in ids if "gebeurtenis" in key} >= {
        f"tag:toezeggingen.example,2026:gebeurtenis-{row.events.earliest('pk').pk}" for row in rows
    }
    for kind in ("verstreken", "nadert"):
        assert {key for key in ids if kind in key} >= {
            f"tag:toezeggingen.example,2026:toezegging-{row.pk}-{kind}-{row.due_latest}" for row in rows[1:]
        }


def test_an_unknown_page_is_the_latest_news(client):
    make.an_open()
    feed = read(client, f"{ALL}&pagina=2")
    assert len(feed.entries) == 1
    assert "Pagina “2” is er niet; u ziet het laatste nieuws." in feed.feed.subtitle


def test_a_feed_follows_its_filters_and_names_them(client):
    late = make.an_open(due=date(2023, 5, 1))
    make.an_open()
    response = client.get("/toezeggingen/?termijn=te-laat&termijn=onzin&formaat=atom")
    assert response["Content-Disposition"] == f'inline; filename="toezeggingen-te-laat-{in_days(0)}.atom"'
    feed = read(client, "/toezeggingen/?termijn=te-laat&termijn=onzin&formaat=atom")
    assert {entry.link for entry in feed.entries} == {SITE + late.get_absolute_url()}
    assert feed.feed.title == "Open toezeggingen, te laat, laatste nieuws eerst"
    assert feed.feed.subtitle.startswith(f"1 toezegging op {dates.dutch(in_days(0))}.")
    assert "Termijn “onzin” is onbekend en is genegeerd." in feed.feed.subtitle
    assert feed.feed.subtitle.endswith(
        "Past een toezegging niet meer bij deze keuze, dan verdwijnt zij uit deze lijst."
    )
    address = f"{SITE}/toezeggingen/?termijn=te-laat"
    own = f"{address}&formaat=atom"
    assert links_of(feed) == {"alternate": address, "self": own, "first": own}


def test_an_empty_feed_is_valid(client):
    assert read(client, "/toezeggingen/?woorden=zeppelin%01&formaat=atom").entries == []


def test_a_feed_names_the_recipients_and_the_letters(client):
    party = make.a_party("NOL")
    member = Member.objects.create(name="J. Özdil", party=party)
    make.a_confirmed(make.an_open(members=[member], parties=[party]), letter=make.a_letter(number="28676-431"))
    feed = client.get(ALL).text
    assert "Toegezegd aan J. Özdil (NOL); NOL." in feed
    assert "Brief ontvangen: 28676-431." in feed


def test_a_day_in_the_words_is_not_repeated(client):
    make.an_open(deadline=make.a_deadline(date(2023, 6, 30), words="uiterlijk 30 juni 2023"))
    (entry,) = read(client).entries
    assert "Termijn: “uiterlijk 30 juni 2023”.<" in entry.summary


def withdraw(toezegging: Toezegging) -> None:
    workflow.withdraw(toezegging, by=make.clerk(), on=TODAY, reason="Geheime fout.")


def test_what_is_withdrawn_meanwhile_leaves_every_feed(client, time_machine):
    hidden, kept = make.an_open(due=in_days(3), text="Geheim."), make.an_open()
    time_machine.move_to(midnight(in_days(4)))
    workflow.edit(kept, by=make.clerk(), on=TODAY, relations=[(Relation.Kind.REPEATS, hidden)])
    assert f"Termijn verstreken {hidden.number}" in told(client)
    withdraw(hidden)
    for address in (ALL, f"/toezeggingen/?nummer={kept.number}&formaat=atom", kept.get_absolute_url()):
        text = source_of(client.get(address))
        assert hidden.number not in text
        assert "eheim" not in text
    assert "een toezegging die niet openbaar is" in words_in(read(client).entries[0].summary)


def test_the_feed_of_a_withdrawn_toezegging_is_empty_and_keeps_its_address(client):
    """The list would ignore the number and show all."""
    hidden = make.an_open()
    make.an_open()
    withdraw(hidden)
    address = f"/toezeggingen/?nummer={hidden.number}&formaat=atom"
    feed = read(client, address)
    assert (feed.entries, feed.feed.title) == ([], "Nu niet in het register")
    assert hidden.number not in feed.feed.title + feed.feed.subtitle
    assert links_of(feed)["self"] == SITE + address
    workflow.restore(hidden, by=make.clerk(), on=TODAY, reason="Toch goed.")
    assert told(client, address) == [f"Hersteld {hidden.number}", f"Gepubliceerd {hidden.number}"]


def test_a_debate_that_became_confidential_is_named_in_no_entry(client):
    debate = make.a_debate(title="geheim debat")
    toezegging = make.an_open(debate=debate)
    workflow.edit(toezegging, by=make.clerk(), on=TODAY, debate=make.a_debate())
    assert "geheim debat" in client.get(ALL).text
    Debate.objects.filter(pk=debate.pk).update(is_confidential=True)
    assert "geheim" not in client.get(ALL).text


def test_the_list_links_to_its_feed(client):
    make.an_open()
    source = source_of(client.get("/toezeggingen/?termijn=te-laat&termijn=binnen-30-dagen"))
    assert 'rel="alternate" type="application/atom+xml"' in source
    assert 'href="?termijn=te-laat&amp;termijn=binnen-30-dagen&amp;formaat=atom">' in source
